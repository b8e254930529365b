"""Ranked hits → the same with each story once: its main article stands for it, the others go along.

What belongs together is decided in `stories`; here the places of a ranking become hits that know their story.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from triage.report.report import Hit, Reject, Story, StoryPart


class Folded(Struct, frozen=True):
    """Entries in rank order: main articles of stories, and hits that have no copies."""

    hits: tuple[Hit, ...]
    stories: tuple[Story, ...]
    #: Articles that are not the main one of their story, in all stories.
    copies: int
    #: Entries that `top` left out.
    cut: int


def fold(
    ranked: Sequence[Hit],
    top: int | None = None,
    *,
    keep_copies: bool = False,
    notices: Sequence[Reject] = (),
) -> Folded:
    """Each story once, then the first `top`; `keep_copies` leaves the copies of what is shown among the hits.

    `notices` are rejects that may withdraw a hit; one that does goes along with its story.
    """
    from triage.stories.stories import stories

    reports = [frozenset(score.profile for score in hit.scores if score.hit) for hit in ranked]
    reports += [frozenset()] * len(notices)
    articles = [*(hit.article for hit in ranked), *(notice.article for notice in notices)]
    groups = stories(articles, reports)
    parts = {
        member.place: StoryPart(id=group.id, role=member.role, size=len(group.members))
        for group in groups
        for member in group.members
    }
    told = [*ranked, *(Hit(article=one.article, scores=one.scores, words=one.words) for one in notices)]
    hits = [replace(hit, story=parts[place]) if place in parts else hit for place, hit in enumerate(told)]
    count = len(ranked)
    folded = {member.place for group in groups for member in group.members[1:] if member.place < count}
    entries = [place for place in range(count) if place not in folded]
    shown = set(entries[:top])
    kept = [group for group in groups if group.main in shown]
    if keep_copies:
        shown.update(member.place for group in kept for member in group.members if member.place < count)
    return Folded(
        hits=tuple(hits[place] for place in sorted(shown)),
        stories=tuple(
            Story(id=group.id, main=hits[group.main], copies=tuple(hits[one.place] for one in group.members[1:]))
            for group in kept
        ),
        copies=len(folded),
        cut=len(entries) - len(entries[:top]),
    )
