"""What a report does not list among its hits, in the words of every format for people: passing mentions, what was held
back, rejects, and what was folded below another article of its story.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.article import Article, moment
from triage.render.view.dates import when
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.short import short
from triage.render.view.stories import badge, is_version
from triage.render.view.why import NO_MATCH, said, would_be_hit
from triage.report.rank import nearest, open_value
from triage.report.report import Reject, Report
from triage.scoring.score import Band, band_of
from triage.stories.marks import bare_title

if TYPE_CHECKING:
    from triage.report.fold import Below

#: Headlines of what was folded.
NEWEST = 20


class NotShown(Struct, frozen=True, kw_only=True):
    """A reject by its title, with what it would score."""

    article: Article
    #: Without the marks that the badge repeats.
    title: str
    #: What the wire says of it: WITHDRAWN, UPDATE 2.
    badge: str
    #: Whole points, where a term of the profile matched.
    score: int | None
    band: Band
    #: Why it is no hit, in a few words; "" where the badge says it.
    why: str
    #: What kept it out: "below_threshold", "excluded", …; "" where nothing matched.
    code: str
    would_be_hit: bool

    @property
    def note(self) -> str:
        """That it would have been a hit; "" of others, and of what was withdrawn."""
        return "would have been a hit" if self.would_be_hit and self.why else ""


def passing(report: Report, options: Options) -> tuple[tuple[NotShown, ...], int]:
    """The rejects below the threshold, best first, as far as they were kept; and how many there are in all."""
    near = [miss for miss in _near(report, options) if miss.code == "below_threshold"]
    # What scores nothing is no mention.
    kept = tuple(miss for miss in near if miss.score)
    return kept, max(report.stats.below_threshold, len(near)) - (len(near) - len(kept))


def held_back(report: Report, options: Options) -> tuple[NotShown, ...]:
    """The rejects that would have been hits, but for a gate, a date, a language, a status or a filter."""
    return tuple(miss for miss in _near(report, options) if miss.would_be_hit)


def rejected(report: Report, options: Options) -> tuple[NotShown, ...]:
    """All rejects, where they were asked for."""
    return tuple(not_shown(reject, options) for reject in report.rejects)


def _near(report: Report, options: Options) -> Iterator[NotShown]:
    # A notice that stands below the story that it withdraws has been told.
    told = {(copy.article.path, copy.article.index) for story in report.stories for copy in story.copies}
    for miss in report.near_misses or report.rejects:
        if (miss.article.path, miss.article.index) not in told and nearest(miss) is not None:
            yield not_shown(miss, options)


def not_shown(reject: Reject, options: Options) -> NotShown:
    """What to say of a reject."""
    from triage.render.view.status import headline

    article, best = reject.article, nearest(reject)
    value = open_value(best) if best else 0.0
    mark = "" if article.status == "embargoed" else badge(article)
    code = best.reason.code if best and best.reason else ""
    title = headline(article, options.now, options.timezone)
    is_said = mark == "WITHDRAWN" and code == "status"
    return NotShown(
        article=article,
        title=(bare_title(title) or title) if mark else title,
        badge=mark,
        score=shown_score(value, best.threshold) if best else None,
        band=band_of(value),
        why="" if is_said else said(best) if best else NO_MATCH,
        code=code,
        would_be_hit=best is not None and would_be_hit(best),
    )


class FoldedArticle(Struct, frozen=True, kw_only=True):
    """An article that stands below another of its story."""

    number: str
    article: Article
    title: str
    #: "copy", "earlier version".
    what: str
    #: Outlet and time.
    facts: str
    is_version: bool


def folded(report: Report, options: Options) -> tuple[FoldedArticle, ...]:
    """All that was folded, in the order of the stories that they stand below."""
    if not report.stories:
        return ()
    from triage.report.fold import below

    return tuple(_folded(one, options) for one in below(report))


def _folded(one: "Below", options: Options) -> FoldedArticle:
    from triage.render.view.status import headline

    article = one.hit.article
    version = is_version(one.hit)
    facts = (short(article.outlet.strip()), when(article, options.now, options.timezone))
    return FoldedArticle(
        number=one.number,
        article=article,
        title=headline(article, options.now, options.timezone),
        what="earlier version" if version else "copy",
        facts=" ".join(filter(None, facts)),
        is_version=version,
    )


def newest_folded(entries: Sequence[FoldedArticle], options: Options) -> tuple[FoldedArticle, ...]:
    """The folded articles whose headlines are named: the latest, or all where all was asked for."""
    if options.all or len(entries) <= NEWEST:
        return tuple(entries)
    latest = sorted(range(len(entries)), key=lambda at: (-(moment(entries[at].article.published) or 0.0), at))
    return tuple(entries[at] for at in sorted(latest[:NEWEST]))


def folded_said(entries: Sequence[FoldedArticle]) -> str:
    """`3 folded: 2 copies, 1 earlier version`."""
    versions = sum(one.is_version for one in entries)
    copies = len(entries) - versions
    return f"{len(entries):,} folded: {', '.join(copies_said(copies, versions))}"


def copies_said(copies: int, versions: int) -> list[str]:
    """`2 copies` and `1 earlier version`, as far as there are any."""
    said_ = [many(copies, "copy", "copies")] if copies else []
    return said_ + ([many(versions, "earlier version")] if versions else [])
