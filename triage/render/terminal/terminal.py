"""The ranked list for people: a title line, the hits, what was left out, what to do next.

Lines are made by card (hits) and footer (the rest); this module knows their order.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.entities.entity import Entity
from triage.render.terminal.card import CardLines, entity_lines
from triage.render.terminal.footer import footer
from triage.render.terminal.frame import Frame
from triage.render.terminal.lines import beside, hang, join, pack, printed, shorten, text
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.render.view.hits import place
from triage.render.view.options import Options
from triage.render.view.report import HitSection, sections
from triage.render.view.stories import stories_of
from triage.report.late import FEW, expect
from triage.report.report import Report, Story
from triage.scoring.score import LIKELY, Score

if TYPE_CHECKING:
    from triage.render.view.not_shown import NotShown


class TerminalRenderer:
    """The list of hits, the same with colour and without, in any width from 20 columns."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stories: dict[str, Story] = {}

    def render(self, report: Report) -> Iterator[str]:
        """Hit by hit, so that a pager can begin before the last summary is made."""
        for line in self._lines(report):
            yield line if isinstance(line, str) else printed(line, self._options.colour)

    def _lines(self, report: Report) -> Iterator[StyledText | str]:
        frame = Frame.of(report, self._options)
        self._stories = stories_of(report)
        rule = StyledText("─" * frame.columns, style("rule"))
        parts = sections(report, self._options)
        for section in parts:
            yield from self._section(frame, section, rule)
            if len(parts) > 1:
                yield StyledText()
        yield rule
        if self._options.all:
            from triage.render.view.not_shown import rejected

            yield from _rejects(rejected(report, self._options), frame)
        if self._options.verbose:
            yield from _legend(report, frame)
        yield from footer(report, self._options, frame.columns)

    def _section(self, frame: Frame, section: HitSection, rule: StyledText) -> Iterator[StyledText | str]:
        heading = join([text(title, "title") for title in section.titles], " · ")
        yield from beside(heading, text(section.found, "hint"), frame.columns)
        yield rule
        card = CardLines(frame, self._options, tagged=section.is_tagged, stories=self._stories)
        remember = self._options.remember if len(section.ranked) > FEW else None
        was_short = False
        expect(section.hits, [number - 1 for number, _, score in section.ranked if not _is_short(score)])
        for index, (number, hit, score) in enumerate(section.ranked):
            is_short = _is_short(score)
            if index and not (is_short and was_short):
                yield StyledText()
            if is_short:
                yield from card.short(number, hit, score)
            else:
                # Names and summary are worked out when a hit's turn comes, so that the first screen stands at once.
                detailed = partial(section.hits.__getitem__, number - 1)
                yield card.printed(number, hit, score, detailed, remember)
            was_short = is_short
        if not section.ranked:
            yield text(section.nothing)


def _is_short(score: Score) -> bool:
    """Whether a hit is a passing mention, told in a line."""
    return score.threshold == "any" and score.value < LIKELY


def _rejects(rejects: "Sequence[NotShown]", frame: Frame) -> Iterator[StyledText]:
    """One or two lines each: what it would score, its title, why it is no hit, where it is."""
    if not rejects:
        return
    from triage.render.terminal.not_listed import marked

    for reject in rejects:
        number = StyledText(("–" if reject.score is None else str(reject.score)).rjust(frame.indent + 2))
        number.stylize(style(reject.band))
        room = frame.columns - frame.after_score
        why = [shorten(text(reject.why, "hint"), room)] if reject.why else []
        units = [shorten(marked(reject), room), *why, text(place(reject.article), "hint")]
        yield from hang(number, pack(units, " · ", room), frame.after_score)
    yield StyledText("─" * frame.columns, style("rule"))


def _everyone(report: Report) -> list[Entity]:
    """Who and what all hits are about: the same name of the same type is one, its mentions added up."""
    whole: dict[tuple[str, str], Entity] = {}
    for hit in report.hits:
        for entity in hit.entities or ():
            known = whole.get((entity.text, entity.type))
            count = entity.count + (known.count if known else 0)
            whole[entity.text, entity.type] = replace(entity, count=count, spans=())
    return list(whole.values())


def _legend(report: Report, frame: Frame) -> Iterator[StyledText]:
    yield from entity_lines(_everyone(report), frame.columns)
    units = [
        "score 0–100, its bar by the evidence",
        "strong from 80",
        "likely from 50",
        "term ×count points",
        "points add up to the score",
        "~ a near spelling",
    ]
    yield from hang(
        text("legend", "hint"), pack([text(unit, "hint") for unit in units], " · ", frame.columns - 8), 8
    )
