"""Aliases: other names for the same thing (Kyiv, Kiev), which no distance between letters can tell.

Every term has those of places and groups that changed or doubled their name, and mean nothing else. More families are
shipped; a term has them with `variants = ["@aliases"]`, every term with `aliases = true` in settings, none with false.
Users add families of their own in settings.
"""

from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal

from triage.matching import tokens
from triage.matching.fold import fold

#: What a profile writes among the variants of a term.
MARK = "@aliases"
#: The line of the list below which families hold only for those who ask.
WHERE_ASKED_FOR = "# Where asked for"
Family = tuple[str, ...]


#: Which families hold: none, those that mean nothing else, or all.
Which = Literal["none", "default", "all"]


class Aliases:
    """Families of names, by the words of each name."""

    def __init__(self, families: Iterable[Family] = (), *, which: Which = "default") -> None:
        self._extra = tuple(families)
        self.which: Which = which

    @cached_property
    def asked(self) -> "Aliases":
        """All families, for who asks for them."""
        return self if self.which == "all" else Aliases(self._extra, which="all")

    def of(self, text: str) -> tuple[str, ...]:
        """Other ways to write a text: the text itself, or a name within it, exchanged for each alias.

        >>> Aliases().of("Kiev"), Aliases().of("Kiev airport"), Aliases().of("tariff"), Aliases().of("GDP")
        (('Kyiv',), ('Kyiv airport',), (), ())
        >>> Aliases(which="all").of("GDP")
        ('gross domestic product',)
        """
        if self.which == "none":
            return ()
        names = _names(self._extra if self.which == "all" else (), everything=self.which == "all")
        words = tokens.words(text)
        folded = [fold(word) for word in words]
        spans = tokens.spans(text)
        found: dict[str, None] = {}
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                others = names.get(tuple(folded[first:last]))
                if others:
                    left, right = spans[first][0], spans[last - 1][1]
                    found.update(dict.fromkeys(text[:left] + other + text[right:] for other in others))
                    break
        return tuple(other for other in found if fold(other) != fold(text))


@lru_cache(maxsize=8)
def _names(extra: tuple[Family, ...], *, everything: bool) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of each name → the others of its families; the same for every matcher of a process."""
    names: dict[tuple[str, ...], dict[str, None]] = {}
    for family in (*_shipped(everything=everything), *extra):
        for name in family:
            others = names.setdefault(tuple(fold(word) for word in tokens.words(name)), {})
            others.update((other, None) for other in family if other != name)
    return {words: tuple(others) for words, others in names.items()}


@cache
def _shipped(*, everything: bool) -> tuple[Family, ...]:
    text = (Path(__file__).parent / "data" / "aliases.txt").read_text(encoding="utf-8")
    if not everything:
        text = text.partition(WHERE_ASKED_FOR)[0]
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(name.strip() for name in row) for row in rows)
