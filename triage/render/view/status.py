"""What an article may be used for, in the words of every format: until when it is under embargo, since when it is over."""

from datetime import datetime, tzinfo

from triage.article import Article, moment, status_at
from triage.render.view.dates import day
from triage.render.view.short import TITLE, short
from triage.scoring.filters import WITHHELD


def status_line(article: Article, now: float | None, timezone: tzinfo | None) -> str:
    """What stands at the head of an article that must not simply be used; "" for all others.

    >>> from datetime import UTC
    >>> status_line(Article(status="usable", embargoed="2026-11-30T07:00:00+01:00"), moment("2026-11-29"), UTC)
    'EMBARGOED until Mon 30 Nov 06:00'
    >>> status_line(Article(status="usable", embargoed="2026-11-30T07:00:00+01:00"), moment("2026-12-01"), UTC)
    ''
    >>> status_line(Article(status="embargoed"), 0.0, UTC), status_line(Article(status="withheld"), 0.0, UTC)
    ('EMBARGOED', 'WITHHELD')
    """
    status = status_at(article, 0.0 if now is None else now, timezone)
    if status == "embargoed" and article.embargoed:
        return f"EMBARGOED until {_time(article.embargoed, now, timezone)}"
    if status == "expired":
        return f"EXPIRED since {_time(article.expires, now, timezone)}"
    return status.upper() if status in WITHHELD else ""


def headline(article: Article, now: float | None, timezone: tzinfo | None) -> str:
    """What a list calls an article that is no hit; of one under embargo, where it lies: lists are passed on.

    >>> from datetime import UTC
    >>> headline(Article(title="Rain", path="a.xml"), 0.0, UTC)
    'Rain'
    >>> from datetime import UTC
    >>> headline(Article(title="Rain", path="a.xml", embargoed="2026-11-30T07:00:00Z"), moment("2026-11-29"), UTC)
    'under embargo until Mon 30 Nov 07:00: a.xml'
    """
    line = status_line(article, now, timezone)
    if line.startswith("EMBARGOED"):
        return f"under embargo{line.removeprefix('EMBARGOED')}: {article.path}"
    return title_of(article)


def title_of(article: Article) -> str:
    """What a list calls an article: its headline, for want of one how its text begins, else where it is.

    >>> title_of(Article(title=" Rain ")), title_of(Article(body="It rained.")), title_of(Article(path="a.txt"))
    ('Rain', 'It rained.', 'a.txt')
    """
    return short(" ".join(article.title.split()), TITLE) or " ".join(article.body[:80].split()) or article.path


def _time(written: str, now: float | None, timezone: tzinfo | None) -> str:
    seconds = moment(written, timezone)
    if seconds is None:
        return written
    try:
        time = datetime.fromtimestamp(seconds, timezone)
    except (ValueError, OverflowError, OSError):
        return written
    return f"{day(time, now)} {time:%H:%M}"
