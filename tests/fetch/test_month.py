"""Two days of fetches in which everything fails: each article once, none lost, every correction there.

The month is `python benchmarks/fetch/month.py`.
"""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.slow
def test_each_article_once_and_none_lost(tmp_path: Path, benchmarks: Callable[[str], None]):
    benchmarks("fetch")
    month = importlib.import_module("month")
    world = month.World(sources=3, days=2, seed=5)
    statuses = month.month(tmp_path, world, kill_every=12)
    assert month.account(tmp_path, world) == ([], [], [])
    # It was no idle walk, and those who count would notice.
    assert statuses[0]
    assert statuses[3] > 10
    assert sum(count for mood, count in world.happened.items() if mood != "fine") > 20
    file = next((tmp_path / "inbox").rglob("*.json"))
    file.with_name("again.json").write_bytes(file.read_bytes())
    assert month.account(tmp_path, world)[1]
    file.unlink()
    file.with_name("again.json").unlink()
    assert month.account(tmp_path, world)[0] or month.account(tmp_path, world)[2]
