"""Is a capitalised word or an acronym a common word as well (Turkey, Apple, May, WHO, IT)?

Asked for a handful of words while profiles are compiled; so the word list is searched as one text and not made
into a table, which would cost more than a small run.
"""

from functools import cache

from triage.matching.wordlist import DATA


@cache
def _text(name: str) -> str:
    text = (DATA / name).read_text(encoding="ascii")
    return "\n" + text.replace(" ", "\n") + "\n"


@cache
def is_common(folded: str) -> bool:
    """Whether a folded English word is a common word and not only a name.

    >>> is_common("turkey"), is_common("who"), is_common("opec"), is_common("peru")
    (True, True, False, False)
    """
    line = f"\n{folded}\n"
    return line in _text("words-en.txt") and line not in _text("names-en.txt")
