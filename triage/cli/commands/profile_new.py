"""`triage profile new`: a profile to start from, or what a Boolean string of another tool asks for."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from unicodedata import east_asian_width

import typer
from msgspec import Struct

from triage.bounded_file import LARGEST_BY_HAND, bytes_of, rest_of
from triage.cli.exits import USAGE, say
from triage.cli.options import check_choice, choice_option, command
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import DeliveryError, UsageError
from triage.profiles.boolean.tree import BooleanError, StringPlace
from triage.profiles.starter import GALLERY, example_of, from_gallery, starter, title_of
from triage.profiles.toml.hints import did_you_mean
from triage.render.view.points import many
from triage.render.view.safe import piece, safe_line

app = typer.Typer(rich_markup_mode=None)

#: What is shown of the string on either side of the place that is meant.
BEFORE, AFTER = 40, 34


class NewRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile new`, as typed."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="The subject; also the name of the file.")]
    folder: Annotated[str, typer.Option("--folder", metavar="FOLDER", help="The folder to write it to.")] = (
        "profiles"
    )
    gallery: Annotated[
        str,
        choice_option(
            "--from",
            metavar="KIND",
            help="Start from an example: disease, company, country, person, supply-chain or regulation.",
            choices=GALLERY,
        ),
    ] = ""
    boolean: Annotated[
        str, typer.Option("--boolean", metavar="STRING", help="The Boolean string to translate.")
    ] = ""
    file: Annotated[
        str, typer.Option("--file", metavar="FILE", help="A file with the Boolean string; - is standard input.")
    ] = ""
    dialect: Annotated[
        str,
        choice_option(
            "--dialect",
            metavar="DIALECT",
            help="factiva, lexis, meltwater, emm or plain (default: guessed).",
            choices=("factiva", "lexis", "meltwater", "emm", "plain"),
        ),
    ] = ""


@command(
    app,
    about="Write a commented profile to start from, or translate a Boolean string from another tool. Never overwrites a "
    "file.",
)
def new(request: NewRequest, environment: Environment) -> int:
    """Write a starter profile, or what a Boolean string says; UsageError where a file of that name stands already."""
    stem = re.sub(r"[^\w]+", "-", request.name.removesuffix(".toml").casefold()).strip("-_")
    if not stem:
        raise UsageError(f"a profile cannot be called {request.name!r}", "triage profile new japan")
    path = Path(request.folder) / f"{stem}.toml"
    plain = request.name.removesuffix(".toml")
    if request.gallery:
        check_choice(request.gallery, tuple(GALLERY), f"no example is called {request.gallery!r}")
        if request.boolean or request.file or request.dialect:
            raise UsageError("--from and a Boolean string cannot be combined", "use one of them")
    text = from_gallery(request.gallery, plain) if request.gallery else starter(plain)
    if (request.boolean or request.file or request.dialect) and not path.exists():
        made = _translated(request, title_of(plain), environment)
        if made is None:
            return USAGE
        text = made
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent} is a file, not a folder", "--folder FOLDER") from None
        raise UsageError(f"{path} already exists and was not changed", "choose another name") from None
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise DeliveryError(f"{path}: could not be written: {(error.strerror or 'error').lower()}") from error
    deliver([f"{safe_line(str(path))}\n"], environment)
    if request.gallery:
        example = example_of(request.gallery)
        say(
            environment,
            f"triage: its terms and tests are still those of an example, {example!r}: put yours in their place",
        )
    return 0


def _translated(request: NewRequest, title: str, environment: Environment) -> str | None:
    """The text of the new profile; what is not kept exactly is said. None where the string is broken, said too."""
    from triage.profiles.boolean.translate import DIALECTS, guessed, translate
    from triage.profiles.boolean.write import place_said

    if not request.boolean and not request.file:
        raise UsageError("--dialect needs a string", "--boolean 'bird flu and poland', or --file FILE")
    text = _text(request, environment)
    if request.dialect and request.dialect not in DIALECTS:
        hint = did_you_mean(request.dialect, DIALECTS) or f"there are {', '.join(DIALECTS)}"
        raise UsageError(f"no such dialect {request.dialect!r}", hint)
    try:
        dialect = next((one for one in DIALECTS if one == request.dialect), None)
        if dialect is None:
            dialect = guessed(text)
            say(environment, f"triage: read as a string of {dialect}; --dialect says otherwise")
        translated = translate(text, dialect, title)
        check_findable(translated.toml, text)
    except BooleanError as error:
        _say_broken(error, text, request.file, environment)
        return None
    if translated.notes:
        say(environment, f"triage: {many(len(translated.notes), 'part')} of the string not kept exactly")
    for note in translated.notes:
        say(environment, f"  {place_said(note)}")
    return translated.toml


def check_findable(toml: str, string: str) -> None:
    """Refuse a string with a word or phrase that the new profile could find nowhere, not even as it is written."""
    from triage.profiles.load import parse_profile
    from triage.tuning.findable import unfindable

    lost = unfindable(parse_profile(toml))
    if lost:
        text = lost[0].text
        before = string[: max(string.casefold().find(text.casefold()), 0)]
        place = StringPlace(before.count("\n") + 1, len(before) - before.rfind("\n"), text)
        raise BooleanError(
            f"no article can match {text!r}", place, "remove the punctuation, or look for its words"
        )


def _text(request: NewRequest, environment: Environment) -> str:
    if request.boolean and request.file:
        raise UsageError("--boolean and --file both give a string", "leave one of them out")
    if not request.file:
        return request.boolean
    try:
        raw = (
            rest_of(environment.stdin, LARGEST_BY_HAND)
            if request.file == "-"
            else bytes_of(environment.folder / request.file, LARGEST_BY_HAND)
        )
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UsageError(f"{request.file}: could not be read: {(error.strerror or 'error').lower()}") from error
    except UnicodeDecodeError:
        raise UsageError(f"{request.file}: is not UTF-8 text", "save it as UTF-8") from None


def _say_broken(error: BooleanError, text: str, file: str, environment: Environment) -> None:
    """The sentence, under it the string with a caret below the place, and what to do."""
    name = "standard input" if file == "-" else file
    where = name
    if error.place is not None:
        line, column, _ = error.place
        where = f"column {column}"
        if name or "\n" in text.strip():
            where = f"{name}:{line}:{column}" if name else f"line {line}, column {column}"
    say(environment, f"triage: {where}: {error.message}" if where else f"triage: {error.message}")
    if error.place is not None:
        for shown in _pointed(text, error.place):
            say(environment, shown)
    if error.hint:
        say(environment, f"  hint: {error.hint}")


def _pointed(text: str, place: StringPlace) -> tuple[str, str]:
    """The line around a place, and a caret under it."""
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    at = min(place.column - 1, len(line))
    start = max(0, at - BEFORE)
    before = piece(line[start:at]).lstrip(" ")
    after = piece(line[at : at + AFTER]).rstrip(" ")
    before = ("…" if start else "") + before
    after += "…" if at + AFTER < len(line) else ""
    width = sum(2 if east_asian_width(char) in "WF" else 1 for char in before)
    return f"    {before}{after}", f"    {' ' * width}^"
