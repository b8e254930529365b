"""A report → the entries of a review: the stories of each profile in rank order, and what was perhaps missed."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from triage.article import Article
from triage.entities.entity import Recogniser
from triage.profiles.model import Profile
from triage.render.view.hits import rank_of
from triage.render.view.stories import stories_of, story_of
from triage.report.late import ranked_of
from triage.report.report import Hit, Reject, Report
from triage.review.review import Entry
from triage.scoring.score import Score
from triage.tuning.measured import Scored
from triage.tuning.missed import missed

#: Words with which a filter names what it looks at.
FIELDS = ("term", "outlet", "name", "band", "is")


def entries_of(report: Report, profile: Profile) -> list[Entry]:
    """The stories of which the profile reports the main article, best first."""
    stories = stories_of(report)
    found = []
    for hit in ranked_of(report.hits):
        score = next((one for one in hit.scores if one.profile == profile.id), None)
        if score is None or not (score.hit or rank_of(hit, score).hit):
            continue
        story = story_of(hit, stories)
        others = story.copies if story is not None else ()
        identity = hit.article.identity
        found.append(Entry(hit=hit, score=rank_of(hit, score), others=others, identity=identity))
    # One order for each profile: the report's goes by the best of all.
    return sorted(found, key=lambda entry: -entry.score.value if entry.score is not None else 0.0)


def missed_entries(
    profile: Profile,
    hits: Sequence[Hit],
    rejects: Sequence[Reject],
    labels: dict[str, bool],
    now: float,
    zone: tzinfo | None,
) -> list[Entry]:
    """Articles without enough points that resemble the hits; `labels`: identity → wanted or not.

    `zone`: that of embargoes which name none.
    """
    both: list[Hit | Reject] = sorted([*hits, *rejects], key=lambda one: (one.article.path, one.article.index))
    scored = [Scored(article=one.article, score=_score(one.scores, profile)) for one in both]
    known = {
        place: labels[one.article.identity] for place, one in enumerate(scored) if one.article.identity in labels
    }
    found = []
    for one in missed(profile, scored, known, now, zone):
        source = both[one.place]
        hit = Hit(article=source.article, scores=source.scores, words=source.words)
        score, identity = scored[one.place].score, source.article.identity
        found.append(Entry(hit=hit, score=score, like=one.words, is_missed=True, identity=identity))
    return found


def _score(scores: Sequence[Score], profile: Profile) -> Score | None:
    return next((score for score in scores if score.profile == profile.id), None)


def matcher_of(said: str, status: Callable[[Entry], str], recogniser: Recogniser) -> Callable[[Entry], bool]:
    """What a filter lets through: every word of it, `outlet:kyodo band:strong term:abe name:putin is:unread`, or in the title.

    Where a name is looked for, only articles that have its letters are asked who is in them.
    """
    parts = [_parted(word.casefold()) for word in said.split()]

    def holds(entry: Entry) -> bool:
        return all(_holds(field, value, entry, status, recogniser) for field, value in parts)

    return holds


def _parted(word: str) -> tuple[str, str]:
    field, colon, value = word.partition(":")
    return (field, value) if colon and field in FIELDS else ("", word)


def _holds(field: str, value: str, entry: Entry, status: Callable[[Entry], str], recogniser: Recogniser) -> bool:
    article = entry.article
    match field:
        case "term":
            return any(value in one.term.casefold() for one in (entry.score.contributions if entry.score else ()))
        case "outlet":
            return value in article.outlet.casefold()
        case "band":
            return entry.score is not None and entry.score.band.startswith(value)
        case "is":
            return (status(entry) or "unread").startswith(value)
        case "name":
            return _names(value, article, recogniser)
        case _:
            return value in f"{article.title} {article.outlet}".casefold()


def _names(value: str, article: Article, recogniser: Recogniser) -> bool:
    if value not in f"{article.title}\n{article.body}".casefold():
        return False
    return any(value in one.text.casefold() for one in recogniser.recognise(article))


def has_text(entry: Entry, said: str) -> bool:
    """Whether an article says some words, in any case."""
    article = entry.article
    return said.casefold() in f"{article.title}\n{article.abstract}\n{article.body}\n{article.outlet}".casefold()
