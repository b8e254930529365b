"""Clauses → the text of a profile: terms, combinations, gates, and comments that say what it was made from."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from triage.article import Zone
from triage.profiles.boolean.clauses import Clause
from triage.profiles.boolean.draft import Draft, Named, groups_of
from triage.profiles.boolean.lower import All, Any_, Atom, Beside, Formula, Lowered, WeightedGroup
from triage.profiles.boolean.tree import Note
from triage.profiles.model import FIELD_WEIGHTS, Forms

WIDEST = 100
#: A letter left open at the end of a word, which a profile reads as a question mark.
LAST_LETTER = re.compile(r"\?(?![\w*])")


def written(
    title: str,
    source: str,
    dialect: str,
    lowered: Lowered,
    clauses: Sequence[Clause],
    notes: Sequence[Note],
    forms: Forms,
) -> str:
    """The whole file."""
    counted = lowered.formula if isinstance(lowered.formula, WeightedGroup) and not clauses else None
    draft = Draft(clauses, counted, weights_in(lowered.formula))
    lines = [
        *_head(source, dialect, notes),
        "",
        f"title = {quoted(title)}",
        'threshold = "any"   # what the string takes is reported, best first',
    ]
    languages = sorted(
        {code for one in lowered.filters if one.key == "languages" for code in str(one.value).split()}
    )
    if languages:
        lines.append(f"languages = {_list(languages)}")
    short = [term for term in draft.terms if _is_short(term)]
    lines += ["", *_short_terms(short, forms)] if short else []
    lines += ["", *_defaults(forms)]
    for term in draft.terms:
        if term not in short:
            lines += ["", *_long_term(term, draft, forms)]
    lines += _gates(draft)
    lines += _filters(lowered)
    return "\n".join(lines) + "\n"


def weights_in(formula: Formula) -> dict[Atom, int]:
    """The weights that a string gives its words."""
    if isinstance(formula, WeightedGroup):
        return dict(formula.parts)
    if isinstance(formula, All | Any_):
        return {atom: weight for part in formula.parts for atom, weight in weights_in(part).items()}
    return {}


def _head(source: str, dialect: str, notes: Sequence[Note]) -> Iterable[str]:
    yield f"# Made from a Boolean string ({dialect}). It is yours now: change what you like."
    yield "#"
    for line in source.strip().splitlines():
        yield from (f"#     {piece}" for piece in _wrapped(line))
    yield "#"
    if not notes:
        yield "# Everything in it is kept."
        return
    yield "# Not kept exactly:"
    for note in notes:
        yield f"#   {place_said(note)}"


def place_said(note: Note) -> str:
    """A note on one line.

    >>> from triage.profiles.boolean.tree import StringPlace
    >>> place_said(Note(StringPlace(1, 9, "rst="), "is left out"))
    "line 1, column 9: 'rst=' is left out"
    """
    return f"line {note.place.line}, column {note.place.column}: '{note.place.text}' {note.message}"


def _wrapped(line: str) -> Iterable[str]:
    from textwrap import wrap

    # A comment of TOML holds no control characters.
    shown = "".join(char if char.isprintable() or char == " " else " " for char in line.expandtabs(4))
    indent = shown[: len(shown) - len(shown.lstrip())]
    return wrap(shown, WIDEST - 8, subsequent_indent=indent, break_long_words=False) or [""]


def _defaults(forms: Forms) -> list[str]:
    return [
        "# As the string means its words. Without these lines misspellings, more forms and short names are found too.",
        "[defaults]",
        'case = "ignore"',
        f'forms = "{forms}"',
        'fuzzy = "off"',
        'short_names = "off"',
        'aliases = "off"',
    ]


def _is_short(term: Named) -> bool:
    """Whether it fits into the list of terms."""
    return term.atom == Atom(spelled=term.atom.spelled)


def _short_terms(terms: Sequence[Named], forms: Forms) -> Iterable[str]:
    yield "terms = ["
    for term in terms:
        keys = _spelling(term, forms)
        if list(keys) == ["text"]:
            yield f"  {keys['text']},"
        else:
            yield "  { " + ", ".join(f"{key} = {value}" for key, value in keys.items()) + " },"
    yield "]"


def _spelling(term: Named, forms: Forms) -> dict[str, str]:
    spelled = term.atom.spelled
    text, *variants = spelled.texts
    keys = {"text": quoted(text)}
    if term.id != text:
        keys["id"] = quoted(term.id)
    if variants:
        keys["variants"] = _list(variants)
    # Elsewhere a sign is a wildcard by itself, and the other spellings keep what words may do (covid19 for COVID-19).
    if any(LAST_LETTER.search(text) for text in spelled.texts):
        keys["as"] = '"wildcard"'
    if spelled.case != "ignore":
        keys["case"] = f'"{spelled.case}"'
    if spelled.forms != forms:
        keys["forms"] = f'"{spelled.forms}"'
    if term.excludes:
        keys["exclude"] = "true"
    elif term.weight is not None:
        keys["weight"] = str(term.weight)
    return keys


def _long_term(term: Named, draft: Draft, forms: Forms) -> Iterable[str]:
    atom = term.atom
    yield "[[term]]"
    for key, value in _spelling(term, forms).items():
        yield f"{key} = {value}"
    if atom.zones:
        yield f"in = {_list(atom.zones)}"
    if atom.but:
        yield f"not_in = {_list(atom.but)}"
    if atom.first_words is not None:
        yield f"first_words = {atom.first_words}"
    if atom.at_least > 1:
        yield f"at_least = {atom.at_least}"
    for key, near in (("near", atom.near), ("unless_near", atom.unless_near)):
        if near is not None:
            yield f"{key} = {_near(near, draft)}"


def _near(near: Beside, draft: Draft) -> str:
    names = [draft.id(Atom(spelled=word)) for word in near.words]
    keys = [f"terms = {_list(names)}", f"within = {near.within}"]
    if near.unit != "words":
        keys.append(f'unit = "{near.unit}"')
    if near.ordered:
        keys.append("ordered = true")
    return "{ " + ", ".join(keys) + " }"


def _gates(draft: Draft) -> Iterable[str]:
    """One alternative is required; of several, any."""
    if draft.counted is not None:
        names = [draft.id(atom) for atom in draft.wanted]
        weights = [weight for _, weight in draft.counted.parts]
        count = -(-draft.counted.threshold // weights[0])
        return ["", "[require]", f"at_least = {{ count = {count}, of = {_list(names)} }}"]
    lines: list[str] = []
    entries: list[str] = []
    alone = len(draft.clauses) == 1
    for clause in draft.clauses:
        none = [atom for atom in clause.none if atom not in draft.out]
        if len(groups_of(clause)) == 1 and not none:
            entries += [draft.id(atom) for atom in groups_of(clause)[0]]
            continue
        name = draft.name(clause, none, entries)
        lines += ["", *_combination(clause, none, draft, "" if alone else name)]
        entries += [] if alone else [name]
    gate: list[str] = []
    if entries and draft.needs_gate:
        gate.append(f"any = {_list(entries)}")
    held = [term.id for term in draft.terms if term.atom in draft.out and not term.excludes]
    if held:
        gate.append(f"none = {_list(held)}")
    return lines + (["", "[require]", *gate] if gate else [])


def _combination(clause: Clause, none: Sequence[Atom], draft: Draft, name: str) -> Iterable[str]:
    groups = [_list(draft.id(atom) for atom in group) for group in groups_of(clause)]
    yield "[[combination]]"
    if name:
        yield f"id = {quoted(name)}"
    if sum(map(len, groups)) < WIDEST - 10:
        yield f"all = [{', '.join(groups)}]"
    else:
        yield "all = ["
        yield from (f"  {group}," for group in groups)
        yield "]"
    if none:
        yield f"none = {_list(draft.id(atom) for atom in none)}"
    if clause.window is not None:
        yield f"within = {clause.window.within}"
    zones = _zones(atom for group in groups_of(clause) for atom in group)
    if zones:
        yield f"in = {_list(zones)}"
    if draft.weights:
        # As much as the words that take an article together.
        yield f"weight = {max(draft.weights.values())}"
    if not name:
        yield "required = true"


def _zones(atoms: Iterable[Atom]) -> list[Zone]:
    """The zones of a combination whose terms look where it would not."""
    named = {zone for atom in atoms for zone in atom.zones}
    if named <= set(FIELD_WEIGHTS):
        return []
    return [zone for zone in get_args(Zone) if zone in named or zone in FIELD_WEIGHTS]


def _filters(lowered: Lowered) -> Iterable[str]:
    least = [int(one.value) for one in lowered.filters if one.key == "min_words"]
    most = [int(one.value) for one in lowered.filters if one.key == "max_words"]
    lines = [f"min_words = {max(least)}"] if least else []
    lines += [f"max_words = {min(most)}"] if most else []
    return ["", "[filter]", *lines] if lines else []


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(quoted, texts)) + "]"


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    kept = "".join(char if char.isprintable() else " " for char in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'
