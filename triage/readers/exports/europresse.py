"""Europresse (Eureka) exports in HTML, many articles a file, in French or English.

Each article begins with an element of class `DocPublicationName`; `DocHeader` holds section, weekday, day and page in
words; `TitreArticleVisu` (older) or `titreArticle`, `rdp__articletitle` (newer) the headline. In the older layout the
text follows without an element of its own, behind an author line if there is one; in the newer it stands in
`docOcurrContainer` or `DocText`, the author in `docAuthors`. Copyright, number of the document ("news·20121004·…") and
a certificate close the article.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport, classed, parts, said, tree
from triage.readers.fields import people
from triage.readers.web.markup import text_of, text_of_html
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = re.compile(r"(?i)<(?:div|span|p|td)\b[^<>]*class=[\"'][^\"'<>]*\bDocPublicationName\b")
#: The headline alone, and what has its kicker and subtitle, too.
_TITLES = ("TitreArticleVisu", "titreArticleVisu", "rdp__articletitle")
_HEADS = ("titreArticle", "DocTitle")
_TEXTS = ("docOcurrContainer", "DocText", "rdp__doctext", "texteArticle")
_AUTHORS = ("docAuthors", "DocAuthor", "rdp__docauthors")
_SMALL_LINE = "sm-margin-bottomNews"
#: Two words or more with a capital each, several people between commas; a section ("Le Monde des livres") has others.
_NAME = r"(?:[^\W\d_][\w.'’-]*+)(?: (?:[^\W\d_a-zà-ÿ][\w.'’-]*+|d[eu]|von|van|la|le|el|al|bin))++"
_NAMES = re.compile(rf"(?:[Pp]ar |PAR |By )?{_NAME}(?:(?:, | et | and ){_NAME}){{0,5}}")
_OLD_TEXT = re.compile(r"(?is)class=[\"']TitreArticleVisu[\"'][^<>]{0,999}+>(.*)")
_AUTHOR_LINE = re.compile(r"(?is)^(?:\s*+<br\s*+/?>)*+\s*+([^<>]{3,90}?)\s*+<br\s*+/?>\s*+<p>")
_CLOSING = re.compile(
    r"(?is)<b>\s*+<i>\s*+(?:©|&copy;)|<[^<>]+class=[\"'](?=[^\"'<>]*+[\"'])[^\"'<>]*(?:publiC|certificat)|"
    r"(?:Numéro de document|Document number|Número de documento)\s*:|<table\b|(?:Ce certificat est|This certificate is)"
)
_NUMBER = re.compile(r"\bnews·\d{8}·\w+·\w+")
_TAIL = re.compile(r"(?m)^[^\S\n]*+(?:©|Tous droits réservés|All rights reserved).*\Z", re.DOTALL)


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_of_part, parts(text, _START))


def _of_part(part: str) -> Article | None:
    root = tree(part)
    return None if root is None else _article(part, root)


READER = HtmlExport(
    "europresse",
    ("europresse.com", "cedrom-sni.com", "eureka.cc", "docpublicationname"),
    r"europresse\.com|cedrom-sni\.com|eureka\.cc|DocPublicationName",
    _articles,
)


def _article(part: str, root: "Element") -> Article:
    header = " ".join(said(one) for one in classed(root, "DocHeader"))
    byline = said(next(classed(root, *_AUTHORS), None))
    body, author = _text(part, root)
    byline = byline or author or _below_title(root)
    number = _NUMBER.search(part)
    return Article(
        title=said(next(classed(root, *_TITLES), None)) or said(next(classed(root, *_HEADS), None)),
        abstract=said(next(classed(root, "rdp__subtitle"), None)),
        body=body,
        byline=byline,
        authors=people(byline),
        outlet=said(next(classed(root, "DocPublicationName", "rdp__DocPublicationName"), None)),
        id=number[0] if number else "",
        published=date_in(header),
        published_text=header,
    )


def _below_title(root: "Element") -> str:
    """The author in the newer pages: the last small line of the head that is no kicker of the headline, if it is a name."""
    lines = [
        one for one in classed(root, _SMALL_LINE) if not any(_is_title(above) for above in one.iterancestors())
    ]
    line = said(lines[-1]) if lines else ""
    return line if _NAMES.fullmatch(line) else ""


def _is_title(element: "Element") -> bool:
    return "titreArticle" in (element.get("class") or "").split()


def _text(part: str, root: "Element") -> tuple[str, str]:
    """The text, and the author line before it."""
    for element in classed(root, *_TEXTS):
        found = _TAIL.sub("", text_of(element)).strip()
        if found:
            return found, ""
    after = _OLD_TEXT.search(part)
    if after is None:
        return "", ""
    rest = _CLOSING.split(_after_title(after[1]))[0]
    author = _AUTHOR_LINE.match(rest)
    if author and not author[1].rstrip().endswith((".", "!", "?", ":")):
        return text_of_html(rest[author.end() :]), " ".join(author[1].split())
    return text_of_html(rest), ""


def _after_title(html: str) -> str:
    """What follows the headline's element, which may hold spans of its own."""
    depth = 1
    for found in re.finditer(r"(?i)<(/?)span\b[^<>]*+>", html):
        depth += -1 if found[1] else 1
        if not depth:
            return html[found.end() :]
    return html
