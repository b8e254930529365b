"""What every test may use: where the texts lie that are shared with the project but not part of it.

Properties draw the same examples in every run, however busy the machine; `--hypothesis-profile explore` looks for others.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("same")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article the project began with; a test that asks for it is skipped, visibly, where it is not."""
    folder = SHARED / "articles" / "seed"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        pytest.skip("the seed article is not here")
    return files[0]
