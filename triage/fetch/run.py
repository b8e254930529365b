"""One run: every source that is due is asked, what is new becomes files, and each source's course is noted.

The only module that knows the order: answers are handled in the thread of `run`, and everything in here is that thread's.
"""

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.fetch.addresses import place_of, shown
from triage.fetch.exchange import Exchange, HttpRequest
from triage.fetch.faults import FetchError, costing_one
from triage.fetch.feeds import LARGEST, Offered, offered_by_feed, offered_by_mail
from triage.fetch.files import remove_files, write_files
from triage.fetch.http import HttpAnswer
from triage.fetch.intake import take
from triage.fetch.lanes import Lanes
from triage.fetch.mailbox import MailBatch, MailboxPosition, read_batch
from triage.fetch.page_queue import PageQueue
from triage.fetch.pages import page_of
from triage.fetch.relearning import relearn
from triage.fetch.results import FetchReport, SourceResult, title_of
from triage.fetch.secrets import Credentials
from triage.fetch.sitemap_course import news_of
from triage.fetch.sources import NewsSource, Sources
from triage.fetch.store import FetchStore
from triage.readers.xml.sitemaps import is_sitemap
from triage.render.view.points import many

if TYPE_CHECKING:
    pass

MINUTE, DAY = 60.0, 86_400.0
#: Seconds after a first failure until a source is asked again; each further failure doubles them.
_BACKOFF, _LONGEST_BACKOFF = 5 * MINUTE, DAY / 2
#: A job that starts every hour starts some seconds early now and then: what is nearly due is.
_EARLY = 0.1


class _Course:
    """A source on its way through a run."""

    def __init__(self, source: NewsSource) -> None:
        self.source = source
        self.url = source.url
        self.open = 0
        self.new = 0
        self.outlets: set[str] = set()
        self.fault: FetchError | None = None
        self.remarks: list[str] = []


class FetchRun:
    """The sources of a run, and what it needs to reach them."""

    def __init__(
        self,
        sources: Sources,
        store: FetchStore,
        credentials: Credentials,
        now: float,
        zone: tzinfo | None,
        *,
        is_forced: bool = False,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._sources, self._store, self._credentials = sources, store, credentials
        self._now, self._zone = now, zone
        self._is_forced, self._told = is_forced, told
        self._lanes = Lanes()
        self._exchange = Exchange(self._lanes, credentials)
        by_key = {source.key: source for source in sources.sources}
        self._pages = PageQueue(store, self._exchange, by_key, now, self._write_ready)
        self._results: dict[str, SourceResult] = {}
        self._written = 0

    @property
    def _time(self) -> datetime:
        return datetime.fromtimestamp(self._now, self._zone)

    @property
    def _day(self) -> int:
        return self._time.date().toordinal()

    def run(self) -> FetchReport:
        """Fetch all that is due."""
        if self._store.is_new:
            relearn(self._store, self._sources.inbox, self._day)
        # What an earlier run could not finish comes first.
        self._write_ready()
        for source in self._sources.sources:
            self._start(source)
        self._pages.start()
        self._lanes.run()
        self._write_ready()
        removed = self._remove_old()
        with self._store.transaction():
            self._store.prune(self._day, self._now)
        return FetchReport(
            results=tuple(self._results[source.key] for source in self._sources.sources),
            written=self._written,
            waiting=self._pages.left,
            removed=removed,
            requests=self._exchange.requests,
        )

    def _start(self, source: NewsSource) -> None:
        known = self._store.source(source.key)
        # What was noted under a clock that ran ahead keeps nobody waiting.
        if known.checked <= self._now < known.due and not self._is_forced:
            self._results[source.key] = SourceResult(
                source=source,
                title=title_of(source, known),
                fault=known.fault,
                hint=known.hint,
                was_asked=False,
            )
            return
        course = _Course(source)
        course.open = 1
        if source.is_mailbox:
            self._open_mailbox(course)
            return
        try:
            url = self._credentials.url(source)
        except FetchError as fault:
            self._lanes.add("", partial(_raise, fault), partial(self._settled, course, ""))
            return
        course.url = url
        self._ask(course, url)

    def _open_mailbox(self, course: _Course) -> None:
        """Ask for the messages behind those that were read."""
        source = course.source
        position = MailboxPosition(*self._store.mailbox(source.key))

        def work() -> MailBatch:
            return read_batch(source, self._credentials.password(source), position, self._now)

        self._lanes.add(place_of(source.url), work, partial(self._came_mail, course))

    def _came_mail(self, course: _Course, outcome: MailBatch | FetchError) -> None:
        source = course.source
        if isinstance(outcome, FetchError):
            course.fault = outcome
            self._finish(course)
            return
        try:
            with costing_one():
                found = offered_by_mail(outcome.messages, source)
        except FetchError as fault:
            course.fault = fault
            self._finish(course)
            return
        course.remarks += [found.remark] if found.remark else []
        if outcome.too_large:
            course.remarks.append(f"{many(outcome.too_large, 'message')} too large to be read")
        position = outcome.position
        with self._store.transaction():
            self._take_offered(course, found)
            self._store.note_mailbox(source.key, position.validity, position.uid)
        self._go_on()
        if outcome.has_more:
            self._open_mailbox(course)
        else:
            self._finish(course)

    def _ask(self, course: _Course, url: str) -> None:
        etag, modified, _ = self._store.answer(_hash(url))
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        headers["Accept"] = _ACCEPT
        request = HttpRequest(url=url, source=course.source, most=LARGEST, headers=headers)
        self._exchange.get(request, partial(self._settled, course, url))

    def _settled(self, course: _Course, url: str, outcome: HttpAnswer | FetchError) -> None:
        """An answer to one of a source's requests."""
        try:
            if isinstance(outcome, FetchError):
                raise outcome
            if outcome.status == 200:
                with costing_one():
                    self._take(course, url, outcome)
            elif not any(self._store.answer(_hash(url))[:2]):
                raise FetchError(
                    "the server answers 304 (not modified), and was not asked whether anything changed"
                )
        except FetchError as fault:
            course.fault = course.fault or fault
        course.open -= 1
        if not course.open:
            self._finish(course)

    def _take(self, course: _Course, url: str, answer: HttpAnswer) -> None:
        content = blake2b(answer.data, digest_size=16).digest()
        validators = (_hash(url), answer.etag, answer.modified, content)
        if content == self._store.answer(_hash(url))[2]:
            offered = Offered((), ())
        elif course.source.kind != "feed" and is_sitemap(answer.data[:4096]):
            found = news_of(answer, course.source, self._now)
            offered = found.offered
            for child in found.sitemaps if url == course.url else ():
                course.open += 1
                self._ask(course, child)
        elif course.source.kind == "sitemap":
            raise FetchError("no sitemap")
        else:
            offered = offered_by_feed(answer, course.source)
        course.remarks += [offered.remark] if offered.remark else []
        with self._store.transaction():
            self._take_offered(course, offered)
            if not offered.is_cut:
                self._store.note_answer(*validators)
        self._go_on()

    def _take_offered(self, course: _Course, offered: Offered) -> None:
        course.outlets |= {one.outlet for one in offered.articles}
        course.new += take(self._store, course.source, offered, self._time, partial(page_of, course.source))

    def _go_on(self) -> None:
        self._write_ready()
        self._pages.start()

    def _finish(self, course: _Course) -> None:
        """Everything that a source was asked is answered."""
        source, fault = course.source, course.fault
        before = self._store.source(source.key)
        moved = self._exchange.moved.get(course.url, "")
        if moved:
            course.remarks.append(f"has moved to {shown(moved)}: change its address")
        # A feed that gathers from many papers is called by none of them.
        outlet = "" if len(course.outlets) > 1 else next(iter(course.outlets), before.outlet)
        record = replace(before, checked=self._now, outlet=outlet, moved=shown(moved))
        if course.new:
            record = replace(record, newest=self._now)
        if fault is None:
            due = self._now + source.every * (1 - _EARLY) if source.every else 0.0
            record = replace(record, succeeded=self._now, failures=0, fault="", hint="", due=due)
        else:
            wait = min(_BACKOFF * 2 ** min(before.failures, 20), _LONGEST_BACKOFF)
            due = self._now + max(wait, fault.retry_after or 0.0)
            record = replace(record, failures=before.failures + 1, fault=fault.message, hint=fault.hint, due=due)
        with self._store.transaction():
            self._store.note_source(record)
            if fault is None or course.new:
                quiet = self._now - record.newest if record.newest else None
                self._store.count_day(source.key, self._day, course.new, quiet)
        self._results[source.key] = SourceResult(
            source=source,
            title=title_of(source, record),
            new=course.new,
            fault=record.fault,
            hint=record.hint,
            remarks=tuple(course.remarks),
        )
        self._told()

    def _write_ready(self) -> None:
        """Let the files of all that is ready appear."""
        ready = self._store.ready()
        if not ready:
            return
        write_files(self._sources.inbox, [(one.name, one.record) for one in ready])
        with self._store.transaction():
            self._store.written([(one, one.name, self._day) for one in ready])
        self._written += len(ready)

    def _remove_old(self) -> int:
        removed = 0
        for source in self._sources.sources:
            if source.keep:
                names = self._store.outdated(source.key, self._day - int(source.keep // DAY))
                gone = remove_files(self._sources.inbox, names)
                with self._store.transaction():
                    self._store.forget_files(gone)
                removed += len(gone)
        return removed


_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"


def _hash(url: str) -> bytes:
    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _raise(fault: FetchError) -> HttpAnswer:
    raise fault
