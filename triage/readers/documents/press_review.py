"""Press reviews: documents of many stories, each below a heading, with its paper and day, as monitoring services send them.

A report with chapters has headings, too; its chapters have no days. Only where most headings have one below them are
they headlines.
"""

import re
from itertools import takewhile

from triage.readers.documents.office import DocumentParagraph
from triage.readers.fields import fold
from triage.readers.word_dates import date_in

#: Names of styles, as programs write them in several languages, without what they lose of their letters.
_HEADING = re.compile(
    r"(?:heading|[üu]?berschrift|titre|t[íi]?tulo|titolo|kop|rubrik|nag[łl]?[óo]?wek)(?:_20_)?[ _-]?([1-4])"
)
_LEVELS = "1234"
#: Lines below a headline among which its day is, and how long such a line is.
_HEAD_LINES, _LONGEST = 3, 120
_LEAST_WORDS = 20
#: Letters beside a headline in a list of contents, and signs around it.
_BESIDE = 40
_WORD = re.compile(r"\S+")
_AROUND = " .,:;|–—-·•()[]…\t"
#: Words above the first headline that are a text of their own.
_LEAST_OPENING = 60

Story = list[DocumentParagraph]


def stories(paragraphs: Story) -> list[Story]:
    """The stories of a press review, each from its headline on, which is marked as a title; [] for any other document."""
    said = [one for one in paragraphs if one.text.strip()]
    for level in _LEVELS:
        starts = [at for at, one in enumerate(said) if _level(one) == level]
        if len(starts) < 2:
            continue
        followings = [*starts[1:], len(said)]
        ends = [_end(said, start, following) for start, following in zip(starts, followings, strict=True)]
        found = [said[start:end] for start, end in zip(starts, ends, strict=True)]
        dated = sum(map(_is_dated, found))
        if dated >= 2 and 2 * dated >= len(found):
            behind = [said[end:following] for end, following in zip(ends, followings, strict=True)]
            told = [
                part for story, below in zip(found, behind, strict=True) for part in (story, *_sections(below))
            ]
            return [*_opening(said[: starts[0]], found), *map(_titled, told)]
    return []


def _level(paragraph: DocumentParagraph) -> str:
    found = _HEADING.match(paragraph.style)
    return found[1] if found else ""


def _end(said: Story, start: int, end: int) -> int:
    """Where a story ends: at the next headline, or at a section's heading above that."""
    level = _level(said[start])
    return next((at for at in range(start + 1, end) if "" < _level(said[at]) < level), end)


def _sections(behind: Story) -> list[Story]:
    """What stands below the headings of sections before the next headline, where it is a text of its own."""
    starts = [at for at, one in enumerate(behind) if _level(one)]
    parts = [behind[start:end] for start, end in zip(starts, [*starts[1:], len(behind)], strict=False)]
    return [part for part in parts if _words_below(part) >= _LEAST_WORDS]


def _words_below(story: Story) -> int:
    return sum(len(one.text.split()) for one in story[1:])


def _is_dated(story: Story) -> bool:
    # Below the heading of a section stands another heading first.
    lines = takewhile(lambda one: not _level(one), story[1 : 1 + _HEAD_LINES])
    head = [one.text for one in lines if len(one.text) <= _LONGEST]
    return any(map(date_in, head)) and _words_below(story) >= _LEAST_WORDS


def _titled(story: Story) -> Story:
    return [DocumentParagraph(story[0].text, "title"), *story[1:]]


def _opening(above: Story, found: list[Story]) -> list[Story]:
    """What stands above the stories, without the list of their headlines, where it is more than a cover."""
    titles = {fold(story[0].text) for story in found}
    kept = [one for one in above if not _is_listed(fold(one.text), titles)]
    return [kept] if sum(len(one.text.split()) for one in kept) >= _LEAST_OPENING else []


def _is_listed(line: str, titles: set[str]) -> bool:
    """Whether a line is hardly more than a headline: its number, its page, its paper may stand beside it."""
    if len(line) > _LONGEST + _BESIDE:
        return False
    starts = [word.start() for word in _WORD.finditer(line) if word.start() <= _BESIDE]
    ends = [word.end() for word in _WORD.finditer(line) if word.end() >= len(line) - _BESIDE]
    return any(line[start:end].strip(_AROUND) in titles for start in starts for end in ends)
