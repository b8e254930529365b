"""Plain Boolean strings: `and`, `or`, `not`, parentheses, quotes, `NEAR/n` with n words between, `*` and `?`.

Words side by side are a phrase, as they are in a profile.
"""

from typing import TYPE_CHECKING

from triage.profiles.boolean.meltwater import near
from triage.profiles.boolean.parsing import COMMON, bare, both, first_place, parse, phrase
from triage.profiles.boolean.tree import And, Node, Not, Or, Parsed, Place
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
    parts = tree.children
    place = first_place(tree)
    match tree.data:
        case "word":
            return words([str(parts[0]).strip(",")], Place(*place[:2], str(parts[0])), "plural")
        case "quoted":
            return words([bare(str(parts[0]))], place, "plural")
        case "group":
            return _build(parts[1])
        case "any":
            return both([_build(part) for part in parts[::2]], Or)
        case "all":
            return both([_build(part) for part in parts[::2]], And)
        case "without":
            first, *others = (_build(part) for part in parts[::2])
            return And((first, *(Not(part) for part in others)))
        case "negated":
            return Not(_build(parts[1]))
        case "side":
            return phrase([_build(part) for part in parts], place)
        case _:
            found = _build(parts[0])
            for sign, part in zip(parts[1::2], parts[2::2], strict=True):
                assert isinstance(sign, Token)
                found = near(found, sign, _build(part), USUAL)
            return found
