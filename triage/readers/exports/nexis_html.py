"""LexisNexis exports in HTML, of the years before 2018, many articles a file.

Each article stands between comments with `<DOCFULL>` and `</DOCFULL>`: one `<DIV>` for each block, its `<P>`s being
paragraphs. Counter ("1 of 74 DOCUMENTS"), publication and date are centred; the headline is the first block at the
left; labelled blocks follow, then the text in one block or several, more labelled blocks, and the copyright. The
head of the file announces the number in `<META … DOCUMENTS="74">`.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport, parts, tree
from triage.readers.exports.nexis_labels import COUNTER, article_of, sorted_blocks
from triage.readers.web.markup import text_of
from triage.readers.xml.xml_reader import each

_START = re.compile(r"<DOCFULL>\s*(?:-->)?", re.IGNORECASE)
_END = re.compile(r"(?:<!--[^<>]*+)?</DOCFULL>", re.IGNORECASE)
_NUMBER = re.compile(r'(?i)<meta\b[^>]{0,200}?\bDOCUMENTS="(\d{1,6})"')
_BLOCK = re.compile(r"(?i)<div\b[^<>]*+>")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, parts(text, _START))


def _article(part: str) -> Article:
    inner = _END.split(_START.sub("", part, count=1))[0]
    return article_of(sorted_blocks(_blocks(inner)))


def _blocks(part: str) -> Iterator[str]:
    for piece in _BLOCK.split(part):
        root = tree(piece)
        text = text_of(root) if root is not None else ""
        if text and not COUNTER.fullmatch(text):
            yield text


def _announced(text: str) -> int | None:
    counts = [int(found[1]) for found in _NUMBER.finditer(text)]
    return sum(counts) if counts else None


READER = HtmlExport(
    "nexis-html",
    ("lxncomment", "<docfull>", "<doc number="),
    r"LXNComment|<DOCFULL>|<DOC NUMBER=\d+>",
    _articles,
    _announced,
)
