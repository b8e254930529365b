"""`triage scan --methods`: the same run, told for a methods section."""

from collections import Counter

from msgspec.structs import replace

from triage import pipeline
from triage.article import Article
from triage.cli.citation import citation
from triage.cli.measuring import Folder, judged_of, labels_of
from triage.cli.options import arguments_of
from triage.cli.output import deliver
from triage.cli.scan_choice import choice_of, selection_of
from triage.cli.scan_request import LOOKS, ScanRequest
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import Problem
from triage.profiles.model import Profile
from triage.report.late import Details, ranked_of
from triage.report.report import Hit, Reject, Stats
from triage.scoring.score import Score
from triage.tuning.labels import Labels
from triage.tuning.measured import Scored, measure
from triage.tuning.methods import Corpus, Judgements, Methods, ProfileMethod
from triage.tuning.recall import estimate


def scan_for_methods(request: ScanRequest, environment: Environment) -> int:
    """Run one scan and print what a methods section says of it; the exit status."""
    from triage.render.methods import as_markdown

    with Session(environment, selection_of(request, environment)) as session:
        methods, status = _methods(request, session)
    deliver(as_markdown(methods), environment, request.output)
    return status


def _methods(request: ScanRequest, session: Session) -> tuple[Methods, int]:
    """What the section says, and the exit status."""
    environment = session.environment
    profiles = session.profiles(
        request.profiles, request.terms, threshold=request.threshold, says_where=not request.quiet
    )
    choice = _choice(request, profiles, session)
    matcher = session.matcher(profiles, keeps_forms=not request.no_cache)
    labels = {profile.id: labels_of(profile, "", environment) for profile in profiles}
    seen = _Seen(choice, keeps=any(labels[profile.id].of(profile.id) for profile in profiles))
    stats = Stats()
    run = pipeline.run_of(profiles, arguments_of(request, LOOKS))
    scoring = session.scoring(matcher, choice.detail)
    with session.inputs(scoring, uses_cache=not request.no_cache, jobs=request.jobs or 0) as inputs:
        told = inputs.told(shows_progress=not request.quiet, is_quiet=request.quiet)
        report = pipeline.report(run, told, matcher, choice, stats, inputs.learn, seen.see)
        stats.files, stats.unread = inputs.files, inputs.unread
    methods = Methods(
        run=run,
        corpus=seen.corpus,
        stats=stats,
        profiles=tuple(seen.method(profile, labels[profile.id], request, environment) for profile in profiles),
        stories=len(ranked_of(report.hits)) if choice.fold else None,
        citation=citation(),
        since=request.since,
        until=request.until,
    )
    return methods, inputs.status


def _choice(request: ScanRequest, profiles: tuple[Profile, ...], session: Session) -> pipeline.Choice:
    """Whatever decides the hits; `--top` cuts a list, and there is none."""
    counted = replace(request, format="csv", top=None, all=False, fold=request.fold is not False)
    return replace(choice_of(counted, profiles, session), details=Details(snippets=False))


class _Seen:
    """What of the results is kept: counts, and where there are labels the articles with their scores."""

    def __init__(self, choice: pipeline.Choice, *, keeps: bool) -> None:
        self.corpus = Corpus()
        self._choice = choice
        self._keeps = keeps
        self._hits: Counter[str] = Counter()
        self._articles: list[Article] = []
        self._scores: list[tuple[Score, ...]] = []

    def see(self, one: Hit | Reject | Problem) -> None:
        """Count a result."""
        if isinstance(one, Problem):
            return
        self.corpus.by_arrival += self._choice.dates.by_arrival(one.article)
        if self._choice.dates.outside(one.article):
            self.corpus.outside += 1
            return
        self.corpus.see(one)
        if isinstance(one, Hit):
            self._hits.update(score.profile for score in one.scores if score.hit)
        if self._keeps:
            self._articles.append(one.article)
            self._scores.append(one.scores)

    def method(
        self, profile: Profile, labels: Labels, request: ScanRequest, environment: Environment
    ) -> ProfileMethod:
        """A profile with its hits and, where labels fit, its figures."""
        hits = self._hits[profile.id]
        if not labels.of(profile.id):
            return ProfileMethod(profile=profile, hits=hits)
        judged = judged_of(
            profile, labels, Folder(paths=request.paths, articles=tuple(self._articles)), environment
        )
        if not judged.labels:
            return ProfileMethod(profile=profile, hits=hits)
        scored = [
            Scored(article=article, score=next((one for one in scores if one.profile == profile.id), None))
            for article, scores in zip(self._articles, self._scores, strict=True)
        ]
        figures = Judgements(measured=measure(profile, scored, judged), estimate=estimate(scored, judged))
        return ProfileMethod(profile=profile, hits=hits, judgements=figures)
