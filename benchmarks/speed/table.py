"""The table of measurements: aligned text that is Markdown too, and its place in a page."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Compared, Cost
from rows import Row

BEGIN = "<!-- written by benchmarks/speed/run.py --page -->"
END = "<!-- end -->"
HEADS = (
    "",
    "figure",
    "least–most",
    "bar",
    "",
    "CPU s",
    "wall s",
    "files found",
    "matches",
    "recall, precision of theirs",
)


class Line(NamedTuple):
    """A row and what was measured."""

    row: Row
    compared: Compared | None = None
    alone: Cost | None = None
    found: tuple[int, int] | None = None
    theirs_found: tuple[int, int] | None = None
    agreed: tuple[float, float] | None = None
    skipped: str = ""
    #: Where our time goes, for a bar that is not met.
    phases: str = ""

    @property
    def asks(self) -> str:
        return self.row.asks

    @property
    def figures(self) -> list[float]:
        """What is held against the bar, one for each pair."""
        if self.alone is not None:
            return [float(self.alone.peak)]
        ratios = self.compared.ratios if self.compared else []
        return [1 / ratio for ratio in ratios] if self.row.is_faster else ratios

    @property
    def figure(self) -> str:
        return _short(median(self.figures)) if self.figures else self.skipped

    @property
    def is_met(self) -> bool | None:
        """None where there is no bar, or no figure."""
        if self.row.bar is None or not self.figures:
            return None
        value = median(self.figures)
        return value >= self.row.bar if self.row.is_faster else value <= self.row.bar

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "**not met**"}[self.is_met]

    def cells(self) -> list[str]:
        """One for each of `HEADS`."""
        row, figures = self.row, self.figures
        ours, theirs = (self.compared.ours, self.compared.theirs) if self.compared else ([], [])
        if self.alone is not None:
            ours = [self.alone]
        spread = f"{_short(min(figures))}–{_short(max(figures))}" if len(figures) > 1 else ""
        bar = "" if row.bar is None else f"{'≥' if row.is_faster else '≤'} {row.bar:g}"
        return [
            row.asks,
            self.figure,
            spread,
            bar,
            self.verdict,
            _beside(_middle(ours, "cpu"), _middle(theirs, "cpu")),
            _beside(_middle(ours, "wall"), _middle(theirs, "wall")),
            _beside(*(f"{each[0]:,}" if each else "" for each in (self.found, self.theirs_found))),
            _beside(
                *(
                    f"{each[1]:,}" if each and each[1] != each[0] else ""
                    for each in (self.found, self.theirs_found)
                )
            ),
            f"{self.agreed[0]:.2f}, {self.agreed[1]:.2f}" if self.agreed else "",
        ]


def text(lines: Sequence[str], table: Sequence[Line]) -> str:
    """What is printed: a paragraph, then a table for each group of rows."""
    groups = dict.fromkeys(line.row.group for line in table)
    parts = [".\n".join(lines) + "."]
    for group in groups:
        parts.append(f"**{group}**")
        parts.append(_aligned([list(HEADS), *(line.cells() for line in table if line.row.group == group)]))
    missed = [line for line in table if line.is_met is False]
    if missed:
        parts.append("What is not met, why, and where its time goes (wall time, by `--timings`):")
        parts.append(
            "\n".join(
                f"- {line.asks}: {'; '.join(filter(None, (line.row.reason, line.phases)))}" for line in missed
            )
        )
    return "\n\n".join(parts)


def page(path: Path, lines: Sequence[str], table: Sequence[Line]) -> None:
    """Put it between the marks of a page."""
    written(path, BEGIN, text(lines, table))


def written(path: Path, begin: str, content: str) -> None:
    """Replace what stands on a page between that mark and the next end."""
    before, _, rest = path.read_text("utf-8").partition(begin)
    after = rest.partition(END)[2]
    path.write_text(f"{before}{begin}\n\n{content}\n\n{END}{after}", "utf-8")


def _aligned(cells: list[list[str]]) -> str:
    """Columns that are empty throughout are left out."""
    columns = [column for column in zip(*cells, strict=True) if column[0] == "" or any(column[1:])]
    widths = [max(map(len, column)) for column in columns]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in zip(*columns, strict=True)
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 30 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _middle(costs: Sequence[Cost], what: str) -> str:
    return _short(median(getattr(cost, what) for cost in costs)) if costs else ""


def _beside(ours: str, theirs: str) -> str:
    return f"{ours or '–'} / {theirs or '–'}" if theirs else ours
