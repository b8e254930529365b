"""Places of the world of 5,000 inhabitants and more, by name: which places a word is the name of.

Read when it is first asked; where it comes from says NOTICE. It is searched as a text, for it is asked for few words.
"""

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


@cache
def towns_called(folded: str) -> frozenset[str]:
    """The places that a folded word of five letters or more is a name of, each by its usual name.

    >>> sorted(towns_called("esfahan")), sorted(towns_called("pitman")), sorted(towns_called("esfahann"))
    (['isfahan'], ['pitman'], [])
    """
    text = _text()
    found: set[str] = set()
    at = text.find(folded)
    while at >= 0:
        end = at + len(folded)
        if text[at - 1].isspace() and text[end].isspace():
            start = text.rfind("\n", 0, at) + 1
            usual = re.compile("[a-z]+").match(text, start)
            assert usual is not None
            found.add(usual[0])
        at = text.find(folded, end)
    return frozenset(found)


@cache
def _text() -> str:
    return "\n" + (DATA / "towns.txt").read_text(encoding="ascii")
