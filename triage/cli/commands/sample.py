"""`triage sample`: rejects drawn at random, to be looked at and labelled."""

from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.inputs import Selection
from triage.cli.measuring import judged_of, labels_of, listed, read_folder, remember, scores_of
from triage.cli.options import AsJson, LabelFile, NoColor, Remember, command, profile_ids
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.environment import Environment
from triage.tuning.measured import scored_of
from triage.tuning.recall import HITS, draw, stratum

app = typer.Typer(rich_markup_mode=None)


class SampleRequest(Struct, frozen=True, kw_only=True):
    """The command line of `sample`, as typed."""

    paths: Annotated[tuple[str, ...], typer.Argument(metavar="PATH...", help="Files and folders.")]
    profiles: Annotated[
        tuple[str, ...],
        typer.Option(
            "--profile", "-p", metavar="PROFILE", help="The profile: file or id.", autocompletion=profile_ids
        ),
    ] = ()
    count: Annotated[int, typer.Option("-n", min=1, metavar="N", help="How many to draw.")] = 10
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Draw others with another number.")] = 0
    labels: LabelFile = ""
    as_json: AsJson = False
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="Draw random rejects of a profile, more of those that were nearly hits. Label them, and profile test --labels "
    "estimates how much the profile misses. Labelled articles are not drawn again.",
)
def sample(request: SampleRequest, environment: Environment) -> int:
    """Draw and print; the exit status."""
    from triage.render.terminal.tuning_sample import render

    session = Session(environment, Selection(paths=request.paths))
    profile = session.profile(request.profiles, "triage sample PATH -p")
    folder = read_folder(session)
    scores = scores_of(session.matcher([profile]), folder.articles)
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
    asked = request.remember or request.as_json
    is_kept = remember(numbered, [profile], folder.paths, environment, asked=asked)
    if request.as_json:
        from triage.render.json.tuning_json import sample_document

        deliver([sample_document(profile, scored, drawn, rejects)], environment)
        return folder.status
    how = session.looks(no_color=request.no_color, hints=is_kept)
    deliver(render(profile, scored, drawn, rejects, how), environment)
    return folder.status
