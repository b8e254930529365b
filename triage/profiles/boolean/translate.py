"""A Boolean string → the text of a profile. The one function that the command calls."""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Literal, NamedTuple, get_args

from triage.profiles.boolean.clauses import clauses
from triage.profiles.boolean.lower import Lowered, WeightedGroup, lower
from triage.profiles.boolean.parsing import unquoted
from triage.profiles.boolean.tree import BooleanError, Note, ParsedString
from triage.profiles.boolean.write import written
from triage.profiles.model import Forms

Dialect = Literal["factiva", "lexis", "meltwater", "emm", "plain"]
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
#: What a word means where nothing says how it is written.
FORMS: Mapping[Dialect, Forms] = {
    "factiva": "exact",
    "lexis": "plural",
    "meltwater": "exact",
    "emm": "exact",
    "plain": "plural",
}
#: Signs that only one dialect has, the clearest first.
SIGNS: tuple[tuple[Dialect, str], ...] = (
    ("emm", r"\bdefine\s+alert\b"),
    (
        "factiva",
        r"\b(?:hlp|hd|lp|td|rst|la|ns|wc)\s?[=<>]|\batleast\d+\s|/[fn]\d+/|\badj\d|\bnear\d|(?-i:\bSAME\b)|[)\"]\s+same\b|\bsame\s+[(\"]|(?-i:[a-z]\$)",
    ),
    (
        "lexis",
        r"\b(?:hlead|headline|lead|allcaps|caps|nocaps|plural|singular|atleast\d+)\(|\bpre/\d|\bw/[sp]\b|\s/[\dsp]|(?-i:\b(?:[a-z]+|[A-Z]{3,})!)",
    ),
    ("meltwater", r"\b(?:title|ingress|language):|\bnear/\d+f\b|\bonear\b|\^\d"),
)
#: Signs and letters of East Asian keyboards as ASCII has them, and quotation marks where there are no others.
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
OTHER_QUOTES = dict.fromkeys(map(ord, "«»「」『』"), ord('"'))
QUOTES = re.compile('["\u201c\u201d\u201e\uff02]')
#: Besides what is printable: white space, and the joiners of Arabic and Indian scripts, which are inside words.
KEPT = "\t\r\n\u200c\u200d"
#: Written by two dialects that mean different things.
AMBIGUOUS = r"\bw/\d+"


class Translated(NamedTuple):
    """A new profile, and what could not be kept exactly, by place."""

    toml: str
    notes: tuple[Note, ...]


def translate(text: str, dialect: Dialect, title: str) -> Translated:
    """The profile that a string asks for; raises BooleanError where it is broken or asks for too much."""
    # What nobody typed (controls, halves of characters) is no part of any word, and TOML cannot hold it.
    text = "".join(char if char.isprintable() or char in KEPT else " " for char in text)
    if not text.strip():
        raise BooleanError("there is nothing in the string")
    parsed = _reader(dialect)(_meant(text))
    lowered = lower(parsed.node)
    found = () if _is_count(lowered) else clauses(lowered.formula)
    notes = tuple(sorted(dict.fromkeys((*parsed.notes, *lowered.notes))))
    return Translated(written(title, text, dialect, lowered, found, notes, FORMS[dialect]), notes)


def guessed(text: str) -> Dialect:
    """The dialect of a string by its signs; raises BooleanError where they could be either's."""
    text = unquoted(_meant(text))
    for dialect, signs in SIGNS:
        if re.search(signs, text, re.IGNORECASE):
            return dialect
    found = re.search(AMBIGUOUS, text, re.IGNORECASE)
    if found:
        hint = "say --dialect factiva or --dialect lexis"
        raise BooleanError(f"{found.group()} means this order to Factiva and either order to Lexis", hint=hint)
    return "plain"


def _meant(text: str) -> str:
    """The string in the signs that the grammars know, character by character, so that columns stay."""
    return text.translate(FULL_WIDTH if QUOTES.search(text) else FULL_WIDTH | OTHER_QUOTES)


def _reader(dialect: Dialect) -> Callable[[str], ParsedString]:
    reader: Callable[[str], ParsedString] = import_module(f"triage.profiles.boolean.{dialect}").read
    return reader


def _is_count(lowered: Lowered) -> bool:
    """Equal weights are a number of patterns, which `[require]` says in one line."""
    counted = lowered.formula
    if not isinstance(counted, WeightedGroup):
        return False
    weights = {weight for _, weight in counted.parts}
    atoms = {atom for atom, _ in counted.parts}
    (weight, *others) = weights
    if others or weight <= 0 or len(atoms) < len(counted.parts) or counted.threshold < 1:
        return False
    count = -(-counted.threshold // weight)
    return 1 < count <= len(atoms)
