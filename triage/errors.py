"""What can go wrong: problems, which a run survives and reports, and errors, which stop it."""

from typing import Literal, Self

from msgspec import Struct

ProblemCode = Literal[
    "unreadable",  # permission, dangling link, vanished, device
    "damaged",  # the bytes do not hold what their format promises
    "bound",  # over a limit on size, depth, members, time
    "unsupported",  # named on the command line, but of no format we read
    "empty",  # named on the command line, but nothing in it
    "missing",  # an optional library is needed; the message says which
    "count",  # the file announces another number of articles
]


class Problem(Struct, frozen=True, kw_only=True):
    """A failure that did not stop the run; part of the report."""

    path: str
    code: ProblemCode
    #: One sentence without the path and without a full stop.
    message: str
    #: Position of the article in its file, where one article is meant.
    index: int | None = None

    def __str__(self) -> str:
        """`path: message`, as it is printed."""
        place = self.path if self.index is None else f"{self.path}#{self.index}"
        return f"{place}: {self.message}"


class TriageError(Exception):
    """Stops the run with `status`; printed as `triage: message` and, where there is one, an indented `hint`."""

    status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TriageError):
    """The command line, the settings, or what they point to is wrong."""


class RecogniserError(UsageError):
    """A recogniser that somebody else made failed on an article; its sentence may quote the article."""


class Fault(Struct, frozen=True, kw_only=True):
    """One mistake in a profile or settings file."""

    path: str
    #: From 1; None where no line is to blame.
    line: int | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`path:line: message`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class ProfileError(TriageError):
    """All the faults of all the profiles of a run, at once; each has `path`, `line`, `message` and `hint`."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Travel between processes as the faults and not, as errors do, as the message."""
        return type(self), (self.faults,)


def note_article(error: Exception, path: str, index: int = 0) -> None:
    """Note on an error which article it came from; the first who knows is believed."""
    if path and not getattr(error, "__notes__", None):
        error.add_note(f"{path}#{index}" if index else path)


class DeliveryError(TriageError):
    """Output or mail could not be delivered."""

    status = 74
