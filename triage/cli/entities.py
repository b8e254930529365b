"""`triage entities`: who and what is in the articles."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command(help="List who and what is in the articles: people, organisations, places, peoples.")
def entities(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders; - reads standard input.")
    ],
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
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    include: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only files like this.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="No files or folders like this.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="FIELD=NAME,...",
            help="Which column of a table or key of JSON is which field: title=headline,body=text.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write there and not to the screen.")
    ] = "-",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.")] = False,
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
