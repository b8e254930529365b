"""What the pages show of a terminal is what the program prints today, over the sample articles."""

import shlex
import shutil
from pathlib import Path

import pytest
from desk import Desk

from .pages import ROOT, Block, blocks


def said(block: Block) -> list[tuple[str, str]]:
    """The commands of a block, each with what is shown below it."""
    parts = block.text.removeprefix("$ ").split("\n$ ")
    return [(command, shown) for command, _, shown in (f"{part}\n".replace("\n\n", "\n").partition("\n") for part in parts)]  # fmt: skip


BLOCKS = [block for block in blocks("console") if "sample_data" in block.text]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_console_shows_what_is_printed(block: Block, desk: Desk) -> None:
    shutil.copytree(ROOT / "sample_data", desk.folder / "sample_data")
    for command, shown in said(block):
        ran = desk.triage(*shlex.split(command)[1:])
        assert ran.status == 0, ran
        if shown:
            assert ran.out.rstrip("\n") == shown.rstrip("\n")
        else:
            assert ran.out or (desk.folder / Path(shlex.split(command)[-1])).exists()


def test_there_are_some() -> None:
    assert len(BLOCKS) >= 5
    assert any(shown for block in BLOCKS for _, shown in said(block))
