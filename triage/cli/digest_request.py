"""The command line of `triage digest`, and the profiles that it asks for."""

from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.cli.options import (
    Columns,
    DigestState,
    Exclude,
    Include,
    NoColor,
    Paths,
    Profiles,
    Quiet,
    Terms,
    Threshold,
    format_option,
    top_option,
)
from triage.cli.schedule import Schedule
from triage.cli.session import Session
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.render.digest_formats import DIGEST_FORMATS

#: As good as no bound, and a number that the state takes.
MOST_STORIES = 10**9


class DigestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `digest`, as typed."""

    paths: Paths = ()
    profiles: Profiles = ()
    terms: Terms = ()
    top: Annotated[int | None, top_option("At most N stories in each digest.")] = None
    threshold: Threshold = ""
    name: Annotated[
        str,
        typer.Option(metavar="NAME", help="Record deliveries under NAME (default: the profile's id)."),
    ] = ""
    state: DigestState = ""
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the digest without recording it.")] = False
    again: Annotated[
        str, typer.Option(metavar="ID", help="Print a delivered digest again; 'last' is the latest.")
    ] = ""
    held: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="List all that a delivered digest folded or held back, and why; 'last' is the latest.",
        ),
    ] = ""
    catch_up: Annotated[
        bool,
        typer.Option("--catch-up", help="Include what earlier digests left out and the profile now reports."),
    ] = False
    format: Annotated[str, format_option("text, markdown, html, eml, atom or json.", (*DIGEST_FORMATS, "eml"))] = (
        "text"
    )
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE; {name} and {id} in it make a file for each digest.",
        ),
    ] = "-"
    mail: Annotated[
        bool,
        typer.Option("--mail", help="Send each digest by mail, to its profile's recipients or those in [mail]."),
    ] = False
    mail_to: Annotated[
        tuple[str, ...], typer.Option("--mail-to", metavar="ADDRESS", help="Send by mail to ADDRESS. Repeatable.")
    ] = ()
    print_schedule: Schedule = ""
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Check folder, profiles, their tests, state, mail server and schedule; send nothing."
        ),
    ] = False
    send_test: Annotated[bool, typer.Option("--send-test", help="With --check: mail one line.")] = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    quiet: Quiet = False
    no_color: NoColor = False


def profiles_of(request: DigestRequest, session: Session) -> tuple[Profile, ...]:
    """The profiles of the command line, under its threshold and with its number of stories."""
    profiles = session.profiles(request.profiles, request.terms, threshold=request.threshold, for_digest=True)
    if request.top is None:
        return profiles
    top = min(request.top, MOST_STORIES)
    return tuple(
        replace(one, digest=replace(one.digest, top=top, given=(*one.digest.given, "top"))) for one in profiles
    )


def check_name(name: str) -> None:
    """UsageError for a name with bytes that are no UTF-8, which the state cannot keep."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(f"--name {name!r} is not UTF-8") from None
