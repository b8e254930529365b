"""Factiva articles as its web services deliver them, many a file.

`PPSResponse` with `ppsArticleResponse` and `ppsarticleResultSet count="n"`, which holds `ppsarticle/article` with
`accessionNo`, `headline`, `leadParagraph`, `tailParagraphs` (of `paragraph`), `publicationDate/dateTime` (or `date` and
`time`), `sourceName`, `baseLanguage`, `byline`, `newsSubject/name` and the like.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.exports.html_export import miscount
from triage.readers.fields import distinct, fold, language_tag, people
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import text_of
from triage.readers.xml.tree import ParsedXml, Root, attribute, below, child, children, words
from triage.readers.xml.xml_reader import XmlReader, each, placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOTS = ("ppsresponse", "ppsarticleresponse", "ppsarticleresultset", "articleresponse", "getarticleresponse")


def _is_factiva(root: Root, head: bytes) -> bool:
    """Whether a document is Factiva's, by the root or by the name space of the service."""
    return root.name.lower() in _ROOTS or "global.factiva.com" in root.attributes


class _FactivaXml(XmlReader):
    """Sets announce how many articles they hold."""

    def read_root(
        self, root: "Element", parsed: ParsedXml, name: str, bounds: Bounds
    ) -> Iterator[Article | Problem]:
        """The articles, and a problem where the set announces another number."""
        count = 0
        for thing in placed(_articles(root), name, self.name, parsed.encoding, bounds):
            count += isinstance(thing, Article)
            yield thing
        announced = sum(
            int(number)
            for one in below(root, "ppsarticleresultset", "articleresultset")
            if (number := attribute(one, "count")[:9]).isdecimal()
        )
        if announced and announced != count and not parsed.problem:
            yield miscount(name, announced, count)
        elif not count and not parsed.problem:
            yield Problem(path=name, code="unsupported", message="holds no article")


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each(_article, below(root, "article"))


def _article(element: "Element") -> Article:
    byline = words(child(element, "byline"))
    day = words(child(element, "publicationdate", "date")) or words(child(element, "publicationdate"))
    clock = words(child(element, "publicationtime", "time")) or words(child(element, "publicationdate", "time"))
    return Article(
        title=fold(words(child(element, "headline"))),
        body="\n\n".join(
            _paragraphs(element, "leadparagraph", "leadparagraphs", "tailparagraphs", "tailparagraph")
        ),
        byline=byline,
        authors=people(byline),
        credits=words(child(element, "credit")),
        keywords=distinct(
            words(child(one, "name")) for one in children(element, "newssubject", "industry", "company")
        ),
        outlet=words(child(element, "sourcename")) or words(child(element, "publishername")),
        language=language_tag(words(child(element, "baselanguage"))),
        id=words(child(element, "accessionno")),
        published=first_stamp(
            words(child(element, "publicationdate", "datetime")), f"{day}T{clock}" if clock else "", day
        ),
        updated=first_stamp(words(child(element, "modificationdate", "datetime"))),
    )


def _paragraphs(element: "Element", *names: str) -> Iterator[str]:
    for part in children(element, *names):
        whole = [text_of(one) for one in children(part, "paragraph")] or [text_of(part)]
        yield from (text for text in whole if text)


READER = _FactivaXml("factiva-xml", (".xml",), _is_factiva, _articles, "")
