"""What stands around an article and is no part of what it tells: slug lines, datelines, bylines, tails.

Readers put much of this into fields of its own; it also reaches us inside a body. Names in it are found (a reporter
is a person), but not counted; a slug line is looked at not at all.
"""

import re

from triage.expression import Expression

_SLUG = Expression(
    r"^[\w/&.'-]{2,20}(?: (?=[^ ]*[A-Z])[A-Z0-9/&.-]{2,12}){1,2}$|^(?=[A-Z]+[-/])[A-Z]{2,}[A-Z0-9/-]+(?: \([^)]*\))?$"
)
_BYLINE = Expression(r"^\s*by\s+[A-Z][\w.'’-]+(?:\s+[\w.'’-]+){1,8}\s*$", re.IGNORECASE)
_TAIL = Expression(
    r"^\s*+[(\[]?\s*+(?:additional |further )?(?:reporting|editing|writing|compiled|edited|reported|written|graphics?)\b.{0,60}?"
    r"\b(?:by|from)\b",
    re.IGNORECASE,
)
_DATELINE = Expression(
    r"^\s*+(?P<place>[A-Z][A-Z .'/-]{2,30}(?: ?, ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?)(?: ?,? ?[A-Z][a-z]{2,8}\.? \d{1,2})?\s*+"
    r"(?P<agency>\([^)\n]{2,40}\))?\s*+(?:--?|—|–|_)\s"
)
_AGENCY_TAIL = Expression(
    r"^\s*(?:\([A-Z][\w .,/-]{1,40}\)|[©(]c?\)? ?(?:Copyright|\d{4}).{0,80}|Copyright .{0,80})\s*$"
)


def slug_line(text: str) -> bool:
    """Whether a paragraph is a slug: "Abe FBN", a keyword line of a wire.

    >>> slug_line("Abe FBN"), slug_line("Abe spoke")
    (True, False)
    """
    return len(text) <= 40 and bool(_SLUG.match(text))


def tail_line(text: str) -> bool:
    """Whether a paragraph is a byline, credits or an agency's signature."""
    return len(text) <= 600 and bool(_BYLINE.match(text) or _TAIL.match(text) or _AGENCY_TAIL.match(text))


def dateline_end(text: str) -> int:
    """Where the dateline at the start of a paragraph ends; 0 where there is none.

    >>> dateline_end("TOKYO, Nov 17 (Reuters) - Abe left."), dateline_end("TOKYO is big - very.")
    (26, 0)
    """
    match = _DATELINE.match(text[:160])
    return match.end() if match else 0
