"""Articles as PubMed exports them in XML: a citation each, the text being the abstract, in parts that have names or in one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name
from triage.readers.stamps import moment
from triage.readers.xml.tree import Root, attribute, below, child, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each(_article, below(root, "medlinecitation"))


def _article(citation: "Element") -> Article:
    article = child(citation, "article")
    journal = child(article, "journal")
    parts = [
        ": ".join(filter(None, (attribute(part, "label").capitalize(), words(part))))
        for part in below(child(article, "abstract"), "abstracttext")
    ]
    names = [
        " ".join(filter(None, (words(child(name, "forename")), words(child(name, "lastname")))))
        or words(child(name, "collectivename"))
        for name in below(child(article, "authorlist"), "author")
    ]
    number = words(child(citation, "pmid"))
    written = day_in_parts(child(article, "articledate")) or day_in_parts(
        child(journal, "journalissue", "pubdate")
    )
    return Article(
        title=words(child(article, "articletitle")),
        body="\n\n".join(filter(None, parts)),
        byline="; ".join(filter(None, names)),
        authors=distinct(names),
        keywords=distinct(words(word) for word in below(citation, "keyword")),
        outlet=outlet_name(words(child(journal, "title"))),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/" if number else "",
        language=language_tag(words(child(article, "language"))),
        id=number,
        published=moment(written),
        published_text=written,
    )


def day_in_parts(date: "Element | None") -> str:
    """A day whose parts stand apart, the month as a number or in letters."""
    day, month, year = (words(child(date, part)) for part in ("day", "month", "year"))
    if month.isdecimal():
        return f"{year}-{month:0>2}-{day:0>2}" if day else ""
    return " ".join(filter(None, (day, month, year)))


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name in ("PubmedArticleSet", "PubmedArticle", "MedlineCitation", "MedlineCitationSet")


READER = XmlReader("pubmed", (".xml",), _is_ours, _articles, "citations without a title")
