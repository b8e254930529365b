"""`profile suggest` as a diff of TOML to read and copy from: `+` to add, `-` to take out, `#` why."""

from collections.abc import Iterator, Sequence

from triage.profiles.model import Combination, Profile, Term
from triage.profiles.toml.text import quoted
from triage.render.terminal.lines import join, printed, shorten, text
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import style
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.tuning.rocchio import NewTerm
from triage.tuning.suggest import ENOUGH, SeenSpelling, Suggestions

#: Where the reasons begin, if the change leaves them room.
REASON = 40


def render(found: Suggestions, options: Options) -> Iterator[str]:
    """The lines of the suggestions; a reason that does not fit stands above its change."""
    for line in _lines(found, max(50, min(options.columns, 120))):
        yield printed(line, options.colour)


def _lines(found: Suggestions, columns: int) -> list[StyledText]:
    profile = found.profile
    path = profile.path or profile.id
    basis = f"{many(found.kept, 'keep')}, {many(found.skipped, 'skip')}".replace("skips", "skip").replace(
        "keeps", "keep"
    )
    lines = [text(f"--- {path}", "title"), text(f"+++ {path}, if you like", "title")]
    lines.append(
        text(
            f"# from {many(found.articles, 'article')} and the labels on them ({basis}); nothing is written",
            "hint",
        )
    )
    body = [
        *_threshold(found, columns),
        *_useless(found, columns),
        *_variants(found.profile, found.variants, columns),
        *_new_terms(found, columns),
        *_known_words(found.known_words, columns),
    ]
    if not body:
        return [*lines, StyledText(), StyledText("# nothing to suggest", style("hint"))]
    how = text("# next: copy what you like; triage profile diff and test say what it does", "hint")
    return [*lines, *body, StyledText(), shorten(how, columns)]


def _heading(said: str) -> list[StyledText]:
    return [StyledText(), text(f"@@ {said} @@", "DATE")]


def _change(sign: str, toml: str, why: str, columns: int) -> list[StyledText]:
    """One line, its reason beside it or above."""
    named = {"+": "strong", "-": "problem", "#": "hint"}.get(sign, "")
    change = StyledText(f"{sign}{toml}", style(named))
    if not why:
        return [change]
    gap = max(REASON, change.cell_len + 2)
    if gap + len(why) + 2 > columns:
        return [shorten(StyledText(f" # {why}", style("hint")), columns), change]
    return [join([change, StyledText(" " * (gap - change.cell_len)), StyledText(f"# {why}", style("hint"))])]


def _threshold(found: Suggestions, columns: int) -> list[StyledText]:
    one = found.threshold
    if one is None:
        return _no_threshold(found, columns)
    profile = found.profile
    with_terms = " with the new terms" if one.with_new_terms else ""
    change = (
        f"F1 {one.before.f1:.2f} → {one.after.f1:.2f}"
        if one.before != one.after
        else f"F1 {one.after.f1:.2f} as now"
    )
    lines = _heading(f"threshold{with_terms}: {change} on the labels")
    if profile.threshold_rule == "any":
        lines.append(text(" # without weights every match is reported; with weights it takes a threshold", "hint"))
    if profile.threshold_rule == "given":
        said = '"any"' if profile.threshold == "any" else f"{profile.threshold:g}"
        lines += _change(
            "-", f"threshold = {said}", _figures(one.before.right, one.before.given, one.before.wanted), columns
        )
    after = one.after
    said = (
        f"{_figures(after.right, after.given, after.wanted)}; between {one.low:g} and {one.high:g}, 19 times of 20"
    )
    return lines + _change("+", f"threshold = {one.value:g}", said, columns)


def _no_threshold(found: Suggestions, columns: int) -> list[StyledText]:
    """Why there is none, and what holds without one once new terms have brought weights."""
    labels = found.kept + found.skipped
    if not found.new_terms or labels >= ENOUGH:
        return []
    lines = _heading(f"threshold: none from {many(labels, 'label')}, it takes {ENOUGH}")
    if found.profile.threshold_rule == "any":
        lines.append(
            text(" # without weights every match is reported; with weights, scores of 50 or more", "hint")
        )
        lines += _change("+", 'threshold = "any"', "to go on as before", columns)
    return lines


def _figures(right: int, given: int, wanted: int) -> str:
    return f"{right} of {given} right, {wanted - right} of {wanted} missed"


def _useless(found: Suggestions, columns: int) -> list[StyledText]:
    if not found.useless:
        return []
    lines = _heading("terms that bring only false alarms")
    for use in found.useless:
        why = f"{use.wrong} false alarms ({use.only_wrong} by it alone), nothing right"
        lines += _change("-", _member(found.profile, use.term), why, columns)
    return lines


def _member(profile: Profile, name: str) -> str:
    members: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    member = next(one for one in members if one.id == name)
    text_of = quoted(member.text if isinstance(member, Term) else member.id)
    weight = f", weight = {member.weight:g}" if member.weight != 1 else ""
    return f"  {{ text = {text_of}{weight} }}," if isinstance(member, Term) else f"  # combination {text_of}"


def _variants(profile: Profile, spellings: Sequence[SeenSpelling], columns: int) -> list[StyledText]:
    """The variants of each term: those that it has, and those to add."""
    if not spellings:
        return []
    lines = _heading("misspellings that were met: accept them as variants")
    terms = {term.id: term for term in profile.terms}
    for name in dict.fromkeys(one.term for one in spellings):
        term = terms.get(name)
        lines += _change(" ", f"[[term]]  # {quoted(term.text if term is not None else name)}", "", columns)
        for one in spellings:
            if one.term == name:
                lines += _change("+", f"  variants += {quoted(one.text)}", _met(one), columns)
    return lines


def _known_words(spellings: Sequence[SeenSpelling], columns: int) -> list[StyledText]:
    if not spellings:
        return []
    lines = _heading("taken for misspellings, but words of their own: block them in triage.toml")
    lines += _change("+", "known_words = [", "", columns)
    for one in spellings:
        lines += _change("+", f"  {quoted(one.text)},", f"taken for {one.term}; {_met(one)}", columns)
    return lines + _change("+", "]", "", columns)


def _met(one: SeenSpelling) -> str:
    """How many articles have a spelling, and what the labels or the words around it say of them."""
    said = [f"in {many(one.articles, 'article')}"]
    if one.kept or one.skipped:
        said.append(f"{one.kept} kept, {one.skipped} skipped")
    else:
        said.append(f"{one.beside} spell it right too")
    return ", ".join(said)


def _new_terms(found: Suggestions, columns: int) -> list[StyledText]:
    if not found.new_terms:
        return []
    lines: list[StyledText] = []
    for heading, terms in (
        ("new terms: said in what was kept", [one for one in found.new_terms if one.weight > 0 and one.offered]),
        (
            "also said there; a profile of one term takes one more at a time",
            [one for one in found.new_terms if not one.offered],
        ),
        ("new terms that lower: said in what was skipped", [one for one in found.new_terms if one.weight < 0]),
    ):
        if terms:
            lines += _heading(heading)
            for one in terms:
                lines += _change(
                    "+" if one.offered else "#",
                    f"  {{ text = {quoted(one.text)}, weight = {one.weight:g} }},",
                    _said(one, found),
                    columns,
                )
    return lines


def _said(one: NewTerm, found: Suggestions) -> str:
    return f"{one.kept}/{found.kept} keep, {one.skipped}/{found.skipped} skip, {one.articles} all"
