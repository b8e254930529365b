"""Faults as they are found: every value knows its place, and no fault stops the search for the next.

Shared by profiles and settings. The line of a place is looked up only once there is a fault.
"""

from collections.abc import Callable
from datetime import date, time
from typing import Any, Final, NamedTuple, Protocol

from triage.errors import Fault
from triage.profiles.toml.locate import KeyPath, LineNumbers

#: A sentence, or what makes one when the lines are known.
Said = str | Callable[[LineNumbers], str]
#: Stands for a value whose fault has been noted.
BAD: Final[Any] = object()


class Faults:
    """The faults of one file, or of one dictionary (then places are named in the message)."""

    def __init__(self, path: str, text: str | None = None) -> None:
        self.path = path
        self._text = text
        self._found: list[tuple[KeyPath, Said, Said]] = []
        self._known: list[Fault] = []
        self._lines: LineNumbers | None = None

    def __bool__(self) -> bool:
        return bool(self._found or self._known)

    def add(self, where: KeyPath, message: Said, hint: Said = "") -> None:
        """Note a fault; a sentence that names another line is given as a function of the lines."""
        self._found.append((where, message, hint))

    def add_at(self, line: int, message: str, hint: str = "") -> None:
        """Note a fault at a line that is already known."""
        self._known.append(Fault(path=self.path, line=line, message=message, hint=hint))

    @property
    def lines(self) -> LineNumbers:
        """Looked up when first asked for."""
        if self._lines is None:
            from triage.profiles.toml.locate import lines_of

            self._lines = lines_of(self._text or "")
        return self._lines

    def all(self) -> tuple[Fault, ...]:
        """All faults by line, those of the whole file first."""
        faults = [*self._known, *(self._fault(*found) for found in self._found)]
        return tuple(sorted(faults, key=lambda fault: fault.line or 0))

    def _fault(self, where: KeyPath, message: Said, hint: Said) -> Fault:
        message, hint = (said if isinstance(said, str) else said(self.lines) for said in (message, hint))
        line = self.lines.of(where)
        if self._text is None and len(where) > 1:
            message = f"{place_of(where[:-1])}: {message}"
        return Fault(path=self.path, line=line, message=message, hint=hint)


class Expanding(Protocol):
    """What "@name" and "file:…" stand for; `lists.Lists` is one."""

    @property
    def has_other_faults(self) -> bool:
        """Whether a file that is named has faults of its own."""

    def rows(self, entry: str, spot: "Spot", meant: str = "") -> tuple[tuple[str, ...], ...]:
        """What an entry stands for; what is wrong with it is noted at `spot`."""


class Spot(NamedTuple):
    """A place in a file, and where to note what is wrong there."""

    where: KeyPath
    faults: Faults
    #: What "@name" stands for; None where "@" is a letter like any other.
    lists: "Expanding | None" = None

    def at(self, key: str | int) -> "Spot":
        """A place inside this one."""
        return Spot((*self.where, key), self.faults, self.lists)

    @property
    def key(self) -> str:
        """The nearest key, for messages."""
        return next((str(part) for part in reversed(self.where) if isinstance(part, str)), "")

    def wrong(self, message: Said, hint: Said = "") -> Any:
        """Note a fault here; gives BAD."""
        self.faults.add(self.where, message, hint)
        return BAD


def place_of(where: KeyPath) -> str:
    """A place as a person would write it.

    >>> place_of(("term", 2, "near"))
    'term[2].near'
    """
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def shown(value: object) -> str:
    """A value as it is quoted in a message.

    >>> shown("high"), shown(True), shown([1, 2]), shown({}), shown({"cod"})
    ("'high'", 'true', 'a list', 'a table', 'a set')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    if value is None or isinstance(value, date | time):
        return str(value)
    if not isinstance(value, str | int | float):
        return f"a {type(value).__name__}"
    if isinstance(value, int) and abs(value) >= 10**20:
        # Python refuses to write out numbers of thousands of digits.
        return "a very large number"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:56]}…'"


def one_of(choices: tuple[str, ...], last: str = "or") -> str:
    """Choices as a phrase.

    >>> one_of(("auto", "off", "strict"))
    'auto, off or strict'
    """
    if len(choices) < 2:
        return "".join(choices)
    return f"{', '.join(choices[:-1])} {last} {choices[-1]}"
