"""A review by keyboard: what each key does on the screen. Nothing is judged or changed here.

How the screen looks is said in `screen`; what a judgement is, in `review`.
"""

from typing import Any

from msgspec.structs import replace
from textual import events
from textual.screen import ModalScreen
from textual.widgets import Input

from triage.errors import TriageError
from triage.render.terminal.rich_text import rich_text
from triage.render.terminal.show import show_lines
from triage.review.article_pane import page_of
from triage.review.counts import undone_said
from triage.review.entries import has_text
from triage.review.list_pane import StoryList
from triage.review.overlay import Overlay, help_page
from triage.review.review import Entry
from triage.review.screen import ReviewScreen


class ReviewApp(ReviewScreen):
    """Keep, skip, next. The result is "again" where a profile was changed, so that everything is scored anew."""

    def on_story_list_asked(self, message: StoryList.Asked) -> None:
        """A key or a double click in the list."""
        self.action_do(message.action)

    def on_key(self, event: events.Key) -> None:
        """Escape leaves a question; keys mean the same while the list is out of sight."""
        if event.key == "escape" and self._asked:
            event.stop()
            self._answered()
        elif self.focused is None and (action := self.list.action_of(event)) is not None:
            event.stop()
            self.action_do(action)

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
            self._say(undone_said(None))
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
        self._say(f"{undone_said(action)} · {title}")

    def _do_find(self) -> None:
        self._ask("find", "find: ", self._sought)

    def _do_filter(self) -> None:
        self._ask("filter", "filter (empty: all): ", self._filter)

    def _do_next_match(self) -> None:
        self._go(1)

    def _do_previous_match(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        """Go to the next story with the words that were looked for; without such, to the next match in the article."""
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

    # Answers

    def _selected(self) -> str:
        """The words that were marked in the article with the mouse."""
        return " ".join((self.screen.get_selected_text() or "").replace("▌", " ").split())

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
