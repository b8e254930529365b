"""Progress: on a terminal, in a run that lasts, and nowhere else."""

import io

from triage.article import Article
from triage.cli import progress
from triage.environment import Environment


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch, stderr: io.BytesIO, *, seconds: float, **how: bool) -> bytes:
    clock = iter(range(10_000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock) * seconds)
    from pathlib import Path

    environment = Environment(io.BytesIO(), io.BytesIO(), stderr, {}, Path())
    articles = [Article(body="x")] * 100
    assert list(progress.with_progress(articles, environment, **how)) == articles
    return stderr.getvalue()


def test_a_long_run_says_how_far_it_is_and_clears_the_line(monkeypatch):
    said = shown(monkeypatch, Terminal(), seconds=1.5)
    assert b"32 articles read" in said
    assert said.endswith(progress.CLEAR)


def test_short_runs_quiet_runs_and_pipes_say_nothing(monkeypatch):
    assert shown(monkeypatch, Terminal(), seconds=0.01) == b""
    assert shown(monkeypatch, Terminal(), seconds=1.5, is_quiet=True) == b""
    assert shown(monkeypatch, io.BytesIO(), seconds=1.5) == b""
