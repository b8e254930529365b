"""`triage profile tune`: wait for the profile to be saved, score the articles again, print what differs.

The file is looked at, not listened to: polling works on network drives and with every way in which editors save.
"""

import re
import time
from collections.abc import Sequence
from pathlib import Path

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.inputs import processors
from triage.cli.measuring import Folder, judged_of, labels_of, listed, read_folder, remember
from triage.cli.options import (
    Columns,
    Exclude,
    Include,
    LabelFile,
    NoColor,
    Remember,
    TunedOn,
    TunedProfile,
    command,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.engines.shares import match_all
from triage.environment import Environment
from triage.errors import ProfileError, UsageError
from triage.matcher import Matched, Matcher
from triage.profiles.load import load_profile
from triage.profiles.model import Profile
from triage.render.view.points import many
from triage.scoring.score import Score
from triage.tuning.compare import compare_scored
from triage.tuning.labels import Judged
from triage.tuning.measured import Scored

app = typer.Typer(rich_markup_mode=None)

#: Seconds between two looks at the file; it must be the same in both, for editors save in more than one step.
PAUSE = 0.15
_LISTS = re.compile(rb"""["']file:([^"'\n]+)["']""")


class TuneRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile tune`, as typed."""

    profile: TunedProfile
    paths: TunedOn = ()
    labels: LabelFile = ""
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="Watch a profile: each time it is saved, score the articles again and print what changed. Stop with Ctrl-C.",
)
def tune(request: TuneRequest, environment: Environment) -> int:
    """Watch until interrupted."""
    if not request.paths:
        raise UsageError("profile tune needs articles", f"triage profile tune {request.profile} inbox/")
    session = Session(environment, Selection.of(request, request.paths))
    profile = session.profile((request.profile,), "triage profile tune")
    file = environment.folder / profile.path
    seen = _content(file)
    folder = read_folder(session)
    tuning = Tuning(request, session, folder)
    now = tuning.version(profile)
    hits = sum(one.is_hit for one in now.matched)
    say(
        environment,
        f"triage: {profile.id}: {many(hits, 'hit')} in {many(len(folder.articles), 'article')}; "
        f"save {profile.path} to see what changes, Ctrl-C ends",
    )
    while True:
        seen = _changed(file, seen)
        try:
            changed = load_profile(profile.path, with_lines=True)
        except ProfileError as error:
            for fault in error.faults:
                say(environment, f"triage: {fault}" + (f"\n  hint: {fault.hint}" if fault.hint else ""))
            continue
        now = tuning.compared(now, changed)


class _Version(Struct, frozen=True):
    """A profile as it was saved, and its verdict on each article."""

    profile: Profile
    #: Knows the words of the articles by now: to ask it again costs little.
    matcher: Matcher
    matched: list[Matched]

    def verdict(self, place: int) -> Score | None:
        scores = self.matched[place].scores
        return scores[0] if scores else None


class Tuning:
    """The articles, and how versions of a profile are put to them."""

    def __init__(self, request: TuneRequest, session: Session, folder: Folder) -> None:
        self._request = request
        self._session = session
        self._folder = folder
        self._jobs = processors()

    def version(self, profile: Profile) -> _Version:
        """A profile and its verdicts."""
        matcher = self._session.matcher([profile])
        return _Version(profile, matcher, match_all(matcher, self._folder.articles, "verdict", self._jobs))

    def compared(self, before: _Version, profile: Profile) -> _Version:
        """Print what the new version changes."""
        from triage.render.terminal.tuning_diff import render, shown

        started = time.perf_counter()
        environment, folder = self._session.environment, self._folder
        if profile.sha256 == before.profile.sha256:
            say(environment, f"triage: {profile.path}: saved; nothing that affects results has changed")
            return before
        after = self.version(profile)
        labels = labels_of(profile, self._request.labels, environment)
        judged = judged_of(profile, labels, folder, environment) if labels.labels else Judged({})
        places = [
            place
            for place in range(len(folder.articles))
            if place in judged.labels or _moves(before, after, place)
        ]
        old, new = self._scored(before, places), self._scored(after, places)
        comparison, figures = compare_scored(before.profile, old, profile, new, judged)
        numbered = [listed(one.article, profile.id) for one in shown(comparison)]
        is_kept = remember(numbered, [profile], folder, environment, asked=self._request.remember)
        how = self._session.looks(no_color=self._request.no_color, hints=is_kept)
        deliver(render(comparison, figures, how, revision="before"), environment)
        say(environment, f"triage: scored again in {time.perf_counter() - started:.2f} s")
        return after

    def _scored(self, version: _Version, places: Sequence[int]) -> list[Scored]:
        """Every verdict, and the whole sum where the article moves or is labelled."""
        articles = self._folder.articles
        scored = [Scored(article=article, score=version.verdict(place)) for place, article in enumerate(articles)]
        whole = match_all(version.matcher, [articles[place] for place in places], "all", 1)
        for place, one in zip(places, whole, strict=True):
            scored[place] = Scored(article=articles[place], score=one.scores[0] if one.scores else None)
        return scored


def _moves(before: _Version, after: _Version, place: int) -> bool:
    """Whether the versions treat an article differently."""
    old, new = before.verdict(place), after.verdict(place)
    was, is_now = old is not None and old.hit, new is not None and new.hit
    return was != is_now or (was and old is not None and new is not None and old.band != new.band)


def _changed(file: Path, seen: bytes) -> bytes:
    """Wait until the profile has another content than `seen`, the same in two looks; that content."""
    last = seen
    while True:
        time.sleep(PAUSE)
        found = _content(file)
        if found and found != seen and found == last:
            return found
        last = found


def _content(file: Path) -> bytes:
    """The bytes of the profile and of the lists that it names; nothing while it is not there or empty."""
    try:
        data = file.read_bytes()
    except OSError:
        return b""
    if not data.strip():
        return b""
    for name in _LISTS.findall(data):
        try:
            data += b"\0" + (file.parent / name.decode("utf-8", "replace")).read_bytes()
        except (OSError, ValueError):
            continue
    return data
