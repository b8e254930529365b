"""Why one article scored as it did under one profile: the table, what counted how, what did not, what would change it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.text import Text

from triage.matching.match import Kind
from triage.render.terminal.lines import beside, hang, join, pack, text, wrap
from triage.render.terminal.why_table import table_lines, text_as_is, total_lines
from triage.render.view.points import shown_score
from triage.render.view.why import said
from triage.scoring.change import Changes
from triage.scoring.explain import Explanation, GateLine, Line, Spelling
from triage.scoring.not_counted import NotCounted
from triage.scoring.refused import Refused
from triage.scoring.score import Score, band_of

#: Absent terms get a row each up to so many, and are listed in a line when they are more.
ROWS_OF_ABSENT = 6
LABEL = 13
#: Forms of one term, and names of one gate, before "+n".
MOST_FORMS, MOST_NAMES = 6, 12
ZONES = {"title": "in the title", "lead": "in the lead", "abstract": "in the abstract", "body": "in the text"}


def explanation_lines(
    explained: Explanation, columns: int, also: int | None = None, *, brief: bool = False
) -> Iterator[Text]:
    """One profile; `also` is how many other articles a lower threshold would admit, where that is known.

    With `brief` a profile of which nothing is in the article takes one line or two.
    """
    present = [line for line in explained.lines if line.counts]
    absent = [line for line in explained.lines if not line.counts]
    if brief and not present and not explained.not_counted:
        yield from _nothing(explained, absent, columns)
        return
    yield from _head(explained, columns)
    if present:
        rows = absent if len(absent) <= ROWS_OF_ABSENT else []
        yield from table_lines(explained, present, rows, columns)
        yield from total_lines(explained, columns)
        absent = absent[len(rows) :]
    yield from _labelled("spelt", spelt_lines(explained.spelt), columns)
    yield from _labelled("not counted", [not_counted_line(each) for each in explained.not_counted], columns)
    yield from _labelled("refused", [refused_line(each) for each in explained.refused], columns)
    yield from _labelled("absent", _names([line.term for line in absent], 3 * MOST_NAMES), columns, ", ")
    yield from _labelled("gates", [gate_line(each) for each in explained.gates], columns)
    if explained.changes is not None:
        yield from wrap(text(ending(explained.score, explained.changes, also, has_any=bool(present))), columns)


def verdict(explained: Explanation) -> Text:
    """`japan  94.7 → 95, threshold 50: HIT, strong`."""
    score, value = explained.score, explained.open_value
    band = band_of(score.value)
    line = join(
        [
            text(score.profile, "title"),
            text_as_is(f"  {_unrounded(value)} → "),
            _whole(score),
            text(", threshold "),
        ]
    )
    line.append(score.threshold if score.threshold == "any" else f"{score.threshold:g}")
    if score.hit:
        line.append_text(join([text(": "), text("HIT", "title"), text(", "), text(band, band)]))
    else:
        why = "" if score.reason is None or score.reason.code == "below_threshold" else said(score)
        is_excluded = score.reason is not None and score.reason.code == "excluded"
        line.append_text(text_as_is(": no hit" + (f", {'excluded by ' if is_excluded else ''}" if why else "")))
        line.append_text(text(why))
    return line


def _head(explained: Explanation, columns: int) -> list[Text]:
    line, profile = verdict(explained), explained.profile
    if not profile.path:
        return wrap(line, columns)
    return beside(line, text(f"{PurePath(profile.path).name} @ {profile.sha256[:6]}", "hint"), columns)


def _unrounded(value: float) -> str:
    """One decimal, two where one would seem to be rounded the wrong way.

    >>> _unrounded(94.7), _unrounded(94.46), _unrounded(94.5)
    ('94.7', '94.46', '94.5')
    """
    short = f"{value:.1f}"
    return f"{value:.2f}" if short.endswith(".5") and value < float(short) else short


def _nothing(explained: Explanation, absent: Sequence[Line], columns: int) -> list[Text]:
    label = join([text(explained.score.profile, "title"), text_as_is("  no match: ")])
    names = _names([line.term for line in absent], MOST_NAMES)
    return hang(label, pack(names, ", ", columns - 4, columns - label.cell_len), 4)


def _whole(score: Score) -> Text:
    return text(str(shown_score(score.value, score.threshold)), "number")


def _labelled(label: str, units: Sequence[Text], columns: int, separator: str = " · ") -> list[Text]:
    return hang(text(label, "hint"), pack(units, separator, columns - LABEL), LABEL) if units else []


def _names(names: Sequence[str], most: int) -> list[Text]:
    shown = [text(name) for name in names[:most]]
    return [*shown, text(f"+{len(names) - most}", "hint")] if len(names) > most else shown


def spelt_lines(spelt: Sequence[Spelling]) -> list[Text]:
    """The terms that stand there in another form than the profile's, each with all its forms."""
    by_term: dict[str, list[Spelling]] = {}
    for each in spelt:
        by_term.setdefault(each.term, []).append(each)
    units = []
    for term, forms in by_term.items():
        if len(forms) == 1 and forms[0].text.casefold() == term.casefold():
            continue
        own = forms[0].text.casefold() == term.casefold()
        shown = ", ".join(_form(each) for each in forms[:MOST_FORMS])
        more = f", +{len(forms) - MOST_FORMS}" if len(forms) > MOST_FORMS else ""
        units.append(text(("" if own else f"{term}: ") + shown + more))
    return units


def _form(spelling: Spelling) -> str:
    return f"{spelling.text} {spelling.count}{_kind(spelling)}"


def _kind(spelling: Spelling) -> str:
    where = ZONES.get(spelling.introduced, "")
    said_of: dict[Kind, str] = {
        "alias": "another name of it",
        "accent": "accents aside",
        "translit": "sounds alike",
        "surname": f"surname, after the full name {where}".rstrip(),
        "acronym": f"acronym, introduced {where}".rstrip(),
        "fuzzy": "near spelling, counts 0.8",
    }
    words = said_of.get(spelling.kind, "")
    return f" ({words})" if words else ""


def not_counted_line(one: NotCounted) -> Text:
    """What was seen and gave nothing, and why."""
    times = f" ×{one.count}" if one.count > 1 else ""
    times += f" ({one.term})" if one.text.casefold() != one.term.casefold() else ""
    inside = f' in "{one.inside}"' if one.inside and one.inside != one.text else ""
    return text(f'"{one.text}"{times}{inside}: {one.why}')


def refused_line(one: Refused) -> Text:
    """What was taken for no misspelling, and why."""
    times = f" ×{one.count}" if one.count > 1 else ""
    return text(f'"{one.text}"{times} for {one.word}: {one.why}')


def gate_line(gate: GateLine) -> Text:
    """A gate, what it names, and whether it lets the article pass."""
    pairs = list(zip(gate.names, gate.counts, strict=True))
    if gate.rule == "exclude":
        found = [f"{name} ×{count}" if count > 1 else name for name, count in pairs if count]
        if found:
            return text(f"exclude {', '.join(found)}: closed")
        return join([text("exclude "), join(_names(gate.names, MOST_NAMES), ", "), text(": none")])
    if gate.needed > 1:
        found = [name for name, count in pairs if count]
        head = f"require {gate.needed} of {', '.join(gate.names)}"
        return text(f"{head}: met" if gate.is_met else f"{head}: only {len(found)}, closed")
    head = f"require {' or '.join(gate.names)}"
    return text(f"{head}: met" if gate.is_met else f"{head}: absent, closed")


def ending(score: Score, changes: Changes, also: int | None, *, has_any: bool) -> str:
    """What a reject lacks, and the cheapest way to it."""
    parts = [f"short by {max(changes.short, 0.05):.1f}"] if changes.short > 0 else []
    cheapest, lower = changes.cheapest, changes.threshold
    if not has_any and cheapest is None:
        return "nothing that it looks for counts in this article"
    if cheapest is not None:
        parts.append(f"would be a hit ({shown_score(cheapest.value, score.threshold)}) if {cheapest.says}")
    if lower is not None:
        opening = "or with" if cheapest is not None else "would be a hit with"
        parts.append(f"{opening} {lower.says}{_others(also)}")
    if cheapest is None and lower is None:
        parts.append("no single change of the profile makes it a hit")
    return "; ".join(parts)


def _others(also: int | None) -> str:
    if also is None:
        return ""
    if not also:
        return ", which admits nothing else in this folder"
    return f", which also admits {also:,} {'other' if also == 1 else 'others'} in this folder"
