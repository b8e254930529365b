"""Plain Boolean strings: `and`, `or`, `not`, parentheses, quotes, `NEAR/n` with n words between, `*` and `?`.

Words side by side are a phrase, as they are in a profile. `|`, `||` and `&&` mean in every tool what they mean here;
any other sign that some tool knows and this grammar does not is refused, since as part of a word it finds nothing.
"""

import re
from functools import partial
from typing import TYPE_CHECKING

from triage.profiles.boolean.foreign import DialectWriting
from triage.profiles.boolean.meltwater import near
from triage.profiles.boolean.parsing import NodeBuilder, bare, chained, first_place, place_in, unquoted
from triage.profiles.boolean.tree import BooleanError, Node, Note, ParsedString, StringPlace
from triage.profiles.boolean.words import check_commas, words

if TYPE_CHECKING:
    from lark import Token, Tree

    from triage.profiles.boolean.parsing import Build

RULES = r"""
start: any
?any: all ((OR | BARS) all)*
?all: without ((AND | AMPERSANDS) without)*
?without: kept (NOT kept)*
?kept: near | NOT kept -> negated
?near: side (PROXIMITY side)*
?side: piece+
?piece: WORD -> word
    | QUOTED -> checked_quotation
    | LPAR any RPAR -> group
BARS.9: /\|\|?(?=[\s(\["\u201c\u201d\u201e])/
AMPERSANDS.9: /&&(?=[\s(\["\u201c\u201d\u201e])/
PROXIMITY.9: /o?near(?:\/\d+f?)?(?![^\s()\[\]"])/i
WORD: /[^\s()\[\]"\u201c\u201d\u201e]+/
"""
#: Words between, where no number is given: what `near` of a profile takes.
USUAL = 10
#: A range of other tools.
RANGE = re.compile(r"[\[{][^\[\](){}\"]*?\bTO\b[^\[\](){}\"]*[\]}]")
#: & between two words, of which a name has both with a capital or in figures (Johnson & Johnson, 3 & 4).
BETWEEN = re.compile(r"(?<=\s)&(?=\s)")


def read(text: str) -> ParsedString:
    """The tree of a plain string."""
    _check_outside_quotes(text)
    return _build.read(text)


def _check_outside_quotes(text: str) -> None:
    """Refuse what is seen only beside its neighbours: ranges, and & for and."""
    open_text = unquoted(text)
    found = RANGE.search(open_text)
    if found:
        hint = "give dates when scanning: --since, --until"
        raise BooleanError("plain strings have no ranges", place_in(text, found.start(), found[0]), hint)
    for found in BETWEEN.finditer(open_text):
        before, after = open_text[: found.start()].split()[-1:], open_text[found.end() :].split(maxsplit=1)[:1]
        sides = [word.strip("()[]") for word in (*before, *after)]
        if {"and", "or", "not"}.isdisjoint(map(str.lower, sides)) and any(word[:1].islower() for word in sides):
            example = f': "{" & ".join(sides)}"' if all(map(str.isalnum, sides)) else ""
            hint = f"write and; if it is part of a name, put that in double quotes{example}"
            raise BooleanError("& means nothing in a plain string", place_in(text, found.start(), "&"), hint)


def _own(tree: "Tree[Token]", build: "Build", notes: list[Note]) -> Node:
    if tree.data == "near":
        return chained(tree.children, build, partial(near, usual=USUAL))
    place = first_place(tree)
    if tree.data == "checked_quotation":
        _check_quoted(place)
        return words([bare(str(tree.children[0]))], place, "plural")
    check_commas(place.text, place)
    return words([place.text], place, "plural")


_build = NodeBuilder(RULES, _own, "plural", DialectWriting("plain", "NEAR/{}"))


def _check_quoted(place: StringPlace) -> None:
    """Refuse a quotation that holds a search instead of words."""
    inner = place.text[1:-1].strip()
    if inner.startswith("(") and inner.endswith(")"):
        hint = "take the quotes or the parentheses out"
        raise BooleanError("the parentheses are inside the quotation", place, hint)
