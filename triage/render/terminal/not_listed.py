"""What the terminal list does not list, above its counts: passing mentions, what was held back, what was folded."""

from collections.abc import Sequence

from triage.render.terminal.frame import LABEL
from triage.render.terminal.lines import beside, hang, join, pack, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.render.view.not_shown import (
    FoldedArticle,
    NotShown,
    folded,
    folded_said,
    held_back,
    newest_folded,
    passing,
)
from triage.render.view.options import Options
from triage.report.report import Report

#: Named at most; the counts below them are complete.
NAMED = 5
LABELS = {"excluded": "excluded", "requires": "required"}


def not_listed(report: Report, options: Options, columns: int) -> list[StyledText]:
    """The best of what was left out, and the newest of what was folded."""
    lines = _folded(folded(report, options), options, columns)
    if options.all:
        # It has listed each reject with its reason.
        return lines
    return [
        *_passing(*passing(report, options), columns),
        *_held_back(held_back(report, options), columns),
        *lines,
    ]


def _passing(below: Sequence[NotShown], total: int, columns: int) -> list[StyledText]:
    """The best of those that were below the threshold, on one line."""
    room = columns - LABEL
    for kept in range(min(NAMED, len(below)), 0, -1):
        units = [_scored(miss, room if kept == 1 else max(min(20, room), room // 2)) for miss in below[:kept]]
        if total > kept:
            units.append(text(f"+{total - kept}", "hint"))
        lines = pack(units, " · ", room)
        if len(lines) == 1 or kept == 1:
            return hang(text("passing", "hint"), lines, LABEL)
    return []


def _scored(miss: NotShown, room: int) -> StyledText:
    number = _number(miss)
    return join([number, shorten(marked(miss), room - number.cell_len - 6)])


def _number(miss: NotShown) -> StyledText:
    return StyledText(f"{miss.score} ", style(miss.band))


def marked(miss: NotShown) -> StyledText:
    """The title behind what the wire says of it, once."""
    if not miss.badge:
        return text(miss.title)
    label = text(miss.badge, "problem" if miss.badge == "WITHDRAWN" else "badge")
    return join([label, text(f" {miss.title}")])


def _held_back(misses: Sequence[NotShown], columns: int) -> list[StyledText]:
    lines: list[StyledText] = []
    room = columns - LABEL
    for miss in misses[:NAMED]:
        number = _number(miss)
        shown = "" if columns < 60 else miss.note
        why = shorten(text(f" ({miss.why})"), room // 2) if miss.why else StyledText()
        rest = room - number.cell_len - why.cell_len - (len(shown) + 2 if shown else 0)
        title = shorten(marked(miss), max(rest, room // 3))
        content = beside(join([number, title, why]), text(shown, "hint"), room)
        lines += hang(text(LABELS.get(miss.code, "left out"), "hint"), content, LABEL)
    if len(misses) > NAMED:
        more = text(f"+{len(misses) - NAMED} that would have been hits", "hint")
        lines += hang(StyledText(), wrap(more, room), LABEL)
    return lines


def _folded(entries: Sequence[FoldedArticle], options: Options, columns: int) -> list[StyledText]:
    """What stands below another article of its story: how many, and the headlines of the newest."""
    if not entries:
        return []
    named = newest_folded(entries, options)
    room = columns - LABEL
    content: list[StyledText] = wrap(text(folded_said(entries).partition(": ")[2]), room)
    for one in named:
        beside_ = text(f" ({one.facts}; {one.what})", "hint")
        number = text(f"{one.number} ", "hint")
        title = shorten(text(one.title), max(room - beside_.cell_len - number.cell_len, room // 3))
        content += wrap(join([number, title, beside_]), room)
    if len(named) < len(entries):
        content.append(text(f"+{len(entries) - len(named):,}, --all names them", "hint"))
    return hang(text("folded", "hint"), content, LABEL)
