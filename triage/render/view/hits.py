"""What every format for people says of a hit: where it is, its facts, the names worth a line."""

from collections.abc import Sequence

from triage.article import Article, place_of
from triage.entities.entity import Entity, EntityType
from triage.render.view.dates import when
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.short import short
from triage.report.report import Hit
from triage.scoring.score import Score

#: The label of a line of names, and the type that it lists.
KINDS: tuple[tuple[str, EntityType], ...] = (("who", "PERSON"), ("org", "ORG"), ("at", "LOC"))


def place(article: Article) -> str:
    """Where an article was read."""
    return place_of(article.path, article.index)


def is_said(mark: str, title: str) -> bool:
    """Whether a headline begins with the mark itself, so that a badge would say it twice.

    >>> is_said("UPDATE 3", "UPDATE 3-Ferry late"), is_said("WITHDRAWN", "UPDATE 3-Ferry late")
    (True, False)
    """
    return bool(mark) and title.lstrip(" *").upper().startswith(mark.upper())


def rank_of(hit: Hit, score: Score) -> Score:
    """The score by which a hit stands where it does: that of the best article of its story, or its own."""
    return score if hit.story is None else hit.story.rank(score)


def facts_of(hit: Hit, score: Score, options: Options, *, tagged: bool) -> list[str]:
    """Outlet, date and length; its own score where its story ranks by another; of several profiles first whose hit it is."""
    article = hit.article
    facts = [short(article.outlet), when(article, options.now, options.timezone), f"{hit.words:,} words"]
    facts.append(own_score(score, rank_of(hit, score)))
    if tagged:
        facts.insert(0, _tag(hit, score))
    return [fact for fact in facts if fact.strip()]


def own_score(score: Score, rank: Score) -> str:
    """What an article scores by itself, where its story ranks by a better one that shows as another number."""
    own = shown_score(score.value, score.threshold)
    return "" if own == shown_score(rank.value, rank.threshold) else f"this article alone scores {own}"


def _tag(hit: Hit, score: Score) -> str:
    others = [
        f"{other.profile} {shown_score(other.value, other.threshold)}"
        for other in hit.scores
        if other.hit and other.profile != score.profile
    ]
    return f"{score.profile}, also {', '.join(others)}" if others else score.profile


def names_of(entities: Sequence[Entity], kind: EntityType) -> list[Entity]:
    """The names of a type, most mentioned first; who is only in the credits is not what the article is about."""
    chosen = [one for one in entities if one.type == kind and one.is_listed]
    return sorted(chosen, key=lambda one: -one.count)
