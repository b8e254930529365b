"""Which story a hit stands for, and the mark that it bears: UPDATE 2, CORRECTED, WITHDRAWN.

What there is to say of the other articles of a story stands in `copies`; most hits have none.
"""

from collections.abc import Mapping, Sequence

from triage.article import Article, moment
from triage.render.view.points import many
from triage.report.report import Hit, Report, Story
from triage.scoring.filters import WITHHELD
from triage.stories.marks import mark_of


def stories_of(report: Report) -> dict[str, Story]:
    """The stories of a report by their id; one whose main article is no hit of a section has none."""
    return {story.id + story.main.article.path: story for story in report.stories}


def story_of(hit: Hit, stories: Mapping[str, Story]) -> Story | None:
    """The story that a hit stands for."""
    if hit.story is None or hit.story.role != "main":
        return None
    return stories.get(hit.story.id + hit.article.path)


def found(hits: Sequence[Hit], stories: Mapping[str, Story], cut: int) -> str:
    """How many are listed: stories and articles where copies are folded, else hits."""
    folded = sum(
        any(score.hit for score in copy.scores)
        for hit in hits
        if (story := story_of(hit, stories))
        for copy in story.copies
    )
    total = len(hits) + cut
    if not folded:
        return f"best {len(hits):,} of {many(total, 'hit')}" if cut else many(total, "hit")
    articles = many(len(hits) + folded, "article")
    if cut:
        return f"best {len(hits):,} of {total:,} stories, {articles}"
    return f"{many(len(hits), 'story', 'stories')}, {articles}"


def badge(article: Article, story: Story | None = None) -> str:
    """UPDATE 2, CORRECTED, WITHDRAWN (by itself or by another of its story), or what its status says."""
    if withdrawn_by(article, story):
        return "WITHDRAWN"
    label = mark_of(article).label
    # Any other word is one of a stranger's.
    return label or (article.status.upper() if article.status in WITHHELD else "")


def withdrawn_by(article: Article, story: Story | None) -> Article | None:
    """The notice of its story that withdraws a main article; what that says should not be quoted any more."""
    notices = (copy.article for copy in story.copies if _withdraws(copy.article, article)) if story else ()
    return next(iter(notices), None)


def _withdraws(notice: Article, main: Article) -> bool:
    """Whether a notice withdraws the main article; not one marked as a later version, which replaces what was withdrawn."""
    if mark_of(notice).kind != "withdrawal":
        return False
    if mark_of(main).kind not in ("update", "correction"):
        return True
    killed, came = moment(notice.published), moment(main.published)
    return killed is None or came is None or came <= killed


def is_version(copy: Hit) -> bool:
    """Whether an article is more than a copy of the main one: an earlier version, or one with something of its own."""
    return copy.story is not None and (copy.story.is_outdated or copy.story.role == "update")
