"""The article beside the list: its text with the matches marked, scrolled by page or from match to match."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from triage.render.terminal.lines import join
from triage.render.terminal.rich_text import rich_text
from triage.render.terminal.styled import StyledText


class ArticlePane(VerticalScroll, can_focus=False):
    """One text that scrolls."""

    class Widened(Message):
        """The pane has another width, as when a window grows and shows it again: its lines have to be broken anew."""

    def __init__(self) -> None:
        super().__init__(id="pane")
        self._width = 0

    def on_resize(self) -> None:
        """Tell of another width; whether there is a scroll bar changes none."""
        if self.outer_size.width != self._width:
            self._width = self.outer_size.width
            self.post_message(self.Widened())

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(id="article", markup=False)

    @property
    def _text(self) -> Static:
        return self.query_one("#article", Static)

    def say(self, sentence: str) -> None:
        """A sentence where there is no article."""
        self._text.update(sentence)

    def show(self, lines: Iterable[StyledText]) -> None:
        """Another article, from its beginning."""
        self._text.update(rich_text(page_of(lines)))
        self.scroll_home(animate=False)

    def page_down(self) -> bool:
        """A page further; False at the end."""
        if self.scroll_offset.y >= self.max_scroll_y:
            return False
        self.scroll_page_down(animate=False)
        return True

    def to_match(self, step: int) -> None:
        """Go to the next line with a counted match, or the one before: their gutter is filled."""
        here = self.scroll_offset.y
        lines = [at for at, line in enumerate(str(self._text.visual).split("\n")) if line.startswith("▌")]
        further = [line for line in lines if (line > here if step > 0 else line < here)]
        if further:
            self.scroll_to(y=further[0 if step > 0 else -1], animate=False)


def page_of(lines: Iterable[StyledText]) -> StyledText:
    """Lines as one text."""
    text = join([])
    for number, line in enumerate(lines):
        if number:
            text.append("\n")
        text.append_text(line)
    return text
