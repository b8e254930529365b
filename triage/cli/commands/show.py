"""`triage show`: one whole article, and why it scored as it did."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from triage.article import Article
from triage.cli.options import NoColor, Output
from triage.cli.output import deliver, folder_of_links
from triage.cli.recogniser import matcher_of, recogniser_of
from triage.cli.which import Chosen, ShowRequest, choose, used_profiles
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.settings import Settings, load_settings

if TYPE_CHECKING:
    from triage.scoring.explain import Explanation


app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Show one whole article with what matched in it. WHICH is a number of the last report, a path, path#index "
    "(from 0), or an article's id. With --why: every point of its score under each profile, what did not count and "
    "why, and for a reject what would have made it a hit."
)
def show(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="WHICH", help="A number, path, path#index or id.")],
    profiles: Annotated[
        list[str] | None,
        typer.Option(
            "--profile",
            "-p",
            metavar="PROFILE",
            help="A profile: file, folder or id; else those of the last report.",
        ),
    ] = None,
    terms: Annotated[
        list[str] | None,
        typer.Option("--term", "-t", metavar="TEXT", help="Look for this, without a profile file."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="The arithmetic of the score, of rejects too.")] = False,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, html.")] = "terminal",
    output: Output = "-",
    digest: Annotated[
        str,
        typer.Option(metavar="ID", help="What a delivered digest did with it, under the profile as it was then."),
    ] = "",
    state: Annotated[str, typer.Option(metavar="PATH", help="With --digest: where that is remembered.")] = "",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print at once, also on a terminal.")] = False,
    no_color: NoColor = False,
) -> int:
    request = ShowRequest(
        which=which,
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        why=why,
        format=format_,
        output=output,
        pager=not no_pager,
        no_color=no_color,
    )
    if digest:
        from triage.cli.commands.show_digest import run_show_digest

        return run_show_digest(request, digest, state, context.obj)
    return run_show(request, context.obj)


FORMATS = ("terminal", "html")


def run_show(request: ShowRequest, environment: Environment) -> int:
    """Show one article; the exit status."""
    from triage.cli.pager import page
    from triage.render.terminal.show import Shown, show
    from triage.render.view.options import Options

    if request.format not in FORMATS:
        raise UsageError(f"unknown format {request.format!r}", "one of " + ", ".join(FORMATS))
    settings = load_settings(environment)
    chosen = choose(request.which, environment, settings)
    profiles = _profiles(request, chosen, environment)
    matcher = matcher_of(settings, profiles, environment)
    article = chosen.article
    matched = matcher.match([article], "all")[0]
    article = matched.with_language(article)
    explained = tuple(matcher.explain(article, profile.id) for profile in profiles) if request.why else ()
    shown = Shown(
        article=article,
        words=matched.words,
        scores=matched.scores,
        entities=recogniser_of(settings, profiles, environment, chosen.folders).recognise(article),
        explained=tuple(sorted(explained, key=_rank)),
        also=_also_admitted(explained, chosen, matcher, environment, settings),
        number=chosen.number,
    )
    how = Options(
        columns=environment.columns,
        colour=environment.has_colour and not request.no_color and request.output in ("", "-"),
        now=environment.now(),
        timezone=settings.zone,
        links_from=folder_of_links(request.output),
    )
    if request.format == "html":
        from triage.render.html.html_show import show_html

        deliver(show_html(shown, how), environment, request.output)
    elif request.output in ("", "-"):
        page(show(shown, how), environment, wanted=request.pager)
    else:
        deliver(show(shown, how), environment, request.output)
    return 0


def _rank(explanation: "Explanation") -> tuple[bool, float, str]:
    return (not explanation.score.hit, -explanation.open_value, explanation.profile.id)


def _profiles(request: ShowRequest, chosen: Chosen, environment: Environment) -> tuple[Profile, ...]:
    """Those named, else those of the last report where it has the article, else those of the usual places."""
    if not request.profiles and not request.terms and chosen.report is not None:
        return used_profiles(chosen.report)
    paths = chosen.folders
    try:
        return find_profiles(environment, profiles=request.profiles, terms=request.terms, paths=paths).profiles
    except UsageError:
        if request.why or request.profiles or request.terms:
            raise
        return ()  # the article can be read without


def _also_admitted(
    explained: Sequence["Explanation"],
    chosen: Chosen,
    matcher: Matcher,
    environment: Environment,
    settings: Settings,
) -> dict[str, int]:
    """By profile: how many other articles of the last report's paths the lower threshold would admit."""
    lowered = {
        each.profile.id: each.changes.threshold
        for each in explained
        if each.changes is not None and each.changes.threshold is not None
    }
    report = chosen.report
    if not lowered or report is None or not report.is_whole:
        return {}
    from triage.cli.inputs import open_inputs
    from triage.pipeline import BATCH

    versions = [change.profile for change in lowered.values()]
    lower = Matcher.under(versions, settings, environment.now())
    before = {profile.id: profile.threshold for profile in matcher.profiles}
    counts = dict.fromkeys(lowered, 0)
    paths = tuple(report.place(path, environment.folder) for path in report.paths)
    globs = (report.include, report.exclude)
    reading = open_inputs(environment, settings, paths, globs, columns=report.columns)
    articles = (one for one in reading if isinstance(one, Article))
    while batch := list(islice(articles, BATCH)):
        for article, matched in zip(batch, lower.match(batch, "verdict"), strict=True):
            is_this = (article.path, article.index) == (chosen.article.path, chosen.article.index)
            for score in matched.scores if not is_this else ():
                threshold = before[score.profile]
                counts[score.profile] += score.hit and threshold != "any" and score.value < threshold
    return counts
