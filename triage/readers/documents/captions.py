"""Subtitles and transcripts (SubRip, WebVTT): one article, what is said without numbers and times.

Lines are joined, so that a phrase is found across them; a new speaker or a pause begins a paragraph. What rolling captions
repeat of the cue before stands once.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, empty
from triage.readers.encoding import decode, is_text
from triage.readers.fields import language_tag
from triage.readers.web.markup import text_of_html

_TIME = r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}"
_CUE = re.compile(rf"^[ \t]*+({_TIME})[ \t]*+-->[ \t]*+({_TIME})")
_RECOGNISED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?=[ \t\r\n]|\Z)|\s*+\d{1,6}[ \t]*+\r?\n[ \t]*+(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}[ \t]*+-->)"
)
#: Blocks of WebVTT that are no cues.
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_VOICE = re.compile(r"<v(?:\.[\w.-]*+)?[ \t]++([^<>\n]{1,80})>")
_MARKS = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,80}\}")
_LANGUAGE = re.compile(r"(?m)^Language:[ \t]*+([\w-]{2,12})")
#: Seconds without a word that end a paragraph.
_PAUSE = 3.0


class CaptionCue(Struct, frozen=True):
    """What is on the screen from one moment to another."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""


class _Captions:
    name = "captions"
    suffixes = (".srt", ".vtt")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the mark of WebVTT, or a number with the times of a cue below it."""
        return _RECOGNISED.match(head) is not None and is_text(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article; without a headline where the file has none."""
        text, encoding = decode(data)
        blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())
        head = blocks[0] if blocks[0].startswith("WEBVTT") else ""
        body = _paragraphs(_cues(blocks, has_notes=bool(head)))
        if not body:
            yield empty(name)
            return
        language = _LANGUAGE.search(head)
        yield Article(
            title=head.partition("\n")[0].removeprefix("WEBVTT").strip(" \t-–—:"),
            body=body,
            language=language_tag(language[1]) if language else "",
            path=name,
            format=self.name,
            encoding=encoding,
        )


READER = _Captions()


def _cues(blocks: list[str], *, has_notes: bool) -> Iterator[CaptionCue]:
    """The cues; where a file cannot have notes, what stands below an empty line without a time goes on with the cue above."""
    last: CaptionCue | None = None
    for block in blocks:
        cue = _cue(block)
        if cue is not None:
            last = cue
            yield cue
        elif last is not None and not has_notes:
            yield CaptionCue(
                last.start, last.end, tuple(filter(None, map(_plain, block.split("\n")))), last.speaker
            )


def _cue(block: str) -> CaptionCue | None:
    """The cue that a block is; None for heads, notes and styles."""
    if _ASIDE.match(block):
        return None
    lines = block.split("\n")
    for at, line in enumerate(lines[:2]):
        found = _CUE.match(line)
        if found:
            voice = _VOICE.search(block)
            texts = (_plain(one) for one in lines[at + 1 :])
            return CaptionCue(
                _seconds(found[1]),
                _seconds(found[2]),
                tuple(filter(None, texts)),
                voice[1].strip() if voice else "",
            )
    return None


def _plain(line: str) -> str:
    bare = _MARKS.sub("", line)
    return " ".join((text_of_html(bare) if "&" in bare else bare).split())


def _seconds(time: str) -> float:
    found = 0.0
    for part in time.replace(",", ".").split(":"):
        found = found * 60 + float(part)
    return found


def _paragraphs(cues: Iterator[CaptionCue]) -> str:
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
