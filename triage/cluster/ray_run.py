"""A job from its first shard to its report: what is missing is done, what waits for all is finished, and then it is closed.

The order of a job, as `pipeline` is that of a scan; a cluster comes from `ray_engine`, what it is told goes to a caller.
"""

import heapq
import pickle
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from triage.cluster import ray_fold, ray_job, ray_shard
from triage.cluster.outputs import part_bytes, part_name
from triage.cluster.ray_engine import BrokenError, RayCluster
from triage.cluster.ray_fold import PLACES, Stories
from triage.cluster.ray_job import STORIES, Manifest
from triage.cluster.ray_shard import ShardTask
from triage.cluster.shards import Done, InputListing, Shard, packed
from triage.errors import Problem
from triage.render.json.record import Record
from triage.report.rank import RankKey
from triage.report.report import Run, Stats, StoryPart


class ClusterJob(Struct, frozen=True, kw_only=True):
    """All that a driver knows before it begins."""

    work: ShardTask
    run: Run
    manifest: Manifest
    listing: InputListing
    shards: tuple[Shard, ...]


class JobOutcome(Struct, frozen=True, kw_only=True):
    """What became of a job."""

    done: tuple[Done, ...]
    #: Shards that were given up, as problems; with any of them the job is not complete.
    given_up: tuple[Problem, ...] = ()
    stats: Stats


def run_job(job: ClusterJob, cluster: RayCluster, told: Callable[[Done], None]) -> JobOutcome:
    """Bring a job to its end; `told` hears of each shard that is finished now, and of none that was before."""
    out = job.work.out
    done = ray_job.finished(out)
    missing = [shard for shard in job.shards if shard.number not in done]
    shared = cluster.share(pickle.dumps(job.work))

    def heard(number: int, one: Done) -> None:
        done[number] = one
        told(one)

    broken = cluster.each(ray_shard.scan_shard, [(each.number, (shared, each)) for each in missing], heard)
    finished = [done[number] for number in sorted(done)]
    stats = ray_job.counted(job.listing, finished)
    if broken:
        given_up = tuple(_given_up(job.shards[error.number], error) for error in broken)
        return JobOutcome(done=tuple(finished), given_up=given_up, stats=stats)
    if job.work.waits:
        stats = _finish(job, cluster, shared, stats)
    ray_job.close(out, job.run, job.listing, finished, stats)
    return JobOutcome(done=tuple(finished), stats=stats)


def outcome_of(job: ClusterJob) -> JobOutcome:
    """What became of a job that is complete."""
    done = ray_job.finished(job.work.out)
    finished = tuple(done[number] for number in sorted(done))
    return JobOutcome(done=finished, stats=ray_job.counted(job.listing, finished))


def _given_up(shard: Shard, error: BrokenError) -> Problem:
    more = f", with {len(shard.files) - 1:,} files after it" if len(shard.files) > 1 else ""
    return Problem(path=shard.files[0].path, code="unreadable", message=f"{error.message}; not read{more}")


def _finish(job: ClusterJob, cluster: RayCluster, shared: Any, stats: Stats) -> Stats:
    """Stories and the best hits, over all shards."""
    numbers = [shard.number for shard in job.shards]
    stories = ray_fold.stories_of(cluster, shared, numbers) if job.work.choice.fold else Stories()
    stats = replace(stats, copies=len(stories.folded))
    if job.work.choice.top is None:
        parts = stories.parts
        calls = [(number, (shared, number, parts.get(number, {}))) for number in numbers]
        cluster.every(ray_shard.finish_shard, calls, _ignored)
        kept = stories
    else:
        chosen, kept = _best(job, cluster, shared, numbers, stories)
        stats = replace(stats, cut=stats.hits - stats.copies - len(chosen))
        _write_best(job, cluster, shared, chosen, kept)
    if job.work.choice.fold:
        lines = [{"type": "story", "schema": job.manifest.schema, **story.record} for story in kept.told]
        job.work.out.write(STORIES, b"".join(packed(line) + b"\n" for line in lines))
    return stats


def _best(
    job: ClusterJob, cluster: RayCluster, shared: Any, numbers: Sequence[int], stories: Stories
) -> tuple[list[int], Stories]:
    """The articles of the best N entries, and the stories of which they are the main ones."""
    folded: defaultdict[int, set[int]] = defaultdict(set)
    for article in stories.folded:
        folded[article // PLACES].add(article)
    best: list[tuple[RankKey, int]] = []

    def heard(_: int, entries: list[tuple[RankKey, int]]) -> None:
        best[:] = heapq.nsmallest(job.work.choice.top or 0, [*best, *entries])

    ranks = stories.ranks
    calls = [(number, (shared, number, frozenset(folded[number]), ranks.get(number, {}))) for number in numbers]
    cluster.every(ray_fold.best_of, calls, heard)
    chosen = [article for _, article in best]
    shown = set(chosen)
    return chosen, Stories(tuple(story for story in stories.told if story.members[0][0] in shown))


def _write_best(job: ClusterJob, cluster: RayCluster, shared: Any, chosen: list[int], kept: Stories) -> None:
    """One part with the chosen hits and their copies, in rank order."""
    wanted: defaultdict[int, dict[int, StoryPart | None]] = defaultdict(dict)
    for article in chosen:
        wanted[article // PLACES][article % PLACES] = None
    for number, parts in kept.parts.items():
        wanted[number].update(parts)
    rows: list[tuple[RankKey, Record]] = []
    calls = [(number, (shared, number, places)) for number, places in sorted(wanted.items())]
    cluster.every(ray_fold.rows_of, calls, lambda _, some: rows.extend(some))
    rows.sort(key=lambda row: row[0])
    form = job.work.form
    job.work.out.write(part_name(0, form), part_bytes([row for _, row in rows], form))


def _ignored(*_: object) -> None:
    return
