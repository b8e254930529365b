"""A review without a screen: one story at a time on standard output, by the keys that need none. For screen readers
and slow lines.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from triage.errors import TriageError
from triage.render.terminal.lines import printed
from triage.render.terminal.review_lines import like_said
from triage.render.terminal.show import show_lines
from triage.render.view.safe import line as safe_line
from triage.review.counts import first_place, undone_said
from triage.review.keys import KEYS, shown_key
from triage.review.review import Entry, Review
from triage.review.services import Services

#: What each status is called.
SAID = {"": "unread", "keep": "kept", "skip": "skipped", "later": "later", "read": "read"}


class PlainReview:
    """Reads keys, writes stories."""

    def __init__(
        self,
        reviews: Sequence[Review],
        services: Services,
        keys: Mapping[str, tuple[str, ...]],
        write: Callable[[str], None],
    ) -> None:
        self._reviews = reviews
        self._services = services
        self._write = write
        self._actions = {shown_key(key): action for action, own in keys.items() for key in own}
        self._actions |= {" ": "page", "": "page", "\t": "profile"}
        self._profile = first_place(reviews)
        self._place = 0

    def run(self, asked: Iterable[str]) -> None:
        """Run until the keys end, or one says so. `asked` are keys, one at a time."""
        self._show(False)
        for key in asked:
            if not self._do(self._actions.get(key, "")):
                break
        for review in self._reviews:
            review.note_listed()

    @property
    def _review(self) -> Review:
        return self._reviews[self._profile]

    @property
    def _entry(self) -> Entry | None:
        entries = self._review.entries
        return entries[self._place] if self._place < len(entries) else None

    def _do(self, action: str) -> bool:
        entry, review = self._entry, self._review
        try:
            match action:
                case "quit":
                    return False
                case "keep" | "skip" if entry is not None:
                    review.judge(entry, action)
                    self._say(f"{SAID[action]}: {entry.article.title}")
                    self._move(1)
                case "later" if entry is not None:
                    review.put_off(entry)
                    self._move(1)
                case "undo":
                    self._undo(review)
                case "down" | "page":
                    if entry is not None:
                        review.note_read(entry)
                    self._move(1)
                case "up":
                    self._move(-1)
                case "first" | "last":
                    self._place = 0 if action == "first" else max(0, len(review.entries) - 1)
                    self._show(False)
                case "why" | "open":
                    self._show(action == "why")
                case "profile":
                    self._profile = (self._profile + 1) % len(self._reviews)
                    self._place = 0
                    self._show(False)
                case "versions" if entry is not None:
                    for one in entry.others:
                        self._say(f"{one.article.title} ({one.article.outlet or one.article.path})")
                    if not entry.others:
                        self._say("no copies and no other versions")
                case "copy" | "browse" if entry is not None:
                    self._say(entry.article.url or entry.article.path)
                case "help":
                    self._help()
                case _:
                    self._say(
                        "that key needs the screen" if action in ON_SCREEN else "no such key here; ? lists them"
                    )
        except TriageError as error:
            self._say(str(error))
        return True

    def _undo(self, review: Review) -> None:
        done = review.undo()
        self._say(undone_said(done))
        place = review.position(done.id) if done is not None else None
        if place is not None:
            self._place = place
            self._show(False)

    def _help(self) -> None:
        for name, (_, about) in KEYS.items():
            if name in HERE:
                keys = " ".join(key for key, of in self._actions.items() if of == name and key.strip())
                self._say(f"{keys}: {PRINTS.get(name, about)}")

    def _move(self, step: int) -> None:
        place = self._place + step
        if not 0 <= place < len(self._review.entries):
            self._say("that was the last story" if step > 0 else "this is the first story")
            return
        self._place = place
        self._show(False)

    def _show(self, explains: bool) -> None:
        entry, review = self._entry, self._review
        if entry is None:
            self._say("nothing to review")
            return
        count = len(review.entries)
        like = f", {like_said(entry.like)}" if entry.is_missed else ""
        title = review.profile.title or review.profile.id
        self._say(f"{title}, story {self._place + 1} of {count}, {SAID[review.status(entry)]}{like}")
        services = self._services
        how = replace(services.how, hints=False, colour=False)
        for line in show_lines(services.shown(entry.hit, review, explains), how):
            self._write(printed(line, False))

    def _say(self, words: str) -> None:
        self._write(safe_line(words) + "\n")


#: What works without a screen, and what does something else there.
HERE = frozenset(
    "keep skip later undo down up first last page why open profile versions copy browse help quit".split()
)
ON_SCREEN = frozenset(KEYS) - HERE
PRINTS = {
    "page": KEYS["down"][1],
    "open": "print the story again",
    "why": "print the whole sum of the score",
    "browse": "print the address or the path",
    "copy": "print the address or the path",
}


def keys_of_lines(lines: Iterable[str]) -> Iterator[str]:
    """One key a line, for input that is no terminal."""
    for line in lines:
        said = line.rstrip("\r\n")
        yield said if said in ("", " ", "\t") or len(said) == 1 else said.strip().capitalize()
