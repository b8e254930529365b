"""Photograph docs/digest.png, the digest in the README, in Chromium, from real runs over sample_data.

    python benchmarks/digest_picture.py            photograph it
    python benchmarks/digest_picture.py --page DIR only write the page, for a look in a browser of one's own

Two mornings are lived through: what had arrived by then lies in the inbox with the time that its name says, and each
morning's digest is delivered. The last one is the picture, so that it has a withdrawal and an update.
"""

import argparse
import io
import os
import re
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "digest.png"
PROFILE = ROOT / "sample_data" / "profiles" / "silk-gate.toml"
#: 05:00 on each day: between a story and its kill.
MORNINGS = [datetime(2026, 11, day, 5, tzinfo=UTC) for day in (19, 20)]
WIDTH, HEIGHT = 720, 900


def arrived(file: Path) -> datetime:
    """The day of its folder at the time in its name; noon where it says none."""
    day = datetime.fromisoformat(file.parent.name).replace(tzinfo=UTC)
    time = re.match(r"(\d\d)(\d\d)_", file.name)
    return day + (timedelta(hours=int(time[1]), minutes=int(time[2])) if time else timedelta(hours=12))


def digest(folder: Path, morning: datetime) -> None:
    """One morning: fill the inbox, deliver."""
    from triage.cli.exits import run
    from triage.environment import Environment

    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    for file in sorted((ROOT / "sample_data").glob("2026-*/*")):
        # Not every machine has letters for Japanese.
        if file.is_file() and not file.stem.endswith("_ja") and (came := arrived(file)) <= morning:
            shutil.copyfile(file, inbox / f"{came:%d}_{file.name}")
            os.utime(inbox / f"{came:%d}_{file.name}", (came.timestamp(), came.timestamp()))
    out, talk = io.BytesIO(), io.BytesIO()
    homes = {f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CONFIG", "STATE", "CACHE")}
    environment = Environment(
        io.BytesIO(), out, talk, {**homes, "TRIAGE_TIMEZONE": "UTC"}, folder=Path(), now=morning.timestamp
    )
    status = run(["digest", "inbox", "-p", str(PROFILE), "--format", "html", "-o", "digest.html"], environment)
    if status:
        raise SystemExit(f"the digest ended with {status}:\n{talk.getvalue().decode()}")


def photograph(page: Path, picture: Path) -> None:
    """The top of the page, by day."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.25)
        tab.goto(page.as_uri())
        tab.screenshot(path=picture)
        browser.close()


def main() -> int:
    """See above."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--page", metavar="DIR", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as nowhere:
        folder = Path(nowhere)
        os.chdir(folder)
        for morning in MORNINGS:
            digest(folder, morning)
        if given.page:
            shutil.copyfile(folder / "digest.html", given.page / "digest.html")
        else:
            photograph(folder / "digest.html", PICTURE)
            print(f"{PICTURE}: {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
