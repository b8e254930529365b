"""`triage profile list`: the profiles that a scan would use here."""

import typer
from msgspec import Struct

from triage.cli.options import ProfileFiles, command
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.environment import Environment
from triage.profiles.model import Profile
from triage.render.view.points import many
from triage.render.view.safe import safe_line

app = typer.Typer(rich_markup_mode=None)

RULES = {
    "given": "given by the profile",
    "weights": "the profile has weights",
    "any": "no weights: every match is reported",
}


class ListRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile list`, as typed."""

    profiles: ProfileFiles = ()


@command(app, name="list", about="List the profiles that scan would use here, with their thresholds.")
def list_(request: ListRequest, environment: Environment) -> int:
    """One line a profile: id, threshold and the rule behind it, number of terms, title."""
    rows = [_row(profile) for profile in Session(environment).profiles(request.profiles)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])).rstrip() + "\n"
        for row in rows
    ]
    deliver(lines, environment)
    return 0


def _row(profile: Profile) -> tuple[str, str, str, str]:
    threshold = profile.threshold if profile.threshold == "any" else f"{profile.threshold:g}"
    return (
        safe_line(profile.id),
        f"threshold {threshold} ({RULES[profile.threshold_rule]})",
        many(len(profile.terms) + len(profile.combinations), "term"),
        safe_line(profile.title),
    )
