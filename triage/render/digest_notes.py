"""What a digest says below its stories: what was left out, first times, the spot check, coverage, what was held back.

In words and in order, without a layout; `digest_outline` has the rest.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.digest.model import Coverage, Digest, DigestOmissions, NearMiss
from triage.render import digest_parts as parts
from triage.render.view.points import shown_score
from triage.render.view.why import said
from triage.scoring.score import Band, band_of

#: Misses named of a kind; outlets named in the coverage.
NAMED, COVERED = 4, 8


class Said(Struct, frozen=True, kw_only=True):
    """A label and what it introduces: units that are set side by side, or one running text."""

    label: str
    units: tuple[str, ...]
    #: In the style of an alarm, of a hint, or of neither.
    style: str = ""
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
    if digest.passing:
        yield _missed("PASSING MENTIONS", digest.passing, counts.passing, with_reason=False)
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


def notes(digest: Digest, clock: parts.Clock) -> Iterator[Said]:
    """The notes, each with its label, in the order of the digest."""
    if digest.first_times:
        names = tuple(f"{one.name} with {one.term} (no. {one.story})" for one in digest.first_times)
        yield Said(label="FIRST TIME IN 30 DAYS", units=names)
    yield from _spot(digest)
    yield from _covered(digest, clock)
    for held in digest.held:
        yield Said(label="NOT SHOWN", units=(_held(held, clock),), style="hint")


def _spot(digest: Digest) -> Iterator[Said]:
    check, so_far = parts.check(digest), parts.estimate(digest.estimate)
    if check:
        question = f'{check.said} "{check.title}"'
        units = (question, so_far) if so_far else (question,)
        yield Said(label="SPOT CHECK", units=units, asked="If wrong:", command=check.command)
    elif so_far:
        yield Said(label="SPOT CHECK", units=(so_far,))


def _covered(digest: Digest, clock: parts.Clock) -> Iterator[Said]:
    silent = [row for row in digest.coverage if row.is_silent]
    for row in silent:
        last = "" if row.last_seen is None else f", none since {clock.short(row.last_seen)}"
        usual = "" if not row.usual else f" (usually {row.usual:,.0f})"
        yield Said(label="CHECK THE FEED", units=(f"{_named(row)} {row.count:,}{usual}{last}",), style="problem")
    rows = [row for row in digest.coverage if not row.is_silent]
    units = [_count(row) for row in rows[:COVERED]]
    if rest := rows[COVERED:]:
        units.append(f"{len(rest):,} others {sum(row.count for row in rest):,}")
    if digest.tests.total:
        units.append(f"profile tests {digest.tests.passed} of {digest.tests.total} pass")
    if units:
        yield Said(label="COVERAGE", units=tuple(units))
    for unread in digest.unread:
        yield Said(
            label="NOT READ",
            units=(f"{unread.problem}{'' if unread.is_new else ' (said before)'}",),
            style="problem" if unread.is_new else "hint",
        )


def _count(row: Coverage) -> str:
    return f"{_named(row)} {row.count:,}" + ("" if row.usual is None else f" (usual {row.usual:,.0f})")


def _named(row: Coverage) -> str:
    return f"{row.name}/" if row.is_folder else row.name


def _held(held: DigestOmissions, clock: parts.Clock) -> str:
    return parts.held(held, clock).replace("\u2019", "'")
