"""What the measuring commands share: articles, profiles, labels and scores of a folder."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.cli.exits import INPUT, say
from triage.cli.inputs import open_inputs, watched
from triage.cli.taking import Intake
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matcher import Matcher
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.render.view.options import Options
from triage.scoring.score import Score
from triage.settings import Settings
from triage.state.last_report import LastReport, Listed, Used, save
from triage.tuning.labels import Judged, Labels, judged, label_file, read_labels

#: Articles matched together.
BATCH = 64


class Folder(Struct, frozen=True, kw_only=True):
    """The articles of the PATHs of a command."""

    paths: tuple[str, ...]
    articles: tuple[Article, ...]
    #: 3 where something could not be read.
    status: int = 0


def read_folder(paths: tuple[str, ...], environment: Environment, settings: Settings) -> Folder:
    """All articles; what cannot be read is said. UsageError where there are none."""
    problems: list[Problem] = []
    with Intake(environment, settings, is_whole=True) as intake:
        reading = open_inputs(environment, settings, paths, intake=intake)
        articles = tuple(one for one in watched(reading, environment, problems) if isinstance(one, Article))
    if not articles:
        raise UsageError(f"{', '.join(paths)}: no article in it", f"triage read {paths[0]}")
    return Folder(paths=paths, articles=articles, status=INPUT if problems or reading.unread else 0)


def one_profile(named: tuple[str, ...], paths: tuple[str, ...], environment: Environment, command: str) -> Profile:
    """The profile that is meant; UsageError where that is not one."""
    found = find_profiles(environment, profiles=named, paths=paths, with_lines=True)
    if len(found.profiles) > 1:
        ids = [profile.id for profile in found.profiles]
        raise UsageError(f"one profile at a time, and there are {', '.join(ids)}", f"{command} {ids[0]}")
    if found.sentence:
        say(environment, f"triage: {found.sentence}")
    return found.profiles[0]


def matcher_of(profiles: Sequence[Profile], environment: Environment, settings: Settings) -> Matcher:
    """Compiled as a scan here would compile them."""
    return Matcher.under(profiles, settings, environment.now())


def scores_of(matcher: Matcher, articles: Sequence[Article]) -> list[Mapping[str, Score]]:
    """For each article the scores of the profiles in which something matched."""
    batches = (articles[start : start + BATCH] for start in range(0, len(articles), BATCH))
    return [
        {score.profile: score for score in matched.scores}
        for batch in batches
        for matched in matcher.match(batch, "all")
    ]


def labels_of(profile: Profile, given: str, environment: Environment) -> Labels:
    """The labels in the file that was named, else in the one beside the profile."""
    if not given:
        return read_labels(label_file(Path(profile.path))) if profile.path else Labels(file=Path())
    file = environment.folder / given
    if not file.is_file():
        raise UsageError(f"{given}: no such file of labels", "triage label keep 1 makes one")
    return read_labels(file)


def judged_of(profile: Profile, labels: Labels, folder: Folder, environment: Environment) -> Judged:
    """The labels of one profile, put to the articles; what fits nowhere is said."""
    found = judged(folder.articles, labels, profile.id, environment.folder, folder.paths)
    if found.lost:
        count = f"{len(found.lost)} labels fit" if len(found.lost) > 1 else "1 label fits"
        say(environment, f"triage: {profile.id}: {count} no article here, such as {found.lost[0].place}")
    if found.changed:
        count = f"{found.changed} labels fit" if found.changed > 1 else "1 label fits"
        say(environment, f"triage: {profile.id}: {count} by the path alone, the text has changed since")
    return found


def looks_of(environment: Environment, settings: Settings, *, no_color: bool) -> Options:
    """How the reader would like it."""
    return Options(
        columns=environment.columns,
        colour=environment.has_colour and not no_color,
        now=environment.now(),
        timezone=settings.zone,
    )


def remember(
    listed: Sequence[Listed], profiles: Sequence[Profile], paths: tuple[str, ...], environment: Environment
) -> None:
    """Let the articles just printed be named by their numbers."""
    folder = environment.folder.resolve()
    used = tuple(
        Used(id=each.id, path=str((folder / each.path).resolve()), sha256=each.sha256)
        for each in profiles
        if each.path
    )
    report = LastReport(folder=str(folder), paths=paths, profiles=used, hits=tuple(listed))
    save(report, environment.folder_of("state"))


def listed(article: Article, profile: str, sampled: float | None = None) -> Listed:
    """An article as it is remembered, for the profile that it was printed for."""
    return Listed(
        path=article.path, index=article.index, id=article.identity, profiles=(profile,), sampled=sampled
    )
