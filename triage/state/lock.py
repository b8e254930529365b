"""One digest at a time for a state: a lock that dies with its process, however it ends."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from triage.errors import DeliveryError, TriageError
from triage.state.opening import check_is_file


class LockedError(TriageError):
    """Another run holds the lock."""

    status = 75


class Lock:
    """Held between `with` and the end of the block, or of the process.

    `flock` on a hidden file of our own beside the real file of the state. It stays when another descriptor of that
    file is closed, as a POSIX record lock does not; a worker process closes its copy as soon as it is forked, so that
    one that outlives a killed run does not keep the next one out. A state of several names (hard links) has as many such
    files, and is locked itself too: before its database is opened and until it is closed, since closing would take the
    database's own locks along.
    """

    def __init__(self, state: Path, what: str = "digest") -> None:
        self._state, self._what = state, what
        real = Path(os.path.realpath(state))
        self._real = real
        self._path = real.with_name(f".{real.name}.lock")
        self._descriptors: list[int] = []

    def __enter__(self) -> "Lock":
        """Take it; raises LockedError at once where another process has it, UsageError where the state is no file."""
        check_is_file(self._real)
        descriptor = self._take(self._opened())
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        try:
            if self._has_other_names():
                self._take(os.open(self._real, os.O_RDWR))
        except BaseException:
            self.__exit__()
            raise
        return self

    def _take(self, descriptor: int) -> int:
        try:
            is_taken = _taken(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise _unlockable(self._path, error, self._what) from error
        if not is_taken:
            holder = _holder(descriptor)
            os.close(descriptor)
            who = f" (process {holder})" if holder.isdecimal() else ""
            raise LockedError(f"another {self._what} is running on {self._state}{who}", _later(self._what))
        self._descriptors.append(descriptor)
        _HELD.add(descriptor)
        return descriptor

    def _has_other_names(self) -> bool:
        try:
            facts = self._real.stat()
        except OSError:
            return False
        return stat.S_ISREG(facts.st_mode) and facts.st_nlink > 1

    def __exit__(self, *_: object) -> None:
        """Give it back; the file stays, since to delete it would let two in."""
        while self._descriptors:
            descriptor = self._descriptors.pop()
            _HELD.discard(descriptor)
            os.close(descriptor)

    def _opened(self) -> int:
        """The lock file; a link that somebody planted in its place is neither followed nor written to."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise _unlockable(self._path, error, self._what) from error
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
            os.close(descriptor)
            raise DeliveryError(f"{self._path}: the lock is a link or no file of ours", "remove it")
        return descriptor


def _unlockable(path: Path, error: OSError, what: str) -> DeliveryError:
    why = (error.strerror or "error").lower()
    option = "--inbox" if what == "fetch" else "--state"
    return DeliveryError(
        f"{path}: the lock could not be made: {why}", f"name a place that can be written with {option}"
    )


def _later(what: str) -> str:
    own = ", or give this one a state of its own with --state" if what == "digest" else ""
    return f"try again when it has ended{own}"


#: Descriptors that hold a lock in this process.
_HELD: set[int] = set()

if sys.platform == "win32":

    def _taken(descriptor: int) -> bool:
        import msvcrt

        try:
            # Behind all that is written, so that others can read who holds it.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _taken(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _let_go_in_child() -> None:
        """Close a worker's copies; only the last copy that is closed gives a lock back."""
        while _HELD:
            with suppress(OSError):
                os.close(_HELD.pop())

    os.register_at_fork(after_in_child=_let_go_in_child)


def _holder(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, 20).decode("ascii", "replace").strip()
    except OSError:
        return ""
