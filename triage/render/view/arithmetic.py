"""The arithmetic of a score in words: the verdict, how terms were spelt, what did not count, what would change it.

Every format that explains a score says it with these words and lays them out by itself.
"""

from collections.abc import Sequence

from triage.matching.match import Kind
from triage.render.view import safe
from triage.render.view.points import shown_score
from triage.render.view.why import said
from triage.scoring.change import ProfileChanges
from triage.scoring.explain import Column, CountedSpelling, Explanation, GateLine
from triage.scoring.not_counted import NotCounted
from triage.scoring.refused import Refused
from triage.scoring.score import Score, band_of

#: Text and the name of its style; "" for none.
Piece = tuple[str, str]
#: Forms of one term, and names of one gate, before "+n".
MOST_FORMS, MOST_NAMES = 6, 12
#: What stands before what was found and gives no points.
NOT_COUNTED = "not counted"
#: Columns of the table of a sum that stand there even when nothing is in them.
ALWAYS: frozenset[Column] = frozenset({"title", "lead", "rest"})
ZONES = {"title": "in the title", "lead": "in the lead", "abstract": "in the abstract", "body": "in the text"}


def verdict(explained: Explanation) -> tuple[Piece, ...]:
    """`japan  94.7 → 95, threshold 50: HIT, strong`, in pieces with the names of their styles, safe."""
    score = explained.score
    band = band_of(score.value)
    threshold = score.threshold if score.threshold == "any" else f"{score.threshold:g}"
    head: tuple[Piece, ...] = (
        (safe.piece(score.profile), "title"),
        (f"  {_unrounded(explained.open_value)} → ", ""),
        (str(shown_score(score.value, score.threshold)), "number"),
        (f", threshold {threshold}", ""),
    )
    if score.hit:
        return (*head, (": ", ""), ("HIT", "title"), (", ", ""), (band, band))
    why = "" if score.reason is None or score.reason.code == "below_threshold" else said(score)
    is_excluded = score.reason is not None and score.reason.code == "excluded"
    return (
        *head,
        (": no hit" + (f", {'excluded by ' if is_excluded else ''}" if why else ""), ""),
        (safe.piece(why), ""),
    )


def _unrounded(value: float) -> str:
    """One decimal, two where one would seem to be rounded the wrong way.

    >>> _unrounded(94.7), _unrounded(94.46), _unrounded(94.5)
    ('94.7', '94.46', '94.5')
    """
    short = f"{value:.1f}"
    return f"{value:.2f}" if short.endswith(".5") and value < float(short) else short


def spellings_said(spelt: Sequence[CountedSpelling]) -> list[str]:
    """The terms that stand there in another form than the profile's, each with all its forms."""
    by_term: dict[str, list[CountedSpelling]] = {}
    for each in spelt:
        by_term.setdefault(each.term, []).append(each)
    said_of: list[str] = []
    for term, forms in by_term.items():
        if len(forms) == 1 and forms[0].text.casefold() == term.casefold():
            continue
        own = forms[0].text.casefold() == term.casefold()
        shown = ", ".join(_form(each) for each in forms[:MOST_FORMS])
        more = f", +{len(forms) - MOST_FORMS}" if len(forms) > MOST_FORMS else ""
        said_of.append(("" if own else f"{term}: ") + shown + more)
    return said_of


def _form(spelling: CountedSpelling) -> str:
    return f"{spelling.text} {spelling.count}{_kind(spelling)}"


def _kind(spelling: CountedSpelling) -> str:
    where = ZONES.get(spelling.introduced, "")
    said_of: dict[Kind, str] = {
        "alias": "another name of it",
        "lemma": "by the dictionary",
        "accent": "accents aside",
        "translit": "sounds alike",
        "surname": f"surname, after the full name {where}".rstrip(),
        "acronym": f"acronym, introduced {where}".rstrip(),
        "fuzzy": "near spelling, counts 0.8",
    }
    words = said_of.get(spelling.kind, "")
    return f" ({words})" if words else ""


def not_counted_said(one: NotCounted) -> str:
    """What was seen and gave nothing, and why."""
    times = f" ×{one.count}" if one.count > 1 else ""
    times += f" ({one.term})" if one.text.casefold() != one.term.casefold() else ""
    inside = f' in "{one.inside}"' if one.inside and one.inside != one.text else ""
    return f'"{one.text}"{times}{inside}: {one.why}'


def refusal_said(one: Refused) -> str:
    """What was taken for no misspelling, and why."""
    times = f" ×{one.count}" if one.count > 1 else ""
    return f'"{one.text}"{times} for {one.word}: {one.why}'


def gate_said(gate: GateLine) -> str:
    """A gate, what it names, and whether it lets the article pass."""
    pairs = list(zip(gate.names, gate.counts, strict=True))
    if gate.rule == "exclude":
        found = [f"{name} ×{count}" if count > 1 else name for name, count in pairs if count]
        return f"exclude {', '.join(found)}: closed" if found else f"exclude {', '.join(first(gate.names))}: none"
    if gate.needed > 1:
        found = [name for name, count in pairs if count]
        head = f"require {gate.needed} of {', '.join(gate.names)}"
        return f"{head}: met" if gate.is_met else f"{head}: only {len(found)}, closed"
    head = f"require {' or '.join(gate.names)}"
    return f"{head}: met" if gate.is_met else f"{head}: absent, closed"


def first(names: Sequence[str], most: int = MOST_NAMES) -> list[str]:
    """The first names, and how many more there are."""
    return [*names[:most], f"+{len(names) - most}"] if len(names) > most else [*names]


def ending(score: Score, changes: ProfileChanges, also: int | None, *, has_any: bool) -> str:
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


def signed(value: float) -> str:
    """One decimal with a typographic minus; what rounds to nothing has no sign.

    >>> signed(-14.04), signed(-0.01), signed(3)
    ('−14.0', '0.0', '3.0')
    """
    shown = f"{value:.1f}"
    return shown.lstrip("-") if float(shown) == 0 else shown.replace("-", "−")
