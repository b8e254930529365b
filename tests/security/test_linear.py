"""No text can make a regular expression of ours run away: each is pumped with what it is made of."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security import pumping
from tests.security.pumping import Used, slow_use

_PUMPING = Path(__file__).with_name("pumping.py")


def test_every_pattern_is_linear_in_its_text() -> None:
    done = subprocess.run(
        [sys.executable, str(_PUMPING)], capture_output=True, text=True, timeout=900, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    counted = re.search(r"(\d+) patterns, 0 slow", done.stdout)
    assert counted, done.stdout
    assert int(counted[1]) > 250, "most patterns were not found"


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:<!--.*?-->\s*)*<html", "match"),
        (r"\s*\(\d+%\)", "search"),
        (r"<!--.*?-->", "finditer"),
        (r"(?:, ?[\w ]{1,40})*!", "fullmatch"),
        (r"<(head|title)\b.*?</\1>", "finditer"),
    ],
)
def test_one_that_runs_away_is_found(pattern: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pumping, "BOUND", 0.1)
    assert slow_use(Used("here", re.compile(pattern), (method,))) is not None


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?><!--.*?-->\s*+)*+<html", "match"),
        (r"(?<!\s)\s*+\(\d++%\)", "search"),
        (r"<!--.*?(?:-->|\Z)", "finditer"),
        (r"(?:, ?+[\w ]{1,40}+)*+!", "fullmatch"),
    ],
)
def test_one_that_does_not_is_let_through(pattern: str, method: str) -> None:
    assert slow_use(Used("here", re.compile(pattern), (method,))) is None
