"""Where a command's text goes: standard output, or a file that appears whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from triage.cli.exits import say
from triage.environment import Environment
from triage.errors import DeliveryError

if TYPE_CHECKING:
    from triage.state.last_report import LastReport

#: Set to 1: reports are remembered without a terminal, too, as `--remember` does for one.
REMEMBER = "TRIAGE_REMEMBER"
#: Pieces are gathered up to so many characters before they are written.
CHUNK = 1 << 16
#: The first of them, a few screens, nearly one by one: each hit of a list should stand at once.
FIRST, HIT = 1 << 14, 1 << 9


def deliver(pieces: Iterable[str], environment: Environment, output: str = "-") -> None:
    """Write the pieces as UTF-8; paths keep the bytes they came with."""
    if output in ("", "-", "/dev/stdout"):
        _to_stream(pieces, environment)
    else:
        _to_file(pieces, Path(output), environment)


def is_remembered(environment: Environment, asked: bool) -> bool:
    """Whether the numbers of a report are kept for `show` and `label`: where somebody sees it, or asks for it.

    A schedule does not give numbers another meaning.
    """
    said = environment.variables.get(REMEMBER, "")
    return asked or said not in ("", "0") or environment.is_terminal or environment.stderr.isatty()


def keep_numbers(report: "LastReport", environment: Environment, asked: bool) -> bool:
    """Keep the numbers of a report for `show` and `label`; whether that could be done, of which those are told who asked."""
    from triage.state.last_report import save

    is_kept = save(report, environment)
    if asked and not is_kept:
        folder = environment.folder_of("state")
        say(environment, f"triage: warning: the numbers are not remembered: {folder} cannot be written")
    return is_kept


def folder_of_links(output: str) -> str:
    """The folder that relative links of a page start from: where it is written, else the current one."""
    return os.path.dirname(output) if output not in ("", "-") and not _is_stream(Path(output)) else ""  # noqa: PTH120


def _to_stream(pieces: Iterable[str], environment: Environment) -> None:
    stream = environment.stdout
    for chunk in _chunks(pieces):
        stream.write(chunk)
        stream.flush()


def _to_file(pieces: Iterable[str], path: Path, environment: Environment) -> None:
    """Write beside the target, then rename, so that nobody ever reads half a report."""
    try:
        if _is_stream(path):
            with _opened(path, environment) as stream:
                for chunk in _chunks(pieces):
                    stream.write(chunk)
        else:
            check_replaceable(path)
            _replace(pieces, Path(os.path.realpath(path)))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DeliveryError(f"{path}: could not be written: {(error.strerror or 'error').lower()}") from error


def _opened(path: Path, environment: Environment) -> BinaryIO:
    """A device or a named pipe to write to; of a pipe that nobody reads yet it is said that the command waits."""
    if not path.is_fifo():
        return path.open("ab")
    try:
        number = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        say(environment, f"triage: {path}: waiting until something reads from this pipe")
        return path.open("ab")
    os.set_blocking(number, True)
    return os.fdopen(number, "ab")


def check_replaceable(path: Path) -> None:
    """DeliveryError for a file that a slip of `-o` would cost its owner: what triage is told by, and what it remembers."""
    if not os.path.isfile(path):  # noqa: PTH113 - a name that cannot be is none
        return
    if path.suffix == ".toml" or _holds_labels(path):
        raise DeliveryError(f"{path}: holds a profile, settings or labels, and is left as it is", "-o FILE")
    from triage.state.database_header import APPLICATION_AT, MAGIC, OURS

    try:
        with path.open("rb") as stream:
            header = stream.read(APPLICATION_AT + len(OURS))
    except OSError:
        return
    if header.startswith(MAGIC) and header[APPLICATION_AT:].startswith(OURS):
        raise DeliveryError(f"{path}: holds what triage remembers, and is left as it is", "-o FILE")


def _holds_labels(path: Path) -> bool:
    if not path.name.startswith("_"):
        return False
    from triage.tuning.labels import FILE

    return path.name == FILE


def is_stream(output: str) -> bool:
    """Whether what is written there is gone at once: standard output, a pipe, a device."""
    return output in ("", "-") or _is_stream(Path(output))


def _is_stream(path: Path) -> bool:
    """Devices, pipes and names of open streams: to rename a file over one of them would destroy it."""
    if str(path).startswith(("/dev/std", "/dev/fd/", "/proc/")):
        return True
    # Of a name that cannot be, writing says what is wrong.
    return os.path.exists(path) and not path.is_file() and not path.is_dir()  # noqa: PTH110


def _replace(pieces: Iterable[str], path: Path) -> None:
    from triage.whole_file import replace_file

    replace_file(path, _chunks(pieces))


@contextmanager
def new_file(output: str) -> Iterator[Path]:
    """A path to write a file to by other means; it is where it belongs when all went well, and else was never there."""
    from triage.whole_file import appearing

    path = Path(output)
    try:
        check_replaceable(path)
        with appearing(Path(os.path.realpath(path))) as partial:
            yield partial
            if path.is_file():
                partial.chmod(path.stat().st_mode & 0o777)
    except OSError as error:
        raise DeliveryError(f"{path}: could not be written: {(error.strerror or 'error').lower()}") from error


@contextmanager
def new_folder(output: str, suffix: str) -> Iterator[Path]:
    """A folder to write files of one suffix to; it is where it belongs when all went well, and else was never there.

    Replaces a folder of such files and nothing else. Raises DeliveryError.
    """
    from triage.whole_file import ending

    path = Path(output)
    try:
        if path.exists() and not (path.is_dir() and all(each.name.endswith(suffix) for each in path.iterdir())):
            raise DeliveryError(f"{path}: holds something else than {suffix} files, and is left as it is")
        whole = Path(os.path.realpath(path))
        partial = whole.with_name(f".{whole.name}.{os.getpid()}.partial")
        partial.mkdir()
        try:
            with ending(lambda: shutil.rmtree(partial, ignore_errors=True)):
                yield partial
            if whole.exists():
                former = partial.with_suffix(".former")
                whole.rename(former)
                partial.rename(whole)
                shutil.rmtree(former)
            else:
                partial.rename(whole)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    except OSError as error:
        raise DeliveryError(f"{path}: could not be written: {(error.strerror or 'error').lower()}") from error


def _chunks(pieces: Iterable[str]) -> Iterable[bytes]:
    gathered: list[str] = []
    size = written = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= (CHUNK if written >= FIRST else HIT):
            yield encoded("".join(gathered))
            written += size
            gathered, size = [], 0
    if gathered:
        yield encoded("".join(gathered))


def encoded(text: str) -> bytes:
    """UTF-8; bytes of a path that were no UTF-8 come out as they went in, other lone surrogates as `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
