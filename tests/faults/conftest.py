"""The shim, built once; where it cannot be, the tests are skipped and say so."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.faulty import HERE, Machine


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A process in which every change of the disk can be made to fail."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("faults are injected on Linux, with a C compiler")
    shim = tmp_path_factory.mktemp("shim") / "shim.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(HERE / "shim.c"), "-ldl"],
        check=True,
        timeout=600,
    )
    made = Machine(shim)
    yield made
    made.close()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with a profile and articles, one of them a copy."""
    folder = tmp_path / "desk"
    for name in ("in", "profiles", "home", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "profiles/cod.toml").write_text('title = "Cod"\nterms = ["cod", "herring"]\n')
    for number in range(5):
        (folder / f"in/{number}.txt").write_text(
            f"Cod quota {number}\n\nVELLMAR (Reuters) - Boats number {number} land cod.\n"
        )
    (folder / "in/6.xml").write_text(
        "<nitf><head><title>Herring</title></head><body><body.content><p>Herring is dear.</p></body.content></body></nitf>"
    )
    return folder
