"""Literal → patterns: what one text of a profile looks for, token by token.

A literal is a term's text, a variant, or an entry of a gate or of `near`. It becomes one pattern or a few: its own
tokens, and where spelling may differ the same letters written solid or apart ("co-operation", "cooperation"), an
acronym with dots ("U.S.", "US"). A pattern is a sequence of needles; a needle is what one token must be.
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from triage.matching import tokens
from triage.matching.common import is_common
from triage.matching.fold import fold
from triage.matching.joins import Part, joins
from triage.profiles.model import Accents, As, Case, Forms, Fuzzy

#: Acronyms with more letters are not written with dots.
LONGEST_DOTTED = 5


class Options(Struct, frozen=True):
    """How a literal is matched; the defaults are those of a literal in a gate."""

    as_: As = "word"
    forms: Forms | None = None
    case: Case = "auto"
    accents: Accents = "ignore"
    fuzzy: Fuzzy = "auto"
    translit: bool = False
    #: Primary language subtag the literal is written in; empty: the article's.
    language: str = ""


#: `Case` with "auto" resolved. An "acronym" is `upper` but for the house style that writes Opec and Unesco.
NeedleCase = Literal["ignore", "match", "upper", "capitalized", "acronym"]
#: Shorter acronyms are never written so: Who, It and Eu are other words.
SHORTEST_WRITTEN_OUT = 4


class Needle(Struct, frozen=True):
    """What one token must be. `surface` is the token as the profile writes it, `folded` what is looked up."""

    folded: str
    surface: str
    as_: As
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


class Pattern(Struct, frozen=True):
    """Needles for neighbouring tokens; `anchor` is the rarest-looking one, where the search begins.

    `is_respelling` marks the solid or split spelling of a literal: its matches are of kind `form`.
    """

    needles: tuple[Needle, ...]
    anchor: int
    is_respelling: bool = False
    #: The gap between the tokens must hold a dot ("U.S.").
    is_dotted: bool = False
    #: Its tokens must be joined by hyphens: a space would part two words ("on line").
    is_hyphenated: bool = False


@cache
def _wild_token() -> re.Pattern[str]:
    return re.compile(r"[\w*?'’]+")


def compile_literal(text: str, options: Options) -> tuple[Pattern, ...]:
    """The patterns of one literal; none where it holds no word character (the linter says so).

    >>> [[needle.folded for needle in p.needles] for p in compile_literal("TPP", Options())]
    [['tpp'], ['t', 'p', 'p']]
    """
    is_wild = options.as_ == "wildcard" or (options.as_ == "word" and "*" in text)
    words = _wild_token().findall(text.replace("_", " ")) if is_wild else tokens.words(text)
    words = [word.replace("’", "'") for word in words]
    if not words or (is_wild and not any(char.isalnum() for char in text)):
        return ()
    is_upper = _is_acronym(text)
    needles = tuple(
        _needle(
            word,
            options,
            is_upper=is_upper,
            is_wild=is_wild and ("*" in word or "?" in word),
            alone=len(words) == 1,
        )
        for word in words
    )
    if options.as_ == "prefix":
        needles = (*(_as_word(needle) for needle in needles[:-1]), needles[-1])
    patterns = [Pattern(needles, _anchor(needles))]
    if options.as_ == "word" and not is_wild:
        patterns += _dotted(text, words, needles, is_upper=is_upper)
        if options.fuzzy != "off" and not is_upper:
            patterns += _respelt(text, words, needles)
    return tuple(patterns)


def _needle(word: str, options: Options, *, is_upper: bool, is_wild: bool, alone: bool) -> Needle:
    case: NeedleCase | Literal["auto"] = options.case
    looks_upper = is_upper or (_is_acronym(word) and not alone)
    folded = word.lower() if is_wild else fold(word.strip("'"))
    # Who says that case is to be ignored means it in headlines of capitals too.
    wants_case = case != "ignore" and (looks_upper or (alone and word[:1].isupper()))
    common = wants_case and is_common(folded)
    if case == "auto":
        case = "ignore"
        if looks_upper:
            is_written_out = len(word) >= SHORTEST_WRITTEN_OUT and word.isalpha() and not common
            case = "acronym" if is_written_out else "upper"
        elif common:
            case = "capitalized"
    if not any(char.isalpha() for char in word):
        case, common = "ignore", False  # the number of "COVID-19" has no case
    forms: Forms = options.forms or ("plural" if word[:1].isupper() else "stem")
    is_default = options.forms is None
    as_ = "wildcard" if is_wild else "word" if options.as_ == "wildcard" else options.as_
    fuzzy = "off" if looks_upper else options.fuzzy
    surface = word.strip("'")
    return Needle(
        folded,
        surface,
        as_,
        forms,
        is_default,
        case,
        common,
        options.accents,
        fuzzy,
        options.translit,
        options.language,
    )


def _as_word(needle: Needle) -> Needle:
    from msgspec.structs import replace

    return replace(needle, as_="word")


def _is_acronym(text: str) -> bool:
    """Capitals only, two letters at least: WHO, U.S., COVID-19, M-1 beside digits."""
    letters = [char for char in text if char.isalpha()]
    return text.isupper() and (len(letters) > 1 or any(char.isdigit() for char in text))


def _anchor(needles: tuple[Needle, ...]) -> int:
    """The longest token: long words are rare words, so the search wakes up seldom."""
    lengths = [len(needle.folded) if needle.as_ == "word" else 1 for needle in needles]
    return lengths.index(max(lengths))


def _dotted(text: str, words: list[str], needles: tuple[Needle, ...], *, is_upper: bool) -> list[Pattern]:
    """An acronym without dots also with them (US, U.S.), and the other way round; with figures, F-16 and F16."""
    from msgspec.structs import replace

    first = needles[0]
    if not is_upper:
        return [Pattern(other, _anchor(other)) for other in _dotted_within(text, words, needles)]
    if len(words) == 1:
        letters = words[0].rstrip("0123456789")
        figures = words[0][len(letters) :]
        if not figures and letters.isalpha() and len(letters) <= LONGEST_DOTTED:
            single = tuple(_letter(first, letter) for letter in letters)
            return [Pattern(single, 0, is_dotted=True)]
        if figures and letters.isalpha():
            is_written_out = len(letters) >= SHORTEST_WRITTEN_OUT and first.case == "upper"
            written = (
                replace(_letter(first, letters), case="acronym") if is_written_out else _letter(first, letters)
            )
            pair = (written, replace(_letter(first, figures), case="ignore"))
            return [Pattern(pair, 0, is_respelling=True, is_hyphenated=True)]
        return []
    if all(len(word) == 1 for word in words) and "." in text:
        return [Pattern((_letter(first, "".join(words)),), 0)]
    if len(words) == 2 and "-" in text and words[0].isalpha() and words[1].isdigit():
        solid, several = _letter(first, "".join(words)), _letter(needles[1], words[1] + "s")
        return [Pattern((solid,), 0, is_respelling=True), Pattern((first, several), 0, is_respelling=True)]
    return []


def _dotted_within(text: str, words: list[str], needles: tuple[Needle, ...]) -> list[tuple[Needle, ...]]:
    """A phrase with US or UK also with U.S. or U.K., and the other way round."""
    from msgspec.structs import replace

    found = []
    for number, word in enumerate(words):
        before, after = needles[:number], needles[number + 2 :]
        pair = "".join(words[number : number + 2])
        if len(word) == 2 and needles[number].case == "upper":
            letters = (_letter(needles[number], word[0]), _letter(needles[number], word[1]))
            found.append((*before, *letters, *needles[number + 1 :]))
        elif len(pair) == 2 and pair.isupper() and ".".join(pair) in text:
            found.append((*before, replace(_letter(needles[number], pair), case="upper"), *after))
    return found


def _letter(model: Needle, surface: str) -> Needle:
    from msgspec.structs import replace

    folded = surface.lower()
    common = len(surface) > 1 and is_common(folded)
    return replace(model, folded=folded, surface=surface, forms="exact", has_default_forms=False, is_common=common)


def _respelt(text: str, words: list[str], needles: tuple[Needle, ...]) -> list[Pattern]:
    """The literal written solid or apart, as `joins` has it."""
    patterns = []
    for spelling in joins(text, words, [needle.folded for needle in needles]):
        parts = spelling.parts
        found = tuple(
            needles[part.source]
            if part.is_same
            else _part(needles[part.source], part, text, is_last=part is parts[-1])
            for part in parts
        )
        longest = max(
            range(len(parts)), key=lambda number: (not parts[number].is_same, len(parts[number].letters))
        )
        patterns.append(Pattern(found, longest, is_respelling=True, is_hyphenated=spelling.wants_hyphen))
    return patterns


def _part(model: Needle, part: Part, text: str, *, is_last: bool) -> Needle:
    """A needle for letters that are no word of the literal: a piece of one, or several of them.

    Misspellings count only of what is written with a hyphen by nature.
    """
    from msgspec.structs import replace

    plain = replace(model, folded=part.letters, case="ignore", is_common=False)
    if not part.is_piece:
        surface = part.letters.capitalize() if text[:1].isupper() else part.letters
        return replace(plain, surface=surface, fuzzy=model.fuzzy if "-" in text else "off")
    if is_last:
        return replace(plain, surface=part.letters, fuzzy="off")
    return replace(plain, surface=part.letters, fuzzy="off", forms="exact", has_default_forms=False)
