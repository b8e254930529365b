"""What a source can do wrong. A fault costs that source and no other."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from triage.errors import TriageError

#: Seconds: the longest wait that a server may ask for.
LONGEST_WAIT = 86_400.0


class FetchError(Exception):
    """A source, or a page, that could not be had; `str` is one sentence without its name and without a secret."""

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        retry_after: float | None = None,
        may_pass: bool = False,
        status: int = 0,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        #: Seconds that the server asks to wait.
        self.retry_after = retry_after
        #: Whether a second attempt in a moment is worth while.
        self.may_pass = may_pass
        #: The status of HTTP, 0 for none.
        self.status = status


@contextmanager
def costing_one() -> Iterator[None]:
    """A block in which what nobody foresaw is a fault of the source that it came from."""
    try:
        yield
    except (FetchError, TriageError, sqlite3.Error):
        raise
    except Exception as error:
        raise FetchError(f"could not be read ({type(error).__name__})") from error
