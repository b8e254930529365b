"""Press releases as Via Ritzau, NTB Kommunikasjon, STT Info and the like pass them on: `release` elements, escaped HTML inside.

The publisher is a company or an office; contacts and the words about the publisher are no part of the text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.languages.names import tag_of
from triage.readers.fields import distinct, language_tag
from triage.readers.web.markup import opened, text_of_html, title
from triage.readers.word_dates import date_in
from triage.readers.xml.tree import Root, attribute, child, children, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "release", _article)


def _article(release: "Element") -> Article:
    publisher = child(release, "publisher")
    written, embargo = (
        words(child(release, "publicationdate")) or words(child(release, "published")),
        words(child(release, "embargo")),
    )
    keywords = [
        *re.split("[,;]", words(child(release, "keywords"))),
        *map(words, children(child(release, "categories"), "category")),
    ]
    return Article(
        title=title(words(child(release, "title")) or words(child(release, "headline"))),
        body=text_of_html(_text(child(release, "body"))),
        abstract=opened(words(child(release, "leadtext"))),
        keywords=distinct(keywords),
        outlet=words(child(publisher, "name")),
        url=next(
            (
                url
                for name in ("longurl", "shorturl", "url")
                if (url := words(child(release, name))).startswith("http")
            ),
            "",
        ),
        language=language_tag(attribute(release, "lang")) or tag_of(words(child(release, "language", "label"))),
        id=attribute(release, "id"),
        published=date_in(written, day_first=True),
        published_text=written,
        embargoed=date_in(embargo, day_first=True),
    )


def _text(element: "Element | None") -> str:
    return "" if element is None else "".join(str(part) for part in element.itertext())


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name in ("release", "releases") and (
        b"<publicationDate" in head or b"<leadtext" in head or b"<longurl" in head
    )


READER = XmlReader("press-release", (".xml",), _is_ours, _articles, "an empty list of releases")
