"""What `profile new --boolean` does: a string of another tool becomes a profile, or a sentence with a caret."""

from unicodedata import east_asian_width

from msgspec import Struct

from triage.cli.exits import say
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.boolean.tree import BooleanError, Place
from triage.profiles.toml.hints import did_you_mean
from triage.render.view.points import many
from triage.render.view.safe import piece

#: What is shown of the string on either side of the place that is meant.
BEFORE, AFTER = 40, 34


class BooleanRequest(Struct, frozen=True, kw_only=True):
    """The string of the command line or the file that holds it, and its dialect as typed."""

    text: str = ""
    file: str = ""
    dialect: str = ""

    def __bool__(self) -> bool:
        """Whether anything of it was asked for."""
        return bool(self.text or self.file or self.dialect)


def profile_of(request: BooleanRequest, title: str, environment: Environment) -> str | None:
    """The text of the new profile; what is not kept exactly is said. None where the string is broken, said too."""
    from triage.profiles.boolean.translate import DIALECTS, guessed, translate
    from triage.profiles.boolean.write import place_said

    if not request.text and not request.file:
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
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"), text)
        raise BooleanError(f"no article can match {text!r}", place, "take its signs out, or look for its words")


def _text(request: BooleanRequest, environment: Environment) -> str:
    if request.text and request.file:
        raise UsageError("--boolean and --file both give a string", "leave one of them out")
    if not request.file:
        return request.text
    try:
        raw = environment.stdin.read() if request.file == "-" else (environment.folder / request.file).read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UsageError(f"{request.file}: could not be read: {(error.strerror or 'error').lower()}") from error
    except UnicodeDecodeError:
        raise UsageError(f"{request.file}: is no UTF-8 text", "save it as UTF-8") from None


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


def _pointed(text: str, place: Place) -> tuple[str, str]:
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
