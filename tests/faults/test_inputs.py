"""Folders that change under the reader: one line each, the rest is read, nobody waits."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.reading import read
from triage.readers.walk import LeftAlone

TEXT = "Harbour {} opens\n\nVELLMAR (Reuters) - The harbour is open again.\n"


def shrink(file: Path) -> None:
    file.write_text(file.read_text()[:30])


def empty(file: Path) -> None:
    file.write_text("")


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Path.unlink, "no such file or folder"), (shrink, None), (empty, None), (pipe, "no file any more"), (folder, "no file any more"),
        (loop, "too many levels of symbolic links"),
    ],
)  # fmt: skip
def test_a_file_that_changes_between_the_walk_and_the_reading(
    tmp_path: Path, change: Callable[[Path], None], said: str | None
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT.format(name))
    reading = read([str(tmp_path)])
    first = next(reading)
    change(tmp_path / "b.txt")
    rest = list(reading)
    articles = [thing for thing in (first, *rest) if isinstance(thing, Article)]
    assert {f"Harbour {name} opens" for name in "ac"} <= {article.title for article in articles}
    problems = [thing.message.lower() for thing in rest if isinstance(thing, Problem)]
    assert problems == ([said] if said else [])
    assert reading.unread == len(problems)


@pytest.mark.parametrize("lost", ["in", "in/b"])
def test_a_folder_that_goes_away_during_the_walk(tmp_path: Path, lost: str) -> None:
    for name in ("a/1", "b/2", "c/3"):
        (tmp_path / f"in/{name}.txt").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"in/{name}.txt").write_text(TEXT.format(name))
    reading = read([str(tmp_path / "in")])
    first = next(reading)
    assert isinstance(first, Article)
    shutil.rmtree(tmp_path / lost)
    rest = list(reading)
    assert all(isinstance(thing, Article | Problem | LeftAlone) for thing in rest)
    assert [thing.message for thing in rest if isinstance(thing, Problem)] == ["no such file or folder"] * (
        2 if lost == "in" else 1
    )
    assert len([thing for thing in rest if isinstance(thing, Article)]) == (0 if lost == "in" else 1)
