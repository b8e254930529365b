"""The table of a sum: a row for each term with its points, what the score would lose without it, and where it stands.

From 72 columns on it is the whole table, below without the bars, below 56 without weight and places too.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Zone
from triage.profiles.model import FIELD_WEIGHTS
from triage.render.terminal.lines import hang, join, pack, shorten, text
from triage.render.terminal.styled import StyledText, cell_len
from triage.render.terminal.theme import style
from triage.render.view.arithmetic import ALWAYS, signed
from triage.render.view.bar import bar
from triage.render.view.points import shown_points
from triage.render.view.why import said
from triage.scoring.explain import COLUMNS, Column, Explanation, TermLine
from triage.scoring.score import band_of

#: Least columns for bars, and for weight and places.
FOR_BARS, FOR_PLACES = 72, 56
#: Cells of a bar; the name of a term has at least so many, and "absent" so many behind the places.
BAR, TERM, NOTE = 10, 18, 9
ZONE_OF: dict[Column, Zone] = {"title": "title", "abstract": "abstract", "lead": "lead", "rest": "body"}


class Measures(Struct, frozen=True):
    """What stands in a row, and how wide."""

    bar: int
    #: Points that fill a cell of the bar.
    scale: int
    term: int
    places: tuple[Column, ...]
    has_weight: bool
    #: Whether "absent" stands behind the places, and not for them.
    has_note: bool

    @classmethod
    def of(cls, present: Sequence[TermLine], absent: Sequence[TermLine], columns: int) -> "Measures":
        """The table for these rows in so many columns."""
        has_places = columns >= FOR_PLACES
        places = tuple(
            column for column in COLUMNS if column in ALWAYS or any(column in line.counts for line in present)
        )
        drawn = BAR if columns >= FOR_BARS else 0
        right = 7 + sum(len(column) + 2 for column in places) if has_places else NOTE if absent else 0
        room = columns - 17 - drawn - right
        longest = max(cell_len(line.term) for line in (*present, *absent))
        has_note = has_places and bool(absent) and room - NOTE >= longest
        return cls(
            bar=drawn,
            scale=1 if any(abs(line.points) > 50 for line in present) else 2,
            term=max(4, min(max(longest, TERM), room - NOTE * has_note)),
            places=places if has_places else (),
            has_weight=has_places,
            has_note=has_note,
        )


def table_lines(
    explained: Explanation, present: Sequence[TermLine], absent: Sequence[TermLine], columns: int
) -> Iterator[StyledText]:
    """The header, what counted, what is absent."""
    measures = Measures.of(present, absent, columns)
    header = f"{'points':>7}{'':{measures.bar}} {'if cut':>6}   {'term':<{measures.term}}"
    header += " weight" if measures.has_weight else ""
    yield text_as_is((header + "".join(f"  {column}" for column in measures.places)).rstrip(), "hint")
    tenths = shown_points([line.points * 10 for line in present], round(explained.open_value * 10))
    band = band_of(explained.open_value)
    for line, points in zip((*present, *absent), (*tenths, *(0 for _ in absent)), strict=True):
        yield _row(line, points / 10, measures, band)


def _row(line: TermLine, points: float, measures: Measures, band: str) -> StyledText:
    term = shorten(text(line.term), measures.term)
    term.append(" " * (measures.term - term.cell_len))
    drawn = bar(abs(points), BAR * measures.scale) if measures.bar else ""
    weight = f"{line.weight:>6g} ".replace("-", "−") if measures.has_weight else ""
    return join(
        [
            text_as_is(f"{signed(points):>6} "),
            text_as_is(drawn.ljust(measures.bar), band),
            text_as_is(f"{signed(line.if_cut):>6}    "),
            term,
            text_as_is(weight),
            text_as_is(_places(line, measures), "" if line.counts else "hint"),
        ]
    )


def _places(line: TermLine, measures: Measures) -> str:
    places = "".join(f"  {line.counts.get(column, 0) or '–':>{len(column) - 1}} " for column in measures.places)
    if line.counts:
        return places
    if measures.has_note:
        return f"{places}  absent"
    return f"{'absent':>{len(places) - 1}}" if places else "   absent"


def text_as_is(own: str, named: str = "") -> StyledText:
    """Our own words, spaces kept."""
    return StyledText(own, style(named))


def total_lines(explained: Explanation, columns: int) -> list[StyledText]:
    """The sum, and the formula that made it."""
    fields = {**FIELD_WEIGHTS, **explained.profile.fields}
    used = [
        column
        for column in COLUMNS
        if column in ZONE_OF and (column in ALWAYS or any(column in line.counts for line in explained.lines))
    ]
    weights = [f"{column} ×{fields[ZONE_OF[column]]:g}" for column in used]
    formula = f"= 100 × (1 − e^(−2 × {max(0.0, explained.evidence):.3f}));"
    units = [text(formula), text(f"{', '.join(weights)}, {explained.words:,} words", "hint")]
    lines = hang(text_as_is(f"{explained.open_value:6.1f}", "number"), pack(units, "  ", columns - 9), 9)
    if any("gate" in part.kinds for part in explained.score.contributions):
        closed = [text(f"closed by a gate: {said(explained.score)}")]
        lines += hang(text_as_is(f"{0:6.1f}", "number"), pack(closed, " ", columns - 9), 9)
    return lines
