"""The chair of a test."""

from pathlib import Path

import pytest

from .chair import Chair


@pytest.fixture
def chair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chair:
    """A chair in a folder with an empty inbox and a profile of ferries."""
    folder = tmp_path / "chair"
    (folder / "inbox").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TZ", "UTC")
    made = Chair(folder)
    made.profile()
    made.write("triage.toml", 'timezone = "UTC"\n')
    return made
