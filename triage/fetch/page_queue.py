"""The pages that articles wait for: robots.txt asked first, one page after the other, and never for ever.

An article whose page is not to be had is written with what its source said: late is better than lost.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlsplit

from triage.article import Article
from triage.fetch.exchange import Exchange, HttpRequest
from triage.fetch.faults import FetchError, costing_one
from triage.fetch.files import record_of
from triage.fetch.http import AGENT, HttpAnswer
from triage.fetch.identity import keys_of
from triage.fetch.pages import LARGEST, article_of_page
from triage.fetch.robots import LARGEST as LARGEST_ROBOTS
from triage.fetch.robots import RobotsRules, rules_of
from triage.fetch.sources import NewsSource
from triage.fetch.store import ROBOTS_HOLD, FetchStore, WaitingRecord
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.json.records import READER

#: Pages of one source in one run, and seconds that its pauses may take together; what is left comes with the next run.
MOST_PAGES, _MOST_PAUSES = 200, 600.0
#: Attempts at a page, over runs, and the seconds before the second; each further one waits twice as long.
_TRIES, _PAUSE = 5, 600.0


class PageQueue:
    """The pages of one run."""

    def __init__(
        self,
        store: FetchStore,
        exchange: Exchange,
        sources: Mapping[str, NewsSource],
        now: float,
        write: Callable[[], None],
    ) -> None:
        self._store, self._exchange, self._sources, self._now, self._write = store, exchange, sources, now, write
        self._last = 0
        self._of_source: Counter[str] = Counter()
        self._paused: defaultdict[str, float] = defaultdict(float)
        self._rules: dict[str, RobotsRules | FetchError] = {}
        self._waiting: dict[str, list[WaitingRecord]] = defaultdict(list)

    @property
    def left(self) -> int:
        """How many still wait for their page."""
        return self._store.count_waiting()

    def start(self) -> None:
        """Ask for the pages that are due and were not asked for yet."""
        for one in self._store.waiting_for_pages(self._now, self._last):
            self._last = one.id
            source = self._sources.get(one.source)
            if source is None:
                # Its source was taken out of the file since.
                self._give_up(one)
            elif self._of_source[one.source] < MOST_PAGES:
                self._of_source[one.source] += 1
                self._ask(one, source)
        self._write()

    def _ask(self, one: WaitingRecord, source: NewsSource) -> None:
        parts = urlsplit(one.page)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(origin) or self._remembered(origin)
        if known is not None:
            self._rules[origin] = known
            self._go_on(one, source, known)
            return
        self._waiting[origin].append(one)
        if len(self._waiting[origin]) == 1:
            request = HttpRequest(url=f"{origin}/robots.txt", source=source, most=LARGEST_ROBOTS)
            self._exchange.get(request, partial(self._came_robots, origin))

    def _remembered(self, origin: str) -> RobotsRules | None:
        kept = self._store.robots(origin, self._now)
        return None if kept is None else rules_of(kept, AGENT)

    def _came_robots(self, origin: str, outcome: HttpAnswer | FetchError) -> None:
        if (isinstance(outcome, FetchError) and not 400 <= outcome.status < 500) or getattr(
            outcome, "status", 0
        ) == 429:
            # Who cannot say whether we may come is not visited; the pages are tried again.
            rules: RobotsRules | FetchError = FetchError("its robots.txt cannot be read", may_pass=True)
        else:
            text = "" if isinstance(outcome, FetchError) else decode(outcome.data)[0]
            rules = rules_of(text, AGENT)
            with self._store.transaction():
                self._store.note_robots(origin, self._now + ROBOTS_HOLD, text)
        self._rules[origin] = rules
        for one in self._waiting.pop(origin):
            self._go_on(one, self._sources[one.source], rules)
        self._write()

    def _go_on(self, one: WaitingRecord, source: NewsSource, rules: RobotsRules | FetchError) -> None:
        if isinstance(rules, FetchError):
            self._try_later(one, rules)
        elif not rules.allow(one.page):
            self._give_up(one)
        else:
            pause = max(source.pause, rules.pause or 0.0)
            host = urlsplit(one.page).hostname or ""
            if self._paused[host] + pause > _MOST_PAUSES:
                return
            self._paused[host] += pause
            if rules.pause is not None:
                self._exchange.slow_down(one.page, rules.pause)
            request = HttpRequest(url=one.page, source=source, most=LARGEST, headers={"Accept": _ACCEPT})
            self._exchange.get(request, partial(self._came, one))

    def _came(self, one: WaitingRecord, outcome: HttpAnswer | FetchError) -> None:
        try:
            if isinstance(outcome, FetchError):
                raise outcome
            with costing_one():
                article = article_of_page(outcome, _article(one))
        except FetchError as fault:
            self._try_later(one, fault)
        else:
            with self._store.transaction():
                self._make_ready(one, article)
        self._write()

    def _make_ready(self, one: WaitingRecord, article: Article) -> None:
        """Written unless its whole text is there already: a page may have several addresses."""
        keys = keys_of(article, one.source)
        known = self._store.named(keys.text) if keys.text else None
        if known is not None and known.id != one.article:
            self._store.drop(one.id)
            return
        if keys.text:
            self._store.add_names(one.article, (keys.text,))
        self._store.make_ready(one.id, one.name, record_of(article))

    def _try_later(self, one: WaitingRecord, fault: FetchError) -> None:
        if one.tries + 1 >= _TRIES or not (fault.may_pass or fault.retry_after):
            self._give_up(one)
            return
        wait = max(_PAUSE * 2**one.tries, fault.retry_after or 0.0)
        with self._store.transaction():
            self._store.postpone(one.id, self._now + wait)

    def _give_up(self, one: WaitingRecord) -> None:
        with self._store.transaction():
            self._store.make_ready(one.id, one.name, one.record)


_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


def _article(one: WaitingRecord) -> Article:
    found = next(iter(READER.read(one.record, "", Bounds())), None)
    return found if isinstance(found, Article) else Article()
