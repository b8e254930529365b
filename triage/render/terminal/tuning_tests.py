"""`profile test` for people: a line for each test, then what the labels say of the profile."""

from collections.abc import Iterator, Sequence

from triage.render.terminal.lines import beside, hang, join, next_steps, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.sweep import plot
from triage.render.terminal.theme import style
from triage.render.terminal.tuning_list import score_cell
from triage.render.terminal.tuning_recall import recall_lines
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.render.view.status import title_of
from triage.render.view.why import parts_of, said
from triage.scoring.score import Score
from triage.tuning.measured import Measured, Scored, TermUse
from triage.tuning.measures import DecisionCounts
from triage.tuning.tested import Tested
from triage.tuning.testing import TestOutcome

#: Where the text of a test or an article begins, and the widest line.
INDENT, LABEL, WIDEST = 8, 11, 100


def render(tested: Sequence[Tested], options: Options) -> Iterator[str]:
    """The lines of all profiles, a summary of the tests last."""
    columns = max(40, min(options.columns, WIDEST))
    for number, each in enumerate(tested):
        if number:
            yield "\n"
        for line in _profile(each, columns):
            yield printed(line, options.colour)
    for line in _next(tested, columns) if options.hints else ():
        yield printed(line, options.colour)
    outcomes = [outcome for each in tested for outcome in each.outcomes]
    if outcomes:
        yield "\n"
        yield printed(_summary(outcomes), options.colour)


def _next(tested: Sequence[Tested], columns: int) -> list[StyledText]:
    """What to do with the articles that bear numbers: look at them, or change a judgement that was wrong."""
    numbered = [each for each in tested if each.misses or each.alarms]
    if not numbered:
        return []
    miss = next((each.first for each in numbered if each.misses), None)
    alarm = next((each.first + len(each.misses) for each in numbered if each.alarms), None)
    steps = ["triage show 1 --why"]
    steps += [f"triage label skip {miss}"] if miss else []
    steps += [f"triage label keep {alarm}"] if alarm else []
    return [StyledText(), *next_steps(steps, columns)]


def _profile(each: Tested, columns: int) -> list[StyledText]:
    profile = each.profile
    name = text(profile.id, "hint") if profile.title else StyledText()
    room = columns - name.cell_len - 2
    lines = beside(shorten(text(profile.title or profile.id, "title"), room), name, columns)
    lines.append(text("─" * columns, "rule"))
    for outcome in each.outcomes:
        lines += _outcome(outcome, columns)
    if each.measured is not None:
        lines += [StyledText()] if each.outcomes else []
        lines += _measured(each, each.measured, columns)
    if each.estimate is not None:
        lines += [StyledText(), *recall_lines(each.estimate, columns)]
    if not each.outcomes and each.measured is None:
        lines.append(text("no tests, no labels", "hint"))
    return lines


def _summary(outcomes: Sequence[TestOutcome]) -> StyledText:
    failed = sum(not outcome.passed for outcome in outcomes)
    passed = f"{len(outcomes) - failed} passed"
    parts = [StyledText(f"{many(len(outcomes), 'test')}: {passed}")]
    if failed:
        parts.append(text(f"{failed} failed", "problem"))
    return join(parts, ", ")


def _outcome(outcome: TestOutcome, columns: int) -> list[StyledText]:
    """`✓  92 hit     Title`, and below it what is not as expected."""
    score = outcome.score
    sign = text("✓", "strong") if outcome.passed else text("✗", "problem")
    verdict = "hit" if score is not None and score.hit else "no hit" if score is not None else "–"
    head = join([sign, StyledText(" "), score_cell(score), StyledText(f" {verdict:8}")])
    lines = [join([head, shorten(text(outcome.name), columns - head.cell_len)])]
    for number, failure in enumerate(outcome.failures):
        place = f"line {outcome.test.line}: " if outcome.test.line and not number else ""
        lines += hang(StyledText(), wrap(text(place + failure, "problem"), columns - INDENT - 6), INDENT + 6)
    if outcome.failures and score is not None and score.contributions:
        lines += _why(score, columns, INDENT + 6)
    return lines


def _why(score: Score, columns: int, indent: int) -> list[StyledText]:
    units = [text(f"{part.name} {part.signed}") for part in parts_of(score)]
    label = join([StyledText(" " * indent), text("why", "hint")])
    return hang(label, pack(units, " · ", columns - indent - 5), indent + 5)


def _measured(each: Tested, measured: Measured, columns: int) -> list[StyledText]:
    lines = _at_threshold(measured, columns)
    if measured.best is not None:
        lines += _sweep(measured, columns)
    lines += [StyledText(), *_terms(measured.terms, columns)]
    lines += _articles("missed", "wanted, not reported", each.misses, len(measured.misses), each.first, columns)
    first = each.first + len(each.misses)
    return lines + _articles(
        "false alarms", "reported, not wanted", each.alarms, len(measured.alarms), first, columns
    )


def _at_threshold(measured: Measured, columns: int) -> list[StyledText]:
    """The figures of the profile as it is."""
    counts, threshold = measured.counts, measured.profile.threshold
    labelled = measured.kept + measured.skipped
    return [
        *_row(
            "labels",
            [
                f"{labelled:,} of {many(measured.articles, 'article')}",
                f"{measured.kept:,} keep",
                f"{measured.skipped:,} skip",
            ],
            columns,
        ),
        *_row(
            "threshold", [f"{threshold}" if threshold == "any" else f"{threshold:g}", *_figures(counts)], columns
        ),
        *_row("", [_spoken(counts)], columns),
        *_row(
            "ranking",
            [
                f"average precision {_share(measured.average_precision)}",
                f"P@10 {_share(measured.precision_at_10)}",
            ],
            columns,
        ),
    ]


def _sweep(measured: Measured, columns: int) -> list[StyledText]:
    """What other thresholds would do, and the best of them."""
    threshold = measured.profile.threshold
    now = None if threshold == "any" else float(threshold)
    best = measured.best if measured.best and measured.best.counts.f1 > measured.counts.f1 else None
    said = (
        [f"threshold {best.threshold:g}", *_figures(best.counts)]
        if best
        else [f"no threshold does better than {now:g}" if now is not None else "no threshold does better"]
    )
    return [
        StyledText(),
        *plot(measured.sweep, now, best.threshold if best else None, columns),
        StyledText(),
        *_row("best", said, columns),
    ]


def _row(label: str, parts: Sequence[str], columns: int) -> list[StyledText]:
    packed = pack([StyledText(part) for part in parts], " · ", columns - LABEL)
    return hang(text(label, "hint"), packed, LABEL)


def _figures(counts: DecisionCounts) -> list[str]:
    return [f"precision {_share(counts.precision)}", f"recall {_share(counts.recall)}", f"F1 {counts.f1:.2f}"]


def _spoken(counts: DecisionCounts) -> str:
    return f"{counts.right:,} of {many(counts.given, 'hit')} right, {counts.wanted - counts.right:,} of {counts.wanted:,} wanted missed"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _terms(uses: Sequence[TermUse], columns: int) -> list[StyledText]:
    """What each term brings in: among hits, and hits that there would not be without it."""
    out = any(use.kept_out_right or use.kept_out_wrong for use in uses)
    figures = f"{'weight':>8}{'in hits':>13}{'only by it':>13}" + (f"{'keeps out':>13}" if out else "")
    width = columns - len(figures)
    lines = [join([StyledText("term".ljust(width) + figures, style("hint"))])]
    lines += [_term(use, width, out) for use in uses]
    legend = "✓ wanted, ✗ not wanted, by the labels"
    return [*lines, text(legend, "hint")] if uses else []


def _term(use: TermUse, width: int, out: bool) -> StyledText:
    name = shorten(text(use.term), width - 1)
    parts = [name, StyledText(" " * (width - name.cell_len)), StyledText(f"{use.weight:8g}".replace("-", "−"))]
    pairs = [(use.right, use.wrong), (use.only_right, use.only_wrong)]
    if out:
        pairs.append((use.kept_out_right, use.kept_out_wrong))
    for right, wrong in pairs:
        parts.append(StyledText("   "))
        parts.append(_count(right, "✓", "strong"))
        parts.append(_count(wrong, "✗", "problem"))
    return join(parts)


def _count(count: int, sign: str, named: str) -> StyledText:
    if not count:
        return StyledText("    –", style("hint"))
    return StyledText(f"{count:4}{sign}", style(named))


def _articles(
    heading: str, meaning: str, shown: Sequence[Scored], total: int, first: int, columns: int
) -> list[StyledText]:
    if not total:
        return []
    lines = [StyledText(), join([text(heading, "title"), StyledText("  "), text(f"{meaning}: {total:,}", "hint")])]
    for number, one in enumerate(shown, first):
        lines += _article(number, one, columns)
    if total > len(shown):
        lines.append(text(f"    +{total - len(shown)} more", "hint"))
    return lines


def _article(number: int, one: Scored, columns: int) -> list[StyledText]:
    title = title_of(one.article)
    head = join([text(f"{number:3}", "number"), StyledText(" "), score_cell(one.score), StyledText(" ")])
    lines = [join([head, shorten(text(title), columns - INDENT)])]
    if one.score is None or not one.score.contributions:
        lines += hang(StyledText(), [text("nothing matched", "hint")], INDENT)
    else:
        reason = said(one.score) if one.score.reason is not None else ""
        if reason:
            lines += hang(StyledText(), wrap(text(reason, "hint"), columns - INDENT), INDENT)
        lines += _why(one.score, columns, INDENT)
    place = f"{one.article.path}#{one.article.index}" if one.article.index else one.article.path
    return lines + hang(StyledText(), wrap(text(place, "hint"), columns - INDENT), INDENT)
