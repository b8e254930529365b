"""`triage matches`: keyword in context."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Print every counted match in its context, one line each: what a profile really finds. Without -p and "
    "--term it is the profiles that a scan would use."
)
def matches(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders; - reads standard input.")
    ],
    profiles: Annotated[
        list[str] | None,
        typer.Option("--profile", "-p", metavar="PROFILE", help="A profile: file, folder or id. Repeatable."),
    ] = None,
    terms: Annotated[
        list[str] | None,
        typer.Option(
            "--term", "-t", metavar="TEXT", help="With -p: only this term (its id or text). Alone: look for this."
        ),
    ] = None,
    sort: Annotated[
        str, typer.Option(metavar="term|article", help="As articles come (default), or by term and context.")
    ] = "article",
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, csv, jsonl.")
    ] = "terminal",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
    width: Annotated[
        int | None, typer.Option(min=20, metavar="COLUMNS", help="Columns of a line; else the terminal's.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write there.")] = "-",
    include: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only files like this.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="No files or folders like this.")
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.")] = False,
) -> int:
    from triage.cli.matching_lines import MatchesRequest, run_matches

    request = MatchesRequest(
        paths=tuple(paths),
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        sort=sort,
        format="jsonl" if jsonl else format_,
        width=width,
        output=output,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        no_color=no_color,
    )
    return run_matches(request, context.obj)
