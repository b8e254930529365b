"""Whatever an option names instead of a file: one sentence, status 2, and the command ends."""

import os
import shlex
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk

from triage.bounded_file import bytes_of, rest_of

#: Where a file is named, and the place of its name.
OPTIONS = {
    "files-from": ("scan", "--files-from", "FILE", "-t", "cod"),
    "profile": ("scan", "in", "-p", "FILE"),
    "label --from": ("label", "--from", "FILE", "-p", "cod.toml"),
    "labels": ("profile", "test", "cod.toml", "in", "--labels", "FILE"),
    "rerun": ("rerun", "FILE"),
    "profile new": ("profile", "new", "cod", "--file", "FILE"),
    "sources": ("fetch", "FILE"),
    "opml": ("fetch", "sources.toml", "--opml", "FILE"),
    "report": ("report", "FILE"),
    "list": ("scan", "in", "-p", "names.toml"),
    "settings": ("scan", "in", "-t", "cod"),
    "password": ("digest", "in", "-p", "cod.toml", "--mail"),
    "corrections": ("scan", "in", "-p", "cod.toml", "--with", "entities", "--json"),
}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.article("in/a.txt", "Cod Quota Falls", "The cod quota fell.")
    desk.write("cod.toml", 'terms = ["cod"]\n')
    desk.write("sources.toml", '[[source]]\nurl = "https://127.0.0.1:9/feed"\n')
    return desk


def named(desk: Desk, option: str, file: Path) -> tuple[str, ...]:
    """The command line with the file where `option` has it."""
    if option == "list":
        desk.write("names.toml", f'terms = ["file:{file}"]\n')
    elif option == "settings":
        (desk.folder / "triage.toml").symlink_to(file)
    elif option == "password":
        desk.write("triage.toml", f'[mail]\nhost = "127.0.0.1"\nuser = "u"\nfrom = "a@b.example"\nto = ["a@b.example"]\npassword_file = "{file}"\n')  # fmt: skip
    elif option == "corrections":
        (desk.folder / "entities.toml").symlink_to(file)
    return tuple(str(file) if word == "FILE" else word for word in OPTIONS[option])


@pytest.mark.parametrize("option", OPTIONS)
def test_a_file_beyond_all_bounds_is_not_read(desk: Desk, option: str) -> None:
    """It takes no room on the disk, and would in memory."""
    file = desk.folder / "large"
    with file.open("wb") as stream:
        stream.truncate(1 << 40)
    ran = desk.triage(*named(desk, option, file))
    assert ran.status == 2
    assert "arger than " in ran.err.splitlines()[0]


@pytest.mark.parametrize("option", ["profile", "profile new", "sources", "opml", "list", "settings", "password"])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_an_end_is_cut_off(desk: Desk, option: str) -> None:
    ran = desk.triage(*named(desk, option, Path("/dev/zero")))
    assert ran.status == 2
    assert "arger than " in ran.err.splitlines()[0]


#: Beside the options that name a file to read: those that name what is written, or kept.
WRITTEN = {
    "output": ("scan", "in", "-t", "cod", "-o", "FILE"),
    "tables": ("scan", "in", "-t", "cod", "--format", "sqlite", "-o", "FILE"),
    "digest": ("digest", "in", "-p", "cod.toml", "-o", "FILE"),
    "state": ("digest", "in", "-p", "cod.toml", "--state", "FILE"),
    "memory": ("watch", "in", "-p", "cod.toml", "--poll", "--for", "0s", "--state", "FILE"),
    "new": ("profile", "new", "cod", "--folder", "FILE"),
    "path": ("scan", "FILE", "-t", "cod"),
    "folders": ("mcp", "FILE"),
    "sample": ("sample", "in", "-p", "cod.toml", "--labels", "FILE"),
}


@pytest.fixture
def locked(desk: Desk) -> Iterator[Path]:
    """A folder that may not be entered, but by those who may enter every folder."""
    folder = desk.folder / "locked"
    folder.mkdir(mode=0)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("where", ["locked/file", "x" * 300])
@pytest.mark.parametrize("option", [*OPTIONS, *WRITTEN])
def test_a_name_that_cannot_be_looked_up_is_no_bug_of_ours(
    desk: Desk, locked: Path, option: str, where: str
) -> None:
    """A folder that may not be entered, as another user's home is; a name that is too long for a file."""
    if where.startswith("locked") and os.access(locked, os.X_OK):
        pytest.skip("who runs this may enter every folder")
    if option == "settings" and len(where) > 255:
        pytest.skip("no link has such a target")
    if option in OPTIONS:
        command = named(desk, option, desk.folder / where)
    else:
        command = tuple(where if word == "FILE" else word for word in WRITTEN[option])
    ran = desk.triage(*command)
    assert ran.status in (2, 3, 74), ran
    assert ran.err.startswith("triage: ") and "internal" not in ran.err
    assert "ermission denied" in ran.err or "too long" in ran.err or "no such file" in ran.err, ran.err


@pytest.mark.parametrize("folder", ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"])
def test_a_home_that_may_not_be_entered(desk: Desk, locked: Path, folder: str) -> None:
    if os.access(locked, os.X_OK):
        pytest.skip("who runs this may enter every folder")
    ran = desk.triage("digest", "in", "-p", "cod.toml", env={folder: str(locked)})
    assert ran.status == (0 if folder == "XDG_CACHE_HOME" else 2), ran
    assert "internal" not in ran.err


def test_profiles_that_may_not_be_looked_at_are_not_none(desk: Desk) -> None:
    folder = desk.folder / "profiles"
    desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
    folder.chmod(0)
    try:
        if os.access(folder, os.X_OK):
            pytest.skip("who runs this may enter every folder")
        for words in ((), ("-p", "profiles"), ("-p", "cod")):
            ran = desk.triage("scan", "in", *words)
            assert (ran.status, ran.err.endswith("profiles: this folder cannot be read: permission denied\n")) == (
                2,
                True,
            )
    finally:
        folder.chmod(0o755)


def test_a_password_has_no_zeros(desk: Desk) -> None:
    file = desk.write("zeros", b"\0" * 40)
    ran = desk.triage(*named(desk, "password", file))
    assert (ran.status, "must hold the password and nothing else" in ran.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_waited_for_where_somebody_has_opened_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="A pipe to which nobody writes"):
        bytes_of(pipe, patience=0.0)
    waits = threading.Event()

    def write() -> None:
        with pipe.open("wb") as stream:
            waits.wait(20)
            stream.write(b"cod")

    writer = threading.Thread(target=write)
    writer.start()
    threading.Timer(0.05, waits.set).start()
    assert bytes_of(pipe, patience=20.0) == b"cod"
    writer.join()


def test_as_much_as_the_bound_is_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 2000)
    assert len(bytes_of(file, 2000)) == 2000
    with pytest.raises(OSError, match="Larger than"):
        bytes_of(file, 1999)
    with file.open("rb") as stream, pytest.raises(OSError, match="Larger than"):
        rest_of(stream, 1999)
    with pytest.raises(IsADirectoryError):
        bytes_of(tmp_path)


@pytest.mark.skipif(not Path("/dev/fd").exists() or shutil.which("bash") is None, reason="no <(…) here")
@pytest.mark.parametrize("option", ["files-from", "profile", "rerun"])
def test_what_another_program_writes_is_read(desk: Desk, option: str) -> None:
    written = {
        "files-from": "in/a.txt\n",
        "profile": 'terms = ["cod"]\n',
    }
    if option == "rerun":
        desk.triage("scan", "in", "-t", "cod", "--json", "-o", "run.json")
        written[option] = (desk.folder / "run.json").read_text()
    desk.write("written", written[option])
    words = " ".join("<(cat written)" if word == "FILE" else word for word in OPTIONS[option])
    ran = desk.shell(f"exec bash -c {shlex.quote(f'$TRIAGE {words}')}")
    assert (ran.status, ran.err) == (0, "")
    assert "Cod Quota Falls" in ran.out or "the same to the byte" in ran.out


def test_a_link_to_itself_is_no_bug_of_ours(desk: Desk) -> None:
    (desk.folder / "loop").symlink_to("loop")
    for form in ("json", "sqlite"):
        ran = desk.triage("scan", "in", "-t", "cod", "--format", form, "-o", "loop")
        assert ran.status in (0, 74)
    (desk.folder / "_labels.jsonl").symlink_to("_labels.jsonl")
    assert desk.triage("label", "keep", "in/a.txt", "-p", "cod.toml").status == 74
