"""`triage matches`: keyword in context."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.cli.exits import INPUT, say
from triage.cli.inputs import open_inputs, watched
from triage.cli.options import Exclude, Include, NoColor, Output, Paths, Profiles
from triage.cli.output import deliver
from triage.cli.recogniser import matcher_of
from triage.cli.taking import Intake
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matcher import Matcher
from triage.pipeline import BATCH
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.render.terminal.kwic import Line, line_of, order, shower
from triage.settings import load_settings

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Print every counted match in its context, one line each: what a profile really finds. Without -p and "
    "--term it is the profiles that a scan would use."
)
def matches(
    context: typer.Context,
    paths: Paths,
    profiles: Profiles = None,
    terms: Annotated[
        list[str] | None,
        typer.Option(
            "--term", "-t", metavar="TEXT", help="With -p: only this term (its id or text). Alone: look for this."
        ),
    ] = None,
    sort: Annotated[
        str, typer.Option(metavar="term|article", help="As articles come (default), or by term and context.")
    ] = "article",
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, csv, jsonl.")
    ] = "terminal",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
    width: Annotated[
        int | None, typer.Option(min=20, metavar="COLUMNS", help="Columns of a line; else the terminal's.")
    ] = None,
    output: Output = "-",
    include: Include = None,
    exclude: Exclude = None,
    no_color: NoColor = False,
) -> int:
    request = MatchesRequest(
        paths=tuple(paths),
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        sort=sort,
        format="jsonl" if jsonl else format_,
        width=width,
        output=output,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        no_color=no_color,
    )
    return run_matches(request, context.obj)


FORMATS = ("terminal", "csv", "jsonl")
SORTS = ("article", "term")


class MatchesRequest(Struct, frozen=True, kw_only=True):
    """The command line of `matches`, as typed."""

    paths: tuple[str, ...]
    profiles: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    sort: str = "article"
    format: str = "terminal"
    width: int | None = None
    output: str = "-"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    no_color: bool = False


def run_matches(request: MatchesRequest, environment: Environment) -> int:
    """Print the matches; the exit status."""
    _check(request)
    settings = load_settings(environment)
    globs = (request.include, request.exclude)
    problems: list[Problem] = []
    with Intake(environment, settings, is_whole=not any(globs)) as intake:
        # Before the profiles: a PATH that does not exist is no lack of profiles.
        reading = open_inputs(environment, settings, request.paths, globs, intake=intake)
        profiles, wanted = _profiles(request, environment)
        matcher = matcher_of(settings, profiles, environment)
        articles = (one for one in watched(reading, environment, problems) if isinstance(one, Article))
        lines: Iterable[Line] = _lines(articles, matcher, wanted)
        if request.sort == "term":
            lines = sorted(lines, key=order)
        show = shower(
            request.format,
            columns=request.width or environment.columns,
            colour=environment.has_colour and not request.no_color and request.output in {"", "-"},
            by_term=request.sort == "term",
        )
        deliver(show(lines), environment, request.output)
    return INPUT if reading.unread or problems else 0


def _check(request: MatchesRequest) -> None:
    if request.format not in FORMATS:
        raise UsageError(f"unknown format {request.format!r}", "one of " + ", ".join(FORMATS))
    if request.sort not in SORTS:
        raise UsageError(f"--sort cannot order by {request.sort!r}", "one of " + ", ".join(SORTS))


def _profiles(
    request: MatchesRequest, environment: Environment
) -> tuple[tuple[Profile, ...], frozenset[tuple[str, str]] | None]:
    """The profiles, and the (profile, term) pairs to show; None shows all."""
    if not request.profiles:
        found = find_profiles(environment, terms=request.terms, paths=request.paths)
        if found.sentence:
            say(environment, f"triage: {found.sentence}")
        return found.profiles, None
    profiles = find_profiles(environment, profiles=request.profiles, paths=request.paths).profiles
    if not request.terms:
        return profiles, None
    wanted = [pair for text in request.terms for pair in _named(text, profiles)]
    return profiles, frozenset(wanted)


def _named(text: str, profiles: tuple[Profile, ...]) -> list[tuple[str, str]]:
    """The terms that one `--term` means: by id, text or variant, case aside."""
    asked = text.casefold()
    found = [
        (profile.id, term.id)
        for profile in profiles
        for term in profile.terms
        if asked in {each.casefold() for each in (term.id, term.text, *term.variants)}
    ]
    if found:
        return found
    from triage.profiles.toml.hints import did_you_mean

    known = [name for profile in profiles for term in profile.terms for name in (term.id, term.text)]
    hint = did_you_mean(text, known)
    raise UsageError(f"no profile has the term {text!r}", hint or "without -p any words are looked for")


def _lines(
    articles: Iterator[Article], matcher: Matcher, wanted: frozenset[tuple[str, str]] | None
) -> Iterator[Line]:
    while batch := list(islice(articles, BATCH)):
        for article, matched in zip(batch, matcher.match(batch, "all"), strict=True):
            for score in matched.scores:
                for match in score.matches:
                    if wanted is None or (score.profile, match.term) in wanted:
                        yield line_of(article, score.profile, match)
