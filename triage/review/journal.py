"""What one reader did in a review of one profile: a file of JSON lines in the state folder, only ever appended to.

Each action is written when it is done, in one write, so that neither an interruption nor a lost connection takes one
away. An `undo` takes back the last action that still stands.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from msgspec import Struct, ValidationError, convert, to_builtins

from triage.tuning.labels import append_lines

Deed = Literal["keep", "skip", "later", "read", "profile", "undo"]
#: What `u` takes back; that an article was read stays so.
UNDONE = frozenset({"keep", "skip", "later", "profile"})


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the file."""

    did: Deed
    #: The article's identity; of a changed profile, empty.
    id: str = ""
    #: When, ISO 8601.
    at: str = ""
    #: Of a changed profile: its text before.
    before: str = ""


class Listed(Struct, frozen=True, kw_only=True):
    """A line that ends a review: the identities of all articles that it listed for the first time."""

    listed: tuple[str, ...]


class Journal:
    """The actions that stand, and what has ever been listed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.actions: list[Action] = []
        self.listed: set[str] = set()
        for line in _lines(file):
            self._take(line)

    def note(self, action: Action) -> None:
        """Append an action; DeliveryError where it cannot be written."""
        _append(self._file, action)
        self._take(action)

    def last(self) -> Action | None:
        """The last action that can be taken back."""
        return next((action for action in reversed(self.actions) if action.did in UNDONE), None)

    def undo(self, at: str) -> Action | None:
        """Take back the last action; None where there is none."""
        action = self.last()
        if action is not None:
            self.note(Action(did="undo", id=action.id, at=at))
        return action

    def note_listed(self, identities: Iterable[str]) -> None:
        """Remember what this review has listed."""
        new = tuple(identity for identity in dict.fromkeys(identities) if identity not in self.listed)
        if new:
            _append(self._file, Listed(listed=new))
            self.listed.update(new)

    def deeds(self) -> dict[str, Deed]:
        """Identity → what was last done with the article."""
        found: dict[str, Deed] = {}
        for action in self.actions:
            if action.id and (action.did != "read" or action.id not in found):
                found[action.id] = action.did
        return found

    def _take(self, line: Action | Listed) -> None:
        if isinstance(line, Listed):
            self.listed.update(line.listed)
        elif line.did != "undo":
            self.actions.append(line)
        else:
            last = next((n for n in range(len(self.actions) - 1, -1, -1) if self.actions[n].did in UNDONE), None)
            if last is not None:
                del self.actions[last]


def journal_file(folder: Path, profile: str) -> Path:
    """The file for a profile (its absolute path, or its terms) in the state folder."""
    digest = blake2b(profile.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return folder / f"review-{digest}.jsonl"


def _lines(file: Path) -> Iterable[Action | Listed]:
    """The lines that can be read; one that was cut by a full disk is passed over."""
    try:
        content = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in content.splitlines():
        try:
            table = json.loads(line)
            yield convert(table, Listed) if "listed" in table else convert(table, Action)
        except (ValueError, TypeError, ValidationError):
            continue


def _append(file: Path, line: Action | Listed) -> None:
    append_lines(file, json.dumps(to_builtins(line), ensure_ascii=True) + "\n", mode=0o600)
