"""What every test may use: where the texts lie that are shared with the project but not part of it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article the project began with; a test that asks for it is skipped, visibly, where it is not."""
    folder = SHARED / "articles" / "seed"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        pytest.skip("the seed article is not here")
    return files[0]
