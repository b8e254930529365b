"""Terms and combinations of a profile: what they need, what contradicts itself, what they are called."""

from collections.abc import Callable, Container, Iterable
from typing import Any

from msgspec.structs import replace

from triage.article import Zone
from triage.profiles.members import FIELD_WEIGHTS, Combination, Term
from triage.profiles.toml.faults import BAD, Spot, place_of, shown
from triage.profiles.toml.keys import COMBINATION_KEYS, DEFAULT_KEYS, PROFILE_KEYS, TERM_KEYS
from triage.profiles.toml.lists import Lists
from triage.profiles.toml.locate import KeyPath, LineNumbers
from triage.profiles.toml.values import line_of_text, read_table

Member = Term | Combination
#: What an entry of a gate begins with when it is no text.
_SIGNS = ("@", "tag:", "file:")


class Members:
    """The terms and combinations of one profile, short form first, each with its place."""

    def __init__(self, table: dict[str, Any], spot: Spot, lists: Lists) -> None:
        self._table = table
        self._spot = spot
        self._lists = lists
        #: Whether a weight is given anywhere.
        self.has_weights = False
        self.placed: list[tuple[KeyPath, Member]] = []
        self._read()
        self._name()

    @property
    def all(self) -> tuple[Member, ...]:
        """Terms, then combinations."""
        return tuple(member for _, member in self.placed)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms in the order of the file."""
        return tuple(member for _, member in self.placed if isinstance(member, Term))

    @property
    def combinations(self) -> tuple[Combination, ...]:
        """The combinations in the order of the file."""
        return tuple(member for _, member in self.placed if isinstance(member, Combination))

    def _read(self) -> None:
        defaults = self._defaults()
        self.has_weights = "weight" in defaults
        for spot, value in (*self._short_terms(), *tables(self._table, "term", self._spot)):
            found = read_table(spot, value, TERM_KEYS, "a term", PROFILE_KEYS)
            self._add(spot, value, checked_term(spot, value, found, defaults))
        for spot, value in tables(self._table, "combination", self._spot):
            found = read_table(spot, value, COMBINATION_KEYS, "a combination", PROFILE_KEYS)
            self._add(spot, value, checked_combination(spot, value, found))

    def _add(self, spot: Spot, value: dict[str, Any], member: Member | None) -> None:
        self.has_weights |= "weight" in value
        if member is not None:
            self.placed.append((spot.where, member))

    def _defaults(self) -> dict[str, Any]:
        if "defaults" not in self._table:
            return {}
        return read_table(
            self._spot.at("defaults"), self._table["defaults"], DEFAULT_KEYS, "[defaults]", PROFILE_KEYS
        )

    def _short_terms(self) -> Iterable[tuple[Spot, dict[str, Any]]]:
        value = self._table.get("terms", ())
        spot = self._spot.at("terms")
        if not isinstance(value, list | tuple):
            spot.wrong(f"terms must be a list, got {shown(value)}", f"write terms = [{quoted(value)}]")
            return
        for place, entry in enumerate(value):
            here = spot.at(place)
            if isinstance(entry, dict):
                yield here, entry
            elif isinstance(entry, str):
                meant = f"for these letters themselves, write {{ text = {quoted(entry)} }}"
                for text, *variants in self._lists.rows(entry, here, meant):
                    yield here, {"text": text, "variants": variants} if variants else {"text": text}
            else:
                here.wrong(f"a term must be a text or a table, got {shown(entry)}", 'write "…" or { text = "…" }')

    def _name(self) -> None:
        """Ids that were given stay; the others are their text, numbered where it is taken."""
        taken = self._given_ids()
        for place, (where, member) in enumerate(self.placed):
            if member.id:
                continue
            name = unused(default_id(member), taken)
            taken[name] = where
            self.placed[place] = where, replace(member, id=name)

    def _given_ids(self) -> dict[str, KeyPath]:
        taken: dict[str, KeyPath] = {}
        for where, member in self.placed:
            if not member.id:
                continue
            first = taken.setdefault(member.id, where)
            if first is not where:
                message = f"the id {shown(member.id)} is used twice"
                self._spot.faults.add((*where, "id"), message, _names_line((*first, "id")))
        return taken


def _names_line(where: KeyPath) -> Callable[[LineNumbers], str]:
    def hint(lines: LineNumbers) -> str:
        line = lines.of(where)
        return f"the first is in line {line}" if line else f"the first is {place_of(where[:-1])}"

    return hint


def tables(table: dict[str, Any], key: str, spot: Spot) -> Iterable[tuple[Spot, dict[str, Any]]]:
    """The tables of `[[key]]` with their places."""
    value = table.get(key, ())
    spot = spot.at(key)
    if not isinstance(value, list | tuple):
        spot.wrong(f"{key} must be a list of tables, got {shown(value)}", f"write [[{key}]]")
        return
    for place, inner in enumerate(value):
        if isinstance(inner, dict):
            yield spot.at(place), inner
        else:
            hint = f"texts stand in terms = [{quoted(inner)}]" if key == "term" else f"write [[{key}]]"
            spot.at(place).wrong(f"{key} must be a table, got {shown(inner)}", hint)


def quoted(value: Any) -> str:
    """A text as it could stand in the file, for hints."""
    return f'"{value}"' if isinstance(value, str) and '"' not in value and len(value) < 60 else '"…"'


def unused(wanted: str, taken: Container[str]) -> str:
    """A name, numbered where it is taken.

    >>> unused("rice", {"rice", "rice (2)"})
    'rice (3)'
    """
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name


def default_id(member: Member) -> str:
    """What a term or a combination is called that has no id.

    >>> default_id(Combination(id="", all=(("tariff", "trade pact"), ("Tokyo",))))
    'tariff + Tokyo'
    """
    if isinstance(member, Term):
        return member.text
    return " + ".join(group[0] for group in member.all)


def checked_term(
    spot: Spot, value: dict[str, Any], found: dict[str, Any], defaults: dict[str, Any]
) -> Term | None:
    """A term of the values that were found; None where there is no text to look for."""
    merged = {"id": "", **defaults, **found}
    _check_gates(spot, value, merged)
    _check_id(spot, merged)
    is_regex = merged.get("as_") == "regex"
    if "text" not in value:
        spot.wrong("a term needs text", 'write text = "…"')
    if "text" not in found:
        return None
    text = found["text"].strip("\n") if is_regex else line_of_text(spot.at("text"), found["text"])
    if text is BAD:
        return None
    merged["text"] = text
    patterns = [text, *merged.get("variants", ())]
    if is_regex:
        _check_patterns(spot, patterns)
    elif merged.get("as_") == "wildcard" and any(not pattern.strip("*? ") for pattern in patterns):
        spot.at("text").wrong("a wildcard term needs letters beside * and ?")
    _check_zones(spot, merged)
    if merged.get("from_") and merged.get("until") and merged["from_"] > merged["until"]:
        spot.at("until").wrong(f"until is before from ({merged['from_']})")
    return Term(**merged)


def checked_combination(spot: Spot, value: dict[str, Any], found: dict[str, Any]) -> Combination | None:
    """A combination of the values that were found; None where it has no lists."""
    _check_gates(spot, value, found)
    found.setdefault("id", "")
    _check_id(spot, found)
    if not found.get("all"):
        if not value.get("all"):
            spot.wrong("a combination needs all", 'write all = [["…", "…"], ["…"]]')
        return None
    # "In the same sentence" is what `unit = "sentence"` alone should mean.
    if found.get("unit", "words") != "words":
        found.setdefault("within_words", 0)
    return Combination(**found)


def _check_gates(spot: Spot, value: dict[str, Any], merged: dict[str, Any]) -> None:
    if not merged.get("exclude"):
        return
    if merged.get("required"):
        spot.at("exclude").wrong("required and exclude contradict each other")
    if "weight" in value:
        spot.at("weight").wrong("a term with exclude = true earns no points", "leave weight out")
    # Not even a default weight: it would count in the scale of the score.
    merged["weight"] = 0.0


def _check_id(spot: Spot, merged: dict[str, Any]) -> None:
    if merged["id"].startswith(_SIGNS):
        spot.at("id").wrong(f"an id cannot begin with @, tag: or file:, got {shown(merged['id'])}")


def _check_zones(spot: Spot, merged: dict[str, Any]) -> None:
    zones: set[Zone] = set(merged.get("within") or FIELD_WEIGHTS)
    hidden = set(merged.get("not_within", ()))
    if "body" in hidden:
        hidden.add("lead")
    elif "body" in zones:
        return
    if zones <= hidden:
        spot.at("not_in").wrong("in and not_in leave no field to look in")


def _check_patterns(spot: Spot, patterns: list[str]) -> None:
    for pattern in patterns:
        message = pattern_fault(pattern)
        if message:
            spot.at("text" if pattern is patterns[0] else "variants").wrong(message)


def pattern_fault(pattern: str) -> str:
    """What is wrong with a regular expression; empty where nothing is.

    >>> pattern_fault("(a"), pattern_fault("a+")
    ('the regular expression is broken: missing ) at position 2', '')
    """
    import warnings

    # The one place that knows the library: what is checked here is what will run.
    from triage.matching.regex import compile_expression

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile_expression(pattern, ignore_case=False)
    except (ValueError, LookupError, ArithmeticError, RecursionError, TypeError) as error:
        return f"the regular expression is broken: {error}"
    except Exception as error:
        # `regex.error` is no ValueError; importing it here would be a second place that knows the library.
        if type(error).__name__ != "error":
            raise
        return f"the regular expression is broken: {error}"
    return ""
