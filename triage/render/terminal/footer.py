"""The end of the terminal list: everything that was left out, named where it nearly counted, counted always."""

from collections.abc import Iterable, Sequence

from rich.style import Style
from rich.text import Text

from triage.errors import Problem
from triage.render.terminal.lines import beside, hang, join, pack, shorten, text, wrap
from triage.render.terminal.theme import style
from triage.render.view.copies import badge
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.problems import told_problems
from triage.render.view.why import said, would_be_hit
from triage.report.rank import nearest, open_value
from triage.report.report import Reject, Report, Stats
from triage.scoring.score import Score, band_of
from triage.stories.marks import bare_title

LABEL = 10
#: Named at most; the counts below them are complete.
NAMED, PROBLEMS = 5, 12
LABELS = {"excluded": "excluded", "requires": "required"}


def footer(report: Report, options: Options, columns: int) -> list[Text]:
    """All lines below the rule."""
    # A notice that stands below the story that it withdraws has been told.
    told = {(copy.article.path, copy.article.index) for story in report.stories for copy in story.copies}
    near = (miss for miss in report.near_misses or report.rejects if _place(miss) not in told)
    misses = [(miss, best) for miss in near if (best := nearest(miss)) is not None]
    lines = [] if options.all else _passing(misses, report.stats, columns)
    lines += _held_back([pair for pair in misses if would_be_hit(pair[1])], columns)
    lines += _problems(report.problems, columns)
    lines += _counts(report.stats, options, columns)
    return lines + (_hint(report, options, columns) if options.hints else [])


def _place(miss: Reject) -> tuple[str, int]:
    return miss.article.path, miss.article.index


def _passing(misses: Sequence[tuple[Reject, Score]], stats: Stats, columns: int) -> list[Text]:
    """The best of those that were below the threshold, on one line."""
    below = [pair for pair in misses if pair[1].reason and pair[1].reason.code == "below_threshold"]
    total = max(stats.below_threshold, len(below))
    room = columns - LABEL
    for kept in range(min(NAMED, len(below)), 0, -1):
        units = [
            _scored(miss, best, room if kept == 1 else max(min(20, room), room // 2))
            for miss, best in below[:kept]
        ]
        if total > kept:
            units.append(text(f"+{total - kept}", "hint"))
        lines = pack(units, " · ", room)
        if len(lines) == 1 or kept == 1:
            return hang(text("passing", "hint"), lines, LABEL)
    return []


def _scored(miss: Reject, score: Score, room: int) -> Text:
    value = score.value
    number = Text(f"{shown_score(value, score.threshold)} ", _colour(value))
    return join([number, shorten(_marked(miss), room - number.cell_len - 6)])


def _marked(miss: Reject) -> Text:
    """The title behind what the wire says of it, once."""
    title = _title(miss)
    label = badge(miss.article)
    if not label:
        return text(title)
    return join(
        [text(label, "problem" if label == "WITHDRAWN" else "badge"), text(f" {bare_title(title) or title}")]
    )


def _colour(value: float) -> Style:
    return style(band_of(value))


def _title(miss: Reject) -> str:
    return miss.article.title.strip() or " ".join(miss.article.body[:80].split()) or miss.article.path


def _held_back(misses: Sequence[tuple[Reject, Score]], columns: int) -> list[Text]:
    """What would have been a hit, but for a gate, a date, a language, a status or a filter."""
    lines: list[Text] = []
    room = columns - LABEL
    for miss, best in misses[:NAMED]:
        code = best.reason.code if best.reason else ""
        value = open_value(best)
        number = Text(f"{shown_score(value, best.threshold)} ", _colour(value))
        # Of a notice its mark says all.
        is_notice = code == "status" and badge(miss.article) == "WITHDRAWN"
        shown = "" if columns < 60 or is_notice else "would have been a hit"
        why = Text() if is_notice else shorten(text(f" ({said(best)})"), room // 2)
        rest = room - number.cell_len - why.cell_len - (len(shown) + 2 if shown else 0)
        title = shorten(_marked(miss), max(rest, room // 3))
        content = beside(join([number, title, why]), text(shown, "hint"), room)
        lines += hang(text(LABELS.get(code, "left out"), "hint"), content, LABEL)
    if len(misses) > NAMED:
        more = text(f"+{len(misses) - NAMED} that would have been hits", "hint")
        lines += hang(Text(), wrap(more, room), LABEL)
    return lines


def _problems(problems: Sequence[Problem], columns: int) -> list[Text]:
    lines: list[Text] = []
    told = told_problems(problems)
    for one in told[:PROBLEMS]:
        label = "problem" if one.is_read else "not read"
        lines += hang(text(label, "problem"), wrap(text(one.text, "problem"), columns - LABEL), LABEL)
    if len(told) > PROBLEMS:
        more = text(f"+{len(told) - PROBLEMS} more problems", "problem")
        lines += hang(Text(), wrap(more, columns - LABEL), LABEL)
    return lines


def _counts(stats: Stats, options: Options, columns: int) -> list[Text]:
    """Where every article went, and what else is worth knowing of the run."""
    read = many(stats.files, "file")
    if stats.articles != stats.files:
        read += f", {many(stats.articles, 'article')}"
    units = [Text(f"{read}: {destinations(stats)[0]}"), *(Text(one) for one in destinations(stats)[1:])]
    lines = pack(units, ", ", columns)
    also = [f"{count:,} {said}" for count, said in asides(stats) if count]
    if also:
        lines += pack([Text(f"also {also[0]}"), *(Text(one) for one in also[1:])], ", ", columns)
    if options.seconds is not None:
        lines[-1:] = beside(lines[-1], text(f"{options.seconds:.1f} s", "hint"), columns)
    return lines


def destinations(stats: Stats) -> list[str]:
    """Where the articles went, hits first."""
    hits = many(stats.hits, "hit")
    if stats.cut:
        hits += f" ({stats.cut:,} cut by --top)"
    elsewhere = (
        (stats.below_threshold, "passing"),
        (stats.excluded, "excluded"),
        (stats.requires, "without what is required"),
        (stats.dates, "outside the dates"),
        (stats.language, "in other languages"),
        (stats.status, "of another status"),
        (stats.filter, "filtered out"),
        (stats.seen, "seen before"),
        (stats.no_match, "without a match"),
        (stats.unread, "not read"),
    )
    return [hits, *(f"{count:,} {said}" for count, said in elsewhere if count)]


def asides(stats: Stats) -> Iterable[tuple[int, str]]:
    """What else is worth knowing of the run, as counts."""
    return (
        (stats.copies, "folded as copies"),
        (stats.undated, "undated"),
        (stats.by_arrival, "dated by arrival"),
        (stats.unknown_language, "of unknown language"),
        (stats.left_alone, "left alone"),
    )


def _hint(report: Report, options: Options, columns: int) -> list[Text]:
    hints = ["triage show 1 --why"] if report.hits else []
    if report.stats.cut:
        hints.append(f"--top {2 * len(report.hits)} shows more")
    if not options.all and report.stats.rejects:
        hints.append("--all lists every file")
    if report.stats.left_alone and not report.stats.files:
        hints.append("triage read PATH says what was left alone, and why")
    if not hints:
        return []
    return hang(text("next:", "hint"), pack([text(hint, "hint") for hint in hints], " · ", columns - 6), 6)
