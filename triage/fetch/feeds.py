"""Bytes that a source sent → the articles that it offers, by the readers that every command uses.

A feed is any format of lists of news that the registry reads: RSS, RDF, Atom, JSON Feed, and the XML and JSON of agencies.
A page or a plain text is an error that answers 200, and never news.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.fetch.addresses import joined
from triage.fetch.faults import FetchError
from triage.fetch.http import HttpAnswer
from triage.fetch.identity import canonical
from triage.fetch.sources import NewsSource
from triage.readers.clock import OutOfTime, running, steps
from triage.readers.contract import Bounds
from triage.readers.registry import entry_for, read_bytes
from triage.readers.xml.tree import root_of

#: Bytes of a feed, and articles that are taken of one.
LARGEST, MOST = 16 << 20, 5_000
BOUNDS = Bounds(file_bytes=LARGEST, members=MOST)
_HEAD = 4096
_XML_BASE = re.compile(rb"<(?:\w{1,20}:)?(?:feed|rss|RDF)\s[^<>]{0,2000}?\bxml:base=[\"']([^\"'<>]{1,1000})[\"']")
#: Rooms of readers whose formats are lists of news, and readers there that only guess.
_LISTS = ("triage.readers.xml.", "triage.readers.json.")
_GUESSES = ("triage.readers.xml.unknown", "triage.readers.json.records")


class Offered(Struct, frozen=True):
    """The articles of an answer, and what was wrong with it although some came."""

    articles: tuple[Article, ...]
    #: Whether an article's address is its own and no other's of the same answer.
    has_own_url: tuple[bool, ...]
    remark: str = ""
    #: Whether the document breaks off: the same answer may be whole another time.
    is_cut: bool = False


def offered_by_feed(answer: HttpAnswer, source: NewsSource) -> Offered:
    """What a feed offers; FetchError where it is none."""
    data = _by_its_charset(answer)
    name = urlsplit(answer.url).path.rpartition("/")[2] or "feed.xml"
    entry = entry_for(data, name)
    if entry is None or not entry.module.startswith(_LISTS) or entry.module in _GUESSES:
        raise _no_feed(data, entry.module if entry else "")
    found, problems = read_bounded(read_bytes(data, name, BOUNDS), len(data))
    damage = [one.message for one in problems if one.code in ("damaged", "bound")]
    if not found and damage:
        raise FetchError(damage[0])
    if (
        not found
        and entry.module == "triage.readers.json.json_news"
        and b"jsonfeed.org/version" not in data[:4096]
    ):
        raise FetchError("no feed: JSON without an article")
    is_cut = bool(damage) and not _ends(data)
    if is_cut:
        # The last one may be a half; it comes whole another time, or came before it was the last.
        found = found[:-1]
    base = _base(data, answer.url)
    remark = damage[0] if damage else ""
    return replace(offered([_at_home(one, base) for one in found], source, remark), is_cut=is_cut)


def offered_by_mail(messages: Sequence[bytes], source: NewsSource) -> Offered:
    """The articles of messages: newsletters, and each story of an alert."""
    articles: list[Article] = []
    unread = 0
    for data in messages:
        found, problems = read_bounded(read_bytes(data, "message.eml", BOUNDS), len(data))
        articles += found
        unread += bool(problems) and not found
    return offered(articles, source, f"{unread:,} unreadable message{'s'[unread == 1 :]}" if unread else "")


def offered(articles: list[Article], source: NewsSource, remark: str = "") -> Offered:
    """Articles with what the source says of them, and which address is whose."""
    named = [
        replace(one, outlet=source.outlet or one.outlet, language=one.language or source.language)
        for one in articles
    ]
    addresses = Counter({canonical(one.url): 0 for one in named})
    for identity in {(canonical(one.url), one.id or one.title) for one in named}:
        addresses[identity[0]] += 1
    return Offered(tuple(named), tuple(addresses[canonical(one.url)] == 1 for one in named), remark)


def read_bounded(things: Iterator[Article | Problem], size: int) -> tuple[list[Article], list[Problem]]:
    """What readers give, under the clock that every file is read by."""
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        with running(BOUNDS.seconds):
            for thing in steps(things, size, BOUNDS.seconds):
                if isinstance(thing, Problem):
                    problems.append(thing)
                else:
                    articles.append(thing)
    except OutOfTime as over:
        problems.append(Problem(path="", code="bound", message=f"takes longer than {over.seconds:,.0f} s to read"))
    return articles, problems


def _ends(data: bytes) -> bool:
    """Whether a document ends as it should: by its root element, or a bracket of JSON.

    >>> _ends(b"<rss><item></item></rss> "), _ends(b"<rss><item></item>"), _ends(b'{"items": []}'), _ends(b'{"items": [')
    (True, False, True, False)
    """
    tail, root = data[-_HEAD:].rstrip(), root_of(data[:_HEAD])
    if root is None:
        return tail.endswith((b"}", b"]"))
    name = tail.rpartition(b"</")[2].removesuffix(b">").strip().rpartition(b":")[2]
    return tail.endswith(b">") and name == root.name.encode()


def _base(data: bytes, url: str) -> str:
    """What the addresses of a feed are relative to: its `xml:base`, or where it was found."""
    said = _XML_BASE.search(data[:_HEAD])
    return joined(url, said[1].decode("utf-8", "replace")) or url if said else url


def _at_home(article: Article, base: str) -> Article:
    """The article with a whole address of the web, or with none."""
    return replace(article, url=joined(base, article.url)) if article.url else article


def _by_its_charset(answer: HttpAnswer) -> bytes:
    """The bytes, in UTF-8 where only the server says what they are in."""
    data = answer.data
    if not answer.charset or b"encoding=" in data[:200] or data[:1] in b"\xef\xff\xfe":
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(answer.charset).encode("utf-8")
        except (LookupError, UnicodeError, ValueError):
            return data
    return data


def _no_feed(data: bytes, module: str) -> FetchError:
    if module.startswith("triage.readers.web."):
        return FetchError("no feed, but a web page", "triage fetch add URL finds the feed of a page")
    return FetchError("no feed" if data.strip() else "no feed: nothing in it")
