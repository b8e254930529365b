"""`digest --format html`: the digest as a page, the same facts in the same order as its text.

Everything is worded, escaped and linked here and in `digest_html_parts`; `templates/digest.html` draws it.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from triage.digest.model import Digest, DigestStory, Miss
from triage.render import digest_html_parts as parts
from triage.render.base import Options
from triage.render.html_card import Card, Cards, Line
from triage.render.html_page import marked, page, text
from triage.render.points import shown_score
from triage.render.quote import stretches
from triage.render.why import said
from triage.report.report import Hit
from triage.scoring.score import Band, band_of

#: Misses named of each kind, and other outlets on an event; counts are complete.
NAMED, OUTLETS = 5, 6


class Row(Struct, frozen=True, kw_only=True):
    """An article that was left out, in one line."""

    score: int
    band: Band
    title: Markup
    why: Markup | str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """One digest of the page; texts without marks are escaped by the template."""

    #: Keeps anchors of several digests apart.
    anchor: str
    heading: str
    made: str
    window: str
    counted: str
    chart: parts.Chart | None
    failed: tuple[tuple[str, str], ...]
    events: tuple[parts.Notice, ...]
    top: tuple[Card, ...]
    also: tuple[Card, ...]
    nothing: str
    passing: tuple[Row, ...]
    passing_more: int
    excluded: tuple[Row, ...]
    excluded_more: int
    first_times: tuple[parts.First, ...]
    check: parts.Check | None
    estimate: str
    coverage: tuple[parts.Outlet, ...]
    unread: tuple[str, ...]
    held: tuple[str, ...]
    tests: str
    footer: str
    again: str


class DigestHtmlRenderer:
    """One page, whatever the number of digests."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The page in pieces."""
        sheets = tuple(self._sheet(digest, number) for number, digest in enumerate(digests, 1))
        heading = " · ".join(sheet.heading for sheet in sheets)
        yield from page("digest.html", heading=text(heading), sheets=sheets)

    def _sheet(self, digest: Digest, number: int) -> Sheet:
        clock = parts.Clock(digest, self._options)
        window, counts = digest.window, digest.counts
        stories = {story.number: self.card(story, digest, clock, f"d{number}-n") for story in digest.stories}
        return Sheet(
            anchor=f"d{number}",
            heading=digest.profile.heading,
            made=clock.full(window.until),
            window=parts.window(digest, clock),
            counted=parts.counted(digest),
            chart=parts.chart(digest.days),
            failed=tuple((name, "; ".join(why)) for name, why in digest.tests.failed),
            events=tuple(parts.notice(event, clock) for event in digest.events),
            top=tuple(stories[one.number] for one in digest.top),
            also=tuple(stories[one.number] for one in digest.also),
            nothing="Nothing new matched." if digest.is_empty else "",
            passing=tuple(_row(miss) for miss in digest.passing[:NAMED]),
            passing_more=max(0, counts.passing - min(NAMED, len(digest.passing))) if digest.passing else 0,
            excluded=tuple(_row(miss, reason=True) for miss in digest.excluded[:NAMED]),
            excluded_more=max(0, counts.excluded - min(NAMED, len(digest.excluded))) if digest.excluded else 0,
            first_times=tuple(
                parts.First(
                    name=one.name, kind=one.type, term=one.term, story=one.story, anchor=f"d{number}-n{one.story}"
                )
                for one in digest.first_times
            ),
            check=parts.check(digest.spot_check),
            estimate=parts.estimate(digest.estimate),
            coverage=tuple(parts.outlet(row, clock) for row in digest.coverage),
            unread=tuple(str(one.problem) + (" (new)" if one.is_new else "") for one in digest.unread),
            held=tuple(parts.held(one, clock) for one in digest.held),
            tests=f"profile tests: {digest.tests.passed} of {digest.tests.total} pass"
            if digest.tests.total
            else "",
            footer=f"digest {digest.id} · profile {digest.profile.sha256[:6]} · triage {digest.version}",
            again=f"triage digest --again {digest.id}",
        )

    def card(self, story: DigestStory, digest: Digest, clock: parts.Clock, prefix: str = "n") -> Card:
        """A story, drawn as a hit of a scan is, with what the digest knows besides."""
        how = replace(self._options, timezone=clock.zone, now=digest.window.until)
        card = Cards(how, {}, tagged=False).of(story.number, story.hit, story.score, prefix)
        return replace(
            card,
            badge=text(story.badge),
            is_grave=story.badge == "WITHDRAWN",
            facts=(_carried(story), *card.facts[1:]) if story.hit.article.outlet.strip() else card.facts,
            lines=tuple(_lines(story, digest, clock)),
            is_brief=False,
        )


def _carried(story: DigestStory) -> Markup:
    """`Kyodo and 2 copies of Reuters text`."""
    outlet = story.hit.article.outlet.strip()
    if not story.copies:
        return text(outlet)
    copies = "1 copy" if len(story.copies) == 1 else f"{len(story.copies):,} copies"
    return text(f"{outlet} and {copies}" + (f" of {story.origin} text" if story.origin else ""))


def _lines(story: DigestStory, digest: Digest, clock: parts.Clock) -> Iterator[Line]:
    """What is new, what it continues, who else has it."""
    if story.past:
        since = f"since {clock.weekday(story.past.delivered)}"
        for sentence in story.new_sentences:
            yield Line(text(f"new {since}"), marked(stretches(sentence.text, sentence.marks)), "new")
        earlier = f"no. {story.past.number} of {story.past.digest}, “{story.past.title}”"
        yield Line(text("continues"), text(earlier), "hint")
    if story.also:
        yield Line(text("also"), text(f"{_outlets(story.also, digest.per_story)} on the same event"), "hint")


def _outlets(also: Sequence[Hit], most: int | None) -> str:
    """Each outlet once, in the order of the articles."""
    names = list(dict.fromkeys(hit.article.outlet.strip() or hit.article.path for hit in also))
    shown = names[: OUTLETS if most is None else most]
    rest = len(names) - len(shown)
    whole = [*shown, f"{rest} more"] if rest else shown
    return whole[0] if len(whole) == 1 else f"{', '.join(whole[:-1])} and {whole[-1]}"


def _row(miss: Miss, *, reason: bool = False) -> Row:
    title = miss.title.strip() or " ".join(miss.reject.article.body[:80].split()) or miss.reject.article.path
    best = miss.reject.scores[0]
    return Row(
        score=shown_score(miss.value, best.threshold),
        band=band_of(miss.value),
        title=text(title),
        why=text(said(best)) if reason else "",
    )
