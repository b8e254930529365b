"""Which entities are shown to readers: precision before recall, since the doubtful stay in data formats.

The model is sure of itself on text that it has never seen the like of; so each type needs a witness beside it.
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.merge import Mention

#: Below this an entity is not shown, whatever speaks for it.
DOUBTFUL = 0.6


#: A small town is shown by its mere name only if the model is so sure.
SURE_OF_TOWN = 0.9


#: So sure must the model be of a body of which no word tells that it is one: "Pep Guardiola".
SURE_OF_BODY = 0.85
#: Nobody is called by these and a company's ending alone.
_GENERIC = frozenset(
    "acquisition personnel loan joint venture investment savings insurance first general national".split()
)
_SIDES = frozenset("north south east west".split())


#: Nor a person of whom no list knows the first or the last name: "Nederlandsche Hoogovens".
SURE_OF_STRANGER = 0.9


class Trust:
    """Judges the mentions of one entity together."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def listed(self, mention: Mention) -> bool:
        """Whether a list is sure of this name: a country, a capital, a well-known body."""
        text = " ".join(mention.forms)
        gazetteer = self._gazetteer
        place = gazetteer.places.values.get(text)
        return (place is not None and place[0] in {"country", "capital"}) or (
            text in gazetteer.organisations.values or text in gazetteer.demonyms
        )

    def shown(self, group: list[Mention], confidence: float) -> bool:
        """Whether a reader should see it: precision before recall."""
        if confidence < DOUBTFUL:
            return False
        if group[0].by_language:
            return True
        kind, gazetteer = group[0].type, self._gazetteer
        if kind == "PERSON":
            return self._believable(group)
        if kind == "LOC":
            return self._somewhere(group)
        words = group[0].forms
        if kind != "ORG" or self.listed(group[0]):
            return True
        if all(self._is_generic(form.lower()) for form in words) or (len(words) > 1 and len(words[-1]) == 1):
            return False  # "Group Ltd": of whom? "Investment N/A"
        if len(words) == 1 and sum(c.isdigit() for c in words[0]) > 2:
            return False  # "EH101": a model
        if len(words) > 1:  # a person taken for a company
            told = any(self._telling(form.lower()) for form in words[1:])
            if words[0] in gazetteer.first or words[0] in gazetteer.first_abroad:
                return told
            return told or confidence >= SURE_OF_BODY or any(self._telling(form.lower()) for form in words)
        lower = words[0].lower()
        if lower in _SIDES or (words[0].isupper() and len(lower) > 3 and lower in gazetteer.words):
            return False  # "WORSE"
        if lower in gazetteer.words and (lower in gazetteer.org_ends or lower in gazetteer.org_starts):
            return False  # "Ministry", "Bank": of whom?
        return confidence >= (0.9 if lower in gazetteer.words else 0.8)

    def _is_generic(self, lower: str) -> bool:
        return lower in self._gazetteer.companies or lower in self._gazetteer.org_ends or lower in _GENERIC

    def _telling(self, lower: str) -> bool:
        gazetteer = self._gazetteer
        return lower in gazetteer.words or lower in gazetteer.org_ends or lower in gazetteer.org_starts

    def _somewhere(self, group: list[Mention]) -> bool:
        """A place is listed, or stands where places stand: "in Zincor", "Zincor Valley"."""
        gazetteer = self._gazetteer
        for mention in group:
            forms = mention.forms
            # "in BAe": a firm, as are most words with a capital in the middle.
            common = len(forms) == 1 and (forms[0].lower() in gazetteer.words or not forms[0][1:].islower())
            place = gazetteer.places.values.get(" ".join(forms))
            # A town may bear the name of a founder: "Wagner and Brown".
            listed = place is not None and (place[0] != "town" or mention.confidence >= SURE_OF_TOWN)
            if (mention.vouched and not common) or listed:
                return True
            ends = forms[-1].lower() in gazetteer.place_ends or forms[0].lower() in gazetteer.place_starts
            if len(forms) > 1 and (
                ends or (forms[0].lower() in gazetteer.place_sides and forms[-1] in gazetteer.places.heads)
            ):
                return True
        return False

    def _believable(self, group: list[Mention]) -> bool:
        """A person needs a witness: a title, a first name, or full words that mean nothing else.

        The model has read little business news and takes many a company for a person ("Highveld", "Royal Ordnance").
        """
        gazetteer = self._gazetteer
        for mention in group:
            forms = mention.forms
            strange = len(forms) == 1 and (forms[0].lower() in gazetteer.words or forms[0].isupper())
            if mention.vouched and not strange:
                return True
            if len(forms) > 1:
                known = forms[0] in gazetteer.first
                plain = any(form.lower() in gazetteer.words and form not in gazetteer.last for form in forms)
                if forms[-1].lower() in gazetteer.words and forms[-1] not in gazetteer.last:
                    continue  # "Davis Water": a firm in a headline
                some = known or forms[0] in gazetteer.first_abroad or forms[-1] in gazetteer.last
                sure = mention.confidence >= (
                    0.75 if some or forms[-1] in gazetteer.last_abroad else SURE_OF_STRANGER
                )
                if known or (sure and not plain):
                    return True
        return False
