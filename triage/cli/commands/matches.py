"""`triage matches`: keyword in context."""

from typing import Annotated

import typer

from triage.cli.options import Exclude, Include, NoColor, Output, Paths, Profiles

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Print every counted match in its context, one line each: what a profile really finds. Without -p and "
    "--term it is the profiles that a scan would use."
)
def matches(
    context: typer.Context,
    paths: Paths,
    profiles: Profiles = None,
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
    output: Output = "-",
    include: Include = None,
    exclude: Exclude = None,
    no_color: NoColor = False,
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
