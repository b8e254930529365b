"""From an empty folder, as docs/start.md tells it: every command in its order, the paper being one on loopback."""

import re
import time

import pytest
from desk import Desk
from served import program

from tests.fetch.server import Reply, entry, feed, rss, serving

from .pages import ROOT, blocks

PAGE = "docs/start.md"
SITE = "https://www.example.org"
FEED = "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/news.xml'></head><body>News</body></html>"
ARTICLES = [
    entry(
        1, title="Cod quota halved", text="The fishing quota for cod was halved; a trawler fleet stays in port."
    ),
    entry(2, title="Herring lands early", text="The first herring of the year was landed on Tuesday."),
    entry(3, title="Choir wins prize", text="The choir of the town won a prize."),
]


def commands() -> list[str]:
    """The commands of the page, but for the installation."""
    lines = [line for block in blocks("text") if block.page == PAGE for line in block.text.splitlines()]
    assert lines[:3] == ["pip install 'news-triage[fetch]'", "mkdir news", "cd news"]
    return lines[3:]


def test_from_an_empty_folder_to_a_digest(desk: Desk):
    began = time.monotonic()
    [profile] = [block.text for block in blocks("toml") if block.page == PAGE]
    said: dict[str, list[str]] = {}
    with serving() as server:
        server.routes |= {"/": Reply(FEED.encode()), "/news.xml": feed(rss(*ARTICLES))}
        (desk.folder / "news").mkdir()
        for command in commands():
            # The paper of the page is not here: one on this machine, which has no certificate.
            here = command.replace(SITE, f"{server.url('/')} --allow-http --allow-private")
            here = here.replace("--for 10m", "--for 1.5s")
            if command == "triage profile check":
                desk.write("news/profiles/fisheries.toml", profile)
            with program(desk.folder / "bin") as triage:
                ran = desk.shell(f"cd news && {re.sub('^triage', '$TRIAGE', here)}", {"TRIAGE": str(triage)})
            assert ran.status == 0, ran
            said.setdefault(command, []).append(ran.out)
    assert "3 articles now; added to sources.toml" in said[f"triage fetch add {SITE}"][0]
    assert "3 new articles" in said["triage fetch"][0]
    look = next(out for command, [out, *_] in said.items() if command.startswith("triage scan inbox -t"))
    assert "Cod quota halved" in look
    assert "Choir" not in look
    assert "points" in said["triage show 1 --why"][0]
    assert {"Cod quota halved", "Herring lands early"} <= set(
        re.findall(r"Cod quota halved|Herring lands early|Choir", said["triage scan inbox"][0])
    )
    first, second = said["triage digest inbox"]
    assert "Cod quota halved" in first
    assert "Choir" not in first
    assert "Cod quota halved" not in second
    assert "Cod quota halved" in said["triage watch inbox --for 10m"][0]
    assert "fetch --quiet; " in said["triage digest inbox --print-schedule cron"][0]
    # Five minutes, reading included.
    assert time.monotonic() - began < 300


@pytest.mark.parametrize("page", ["docs/start.md", "docs/running.md", "docs/fetch.md"])
def test_commands_of_these_pages_are_some(page: str):
    from triage.cli.app import COMMANDS

    words = [line.split() for block in blocks("text") if block.page == page for line in block.text.splitlines()]
    assert all(line[1] in COMMANDS for line in words if line[:1] == ["triage"])


def test_every_key_of_sources_is_explained():
    from triage.fetch.sources import _SOURCE

    page = (ROOT / "docs" / "fetch.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    # A password has no place there, and is refused.
    assert set(_SOURCE) - named == {"password"}
