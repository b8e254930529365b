"""What a digest says below its stories: what was left out, first times, the spot check, coverage, what was held back.

In words and in order, without a layout; `digest_outline` has the rest.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Article, place_of
from triage.digest.model import Digest
from triage.digest.notes import Coverage, DigestOmissions, HeldArticle, NearMiss, Unread
from triage.digest.untold import Untold, newest, untold
from triage.render import digest_parts as parts
from triage.render.view.not_shown import copies_said
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.problems import ToldProblem, label_of
from triage.render.view.report import NOT_READ
from triage.render.view.safe import safe_line
from triage.render.view.short import TITLE, short
from triage.render.view.status import title_of
from triage.render.view.why import said
from triage.scoring.score import Band, band_of

#: A score that is shown as more than 0.
LEAST = 0.5
#: Misses named of a kind; outlets named in the coverage.
NAMED, COVERED = 4, 8
#: Other articles on an event named beside a story, where the profile does not say how many.
EVENT_NAMED = 4
#: What stands for what usually comes, before there is a past.
UNKNOWN = "what usually comes is not known yet"
#: Headlines of what was folded and held back.
NEWEST = 20


class Said(Struct, frozen=True, kw_only=True):
    """A label and what it introduces: units that are set side by side, or one running text."""

    label: str
    units: tuple[str, ...]
    #: In the style of an alarm, of a hint, or of neither.
    style: str = ""
    #: Whether the units are the words of an article.
    is_quoted: bool = True
    #: What to type, with the words before it.
    asked: str = ""
    command: str = ""


class OmittedRow(Struct, frozen=True, kw_only=True):
    """An article that was left out."""

    score: int
    band: Band
    title: str
    reason: str = ""


class OmittedGroup(Struct, frozen=True, kw_only=True):
    """What was left out for one reason: the best of it, and how much more there is."""

    label: str
    rows: tuple[OmittedRow, ...]
    more: int


def misses(digest: Digest) -> Iterator[OmittedGroup]:
    """What nearly counted, and what only a gate or filter kept out."""
    counts = digest.counts
    spot = digest.spot_check.reject.article if digest.spot_check else None
    # What scores nothing is no mention, and what the reader is asked about is named where it is asked.
    asked = {(one.article.path, one.article.index) for one in digest.missed}
    told = [
        one
        for one in digest.passing
        if one.value >= LEAST
        and one.reject.article != spot
        and (one.reject.article.path, one.reject.article.index) not in asked
    ]
    if told:
        dropped = len(digest.passing) - len(told)
        yield _missed("PASSING MENTIONS", told, counts.passing - dropped, with_reason=False)
    if digest.excluded:
        yield _missed("EXCLUDED BUT STRONG", digest.excluded, counts.excluded, with_reason=True)


def _missed(label: str, misses: Sequence[NearMiss], count: int, *, with_reason: bool) -> OmittedGroup:
    rows = tuple(_row(miss, with_reason=with_reason) for miss in misses[:NAMED])
    return OmittedGroup(label=label, rows=rows, more=max(count, len(misses)) - len(rows))


def _row(miss: NearMiss, *, with_reason: bool) -> OmittedRow:
    best = miss.reject.scores[0]
    return OmittedRow(
        score=shown_score(miss.value, best.threshold),
        band=band_of(miss.value),
        title=_title_of(miss),
        reason=said(best) if with_reason else "",
    )


def _title_of(miss: NearMiss) -> str:
    article = miss.reject.article
    return miss.title.strip() or " ".join(article.body[:80].split()) or article.path


def notes(digest: Digest, clock: parts.Clock, before: Digest | None = None) -> Iterator[Said]:
    """The notes, each with its label, in the order of the digest; `before` is the digest above it."""
    if digest.first_times:
        names = tuple(f"{one.name} with {one.term} (no. {one.story})" for one in digest.first_times)
        yield Said(label="FIRST TIME IN 30 DAYS", units=names)
    yield from _spot(digest)
    yield from overlooked_said(digest, clock)
    yield from _covered(digest, clock, before)
    yield from account(digest, clock)


def account(digest: Digest, clock: parts.Clock, most: int | None = NEWEST) -> Iterator[Said]:
    """What was folded below the stories and what was held back: counts by reason, and the headlines of the newest.

    Each headline with the number by which `triage show N --digest ID` opens it; `most` is None for all of them.
    """
    named = set() if most is None else _named_above(digest)
    entries = tuple(one for one in untold(digest) if one.number not in named)
    chosen = {one.number for one in (entries if most is None else newest(entries, most))}
    below = [one for one in entries if one.story]
    if below:
        yield Said(
            label="FOLDED",
            units=(_folded_count(below), *(_entry(one, clock) for one in below if one.number in chosen)),
            style="hint",
        )
    for held in digest.held:
        own = [one for one in entries if not one.story and one.reason == held.reason and one.number in chosen]
        yield Said(
            label="NOT SHOWN", units=(_held(held, clock), *(_entry(one, clock) for one in own)), style="hint"
        )
    if len(chosen) < len(entries):
        rest = many(len(entries) - len(chosen), "other")
        yield Said(
            label="MORE", units=(f"{rest}: {parts.command(digest, 'digest', '--held', digest.id)}",), style="hint"
        )


def _named_above(digest: Digest) -> set[int]:
    """The numbers of other articles on an event that stand with their headlines where it is told."""
    entries = untold(digest)
    named: set[int] = set()
    for story in digest.stories:
        if story.section == "top":
            most = EVENT_NAMED if digest.per_story is None else digest.per_story
            others = [one.number for one in entries if one.story == story.number and one.reason == "event"]
            named.update(others[:most])
    return named


def held_lines(digest: Digest, options: Options) -> Iterator[str]:
    """Everything that `account` counts, a line each, with its reason, its headline and its place."""
    clock = parts.Clock(digest, options)
    entries = untold(digest)
    for said_ in account(digest, clock, 0):
        if said_.label != "MORE":
            yield f"{said_.label}  {said_.units[0]}"
    for miss in digest.excluded:
        yield f"EXCLUDED  {safe_line(_title_of(miss))} ({said(miss.reject.scores[0])})  {safe_line(_place_of(miss.reject.article))}"
    for one in entries:
        yield f"{_entry(one, clock, with_reason=True)}  {safe_line(_place_of(one.article))}"


def _place_of(article: Article | HeldArticle) -> str:
    return place_of(article.path, article.index)


def _folded_count(below: Sequence[Untold]) -> str:
    versions = sum(one.reason == "version" for one in below)
    copies = sum(one.reason == "copy" for one in below)
    counts = copies_said(copies, versions)
    said_ = [f"{' and '.join(counts)} of the stories above"] if counts else []
    events = sum(one.reason == "event" for one in below)
    said_ += [f"{many(events, 'other')} on the same events"] if events else []
    return ", ".join(said_)


def _entry(one: Untold, clock: parts.Clock, *, with_reason: bool = False) -> str:
    """`12 Forty-one dead in capital (Star Mon 05:00; copy of 3)`."""
    article = one.article
    facts = [short(article.outlet.strip()), clock.published(article.published)]
    where = (
        f"{parts.SHORT[one.reason]} {one.story}" if one.story else parts.SHORT[one.reason] if with_reason else ""
    )
    beside = "; ".join(part for part in (" ".join(filter(None, facts)), where) if part)
    title = short(" ".join(article.title.split()), TITLE) or article.path
    return safe_line(f"{one.number} {title}{f' ({beside})' if beside else ''}")


def _spot(digest: Digest) -> Iterator[Said]:
    check, so_far = parts.check(digest), parts.estimate(digest.estimate)
    if check:
        question = f'{check.said} "{check.title}"'
        units = (question, so_far) if so_far else (question,)
        yield Said(label="SPOT CHECK", units=units, asked="If wrong:", command=check.command)
    elif so_far:
        yield Said(label="SPOT CHECK", units=(so_far,))


def overlooked_said(digest: Digest, clock: parts.Clock) -> Iterator[Said]:
    """What resembles the stories without being one, each with what labels it."""
    for one in digest.missed:
        article = one.article
        facts = " ".join(filter(None, (short(article.outlet.strip()), clock.published(article.published))))
        title = title_of(article)
        units = (f"{title} ({facts})" if facts else title, f"like the stories: {', '.join(one.words)}")
        profile = digest.profile.path or digest.profile.id
        yield Said(
            label="PERHAPS MISSED",
            units=tuple(map(safe_line, units)),
            asked="If it is wanted:",
            command=parts.command(digest, "label", "keep", _place_of(article), "-p", profile),
        )


def _covered(digest: Digest, clock: parts.Clock, before: Digest | None) -> Iterator[Said]:
    if is_covered_above(digest, before):
        yield Said(label="COVERAGE", units=("as above", *parts.tests_said(digest.tests)))
        return
    silent = [row for row in digest.coverage if row.is_silent]
    for row in silent:
        last = "" if row.last_seen is None else f", none since {clock.short(row.last_seen)}"
        usual = "" if not row.usual else f" (usually {row.usual:,.0f})"
        yield Said(label="CHECK THE FEED", units=(f"{_named(row)} {row.count:,}{usual}{last}",), style="problem")
    rows = [row for row in digest.coverage if not row.is_silent]
    units = [_count(row) for row in rows[:COVERED]]
    if rest := rows[COVERED:]:
        units.append(f"{len(rest):,} others {sum(row.count for row in rest):,}")
    if said_ := no_past(digest):
        units.append(said_)
    units += parts.tests_said(digest.tests)
    if units:
        yield Said(label="COVERAGE", units=tuple(units))
    for one, is_new in unread_said(digest.unread):
        yield Said(label=one.label.upper(), units=(one.text,), style="problem" if is_new else "hint")


def unread_said(unread: Sequence[Unread]) -> tuple[tuple[ToldProblem, bool], ...]:
    """A line for each new file, one for all that were said before, and whether it is new.

    The files that want one missing library are one line.
    """
    found: dict[tuple[str, str, bool], list[str]] = {}
    old = [one.problem for one in unread if not one.is_new]
    if len(old) > 1:
        names = ", ".join(one.path for one in old[:NAMED])
        more = f" and {len(old) - NAMED:,} more" if len(old) > NAMED else ""
        found[f"{len(old):,} files, as before: {names}{more}", NOT_READ, False] = []
        unread = [one for one in unread if one.is_new]
    for one in unread:
        problem = one.problem
        is_library = problem.code == "missing"
        key = (problem.message if is_library else str(problem), label_of(problem), one.is_new)
        found.setdefault(key, []).extend([problem.path] if is_library else [])
    lines = []
    for (message, label, is_new), paths in found.items():
        more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
        said_ = f"{paths[0]}{more}: {message}" if paths else message
        said_ = said_ if is_new or "as before: " in said_ else f"{said_} (said before)"
        lines.append((ToldProblem(said_, label), is_new))
    return tuple(lines)


def is_covered_above(digest: Digest, before: Digest | None) -> bool:
    """Whether the digest before it on the same page says the same of what came and could not be read."""
    is_something = bool(digest.coverage or digest.unread)
    return (
        is_something
        and before is not None
        and (before.coverage, before.unread) == (digest.coverage, digest.unread)
    )


def no_past(digest: Digest) -> str:
    """That there is no past yet to say what usually comes; empty where there is."""
    if not digest.coverage or any(row.usual is not None for row in digest.coverage):
        return ""
    return f"first day: {UNKNOWN}" if digest.window.is_first else UNKNOWN


def _count(row: Coverage) -> str:
    return f"{_named(row)} {row.count:,}" + ("" if row.usual is None else f" (usual {row.usual:,.0f})")


def _named(row: Coverage) -> str:
    return f"{short(row.name)}/" if row.is_folder else short(row.name)


def _held(held: DigestOmissions, clock: parts.Clock) -> str:
    return parts.held(held, clock).replace("\u2019", "'")
