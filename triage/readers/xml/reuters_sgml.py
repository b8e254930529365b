"""The files of Reuters-21578: SGML, a thousand `REUTERS` elements each, with `TITLE`, `DATELINE` and `BODY`.

References stand for control characters, which no parser of XML takes, so that the elements are found by their tags.
"""

import re
from collections.abc import Iterator
from html import unescape

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, fold, lines, people
from triage.readers.marked_text import MarkedTextReader
from triage.readers.wire.foot import without_foot
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_RECOGNISED = re.compile(rb"\s*(?:<!DOCTYPE lewis\b[^>]*>\s*)?<REUTERS\b|\s*<!DOCTYPE lewis\b")
_STORY = re.compile(r"<REUTERS\b([^<>]*+)>(.*?)(?=</REUTERS>|<REUTERS\b|\Z)", re.DOTALL)
_NUMBER = re.compile(r'NEWID="(\d+)"')
_CODE = re.compile(r"<D>([^<]*)</D>")
_CONTROL = re.compile(r"&#(?:[0-8]|1[0-9]|2[0-9]|3[01]|127);")
_OUTLET = "Reuters"


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(lambda found: _article(found[1], found[2]), _STORY.finditer(text))


READER = MarkedTextReader("reuters-sgml", (".sgm", ".sgml"), _RECOGNISED.match, _articles, "holds no story")


def _article(attributes: str, story: str) -> Article:
    number = _NUMBER.search(attributes)
    body, foot = _body(story)
    written = fold(_inside(story, "DATE"))
    byline = fold(_inside(story, "AUTHOR"))
    dateline = fold(_inside(story, "DATELINE")).rstrip(" -")
    return Article(
        title=fold(_inside(story, "TITLE")),
        body=body,
        byline=byline,
        authors=people(byline),
        credits=lines(dateline, *foot),
        keywords=distinct(
            code for name in ("TOPICS", "PLACES", "PEOPLE", "ORGS") for code in _CODE.findall(_raw(story, name))
        ),
        outlet=_OUTLET,
        language="en",
        id=number[1] if number else "",
        published=date_in(written),
        published_text=written,
    )


def _raw(story: str, name: str) -> str:
    start = story.find(f"<{name}>")
    if start < 0:
        return ""
    end = story.find(f"</{name}>", start)
    return story[start + len(name) + 2 : end if end >= 0 else len(story)]


def _inside(story: str, name: str) -> str:
    return unescape(_CONTROL.sub("", _raw(story, name)))


def _body(story: str) -> tuple[str, list[str]]:
    """The text in paragraphs, which are indented, and the lines of its foot; some stories have text without a body."""
    raw = _inside(story, "BODY")
    if not raw:
        start = story.find(">", story.find("<TEXT")) + 1 if "<TEXT" in story else len(story)
        rest = re.sub(r"<(TITLE|DATELINE|AUTHOR)>[^<]*</\1>", "", story[start:])
        raw = unescape(_CONTROL.sub("", re.sub(r"</?[A-Z]+[^>]*>", "", rest)))
    body, foot = without_foot(raw.strip("\n"), "\n")
    paragraphs = re.split(r"\n(?=[ \t]{3,}\S)|\n[ \t]*\n", body)
    return "\n\n".join(text for part in paragraphs if (text := fold(part))), [text for _, text in foot]
