"""The parser library, in one place: grammars → trees, and a broken string → the place where it breaks."""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from triage.profiles.boolean.foreign import DialectWriting, check_foreign, phrases_over_lines
from triage.profiles.boolean.tree import (
    And,
    BooleanError,
    NearEachOther,
    Node,
    Not,
    Note,
    Only,
    Or,
    ParsedString,
    SpelledWords,
    StringPlace,
    Untranslatable,
)
from triage.profiles.boolean.words import words
from triage.profiles.model import Forms

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

    #: A word of a dialect, with its signs for letters left open.
    Word = Callable[[str, StringPlace], SpelledWords]
    #: Makes a node of a part, and of the parts in it.
    Build = Callable[[Tree[Token] | Token], Node]
    #: Makes the node of a part that only one dialect has.
    Own = Callable[[Tree[Token], Build, list[Note]], Node]

#: Longer strings are no strings of people; deeper ones would exhaust the stack of the walk over the tree.
LONGEST, DEEPEST = 100_000, 60
#: Spellings of a phrase, each word's with each other's.
MOST_SPELLINGS = 100
#: Tokens that hold a number, and the digits that a profile takes of one.
NUMBERED = frozenset({"PROXIMITY", "FIRST", "ATLEAST", "LENGTH", "CALL", "INT"})
DIGITS = 9
OPEN, CLOSE = "([", ")]"
QUOTATION = re.compile(r'["\u201c\u201d\u201e][^"\u201c\u201d\u201e]*["\u201c\u201d\u201e]')
#: What stands in single quotes, which quote nothing here.
IN_SINGLE_QUOTES = re.compile(r"(?<![\w'\u2019])['`\u2018](?=\w)([^'\"()`\u2018\u2019]*)['`\u2019](?!\w)")
#: What the grammars of strings share. A keyword is one only where no letter follows.
COMMON = r"""
QUOTED.9: /["\u201c\u201d\u201e][^"\u201c\u201d\u201e]*["\u201c\u201d\u201e]/
OR.8: /or(?![^\s()\[\]"])/i
NOT.8: /(?:but\s+)?not(?![^\s()\[\]"])/i
AND.8: /and(?![^\s()\[\]"])/i
LPAR: "(" | "["
RPAR: ")" | "]"
%ignore /\s+/
"""


@cache
def grammar(rules: str) -> "Lark":
    """The parser of a grammar."""
    from lark import Lark

    # The basic lexer: an operator is one wherever it stands, never a word where no operator fits.
    return Lark(rules, parser="lalr", lexer="basic", start="start", propagate_positions=True)


def parse(rules: str, text: str) -> "Tree[Token]":
    """The tree of a string; raises BooleanError with the column where it breaks."""
    from lark import Token
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    if len(text) > LONGEST:
        raise BooleanError(f"the string is longer than {LONGEST:,} characters")
    _check_pairs(text)
    try:
        tree = grammar(rules).parse(text)
    except UnexpectedToken as error:
        token = error.token
        if token.type == "$END":
            raise BooleanError("something is missing at the end", _end(text), _missing(error.accepts)) from None
        message, hint = _unexpected(token, error.accepts)
        raise BooleanError(message, place_of(token), hint) from None
    except UnexpectedCharacters as error:
        place = StringPlace(error.line, error.column, error.char)
        raise BooleanError(
            f"{error.char} cannot stand here", place, "put what is to be looked for in double quotes"
        ) from None
    for token in tree.scan_values(lambda part: isinstance(part, Token) and part.type in NUMBERED):
        assert isinstance(token, Token)
        if re.search(rf"\d{{{DIGITS + 1}}}", token):
            raise BooleanError("no article needs so large a number", place_of(token))
    return tree


class NodeBuilder:
    """Parts of a string → nodes: what all dialects write the same way, and `own` for the rest."""

    def __init__(self, rules: str, own: "Own", forms: Forms, writing: DialectWriting) -> None:
        """`rules`: the grammar of a dialect, beyond what all have; `forms`: those that count of a phrase in quotes."""
        self._writing = writing
        self._rules = COMMON + rules
        self._own = own
        self._forms = forms

    def __call__(self, part: "Tree[Token] | Token", notes: list[Note]) -> Node:
        """The node of a part; what is worth a word is added to `notes`."""
        from lark import Token

        assert not isinstance(part, Token)
        build = partial(self, notes=notes)
        common = shared(part, build, self._forms)
        return common if common is not None else self._own(part, build, notes)

    def read(self, text: str) -> ParsedString:
        """What a string asks for; raises BooleanError where it is broken."""
        from lark import Token

        notes: list[Note] = []
        tree = parse(self._rules, text)
        _check_single_quotes(text)
        tokens: list[Token] = list(tree.scan_values(lambda part: isinstance(part, Token)))
        check_foreign(tokens, self._writing)
        notes += phrases_over_lines(tokens)
        return ParsedString(self(tree.children[0], notes), tuple(notes))


def token_at(tree: "Tree[Token]", number: int) -> "Token":
    """The sign or word that stands there by the grammar."""
    from lark import Token

    found = tree.children[number]
    assert isinstance(found, Token)
    return found


def dates_left_out(tree: "Tree[Token]") -> Untranslatable:
    """The part of a string that asks for dates."""
    place = StringPlace(*first_place(tree)[:2], str(tree.children[0]))
    return Untranslatable(place=place, why="dates are given when scanning: --since, --until")


def length_asked_for(tree: "Tree[Token]") -> Only:
    """The part of a string that asks for so many words: `wc>500`, `length < 200`."""
    said = str(tree.children[0])
    place = StringPlace(*first_place(tree)[:2], said)
    count = int(re.sub(r"\D", "", said))
    strict = 0 if "=" in said else 1
    if ">" in said:
        return Only(key="min_words", value=count + strict, place=place)
    return Only(key="max_words", value=max(count - strict, 0), place=place)


def at_least_one(count: int, place: StringPlace) -> int:
    """The number of a sign; BooleanError for 0."""
    if count < 1:
        raise BooleanError(f"{place.text} needs a number of 1 or more", place)
    return count


def _unexpected(token: "Token", expected: set[str]) -> tuple[str, str]:
    """What is wrong with a token where it stands, and what to do."""
    said = " ".join(str(token).split())
    is_word_missing = bool({"WORD", "QUOTED"} & expected)
    if token.type in ("WORD", "QUOTED", "LPAR", "INT"):
        return f"{said} cannot stand here", "an operator such as and, or belongs before it"
    if is_word_missing:
        return f"a word is missing before {said!r}", f"if {said} is meant as a word, put it in double quotes"
    return f"{said} cannot stand here", f'if it is meant as a word, put it in double quotes: "{said}"'


def _missing(expected: set[str]) -> str:
    if {"WORD", "QUOTED"} & expected:
        return "a word, a phrase in quotes or a parenthesis belongs here"
    wanted = sorted(name.lower().replace("_", " ") for name in expected if name.startswith("END_"))
    return f"write {wanted[0]}" if wanted else ""


def _end(text: str) -> StringPlace:
    lines = text.rstrip().split("\n")
    return StringPlace(len(lines), len(lines[-1]) + 1)


def _check_pairs(text: str) -> None:
    """Parentheses and quotes that have no other half are the usual fault; a parser would blame something else."""
    open_: list[StringPlace] = []
    quote: StringPlace | None = None
    line = column = 1
    for char in text:
        place = StringPlace(line, column, char)
        if char in '"\u201c\u201d\u201e':
            quote = place if quote is None else None
        elif quote is None and char in OPEN:
            open_.append(place)
            if len(open_) > DEEPEST:
                raise BooleanError(f"more than {DEEPEST} parentheses inside one another", place)
        elif quote is None and char in CLOSE:
            if not open_:
                raise BooleanError(
                    "this parenthesis was never opened", place, f"take it out, or add '{OPEN[CLOSE.index(char)]}'"
                )
            opened = open_.pop()
            if OPEN.index(opened.text) != CLOSE.index(char):
                raise BooleanError(f"'{opened.text}' is closed by '{char}'", place)
        line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
    if quote is not None:
        raise BooleanError("this quotation is not closed", quote, 'add "')
    if open_:
        last = open_[-1]
        raise BooleanError("this parenthesis is not closed", last, f"add '{CLOSE[OPEN.index(last.text)]}'")


def _check_single_quotes(text: str) -> None:
    """Refuse 'health and safety': the operator in it would count."""
    for found in IN_SINGLE_QUOTES.finditer(unquoted(text)):
        if {"and", "or", "not"} & set(found[1].lower().split()):
            raise BooleanError("single quotes make no phrase", place_in(text, found.start(), found[0]), 'write "')


def place_in(text: str, start: int, said: str) -> StringPlace:
    """The place of a character of the string, from 0."""
    return StringPlace(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), said)


def place_of(token: "Token") -> StringPlace:
    """Where a token stands."""
    return StringPlace(token.line or 1, token.column or 1, " ".join(str(token).split()))


def first_place(node: "Tree[Token] | Token") -> StringPlace:
    """Where a part of the string begins."""
    from lark import Tree

    while isinstance(node, Tree):
        node = node.children[0]
    return place_of(node)


def shared(tree: "Tree[Token]", build: "Build", forms: Forms) -> Node | None:
    """A part that all dialects write the same way, `build` making its own parts; None for what is a dialect's own."""
    parts = tree.children
    match tree.data:
        case "quoted":
            return words([bare(str(parts[0]))], first_place(tree), forms)
        case "group":
            return build(parts[1])
        case "any":
            return both([build(part) for part in parts[::2]], Or)
        case "all":
            return both([build(part) for part in parts[::2]], And)
        case "without":
            first, *others = (build(part) for part in parts[::2])
            return And((first, *(Not(part) for part in others)))
        case "negated":
            return Not(build(parts[1]))
        case "side":
            return phrase([build(part) for part in parts], first_place(tree))
    return None


def chained(
    parts: "Sequence[Tree[Token] | Token]",
    build: "Build",
    near: "Callable[[Node, Token, Node], Node]",
) -> Node:
    """Sides with proximity signs between, taken from the left."""
    from lark import Token

    found = build(parts[0])
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        assert isinstance(sign, Token)
        found = near(found, sign, build(part))
    return found


def both(parts: list[Node], kind: type[And] | type[Or]) -> Node:
    """Several parts joined; one alone is itself, and what is of the same kind is taken in."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def phrase(parts: list[Node], place: StringPlace) -> Node:
    """Words side by side are a phrase; a parenthesis among them must stand right beside its neighbour."""
    found = parts[0]
    for part in parts[1:]:
        if isinstance(found, SpelledWords) and isinstance(part, SpelledWords):
            if len(found.texts) * len(part.texts) > MOST_SPELLINGS:
                hint = "write * for any letters, not for one of them each"
                raise BooleanError(f"the phrase comes to more than {MOST_SPELLINGS} spellings", place, hint)
            texts = tuple(f"{one} {two}" for one in found.texts for two in part.texts)
            found = SpelledWords(texts=texts, place=found.place, forms=found.forms)
        else:
            found = NearEachOther(left=found, right=part, place=place, within=0, ordered=True)
    return found


def quotation(quoted: str, place: StringPlace, word: "Word", is_open: "re.Pattern[str]", forms: Forms) -> Node:
    """A phrase in quotes, in which a word may have letters left open as it may outside."""
    text = bare(quoted)
    if not is_open.search(text):
        return words([text], place, forms)
    pieces = text.split()
    return phrase(
        [word(piece, place) if is_open.search(piece) else words([piece], place, forms) for piece in pieces], place
    )


def unquoted(text: str) -> str:
    """The text with `"` in place of every character of its quotations, so that places stay.

    >>> unquoted('"a b" or c').count('"')
    5
    """
    return QUOTATION.sub(lambda found: '"' * len(found[0]), text)


def bare(quoted: str) -> str:
    """A quotation without its quotes, white space folded.

    >>> bare('"bird  flu"')
    'bird flu'
    """
    return " ".join(quoted[1:-1].split())
