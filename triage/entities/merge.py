"""Names → entities: "Shinzo Abe", "Abe" and "Mr. Abe" are one person, "U.S." and "United States" one country."""

from collections import defaultdict
from typing import NamedTuple

from triage.entities.entity import EntitySpan, EntityType
from triage.entities.gazetteer import Gazetteer

TYPES: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}
_SMALL = frozenset("of for and the & de del des du la on in".split())


class Mention(NamedTuple):
    """One occurrence of a name in a field."""

    span: EntitySpan
    #: The forms of its tokens, in the case of running text.
    forms: tuple[str, ...]
    type: EntityType
    confidence: float
    #: Outside furniture.
    counted: bool
    #: The text as it stands, white space folded.
    text: str
    #: A title before it or a word of speech after it; for a place, a preposition before it.
    vouched: bool = False
    #: Told by the rules of another language than English, which show only what is sure.
    by_language: bool = False
    #: A capital stands beside it that belongs to no name: it may have been cut.
    bordered: bool = False
    #: It is surely a part of a longer name.
    is_piece: bool = False
    #: A place or person that is spoken of as firms are.
    is_firm: bool = False
    #: The country of a place, where it is not the gazetteer that knows it.
    country: str = ""


def groups(
    mentions: list[Mention], introduced: dict[str, tuple[str, ...]], gazetteer: Gazetteer
) -> list[list[Mention]]:
    """Mentions of one entity together; groups and mentions in order of appearance.

    `introduced` maps an acronym to the long form that stood before it: "World Trade Organization (WTO)".
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    people = [number for number, mention in enumerate(mentions) if mention.type == "PERSON"]
    person_of = _people(mentions, people)
    organisation_of = _organisations(mentions, introduced, gazetteer)
    for number, mention in enumerate(mentions):
        if mention.type == "PERSON":
            key = ("PERSON", person_of[number])
        elif mention.type == "ORG":
            key = ("ORG", organisation_of[" ".join(mention.forms)])
        else:
            key = (mention.type, _same_place(" ".join(mention.forms), mention.type, gazetteer))
        by_key[key].append(number)
    return [[mentions[number] for number in numbers] for numbers in by_key.values()]


def _same_place(text: str, kind: EntityType, gazetteer: Gazetteer) -> str:
    if kind == "NORP":
        word = gazetteer.demonyms.get(text)
        return f"{word}:{text[:4]}" if word else text
    return gazetteer.synonyms.get(text, text)


def _people(mentions: list[Mention], people: list[int]) -> dict[int, str]:
    """Mention → the full name it belongs to: its own, or the first that ends (or begins) with it."""
    full: dict[str, tuple[str, ...]] = {}
    for number in people:
        forms = _bare(mentions[number].forms)
        if len(forms) > 1:
            full.setdefault(_person_key(forms), forms)
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for key, forms in full.items():
        by_last[forms[-1].lower()].append(key)
        by_first[forms[0].lower()].append(key)
    owner: dict[int, str] = {}
    for number in people:
        forms = _bare(mentions[number].forms)
        if len(forms) > 1:
            owner[number] = _person_key(forms)
        else:
            word = forms[0].lower()
            # News gives the bare surname to the one it is about, whom it names first; the others stay in full.
            candidates = by_last.get(word) or by_first.get(word) or [word]
            owner[number] = candidates[0]
    return owner


def _bare(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The name without "Jr." and middle initials."""
    bare = tuple(form for form in forms if form not in {"Jr.", "Sr.", "Jr", "Sr", "II", "III", "."})
    return bare or forms


def _person_key(forms: tuple[str, ...]) -> str:
    middle = [form for form in forms[1:-1] if len(form.rstrip(".")) > 1]
    return " ".join((forms[0], *middle, forms[-1])).lower()


def _organisations(
    mentions: list[Mention], introduced: dict[str, tuple[str, ...]], gazetteer: Gazetteer
) -> dict[str, str]:
    """Text of an organisation → the text of its long form in this article."""
    texts = {" ".join(mention.forms): mention.forms for mention in mentions if mention.type == "ORG"}
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(text.casefold(), text)
    owner = {text: gazetteer.synonyms.get(text, first[text.casefold()]) for text in texts}
    initials: dict[str, str] = {}
    for text, forms in texts.items():
        if len(forms) > 1:
            initials.setdefault("".join(form[0] for form in forms if form not in _SMALL).upper(), text)
    for text, forms in texts.items():
        if len(forms) != 1:
            continue
        acronym = forms[0].replace(".", "")
        if forms[0] in introduced:
            owner[text] = " ".join(introduced[forms[0]])
        elif acronym.isupper() and 2 < len(acronym) <= 6 and acronym in initials:
            owner[text] = owner.get(initials[acronym], initials[acronym])
    _shortened(texts, owner, gazetteer)
    return owner


def _shortened(texts: dict[str, tuple[str, ...]], owner: dict[str, str], gazetteer: Gazetteer) -> None:
    """Let "Henley" and "Henley Group" be "Henley Group Inc" where no other organisation begins so."""
    opening: dict[str, list[str]] = defaultdict(list)
    for text, forms in texts.items():
        opening[forms[0]].append(text)
    for text, forms in texts.items():
        if owner[text] != text or forms[-1].lower() in gazetteer.companies:
            continue
        longer = [o for o in opening[forms[0]] if len(texts[o]) > len(forms) and texts[o][: len(forms)] == forms]
        if not longer:
            continue
        fullest = max(longer, key=len)
        ends = gazetteer.companies | gazetteer.org_ends
        one = all(texts[fullest][: len(texts[other])] == texts[other] for other in longer)
        if one and all(form.lower() in ends for form in texts[fullest][len(forms) :]):
            owner[text] = owner[fullest]
