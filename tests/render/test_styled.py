"""Our styled text beside Rich's: the same letters, cells and codes."""

import re
from itertools import pairwise

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as cells_of_rich
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from triage.render.terminal import styled
from triage.render.terminal.rich_text import rich_text
from triage.render.terminal.styled import PLAIN, StyledText, cell_len, joined, text_style
from triage.render.terminal.theme import of_score, style

NAMES = ("", "title", "match", "hint", "strong", "LOC", "problem")
WORDS = st.text(alphabet="abé –”東ｱ\u0301", max_size=8)
PARTS = st.lists(st.tuples(WORDS, st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=5)


def ansi_of_rich(line: Text) -> str:
    """What Rich's own styles make of every stretch between two borders."""
    borders = sorted({0, len(line.plain), *(at for span in line.spans for at in (span.start, span.end))})
    pieces = []
    for start, end in pairwise(borders):
        whole = line.style if isinstance(line.style, Style) else Style.null()
        for span in line.spans:
            if span.start <= start and end <= span.end:
                whole += span.style
        pieces.append(whole.render(line.plain[start:end], color_system=ColorSystem.STANDARD))
    return "".join(pieces)


def both(parts) -> tuple[StyledText, Text]:
    ours, theirs = StyledText(), Text()
    for content, base, over in parts:
        part = StyledText(content, style(base))
        part.stylize(style(over))
        ours.append_text(part)
        other = Text(content, rich_text(StyledText("", style(base))).style)
        other.stylize(rich_text(StyledText("", style(over))).style)
        theirs.append_text(other)
    return ours, theirs


@given(PARTS, st.lists(st.integers(0, 30), max_size=3))
@settings(max_examples=examples(60), deadline=None)
def test_the_same_letters_in_the_same_styles(parts, breaks) -> None:
    ours, theirs = both(parts)
    assert (ours.plain, ours.cell_len) == (theirs.plain, theirs.cell_len)
    assert ours.ansi(len(ours)) == ansi_of_rich(theirs) == ansi_of_rich(rich_text(ours))
    places = sorted(at for at in breaks if at <= len(ours))
    for line, other in zip(ours.divide(places), theirs.divide(places), strict=True):
        line.rstrip()
        other.rstrip()
        assert line.ansi(len(line)) == ansi_of_rich(other)


@given(PARTS, st.integers(0, 12))
@settings(max_examples=examples(40), deadline=None)
def test_cut_at_the_same_cell(parts, width) -> None:
    ours, theirs = both(parts)
    ours.truncate(width)
    theirs.truncate(width)
    assert ours.plain == theirs.plain


def test_letters_of_one_cell_are_those_of_rich() -> None:
    letters = re.compile(styled._NARROW.pattern.removesuffix("*"))
    narrow = [chr(code) for code in range(0x3000) if letters.fullmatch(chr(code))]
    assert len(narrow) > 1000
    assert [letter for letter in narrow if cells_of_rich(letter) != 1] == []
    assert [cell_len(letter) for letter in ("東", "\u0301", "\x07")] == [2, 0, 0]


def test_equal_styles_are_one_and_the_later_colour_holds() -> None:
    assert text_style() is PLAIN is style("no such style")
    assert (style("strong") + style("problem")).codes == "31"
    assert (style("hint") + style("match")).codes == "1;2;4"
    assert of_score("likely").codes == "1;33"
    assert joined([StyledText("a"), StyledText("b")], ", ", style("hint")).parts == [
        ("a", PLAIN),
        (", ", style("hint")),
        ("b", PLAIN),
    ]
