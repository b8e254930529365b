"""Hits that get their details when they are looked at: names, summary, snippets of what nobody scrolls to cost nothing."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.entities.entity import Recogniser
from triage.errors import note_article
from triage.report.report import Hit

#: Asked for something by the content of which it is made, with what makes it where it is not known; None where it cannot be kept.
Remember = Callable[[Any, Callable[[], bytes]], bytes | None]
#: Is told which articles will be asked about, in which order.
Expect = Callable[[Sequence[Article]], None]
#: Is told articles of which the first ones will be asked about, or most of them, and how many, before their order is known.
Foresee = Callable[[Sequence[Article], int], None]
#: Smaller reports are made sooner than they are looked up.
FEW = 16


class Details(Struct, frozen=True, kw_only=True):
    """What a hit is given for those who look at it."""

    snippets: bool = True
    summary: bool = False
    recogniser: Recogniser | None = None
    #: Is told the articles of hits in the order in which they will get their details.
    expect: Expect | None = None
    #: Is told them as soon as they are ranked.
    foresee: Foresee | None = None


def with_details(hit: Hit, how: Details) -> Hit:
    """The hit as it is where nothing is asked for."""
    is_asked = how.snippets or how.summary or how.recogniser is not None
    return add_details(hit, how) if is_asked else hit


def add_details(hit: Hit, how: Details) -> Hit:
    """The hit with what was asked for: snippets, summary, entities."""
    try:
        return _with_details(hit, how)
    except Exception as error:
        note_article(error, hit.article.path, hit.article.index)
        raise


def _with_details(hit: Hit, how: Details) -> Hit:
    from triage.report.snippets import mark, matches_of, snippets
    from triage.report.summary import summary

    article = hit.article
    matches = matches_of(hit.scores)
    entities = how.recogniser.recognise(article) if how.recogniser else hit.entities
    sentences = summary(article, matches) if how.summary else None
    if sentences is not None and entities:
        sentences = tuple(mark(sentence, matches, entities) for sentence in sentences)
    return replace(
        hit,
        entities=entities,
        snippets=snippets(article, matches) if how.snippets else None,
        summary=sentences,
    )


class LateHits(Sequence[Hit]):
    """Ranked hits, each given its details every time it is taken; `ranked` are the same without.

    `expect` is told which articles will be taken, in which order, before they are.
    """

    __slots__ = ("_detailed", "_expect", "ranked")

    def __init__(
        self, ranked: tuple[Hit, ...], detailed: Callable[[Hit], Hit], expect: Expect | None = None
    ) -> None:
        self.ranked = ranked
        self._detailed = detailed
        self._expect = expect

    def at(self, places: Sequence[int]) -> "LateHits":
        """The hits at some places, in that order."""
        return LateHits(tuple(self.ranked[place] for place in places), self._detailed, self._expect)

    def expect(self, places: Sequence[int]) -> None:
        """The hits at these places will be taken, in that order, as far as nobody stops before."""
        if self._expect is not None:
            self._expect([self.ranked[place].article for place in places])

    def __len__(self) -> int:
        return len(self.ranked)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, at: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(at, slice):
            return tuple(map(self._detailed, self.ranked[at]))
        return self._detailed(self.ranked[at])

    def __iter__(self) -> Iterator[Hit]:
        self.expect(range(len(self.ranked)))
        return map(self._detailed, self.ranked)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def expect(hits: Sequence[Hit], places: Sequence[int]) -> None:
    """Tell the hits of a report which of them will be taken, in that order."""
    if isinstance(hits, LateHits):
        hits.expect(places)


def ranked_of(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits of a report for whoever needs their order and scores alone."""
    return hits.ranked if isinstance(hits, LateHits) else hits
