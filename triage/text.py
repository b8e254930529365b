"""Prose → paragraphs and sentences, as spans.

Serves summaries, snippets and `near` with the units sentence and paragraph. Knows news copy: hard-wrapped lines,
indented paragraphs, "Mr.", "U.S." and quotations. Tokens are none of its business (matching/tokens).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from triage.expression import Expression
from triage.languages import abbreviations

Span = tuple[int, int]

#: No copy is wrapped that wide, so a line longer than this is a paragraph of its own.
WIDEST_WRAP = 160

#: Never the last word of a sentence.
TITLES = abbreviations.RANKS | abbreviations.REFERENCES
#: May end a sentence; they do when the next word is one that opens sentences.
DOUBTFUL = (
    abbreviations.COMPANIES
    | abbreviations.SUFFIXES
    | abbreviations.MONTHS
    | abbreviations.DAYS
    | abbreviations.STREETS
    | abbreviations.STATES
    | abbreviations.HOURS
)
OPENERS = frozenset(
    "a about according after all also although an analysts and another any as asked at because before both but by "
    "critics despite during each earlier even every few five for four from further he her here his how however i if in "
    "instead it its last later many meanwhile more most mr mrs ms nearly neither no nor not now of officials on once one "
    "only opponents or other others our police polls questions she shares since so some still such that the their then "
    "there these they this those though three to trading two under until we what when where while who why with you "
    "your yet".split()
)


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The spans of the paragraphs, without the white space around them.

    A blank line parts them, and so does a newline before a line that is indented deeper than most are or than the
    line before it. Any other newline is a space, unless it stands beside a line too long to have been wrapped.

    >>> text = "  Rain fell\n  all day.\n      It was late."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Rain fell\n  all day.', 'It was late.']
    """
    found: list[Span] = []
    lines = _lines(text)
    usual = _usual_indent(lines)
    open_: Span | None = None
    wide = False
    before = None
    for start, indent, end in lines:
        blank = start == end
        is_wide = end - start > WIDEST_WRAP
        deeper = indent > usual if before is None else indent > min(usual, before)
        if open_ and (blank or deeper or wide or is_wide):
            found.append(open_)
            open_ = None
        if not blank:
            open_ = (open_[0], end) if open_ else (start, end)
        wide = is_wide
        # The first line is not asked: readers strip the start of a body.
        before = None if start == lines[0][0] or blank else indent
    if open_:
        found.append(open_)
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Start of the words, indentation, end of the words of each line; a blank line is empty."""
    found = []
    place = 0
    for content in _one_line_end(text).split("\n"):
        bare = content.strip()
        indent = content.index(bare) if bare else 0
        found.append((place + indent, indent, place + indent + len(bare)))
        place += len(content) + 1
    return found


def _one_line_end(text: str) -> str:
    r"""The text, as long as before, with a newline for every end of a line; "\\r\\n" is a space and a newline."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not text.isascii():
        text = text.replace("\u0085", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return text


def _usual_indent(lines: list[tuple[int, int, int]]) -> int:
    """The commonest indentation; the first line is not asked, for readers strip the start of a body."""
    indents: dict[int, int] = {}
    for start, indent, end in lines[1:]:
        if start < end:
            indents[indent] = indents.get(indent, 0) + 1
    return min(indents, key=lambda indent: (-indents[indent], indent), default=0)


@cache
def _end_of_sentence() -> re.Pattern[str]:
    closing = "\"'”’»›)\\]」』）】"
    return re.compile(
        # One set first, which is looked for quickly; which of the two sets it was is asked then.
        "[.!?…؟।۔。！？｡．](?:"
        rf"(?<=[。！？｡．])[。！？｡．]*[{closing}]*"  # needs no space after it
        # Only from the first of a run, and never back: a megabyte of dots takes one pass.
        rf"|(?<=[.!?…؟।۔])(?<![.!?…؟।۔]{{2}})[.!?…؟।۔]*+[{closing}]*+(?=\s))"
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences, none across a paragraph, without the white space around them.

    >>> text = 'Mr. Abe met U.S. officials. "When?" he asked. 東京。雨だ。'
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Abe met U.S. officials.', '"When?" he asked.', '東京。', '雨だ。']
    """
    return tuple(span for start, end in paragraphs(text) for span in sentences_between(text, start, end))


def sentences_between(text: str, start: int, end: int) -> list[Span]:
    """The spans of the sentences in a stretch of one paragraph, cut where the stretch ends."""
    found: list[Span] = []
    for left, right in pairwise([start, *_ends(text, start, end), end]):
        bare = text[left:right].strip()
        if bare:
            begin = text.index(bare[0], left)
            found.append((begin, begin + len(bare)))
    return found


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for stop in _end_of_sentence().finditer(text, start, end):
        if stop.group()[0] in "。！？｡．" or _closes(text, start, stop, end):
            yield stop.end()


_NEXT_WORD = Expression(r"\s*+[\"'“‘«‹„(\[\-–—]*+\s*+(\w[\w'’]{,23})")


def _closes(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether this full stop, with a space after it, ends a sentence."""
    following = _NEXT_WORD.match(text, stop.end(), end)
    opener = following.group(1) if following else ""
    if opener[:1].islower():
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = re.search(r"(?<![\w.])[\w.]*+\Z", text[max(start, stop.start() - 24) : stop.start()])
    word = before.group().casefold() if before else ""
    if word in TITLES:
        # "No. 2", "St. Louis"; but "He said no. The other …"
        return word == "no" and opener[:1].isalpha()
    if len(word) == 1 and word.isalpha():
        # An initial: "J. Edgar Hoover"; "Vitamin C. The …"
        return opener.casefold() in OPENERS - {"a", "i"}
    if word in DOUBTFUL or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return opener.casefold() in OPENERS
    return True
