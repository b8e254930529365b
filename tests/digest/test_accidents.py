"""A few mornings on which everything goes wrong, as `benchmarks/load/month.py` lives through a whole month of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from extent import IS_WHOLE

#: Mornings on which something goes wrong; three quiet ones follow.
DAYS = 5 if IS_WHOLE else 3
MONTH = Path(__file__).parents[2] / "benchmarks" / "load" / "month.py"


@pytest.mark.parametrize("seed", [1])
def test_no_story_is_lost_and_none_comes_twice(seed: int) -> None:
    ran = subprocess.run(
        [sys.executable, str(MONTH), "--days", str(DAYS), "--stories", "5", "--seed", str(seed)],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count(f"{(DAYS + 3) * 5} stories: 0 lost, 0 twice") == 3, ran.stdout
