"""Profile → plan: which literals are looked for, and which slot of the profile each of them fills.

A slot is a place where occurrences are gathered: one for each term, one for each distinct literal of the gates,
of `near` and of combinations. Literals that name a term's id or a tag need no slot: they read the term's.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from triage.matching import tokens
from triage.matching.aliases import MARK, Aliases
from triage.matching.compile import PatternOptions
from triage.matching.fold import fold
from triage.profiles.model import Near, Profile, Term

#: A short name wants its capital; in English it is never bent.
SHORT_NAME = PatternOptions(case="capitalized", fuzzy="off", is_short_name=True)


#: Matching without any other names, and with those that terms have by default.
NO_ALIASES, DEFAULT_ALIASES = Aliases(which="none"), Aliases()


class Literal(Struct, frozen=True):
    """A text to look for; `is_text` marks substring and regex, which are searched in the text itself."""

    text: str
    options: PatternOptions
    is_text: bool = False
    #: Another name that nobody wrote into the profile.
    is_alias: bool = False


class Plan(Struct, frozen=True):
    """A profile with its literals resolved: slots 0..len(terms)-1 are the terms in order."""

    profile: Profile
    #: (literal, slot) pairs, variants included.
    literals: tuple[tuple[Literal, int], ...]
    #: Entry of a gate or condition → the slots it reads.
    slots: dict[str, tuple[int, ...]]
    #: Slots of terms that may have short names.
    named: frozenset[int] = frozenset()


def plan(profile: Profile, aliases: Aliases = NO_ALIASES) -> Plan:
    """Lay out the slots of a profile."""
    language = profile.languages[0].partition("-")[0].lower() if len(profile.languages) == 1 else ""
    accented = _accented_letters(profile)
    literals: list[tuple[Literal, int]] = [
        (_literal_of(term, text, language, accented, is_alias=is_alias, other_names=other_names), number)
        for number, term in enumerate(profile.terms)
        for text, is_alias, other_names in _texts(term, aliases)
    ]
    slots: dict[str, tuple[int, ...]] = {}
    count = len(profile.terms)
    for entry in _entries(profile):
        if entry in slots:
            continue
        found = _slots_named(profile, entry)
        if not found:
            literals.append((Literal(entry, PatternOptions(language=language, accented=accented)), count))
            found, count = (count,), count + 1
        slots[entry] = found
    named = _named(profile)
    for number in named:
        from triage.matching.short_names import short_names_of

        options = replace(SHORT_NAME, language=language)
        literals += [
            (Literal(short, options), short_slot(number)) for short in short_names_of(profile.terms[number].text)
        ]
    return Plan(profile, tuple(literals), slots, frozenset(named))


def _texts(term: Term, aliases: Aliases) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """The term's text and its variants, and the other names of all of them; with whether it is one of these, and words that are none of it."""
    given = tuple(dict.fromkeys((term.text, *(variant for variant in term.variants if variant != MARK))))
    # Who writes "@aliases" wants all families, whatever else is set.
    others = aliases.asked if MARK in term.variants else aliases if term.aliases == "auto" else NO_ALIASES
    if term.as_ != "word":
        others = NO_ALIASES
    is_off = others.which == "none"
    yield from ((text, False, _other_words(text) if is_off else ()) for text in given)
    found = dict.fromkeys(other for text in given for other in others.of(text))
    yield from ((other, True, ()) for other in found if other not in given)


def _other_words(text: str) -> tuple[str, ...]:
    """What its other names have in place of its words: with these off, Türkiye is no near spelling of Turkey."""
    own = [fold(word) for word in tokens.words(text)]
    pairs = (
        (mine, fold(word))
        for other in DEFAULT_ALIASES.of(text)
        if len(words := tokens.words(other)) == len(own)
        for mine, word in zip(own, words, strict=True)
    )
    return tuple(dict.fromkeys(word for mine, word in pairs if word != mine))


def short_slot(slot: int) -> int:
    """Where the surnames of a term are gathered until it is known whom they mean."""
    return -1 - slot


def _named(profile: Profile) -> list[int]:
    """Terms of more than one word that may have short names."""
    return [
        number
        for number, term in enumerate(profile.terms)
        if term.short_names == "auto" and term.as_ == "word" and " " in term.text.strip()
    ]


def _accented_letters(profile: Profile) -> str:
    """The accented letters that the terms are written with."""
    foreign = [text for term in profile.terms for text in (term.text, *term.variants) if not text.isascii()]
    if not foreign:
        return ""
    from triage.languages.accents import accented_letters

    return accented_letters(*foreign)


def _literal_of(
    term: Term, text: str, language: str, accented: str, *, is_alias: bool, other_names: tuple[str, ...]
) -> Literal:
    # Another name of a term is looked for as it is: a misspelling of Rangoon is far from Yangon.
    fuzzy = "off" if is_alias else term.fuzzy
    options = PatternOptions(
        term.as_, term.forms, term.case, term.accents, fuzzy, term.translit, language, accented,
        other_names=other_names,
    )  # fmt: skip
    return Literal(text, options, term.as_ in {"substring", "regex"}, is_alias)


def _slots_named(profile: Profile, entry: str) -> tuple[int, ...]:
    """Terms by id, then by tag; combinations have no slot and are resolved by the scorer."""
    by_id = tuple(number for number, term in enumerate(profile.terms) if term.id == entry)
    if by_id:
        return by_id
    tag = entry.removeprefix("tag:")
    return tuple(number for number, term in enumerate(profile.terms) if tag in term.tags)


def _entries(profile: Profile) -> list[str]:
    """Every literal, id or tag that a gate or condition names, those of combinations alone left out."""
    require = profile.require
    # A gate may name a combination, by its id or a tag; elsewhere these are texts like any other.
    names = {f"tag:{tag}" for combination in profile.combinations for tag in combination.tags}
    names -= {f"tag:{tag}" for term in profile.terms for tag in term.tags}
    names |= {combination.id for combination in profile.combinations}
    of_gate = [*profile.exclude, *require.all, *require.any, *require.none]
    if require.at_least:
        of_gate += require.at_least.of
    entries = [entry for entry in of_gate if entry not in names]
    for term in profile.terms:
        for near in (term.near, term.unless_near):
            if isinstance(near, Near):
                entries += near.terms
    for combination in profile.combinations:
        entries += [entry for part in combination.all for entry in part]
        entries += combination.none
    return entries


@cache
def text_pattern(literal: Literal) -> re.Pattern[str]:
    """The expression that finds a substring; regular expressions of the user are `matching.regex`'s."""
    options = literal.options
    flags = re.NOFLAG if options.case in {"match", "upper", "capitalized"} else re.IGNORECASE
    return re.compile(re.escape(literal.text), flags)
