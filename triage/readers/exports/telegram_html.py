"""A channel or chat that Telegram exported as pages: an article for each message with a text, its outlet the chat.

Notices (who joined, what day it is) and what stands for pictures are none. Times are those of the machine that exported.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport
from triage.readers.fields import fold
from triage.readers.web.markup import text_of, tree_of_html
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(text: str) -> Iterator[Article | Problem]:
    root = tree_of_html(text)
    if root is None:
        return
    header = _part(root, "page_header")
    chat = fold(text_of(header)) if header is not None else ""
    #: A message right below another of the same person does not name it again.
    sender = [""]
    messages = (one for one in root.iter("div") if {"message", "default"} <= set((one.get("class") or "").split()))
    yield from each(lambda message: _article(message, chat, sender), messages)


READER = HtmlExport(
    "telegram",
    ('class="page_wrap"',),
    r'(?s)<div class="page_wrap">.{0,2000}<div class="(?:page_body|history)|<div class="message (?:service|default)',
    _articles,
)


def _article(message: "Element", chat: str, sender: list[str]) -> Article:
    text, date, name = (_part(message, kind) for kind in ("text", "date", "from_name"))
    if name is not None:
        sender[0] = fold(text_of(name))
    written = (date.get("title") or "") if date is not None else ""
    return Article(
        body=text_of(text) if text is not None else "",
        byline=sender[0] if sender[0] != chat else "",
        outlet=chat or sender[0],
        id=(message.get("id") or "").removeprefix("message"),
        published=date_in(written, day_first=True),
        published_text=written,
    )


def _part(element: "Element", kind: str) -> "Element | None":
    """The first division of a class."""
    return next((one for one in element.iter("div") if kind in (one.get("class") or "").split()), None)
