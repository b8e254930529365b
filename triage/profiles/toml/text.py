"""Files → text and TOML tables, with one clear fault for each way in which that can fail."""

from pathlib import Path
from typing import Any

from triage.bounded_file import LARGEST_BY_HAND, bytes_of
from triage.profiles.toml.faults import Faults, Spot


def toml_of(path: Path) -> tuple[dict[str, Any], Faults]:
    """The table in a file, empty where there is a fault, and the faults found so far."""
    faults = Faults(str(path))
    text = text_of(path, "", Spot((), faults), LARGEST_BY_HAND)
    return ({}, faults) if text is None else parsed(text, str(path))


def parsed(text: str, path: str) -> tuple[dict[str, Any], Faults]:
    """The table in a text, and its faults: none, or that it is no TOML."""
    import tomllib

    faults = Faults(path, text)
    try:
        return tomllib.loads(text), faults
    except RecursionError:
        faults.add((), "is nested too deeply")
    except ValueError as error:
        from triage.profiles.toml.syntax import syntax_fault

        faults.add_at(*syntax_fault(text, str(error)))
    return {}, faults


def text_of(path: Path, name: str, spot: Spot, largest: int) -> str | None:
    """The text of a file without its byte order mark; None where `spot` has been told why not.

    `name` is how the file was named inside another one; empty where the fault's own path says it.
    """
    said = name or "this file"
    try:
        if path.is_dir():
            return _refuse(spot, f"{said} is a folder", "name the file in it" if not name else "")
        content = bytes_of(path, largest)
    except FileNotFoundError:
        return _refuse(spot, f"{said} does not exist")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refuse(spot, f"{said} cannot be read: {reason[:1].lower()}{reason[1:]}")
    return _decoded(content, said, spot)


def _decoded(content: bytes, said: str, spot: Spot) -> str | None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refuse(spot, f"{said} is UTF-16, not UTF-8", "save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{said} is not UTF-8: byte 0x{content[error.start]:02x} in line {line}"
        if said == "this file":
            spot.faults.add_at(line, f"this is not UTF-8: byte 0x{content[error.start]:02x}", "save it as UTF-8")
            return None
        return _refuse(spot, message, "save it as UTF-8")
    if not text.strip():
        return _refuse(spot, f"{said} is empty")
    return text


def _refuse(spot: Spot, message: str, hint: str = "") -> str | None:
    spot.wrong(message, hint)
    return None


def quoted(content: str) -> str:
    r"""A TOML string.

    >>> quoted('a "b"')
    '"a \\"b\\""'
    """
    return '"' + content.replace("\\", "\\\\").replace('"', '\\"') + '"'
