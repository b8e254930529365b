"""`triage profile suggest`: score a folder, hold it against the labels, print what the profile could be told."""

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.inputs import Selection
from triage.cli.measuring import judged_of, labels_of, read_folder, scores_of
from triage.cli.options import AsJson, LabelFile, NoColor, command, profile_ids
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.tuning.measured import Scored, scored_of
from triage.tuning.suggest import suggest as suggestions

app = typer.Typer(rich_markup_mode=None)


class SuggestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile suggest`, as typed."""

    profile: Annotated[
        str, typer.Argument(metavar="PROFILE", help="A profile: file or id.", autocompletion=profile_ids)
    ]
    paths: Annotated[tuple[str, ...], typer.Argument(metavar="FOLDER...", help="The articles.")] = ()
    labels: LabelFile = ""
    as_json: AsJson = False
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
    session = Session(environment, Selection(paths=request.paths))
    profile = session.profile((request.profile,), "triage profile suggest")
    folder = read_folder(session)

    def rescore(version: Profile) -> Sequence[Scored]:
        scores = scores_of(session.matcher([version]), folder.articles)
        return scored_of(folder.articles, scores, version.id)

    labels = labels_of(profile, request.labels, environment)
    judged = judged_of(profile, labels, folder, environment)
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
