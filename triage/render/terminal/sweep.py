"""F1, precision and recall over all thresholds, as a small plot: F1 as columns, the other two as a strip each."""

from collections.abc import Callable, Sequence

from triage.render.terminal.lines import join
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.tuning.measures import Cut, DecisionCounts

BLOCKS = " ▁▂▃▄▅▆▇█"
LABEL, ROWS = 11, 4
#: Widest plot: a column for every two points of score.
WIDEST = 51


def plot(cuts: Sequence[Cut], threshold: float | None, best: float | None, columns: int) -> list[StyledText]:
    """The plot with its axis; `threshold` (now) and `best` are marked below it."""
    width = max(11, min(WIDEST, columns - LABEL - 6))
    counts = [_at(cuts, 100.0 * place / (width - 1)) for place in range(width)]
    lines = []
    heights = [(one.f1 if one is not None else 0.0) * ROWS for one in counts]
    for row in range(ROWS, 0, -1):
        label = {ROWS: "F1      1.0", 1: "        0.0"}.get(row, "")
        cells = "".join(_block(height - row + 1) for height in heights)
        lines.append(join([_label(label), StyledText(cells)]))
    for name, figure in (("precision", _precision), ("recall", _recall)):
        cells = "".join(_strip(figure, one) for one in counts)
        lines.append(join([_label(name), StyledText(cells)]))
    lines.append(join([_label("score"), StyledText(_axis(width), style("hint"))]))
    marks = _marks(threshold, best, width)
    if marks:
        lines.append(join([_label(""), StyledText(marks)]))
    return lines


def _label(name: str) -> StyledText:
    return StyledText(f"{name:{LABEL}} ", style("hint"))


def _at(cuts: Sequence[Cut], threshold: float) -> DecisionCounts | None:
    """What a threshold gives: what the next score above it gives; None where it gives nothing."""
    return next((cut.counts for cut in cuts if cut.threshold >= threshold), None)


def _precision(counts: DecisionCounts) -> float:
    return counts.precision or 0.0


def _recall(counts: DecisionCounts) -> float:
    return counts.recall or 0.0


def _strip(figure: Callable[[DecisionCounts], float], counts: DecisionCounts | None) -> str:
    return " " if counts is None else _block(max(figure(counts), 0.01))


def _block(height: float) -> str:
    """The part of one row that a column of this height fills; a sliver for anything above 0."""
    eighths = round(max(0.0, min(height, 1.0)) * 8)
    return BLOCKS[max(1, eighths)] if height > 0 else " "


def _axis(width: int) -> str:
    line = [" "] * (width + 3)
    for score in (0, 25, 50, 75, 100):
        place = round(score / 100 * (width - 1))
        label = str(score)
        start = max(0, place - len(label) // 2)
        line[start : start + len(label)] = label
    return "".join(line).rstrip()


def _marks(threshold: float | None, best: float | None, width: int) -> str:
    """`▲` under the threshold as it is, `★` under the best one; one place for both is `★`."""
    line = [" "] * width
    for value, sign in ((threshold, "▲"), (best, "★")):
        if value is not None:
            line[round(max(0.0, min(value, 100.0)) / 100 * (width - 1))] = sign
    said = [f"▲ now {threshold:g}"] if threshold is not None else []
    said += [f"★ best {best:g}"] if best is not None else []
    return "".join(line).rstrip() + ("   " if said else "") + "  ".join(said)
