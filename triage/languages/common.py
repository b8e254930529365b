"""The commonest 6,000 words of a language: what is so ordinary that it is hardly ever another word misspelt.

From wordfreq, most frequent first, one file for each language, read when it is first asked for. English has a longer
list, with counts, in `matching/wordlist`.
"""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
#: Languages that are served by the list of another.
_SAME = {"no": "nb", "nn": "nb", "hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs", "fil": "tl"}


@cache
def common_words(language: str) -> frozenset[str]:
    """The commonest words of a language (a primary subtag), case folded; none where there is no list.

    >>> "comme" in common_words("fr"), "homme" in common_words("fr"), "séisme" in common_words("fr")
    (True, True, False)
    """
    return frozenset(in_order(language))


@cache
def in_order(language: str) -> tuple[str, ...]:
    """The common words, the most frequent first.

    >>> in_order("de")[:3], in_order("tlh")
    (('die', 'der', 'und'), ())
    """
    file = _DATA / f"common-{_SAME.get(language, language)}.txt"
    if not language.isalpha() or not file.is_file():
        return ()
    return tuple(file.read_text(encoding="utf-8").casefold().split())
