"""`triage sample`: rejects drawn at random, to be looked at and labelled; or hits and rejects as a sheet for coders."""

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.embargo import EmbargoFilter
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
    Output,
    Paths,
    Remember,
    check_choice,
    choice_option,
    command,
    count_option,
    parts,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.tuning.labels import Judged
from triage.tuning.measured import Scored
from triage.tuning.recall import HITS, draw, stratum
from triage.tuning.stratified import STRATIFY, Stratify

app = typer.Typer(rich_markup_mode=None)


class SampleRequest(Struct, frozen=True, kw_only=True):
    """The command line of `sample`, as typed."""

    paths: Paths
    profiles: OneProfile = ()
    count: Annotated[int, count_option("How many to draw.")] = 10
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Draw others with another number.")] = 0
    stratify: Annotated[
        tuple[str, ...],
        choice_option(
            metavar="NAMES",
            help="Draw hits too and print a sheet (CSV) for coders: some of each band, outlet, language, day, week, month or year, names between commas.",
            choices=STRATIFY,
        ),
    ] = ()
    output: Output = "-"
    labels: LabelFile = ""
    as_json: AsJson = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="Draw random rejects of a profile, more of those that were nearly hits. Label them, and profile test --labels "
    "estimates how much the profile misses. Labelled articles are not drawn again. With --stratify, a sheet for coders that "
    "triage label --from reads.",
)
def sample(request: SampleRequest, environment: Environment) -> int:
    """Draw and print; the exit status."""
    from triage.render.terminal.tuning_sample import render

    by = _asked_strata(request)
    session = Session(environment, Selection.of(request, request.paths))
    profile = session.profile(request.profiles, "triage sample PATH -p")
    folder = read_folder(session)
    scored = scored_in(folder, profile, session)
    judged = judged_in(folder, profile, request.labels, environment)
    if by:
        _print_sheet(request, by, profile.id, _usable(scored, session), judged, environment)
        return folder.status
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
    is_kept = remember(numbered, [profile], folder, environment, asked=asked)
    if request.as_json:
        from triage.render.json.tuning_json import sample_document

        deliver([sample_document(profile, scored, drawn, rejects)], environment, request.output)
        return folder.status
    how = session.looks(no_color=request.no_color, hints=is_kept)
    deliver(render(profile, scored, drawn, rejects, how), environment, request.output)
    return folder.status


def _asked_strata(request: SampleRequest) -> tuple[Stratify, ...]:
    """What --stratify names; checked before anything is read."""
    by = parts(request.stratify)
    for name in by:
        check_choice(name, STRATIFY, f"--stratify cannot draw by {name!r}")
    if by and request.as_json:
        raise UsageError("--stratify prints a sheet, and there is --json too", "leave --json out")
    return by  # type: ignore[return-value]


def _usable(scored: Sequence[Scored], session: Session) -> list[Scored]:
    """What a sheet may have the text of: of what is under embargo only hits of a profile that asks for it."""
    embargo = EmbargoFilter(session)
    kept = []
    for one in scored:
        if stratum(one) not in HITS and embargo.holds(one.article):
            embargo.leave_out(one.article)
        else:
            kept.append(one)
    embargo.say()
    return kept


def _print_sheet(
    request: SampleRequest,
    by: tuple[Stratify, ...],
    profile: str,
    scored: Sequence[Scored],
    judged: Judged,
    environment: Environment,
) -> None:
    from triage.render.csv_table import row
    from triage.tuning.coding import COLUMNS, sheet_row
    from triage.tuning.stratified import draw_coding, strata

    cells = strata(scored, judged.labels, by)
    if len(cells) > request.count:
        raise UsageError(
            f"--stratify {','.join(by)} makes {len(cells)} strata, of which -n {request.count} cannot draw one each",
            f"-n {2 * len(cells)}, or fewer names",
        )
    drawn = draw_coding(cells, by, request.count, request.seed)
    lines = [row(COLUMNS), *(row(sheet_row(scored[one.place].article, profile, one.share)) for one in drawn)]
    deliver(lines, environment, request.output)
    labelled = f"; {len(judged.labels):,} that have a label were left out" if judged.labels else ""
    of = sum(map(len, cells.values()))
    said = f"{len(drawn):,} of {many(of, 'article')} from {many(len(cells), 'stratum', 'strata')}"
    say(environment, f"triage: {said}{labelled}; then triage label --from the sheet")
