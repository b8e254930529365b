"""One word of a literal → a needle: the letters that are compared, and which case, forms and misspellings count."""

from collections.abc import Sequence

from msgspec.structs import replace

from triage.matching.fold import fold
from triage.matching.pattern import Needle, NeedleCase, PatternOptions
from triage.profiles.model import Forms

#: Shorter acronyms are never written so: Who, It and Eu are other words.
SHORTEST_WRITTEN_OUT = 4
#: Shorter words are never fuzzy: one edit makes another word of them more often than not.
LEAST_LETTERS = 5
_POSSESSIVE = "'s"


def needle_of(word: str, options: PatternOptions, *, is_upper: bool, alone: bool, is_wild: bool = False) -> Needle:
    """The needle of a word; `is_upper`: it stands in a literal of capitals, `alone`: it is all of the literal."""
    surface = word.strip("'")
    looks_upper = is_upper or (is_acronym(word) and not alone)
    folded = word.lower() if is_wild else fold(surface)
    # Who says that case is to be ignored means it in headlines of capitals too.
    wants_case = options.case != "ignore" and (looks_upper or (alone and word[:1].isupper()))
    # Élections are no English word that somebody writes with a capital.
    common = wants_case and (looks_upper or surface.isascii()) and _is_common(folded)
    case = _case(word, options, looks_upper=looks_upper, in_phrase=not is_upper, is_common=common)
    if not (word.isalpha() or any(map(str.isalpha, word))) or (options.is_short_name and word[:1].islower()):
        case, common = "ignore", False  # the number of "COVID-19" has no case, nor has the "bin" of bin Laden
    forms: Forms = options.forms or ("plural" if word[:1].isupper() else "stem")
    is_default = options.forms is None
    if options.is_short_name or (len(word) == 2 and word.istitle()):
        forms = "exact"  # "Xis" is no plural of Xi
    others: tuple[str, ...] = () if is_wild or len(folded) >= LEAST_LETTERS else _short_spellings(surface)
    if not is_wild and "'" in surface:
        if is_possessive(folded):
            forms, is_default = "exact", False
        bare = folded.replace("'", "")
        others = () if alone and _is_common(bare) else (bare,)
    if looks_upper and not is_wild and forms != "exact" and surface.isalpha() and folded[-1:] != "s":
        others = (*others, f"{folded}s")  # MPs and ONGs, in every language
    return Needle(
        folded=folded,
        surface=surface,
        as_="wildcard" if is_wild else "word" if options.as_ == "wildcard" else options.as_,
        forms=forms,
        has_default_forms=is_default,
        case=case,
        is_common=common,
        accents=options.accents,
        fuzzy="off" if looks_upper else options.fuzzy,
        translit=options.translit,
        language=options.language,
        accented=options.accented if surface.isascii() else "",
        has_default_case=options.case == "auto" and word[:1].isupper(),
        others=others,
        other_names=options.other_names,
    )


#: Acronyms with more letters are not written with dots.
LONGEST_DOTTED = 5
#: British and American spellings of words too short to be compared letter by letter.
_SHORT_SPELLINGS = {"grey": "gray", "gray": "grey", "plow": "plough"}
_DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}


def _short_spellings(surface: str) -> tuple[str, ...]:
    """Other spellings of a word under five letters: Koeln for Köln, gray for grey; longer ones are `spelling`'s.

    >>> _short_spellings("Köln"), _short_spellings("grey"), _short_spellings("Grey"), _short_spellings("für")
    (('koeln',), ('gray',), (), ())
    """
    if surface.isascii():
        return (_SHORT_SPELLINGS[surface],) if surface in _SHORT_SPELLINGS else ()
    lower = surface.lower()
    if surface[:1].islower() or _DIGRAPHS.keys().isdisjoint(lower):
        return ()
    return (fold("".join(_DIGRAPHS.get(letter, letter) for letter in lower)),)


def plain(word: str) -> str:
    """A word without apostrophes: Qur'an, Shi'ite."""
    return word.replace("'", "").replace("’", "") if "'" in word or "’" in word else word


def never_fuzzy(text: str, surface: str) -> str:
    """Why no misspelling of a term's word counts; empty if one may. `text` is folded, without apostrophes.

    >>> never_fuzzy("cod", "cod"), never_fuzzy("nasdaq", "NASDAQ"), never_fuzzy("cholera", "cholera")
    ('under 5 letters', 'an acronym', '')
    """
    if len(text) < LEAST_LETTERS:
        return f"under {LEAST_LETTERS} letters"
    if not text.isalpha() and any(map(str.isdigit, text)):
        return "a number"
    return "an acronym" if surface.isupper() else ""


def is_possessive(folded: str) -> bool:
    """Whether a word ends in an apostrophe and s that belong to it: McDonald's."""
    return folded.endswith(_POSSESSIVE) and len(folded) > len(_POSSESSIVE)


def _is_common(folded: str) -> bool:
    # Few terms are written with a capital, and the others need no list.
    from triage.matching.common import is_common

    return is_common(folded)


def _case(
    word: str, options: PatternOptions, *, looks_upper: bool, in_phrase: bool, is_common: bool
) -> NeedleCase:
    if options.case != "auto":
        return options.case
    if looks_upper and in_phrase:
        return "in a phrase"
    if looks_upper:
        letters = word.strip("*")
        is_written_out = len(letters) >= SHORTEST_WRITTEN_OUT and letters.isalpha() and not is_common
        return "acronym" if is_written_out else "upper"
    return "capitalized" if is_common else "ignore"


def is_acronym(text: str) -> bool:
    """Capitals only, two letters at least: WHO, U.S., COVID-19, M-1 beside digits."""
    if not text.isupper():
        return False
    return sum(map(str.isalpha, text)) > 1 or any(map(str.isdigit, text))


def is_code(text: str) -> bool:
    """Whether a text is a code and nothing more: capitals and figures.

    >>> is_code("COVID-19"), is_code("S&P 500"), is_code("F16s"), is_code("WHO"), is_code("2024")
    (True, True, False, False, False)
    """
    return text.isupper() and any(char.isdigit() for char in text)


def is_phrase(text: str) -> bool:
    """Capitals in several words, none of them single letters: IBM CEO; not U. S., nor S&P."""
    words = text.split()
    return len(words) > 1 and all(sum(map(str.isalpha, word)) > 1 for word in words)


def letter_needle(model: Needle, surface: str) -> Needle:
    """A needle for letters as they are, without forms, after the model of another."""
    folded = surface.lower()
    common = len(surface) > 1 and _is_common(folded)
    return replace(
        model, folded=folded, surface=surface, forms="exact", has_default_forms=False, is_common=common, others=()
    )


def code_needle(model: Needle, surface: str, options: PatternOptions, *, is_last: bool) -> Needle:
    """A needle for letters and figures of a code, as they are; the last may have a plural s."""
    folded = fold(surface)
    is_plural = is_last and folded[-1:].isdigit() and options.forms != "exact"
    case: NeedleCase = model.case
    if options.case == "auto":
        case = model.case if surface == model.surface else "ignore"
    return replace(
        model,
        folded=folded,
        surface=surface,
        forms="exact",
        has_default_forms=False,
        case="ignore" if surface.isdigit() else case,
        is_common=False,
        fuzzy="off",
        others=(f"{folded}s",) if is_plural else (),
    )


def one_of(model: Needle, words: tuple[str, ...]) -> Needle:
    """A needle that is satisfied by any of these words."""
    plain = letter_needle(model, words[0])
    return replace(plain, case="ignore", is_common=False, fuzzy="off", others=words[1:])


def anchor_of(needles: Sequence[Needle]) -> int:
    """The longest token: long words are rare words, so the search wakes up seldom."""
    lengths = [_rarity(needle) for needle in needles]
    return lengths.index(max(lengths))


def _rarity(needle: Needle) -> int:
    """The letters of a word; what stands for several words, "and" among them, is the commonest."""
    if needle.as_ in {"initial", "middle name"} or len(needle.others) > 1:
        return 0
    return len(needle.folded) if needle.as_ == "word" else 1
