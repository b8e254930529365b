"""What is said of a story that a watch tells: what it continues, and the short text that goes to a channel."""

from datetime import datetime

from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.safe import safe_line
from triage.render.view.why import parts_of
from triage.scoring.score import Score
from triage.state.watched import WatchedStory

WORDS = {"update": "update of", "withdrawal": "WITHDRAWN:", "correction": "CORRECTED:"}
#: What a message says that may have been sent before.
AGAIN = " (perhaps told before)"
#: Terms of a short text.
TERMS = 4


def score_of(story: WatchedStory) -> Score | None:
    """The best score among the profiles for which it is news; None for a notice that is no hit."""
    return next(
        (one for one in story.hit.scores if one.profile in story.profiles), next(iter(story.hit.scores), None)
    )


def continues(story: WatchedStory, options: Options) -> str:
    """What was told before, and when; empty for a story that is new."""
    if not story.kind:
        return ""
    at = datetime.fromtimestamp(story.told_before, options.timezone)
    return f"{WORDS[story.kind]} “{safe_line(story.before)}”, told {at:%-d %b %H:%M}"


def headline(story: WatchedStory, *, again: bool = False) -> str:
    """The first line of a short text."""
    article = story.hit.article
    own = article.title or " ".join(article.body[:120].split()) or "untitled"
    title = safe_line(story.before or own if story.kind == "withdrawal" else own)
    word = {"update": "Update: ", "withdrawal": "WITHDRAWN: ", "correction": "CORRECTED: "}.get(story.kind, "")
    return f"{word}{title}{AGAIN if again else ''}"


def short_text(story: WatchedStory) -> str:
    """Outlet, score, why and link."""
    article, score = story.hit.article, score_of(story)
    facts = [safe_line(article.outlet)] if article.outlet else []
    if score is not None:
        facts.append(f"{shown_score(score.value, score.threshold)} {score.band} ({', '.join(story.profiles)})")
    if story.copies:
        facts.append(f"{1 + len(story.copies)} articles")
    lines = [" · ".join(facts)]
    if score is not None and (terms := [part.name for part in parts_of(score) if part.points > 0][:TERMS]):
        lines.append(f"why: {safe_line(', '.join(terms))}")
    lines.append(safe_line(article.url or article.path))
    return "\n".join(line for line in lines if line)
