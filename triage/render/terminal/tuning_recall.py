"""How much a profile misses, said in sentences: the estimate, its interval, and how sure it is."""

from triage.render.terminal.lines import hang, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.render.view.points import many
from triage.tuning.measures import Proportion
from triage.tuning.recall import HITS, Estimate, Interval, Stratum

LABEL = 11
NAMES = {
    "strong": "strong hits",
    "likely": "likely hits",
    "passing": "other hits",
    "near": "rejects from 20 up",
    "low": "rejects below 20",
    "held": "held back",
    "none": "nothing matched",
}
#: An interval as wide as this says little.
WIDE = 0.3


def recall_lines(estimate: Estimate, columns: int) -> list[StyledText]:
    """Sentences, then the strata they come from."""
    right = estimate.drawn - estimate.wrong
    parts = [
        f"Of {many(estimate.drawn, 'reject')} drawn at random {right:,} {'is' if right == 1 else 'are'} rightly left out."
    ]
    if estimate.near is not None:
        parts.append(f"Of all that is wanted and scores 20 or more, about {_said(estimate.near)} is shown.")
    if estimate.whole is not None:
        parts.append(f"Of all that is wanted, about {_said(estimate.whole)}.")
    if estimate.precision is not None:
        parts.append(f"Of all that is shown, about {_share(estimate.precision)} is wanted.")
    elif any(one.rest for one in estimate.strata if one.name in HITS):
        parts.append("The labels of hits are taken as if they had been drawn at random too.")
    parts.append(_sureness(estimate))
    lines = hang(text("recall", "hint"), wrap(StyledText(" ".join(parts)), columns - LABEL), LABEL)
    lines.append(
        StyledText(
            f"{'':{LABEL}}{'':22}{'articles':>9}{'labelled':>10}{'wanted':>8}{'so in all':>11}", style("hint")
        )
    )
    return lines + [_row(one) for one in estimate.strata]


def _said(interval: Interval) -> str:
    low, high = f"{interval.low:.0%}", f"{interval.high:.0%}"
    return f"{interval.recall:.0%} ({low} to {high})" if low != high else f"{interval.recall:.0%}"


def _share(one: Proportion) -> str:
    return _said(Interval(one.share, one.low, one.high))


def _sureness(estimate: Estimate) -> str:
    """What the interval is worth, and what would make it better."""
    blind = [one for one in estimate.strata if one.rest and not one.drawn]
    if blind:
        names = ", ".join(NAMES[one.name] for one in blind)
        return f"Not looked at yet: {names}."
    span = estimate.whole
    if span is None:
        return "Nothing wanted was found, so there is no recall to speak of."
    if span.high - span.low <= WIDE:
        return "In 95 of 100 such samples the truth lies in the interval."
    worst = max((one for one in estimate.strata if one.name not in HITS), key=_doubt, default=None)
    where = f", most of them where {NAMES[worst.name]}" if worst is not None and worst.name == "none" else ""
    return f"That is a wide interval: {many(estimate.drawn, 'label')} say little of so many articles. Label more{where}."


def _doubt(one: Stratum) -> float:
    return one.rest / (one.drawn + 1)


def _row(one: Stratum) -> StyledText:
    labelled, kept = one.looked_at + one.known, one.found + one.known_kept
    return StyledText(
        f"{'':{LABEL}}{NAMES[one.name]:22}{one.size:9,}{labelled:10,}{kept:8,}"
        + (f"{one.expected:11,.0f}" if labelled or not one.rest else f"{'?':>11}")
    )
