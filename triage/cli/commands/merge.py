"""`triage merge`: what `triage scan --shard` wrote, brought to its end."""

from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import INPUT, say
from triage.cli.job_report import job_status, job_summary, say_problems
from triage.cli.options import Quiet, command
from triage.environment import Environment
from triage.errors import TriageError, UsageError

#: Numbers of missing shards that a sentence lists.
LISTED = 20
app = typer.Typer(rich_markup_mode=None)


class MergeRequest(Struct, frozen=True, kw_only=True):
    """The command line of `merge`."""

    out: Annotated[str, typer.Argument(metavar="OUT", help="The folder or URL that the shards were written to.")]
    quiet: Quiet = False


class UnfinishedError(TriageError):
    """Shards are missing."""

    status = INPUT


@command(
    app,
    about="Finish a job whose shards were scanned with `triage scan --shard`: stories, the best hits, and the report.",
)
def merge(request: MergeRequest, environment: Environment) -> int:
    """Merge a job; its exit status."""
    from triage.cluster.job import begun
    from triage.cluster.merge import merge as merged
    from triage.cluster.merge import outcome_of
    from triage.cluster.outputs import OutFolder
    from triage.cluster.sources import absolute

    out = OutFolder(absolute(request.out))
    manifest = begun(out)
    if manifest is None:
        raise UsageError(f"{request.out}: holds no job", "triage scan PATH… --shard 1/40 -o OUT begins one")
    outcome = outcome_of(out, manifest)
    for name in outcome.broken:
        say(environment, f"triage: {request.out}/{name}: not a whole note; its shard is done again")
    if outcome.missing:
        numbers = ", ".join(f"{number:,}" for number in outcome.missing[:LISTED])
        more = f" and {len(outcome.missing) - LISTED:,} others" if len(outcome.missing) > LISTED else ""
        raise UnfinishedError(
            f"{request.out}: {len(outcome.missing):,} of {manifest.shards:,} shards are missing: {numbers}{more}",
            "repeat the same scan; it does what is missing",
        )
    if outcome.is_complete(out):
        say(environment, f"triage: {request.out}: complete, nothing left to do")
        return job_status(outcome)
    say_problems(outcome, environment)
    outcome = merged(out, outcome)
    if not request.quiet:
        say(environment, job_summary(outcome, out.where))
    return job_status(outcome)
