"""What `sample` does: score a folder, draw from the rejects of one profile, print them with numbers to label them by."""

from msgspec import Struct

from triage.cli.exits import say
from triage.cli.measuring import (
    judged_of,
    labels_of,
    listed,
    looks_of,
    matcher_of,
    one_profile,
    read_folder,
    remember,
    scores_of,
)
from triage.cli.output import deliver
from triage.environment import Environment
from triage.settings import load_settings
from triage.tuning.measured import scored_of
from triage.tuning.recall import HITS, draw, stratum


class SampleRequest(Struct, frozen=True, kw_only=True):
    """The command line of `sample`, as typed."""

    paths: tuple[str, ...]
    profiles: tuple[str, ...] = ()
    count: int = 10
    seed: int = 0
    labels: str = ""
    as_json: bool = False
    no_color: bool = False


def run_sample(request: SampleRequest, environment: Environment) -> int:
    """Draw and print; the exit status."""
    from triage.render.terminal.tuning_sample import render

    settings = load_settings(environment)
    profile = one_profile(request.profiles, request.paths, environment, "triage sample PATH -p")
    folder = read_folder(request.paths, environment, settings)
    scores = scores_of(matcher_of([profile], environment, settings), folder.articles)
    scored = scored_of(folder.articles, scores, profile.id)
    judged = judged_of(profile, labels_of(profile, request.labels, environment), folder, environment)
    drawn = draw(scored, judged.labels, request.count, request.seed)
    rejects = sum(stratum(one) not in HITS for one in scored)
    if not drawn:
        said = "every reject has a label" if rejects else "there are no rejects"
        say(environment, f"triage: {profile.id}: {said}, nothing to draw")
        if not request.as_json:
            return folder.status
    numbered = [listed(scored[one.place].article, profile.id, one.share) for one in drawn]
    # Programs too: a label by number remembers what the article was drawn from.
    remember(numbered, [profile], folder.paths, environment)
    if request.as_json:
        from triage.render.json.tuning_json import sample_document

        deliver([sample_document(profile, scored, drawn, rejects)], environment)
        return folder.status
    how = looks_of(environment, settings, no_color=request.no_color)
    deliver(render(profile, scored, drawn, rejects, how), environment)
    return folder.status
