"""Why an article is where it is: its contributions in whole points, as every format for people prints them."""

from msgspec import Struct

from triage.render.view.points import shown_points, shown_score
from triage.report.rank import open_value
from triage.scoring.score import Reason, Score

#: What is said of a profile of which nothing was found, and of one in which nothing of what was found counts.
NO_MATCH, NOTHING_COUNTS = "no match", "nothing counts"


class SumPart(Struct, frozen=True):
    """One term of the sum."""

    term: str
    count: int
    points: int
    #: Near spellings that counted, each once.
    spelt: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The term and how often: `Abe ×9`."""
        return f"{self.term} ×{self.count}" if self.count > 1 else self.term

    @property
    def signed(self) -> str:
        """The points with a typographic minus."""
        return f"{self.points}" if self.points >= 0 else f"−{-self.points}"


def parts_of(score: Score) -> tuple[SumPart, ...]:
    """Largest points first; they add up to the printed score."""
    total = shown_score(score.value, score.threshold)
    whole = shown_points([part.points for part in score.contributions], total)
    return tuple(
        SumPart(part.term, part.count, points, _spelt(score, part.term))
        for part, points in zip(score.contributions, whole, strict=True)
    )


def _spelt(score: Score, term: str) -> tuple[str, ...]:
    near = (match.text for match in score.matches if match.term == term and match.is_near)
    return tuple(dict.fromkeys(near))


def would_be_hit(score: Score) -> bool:
    """Whether only a gate, date, language, status or filter stands between the article and the report."""
    if score.reason is None or score.reason.code == "below_threshold":
        return False
    value = open_value(score)
    return value > 0 and (score.threshold == "any" or value >= score.threshold)


def said(score: Score) -> str:
    """The reason in a few words, for brackets behind a title."""
    reason = score.reason or Reason("below_threshold")
    by = reason.by or ""
    if reason.code == "below_threshold":
        return "" if score.threshold == "any" else f"below {score.threshold:g}"
    if reason.code == "excluded":
        gates = [part for part in score.contributions if "gate" in part.kinds]
        count = f" ×{gates[0].count}" if gates and gates[0].count > 1 else ""
        return f"{by}{count}" if by else "excluded"
    words = {
        "requires": "without",
        "dates": "date",
        "language": "language",
        "status": "status",
        "filter": "filter",
        "seen": "seen",
    }
    return f"{words[reason.code]} {by}".strip()
