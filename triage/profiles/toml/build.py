"""A table of values → a profile: its keys, its gates, the rule of its threshold, the digest over it all.

Nothing here reads a profile's file: `load` does; `lists` reads the files that a list names.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from triage.profiles.members import FIELD_WEIGHTS, DigestSettings, Filter, NotifySettings, ProfileTest, Require
from triage.profiles.toml.faults import BAD, Spot, shown
from triage.profiles.toml.keys import (
    DIGEST_KEYS,
    FILTER_KEYS,
    PROFILE_KEYS,
    PROFILE_NOTIFY_KEYS,
    REQUIRE_KEYS,
    TEST_KEYS,
)
from triage.profiles.toml.lists import Lists
from triage.profiles.toml.locate import KeyPath
from triage.profiles.toml.terms import Members, tables
from triage.profiles.toml.values import (
    ZONES,
    Keys,
    Reader,
    any_text,
    choice,
    each,
    language,
    line_of_text,
    number,
    read_table,
    texts,
    threshold,
    unknown_key,
)


class Built(Struct, frozen=True):
    """The values of a profile, without meaning once a fault has been noted, and where its terms and combinations stood."""

    values: dict[str, Any]
    term_places: tuple[KeyPath, ...]
    lists: Lists


def build(table: dict[str, Any], spot: Spot, default_id: str, folder: Path | None) -> Built:
    """The values of the profile that a table describes; what is wrong with it is noted at `spot`."""
    own = table.get("lists", {})
    lists = Lists(own if isinstance(own, dict) else {}, spot.at("lists"), folder)
    spot = Spot(spot.where, spot.faults, lists)
    _check_keys(table, spot)
    _check_lists(own, spot.at("lists"), lists)
    members = Members(table, spot, lists)
    found = _plain_values(table, spot, default_id)
    found |= _gates(table, spot, members, found["exclude"])
    found |= _threshold(table, spot, members)
    _check_weights(spot, members)
    found |= {"terms": members.terms, "combinations": members.combinations}
    return Built(found, tuple(where for where, _ in members.placed), lists)


def _plain_values(table: dict[str, Any], spot: Spot, default_id: str) -> dict[str, Any]:
    def one(key: str, reader: Reader, default: Any) -> Any:
        value = reader(spot.at(key), table[key]) if key in table else default
        return default if value is BAD else value

    return {
        "id": one("id", line_of_text, default_id),
        "title": one("title", any_text, ""),
        "note": one("note", any_text, ""),
        "languages": one("languages", each(language, '"en"'), ()),
        "updates": one("updates", choice("quiet", "new-matches", "always"), "new-matches"),
        "exclude": one("exclude", texts, ()),
        "fields": _fields(table, spot.at("fields")),
        "filter": _filter(table, spot),
        "digest": _digest(_inner(table, spot, "digest", DIGEST_KEYS)),
        "notify": _notify(_inner(table, spot, "notify", PROFILE_NOTIFY_KEYS)),
        "tests": tuple(_tests(table, spot)),
    }


def _inner(table: dict[str, Any], spot: Spot, key: str, keys: Keys) -> dict[str, Any]:
    if key not in table:
        return {}
    return read_table(spot.at(key), table[key], keys, f"[{key}]", PROFILE_KEYS)


def _digest(found: dict[str, Any]) -> DigestSettings:
    return DigestSettings(**found, given=tuple(found))


def _notify(found: dict[str, Any]) -> NotifySettings:
    return NotifySettings(**found, given=tuple(found))


def _check_keys(table: dict[str, Any], spot: Spot) -> None:
    for key in table:
        if key not in PROFILE_KEYS:
            unknown_key(spot, key, PROFILE_KEYS, "a profile")
    schema = table.get("schema", 1)
    if schema != 1 or isinstance(schema, bool | float):
        spot.at("schema").wrong(f"schema must be 1, got {shown(schema)}", "this triage reads schema 1")


def _check_lists(own: Any, spot: Spot, lists: Lists) -> None:
    if not isinstance(own, dict):
        spot.wrong(f"lists must be a table, got {shown(own)}", 'write [lists] and below it name = ["…"]')
        return
    for name in own:
        # `exclude = […]` below [lists] would quietly be a list that nobody uses.
        if not isinstance(name, str) or name in PROFILE_KEYS:
            unknown_key(spot, name, (), "[lists]", PROFILE_KEYS)
        elif name == "aliases":
            spot.at(name).wrong("a list cannot be called aliases: @aliases has a meaning of its own")
    lists.resolve_own()


def _fields(table: dict[str, Any], spot: Spot) -> dict[Any, float]:
    value = table.get("fields", {})
    if not isinstance(value, dict):
        spot.wrong(f"fields must be a table, got {shown(value)}", "write fields = { title = 5, body = 1 }")
        return FIELD_WEIGHTS
    keys: Keys = {zone: (zone, number(0, 1000, "2")) for zone in ZONES} if value else {}
    fields: dict[Any, float] = {**FIELD_WEIGHTS, **read_table(spot, value, keys, "fields", PROFILE_KEYS)}
    if not any(fields.values()):
        spot.wrong("fields gives no field any points")
    return fields


def _filter(table: dict[str, Any], spot: Spot) -> Filter:
    found = Filter(**_inner(table, spot, "filter", FILTER_KEYS))
    if found.min_words is not None and found.max_words is not None and found.min_words > found.max_words:
        spot.at("filter").at("max_words").wrong(f"max_words is below min_words ({found.min_words})")
    return found


def _tests(table: dict[str, Any], spot: Spot) -> Iterable[ProfileTest]:
    for here, value in tables(table, "test", spot):
        found = read_table(here, value, TEST_KEYS, "[[test]]", PROFILE_KEYS)
        if not value.keys() & {"text", "title", "path"}:
            here.wrong("a test needs text, title or path", 'write text = "…"')
        if value.keys() >= {"text", "path"}:
            here.at("path").wrong("a test has text or path, not both")
        if found.get("min_score", 0) > found.get("max_score", 100):
            here.at("max_score").wrong(f"max_score is below min_score ({found['min_score']:g})")
        yield ProfileTest(**found)


def _gates(table: dict[str, Any], spot: Spot, members: Members, exclude: tuple[str, ...]) -> dict[str, Any]:
    """The gates of the profile joined by its terms with `required` or `exclude`."""
    found = _inner(table, spot, "require", REQUIRE_KEYS)
    required = (member.id for member in members.all if member.required)
    excluded = (member.id for member in members.all if member.exclude)
    found["all"] = tuple(dict.fromkeys((*found.get("all", ()), *required)))
    return {"require": Require(**found), "exclude": tuple(dict.fromkeys((*exclude, *excluded)))}


def _threshold(table: dict[str, Any], spot: Spot, members: Members) -> dict[str, Any]:
    if "threshold" in table:
        said = threshold(spot.at("threshold"), table["threshold"])
        return {"threshold": "any" if said is BAD else said, "threshold_rule": "given"}
    if members.has_weights:
        return {"threshold": 50.0, "threshold_rule": "weights"}
    return {"threshold": "any", "threshold_rule": "any"}


def _check_weights(spot: Spot, members: Members) -> None:
    if spot.faults or (spot.lists and spot.lists.has_other_faults):
        # Terms with faults are missing here: what is said about all of them would be wrong.
        return
    if not members.all:
        spot.wrong("the profile has no terms", 'write terms = ["…"]')
    elif all(member.weight <= 0 for member in members.all):
        hint = "at least one term needs a weight above 0"
        spot.wrong("no term of the profile has a positive weight: it could never score", hint)
