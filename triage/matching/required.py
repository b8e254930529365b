"""Which of many texts may stand somewhere, at the cost of one: what is required of a substring or an expression, and looked up.

A thousand substrings are not searched one by one: of each only three letters in a row are known, the rarest that it has, and of a
text the set of all its threes. What may stand there is then searched exactly, so that no answer depends on this. Letters
are compared without case, more loosely than any expression does.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from triage.expression import Expression

#: Letters in a row that are looked up.
RUN = 3
#: Fewer are searched in the text one by one.
FEW = 24
#: Letters that mean a place or one letter of a kind behind a backslash, and take nothing of what follows.
PLACES = frozenset("bBdDwWsSAZnrtmM")

Wanted = TypeVar("Wanted")


def folded(text: str) -> str:
    """A text without case: two letters that an expression takes for the same are the same.

    >>> folded("İstanbul"), folded("ISTANBUL"), folded("ıſTANBUL")
    ('istanbul', 'istanbul', 'istanbul')
    """
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


class Required(Generic[Wanted]):
    """Things with a text each, of which one stands nowhere where its text does not; an empty text may stand everywhere."""

    def __init__(self, wanted: Iterable[tuple[str, Wanted]]) -> None:
        self._wanted = [(folded(text), one) for text, one in wanted]
        #: Three letters in a row → the numbers of those that have them; made when it is first asked for.
        self._by_run: dict[str, list[int]] | None = None
        self._always = [number for number, (text, _) in enumerate(self._wanted) if len(text) < RUN]

    def standing(self, texts: Sequence[str]) -> list[Wanted]:
        """The things whose text stands in one of the texts, in their order."""
        whole = folded("\n".join(texts))
        if len(self._wanted) <= FEW:
            return [one for text, one in self._wanted if text in whole]
        by_run = self._runs()
        found = set(map("".join, zip(whole, whole[1:], whole[2:], strict=False))).intersection(by_run)
        numbers = sorted({*self._always, *(number for run in found for number in by_run[run])})
        return [self._wanted[number][1] for number in numbers if self._wanted[number][0] in whole]

    def _runs(self) -> dict[str, list[int]]:
        if self._by_run is None:
            from collections import Counter

            rare = Counter(run for text, _ in self._wanted for run in _runs_of(text))
            self._by_run = {}
            for number, (text, _) in enumerate(self._wanted):
                if len(text) >= RUN:
                    rarest = min(_runs_of(text), key=lambda run: (rare[run], run))
                    self._by_run.setdefault(rarest, []).append(number)
        return self._by_run


def _runs_of(text: str) -> list[str]:
    return [text[start : start + RUN] for start in range(len(text) - RUN + 1)]


#: An expression cut into what stands for itself and what does not.
_PIECES = Expression(
    r"(?P<escape>\\.)"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\\[])*\])"
    r"|(?P<many>[*?]|\{[^}]*\})"
    r"|(?P<more>\+)"
    r"|(?P<open>\((?:\?:)?)|(?P<close>\))"
    r"|(?P<other>[.^$])|(?P<or>\|)|(?P<letter>[^\\\[*?{+().^$|])",
    re.DOTALL,
)


def literal_of(expression: str) -> str:
    r"""The longest text that stands in whatever an expression finds; empty where none surely does.

    Nothing is known of what stands in groups and classes, of alternatives, and of expressions with options in them.

    >>> literal_of(r"\bgrain\w*\s+(?:the|of)?\s*export"), literal_of("colou?r"), literal_of("a+b{2}cd")
    ('export', 'colo', 'cd')
    >>> literal_of(r"\x41b"), literal_of(r"5\.25%")
    ('', '5.25%')
    >>> literal_of("wheat|corn"), literal_of("(?i)wheat"), literal_of(r"wheat (?=corn)"), literal_of("(wheat|corn) price")
    ('', '', '', ' price')
    """
    runs = [""]
    depth = at = 0
    while at < len(expression):
        found = _PIECES.match(expression, at)
        if found is None or found.lastgroup is None:
            return ""
        kind, piece, at = found.lastgroup, found.group(), found.end()
        if kind == "open":
            if expression.startswith("?", at):
                return ""  # options, assertions, conditions: they have rules of their own
            depth += 1
            runs.append("")
        elif kind == "close":
            depth -= 1
        elif kind == "escape" and piece[1].isalnum() and piece[1] not in PLACES:
            return ""  # a code of a letter, a reference
        elif depth:
            continue
        elif kind == "or":
            return ""
        elif kind == "letter" or (kind == "escape" and not piece[1].isalnum()):
            runs[-1] += piece[-1]
        elif kind == "many":
            # Also what it stands behind may be missing.
            runs[-1:] = [runs[-1][:-1], ""]
        else:
            runs.append("")
    return max(runs, key=len) if depth == 0 else ""
