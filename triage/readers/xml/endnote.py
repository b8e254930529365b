"""References as EndNote exports them in XML (Zotero, Mendeley and libraries do so too): a `record` each, texts wrapped in `style`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name, turned
from triage.readers.stamps import moment
from triage.readers.xml.tree import Root, below, child, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "record", _article)


def _article(record: "Element") -> Article:
    titles = child(record, "titles")
    names = [words(name) for name in below(child(record, "contributors", "authors"), "author")]
    addresses = (words(place) for place in below(child(record, "urls"), "url"))
    dates = child(record, "dates")
    written = words(child(dates, "pub-dates", "date"))
    return Article(
        title=words(child(titles, "title")),
        body=words(child(record, "abstract")),
        byline="; ".join(names),
        authors=distinct(one for name in names for one in turned(name)),
        keywords=distinct(words(word) for word in below(child(record, "keywords"), "keyword")),
        outlet=outlet_name(
            words(child(titles, "secondary-title")),
            words(child(record, "periodical", "full-title")),
            words(child(record, "publisher")),
        ),
        url=next((place for place in addresses if place.startswith("http")), ""),
        language=language_tag(words(child(record, "language"))),
        id=words(child(record, "accession-num")),
        published=_day(written, words(child(dates, "year"))),
        published_text=written,
    )


def _day(written: str, year: str) -> str:
    """The day, whose year may stand apart."""
    return moment(written) or (moment(f"{written} {year}") if written and year else "")


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "xml" and b"<records>" in head and b"<record>" in head


READER = XmlReader("endnote", (".xml",), _is_ours, _articles, "records without a title")
