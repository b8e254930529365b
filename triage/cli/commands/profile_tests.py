"""`triage profile test`: the profiles' own tests, and their figures on labelled articles."""

import json
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.measuring import Folder, judged_in, listed, read_folder, remember, scores_of
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    LabelFile,
    NoColor,
    Remember,
    command,
    profile_ids,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.find import profiles_in
from triage.profiles.model import Profile
from triage.tuning.measured import measure, scored_of
from triage.tuning.recall import estimate
from triage.tuning.tested import Tested
from triage.tuning.testing import run_tests

app = typer.Typer(rich_markup_mode=None)

FAILED = 1


class TestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile test`, as typed."""

    __test__ = False

    profiles: Annotated[
        tuple[str, ...],
        typer.Argument(metavar="PROFILE... [FOLDER]", help="Files, folders or ids.", autocompletion=profile_ids),
    ] = ()
    labels: LabelFile = ""
    as_json: AsJson = False
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of --json.")] = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="Run the [[test]] entries of profiles; exit with status 1 if one fails. With a FOLDER of articles, named last, "
    "also measure the profiles on those that are labelled: precision, recall, each term, each threshold.",
)
def test(request: TestRequest, environment: Environment) -> int:
    """Test and measure; status 1 when a test fails."""
    if request.schema:
        from triage.render.json.tuning_schema import schema

        deliver([json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"], environment)
        return 0
    named, paths = _parted(request)
    session = Session(environment, Selection.of(request, paths))
    profiles = session.profiles(named, with_lines=True)
    matcher = session.matcher(profiles)
    folder = read_folder(session) if paths else None
    tested = _tested(profiles, matcher, folder, request, session)
    if request.as_json:
        from triage.render.json.tuning_json import test_document

        deliver([test_document(tested)], environment)
    else:
        from triage.render.terminal.tuning_tests import render

        is_kept = False
        if folder is not None:
            numbered = [
                listed(one.article, each.profile.id) for each in tested for one in (*each.misses, *each.alarms)
            ]
            is_kept = remember(numbered, profiles, folder, environment, asked=request.remember)
        # Numbers that nothing remembers are not advertised.
        deliver(render(tested, session.looks(no_color=request.no_color, hints=is_kept)), environment)
        _hint(tested, environment)
    if any(not outcome.passed for each in tested for outcome in each.outcomes):
        return FAILED
    return folder.status if folder is not None else 0


def _parted(request: TestRequest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Profiles, and the folder that comes last when there are labels, or when it holds no profiles."""
    if not request.labels:
        last = Path(request.profiles[-1]) if len(request.profiles) > 1 else None
        if last is None or not last.is_dir() or profiles_in(last):
            return request.profiles, ()
        return request.profiles[:-1], request.profiles[-1:]
    if not request.profiles:
        raise UsageError(
            "--labels needs the folder of the articles too",
            f"triage profile test --labels {request.labels} FOLDER",
        )
    return request.profiles[:-1], request.profiles[-1:]


def _tested(
    profiles: tuple[Profile, ...],
    matcher: Matcher,
    folder: Folder | None,
    request: TestRequest,
    session: Session,
) -> tuple[Tested, ...]:
    environment = session.environment
    scores = scores_of(matcher, folder.articles) if folder is not None else []
    found: list[Tested] = []
    first = 1
    for profile in profiles:
        each = Tested(profile=profile, outcomes=run_tests(profile, matcher, session.article_at), first=first)
        if folder is not None:
            judged = judged_in(folder, profile, request.labels, environment)
            scored = scored_of(folder.articles, scores, profile.id)
            each = Tested(
                profile=profile,
                outcomes=each.outcomes,
                measured=measure(profile, scored, judged) if judged.labels else None,
                estimate=estimate(scored, judged),
                first=first,
            )
            first += len(each.misses) + len(each.alarms)
        found.append(each)
    return tuple(found)


def _hint(tested: tuple[Tested, ...], environment: Environment) -> None:
    """Say what is missing, where nothing could be tested."""
    if any(each.outcomes or each.measured for each in tested):
        return
    names = ", ".join(each.profile.id for each in tested)
    if any(each.estimate for each in tested):
        return
    say(environment, f"triage: no tests yet in {names}")
    say(
        environment,
        "  hint: add [[test]] with text and expect, or label some articles: triage scan FOLDER, then triage label keep 1",
    )
