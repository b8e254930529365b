"""Pages of a PDF → their lines with the size they are printed in: where the headline stands, and where a paragraph ends.

A page says where it draws, not what a paragraph or a headline is. The text is pypdf's; its places tell the rest. Where they
tell nothing (one size, even spaces) nothing is made up.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from triage.readers.documents.initials import is_initial, with_initial
from triage.readers.fields import fold

#: A headline is so much larger than the text, and a line so much farther down begins a paragraph. By trial on what seven
#: programs print: leading varies by a tenth within a paragraph, and smaller steps of size are captions and quotations.
_LARGER = 1.15
_FARTHER = 1.25
#: Beyond so many times its size, the line above is in another place of the page.
_FARTHEST = 6.0
#: Letters that a font draws as one; words are looked for without them.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": ""}
)
#: A line of so much of the usual length may have been broken at the margin.
_FULL = 0.7
_LONGEST_LINE = 2_000
_PARTED = re.compile(r"\w[-\xad]$")
_LETTER = re.compile(r"[^\W\d_]")
_GOES_ON = re.compile(r"[a-zà-öø-ÿ]")
_FEWEST_WORDS, _FEWEST_SIGNS, _LONGEST = 3, 8, 300
#: A paper's own name at the top of its page has up to so many words.
_MASTHEAD_WORDS = 4
#: How much larger than the text a headline is that stands below such a name: authors below a title are not as large.
_BELOW_MASTHEAD = 1.75


class PrintedLine(Struct):
    """A line of a page; `size` in points is 0 and `height` above the foot None where the page does not say."""

    text: str
    page: int = 0
    size: float = 0.0
    height: float | None = None


def lines_of_page(page: Any, number: int) -> list[PrintedLine]:
    """The lines of a page, as pypdf lays them out; raises nearly anything on damaged ones."""
    pieces: list[tuple[str, float, float]] = []

    def note(text: str, matrix: Any, places: Any, _font: Any, size: float) -> None:
        if text:
            pieces.append((text, *_place(matrix, places, size)))

    text = page.extract_text(visitor_text=note)
    # What a form draws may be reported in another order than it is laid out.
    if "".join(piece for piece, _, _ in pieces) != text:
        return [PrintedLine(line.rstrip(), number) for line in text.translate(_LIGATURES).split("\n")]
    return list(_lines(pieces, number))


def _place(matrix: Sequence[float], places: Sequence[float], size: float) -> tuple[float, float]:
    """Height on the page, and size, of a piece of text."""
    height = places[4] * matrix[1] + places[5] * matrix[3] + matrix[5]
    turned = places[0] * places[3] - places[1] * places[2]
    return height, abs(size) * abs(turned * (matrix[0] * matrix[3] - matrix[1] * matrix[2])) ** 0.5


def _lines(pieces: list[tuple[str, float, float]], number: int) -> Iterator[PrintedLine]:
    text, height, sizes = "", None, Counter[float]()
    for piece, place, size in pieces:
        for at, part in enumerate(piece.translate(_LIGATURES).split("\n")):
            if at:
                yield PrintedLine(text.rstrip(), number, _usual(sizes), height)
                text, height, sizes = "", None, Counter()
            if is_initial(text, _usual(sizes), size) and _LETTER.match(part.strip()):
                # Beside its word and apart from it; `joined` looks what the word is.
                yield PrintedLine(text.rstrip(), number, _usual(sizes), height)
                text, sizes = "", Counter()
            text += part if text else part.lstrip()
            if part.strip():
                # The place of a piece is that of its first line.
                height = place if height is None and not at else height
                sizes[round(size, 1)] += len(part.strip())
    yield PrintedLine(text.rstrip(), number, _usual(sizes), height)


def _usual(sizes: Counter[float]) -> float:
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def joined(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with words that were parted at their ends put together, and a large initial with its word."""
    kept: list[PrintedLine] = []
    for line in lines:
        last = kept[-1] if kept else None
        # No word goes on over many lines.
        if (
            last
            and len(last.text) < _LONGEST_LINE
            and _PARTED.search(last.text[-2:])
            and _GOES_ON.match(line.text)
        ):
            kept[-1] = PrintedLine(last.text[:-1] + line.text, last.page, last.size, line.height)
        elif last and is_initial(last.text, last.size, line.size) and _LETTER.match(line.text):
            text = with_initial(last.text.strip(), line.text, lines)
            kept[-1] = PrintedLine(text, line.page, line.size, line.height)
        else:
            kept.append(line)
    return kept


def parted(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with an empty one wherever size or space show that a paragraph ends."""
    pitch = _pitch(lines)
    parted: list[PrintedLine] = []
    for line in lines:
        if parted and line.text and parted[-1].text and _ends(parted[-1], line, pitch):
            parted.append(PrintedLine("", line.page))
        parted.append(line)
    return parted


def unwrapped(lines: list[PrintedLine]) -> list[str]:
    """The lines with those joined that were broken at the margin, and empty ones between paragraphs; as they are where no space shows these."""
    apart = parted(lines)
    lengths = sorted(len(line.text) for line in lines if line.text)
    if len(apart) == len(lines) or not lengths:
        return [line.text for line in lines]
    # Of an export most lines are labels; the longest tell how long a full one is.
    full = _FULL * lengths[len(lengths) * 9 // 10]
    whole: list[str] = []
    for above, line in pairwise([PrintedLine(""), *apart]):
        if len(above.text) >= full and line.text:
            whole[-1] += f" {line.text.strip()}"
        else:
            whole.append(line.text)
    return whole


def _ends(above: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    """Whether a paragraph ends above a line; `pitch` is the usual distance of lines, in their size."""
    if not above.size or not line.size:
        return False
    if max(above.size, line.size) > _LARGER * min(above.size, line.size):
        return True
    down = _down(above, line)
    return down is not None and bool(pitch) and down > _FARTHER * pitch * line.size


def _down(above: PrintedLine, line: PrintedLine) -> float | None:
    """How far a line stands below the one above; None in another column, on another page or where it is not known."""
    if above.page != line.page or above.height is None or line.height is None:
        return None
    down = above.height - line.height
    return down if 0 < down < _FARTHEST * line.size else None


def _pitch(lines: list[PrintedLine]) -> float:
    """The distance of lines within paragraphs, in their size: a small one among all; 0 where nothing tells it."""
    pitches = sorted(
        down / line.size
        for above, line in pairwise(lines)
        if line.size
        and above.size == line.size
        and (down := _down(above, line)) is not None
        and down > 0.8 * line.size
    )
    return pitches[len(pitches) // 5] if pitches else 0.0


def headline_sizes(lines: list[PrintedLine]) -> list[float]:
    """Sizes larger than that of the text in which more than one line is printed that may be a headline, the largest first."""
    sizes, headlines = Counter[float](), Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text) if line.size else 0
        headlines[line.size] += _may_be_headline(line.text)
    text_size = _usual(sizes)
    return sorted(
        (size for size, count in headlines.items() if count > 1 and size > _LARGER * text_size), reverse=True
    )


def headline_place(lines: list[PrintedLine]) -> tuple[int, int] | None:
    """First line and end of the headline: the largest words of the first page; None where all is printed alike."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text) if line.size else 0
    text_size = _usual(sizes)
    if not text_size:
        return None
    found = [block for block in _blocks(lines) if lines[block[0]].size > _LARGER * text_size]
    found = [block for block in found if _may_be_headline(_text(lines, block))]
    best = max(found, key=lambda block: lines[block[0]].size, default=None)
    if best and len(_text(lines, best).split()) <= _MASTHEAD_WORDS:
        lower = [
            block
            for block in found
            if block > best
            and lines[block[0]].size > _BELOW_MASTHEAD * text_size
            and len(_text(lines, block).split()) > _MASTHEAD_WORDS
        ]
        return max(lower, key=lambda block: lines[block[0]].size, default=best)
    return best


def _blocks(lines: list[PrintedLine]) -> Iterator[tuple[int, int]]:
    """Lines of one size that follow one another on the first page with text."""
    first_page = next((line.page for line in lines if line.text), 0)
    start = None
    for at, line in enumerate(lines):
        if line.page > first_page:
            break
        if start is not None and (not line.text or line.size != lines[start].size):
            yield start, at
            start = None
        if line.text and start is None:
            start = at
    else:
        at = len(lines)
    if start is not None:
        yield start, at


def _text(lines: list[PrintedLine], block: tuple[int, int]) -> str:
    return fold(" ".join(line.text for line in lines[slice(*block)]))


def _may_be_headline(text: str) -> bool:
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return False
    return len(text.split()) >= _FEWEST_WORDS or (
        len(text) >= _FEWEST_SIGNS and not text.isascii() and " " not in text
    )
