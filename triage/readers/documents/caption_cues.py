"""What is on the screen from one moment to another → paragraphs of what is said.

Lines are joined, so that a phrase is found across them; a new speaker or a pause begins a paragraph. What rolling captions
repeat of the cue before stands once.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from triage.readers.web.markup import text_of_html

_MARKS = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,80}\}")
#: Seconds without a word that end a paragraph.
_PAUSE = 3.0


class CaptionCue(Struct, frozen=True):
    """What is on the screen from one moment to another."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""


def plain_line(line: str) -> str:
    """A line without its marks."""
    bare = _MARKS.sub("", line)
    return " ".join((text_of_html(bare) if "&" in bare else bare).split())


def seconds(time: str) -> float:
    """Seconds of a time as clocks show it.

    >>> seconds("1:02:03,5"), seconds("02:03.5")
    (3723.5, 123.5)
    """
    found = 0.0
    for part in time.replace(",", ".").split(":"):
        found = found * 60 + float(part)
    return found


def paragraphs_of(cues: Iterable[CaptionCue]) -> str:
    """The text of cues in their order."""
    paragraphs: list[list[str]] = []
    before = frozenset[str]()
    speaker, end = "", 0.0
    for cue in cues:
        lines = [line for line in cue.lines if line not in before]
        before = frozenset(cue.lines)
        if not lines:
            end = max(end, cue.end)
            continue
        # A cue without a name goes on with whoever spoke before.
        is_other = bool(cue.speaker) and cue.speaker != speaker
        if not paragraphs or is_other or lines[0].startswith(("-", "–", ">>")) or cue.start - end >= _PAUSE:
            paragraphs.append([f"{cue.speaker}:"] if is_other else [])
        speaker, end = cue.speaker or speaker, cue.end
        paragraphs[-1] += lines
    return "\n\n".join(" ".join(lines) for lines in paragraphs)
