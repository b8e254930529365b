"""A text of JSON → its documents: one, one a line, or one behind the other; also where it is not quite JSON, or breaks off."""

import re
from collections.abc import Mapping
from typing import Any

from triage.errors import Problem
from triage.readers.json.json_values import BREAKS_OFF, without_broken_end

_BACKSLASH = re.compile(r"\\([\"\\/bfnrt]|'|u[0-9a-fA-F]{4})?")
_BETWEEN = re.compile(r"[\s,]*+")


def documents_in(text: str, path: str) -> tuple[list[Any], Problem | None]:
    """The documents of a file: one, or one a line."""
    try:
        return [decoded(text)], None
    except RecursionError:
        return [], Problem(path=path, code="bound", message="JSON nested too deeply; not read")
    except ValueError as error:
        if "trailing" not in str(error) and (mended := _mended(text)):
            said = "not whole JSON (stray backslashes or line ends in its strings); read all the same"
            return [mended], Problem(path=path, code="damaged", message=said)
        if "truncated" in str(error) and (whole := without_broken_end(text)):
            return [decoded(whole)], Problem(path=path, code="damaged", message=BREAKS_OFF)
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not is_document(lines[0]):
            if "trailing" in str(error) and (documents := _in_a_row(text)):
                return documents, None
            return [], Problem(path=path, code="damaged", message=f"not JSON ({_said(error)})")
    return _of_lines(text, path)


def _in_a_row(text: str) -> list[Any]:
    """The documents of a text that holds one behind the other, each over several lines; [] where it does not end with one."""
    import json

    decoder, documents, at = json.JSONDecoder(), [], len(text) - len(text.lstrip())
    try:
        while at < len(text):
            document, end = decoder.raw_decode(text, at)
            documents.append(document)
            between = _BETWEEN.match(text, end)
            at = between.end() if between else end
    except (ValueError, RecursionError):
        return []
    return documents


def _mended(text: str) -> Any:
    """A document whose strings hold line ends and backslashes as they are, as GDELT sends them; None for any other."""
    import json

    try:
        return json.loads(_BACKSLASH.sub(_escaped, text), strict=False)
    except (ValueError, RecursionError):
        return None


def _escaped(found: re.Match[str]) -> str:
    return r"\\" if found[1] is None else "'" if found[1] == "'" else found[0]


def _of_lines(text: str, path: str) -> tuple[list[Any], Problem | None]:
    """The documents of a text that has one a line, and what to say of lines that are none."""
    documents: list[Any] = []
    bad: list[int] = []
    # Only line feeds part lines of JSON; U+2028 may stand inside a string.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                documents.append(decoded(line))
            except (ValueError, RecursionError):
                bad.append(number)
    return documents, bad_lines(path, len(bad), bad[0]) if bad else None


def bad_lines(path: str, count: int, first: int) -> Problem:
    """What to say of lines that are not JSON: how many they are, and the number of the first."""
    which = f"line {first} is" if count == 1 else f"{count} lines are, the first of them {first},"
    return Problem(path=path, code="damaged", message=f"{which} not JSON; read without")


def is_document(line: str) -> bool:
    """Whether a line is an object by itself."""
    try:
        return isinstance(decoded(line), Mapping)
    except (ValueError, RecursionError):
        return False


def decoded(text: str) -> Any:
    """The value of a document; ValueError and RecursionError where it has none."""
    import msgspec

    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        # Python writes NaN where a table had no value; the standard library reads it back.
        if "NaN" not in text and "Infinity" not in text:
            raise
        import json

        return json.loads(text)


def _said(error: ValueError) -> str:
    text = str(error).partition("(")[0].strip().rstrip(".")
    return text[:1].lower() + text[1:120]
