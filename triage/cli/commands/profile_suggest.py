"""What `profile suggest` does: score a folder, hold it against the labels, print what the profile could be told."""

from collections.abc import Sequence

from msgspec import Struct

from triage.cli.exits import say
from triage.cli.measuring import judged_of, labels_of, looks_of, matcher_of, one_profile, read_folder, scores_of
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.settings import load_settings
from triage.tuning.measured import Scored, scored_of
from triage.tuning.suggest import suggest


class SuggestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile suggest`, as typed."""

    profile: str
    paths: tuple[str, ...]
    labels: str = ""
    as_json: bool = False
    no_color: bool = False


def run_suggest(request: SuggestRequest, environment: Environment) -> int:
    """Print a diff to read; the exit status is that of reading."""
    from triage.render.terminal.tuning_suggest import render

    if not request.paths:
        raise UsageError(
            "suggest needs the folder of the articles too", f"triage profile suggest {request.profile} inbox/"
        )
    settings = load_settings(environment)
    profile = one_profile((request.profile,), request.paths, environment, "triage profile suggest")
    folder = read_folder(request.paths, environment, settings)

    def rescore(version: Profile) -> Sequence[Scored]:
        scores = scores_of(matcher_of([version], environment, settings), folder.articles)
        return scored_of(folder.articles, scores, version.id)

    labels = labels_of(profile, request.labels, environment)
    judged = judged_of(profile, labels, folder, environment)
    found = suggest(profile, rescore(profile), judged, rescore)
    if not found.kept or not found.skipped:
        missing = "keep and skip" if not found.kept and not found.skipped else "keep" if not found.kept else "skip"
        say(environment, f"triage: {profile.id}: no {missing} among the labels: no new terms, no threshold")
        say(environment, "  hint: five labels help already: triage label keep 1, triage label skip 2")
    if request.as_json:
        from triage.render.json.tuning_json import suggest_document

        deliver([suggest_document(found)], environment)
        return folder.status
    deliver(render(found, looks_of(environment, settings, no_color=request.no_color)), environment)
    return folder.status
