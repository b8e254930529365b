"""A digest as plain text, for terminals and mails: 76 columns, legible without colour.

What is said and in which order is decided in `digest_outline`; here it is set in lines. Only a terminal gets colour.
"""

from collections.abc import Iterator, Sequence

from triage.digest.model import Digest
from triage.quotations import quoted
from triage.render.digest_notes import OmittedGroup, Said
from triage.render.terminal.card import marked
from triage.render.terminal.lines import beside, hang, join, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.digest_outline import DigestSection, Notice, Outline, ToldStory, outline
from triage.render.view.options import Options

#: Mails are read at 76 columns; a terminal may be narrower, but a gutter and some words must fit.
WIDTH, NARROWEST = 76, 30
#: Where the second line of a note begins.
INDENT = 7


class DigestTextRenderer:
    """Digests as lines of text, the same with colour and without."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._width = max(NARROWEST, min(WIDTH, options.columns))

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """One digest after the other, a line between them."""
        for number, (before, digest) in enumerate(zip((None, *digests), digests, strict=False)):
            if number:
                yield "\n" + printed(StyledText("─" * self._width, style("rule")), self._options.colour) + "\n"
            for line in _Page(outline(digest, self._options, before), self._width).lines():
                yield printed(line, self._options.colour)


class _Page:
    """One digest in lines."""

    def __init__(self, said: Outline, width: int) -> None:
        self._said = said
        self._width = width
        last = max((story.number for section in said.sections for story in section.stories), default=1)
        #: Digits of the largest number; titles begin behind number and score.
        self._digits = len(str(last))
        self._gutter = self._digits + 6

    def lines(self) -> Iterator[StyledText]:
        """The lines of a digest, from the heading to the id."""
        said = self._said
        heading = text(said.heading.upper(), "title")
        yield from beside(heading, text(said.made), self._width)
        for line in (said.window, said.counted):
            yield from pack([text(unit) for unit in line.split(" · ")], " · ", self._width)
        for block in (*map(self._note, said.failed), *map(self._event, said.events)):
            yield StyledText()
            yield from block
        if said.nothing:
            yield StyledText()
            yield from wrap(text(said.nothing), self._width)
        for section in said.sections:
            yield from self._section(section)
        for left in said.misses:
            yield StyledText()
            yield from self._left(left)
        if said.notes:
            yield StyledText()
        for note in said.notes:
            yield from self._note(note)
        yield StyledText()
        yield from pack([text(unit, "hint") for unit in (*said.foot, f"again: {said.again}")], " · ", self._width)

    def _section(self, section: DigestSection) -> Iterator[StyledText]:
        yield StyledText()
        yield text(section.label, "title")
        for before, story in zip((None, *section.stories), section.stories, strict=False):
            if before and not (before.is_brief and story.is_brief):
                yield StyledText()
            yield from self._brief(story) if story.is_brief else self._story(story)

    def _story(self, story: ToldStory) -> Iterator[StyledText]:
        """Title, sources, what is new, what it says, why it is here, where it is."""
        room = self._width - self._gutter
        badge = _badge(story)
        title = marked(story.title, "title")
        if badge and title.cell_len + 2 + badge.cell_len <= room:
            head = beside(title, badge, room)
            badge = StyledText()
        else:
            head = wrap(title, room)
        block = [
            line
            for line in pack([badge, *map(text, story.facts)] if badge else [*map(text, story.facts)], " · ", room)
            if line
        ]
        for line in story.lines:
            block += _set(line, room)
        block += wrap(marked(story.summary), room) if story.summary else []
        for index, other in enumerate(story.also):
            label = text("also " if index == 0 else "", "hint")
            block += hang(label, wrap(text(other), room - 5), 5)
        block += _after(text("why: ", "hint"), [text(term) for term in story.why], room)
        block += wrap(text(story.path, "hint"), room)
        yield from hang(self._number(story), [*head, *block], self._gutter)

    def _brief(self, story: ToldStory) -> Iterator[StyledText]:
        """A story in a line or two."""
        units = [marked(story.title, "title"), *map(text, story.facts)]
        if badge := _badge(story):
            units.insert(1, badge)
        if story.why:
            units.append(text(", ".join(story.why)))
        room = self._width - self._gutter
        lines = pack(units, " · ", room)
        for said in story.lines:
            lines += _set(said, room)
        yield from hang(self._number(story), lines, self._gutter)

    def _number(self, story: ToldStory) -> StyledText:
        line = StyledText(str(story.number).ljust(self._digits), style("number"))
        line.append(f"{story.score:>4}", of_score(story.band))
        return join([line])

    def _event(self, event: Notice) -> Iterator[StyledText]:
        word = text(event.word, "problem" if event.word == "WITHDRAWN" else "badge")
        indent = word.cell_len + 2
        room = self._width - indent
        lines = wrap(text(f"{event.said}{':' if event.lines else ''}"), room)
        for said in event.lines:
            lines += _set(said, room)
        yield from hang(word, lines, indent)

    def _left(self, left: OmittedGroup) -> Iterator[StyledText]:
        """One line each, under the scores of the stories."""
        yield text(left.label, "title")
        room = self._width - self._gutter
        for row in left.rows:
            score = StyledText(f"{row.score:>{self._digits + 4}}", of_score(row.band))
            why = shorten(text(f" ({row.reason})" if row.reason else "", "hint"), room // 2)
            title = shorten(text(row.title), room - why.cell_len)
            yield from hang(score, [join([title, why])], self._gutter)
        if left.more:
            yield from hang(StyledText(), [text(f"+{left.more:,} more", "hint")], self._gutter)

    def _note(self, note: Said) -> Iterator[StyledText]:
        """The label, and beside it what it introduces, further lines less far in."""
        label = text(note.label, "problem" if note.style == "problem" else "title")
        named = note.style if note.style == "hint" else ""
        first, rest = self._width - label.cell_len - 2, self._width - INDENT
        if note.command:
            question, *answers = note.units
            said = [f"{note.asked} {note.command}", *answers]
            lines = wrap(text(question), rest, first) + [line for one in said for line in wrap(text(one), rest)]
        else:
            lines = pack([text(unit, named) for unit in note.units], " · ", rest, first)
        margin = StyledText(" " * INDENT)
        yield join([label, StyledText("  "), lines[0]])
        for line in lines[1:]:
            yield join([margin, line])


def _badge(story: ToldStory) -> StyledText:
    return text(story.badge, "problem" if story.is_grave else "badge")


def _set(said: Said, room: int) -> list[StyledText]:
    """A label and sentences of an article, each in quotation marks."""
    label = text(f"{said.label} " if said.label else "", "hint")
    if not said.is_quoted:
        return hang(label, wrap(text(" ".join(said.units)), room - label.cell_len), label.cell_len)
    units = " ".join(quoted(unit.strip(), '"', '"') for unit in said.units)
    if said.label in ("was", "now"):
        return hang(label, wrap(text(units), room - 5), 5)
    return wrap(join([label, text(units)]), room)


def _after(label: StyledText, units: Sequence[StyledText], room: int) -> list[StyledText]:
    if not units:
        return []
    return hang(label, pack(units, ", ", room - label.cell_len), label.cell_len)
