"""Takes off what stands below a story: agency marks, credits, notices.

Goes up from the last line until something is story.
"""

from triage.readers.wire.furniture import FootKind, is_credit, may_end_in_credits, tail_kind

_LONGEST_CREDIT = 2000
_USUAL_CREDIT = 400
_CREDIT_LINES = 8
_PARTS = 12


def without_foot(body: str, newline: str) -> tuple[str, list[tuple[FootKind, str]]]:
    r"""The story, and the parts that stood below it in their order; lines of one part are joined by a space.

    >>> without_foot("Abe will meet Trump.\n\n(Reporting by Kaori\nKaneko)\nREUTER", "\n")
    ('Abe will meet Trump.', [('credit', '(Reporting by Kaori Kaneko)'), ('agency', 'REUTER')])
    """
    body = body.rstrip()
    parts: list[tuple[FootKind, str]] = []
    while body and len(parts) < _PARTS:
        opening = body.rfind(newline) + 1
        part = body[opening:].strip()
        kind = tail_kind(part) if len(part) <= _LONGEST_CREDIT else None
        if kind is None:
            if not may_end_in_credits(body[-_USUAL_CREDIT:]):
                break
            opening = _credit_paragraph(body, newline)
            if opening < 0:
                break
            part, kind = body[opening:], "credit"
        parts.append((kind, " ".join(part.split())))
        body = body[:opening].rstrip()
    return body, parts[::-1]


def _credit_paragraph(body: str, newline: str) -> int:
    """Where credits that run over several lines begin; -1 if the foot has none.

    They begin below a blank line or with a parenthesis, in wrapped copy often without a blank line.
    """
    opening = len(body)
    for _ in range(_CREDIT_LINES):
        opening = body.rfind(newline, 0, opening)
        if opening < 0 or len(body) - opening > _LONGEST_CREDIT:
            return -1
        paragraph = body[opening + 1 :].strip()
        if paragraph[:1] == "(" or body[:opening].rstrip(" \t\r").endswith(newline):
            return opening + 1 if is_credit(paragraph) else -1
    return -1
