"""Press clippings of a newsroom or ministry in HTML: a list of headlines, then each article, or the list alone.

Two layouts: `<a name="…"></a><h2>headline</h2><i>paper day</i>`, the text, and a rule; or cells with `articleTitle`,
`sourceTitle`, `articleDate` and the opening of the text in `articleIntro`, as clipping services show them.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport, parts, said, tree
from triage.readers.web.markup import text_of
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ANCHORED = re.compile(
    r"(?is)<a\s+(?:name|id)=[\"'][^\"'<>]{0,300}+[\"'][^<>]{0,200}+>\s*+</a>\s*+<h[1-4]\b[^<>]{0,200}+>(?:(?!</?h[1-4]).){1,400}+</h[1-4]>"
    r"\s*+<i>[^<]{3,90}\d{4}\s*</i>"
)
_LISTED = re.compile(r"(?i)<(?:span|div|td)\b[^<>]*\b(?:id|class)=[\"']articleTitle[\"']")
_LISTED_PARTS = ("sourceTitle", "articleDate", "articleIntro")
#: "De Havenbode 05-1-2017", "Havennieuws.nl 5 januari 2017".
_SOURCE = re.compile(
    r"(?P<outlet>.{2,60}?)[ ,]+(?P<day>\d{1,2}[-/ .][^\s\d]{0,20}\d{0,2}[^\s\d]{0,20}[-/ .]\s?\d{4})"
)
#: What databases leave at the end of a text.
_LEFT_OVER = re.compile(r"(?:VIEW ORIGINAL PAGE|LOAD-DATE|Bekijk origineel)\s*:.*")


def _articles(text: str) -> Iterator[Article | Problem]:
    start, article_of = (_LISTED, _of_list) if _LISTED.search(text) else (_ANCHORED, _of_anchor)
    return each(article_of, parts(text, start), is_article=lambda article: article.title)


READER = HtmlExport(
    "clippings",
    ("<i>", "articletitle", "knipselkrant"),
    r"(?is)<a\s+name=[\"'][^\"'<>]{1,200}[\"']>\s*</a>\s*<h2>[^<]{3,300}</h2>\s*<i>[^<]{3,90}\d{4}\s*</i>|\bid=[\"']?articleTitle[\"']?|<h1>\s*Knipselkrant\b",
    _articles,
)


def _of_anchor(part: str) -> Article:
    root = tree(re.split(r"(?i)<hr\b", part, maxsplit=1)[0])
    heading = next((one for one in root.iter("h1", "h2", "h3", "h4")), None) if root is not None else None
    source = next(root.iter("i"), None) if root is not None else None
    if root is None or heading is None or source is None:
        return Article()
    outlet, day = _source(said(source))
    links = [link.get("href") or "" for link in root.iter("a")]
    text = text_of(root, leaves_out=lambda one: one is heading or one is source)
    url = next((link for link in reversed(links) if link.startswith("http")), "")
    return Article(
        title=said(heading),
        body=_text(text, url),
        outlet=outlet,
        url=url,
        published=day,
        published_text=said(source),
    )


def _of_list(part: str) -> Article:
    root = tree(part)
    if root is None:
        return Article()
    value = {name: said(_named(root, name)) for name in ("articleTitle", *_LISTED_PARTS)}
    return Article(
        title=value["articleTitle"],
        body=value["articleIntro"],
        outlet=value["sourceTitle"],
        published=date_in(value["articleDate"], day_first=True),
        published_text=value["articleDate"],
    )


def _named(root: "Element", name: str) -> "Element | None":
    return next((one for one in root.iter() if name in (one.get("id"), one.get("class"))), None)


def _source(line: str) -> tuple[str, str]:
    """Paper and day of a line."""
    found = _SOURCE.fullmatch(line.strip())
    day = date_in(found["day"] if found else line, day_first=True)
    return (found["outlet"].strip(" ,") if found else line, day)


def _text(text: str, url: str) -> str:
    """The text without the address that only leads to the original, and without what a database left."""
    lines = (line.removesuffix(url).rstrip() if url and len(url) > 12 else line for line in text.split("\n"))
    return "\n".join(line for line in lines if not _LEFT_OVER.fullmatch(line)).strip()
