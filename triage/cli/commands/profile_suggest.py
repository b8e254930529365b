"""`triage profile suggest`: score a folder, hold it against the labels, print what the profile could be told."""

from collections.abc import Sequence

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.measuring import judged_in, read_folder, scored_in
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    LabelFile,
    NoColor,
    TunedOn,
    TunedProfile,
    command,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.tuning.measured import Scored
from triage.tuning.suggest import suggest as suggestions

app = typer.Typer(rich_markup_mode=None)


class SuggestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile suggest`, as typed."""

    profile: TunedProfile
    paths: TunedOn = ()
    labels: LabelFile = ""
    as_json: AsJson = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    no_color: NoColor = False


@command(
    app,
    about="Suggest changes to a profile, as a diff; no file is changed. From the articles: misspellings to accept or block. "
    "From labels: new terms with weights and evidence, terms that only bring false alarms, a threshold.",
)
def suggest(request: SuggestRequest, environment: Environment) -> int:
    """Print a diff to read; the exit status is that of reading."""
    from triage.render.terminal.tuning_suggest import render

    if not request.paths:
        raise UsageError(
            "suggest needs the folder of the articles too", f"triage profile suggest {request.profile} inbox/"
        )
    session = Session(environment, Selection.of(request, request.paths))
    profile = session.profile((request.profile,), "triage profile suggest")
    folder = read_folder(session)

    def rescore(version: Profile) -> Sequence[Scored]:
        return scored_in(folder, version, session)

    judged = judged_in(folder, profile, request.labels, environment)
    found = suggestions(profile, rescore(profile), judged, rescore)
    if not found.kept or not found.skipped:
        missing = "keep and skip" if not found.kept and not found.skipped else "keep" if not found.kept else "skip"
        say(environment, f"triage: {profile.id}: no {missing} among the labels: no new terms, no threshold")
        say(
            environment,
            "  hint: five labels give terms, twenty a threshold: triage scan FOLDER, then triage label keep 1",
        )
    if request.as_json:
        from triage.render.json.tuning_json import suggest_document

        deliver([suggest_document(found)], environment)
        return folder.status
    deliver(render(found, session.looks(no_color=request.no_color)), environment)
    return folder.status
