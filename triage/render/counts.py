"""`triage count` as CSV and as a table with bars, and what every format of it is given."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.render.csv_table import row as csv_row
from triage.render.view.bar import bar
from triage.render.view.dates import UNDATED
from triage.render.view.points import many, number
from triage.render.view.safe import safe_line
from triage.render.view.short import UNKNOWN
from triage.report.counting import CountRow, Each, is_period
from triage.report.report import Run

_BAR, _LONGEST = 24, 40
#: Rows without an article that a list for people shows one by one.
_MOST_EMPTY = 3


class Counts(Struct, frozen=True, kw_only=True):
    """What was counted, for every format."""

    run: Run
    by: tuple[str, ...]
    each: Each
    rows: Sequence[CountRow]
    articles: int
    hits: int
    #: Hits whose article gives no date.
    undated: int

    @property
    def noun(self) -> str:
        """What a hit is here: an article, or a story once with all its copies."""
        return "hits" if self.each == "article" else "stories"


def as_csv(counts: Counts) -> Iterator[str]:
    """A header and a row for each combination; what is unknown is empty, a share of nothing too."""
    yield csv_row((*counts.by, "articles", "hits", "share"))
    for one in counts.rows:
        yield csv_row((*one.names, one.articles, one.hits, share_of(counts, one)))


def as_table(counts: Counts) -> Iterator[str]:
    """A line for each combination, its bar as long as its hits are many."""
    if counts.by:
        most = max((one.hits for one in counts.rows), default=0)
        labels = [[shown(counts, place, name) for place, name in enumerate(one.names)] for one in counts.rows]
        widths = [
            max([len(dimension), *(len(label[place]) + 2 for label in labels)])
            for place, dimension in enumerate(counts.by)
        ]
        figures = max(len(counts.noun), len(f"{most:,}"))
        has_shares = counts.each != "story"
        yield _line(
            [
                *(f"{name:{width}}" for name, width in zip(counts.by, widths, strict=True)),
                f"{counts.noun:>{figures}}  of articles{'   share' * has_shares}",
            ]
        )
        for run in _runs(counts.rows):
            if len(run) > _MOST_EMPTY:
                first, last = labels[run[0]], labels[run[-1]]
                yield _line([*_cells([*first[:-1], f"{first[-1]} …"], widths)])
                yield _line([*_cells([*last[:-1], last[-1]], widths), "no article in all of these"])
                continue
            for place in run:
                one = counts.rows[place]
                told = "" if one.share is None else f"{100 * one.share:.1f} %"
                share = f" {told:>7}" if has_shares else ""
                length = bar(100 * one.hits / most if most else 0, _BAR)
                cells = _cells(labels[place], widths)
                yield _line([*cells, f"{one.hits:>{figures},}  {one.articles:>11,}{share}  {length}"])
    nouns = ("story", "stories") if counts.noun == "stories" else (counts.noun.removesuffix("s"), counts.noun)
    undated = f"; {many(counts.undated, *nouns)} {UNDATED}" if counts.undated else ""
    yield f"{many(counts.hits, *nouns)} in {many(counts.articles, 'article')}{undated}\n"


def _runs(rows: Sequence[CountRow]) -> Iterator[list[int]]:
    """The places of rows one by one, those without an article together as far as only their last name differs."""
    run: list[int] = []
    for place, one in enumerate(rows):
        if run and (one.articles or one.hits or one.names[:-1] != rows[run[0]].names[:-1]):
            yield from [run] if len(run) > _MOST_EMPTY else [[each] for each in run]
            run = []
        if one.articles or one.hits:
            yield [place]
        else:
            run.append(place)
    if run:
        yield from [run] if len(run) > _MOST_EMPTY else [[each] for each in run]


def _cells(label: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [f"{name:{width}}" for name, width in zip(label, widths, strict=True)]


def shown(counts: Counts, place: int, name: str) -> str:
    """A name as people read it."""
    dimension = counts.by[place]
    if not name:
        return UNDATED if is_period(dimension) else UNKNOWN.get(dimension, "none")
    name = safe_line(name)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def _line(cells: Sequence[str]) -> str:
    return "  ".join(cells).rstrip() + "\n"


def share_of(counts: Counts, one: CountRow) -> float | None:
    """The share of a row; stories have none: an article is read for each of its copies."""
    return None if one.share is None or counts.each == "story" else number(one.share)
