"""What holds for files that users write: a value that works, or every fault with its line; never another error."""

from triage.article import Article
from triage.errors import Fault, ProfileError
from triage.matcher import Matcher
from triage.profiles.boolean.translate import DIALECTS, translate
from triage.profiles.boolean.tree import BooleanError, StringPlace
from triage.profiles.check import check_profile
from triage.profiles.load import parse_profile
from triage.profiles.toml.faults import Spot
from triage.profiles.toml.lists import Lists
from triage.profiles.toml.settings_keys import SETTINGS_KEYS
from triage.profiles.toml.text import parsed
from triage.profiles.toml.values import read_table

ARTICLE = Article(
    title="Harbour of Oshima opens", body="OSHIMA - Mayor Kenji Tanabe opened the harbour. Tanabe said so."
)


def profile(data: bytes) -> None:
    """A profile loads and works, or says why it does not."""
    text = data[1:].decode("utf-8", "replace")
    try:
        made = parse_profile(text, path="p.toml", with_lines=bool(data[:1] and data[0] % 2))
    except ProfileError as error:
        assert error.faults
        _told(error.faults, text)
        return
    for remark in check_profile(made, "2026-11-23"):
        assert remark.message
        assert "\n" not in remark.message
    matcher = Matcher([made], now=1.8e9)
    [score] = matcher.score(ARTICLE)
    assert 0 <= score.value <= 100


def settings(data: bytes) -> None:
    """The same for `triage.toml`."""
    text = data[1:].decode("utf-8", "replace")
    table, faults = parsed(text, "triage.toml")
    if not faults:
        read_table(Spot((), faults, Lists({}, Spot(("lists",), faults), None)), table, SETTINGS_KEYS, "settings")
    if faults:
        _told(faults.all(), text)


def boolean(data: bytes) -> None:
    """A Boolean string becomes a profile that loads and works, or says where it is broken."""
    dialect = DIALECTS[data[0] % len(DIALECTS)] if data else "plain"
    text = data[1:].decode("utf-8", "replace")
    try:
        made = translate(text, dialect, "Fuzz")
    except BooleanError as error:
        assert error.message
        assert "\n" not in error.message, error.message
        _placed(error.place, text)
        return
    for note in made.notes:
        assert note.message
        _placed(note.place, text)
    matcher = Matcher([parse_profile(made.toml)], now=1.8e9)
    [score] = matcher.score(ARTICLE)
    assert 0 <= score.value <= 100


def _placed(place: StringPlace | None, text: str) -> None:
    if place is not None:
        assert 1 <= place.line <= text.count("\n") + text.count("\r") + 1, place
        assert place.column >= 1, place


def _told(faults: tuple[Fault, ...], text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for fault in faults:
        assert isinstance(fault, Fault)
        assert fault.message
        assert "\n" not in fault.message, fault.message
        assert fault.line is None or 1 <= fault.line <= lines, (fault.line, lines)
