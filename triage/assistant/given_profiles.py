"""A profile that came as text: checked and used like any other, but it opens no file and is not saved."""

import tomllib
from typing import Any

from triage.errors import Fault, ProfileError
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile

NAME = "profile.toml"


def given_profile(text: str) -> Profile:
    """The profile; ProfileError with all its faults, and for texts and tests that stand in files."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):
        table = {}  # said by the parser below, with its line
    faults = tuple(
        Fault(path=NAME, line=None, message=message, hint="write the texts into the profile")
        for message in dict.fromkeys(_files(table, ()))
    )
    if faults:
        # Before anything is resolved: a list is read where it is named.
        raise ProfileError(faults)
    return parse_profile(text, path=NAME, with_lines=True)


def _files(value: Any, where: tuple[str, ...]) -> list[str]:
    """What would open a file: "file:…" in any text, however deep, and `path` of a test."""
    found: list[str] = []
    stack: list[tuple[Any, tuple[str, ...]]] = [(value, where)]
    while stack:
        one, place = stack.pop()
        if isinstance(one, str):
            if " ".join(one.split()).startswith("file:"):
                found.append("a profile given as text reads no file, and a text in it begins with 'file:'")
            elif place == ("test", "path"):
                found.append("a profile given as text reads no file, and a [[test]] has a path")
        elif isinstance(one, dict):
            stack += [(inner, (*place, str(key))) for key, inner in one.items()]
        elif isinstance(one, list):
            stack += [(inner, place) for inner in one]
    return found
