"""`triage entities`: who and what is in the articles."""

from typing import Annotated

import typer

from triage.cli.options import AsJson, Columns, Exclude, Include, NoColor, Output, Paths

app = typer.Typer(rich_markup_mode=None)


@app.command(help="List who and what is in the articles: people, organisations, places, peoples.")
def entities(
    context: typer.Context,
    paths: Paths,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE,...",
            help="Only these: PERSON, ORG, LOC, NORP; or, not listed else, DATE, MONEY, PERCENT.",
        ),
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N.")] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Doubtful names too.")] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, csv, json.")
    ] = "terminal",
    json: AsJson = False,
    include: Include = None,
    exclude: Exclude = None,
    columns: Columns = None,
    output: Output = "-",
    no_color: NoColor = False,
) -> int:
    from triage.cli.entity_listing import EntitiesRequest, run_entities

    request = EntitiesRequest(
        paths=tuple(paths),
        types=tuple(part.strip() for each in types or () for part in each.split(",") if part.strip()),
        top=top,
        all=show_all,
        format="json" if json else format_,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        columns=tuple(columns or ()),
        output=output,
        no_color=no_color,
    )
    return run_entities(request, context.obj)
