"""Remarks that need the file as it was written: what was asked for explicitly, and what nobody asks for."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from triage.profiles.check import Remark, is_long_enough
from triage.profiles.model import Profile
from triage.profiles.toml.locate import KeyPath
from triage.profiles.toml.text import toml_of


def check_file(profile: Profile) -> Iterable[Remark]:
    """Remarks on the file of a profile."""
    table, faults = toml_of(Path(profile.path))

    def on(where: KeyPath, message: str, hint: str) -> Remark:
        return Remark(path=profile.path, line=faults.lines.of(where), message=message, hint=hint)

    own = table.get("lists", {})
    used = set(_references(table))
    for name in own if isinstance(own, dict) else ():
        if name not in used:
            yield on(("lists", name), f"the list {name!r} is never used", f'write "@{name}" where it should stand')
    for key in ("terms", "term"):
        for place, term in enumerate(table.get(key, ())):
            if isinstance(term, dict) and term.get("fuzzy") in (True, "auto"):
                text = term.get("text", "")
                if not is_long_enough(text):
                    message = f"{text!r} is too short to be fuzzy: no word has 5 letters"
                    yield on((key, place, "fuzzy"), message, "list its misspellings as variants")


def _references(value: Any) -> Iterable[str]:
    """The names of all "@name" in a table."""
    if isinstance(value, str):
        if value.startswith("@"):
            yield value[1:].strip()
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for entry in inner:
        yield from _references(entry)
