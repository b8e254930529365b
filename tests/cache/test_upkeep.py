"""The cache's file from the user's chair: found, damaged, locked, cleared, never in the way."""

import json
import os
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from desk import Desk, Ran, child

from triage.cache import remembered, shelves
from triage.cache.cache import FILE, CacheStore
from triage.readers.contract import Bounds
from triage.readers.reading import Reading, files_of

CACHE = "home/.cache/triage/cache-2.sqlite3"
#: Files of a shelf here, and of two full ones, of which the first is written whatever time the run takes.
SHELF, ENOUGH = 100, 250


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder with so much in it that it is worth remembering, all of it settled: shelves are small, a tick is short."""
    monkeypatch.setattr(shelves, "FILES", SHELF)
    monkeypatch.setattr(remembered, "MARGIN_NS", 20_000_000)
    desk = Desk(tmp_path)
    (tmp_path / "inbox").mkdir()
    for number in range(ENOUGH):
        (tmp_path / "inbox" / f"{number:04}.txt").write_text(
            f"Cod {number}\n\nThe {'cod' if number % 50 == 0 else 'ham'} fell on Monday.\n"
            + "It rained a lot. " * 3
        )
    time.sleep(0.04)
    return desk


def scan(desk: Desk, *more: str) -> Ran:
    return desk.triage("scan", "inbox", "-t", "cod in the north", "-t", "cod", "--format", "paths", *more)


def test_a_cache_is_made_used_shown_damaged_and_cleared(desk: Desk) -> None:
    """One desk for all of it, in the order in which these things happen to a cache."""
    cache = desk.folder / CACHE
    told = scan(desk, "--no-cache")
    assert not cache.exists()
    assert scan(desk).stdout == told.stdout
    assert cache.exists()
    assert cache.stat().st_mode & 0o077 == 0, "nobody else's business"

    # The second run opens no article: nothing of them can be read any more, and the report is the same.
    written = cache.stat().st_mtime_ns
    traced = desk.triage("scan", "inbox", "-t", "cod in the north", "-t", "cod", "--format", "paths", "--timings")
    assert traced.stdout == told.stdout
    assert "match 0.000 s" in traced.err
    assert cache.stat().st_mtime_ns == written, "nothing new, nothing written"
    shown = desk.triage("cache", "show").out
    assert "iB of at most 512.0 MiB" in shown
    assert "shelves   3" in shown

    # Another run is writing just now.
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    locked = scan(desk, "-v")
    assert (locked.status, locked.stdout) == (0, told.stdout)
    assert "database is locked; went on without the cache" in locked.err
    assert scan(desk).stderr == b"", "only where more is asked for"
    other.close()

    # One byte inside an article, where SQLite does not look.
    data = bytearray(cache.read_bytes())
    place = data.rindex(b"The ham fell")
    data[place + 4 : place + 7] = b"cod"
    cache.write_bytes(data)
    changed = desk.triage("scan", "inbox", "-t", "fell", "--json", "-v")
    assert changed.stdout == desk.triage("scan", "inbox", "-t", "fell", "--json", "--no-cache").stdout
    assert "was damaged and put aside; went on without the cache" in changed.err
    assert cache.with_name(cache.name + ".damaged").exists()

    # Cut in the middle.
    assert scan(desk).stdout == told.stdout
    os.truncate(cache, cache.stat().st_size // 2)
    assert scan(desk, "-v").stdout == told.stdout
    assert scan(desk, "-v").stdout == told.stdout
    cache.write_bytes(b"no database at all " * 1000)
    for _ in range(3):
        assert (scan(desk).stdout, scan(desk).stderr) == (told.stdout, b"")

    assert "iB before" in desk.triage("cache", "prune", env={"TRIAGE_CACHE_SIZE": "64 KiB"}).out
    assert scan(desk).stdout == told.stdout
    assert desk.triage("cache", "clear").out.startswith("removed ")
    assert desk.triage("cache", "clear").out == "there was nothing to remove\n"
    assert desk.triage("cache", "show").lines[1] == "empty"

    # Not where it is not wanted, and not where it cannot be.
    for env in ({"TRIAGE_CACHE": "false"}, {"XDG_CACHE_HOME": "/proc/nowhere"}):
        words = ("scan", "inbox", "-t", "cod in the north", "-t", "cod", "--format", "paths")
        assert desk.triage(*words, env=env).stdout == told.stdout
        assert not cache.exists()

    # Whatever wants the articles alone keeps them and takes them from there.
    for words in (
        ("matches", "inbox", "-t", "cod"),
        ("entities", "inbox"),
        ("profile", "check", "profiles", "--on", "inbox"),
    ):
        desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
        anew = desk.triage(*words, env={"TRIAGE_CACHE": "false"})
        assert (anew.status, cache.exists()) == (0, False)
        for _ in range(2):
            assert desk.triage(*words).stdout == anew.stdout
            assert "shelves   3" in desk.triage("cache", "show").out
        assert desk.triage("cache", "clear").status == 0


def test_a_few_files_are_not_worth_a_cache(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(10):
        desk.article(f"inbox/{number}.txt", "Cod", "The cod fell.")
    assert scan(desk).status == 0
    assert not (desk.folder / CACHE).exists()


def at_once() -> None:
    """What was written just now and read in no time is worth keeping."""
    remembered.MARGIN_NS, remembered.WORTHWHILE = 0, 0.0


def test_two_runs_at_once_are_as_good_as_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(200):
        desk.article(f"inbox/{number // 10}/{number}.txt", f"Cod {number}", "The cod fell. " * 20)
    words = ["scan", "inbox", "-t", "cod", "--jsonl", "-j", "1"]
    expected = desk.triage(*words, "--no-cache").of_type("hit")
    for _ in range(2):
        with ExitStack() as open_files:
            outputs = [open_files.enter_context(tempfile.TemporaryFile("w+")) for _ in range(3)]
            runs = [
                child(tmp_path, desk.variables, words, (output.fileno(), output.fileno()), at_once)
                for output in outputs
            ]
            assert [os.waitpid(run, 0)[1] for run in runs] == [0, 0, 0]
            for output in outputs:
                output.seek(0)
                records = map(json.loads, output.read().splitlines())
                assert [record for record in records if record["type"] == "hit"] == expected
        assert (desk.folder / CACHE).exists()


@pytest.mark.parametrize(("margin", "kept"), [(3_000_000_000, 0), (0, 1)])
def test_what_changed_just_now_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, margin: int, kept: int
) -> None:
    """It could change again within one tick of the file system's clock, and nobody would know."""
    monkeypatch.setattr(remembered, "MARGIN_NS", margin)
    monkeypatch.setattr(remembered, "WORTHWHILE", 0.0)
    (tmp_path / "a.txt").write_text("Cod\n\nThe cod fell.\n")
    time.sleep(0.02)
    store = CacheStore(tmp_path / "cache" / FILE, 1 << 20)
    view = remembered.Remembered(store, str(tmp_path), b"reading", None)
    assert len(list(Reading(files_of([str(tmp_path)]), None, Bounds(), view.around))) == 1
    view.close()
    with closing(CacheStore(store.file, 1 << 20)) as again:
        assert again.held().shelves == kept


def test_the_cache_keeps_its_bound_and_drops_what_was_used_longest_ago(tmp_path: Path) -> None:
    from triage.cache.cache import NewShelf

    store = CacheStore(tmp_path / FILE, 40_000)
    for number in range(6):
        mark = bytes([number]) * 8
        store.write([NewShelf(mark, b"rows", mark, b"x" * 10_000, b"key", b"told")])
    store.used([1])
    assert store.prune() == 3
    kept = [number for place in range(6) for number, _, _ in store.shelves(bytes([place]) * 8)]
    assert kept == [4, 5, 6], "all of one day: the first go first"
    assert store.told(6, bytes([5]) * 8, b"key") == b"told"
    assert store.told(6, bytes([4]) * 8, b"key") is None, "sealed for another shelf"
    store.close()
