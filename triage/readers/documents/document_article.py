"""Paragraphs and properties of a document → its article, whichever program wrote it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.office import DocumentParagraph
from triage.readers.fields import fold, people
from triage.readers.stamps import stamp
from triage.readers.wire.furniture import head_kind
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_TITLE = 300


def placed_or_said(
    things: Iterator[Article | Problem], name: str, format_name: str, bounds: Bounds
) -> Iterator[Article | Problem]:
    """Articles with their place, and the problems after them."""
    problems: list[Problem] = []

    def articles() -> Iterator[Article | Problem]:
        for thing in things:
            if isinstance(thing, Problem) and thing.path:
                problems.append(thing)
            else:
                yield thing

    yield from placed(articles(), name, format_name, "utf-8", bounds)
    yield from problems


def facts_of(properties: "Element | None") -> dict[str, str]:
    """What a document's properties say, by the local names of their elements."""
    if properties is None:
        return {}
    facts: dict[str, str] = {}
    for element in properties.iter():
        if isinstance(element.tag, str) and (element.text or "").strip():
            facts.setdefault(element.tag.rpartition("}")[2].lower(), fold(element.text or ""))
    return facts


def articles_of(paragraphs: list[DocumentParagraph], facts: dict[str, str]) -> Iterator[Article]:
    """The articles of an export of Nexis Uni, or the one of any other document."""
    from triage.readers.exports import nexis_uni

    if nexis_uni.is_export(paragraphs):
        return nexis_uni.articles(paragraphs)
    return article_of(paragraphs, facts)


def article_of(paragraphs: list[DocumentParagraph], facts: dict[str, str]) -> Iterator[Article]:
    """The one article of a document; none where it has no text."""
    said = [DocumentParagraph(one.text.strip(), one.style) for one in paragraphs if one.text.strip()]
    if not said:
        return
    place = next(
        (at for at, one in enumerate(said[:20]) if one.style.startswith(("title", "titel", "titre", "heading1"))),
        None,
    )
    if place is None:
        is_short = len(said[0].text) <= _LONGEST_TITLE and len(said) > 1
        place = 0 if is_short else None
    title = fold(said[place].text) if place is not None else facts.get("title", "")
    body = [one.text for at, one in enumerate(said) if at != place]
    head = _head(body) if place is not None else {}
    byline = head.get("byline", "") or facts.get("creator", "") or facts.get("initial-creator", "")
    created = head.get("published", "") or facts.get("created", "") or facts.get("creation-date", "")
    yield Article(
        title=title,
        body="\n\n".join(body),
        byline=byline,
        authors=people(byline),
        published=date_in(created) if "published" in head else stamp(created),
        published_text=created,
        updated=stamp(facts.get("modified", "") or facts.get("date", "")),
    )


#: Below a headline.
_HEAD_LINES = 3


def _head(body: list[str]) -> dict[str, str]:
    """Author and day that stand below the headline, taken out of the text: who made the file is somebody else."""
    head: dict[str, str] = {}
    for _ in range(_HEAD_LINES):
        kind = head_kind(body[0], is_alone=True) if len(body) > 1 else None
        if kind not in ("byline", "published") or kind in head:
            break
        head[kind] = body.pop(0)
    return head
