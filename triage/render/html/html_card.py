"""One hit as the templates want it: every piece worded, escaped and linked, nothing left to decide.

Scan, show and digest fill the same card; `templates/parts.html` draws it.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from triage.article import Article
from triage.entities.entity import Entity, EntityType
from triage.render.html.html_page import file_link, isolated, language, marked, text, web_link
from triage.render.view.bar import score_share
from triage.render.view.copies import story_lines
from triage.render.view.hits import KINDS, facts_of, is_said, names_of, place, rank_of
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.quote import quote, summary_of, title_stretches
from triage.render.view.short import short
from triage.render.view.stories import badge, story_of, withdrawn_by
from triage.render.view.why import SumPart, parts_of
from triage.report.report import Hit, Story
from triage.scoring.score import LIKELY, Band, Score

#: Names of a kind before "+n".
MOST_NAMES = 8


class Names(Struct, frozen=True):
    """People, organisations or places, most mentioned first."""

    label: str
    kind: EntityType
    names: tuple[tuple[Markup, int], ...]
    more: int


class CardLine(Struct, frozen=True):
    """What is said of the other articles of a story."""

    label: Markup
    said: Markup
    #: The look of the line: "hint", "problem", or "new" for sentences that were not there before.
    look: str


class MissLine(Struct, frozen=True, kw_only=True):
    """An article that was left out, in one line."""

    score: int | str
    band: Band
    title: Markup
    why: Markup | str = ""
    #: What the wire says of it: WITHDRAWN, UPDATE 2.
    badge: str = ""


class Card(Struct, frozen=True, kw_only=True):
    """A hit, ready to be drawn."""

    number: int
    #: Unique in the page, for headings that name their article.
    anchor: str
    title: Markup
    url: str
    language: str
    score: int
    band: Band
    #: Per cent of the bar.
    width: int
    badge: Markup
    is_grave: bool
    facts: tuple[Markup, ...]
    place: Markup
    #: Relative link to the file, where there is one.
    file: str
    summary: Markup
    parts: tuple[SumPart, ...]
    names: tuple[Names, ...]
    lines: tuple[CardLine, ...]
    #: A passing mention of a profile without a threshold: one line.
    is_brief: bool


class Cards:
    """Makes the cards of a report."""

    def __init__(self, options: Options, stories: Mapping[str, Story], *, tagged: bool) -> None:
        self._options = options
        self._stories = stories
        #: Whether a hit says for which profile it is here.
        self._tagged = tagged

    def of(self, number: int, hit: Hit, score: Score, prefix: str = "n") -> Card:
        """The card of a hit under one of its scores; `prefix` keeps anchors of several sections apart."""
        article = hit.article
        story = story_of(hit, self._stories)
        mark = badge(article, story)
        rank = rank_of(hit, score)
        shown = shown_score(rank.value, rank.threshold)
        summary = summary_of(hit, [one for one in hit.scores if one.hit] or hit.scores)
        return Card(
            number=number,
            anchor=f"{prefix}{number}",
            title=title_of(article, (score,)),
            url=web_link(article.url),
            language=language(article.language),
            score=shown,
            band=rank.band,
            width=round(score_share(rank.value)),
            badge=text("" if is_said(mark, article.title) else mark),
            is_grave=mark == "WITHDRAWN",
            facts=tuple(map(isolated, facts_of(hit, score, self._options, tagged=self._tagged))),
            place=text(place(article)),
            file=file_link(article.path, self._options.links_from),
            summary=Markup("") if withdrawn_by(article, story) else marked(quote(article, summary)),
            parts=parts_of(score),
            names=names_lines(hit.entities or ()),
            lines=tuple(self._lines(hit, story)),
            is_brief=rank.threshold == "any" and rank.value < LIKELY,
        )

    def _lines(self, hit: Hit, story: Story | None) -> list[CardLine]:
        return [
            CardLine(
                text(line.label.strip("= ")),
                Markup(" · " if line.style == "text" else ", ").join(map(isolated, line.parts)),
                "new" if line.style == "text" else line.style,
            )
            for line in story_lines(story, hit, self._options)
        ]


def title_of(article: Article, scores: Sequence[Score]) -> Markup:
    """The title with what matched in it, or for want of one the opening of the text."""
    if article.title.strip():
        return marked(title_stretches(article, scores))
    opening = " ".join(article.body[:200].split())
    return escape("untitled ") + text(opening) if opening else escape("untitled")


def names_lines(entities: Sequence[Entity]) -> tuple[Names, ...]:
    """Who and where, as in the terminal: those worth a line, most mentioned first."""
    made = []
    for label, kind in KINDS:
        if chosen := names_of(entities, kind):
            shown = tuple((isolated(short(one.text)), one.count) for one in chosen[:MOST_NAMES])
            made.append(Names(label, kind, shown, len(chosen) - len(shown)))
    return tuple(made)
