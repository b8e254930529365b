"""The headline of a text: how many of its first lines it is, and what it is without marks."""

from triage.expression import Expression
from triage.readers.wire.furniture import head_kind
from triage.readers.wire.furniture_words import MARKDOWN_MARKS
from triage.readers.wire.lines import TextLine, TextLines

_LOWER = Expression(r"[a-zà-öø-ÿ]")
#: More lines than a headline has.
_BLOCK = 4


def title_lines(lines: TextLines, at: int) -> int:
    """How many lines from `at` on are the headline: one, or several that belong together; 0 where a story opens there."""
    first = lines.line(at)
    count = 1
    while count < _BLOCK and first is not None and _adjoins(first, lines.line(at + count)):
        count += 1
    if count == 1:
        return 1
    return _of_block(lines.upto(at, at + count), has_more=lines.line(at + count) is not None)


def _adjoins(first: TextLine, line: TextLine | None) -> bool:
    return line is not None and not line.has_gap and line.indent == first.indent


def _of_block(block: list[TextLine], *, has_more: bool) -> int:
    """How many lines at the top of a block are the headline; 0 where the block opens a story without one.

    The lines of a headline are all capitals, or a later one goes on in lower case, and then the block ends.
    """
    first, second = block[0].text, block[1].text
    if head_kind(second, is_alone=False):
        return 1
    goes_on = _LOWER.match(second) is not None and first[-1] not in ".!?:"
    if len(block) < _BLOCK and has_more:
        if all(_is_upper(line.text) for line in block):
            return len(block)
        if goes_on and not block[-1].text.endswith((".", '."', ".”")):
            return len(block)
    return 0 if goes_on and not _is_upper(first) and len(first) >= 45 else 1


def _is_upper(text: str) -> bool:
    # "&lt;" and a stray "to" stand in headlines of capitals.
    return len(_LOWER.findall(text)) * 8 <= len(text)


def unmarked(title: str) -> str:
    """A headline without the marks of Markdown."""
    if title[0] not in MARKDOWN_MARKS:
        return title
    if title[0] == "#":
        title = title.strip("#").strip() or title
    if title[0] == "+":
        # "++ Rain falls ++" is how agencies write what is urgent.
        return title.strip("+").strip() or title
    for mark in ("**", "__"):
        if title.startswith(mark) and title.endswith(mark) and len(title) > 2 * len(mark):
            return title[len(mark) : -len(mark)].strip() or title
    return title
