"""Every example of the README and of docs/ does what it says: shells, profiles and Python run here as they stand."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from extent import IS_WHOLE
from served import program

from triage.profiles.load import parse_profile

from .pages import ROOT, Block, blocks

INSTALLS = "python3 -m venv "
OURS = re.compile(r"(?:^|[|;&] *)(?:\S*/)?triage\b")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    """A reader's home: the sample articles as `sample_data`, `inbox`, and in `~/news`, with profiles of its own."""
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    shutil.copytree(ROOT / "sample_data", tmp_path / "inbox")
    news = tmp_path / "news"
    shutil.copytree(ROOT / "sample_data" / "2026-11-20", news / "inbox")
    shutil.copytree(ROOT / "sample_data" / "profiles", news / "profiles")
    with program(news / ".venv" / "bin"):
        yield tmp_path


def shell(command: str, desk: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run it as its reader would, a failure anywhere in a pipe being one."""
    path = os.pathsep.join([str(desk / "news" / ".venv" / "bin"), os.environ.get("PATH", os.defpath)])
    variables = {"PATH": path, "HOME": str(desk), "LANG": "C.UTF-8", "TRIAGE_REMEMBER": "1"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        check=False,
        cwd=desk,
        env=variables,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )


#: A command that a shell only splits into words, and what its output is piped into: it can be run in the process of the tests.
PLAIN = re.compile(r"""(triage [\w ./,:=@%+"'-]+?) *(?:>/dev/null|#.*|\|((?:(?!triage).)+))?""")


def succeeds(command: str, desk: Path) -> str:
    folder, _, rest = command.rpartition("cd ~/news && ")
    steps = [PLAIN.fullmatch(step) for step in rest.split(" && ")]
    if folder or None in steps:
        return succeeds_in_a_shell(command, desk)
    said = ""
    for step in filter(None, steps):
        ran = Desk(desk / "news" if rest != command else desk).triage(
            *shlex.split(step[1])[1:], env={"HOME": str(desk)}
        )
        assert ran.status == 0, ran
        said += succeeds_in_a_shell(step[2], desk, ran.out) if step[2] else ran.out
    return said


def succeeds_in_a_shell(command: str, desk: Path, stdin: str = "") -> str:
    if re.search(r"(?:^|\|) *jq\b", command) and not shutil.which("jq"):
        pytest.skip("needs jq")
    ran = shell(command, desk, stdin)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


SHELL = [block for block in blocks("sh") if not block.text.startswith(INSTALLS) and OURS.search(block.text)]
UNTAGGED = [block for block in blocks("") + blocks("bash") + blocks("console") if OURS.search(block.text)]


#: Those of the README run one after another in `test_readme`, each to its end and with something to say.
ALONE = [block for block in SHELL if IS_WHOLE or block.page != "README.md"]


@pytest.mark.parametrize("block", ALONE, ids=str)
def test_a_shell_example_runs_line_by_line(block: Block, desk: Path) -> None:
    for line in block.text.splitlines():
        assert succeeds(line, desk).strip(), line


def test_shell_examples_are_found() -> None:
    assert len([block for block in SHELL if block.page == "README.md"]) >= 4
    assert list(map(str, UNTAGGED)) == [], "say sh, and it is run"


@pytest.mark.parametrize("block", blocks("crontab"), ids=str)
def test_a_crontab_line_runs(block: Block, desk: Path) -> None:
    jobs = [line for line in block.text.splitlines() if not re.match(r"[A-Z]+=", line)]
    assert jobs
    for job in jobs:
        fields, command = re.fullmatch(r"((?:\S+ +){5})(.*)", job).groups()
        assert len(fields.split()) == 5
        assert "files: " in succeeds_in_a_shell(command, desk)


@pytest.mark.parametrize(
    "block", [block for block in blocks("python") if block.page in ("README.md", "docs/programs.md")], ids=str
)
def test_a_python_example_runs(block: Block, desk: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", block.text],
        check=False,
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 1


def test_python_beside_profiles_and_frames_runs(desk: Path) -> None:
    """Blocks that name files of the reader's own."""
    [profiles] = [block.text for block in blocks("python") if block.page == "docs/profiles.md"]
    [frames] = [block.text for block in blocks("text") if "report.to_frame()" in block.text]
    for name in ("japan", "storms"):
        (desk / f"{name}.toml").write_text('terms = ["Silk Gate", "storm"]\n', encoding="utf-8")
    try:
        import pandas  # noqa: F401
    except ImportError:
        frames = ""
    program = f"{profiles}\nprint(profile.title)\n{frames}"
    ran = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=desk, capture_output=True, encoding="utf-8", timeout=600
    )
    assert (ran.returncode, ran.stdout) == (0, "Japan\n"), ran.stderr


@pytest.mark.parametrize(
    "block", [block for block in blocks("toml") if block.page in ("README.md", "docs/programs.md")], ids=str
)
def test_a_profile_loads(block: Block) -> None:
    assert parse_profile(block.text).terms


def test_a_broken_example_would_be_noticed(desk: Path) -> None:
    with pytest.raises(AssertionError):
        succeeds("triage scan nowhere/", desk)
    with pytest.raises(AssertionError):
        succeeds_in_a_shell("triage scan nowhere/", desk)
    with pytest.raises(AssertionError):
        succeeds("triage scan nowhere/ | cat", desk)
