"""The manual pages, as `man` shows them."""

import shutil
import subprocess

import pytest

from .pages import ROOT

PAGES = sorted((ROOT / "man").glob("*.1"))


def test_there_is_one_for_each_command() -> None:
    assert {"triage.1", "triage-scan.1", "triage-profile-check.1"} <= {page.name for page in PAGES}


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_groff_has_nothing_to_say_against_them() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", *map(str, PAGES)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ran.stderr == ""
    assert "A profile: file, folder or id. Repeatable." in ran.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_text_is_taken_for_a_request(page) -> None:
    requests = {line.split()[0] for line in page.read_text("utf-8").splitlines() if line[:1] in (".", "'")}
    assert requests <= {".TH", ".SH", ".TP", ".B", ".BR"}
