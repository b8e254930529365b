"""The shards of a job → its report: counts and problems of all, and what only the whole knows, its stories and its best.

Done in one process, by the functions that a scan calls: hits alone are held, and of them what stories are told by.
"""

import re
from collections.abc import Iterator
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from triage.cluster.arrow import records
from triage.cluster.job import REPORT, STORIES, Manifest, read_shards
from triage.cluster.outputs import WORK, OutFolder, part_bytes
from triage.cluster.shard_scan import kept_by
from triage.cluster.shards import CutFile, FinishedShard, packed, together
from triage.cluster.sources_large import RELATIVE, whole_file
from triage.errors import Problem
from triage.readers.blocks import Tally
from triage.render.json.record import SCHEMA, problem_record, stats_record, story_record
from triage.render.view.options import With
from triage.report.fold import Folded, fold
from triage.report.rank import rank_key
from triage.report.report import Hit, Reject, Stats
from triage.stories.marks import may_withdraw

#: The name of a part, whichever job wrote it.
OWN_PART = re.compile(r"part-[0-9]{5,9}-[0-9a-f]{8}\.(?:parquet|jsonl)")
#: Where a result waits: its shard, and its place among those of the shard.
Place = tuple[int, int]


class JobOutcome(Struct, frozen=True, kw_only=True):
    """What became of a job, or of the part of it that was run."""

    manifest: Manifest
    done: dict[int, FinishedShard]
    stats: Stats
    #: Shards that were given up; with any of them the job is not complete.
    given_up: tuple[Problem, ...] = ()
    #: Notes that are not whole; their shards count as missing.
    broken: tuple[str, ...] = ()

    @property
    def missing(self) -> list[int]:
        """Shards that were not read yet."""
        return [number for number in range(self.manifest.shards) if number not in self.done]

    @property
    def unread_for_now(self) -> list[str]:
        """Files that the next run reads again."""
        return [path for one in self.done.values() for path in one.unread_for_now]

    def is_complete(self, out: OutFolder) -> bool:
        """Whether the job was brought to its end, and nothing in it would be read again."""
        return not self.missing and not self.unread_for_now and out.read(REPORT) is not None


def outcome_of(out: OutFolder, manifest: Manifest, given_up: tuple[Problem, ...] = ()) -> JobOutcome:
    """What the notes of a job tell."""
    done, broken = read_shards(out, manifest)
    stats = together(one.stats for one in done.values())
    stats.left_alone += manifest.left_alone
    stats.problems += len(manifest.problems)
    stats.unread += len(manifest.problems)
    return JobOutcome(manifest=manifest, done=done, stats=stats, given_up=given_up, broken=tuple(broken))


def merge(out: OutFolder, outcome: JobOutcome) -> JobOutcome:
    """Bring a job to its end, none of whose shards is missing: what waited, and then the report."""
    manifest, stats = outcome.manifest, outcome.stats
    done = [outcome.done[number] for number in sorted(outcome.done)]
    pieces = _Pieces(done)
    if manifest.waits:
        stats = _finish(out, manifest, stats, pieces)
    else:
        for number in pieces.before:
            some = [one for _, one in kept_by(out, manifest, number, pieces.before[number])]
            _write(out, manifest, number, some)
    stats, said = pieces.closed(stats, manifest.columns)
    problems = [*manifest.problems, *(problem for one in done for problem in pieces.placed(one)), *said]
    report = {
        "schema": SCHEMA,
        "run": manifest.run,
        "problems": [problem_record(problem) for problem in problems],
        "stats": stats_record(stats),
    }
    out.write(REPORT, packed(report))
    for name in out.names():
        if OWN_PART.fullmatch(name) and f"-{manifest.id}." not in name:
            # Of a job that was replaced by --restart, and had a machine at work still.
            out.remove(name)
    if not outcome.unread_for_now:
        for name in out.names(WORK):
            out.remove(f"{WORK}/{name}")
    out.sweep()
    return replace(outcome, stats=stats)


class _Pieces:
    """Files that were read in pieces: what was counted of each, and for each shard the articles before its pieces."""

    def __init__(self, done: list[FinishedShard]) -> None:
        self.files: dict[str, CutFile] = {}
        self.before: dict[int, dict[str, int]] = {}
        for one in done:
            for cut in one.cut_files:
                whole = self.files.setdefault(cut.path, CutFile(cut.path, cut.layout, Tally()))
                self.before.setdefault(one.number, {})[cut.path] = whole.tally.places
                whole.tally.add(cut.tally)

    def closed(self, stats: Stats, columns: dict[str, str]) -> tuple[Stats, list[Problem]]:
        """The counts with those of these files, and what is said of each as a whole; what a walk leaves alone is none."""
        said: list[Problem] = []
        read = left = 0
        for cut in self.files.values():
            some = list(whole_file(cut, columns))
            if cut.tally.articles:
                read += 1
            elif not cut.is_named and any(problem.code == "unsupported" for problem in some):
                left += 1
                continue
            said += some
        unread = len(self.files) - read - left
        return replace(
            stats,
            files=stats.files + read,
            unread=stats.unread + unread,
            left_alone=stats.left_alone + left,
            problems=stats.problems + len(said),
        ), said

    def placed(self, one: FinishedShard) -> Iterator[Problem]:
        """The problems of a shard, with the places that their articles have in the whole file."""
        for problem in one.problems:
            if problem.index is not None and problem.index >= RELATIVE:
                before = self.before.get(one.number, {}).get(problem.path, 0)
                yield replace(problem, index=problem.index - RELATIVE + before)
            else:
                yield problem


def _finish(out: OutFolder, manifest: Manifest, stats: Stats, pieces: _Pieces) -> Stats:
    """The parts of results that waited, each hit in its story, and the stories."""
    hits: list[tuple[Place, Hit]] = []
    notices: list[Reject] = []
    for number in range(manifest.shards):
        for at, (_, one) in enumerate(kept_by(out, manifest, number, pieces.before.get(number))):
            if isinstance(one, Hit):
                hits.append(((number, at), _bare(one)))
            elif manifest.fold and may_withdraw(one.article):
                notices.append(one)
    hits.sort(key=lambda each: rank_key(each[1]))
    ranked = [hit for _, hit in hits]
    if manifest.fold and len(ranked) + len(notices) > 1:
        folded = fold(ranked, manifest.top, keep_copies=True, notices=notices)
    else:
        folded = Folded(tuple(ranked[: manifest.top]), (), 0, max(0, stats.hits - (manifest.top or stats.hits)))
    places = {id(hit.article): place for place, hit in hits}
    shown = {places[id(hit.article)]: hit for hit in folded.hits}
    best: dict[Place, Hit | Reject] = {}
    for number in range(manifest.shards):
        some: dict[Place, Hit | Reject] = {}
        for at, (kind, one) in enumerate(kept_by(out, manifest, number, pieces.before.get(number))):
            hit = shown.get((number, at))
            if hit is not None:
                some[number, at] = replace(one, story=hit.story, event=hit.event)
            elif kind == "r":
                some[number, at] = one
        if manifest.top is None:
            _write(out, manifest, number, list(some.values()))
        best |= some if manifest.top is not None else {}
    if manifest.top is not None:
        _write(out, manifest, 0, [best[place] for place in shown])
    if manifest.fold:
        lines = [{"type": "story", "schema": manifest.schema, **story_record(story)} for story in folded.stories]
        out.write(STORIES, b"".join(packed(line) + b"\n" for line in lines))
    return replace(stats, copies=folded.copies, cut=folded.cut)


def _bare(hit: Hit) -> Hit:
    """The hit without what stories do not ask for; a sentence with a match makes a version."""
    scores = tuple(
        replace(score, contributions=(), matches=tuple(one for one in score.matches if one.field == "body"))
        for score in hit.scores
    )
    return Hit(article=hit.article, scores=scores, words=hit.words)


def _write(out: OutFolder, manifest: Manifest, number: int, some: list[Hit | Reject]) -> None:
    with_ = cast("frozenset[With]", frozenset(manifest.parts))
    out.write(manifest.part(number), part_bytes(list(records(some, with_, manifest.zone)), manifest.form))
