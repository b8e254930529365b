"""`triage scan --engine ray`: the same scan as a job on a cluster, whose results are parts in a folder."""

import time
from collections.abc import Sequence
from dataclasses import replace as with_fields
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage import pipeline
from triage._version import __version__
from triage.cli import scan_request
from triage.cli.exits import INPUT, say
from triage.cli.progress import CLEAR
from triage.cli.scan_request import ScanRequest
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import RULES_VERSION
from triage.profiles.model import Profile
from triage.render.view.problems import Kinds

if TYPE_CHECKING:
    from triage.cluster.outputs import OutFolder
    from triage.cluster.ray_run import ClusterJob, JobOutcome
    from triage.cluster.shards import Done

#: Formats of parts.
FORMS = ("jsonl", "parquet")
#: Settings that decide no result.
ELSEWHERE = frozenset({"mail", "digest", "timezone"})
#: Options of a scan that a job cannot follow, by the name of the request, and what to say instead.
REFUSED = {
    "by": "--by is for people; group the rows of the parts by their profiles",
    "wide": "--wide is for CSV; parts are Parquet or JSON lines",
    "null": "-0 is for paths; parts are Parquet or JSON lines",
    "files_from": "--files-from is not for jobs; name folders, patterns or URLs",
}


def scan_on_ray(request: ScanRequest, environment: Environment) -> int:
    """Run or go on with a job; its exit status."""
    from triage.cluster.ray_engine import cluster, library
    from triage.cluster.ray_job import begin, begun, is_complete, refuse
    from triage.cluster.ray_run import outcome_of, run_job

    started = time.perf_counter()
    form = _form(request)
    library()
    out = _out(request)
    known = begun(out)
    goes_on = known is not None and not request.restart
    # What "three days ago" means was settled when the job began.
    now = known.now if known is not None and goes_on else environment.now()
    job = _job(request, with_fields(environment, now=lambda: now), form)
    refuse(out, job.manifest, known, restart=request.restart)
    for problem in job.listing.problems:
        say(environment, f"triage: {problem}")
    if goes_on and is_complete(out):
        say(environment, f"triage: {request.output}: complete, nothing left to do; --restart does it again")
        return _status(request, outcome_of(job))
    line = _Line(environment, len(job.shards), is_quiet=request.quiet)
    address = request.address or environment.variables.get("RAY_ADDRESS", "")
    with cluster(address, request.jobs or 0, is_verbose=request.verbose) as machines:
        begin(out, job.manifest, goes_on=goes_on)
        with line:
            outcome = run_job(job, machines, line.told)
    for problem in outcome.given_up:
        say(environment, f"triage: {problem}")
    if not request.quiet:
        say(environment, _summary(job, outcome))
    if request.timings:
        spent = sum(one.seconds for one in outcome.done)
        say(
            environment,
            f"triage: {time.perf_counter() - started:.1f} s, {spent:.1f} s of processor time in {len(outcome.done):,} shards",
        )
    return _status(request, outcome)


def _form(request: ScanRequest) -> str:
    if request.engine != "ray":
        raise UsageError(f"there is no engine {request.engine!r}", "--engine ray, or leave it out")
    for name, sentence in REFUSED.items():
        if getattr(request, name):
            raise UsageError(sentence)
    if request.sort != "score":
        raise UsageError("--sort does not work with --engine; sort the rows of the parts")
    if request.top is not None and request.all:
        raise UsageError("a job has either --top or --all: the best hits, or every reject")
    if request.output in ("", "-"):
        raise UsageError(
            "--engine ray writes parts into a folder, and none was given", "-o OUT, a folder or a URL"
        )
    form = request.format
    if form == "terminal":
        suffix = request.output.rstrip("/").rpartition(".")[2].lower()
        form = suffix if suffix in FORMS else "parquet"
    if form not in FORMS:
        raise UsageError(f"--engine ray does not write {form!r}", "--format parquet or --jsonl")
    scan_request.check(replace(request, format="jsonl"))
    return form


def _out(request: ScanRequest) -> "OutFolder":
    from triage.cluster.outputs import OutFolder
    from triage.cluster.sources import absolute

    return OutFolder(absolute(request.output))


def _job(request: ScanRequest, environment: Environment, form: str) -> "ClusterJob":
    from triage.cluster.ray_job import manifest_of
    from triage.cluster.ray_run import ClusterJob
    from triage.cluster.ray_shard import ShardTask
    from triage.cluster.shards import cut
    from triage.cluster.sources import listing
    from triage.cluster.sources_large import divided

    plain = replace(request, format="jsonl")
    session = Session(environment, scan_request.selection_of(plain, environment))
    profiles = session.profiles(
        plain.profiles, plain.terms, threshold=plain.threshold, says_where=not plain.quiet, is_local=False
    )
    # Recognised on the machines of the cluster, which have no cache of ours.
    choice = scan_request.choice_of(replace(plain, no_cache=True), profiles, session)
    run = pipeline.run_of(profiles, scan_request.arguments_of(plain), __version__, RULES_VERSION)
    found = listing(request.paths, request.include, request.exclude)
    shards = cut(list(divided(found.files, session.bounds.file_bytes)))
    settled = _settled(session, profiles)
    work = ShardTask(
        matcher=session.matcher(profiles),
        choice=choice,
        with_=frozenset(request.with_),  # type: ignore[arg-type]
        form=form,
        out=_out(request),
        bounds=session.bounds,
    )
    manifest = manifest_of(run, form, settled, found, shards, environment.now())
    return ClusterJob(work=work, run=run, manifest=manifest, listing=found, shards=tuple(shards))


def _settled(session: Session, profiles: Sequence[Profile]) -> str:
    """A digest of all that decides results beside profiles and arguments."""
    settings = session.settings
    values = [repr(getattr(settings, name)) for name in settings.__struct_fields__ if name not in ELSEWHERE]
    corrections = session.corrections(profiles)
    if corrections is not None:
        values.append(corrections.read_text("utf-8", "replace"))
    return sha256("\0".join(values).encode("utf-8", "surrogatepass")).hexdigest()


class _Line:
    """How far the job is: problems as they are met, and on a terminal a line that is gone when the job is."""

    def __init__(self, environment: Environment, shards: int, *, is_quiet: bool) -> None:
        self._environment = environment
        self._shards = shards
        self._is_shown = (
            not is_quiet and environment.stderr.isatty() and environment.variables.get("TERM") != "dumb"
        )
        self._finished = self._articles = 0
        self._kinds = Kinds()

    def told(self, done: "Done") -> None:
        """One more shard is finished."""
        self._clear()
        for problem in filter(self._kinds.is_said, done.problems):
            say(self._environment, f"triage: {problem}")
        self._finished += 1
        self._articles += done.stats.articles
        if self._is_shown:
            text = f"triage: {self._finished:,} of {self._shards:,} shards, {self._articles:,} articles …"
            self._environment.stderr.write(text.encode())
            self._environment.stderr.flush()

    def _clear(self) -> None:
        if self._is_shown:
            self._environment.stderr.write(CLEAR)
            self._environment.stderr.flush()

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()


def _summary(job: "ClusterJob", outcome: "JobOutcome") -> str:
    stats = outcome.stats
    counts = [_counted(stats.articles, "article"), _counted(stats.hits, "hit")]
    counts += [_counted(stats.copies, "of them a copy", "of them copies")] if stats.copies else []
    counts += [f"{stats.cut:,} cut"] if stats.cut else []
    counts += [_counted(stats.unread, "file") + " not read"] if stats.unread else []
    missing = len(outcome.given_up)
    if missing:
        shards = _counted(missing, "shard is", "shards are")
        return f"triage: {', '.join(counts)} so far; {shards} missing, and the same command does what is missing"
    return f"triage: {', '.join(counts)}, in {job.work.out.where}"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _status(request: ScanRequest, outcome: "JobOutcome") -> int:
    if outcome.given_up or outcome.stats.unread or outcome.stats.problems:
        return INPUT
    return scan_request.NOTHING_REPORTED if request.exit_code and not outcome.stats.hits else 0
