"""The arithmetic of one score as a table, and below it what counted how, what did not, and what would change it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.text import Text

from triage.matching.match import Kind
from triage.profiles.model import FIELD_WEIGHTS, Profile
from triage.render.bar import bar
from triage.render.lines import beside, hang, join, pack, shorten, text, wrap
from triage.render.points import shown_points, shown_score
from triage.render.theme import style
from triage.render.why import said
from triage.scoring.change import Changes
from triage.scoring.explain import COLUMNS, Column, Explanation, GateLine, Line, NotCounted, Spelling
from triage.scoring.refused import Refused
from triage.scoring.score import Score, band_of

#: Cells of the bar, and where term names begin.
BAR, TERM = 10, 27
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
        yield from _table(explained, present, rows, columns)
        yield from _total(explained, columns)
        absent = absent[len(rows) :]
    yield from _labelled("spelt", _spelt(explained.spelt), columns)
    yield from _labelled("not counted", [_not_counted(each) for each in explained.not_counted], columns)
    yield from _labelled("refused", [_refused(each) for each in explained.refused], columns)
    yield from _labelled("absent", _names([line.term for line in absent], 3 * MOST_NAMES), columns, ", ")
    yield from _labelled("gates", [_gate(each) for each in explained.gates], columns)
    if explained.changes is not None:
        yield from wrap(text(_ending(explained.score, explained.changes, also, has_any=bool(present))), columns)


def _head(explained: Explanation, columns: int) -> list[Text]:
    score, value = explained.score, explained.open_value
    band = band_of(score.value)
    line = join(
        [text(score.profile, "title"), text_as_is(f"  {value:.1f} → "), _whole(score), text(", threshold ")]
    )
    line.append(score.threshold if score.threshold == "any" else f"{score.threshold:g}")
    if score.hit:
        line.append_text(join([text(": "), text("HIT", "title"), text(", "), text(band, band)]))
    else:
        why = "" if score.reason is None or score.reason.code == "below_threshold" else said(score)
        is_excluded = score.reason is not None and score.reason.code == "excluded"
        line.append_text(text_as_is(": no hit" + (f", {'excluded by ' if is_excluded else ''}" if why else "")))
        line.append_text(text(why))
    profile = explained.profile
    if not profile.path:
        return wrap(line, columns)
    return beside(line, text(f"{PurePath(profile.path).name} @ {profile.sha256[:6]}", "hint"), columns)


def _nothing(explained: Explanation, absent: Sequence[Line], columns: int) -> list[Text]:
    label = join([text(explained.score.profile, "title"), text_as_is("  no match: ")])
    names = _names([line.term for line in absent], MOST_NAMES)
    return hang(label, pack(names, ", ", columns - 4, columns - label.cell_len), 4)


def _whole(score: Score) -> Text:
    return text(str(shown_score(score.value, score.threshold)), "number")


def _table(
    explained: Explanation, present: Sequence[Line], absent: Sequence[Line], columns: int
) -> Iterator[Text]:
    used: list[Column] = ["title", "lead", "rest"]
    used = [column for column in COLUMNS if column in used or any(column in line.counts for line in present)]
    right = 7 + sum(len(column) + 2 for column in used)
    longest = max(len(line.term) for line in (*present, *absent))
    room = columns - TERM - right
    # The word "absent" has a column of its own where there is room, else it stands for the dashes.
    note = 9 if absent and room - 9 >= longest else 0
    width = max(8, min(max(longest, 18), room - note))
    header = f"{'points':>7}{'':{BAR}} {'if cut':>6}   {'term':<{width}} weight"
    yield text_as_is(header + "".join(f"  {column}" for column in used), "hint")
    tenths = shown_points([line.points * 10 for line in present], round(explained.open_value * 10))
    scale = BAR if any(abs(line.points) > 50 for line in present) else 2 * BAR
    for line, points in zip((*present, *absent), (*tenths, *(0 for _ in absent)), strict=True):
        drawn = text_as_is(f"{bar(abs(points) / 10, scale):<{BAR}}", "hint")
        term = shorten(text(line.term), width)
        term.append(" " * (width - term.cell_len))
        counts = "".join(f"  {line.counts.get(column, 0) or '–':>{len(column) - 1}} " for column in used)
        if not line.counts:
            counts = f"{counts}  absent" if note else f"{'absent':>{len(counts) - 1}}"
        cells = [
            text_as_is(f"{signed(points / 10):>6} "),
            drawn,
            text_as_is(f"{signed(line.if_cut):>6}    "),
            term,
            text_as_is(f"{line.weight:>6g} ".replace("-", "−")),
            text_as_is(counts, "" if line.counts else "hint"),
        ]
        yield join(cells)


def text_as_is(own: str, named: str = "") -> Text:
    """Our own words, spaces kept."""
    return Text(own, style(named))


def signed(value: float) -> str:
    """One decimal with a typographic minus; what rounds to nothing has no sign.

    >>> signed(-14.04), signed(-0.01), signed(3)
    ('−14.0', '0.0', '3.0')
    """
    shown = f"{value:.1f}"
    return shown.lstrip("-") if float(shown) == 0 else shown.replace("-", "−")


def _total(explained: Explanation, columns: int) -> list[Text]:
    """The sum, and the formula that made it."""
    fields = [f"{name} ×{weight:g}" for name, weight in _weights(explained.profile)]
    evidence = max(0.0, explained.evidence)
    formula = f"= 100 × (1 − e^(−2 × {evidence:.3f}));"
    facts = f"{', '.join(fields)}, {explained.words:,} words"
    units = [text(formula), text(facts, "hint")]
    lines = hang(text_as_is(f"{explained.open_value:6.1f}", "number"), pack(units, "  ", columns - 9), 9)
    gates = [part for part in explained.score.contributions if "gate" in part.kinds]
    if gates:
        lines += hang(text_as_is(f"{0:6.1f}", "number"), [text(f"closed by a gate: {said(explained.score)}")], 9)
    return lines


def _weights(profile: Profile) -> list[tuple[str, float]]:
    fields = {**FIELD_WEIGHTS, **profile.fields}
    shown = [("title", "title"), ("lead", "lead"), ("rest", "body")]
    return [(name, fields[zone]) for name, zone in shown]  # type: ignore[index]


def _labelled(label: str, units: Sequence[Text], columns: int, separator: str = " · ") -> list[Text]:
    return hang(text(label, "hint"), pack(units, separator, columns - LABEL), LABEL) if units else []


def _names(names: Sequence[str], most: int) -> list[Text]:
    shown = [text(name) for name in names[:most]]
    return [*shown, text(f"+{len(names) - most}", "hint")] if len(names) > most else shown


def _spelt(spelt: Sequence[Spelling]) -> list[Text]:
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
        "accent": "accents aside",
        "translit": "sounds alike",
        "surname": f"surname, after the full name {where}".rstrip(),
        "acronym": f"acronym, introduced {where}".rstrip(),
        "fuzzy": "near spelling, counts 0.8",
    }
    words = said_of.get(spelling.kind, "")
    return f" ({words})" if words else ""


def _not_counted(one: NotCounted) -> Text:
    times = f" ×{one.count}" if one.count > 1 else ""
    times += f" ({one.term})" if one.text.casefold() != one.term.casefold() else ""
    inside = f' in "{one.inside}"' if one.inside and one.inside != one.text else ""
    return text(f'"{one.text}"{times}{inside}: {one.why}')


def _refused(one: Refused) -> Text:
    times = f" ×{one.count}" if one.count > 1 else ""
    return text(f'"{one.text}"{times} for {one.word}: {one.why}')


def _gate(gate: GateLine) -> Text:
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


def _ending(score: Score, changes: Changes, also: int | None, *, has_any: bool) -> str:
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
