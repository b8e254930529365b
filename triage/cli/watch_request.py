"""The command line of `watch` as typed."""

from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.options import (
    AsJsonLines,
    Columns,
    Exclude,
    Include,
    NoColor,
    Paths,
    Profiles,
    Quiet,
    Terms,
    Threshold,
    WatchState,
)


class WatchRequest(Struct, frozen=True, kw_only=True):
    """The command line of `watch`, as typed."""

    paths: Paths = ()
    profiles: Profiles = ()
    terms: Terms = ()
    threshold: Threshold = ""
    for_: Annotated[
        str, typer.Option("--for", metavar="TIME", help="Stop after this time: 30s, 10m, 8h (default: at Ctrl-C).")
    ] = ""
    new: Annotated[
        bool, typer.Option("--new", help="Tell only what arrives from now on; what lies there counts as told.")
    ] = False
    jsonl: AsJsonLines = False
    poll: Annotated[
        bool,
        typer.Option("--poll", help="Look at the folder again and again; do not wait for the system's events."),
    ] = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    state: WatchState = ""
    quiet: Quiet = False
    no_color: NoColor = False
