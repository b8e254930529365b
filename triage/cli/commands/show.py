"""`triage show`: one whole article, and why it scored as it did."""

from typing import Annotated

import typer

from triage.cli.options import NoColor, Output

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Show one whole article with what matched in it. WHICH is a number of the last report, a path, path#index "
    "(from 0), or an article's id. With --why: every point of its score under each profile, what did not count and "
    "why, and for a reject what would have made it a hit."
)
def show(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="WHICH", help="A number, path, path#index or id.")],
    profiles: Annotated[
        list[str] | None,
        typer.Option(
            "--profile",
            "-p",
            metavar="PROFILE",
            help="A profile: file, folder or id; else those of the last report.",
        ),
    ] = None,
    terms: Annotated[
        list[str] | None,
        typer.Option("--term", "-t", metavar="TEXT", help="Look for this, without a profile file."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="The arithmetic of the score, of rejects too.")] = False,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, html.")] = "terminal",
    output: Output = "-",
    digest: Annotated[
        str,
        typer.Option(metavar="ID", help="What a delivered digest did with it, under the profile as it was then."),
    ] = "",
    state: Annotated[str, typer.Option(metavar="PATH", help="With --digest: where that is remembered.")] = "",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print at once, also on a terminal.")] = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.showing import ShowRequest, run_show

    request = ShowRequest(
        which=which,
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        why=why,
        format=format_,
        output=output,
        pager=not no_pager,
        no_color=no_color,
    )
    if digest:
        from triage.cli.commands.show_digest import run_show_digest

        return run_show_digest(request, digest, state, context.obj)
    return run_show(request, context.obj)
