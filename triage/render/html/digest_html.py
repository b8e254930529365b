"""`digest --format html`: the digest as a page, the same facts in the same order as its text.

What is said comes from `digest_outline`, as for the text; here it is escaped, marked and linked, and what a page has
besides is added: the chart, tables, sums that unfold. `templates/digest.html` draws it.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from triage.digest.model import Digest, DigestStory
from triage.quotations import quoted
from triage.render import digest_parts as parts
from triage.render.digest_notes import Said, account, is_covered_above, no_past, overlooked_said, unread_said
from triage.render.html.html_card import Card, CardLine, Cards, MissLine
from triage.render.html.html_page import NEW, isolated, marked, page, text
from triage.render.view.digest_outline import Outline, ToldStory, outline
from triage.render.view.options import Options
from triage.render.view.problems import ToldProblem
from triage.render.view.quote import quote, stretches, summary_of
from triage.report.report import Mark


class DigestCards(Struct, frozen=True, kw_only=True):
    """Stories under one heading, told in full or in a line."""

    label: str
    cards: tuple[Card, ...]


class OmittedCards(Struct, frozen=True, kw_only=True):
    """What was left out for one reason."""

    label: str
    rows: tuple[MissLine, ...]
    more: int


class Sheet(Struct, frozen=True, kw_only=True):
    """One digest of the page; texts without marks are escaped by the template."""

    #: Keeps anchors of several digests apart.
    anchor: str
    said: Outline
    chart: parts.Chart | None
    failed: tuple[tuple[str, str], ...]
    events: tuple[parts.CorrectionNotice, ...]
    sections: tuple[DigestCards, ...]
    misses: tuple[OmittedCards, ...]
    first_times: tuple[parts.FirstTimeLine, ...]
    check: parts.SpotQuestion | None
    estimate: str
    overlooked: tuple[Said, ...]
    coverage: tuple[parts.OutletRow, ...]
    #: The digest above says the same of what came.
    is_covered_above: bool
    #: That nothing is usual yet; empty later.
    no_past: str
    unread: tuple[tuple[ToldProblem, bool], ...]
    held: tuple[Said, ...]
    tests: str


class DigestHtmlRenderer:
    """One page, whatever the number of digests."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The page in pieces."""
        pairs = zip(digests, (None, *digests), strict=False)
        sheets = tuple(self._sheet(digest, number, before) for number, (digest, before) in enumerate(pairs, 1))
        heading = " · ".join(digest.profile.heading for digest in digests)
        yield from page("digest.html", in_mail=self._options.in_mail, heading=text(heading), sheets=sheets)

    def _sheet(self, digest: Digest, number: int, before: Digest | None) -> Sheet:
        clock = parts.Clock(digest, self._options)
        said = outline(digest, self._options)
        cards = dict(self._cards(digest, said, clock, f"d{number}-n"))
        tests, is_above = digest.tests, is_covered_above(digest, before)
        return Sheet(
            anchor=f"d{number}",
            said=said,
            chart=parts.chart(digest.days),
            failed=tuple((name, "; ".join(why)) for name, why in tests.failed),
            events=tuple(parts.notice(event, clock) for event in digest.events),
            sections=tuple(
                DigestCards(label=one.label.capitalize(), cards=tuple(cards[told.number] for told in one.stories))
                for one in said.sections
            ),
            misses=tuple(_left(said)),
            first_times=tuple(
                parts.FirstTimeLine(
                    name=one.name, kind=one.type, term=one.term, story=one.story, anchor=f"d{number}-n{one.story}"
                )
                for one in digest.first_times
            ),
            check=parts.check(digest),
            estimate=parts.estimate(digest.estimate),
            overlooked=tuple(overlooked_said(digest, clock)),
            coverage=() if is_above else tuple(parts.outlet(row, clock) for row in digest.coverage),
            is_covered_above=is_above,
            no_past=no_past(digest),
            unread=() if is_above else unread_said(digest.unread),
            held=tuple(account(digest, clock)),
            tests="".join(parts.tests_said(tests)),
        )

    def cards(self, digest: Digest) -> Iterator[tuple[DigestStory, Card]]:
        """Each story with its card, in order."""
        clock = parts.Clock(digest, self._options)
        cards = dict(self._cards(digest, outline(digest, self._options), clock, "n"))
        for story in digest.stories:
            yield story, cards[story.number]

    def _cards(self, digest: Digest, said: Outline, clock: parts.Clock, prefix: str) -> Iterator[tuple[int, Card]]:
        stories = {story.number: story for story in digest.stories}
        for section in said.sections:
            for told in section.stories:
                yield told.number, self._card(stories[told.number], told, digest, clock, prefix)

    def _card(self, story: DigestStory, told: ToldStory, digest: Digest, clock: parts.Clock, prefix: str) -> Card:
        """A story, drawn as a hit of a scan is, with the words of the digest."""
        how = replace(self._options, timezone=clock.zone, now=digest.window.until)
        card = Cards(how, {}, tagged=False).of(story.number, story.hit, story.score, prefix)
        return replace(
            card,
            title=marked(told.title),
            badge=text(told.badge),
            is_grave=told.is_grave,
            facts=tuple(map(isolated, told.facts)),
            summary=_summary(story) if told.summary else Markup(""),
            lines=tuple(_lines(story, told)),
            is_brief=told.is_brief,
        )


def _summary(story: DigestStory) -> Markup:
    """What the article says, its new sentences highlighted."""
    new = {(one.field, one.start) for one in story.new_sentences}
    article = story.hit.article
    sentences = [
        replace(one, marks=(Mark(0, len(one.text), NEW), *one.marks)) if (one.field, one.start) in new else one
        for one in summary_of(story.hit, story.hit.scores)
    ]
    return marked(quote(article, sentences))


def _lines(story: DigestStory, told: ToldStory) -> Iterator[CardLine]:
    """What is new and not in the summary, or what the story continues; who else is on the event."""
    with_marks = {
        " ".join(one.text.split()): marked(stretches(one.text, one.marks)) for one in story.new_sentences
    }
    for line in told.lines:
        new = [with_marks[unit] for unit in line.units if unit in with_marks]
        if new:
            yield CardLine(text(line.label), Markup(" ").join(new), "new")
        else:
            said = " ".join(line.units)
            yield CardLine(text(line.label), text(quoted(said) if line.is_quoted else said), "hint")
    for other in told.also:
        yield CardLine(text("also"), isolated(other), "hint")


def _left(said: Outline) -> Iterator[OmittedCards]:
    for left in said.misses:
        rows = tuple(
            MissLine(score=row.score, band=row.band, title=isolated(row.title), why=text(row.reason))
            for row in left.rows
        )
        yield OmittedCards(label=left.label.capitalize(), rows=rows, more=left.more)
