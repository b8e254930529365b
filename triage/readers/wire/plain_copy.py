"""Copy that is nothing but a headline and a story: read by the compiled core, as far as it is sure of that.

The lists say of which texts it must not be; these are read in Python (`story`).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from triage.article import Article
from triage.matching.core import CORE
from triage.readers.wire.furniture_words import (
    AGENCIES,
    BYLINE_STARTS,
    CREDIT_SIGNS,
    DATELINE_AGENCIES,
    EMBARGO_SIGNS,
    FOOT_WORDS,
    HEAD_LABELS,
    MARKDOWN_MARKS,
    NOTE_STARTS,
    SIGNS_ABROAD,
    WIDE_LABELS,
    WITHDRAWALS,
    WITHDRAWALS_OF_COPY,
)

if TYPE_CHECKING:
    from triage.matching._core import Doubts

#: Bytes of a table in which each three letters, of five bits, have a bit.
_BITS = 1 << 12
#: How the words begin that withdraw a text: the core compares letters of ASCII. What is shorter begins other words, too;
#: the rest of such a word is among the signs.
_MARKS = {
    start
    for mark in (*WITHDRAWALS, *WITHDRAWALS_OF_COPY)
    if len(start := re.sub("[^a-z].*", "", mark.lower())) > len("zur")
}
#: Agencies as they sign their datelines, also without a dash, and behind a last sentence; of names in other letters what
#: follows them in ASCII.
_SIGNED = {
    sign
    for name in (*AGENCIES, *DATELINE_AGENCIES)
    for mark in (f"({name})", f"({name}/", f"/{name}/")
    if len(sign := re.split(r"[^\x00-\x7f]", mark)[-1]) > len("a)")
}
#: What the opening of a text holds that withdraws another, asks to wait, is a post of ProMED or an export:
#: `withdrawals`, `embargo` and `text_export` look closely. A dateline may stand below lines of an opening without a gap.
_SIGNS = (
    *filter(str.isascii, EMBARGO_SIGNS),
    "o publicar",  # no, não
    # Kills, and stories that are killed; of notices in other languages "annulliert", "annulée" and the like.
    *("kill ", "kill-", "kill:", "kill/", "ory kill", "nul"),
    *(
        "withdraw the ",
        "withdrawn",
        "gard the ",
        "not use the ",
        "not be used",
        "not be published",
        "ere will be no",
    ),
    *("ckzug", "ckgezogen", *(f"{bracket}{mark}" for mark in _MARKS for bracket in "([")),
    *(
        "perrfrist",
        *(
            f"{asked} for {what}"
            for asked in ("not", "hold")
            for what in ("immediate", "release", "publication", "use", "broadcast")
        ),
        "promed-mail post",
        *(") -", ") _", ")--"),
        *_SIGNED,
        *(" mots", "pagina ", " words, p"),
    ),
)
#: The same in other alphabets, which the core does not read, and the characters of the story in which they are looked for.
_SIGNS_ABROAD = tuple(
    sign.lower()
    for sign in (*EMBARGO_SIGNS, *WIDE_LABELS, *SIGNS_ABROAD, *DATELINE_AGENCIES)
    if max(sign) > "\u03ff"
)
_OPENING = 500
#: A first line that may be a paper above its day, with the end of the line; that day.
_SHORT_LINE, _SHORTER_LINE = 61, 42
#: What the core leaves to Python, as bits: a dash near the top, letters of other alphabets.
_DASH, _OTHERS = 1, 2


def sure_article(text: str, path: str, encoding: str, arrived: float | None = None) -> Article | None:
    """The article of such a text where there is a core and it has no doubt, not even that nothing asks to wait; else None."""
    sure = CORE.plain_copy(text, _doubts()) if CORE is not None else None
    if sure is None:
        return None
    title_end, start, end, doubts = sure
    if doubts & _OTHERS:
        opening = text[: start + _OPENING].lower()
        if any(sign in opening for sign in _SIGNS_ABROAD):
            return None
    if doubts & _DASH:
        from triage.readers.wire.datelines import opens_a_story

        if opens_a_story(text, start):
            return None
    # Lines of copy are longer than these two, nearly always: nothing more is asked of it.
    line_end = text.find("\n", start, min(start + _SHORT_LINE, end))
    if line_end > 0 and (below_end := text.find("\n", line_end + 1, line_end + _SHORTER_LINE)) > 0:
        from triage.readers.wire.source_lines import is_paper_above_day

        if is_paper_above_day(text[start:line_end], text[line_end + 1 : below_end]):
            return None
    title, body = text[:title_end], text[start:end]
    return Article(title=title, body=body, path=path, format="text", encoding=encoding, arrived=arrived)


@cache
def _doubts() -> "Doubts":
    """What the core must not decide, in small letters: how lines begin, what openings and ends hold, how ends begin."""
    starts = {
        *(start.lower() for start in BYLINE_STARTS),
        *NOTE_STARTS,
        *(f"{label}:" for label in HEAD_LABELS),
        "lead: ",
        *_MARKS,
        *MARKDOWN_MARKS,
        "^",  # before lines that are for the machines of papers
        *"([",  # what was added, and by whom
    }
    begin, hold, end, last, short = map(_listed, (starts, _SIGNS, {*CREDIT_SIGNS, *_SIGNED}, FOOT_WORDS, AGENCIES))
    return begin, hold, end, last, short


def _listed(group: Iterable[str]) -> bytes:
    """Words as the core wants them: sorted, a line each, behind its tables of three letters and of first letters."""
    words = sorted(word.encode() for word in group)
    beginnings, places, place = bytearray(_BITS), [0] * 128, sum(len(word) + 1 for word in words)
    for word in reversed(words):
        place -= len(word) + 1
        if len(word) > 2:
            letters = (word[0] & 31) << 10 | (word[1] & 31) << 5 | word[2] & 31
            beginnings[letters >> 3] |= 1 << (letters & 7)
        if word[0] < len(places):
            places[word[0]] = place
    firsts = b"".join(place.to_bytes(2, "little") for place in places)
    return bytes(beginnings) + firsts + b"".join(word + b"\n" for word in words)
