"""Options that several commands share, once."""

from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - reads standard input.")]
OptionalPaths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Files and folders; - reads standard input.")
]
Profiles = Annotated[
    list[str] | None,
    typer.Option("--profile", "-p", metavar="PROFILE", help="A profile: file, folder or id. Repeatable."),
]
Include = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only files like this.")]
Exclude = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="No files or folders like this.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="FIELDS",
        help="Columns of tables, keys of JSON: title=headline,body=text.",
    ),
]
Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write there and not to the screen.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No talk on standard error but errors.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]
