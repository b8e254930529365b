"""Lexis and Nexis: segments and commands with parentheses, `w/N`, `pre/N`, `w/s`, `w/p`, `not w/N`, `and not`.

After its makers' help: `or` binds first, then proximity, the smallest number first, then `w/s`, `w/p`, `w/seg`, then
`and`, then `and not`. N counts the second word too. Plurals are found unless a command or a sign says otherwise.
"""

import re
from typing import TYPE_CHECKING, Literal

from triage.article import Zone
from triage.profiles.boolean.foreign import DialectWriting
from triage.profiles.boolean.parsing import (
    NodeBuilder,
    at_least_one,
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
    Styled,
    Untranslatable,
)
from triage.profiles.boolean.words import languages_in, lexis_word
from triage.profiles.model import Case, Unit

if TYPE_CHECKING:
    from lark import Token, Tree

    from triage.profiles.boolean.parsing import Build

RULES = r"""
start: without
?without: all (ANDNOT all)*
?all: near ((AND | AMPERSAND) near)*
?near: any (PROXIMITY any)*
?any: side (OR side)*
?side: piece+
?piece: WORD -> word
    | QUOTED -> quotation
    | LPAR without RPAR -> group
    | CALL LPAR without RPAR -> call
    | LENGTH -> length
    | DATE -> date
AMPERSAND.9: /&(?=\s)/
ANDNOT.9: /(?:(?:and|but)\s+)?not(?![^\s()\[\]"])(?!\s+(?:w|pre|near|onear)?\/)/i
PROXIMITY.9: /(?:not\s+)?(?:w|pre|near|onear)?\/\s?(?:\d+|sent|para|seg|s|p)(?![^\s()\[\]"])/i
LENGTH.9: /length\s*[<>]=?\s*\d+/i
DATE.9: /date\s*(?:is|bef|aft|before|after|from|to|geq|leq|[<>]=?|=)\s*(?:[a-z]{3,9}\.?\s+(?:\d{1,2},?\s+)?)?[-\w\/.]*\d[-\w\/.]*/i
CALL.8: /[a-z]+-?[a-z]*\d*(?=\()|(?:hlead|headline|title|body|source|byline|publication|dateline|allcaps|nocaps|atleast\d+)\s+(?=\()/i
WORD: /[^\s()\[\]"\u201c\u201d\u201e<>]+/
"""
#: A word inside quotes whose last letters are left open.
OPEN = re.compile(r"\w[!*]")
LEAD = "here an abstract and the first 50 words of the text"
SEGMENTS: dict[str, tuple[tuple[Zone, ...], str]] = {
    "headline": (("title",), ""),
    "title": (("title",), ""),
    "hlead": (("title", "abstract", "lead"), f"means the headline and the lead, {LEAD}"),
    "lead": (("abstract", "lead"), f"means the lead of the database, {LEAD}"),
    "body": (("body",), ""),
    "byline": (("byline",), ""),
    "publication": (("outlet",), ""),
    "source": (("outlet",), ""),
    "dateline": (("credits",), ""),
}
#: Segments of the database's own index, which articles in files do not have.
INDEX = frozenset(
    "term terms subject company organization geographic person industry ticker section type graphic highlight country "
    "state city cite correction series edition load-date pub-type".split()
)
STYLES: dict[str, Case | Literal["lower"]] = {"allcaps": "upper", "caps": "capitalized", "nocaps": "lower"}
UNITS: dict[str, Unit] = {"s": "sentence", "sent": "sentence", "p": "paragraph", "para": "paragraph"}
#: Words that no field has.
WHOLE_FIELD = 1_000_000


def _own(tree: "Tree[Token]", build: "Build", notes: list[Note]) -> Node:
    from lark import Token

    parts = tree.children
    match tree.data:
        case "quotation":
            return quotation(str(parts[0]), first_place(tree), lexis_word, OPEN, "plural")
        case "word":
            return lexis_word(str(parts[0]).strip(","), first_place(tree))
        case "call":
            return _call(token_at(tree, 0), parts[2], notes)
        case "near":
            signs = [part for part in parts[1::2] if isinstance(part, Token)]
            return _chain([build(part) for part in parts[::2]], signs)
        case "length":
            return length_asked_for(tree)
        case _:
            return dates_left_out(tree)


_build = NodeBuilder(
    RULES, _own, "plural", DialectWriting("Lexis", "w/{}", "write atleast3(copper), without a space")
)
#: What a string asks for.
read = _build.read


def _chain(sides: list[Node], signs: "list[Token]") -> Node:
    """Several proximity signs in a row: the smallest number first, sentences, paragraphs and segments last."""
    while signs:
        at = min(range(len(signs)), key=lambda number: _rank(signs[number]))
        sides[at : at + 2] = [_near(sides[at], signs.pop(at), sides[at + 1])]
    return sides[0]


def _rank(sign: "Token") -> tuple[int, int]:
    said = str(sign).lower().rpartition("/")[2].strip()
    if said.isdigit():
        return 0, int(said)
    return (1, 0) if said[0] == "s" and said != "seg" else (2, 0) if said[0] == "p" else (3, 0)


def _near(left: Node, sign: "Token", right: Node) -> Node:
    said, place = re.sub(r"\s+", " ", str(sign).lower()), place_of(sign)
    head, _, tail = said.rpartition("/")
    tail = tail.strip()
    without, ordered = head.startswith("not"), head.endswith(("pre", "onear"))
    if tail in UNITS:
        return NearEachOther(
            left=left, right=right, place=place, within=0, unit=UNITS[tail], without=without, ordered=ordered
        )
    if tail == "seg":
        return NearEachOther(
            left=left, right=right, place=place, within=WHOLE_FIELD, without=without, ordered=ordered
        )
    within = at_least_one(int(tail), place) - 1
    return NearEachOther(left=left, right=right, place=place, within=within, ordered=ordered, without=without)


def _call(sign: "Token", value: "Tree[Token] | Token", notes: list[Note]) -> Node:
    """A segment or a command with what stands in its parentheses."""
    name, place = str(sign).strip().lower(), place_of(sign)
    found = re.fullmatch(r"atleast(\d+)", name)
    if found and int(found.group(1)):
        return Mentions(part=_build(value, notes), count=int(found.group(1)), place=place)
    if name in STYLES:
        if name == "caps":
            notes.append(Note(place, "means a capital anywhere in the word, here its first letter"))
        return Styled(part=_build(value, notes), case=STYLES[name], place=place)
    if name in ("plural", "singular"):
        return Styled(part=_build(value, notes), forms="exact", place=place)
    if name in SEGMENTS:
        zones, inexact = SEGMENTS[name]
        if inexact:
            notes.append(Note(place, inexact))
        return Inside(part=_build(value, notes), zones=zones, place=place)
    if name == "language":
        return languages_in(_build(value, []), place)
    if name in INDEX:
        return Untranslatable(place=place, why="the index of the database is not in the articles")
    hint = "segments that can be kept: " + ", ".join(one.upper() for one in SEGMENTS)
    raise BooleanError(f"there is no segment or command {sign}", place, hint)
