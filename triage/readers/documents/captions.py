"""Subtitles and transcripts (SubRip, WebVTT, SubViewer as YouTube writes it, SubStation Alpha): one article, what is said without
numbers and times. Those in XML are read by `xml/timed_text`.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, empty
from triage.readers.documents.caption_cues import CaptionCue, paragraphs_of, plain_line, seconds
from triage.readers.encoding import decode, is_text
from triage.readers.fields import language_tag

_TIME = r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}"
_CUE = re.compile(rf"^[ \t]*+({_TIME})[ \t]*+-->[ \t]*+({_TIME})")
_RECOGNISED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?=[ \t\r\n]|\Z)|\s*+(?:\d{1,6}[ \t]*+\r?\n[ \t]*+(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}[ \t]*+-->|\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}\r?\n)|\[Script Info\]\s)"
)
#: Blocks of WebVTT that are no cues.
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_VOICE = re.compile(r"<v(?:\.[\w.-]*+)?[ \t]++([^<>\n]{1,80})>")
_LANGUAGE = re.compile(r"(?m)^Language:[ \t]*+([\w-]{2,12})")
#: "0:00:01.000,0:00:04.200", both times on one line.
_BOTH_TIMES = re.compile(r"(\d{1,2}:\d\d:\d\d\.\d{3}),(\d{1,2}:\d\d:\d\d\.\d{3})")
_SCRIPT = re.compile(r"(?m)^(?P<key>Title|Format|Dialogue):[ \t]*+(?P<value>.*+)$")
#: The columns of a line of dialogue where the script does not name them.
_COLUMNS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
#: Drawings stand where text does: "{\\p1}m 0 0 l 100 0".
_DRAWING = re.compile(r"\{[^{}\n]{0,80}\\p[1-9]")
#: What stands in braces is told to the player.
_OVERRIDES = re.compile(r"\{[^{}\n]{0,400}\}")
_CLOCK = re.compile(r"\d{1,2}:\d\d:\d\d(?:[.:]\d{1,3})?")
_NO_TITLES = ("default", "untitled", "<untitled", "new subtitles", "script generated", "english (")
_BREAKS = re.compile(r"\\[Nn]")


class _Captions:
    name = "captions"
    suffixes = (".srt", ".vtt", ".sbv", ".sub", ".ass", ".ssa")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the mark of WebVTT or of a script, or the times of a cue, with its number above them or without."""
        return _RECOGNISED.match(head) is not None and is_text(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article; without a headline where the file has none."""
        text, encoding = decode(data)
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if text.startswith("[Script Info]"):
            title, cues = _scripted(text)
            head = ""
        else:
            blocks = re.split(r"\n\s*\n", text)
            head = blocks[0] if blocks[0].startswith("WEBVTT") else ""
            title = head.partition("\n")[0].removeprefix("WEBVTT").strip(" \t-–—:")
            cues = list(_cues(blocks, has_notes=bool(head)))
        body = paragraphs_of(cues)
        if not body:
            yield empty(name)
            return
        language = _LANGUAGE.search(head)
        yield Article(
            title=title,
            body=body,
            language=language_tag(language[1]) if language else "",
            path=name,
            format=self.name,
            encoding=encoding,
        )


READER = _Captions()


def _scripted(text: str) -> tuple[str, list[CaptionCue]]:
    """The title of a script and its lines of dialogue, in the order in which they are said."""
    title, columns, cues = "", _COLUMNS.split(", "), []
    for found in _SCRIPT.finditer(text):
        if found["key"] == "Title":
            title = title or found["value"].strip()
        elif found["key"] == "Format":
            columns = [name.strip() for name in found["value"].split(",")]
        else:
            # The last column is the text, commas and all.
            said = dict(zip(columns, found["value"].split(",", len(columns) - 1), strict=False))
            cues.append(_of_dialogue(said))
    known = [cue for cue in cues if cue is not None]
    return ("" if title.casefold().startswith(_NO_TITLES) else title), sorted(known, key=lambda cue: cue.start)


def _of_dialogue(said: dict[str, str]) -> CaptionCue | None:
    times = [said.get(name, "").strip() for name in ("Start", "End")]
    if not all(map(_CLOCK.fullmatch, times)) or _DRAWING.search(said.get("Text", "")):
        return None
    lines = tuple(filter(None, map(plain_line, _BREAKS.split(_OVERRIDES.sub("", said.get("Text", ""))))))
    return CaptionCue(seconds(times[0]), seconds(times[1]), lines, said.get("Name", "").strip())


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
                last.start, last.end, tuple(filter(None, map(plain_line, block.split("\n")))), last.speaker
            )


def _cue(block: str) -> CaptionCue | None:
    """The cue that a block is; None for heads, notes and styles."""
    if _ASIDE.match(block):
        return None
    lines = block.split("\n")
    for at, line in enumerate(lines[:2]):
        found = _CUE.match(line) or _BOTH_TIMES.fullmatch(line.strip())
        if found:
            voice = _VOICE.search(block)
            texts = (plain_line(one) for one in lines[at + 1 :])
            return CaptionCue(
                seconds(found[1]),
                seconds(found[2]),
                tuple(filter(None, texts)),
                voice[1].strip() if voice else "",
            )
    return None
