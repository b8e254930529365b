"""What `show` does: find the article that WHICH means and the profiles, score, explain, print.

The last report is written here too, by `scan`, so that what a number means is decided in one place.
"""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.cli.output import deliver, folder_of_links
from triage.cli.recogniser import matcher_of, recogniser_of
from triage.cli.which import Chosen, choose
from triage.environment import Environment
from triage.errors import ProfileError, UsageError
from triage.matcher import Matcher
from triage.profiles.find import find_profiles
from triage.profiles.load import load_profiles, profile_of_terms
from triage.profiles.model import Profile
from triage.report.report import Hit
from triage.settings import Settings, load_settings
from triage.state.last_report import LastReport, Used, listed, save

if TYPE_CHECKING:
    from triage.cli.scanning import ScanRequest
    from triage.scoring.explain import Explanation


FORMATS = ("terminal", "html")


class ShowRequest(Struct, frozen=True, kw_only=True):
    """The command line of `show`, as typed."""

    which: str
    profiles: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    why: bool = False
    format: str = "terminal"
    output: str = "-"
    pager: bool = True
    no_color: bool = False


def run_show(request: ShowRequest, environment: Environment) -> int:
    """Show one article; the exit status."""
    from triage.cli.pager import page
    from triage.render.formats import Options
    from triage.render.terminal.show import Shown, show

    if request.format not in FORMATS:
        raise UsageError(f"unknown format {request.format!r}", "one of " + ", ".join(FORMATS))
    settings = load_settings(environment)
    chosen = choose(request.which, environment, settings)
    profiles = _profiles(request, chosen, environment)
    matcher = matcher_of(settings, profiles, environment)
    article = chosen.article
    matched = matcher.match([article], "all")[0]
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


def used_profiles(report: LastReport) -> tuple[Profile, ...]:
    """The profiles of the last report as they are now; UsageError where one is gone."""
    try:
        profiles = load_profiles([used.path for used in report.profiles])
    except ProfileError as error:
        gone = [used.path for used in report.profiles if _is_gone(used.path)]
        if not gone:
            raise
        raise UsageError(f"{gone[0]}: the profile of the last report is gone", "name another with -p") from error
    if report.terms:
        profiles = (*profiles, profile_of_terms(report.terms))
    if report.threshold is None:
        return profiles
    threshold = "any" if report.threshold == "any" else float(report.threshold)
    return tuple(replace(profile, threshold=threshold, threshold_rule="given") for profile in profiles)


def _is_gone(path: str) -> bool:
    from pathlib import Path

    return not Path(path).exists()


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


def remember(
    request: "ScanRequest", profiles: Sequence[Profile], hits: Sequence[Hit], environment: Environment
) -> None:
    """Keep what the numbers of a report mean; a run does not fail where that cannot be kept."""
    try:
        folder = environment.folder.resolve()
    except OSError:
        return  # the folder has gone: there is nothing that the numbers could lead back to
    files = [profile for profile in profiles if profile.path]
    threshold: float | str | None = None
    if request.threshold:
        threshold = request.threshold if request.threshold == "any" else float(request.threshold)
    report = LastReport(
        folder=str(folder),
        paths=request.paths,
        include=request.include,
        exclude=request.exclude,
        columns=request.columns,
        is_whole=not (
            request.files_from or request.since or request.until or request.entity or "-" in request.paths
        ),
        profiles=tuple(
            Used(id=each.id, path=str((folder / each.path).resolve()), sha256=each.sha256) for each in files
        ),
        terms=request.terms,
        threshold=threshold,
        hits=tuple(map(listed, hits)),
    )
    save(report, environment.folder_of("state"))
