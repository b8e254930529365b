"""What looks wrong in a profile that loads: remarks, never errors. Needs no articles; nothing here matches.

The lines in remarks are those of a profile loaded with `with_lines`.
"""

import re
from collections.abc import Iterable
from math import exp, inf
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from triage.errors import Fault
from triage.profiles.check_texts import closing, common_alone, operators, question_marks
from triage.profiles.model import FIELD_WEIGHTS, Combination, Profile, Term
from triage.profiles.toml.locate import KeyPath
from triage.profiles.toml.text import toml_of

#: Letters from which a word is fuzzy at all (docs/fuzzy.md).
_FUZZY_LETTERS = 5
#: 4n of the shortest article that the formula knows, 50 tokens: nowhere does an occurrence weigh more.
_SHORTEST = 4 * (0.5 + 0.5 * 50 / 250)


class Remark(Fault, frozen=True, kw_only=True):
    """Something that its writer may not have meant; unlike other faults it stops nothing."""


def check_profile(profile: Profile, today: str = "") -> tuple[Remark, ...]:
    """Remarks on a profile, by line; `today` (ISO) is for terms whose time is over."""
    remarks = [
        *_silent(profile, today),
        *_twice(profile),
        *_spelling(profile),
        *_gates(profile),
        *_threshold(profile),
        *_texts(profile),
    ]
    if profile.path:
        remarks += check_file(profile)
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: remark.line or 0))


def _on(profile: Profile, member: Term | Combination | None, message: str, hint: str = "") -> Remark:
    return Remark(
        path=profile.path or profile.id, line=member.line if member else None, message=message, hint=hint
    )


def _silent(profile: Profile, today: str) -> Iterable[Remark]:
    """Terms that can never match."""
    for term in profile.terms:
        if term.as_ in ("word", "prefix", "wildcard"):
            for text in (term.text, *term.variants):
                if not any(letter.isalnum() for letter in text):
                    hint = 'as = "substring" finds signs'
                    yield _on(profile, term, f"{text!r} can never match: it has no letter and no figure", hint)
        if today and term.until and term.until < today:
            yield _on(profile, term, f"{term.id!r} matches no news any more: its until is {term.until}")


def _twice(profile: Profile) -> Iterable[Remark]:
    """Warn of one text in two terms that look in the same places: only one of them gets the points."""
    first: dict[object, Term] = {}
    for term in profile.terms:
        for text in dict.fromkeys((term.text, *term.variants)):
            earlier = first.setdefault((_folded(text, term), _conditions(term)), term)
            if earlier is not term:
                place = f" (line {earlier.line})" if earlier.line else ""
                message = f"{text!r} is already looked for by {earlier.id!r}{place}"
                yield _on(profile, term, message, "only one of the two gets the points")


def _texts(profile: Profile) -> Iterable[Remark]:
    """Texts that are looked for otherwise than their writer may think."""
    for question in (question_marks, operators, common_alone, closing):
        for term, message, hint in question(profile):
            yield _on(profile, term, message, hint)


def _folded(text: str, term: Term) -> str:
    """What `case` makes equal; WHO and who are two words."""
    is_exact = term.case in ("match", "upper") or term.as_ == "regex" or text.isupper()
    return text if is_exact else text.casefold()


def _conditions(term: Term) -> tuple[object, ...]:
    return (
        term.within,
        term.not_within,
        term.first_words,
        term.as_,
        term.case,
        term.near,
        term.unless_near,
        term.entity,
        term.from_,
        term.until,
        term.at_least,
        term.exclude,
    )


def _spelling(profile: Profile) -> Iterable[Remark]:
    for term in profile.terms:
        for text in (term.text, *term.variants):
            if term.case == "auto" and _is_shouted(text):
                message = f"{text!r} is in capitals and is found in capitals only"
                yield _on(profile, term, message, f'write "{text.title()}", or case = "ignore"')
        if term.fuzzy in ("strict", "loose") and not is_long_enough(term.text):
            message = f"{term.text!r} is too short to be fuzzy: no word has {_FUZZY_LETTERS} letters"
            yield _on(profile, term, message, "list its misspellings as variants")


def _is_shouted(text: str) -> bool:
    """A phrase in capitals, as copied from a headline; WHO and EU NATO are none."""
    words = text.split()
    return len(words) > 1 and text.isupper() and any(len(word) > 5 for word in words)


def is_long_enough(text: str) -> bool:
    """Whether some word of a text is long enough to be fuzzy."""
    return any(len(word) >= _FUZZY_LETTERS for word in text.split())


def _gates(profile: Profile) -> Iterable[Remark]:
    excluded = {entry.casefold() for entry in (*profile.exclude, *profile.require.none)}
    for term in profile.terms:
        if not term.exclude and {term.id.casefold(), term.text.casefold()} & excluded:
            message = f"{term.id!r} is excluded: no article with it can be a hit"
            yield _on(profile, term, message, "take it out of the terms, or out of exclude")
    yield from _excluded_words(profile)
    for entry in profile.require.all:
        if entry.casefold() in excluded:
            yield _on(profile, None, f"{entry!r} is required and excluded: no article can be a hit")
    alternatives = profile.require.any
    if alternatives and all(entry.casefold() in excluded for entry in alternatives):
        yield _on(profile, None, "all of require any is excluded: no article can be a hit")
    for combination in profile.combinations:
        for group in combination.all:
            if set(group) <= set(combination.none):
                yield _on(
                    profile, combination, f"{combination.id!r} can never hold: none names all of {group[0]!r}"
                )
    yield from _tags(profile)


def _excluded_words(profile: Profile) -> Iterable[Remark]:
    """A term with an excluded word inside: copper mine where copper is excluded."""
    plain = _conditions(Term(id="any", text="any"))
    ids = {term.id for term in profile.terms if _conditions(replace(term, exclude=False)) != plain}
    entries = [
        one
        for one in (*profile.exclude, *profile.require.none)
        if one not in ids and one[:4] != "tag:" and one.strip("*? ")
    ]
    for term in profile.terms:
        if term.exclude or term.as_ == "regex":
            continue
        for entry in entries:
            if _is_within(entry, term.text):
                message = f"{term.id!r} has {entry!r} in it, which is excluded: no article with it can be a hit"
                hint = f"take {entry!r} out of exclude, or exclude more words of what is unwanted"
                yield _on(profile, term, message, hint)


def _is_within(entry: str, text: str) -> bool:
    """Whether an excluded text is some words of a longer one; capitals exclude capitals."""
    if entry.casefold() == text.casefold():
        return False
    words = re.escape(entry).replace(r"\*", r"\w*").replace(r"\?", r"\w")
    flags = re.NOFLAG if entry.isupper() else re.IGNORECASE
    return re.search(rf"(?<![\w-]){words}(?![\w-])", text, flags) is not None


def _tags(profile: Profile) -> Iterable[Remark]:
    at_least = profile.require.at_least
    named = {
        entry[4:]
        for entry in (
            *profile.exclude,
            *profile.require.all,
            *profile.require.any,
            *profile.require.none,
            *(at_least.of if at_least else ()),
            *(entry for c in profile.combinations for group in (*c.all, c.none) for entry in group),
        )
        if entry.startswith("tag:")
    }
    given: dict[str, Term | Combination] = {}
    members: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    for member in members:
        for tag in member.tags:
            given.setdefault(tag, member)
    for tag in sorted(named - given.keys()):
        yield _on(profile, None, f"no term has the tag {tag!r}", f'write tags = ["{tag}"]')
    for tag in sorted(given.keys() - named):
        yield _on(profile, given[tag], f"the tag {tag!r} is never used", f'name it as "tag:{tag}" in a gate')


def _threshold(profile: Profile) -> Iterable[Remark]:
    if profile.threshold == "any":
        return
    once, most = reach(profile)
    if profile.threshold > most:
        message = f"the threshold {profile.threshold:g} cannot be reached: no article can score above {most:.0f}"
    elif profile.threshold > once:
        message = (
            f"the threshold {profile.threshold:g} is hard to reach: a short article with every term in its title"
            f" scores {once:.0f}"
        )
    else:
        return
    yield _on(profile, None, message, f"write threshold = {min(50, int(once * 0.7))}")


def check_file(profile: Profile) -> Iterable[Remark]:
    """Remarks on the file of a profile."""
    table, faults = toml_of(Path(profile.path))

    def on(where: KeyPath, message: str, hint: str) -> Remark:
        return Remark(path=profile.path, line=faults.lines.of(where), message=message, hint=hint)

    own = table.get("lists", {})
    used = set(_references(table))
    for name in own if isinstance(own, dict) else ():
        if name not in used:
            yield on(("lists", name), f"the list {name!r} is never used", f'write "@{name}" where it should stand')
    for key in ("terms", "term"):
        for place, term in enumerate(table.get(key, ())):
            if isinstance(term, dict) and term.get("fuzzy") in (True, "auto"):
                text = term.get("text", "")
                if not is_long_enough(text):
                    message = f"{text!r} is too short to be fuzzy: no word has 5 letters"
                    yield on((key, place, "fuzzy"), message, "list its misspellings as variants")


def _references(value: Any) -> Iterable[str]:
    """The names of all "@name" in a table."""
    if isinstance(value, str):
        if value.startswith("@"):
            yield value[1:].strip()
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for entry in inner:
        yield from _references(entry)


def reach(profile: Profile) -> tuple[float, float]:
    """The score of a short article with every term once in its best field, and the least upper bound of all scores.

    >>> once, most = reach(Profile(id="one", terms=(Term(id="a", text="a"),)))
    >>> round(once), round(most)
    (74, 86)
    """
    everything: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    members = [member for member in everything if member.weight > 0]
    if not members:
        return 0.0, 0.0
    three = sorted((member.weight for member in members), reverse=True)[:3]
    scale = three[1] if len(three) == 3 else three[0]
    once = most = 0.0
    for member in members:
        share = min(member.weight / scale, 2.0)
        best = _best_field(profile, member)
        once += share * _saturation(best * max(1, member.at_least))
        most += share * _saturation(best * member.max_count if member.max_count else inf if best else 0.0)
    return 100 * (1 - exp(-2 * once)), 100 * (1 - exp(-2 * most))


def _saturation(points: float) -> float:
    return 1.0 if points == inf else points / (points + _SHORTEST)


def _best_field(profile: Profile, member: Term | Combination) -> float:
    """The weight of the best zone that a term is looked for in; one that only the term names has 1."""
    hidden = member.not_within if isinstance(member, Term) else ()
    named = member.within if member.within is not None else tuple({**FIELD_WEIGHTS, **profile.fields})
    # Looking in the body includes the lead.
    zones = {*named, "lead"} if "body" in named else {*named}
    if "body" in hidden:
        hidden = (*hidden, "lead")
    return max((profile.fields.get(zone, 1.0) for zone in zones if zone not in hidden), default=0.0)
