"""The styles of the terminal: colour only on score, bar, band and kinds of entity; the rest is weight and dimness.

The sixteen colours of the terminal itself, so that light and dark schemes both stay legible.
"""

from functools import cache

from triage.render.terminal.styled import BOLD, DIM, PLAIN, UNDERLINE, TextStyle, text_style
from triage.scoring.score import Band

RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN = "31", "32", "33", "34", "35", "36"
GREY, BRIGHT_GREEN = "90", "92"


@cache
def style(name: str) -> TextStyle:
    """A style by what it is for; unknown names are plain."""
    made = {
        "title": text_style(BOLD),
        "number": text_style(BOLD),
        "match": text_style(BOLD | UNDERLINE),
        "fuzzy": text_style(BOLD | UNDERLINE),
        "hint": text_style(DIM),
        "rule": text_style(DIM),
        "problem": text_style(colour=RED),
        "badge": text_style(BOLD),
        "strong": text_style(colour=BRIGHT_GREEN),
        "likely": text_style(colour=YELLOW),
        "passing": text_style(colour=GREY),
        "PERSON": text_style(colour=CYAN),
        "ORG": text_style(colour=MAGENTA),
        "LOC": text_style(colour=GREEN),
        "DATE": text_style(colour=BLUE),
        "MONEY": text_style(colour=BLUE),
        "PERCENT": text_style(colour=BLUE),
    }
    return made.get(name, PLAIN)


def of_score(band: Band) -> TextStyle:
    """The printed score: the colour of its band, heavier."""
    return style(band) + text_style(BOLD)
