"""GDELT's files, which have no names of columns: the graph of pages (GKG) has their titles, those of events and mentions only addresses."""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.fields import language_tag
from triage.readers.stamps import stamp
from triage.readers.web.markup import title
from triage.readers.xml.xml_reader import each, placed

#: A row of the graph begins with its time and number.
_GRAPH = re.compile(rb"\d{14}-T?\d{1,7}\t\d{14}\t\d\t[^\t\n]{1,100}\thttps?://")
#: One of events begins with a number, a day and its month; one of mentions with a number and two times.
_OTHERS = re.compile(rb"\d{6,12}\t(?:(\d{6})\d\d\t\1\t|\d{14}\t\d{14}\t\d\t)")
_PAGE_TITLE = re.compile(r"<PAGE_TITLE>(.{1,1000}?)</PAGE_TITLE>")
_LANGUAGE = re.compile(r"srclc:([a-z]{2,3});")
#: What is to be said of events and mentions.
ADDRESSES = (
    "GDELT's events and mentions list addresses of pages, not what they say; its GKG files have their titles"
)
#: Columns of the graph: day, outlet, address.
_DAY, _OUTLET, _URL = 1, 3, 4


class _Gdelt:
    name = "gdelt"
    suffixes = (".csv", ".tsv", ".txt")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the first columns of the first row."""
        return _GRAPH.match(head) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The titles of the pages, an article each without a text."""
        text, encoding = decode(data)
        rows = [row.split("\t") for row in text.split("\n") if row.strip()]
        articles = each(_article, rows, is_article=lambda article: article.title)
        count = 0
        for thing in placed(articles, name, self.name, encoding, bounds):
            count += 1
            yield thing
        if without := len(rows) - count:
            pages = "page has" if without == 1 else "pages have"
            yield Problem(path=name, code="empty", message=f"{without:,} {pages} no title; left out")


READER = _Gdelt()


def lists_addresses(data: bytes) -> bool:
    """Whether a table is one of GDELT's events or mentions."""
    return _OTHERS.match(data) is not None


def _article(row: list[str]) -> Article | None:
    if len(row) <= _URL:
        return None
    titled, language = _PAGE_TITLE.search(row[-1]), _LANGUAGE.search(row[-2])
    return Article(
        title=title(titled[1]) if titled else "",
        outlet=row[_OUTLET],
        url=row[_URL],
        published=f"{found}+00:00" if (found := stamp(f"{row[_DAY][:8]}T{row[_DAY][8:]}")) else "",
        published_text=row[_DAY],
        # What was translated says from which language.
        language=language_tag(language[1]) if language else "",
    )
