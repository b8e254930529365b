"""`triage show`: one whole article, and why it scored as it did."""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.cli.options import (
    AsJson,
    DigestState,
    NoColor,
    NoPager,
    Output,
    Terms,
    check_choice,
    command,
    format_option,
    one_format,
    profile_option,
)
from triage.cli.output import deliver
from triage.cli.pager import page
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.cli.which import Chosen, choose, used_profiles
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.pipeline import BATCH
from triage.profiles.model import Profile
from triage.render.terminal.show import show as lines_of
from triage.render.view.shown import Shown

if TYPE_CHECKING:
    from triage.scoring.explain import Explanation


app = typer.Typer(rich_markup_mode=None)

FORMATS = ("terminal", "html", "json")


class ShowRequest(Struct, frozen=True, kw_only=True):
    """The command line of `show`, as typed."""

    which: Annotated[str, typer.Argument(metavar="WHICH", help="A number, path, path#index or id.")]
    profiles: Annotated[
        tuple[str, ...], profile_option("A profile: file, folder or id (default: those of the last report).")
    ] = ()
    terms: Terms = ()
    why: Annotated[bool, typer.Option("--why", help="Explain the score, also of a reject.")] = False
    format: Annotated[str, format_option("terminal, html or json.", FORMATS)] = "terminal"
    json: AsJson = False
    output: Output = "-"
    digest: Annotated[
        str,
        typer.Option(
            metavar="ID", help="Show what a delivered digest did with it, under the profile as it was then."
        ),
    ] = ""
    state: DigestState = ""
    no_pager: NoPager = False
    no_color: NoColor = False


@command(
    app,
    about="Show one whole article with its matches. WHICH is a number from the last report, a path, path#index (from 0), "
    "or an article's id. --why explains its score under each profile: every point, what did not count and why, and "
    "for a reject what would make it a hit.",
)
def show(request: ShowRequest, environment: Environment) -> int:
    """Show one article; the exit status."""
    session = Session(environment)
    check_choice(request.format, FORMATS, f"unknown format {request.format!r}")
    form = one_format(request.format, "terminal", json=request.json)
    if request.digest:
        if form == "json":
            raise UsageError("--digest shows a page for people, and there is --json too", "leave --json out")
        from triage.cli.commands.show_digest import show_in_digest

        explains, pages = request.why, not request.no_pager
        how = session.looks(no_color=request.no_color)
        return show_in_digest(
            request.which, request.digest, request.state, session, how, why=explains, pages=pages
        )
    chosen = choose(request.which, session, request.state)
    session = session.beside(chosen.folders)
    profiles = _profiles(request, chosen, session)
    matcher = session.matcher(profiles)
    matched = matcher.match([chosen.article], "all")[0]
    article = matched.with_language(chosen.article)
    explains = request.why and form != "json"  # a record has all points of every term
    explained = tuple(matcher.explain(article, profile.id) for profile in profiles) if explains else ()
    shown = Shown(
        article=article,
        words=matched.words,
        scores=matched.scores,
        entities=session.names.recogniser(profiles).recognise(article),
        explained=tuple(sorted(explained, key=_rank)),
        also=_also_admitted(explained, chosen, matcher, session),
        number=chosen.number,
    )
    if form == "json":
        deliver(
            [_record(shown, session.settings.zone or UTC, is_judged=bool(profiles))], environment, request.output
        )
    else:
        _print(shown, request, session)
    return 0


def _record(shown: Shown, zone: tzinfo, *, is_judged: bool) -> str:
    """The article as `scan --jsonl --all --with entities,body` has it: a hit, a reject, or an article without a profile."""
    from triage.render.json.jsonl import whole_line
    from triage.report.report import Hit, Reject

    article, words, scores, entities = shown.article, shown.words, shown.scores, shown.entities
    if not is_judged:
        return whole_line(article, words, entities, zone)
    if any(score.hit for score in scores):
        hit = Hit(article=article, scores=scores, words=words, entities=entities)
        return whole_line(hit, words, entities, zone)
    return whole_line(Reject(article=article, scores=scores, words=words), words, entities, zone)


def _print(shown: Shown, request: ShowRequest, session: Session) -> None:
    environment = session.environment
    how = session.looks(no_color=request.no_color, output=request.output)
    if request.format == "html":
        from triage.render.html.html_show import show_html

        deliver(show_html(shown, how), environment, request.output)
    elif request.output in ("", "-"):
        page(lines_of(shown, how), environment, wanted=not request.no_pager)
    else:
        deliver(lines_of(shown, how), environment, request.output)


def _rank(explanation: "Explanation") -> tuple[bool, float, str]:
    return (not explanation.score.hit, -explanation.open_value, explanation.profile.id)


def _profiles(request: ShowRequest, chosen: Chosen, session: Session) -> tuple[Profile, ...]:
    """The profiles that are named, else those of the last report if it has the article, else those of the usual places."""
    if not request.profiles and not request.terms and chosen.report is not None:
        return used_profiles(chosen.report)
    try:
        return session.profiles(request.profiles, request.terms, says_where=False)
    except UsageError:
        if request.why or request.profiles or request.terms:
            raise
        return ()  # the article can be read without


def _also_admitted(
    explained: Sequence["Explanation"], chosen: Chosen, matcher: Matcher, session: Session
) -> dict[str, int]:
    """How many other articles of the last report the lower threshold would admit, by profile."""
    lowered = {
        each.profile.id: each.changes.threshold
        for each in explained
        if each.changes is not None and each.changes.threshold is not None
    }
    report = chosen.report
    if not lowered or report is None or not report.is_whole:
        return {}
    lower = session.matcher([change.profile for change in lowered.values()])
    before = {profile.id: profile.threshold for profile in matcher.profiles}
    counts = dict.fromkeys(lowered, 0)
    selection = Selection(
        paths=tuple(report.place(path, session.environment.folder) for path in report.paths),
        include=report.include,
        exclude=report.exclude,
        columns=report.columns,
    )
    articles = (one for one in session.read(selection) if isinstance(one, Article))
    while batch := list(islice(articles, BATCH)):
        for article, matched in zip(batch, lower.match(batch, "verdict"), strict=True):
            is_this = (article.path, article.index) == (chosen.article.path, chosen.article.index)
            for score in matched.scores if not is_this else ():
                threshold = before[score.profile]
                counts[score.profile] += score.hit and threshold != "any" and score.value < threshold
    return counts
