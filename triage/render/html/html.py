"""`--format html`: the list as one page for a browser or a mail, which fetches nothing and runs nothing."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from triage.render.html.html_card import Card, Cards, Miss
from triage.render.html.html_page import page, text
from triage.render.terminal.footer import asides, destinations
from triage.render.view.copies import found, stories_of
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.problems import told_problems
from triage.render.view.why import said, would_be_hit
from triage.report.rank import nearest, open_value
from triage.report.report import Hit, ProfileUse, Reject, Report
from triage.scoring.score import Score, band_of

Ranked = tuple[int, Hit, Score]
#: Named at most; the counts below them are complete.
NAMED = 10


class Section(Struct, frozen=True, kw_only=True):
    """The hits of one profile, or all of them without a heading of their own."""

    cards: tuple[Card, ...]
    nothing: str
    heading: Markup | str = ""
    anchor: str = ""
    found: str = ""


class HtmlRenderer:
    """Head, hits, what was left out."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, report: Report) -> Iterator[str]:
        """The page."""
        used = report.run.profiles
        misses = [
            (miss, best) for miss in report.near_misses or report.rejects if (best := nearest(miss)) is not None
        ]
        below = [pair for pair in misses if pair[1].reason and pair[1].reason.code == "below_threshold"]
        held = [pair for pair in misses if would_be_hit(pair[1])]
        passing = () if self._options.all else tuple(_miss(miss, best) for miss, best in below[:NAMED])
        yield from page(
            "scan.html",
            heading=text(" · ".join(profile.title or profile.id for profile in used)) or "triage",
            found=found(report.hits, stories_of(report), report.stats.cut),
            sections=tuple(self._sections(report)),
            passing=passing,
            passing_more=max(0, report.stats.below_threshold - len(passing)) if passing else 0,
            held_back=tuple(_miss(miss, best, reason=True) for miss, best in held[:NAMED]),
            held_back_more=max(0, len(held) - NAMED),
            rejects=tuple(
                _miss(reject, nearest(reject), reason=True)
                for reject in (report.rejects if self._options.all else ())
            ),
            problems=[text(problem.text) for problem in told_problems(report.problems)],
            counts=counts(report),
        )

    def _sections(self, report: Report) -> Iterator[Section]:
        used, stories = report.run.profiles, stories_of(report)
        cards = Cards(self._options, stories, tagged=len(used) > 1)
        ranked = [(number, hit, hit.scores[0]) for number, hit in enumerate(report.hits, 1)]
        if not self._options.by_profile or len(used) < 2:
            yield Section(cards=tuple(cards.of(*one) for one in ranked), nothing=_nothing(used))
            return
        for place, profile in enumerate(used, 1):
            own = _under(profile, ranked)
            yield Section(
                cards=tuple(cards.of(*one, prefix=f"p{place}-") for one in own),
                nothing=_nothing([profile]),
                heading=text(profile.title or profile.id),
                anchor=f"profile{place}",
                found=found([hit for _, hit, _ in own], stories, 0),
            )


def _under(profile: ProfileUse, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The hits of one profile by its own scores; they keep the numbers of the whole report."""
    own = [
        (number, hit, score)
        for number, hit, _ in ranked
        for score in hit.scores
        if score.profile == profile.id and score.hit
    ]
    return sorted(own, key=lambda one: (-one[2].value, one[0]))


def _nothing(used: Sequence[ProfileUse]) -> str:
    lines = {profile.threshold for profile in used}
    if len(lines) == 1 and (line := next(iter(lines))) != "any":
        return f"Nothing reached the threshold of {line:g}."
    return "Nothing matched." if lines == {"any"} else "Nothing reached its threshold."


def _miss(reject: Reject, best: Score | None, *, reason: bool = False) -> Miss:
    title = reject.article.title.strip() or " ".join(reject.article.body[:80].split()) or reject.article.path
    if best is None:
        return Miss(score="–", band="passing", title=text(title), why="no match")
    value = open_value(best)
    return Miss(
        score=shown_score(value, best.threshold),
        band=band_of(value),
        title=text(title),
        why=text(said(best)) if reason else "",
    )


def counts(report: Report) -> str:
    """Where every article went, in a sentence."""
    stats = report.stats
    read = many(stats.files, "file")
    if stats.articles != stats.files:
        read += f", {many(stats.articles, 'article')}"
    also = [f"{count:,} {what}" for count, what in asides(stats) if count]
    return f"{read}: {', '.join(destinations(stats))}" + (f"; also {', '.join(also)}" if also else "")
