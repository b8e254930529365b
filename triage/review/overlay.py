"""Pages over the screen of a review: help, versions, a change that waits for Enter."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from triage.review.keys import KEYS, shown_key


class Overlay(ModalScreen[bool]):
    """A page over the screen: help, versions, a change that waits for Enter."""

    BINDINGS: ClassVar[Any] = [
        Binding("escape,q,question_mark", "dismiss(False)", show=False),
        Binding("enter", "dismiss(True)", show=False),
    ]
    DEFAULT_CSS = """
    Overlay { align: center middle; }
    Overlay > VerticalScroll { width: 90%; max-width: 100; height: auto; max-height: 90%; border: round; padding: 0 1; }
    Overlay Static { width: 100%; }
    """

    def __init__(self, content: Any) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        with VerticalScroll():
            yield Static(self._content, markup=False)


def help_page(keys: Mapping[str, tuple[str, ...]]) -> str:
    """Every key with what it does, and what the marks before headlines mean."""
    rows = [f"{' '.join(map(shown_key, keys[action])):10} {about}" for action, (_, about) in KEYS.items()]
    return "\n".join([*rows, "", "● unread   ✓ kept   ✗ skipped   … later"])
