"""The chair of a test; a failed test shows what every run printed."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import desk  # noqa: F401

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Add the runs to the report of a failure."""
    report = yield
    for name, title in (("chair", "what was printed"), ("desk", "what was run")):
        one = getattr(item, "funcargs", {}).get(name)
        if report.failed and isinstance(one, Chair):
            runs = "\n".join(f"=== {run.status}\n{run.err}{run.out[:600]}" for run in one.printed)
            report.sections.append((title, runs))
        elif report.failed and one is not None:
            report.sections.append((title, str(one)))
    return report
