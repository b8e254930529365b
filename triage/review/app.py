"""The screen of a review: stories left, the article right, keys for everything. Nothing is decided here.

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
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from triage.errors import TriageError
from triage.render.terminal.rich_text import rich_text
from triage.render.terminal.show import show_lines
from triage.render.view.safe import line as safe_line
from triage.review.article_pane import ArticlePane, page_of
from triage.review.counts import footing, heading
from triage.review.entries import has_text, matcher_of
from triage.review.list_pane import StoryList
from triage.review.overlay import Overlay, help_page
from triage.review.review import Entry, Review
from triage.review.services import Services

#: Narrower terminals show one pane.
NARROW = 100
#: Seconds that an article is on the screen before it counts as read, and between two looks at others' labels.
READ, LOOK = 1.0, 1.0
#: Seconds that the cursor rests on a story before its article is shown: nobody waits while a key is held.
PAUSE = 0.03


class ReviewApp(App[str]):
    """Keep, skip, next. The result is "again" where a profile was changed, so that everything is scored anew."""

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
        self._place = 0
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
        """One pane or two."""
        self._layout(event.size.width)
        self.call_after_refresh(self._show_article)

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

    def on_story_list_asked(self, message: StoryList.Asked) -> None:
        """A key or a double click in the list."""
        self.action_do(message.action)

    def _show_article(self) -> None:
        entry = self.list.entry
        self._note_read()
        self._shown_entry, self._since = entry, time.monotonic()
        if entry is None:
            self.pane.say(
                "Nothing to review." if not self._filter else f"No story fits {safe_line(self._filter)}."
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

    # Actions

    def action_do(self, action: str) -> None:
        """Do what a key stands for; what goes wrong is said in the last line."""
        if isinstance(self.screen, ModalScreen) and action != "quit":
            return
        if self._asked:
            self._answered()
        self._notice = ""
        try:
            getattr(self, f"_do_{action}")()
        except TriageError as error:
            hint = getattr(error, "hint", "")
            self._say(f"{error}{f' ({hint})' if hint else ''}")

    def _do_down(self) -> None:
        self.list.move(1)

    def _do_up(self) -> None:
        self.list.move(-1)

    def _do_first(self) -> None:
        self.list.move(-len(self.list.entries))

    def _do_last(self) -> None:
        self.list.move(len(self.list.entries))

    def _do_page(self) -> None:
        if not self.pane.page_down():
            self._next()

    def _next(self) -> None:
        if self.list.entry is not None:
            self.review.note_read(self.list.entry)
        if not self.list.move(1):
            self.list.refresh()
            self._say_counts()
            unread = self.review.counts()[""]
            self._say(
                f"the last story; {f'{unread} unread' if unread else 'nothing is unread'}: g the first, q leave"
            )

    def _do_open(self) -> None:
        self.screen.toggle_class("-alone")
        if not self.screen.has_class("-alone"):
            self.call_after_refresh(self.list.focus)
        self.call_after_refresh(self._show_article)

    def _do_keep(self) -> None:
        self._judge("keep")

    def _do_skip(self) -> None:
        self._judge("skip")

    def _judge(self, word: Any) -> None:
        if (entry := self.list.entry) is not None:
            self.review.judge(entry, word)
            self._next()

    def _do_later(self) -> None:
        if (entry := self.list.entry) is not None:
            self.review.put_off(entry)
            self._next()

    def _do_undo(self) -> None:
        action = self.review.undo()
        if action is None:
            self._say("nothing to undo")
            return
        if action.did == "profile":
            self.exit("again")
            return
        place = next((n for n, one in enumerate(self.list.entries) if one.identity == action.id), None)
        if place is not None:
            self.list.cursor = place
        self.list.refresh()
        self._say_counts()
        title = self.list.entries[place].article.title if place is not None else action.id
        self._say(f"taken back: {action.did} · {title}")

    def _do_find(self) -> None:
        self._ask("find", "find: ", self._sought)

    def _do_filter(self) -> None:
        self._ask("filter", "filter (empty: all): ", self._filter)

    def _do_next_match(self) -> None:
        self._go(1)

    def _do_previous_match(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        """To the next story with the words that were looked for; without such, to the next match in the article."""
        entries = self.list.entries
        if not self._sought:
            self.pane.to_match(step)
            return
        count = len(entries)
        for distance in range(1, count + 1):
            place = (self.list.cursor + step * distance) % count
            if has_text(entries[place], self._sought):
                self.list.cursor = place
                return
        self._say(f"no story says {self._sought!r}")

    def _do_profile(self) -> None:
        self._place = (self._place + 1) % len(self._reviews)
        self._filter = ""
        self._show_profile()

    def _do_why(self) -> None:
        self._explains = not self._explains
        self._show_article()

    def _do_versions(self) -> None:
        entry = self.list.entry
        if entry is None or not entry.others:
            self._say("no other article tells this story")
            return
        how = replace(self._services.how, columns=max(20, min(96, self.size.width - 12)), hints=False)
        pages = [page_of(show_lines(self._services.shown(one, self.review, False), how)) for one in entry.others]
        self.push_screen(Overlay(rich_text(page_of(pages))))

    def _do_browse(self) -> None:
        entry = self.list.entry
        if entry is None:
            return
        address = _address(entry)
        if not address:
            # The file is not handed to a browser: pages of others would run there as if they were ours.
            self._say(f"no address; the file is {entry.article.path} (c copies it)")
            return
        self.open_url(address)
        self._say(address)

    def _do_copy(self) -> None:
        if (entry := self.list.entry) is not None:
            said = _address(entry) or entry.article.path
            self.copy_to_clipboard(said)
            self._say(f"copied: {said}")

    def _do_add(self) -> None:
        self._ask("add", "new term: ", self._selected())

    def _do_exclude(self) -> None:
        self._ask("exclude", "exclude: ", self._selected())

    def _do_variant(self) -> None:
        entry = self.list.entry
        terms = [part.term for part in entry.score.contributions] if entry is not None and entry.score else []
        first = terms[0] if terms else next((term.id for term in self.review.profile.terms), "")
        self._ask("variant", "term = other spelling: ", f"{first} = {self._selected()}")

    def _do_help(self) -> None:
        self.push_screen(Overlay(help_page(self._services.keys)))

    def _do_quit(self) -> None:
        self._note_read()
        for review in self._reviews:
            review.note_listed()
        self.exit("")

    # Questions

    def _selected(self) -> str:
        """The words that were marked in the article with the mouse."""
        return " ".join((self.screen.get_selected_text() or "").replace("▌", " ").split())

    def _ask(self, what: str, question: str, value: str) -> None:
        self._asked = what
        prompt = self.query_one("#prompt", Input)
        prompt.placeholder = question
        prompt.value = value
        prompt.add_class("-asked")
        prompt.focus()
        self._say(f"{question}Enter takes it, Escape leaves it")

    def on_key(self, event: events.Key) -> None:
        """Escape leaves a question; keys mean the same while the list is out of sight."""
        if event.key == "escape" and self._asked:
            event.stop()
            self._answered()
        elif self.focused is None and (action := self.list.action_of(event)) is not None:
            event.stop()
            self.action_do(action)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A question was answered."""
        what, said = self._asked, event.value.strip()
        self._answered()
        if what == "find":
            self._sought = said
            self.list.refresh()
            if said:
                self._go(1)
        elif what == "filter":
            self._filter = said
            self._show_profile()
        elif said:
            self._preview(what, said)

    def _answered(self) -> None:
        self._asked = self._notice = ""
        self.query_one("#prompt").remove_class("-asked")
        self.list.focus()
        self._say_counts()

    def _preview(self, what: Any, said: str) -> None:
        """Show what a change of the profile would do; Enter writes it."""
        try:
            change = self._services.change(self.review, what, said)
        except TriageError as error:
            self._say(f"{error}")
            return

        def decide(is_wanted: bool | None) -> None:
            if not is_wanted:
                self._say("the profile is as it was")
                return
            try:
                change.write()
            except TriageError as error:
                self._say(f"{error}")
                return
            self.exit("again")

        self.push_screen(Overlay("\n".join((*change.lines, "", "Enter writes this, Escape leaves it."))), decide)


def _address(entry: Entry) -> str:
    url = entry.article.url
    return url if url.startswith(("http://", "https://")) and url.isprintable() and " " not in url else ""
