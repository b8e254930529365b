"""Pages of results of the archives of the Asahi (Kikuzo) and the Yomiuri (Yomidasu), many articles a page.

Kikuzo: for each article a table `topic-list` (number, day as "1985年01月01日", edition, section, page, characters), then
a table `topic-detail` with the headline in `font002` and the text in `detail001`.

Yomidasu: for each article a table `contentsTable` (number, day as "2018.01.07", headline, edition, section, page,
characters), a row of search buttons, and the text in one or several `<p>`, lines parted by `<br>`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport, classed, parts, said, tree
from triage.readers.web.markup import text_of
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KIKUZO = re.compile(r"(?i)<table\b[^<>]*class=[\"'][^\"'<>]*\btopic-list\b")
_YOMIDASU = re.compile(r"(?i)<table\b[^<>]*class=[\"'][^\"'<>]*\bcontentsTable\b")
_ASAHI, _YOMIURI = "朝日新聞", "読売新聞"


def _articles(text: str) -> Iterator[Article | Problem]:
    start, read, outlet, name = (
        (_KIKUZO, _of_kikuzo, _ASAHI, "kikuzo")
        if _KIKUZO.search(text)
        else (_YOMIDASU, _of_yomidasu, _YOMIURI, "yomidasu")
    )

    def article(part: str) -> Article | None:
        root = tree(part)
        if root is None:
            return None
        title, body, published = read(root)
        return Article(title=title, body=body, published=published, outlet=outlet, language="ja", format=name)

    return each(article, parts(text, start))


READER = HtmlExport(
    "japanese-archives",
    ("聞蔵", "朝日新聞クロスサーチ", "ヨミダス", "topic-", "contentstable"),
    "聞蔵|朝日新聞クロスサーチ|ヨミダス|(?i:class=[\"'](?:topic-(?:list|detail|inside)|contentsTable)[\"'])",
    _articles,
)


def _of_kikuzo(root: "Element") -> tuple[str, str, str]:
    title = said(next(classed(root, "font002"), None))
    texts = [text_of(one) for one in classed(root, "detail001")] or [
        text_of(one) for one in classed(root, "font003")
    ]
    cells = [said(one) for one in root.iter("td") if "topic-list" in (one.get("class") or "")]
    return title, _laid_out(texts), next((day for day in map(date_in, cells) if day), "")


def _of_yomidasu(root: "Element") -> tuple[str, str, str]:
    table = next(classed(root, "contentsTable"), None)
    cells = [said(cell) for cell in table.iter("th", "td")] if table is not None else []
    dates = [date_in(cell) if len(cell) < 24 else "" for cell in cells]
    place = next((at for at, day in enumerate(dates) if day), -1)
    title = max(cells[place + 1 :] or [""], key=len)
    texts = [text_of(one) for one in root.iter("p") if not _is_in_table(one)]
    return title, _laid_out(texts), dates[place] if place >= 0 else ""


def _is_in_table(element: "Element") -> bool:
    return any(above.tag == "table" for above in element.iterancestors())


def _laid_out(texts: list[str]) -> str:
    """Each line is a paragraph; a line of blanks parts sections."""
    lines = [line.strip() for text in texts for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line)
