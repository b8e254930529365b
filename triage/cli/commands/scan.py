"""`triage scan`: read, match, score, report."""

from typing import Annotated

import typer

from triage.cli.options import AsJson, Columns, Exclude, Include, NoColor, OptionalPaths, Output, Profiles, Quiet

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Read articles, score them against your profiles, and report which matter, in what order, and why."
)
def scan(
    context: typer.Context,
    paths: OptionalPaths = None,
    profiles: Profiles = None,
    terms: Annotated[
        list[str] | None,
        typer.Option("--term", "-t", metavar="TEXT", help="Look for this, without a profile file."),
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="From this date or so long ago: 2026-11-20, 3d, 12h.")
    ] = "",
    until: Annotated[str, typer.Option(metavar="WHEN", help="Up to this date or so long ago.")] = "",
    entities: Annotated[
        list[str] | None,
        typer.Option(
            "--entity",
            metavar="NAME",
            help="Only articles that name this person, organisation or place. Repeatable: all of them.",
        ),
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the best N.")] = None,
    threshold: Annotated[
        str, typer.Option(metavar="SCORE", help="Least score to report, 0 to 100, or any; for all profiles.")
    ] = "",
    show_all: Annotated[bool, typer.Option("--all", help="Rejects too, each with its reason.")] = False,
    by: Annotated[str, typer.Option(metavar="profile", help="Group by profile.")] = "",
    fold: Annotated[
        bool | None,
        typer.Option(
            "--fold/--no-fold",
            help="Each story once, its copies in one line; formats for people do.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="terminal, json, jsonl, csv, markdown, html, paths."
        ),
    ] = "terminal",
    json: AsJson = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, while the run goes on.")] = False,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PARTS", help="Add entities, summary, body to records.")
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="CSV with a row per article and a column per profile.")
    ] = False,
    null: Annotated[bool, typer.Option("-0", help="End paths with NUL, for xargs -0.")] = False,
    output: Output = "-",
    files_from: Annotated[
        str,
        typer.Option("--files-from", metavar="FILE", help="Read the paths from a file, or - for standard input."),
    ] = "",
    include: Include = None,
    exclude: Exclude = None,
    columns: Columns = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Legend, and more about each article.")] = False,
    no_color: NoColor = False,
    timings: Annotated[bool, typer.Option("--timings", help="Say how long each phase took.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Status 1 when nothing is reported.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            show_default=False,
            help="Processes that read slow formats, and what is left of a long run; else as many as pay.",
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read and score everything anew; neither use nor fill the cache.")
    ] = False,
    engine: Annotated[
        str,
        typer.Option(metavar="ray", help="Run on a cluster; -o names a folder or URL for Parquet or JSONL parts."),
    ] = "",
    address: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="The Ray cluster to run on; without it, this machine.")
    ] = "",
    restart: Annotated[
        bool, typer.Option("--restart", help="With --engine: begin anew, and do not go on with what is in OUT.")
    ] = False,
) -> int:
    from triage.cli.scanning import ScanRequest, run_scan

    request = ScanRequest(
        paths=tuple(paths or ()),
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        since=since,
        until=until,
        entity=tuple(entities or ()),
        top=top,
        threshold=threshold,
        all=show_all,
        by=by,
        fold=fold,
        format="json" if json else "jsonl" if jsonl else format_,
        with_=tuple(part for parts in with_ or () for part in parts.split(",") if part),
        wide=wide,
        null=null,
        output=output,
        files_from=files_from,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        columns=tuple(columns or ()),
        quiet=quiet,
        verbose=verbose,
        no_color=no_color,
        timings=timings,
        exit_code=exit_code,
        cache=not no_cache,
        jobs=jobs or 0,
    )
    if engine or address or restart:
        from triage.cli.commands.scan_ray import Engine, run_scan_ray

        return run_scan_ray(request, Engine(engine, address, restart), context.obj)
    return run_scan(request, context.obj)
