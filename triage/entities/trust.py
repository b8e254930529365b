"""Which entities are shown to readers: precision before recall, since the doubtful stay in data formats.

The model is sure of itself on text that it has never seen the like of; so each type needs a witness beside it.
"""

from triage.entities.evidence import Evidence, ends_as_body, is_generic, is_given, is_listed
from triage.entities.gazetteer import Gazetteer
from triage.entities.kinds import GROUNDS
from triage.entities.merge import Mention

#: Below this an entity is not shown, whatever speaks for it.
DOUBTFUL = 0.6
#: So much more evidence than enough, and no rule is asked.
PLENTY = 0.3
#: So much evidence may be missing where no rule objects; chosen with `PLENTY` on 2,982 judged names, of which it shows most right ones at .96.
LACKING = {"PERSON": 1.4, "ORG": 0.75, "LOC": 1.4}
#: A small town is shown by its mere name only if the model is so sure.
SURE_OF_TOWN = 0.9


#: So sure must the model be of a body of which no word tells that it is one: "Pep Guardiola".
SURE_OF_BODY = 0.85
#: Capitals inside a word are more often of products than of firms.
SURE_OF_PRODUCT = 0.97
#: A place that begins with a given name may be a person.
SURE_OF_NAMESAKE = 0.95
#: So sure must the model be of a firm that is called like another one and a word: "Toyota Corolla".
SURE_OF_BRANCH = 0.985
#: Last words of firms and papers that look like people: "Rank Org", "Ekonomicheskaya Gazeta".
_NO_SURNAMES = frozenset(
    "Jr Sr Chapel Org MPs MP Gazeta Gazette Brasileiro Index Press Daily News Airlines Cup Prize Award".split()
)
#: Whom a people sends, not bodies with a name: "American Forces".
_COLLECTIVE = frozenset("Forces Imperialists Government Congress Troops Authorities Leaders".split())


#: Nor a person of whom no list knows the first or the last name: "Nederlandsche Hoogovens".
SURE_OF_STRANGER = 0.9


class Trust:
    """Judges the mentions of one entity together."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.evidence = Evidence(gazetteer)

    def shown(self, group: list[Mention], confidence: float) -> bool:
        """Whether a reader should see it: precision before recall.

        The rules that know one kind of mistake each must not object, and what the evidence lacks must be little; where
        there is more than enough of it, it decides alone.
        """
        if confidence < DOUBTFUL:
            return False
        if group[0].by_language:
            return True
        if group[0].type not in LACKING:
            return self._is_unopposed(group, confidence)
        if group[0].type == "PERSON" and (
            self._is_nobody(max(group, key=lambda mention: len(mention.forms)).forms)
            or any(mention.is_firm for mention in group)  # "Nozomi", whose chief executive speaks
        ):
            return False
        excess = self.evidence.excess(group)
        return excess >= PLENTY or (excess >= -LACKING[group[0].type] and self._is_unopposed(group, confidence))

    def _is_unopposed(self, group: list[Mention], confidence: float) -> bool:
        """Whether no rule objects."""
        words, kind, gazetteer = group[0].forms, group[0].type, self._gazetteer
        listed = is_listed(words, gazetteer)
        known = listed or " ".join(words) in gazetteer.synonyms
        if all(mention.is_piece for mention in group):
            return False
        if not known and all(mention.bordered for mention in group):
            return False
        if kind == "LOC" and not known and any(mention.is_firm for mention in group):
            return False  # "Piedmont", whose shares are bought
        if kind == "PERSON":
            return self._believable(group)
        if kind == "LOC":
            return self._somewhere(group)
        if kind != "ORG" or listed:
            return True
        if self._is_no_body(words, confidence):
            return False
        if not any(mention.vouched or ends_as_body(mention.forms, gazetteer) for mention in group):
            return False  # "LoiLoScope", "AST": nothing says that it is a body
        if all(is_generic(form.lower(), gazetteer) for form in words) or (len(words) > 1 and len(words[-1]) == 1):
            return False  # "Group Ltd": of whom? "Investment N/A"
        return self._is_body(words, confidence) if len(words) > 1 else self._is_firm(group, confidence)

    def _is_body(self, words: tuple[str, ...], confidence: float) -> bool:
        """Whether an "organisation" of several words is no person: a word tells that it is one, or the model is sure."""
        if any(is_given(form, self._gazetteer) for form in words):
            return any(self._telling(form.lower()) for form in words[1:])
        return confidence >= SURE_OF_BODY or ends_as_body(words, self._gazetteer)

    def _is_firm(self, group: list[Mention], confidence: float) -> bool:
        """Whether one word is an organisation: no English word, and no product unless the model is very sure."""
        word = group[0].forms[0]
        if word.lower() in self._gazetteer.words and not any(len(mention.forms) > 1 for mention in group):
            return False  # "Government", "Devil", "Reds"
        if any(c.isupper() for c in word[1:]) and not word.isupper() and "-" not in word:
            return confidence >= SURE_OF_PRODUCT  # "ActiveRecord", "OxyContin"
        return confidence >= (0.8 if word.isupper() else 0.9)

    def _is_no_body(self, words: tuple[str, ...], confidence: float) -> bool:
        """Whether an "organisation" is rather a government, a product, a number or a person with an office."""
        gazetteer = self._gazetteer
        first, last = words[0], words[-1]
        if first[0].isdigit() and not first[-2:].isalpha():
            return True  # "10 Limited", "1GB of RAM"
        if "-" in words:
            return True  # "Grenchen - British Eurosport"
        if last.isupper() and len(last) > 3 and last.lower() in gazetteer.words:
            return True  # "Press for FREE"
        if len(words) == 2:
            surname = first.lower() not in gazetteer.words or first in gazetteer.last
            if last.startswith("Administration") and surname:
                return True  # "Reagan Administration"
            if first in gazetteer.demonyms and last in _COLLECTIVE:
                return True
            single = gazetteer.organisations.values.get(first)
            if single and confidence < SURE_OF_BRANCH and last.lower() not in gazetteer.org_ends:
                return True
        # "Yale Psychologist Irving Janis"
        return len(words) > 2 and any(
            words[place] in gazetteer.first
            and words[place].lower() not in gazetteer.words
            and words[place + 1] in gazetteer.last
            and place + 2 == len(words)
            and words[place - 1][0].isupper()
            and words[place - 1].lower() in gazetteer.words
            for place in range(1, len(words) - 1)
        )

    def _telling(self, lower: str) -> bool:
        gazetteer = self._gazetteer
        return lower in gazetteer.words or lower in gazetteer.org_ends

    def _somewhere(self, group: list[Mention]) -> bool:
        """A place is listed, or stands where places stand: "in Zincor", "Zincor Valley"."""
        gazetteer = self._gazetteer
        for mention in group:
            forms = mention.forms
            # "in BAe": a firm, as are most words with a capital in the middle.
            common = len(forms) == 1 and (forms[0].lower() in gazetteer.words or not forms[0][1:].islower())
            place = gazetteer.places.values.get(" ".join(forms))
            # A town may bear the name of a founder: "Wagner and Brown".
            named = len(forms) == 1 and (
                forms[0] in gazetteer.first or forms[0] in gazetteer.last
            )  # "Brent", "Chelsea"
            listed = place is not None and (
                place[0] != "town" or (mention.confidence >= SURE_OF_TOWN and not named)
            )
            if listed:
                return True
            if len(forms) > 1 and (forms[-1].lower() in gazetteer.titles or "and" in forms):
                continue  # "Los Angeles County Sheriff"
            if len(forms) > 1 and forms[-1].lower() not in gazetteer.place_ends:
                if forms[0] in gazetteer.first and mention.confidence < SURE_OF_NAMESAKE:
                    continue  # "Vladimir Putin"
                common = forms[-1].endswith("s") and all(form.lower() in gazetteer.words for form in forms)
            if mention.vouched and not common:
                return True
            ends = (
                forms[-1].lower() in gazetteer.place_ends
                or forms[-1] in GROUNDS
                or forms[0].lower() in gazetteer.place_starts
            )
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
                known = forms[0] in gazetteer.first or ("-" in forms[0] and is_given(forms[0], gazetteer))
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

    def _is_nobody(self, forms: tuple[str, ...]) -> bool:
        """Whether a name begins or ends as no person's does: "Film-Yui Minase", "James E", "Ekonomicheskaya Gazeta"; or is an index of shares."""
        last = forms[-1]
        word, hyphen, _ = forms[0].partition("-")
        compound = bool(hyphen) and word.lower() in self._gazetteer.words and word not in self._gazetteer.first
        initial = len(last) == 1 or (len(last) == 2 and last[1] == ".")
        return compound or initial or last in _NO_SURNAMES or " ".join(forms) == "Hang Seng"
