"""`triage review`: read, keep, skip, undo, next, by keyboard."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from triage import pipeline
from triage.article import Article
from triage.cli.exits import say
from triage.cli.measuring import scores_of
from triage.cli.options import Columns, DigestState, Exclude, Include, NoColor, Paths, Profiles, Terms, command
from triage.cli.output import encoded
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.cli.when import stamp
from triage.digest.looking_back import articles_of, kept_digest, whole
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.render.view.shown import Shown
from triage.report.late import ranked_of
from triage.report.report import Hit, Reject, Report, Stats
from triage.review.change import Change, Kind, change_of
from triage.review.entries import entries_of, missed_entries
from triage.review.journal import Journal, journal_file
from triage.review.keys import keys_of
from triage.review.plain import PlainReview, keys_of_lines
from triage.review.review import Entry, Review
from triage.review.services import Services
from triage.state.opening import open_to_read
from triage.state.place import state_file
from triage.state.store import StateStore
from triage.tuning.compare import Comparison, compare
from triage.tuning.labels import label_file, read_labels

app = typer.Typer(rich_markup_mode=None)


class ReviewRequest(Struct, frozen=True, kw_only=True):
    """The command line of `review`, as typed."""

    paths: Paths
    profiles: Profiles = ()
    terms: Terms = ()
    new: Annotated[bool, typer.Option("--new", help="Only stories that no earlier review has listed.")] = False
    digest: Annotated[
        str, typer.Option(metavar="ID", help="Only the articles of a delivered digest; 'last' is the latest.")
    ] = ""
    state: DigestState = ""
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            help="One story at a time on standard output, for screen readers; the same keys, except those that search, filter or change the profile.",
        ),
    ] = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    no_color: NoColor = False


@command(
    app,
    about="Read the ranked stories and judge them by keyboard: y keeps, x skips, u undoes, ? lists the keys. Judgements are "
    "labels beside the profile; what is unread comes first, also tomorrow. Needs the extra 'review' (--plain does not).",
)
def review(request: ReviewRequest, environment: Environment) -> int:
    """Review until the reader leaves; the exit status is that of reading."""
    if not request.plain:
        _check_screen(environment)
    with Session(environment, Selection.of(request, request.paths)) as session:
        return _reviewed(request, session)


def _reviewed(request: ReviewRequest, session: Session) -> int:
    """Review the articles once, and again after each change of a profile."""
    environment = session.environment
    has_colour = not request.no_color and not environment.variables.get("NO_COLOR")
    while True:
        made = ReviewRun(request, session)
        if not any(one.entries for one in made.reviews):
            say(environment, "triage: no hits" if not request.new else "triage: nothing new since the last review")
            return made.status
        if request.plain:
            _plain(made, environment)
            return made.status
        from triage.review.app import ReviewApp
        from triage.review.counts import shown_counts

        if not has_colour:
            os.environ["NO_COLOR"] = "1"  # each screen takes it out again
        screen = ReviewApp(made.reviews, made.services)
        result = screen.run()
        if screen.fault is not None:
            raise screen.fault
        if result != "again":
            say(environment, f"triage: {shown_counts(made.reviews)}")
            return made.status


class ReviewRun:
    """The reviews of one look at the folder, and what the screen asks for."""

    def __init__(self, request: ReviewRequest, session: Session) -> None:
        self._session = session
        environment = session.environment
        self._profiles = session.profiles(request.profiles, request.terms, says_where=False)
        self._matcher = session.matcher(self._profiles)
        report, self.status = self._report()
        self._report_made = report
        wanted = _of_digest(request, environment) if request.digest else None
        self.reviews = [self._review(profile, report, request.new, wanted) for profile in self._profiles]
        self.services = Services(
            how=session.looks(no_color=request.no_color),
            keys=keys_of(session.settings.review_keys),
            recogniser=session.names.remembered(self._profiles, uses_cache=True),
            shown=self._shown,
            missed=partial(_missed, report=report, now=environment.now(), zone=session.settings.zone),
            change=self._change,
        )

    def _report(self) -> tuple[Report, int]:
        choice = pipeline.Choice(fold=True, rejects=True, lift=True)
        run = pipeline.run_of(self._profiles, {})
        with self._session.inputs(self._session.scoring(self._matcher, "all")) as inputs:
            report = pipeline.report(
                run, inputs.told(shows_progress=True), self._matcher, choice, Stats(), inputs.learn
            )
        return report, inputs.status

    def _review(self, profile: Profile, report: Report, only_new: bool, wanted: frozenset[str] | None) -> Review:
        environment = self._session.environment
        name = (
            str((environment.folder / profile.path).resolve())
            if profile.path
            else "\n".join(("-t", *(term.text for term in profile.terms)))
        )
        journal = Journal(journal_file(environment.folder_of("state"), name))
        entries = entries_of(report, profile)
        if wanted is not None:
            entries = [entry for entry in entries if entry.identity in wanted]
        if only_new:
            entries = [entry for entry in entries if entry.identity not in journal.listed]
        labels = label_file(Path(profile.path)) if profile.path else None
        folder = environment.folder
        if labels is not None:
            labels = folder / labels
        return Review(profile, entries, journal, labels, folder, partial(stamp, environment))

    def _shown(self, hit: Hit, review: Review, explains: bool) -> Shown:
        explained = (self._matcher.explain(hit.article, review.profile.id),) if explains else ()
        scores = sorted(hit.scores, key=lambda score: score.profile != review.profile.id)
        return Shown(
            article=hit.article,
            words=hit.words,
            scores=tuple(scores),
            entities=self.services.recogniser.recognise(hit.article),
            explained=explained,
        )

    def _change(self, review: Review, kind: Kind, said: str) -> Change:
        profile = review.profile
        if not profile.path:
            raise UsageError("terms of the command line have no file to change", "triage profile new NAME")
        file = self._session.environment.folder / profile.path
        at = stamp(self._session.environment)
        return change_of(file, kind, said, partial(self._compared, profile), review.journal, at)

    def _compared(self, old: Profile, new: Profile) -> Comparison:
        report = self._report_made
        both: list[Hit | Reject] = [*ranked_of(report.hits), *report.rejects]
        articles: list[Article] = [one.article for one in both]
        before = [next((one for one in each.scores if one.profile == old.id), None) for each in both]
        after = [found.get(new.id) for found in scores_of(self._session.matcher([new]), articles)]
        return compare(old, new, articles, list(zip(before, after, strict=True)), {})


def _of_digest(request: ReviewRequest, environment: Environment) -> frozenset[str]:
    """The identities of all articles in a delivered digest."""
    with closing(StateStore(open_to_read(state_file(environment, request.state)))) as store:
        return frozenset(article.identity for article in articles_of(whole(kept_digest(store, request.digest))))


def _missed(review: Review, *, report: Report, now: float, zone: tzinfo | None) -> list[Entry]:
    """What the words of the profile may have missed; its labels say what is no more to be asked."""
    profile = review.profile
    labels = {}
    if profile.path:
        file = label_file(Path(profile.path))
        labels = {label.id: label.keeps for label in read_labels(file).of(profile.id) if label.id}
    return missed_entries(profile, ranked_of(report.hits), report.rejects, labels, now, zone)


def _check_screen(environment: Environment) -> None:
    """UsageError where there is no screen to show anything on, or no library that does."""
    if not environment.is_terminal or not environment.stdin.isatty():
        raise UsageError("review needs a terminal", "--plain reads keys and writes text")
    from importlib.util import find_spec

    if find_spec("textual") is None:
        raise UsageError(
            "review needs Textual, which is not installed", "pip install 'news-triage[review]', or --plain"
        )


def _plain(made: ReviewRun, environment: Environment) -> None:
    def write(said: str) -> None:
        environment.stdout.write(encoded(said))
        environment.stdout.flush()

    plain = PlainReview(made.reviews, made.services, made.services.keys, write)
    if environment.stdin.isatty():
        plain.run(_pressed(environment))
    else:
        plain.run(keys_of_lines(line.decode("utf-8", "replace") for line in environment.stdin))


def _pressed(environment: Environment) -> Iterator[str]:
    """Keys as they are pressed, without Enter."""
    import termios
    import tty

    terminal = environment.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        while key := os.read(terminal, 16):
            said = key.decode("utf-8", "replace")
            yield {"\x1b[B": "↓", "\x1b[A": "↑", "\n": "Enter", "\r": "Enter"}.get(said, said)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        sys.stdout.flush()
