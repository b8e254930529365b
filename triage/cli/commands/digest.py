"""`triage digest`: what is new since the last digest that was delivered."""

from typing import Annotated

import typer

from triage.cli.options import Exclude, Include, OptionalPaths, Profiles, Quiet

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="What is new since the last delivered digest, each story once, best first: one digest for each profile. "
    "Only what was written (or sent) is remembered; what could not be delivered comes again."
)
def digest(
    context: typer.Context,
    paths: OptionalPaths = None,
    profiles: Profiles = None,
    name: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Remember under this name what was delivered; default: the profile's id."
        ),
    ] = "",
    state: Annotated[
        str, typer.Option(metavar="PATH", help="The file, or its folder, in which it is remembered.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print it and remember nothing.")] = False,
    again: Annotated[
        str, typer.Option(metavar="ID", help="Print a delivered digest again; last is the latest.")
    ] = "",
    catch_up: Annotated[
        bool,
        typer.Option("--catch-up", help="Also what earlier digests passed over and the profile now reports."),
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, markdown, html, eml, atom, json.")
    ] = "text",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write there; {name} and {id} give each digest a file of its own.",
        ),
    ] = "-",
    mail: Annotated[
        bool, typer.Option("--mail", help="Send each by mail: to its profile's recipients, or as [mail] says.")
    ] = False,
    mail_to: Annotated[
        list[str] | None, typer.Option("--mail-to", metavar="ADDRESS", help="Send by mail, to these. Repeatable.")
    ] = None,
    print_schedule: Annotated[
        str,
        typer.Option(
            "--print-schedule",
            metavar="SCHEDULER",
            help="Print this command for cron, systemd or launchd, and run nothing.",
        ),
    ] = "",
    include: Include = None,
    exclude: Exclude = None,
    quiet: Quiet = False,
) -> int:
    from triage.cli.digesting import DigestRequest, run_digest

    request = DigestRequest(
        paths=tuple(paths or ()),
        profiles=tuple(profiles or ()),
        name=name,
        state=state,
        dry_run=dry_run,
        again=again,
        catch_up=catch_up,
        format=format_,
        output=output,
        mail=mail,
        mail_to=tuple(mail_to or ()),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        quiet=quiet,
    )
    if print_schedule:
        from triage.cli.schedule import print_schedule as scheduled

        return scheduled(print_schedule, context.meta["arguments"], context.obj, name or "digest")
    return run_digest(request, context.obj)
