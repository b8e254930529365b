"""What one literal looks for: needles for neighbouring tokens, what may stand between them, and what must stand beside.

Plain values; `compile` makes them, `vocabulary` and `finder` look for them.
"""

import re
from typing import Literal

from msgspec import Struct

from triage.matching.fold import fold
from triage.profiles.model import Accents, As, Case, Forms, Fuzzy


class PatternOptions(Struct, frozen=True):
    """How a literal is matched; the defaults are those of a literal in a gate."""

    as_: As = "word"
    forms: Forms | None = None
    case: Case = "auto"
    accents: Accents = "ignore"
    fuzzy: Fuzzy = "auto"
    translit: bool = False
    #: Primary language subtag the literal is written in; empty: the article's.
    language: str = ""
    #: Accented letters that the profile writes: a word of it without accents means itself.
    accented: str = ""
    #: What is left of a name: of its own form in English, of its cases where names are inflected.
    is_short_name: bool = False
    #: Words of other names that the literal shall not have, folded: no near spelling of it.
    other_names: tuple[str, ...] = ()


#: `Case` with "auto" resolved. An "acronym" is `upper` but for the house style that writes Opec and Unesco; one "in a
#: phrase" stands capitalised as well, and small where that is no common word.
NeedleCase = Literal["ignore", "match", "upper", "capitalized", "acronym", "in a phrase"]
#: `As`, and what stands in a name where it likes: a single capital or an article, and another name.
NeedleAs = Literal["word", "prefix", "wildcard", "substring", "regex", "compound", "initial", "middle name"]


class Needle(Struct, frozen=True):
    """What one token must be. `surface` is the token as the profile writes it, `folded` what is looked up."""

    folded: str
    surface: str
    as_: NeedleAs
    forms: Forms
    #: Nobody asked for these forms; in another language than English its stem takes their place.
    has_default_forms: bool
    case: NeedleCase
    #: A common word as well: in lines of capitals it counts only if it stands cased elsewhere.
    is_common: bool
    accents: Accents
    fuzzy: Fuzzy
    translit: bool
    language: str
    #: Accented letters that its profile writes, if it has none itself: then it is no other word that has.
    accented: str = ""
    #: Nobody said what case it is to have: where a language has it in small letters as another word, it wants its capital.
    has_default_case: bool = False
    #: Other tokens that are as good: "and" and "und", "al" and "el".
    others: tuple[str, ...] = ()
    #: Words of other names, folded: no near spelling of this one.
    other_names: tuple[str, ...] = ()
    #: Languages in which it is a common word behind its article: there it wants its capital. The Sun, Le Monde.
    capital_in: tuple[str, ...] = ()
    #: More of a person's name follows, so that no possessive is it: Robert's Downey Street is not Robert Downey.
    is_followed: bool = False


#: What may stand between two tokens, beside what the literal itself has there (`gaps.may_stand`).
GapRule = Literal[
    "open",
    "proper",
    "name",
    "middle",
    "suffix",
    "hyphen",
    "tight",
    "joint",
    "bare",
    "dot",
    "sign",
    "and",
    "thousands",
    "code",
]


class Gap(Struct, frozen=True):
    """Between two needles: what the literal has there, white space as one space, and what else may stand."""

    own: str = " "
    rule: GapRule = "open"


class Edges(Struct, frozen=True):
    """What stands beside the first and the last token of a literal.

    Signs that make the word must stand there ("C++", ".NET"); other signs of the literal belong to the match where
    they stand ("Yahoo!"). A figure at an edge must not go on: "5%" is not in "2.5%".
    """

    before: str = ""
    after: str = ""
    may_before: str = ""
    may_after: str = ""
    is_figure_before: bool = False
    is_figure_after: bool = False
    #: A number, or a code with stops: no decimals may follow, either.
    is_number: bool = False
    #: A monarch's name without the number that the literal has: none may follow.
    is_unnumbered: bool = False
    #: Capitals that a sum begins with, too: "US" is not in "US$5".
    is_currency: bool = False
    #: "No." before a figure: "no 10 people" has no such number.
    is_numbered: bool = False
    #: Longer words of a script without spaces, in which the literal stands by accident.
    not_in: tuple[str, ...] = ()
    #: A word of Katakana without the mark of length at its end: none of the script may follow.
    is_cut: bool = False
    #: Thai or Lao, where a syllable must not go on.
    is_thai: bool = False
    #: A person's name with the surname first, as Hungarian has it; in other languages it is no such name.
    is_hungarian: bool = False
    #: A word that ends in Katakana: no small letter may follow, which would make another sound of its last.
    is_kana: bool = False


NO_EDGES = Edges()


class Pattern(Struct, frozen=True):
    """Needles for neighbouring tokens; `anchor` is the rarest-looking one, where the search begins.

    `is_respelling` marks another spelling of the literal: its matches are of kind `form`.
    """

    needles: tuple[Needle, ...]
    anchor: int
    gaps: tuple[Gap, ...] = ()
    is_respelling: bool = False
    edges: Edges = NO_EDGES

    @property
    def wants_look(self) -> bool:
        """Whether a match must be looked at in the text, even if its tokens stand with single spaces or line ends between."""
        return self.edges != NO_EDGES or not all(gap.rule in SPACED for gap in self.gaps)

    @property
    def is_proper(self) -> bool:
        """Whether it is one word that is written as a name is: with a capital and small letters."""
        surface = self.needles[0].surface
        return len(self.needles) == 1 and surface[:1].isupper() and not surface.isupper()


#: Rules that a single space always satisfies, and the end of a line within a paragraph.
SPACED = frozenset(("open", "proper", "name", "suffix", "hyphen", "joint"))


def case_fits(needle: Needle, core: str) -> bool:
    """Whether a token has the case that a needle wants."""
    case = needle.case
    if case == "ignore":
        return True
    if case == "acronym" and core == core.capitalize():
        return True
    if case == "in a phrase" and (core == core.capitalize() or (core.islower() and not needle.is_common)):
        return True
    if case in {"upper", "acronym", "in a phrase"}:
        # Figures have no case: "COVID-19", "M-1". A plural of an acronym keeps its small s: "NGOs"; one of two letters
        # in a headline of capitals too, since GAS and ITS are words.
        if core[-1:] == "s" and core[:-1].isupper():
            return not needle.folded.endswith("s")
        return core == core.upper() and (len(needle.surface) != 2 or core[2:] != "S" or needle.as_ != "word")
    if case == "capitalized":
        return core[:1] == core[:1].upper()
    shared = _shared_length(needle.surface, core)
    return core[:shared] == needle.surface[:shared]


def has_capital(needle: Needle, core: str) -> bool:
    """Whether a token of another alphabet may be a name: with a capital where its alphabet has one and the name has.

    The capitals of Georgian are for headlines only.
    """
    first = core[:1]
    has_capitals = first != first.upper() and not "ა" <= first <= "ჿ"
    return first.isupper() or not has_capitals or not needle.surface[:1].isupper()


def _shared_length(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first.lower(), second.lower(), strict=False):
        if one != other:
            break
        length += 1
    return min(length, len(first), len(second))


def shares_accents(needle: Needle, core: str) -> bool:
    """Whether an inflected token has the accents of the needle as far as their letters are the same."""
    from unicodedata import normalize

    from triage.matching import accents

    written = (normalize("NFC", core.casefold()), normalize("NFC", needle.surface.casefold()))
    return accents.shares_accents(*written)


def may_differ(needle: Needle, core: str) -> bool:
    """Another name that the term is not to have is no near spelling; where accents matter, one may differ at its end only."""
    if needle.other_names and fold(core) in needle.other_names:
        return False
    if needle.accents == "ignore":
        return True
    return _shared_length(needle.surface, core) >= min(len(needle.surface), len(core)) - 2


def wildcard(text: str) -> re.Pattern[str]:
    r"""A pattern in which `*` stands for letters and figures and `?` for one; linear in the token, whatever the pattern.

    Each piece between two stars stands where it first can, which leaves most to the next: once it is found, nobody
    looks for it again.

    >>> [word for word in ("bank", "bankers", "embark") if wildcard("*a??*s").fullmatch(word)]
    ['bankers']
    """
    first, *pieces = (
        "".join(r"\w" if char == "?" else re.escape(char) for char in piece) for piece in text.split("*")
    )
    if not pieces:
        return re.compile(first)
    *middle, last = pieces
    return re.compile(first + "".join(rf"(?>\w*?{piece})" for piece in middle if piece) + rf"\w*{last}")
