"""The README from its first command to its last, as one script in one folder, at a terminal: what a newcomer does."""

import os
import pty
import re
import select
import shutil
import subprocess
from pathlib import Path

import pytest
from served import program

from .pages import ROOT, blocks

INSTALLS = "python3 -m venv "
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line
    for block in blocks("sh")
    if block.page == "README.md" and not block.text.startswith(INSTALLS)
    for line in block.text.splitlines()
]
#: Seconds that the whole script may take on a busy machine.
PATIENCE = 300
MARK = "@@ "


def at_a_terminal(script: str, folder: Path) -> tuple[int, str]:
    """The status of a shell script whose streams are a terminal, and what stands on it in the end."""
    variables = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "NO_COLOR": "1",
        # Nobody is there to leave a pager.
        "PAGER": "cat",
    }
    main, side = pty.openpty()
    started = subprocess.Popen(
        ["bash", "-c", script], cwd=folder, env=variables, stdin=side, stdout=side, stderr=side
    )
    os.close(side)
    shown = b""
    while select.select([main], [], [], PATIENCE)[0]:
        try:
            piece = os.read(main, 1 << 16)
        except OSError:  # Linux says so when the last of the other side is gone
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    # Where a run lasts, how far it is stands there for a while, and is gone in the end.
    stands = re.sub(r"\r\x1b\[K(?:triage: [^\r\n]*(?=\r))?", "", shown.decode().replace("\r\n", "\n"))
    return started.wait(PATIENCE), stands


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each command of the README, and what it printed; all of them in one folder, in reading order."""
    if not shutil.which("jq"):
        pytest.skip("needs jq")
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "sample_data", folder / "sample_data")
    numbered = [f"echo '{MARK}{number}'\n{command}" for number, command in enumerate(COMMANDS)]
    with program(folder / "bin"):
        status, shown = at_a_terminal("set -eo pipefail\n" + "\n".join(numbered), folder)
    parts = re.split(rf"^{MARK}\d+\n", shown, flags=re.MULTILINE)[1:]
    assert (status, len(parts)) == (0, len(COMMANDS)), shown[-2000:]
    return dict(zip(COMMANDS, parts, strict=True))


def printed(said: dict[str, str], words: str) -> str:
    """What the only command with these words printed."""
    [found] = [text for command, text in said.items() if words in command]
    return found


def test_every_command_prints_something_and_no_fault(said: dict[str, str]) -> None:
    for command, text in said.items():
        assert text.strip(), command
        assert "hint:" not in text, command


def test_the_profile_that_is_written_is_the_one_that_is_used(said: dict[str, str]) -> None:
    assert printed(said, "profile new") == "profiles/bird-flu.toml\n"
    [own] = [text for command, text in said.items() if command == "triage scan sample_data/"]
    assert own.startswith("Bird flu ")
    assert "hawser" not in own.casefold().partition("────")[0]


def test_the_table_says_what_the_list_says(said: dict[str, str]) -> None:
    listed = said["triage scan sample_data/ -p sample_data/profiles"]
    rows = re.findall(
        r"^\| `([^`]+)` \|", README.partition("## Reading the report")[2].partition("## ")[0], re.MULTILINE
    )
    score, bar, band = rows[0].split()
    assert re.search(rf"^ *\d+ +{score} {bar} .*\n +{band} ", listed, re.MULTILINE), rows[0]
    assert rows[1] in listed
    assert "why hawser ×6 28 ·" in " ".join(listed.split())
    assert "37 files: 25 hits" in listed


def test_figures_of_the_samples_own_page_are_those_of_a_scan(said: dict[str, str]) -> None:
    page = (ROOT / "sample_data" / "README.md").read_text("utf-8")
    hits, stories, folded = re.search(r"reports (\d+) of the 37: (\d+) stories, with (\d+) copies", page).groups()  # type: ignore[union-attr]
    listed = said["triage scan sample_data/ -p sample_data/profiles"]
    assert f"{stories} stories, {hits} articles" in listed
    assert f"37 files: {hits} hits" in listed
    assert f"{folded} folded" in listed


def test_numbers_of_a_list_are_those_of_the_next_command(said: dict[str, str]) -> None:
    first = re.search(
        r"^ *1 +100 \S+ +(.+)$", said["triage scan sample_data/ -p sample_data/profiles"], re.MULTILINE
    )
    assert first is not None
    assert first[1][:40] in printed(said, "show 1 --why")
    assert "would be a hit" in printed(said, "skyways-alliance.text --why")


def test_hardly_an_article_is_of_unknown_language(said: dict[str, str]) -> None:
    found = re.search(r"(\d+) of unknown language", said["triage scan sample_data/ -p sample_data/profiles"])
    assert found is None or int(found[1]) <= 1


def test_a_digest_of_that_morning_has_stories_and_a_schedule_is_a_line_of_cron(said: dict[str, str]) -> None:
    assert "Friday 20 November 2026, 09:00" in printed(said, "TRIAGE_NOW")
    assert re.search(r"^[2-9] stories ", printed(said, "TRIAGE_NOW"), re.MULTILINE)
    assert re.search(
        r"^0 6 \* \* \* .*triage digest sample_data/", printed(said, "--print-schedule"), re.MULTILINE
    )
