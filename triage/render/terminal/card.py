"""One hit in the terminal list: score and title, where and when, what it says, why it is here, who is in it."""

from collections.abc import Callable, Mapping, Sequence

from triage.entities.entity import Entity, EntityType
from triage.render.terminal.frame import Frame
from triage.render.terminal.lines import hang, join, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.bar import score_bar
from triage.render.view.dates import when
from triage.render.view.hits import facts_of, is_said, names_of, place, rank_of
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.quote import Quoted, quote, summary_of, title_stretches
from triage.render.view.short import short
from triage.render.view.stories import badge, story_of, withdrawn_by
from triage.render.view.why import SumPart, parts_of
from triage.report.late import Remember
from triage.report.report import Hit, Story
from triage.scoring.score import Score

#: Lines of the summary and of the sum, twice as many in a narrow frame; `verbose` lifts both bounds.
SUMMARY_LINES, WHY_LINES = 5, 2


class CardLines:
    """Prints hits into a frame."""

    def __init__(
        self, frame: Frame, options: Options, *, tagged: bool, stories: Mapping[str, Story] | None = None
    ) -> None:
        self._frame = frame
        self._options = options
        self._stories = stories or {}
        #: Whether a hit says for which profile it is here.
        self._tagged = tagged
        self._patience = 1 if frame.bar else 2

    def lines(self, number: int, hit: Hit, score: Score) -> list[StyledText]:
        """The block of a hit under the given profile."""
        frame = self._frame
        room = frame.columns - frame.indent
        meta = self._meta(hit, score)
        block = self._head(number, hit, score, meta)
        body = self._summary(hit, room)
        for explained in self._explained(hit, score):
            body += self._why(explained, room)
        body += entity_lines(hit.entities, room)
        body += self._story(hit, room)
        margin = StyledText(" " * frame.indent)
        return block + [join([margin, line]) for line in body]

    def printed(
        self, number: int, hit: Hit, score: Score, detailed: Callable[[], Hit], remember: Remember | None
    ) -> str:
        """The block of a hit as it is printed; `detailed` gives it what the block shows of it."""
        colour = self._options.colour
        # It stands under another number as soon as there is news above it.
        head = StyledText(str(number).rjust(self._frame.digits), style("number"))
        gutter = head.ansi(len(head)) if colour else head.plain

        def make() -> bytes:
            lines = self.lines(number, detailed(), score)
            block = "".join([printed(line, colour) for line in lines])
            assert block.startswith(gutter)
            return block[len(gutter) :].encode("utf-8", "surrogatepass")

        rest = remember(self._content(hit, score), make) if remember is not None else None
        return gutter + (make() if rest is None else rest).decode("utf-8", "surrogatepass")

    def _content(self, hit: Hit, score: Score) -> tuple[object, ...]:
        """All that decides how a hit looks, but for its names, which the article decides."""
        options = self._options
        story = story_of(hit, self._stories)
        members = () if story is None else (story.main, *story.copies)
        return (
            "card",
            hit,
            score.profile,
            members,
            facts_of(hit, score, options, tagged=self._tagged),
            [when(member.article, options.now, options.timezone) for member in members],
            (self._frame.columns, self._frame.digits, self._frame.bar),
            (self._tagged, options.colour, options.verbose, options.all),
        )

    def short(self, number: int, hit: Hit, score: Score) -> list[StyledText]:
        """The one line of a hit that is a passing mention."""
        frame = self._frame
        rank = rank_of(hit, score)
        left = self._gutter(str(number), rank)
        if frame.bar:
            left.append_text(self._bar(rank))
        room = frame.columns - left.cell_len
        terms = ", ".join(part.name for part in parts_of(score))
        if story := story_of(hit, self._stories):
            terms += f" = {len(story.copies) + 1} articles"
        tag = f"{score.profile}: " if self._tagged else ""
        why = shorten(text(tag + terms, "hint"), room // 2 if frame.bar else room // 3)
        mark = self._mark(hit)
        title = self._title(hit, score)
        if mark and not is_said(mark.plain, hit.article.title):
            title = join([mark, StyledText(" "), title])
        title = shorten(title, max(room - why.cell_len - 3, room // 2 - 3))
        return [join([left, title, StyledText("   "), why])]

    def _head(self, number: int, hit: Hit, score: Score, meta: list[StyledText]) -> list[StyledText]:
        frame = self._frame
        title = wrap(self._title(hit, score), frame.columns - frame.title)
        rank = rank_of(hit, score)
        first = self._gutter(str(number), rank)
        room = frame.columns - frame.indent
        margin = StyledText(" " * frame.indent)
        if not frame.bar:
            lines = hang(first, title, frame.title)
            return lines + [join([margin, line]) for line in pack([self._band(rank), *meta], " · ", room)]
        first.append_text(self._bar(rank))
        band = join([StyledText(" " * frame.after_score), self._band(rank)])
        band.append(" " * (frame.title - band.cell_len))
        if len(title) > 1:
            rest = [join([StyledText(" " * frame.title), line]) for line in title[2:]]
            below = [join([margin, line]) for line in pack(meta, " · ", room)]
            return [join([first, title[0]]), join([band, title[1]]), *rest, *below]
        packed = pack(meta, " · ", room, frame.columns - frame.title)
        below = [join([margin, line]) for line in packed[1:]]
        return [join([first, title[0]]), join([band, packed[0]]), *below]

    def _gutter(self, number: str, score: Score) -> StyledText:
        """Number and score, up to where the bar begins."""
        frame = self._frame
        value = str(shown_score(score.value, score.threshold))
        line = StyledText(number.rjust(frame.digits), style("number"))
        line.append(value.rjust(frame.after_score - 1 - frame.digits), of_score(score.band))
        line.append(" ", style(""))
        return join([line])

    def _bar(self, score: Score) -> StyledText:
        drawn = score_bar(score.value, self._frame.bar)
        return StyledText(drawn.ljust(self._frame.bar + 1), style(score.band))

    def _band(self, score: Score) -> StyledText:
        return StyledText(score.band, style(score.band))

    def _title(self, hit: Hit, score: Score) -> StyledText:
        """The title, or for want of one the opening of the text."""
        article = hit.article
        if article.title.strip():
            return marked(title_stretches(article, (score,)), "title")
        opening = " ".join(article.body[:200].split())
        return join([text("untitled", "hint"), text(f" {opening}")]) if opening else text("untitled", "hint")

    def _meta(self, hit: Hit, score: Score) -> list[StyledText]:
        facts = facts_of(hit, score, self._options, tagged=self._tagged)
        meta = [text(one, "hint") for one in (*facts, place(hit.article))]
        mark = self._mark(hit)
        if mark and not is_said(mark.plain, hit.article.title):
            meta.insert(int(self._tagged), mark)
        return meta

    def _mark(self, hit: Hit) -> StyledText:
        """UPDATE 2, CORRECTED, WITHDRAWN; mostly nothing."""
        mark = badge(hit.article, story_of(hit, self._stories))
        return text(mark, "problem" if mark == "WITHDRAWN" else "badge")

    def _story(self, hit: Hit, room: int) -> list[StyledText]:
        """The other articles of its story."""
        story = story_of(hit, self._stories)
        lines: list[StyledText] = []
        if story is None and hit.event is None:
            return lines
        from triage.render.view.copies import story_lines

        for line in story_lines(story, hit, self._options):
            label = text(line.label, line.style)
            indent = label.cell_len + 1
            plain = line.style == "text"
            units = [
                text(part, "hint" if plain and index else line.style) for index, part in enumerate(line.parts)
            ]
            packed = pack(units, " · " if plain else ", ", room - indent)
            lines += hang(label, packed, indent)
        return lines

    def _summary(self, hit: Hit, room: int) -> list[StyledText]:
        scores = [score for score in hit.scores if score.hit]
        chosen = summary_of(hit, scores or hit.scores)
        if withdrawn_by(hit.article, story_of(hit, self._stories)):
            return []
        if not chosen or not "".join(one.text for one in chosen).strip():
            return []
        lines = wrap(marked(quote(hit.article, chosen)), room)
        most = SUMMARY_LINES * self._patience
        if len(lines) > most and not self._options.verbose:
            lines = [*lines[: most - 1], shorten(join([lines[most - 1], StyledText(" " * room)]), room)]
        return lines

    def _explained(self, hit: Hit, score: Score) -> list[Score]:
        if not self._options.verbose:
            return [score]
        return [score, *(other for other in hit.scores if other.hit and other.profile != score.profile)]

    def _why(self, score: Score, room: int) -> list[StyledText]:
        parts = parts_of(score)
        label = "why" if self._options.verbose is False or not self._tagged else f"why {score.profile}"
        tag = text(label, "hint")
        indent = tag.cell_len + 2
        most = len(parts) if self._options.verbose else 12
        for kept in range(min(most, len(parts)), 0, -1):
            units = [_unit(part) for part in parts[:kept]]
            if kept < len(parts):
                units.append(_rest(parts[kept:]))
            lines = pack(units, " · ", room - indent)
            if len(lines) <= WHY_LINES * self._patience or self._options.verbose:
                break
        else:
            return []
        return hang(tag, lines, indent)


def marked(stretches: Sequence[Quoted], base: str = "") -> StyledText:
    """Quoted text with its marks; a fuzzy match is followed by `~`."""
    line = StyledText(style=style(base))
    for index, one in enumerate(stretches):
        shown = text(one.text)
        if line.plain.endswith(" ") and shown.plain.startswith(" "):
            shown = shown.without_start(1)
        for kind in sorted(one.kinds, key=lambda kind: kind in ("match", "fuzzy")):
            shown.stylize(style(kind))
        line.append_text(shown)
        following = stretches[index + 1].kinds if index + 1 < len(stretches) else ()
        if "fuzzy" in one.kinds and "fuzzy" not in following:
            line.append("~", style("hint"))
    return join([line])


def _unit(part: SumPart) -> StyledText:
    unit = join([text(part.name), StyledText(" "), StyledText(part.signed, style("number"))])
    if part.spelt:
        shown = ", ".join(f'"{spelling}"' for spelling in part.spelt[:2])
        more = ", …" if len(part.spelt) > 2 else ""
        unit.append_text(text(f" ~spelt {shown}{more}", "hint"))
    return unit


def _rest(parts: Sequence[SumPart]) -> StyledText:
    return _unit(SumPart(f"+{len(parts)} more", 1, sum(part.points for part in parts)))


def entity_lines(entities: Sequence[Entity] | None, room: int) -> list[StyledText]:
    """`who`, `org` and `at`, most mentioned first, each as far as its line goes."""
    if not entities:
        return []
    who, org, at = (_named(entities, kind) for kind in ("PERSON", "ORG", "LOC"))
    lines: list[StyledText] = []
    left = _fitted("who", who, _share(org, room)) if who else StyledText()
    rest = room - left.cell_len - 3
    if who and org and room >= 70 and _needed(org[:2]) + (4 if len(org) > 2 else 0) <= rest:
        lines.append(join([left, StyledText("   "), _fitted("org", org, rest)]))
    else:
        lines += [_fitted(label, names, room) for label, names in (("who", who), ("org", org)) if names]
    return lines + ([_fitted("at", at, room)] if at else [])


def _share(org: Sequence[StyledText], room: int) -> int:
    """The room of `who` beside `org`: more than half where that needs less of it."""
    return max(room * 11 // 20, room - 3 - _needed(org))


def _needed(names: Sequence[StyledText]) -> int:
    """The cells of a line of names with its label."""
    return 5 + sum(name.cell_len for name in names) + 2 * (len(names) - 1)


def _named(entities: Sequence[Entity], kind: EntityType) -> list[StyledText]:
    return [
        join([text(short(one.text), kind), text(f" {one.count}" if one.count > 1 else "", "hint")])
        for one in names_of(entities, kind)
    ]


def _fitted(label: str, names: Sequence[StyledText], room: int) -> StyledText:
    """The names that fit, then how many more there are."""
    tag = StyledText(label.ljust(5), style("hint"))
    # More than this fit in no line: a name takes a cell, and two part it from the next.
    for kept in range(min(len(names), room // 3 + 1), 0, -1):
        shown = list(names[:kept])
        if kept < len(names):
            shown.append(text(f"+{len(names) - kept}", "hint"))
        line = join([tag, join(shown, ", ")])
        if line.cell_len <= room:
            return line
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return join([tag, shorten(names[0], max(2, room - 5 - len(more))), text(more, "hint")])
