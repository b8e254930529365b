"""One run: all streams prepared from one pass over the inputs, with the state as it is. Changes nothing."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.digest.gathering import Gathering
from triage.digest.making import DigestContext, Prepared, prepare
from triage.digest.notes import SelfTests, Unread
from triage.digest.stream import DigestStream, is_quiet, streams
from triage.entities.entity import Recogniser
from triage.errors import Problem, UsageError
from triage.matcher import Matcher
from triage.pipeline import Input
from triage.profiles.model import Profile
from triage.report.late import Expect
from triage.settings import Settings
from triage.state.changes import UnreadFile
from triage.state.store import StateStore
from triage.tuning.labels import Label, label_file, read_labels
from triage.tuning.testing import run_tests


class DigestOrder(Struct, frozen=True, kw_only=True):
    """What is to be made of which inputs."""

    profiles: tuple[Profile, ...]
    settings: Settings
    #: The PATHs of the command line: folders below them stand for outlets that articles do not name.
    roots: tuple[str, ...]
    now: float
    matcher: Matcher
    recogniser: Recogniser | None
    #: Is told of which articles the names will be asked for.
    expect: Expect | None = None
    #: Path → its article, for tests that name a file; or a sentence why not.
    read_one: Callable[[Path], Article | str]
    #: `--name`.
    name: str = ""
    #: `--state`, as typed.
    state: str = ""
    #: The file of what watches told, which need not exist.
    watched: Path | None = None
    catch_up: bool = False


class MadeDigests(Struct, frozen=True, kw_only=True):
    """What a run prepared."""

    prepared: tuple[Prepared, ...]
    #: Streams that rest today.
    quiet: tuple[DigestStream, ...] = ()
    #: What could not be read and was not said before.
    new_problems: tuple[Problem, ...] = ()


def make(order: DigestOrder, inputs: Iterable[Input], store: StateStore) -> MadeDigests:
    """The digests of all profiles."""
    every = streams_of(order, store)
    quiet = tuple(stream for stream in every if is_quiet(stream))
    open_ones = [stream for stream in every if stream not in quiet]
    if not open_ones:
        return MadeDigests(prepared=(), quiet=quiet)
    gathering = Gathering(open_ones, store, now=order.now, roots=order.roots, catch_up=order.catch_up)
    gathering.run(iter(inputs), order.matcher)
    unread = _unread(gathering.problems, store)
    context = DigestContext(
        store=store,
        matcher=order.matcher,
        recogniser=order.recogniser,
        expect=order.expect,
        now=order.now,
        unread=tuple(one for one, _ in unread),
        unread_files=tuple(file for _, file in unread),
        present=frozenset(gathering.present),
        labels=_labels,
        tests=lambda profile: _tests(profile, order),
        state=order.state,
        watched=order.watched if order.watched is not None and order.watched.exists() else None,
    )
    return MadeDigests(
        prepared=tuple(prepare(gathered, context) for gathered in gathering.gathered),
        quiet=quiet,
        new_problems=tuple(one.problem for one, _ in unread if one.is_new),
    )


def begin(order: DigestOrder, store: StateStore) -> None:
    """Note where first digests begin: one that is not delivered, whatever ends it, stays due from there on."""
    for stream in streams_of(order, store):
        if stream.window.is_first and not is_quiet(stream):
            store.begin(stream.name, stream.window.since, order.now)


def streams_of(order: DigestOrder, store: StateStore) -> tuple[DigestStream, ...]:
    """What the run follows: one stream for each profile."""
    return streams(
        order.profiles,
        store,
        given=order.name,
        settings=order.settings.digest,
        now=order.now,
        timezone=order.settings.timezone,
    )


def _labels(profile: Profile) -> Sequence[Label]:
    try:
        return read_labels(label_file(Path(profile.path))).labels if profile.path else ()
    except UsageError:
        return ()  # a mistake in the labels costs the estimate, not the digest


def _tests(profile: Profile, order: DigestOrder) -> SelfTests:
    outcomes = run_tests(profile, order.matcher, order.read_one)
    return SelfTests(
        passed=sum(outcome.passed for outcome in outcomes),
        failed=tuple((outcome.name, outcome.failures) for outcome in outcomes if not outcome.passed),
    )


def _unread(problems: Sequence[Problem], store: StateStore) -> list[tuple[Unread, UnreadFile]]:
    """Each problem; one is new where its file has changed since it was last said, or was never said."""
    known = store.known_unread()
    found = []
    for problem in problems:
        file = _facts(problem)
        before = known.get((file.path, file.member))
        found.append(
            (Unread(problem=problem, is_new=before != (file.mtime, file.size, file.code)), file),
        )
    return found


def _facts(problem: Problem) -> UnreadFile:
    outer = problem.path
    mtime = size = 0
    while outer:
        try:
            facts = os.stat(outer)  # noqa: PTH116 - bytes of a path that are no text
        except (OSError, ValueError):
            outer = outer.rpartition("!")[0]
            continue
        mtime, size = facts.st_mtime_ns, facts.st_size
        break
    member = -1 if problem.index is None else problem.index
    return UnreadFile(os.fsencode(problem.path), member, mtime, size, problem.code)
