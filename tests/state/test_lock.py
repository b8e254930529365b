"""One digest at a time: whatever the state is called, whoever opens and closes files, whoever planted a link."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from triage.errors import DeliveryError
from triage.state.lock import Lock, LockedError


def is_free(state: Path) -> bool:
    """Whether another process gets the lock."""
    code = "import sys; from pathlib import Path; from triage.state.lock import Lock\nwith Lock(Path(sys.argv[1])): pass"
    ran = subprocess.run([sys.executable, "-c", code, str(state)], capture_output=True, timeout=30, check=False)
    assert ran.returncode == 0 or b"LockedError" in ran.stderr, ran.stderr
    return ran.returncode == 0


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "states" / "digests.sqlite"


def test_it_is_held_until_the_block_ends(state: Path) -> None:
    with Lock(state):
        assert not is_free(state)
        with pytest.raises(LockedError, match=rf"digests.sqlite \(process {os.getpid()}\)"), Lock(state):
            pass
    assert is_free(state)


def test_closing_another_descriptor_of_its_file_does_not_give_it_back(state: Path) -> None:
    with Lock(state):
        for file in state.parent.iterdir():
            file.read_bytes()
        assert not is_free(state)


def test_it_belongs_to_the_real_path(state: Path, tmp_path: Path) -> None:
    state.parent.mkdir()
    (tmp_path / "link").symlink_to(state.parent)
    (tmp_path / "file.sqlite").symlink_to(state)
    with Lock(tmp_path / "link" / state.name):
        assert not is_free(state)
        assert not is_free(tmp_path / "file.sqlite")
        assert is_free(tmp_path / "other.sqlite")


@pytest.mark.parametrize("plant", [os.symlink, os.link])
@pytest.mark.parametrize("name", [".digests.sqlite.lock", "digests.sqlite.lock"])
def test_a_planted_link_is_neither_followed_nor_emptied(
    state: Path, tmp_path: Path, plant: object, name: str
) -> None:
    state.parent.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    plant(victim, state.parent / name)  # type: ignore[operator]
    if name[0] == ".":
        with pytest.raises(DeliveryError, match="lock"), Lock(state):
            pass
    else:
        with Lock(state):
            assert not is_free(state)
    assert victim.read_text() == "precious"


def test_a_worker_that_outlives_its_run_does_not_keep_the_next_one_out(state: Path) -> None:
    read, write = os.pipe()
    with Lock(state):
        child = os.fork()
        if not child:
            os.close(write)
            os.read(read, 1)
            os._exit(0)
        os.close(read)
        assert not is_free(state)
    try:
        assert is_free(state)
    finally:
        os.close(write)
        os.waitpid(child, 0)


def test_a_state_of_two_names_has_one_lock(state: Path) -> None:
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_bytes(b"SQLite format 3\0")
    other = state.with_name("other.sqlite")
    os.link(state, other)
    with Lock(state):
        assert not is_free(other)
    assert is_free(other)
    with Lock(other):
        assert not is_free(state)
    other.unlink()
    with Lock(state):
        assert not is_free(state)
