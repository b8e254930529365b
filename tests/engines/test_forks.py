"""Where no process is to be had, nothing is left open and nothing is lost."""

import os
import sys
from pathlib import Path

import pytest

from triage.article import Article
from triage.engines.forks import forked
from triage.engines.shares import LEAST, match_all
from triage.matcher import Matcher
from triage.profiles.load import profile_of_terms

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are taken on Linux only")


def refuse() -> int:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def test_a_fork_that_is_refused_leaves_no_pipe_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", refuse)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with pytest.raises(BlockingIOError):
            forked(lambda orders, answers: None)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_there_is_no_process_for_is_matched_here(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher([profile_of_terms(["harbour"])])
    articles = [Article(body=f"The harbour {number}.") for number in range(2 * LEAST)]
    monkeypatch.setattr(os, "fork", refuse)
    assert len(match_all(matcher, articles, "verdict", 2)) == 2 * LEAST
