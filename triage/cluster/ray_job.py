"""What a job remembers in its output folder: what it was asked to do, so that going on with it is the same job.

`_manifest.json` is written first and `_report.json` last; between them lie the notes of finished shards. Nothing here
knows where shards run.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from triage._version import __version__
from triage.cluster.outputs import SHARDS, WORK, OutFolder, part_name
from triage.cluster.ray_shard import done_name, kept_name
from triage.cluster.shards import Done, InputListing, Shard, done_of, packed, together
from triage.errors import UsageError
from triage.matcher import RULES_VERSION
from triage.render.json.record import SCHEMA, problem_record, run_record, stats_record
from triage.report.report import Run, Stats

MANIFEST, REPORT, STORIES = "_manifest.json", "_report.json", "_stories.jsonl"
#: Of the manifest, in the order in which differences are told: what it is called there, and here.
TOLD = (
    ("rules", "the matching rules of triage"),
    ("settings", "the settings"),
    ("arguments", "the arguments"),
    ("profiles", "the profiles"),
    ("sources", "the files of the input"),
    ("form", "the format"),
)


class Manifest(Struct, frozen=True, kw_only=True):
    """What decides every row of a job."""

    version: str = __version__
    rules: str = RULES_VERSION
    schema: int = SCHEMA
    form: str
    #: Digest of the profiles, by id.
    profiles: dict[str, str]
    arguments: dict[str, Any]
    #: Digests of the settings, with the corrections of names, and of the listing.
    settings: str
    sources: str
    shards: int
    #: When the job began: what "three days ago" means in all its shards.
    now: float


def manifest_of(
    run: Run, form: str, settings: str, listing: InputListing, shards: Sequence[Shard], now: float
) -> Manifest:
    """The manifest of a job that is about to begin."""
    return Manifest(
        form=form,
        profiles={profile.id: f"{profile.sha256} {profile.threshold}" for profile in run.profiles},
        arguments=run.arguments,
        settings=settings,
        sources=listing.digest,
        shards=len(shards),
        now=now,
    )


def begun(out: OutFolder) -> Manifest | None:
    """The manifest of the job that the folder holds, if it holds one."""
    data = out.read(MANIFEST)
    if data is None:
        return None
    try:
        return msgspec.convert(json.loads(data), Manifest)
    except (ValueError, msgspec.ValidationError) as error:
        raise UsageError(f"{out.where}: {MANIFEST} is none of ours", "name another folder with -o") from error


def refuse(out: OutFolder, asked: Manifest, known: Manifest | None, *, restart: bool) -> None:
    """UsageError where the folder is none, or holds another job than the one asked for, or parts of nobody's."""
    if Path(out.where).is_file():
        raise UsageError(f"{out.where}: is a file; a job writes into a folder", "-o OUT, a folder or a URL")
    if known is None and any(name.startswith("part-") for name in out.names()):
        raise UsageError(f"{out.where}: holds parts that no job of ours wrote", "name another folder with -o")
    if known is None or restart:
        return
    changed = [words for name, words in TOLD if getattr(known, name) != getattr(asked, name)]
    if changed:
        raise UsageError(
            f"{out.where}: holds a job that began otherwise: {_listed(changed)} changed since",
            "--restart begins anew in the same folder; -o names another",
        )


def begin(out: OutFolder, asked: Manifest, *, goes_on: bool) -> None:
    """Go on with the job that the folder holds, or make it this one's."""
    if goes_on:
        out.sweep()
    else:
        clear(out)
        out.write(MANIFEST, packed(asked))


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def clear(out: OutFolder) -> None:
    """Take away all that a job left, the manifest last."""
    known = begun(out)
    if known is None:
        return
    out.remove(REPORT)
    out.remove(STORIES)
    for number in range(known.shards):
        for name in (done_name(number), kept_name(number), part_name(number, known.form)):
            out.remove(name)
    out.sweep()
    out.remove(MANIFEST)


def finished(out: OutFolder) -> dict[int, Done]:
    """The shards that are done, by number."""
    found = {}
    for name in out.names(SHARDS):
        data = out.read(f"{SHARDS}/{name}") if name.endswith(".json") else None
        if data is not None:
            done = done_of(data)
            found[done.number] = done
    return found


def is_complete(out: OutFolder) -> bool:
    """Whether the job of the folder has been brought to its end."""
    return out.read(REPORT) is not None


def close(out: OutFolder, run: Run, listing: InputListing, done: Sequence[Done], stats: Stats) -> None:
    """Write what `--json` has around its records, then take away what waited."""
    problems = [*listing.problems, *(problem for one in done for problem in one.problems)]
    report = {
        "schema": SCHEMA,
        "run": run_record(run),
        "problems": [problem_record(problem) for problem in problems],
        "stats": stats_record(stats),
    }
    out.write(REPORT, packed(report))
    for name in out.names(WORK):
        out.remove(f"{WORK}/{name}")


def counted(listing: InputListing, done: Sequence[Done]) -> Stats:
    """The counts of the whole job."""
    stats = together(one.stats for one in done)
    stats.left_alone += listing.left_alone
    stats.problems += len(listing.problems)
    stats.unread += len(listing.problems)
    return stats
