"""What a job remembers in its output folder: what it was asked to do, so that whoever goes on with it does the same.

`_manifest.json` is written first and by one driver alone, `_report.json` last; between them lie the notes of shards.
All names bear the job's id, so that a part of another job is never taken for one of this. Nothing here knows where shards run.
"""

import json
import os
from collections.abc import Sequence
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from triage._version import __version__
from triage.cluster.outputs import SHARDS, WORK, OutFolder
from triage.cluster.shards import FinishedShard, InputListing, Shard, done_of, packed
from triage.cluster.sources_large import Cuts, cuts_of
from triage.errors import Problem, UsageError
from triage.matcher import RULES_VERSION
from triage.pipeline import Choice
from triage.render.json.record import SCHEMA, run_record
from triage.report.report import Run
from triage.settings import zone_named

MANIFEST, REPORT, STORIES = "_manifest.json", "_report.json", "_stories.jsonl"
#: Of the manifest, in the order in which differences are told: what it is called there, and here.
COMPARED = (
    ("version", "the version of triage"),
    ("rules", "the matching rules of triage"),
    ("settings", "the settings"),
    ("arguments", "the arguments"),
    ("profiles", "the profiles"),
    ("sources", "the files of the input"),
    ("form", "the format"),
)


class Manifest(Struct, frozen=True, kw_only=True):
    """What decides every row of a job, and what its report says of the whole."""

    id: str
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
    #: What merging needs: the run as JSON tells it, and what was asked of the whole.
    run: dict[str, Any]
    fold: bool = False
    top: int | None = None
    parts: tuple[str, ...] = ()
    #: What the user said of columns.
    columns: dict[str, str] = {}
    #: The zone of times for which a source gives none.
    timezone: str = ""
    #: What the walk met beside files.
    left_alone: int = 0
    problems: tuple[Problem, ...] = ()
    #: Where large files are cut, by path: found by whoever begins the job.
    cuts: dict[str, Cuts] = {}

    @property
    def zone(self) -> tzinfo:
        """The zone of times for which a source gives none, in the rows."""
        return zone_named(self.timezone) or UTC

    @property
    def waits(self) -> bool:
        """Whether results wait for those of other shards: the best of all, and stories, are known at the end."""
        return self.fold or self.top is not None

    def part(self, number: int) -> str:
        """The name of a shard's part."""
        return f"part-{number:05}-{self.id}.{self.form}"

    def note(self, number: int) -> str:
        """The name of the note of a shard that was read."""
        return f"{SHARDS}/{number:05}-{self.id}.json"

    def log(self, number: int) -> str:
        """The name of the log of a shard: when it was begun and where, what went wrong, when it was done."""
        return f"{SHARDS}/{number:05}-{self.id}.log"

    def kept(self, number: int) -> str:
        """The name of the results of a shard while they wait."""
        return f"{WORK}/{number:05}-{self.id}.results"


def manifest_of(
    run: Run,
    choice: Choice,
    form: str,
    settings: str,
    listing: InputListing,
    shards: Sequence[Shard],
    now: float,
    parts: Sequence[str] = (),
) -> Manifest:
    """The manifest of a job that is about to begin."""
    return Manifest(
        id=os.urandom(4).hex(),
        form=form,
        profiles={profile.id: f"{profile.sha256} {profile.threshold}" for profile in run.profiles},
        arguments=run.arguments,
        settings=settings,
        sources=listing.digest,
        shards=len(shards),
        now=now,
        run=run_record(run),
        fold=choice.fold,
        top=choice.top,
        parts=tuple(sorted(parts)),
        left_alone=listing.left_alone,
        problems=listing.problems,
        cuts=cuts_of(file for shard in shards for file in shard.files),
    )


def begun(out: OutFolder) -> Manifest | None:
    """The manifest of the job that the folder holds, if it holds one."""
    data = out.read(MANIFEST)
    if data is None:
        return None
    try:
        return msgspec.convert(json.loads(data), Manifest)
    except (ValueError, msgspec.ValidationError) as error:
        raise UsageError(
            f"{out.where}: {MANIFEST} is none of this version of triage, or was cut off",
            "remove it to begin anew, or name another folder with -o",
        ) from error


#: What to do about another job in the folder, where one process decides it for all.
ANEW = "--restart begins anew in the same folder; -o names another"


def refuse(out: OutFolder, asked: Manifest, known: Manifest | None, *, restart: bool, hint: str = ANEW) -> None:
    """UsageError where the folder is none, or holds another job than the one asked for, or parts of nobody's."""
    if Path(out.where).is_file():
        raise UsageError(f"{out.where}: is a file; a job writes into a folder", "-o OUT, a folder or a URL")
    if known is None and any(name.startswith("part-") for name in out.names()):
        # Another driver may have begun since the manifest was looked for: it is there before the first part is.
        known = begun(out)
        if known is None:
            raise UsageError(f"{out.where}: holds parts that no job of ours wrote", "name another folder with -o")
    if known is None or restart:
        return
    pairs = ((name, words, getattr(known, name), getattr(asked, name)) for name, words in COMPARED)
    changed = [_difference(name, words, there, here) for name, words, there, here in pairs if there != here]
    if changed:
        raise UsageError(
            f"{out.where}: holds a job that began otherwise: {_listed(changed)} changed since",
            hint,
        )


def _difference(name: str, words: str, there: object, here: object) -> str:
    return f"{words} ({there} there, {here} here)" if name in ("version", "rules") else words


def claim(out: OutFolder, asked: Manifest, *, restart: bool = False) -> Manifest:
    """The manifest that all drivers of this folder share: the one that is there, or this one, if nobody was quicker."""
    known = begun(out)
    refuse(out, asked, known, restart=restart)
    if known is not None and restart:
        clear(out, known)
    elif known is not None:
        return known
    if out.create(MANIFEST, packed(asked)):
        return asked
    known = begun(out)
    refuse(out, asked, known, restart=False)
    return asked if known is None else known


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def clear(out: OutFolder, known: Manifest) -> None:
    """Take away all that a job left, the manifest last."""
    out.remove(REPORT)
    out.remove(STORIES)
    ours = f"-{known.id}."
    for folder in ("", SHARDS, WORK):
        for name in out.names(folder):
            if ours in name:
                out.remove(f"{folder}/{name}" if folder else name)
    out.sweep()
    out.remove(MANIFEST)


def read_shards(out: OutFolder, manifest: Manifest) -> tuple[dict[int, FinishedShard], list[str]]:
    """The shards of this job that were read, by number, and notes that are not whole, which count for nothing."""
    found: dict[int, FinishedShard] = {}
    broken = []
    for name in out.names(SHARDS):
        if not name.endswith(f"-{manifest.id}.json"):
            continue
        try:
            done = done_of(out.read(f"{SHARDS}/{name}") or b"")
        except (ValueError, msgspec.ValidationError):
            broken.append(f"{SHARDS}/{name}")
            continue
        if done.job == manifest.id and manifest.note(done.number) == f"{SHARDS}/{name}":
            found[done.number] = done
    return found, broken
