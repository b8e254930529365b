"""`triage matches`: keyword in context."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.cli.inputs import Selection
from triage.cli.options import AsJsonLines, Exclude, Include, NoColor, Output, Paths, Profiles, command
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.pipeline import BATCH
from triage.profiles.model import Profile
from triage.render.matches import shower
from triage.render.view.context import ContextLine, line_of, order

app = typer.Typer(rich_markup_mode=None)


class MatchesRequest(Struct, frozen=True, kw_only=True):
    """The command line of `matches`, as typed."""

    paths: Paths
    profiles: Profiles = ()
    terms: Annotated[
        tuple[str, ...],
        typer.Option(
            "--term", "-t", metavar="TEXT", help="With -p: only this term (id or text). Alone: look for TEXT."
        ),
    ] = ()
    sort: Annotated[
        str, typer.Option(metavar="term|article", help="Order by article, or by term and context.")
    ] = "article"
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, csv or jsonl.")] = (
        "terminal"
    )
    jsonl: AsJsonLines = False
    width: Annotated[
        int | None, typer.Option(min=20, metavar="COLUMNS", help="Width of a line (default: the terminal's).")
    ] = None
    output: Output = "-"
    include: Include = ()
    exclude: Exclude = ()
    no_color: NoColor = False


@command(
    app,
    about="List every counted match in its context, one per line: what a profile really finds. Without -p and --term, "
    "uses the profiles that scan would use.",
)
def matches(request: MatchesRequest, environment: Environment) -> int:
    """Print the matches; the exit status."""
    form = "jsonl" if request.jsonl else request.format
    _check(form, request.sort)
    selection = Selection(paths=request.paths, include=request.include, exclude=request.exclude)
    session = Session(environment, selection)
    profiles, wanted = _profiles(request, session)
    matcher = session.matcher(profiles)
    with session.inputs() as inputs:
        lines: Iterable[ContextLine] = _lines(inputs.articles(), matcher, wanted)
        if request.sort == "term":
            lines = sorted(lines, key=order)
        show = shower(
            form,
            columns=request.width or environment.columns,
            colour=environment.has_colour and not request.no_color and request.output in {"", "-"},
            by_term=request.sort == "term",
        )
        deliver(show(lines), environment, request.output)
    return inputs.status


FORMATS = ("terminal", "csv", "jsonl")
SORTS = ("article", "term")


def _check(form: str, sort: str) -> None:
    if form not in FORMATS:
        raise UsageError(f"unknown format {form!r}", "one of " + ", ".join(FORMATS))
    if sort not in SORTS:
        raise UsageError(f"--sort cannot order by {sort!r}", "one of " + ", ".join(SORTS))


def _profiles(
    request: MatchesRequest, session: Session
) -> tuple[tuple[Profile, ...], frozenset[tuple[str, str]] | None]:
    """The profiles, and the (profile, term) pairs to show; None shows all."""
    if not request.profiles:
        return session.profiles(terms=request.terms), None
    profiles = session.profiles(request.profiles)
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
) -> Iterator[ContextLine]:
    while batch := list(islice(articles, BATCH)):
        for article, matched in zip(batch, matcher.match(batch, "all"), strict=True):
            for score in matched.scores:
                for match in score.matches:
                    if wanted is None or (score.profile, match.term) in wanted:
                        yield line_of(article, score.profile, match)
