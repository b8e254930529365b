"""Families of spellings of one name that letters alone do not show to be one: Mohammed, Muhammad."""

from functools import cache

from triage.matching.fold import fold
from triage.matching.wordlist import DATA


def are_spellings(one: str, other: str) -> bool:
    """Whether two folded words are of one family.

    >>> are_spellings("mohammed", "muhammad"), are_spellings("hassan", "hussein")
    (True, False)
    """
    return not _families().get(one, frozenset()).isdisjoint(_families().get(other, ()))


@cache
def _families() -> dict[str, frozenset[int]]:
    """Folded name → the numbers of its families."""
    lines = (DATA / "name-spellings.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(line for line in lines if line and line[0] != "#"):
        for name in line.split():
            found.setdefault(fold(name).replace("'", "").replace("-", ""), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
