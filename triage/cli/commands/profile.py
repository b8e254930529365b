"""`triage profile new · list · check`: start, find and lint profiles."""

from typing import Annotated

import typer

from triage.cli.options import AsJson, NoColor

app = typer.Typer(no_args_is_help=True, help="Start, find and check profiles.", rich_markup_mode=None)

Named = Annotated[list[str] | None, typer.Argument(metavar="PROFILE...", help="Files, folders or ids.")]


@app.command(
    help="Write a commented profile to start from, or what a Boolean string of another tool asks for; never over an "
    "existing file."
)
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is about; also its file's name.")],
    folder: Annotated[str, typer.Option("--folder", metavar="FOLDER", help="Where to put it.")] = "profiles",
    boolean: Annotated[str, typer.Option("--boolean", metavar="STRING", help="A Boolean string.")] = "",
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="A file that holds it; - is stdin.")] = "",
    dialect: Annotated[
        str,
        typer.Option(
            "--dialect", metavar="DIALECT", help="factiva, lexis, meltwater, emm or plain; else its signs decide."
        ),
    ] = "",
) -> int:
    from triage.cli.commands.profile_new import BooleanRequest
    from triage.cli.profiles import new_profile

    string = BooleanRequest(text=boolean, file=file, dialect=dialect)
    return new_profile(context.obj, name, folder, string)


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


@app.command(
    help="Run the [[test]] entries of profiles; status 1 when one fails. With --labels also measure them on the "
    "labelled articles of a FOLDER, named last: precision, recall, every term, every threshold."
)
def test(
    context: typer.Context,
    profiles: Annotated[
        list[str] | None, typer.Argument(metavar="PROFILE... [FOLDER]", help="Files, folders or ids.")
    ] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels, as triage label keeps them.")
    ] = "",
    json: AsJson = False,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of --json.")] = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_test import TestRequest, run_profile_test

    request = TestRequest(
        named=tuple(profiles or ()), labels=labels, as_json=json, schema=schema, no_color=no_color
    )
    return run_profile_test(request, context.obj)


@app.command(
    help="Compare two versions of a profile on a folder: what is gained, lost, moved to another band, and the term or "
    "gate that did it; against the labels, where there are any."
)
def diff(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="OLD NEW FOLDER", help="Two profiles and the articles.")
    ] = None,
    git: Annotated[
        str, typer.Option("--git", metavar="REV", help="OLD is NEW as it was in this revision; leave OLD out.")
    ] = "",
    labels: Annotated[str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside NEW.")] = "",
    json: AsJson = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_diff import DiffRequest, run_diff

    request = DiffRequest(words=tuple(words or ()), git=git, labels=labels, as_json=json, no_color=no_color)
    return run_diff(request, context.obj)


@app.command(
    help="What a profile could be told, as a diff to read; nothing is written. From the articles: misspellings to "
    "accept or to block. From labels too: new terms with weights and evidence, terms that only bring false alarms, a "
    "threshold."
)
def suggest(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="A file or an id.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="FOLDER...", help="The articles.")] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside the profile.")
    ] = "",
    json: AsJson = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_suggest import SuggestRequest, run_suggest

    request = SuggestRequest(
        profile=profile, paths=tuple(paths or ()), labels=labels, as_json=json, no_color=no_color
    )
    return run_suggest(request, context.obj)


@app.command(
    help="Watch a profile: each time it is saved the articles are scored again, and what the change did is printed. "
    "Ctrl-C ends."
)
def tune(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="A file or an id.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="FOLDER...", help="The articles.")] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside the profile.")
    ] = "",
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_tune import TuneRequest, run_tune

    request = TuneRequest(profile=profile, paths=tuple(paths or ()), labels=labels, no_color=no_color)
    return run_tune(request, context.obj)
