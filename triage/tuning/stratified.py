"""A sample for coders: hits and rejects, drawn from every stratum, each knowing what share of its stratum was drawn.

Strata are combinations of outlet, language, period and band. Each gives one article at least, or there would be articles
that nobody can draw. Beyond that, bands share what is drawn as `BANDS` says, since most articles of a folder are plain
rejects; within a band, and where bands are not asked for, strata give as many as they are large.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.report.periods import PERIODS, period_of
from triage.tuning.measured import Scored
from triage.tuning.recall import HITS, SHARES, StratumName, stratum

Stratify = Literal["band", "outlet", "language", "day", "week", "month", "year"]
STRATIFY: tuple[Stratify, ...] = ("band", "outlet", "language", *PERIODS)
#: What part of a sample each band has: half hits, half rejects, those as `recall` draws them.
BANDS: dict[StratumName, float] = {
    **dict.fromkeys(HITS, 0.5 / len(HITS)),
    **{name: share / 2 for name, share in SHARES.items()},
}
Cell = tuple[str, ...]


class DrawnForCoding(Struct, frozen=True):
    """An article of the sample."""

    #: Position among the articles.
    place: int
    cell: Cell
    #: The share of its stratum that was drawn.
    share: float


def strata(
    scored: Sequence[Scored], labelled: Mapping[int, object], by: Sequence[Stratify]
) -> dict[Cell, list[int]]:
    """Stratum → its articles without a label, in the order of the strata's names."""
    cells: dict[Cell, list[int]] = {}
    for place, one in enumerate(scored):
        if place not in labelled:
            cells.setdefault(tuple(_name(one, each) for each in by), []).append(place)
    return dict(sorted(cells.items()))


def _name(one: Scored, by: Stratify) -> str:
    if by == "band":
        return stratum(one)
    return _said(one.article, by)


def _said(article: Article, by: Stratify) -> str:
    if by in {"outlet", "language"}:
        return article.outlet if by == "outlet" else article.language
    return period_of(article.published, by)  # type: ignore[arg-type]


def draw_coding(
    cells: Mapping[Cell, Sequence[int]], by: Sequence[Stratify], count: int, seed: int
) -> tuple[DrawnForCoding, ...]:
    """`count` articles in random order, so that a coder cannot tell the stratum from the place; the same seed draws the same."""
    random = Random(f"triage sample for coders {seed}")
    drawn = [
        DrawnForCoding(place, cell, round(wanted / len(cells[cell]), 6))
        for cell, wanted in _wanted(cells, by, count).items()
        for place in random.sample(list(cells[cell]), wanted)
    ]
    random.shuffle(drawn)
    return tuple(drawn)


def _wanted(cells: Mapping[Cell, Sequence[int]], by: Sequence[Stratify], count: int) -> dict[Cell, int]:
    """How many of each stratum: one, then whatever is furthest behind its part."""
    parts = _parts(cells, by)
    wanted = dict.fromkeys(cells, 1)
    for _ in range(min(count, sum(map(len, cells.values()))) - len(cells)):
        open_ones = [cell for cell in cells if wanted[cell] < len(cells[cell])]
        cell = max(open_ones, key=lambda cell: parts[cell] / wanted[cell])
        wanted[cell] += 1
    return wanted


def _parts(cells: Mapping[Cell, Sequence[int]], by: Sequence[Stratify]) -> dict[Cell, float]:
    sizes = {cell: len(places) for cell, places in cells.items()}
    if "band" not in by:
        return {cell: float(size) for cell, size in sizes.items()}
    at = list(by).index("band")
    of_band: dict[str, int] = {}
    for cell, size in sizes.items():
        of_band[cell[at]] = of_band.get(cell[at], 0) + size
    return {cell: BANDS[cell[at]] * size / of_band[cell[at]] for cell, size in sizes.items()}  # type: ignore[index]
