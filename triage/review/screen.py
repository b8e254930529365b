"""The screen of a review: stories left, the article right, a line above and below. What keys do is said in `app`.

On a narrow terminal there is one pane, and Enter goes between list and article. Colours are the terminal's own.
"""

import time
from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Static

from triage.render.terminal.show import show_lines
from triage.render.view.safe import line as safe_line
from triage.review.article_pane import ArticlePane
from triage.review.counts import first_place, footing, heading
from triage.review.entries import matcher_of
from triage.review.list_pane import StoryList
from triage.review.review import Entry, Review
from triage.review.services import Services

#: Narrower terminals show one pane.
NARROW = 100
#: Seconds that an article is on the screen before it counts as read, and between two looks at others' labels.
READ, LOOK = 1.0, 1.0
#: Seconds that the cursor rests on a story before its article is shown: nobody waits while a key is held.
PAUSE = 0.03


class ReviewScreen(App[str]):
    """The panes and lines, and what they show; the result is "again" where everything is to be scored anew."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[Any] = [Binding("ctrl+c,ctrl+q", "do('quit')", show=False, priority=True)]
    CSS = """
    * {
        scrollbar-color: ansi_bright_black; scrollbar-color-hover: ansi_bright_black;
        scrollbar-color-active: ansi_bright_black; scrollbar-background: ansi_default;
        scrollbar-background-hover: ansi_default; scrollbar-background-active: ansi_default;
        scrollbar-corner-color: ansi_default;
    }
    #list { width: 42%; scrollbar-size-vertical: 1; }
    #pane { width: 1fr; border-left: solid ansi_bright_black; padding: 0 1; scrollbar-size-vertical: 1; }
    #pane Static { width: 100%; }
    #head, #foot { height: 1; }
    #prompt { display: none; height: 1; border: none; padding: 0; }
    #prompt.-asked { display: block; }
    .-narrow #list { width: 100%; }
    .-narrow #pane { display: none; border-left: none; width: 100%; }
    .-alone #list { display: none; }
    .-alone #pane { display: block; border-left: none; width: 100%; }
    """

    def __init__(self, reviews: Sequence[Review], services: Services) -> None:
        super().__init__(ansi_color=True)
        self._reviews = reviews
        self._services = services
        self._place = first_place(reviews)
        self._filter = ""
        self._sought = ""
        self._asked = ""
        self._explains = False
        self._missed: set[str] = set()
        self._since = time.monotonic()
        self._shown_entry: Entry | None = None
        self.fault: Exception | None = None
        self._waiting: Timer | None = None
        #: What the last line says until the next key.
        self._notice = ""

    def _handle_exception(self, error: Exception) -> None:
        """A bug of ours ends the screen and is told outside, as in every command."""
        self.fault = self.fault or error
        self.exit("")

    # Layout

    def compose(self) -> ComposeResult:
        """A line with the profile, the two panes, a line with what can be done."""
        yield Static(id="head", markup=False)
        with Horizontal():
            yield StoryList(self._status, self._services.how, self._services.keys)
            yield ArticlePane()
        yield Input(id="prompt", compact=True)
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """Show the first profile, and look for what it may have missed."""
        self.list.focus()
        self._layout(self.size.width)
        self._show_profile()
        self.set_interval(LOOK, self._look)

    def on_resize(self, event: events.Resize) -> None:
        """One pane or two; what stands in the article's is broken anew once it has its width."""
        self._layout(event.size.width)

    def on_article_pane_widened(self) -> None:
        """Break the lines of the article for the width that its pane has now."""
        self._show_article()

    @property
    def review(self) -> Review:
        """The profile that is reviewed now."""
        return self._reviews[self._place]

    @property
    def list(self) -> StoryList:
        """The list."""
        return self.query_one(StoryList)

    @property
    def pane(self) -> ArticlePane:
        """The article."""
        return self.query_one(ArticlePane)

    def _status(self, entry: Entry) -> str:
        return self.review.status(entry)

    def _layout(self, width: int) -> None:
        self.screen.set_class(width < NARROW, "-narrow")

    def _show_profile(self, cursor: int = 0) -> None:
        self._shown_entry = None
        entries: Sequence[Entry] = self.review.entries
        if self._filter:
            holds = matcher_of(self._filter, self.review.status, self._services.recogniser)
            entries = [entry for entry in entries if holds(entry)]
        self.list.show(entries, cursor)
        self._show_article()
        if self.review.profile.id not in self._missed:
            self._missed.add(self.review.profile.id)
            self._look_for_missed(self.review)

    @work(thread=True, exit_on_error=False)
    def _look_for_missed(self, review: Review) -> None:
        entries = self._services.missed(review)
        if entries:
            self.call_from_thread(self._add_missed, review, entries)

    def _add_missed(self, review: Review, entries: Sequence[Entry]) -> None:
        review.entries.extend(entries)
        if review is self.review and not self._filter:
            self.list.show(review.entries, self.list.cursor)
        self._say_counts()

    def on_story_list_moved(self) -> None:
        """Show the story under the cursor."""
        self._explains = False
        self._say_counts()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self._show_article)

    def _show_article(self) -> None:
        entry = self.list.entry
        self._note_read()
        self._shown_entry, self._since = entry, time.monotonic()
        if entry is None:
            self.pane.say(
                f"No story fits {safe_line(self._filter)}."
                if self._filter
                else "Nothing to review." + (" Tab shows the next profile." if len(self._reviews) > 1 else "")
            )
        else:
            width = (self.pane.size.width or self.size.width) - 2
            how = replace(self._services.how, columns=max(20, width), hints=False)
            self.pane.show(show_lines(self._services.shown(entry.hit, self.review, self._explains), how))
        self._say_counts()

    def _note_read(self) -> None:
        """An article that was looked at for a moment counts as read once it is left."""
        if self._shown_entry is not None and time.monotonic() - self._since >= READ:
            self.review.note_read(self._shown_entry)

    def _say_counts(self) -> None:
        self.query_one("#head", Static).update(heading(self._reviews, self._place, self._filter))
        if not self._notice:
            stories, is_narrow = len(self.list.entries), self.size.width < NARROW
            said = footing(self.list.cursor, stories, self._filter, is_narrow=is_narrow)
            self.query_one("#foot", Static).update(said)

    def _say(self, words: str) -> None:
        self._notice = safe_line(words)
        self.query_one("#foot", Static).update(self._notice)

    def _look(self) -> None:
        if self.review.refresh():
            self.list.refresh()
            self._say_counts()

    # Questions

    def _ask(self, what: str, question: str, value: str) -> None:
        self._asked = what
        prompt = self.query_one("#prompt", Input)
        prompt.placeholder = question
        prompt.value = value
        prompt.add_class("-asked")
        prompt.focus()
        self._say(f"{question}Enter takes it, Escape leaves it")

    def _answered(self) -> None:
        self._asked = self._notice = ""
        self.query_one("#prompt").remove_class("-asked")
        self.list.focus()
        self._say_counts()
