"""Letters of another script that look like ours: "СOVID-19" with a Cyrillic С, "gеnоcidе" with three of its vowels.

Scanners, careless keyboards and those who evade filters write them. Only a word that mixes scripts is read so: a word
of one script is what it is.
"""

import re
from functools import cache

_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһк"
_LATIN_OF_CYRILLIC = "ABEKMHOPCTYXIJSaeopcyxijsdhk"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ"
_LATIN_OF_GREEK = "ABEZHIKMNOPTYXaikvopu"


@cache
def _scripts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A letter of Latin, and one of Greek or Cyrillic."""
    return re.compile("[A-Za-z]"), re.compile("[\u0370-\u052f]")


@cache
def _readings() -> tuple[tuple[dict[int, str], re.Pattern[str]], ...]:
    """The letters that become Latin, Cyrillic and Greek, and what a word of that script is."""
    return tuple(
        ({ord(one): other for one, other in zip(given, wanted, strict=True)}, re.compile(f"[^{others}]*"))
        for given, wanted, others in (
            (_CYRILLIC + _GREEK, _LATIN_OF_CYRILLIC + _LATIN_OF_GREEK, r"\u0370-\u052f"),
            (_LATIN_OF_CYRILLIC, _CYRILLIC, r"A-Za-z\u0370-\u03ff"),
            (_LATIN_OF_GREEK, _GREEK, r"A-Za-z\u0400-\u052f"),
        )
    )


def mixes_scripts(word: str) -> bool:
    """Whether a word has letters of Latin and of Greek or Cyrillic side by side.

    >>> mixes_scripts("\u0421OVID"), mixes_scripts("Москва"), mixes_scripts("été")
    (True, False, False)
    """
    latin, other = _scripts()
    if not other.search(word) or not latin.search(word):
        return False
    return any(other.search(letters) and latin.search(letters) for letters in re.findall(r"\w+", word))


def in_one_script(word: str) -> str:
    """A mixed word in the script that all its letters may belong to, Latin first; unchanged where there is none.

    >>> in_one_script("g\u0435n\u043ecid\u0435"), in_one_script("П\u0079тин") == "Путин", in_one_script("NATO\u0449")
    ('genocide', True, 'NATO\u0449')
    """
    for letters, whole in _readings():
        other = word.translate(letters)
        if whole.fullmatch(other):
            return other
    return word
