"""Operators of tools that triage does not read: refused where they stand, since as words they find nothing.

ProQuest, Ovid, PubMed, EBSCO, Brandwatch, Talkwalker, Westlaw, Dialog, Europresse and others write searches that look
like strings of the dialects here. Read as words, their fields and proximities would find other articles, or none.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from triage.profiles.boolean.tree import BooleanError, Note, StringPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Token


class DialectWriting(NamedTuple):
    """What a dialect is called in a message, and how it writes a proximity and a count."""

    name: str
    near: str
    at_least: str = 'a term of a profile may: at_least = 3; put "atleast" in double quotes to look for it'


#: A proximity wherever it stands: pre/5, P/3, w/s, /5, near5, adj5.
PROXIMITY = re.compile(
    r"(?:[a-z]{1,8})?/\d[\w/.-]*|(?:w|o?near|pre|adj)/\S*|/(?:s|p|seg|sent|para|[wn]\d+)|o?near[:~/]?\d\w*|[an]dj\d+",
    re.IGNORECASE,
)
#: A proximity only between two words or parentheses: `copper W5 mine`, and near where a number belongs to it.
SHORT_PROXIMITY = re.compile(r"(?:[wnp]|pre)\d{1,2}|near", re.IGNORECASE)
#: A proximity only before a number: `copper within 5 mine`.
WITHIN = frozenset("within w/in w n near onear pre around".split())
NOT_WORDS = frozenset("andnot and-not and_not butnot but-not but_not".split())
#: A field written on to its value. 3:16 is a figure.
FIELD = re.compile(r"[a-z_][\w.]*:(?=\S)", re.IGNORECASE)
#: Signs of operators, in no word that people look for.
SIGNS = re.compile(r"[~^|{}<>=\\]|&&|\.\*|(?<=[^\W\d_]{3})\+(?=[^\W\d_]{3})")
#: An operator without the space before or after it: ORzinc.
GLUED = re.compile(r"(?:AND|OR|NOT)[a-z]{2}\w*|\w*[a-z]{2}(?:AND|OR|NOT)")
#: What a string has that was copied out of a web page or an address.
COPIED = re.compile(r"&(?:quot|amp|nbsp|#\d+);|%20")
#: Fields of Ovid (`.ti,ab.`), its headings (`Influenza/`), and lines of a search (`#1`).
SUFFIX = re.compile(r"\.[a-z]{2}(?:,[a-z]{2})*\.$|(?<=\w)/$|^#\d+$", re.IGNORECASE)
#: Operators between two words: what to write instead, "" for what no dialect here has.
OPERATORS = dict.fromkeys("xor xnor nand fby adj and/or".split(), "")
#: The same where they are in capitals.
IN_CAPITALS = {
    **dict.fromkeys("UND ΚΑΙ VE".split(), "and"),
    **dict.fromkeys("ODER OU VEYA ИЛИ".split(), "or"),
    **dict.fromkeys("NICHT OHNE SAUF NIET NÃO".split(), "not"),
    "NEARESENTENCE": "",
}
#: The same, but words as well: beside another word in capitals (BANK OF AMERICA) they are looked for.
ALSO_WORDS = {
    **dict.fromkeys("ET EN И".split(), "and"),
    "OF": "or",
    **dict.fromkeys("EXCEPT WITHOUT NO NON НЕ".split(), "not"),
    **dict.fromkeys("NOR SENTENCE PARAGRAPH BEFORE AFTER NEXT WITHIN PHRASE PRE SAME FOLLOWED".split(), ""),
}
#: The same beside a parenthesis only: hepatitis E, vitamin E.
OF_ONE_LETTER = {"E": "and", "Y": "and", "O": "or"}
#: Fields of EBSCO before a word: `TI copper`.
CODES_BEFORE = frozenset({"TI", "TX", "SU"})
#: What can stand before an operator, and after it.
LEFT, RIGHT = frozenset({"WORD", "QUOTED", "RPAR"}), frozenset({"WORD", "QUOTED", "LPAR"})
QUOTE_IT = "if it is meant as a word, put it in double quotes"


def check_foreign(tokens: "Sequence[Token]", writing: DialectWriting) -> None:
    """Refuse what another tool would read as an operator; the tokens are those of the whole string, in order."""
    for one, other in pairwise(tokens):
        _check_pair(one, other, writing)
    for before, token, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
        if token.type != "WORD":
            continue
        _check_word(token, writing)
        is_right = after is not None and after.type in RIGHT
        if before is not None and before.type in LEFT:
            if after is not None and is_right:
                _check_between(before, token, after, writing)
        elif after is not None and is_right and token in CODES_BEFORE and not after[:1].isupper():
            raise _no_field(token, str(token), writing)


def phrases_over_lines(tokens: "Sequence[Token]") -> list[Note]:
    """What to say of words side by side that a line end parts; BooleanError for lines that are strings of their own."""
    notes = []
    has_operators = any(token.type not in LEFT | RIGHT for token in tokens)
    for one, other in pairwise(tokens):
        lines = (other.line or 1) - (one.end_line or 1)
        if lines < 1 or one.type not in LEFT or other.type not in RIGHT:
            continue
        if lines > 1 or not has_operators or re.fullmatch(r"\d+[.)]", other):
            hint = "write and or or before it, or give each string a profile of its own"
            raise BooleanError(f"an operator is missing before {other}", _place(other), hint)
        notes.append(Note(_place(other), "follows the line before as if the line did not end"))
    return notes


def _check_pair(one: "Token", other: "Token", writing: DialectWriting) -> None:
    """Refuse a word that belongs to what follows: `ti(`, `copper[ti]`, `links:"x"`, `within 5`."""
    is_glued = one.end_pos == other.start_pos
    if other.type == "LPAR" and is_glued and one.type in ("WORD", "QUOTED"):
        hint = "put an operator or a space before the parenthesis"
        raise BooleanError(
            f"{one}{other} begins no field or operator of {writing.name} strings", _place(one), hint
        )
    if one.type == "WORD" and one[-1] == ":" and len(one) > 1 and other.type in RIGHT:
        raise _no_field(one, str(one), writing)
    if (one.lower(), other.lower()) == ("define", "alert"):
        raise BooleanError("this is an alert of EMM", _place(one), "say --dialect emm")
    number = re.fullmatch(r"/?(\d{1,3})", other)
    is_bare = one.type == "PROXIMITY" and one.lower().endswith("near")
    if number and (is_bare or (one.type == "WORD" and one.lower() in WITHIN)):
        raise _no_operator(one, f"{one} {other}", number[1], writing)


def _check_word(token: "Token", writing: DialectWriting) -> None:
    """Refuse a word that is an operator of some tool wherever it stands."""
    _check_first_sign(token, writing)
    if PROXIMITY.fullmatch(token):
        raise _no_operator(token, str(token), _number(token), writing)
    field = FIELD.match(token)
    if field:
        raise _no_field(token, field[0], writing)
    if COPIED.search(token):
        hint = "paste the string as the tool shows it"
        raise BooleanError(f"{token} is written for a web page or an address", _place(token), hint)
    if len(token) > 2 and token[0] == "/" == token[-1]:
        hint = 'a term of a profile may: as = "regex"'
        raise BooleanError(f"{writing.name} strings have no regular expressions", _place(token), hint)
    sign = SIGNS.search(token)
    if sign:
        hint = f"take it out; and, or, not, {writing.near.format('n')}, parentheses and quotes are known"
        raise BooleanError(f"{sign[0]} means nothing in {writing.name} strings", _place(token), hint)
    if token.lower() in NOT_WORDS:
        raise BooleanError(f"{token} is no operator of {writing.name} strings", _place(token), "write and not")
    if re.fullmatch(r"atleast\d*|allcaps|nocaps", token, re.IGNORECASE):
        hint = writing.at_least if token[1] in "tT" else f"Lexis writes {token}(copper); in a term, case decides"
        raise BooleanError(f"{token} means nothing here", _place(token), hint)
    if GLUED.fullmatch(token):
        hint = f"a space is missing between an operator and its word; {QUOTE_IT}"
        raise BooleanError(f"{token} is no word", _place(token), hint)
    suffix = SUFFIX.search(token)
    if suffix:
        hint = f"take it out; {QUOTE_IT}"
        raise BooleanError(f"{suffix[0]} means nothing in {writing.name} strings", _place(token), hint)


def _check_first_sign(token: "Token", writing: DialectWriting) -> None:
    """Refuse a sign before a word that other tools read as "must not", "must", "about" or a proximity."""
    found = re.match(r"'?([-+!~%])[-+!~%]*([^\W_].*)", token)
    if found:
        sign, word = found.groups()
        hint = {"+": f"write and {word}", "-": f"write not {word}", "!": f"write not {word}"}.get(sign)
        if hint is None or re.fullmatch(r"\d{1,2}|[sp]", word):
            number = word if word.isdigit() else "n"
            hint = f"write {writing.near.format(number)} between words; {QUOTE_IT}"
        raise BooleanError(f"{sign} before a word means nothing here", _place(token), hint)
    if re.match(r"~\d*$", token):
        hint = f"write {writing.near.format('n')} between words; misspellings are the profile's"
        raise BooleanError("~ means nothing here", _place(token), hint)


def _check_between(before: "Token", token: "Token", after: "Token", writing: DialectWriting) -> None:
    """Refuse a word that is an operator of some tool where it stands between what could be its sides."""
    if SHORT_PROXIMITY.fullmatch(token):
        raise _no_operator(token, str(token), _number(token), writing)
    instead = OPERATORS.get(token.lower(), IN_CAPITALS.get(str(token)))
    if instead is None and not (before.isupper() and after.isupper()):
        instead = ALSO_WORDS.get(str(token))
    if instead is None and (after.type == "LPAR" or before.type == "RPAR"):
        instead = OF_ONE_LETTER.get(str(token))
    if instead is not None:
        hint = f"write {instead}; {QUOTE_IT}" if instead else QUOTE_IT
        raise BooleanError(f"{token} is no operator of {writing.name} strings", _place(token), hint)


def _number(said: str) -> str:
    """The number in an operator, or the letter that stands for one."""
    found = re.search(r"\d+", said)
    return found[0] if found else "n"


def _no_operator(token: "Token", said: str, number: str, writing: DialectWriting) -> BooleanError:
    hint = f"write {writing.near.format(number)}; {QUOTE_IT}"
    return BooleanError(f"{said} is no operator of {writing.name} strings", _place(token), hint)


def _no_field(token: "Token", field: str, writing: DialectWriting) -> BooleanError:
    hint = f"to look for {field} itself, put it in double quotes"
    if writing.name == "plain":
        hint = f"--dialect meltwater knows title: and others; {hint}"
    return BooleanError(f"{writing.name} strings have no field {field}", _place(token), hint)


def _place(token: "Token") -> StringPlace:
    return StringPlace(token.line or 1, token.column or 1, str(token))
