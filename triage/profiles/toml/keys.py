"""The keys of the profile language: for each table its keys, the model's names for them, and their readers.

`docs/profiles.md` says what they mean; matching gives them that meaning.
"""

import re
from typing import Any

from triage.expression import Expression
from triage.languages.calendar import WEEKDAYS
from triage.profiles.members import AtLeast, Near
from triage.profiles.toml.faults import BAD, Spot, shown
from triage.profiles.toml.values import (
    Keys,
    any_text,
    choice,
    count,
    day,
    duration,
    each,
    flag,
    language,
    line_of_text,
    number,
    read_table,
    texts,
    zones,
)

PROFILE_KEYS = (
    "schema",
    "id",
    "title",
    "note",
    "threshold",
    "languages",
    "fields",
    "terms",
    "term",
    "combination",
    "require",
    "exclude",
    "lists",
    "defaults",
    "filter",
    "updates",
    "digest",
    "notify",
    "test",
)

_unit = choice("words", "sentence", "paragraph")

_NEAR: Keys = {
    "terms": ("terms", texts),
    "within": ("within", count(0)),
    "unit": ("unit", _unit),
    "ordered": ("ordered", flag),
}


def _near(spot: Spot, value: Any) -> Any:
    if isinstance(value, list | tuple | str):
        hint = f'write {spot.key} = {{ terms = ["…"], within = 10 }}'
        return spot.wrong(f"{spot.key} must be a table, got {shown(value)}", hint)
    found = read_table(spot, value, _NEAR, spot.key)
    if "terms" not in found:
        if isinstance(value, dict) and "terms" not in value:
            spot.wrong(f"{spot.key} needs terms", f'write {spot.key} = {{ terms = ["…"], within = 10 }}')
        return BAD
    if not found["terms"]:
        return BAD if value["terms"] else spot.wrong(f"{spot.key} has no terms")
    # "In the same sentence" is what `unit = "sentence"` alone should mean.
    if found.get("unit", "words") != "words":
        found.setdefault("within", 0)
    return Near(**found)


#: Keys that [defaults] may give to every term.
DEFAULT_KEYS: Keys = {
    "weight": ("weight", number()),
    "in": ("within", zones),
    "not_in": ("not_within", zones),
    "first_words": ("first_words", count()),
    "as": ("as_", choice("word", "prefix", "wildcard", "substring", "regex", "compound")),
    "forms": ("forms", choice("exact", "plural", "stem", "root")),
    "case": ("case", choice("auto", "ignore", "match", "upper", "capitalized")),
    "accents": ("accents", choice("ignore", "match")),
    "translit": ("translit", flag),
    "short_names": ("short_names", choice("auto", "off", true="auto", false="off")),
    "aliases": ("aliases", choice("auto", "off", true="auto", false="off")),
    "fuzzy": ("fuzzy", choice("auto", "off", "strict", "loose", true="auto", false="off")),
    "at_least": ("at_least", count()),
    "max_count": ("max_count", count()),
    "near": ("near", _near),
    "unless_near": ("unless_near", _near),
    "entity": ("entity", choice("PERSON", "ORG", "LOC")),
    "from": ("from_", day),
    "until": ("until", day),
    "tags": ("tags", each(line_of_text)),
}


def _term_flag(spot: Spot, value: Any) -> Any:
    """`exclude` and `required` of a term; a list here belongs to the profile."""
    if isinstance(value, list) and spot.key == "exclude" and spot.where[0] != "terms":
        from triage.profiles.toml.hints import BELOW_A_HEADER, above_first_header

        message = "exclude of a term must be true or false, got a list"
        return spot.wrong(above_first_header(message, "exclude of the profile"), BELOW_A_HEADER)
    return flag(spot, value)


TERM_KEYS: Keys = {
    "text": ("text", any_text),
    "id": ("id", line_of_text),
    "variants": ("variants", texts),
    **DEFAULT_KEYS,
    "required": ("required", _term_flag),
    "exclude": ("exclude", _term_flag),
    "note": ("note", any_text),
}


def _group(spot: Spot, value: Any) -> Any:
    """One OR-list; a bare text is a list of one."""
    found = texts(spot, [value] if isinstance(value, str) else value)
    if found == ():
        return spot.wrong("an OR-list of a combination is empty") if not value else BAD
    return found


COMBINATION_KEYS: Keys = {
    "id": ("id", line_of_text),
    "all": ("all", each(_group, '["…"], ["…"]')),
    "none": ("none", texts),
    "within": ("within_words", count(0)),
    "unit": ("unit", _unit),
    "ordered": ("ordered", flag),
    "weight": ("weight", number()),
    "in": ("within", zones),
    "at_least": ("at_least", count()),
    "max_count": ("max_count", count()),
    "required": ("required", flag),
    "exclude": ("exclude", _term_flag),
    "tags": ("tags", each(line_of_text)),
    "note": ("note", any_text),
}

_AT_LEAST: Keys = {"count": ("count", count()), "of": ("of", texts)}


def _at_least(spot: Spot, value: Any) -> Any:
    example = f'write {spot.key} = {{ count = 2, of = ["…", "…"] }}'
    if not isinstance(value, dict):
        return spot.wrong(f"{spot.key} must be a table, got {shown(value)}", example)
    found = read_table(spot, value, _AT_LEAST, spot.key)
    for key in ("count", "of"):
        if key not in value:
            spot.wrong(f"{spot.key} needs {key}", example)
    if len(found) < 2:
        return BAD
    if len(found["of"]) < found["count"]:
        return spot.wrong(f"{spot.key} asks for {found['count']} of {len(found['of'])}: it can never be met")
    return AtLeast(**found)


REQUIRE_KEYS: Keys = {
    "all": ("all", texts),
    "any": ("any", texts),
    "none": ("none", texts),
    "at_least": ("at_least", _at_least),
}

FILTER_KEYS: Keys = {
    "min_words": ("min_words", count(0)),
    "max_words": ("max_words", count(0)),
    "max_age": ("max_age", duration),
    "outlets": ("outlets", texts),
    "exclude_outlets": ("exclude_outlets", texts),
    "languages": ("languages", each(language, '"en"')),
    "statuses": ("statuses", each(choice("usable", "withheld", "canceled", "embargoed", "expired"), '"usable"')),
}


def _expect(spot: Spot, value: Any) -> Any:
    if value in ("no-hit", "no_hit"):
        value = "no hit"
    return choice("hit", "no hit", true="hit", false="no hit")(spot, value)


TEST_KEYS: Keys = {
    "text": ("text", any_text),
    "title": ("title", any_text),
    "path": ("path", line_of_text),
    "expect": ("expect", _expect),
    "min_score": ("min_score", number(0, 100, "50")),
    "max_score": ("max_score", number(0, 100, "50")),
    "band": ("band", choice("strong", "likely", "passing")),
}


def _quiet_day(spot: Spot, value: Any) -> Any:
    """A weekday, written out or as three letters, or a date."""
    if isinstance(value, str):
        name = value.strip().casefold()
        for weekday in WEEKDAYS:
            if name in (weekday, weekday[:3]):
                return weekday
        if not name[:1].isdigit():
            return choice(*WEEKDAYS)(spot, name)
    return day(spot, value)


def mail_address(spot: Spot, value: Any) -> Any:
    """An address, without or with a name; never a line break, which would be a header of its own."""
    if not isinstance(value, str) or value.count("@") != 1 or not value.isprintable() or not value.strip("@ "):
        return spot.wrong(f"{spot.key} must hold mail addresses, got {shown(value)}")
    return value.strip()


DIGEST_KEYS: Keys = {
    "name": ("name", line_of_text),
    "top": ("top", count()),
    "per_outlet": ("per_outlet", count()),
    "per_story": ("per_story", count()),
    "missed": ("missed", count(0)),
    "group_by": ("group_by", choice("profile", "band")),
    "when_empty": ("when_empty", choice("say-so", "nothing")),
    "max_age": ("max_age", duration),
    "quiet_days": ("quiet_days", each(_quiet_day, '"sunday"')),
    "recipients": ("recipients", each(mail_address, '"name@example.org"')),
}


def _channel(spot: Spot, value: Any) -> Any:
    """The address of a channel, a secret that no message repeats."""
    if isinstance(value, str) and ("://" in value or value.strip().startswith("${")) and value.isprintable():
        return value.strip()
    return spot.wrong(
        "urls must be addresses of channels",
        'write urls = ["ntfy://topic"], or "${NAME}" with the address in that variable',
    )


def _quiet(spot: Spot, value: Any) -> Any:
    """Quiet hours: from and until, in minutes of the day."""
    found = (
        re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9]) ?[-–] ?([01]?[0-9]|2[0-3]):([0-5][0-9])", value)
        if isinstance(value, str)
        else None
    )
    if found is None:
        return spot.wrong(f"{spot.key} must be two times, got {shown(value)}", f'write {spot.key} = "22:00-06:00"')
    return int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])


NOTIFY_KEYS: Keys = {
    "urls": ("urls", each(_channel, '"json://host/path"')),
    "at": ("at", choice("strong", "likely", "passing")),
    "per_hour": ("per_hour", count()),
    "quiet": ("quiet", _quiet),
}

_IS_OPEN = Expression(r"\$\{[A-Za-z_]|://(?:localhost|127\.0\.0\.1)(?=[:/]|$)")


def _channel_of_profile(spot: Spot, value: Any) -> Any:
    """A channel in a profile, which is kept with digests and tables and given to others: what is secret is named only."""
    found = _channel(spot, value)
    if found is BAD or _IS_OPEN.search(found):
        return found
    return spot.wrong(
        "urls of a profile would be kept and passed on with it",
        'write "${NAME}", with the address in that variable',
    )


#: `[notify]` of a profile.
PROFILE_NOTIFY_KEYS: Keys = {**NOTIFY_KEYS, "urls": ("urls", each(_channel_of_profile, '"${NAME}"'))}
