"""`triage profile new · list · check`: start, find and lint profiles."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Start, find and check profiles.", rich_markup_mode=None)

Named = Annotated[list[str] | None, typer.Argument(metavar="PROFILE...", help="Files, folders or ids.")]


@app.command(help="Write a commented profile to start from; never over an existing file.")
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is about; also its file's name.")],
    folder: Annotated[str, typer.Option("--folder", metavar="FOLDER", help="Where to put it.")] = "profiles",
) -> int:
    from triage.cli.profiles import new_profile

    return new_profile(context.obj, name, folder)


@app.command("list", help="The profiles that a scan here would use, and the rule that sets their thresholds.")
def list_(context: typer.Context, profiles: Named = None) -> int:
    from triage.cli.profiles import list_profiles

    return list_profiles(context.obj, tuple(profiles or ()))


@app.command(help="Check profiles: every fault with its line, and what their writer may not have meant.")
def check(
    context: typer.Context,
    profiles: Named = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="PATH", help="Measure them on these articles too. Repeatable."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Status 1 for remarks too.")] = False,
) -> int:
    from triage.cli.profiles import check_profiles

    return check_profiles(context.obj, tuple(profiles or ()), on=tuple(on or ()), strict=strict)
