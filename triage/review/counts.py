"""What the first and the last line of a review say: how far it is, and what can be done next."""

from collections.abc import Sequence
from typing import Any

from triage.render.view.safe import line as safe_line
from triage.review.journal import Action
from triage.review.review import Review

#: The last line where no more is to be said, also where it is short.
HINT = "y keep  x skip  u undo  s later  w why  / find  f filter  ? keys  q leave"
SHORT_HINT = "y keep  x skip  u undo  s later  f filter  ? keys  q leave"
#: Status → its word in the first line.
WORDS: dict[Any, str] = {"keep": "kept", "skip": "skipped", "later": "later"}


def first_place(reviews: Sequence[Review]) -> int:
    """The first profile that has something unread, else the first that has anything: nobody begins at an empty list."""
    unread = (place for place, review in enumerate(reviews) if review.counts()[""])
    listed = (place for place, review in enumerate(reviews) if review.entries)
    return next(unread, next(listed, 0))


def heading(reviews: Sequence[Review], place: int, sought: str) -> str:
    """The profile that is reviewed, how far, and the filter."""
    review = reviews[place]
    counts = review.counts()
    said = [safe_line(review.profile.title or review.profile.id), f"{counts['']} unread"]
    said += [f"{counts[word]} {name}" for word, name in WORDS.items() if counts[word]]
    missed = sum(entry.is_missed for entry in review.entries)
    if missed:
        said.append(f"{missed} perhaps missed")
    if len(reviews) > 1:
        said.append(f"profile {place + 1} of {len(reviews)}")
    if sought:
        said.append(f"filter {safe_line(sought)}")
    return " · ".join(said)


def footing(cursor: int, stories: int, sought: str, *, is_narrow: bool) -> str:
    """Where the cursor is, and the keys; that nothing fits the filter."""
    if sought and not stories:
        return f"no story fits {safe_line(sought)}; f changes the filter"
    place = f"{cursor + 1} of {stories}" if stories else ""
    return f"{place}   {SHORT_HINT if is_narrow else HINT}"


def undone_said(action: Action | None) -> str:
    """What was taken back, if anything was."""
    return "nothing to undo" if action is None else f"taken back: {action.did}"


def shown_counts(reviews: Sequence[Review]) -> str:
    """What a review came to, in one line."""
    totals = {word: sum(review.counts()[word] for review in reviews) for word in ("keep", "skip", "later", "")}
    return f"{totals['keep']} kept, {totals['skip']} skipped, {totals['later']} for later, {totals['']} unread"
