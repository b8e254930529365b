"""What `profile test` does: the profiles' own tests, and their figures on labelled articles."""

import json
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.cli.exits import say
from triage.cli.inputs import article_at
from triage.cli.measuring import (
    Folder,
    judged_of,
    labels_of,
    listed,
    looks_of,
    matcher_of,
    read_folder,
    remember,
    scores_of,
)
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.settings import Settings, load_settings
from triage.tuning.measured import measure, scored_of
from triage.tuning.recall import estimate
from triage.tuning.tested import Tested
from triage.tuning.testing import run_tests

FAILED = 1


class TestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile test`, as typed."""

    __test__ = False

    named: tuple[str, ...] = ()
    labels: str = ""
    as_json: bool = False
    schema: bool = False
    no_color: bool = False


def run_profile_test(request: TestRequest, environment: Environment) -> int:
    """Test and measure; status 1 when a test fails."""
    if request.schema:
        from triage.render.json.tuning_schema import schema

        deliver([json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"], environment)
        return 0
    settings = load_settings(environment)
    named, paths = _parted(request)
    found = find_profiles(environment, profiles=named, paths=paths, with_lines=True)
    matcher = matcher_of(found.profiles, environment, settings)
    folder = read_folder(paths, environment, settings) if paths else None
    if found.sentence:
        say(environment, f"triage: {found.sentence}")
    tested = _tested(found.profiles, matcher, folder, request, environment, settings)
    if request.as_json:
        from triage.render.json.tuning_json import test_document

        deliver([test_document(tested)], environment)
    else:
        from triage.render.terminal.tuning_test import render

        if folder is not None:
            numbered = [
                listed(one.article, each.profile.id) for each in tested for one in (*each.misses, *each.alarms)
            ]
            remember(numbered, found.profiles, folder.paths, environment)
        deliver(render(tested, looks_of(environment, settings, no_color=request.no_color)), environment)
        _hint(tested, environment)
    if any(not outcome.passed for each in tested for outcome in each.outcomes):
        return FAILED
    return folder.status if folder is not None else 0


def _parted(request: TestRequest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Profiles, and the folder that comes last when there are labels."""
    if not request.labels:
        return request.named, ()
    if not request.named:
        raise UsageError(
            "--labels needs the folder of the articles too",
            f"triage profile test --labels {request.labels} FOLDER",
        )
    return request.named[:-1], request.named[-1:]


def _tested(
    profiles: tuple[Profile, ...],
    matcher: Matcher,
    folder: Folder | None,
    request: TestRequest,
    environment: Environment,
    settings: Settings,
) -> tuple[Tested, ...]:
    def read_one(path: Path) -> Article | str:
        return article_at(path, environment, settings)

    scores = scores_of(matcher, folder.articles) if folder is not None else []
    found: list[Tested] = []
    first = 1
    for profile in profiles:
        each = Tested(profile=profile, outcomes=run_tests(profile, matcher, read_one), first=first)
        if folder is not None:
            judged = judged_of(profile, labels_of(profile, request.labels, environment), folder, environment)
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
    say(environment, "  hint: add [[test]] with text and expect, or label some articles: triage label keep 1")
