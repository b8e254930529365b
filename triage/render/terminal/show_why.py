"""Why one article scored as it did under one profile: the table, what counted how, what did not, what would change it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from triage.render.terminal.lines import beside, hang, join, pack, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.why_table import table_lines, text_as_is, total_lines
from triage.render.view.arithmetic import (
    MOST_NAMES,
    NOT_COUNTED,
    ending,
    gate_said,
    not_counted_said,
    refusal_said,
    spellings_said,
    verdict,
)
from triage.render.view.why import NO_MATCH
from triage.scoring.explain import Explanation, TermLine

#: Absent terms get a row each up to so many, and are listed in a line when they are more.
ROWS_OF_ABSENT = 6
LABEL = 13


def explanation_lines(
    explained: Explanation, columns: int, also: int | None = None, *, brief: bool = False
) -> Iterator[StyledText]:
    """One profile; `also` is how many other articles a lower threshold would admit, where that is known.

    With `brief` a profile of which nothing is in the article takes one line or two.
    """
    present = [line for line in explained.lines if line.counts]
    absent = [line for line in explained.lines if not line.counts]
    if brief and not present and not explained.not_counted:
        yield from _nothing(explained, absent, columns)
        return
    yield from _head(explained, columns)
    if present:
        rows = absent if len(absent) <= ROWS_OF_ABSENT else []
        yield from table_lines(explained, present, rows, columns)
        yield from total_lines(explained, columns)
        absent = absent[len(rows) :]
    yield from _labelled("spelt", map(text, spellings_said(explained.spelt)), columns)
    yield from _labelled(NOT_COUNTED, (text(not_counted_said(each)) for each in explained.not_counted), columns)
    yield from _labelled("refused", (text(refusal_said(each)) for each in explained.refused), columns)
    yield from _labelled("absent", _names([line.term for line in absent], 3 * MOST_NAMES), columns, ", ")
    yield from _labelled("gates", (text(gate_said(each)) for each in explained.gates), columns)
    if explained.changes is not None:
        yield from wrap(text(ending(explained.score, explained.changes, also, has_any=bool(present))), columns)


def _head(explained: Explanation, columns: int) -> list[StyledText]:
    line = join([text_as_is(*piece) for piece in verdict(explained)])
    profile = explained.profile
    if not profile.path:
        return wrap(line, columns)
    return beside(line, text(f"{PurePath(profile.path).name} @ {profile.sha256[:6]}", "hint"), columns)


def _nothing(explained: Explanation, absent: Sequence[TermLine], columns: int) -> list[StyledText]:
    label = join([text(explained.score.profile, "title"), text_as_is(f"  {NO_MATCH}: ")])
    names = _names([line.term for line in absent], MOST_NAMES)
    return hang(label, pack(names, ", ", columns - 4, columns - label.cell_len), 4)


def _labelled(label: str, said: Iterable[StyledText], columns: int, separator: str = " · ") -> list[StyledText]:
    units = list(said)
    return hang(text(label, "hint"), pack(units, separator, columns - LABEL), LABEL) if units else []


def _names(names: Sequence[str], most: int) -> list[StyledText]:
    shown = [text(name) for name in names[:most]]
    return [*shown, text(f"+{len(names) - most}", "hint")] if len(names) > most else shown
