"""The end of the terminal list: everything that was left out, named where it nearly counted, counted always."""

import shlex
from collections.abc import Sequence

from triage.errors import Problem
from triage.render.terminal.frame import LABEL
from triage.render.terminal.lines import beside, hang, pack, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.view.options import Options
from triage.render.view.report import also_said, destinations, read_said
from triage.report.report import Report

#: Problems that are named; the count below them is complete.
PROBLEMS = 12


def footer(report: Report, options: Options, columns: int) -> list[StyledText]:
    """All lines below the rule."""
    lines: list[StyledText] = []
    if report.near_misses or report.rejects or report.stories:
        from triage.render.terminal.not_listed import not_listed

        lines += not_listed(report, options, columns)
    if report.problems:
        lines += _problems(report.problems, columns)
    lines += _counts(report, options, columns)
    return lines + (_hint(report, options, columns) if options.hints else [])


def _problems(problems: Sequence[Problem], columns: int) -> list[StyledText]:
    from triage.render.view.problems import told_problems

    lines: list[StyledText] = []
    told = told_problems(problems)
    for one in told[:PROBLEMS]:
        lines += hang(text(one.label, "problem"), wrap(text(one.text, "problem"), columns - LABEL), LABEL)
    if len(told) > PROBLEMS:
        more = text(f"+{len(told) - PROBLEMS} more problems", "problem")
        lines += hang(StyledText(), wrap(more, columns - LABEL), LABEL)
    return lines


def _counts(report: Report, options: Options, columns: int) -> list[StyledText]:
    """Where every article went, and what else is worth knowing of the run."""
    stats = report.stats
    first, *others = destinations(stats)
    lines = pack([StyledText(f"{read_said(stats)}: {first}"), *map(StyledText, others)], ", ", columns)
    also = also_said(report)
    if also:
        lines += pack([StyledText(f"also {also[0]}"), *map(StyledText, also[1:])], ", ", columns)
    if options.seconds is not None:
        lines[-1:] = beside(lines[-1], text(f"{options.seconds:.1f} s", "hint"), columns)
    return lines


def _hint(report: Report, options: Options, columns: int) -> list[StyledText]:
    hints = ["triage show 1 --why"] if report.hits else []
    if report.stats.cut:
        hints.append(f"--top {2 * len(report.hits)} shows more")
    if not options.all and report.stats.rejects:
        hints.append("--all lists every file")
    if report.stats.left_alone and not report.stats.files:
        paths = report.run.arguments.get("paths") or ["PATH"]
        hints.append(f"{shlex.join(['triage', 'read', *paths])} says what was left alone, and why")
    if not hints:
        return []
    return hang(text("next:", "hint"), pack([text(hint, "hint") for hint in hints], " · ", columns - 6), 6)
