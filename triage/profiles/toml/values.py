"""Checked values: each reader takes what TOML gave and gives what the model wants, or notes a fault and gives BAD.

Profiles and settings are tables of these readers (see `keys`). A reader of a list notes each bad entry and keeps
the good ones.
"""

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal, get_args

from triage.article import Zone
from triage.profiles.members import LONGEST_TEXT
from triage.profiles.toml.faults import BAD, Spot, one_of, shown

Reader = Callable[[Spot, Any], Any]
#: Key → name of the model's attribute, and how its value is read.
Keys = dict[str, tuple[str, Reader]]

ZONES: tuple[Zone, ...] = get_args(Zone)
_DAY = 86400.0
_UNITS = {"min": 60.0, "h": 3600.0, "d": _DAY, "w": 7 * _DAY}
#: The largest count: as good as none.
MOST = 1_000_000_000


def read_table(
    spot: Spot, value: Any, keys: Keys, what: str, profile_keys: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The good values of a table under the model's names; unknown keys are faults.

    A key of `profile_keys` that is none of this table's has slipped below its header.
    """
    if not isinstance(value, dict):
        spot.wrong(f"{spot.key} must be a table, got {shown(value)}")
        return {}
    found = {}
    for key, inner in value.items():
        if key in keys:
            name, reader = keys[key]
            read = reader(spot.at(key), inner)
            if read is not BAD:
                found[name] = read
        else:
            unknown_key(spot, key, tuple(keys), what, profile_keys)
    return found


def unknown_key(
    spot: Spot, key: Any, known: tuple[str, ...], what: str, profile_keys: tuple[str, ...] = ()
) -> None:
    """Note a key that is not known here."""
    from triage.profiles.toml.hints import BELOW_A_HEADER, above_first_header, of_unknown_key

    if not isinstance(key, str):
        spot.wrong(f"a key must be text, got {shown(key)}")
    elif key in profile_keys:
        spot.at(key).wrong(above_first_header(f"{what} has no key {key}", key), BELOW_A_HEADER)
    else:
        spot.at(key).wrong(f"unknown key {shown(key)}", of_unknown_key(key, known, what))


def number(least: float = -math.inf, most: float = math.inf, example: str = "8") -> Reader:
    """A finite number from `least` to `most`."""

    def read(spot: Spot, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return spot.wrong(f"{spot.key} must be a number, got {shown(value)}", f"write {spot.key} = {example}")
        try:
            found = float(value)
        except OverflowError:
            found = math.inf
        if not math.isfinite(found):
            return spot.wrong(f"{spot.key} must be a finite number, got {shown(value)}")
        if not least <= found <= most:
            bounds = f"from {least:g} to {most:g}" if most < math.inf else f"{least:g} or more"
            return spot.wrong(f"{spot.key} must be {bounds}, got {shown(value)}")
        return found

    return read


def count(least: int = 1, most: int = MOST) -> Reader:
    """A whole number of at least `least` and at most `most`."""

    def read(spot: Spot, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int):
            hint = f"write {spot.key} = {max(least, 2)}"
            return spot.wrong(f"{spot.key} must be a whole number, got {shown(value)}", hint)
        if value < least:
            return spot.wrong(f"{spot.key} must be {least} or more, got {shown(value)}")
        if value > most:
            return spot.wrong(f"{spot.key} must be {most:,} or less, got {shown(value)}")
        return value

    return read


def flag(spot: Spot, value: Any) -> Any:
    """True or false."""
    if not isinstance(value, bool):
        return spot.wrong(f"{spot.key} must be true or false, got {shown(value)}", f"write {spot.key} = true")
    return value


def choice(*choices: str, true: str = "", false: str = "") -> Reader:
    """One of some words; `true` and `false` name what the booleans stand for, where they stand for something."""

    def read(spot: Spot, value: Any) -> Any:
        if isinstance(value, bool) and true:
            return true if value else false
        if isinstance(value, str) and value in choices:
            return value
        from triage.profiles.toml.hints import did_you_mean

        hint = did_you_mean(value, choices, quoted=True)
        return spot.wrong(f"{spot.key} must be {one_of(choices)}, got {shown(value)}", hint)

    return read


def line_of_text(spot: Spot, value: Any) -> Any:
    """A text on one line that is not empty; white space is folded."""
    if not isinstance(value, str):
        return spot.wrong(f"{spot.key} must be a text, got {shown(value)}", f'write {spot.key} = "…"')
    if not _is_unicode(value):
        return _not_unicode(spot, value)
    folded = " ".join(value.split())
    if not folded:
        return spot.wrong(f"{spot.key} is empty")
    if len(folded) > LONGEST_TEXT:
        return spot.wrong(f"{spot.key} is longer than {LONGEST_TEXT} characters")
    return folded


def no_password(where: str) -> Reader:
    """A password, which belongs elsewhere."""

    def read(spot: Spot, _: Any) -> Any:
        return spot.wrong(
            f"a password does not belong in {where}",
            "name where it is: password_file, password_variable or password_keyring",
        )

    return read


def any_text(spot: Spot, value: Any) -> Any:
    """A text, empty or of many lines too."""
    if not isinstance(value, str):
        return spot.wrong(f"{spot.key} must be a text, got {shown(value)}", f'write {spot.key} = "…"')
    return value if _is_unicode(value) else _not_unicode(spot, value)


def _is_unicode(text: str) -> bool:
    """Whether a text has no lone surrogates: no file can hold them, but a dictionary made by a program can."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _not_unicode(spot: Spot, value: str) -> Any:
    return spot.wrong(f"{spot.key} holds half a character, which stands in no article: {shown(value)}")


def each(reader: Reader, example: str = "") -> Reader:
    """A list whose entries are read one by one; gives a tuple."""

    def read(spot: Spot, value: Any) -> Any:
        if not isinstance(value, list | tuple):
            hint = f"write {spot.key} = [{example or _entry(value)}]"
            return spot.wrong(f"{spot.key} must be a list, got {shown(value)}", hint)
        found = (reader(spot.at(place), entry) for place, entry in enumerate(value))
        return tuple(entry for entry in found if entry is not BAD)

    return read


def _entry(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) and len(value) < 40 and '"' not in value else '"…"'


def texts(spot: Spot, value: Any) -> Any:
    """A list of texts in which "@name" and "file:names.csv" stand for others; repetitions are dropped."""
    if not isinstance(value, list | tuple):
        hint = f"write {spot.key} = [{_entry(value)}]"
        return spot.wrong(f"{spot.key} must be a list, got {shown(value)}", hint)
    found: list[str] = []
    for place, entry in enumerate(value):
        here = spot.at(place)
        text = line_of_text(here, entry)
        if text is BAD:
            continue
        rows = ((text,),) if spot.lists is None else spot.lists.rows(text, here)
        found += (text for row in rows for text in row)
    return tuple(dict.fromkeys(found))


def zones(spot: Spot, value: Any) -> Any:
    """Names of zones."""
    read: Any = each(choice(*ZONES), '"title"')(spot, value)
    if read == ():
        return spot.wrong(f"{spot.key} names no zone", f"zones are {one_of(ZONES, 'and')}") if not value else BAD
    return read


def duration(spot: Spot, value: Any) -> Any:
    """Seconds: "3d", "12h", "2w", "30min"; a bare number is days."""
    example = f'write {spot.key} = "3d" or "12h"'
    if isinstance(value, str):
        text = value.strip()
        unit = "min" if text.endswith("min") else text[-1:]
        amount = text[: len(text) - len(unit)].strip()
        if unit in _UNITS and amount.replace(".", "", 1).isdigit() and amount.isascii():
            return float(amount) * _UNITS[unit]
        if unit == "m" and amount.isdigit():
            return spot.wrong(
                f"{spot.key}: {shown(value)} may be minutes or months", f'write "{amount}min" or days'
            )
        return spot.wrong(f"{spot.key} must be a duration, got {shown(value)}", example)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return spot.wrong(f"{spot.key} must be a duration, got {shown(value)}", example)
    if not 0 <= value <= 10**6:
        return spot.wrong(f"{spot.key} must be a number of days, 0 or more, got {shown(value)}", example)
    return float(value) * _DAY


def day(spot: Spot, value: Any) -> Any:
    """A day as ISO text, from a TOML date or a text."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and len(value.strip()) == 10:
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            pass
    return spot.wrong(f"{spot.key} must be a day, got {shown(value)}", f"write {spot.key} = 2026-11-01")


def language(spot: Spot, value: Any) -> Any:
    """A BCP 47 tag; its first part comes out in lower case."""
    if isinstance(value, str):
        first, *rest = value.strip().replace("_", "-").split("-")
        parts_hold = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in rest)
        if first.isascii() and first.isalpha() and len(first) in (2, 3) and parts_hold:
            return "-".join((first.lower(), *rest))
    from triage.profiles.toml.hints import of_language

    return spot.wrong(f"{spot.key} must hold codes of languages, got {shown(value)}", of_language(value))


def threshold(spot: Spot, value: Any) -> float | Literal["any"] | Any:
    """0–100 or "any"."""
    if value == "any":
        return value
    if isinstance(value, str):
        message = f'{spot.key} must be a number from 0 to 100 or "any", got {shown(value)}'
        return spot.wrong(message, f"write {spot.key} = 50")
    return number(0, 100, "50")(spot, value)
