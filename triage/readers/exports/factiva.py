"""Factiva exports in HTML, many articles a file, labels and dates in the language of the interface.

Two layouts, each article in `<div class="article xxArticle">` (xx: the language):

- a table of two columns: a code (`HD` headline, `BY`, `PD` day, `ET` time, `SN` source, `LA`, `LP` lead, `TD` text,
  `AN` number …) and its value;
- lines without codes: section, headline in `<span>` or `<b class="xxHeadline">`, `<div class="author">`, then one `<div>` each
  for the count of words, day, perhaps time, source, its code, edition, page, language, copyright; the text in
  `<p class="articleParagraph">`; last "Document" and the number. The headline may be numbered: "12) …".
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.languages.names import tag_of, tag_of_line
from triage.readers.exports.html_export import HtmlExport, classed, parts, said, tree
from triage.readers.fields import people
from triage.readers.web.markup import text_of
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = re.compile(r"(?i)<div\b[^<>]*\bclass=[\"']article(?:\s+[a-z]{2,5}Article)?[\"']")
_LANGUAGE = re.compile(r"(?i)class=[\"']article\s+([a-z]{2})[a-z]{0,3}Article[\"']")
_NUMBERED = re.compile(r"^\d+\)\s+")
_NUMBER = re.compile(r"\b([A-Z][A-Z0-9]{2,9}0{2,4}\d{8}\w{8,12})\b")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?:\s*(GMT|UTC))?")
_CODE = re.compile(r"[A-Z0-9]{2,8}")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, parts(text, _START))


def _article(part: str) -> Article | None:
    root = tree(part)
    if root is None:
        return None
    found = _LANGUAGE.search(part[:200])
    language = found[1].lower() if found else ""
    return _of_codes(root, language) or _of_lines(root, language)


READER = HtmlExport(
    "factiva-html",
    ("factiva", '="article ', "='article "),
    r"<title>\s*(?:Dow Jones )?Factiva|class=[\"']factivalogo|(?i:class=[\"']article +[a-z]{2}Article[\"'])",
    _articles,
)


def _of_codes(root: "Element", language: str) -> Article | None:
    """The article of a table of codes; None where there is none."""
    cells: dict[str, str] = {}
    for row in root.iter("tr"):
        columns = [cell for cell in row if cell.tag == "td"]
        code = said(columns[0]) if len(columns) == 2 else ""
        if _CODE.fullmatch(code) and code not in cells:
            cells[code] = text_of(columns[1])
    return article_of_codes(cells, language) if {"HD", "AN"} & cells.keys() else None


def article_of_codes(cells: dict[str, str], language: str) -> Article:
    """The article of values by their codes."""
    line = {code: " ".join(value.split()) for code, value in cells.items()}
    return Article(
        title=_NUMBERED.sub("", line.get("HD", "")),
        body="\n\n".join(cells[code] for code in ("LP", "TD") if cells.get(code)),
        byline=line.get("BY", ""),
        authors=people(line.get("BY", "")),
        credits=line.get("CR", ""),
        outlet=line.get("SN", ""),
        language=tag_of(line.get("LA", "")) or language,
        id=number_in(line.get("AN", "")),
        published=time_of(line.get("PD", ""), line.get("ET", "")),
        published_text=f"{line.get('PD', '')} {line.get('ET', '')}".strip(),
    )


def _of_lines(root: "Element", language: str) -> Article:
    headline = next((one for one in root.iter("span", "b", "div") if _is_headline(one)), None)
    byline = said(next(classed(root, "author"), None))
    lines = [said(one) for one in _header(root, headline)]
    place = next((at for at, line in enumerate(lines) if len(line) < 40 and date_in(line)), None)
    after = lines[place + 1 :] if place is not None else []
    clock = after.pop(0) if after and _CLOCK.fullmatch(after[0]) else ""
    paragraphs = [text_of(one) for one in root.iter("p") if _is_paragraph(one)]
    last = " ".join(said(one) for one in root.iter("p") if not _is_paragraph(one))
    return Article(
        title=_NUMBERED.sub("", said(headline)),
        body="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        byline=byline,
        authors=people(byline),
        outlet=after[0] if after and (len(after) == 1 or not _CODE.fullmatch(after[0])) else "",
        language=next((tag for tag in map(tag_of_line, after[1:]) if tag), "") or language,
        id=number_in(last),
        published=time_of(lines[place], clock) if place is not None else "",
        published_text=f"{lines[place]} {clock}".strip() if place is not None else "",
    )


def _header(root: "Element", headline: "Element | None") -> "Iterator[Element]":
    """The lines between headline and text."""
    is_after = headline is None
    for element in root.iter("div", "span", "b", "p"):
        if element is headline:
            is_after = True
        elif is_after and _is_paragraph(element):
            return
        elif is_after and element.tag == "div" and not len(element.findall(".//div")):
            yield element


def _is_headline(element: "Element") -> bool:
    """Whether an element is a headline, by a class such as `deHeadline`."""
    return any(name.find("Headline") > 0 for name in (element.get("class") or "").split())


def _is_paragraph(element: "Element") -> bool:
    return "articleParagraph" in (element.get("class") or "").split()


def number_in(text: str) -> str:
    """The number of an article in a line such as "Document HARBR00020261119emc10001v"."""
    found = _NUMBER.search(text)
    return found[1] if found else ""


def is_clock(text: str) -> bool:
    """Whether a line is a time of day."""
    return _CLOCK.fullmatch(text.strip()) is not None


def time_of(day: str, clock: str) -> str:
    """ISO of a day in words and a time of day; an export does not say where its clock stands."""
    published = date_in(day)
    found = _CLOCK.fullmatch(clock.strip())
    if len(published) != 10 or found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return published
    return f"{published}T{int(found[1]):02}:{found[2]}:00" + ("+00:00" if found[3] else "")
