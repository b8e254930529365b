"""A desk for the person who brings a string along."""

from pathlib import Path

import pytest
from cli.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to run triage in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)
