"""`triage sample`: rejects drawn at random, to be looked at and labelled."""

from typing import Annotated

import typer

from triage.cli.options import AsJson, NoColor

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Draw rejects of a profile at random, more of those that nearly were hits. Label them, and profile test "
    "--labels says how much the profile misses. What has a label is not drawn again."
)
def sample(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    profile: Annotated[
        list[str] | None, typer.Option("--profile", "-p", metavar="PROFILE", help="The profile: file or id.")
    ] = None,
    count: Annotated[int, typer.Option("-n", min=1, metavar="N", help="How many.")] = 10,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another number draws others.")] = 0,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside the profile.")
    ] = "",
    json: AsJson = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.sampling import SampleRequest, run_sample

    request = SampleRequest(
        paths=tuple(paths),
        profiles=tuple(profile or ()),
        count=count,
        seed=seed,
        labels=labels,
        as_json=json,
        no_color=no_color,
    )
    return run_sample(request, context.obj)
