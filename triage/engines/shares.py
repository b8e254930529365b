"""One long computation over what is in memory, shared out among forks of this process; elsewhere done here.

For what is read already, and where only small answers come back: a fork has everything that this process has, without
a byte being sent.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import zip_longest

import msgspec

from triage.article import Article
from triage.engines.forks import Fork, forked
from triage.matcher import Detail, Matched, Matcher

#: Articles matched together, and the least that are worth a fork.
BATCH, LEAST = 64, 1000


def match_all(matcher: Matcher, articles: Sequence[Article], detail: Detail, jobs: int) -> list[Matched]:
    """The result of each article, in their order."""
    count = min(jobs, len(articles) // LEAST)
    if count < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return _matched(matcher, articles, detail)
    size = -(-len(articles) // count)
    slices = [articles[start : start + size] for start in range(0, len(articles), size)]
    others: list[Fork] = []
    with suppress(OSError):  # what there is no process for is matched here
        for own in slices[1:]:
            others.append(_forked(partial(_matched, matcher, own, detail)))  # noqa: PERF401 - those made before a refusal are kept
    matched = _matched(matcher, slices[0], detail)
    for own, fork in zip_longest(slices[1:], others):
        matched += (fork and _answer(fork)) or _matched(matcher, own, detail)
    return matched


def _matched(matcher: Matcher, articles: Sequence[Article], detail: Detail) -> list[Matched]:
    batches = (articles[start : start + BATCH] for start in range(0, len(articles), BATCH))
    return [one for batch in batches for one in matcher.match(batch, detail)]


def _forked(work: Callable[[], list[Matched]]) -> Fork:
    """A fork that does the work, and answers once."""

    def serve(orders: int, answers: int) -> None:
        os.close(orders)
        with os.fdopen(answers, "wb") as stream:
            stream.write(msgspec.msgpack.encode(work()))

    fork = forked(serve)
    os.close(fork.orders)
    return fork


def _answer(fork: Fork) -> list[Matched]:
    """What a fork found; nothing where it was ended."""
    with os.fdopen(fork.answers, "rb") as stream:
        data = stream.read()
    os.waitpid(fork.pid, 0)
    try:
        return msgspec.msgpack.decode(data, type=list[Matched])
    except msgspec.DecodeError:
        return []
