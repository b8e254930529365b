"""`triage label`: note what a reader thinks of an article."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Note that articles are wanted (keep) or not (skip), beside the profile, for profile test, diff and "
    "suggest. WHICH is a number of the last report, a path, path#index or an id."
)
def label(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="keep|skip WHICH...", help="The judgement, then the articles.", show_default=False),
    ] = None,
    profiles: Annotated[
        list[str] | None,
        typer.Option(
            "--profile",
            "-p",
            metavar="PROFILE",
            help="For this profile: file or id; else the one that has it as a hit.",
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the labels.")] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the last label, or the last one of each WHICH.")
    ] = False,
) -> int:
    from triage.cli.labelling import LabelRequest, run_label

    return run_label(LabelRequest(tuple(words or ()), tuple(profiles or ()), list_, undo), context.obj)
