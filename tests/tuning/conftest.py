"""A desk with the sample articles on it, for a reader who judges them."""

import shutil
from pathlib import Path

import pytest
from desk import Desk

SAMPLE = Path(__file__).parents[2] / "sample_data"


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """A desk with a copy of the sample articles, profiles and labels."""
    shutil.copytree(SAMPLE, desk.folder / "sample_data")
    return desk
