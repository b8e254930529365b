"""Integrum reports in HTML, Russian, windows-1251, many articles a file.

A numbered list of links with outlet and day comes first. Each article then has a table of labels (`^ИС:` outlet, `^ДТ:`
day, `^АВ:` author, `^ЗГ:` headline, `^РБ:` section, `^НР:` issue), the headline again in `<h3>`, and the text in
`<pre>`, in lines of about 70 characters with paragraphs indented or set apart by a blank line.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport, parts, said, tree
from triage.readers.fields import distinct
from triage.readers.web.markup import text_of_html
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Articles begin with the first of their labels, whichever it is.
_START = re.compile(r"(?i)<a\s++name=[\"']?\d++[\"']?\s*+>\s*+(?:</a>\s*+)?<table\b")
_LINK = re.compile(r"(?i)<a\s+href=[\"']?#\d+")
_LABELLED = re.compile(r"\^(\w{2}):(.*?)(?=<br|</td|\^\w{2}:)", re.DOTALL)
_TEXT = re.compile(r"(?is)<pre\b[^<>]*+>(.*?)(?:</pre>|\Z)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]{2,})")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, parts(text, _START))


def _article(part: str) -> Article:
    value = {label: " ".join(text_of_html(html).split()) for label, html in _LABELLED.findall(part)}
    root = tree(part)
    heading: Element | None = next(root.iter("h3"), None) if root is not None else None
    found = _TEXT.search(part)
    return Article(
        title=value.get("ЗГ", "") or said(heading),
        body=_unwrapped(found[1]) if found else "",
        byline=value.get("АВ", ""),
        authors=distinct(re.split(r"[,;]", value.get("АВ", ""))),
        outlet=value.get("ИС", ""),
        language="ru",
        published=date_in(value.get("ДТ", "")),
        published_text=value.get("ДТ", ""),
    )


def _announced(text: str) -> int | None:
    return len(_LINK.findall(text)) or None


#: The mark of a label in windows-1251 and in UTF-8.
_MARKS = rb"<title>Report \d\d\.\d\d\.\d{4}|\^(?:\xc8\xd1|\xd0\x98\xd0\xa1):"
READER = HtmlExport(
    "integrum-html", (b"<title>report ", b"^\xc8\xd1:", b"^\xd0\x98\xd0\xa1:"), _MARKS, _articles, _announced
)


def _unwrapped(html: str) -> str:
    text = text_of_html(f"<pre>{html}</pre>") if "<" in html or "&" in html else html
    blocks = (
        _PARAGRAPH.split("\n" + re.sub(r"(?i)<[^<>]{1,80}>", "", html)) if "  " in html else text.split("\n\n")
    )
    return "\n\n".join(" ".join(text_of_html(block).split()) for block in blocks if block.strip())
