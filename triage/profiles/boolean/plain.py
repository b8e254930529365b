"""Plain Boolean strings: `and`, `or`, `not`, parentheses, quotes, `NEAR/n` with n words between, `*` and `?`.

Words side by side are a phrase, as they are in a profile.
"""

from functools import partial
from typing import TYPE_CHECKING

from triage.profiles.boolean.meltwater import near
from triage.profiles.boolean.parsing import COMMON, chained, first_place, parse, shared
from triage.profiles.boolean.tree import Node, Parsed
from triage.profiles.boolean.words import words

if TYPE_CHECKING:
    from lark import Token, Tree

RULES = (
    COMMON
    + r"""
start: any
?any: all (OR all)*
?all: without (AND without)*
?without: kept (NOT kept)*
?kept: near | NOT kept -> negated
?near: side (PROXIMITY side)*
?side: piece+
?piece: WORD -> word
    | QUOTED -> quoted
    | LPAR any RPAR -> group
PROXIMITY.9: /o?near(?:\/\d+f?)?(?![^\s()\[\]"])/i
WORD: /[^\s()\[\]"\u201c\u201d\u201e]+/
"""
)
#: Words between, where no number is given: what `near` of a profile takes.
USUAL = 10


def read(text: str) -> Parsed:
    """The tree of a plain string."""
    return Parsed(_build(parse(RULES, text).children[0]))


def _build(tree: "Tree[Token] | Token") -> Node:
    from lark import Token

    assert not isinstance(tree, Token)
    common = shared(tree, _build, "plural")
    if common is not None:
        return common
    if tree.data == "near":
        return chained(tree.children, _build, partial(near, usual=USUAL))
    place = first_place(tree)
    return words([place.text.strip(",")], place, "plural")
