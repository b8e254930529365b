"""Aliases: other names for the same thing (Kyiv, Kiev), which no distance between letters can tell.

A short list is shipped; users add families of their own in settings. A term has them with `variants = ["@aliases"]`,
every term with `aliases = true` in settings.
"""

from collections.abc import Iterable
from functools import cache

from triage.matching import tokens
from triage.matching.fold import fold
from triage.matching.wordlist import DATA

#: What a profile writes among the variants of a term.
MARK = "@aliases"
Family = tuple[str, ...]


class Aliases:
    """Families of names, by the words of each name."""

    def __init__(self, families: Iterable[Family] = (), *, always: bool = False) -> None:
        self._extra = tuple(families)
        #: Whether every term has its aliases, asked for or not.
        self.always = always
        self._by_words: dict[tuple[str, ...], list[str]] | None = None

    def of(self, text: str) -> tuple[str, ...]:
        """Other ways to write a text: the text itself, or a name within it, exchanged for each alias.

        >>> Aliases().of("Kiev"), Aliases().of("Kiev airport"), Aliases().of("tariff")
        (('Kyiv',), ('Kyiv airport',), ())
        """
        names = self._names()
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

    def _names(self) -> dict[tuple[str, ...], list[str]]:
        if self._by_words is None:
            self._by_words = {}
            for family in (*_shipped(), *self._extra):
                for name in family:
                    words = tuple(fold(word) for word in tokens.words(name))
                    others = self._by_words.setdefault(words, [])
                    others += [other for other in family if other != name and other not in others]
        return self._by_words


@cache
def _shipped() -> tuple[Family, ...]:
    text = (DATA / "aliases.txt").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(name.strip() for name in row) for row in rows)
