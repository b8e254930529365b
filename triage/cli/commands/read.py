"""`triage read`: what the readers make of a file, without any profile."""

from typing import Annotated

import typer

from triage.cli.options import Columns, Exclude, Include, Output, Paths

app = typer.Typer(rich_markup_mode=None)


@app.command(help="Show what the readers make of files: title, date, outlet, words, format of each article.")
def read(
    context: typer.Context,
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="One JSON array of article records.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PARTS", help="Add body to records.")
    ] = None,
    include: Include = None,
    exclude: Exclude = None,
    columns: Columns = None,
    output: Output = "-",
) -> int:
    from triage.cli.inputs import run_read

    parts = tuple(part for each in with_ or () for part in each.split(",") if part)
    return run_read(
        context.obj,
        tuple(paths),
        form="json" if json else "jsonl" if jsonl else "terminal",
        parts=parts,
        globs=(tuple(include or ()), tuple(exclude or ())),
        output=output,
        columns=tuple(columns or ()),
    )
