"""`triage state show · prune · export`: what is remembered of delivered digests."""

from typing import Annotated

import typer

from triage.cli.options import Output

app = typer.Typer(no_args_is_help=True, help="What is remembered of delivered digests.", rich_markup_mode=None)

Place = Annotated[
    str, typer.Option("--state", metavar="PATH", help="The file, or its folder; else the usual one.")
]


@app.command(help="Where the state is, how large it is, and what was delivered last under each name.")
def show(context: typer.Context, state: Place = "") -> int:
    from triage.cli.state_keeping import show_state

    return show_state(context.obj, state)


@app.command(
    help="Forget what is old: the text of digests and the reasons of rejects after --answers days, articles that "
    "were in no folder since --articles days. Makes the file smaller."
)
def prune(
    context: typer.Context,
    answers: Annotated[int, typer.Option(min=1, metavar="DAYS", help="Keep digests whole for so long.")] = 400,
    articles: Annotated[int, typer.Option(min=31, metavar="DAYS", help="Know articles again for so long.")] = 800,
    state: Place = "",
) -> int:
    from triage.cli.state_keeping import prune_state

    return prune_state(context.obj, state, answers, articles)


@app.command(help="All of it as JSON lines, for other programs and for keeping.")
def export(
    context: typer.Context,
    output: Output = "-",
    state: Place = "",
) -> int:
    from triage.cli.state_keeping import export_state

    return export_state(context.obj, state, output)
