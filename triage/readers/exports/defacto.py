"""APA DeFacto exports in HTML, Austrian, many articles a file.

Each article stands in `<div class="eintrag">`: the paper, day and page in `<pre>` as in the exports in text, perhaps a line
before and one after the headline in `<h3>`, the text in `<p>`, captions of pictures last.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.defacto_text import header_in
from triage.readers.exports.html_export import HtmlExport, parts, said, tree
from triage.readers.fields import distinct
from triage.readers.web.markup import text_of
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = re.compile(r"(?i)<div\b[^<>]*\bclass=[\"']eintrag[\"']")
_CAPTION = re.compile(r"(?:Bild|Foto|Grafik|Bildtext)\s*:")
_SECTION = re.compile(r"(?m)^[^\S\n]*+Ressort:\s*+(.{1,60}?)[^\S\n]*+$")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, (root for part in parts(text, _START) if (root := tree(part)) is not None))


READER = HtmlExport("defacto", ("defacto", "eintrag"), r"(?i)<title>\s*DeFacto|class=[\"']eintrag[\"']", _articles)


def _article(root: "Element") -> Article:
    heads = [text_of(one) for one in root.iter("pre")]
    outlet, when = header_in(heads[0] if heads else "")
    headline = next(root.iter("h3"), None)
    section = _SECTION.search(heads[0]) if heads else None
    blocks = text_of(root, leaves_out=lambda one: one.tag in ("pre", "h3")).split("\n\n")
    lines = [line for block in blocks if (line := " ".join(block.split())) and not _CAPTION.match(line)]
    return Article(
        title=said(headline),
        body="\n\n".join(lines),
        outlet=outlet,
        keywords=distinct([section[1]]) if section else (),
        published=date_in(when),
        published_text=when,
        language="de",
    )
