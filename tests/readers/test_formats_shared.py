"""The labelled files of the format families, whole and mangled; skipped where they are not at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

ROOT = Path(__file__).parents[3] / "shared" / "articles" / "formats"
pytestmark = pytest.mark.skipif(not (ROOT / "gold.jsonl").is_file(), reason="no labelled files of formats at hand")
WIRE = "anpa1312 ap-media-json iptc7901 newsml-1.2 newsml-g2 ninjs nitf ritzau".split()
WEB = "atom-wenn feed-atom feed-legacy-charset feed-rdf feed-rss json-feed newsapi-json wordpress-wxr".split()
#: Below these a change has made reading worse; they are a little under what was measured.
LEAST = {"found": 0.98, "title": 0.97, "contains": 0.97, "clean": 0.96, "date": 0.95}
MOST_FILES = 4


def figures(tmp_path: Path, formats: list[str]) -> dict[str, dict[str, float | None]]:
    paths = [path for name in formats for path in sorted((ROOT / name).iterdir())]
    things = (
        thing
        for path in paths
        for thing in read_bytes(path.read_bytes(), f"{path.parent.name}/{path.name}", Bounds())
    )
    lines = [msgspec.json.encode(thing) for thing in things if isinstance(thing, Article)]
    output = tmp_path / "articles.jsonl"
    output.write_bytes(b"\n".join(lines))
    command = [sys.executable, str(ROOT / "check.py"), str(ROOT / "gold.jsonl"), str(output), "--json"]
    for name in formats:
        command += ["--format", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    found: dict[str, dict[str, float | None]] = json.loads(done.stdout)["formats"]
    return found


@pytest.mark.parametrize("formats", [WIRE, WEB], ids=["wire", "web"])
def test_the_labelled_files_come_out_right(tmp_path: Path, formats: list[str]) -> None:
    for name, parts in figures(tmp_path, formats).items():
        for part, least in LEAST.items():
            value = parts.get(part)
            assert value is None or value >= least, (name, part, value)
        assert parts.get("zero") in (None, 1.0), name


@pytest.mark.parametrize("name", WIRE + WEB)
def test_mangled_files_give_a_problem_or_an_article(name: str) -> None:
    rng = random.Random(name)
    for path in sorted((ROOT / name).iterdir())[:MOST_FILES]:
        data = path.read_bytes()
        bitten = bytearray(data)
        for _ in range(10):
            bitten[rng.randrange(len(bitten))] = rng.randrange(256)
        for mangled in (data[: len(data) // 4], data[: len(data) // 2], data[: len(data) * 3 // 4], bytes(bitten)):
            things = list(read_bytes(mangled, path.name, Bounds()))
            assert things, path.name
            for thing in things:
                assert not isinstance(thing, Article) or thing.title or thing.body or thing.url or thing.id
