"""Factiva: fields with `=`, `w/N` and `adjN` in order, `nearN` in either, `same`, `/F50/`, `atleastN`, `wc>`.

After its makers' table of operators: side by side means adjacent; N counts the second word too, so there are N - 1
words between. What binds first: parentheses, proximity, `atleast` and fields, `not`, `and`, `or`.
"""

import re
from typing import TYPE_CHECKING

from triage.article import Zone
from triage.profiles.boolean.foreign import DialectWriting
from triage.profiles.boolean.parsing import (
    NodeBuilder,
    at_least_one,
    chained,
    dates_left_out,
    first_place,
    length_asked_for,
    place_of,
    quotation,
    token_at,
)
from triage.profiles.boolean.tree import (
    BooleanError,
    Inside,
    Mentions,
    NearEachOther,
    Node,
    Note,
    StringPlace,
    Untranslatable,
)
from triage.profiles.boolean.words import factiva_word, languages_in

if TYPE_CHECKING:
    from lark import Token, Tree

    from triage.profiles.boolean.parsing import Build

RULES = r"""
start: any
?any: all (OR all)*
?all: without (AND without)*
?without: kept (NOT kept)*
?kept: qualified | NOT qualified -> negated
?qualified: FIELD qualified -> field
    | ATLEAST qualified -> atleast
    | LENGTH -> length
    | DATE -> date
    | near
?near: first (PROXIMITY first)*
?first: side FIRST -> first
    | side
?side: piece+
?piece: WORD -> word
    | QUOTED -> quotation
    | LPAR any RPAR -> group
LENGTH.9: /wc\s*[<>]=?\s*\d+/i
DATE.9: /date\s+(?:(?:after|before|from|to|on|is|bef|aft)\s+)?[-\d][-\d\/]*(?:\s+to\s+[-\d][-\d\/]*)?/i
PROXIMITY.8: /(?:w\s?\/\s?\d+|adj\d*|near\d+|same)(?![^\s()\[\]"])|\/n\d{1,3}\//i
FIRST.8: /\/f\d{1,3}\//i
ATLEAST.8: /atleast\s?\d+(?![^\s()\[\]"])/i
FIELD.8: /[a-z]{2,4}=/i
WORD: /(?:[^\s()\[\]"\u201c\u201d\u201e=\/<>]|\/(?![fn]\d{1,3}\/))+/i
"""
#: A word inside quotes whose last letters are left open.
OPEN = re.compile(r"[a-z]\$\d?$")
LEAD = "here the headline, an abstract and the first 50 words of the text"
#: Field → zones, zones left out, and what is not exact about it.
FIELDS: dict[str, tuple[tuple[Zone, ...], tuple[Zone, ...], str]] = {
    "hd": (("title",), (), ""),
    "hl": (("title",), (), "here the title alone"),
    "hlp": (("title", "abstract", "lead"), (), f"means the headline and the first two paragraphs, {LEAD}"),
    "lp": (("abstract", "lead"), (), "means the first two paragraphs, here an abstract and the first 50 words"),
    "td": (
        ("body",),
        ("lead",),
        "means what follows the first two paragraphs, here what follows the first 50 words",
    ),
    "by": (("byline",), (), ""),
    "sn": (("outlet",), (), ""),
    "cr": (("credits",), (), ""),
}
#: Fields of codes and of the database, which articles in files do not have.
CODES = frozenset("rst sc ns in co re fds djn pub an ed pg vol ct se clm pd ipc ipd la rf art ud et".split())
BLAMED = {
    "rst": 'sources are codes; write [filter] outlets = ["…"]',
    "pd": "dates are given when scanning: --since, --until",
}


def _own(tree: "Tree[Token]", build: "Build", notes: list[Note]) -> Node:
    parts = tree.children
    match tree.data:
        case "quotation":
            return quotation(str(parts[0]), first_place(tree), factiva_word, OPEN, "exact")
        case "word":
            return factiva_word(str(parts[0]).strip(","), first_place(tree))
        case "near":
            return chained(parts, build, _near)
        case "first":
            sign = token_at(tree, 1)
            return Inside(part=build(parts[0]), first_words=max(int(sign.strip("/fF")), 1), place=place_of(sign))
        case "atleast":
            return _at_least(token_at(tree, 0), build(parts[1]))
        case "field":
            return _field(token_at(tree, 0), parts[1], notes)
        case "length":
            return length_asked_for(tree)
        case _:
            return dates_left_out(tree)


_build = NodeBuilder(RULES, _own, "exact", DialectWriting("Factiva", "near{}", "write atleast3 copper"))
#: What a string asks for.
read = _build.read


def _near(left: Node, sign: "Token", right: Node) -> Node:
    said, place = str(sign).lower(), place_of(sign)
    if said == "same":
        return NearEachOther(left=left, right=right, place=place, within=0, unit="paragraph")
    count = at_least_one(int(re.sub(r"\D", "", said) or 1), place)
    return NearEachOther(left=left, right=right, place=place, within=count - 1, ordered=said[0] in "wa")


def _at_least(sign: "Token", part: Node) -> Node:
    place = place_of(sign)
    return Mentions(part=part, count=at_least_one(int(re.sub(r"\D", "", str(sign))), place), place=place)


def _field(sign: "Token", value: "Tree[Token] | Token", notes: list[Note]) -> Node:
    name, place = str(sign).rstrip("=").lower(), place_of(sign)
    place = StringPlace(place.line, place.column, f"{name}=")
    if name == "la":
        return languages_in(_build(value, []), place)
    if name in FIELDS:
        zones, but, inexact = FIELDS[name]
        if inexact:
            notes.append(Note(place, inexact))
        return Inside(part=_build(value, notes), zones=zones, but=but, place=place)
    if name in CODES:
        _build(value, [])
        return Untranslatable(place=place, why=BLAMED.get(name, "codes of the database are not in the articles"))
    known = ", ".join(f"{field}=" for field in FIELDS)
    raise BooleanError(f"there is no field {name}=", place, f"fields that can be kept: {known}")
