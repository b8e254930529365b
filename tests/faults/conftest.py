"""What a disk that fails holds."""

from pathlib import Path

import pytest


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with a profile and articles, one of them a copy."""
    folder = tmp_path / "desk"
    for name in ("in", "profiles", "home", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "profiles/cod.toml").write_text('title = "Cod"\nterms = ["cod", "herring"]\n')
    for number in range(5):
        (folder / f"in/{number}.txt").write_text(
            f"Cod quota {number}\n\nVELLMAR (Reuters) - Boats number {number} land cod.\n"
        )
    (folder / "in/6.xml").write_text(
        "<nitf><head><title>Herring</title></head><body><body.content><p>Herring is dear.</p></body.content></body></nitf>"
    )
    return folder
