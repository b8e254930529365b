"""The documentation as a site: whole, from a folder, with nothing from elsewhere, for every reader."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .pages import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; a broken link ends the build."""
    out = tmp_path_factory.mktemp("site") / "site"
    ran = subprocess.run(
        [sys.executable, ROOT / "website" / "build.py", out],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return out


def in_navigation(part: Any) -> Iterator[str]:
    """Every page that a part of the navigation names."""
    if isinstance(part, str):
        yield part
    for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from in_navigation(below)


def test_every_page_is_in_the_navigation() -> None:
    navigation = tomllib.loads((ROOT / "website/zensical.toml").read_text())["project"]["nav"]
    named = [page for page in in_navigation(navigation) if page.startswith("docs/")]
    assert sorted(named) == sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"?https?:[^\"> ]*", text) == [], page


def test_it_is_readable_by_everybody_at_three_widths(site: Path, chromium: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, asked = chromium.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for width, name in ((360, "index"), (768, "docs/versions"), (1280, "docs/start")):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"file://{site}/{name}.html")
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    page.keyboard.press("/")
    page.keyboard.type("launchd")  # of which this page says nothing
    page.get_by_text("launchd").first.wait_for(timeout=20_000)
    page.close()
