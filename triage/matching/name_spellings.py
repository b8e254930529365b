"""Families of spellings of one name that letters alone do not show to be one: Mohammed, Muhammad."""

import re
from functools import cache

from triage.matching.fold import fold
from triage.matching.wordlist import DATA


def are_spellings(one: str, other: str) -> bool:
    """Whether two folded words are of one family.

    >>> are_spellings("mohammed", "muhammad"), are_spellings("hassan", "hussein")
    (True, False)
    """
    return not _families().get(one, frozenset()).isdisjoint(_families().get(other, ()))


def other_spellings(folded: str) -> tuple[str, ...]:
    """The other names of a folded name's families.

    >>> "muhammad" in other_spellings("mohammed"), other_spellings("obama")
    (True, ())
    """
    families = _families().get(folded)
    if families is None:
        return ()
    return tuple(name for name, own in _families().items() if name != folded and not own.isdisjoint(families))


@cache
def _pinyin() -> re.Pattern[str]:
    initial = "(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])"
    final = (
        "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
    )
    return re.compile(rf"(?:{initial}{final}){{2,3}}+")


def is_pinyin(folded: str) -> bool:
    """Whether a folded word is two or three syllables of Chinese, which has one spelling of each in Latin letters.

    >>> is_pinyin("guangzhou"), is_pinyin("pyongyang"), is_pinyin("obama")
    (True, False, False)
    """
    return len(folded) > 6 and folded.endswith(("ng", "n", "ou")) and bool(_pinyin().fullmatch(folded))


@cache
def _families() -> dict[str, frozenset[int]]:
    """Folded name → the numbers of its families."""
    lines = (DATA / "name-spellings.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(line for line in lines if line and line[0] != "#"):
        for name in line.split():
            found.setdefault(fold(name).replace("'", "").replace("-", ""), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
