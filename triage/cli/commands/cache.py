"""`triage cache show · clear · prune`: what is kept of earlier runs."""

import typer

app = typer.Typer(
    no_args_is_help=True,
    help="What is kept so that a second run is fast: see it, clear it, keep it small.",
    rich_markup_mode=None,
)


@app.command(help="Where the cache is, how large it is, and how large it may become.")
def show(context: typer.Context) -> int:
    from triage.cli.cache_upkeep import show_cache

    return show_cache(context.obj)


@app.command(help="Remove the cache; the next run reads everything anew.")
def clear(context: typer.Context) -> int:
    from triage.cli.cache_upkeep import clear_cache

    return clear_cache(context.obj)


@app.command(
    help="Drop what was not used for longest until the bound is kept, and give the space back to the disk."
)
def prune(context: typer.Context) -> int:
    from triage.cli.cache_upkeep import prune_cache

    return prune_cache(context.obj)
