"""`profile diff` for people: counts first, then the articles with the change that moved each."""

from collections.abc import Iterator, Sequence

from triage.render.terminal.lines import beside, hang, join, next_steps, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.render.terminal.tuning_list import score_cell
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.render.view.status import title_of
from triage.tuning.compare import Cause, Comparison, Figures, MovedArticle, Movement, effects

LABEL, INDENT, WIDEST, SHOWN = 10, 15, 100, 10
#: Causes named for an article.
CAUSES = 3
HEADINGS: tuple[tuple[str, str, tuple[Movement, ...]], ...] = (
    ("gained", "hits now, not before", ("gained",)),
    ("lost", "hits before, not now", ("lost",)),
    ("moved up", "hits in a higher band", ("up",)),
    ("moved down", "hits in a lower band", ("down",)),
)


def shown(comparison: Comparison) -> tuple[MovedArticle, ...]:
    """The articles that are printed, in the order of their numbers."""
    return tuple(one for _, _, movements in HEADINGS for one in comparison.of(*movements)[:SHOWN])


def render(comparison: Comparison, figures: Figures | None, options: Options, revision: str = "") -> Iterator[str]:
    """The lines of a comparison."""
    columns = max(50, min(options.columns, WIDEST))
    for line in _lines(comparison, figures, columns, revision, hints=options.hints):
        yield printed(line, options.colour)


def _lines(
    comparison: Comparison, figures: Figures | None, columns: int, revision: str, *, hints: bool
) -> list[StyledText]:
    old, new = comparison.old, comparison.new
    first = revision or old.path or old.id
    versions = join([text(first), text(" → ", "hint"), text(new.path or new.id)])
    lines = [
        *beside(text(new.title or new.id, "title"), text(many(comparison.articles, "article"), "hint"), columns)
    ]
    lines += [*wrap(versions, columns), text("─" * columns, "rule")]
    counts = [StyledText(f"{len(comparison.of(*movements)):,} {name}") for name, _, movements in HEADINGS]
    lines += hang(
        text("hits", "hint"),
        pack([*counts, StyledText(f"{comparison.same:,} as before")], " · ", columns - LABEL),
        LABEL,
    )
    if figures is not None:
        lines += _figures(figures, columns)
    if comparison.moved:
        lines += _effects(comparison, has_labels=figures is not None, columns=columns)
    number = 1
    for name, meaning, movements in HEADINGS:
        moved = comparison.of(*movements)
        lines += _section(name, meaning, moved, number, columns)
        number += min(SHOWN, len(moved))
    if any(one.helped is not None for one in comparison.moved):
        lines.append(text("✓ rightly, ✗ wrongly, by the labels", "hint"))
    if number > 1 and hints:
        last = number - 1
        lines += [
            StyledText(),
            *next_steps(("triage show 1 --why", "triage label keep 1", f"triage label skip {last}"), columns),
        ]
    return lines


def _figures(figures: Figures, columns: int) -> list[StyledText]:
    old, new = figures.old, figures.new
    parts = [
        StyledText(many(figures.labels, "label")),
        _change("F1", old.f1, new.f1),
        _change("precision", old.precision, new.precision),
        _change("recall", old.recall, new.recall),
    ]
    return hang(text("labels", "hint"), pack(parts, " · ", columns - LABEL), LABEL)


def _change(name: str, old: float | None, new: float | None) -> StyledText:
    first, last = (f"{value:.2f}" if value is not None else "–" for value in (old, new))
    return StyledText(f"{name} {first} → {last}" if first != last else f"{name} {last}")


def _effects(comparison: Comparison, *, has_labels: bool, columns: int) -> list[StyledText]:
    """Which change moved how many; with labels, whether that helped."""
    lines = []
    for number, effect in enumerate(effects(comparison)):
        parts = [_cause(Cause(effect.name, effect.change)), StyledText(f"moved {effect.moved:,}")]
        if has_labels:
            said = [
                text(f"{count:,} {word}", named)
                for count, word, named in (
                    (effect.helped, "rightly", "strong"),
                    (effect.hurt, "wrongly", "problem"),
                )
                if count
            ]
            unknown = effect.moved - effect.helped - effect.hurt
            if unknown:
                said.append(text(f"{unknown:,} unlabelled", "hint"))
            parts.append(join(said, ", "))
        lines += hang(text("" if number else "by", "hint"), pack(parts, " · ", columns - LABEL), LABEL)
    return lines


def _section(name: str, meaning: str, moved: Sequence[MovedArticle], first: int, columns: int) -> list[StyledText]:
    if not moved:
        return []
    lines = [
        StyledText(),
        join([text(name, "title"), StyledText("  "), text(f"{meaning}: {len(moved):,}", "hint")]),
    ]
    for number, one in enumerate(moved[:SHOWN], first):
        lines += _article(number, one, columns)
    if len(moved) > SHOWN:
        lines.append(text(f"    +{len(moved) - SHOWN} more", "hint"))
    return lines


def _article(number: int, one: MovedArticle, columns: int) -> list[StyledText]:
    article = one.article
    label = {True: text("✓", "strong"), False: text("✗", "problem"), None: StyledText(" ")}[one.helped]
    head = join(
        [
            StyledText(f"{number:3}", style("number")),
            StyledText(" "),
            score_cell(one.old),
            text(" → ", "hint"),
            score_cell(one.new),
            StyledText(" "),
            label,
            StyledText(" "),
        ]
    )
    head.append(" " * (INDENT - head.cell_len))
    title = title_of(article)
    lines = [join([head, shorten(text(title), columns - INDENT)])]
    causes = [_cause(cause) for cause in one.causes[:CAUSES]]
    lines += hang(StyledText(), pack(causes, " · ", columns - INDENT), INDENT)
    place = f"{article.path}#{article.index}" if article.index else article.path
    return lines + hang(StyledText(), wrap(text(place, "hint"), columns - INDENT), INDENT)


def _cause(cause: Cause) -> StyledText:
    points = "" if cause.points is None else f" {'+' if cause.points >= 0 else '−'}{abs(cause.points):.0f}"
    change = f" ({cause.change})" if cause.change else ""
    return text(f"{cause.name}{points}{change}")
