"""`triage schema`: the JSON Schema of the output."""

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command(help="Print the JSON Schema of --json and --jsonl.")
def schema(context: typer.Context) -> int:
    import json

    from triage.cli.output import deliver
    from triage.render.json.schema import schema as make

    deliver([json.dumps(make(), indent=2, ensure_ascii=False) + "\n"], context.obj)
    return 0
