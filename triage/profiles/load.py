"""TOML → profiles. Whatever is wrong is said at once: every fault of every file, each with its line."""

import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from triage.errors import Fault, ProfileError, UsageError
from triage.profiles.members import LONGEST_TEXT
from triage.profiles.model import Profile, Term

if TYPE_CHECKING:
    from triage.profiles.toml.build import Built
    from triage.profiles.toml.faults import Faults
    from triage.profiles.toml.locate import LineNumbers


def load_profile(path: str | Path, *, with_lines: bool = False) -> Profile:
    """The profile in a file; `with_lines` fills in the lines of terms, combinations and tests.

    Raises ProfileError with all its faults, a missing file among them; TypeError for what is no path.
    """
    if not isinstance(path, str | PathLike):
        raise TypeError(f"path must be a str or Path, got {type(path).__name__}")
    return load_profiles((path,), with_lines=with_lines)[0]


def load_profiles(paths: Iterable[str | Path], *, with_lines: bool = False) -> tuple[Profile, ...]:
    """The profiles in some files, in their order; raises one ProfileError with the faults of all of them."""
    profiles: list[Profile] = []
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for path in map(Path, paths):
        from triage.profiles.toml.text import toml_of

        table, found = toml_of(path)
        if not found:
            profile = _finished(table, found, _id_of(path), path.parent, with_lines, faults)
            if profile.id in seen and not found:
                hint = f"{seen[profile.id]} has it too: give one of them another id"
                found.add(("id",), f"the id '{profile.id}' is used twice", hint)
            seen.setdefault(profile.id, path)
            profiles.append(replace(profile, path=str(path)))
        faults += found.all()
    if faults:
        # A list beside several profiles is read for each of them; its faults are said once.
        raise ProfileError(tuple(dict.fromkeys(faults)))
    return tuple(profiles)


def parse_profile(
    text: str, *, path: str = "profile.toml", folder: Path | None = None, with_lines: bool = False
) -> Profile:
    """The profile in a TOML text; lists in files are looked for in `folder`."""
    from triage.profiles.toml.text import parsed

    table, found = parsed(text, path)
    faults: list[Fault] = []
    if found:
        raise ProfileError(found.all())
    profile = _finished(table, found, _id_of(Path(path)), folder, with_lines, faults)
    faults += found.all()
    if faults:
        raise ProfileError(tuple(faults))
    return profile


def _id_of(file: Path) -> str:
    """The name of a file as an id: bytes that are no UTF-8 cannot stand in a report, and show as `�`."""
    return re.sub("[\ud800-\udfff]", "\ufffd", file.stem)


def profile_of_terms(texts: Iterable[str], id: str = "terms") -> Profile:  # noqa: A002
    """A profile of bare terms, as `-t` makes one; every match is reported."""
    given = tuple(texts)
    if not all(any(map(str.isalnum, text)) for text in given):
        raise UsageError("-t needs a word to look for", '-t "bird flu"')
    for text in given:
        # Bytes that are no UTF-8 come from the shell as halves of characters, which stand in no article.
        if re.search("[\ud800-\udfff]", text):
            raise UsageError(f"-t {text!r}: not UTF-8, so it can stand in no article")
    title = ", ".join(given)
    folded = dict.fromkeys(" ".join(text.split()) for text in given)
    if len(folded) == len(given) and max(map(len, folded), default=0) <= LONGEST_TEXT:
        # The same values as below, without importing the language of profile files.
        terms = tuple(Term(id=text, text=text) for text in folded)
        return Profile.of({"id": id, "title": title, "terms": terms})
    # As tables, so that "@" is a letter like any other.
    return Profile.from_dict({"title": title, "terms": [{"text": text} for text in given]}, id=id)


def _finished(
    table: dict[str, Any], found: "Faults", name: str, folder: Path | None, with_lines: bool, faults: list[Fault]
) -> Profile:
    """The profile; faults of files that its lists name go straight to `faults`."""
    from triage.profiles.toml.build import build
    from triage.profiles.toml.faults import Spot

    built = build(table, Spot((), found), name, folder)
    for other in built.lists.other_faults:
        faults += other.all()
    profile = Profile.of(built.values)
    return _lined(profile, built, found.lines) if with_lines and not found else profile


def _lined(profile: Profile, built: "Built", lines: "LineNumbers") -> Profile:
    where = iter(built.term_places)

    def lined(member: Any) -> Any:
        return replace(member, line=lines.of(next(where)))

    terms: tuple[Term, ...] = tuple(map(lined, profile.terms))
    tests = tuple(replace(test, line=lines.of(("test", place))) for place, test in enumerate(profile.tests))
    return replace(profile, terms=terms, combinations=tuple(map(lined, profile.combinations)), tests=tests)
