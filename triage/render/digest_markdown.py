"""A digest as Markdown, for wikis, issues and chats: the same outline as its text.

CommonMark; every word of others is escaped and never acts as markup, links lead to the web only.
"""

from collections.abc import Iterator, Sequence

from triage.digest.model import Digest
from triage.quotations import quoted
from triage.render.digest_notes import OmittedGroup, Said
from triage.render.markdown import code, escape, link, marked
from triage.render.view.digest_outline import Notice, Outline, ToldStory, outline
from triage.render.view.options import Options


class DigestMarkdownRenderer:
    """One heading for each digest."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """One digest after the other."""
        for number, (before, digest) in enumerate(zip((None, *digests), digests, strict=False)):
            if number:
                yield "\n---\n\n"
            yield from _digest(outline(digest, self._options, before))


def _digest(said: Outline) -> Iterator[str]:
    yield f"# {escape(said.heading)}\n\n"
    yield f"{escape(said.made)}\\\n{escape(said.window)}\\\n{escape(said.counted)}\n\n"
    for alarm in said.failed:
        yield _bold(alarm) + "\n\n"
    for event in said.events:
        yield from _event(event)
    if said.nothing:
        yield f"{escape(said.nothing)}\n\n"
    for section in said.sections:
        yield f"## {section.label.capitalize()}\n\n"
        for story in section.stories:
            yield from (_brief(story),) if story.is_brief else _story(story)
        if section.stories[-1].is_brief:
            yield "\n"
    for left in said.misses:
        yield from _left(left)
    if said.notes:
        yield "## Notes\n\n"
        for note in said.notes:
            yield f"- {_bold(note)}\n"
        yield "\n"
    yield " · ".join((*map(escape, said.foot), f"again: {code(said.again)}")) + "\n"


def _event(event: Notice) -> Iterator[str]:
    yield f"> **{event.word}** {escape(event.said, opening=False)}\n"
    for line in event.lines:
        yield f">\n> {_quoted(line)}\n"
    yield "\n"


def _story(story: ToldStory) -> Iterator[str]:
    yield f"### {story.number}. {marked(story.title) or 'untitled'}\n\n{_facts(story)}\n\n"
    for line in story.lines:
        yield f"{_quoted(line)}\n\n"
    if summary := marked(story.summary):
        yield f"> {summary}\n\n"
    for other in story.also:
        yield f"- also {escape(other, opening=False)}\n"
    if story.also:
        yield "\n"
    if why := _why(story):
        yield f"why: {why}\n\n"


def _brief(story: ToldStory) -> str:
    """A line of a list; the number is text in it, for a list would count anew."""
    said = [f"{story.number}\\. {marked(story.title) or 'untitled'}", _facts(story), *map(_quoted, story.lines)]
    return f"- {' · '.join(filter(None, (*said, _why(story))))}\n"


def _facts(story: ToldStory) -> str:
    badge = f"**{escape(story.badge)}**" if story.badge else ""
    facts = [
        f"**{story.score}** {story.band}",
        badge,
        *map(escape, story.facts),
        code(story.path),
        link(story.url),
    ]
    return " · ".join(filter(None, facts))


def _why(story: ToldStory) -> str:
    return ", ".join(escape(part, opening=False) for part in story.why)


def _left(left: OmittedGroup) -> Iterator[str]:
    yield f"## {left.label.capitalize()}\n\n"
    for row in left.rows:
        reason = f" ({escape(row.reason, opening=False)})" if row.reason else ""
        yield f"- **{row.score}** {escape(row.title, opening=False)}{reason}\n"
    if left.more:
        yield f"- {left.more:,} more\n"
    yield "\n"


def _bold(note: Said) -> str:
    asked = [f"{escape(note.asked)} {code(note.command)}"] if note.command else []
    said = [*(escape(unit, opening=False) for unit in note.units), *asked]
    return f"**{escape(note.label)}** {' · '.join(said)}"


def _quoted(line: Said) -> str:
    label = f"{escape(line.label)} " if line.label else ""
    if not line.is_quoted:
        return label + escape(" ".join(line.units), opening=False)
    return label + " ".join(quoted(escape(unit, opening=False)) for unit in line.units)
