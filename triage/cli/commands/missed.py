"""`triage missed`: what the words of a profile may have missed, to be looked at and labelled."""

from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.measuring import judged_in, listed, read_folder, remember, scored_in
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    LabelFile,
    NoColor,
    OneProfile,
    Paths,
    Remember,
    command,
    count_option,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.tuning.missed import FEWEST_HITS, MOST, missed

app = typer.Typer(rich_markup_mode=None)


class MissedRequest(Struct, frozen=True, kw_only=True):
    """The command line of `missed`, as typed."""

    paths: Paths
    profiles: OneProfile = ()
    count: Annotated[int, count_option("List at most N.")] = MOST
    labels: LabelFile = ""
    as_json: AsJson = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="List articles that resemble a profile's hits but have too few points, nearest first, each with the words that "
    "make it similar. Label them, and profile suggest turns the words into terms. Labelled articles are not listed again.",
)
def missed_articles(request: MissedRequest, environment: Environment) -> int:
    """Look for what resembles the hits, and print it; the exit status."""
    from triage.render.terminal.tuning_missed import render
    from triage.render.view.points import many

    session = Session(environment, Selection.of(request, request.paths))
    profile = session.profile(request.profiles, "triage missed PATH -p")
    folder = read_folder(session)
    scored = scored_in(folder, profile, session)
    judged = judged_in(folder, profile, request.labels, environment)
    labels = {place: label.keeps for place, label in judged.labels.items()}
    found = missed(profile, scored, labels, environment.now(), session.settings.zone, request.count)
    hits = sum(one.hit for one in scored)
    numbered = [listed(scored[one.place].article, profile.id) for one in found]
    if request.as_json:
        from triage.render.json.tuning_json import missed_document

        remember(numbered, [profile], folder, environment, asked=True)
        deliver([missed_document(profile, scored, found, hits)], environment)
        return folder.status
    if not found:
        few = f"{many(hits, 'hit')} {'is' if hits == 1 else 'are'} too few to resemble, {FEWEST_HITS} are needed"
        why = few if hits < FEWEST_HITS else "nothing resembles its hits enough"
        say(environment, f"triage: {profile.id}: {why}")
        return folder.status
    remember(numbered, [profile], folder, environment, asked=request.remember)
    deliver(render(profile, scored, found, hits, session.looks(no_color=request.no_color)), environment)
    return folder.status
