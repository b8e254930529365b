"""Regular expressions of the user, bounded in time for real: the `regex` library stops when its time is up."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

#: Seconds that one expression may take on one field of one article. News fields are a few kilobytes and take
#: microseconds; what needs longer is a runaway expression.
LIMIT = 0.2
#: The expressions that ran out of it in this process.
OVERRUN: set[str] = set()


@cache
def compile_expression(text: str, *, ignore_case: bool) -> "Pattern[str]":
    """Compile once; raises `regex.error`, which the loader of profiles turns into a fault."""
    import regex

    return regex.compile(text, regex.IGNORECASE if ignore_case else 0)


def places(text: str, subject: str, *, ignore_case: bool, most: int) -> list[tuple[int, int]]:
    """Non-empty matches in order, at most `most`; what was found when the time ran out."""
    found: list[tuple[int, int]] = []
    try:
        for match in compile_expression(text, ignore_case=ignore_case).finditer(subject, timeout=LIMIT):
            if match.end() > match.start():
                found.append(match.span())
                if len(found) == most:
                    break
    except TimeoutError:
        # For whoever runs the program: results are those of one article alone and say nothing of this.
        OVERRUN.add(text)
    return found
