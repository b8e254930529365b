"""`triage count`: how many articles and hits, by outlet, language, profile or period."""

from collections.abc import Callable, Iterator
from typing import Annotated

import typer
from msgspec import Struct

from triage import pipeline
from triage.cli.exits import say
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    Jobs,
    Output,
    Paths,
    Profiles,
    Quiet,
    Since,
    Terms,
    Threshold,
    Until,
    arguments_of,
    check_choice,
    choice_option,
    command,
    format_option,
    one_format,
    parts,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import Problem
from triage.render.counts import Counts, as_csv, as_table
from triage.report.counting import DIMENSIONS, Counting
from triage.report.late import Details, ranked_of
from triage.report.report import Hit, Reject, Stats

app = typer.Typer(rich_markup_mode=None)
FORMATS = ("terminal", "csv", "json", "svg")
EACH = ("article", "story")
#: Options that decide how the counts look or where they go.
LOOKS = frozenset({"format", "json", "output", "quiet", "jobs"})


class CountRequest(Struct, frozen=True, kw_only=True):
    """The command line of `count`, as typed."""

    paths: Paths
    profiles: Profiles = ()
    terms: Terms = ()
    by: Annotated[
        tuple[str, ...],
        choice_option(
            metavar="NAMES",
            help="What to count by, between commas: profile, outlet, language, day, week, month, year.",
            choices=DIMENSIONS,
        ),
    ] = ()
    each: Annotated[
        str,
        choice_option(
            metavar="article|story", help="Count every hit, or each story once with all its copies.", choices=EACH
        ),
    ] = "article"
    since: Since = ""
    until: Until = ""
    threshold: Threshold = ""
    format: Annotated[str, format_option("terminal, csv, json or svg.", FORMATS)] = "terminal"
    json: AsJson = False
    output: Output = "-"
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    quiet: Quiet = False
    jobs: Jobs = None


@command(
    app,
    about="Count the articles read and the hits among them, by outlet, language, profile or period. Combinations without a hit "
    "have a row too; articles without a date or outlet are counted apart.",
)
def count(request: CountRequest, environment: Environment) -> int:
    """Count and print; the exit status."""
    form = one_format(request.format, "terminal", json=request.json)
    by = parts(request.by)
    check_choice(form, FORMATS, f"unknown format {form!r}")
    check_choice(request.each, EACH, f"--each counts articles or stories, not {request.each!r}")
    for name in by:
        check_choice(name, DIMENSIONS, f"--by cannot count by {name!r}")
    with Session(environment, Selection.of(request, request.paths)) as session:
        counts, status = _counts(request, by, session)
    deliver(_shower(form)(counts), environment, request.output)
    return status


def _counts(request: CountRequest, by: list[str], session: Session) -> tuple[Counts, int]:
    """What is counted, and the exit status; a sentence where it is too much for a row each."""
    choice = _choice(request, session)
    profiles = session.profiles(
        request.profiles, request.terms, threshold=request.threshold, says_where=not request.quiet
    )
    matcher = session.matcher(profiles)
    counting = Counting(list(dict.fromkeys(by)), [profile.id for profile in profiles])  # type: ignore[arg-type]
    run = pipeline.run_of(profiles, arguments_of(request, LOOKS))
    see = _reading(counting, choice)
    with session.inputs(session.scoring(matcher, choice.detail), jobs=request.jobs or 0) as inputs:
        told = inputs.told(is_quiet=request.quiet)
        if choice.fold:
            report = pipeline.report(run, told, matcher, choice, learn=inputs.learn, see=see)
            for hit in ranked_of(report.hits):
                counting.hit(hit)
        else:
            for result in pipeline.results(told, matcher, choice, Stats(), inputs.learn):
                see(result)
                if isinstance(result, Hit):
                    counting.hit(result)
    if not counting.is_whole:
        said = f"--by {','.join(counting.by)} has {counting.would_be:,} combinations; rows of zero are left out"
        say(session.environment, f"triage: {said}")
    counts = Counts(
        run=run,
        by=counting.by,
        each="story" if choice.fold else "article",
        rows=counting.rows(),
        articles=counting.articles,
        hits=counting.hits,
        undated=counting.undated,
    )
    return counts, inputs.status


def _choice(request: CountRequest, session: Session) -> pipeline.Choice:
    """What is counted of an article: whether it is a hit, and of which story."""
    return pipeline.Choice(
        dates=session.dates(request.since, request.until),
        fold=request.each == "story",
        rejects=False,
        detail="hits only" if request.each == "story" else "verdict",
        details=Details(snippets=False),
    )


def _reading(counting: Counting, choice: pipeline.Choice) -> Callable[[Hit | Reject | Problem], None]:
    """Counts what was read; an article of other dates than were asked for is none of it."""

    def see(result: Hit | Reject | Problem) -> None:
        if not isinstance(result, Problem) and not choice.dates.outside(result.article):
            counting.read(result)

    return see


def _shower(form: str) -> Callable[[Counts], Iterator[str]]:
    if form == "svg":
        from triage.render.count_chart import as_svg

        return as_svg
    if form == "json":
        from triage.render.json.count_json import as_json

        return as_json
    return as_csv if form == "csv" else as_table
