"""Meltwater: `AND`, `OR`, `NOT`, `NEAR/N` and `ONEAR/N` with N words between, `near/Nf` in order, `title:`, `language:`.

`plain` is the same without fields, where words side by side are a phrase; Meltwater takes them one by one.
"""

import re
from functools import partial
from typing import TYPE_CHECKING

from triage.article import Zone
from triage.profiles.boolean.foreign import DialectWriting
from triage.profiles.boolean.parsing import NodeBuilder, both, chained, first_place, place_of, token_at
from triage.profiles.boolean.tree import (
    And,
    BooleanError,
    Inside,
    NearEachOther,
    Node,
    Not,
    Note,
    StringPlace,
    Untranslatable,
)
from triage.profiles.boolean.words import check_commas, languages_in, words

if TYPE_CHECKING:
    from lark import Token, Tree

    from triage.profiles.boolean.parsing import Build

RULES = r"""
start: any
?any: row (OR row)*
row: kept (AND? kept)*
?kept: near | NOT kept -> negated
?near: part (PROXIMITY part)*
?part: FIELD part -> field
    | side BOOST -> boosted
    | side
?side: WORD -> word
    | QUOTED -> quoted
    | LPAR any RPAR -> group
PROXIMITY.9: /o?near(?:\/\d+f?)?(?![^\s()\[\]"])/i
BOOST.9: /\^\d+/
FIELD.8: /[a-z]+:\s*(?=["(\w*?\u201c\u201d\u201e])/i
WORD: /[^\s()\[\]"\u201c\u201d\u201e^:]+(?::[^\s()\[\]"^:]+)*(?: & [A-Z][^\s()\[\]"\u201c\u201d\u201e^:]*)*/
"""
#: Words between, where no number is given.
USUAL = 4
FIELDS: dict[str, tuple[tuple[Zone, ...], str]] = {
    "title": (("title",), ""),
    "ingress": (("abstract", "lead"), "means the opening, here an abstract and the first 50 words of the text"),
    "byline": (("byline",), ""),
    "author": (("byline",), ""),
    "body": (("body",), ""),
    "url": (("url",), ""),
}
LOST = frozenset("source country region city reach sentiment site type media publisher hashtag inurl".split())


def _own(tree: "Tree[Token]", build: "Build", notes: list[Note]) -> Node:
    parts = tree.children
    match tree.data:
        case "word":
            place = StringPlace(*first_place(tree)[:2], str(parts[0]))
            check_commas(place.text, place)
            return words([place.text], place, "exact")
        case "row":
            return _row(parts, notes)
        case "near":
            return chained(parts, build, partial(near, usual=USUAL))
        case "boosted":
            notes.append(
                Note(
                    place_of(token_at(tree, 1)),
                    "orders the sentences that are shown and decides nothing: left out",
                )
            )
            return build(parts[0])
        case _:
            return _field(token_at(tree, 0), parts[1], notes)


_build = NodeBuilder(RULES, _own, "exact", DialectWriting("Meltwater", "NEAR/{}"))
#: What a string asks for.
read = _build.read


def _row(parts: "list[Tree[Token] | Token]", notes: list[Note]) -> Node:
    """Joined by AND, or by nothing, which is the same and worth a word; NOT brings its own AND."""
    from lark import Token

    found: list[Node] = []
    signed = True
    for part in parts:
        if isinstance(part, Token):
            signed = True
            continue
        node = _build(part, notes)
        if found and not signed and not isinstance(node, Not):
            place = first_place(part)
            notes.append(Note(place, "has no operator before it: read as AND"))
        found.append(node)
        signed = False
    return both(found, And)


def near(left: Node, sign: "Token", right: Node, usual: int) -> Node:
    """`NEAR/5` in either order, `ONEAR/5` and `near/5f` in this one; that many words may stand between."""
    said = str(sign).lower()
    digits = re.sub(r"\D", "", said)
    ordered = said[0] == "o" or said[-1] == "f"
    within = int(digits) if digits else usual
    return NearEachOther(left=left, right=right, place=place_of(sign), within=within, ordered=ordered)


def _field(sign: "Token", value: "Tree[Token] | Token", notes: list[Note]) -> Node:
    name, place = str(sign).rstrip(": \t\r\n").lower(), place_of(sign)
    if name in ("language", "lang"):
        return languages_in(_build(value, []), place)
    if name in FIELDS:
        zones, inexact = FIELDS[name]
        if inexact:
            notes.append(Note(place, inexact))
        return Inside(part=_build(value, notes), zones=zones, place=place)
    if name in LOST:
        return Untranslatable(place=place, why="articles in files do not say it")
    hint = "fields that can be kept: " + ", ".join(f"{one}:" for one in (*FIELDS, "language"))
    raise BooleanError(f"there is no field {name}:", place, hint)
