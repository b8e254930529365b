"""The desk of a test; a failed test shows every run of it."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from .desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to run triage in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Add the runs to the report of a failure."""
    report = yield
    one = getattr(item, "funcargs", {}).get("desk")
    if report.failed and isinstance(one, Desk):
        report.sections.append(("what was run", str(one)))
    return report
