"""`--format html`: the list as one page for a browser or a mail, which fetches nothing and runs nothing."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from triage.render.html.html_card import Card, Cards, MissLine
from triage.render.html.html_page import isolated, page, text
from triage.render.view.not_shown import NotShown, folded, folded_said, held_back, newest_folded, passing, rejected
from triage.render.view.options import Options
from triage.render.view.problems import told_problems
from triage.render.view.report import counts_said, made_said, sections, titles_of
from triage.render.view.stories import found, stories_of
from triage.report.late import ranked_of
from triage.report.report import Report

#: Named at most; the counts below them are complete.
NAMED = 10


class CardSection(Struct, frozen=True, kw_only=True):
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
        below, total = passing(report, self._options)
        shown = () if self._options.all else below[:NAMED]
        # `all` lists each with its reason.
        held = () if self._options.all else held_back(report, self._options)
        entries = folded(report, self._options)
        named = newest_folded(entries, self._options)
        yield from page(
            "scan.html",
            heading=text(" · ".join(titles_of(report.run.profiles))) or "triage",
            found=found(ranked_of(report.hits), stories_of(report), report.stats.cut),
            made=text(made_said(report, self._options)),
            sections=tuple(self._sections(report)),
            passing=tuple(map(_miss, shown)),
            passing_more=total - len(shown) if shown else 0,
            held_back=tuple(_miss(miss, reason=True) for miss in held[:NAMED]),
            held_back_more=max(0, len(held) - NAMED),
            rejects=tuple(
                _miss(miss, reason=True) for miss in (rejected(report, self._options) if self._options.all else ())
            ),
            folded=text(folded_said(entries)) if entries else "",
            folded_entries=[f"{one.number} {one.title} ({one.facts}; {one.what})" for one in named],
            folded_more=len(entries) - len(named),
            problems=[text(f"{problem.label}: {problem.text}") for problem in told_problems(report.problems)],
            counts=counts_said(report),
        )

    def _sections(self, report: Report) -> Iterator[CardSection]:
        parts = sections(report, self._options)
        is_split = len(parts) > 1
        cards = Cards(self._options, stories_of(report), tagged=len(report.run.profiles) > 1)
        for place, section in enumerate(parts, 1):
            prefix = f"p{place}-" if is_split else "n"
            yield CardSection(
                cards=tuple(cards.of(*one, prefix=prefix) for one in section.detailed),
                nothing=section.nothing,
                heading=text(section.titles[0]) if is_split else "",
                anchor=f"profile{place}" if is_split else "",
                found=section.found if is_split else "",
            )


def _miss(reject: NotShown, *, reason: bool = False) -> MissLine:
    return MissLine(
        score="–" if reject.score is None else reject.score,
        band=reject.band,
        title=isolated(reject.title),
        why=text(reject.why) if reason or reject.score is None else "",
        badge=reject.badge,
    )
