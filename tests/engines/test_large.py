"""One large file on several processors: the same bytes, and a record that kills costs no more than its block."""

import json
from pathlib import Path

import pytest

from tests.engines.test_processes import Place
from tests.readers.test_large import lines, mailbox, news, table

SMALL = (
    "from triage.readers import contract, cutting, source; from triage.engines import processes; "
    "contract.HEAD = processes.HEAD = 600; source.PIECE = cutting.PIECE = 400"
)
#: A reader of lines that kills its process, on a word for ever or once.
DEADLY = SMALL + (
    """
from triage.readers.json import json_news
import os
from pathlib import Path
was = json_news.READER.read_block
def read_block(block, *more):
    mark = Path("killed")
    if b"die" in block.data or (b"once" in block.data and not mark.exists()):
        mark.write_text("")
        os.kill(os.getpid(), 9)
    return was(block, *more)
json_news.READER.read_block = read_block
"""
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def fill(place: Place) -> None:
    records = news(40, text="The cod fell.")
    records[3]["body"] = "Ham. " * 300
    folder = place.folder / "in"
    (folder / "a.jsonl").write_bytes(lines(records) + b"no json\n" + lines(news(3)))
    (folder / "b.csv").write_bytes(table(records))
    (folder / "c.mbox").write_bytes(mailbox(records))
    (folder / "d.txt").write_text("Cod\n\nThe cod fell.\n")
    (place.folder / "triage.toml").write_text("[bounds]\nfile_bytes = 1400\n")


@pytest.mark.slow
@pytest.mark.parametrize("form", [("--jsonl", "--all"), ("--json", "--fold")])
def test_the_same_whoever_reads_and_from_the_cache(place: Place, form: tuple[str, ...]) -> None:
    fill(place)
    alone = place.ran(*form, "--no-cache", "-j", "1", more=SMALL)
    assert alone[0] == 3
    assert sum("record 4 is larger than the limit of 1,400 bytes" in line for line in alone[2]) == 3
    assert place.ran(*form, "--no-cache", "-j", "3", more=SMALL) == alone
    for _ in range(2):
        assert place.ran(*form, "-j", "2", more=SMALL) == alone


@pytest.mark.slow
def test_a_record_that_kills_costs_its_block(place: Place) -> None:
    records = news(40, text="The cod fell.")
    records[20]["body"] = "The cod made it die."
    (place.folder / "in" / "a.jsonl").write_bytes(lines(records))
    status, out, err = place.ran("--jsonl", "--no-cache", "-j", "2", more=DEADLY)
    hits = [json.loads(line) for line in out.splitlines()]
    titles = [hit["title"] for hit in hits if hit["type"] == "hit"]
    assert "Ferry 20 is late" not in titles
    assert titles[-1] == "Ferry 39 is late"
    assert len(titles) > 36
    (said,) = err
    assert "its reader failed; not read" in said
    assert "the records from" in said
    assert status == 3


@pytest.mark.slow
def test_a_worker_that_is_lost_costs_nothing(place: Place) -> None:
    records = news(40, text="The cod fell.")
    records[20]["body"] = "The cod fell once."
    (place.folder / "in" / "a.jsonl").write_bytes(lines(records))
    alone = place.ran("--jsonl", "--no-cache", "-j", "1", more=SMALL)
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=DEADLY) == alone
