"""Articles of journals in JATS, as publishers and PubMed Central give them: what describes one stands in front, references behind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name
from triage.readers.stamps import moment
from triage.readers.web.markup import local, text_of
from triage.readers.xml.pubmed import day_in_parts
from triage.readers.xml.tree import Root, attribute, below, child, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Parts of a text that are no prose of it.
_BESIDE = ("fig", "table-wrap", "xref", "disp-formula", "fn", "supplementary-material")


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "article", _article)


def _article(article: "Element") -> Article:
    front = child(article, "front", "article-meta")
    abstract, body = child(front, "abstract"), child(article, "body")
    names = [
        " ".join(filter(None, (words(child(name, "given-names")), words(child(name, "surname")))))
        for name in below(child(front, "contrib-group"), "name")
    ]
    dates = [moment(day_in_parts(date)) for date in below(front, "pub-date")]
    identifiers = {attribute(one, "pub-id-type"): words(one) for one in below(front, "article-id")}
    summary = _text(abstract)
    return Article(
        title=words(child(front, "title-group", "article-title")),
        body=_text(body) or summary,
        abstract=summary if body is not None else "",
        byline="; ".join(filter(None, names)),
        authors=distinct(names),
        keywords=distinct(words(word) for word in below(front, "kwd")),
        outlet=outlet_name(
            words(next(below(child(article, "front", "journal-meta"), "journal-title"), None)),
            words(next(below(article, "publisher-name"), None)),
        ),
        url=f"https://doi.org/{identifiers['doi']}" if "doi" in identifiers else "",
        language=language_tag(language_around(article)),
        id=identifiers.get("doi", ""),
        published=next(filter(None, dates), ""),
    )


def _text(part: "Element | None") -> str:
    return "" if part is None else text_of(part, leaves_out=lambda element: local(element) in _BESIDE)


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "article" and b"<front>" in head and b"<article-meta>" in head


READER = XmlReader("jats", (".xml", ".nxml"), _is_ours, _articles, "an article without a text")
