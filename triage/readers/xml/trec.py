"""Corpora in the SGML of TREC and of Gigaword: `DOC` elements, many a file, with `HEADLINE`, `TEXT` and the like.

Nothing is around them, and ampersands stand bare, so that no parser of XML takes them; elements are found by their tags.
Collections name their elements as they like; those of newspapers and agencies are known here. The number of a document
says its agency and day: `AFP_ENG_20030401.0001`, `AP880212-0001`.
"""

import re
from collections.abc import Iterator
from html import unescape

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, fold, outlet_name, people
from triage.readers.marked_text import MarkedTextReader, records
from triage.readers.stamps import stamp
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_RECOGNISED = re.compile(
    rb"(?i)\s*<doc id=\"[^\"<>]{1,40}\" url=\"[^\"<>]{4,400}\" title=\"|\s*<DOC(?:\s+(?:doc)?id\s*=\s*[\"'][^\"'<>]{1,80}[\"'][^<>]{0,80})?\s*>\s*<(?:DOCNO|DOCID|DOCTYPE|HEADLINE|DATELINE|TEXT|DATE)\b"
)
_START = re.compile(r"(?i)<DOC(?:\s[^<>]{1,600})?>")
_NUMBER = re.compile(r"(?i)\bid\s*=\s*[\"']([^\"']{1,80})")
_ELEMENT = re.compile(r"(?i)<([A-Z][A-Z0-9_]{0,20})(?:\s[^<>]{0,200})?>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9_]{0,20}(?:\s[^<>]{0,200})?/?>|<!--[^<>]*+-->")
_PARAGRAPH = re.compile(r"(?i)</?(?:P|PARA|PARAGRAPH|LP)\b[^<>]{0,100}>|\n[ \t]*\n|\n(?=[ \t]{2,}\S)")
_DAY = re.compile(r"(?:(?<![0-9])((?:19|20)\d\d)(\d\d)(\d\d)(?![0-9])|(?:AP|WSJ)(\d\d)(\d\d)(\d\d)-\d)")
_PAGE = re.compile(r'<doc id="(?P<id>[^"]+)" url="(?P<url>[^"]+)" title="(?P<title>[^"]*)"')
#: A document has hardly more outermost elements.
_MOST_ELEMENTS = 100
#: Our fields → elements, best first.
_NAMES = {
    "id": "docno docid",
    "title": "headline head hl title ti header h3 first",
    "abstract": "leadpara lp lead abstract",
    "text": "text body",
    "byline": "byline author au",
    "credits": "dateline dl",
    "outlet": "pub so source srce",
    "published": "date dd date1 date_time datetime pubdate dateline_date",
    "subject": "subject keyword",
}
#: How Gigaword's numbers begin → the agency.
_AGENCIES = {"AFP": "AFP", "APW": "AP", "XIN": "Xinhua", "NYT": "The New York Times", "CNA": "CNA", "AP": "AP"}


def _articles(text: str) -> Iterator[Article | Problem]:
    found = records(text.replace("\r\n", "\n"), _START)
    return each(lambda record: _article(record[0][0], record[1]), found)


READER = MarkedTextReader(
    "trec-sgml", (".sgm", ".sgml"), _RECOGNISED.match, _articles, "holds no document with a headline or a text"
)


def _article(opening: str, document: str) -> Article:
    if page := _PAGE.search(opening):
        return _of_wiki(page, document)
    values = _values(document)
    raw = {
        field: next((values[name] for name in names.split() if values.get(name, "").strip()), "")
        for field, names in _NAMES.items()
    }
    number = _NUMBER.search(opening)
    identity = _line(raw["id"]) or (number[1] if number else "")
    written = _line(raw["published"])
    title, byline = _line(raw["title"]), _line(raw["byline"])
    body, abstract = _prose(raw["text"]), _prose(raw["abstract"])
    return Article(
        title=title,
        body="\n\n".join(
            part for part in (abstract if not abstract or abstract not in body else "", body) if part
        ),
        byline=byline,
        authors=people(byline),
        credits=_line(raw["credits"]),
        keywords=distinct(re.split(r"[;,]", _line(raw["subject"]))),
        outlet=outlet_name(_line(raw["outlet"]), _AGENCIES.get(re.split(r"[^A-Z]", identity, maxsplit=1)[0], "")),
        id=identity,
        published=date_in(written) or _day_of(written) or _day_of(identity),
        published_text=written,
    )


def _of_wiki(page: re.Match[str], document: str) -> Article:
    """A page of Wikipedia as WikiExtractor has it: its title once more in the first line."""
    title, text = fold(unescape(page["title"])), document.rpartition("</doc>")[0] or document
    first, _, rest = text.strip().partition("\n")
    body = rest if fold(unescape(first)) == title else text
    return Article(title=title, body=_prose(body), url=unescape(page["url"]), id=page["id"])


def _values(document: str) -> dict[str, str]:
    """What stands in each element, the first of a name winning; elements inside a text are its paragraphs."""
    values: dict[str, str] = {}
    place = 0
    lower = document.lower()
    for _ in range(_MOST_ELEMENTS):
        found = _ELEMENT.search(document, place)
        if found is None:
            break
        name = found[1].lower()
        end = lower.find(f"</{name}>", found.end())
        if end < 0:
            place = found.end()
            continue
        values.setdefault(name, document[found.end() : end])
        place = end
    return values


def _line(raw: str) -> str:
    return fold(unescape(_TAG.sub(" ", raw)))


def _prose(raw: str) -> str:
    return "\n\n".join(text for part in _PARAGRAPH.split(raw) if (text := _line(part)))


def _day_of(text: str) -> str:
    found = _DAY.search(text)
    if found is None:
        return ""
    return stamp("".join(found.groups("")[:3]) or "19" + "".join(found.groups()[3:]))
