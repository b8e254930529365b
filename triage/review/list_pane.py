"""The list of stories: each line is made when it is scrolled to, so that ten thousand cost what a screen costs."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from triage.render.terminal.review_lines import INDENT, row_lines
from triage.render.terminal.rich_text import rich_text
from triage.render.view.options import Options
from triage.review.review import Entry

#: Lines of one story.
LINES = 2


class StoryList(ScrollView, can_focus=True):
    """A cursor over the entries of a review."""

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another story."""

    class Asked(Message):
        """A key or a double click asks for something."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, status: Callable[[Entry], str], how: Options, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(id="list")
        self._status = status
        self._how = how
        self._actions = {key: action for action, own in keys.items() for key in own}
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry], cursor: int) -> None:
        """Show other entries."""
        self.entries = entries
        self.virtual_size = Size(self.size.width, len(entries) * LINES)
        self.set_reactive(StoryList.cursor, max(0, min(cursor, len(entries) - 1)))
        self._keep_in_sight()
        self.refresh()

    @property
    def entry(self) -> Entry | None:
        """The story under the cursor."""
        return self.entries[self.cursor] if self.entries else None

    def move(self, steps: int) -> bool:
        """Move the cursor; False where it stands at the end already."""
        before = self.cursor
        self.cursor = max(0, min(self.cursor + steps, len(self.entries) - 1))
        return self.cursor != before

    def watch_cursor(self, before: int, after: int) -> None:
        """Keep the cursor in sight, and say that it moved."""
        self._keep_in_sight()
        self.refresh_lines(before * LINES, LINES)
        self.refresh_lines(after * LINES, LINES)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Lines are as long as the pane is wide."""
        self.virtual_size = Size(self.size.width, len(self.entries) * LINES)
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """The story that was clicked is under the cursor."""
        place = (event.y + self.scroll_offset.y) // LINES
        if 0 <= place < len(self.entries):
            self.cursor = place
            if event.chain > 1:
                self.post_message(self.Asked("open"))

    def action_of(self, event: events.Key) -> str | None:
        """What a key stands for."""
        return self._actions.get(event.key) or self._actions.get(event.character or "")

    def on_key(self, event: events.Key) -> None:
        """The keys of a review, before those that scroll."""
        action = self.action_of(event)
        if action is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(action))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place, which = divmod(y + self.scroll_offset.y, LINES)
        width = self.size.width
        if place >= len(self.entries):
            return Strip.blank(width, self.rich_style)
        from msgspec.structs import replace

        entry = self.entries[place]
        lines = row_lines(
            entry.hit,
            entry.score,
            self._status(entry),
            len(entry.others),
            replace(self._how, columns=max(20, width - 1)),
            like=entry.like,
        )
        line = rich_text(lines[which])
        if place == self.cursor:
            line.pad_right(max(0, width - line.cell_len))
            # The bar would be drawn inside out.
            line.stylize("reverse", INDENT)
        strip = Strip(line.render(self.app.console)).adjust_cell_length(width)
        return strip.apply_style(self.rich_style)

    def _keep_in_sight(self) -> None:
        region = Region(0, self.cursor * LINES, max(1, self.size.width), LINES)
        self.scroll_to_region(region, animate=False, force=True)
