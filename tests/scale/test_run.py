"""The order of a job, all in this process: whatever waits for all shards is what a scan would have found."""

import json
from pathlib import Path

import pytest

from triage import pipeline
from triage.cluster import shards
from triage.cluster.attempts import scan_shard
from triage.cluster.job import begun, claim, clear, manifest_of
from triage.cluster.merge import merge, outcome_of
from triage.cluster.outputs import OutFolder
from triage.cluster.shard_scan import ShardTask
from triage.cluster.sources import listing
from triage.matcher import Matcher
from triage.profiles.load import load_profiles, profile_of_terms
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.render.formats import renderer
from triage.render.view.options import Options
from triage.report.report import Run, Stats

from .jobs import PROFILES, ROOT, Row, archive, in_order

SAMPLE = ROOT / "sample_data"


def finished(folder: Path, out: Path, matcher: Matcher, choice: pipeline.Choice) -> Row:
    """The report of a job whose parts lie in `out`."""
    found = listing([str(folder)])
    cut = tuple(shards.cut(found.files))
    assert len(cut) > 2
    run = pipeline.run_of(matcher.profiles, {})
    where = OutFolder(str(out))
    manifest = claim(where, manifest_of(run, choice, "jsonl", "", found, cut, 0.0))
    task = ShardTask(
        matcher=matcher, choice=choice, with_=frozenset(), out=where, bounds=Bounds(), manifest=manifest
    )
    for shard in reversed(cut):
        scan_shard(task, shard)
    merge(where, outcome_of(where, manifest))
    report: Row = json.loads((out / "_report.json").read_bytes())
    return report


def scanned(folder: Path, matcher: Matcher, choice: pipeline.Choice) -> list[Row]:
    """The lines of a scan."""
    run = Run(version="0", rules_version="1", profiles=(), arguments={})
    report = pipeline.report(run, read([str(folder)]), matcher, choice, Stats())
    lines = renderer("jsonl", Options(all=choice.rejects)).render(report)
    return [json.loads(line) for line in "".join(lines).splitlines()]


@pytest.mark.parametrize(
    ("top", "fold", "rejects"),
    [
        (None, False, True),
        (None, True, False),
        (None, True, True),
        (3, False, False),
        (3, True, False),
        (15, True, False),
    ],
    ids=("all", "fold", "fold all", "top", "top fold", "more fold"),
)
@pytest.mark.parametrize("source", ["sample", "synthetic"])
def test_a_job_is_a_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, top: int | None, fold: bool, rejects: bool
) -> None:
    monkeypatch.setattr(shards, "LEAST", 10_000)
    folder, matcher = of(source, tmp_path)
    choice = pipeline.Choice(
        top=top, fold=fold, keep_copies=True, rejects=rejects, detail="all" if rejects else "hits only"
    )
    report = finished(folder, tmp_path / "out", matcher, choice)
    local = scanned(folder, matcher, choice)
    parts = sorted((tmp_path / "out").glob("part-*"))
    found = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
    told = [one for one in local if one["type"] in ("hit", "reject")]
    assert in_order(found) == in_order(told)
    if top:
        assert found == told, "in rank order"
    (counts,) = (one for one in local if one["type"] == "stats")
    assert {name: report["stats"][name] for name in ("articles", "hits", "copies", "cut", "left_alone")} == {
        name: counts[name] for name in ("articles", "hits", "copies", "cut", "left_alone")
    }
    stories = tmp_path / "out" / "_stories.jsonl"
    if fold:
        lines = [json.loads(line) for line in stories.read_text("utf-8").splitlines()]
        assert lines == [one for one in local if one["type"] == "story"]
        assert lines or top == 3
    else:
        assert not stories.exists()
    assert not list((tmp_path / "out" / "_work").glob("*"))
    where = OutFolder(str(tmp_path / "out"))
    known = begun(where)
    assert known is not None
    clear(where, known)
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


def of(source: str, tmp_path: Path) -> tuple[Path, Matcher]:
    """A folder, and what is looked for in it."""
    if source == "sample":
        return SAMPLE, Matcher(load_profiles(sorted((SAMPLE / "profiles").glob("*.toml"))))
    folder = archive(tmp_path / "in", 300, each=15)
    # A kill that is no hit itself takes a hit with it, out of another shard.
    (folder / "a.txt").write_text(
        "Base talks collapse in Tokyo\n\nThe security alliance is at an end, it was said.\n"
    )
    (folder / "z.txt").write_text(
        "KILL-Base talks collapse in Tokyo\n\nPlease kill the story. The meeting did not take place.\n"
    )
    profiles = (*load_profiles(sorted(PROFILES.glob("*.toml"))), profile_of_terms(["security alliance"]))
    return folder, Matcher(profiles)
