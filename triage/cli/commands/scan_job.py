"""`triage scan --shard` and `--engine ray`: the same scan as a job in pieces, whose results are parts in a folder."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace as with_fields
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage import pipeline
from triage.cli import scan_choice, scan_request
from triage.cli.exits import INPUT, say
from triage.cli.job_report import JobProgress, job_status, job_summary
from triage.cli.options import arguments_of
from triage.cli.scan_request import ScanRequest
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.profiles.model import Profile
from triage.render.view.points import many

if TYPE_CHECKING:
    from triage.cluster.merge import JobOutcome
    from triage.cluster.outputs import OutFolder
    from triage.cluster.ray_engine import RayCluster
    from triage.cluster.shard_scan import ShardTask
    from triage.cluster.shards import Shard
    from triage.cluster.sources_large import Cuts

#: Formats of parts.
FORMS = ("jsonl", "parquet")
#: Settings that decide no result.
ELSEWHERE = frozenset({"mail", "digest"})
#: Options of a scan that a job cannot follow, by the name of the request, and what to say instead.
REFUSED = {
    "by": "--by is for people; group the rows of the parts by their profiles",
    "wide": "--wide is for CSV; parts are Parquet or JSON lines",
    "null": "-0 is for paths; parts are Parquet or JSON lines",
    "files_from": "--files-from is not for jobs; name folders, patterns or URLs",
}


def scan_as_job(request: ScanRequest, environment: Environment) -> int:
    """Begin a job or go on with it; the exit status."""
    form = _form(request)
    share = _share(request)
    if request.engine:
        from triage.cluster.ray_engine import library

        library()
    return JobRun(request, environment, form, share).run()


class JobRun:
    """A job on this machine or from it: what is missing of it, who does that, and what is said."""

    def __init__(
        self, request: ScanRequest, environment: Environment, form: str, share: tuple[int, int] | None
    ) -> None:
        from triage.cluster.job import ANEW, begun, refuse

        self._started = time.perf_counter()
        self._request, self._environment = request, environment
        self._form, self._share = form, share
        self._out = _out(request)
        known = begun(self._out)
        goes_on = known is not None and not request.restart
        # What "three days ago" means was settled when the job began.
        now = known.now if known is not None and goes_on else environment.now()
        cuts = known.cuts if known is not None and goes_on else {}
        self._task, self._shards = _task(request, with_fields(environment, now=lambda: now), form, cuts)
        hint = ANEW if share is None else "remove OUT, or name another with -o"
        refuse(self._out, self._task.manifest, known, restart=request.restart, hint=hint)
        if known is not None and goes_on:
            self._task = replace(self._task, manifest=known)

    def run(self) -> int:
        """Do what is missing; the exit status."""
        for problem in self._task.manifest.problems:
            say(self._environment, f"triage: {problem}")
        if self._request.dry_run:
            self._list()
            return 0
        if self._share is not None:
            return self._run_here()
        return self._run_on_ray()

    def _list(self) -> None:
        """The shards with their files and bytes, for `--dry-run`."""
        lines = []
        for shard in self._shards:
            first, files = shard.files[0].path, many(len(shard.files), "file")
            lines.append(f"{shard.number:5}  {shard.size:>14,} bytes  {files}, from {first}\n")
        size = sum(shard.size for shard in self._shards)
        lines.append(f"{many(len(self._shards), 'shard')}, {size:,} bytes\n")
        self._environment.stdout.write("".join(lines).encode("utf-8", "surrogateescape"))

    def _claim(self) -> None:
        """Make the job of the folder this one, or go on with it under its own id and clock."""
        from triage.cluster.job import claim

        manifest = claim(self._out, self._task.manifest, restart=self._request.restart)
        if manifest.now != self._task.manifest.now:
            environment = with_fields(self._environment, now=lambda: manifest.now)
            self._task, self._shards = _task(self._request, environment, self._form, manifest.cuts)
        self._task = replace(self._task, manifest=manifest)

    def _missing(self) -> "list[Shard]":
        from triage.cluster.job import read_shards

        done, broken = read_shards(self._out, self._task.manifest)
        for name in broken:
            say(
                self._environment,
                f"triage: {self._request.output}/{name}: not a whole note; its shard is done again",
            )
        return [shard for shard in self._shards if shard.number not in done or not done[shard.number].is_final]

    def _progress(self, shards: int) -> JobProgress:
        request = self._request
        return JobProgress(self._environment, shards, form=request.progress, is_quiet=request.quiet)

    def _run_here(self) -> int:
        """The share of `--shard`, in this process."""
        from triage.cluster.attempts import scan_shard
        from triage.cluster.merge import outcome_of
        from triage.cluster.shards import share_of

        assert self._share is not None
        self._claim()
        missing = share_of(self._missing(), *self._share)
        with self._progress(len(missing)) as progress:
            for shard in missing:
                progress.add(scan_shard(self._task, shard))
        outcome = outcome_of(self._out, self._task.manifest)
        mine = {shard.number for shard in share_of(self._shards, *self._share)}
        own = {number: one for number, one in outcome.done.items() if number in mine}
        if not self._request.quiet:
            hits = sum(one.stats.hits for one in own.values())
            articles = sum(one.stats.articles for one in own.values())
            counts = f"{many(articles, 'article')}, {many(hits, 'hit')} in {many(len(own), 'shard')}"
            left = len(outcome.missing)
            rest = f"{many(left, 'shard')} of the job left" if left else f"triage merge {self._request.output}"
            say(self._environment, f"triage: {counts}; {rest}")
        return INPUT if any(one.problems for one in own.values()) else 0

    def _run_on_ray(self) -> int:
        """Everything that is missing, by the workers of a cluster, and the merging here."""
        from triage.cluster.merge import outcome_of
        from triage.cluster.ray_engine import cluster

        request = self._request
        address = request.address or self._environment.variables.get("RAY_ADDRESS", "")
        outcome = outcome_of(self._out, self._task.manifest)
        if not request.restart and outcome.is_complete(self._out):
            say(
                self._environment,
                f"triage: {request.output}: complete, nothing left to do; --restart does it again",
            )
            return self._status(outcome)
        with cluster(address, request.jobs or 0, is_verbose=request.verbose) as machines:
            self._claim()
            outcome = self._submitted(machines)
        for problem in outcome.given_up:
            say(self._environment, f"triage: {problem}")
        if not request.quiet:
            say(self._environment, job_summary(outcome, self._out.where))
        if request.timings:
            self._say_times(outcome)
        return self._status(outcome)

    def _submitted(self, machines: "RayCluster") -> "JobOutcome":
        from triage.cluster.attempts import scan_sent
        from triage.cluster.merge import merge, outcome_of
        from triage.cluster.shard_scan import sent

        missing = self._missing()
        # A worker is told which pieces are its own; where all files are cut is long.
        task = machines.share(sent(replace(self._task, manifest=replace(self._task.manifest, cuts={}))))
        with self._progress(len(missing)) as progress:
            calls = [(shard.number, (task, shard)) for shard in missing]
            broken = machines.each(scan_sent, calls, lambda _, done: progress.add(done))
        given_up = tuple(_given_up(self._shards[error.number], error.message) for error in broken)
        outcome = outcome_of(self._out, self._task.manifest, given_up)
        return outcome if outcome.missing else merge(self._out, outcome)

    def _say_times(self, outcome: "JobOutcome") -> None:
        spent = sum(one.seconds for one in outcome.done.values())
        elapsed = time.perf_counter() - self._started
        times = f"{elapsed:.1f} s, {spent:.1f} s of processor time in {many(len(outcome.done), 'shard')}"
        say(self._environment, f"triage: {times}")

    def _status(self, outcome: "JobOutcome") -> int:
        is_empty = self._request.exit_code and not outcome.stats.hits
        return job_status(outcome) or (scan_request.NOTHING_REPORTED if is_empty else 0)


def _given_up(shard: "Shard", message: str) -> Problem:
    more = f", with {len(shard.files) - 1:,} files after it" if len(shard.files) > 1 else ""
    return Problem(path=shard.files[0].path, code="unreadable", message=f"{message}; not read{more}")


def _share(request: ScanRequest) -> tuple[int, int] | None:
    """Which part of how many `--shard` names."""
    if not request.shard:
        return None
    told = re.fullmatch(r"(\d{1,9})/(\d{1,9})", request.shard)
    if told is None or not 1 <= int(told[1]) <= int(told[2]):
        raise UsageError(f"--shard {request.shard}: not K of N", "--shard 3/40 is the third of forty parts")
    if request.engine:
        raise UsageError("--shard and --engine both divide the job", "leave one of them out")
    if request.restart:
        raise UsageError(
            f"--restart would begin anew in each of the {int(told[2]):,} parts",
            "remove OUT, or name another with -o",
        )
    return int(told[1]), int(told[2])


def _form(request: ScanRequest) -> str:
    """The format of the parts; UsageError for what a job does not do."""
    option = "--shard" if request.shard else "--engine ray"
    if request.engine != "ray" and not request.shard:
        hint = "--engine ray, or leave it out"
        if request.dry_run or request.progress:
            raise UsageError("--dry-run and --progress are for jobs", "--engine ray -o OUT, or --shard 1/4 -o OUT")
        if not request.engine:
            raise UsageError("--restart and --address are for jobs", "--engine ray -o OUT")
        raise UsageError(f"there is no engine {request.engine!r}", hint)
    for name, sentence in REFUSED.items():
        if getattr(request, name):
            raise UsageError(sentence)
    if request.progress not in ("", "json"):
        raise UsageError(f"--progress cannot be {request.progress!r}", "--progress json, or leave it out")
    if request.sort != "score":
        raise UsageError(f"--sort does not work with {option.partition(' ')[0]}; sort the rows of the parts")
    if request.top is not None and request.all:
        raise UsageError("a job has either --top or --all: the best hits, or every reject")
    if request.output in ("", "-"):
        raise UsageError(f"{option} writes parts into a folder, and none was given", "-o OUT, a folder or a URL")
    form = request.format
    if form == "terminal":
        suffix = request.output.rstrip("/").rpartition(".")[2].lower()
        form = suffix if suffix in FORMS else ("parquet" if _has_arrow() else "jsonl")
    if form not in FORMS:
        raise UsageError(f"{option} does not write {form!r}", "--format parquet or --jsonl")
    scan_request.check(replace(request, format="jsonl"))
    return form


def _has_arrow() -> bool:
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


def _out(request: ScanRequest) -> "OutFolder":
    from triage.cluster.outputs import OutFolder
    from triage.cluster.sources import absolute

    return OutFolder(absolute(request.output))


def _task(
    request: ScanRequest, environment: Environment, form: str, cuts: "dict[str, Cuts]"
) -> "tuple[ShardTask, tuple[Shard, ...]]":
    """What every machine is told, and the shards of the input; `cuts` says where large files are cut, if it is known."""
    from triage.cluster.job import manifest_of
    from triage.cluster.shard_scan import ShardTask
    from triage.cluster.shards import cut
    from triage.cluster.sources import listing
    from triage.cluster.sources_large import divided

    plain = replace(request, format="jsonl")
    session = Session(environment, scan_choice.selection_of(plain, environment))
    profiles = session.profiles(
        plain.profiles, plain.terms, threshold=plain.threshold, says_where=not plain.quiet, is_local=False
    )
    # Recognised on the machines of the cluster, which have no cache of ours.
    choice = scan_choice.choice_of(replace(plain, no_cache=True), profiles, session)
    run = pipeline.run_of(profiles, arguments_of(plain, scan_request.LOOKS))
    found = listing(request.paths, request.include, request.exclude)
    shards = cut(list(divided(found.files, session.bounds, cuts)))
    settings = _settings_digest(session, profiles)
    manifest = manifest_of(run, choice, form, settings, found, shards, environment.now(), request.with_)
    task = ShardTask(
        matcher=session.matcher(profiles, keeps_forms=False),
        choice=choice,
        with_=frozenset(request.with_),  # type: ignore[arg-type]
        out=_out(request),
        bounds=session.bounds,
        manifest=replace(manifest, columns=dict(session.bounds.columns), timezone=session.settings.timezone),
    )
    return task, tuple(shards)


def _settings_digest(session: Session, profiles: Sequence[Profile]) -> str:
    """A digest of all that decides results beside profiles and arguments."""
    settings = session.settings
    values = [repr(getattr(settings, name)) for name in settings.__struct_fields__ if name not in ELSEWHERE]
    corrections = session.corrections(profiles)
    if corrections is not None:
        values.append(corrections.read_text("utf-8", "replace"))
    return sha256("\0".join(values).encode("utf-8", "surrogatepass")).hexdigest()
