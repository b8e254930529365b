"""`digest --format atom`: withdrawals, corrections and stories as entries of a feed, for a reader that subscribes to it.

An entry keeps its id as long as it is about the same article, so that a feed written again shows nothing twice.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from triage.article import moment
from triage.digest.model import Digest, DigestStory, StoryEvent
from triage.render.digest_parts import Clock, notice
from triage.render.html.digest_html import DigestHtmlRenderer
from triage.render.html.html_card import Card
from triage.render.html.html_page import page, text, web_link
from triage.render.view import safe
from triage.render.view.options import Options
from triage.render.view.short import TITLE, short


class AtomRenderer:
    """One feed for all digests that go to one place; the profile is the category of an entry."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._pages = DigestHtmlRenderer(options)

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The feed, whole."""
        names = ", ".join(sorted(digest.name for digest in digests))
        feed = _feed(
            title=plain(" · ".join(digest.profile.heading for digest in digests)) or "triage",
            identity=f"urn:triage:{_part(names)}",
            updated=_time(max((digest.window.until for digest in digests), default=0.0)),
        )
        for digest in digests:
            clock = Clock(digest, self._options)
            for event in digest.events:
                _event(feed, event, digest, clock)
            for story, card in self._pages.cards(digest):
                _story(feed, story, card, digest)
        written = io.StringIO()
        feed.write(written, "utf-8")
        yield written.getvalue() + "\n"


def _story(feed: Any, story: DigestStory, card: Card, digest: Digest) -> None:
    article = story.hit.article
    identity = f"urn:triage:{_part(digest.name)}:{_part(article.identity)}"
    badge = f"{card.badge.unescape()}: " if card.badge else ""
    feed.add_item(
        title=plain(f"{card.score} {badge}{card.title.striptags()}"),
        link=web_link(article.url) or identity,
        description=None,
        content="".join(page("entry.html", card=card)),
        author_name=plain(short(article.outlet)) or None,
        unique_id=identity,
        pubdate=_time(moment(article.published) or digest.window.until),
        updateddate=_time(digest.window.until),
        categories=[plain(digest.profile.id), story.section],
    )


def _event(feed: Any, event: StoryEvent, digest: Digest, clock: Clock) -> None:
    identity = f"urn:triage:{_part(digest.name)}:{_part(event.article.identity)}:{event.kind}"
    said = notice(event, clock)
    changes = [f"<p><del>{text(old)}</del> → <ins>{text(new)}</ins></p>" for old, new in said.changes]
    feed.add_item(
        title=plain(f"{said.word}: {short(event.past.title, TITLE)}"),
        link=web_link(event.article.url) or identity,
        description=None,
        content=f"<p>{text(said.said)}</p><p>{text(said.reason)}</p>{''.join(changes)}",
        author_name=plain(short(event.article.outlet)) or None,
        unique_id=identity,
        pubdate=_time(event.at if event.at is not None else digest.window.until),
        updateddate=_time(digest.window.until),
        categories=[plain(digest.profile.id), event.kind],
    )


def _feed(title: str, identity: str, updated: datetime) -> Any:
    from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

    class Feed(Atom1Feed):  # type: ignore[misc]
        """Dated by its digest, also where it has no entry: the library would take the clock."""

        def latest_post_date(self) -> datetime:
            """When the digest was made."""
            return updated

    return Feed(title=title, link=identity, description=None, feed_guid=identity, author_name="triage")


def plain(foreign: str) -> str:
    r"""Text of others with nothing in it that XML cannot hold.

    >>> plain("a\x00b\ufffe")
    'a�b'
    """
    return re.sub("[\ufffe\uffff]", "", safe.line(foreign))


def _part(name: str) -> str:
    """A name as part of a URN."""
    from urllib.parse import quote

    return quote(name.encode("utf-8", "replace"), safe="")


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
