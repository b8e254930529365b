"""The styles of the terminal: colour only on score, bar, band and kinds of entity; the rest is weight and dimness.

The sixteen colours of the terminal itself, so that light and dark schemes both stay legible.
"""

from functools import cache

from rich.style import Style

from triage.scoring.score import Band

PLAIN = Style.null()


@cache
def style(name: str) -> Style:
    """A style by what it is for; unknown names are plain."""
    made = {
        "title": Style(bold=True),
        "number": Style(bold=True),
        "match": Style(bold=True, underline=True),
        "fuzzy": Style(bold=True, underline=True),
        "hint": Style(dim=True),
        "rule": Style(dim=True),
        "problem": Style(color="red"),
        "badge": Style(bold=True),
        "strong": Style(color="bright_green"),
        "likely": Style(color="yellow"),
        "passing": Style(color="bright_black"),
        "PERSON": Style(color="cyan"),
        "ORG": Style(color="magenta"),
        "LOC": Style(color="green"),
        "DATE": Style(color="blue"),
        "MONEY": Style(color="blue"),
        "PERCENT": Style(color="blue"),
    }
    return made.get(name, PLAIN)


def of_score(band: Band) -> Style:
    """The printed score: the colour of its band, heavier."""
    return style(band) + Style(bold=True)
