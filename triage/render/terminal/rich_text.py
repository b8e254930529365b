"""Our lines as Rich's text, for the screen of a review, which draws with Rich."""

from rich.style import Style
from rich.text import Text

from triage.render.terminal.styled import BOLD, DIM, UNDERLINE, StyledText, TextStyle

#: The first colour of the sixteen, and the first of their bright half.
_NORMAL, _BRIGHT = 30, 90


def rich_text(line: StyledText) -> Text:
    """A line as Rich knows it: the same letters in the same styles."""
    made = Text(style=_style_of(line.style))
    for content, style in line.parts:
        made.append(content, _style_of(style))
    return made


def _style_of(style: TextStyle) -> Style:
    number = int(style.colour or -1)
    number = number - _BRIGHT + 8 if number >= _BRIGHT else number - _NORMAL
    return Style(
        bold=bool(style.attributes & BOLD) or None,
        dim=bool(style.attributes & DIM) or None,
        underline=bool(style.attributes & UNDERLINE) or None,
        color=f"color({number})" if style.colour else None,
    )
