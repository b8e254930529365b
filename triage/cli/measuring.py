"""What the measuring commands share: articles, profiles, labels and scores of a folder."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.cli.exits import say
from triage.cli.output import is_remembered, keep_numbers
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.scoring.score import Score
from triage.state.last_report import LastReport, ListedHit, used
from triage.tuning.labels import Judged, Labels, judged, label_file, read_labels
from triage.tuning.measured import Scored, scored_of

#: Articles matched together.
BATCH = 64


class Folder(Struct, frozen=True, kw_only=True):
    """The articles of the PATHs of a command."""

    paths: tuple[str, ...]
    #: `--columns`, with which the articles were read.
    columns: tuple[str, ...] = ()
    articles: tuple[Article, ...]
    #: 3 where something could not be read.
    status: int = 0


def read_folder(session: Session) -> Folder:
    """The articles of a folder; problems are printed. UsageError where there are none."""
    paths = session.selection.paths
    with session.inputs() as inputs:
        articles = tuple(inputs.articles())
    if not articles:
        raise UsageError(f"{', '.join(paths)}: no article in it", f"triage read {paths[0]}")
    return Folder(paths=paths, columns=session.selection.columns, articles=articles, status=inputs.status)


def scores_of(matcher: Matcher, articles: Sequence[Article]) -> list[Mapping[str, Score]]:
    """The scores of each article under the profiles in which something matched."""
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
    if not file.exists():
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


def scored_in(folder: Folder, profile: Profile, session: Session) -> tuple[Scored, ...]:
    """The articles of a folder with what one profile makes of them."""
    return scored_of(folder.articles, scores_of(session.matcher([profile]), folder.articles), profile.id)


def judged_in(folder: Folder, profile: Profile, given: str, environment: Environment) -> Judged:
    """The labels that `labels_of` finds, put to the articles of a folder."""
    return judged_of(profile, labels_of(profile, given, environment), folder, environment)


def remember(
    listed: Sequence[ListedHit],
    profiles: Sequence[Profile],
    source: Folder,
    environment: Environment,
    *,
    asked: bool = False,
) -> bool:
    """Let the articles just printed be named by their numbers, where somebody sees them or `asked` for it; whether they can."""
    if not is_remembered(environment, asked):
        return False
    folder = environment.folder.resolve()
    report = LastReport(
        folder=str(folder),
        paths=source.paths,
        columns=source.columns,
        profiles=used(profiles, folder),
        hits=tuple(listed),
    )
    return keep_numbers(report, environment, asked)


def listed(article: Article, profile: str, sampled: float | None = None) -> ListedHit:
    """An article as it is remembered, for the profile that it was printed for."""
    return ListedHit(
        path=article.path, index=article.index, id=article.identity, profiles=(profile,), sampled=sampled
    )
