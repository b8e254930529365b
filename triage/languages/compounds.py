"""How languages write nouns together: the joints between them, and what looks like a second noun and is an ending."""

from collections.abc import Iterator
from functools import cache

from triage.languages.common import in_order

#: Letters that may stand between the two nouns, folded.
_JOINTS = {
    "de": "s n en er e es ns ens", "nl": "s e en er n", "sv": "s e o u", "da": "s e er", "nb": "s e er", "nn": "s e ar",
    "no": "s e er", "fi": "n en den in", "hu": "",
}  # fmt: skip
#: Endings that make a word of a noun, and are no noun.
_DERIVED = tuple(
    "lich isch haft los loos lös løs atie ation ator ering keit heit ung ieren ismus ierung lijk achtig heid ing isk ska het hed ning lig elig inen lainen mainen "
    "llinen ismi i sag seg ban ben nak nek".split()
)
#: Letters of the other noun at least; of a noun shorter than SHORT, and beside one, the other must be a common word.
LEAST, SHORT = 4, 5
_VOWELS = frozenset("aeiouyäöüåæøáéíóúőű")


def has_compounds(language: str) -> bool:
    """Whether a language writes nouns together."""
    return language in _JOINTS


def is_other_noun(rest: str, noun: str, language: str, *, is_first: bool) -> bool:
    """Whether what a word has beside a noun may be another noun, with its joint before or behind it; all folded.

    >>> is_other_noun("epidemie", "cholera", "de", is_first=False), is_other_noun("isch", "cholera", "de", is_first=False)
    (True, False)
    >>> is_other_noun("tereform", "skat", "da", is_first=False), is_other_noun("tereform", "skal", "da", is_first=False)
    (True, False)
    >>> is_other_noun("sgesetz", "arbeit", "de", is_first=False), is_other_noun("atur", "arm", "de", is_first=False)
    (True, False)
    """
    spellings = list(_without_joint(rest, language, is_first))
    if language == "da" and not is_first and rest.startswith(f"{noun[-1]}e"):
        spellings.append(rest[2:])  # skattereform, of skat
    if not is_first and any(each.startswith(_DERIVED) for each in spellings):
        return False
    return any(_may_be(each, noun, language) for each in spellings)


def _without_joint(rest: str, language: str, is_first: bool) -> Iterator[str]:
    yield rest
    for joint in _JOINTS[language].split():
        if is_first and rest.endswith(joint):
            yield rest[: -len(joint)]
        elif not is_first and rest.startswith(joint):
            yield rest[len(joint) :]


def _may_be(rest: str, noun: str, language: str) -> bool:
    if rest in _common(language):
        return True
    return len(rest) >= LEAST and len(noun) >= SHORT and not _VOWELS.isdisjoint(rest)


@cache
def _common(language: str) -> frozenset[str]:
    """Common words of a language, long enough to be nouns."""
    return frozenset(word for word in in_order(language) if len(word) > 2)
