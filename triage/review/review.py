"""What is reviewed and what has been decided: stories in order, their judgements, undo. No screen is known here."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.report.report import Hit
from triage.review.journal import Action, Deed, Journal
from triage.scoring.score import Score
from triage.tuning.labels import Judgement, Label, append, label_of, read_labels, relative

#: What a mark before a story says: judged, put off, read, or nothing yet.
Status = Literal["keep", "skip", "later", "read", ""]


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the list: a story, by its main article."""

    hit: Hit
    #: Its score under the reviewed profile; None of an article that was perhaps missed and has none.
    score: Score | None
    #: Other articles of the story, newest first.
    others: tuple[Hit, ...] = ()
    #: Of an article that was perhaps missed: the words that make it similar to the hits.
    like: tuple[str, ...] = ()
    is_missed: bool = False
    #: The article's, which takes its whole text to work out.
    identity: str

    @property
    def article(self) -> Article:
        """The article that stands for the story."""
        return self.hit.article


class Review:
    """The stories of one profile and what their reader does with them."""

    def __init__(
        self,
        profile: Profile,
        entries: Sequence[Entry],
        journal: Journal,
        labels: Path | None,
        folder: Path,
        now: Callable[[], str],
    ) -> None:
        """`labels`: the file of labels, None for a profile without a file; `now`: ISO 8601."""
        self.profile = profile
        self.journal = journal
        self._labels = labels
        self._folder = folder
        self._now = now
        self._stamp: tuple[int, int] | None = None
        self._deeds: dict[str, Deed] = {}
        self._counts: dict[Status, int] | None = None
        self._judged: dict[str, Judgement] = {}
        self._by_place: dict[tuple[str, int], Judgement] = {}
        self.refresh()
        self.entries = self._unread_first(entries)

    # What is known

    def status(self, entry: Entry) -> Status:
        """What was done with a story."""
        article = entry.article
        judged = self._judged.get(entry.identity)
        if judged is None and self._by_place and self._labels is not None:
            judged = self._by_place.get((relative(article.path, self._folder, self._labels), article.index))
        if judged is not None:
            return judged
        did = self._deeds.get(entry.identity, "")
        return did if did in ("later", "read") else ""  # type: ignore[return-value]

    def counts(self) -> dict[Status, int]:
        """How many stories have each status, those perhaps missed aside."""
        if self._counts is not None:
            return self._counts
        found: dict[Status, int] = {"": 0, "keep": 0, "skip": 0, "later": 0, "read": 0}
        for entry in self.entries:
            if not entry.is_missed:
                found[self.status(entry)] += 1
        self._counts = found
        return found

    def refresh(self) -> bool:
        """Take up what another terminal has judged meanwhile; whether there was anything."""
        self._deeds = self.journal.deeds()
        self._counts = None
        if self._labels is None:
            return False
        try:
            known = self._labels.stat()
            stamp = (known.st_mtime_ns, known.st_size)
        except OSError:
            stamp = (0, 0)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        self._judged, self._by_place = {}, {}
        for label in read_labels(self._labels).of(self.profile.id):
            word: Judgement = "keep" if label.keeps else "skip"
            if label.id:
                self._judged[label.id] = word
            else:
                self._by_place[label.path, label.index] = word
        return True

    def _unread_first(self, entries: Sequence[Entry]) -> list[Entry]:
        """Unread stories in rank order, then those put off, then the rest; what was perhaps missed comes last."""
        order = {"": 0, "later": 1, "read": 2, "keep": 2, "skip": 2}
        return sorted(entries, key=lambda entry: (entry.is_missed, order[self.status(entry)]))

    # What is done

    def judge(self, entry: Entry, word: Judgement) -> None:
        """Note that a story is wanted or not. UsageError for a profile without a file to keep labels beside."""
        if self._labels is None:
            raise UsageError("terms of the command line have no file for labels", "triage profile new NAME")
        self._label(entry.article, word)
        self.journal.note(Action(did=word, id=entry.identity, at=self._now()))
        self.refresh()

    def put_off(self, entry: Entry) -> None:
        """Leave a story for later."""
        self.journal.note(Action(did="later", id=entry.identity, at=self._now()))
        self.refresh()

    def note_read(self, entry: Entry) -> None:
        """Remember that a story was read."""
        if not self.status(entry):
            self.journal.note(Action(did="read", id=entry.identity, at=self._now()))
            self.refresh()

    def undo(self) -> Action | None:
        """Take back the last judgement, also one of an earlier review; None where there is none."""
        action = self.journal.last()
        if action is None:
            return None
        if action.did in ("keep", "skip") and self._labels is not None:
            self._unlabel(action.id)
        elif action.did == "profile":
            from triage.review.change import restore

            restore(self._folder / self.profile.path, action)
        self.journal.undo(self._now())
        self.refresh()
        return action

    def note_listed(self) -> None:
        """Remember what was on the list, so that the next review knows what is new."""
        self.journal.note_listed(entry.identity for entry in self.entries if not entry.is_missed)

    def position(self, identity: str) -> int | None:
        """Where an article stands in the list."""
        places = (place for place, entry in enumerate(self.entries) if entry.identity == identity)
        return next(places, None)

    def _label(self, article: Article, word: Literal["keep", "skip", "undo"]) -> None:
        assert self._labels is not None
        line = label_of(article, self.profile.id, word, self._labels, self._folder, at=self._now())
        append(self._labels, [line])

    def _unlabel(self, identity: str) -> None:
        assert self._labels is not None
        for label in read_labels(self._labels).of(self.profile.id):
            if label.id == identity:
                append(self._labels, [_undone(label, self._now())])


def _undone(label: Label, at: str) -> Label:
    from msgspec.structs import replace

    return replace(label, label="undo", at=at, sampled=None)
