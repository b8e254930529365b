"""Mediargus (later GoPress) exports in plain text, Belgian, many articles a file: first a list, then the texts.

The list numbers the articles: "12. Headline", a line "Paper, weekday day month year, p. 23, 853w.", and a teaser. The
texts follow in the same order, each from "30-11-2011, p.23", perhaps editions and sections, the headline, to the
copyright of the publisher.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.readers.exports.text_export import TextExport, paragraphs_of, unwrapped
from triage.readers.fields import people
from triage.readers.word_dates import date_in

_ENTRY = re.compile(
    r"(?m)^\W?(?P<number>\d{1,4})\. (?P<title>[^\n]{1,400})\n\s*?\n(?P<outlet>[^\n,]{2,60}), (?P<when>[^\n,]{6,40}), (?:p\. ?[^\n,]{1,12}, )?\d{1,6}w\.[ \t]*$"
)
_TEXT = re.compile(r"(?m)^[ \t]*(?P<day>\d{1,2}-\d{1,2}-\d{4}), ?p\. ?[^\n]{0,12}$")
_RIGHTS = re.compile(r"\n[^\S\n]*+©[^\n]*+\s*+\Z")
#: Editions, sections and the headline stand among the first of a text's blocks.
_HEADS = 6
#: Headlines in a row without a text of theirs.
_MOST_MISSING = 10
_LONGEST_NAME = 60


def _is_ours(text: str) -> bool:
    return _ENTRY.search(text, 0, 3000) is not None


def _articles(text: str) -> Iterator[Article]:
    entries = list(_ENTRY.finditer(text))
    starts = list(_TEXT.finditer(text, entries[-1].end() if entries else 0))
    ends = [*(found.start() for found in starts[1:]), len(text)]
    titles = [" ".join(entry["title"].split()) for entry in entries]
    texts = _paired(titles, [text[found.end() : end] for found, end in zip(starts, ends, strict=False)])
    teasers = [*(found.start() for found in entries[1:]), starts[0].start() if starts else len(text)]
    for entry, end, title, whole in zip(entries, teasers, titles, texts, strict=True):
        byline, body = _body(whole, title)
        yield Article(
            title=title,
            body=body or paragraphs_of(text[entry.end() : end]),
            byline=byline,
            authors=people(byline),
            outlet=entry["outlet"].strip(),
            published=date_in(entry["when"]),
            published_text=entry["when"].strip(),
        )


EXPORT = TextExport("mediargus", _is_ours, _articles)


def _paired(titles: list[str], texts: list[str]) -> list[str]:
    """The text of each title, in the same order; "" for one without. Where one is missing, its headline tells a text's title."""
    if len(titles) == len(texts):
        return texts
    paired = []
    at = 0
    for title in titles:
        found = next(
            (place for place in range(at, min(at + _MOST_MISSING, len(texts))) if title in _opening(texts[place])),
            -1,
        )
        paired.append(texts[found] if found >= 0 else "")
        at = found + 1 if found >= 0 else at
    return paired


def _opening(text: str) -> str:
    return " ".join(text[:2000].split())


def _body(text: str, title: str) -> tuple[str, str]:
    """The byline and the text below its headline, without the copyright."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", _RIGHTS.sub("", text)) if block.strip()]
    first = [" ".join(line.split()) for line in blocks[0].split("\n") if line.strip()] if blocks else []
    byline = first[0] if len(first) > 1 and first[-1] == title and len(first[0]) < _LONGEST_NAME else ""
    places = [
        at for at, block in enumerate(blocks[:_HEADS]) if " ".join(block.split()) == title or (byline and not at)
    ]
    return byline, "\n\n".join(unwrapped(block) for block in blocks[places[-1] + 1 if places else 0 :])
