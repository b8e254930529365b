"""Names of the hits further down a list, recognised by forks of this process while those above are printed.

Names are most of what a long list costs. Forks know all articles and the recogniser without a byte being sent; they are
started when hits are ranked, while stories are looked for among them, or when hit after hit was asked for, and go only a
little ahead, so that what nobody scrolls to still costs next to nothing. Where there can be no forks, or one has ended, names are recognised here: they are the same.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec

from triage.article import Article
from triage.engines import forks
from triage.entities.entity import Entity

#: Articles that were asked for one after the other before anybody works ahead, and the least that must be left then.
STEADY, LEAST = 16, 16
#: Articles for each fork to be at or to have ready.
AHEAD = 16

Names = tuple[Entity, ...]


class SharedNames:
    """A recogniser that is told what it will be asked; `close` ends its forks."""

    def __init__(self, recognise: Callable[[Article], Names], jobs: int, early: int = AHEAD) -> None:
        """`early`: articles that each fork is given where they begin before anything was asked for."""
        self._recognise = recognise
        self._jobs = jobs
        self._early = early
        self._forks: list[_Fork] = []
        self._hold(())
        self._order: Sequence[int] = ()
        self._begin()

    def _hold(self, articles: Sequence[Article]) -> None:
        #: What forks know of, and its places there.
        self._articles = articles
        self._places = {id(article): place for place, article in enumerate(articles)}
        #: Places that a fork was given, and what came of those that are wanted later.
        self._given: set[int] = set()
        self._found: dict[int, Names] = {}

    def _begin(self) -> None:
        self._turns = {place: turn for turn, place in enumerate(self._order)}
        self._last = self._steady = -1
        #: The first turn that may not have been given to a fork.
        self._next = 0

    def start(self, articles: Sequence[Article], count: int) -> None:
        """Begin with the first `count` of these, before it is known which of them are asked for in which order."""
        self.close()
        self._hold(articles)
        if count < LEAST:
            return
        self._start()
        for place in range(min(count, self._early * len(self._forks))):
            if not self._give(self._forks[place % len(self._forks)], place):
                return

    def expect(self, articles: Sequence[Article]) -> None:
        """These will be asked for, in this order, as far as nobody stops before."""
        places = [self._places.get(id(article), -1) for article in articles]
        if self._forks and -1 not in places:
            self._order = places
        else:
            self.close()
            self._hold(articles)
            self._order = range(len(articles))
        self._begin()

    def recognise(self, article: Article) -> Names:
        """Entities in order of first mention."""
        place = self._places.get(id(article), -1)
        turn = self._turns.get(place, -1)
        if turn < 0:
            return self._recognise(article)
        # What a cache knows is not asked for here: nobody works ahead where few are left to recognise.
        self._steady = self._steady + 1 if turn == self._last + 1 else 0
        self._last = turn
        if self._steady >= STEADY or self._forks:
            self._work_ahead(turn)
        found = self._awaited(place, turn)
        if turn == len(self._order) - 1:
            self.close()
        return self._recognise(article) if found is None else found

    def close(self) -> None:
        """End all forks at once."""
        while self._forks:
            self._forks.pop().end()

    def _work_ahead(self, turn: int) -> None:
        self._next = max(self._next, turn + 1)
        if not self._forks and len(self._order) - self._next >= LEAST:
            self._start()
        while self._forks and self._next < len(self._order):
            place = self._order[self._next]
            if place not in self._given:
                fork = min(self._forks, key=lambda fork: len(fork.places))
                if len(fork.places) >= AHEAD:
                    return
                if not self._give(fork, place):
                    continue
            self._next += 1

    def _give(self, fork: "_Fork", place: int) -> bool:
        if not fork.ask(place):
            self._lose(fork)
            return False
        self._given.add(place)
        return True

    def _start(self) -> None:
        can_fork = sys.platform == "linux" and threading.active_count() == 1 and os.path.isdir("/proc/self/fd")  # noqa: PTH112
        if self._jobs < 2 or not can_fork:
            return
        # Lists and models are read once, and not by each.
        with suppress(OSError):
            for _ in range(self._jobs):
                self._forks.append(_forked(self._recognise, self._articles))

    def _awaited(self, place: int, turn: int) -> Names | None:
        """What a fork has found; None where none was asked, or it has ended."""
        if place in self._found:
            return self._found.pop(place)
        fork = next((each for each in self._forks if place in each.places), None)
        while fork is not None and place in fork.places:
            first = fork.places[0]
            found = fork.answer()
            if found is None:
                self._lose(fork)
                return None
            if first == place:
                return found
            # Places that were passed over are not wanted any more.
            if self._turns.get(first, -1) > turn:
                self._found[first] = found
        return None

    def _lose(self, fork: "_Fork") -> None:
        self._forks.remove(fork)
        self._given.difference_update(fork.places)
        fork.end()


class _Fork:
    """One that recognises, seen from here: what it was asked and has not answered, in order."""

    def __init__(self, pid: int, orders: int, answers: int) -> None:
        self._pid = pid
        self._orders = orders
        self._answers = os.fdopen(answers, "rb")
        self.places: deque[int] = deque()

    def ask(self, place: int) -> bool:
        """False where it is not there any more."""
        try:
            os.write(self._orders, place.to_bytes(4, "big"))
        except OSError:
            return False
        self.places.append(place)
        return True

    def answer(self) -> Names | None:
        """The names of the first article that it was asked; None where it has ended."""
        head = self._answers.read(4)
        size = int.from_bytes(head, "big")
        data = self._answers.read(size)
        if len(head) < 4 or len(data) < size:
            return None
        self.places.popleft()
        return msgspec.msgpack.decode(data, type=Names)

    def end(self) -> None:
        """End it, now."""
        os.close(self._orders)
        self._answers.close()
        forks.end(self._pid)


def _forked(recognise: Callable[[Article], Names], articles: Sequence[Article]) -> _Fork:
    def serve(orders: int, answers: int) -> None:
        # Whoever waits for the end of a pipe waits for all who hold its other end: a pager for us, a fork for its orders.
        for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208
            if number > 2 and number not in (orders, answers):
                with suppress(OSError):
                    os.close(number)
        with os.fdopen(orders, "rb") as asked, os.fdopen(answers, "wb") as stream:
            while place := asked.read(4):
                data = msgspec.msgpack.encode(recognise(articles[int.from_bytes(place, "big")]))
                stream.write(len(data).to_bytes(4, "big") + data)
                stream.flush()

    fork = forks.forked(serve)
    return _Fork(fork.pid, fork.orders, fork.answers)
