"""One run of `triage watch`: look, read, note, tell, wait.

What is read is noted together with what is news in it before anybody is told; so nothing is lost with a process that is
killed, and nothing is told twice where it was accepted.
"""

import math
import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Protocol

from msgspec.structs import replace

from triage import pipeline
from triage.article import status_at
from triage.cli.channels import tellings
from triage.cli.exits import INPUT, say
from triage.cli.exits import OUTPUT as OUTPUT_FAILED
from triage.cli.output import encoded
from triage.cli.selection import Selection, own_files
from triage.cli.session import Session
from triage.cli.watch_request import WatchRequest
from triage.digest.keys import key_of
from triage.environment import Environment
from triage.errors import DeliveryError
from triage.hashing import blake2b
from triage.profiles.model import Profile
from triage.report.late import Details
from triage.report.report import Hit, Reject, Stats
from triage.state.lock import Lock
from triage.state.place import watch_file
from triage.state.watched import OUTPUT, NewStory, WatchedStory, open_watch_store
from triage.stories.marks import may_withdraw
from triage.watch.folder import WatchedFolders, WholeFile, in_parts
from triage.watch.stories import news
from triage.watch.waking import Waking

#: Files that are read and noted together.
TOGETHER = 1000
#: Seconds after which what could not be noted is tried again, at first.
AGAIN = 5.0
#: Seconds between two looks at channels, at least.
STEP = 1.0


class Printer(Protocol):
    """Prints stories in a format."""

    def begin(self) -> str:
        """What stands above the first story."""
        ...

    def story(self, story: WatchedStory) -> str:
        """One story."""
        ...

    def end(self, stats: Stats) -> str:
        """What stands below the last one."""
        ...


def _number_of(profiles: Sequence[Profile]) -> int:
    """A number for the names of some profiles, not 0; words of the command line go by themselves.

    As with digests, a profile that was changed keeps its name: what was read stays read.
    """
    names = sorted(one.id if one.path else f"{one.sha256} {one.threshold}" for one in profiles)
    return int.from_bytes(blake2b("\n".join(names).encode("utf-8"), digest_size=7).digest(), "big") + 1


class WatchRun:
    """What a watch works with, and its steps."""

    def __init__(self, request: WatchRequest, environment: Environment, lasts: float | None) -> None:
        self._request, self._environment, self._lasts = request, environment, lasts
        self._session = Session(environment, Selection.of(request, request.paths))
        self._profiles = self._session.profiles(
            request.profiles, request.terms, threshold=request.threshold, says_where=not request.quiet
        )
        self._asked = _number_of(self._profiles)
        self._matcher = self._session.matcher(self._profiles)
        recogniser = self._session.names.remembered(self._profiles, uses_cache=True)
        self._details = Details(
            snippets=request.jsonl, summary=not request.jsonl, recogniser=None if request.jsonl else recogniser
        )
        self._stats = Stats()
        self._printer = self._printer_of(request)
        self._tellings = tellings(self._session.settings, environment, self._profiles)
        self._file = watch_file(environment, request.state)
        with ExitStack() as opened:
            opened.enter_context(Lock(self._file, "watch"))
            self._store, sentence = open_watch_store(self._file, environment.now())
            opened.callback(self._store.close)
            opened.enter_context(self._session)
            #: The lock, the store and the session, until the end.
            self._opened = opened.pop_all()
        if sentence:
            say(environment, f"triage: {sentence}")
        self._folders = WatchedFolders(
            request.paths,
            self._store.files(self._asked),
            include=request.include,
            exclude=request.exclude,
            own=own_files(environment, self._file),
        )
        self._said: set[str] = set()
        #: Paths of articles read just now that are under embargo.
        self._embargoed: set[str] = set()
        #: Paths of files that nobody may read as yet.
        self._locked: set[str] = set()
        self._has_unread = False
        self._failures = 0

    def _printer_of(self, request: WatchRequest) -> Printer:
        run = pipeline.run_of(self._profiles, {"watch": list(request.paths)})
        how = self._session.looks(no_color=request.no_color, with_=frozenset())
        if request.jsonl:
            from triage.cli.watch_printers import JsonLinesPrinter

            return JsonLinesPrinter(how, run, self._details)
        from triage.cli.watch_printers import TerminalPrinter

        return TerminalPrinter(how, self._details, tagged=len(self._profiles) > 1)

    def close(self) -> None:
        """Let go of everything."""
        self._opened.close()

    def run(self) -> int:
        """Watch; the exit status."""
        self._forget_what_is_gone()
        self._print([self._printer.begin()])
        waking = Waking(self._request.paths, polls=self._request.poll)
        started = time.monotonic()
        ends = None if self._lasts is None else started + self._lasts
        is_first = True
        while True:
            began = time.monotonic()
            is_soon = self._look(is_told=is_first and self._request.new)
            self._tell()
            if is_first and not self._request.quiet:
                self._say_what_is_watched()
            is_first = False
            now = time.monotonic()
            if ends is not None and now >= ends:
                break
            most = 3600.0 if ends is None else ends - now
            due = min((one.due for one in self._tellings), default=math.inf)
            most = min(most, max(due - self._environment.now(), STEP))
            if self._failures:
                most = min(most, AGAIN * min(2**self._failures, 60))
            waking.wait(most=most, took=now - began, is_soon=is_soon)
        self._print([self._printer.end(self._stats)])
        return self._status()

    def _status(self) -> int:
        """The exit status; what is held back, or could not be told, is said."""
        # What was not noted was not told.
        has_failed = bool(self._failures)
        for one in self._tellings:
            count = self._store.count_waiting(one.channel.key)
            has_failed = has_failed or bool(one.fault)
            if count and one.fault:
                say(self._environment, f"triage: {one.channel.name}: {count:,} to be told by the next watch")
            elif count:
                say(self._environment, f"triage: {one.channel.name}: {count:,} held back, to be told later")
        return OUTPUT_FAILED if has_failed else INPUT if self._has_unread else 0

    def _forget_what_is_gone(self) -> None:
        try:
            self._store.prune(self._environment.now())
            if gone := self._folders.gone():
                self._store.forget_files(gone)
        except DeliveryError as error:
            # A full disk: nothing is lost by remembering too much.
            say(self._environment, f"triage: {error.message}")

    def _say_what_is_watched(self) -> None:
        if self._environment.stderr.isatty():
            where = ", ".join(self._request.paths)
            say(self._environment, f"triage: watching {where}; Ctrl-C ends it")

    def _look(self, *, is_told: bool) -> bool:
        """Read and note what is whole; whether another look is due soon."""
        look = self._folders.look()
        for problem in look.problems:
            if str(problem) not in self._said:
                self._said.add(str(problem))
                self._has_unread = True
                self._stats.unread += 1
                say(self._environment, f"triage: {problem}")
        for files in in_parts(look.whole, TOGETHER):
            try:
                self._take(files, is_told=is_told)
                self._failures = 0
            except DeliveryError as error:
                # Not noted is not read: the same files come with a later look.
                if not self._failures:
                    say(self._environment, f"triage: {error.message}; trying again")
                self._failures += 1
                return False
        return bool(look.unsettled)

    def _take(self, files: tuple[WholeFile, ...], *, is_told: bool) -> None:
        """Read some files, and note them together with what is news in them."""
        stats = Stats()
        self._embargoed.clear()
        self._locked.clear()
        hits, notices = self._read(files, stats)
        now = self._environment.now()
        found: list[NewStory] = []
        if hits or notices:
            found = news(hits, notices, self._store.recent(now), self._profiles)
        told = tuple(replace(one, channels=()) for one in found) if is_told else tuple(map(self._addressed, found))
        held = [one for one in files if one.found.path in self._locked or self._holds_embargoed(one)]
        done = tuple(one for one in files if one not in held)
        self._store.note(((one.path, one.signature) for one in done), told, now, self._asked)
        self._folders.note(done)
        for one in held:
            self._folders.postpone(one, is_locked=one.found.path in self._locked)
        self._count(stats)

    def _holds_embargoed(self, file: WholeFile) -> bool:
        """Whether an article of the file is under embargo, be it a member of an archive."""
        path = file.found.path
        return any(one == path or one.startswith(f"{path}!") for one in self._embargoed)

    def _addressed(self, story: NewStory) -> NewStory:
        """The story with those who are to be told."""
        told = story.story
        if told.kind in ("withdrawal", "correction"):
            # Whoever heard of the story hears of that.
            heard = self._store.channels_of(story.root)
            keys = [one.channel.key for one in self._tellings if one.channel.key in heard]
        else:
            keys = [one.channel.key for one in self._tellings if one.rules.wants(told)]
        return replace(story, channels=(OUTPUT, *keys))

    def _read(self, files: Sequence[WholeFile], stats: Stats) -> tuple[list[Hit], list[Hit]]:
        """Hits, and notices that are none and may withdraw what was told; none of what is known as it is."""
        choice = pipeline.Choice(detail="hits")
        scoring = self._session.scoring(self._matcher, choice.detail)
        hits: dict[int, Hit] = {}
        notices: list[Hit] = []
        with self._session.inputs(scoring, state=self._file, things=iter(one.found for one in files)) as inputs:
            told = inputs.told(is_quiet=True)
            for result in pipeline.results(told, self._matcher, choice, stats, inputs.learn):
                if isinstance(result, Hit):
                    hits.setdefault(key_of(result.article), result)
                elif isinstance(result, Reject) and self._is_embargoed(result):
                    self._embargoed.add(result.article.path)
                elif isinstance(result, Reject) and may_withdraw(result.article):
                    notices.append(Hit(article=result.article, scores=result.scores, words=result.words))
            stats.files, stats.unread = inputs.files, inputs.unread
            unread = (one.path for one in inputs.problems if one.code == "unreadable")
            self._locked.update(path for path in unread if not os.access(path, os.R_OK))
            self._has_unread = self._has_unread or bool(inputs.status)
        new = [hit for key, hit in hits.items() if not self._store.is_known(key)]
        return new, [hit for hit in notices if not self._store.is_known(key_of(hit.article))]

    def _is_embargoed(self, reject: Reject) -> bool:
        """Whether it may be a hit when its embargo lifts; then its file is not done."""
        if not reject.article.embargoed or not reject.scores:
            return False
        now, zone = self._environment.now(), self._session.settings.zone
        return status_at(reject.article, now, zone) == "embargoed"

    def _count(self, stats: Stats) -> None:
        for name in stats.__struct_fields__:
            setattr(self._stats, name, getattr(self._stats, name) + getattr(stats, name))

    def _tell(self) -> None:
        """Print what was not printed yet, and tell every channel what it has not accepted."""
        for waiting in self._store.waiting(OUTPUT):
            self._print([self._printer.story(waiting.story)])
            self._store.accept(OUTPUT, [waiting.id], self._environment.now())
        for telling in self._tellings:
            before = telling.fault
            telling.tell(self._store, self._environment.now())
            if telling.fault and telling.fault != before:
                say(self._environment, f"triage: {telling.channel.name}: {telling.fault}; trying again")
            elif before and not telling.fault:
                say(self._environment, f"triage: {telling.channel.name}: accepted again")

    def _print(self, pieces: Sequence[str]) -> None:
        stream = self._environment.stdout
        stream.write(encoded("".join(pieces)))
        stream.flush()
