"""The keys of `triage.toml`, read by the same readers as those of a profile. `settings` says what they mean."""

from typing import Any

from triage.profiles.toml.faults import BAD, Spot, shown
from triage.profiles.toml.keys import DIGEST_KEYS, NOTIFY_KEYS, mail_address
from triage.profiles.toml.values import (
    Keys,
    Reader,
    choice,
    count,
    each,
    flag,
    language,
    line_of_text,
    no_password,
    number,
    read_table,
    texts,
)

_SIZES = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "B": 1}
#: As good as no bound: a thousand TiB.
_MOST_BYTES = 1 << 50


def _timezone(spot: Spot, value: Any) -> Any:
    """The IANA name of a zone."""
    from zoneinfo import ZoneInfo, available_timezones

    name = line_of_text(spot, value)
    if name is BAD:
        return BAD
    try:
        return ZoneInfo(name).key
    except (KeyError, OSError, ValueError):
        # The system may know no zones at all; then the name is at least said.
        pass
    from triage.profiles.toml.hints import did_you_mean

    hint = did_you_mean(name, available_timezones(), quoted=True) or f'write {spot.key} = "Europe/Berlin"'
    return spot.wrong(f"{spot.key} must be the name of a time zone, got {shown(name)}", hint)


def _size(spot: Spot, value: Any) -> Any:
    """Bytes: a number, or "64 MiB"."""
    if not isinstance(value, str):
        return count(most=_MOST_BYTES)(spot, value)
    text = value.strip().upper()
    amount = text.rstrip("BIKMG").strip()
    unit = text[len(text.rstrip("BIKMG")) :]
    if amount.isascii() and amount.isdigit() and unit in _SIZES and len(amount) < 10:
        return count(most=_MOST_BYTES)(spot, int(amount) * _SIZES[unit])
    return spot.wrong(f"{spot.key} must be a size, got {shown(value)}", f'write {spot.key} = "64 MiB"')


def _entities(spot: Spot, value: Any) -> Any:
    """The name of a recogniser, or a table with it."""
    if isinstance(value, dict):
        return read_table(spot, value, {"engine": ("engine", line_of_text)}, "[entities]").get("engine", "rules")
    return line_of_text(spot, value)


def _table(keys: Keys, what: str) -> Reader:
    def read(spot: Spot, value: Any) -> Any:
        return read_table(spot, value, keys, what)

    return read


def _family(spot: Spot, value: Any) -> Any:
    names = texts(spot, value)
    if names is BAD or len(names) > 1:
        return names
    return spot.wrong("a family needs two names or more", 'write families = [["Kyiv", "Kiev"]]')


#: The same names as `readers.contract.Bounds`.
BOUNDS_KEYS: Keys = {
    "file_bytes": ("file_bytes", _size),
    "members": ("members", count()),
    "expansion": ("expansion", count()),
    "nesting": ("nesting", count()),
    "seconds": ("seconds", count()),
}

MAIL_KEYS: Keys = {
    "host": ("host", line_of_text),
    "port": ("port", count(most=65_535)),
    "security": ("security", choice("starttls", "tls", "none", true="tls", false="none")),
    "user": ("user", line_of_text),
    "password": ("password", no_password("a settings file")),
    "password_file": ("password_file", line_of_text),
    "password_variable": ("password_variable", line_of_text),
    "password_keyring": ("password_keyring", line_of_text),
    "from": ("sender", mail_address),
    "to": ("to", each(mail_address, '"name@example.org"')),
    "list_unsubscribe": ("list_unsubscribe", line_of_text),
    "one": ("one", flag),
    "timeout": ("timeout", number(1, 3600, "30")),
    "give_up_after": ("give_up_after", number(1, 86400, "300")),
}


def _review(spot: Spot, value: Any) -> Any:
    """The keys of `triage review`: `[review] keys`."""
    return read_table(spot, value, {"keys": ("keys", _review_keys)}, "[review]").get("keys", {})


def _review_keys(spot: Spot, value: Any) -> Any:
    return read_table(spot, value, {name: (name, line_of_text) for name in REVIEW_ACTIONS}, "[review.keys]")


#: The actions of `review.keys`, which a test holds to these.
REVIEW_ACTIONS = (
    "down", "up", "first", "last", "page", "open", "keep", "skip", "later", "undo", "find", "next_match",
    "previous_match", "filter", "profile", "why", "versions", "browse", "copy", "add", "exclude", "variant", "help", "quit",
)  # fmt: skip


SETTINGS_KEYS: Keys = {
    "known_words": ("known_words", texts),
    "timezone": ("timezone", _timezone),
    "language": ("language", language),
    "aliases": ("aliases", flag),
    "families": ("families", each(_family, '["…", "…"]')),
    "entities": ("entities", _entities),
    "bounds": ("bounds", _table(BOUNDS_KEYS, "[bounds]")),
    "cache": ("cache", flag),
    "cache_size": ("cache_size", _size),
    "mail": ("mail", _table(MAIL_KEYS, "[mail]")),
    "notify": ("notify", _table(NOTIFY_KEYS, "[notify]")),
    "review": ("review_keys", _review),
    "digest": ("digest", _table(DIGEST_KEYS, "[digest]")),
}
