"""Which files a walk finds, in which order, and what it leaves alone."""

import os
from pathlib import Path

import pytest

from triage.errors import Problem
from triage.readers.own_files import OwnFiles
from triage.readers.walk import FoundFile, LeftAlone, walk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def found(*paths: str, **options: object) -> list[str]:
    return [thing.path for thing in walk(paths, **options) if isinstance(thing, FoundFile)]  # type: ignore[arg-type]


def left(*paths: str, **options: object) -> dict[str, str]:
    things = walk(paths, **options)  # type: ignore[arg-type]
    return {thing.path: thing.reason for thing in things if isinstance(thing, LeftAlone)}


def problems(*paths: str) -> list[Problem]:
    return [thing for thing in walk(paths) if isinstance(thing, Problem)]


def test_nested_folders_come_in_code_point_order_of_the_whole_path(folder: Path) -> None:
    put(folder, "in/b.txt", "in/a/z.txt", "in/a.txt", "in/a-1.txt", "in/a0.txt", "in/B.txt", "in/é.txt")
    assert found("in") == sorted(found("in"))
    assert found("in") == ["in/B.txt", "in/a-1.txt", "in/a.txt", "in/a/z.txt", "in/a0.txt", "in/b.txt", "in/é.txt"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [("in", "in/a.txt"), ("in/", "in/a.txt"), ("in//", "in/a.txt"), ("./in", "./in/a.txt"), (".", "./in/a.txt")],
)
def test_a_path_is_as_typed_plus_the_relative_path(folder: Path, typed: str, path: str) -> None:
    put(folder, "in/a.txt")
    assert found(typed) == [path]


def test_what_belongs_to_triage_or_to_nobody_is_left_alone(folder: Path) -> None:
    put(
        folder,
        "in/README.md",
        "in/LICENSE",
        "in/a.toml",
        "in/profiles/a.txt",
        "in/.a.txt",
        "in/_labels.jsonl",
        "in/.git/a",
    )
    put(folder, "in/readme first.txt", "in/my profiles/a.txt", "in/Licensed.txt", "in/a_b.txt", "in/profiles.txt")
    assert found("in") == [
        "in/Licensed.txt",
        "in/a_b.txt",
        "in/my profiles/a.txt",
        "in/profiles.txt",
        "in/readme first.txt",
    ]
    assert left("in") == {
        "in/README.md": "rule",
        "in/LICENSE": "rule",
        "in/a.toml": "rule",
        "in/profiles": "rule",
        "in/.a.txt": "hidden",
        "in/_labels.jsonl": "hidden",
        "in/.git": "hidden",
    }


def test_what_is_named_is_found_whatever_its_name(folder: Path) -> None:
    put(folder, "README.md", "_a/b.txt", ".hidden")
    assert list(walk(["README.md"])) == [FoundFile("README.md", is_named=True, is_alone=True)]
    assert found(".hidden", "README.md", "_a") == [".hidden", "README.md", "_a/b.txt"]


def test_what_is_named_is_found_though_its_folder_is_named_too(folder: Path) -> None:
    put(folder, "in/_chat.txt", "in/_other.txt", "in/a.txt", "in/b.csv")
    assert found("in", "in/_chat.txt") == ["in/_chat.txt", "in/a.txt", "in/b.csv"]
    assert found("in/b.csv", "in", include=["*.txt"]) == ["in/a.txt", "in/b.csv"]
    assert left("in", "in/_chat.txt") == {"in/_other.txt": "hidden"}


def test_missing_paths_are_left_to_whoever_opens_them(folder: Path) -> None:
    assert list(walk(["gone.txt"])) == [FoundFile("gone.txt", is_named=True, is_alone=True)]
    assert list(walk(["-"])) == [FoundFile("-", is_named=True, is_alone=True)]


def test_patterns_that_the_shell_left_are_expanded(folder: Path) -> None:
    put(folder, "a1.txt", "a2.txt", "b.txt", "in/deep/c.txt")
    assert found("a?.txt") == ["a1.txt", "a2.txt"]
    assert found("**/c.txt") == ["in/deep/c.txt"]
    assert found("z*.txt") == ["z*.txt"]
    assert found("a*.txt", is_literal=True) == ["a*.txt"]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    put(folder, "a[1].txt", "a1.txt")
    assert found("a[1].txt") == ["a[1].txt"]


def test_a_file_given_twice_is_found_once(folder: Path) -> None:
    put(folder, "in/a.txt", "in/b.txt")
    assert found("in/b.txt", "in", "in/", "in/b.txt") == ["in/a.txt", "in/b.txt"]


def test_include_and_exclude(folder: Path) -> None:
    put(folder, "in/a.txt", "in/b.md", "in/old/c.txt", "in/old/d.md", "draft.txt")
    assert found("in", include=["*.txt"]) == ["in/a.txt", "in/old/c.txt"]
    assert found("in", include=["old/*"]) == ["in/old/c.txt", "in/old/d.md"]
    assert found("in", exclude=["old"]) == ["in/a.txt", "in/b.md"]
    assert left("in", exclude=["old"]) == {"in/old": "excluded"}
    assert found("in", exclude=["**/c.*"]) == ["in/a.txt", "in/b.md", "in/old/d.md"]
    assert found("draft.txt", include=["*.md"]) == ["draft.txt"]
    assert found("draft.txt", exclude=["draft*"]) == []


def test_links(folder: Path) -> None:
    put(folder, "in/a.txt", "in/sub/b.txt", "out/c.txt", "inner/d.txt")
    Path("in/same.txt").symlink_to("a.txt")
    Path("in/away.txt").symlink_to(folder / "out/c.txt")
    Path("in/sub/up").symlink_to("..")
    Path("in/outside").symlink_to(folder / "out")
    Path("in/beside.txt").symlink_to(folder / "inner/d.txt")
    assert found("in") == ["in/a.txt", "in/same.txt", "in/sub/b.txt"]
    assert left("in") == dict.fromkeys(("in/away.txt", "in/sub/up", "in/outside", "in/beside.txt"), "link")
    assert problems("in") == []
    Path("linked").symlink_to("in")
    assert "linked/a.txt" in found("linked")


def test_links_to_nothing_and_to_themselves_are_problems(folder: Path) -> None:
    put(folder, "in/a.txt")
    Path("in/gone").symlink_to("nowhere")
    Path("in/loop").symlink_to("loop")
    assert [(problem.path, problem.code) for problem in problems("in")] == [
        ("in/gone", "unreadable"),
        ("in/loop", "unreadable"),
    ]
    assert str(problems("in")[0]) == "in/gone: a link to nothing"
    assert found("in") == ["in/a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_forbidden_folder_is_a_problem(folder: Path) -> None:
    put(folder, "in/a.txt", "in/locked/b.txt", "in/z.txt")
    Path("in/locked").chmod(0)
    try:
        assert [str(problem) for problem in problems("in")] == ["in/locked: permission denied"]
        assert found("in") == ["in/a.txt", "in/z.txt"]
    finally:
        Path("in/locked").chmod(0o700)


def test_devices_are_left_alone(folder: Path) -> None:
    put(folder, "in/a.txt")
    os.mkfifo("in/pipe")
    assert found("in") == ["in/a.txt"]
    assert left("in") == {"in/pipe": "device"}


def test_folders_deeper_than_python_recurses(folder: Path) -> None:
    depth = 1200
    os.chdir(folder)
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("x")
    os.chdir(folder)
    try:
        assert found("d") == ["d/" * depth + "a.txt"]
    finally:
        # What clears temporary folders away does recurse.
        os.chdir("d/" * depth)
        Path("a.txt").unlink()
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()


def test_files_of_triage_itself_are_left_alone_under_any_name(tmp_path: Path) -> None:
    """To open and close the state would drop SQLite's locks on it."""
    states = tmp_path / "inbox" / "states"
    states.mkdir(parents=True)
    for name in ("mine.db", "mine.db-wal", "mine.db.pending-7", "not-mine.db"):
        (states / name).write_text("rain")
    (states / "link.txt").symlink_to("mine.db")
    (states / "hard.txt").hardlink_to(states / "mine.db")
    (tmp_path / "inbox" / "mine.db").write_text("an article in another folder")
    own = OwnFiles([states / "mine.db"])
    inbox = str(tmp_path / "inbox")
    assert found(inbox, own=own) == [f"{inbox}/mine.db", f"{inbox}/states/not-mine.db"]
    left = {Path(one.path).name for one in walk([inbox], own=own) if isinstance(one, LeftAlone)}
    assert left == {"mine.db", "mine.db-wal", "mine.db.pending-7", "link.txt", "hard.txt"}
    # Nor where it is named.
    assert [type(one) for one in walk([f"{states}/mine.db", f"{states}/not-mine.db"], own=own)] == [
        LeftAlone,
        FoundFile,
    ]
