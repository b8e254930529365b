"""docs/tuning.md from its first command to its last, on one desk: every line that it shows is what is printed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from served import program

from .conftest import SAMPLE

PAGE = Path(__file__).parents[2] / "docs" / "tuning.md"
BLOCK = re.compile(r"^```(text|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "…"


def shell(command: str, folder: Path) -> str:
    variables = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        # As on the terminal of whoever follows it.
        "TRIAGE_REMEMBER": "1",
    }
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def shows(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines are those printed, where a line `…` stands for any number of them."""
    if not expected:
        return not printed
    if expected[0] == CUT:
        return any(shows(expected[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and shows(expected[1:], printed[1:])


def test_a_cut_stands_for_any_lines_and_nothing_else_does() -> None:
    assert shows(["a", CUT, "d"], ["a", "b", "c", "d"])
    assert shows(["a", CUT], ["a"])
    assert not shows(["a", "d"], ["a", "b", "d"])
    assert not shows(["a", CUT, "d"], ["a", "b"])


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample_data")
    profile = tmp_path / "profiles" / "silk-gate.toml"
    count = 0
    for kind, text in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "toml":
            place, _, rest = text.partition("\n")
            if place.endswith("below"):
                profile.write_text(profile.read_text("utf-8") + "\n" + rest, "utf-8")
            else:
                profile.rename(tmp_path / "old.toml")
                profile.write_text(rest, "utf-8")
            continue
        for part in text.removeprefix("$ ").split("\n$ "):
            command, *expected = part.rstrip("\n").split("\n")
            with program(tmp_path / "bin"):
                printed = shell(command, tmp_path).rstrip("\n").split("\n")
            assert shows(expected, printed), f"{command}\n" + "\n".join(printed)
            count += 1
    assert count >= 10


def test_its_lines_are_no_wider_than_a_terminal() -> None:
    for _, text in BLOCK.findall(PAGE.read_text("utf-8")):
        # `label` prints a line for each article, as `--list` does, however long.
        assert all(len(line) <= 80 or line.startswith(("keep ", "skip ")) for line in text.splitlines())
