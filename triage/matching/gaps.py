"""What may stand between the tokens of a match: which rule a gap of a literal has, and what a text may have there.

What the literal itself has between its words may always stand there ("Yahoo! Finance", "Art. 5"). Beyond that it
depends on what the gap parts: words of a phrase, halves of a hyphened word, a code and its number, a person's names.
"""

import re
from collections.abc import Collection, Sequence

from triage.expression import Expression
from triage.matching.joins import FUNCTION_WORDS, VERB_PARTICLES
from triage.matching.pattern import Gap, GapRule, Pattern
from triage.matching.sentence_end import WIDE_STOPS, ends_sentence, is_paragraph_end
from triage.matching.tokens import straightened

Span = tuple[int, int]
HYPHENS = frozenset("-\u2010\u2011")
#: Dashes and slashes that part two names as a hyphen does: Russia–Ukraine, HIV/AIDS.
DASHES = frozenset("\u2012\u2013\u2014\u2212\uff0d/")
#: What is typed for the hyphen of a code: COVID–19, covid_19.
_AS_HYPHENS = frozenset("_\u2013\u2212\uff0d")
COMMAS = frozenset(",،、，")
AMPERSANDS = frozenset("&+＆")
#: Between the names of people from abroad, in China and Japan.
_MIDDLE_DOTS = frozenset("·•・･‧∙⋅●")
QUOTES = frozenset("'\"’‘“”«»")
#: Double quotes, and the mark within Hebrew acronyms: צה״ל.
_STRAIGHT = str.maketrans(dict.fromkeys("“”„″״", '"') | {"׳": "'"})
#: What parts the thousands of a number.
THOUSANDS = frozenset((",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"))
#: A single letter before a number that is a word in some language: "A 320-page report".
_VOWELS = frozenset("aeiouyàéAEIOUYÀÉ")


def flat(gap: str) -> str:
    """A gap with white space as one space, straight apostrophes and quotes, Hebrew ones too."""
    if not gap.isascii():
        gap = straightened(gap).translate(_STRAIGHT)
    return " ".join(gap.split()) if gap.strip() == gap else re.sub(r"\s+", " ", gap)


def rule_of(own: str, before: str, after: str, *, only_two: bool) -> GapRule:
    """The rule of a gap of a literal by what it has between two tokens.

    >>> rule_of("&", "AT", "T", only_two=True), rule_of("-", "fox", "it", only_two=True)
    ('and', 'tight')
    >>> rule_of(" ", "bird", "flu", only_two=True), rule_of("/", "9", "11", only_two=True)
    ('open', 'sign')
    """
    sign = own.strip()
    if "&" in sign:
        return "and"
    if sign and QUOTES.issuperset(sign) and own != sign:
        sign = ""  # quotes around a letter are one with none: Toys "R" Us, rock 'n' roll
    figures = before[-1:].isdigit() and after[:1].isdigit()
    if figures and sign == "" and own:
        return "thousands" if _is_grouped(before, after) else "open"
    if figures and sign:
        return "thousands" if sign in THOUSANDS and _is_grouped(before, after) else "sign"
    if sign in HYPHENS or sign in DASHES:
        if sign == "/" and (len(before) == 1 or len(after) == 1):
            return "sign"
        is_word = [
            word.lower() in FUNCTION_WORDS and word.lower() not in VERB_PARTICLES for word in (before, after)
        ]
        return "tight" if only_two and own in HYPHENS and any(is_word) else "hyphen"
    is_letter = len(before) == 1 or len(after) == 1
    if sign and sign not in {".", ","} and is_letter and not (sign in {"!", "?"} and before.isupper()):
        return "sign"
    return "proper" if before[:1].isupper() and after[:1].isupper() else "open"


def _is_grouped(before: str, after: str) -> bool:
    return before.isdigit() and len(before) <= 3 and after.isdigit() and len(after) == 3


#: Digits of a year, before which a comma may stand: May, 2026.
_YEAR = 4
_BULLET = Expression(r"[;()\[\]{}<>|•·●▪◦■►；（）【】]|\n[ \t]*[-*–—][ \t]")


def may_stand(gap: str, meant: Gap, before: str, after: str) -> bool:
    """Whether a text may have `gap` between the tokens `before` and `after` of a match.

    >>> may_stand(", ", Gap(" ", "open"), "bird", "flu"), may_stand(", ", Gap(" ", "name"), "London", "Paris")
    (True, False)
    """
    if "\n" in gap and is_paragraph_end(gap):
        return False
    if meant.rule == "code":
        return _joins_a_code(gap, meant.own, before, after)
    if flat(gap) == meant.own and meant.rule not in {"tight", "dot", "joint", "bare", "middle"}:
        return True
    return _RULES[meant.rule](gap, meant.own, before, after)


def is_together(
    pattern: Pattern,
    text: str,
    spans: Sequence[Span],
    skipped: Collection[int] = (),
    nicknames: Collection[int] = (),
) -> bool:
    """Whether the tokens of a longer pattern stand together; one comma is allowed where the literal has none.

    In the gaps numbered in `skipped` something is read over: a nickname (`nicknames`) between the names of a person, an
    acronym in brackets between other words.
    """
    commas = 0
    for number, meant in enumerate(pattern.gaps):
        (start, left), (right, end) = spans[number], spans[number + 1]
        gap = text[left:right]
        if number in skipped:
            if (meant.rule in {"name", "middle", "suffix"}) != (number in nicknames):
                return False
            gap = " "
        if not may_stand(gap, meant, text[start:left], text[right:end]):
            return False
        if gap[:1] in COMMAS and flat(gap) != meant.own:
            commas += 1
    return commas <= 1


def _open(gap: str, own: str, before: str, after: str) -> bool:
    if (len(gap) > 1 or gap in WIDE_STOPS) and ends_sentence(gap, before):
        return False
    if gap[:1] in COMMAS and after[:1].isdigit() and before[-1:].isalpha() and len(after) < _YEAR:
        return False  # "Apollo, 11 years old"
    return gap.isspace() or not _BULLET.search(gap)


def _proper(gap: str, own: str, before: str, after: str) -> bool:
    """Between capitalised words: "Yahoo! Finance" for Yahoo Finance."""
    if gap == "! ":
        return before[:1].isupper() and after[:1].isupper()
    return _open(gap, own, before, after)


def _name(gap: str, own: str, before: str, after: str) -> bool:
    """Between the names of a person: space, hyphen, the stop of an initial or a title."""
    mark = gap.strip()
    if mark in {"", "’", "'"} or (mark in HYPHENS and gap[0] == mark):
        return True
    return mark == "." and (len(gap) == 1 or not ends_sentence(gap, before))


def _middle(gap: str, own: str, before: str, after: str) -> bool:
    """Whether a gap may stand before a middle name: John's Mary Smith is somebody else, and so is John-Paul Smith."""
    return gap not in HYPHENS and not before.endswith(("'s", "’s")) and _name(gap, own, before, after)


def _suffix(gap: str, own: str, before: str, after: str) -> bool:
    """Whether a gap may stand before Jr. and III: a comma may."""
    return gap.strip() == "," or _name(gap, own, before, after)


def _hyphen(gap: str, own: str, before: str, after: str) -> bool:
    """Halves of a word, pairs of names: any hyphen or dash, a slash, a space."""
    mark = gap.strip()
    return mark == "" or ((mark in HYPHENS or mark in DASHES) and "\n" not in gap[: gap.index(mark)])


def _tight(gap: str, own: str, before: str, after: str) -> bool:
    """A hyphen only, at the end of a line too: a space would part two words."""
    return gap in HYPHENS or (gap[:1] in HYPHENS and is_line_break(gap))


def _joint(gap: str, own: str, before: str, after: str) -> bool:
    """A hyphen, a space or the end of a line."""
    return gap in {" ", "`"} or gap in HYPHENS or is_line_break(gap)


def _bare(gap: str, own: str, before: str, after: str) -> bool:
    """Between the parts of a Korean noun or an Arabic name, which are `own`: 우리는 나라 is not 우리나라, nor عبد والله عبدالله."""
    from triage.matching.fold import fold

    head, _, tail = own.partition(" ")
    return _joint(gap, "", before, after) and fold(before) == fold(head) and fold(after).startswith(fold(tail))


def _dot(gap: str, own: str, before: str, after: str) -> bool:
    return gap == "."


def _sign(gap: str, own: str, before: str, after: str) -> bool:
    """The literal's own sign, with or without spaces; hyphen and slash are one between years."""
    mark, wanted = gap.strip(), own.strip()
    if wanted in _MIDDLE_DOTS:
        return mark in _MIDDLE_DOTS or not gap  # 唐纳德·特朗普, with the dots of other keyboards or none
    if wanted[:1] == mark[:1] == "." and wanted[1:] in HYPHENS:
        return mark[1:] in HYPHENS or mark[1:] in DASHES  # U.S.–China
    return mark == wanted or (wanted in HYPHENS and (mark in HYPHENS or mark in DASHES))


def _and(gap: str, own: str, before: str, after: str) -> bool:
    return gap.strip() in AMPERSANDS


def _thousands(gap: str, own: str, before: str, after: str) -> bool:
    return gap in THOUSANDS


def _joins_a_code(gap: str, own: str, before: str, after: str) -> bool:
    """Letters and their number: solid, hyphened, and apart where nobody would take the letters for a word."""
    letters = after if before[-1:].isdigit() else before
    if gap in {"", own} - {" "}:
        return True
    if gap in HYPHENS or gap in _AS_HYPHENS or (gap[:1] in HYPHENS and is_line_break(gap)):
        return not (letters is after and len(letters) == 1 and letters.islower())
    if gap.strip():
        return False
    if len(letters) == 1 and letters in _VOWELS:
        return False
    if letters.isupper() or len(letters) < 3 or not letters.islower():
        return letters.isupper() or len(letters) >= 3
    from triage.matching.common import is_common

    return not is_common(letters)


_RULES = {
    "open": _open,
    "proper": _proper,
    "name": _name,
    "middle": _middle,
    "suffix": _suffix,
    "hyphen": _hyphen,
    "tight": _tight,
    "joint": _joint,
    "bare": _bare,
    "dot": _dot,
    "sign": _sign,
    "and": _and,
    "thousands": _thousands,
}


def is_line_break(gap: str) -> bool:
    """Whether a gap is the end of a line, with a hyphen before it or without."""
    return gap.strip(" \t") in {"\n", "\r\n", "-\n", "-\r\n", "\u2010\n", "\u2010\r\n"}
