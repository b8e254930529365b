"""Subtitles in XML (TTML, formerly DFXP; broadcasters' EBU-TT and IMSC): one article, what is said without times.

A cue is a `p` with `begin` and `end` or `dur`; a `div` or `body` may have times that those within count from, which changes no pause.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.documents.caption_cues import CaptionCue, paragraphs_of, seconds
from triage.readers.fields import fold, language_tag
from triage.readers.web.markup import text_of
from triage.readers.xml.tree import Root, attribute, below, words
from triage.readers.xml.xml_reader import XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CLOCK = re.compile(r"(\d{1,3}:\d\d:\d\d)(?:[.,](\d{1,9})|:\d\d(?:\.\d+)?)?")
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_RATE = re.compile(r"\d{1,12}")


def _articles(root: "Element") -> Iterator[Article | Problem]:
    rates = {unit: _rate(attribute(root, name)) for unit, name in (("t", "tickrate"), ("f", "framerate"))}
    body = paragraphs_of(_cue(element, rates) for element in below(root, "p"))
    if body:
        heading = next(iter(below(root, "title")), None)
        yield Article(
            title="" if heading is None else fold(words(heading)),
            body=body,
            language=language_tag(attribute(root, "lang")),
        )


def _cue(element: "Element", rates: dict[str, float]) -> CaptionCue:
    begin, end = attribute(element, "begin"), attribute(element, "end")
    if not begin:
        # Some files time the words of a line and not the line.
        spans = [one for one in below(element, "span") if attribute(one, "begin")]
        begin = attribute(spans[0], "begin") if spans else ""
        end = attribute(spans[-1], "end") if spans else ""
    start = _seconds(begin, rates)
    until = _seconds(end, rates) if end else start + _seconds(attribute(element, "dur"), rates)
    lines = tuple(line for line in map(fold, text_of(element).split("\n")) if line)
    return CaptionCue(start, until, lines)


def _seconds(time: str, rates: dict[str, float]) -> float:
    clock, offset = _CLOCK.fullmatch(time.strip()), _OFFSET.fullmatch(time.strip())
    if clock:
        return seconds(clock[1]) + float(f"0.{clock[2] or 0}")
    if offset:
        unit = _SECONDS.get(offset[2])
        return float(offset[1]) * unit if unit else float(offset[1]) / rates[offset[2]]
    return 0.0


def _rate(written: str) -> float:
    return float(written) if _RATE.fullmatch(written) and int(written) else 25.0


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "tt" and (b"/ttml" in head or b"/ttaf1" in head)


READER = XmlReader("captions", (".ttml", ".dfxp", ".xml", ".itt"), _is_ours, _articles, "subtitles without a word")
