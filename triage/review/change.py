"""A change of a profile that its reader asked for while reading: shown as a difference, written on Enter alone.

Comments and order stay as they were. What was there before is noted in the journal, so that `u` brings it back.
"""

from collections.abc import Callable, Sequence
from difflib import unified_diff
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from triage.errors import DeliveryError, ProfileError, UsageError
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile
from triage.render.view.safe import line as safe_line
from triage.render.view.safe import piece
from triage.review.journal import Action, Journal
from triage.tuning.compare import Comparison
from triage.whole_file import replace_text

Kind = Literal["add", "exclude", "variant"]
#: Headlines that are named of what comes in or goes.
NAMED = 5


class Change(Struct, frozen=True, kw_only=True):
    """What is to be written, and what it would do."""

    #: The difference and its effect, for people.
    lines: tuple[str, ...]
    #: Write it. Raises DeliveryError where the file cannot be written or has changed meanwhile.
    write: Callable[[], None]


def change_of(
    file: Path,
    kind: Kind,
    said: str,
    compared: Callable[[Profile], Comparison],
    journal: Journal,
    at: str,
) -> Change:
    """The change with its effect; UsageError where there is nothing to change, or the profile would be wrong."""
    before = _text(file)
    after = edited(before, kind, said)
    try:
        new = parse_profile(after, path=str(file), folder=file.parent)
    except ProfileError as error:
        raise UsageError(f"the profile would be wrong: {error}") from None
    difference = unified_diff(before.splitlines(), after.splitlines(), str(file), str(file), lineterm="", n=1)
    lines = [piece(line) for line in difference]

    def write() -> None:
        if _text(file) != before:
            raise DeliveryError(f"{file} has changed meanwhile; nothing is written")
        journal.note(Action(did="profile", id=digest_of(after), at=at, before=before))
        replace_text(file, after)

    return Change(lines=(*lines, "", *_effect(compared(new))), write=write)


def edited(text: str, kind: Kind, said: str) -> str:
    r"""The profile's text with a term, an exclusion or another spelling more.

    >>> edited('title = "Flu"\nterms = ["flu"]  # mine\n', "add", "bird flu")
    'title = "Flu"\nterms = ["flu", "bird flu"]  # mine\n'
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise UsageError(f"the profile cannot be read: {error}") from None
    if kind == "variant":
        _add_variant(document, said)
    else:
        _add_text(document, "terms" if kind == "add" else "exclude", said)
    return tomlkit.dumps(document)


def _add_text(document: Any, key: str, said: str) -> None:
    words = said.strip()
    texts = document.get(key)
    if texts is None:
        document.add(key, [words])
        return
    if any(words == (one if isinstance(one, str) else one.get("text")) for one in texts):
        raise UsageError(f"{words!r} is there already")
    texts.append(words)


def _add_variant(document: Any, said: str) -> None:
    name, equals, spelling = (part.strip() for part in said.partition("="))
    if not equals or not name or not spelling:
        raise UsageError("write it as term = other spelling")
    for holder in (document.get("terms", []), document.get("term", [])):
        for number, one in enumerate(holder):
            if name not in ((one,) if isinstance(one, str) else (one.get("id"), one.get("text"))):
                continue
            if isinstance(one, str):
                import tomlkit

                table = tomlkit.inline_table()
                table.update({"text": str(one), "variants": [spelling]})
                holder[number] = table
                return
            if spelling in one.get("variants", []):
                raise UsageError(f"{spelling!r} is there already")
            if "variants" in one:
                one["variants"].append(spelling)
            else:
                one["variants"] = [spelling]
            return
    raise UsageError(f"the profile has no term {name!r}")


def restore(file: Path, changed: Action) -> None:
    """Bring back the text that a change replaced; UsageError where the file was edited since."""
    if digest_of(_text(file)) != changed.id:
        raise UsageError(f"{file} was edited since; its earlier text is not brought back")
    replace_text(file, changed.before)


def digest_of(text: str) -> str:
    """Names a text in the journal."""
    return blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read") from error


def _effect(found: Comparison) -> Sequence[str]:
    lines = []
    for title, movements in (
        ("hits gained", ("gained",)),
        ("hits lost", ("lost",)),
        ("change of band", ("up", "down")),
    ):
        moved = found.of(*movements)
        lines.append(f"{title}: {len(moved)}")
        for one in moved[:NAMED]:
            value = "–" if one.new is None else f"{one.new.value:.0f}"
            lines.append(f"  {value:>3} {safe_line(one.article.title or one.article.path)[:80]}")
        if len(moved) > NAMED:
            lines.append(f"  and {len(moved) - NAMED} more")
    return lines
