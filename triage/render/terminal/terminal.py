"""The ranked list for people: a title line, the hits, what was left out, what to do next.

Lines are made by card (hits) and footer (the rest); this module knows their order.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace
from rich.text import Text

from triage.entities.entity import Entity
from triage.render.terminal.card import Card, entity_lines, place
from triage.render.terminal.footer import footer
from triage.render.terminal.frame import Frame
from triage.render.terminal.lines import beside, hang, join, pack, printed, shorten, text
from triage.render.terminal.theme import style
from triage.render.view.copies import found, stories_of
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.why import said
from triage.report.rank import nearest, open_value
from triage.report.report import Hit, ProfileUse, Reject, Report, Story
from triage.scoring.score import LIKELY, Score, band_of

Ranked = tuple[int, Hit, Score]


class TerminalRenderer:
    """The same list with colour and without, in any width from 20 columns."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stories: dict[str, Story] = {}

    def render(self, report: Report) -> Iterator[str]:
        """Hit by hit, so that a pager can begin before the last summary is made."""
        for line in self._lines(report):
            yield printed(line, self._options.colour)

    def _lines(self, report: Report) -> Iterator[Text]:
        frame = Frame.of(report, self._options)
        used = report.run.profiles
        self._stories = stories_of(report)
        rule = Text("─" * frame.columns, style("rule"))
        ranked = [(number, hit, hit.scores[0]) for number, hit in enumerate(report.hits, 1)]
        if self._options.by_profile and len(used) > 1:
            for profile in used:
                yield from self._section(frame, [profile], _under(profile, ranked), 0, rule)
                yield Text()
        else:
            yield from self._section(frame, used, ranked, report.stats.cut, rule)
        yield rule
        if self._options.all:
            yield from _rejects(report.rejects, frame)
        if self._options.verbose:
            yield from _legend(report, frame)
        yield from footer(report, self._options, frame.columns)

    def _section(
        self, frame: Frame, used: Sequence[ProfileUse], ranked: Sequence[Ranked], cut: int, rule: Text
    ) -> Iterator[Text]:
        yield from beside(_heading(used), text(self._found(ranked, cut), "hint"), frame.columns)
        yield rule
        card = Card(frame, self._options, tagged=len(used) > 1, stories=self._stories)
        was_short = False
        for index, (number, hit, score) in enumerate(ranked):
            is_short = score.threshold == "any" and score.value < LIKELY
            if index and not (is_short and was_short):
                yield Text()
            yield from card.short(number, hit, score) if is_short else card.lines(number, hit, score)
            was_short = is_short
        if not ranked:
            yield text(_nothing(used))

    def _found(self, ranked: Sequence[Ranked], cut: int) -> str:
        return found([hit for _, hit, _ in ranked], self._stories, cut)


def _under(profile: ProfileUse, ranked: Iterable[Ranked]) -> list[Ranked]:
    """The hits of one profile by its own scores; they keep the numbers of the whole report."""
    own = [
        (number, hit, score)
        for number, hit, _ in ranked
        for score in hit.scores
        if score.profile == profile.id and score.hit
    ]
    return sorted(own, key=lambda ranked: (-ranked[2].value, ranked[0]))


def _heading(used: Sequence[ProfileUse]) -> Text:
    return join([text(profile.title or profile.id, "title") for profile in used], " · ")


def _nothing(used: Sequence[ProfileUse]) -> str:
    lines = {profile.threshold for profile in used}
    if len(lines) == 1 and (line := next(iter(lines))) != "any":
        return f"Nothing reached the threshold of {line:g}."
    return "Nothing matched." if lines == {"any"} else "Nothing reached its threshold."


def _rejects(rejects: Sequence[Reject], frame: Frame) -> Iterator[Text]:
    """One or two lines each: what it would score, its title, why it is no hit, where it is."""
    for reject in rejects:
        best = nearest(reject)
        value = open_value(best) if best else 0.0
        number = Text(str(shown_score(value, best.threshold) if best else "–").rjust(frame.indent + 2))
        number.stylize(style(band_of(value)))
        room = frame.columns - frame.after_score
        why = text(said(best) if best else "no match", "hint")
        units = [
            shorten(text(reject.article.title or "untitled"), room),
            shorten(why, room),
            text(place(reject.article), "hint"),
        ]
        yield from hang(number, pack(units, " · ", room), frame.after_score)
    if rejects:
        yield Text("─" * frame.columns, style("rule"))


def _everyone(report: Report) -> list[Entity]:
    """Who and what all hits are about: the same name of the same type is one, its mentions added up."""
    whole: dict[tuple[str, str], Entity] = {}
    for hit in report.hits:
        for entity in hit.entities or ():
            known = whole.get((entity.text, entity.type))
            count = entity.count + (known.count if known else 0)
            whole[entity.text, entity.type] = replace(entity, count=count, spans=())
    return list(whole.values())


def _legend(report: Report, frame: Frame) -> Iterator[Text]:
    yield from entity_lines(_everyone(report), frame.columns)
    units = [
        "score and bar 0–100",
        "strong from 80",
        "likely from 50",
        "term ×count points",
        "points add up to the score",
        "~ a near spelling",
    ]
    yield from hang(
        text("legend", "hint"), pack([text(unit, "hint") for unit in units], " · ", frame.columns - 8), 8
    )
