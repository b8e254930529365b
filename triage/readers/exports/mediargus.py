"""Mediargus (later GoPress) exports in plain text, Belgian, many articles a file: first a list, then the texts.

The list numbers the articles: "12. Headline", a line "Paper, weekday day month year, p. 23, 853w.", and a teaser. The
texts follow in the same order, each from "30-11-2011, p.23", perhaps editions and sections, the headline, to the
copyright of the publisher.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.readers.exports.text_export import TextExport, paragraphs_of, unwrapped
from triage.readers.word_dates import date_in

_ENTRY = re.compile(
    r"(?m)^\W?(?P<number>\d{1,4})\. (?P<title>[^\n]{1,400})\n\s*?\n(?P<outlet>[^\n,]{2,60}), (?P<when>[^\n,]{6,40}), (?:p\. ?[^\n,]{1,12}, )?\d{1,6}w\.[ \t]*$"
)
_TEXT = re.compile(r"(?m)^[ \t]*(?P<day>\d{1,2}-\d{1,2}-\d{4}), ?p\. ?[^\n]{0,12}$")
_RIGHTS = re.compile(r"\n[^\S\n]*+©[^\n]*+\s*+\Z")
#: Editions, sections and the headline stand among the first of a text's blocks.
_HEADS = 6


def _is_ours(text: str) -> bool:
    return _ENTRY.search(text, 0, 3000) is not None


def _articles(text: str) -> Iterator[Article]:
    entries = list(_ENTRY.finditer(text))
    starts = list(_TEXT.finditer(text, entries[-1].end() if entries else 0))
    ends = [*(found.start() for found in starts[1:]), len(text)]
    texts = [text[found.end() : end] for found, end in zip(starts, ends, strict=False)]
    teasers = [*(found.start() for found in entries[1:]), starts[0].start() if starts else len(text)]
    for at, (entry, end) in enumerate(zip(entries, teasers, strict=True)):
        title = " ".join(entry["title"].split())
        teaser = paragraphs_of(text[entry.end() : end])
        body = _body(texts[at], title) if len(texts) == len(entries) else ""
        yield Article(
            title=title,
            body=body or teaser,
            outlet=entry["outlet"].strip(),
            published=date_in(entry["when"]),
            published_text=entry["when"].strip(),
            language="",
        )


EXPORT = TextExport("mediargus", _is_ours, _articles)


def _body(text: str, title: str) -> str:
    """The text below its headline, without the copyright."""
    blocks = [line for block in re.split(r"\n[ \t]*\n", _RIGHTS.sub("", text)) if (line := unwrapped(block))]
    place = next((at for at, line in enumerate(blocks[:_HEADS]) if line == title), -1)
    return "\n\n".join(blocks[place + 1 :])
