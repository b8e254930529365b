"""Files that appear whole or not at all: written beside their place, and moved there when nothing is left to write."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from triage.errors import DeliveryError


@contextmanager
def appearing(path: Path, by: str | None = None) -> Iterator[Path]:
    """A file to be written beside `path`; it is where it belongs when all went well, and else was never there.

    `by` parts those who may write the same file at the same time; by default it is the number of this process.
    """
    partial = path.with_name(f".{path.name}.{os.getpid() if by is None else by}.partial")
    # Made anew: in a folder that others may write, a link of that name would lead us elsewhere.
    partial.unlink(missing_ok=True)
    try:
        with ending(lambda: partial.unlink(missing_ok=True)):
            yield partial
            partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextmanager
def ending(remove: Callable[[], object]) -> Iterator[None]:
    """A block that removes what it has begun when somebody ends the process (SIGTERM, SIGHUP), which ends all the same."""
    import signal

    owner, taken = os.getpid(), []

    def end(number: int, _: object) -> None:
        if os.getpid() == owner:  # what workers inherit of this is not theirs
            with suppress(OSError):
                remove()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # Threads cannot, and whoever has plans of their own keeps them.
    with suppress(ValueError):
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
                taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def replace_file(path: Path, chunks: Iterable[bytes], by: str | None = None) -> None:
    """Write a file anew; what only its owner may read stays so, and it is on the disk before it is in its place."""
    with appearing(path, by) as partial, partial.open("xb") as stream:
        with suppress(FileNotFoundError):
            partial.chmod(path.stat().st_mode & 0o777)
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())


def replace_text(file: Path, text: str) -> None:
    """Write a text anew, where a link leads; DeliveryError where that cannot be done."""
    try:
        replace_file(Path(os.path.realpath(file)), (text.encode("utf-8"),))
    except OSError as error:
        raise DeliveryError(f"{file}: could not be written: {(error.strerror or 'error').lower()}") from error
