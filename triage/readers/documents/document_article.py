"""Paragraphs and properties of a document → its article, whichever program wrote it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents import press_review
from triage.readers.documents.office import DocumentParagraph
from triage.readers.fields import fold, people
from triage.readers.stamps import stamp
from triage.readers.wire.furniture import head_kind
from triage.readers.wire.source_lines import source_line
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_TITLE = 300
#: What programs write for authors that they do not know.
_NOBODY = frozenset(
    "python-docx|anonymous|(anonymous)|unspecified|(unspecified)|unknown|unknown author|un-named|apache poi|openpyxl|docx4j|administrator|admin|user|windows user|"
    "microsoft office user|root|owner|author|none|null".split("|")
)
#: The days of the templates that python-docx and python-pptx make their documents from, and the first that Office knows.
_NO_DAYS = ("2013-12-23T23:15:00", "2013-01-27T09:1", "1601-01-01", "1900-01-01")


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


def too_many(name: str, what: str, count: int, most: int) -> Iterator[Problem]:
    """The problem of a document that has more pages or slides than are read."""
    if count > most:
        message = f"has {count:,} {what}; those after the first {most:,} are not read"
        yield Problem(path=name, code="bound", message=message)


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
    return story_or_stories(paragraphs, facts)


def story_or_stories(paragraphs: list[DocumentParagraph], facts: dict[str, str]) -> Iterator[Article]:
    """The stories of a press review, which the properties of the file say nothing of, or the one article of any other document."""
    found = press_review.stories(paragraphs)
    if not found:
        yield from article_of(paragraphs, facts)
    for story in found:
        for article in article_of(story, {}):
            # Above a story of a review stands its paper and the day; above other documents a place and the day.
            paper = _PAPER_AND_DAY.fullmatch(article.credits)
            yield replace(article, outlet=fold(paper["name"]), credits="") if paper else article


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
    byline = head.get("byline", "") or _author(facts)
    created = head.get("published", "") or _day(facts, "created", "creation-date")
    yield Article(
        title=title,
        body="\n\n".join(body),
        byline=byline,
        authors=people(byline),
        credits=head.get("credits", ""),
        outlet=head.get("outlet", "") or facts.get("outlet", ""),
        url=facts.get("url", ""),
        published=date_in(created) if "published" in head else stamp(created),
        published_text=created,
        updated=date_in(head.get("updated", "")) or stamp(_day(facts, "modified", "date")),
    )


def _author(facts: dict[str, str]) -> str:
    """Who made the document, if its program knew."""
    names = (facts.get(key, "") for key in ("creator", "initial-creator"))
    return next((name for name in names if name and name.lower() not in _NOBODY), "")


def _day(facts: dict[str, str], *keys: str) -> str:
    days = (facts.get(key, "") for key in keys)
    return next((day for day in days if day and not day.startswith(_NO_DAYS)), "")


#: Below a headline; a subtitle or the paper's name may stand among them.
_HEAD_LINES = 5
_LONGEST_SUBTITLE = 160
#: "Norvik News, 18 November 2026", "Norvik News | 18.11.2026, S. 3"; "Geneva, 18 November 2026".
_PAPER_AND_DAY = re.compile(
    r"(?P<name>[^\W\d_][^\d|,;:\n]{1,50}?)\s*+[,|–—-]\s*+(?P<day>(?:[^\W\d_]{2,10}\.?,?\s)?[\d(][^\n]{5,40}|[^\W\d_]{3,10}\.? \d{1,2}, \d{4}[^\n]{0,20})"
)
_LONGEST_PAPER_AND_DAY = 100
#: Words of a day: "18 de noviembre de 2026". Behind other figures it is that of an event.
_DAY_WORDS = 5


def _head(body: list[str]) -> dict[str, str]:
    """Author and day that stand below the headline, taken out of the text: who made the file is somebody else."""
    head: dict[str, str] = {}
    at = 0
    for _ in range(_HEAD_LINES):
        line = body[at] if at + 1 < len(body) else ""
        kind = head_kind(line, is_alone=True) if line else None
        paper = _PAPER_AND_DAY.fullmatch(line) if kind is None and len(line) <= _LONGEST_PAPER_AND_DAY else None
        source = source_line(line) if kind == "source" and "published" not in head else None
        if source:
            head["outlet"], head["published"] = source.outlet, source.published_text
            body.pop(at)
        elif kind in ("byline", "published", "updated") and kind not in head:
            head[kind] = body.pop(at)
        elif paper and "published" not in head and date_in(" ".join(paper["day"].split()[:_DAY_WORDS])):
            head["credits"], head["published"] = body.pop(at), paper["day"]
        elif line and len(line) <= _LONGEST_SUBTITLE and not line.endswith((".", "!", "?", "。", ":", ";")):
            at += 1
        else:
            break
    return head
