"""`triage matches`: keyword in context."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.cli.embargo import EmbargoFilter
from triage.cli.exits import say
from triage.cli.options import (
    AsJson,
    AsJsonLines,
    Columns,
    Exclude,
    Include,
    NoColor,
    Output,
    Paths,
    Profiles,
    Since,
    Until,
    check_choice,
    choice_option,
    command,
    format_option,
    one_format,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matched, Matcher
from triage.pipeline import BATCH
from triage.profiles.model import Profile
from triage.render.matches import shower
from triage.render.view.context import ContextLine, line_of, order
from triage.render.view.points import many
from triage.report.dates import Dates
from triage.scoring.score import MOST_MATCHES, Score

#: Columns of a line, which is filled up with spaces: more than any screen or page has.
WIDEST = 10_000

app = typer.Typer(rich_markup_mode=None)

FORMATS = ("terminal", "csv", "json", "jsonl")
SORTS = ("article", "term")


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
    since: Since = ""
    until: Until = ""
    sort: Annotated[
        str, choice_option(metavar="ORDER", help="Order by article, or by term and context.", choices=SORTS)
    ] = "article"
    format: Annotated[str, format_option("terminal, csv, json or jsonl.", FORMATS)] = "terminal"
    json: AsJson = False
    jsonl: AsJsonLines = False
    width: Annotated[
        int | None, typer.Option(min=20, metavar="COLUMNS", help="Width of a line (default: the terminal's).")
    ] = None
    output: Output = "-"
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    no_color: NoColor = False


@command(
    app,
    about="List every counted match in its context, one per line: what a profile really finds. Without -p and --term, "
    "uses the profiles that scan would use.",
)
def matches(request: MatchesRequest, environment: Environment) -> int:
    """Print the matches; the exit status."""
    form = one_format(request.format, "terminal", json=request.json, jsonl=request.jsonl)
    check_choice(form, FORMATS, f"unknown format {form!r}")
    check_choice(request.sort, SORTS, f"--sort cannot order by {request.sort!r}")
    session = Session(environment, Selection.of(request, request.paths))
    dates = ArticlesOfDates(session.dates(request.since, request.until))
    profiles, wanted = _profiles(request, session)
    matcher = session.matcher(profiles)
    embargo = EmbargoFilter(session)
    with session.inputs() as inputs:
        cut: list[int] = []
        lines: Iterable[ContextLine] = _lines(dates.of(inputs.articles()), matcher, embargo, wanted, cut)
        if request.sort == "term":
            lines = sorted(lines, key=order)
        show = shower(
            form,
            columns=min(request.width or environment.columns, WIDEST),
            colour=environment.has_colour and not request.no_color and request.output in {"", "-"},
            by_term=request.sort == "term",
        )
        deliver(show(lines), environment, request.output)
    if dates.said_of_arrivals():
        say(environment, f"triage: {dates.said_of_arrivals()}")
    embargo.say()
    if any(cut):
        say(environment, _cut(cut))
    return inputs.status


class ArticlesOfDates:
    """The articles from `--since` to `--until`, and how many were judged by the time their file arrived."""

    def __init__(self, dates: Dates) -> None:
        self._dates = dates
        self._by_arrival = 0

    def of(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles in between."""
        for article in articles:
            self._by_arrival += self._dates.by_arrival(article)
            if not self._dates.outside(article):
                yield article

    def said_of_arrivals(self) -> str:
        """A sentence for standard error; empty where there is nothing to say."""
        if not self._by_arrival:
            return ""
        return f"{many(self._by_arrival, 'article')} without a date taken by the time the file arrived"


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
    hint = did_you_mean(text, known) or "without -p any words are looked for"
    raise UsageError(f"no profile has the term {text!r}", hint)


def _cut(cut: list[int]) -> str:
    articles = sum(map(bool, cut))
    of = "an article" if articles == 1 else f"{articles:,} articles"
    return f"triage: {sum(cut):,} more matches of {of} are not listed: {MOST_MATCHES:,} of a profile at most"


def _lines(
    articles: Iterator[Article],
    matcher: Matcher,
    embargo: EmbargoFilter,
    wanted: frozenset[tuple[str, str]] | None,
    cut: list[int],
) -> Iterator[ContextLine]:
    """The lines; what no list has of an article is added to `cut`."""
    while batch := list(islice(articles, BATCH)):
        for article, matched in zip(batch, matcher.match(batch, "all"), strict=True):
            scores = _released(article, matched, matcher, embargo)
            cut.append(sum(score.matches_cut for score in scores))
            identity = article.identity if scores else ""
            for score in scores:
                for match in score.matches:
                    if wanted is None or (score.profile, match.term) in wanted:
                        yield line_of(article, identity, score.profile, match)


def _released(article: Article, matched: Matched, matcher: Matcher, embargo: EmbargoFilter) -> Sequence[Score]:
    """The scores of which matches may be shown: of what is under embargo, those of profiles that ask for it."""
    if not embargo.holds(article):
        return matched.scores
    taken = [profile.id for profile in matcher.profiles if matcher.passes(article, matched.words, profile.id)]
    if not taken:
        embargo.leave_out(article)
    return [score for score in matched.scores if score.profile in taken]
