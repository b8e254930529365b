"""Serbian, which is written in Latin and in Cyrillic letters alike: a word in the one as it stands in the other.

Profiles have a word in one of them, and articles of the same language in either.
"""

from functools import cache

_LANGUAGES = frozenset({"bs", "hr", "sh", "sr"})
_CYRILLIC = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш".split()
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()


def has_both_scripts(language: str) -> bool:
    """Whether a language is written in both."""
    return language in _LANGUAGES


def in_other_script(word: str) -> str:
    """A Serbian word in the other script; in Latin letters lj, nj and dž are one each.

    >>> in_other_script("Ђоковић"), in_other_script("Ljubljana"), in_other_script("NJEGOŠ"), in_other_script("Beograd-2")
    ('Đoković', 'Љубљана', 'ЊЕГОШ', 'Београд-2')
    """
    table = _tables()[any("\u0400" <= letter <= "\u04ff" for letter in word)]
    other = []
    at = 0
    while at < len(word):
        size = 2 if word[at : at + 2] in table else 1
        other.append(table.get(word[at : at + size], word[at : at + size]))
        at += size
    return "".join(other)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Latin to Cyrillic, and back; with capitals."""
    to_cyrillic: dict[str, str] = {}
    for cyrillic, latin in zip(_CYRILLIC, _LATIN, strict=True):
        to_cyrillic |= {latin: cyrillic, latin.capitalize(): cyrillic.upper(), latin.upper(): cyrillic.upper()}
    to_latin = dict(zip(_CYRILLIC, _LATIN, strict=True))
    to_latin |= {cyrillic.upper(): latin.capitalize() for cyrillic, latin in to_latin.items()}
    return to_cyrillic, to_latin
