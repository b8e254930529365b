"""The documentation says what is: links lead somewhere, names exist, pages made from the program are fresh."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .pages import PAGES, ROOT, anchors, blocks, links, name_of


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            assert target.startswith("https://"), target
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        assert place.is_relative_to(ROOT.resolve()), target
        if anchor:
            assert anchor in anchors(place), target


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page.is_dir():
            waiting += page.glob("*.md")
        elif page.suffix == ".md" and page not in reached:
            reached.add(page)
            waiting += [page.parent / target.partition("#")[0] for target in links(page) if ":" not in target]
    assert sorted(map(name_of, {page.resolve() for page in PAGES} - reached)) == []


def test_the_command_reference_is_fresh() -> None:
    ran = subprocess.run(
        [sys.executable, "benchmarks/cli_reference.py", "--check"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_library_reference_is_fresh() -> None:
    command = [sys.executable, "benchmarks/api_reference.py", "--check"]
    ran = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr


def test_messages_that_are_explained_are_said() -> None:
    said = "\n".join(file.read_text("utf-8") for file in (ROOT / "triage").rglob("*.py")).lower()
    page = (ROOT / "docs" / "messages.md").read_text("utf-8")
    messages = re.findall(r"^\| `([^`|]{12,200})`", page, re.MULTILINE)
    assert len(messages) > 7
    for message in messages:
        # Names and numbers stand for whatever the message names.
        words = re.split(r"'?\bx\b'?|profiles/x\.toml:14|--x|'inbox/'|…", message)
        assert all(part.strip(" :") in said for part in words), message


def test_every_command_is_documented() -> None:
    from triage.cli.app import COMMANDS, command

    headings = re.findall(r"^#+ triage (.+)$", (ROOT / "docs" / "cli.md").read_text(), re.MULTILINE)
    groups = {name: getattr(command(name), "commands", {}) for name in COMMANDS}
    assert headings == [part for name in COMMANDS for part in (name, *(f"{name} {one}" for one in groups[name]))]


def test_the_picture_is_one() -> None:
    picture = (ROOT / "docs" / "scan.svg").read_text("utf-8")
    said = " ".join("".join(ElementTree.fromstring(picture).itertext()).replace("\xa0", " ").split())
    assert "$ triage scan sample_data/" in said
    assert "37 files: " in said
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", picture), "fetches nothing"


def test_architecture_names_every_folder_and_module() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "triage"
    folders = {f"{path.parent.relative_to(package).as_posix()}/" for path in package.glob("*/__init__.py")}
    modules = {path.name for path in package.glob("*.py") if not path.name.startswith("_")}
    named = set(re.findall(r"^\| `([\w/.]+)`", text, re.MULTILINE))
    assert (folders | modules) - named == set(), "missing"
    gone = {name for name in named if "." in name or name.endswith("/")} - folders - modules
    assert gone == set(), "no longer there"


def test_architecture_names_modules_that_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for path in re.findall(r"`((?:\w+/)+\w+\.(?:py|toml|txt))`", text):
        assert (ROOT / "triage" / path).is_file() or (ROOT / path).is_file(), path


def test_decisions_are_numbered_once() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len({page.name[:4] for page in pages}) == len(pages) > 5
    for page in pages:
        assert page.read_text("utf-8").startswith(f"# {int(page.name[:4])}. "), page.name


def test_decisions_that_the_code_speaks_of_exist() -> None:
    sources = [ROOT / "pyproject.toml", *(ROOT / "triage").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    for path in sources:
        for number in re.findall(r"docs/decisions/(\d{4})|docs/decisions has (\d{4})", path.read_text("utf-8")):
            assert list((ROOT / "docs" / "decisions").glob(f"{''.join(number)}-*.md")), (path.name, number)


def test_commands_of_benchmarks_that_pages_name_exist() -> None:
    for page in PAGES:
        for path in re.findall(r"python (benchmarks/[\w/]+\.py)", page.read_text("utf-8")):
            assert (ROOT / path).is_file(), f"{name_of(page)}: {path}"


def test_every_benchmark_that_is_run_is_in_its_list() -> None:
    top = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    programs = [path for path in (ROOT / "benchmarks").rglob("*.py") if "__main__" in path.read_text("utf-8")]
    assert len(programs) > 5
    for path in programs:
        own = path.parent / "README.md"
        assert name_of(path) in top or (own.is_file() and path.name in own.read_text("utf-8")), name_of(path)


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_toml_is_toml(block) -> None:
    tomllib.loads(block.text)


def test_the_extras_that_readme_and_tests_use_exist() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for page in PAGES:
        for extra in re.findall(r"pip install[^\n]*\.\[(\w+)\]", page.read_text("utf-8")):
            assert extra in extras, name_of(page)


def test_ci_finds_both_commands_in_the_readme() -> None:
    lines = [line for block in blocks("sh") if block.page == "README.md" for line in block.text.splitlines()]
    commands = [line for line in lines if line.startswith("python3 -m venv ")]
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/triage scan sample_data/")
    assert ".venv/bin/python -m pytest" in commands[1]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
