"""What version 0.1.0 left on disk still works: its profile, labels, settings, record of digests, cache and reports.

The folder beside this file was written by 0.1.0 itself; nothing in it is ever changed.
"""

import json
import shutil
from pathlib import Path

import pytest
from desk import Desk, Ran

KEPT = Path(__file__).parent / "0.1.0"
#: The day after.
NOW = {"TRIAGE_NOW": "2026-11-30T06:00:00+01:00"}
CHOLERA = ("-p", "profiles/cholera.toml")


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A desk as 0.1.0 left it."""
    for place in ("inbox", "profiles"):
        shutil.copytree(KEPT / place, desk.folder / place)
    for report in KEPT.glob("report.*"):
        shutil.copy(report, desk.folder)
    homes = {"config": ".config", "state": ".local/state", "cache": ".cache"}
    for place, home in homes.items():
        shutil.copytree(KEPT / place, desk.folder / "home" / home / "triage")
    return desk


def run(desk: Desk, *arguments: str) -> Ran:
    return desk.triage(*arguments, env=NOW)


def test_its_profile_is_good_and_its_tests_pass(old: Desk) -> None:
    checked, tested = (
        run(old, "profile", "check", "profiles/cholera.toml"),
        run(old, "profile", "test", CHOLERA[1]),
    )
    assert (checked.status, tested.status) == (0, 0)
    assert "good" in checked.out


def test_its_settings_are_read(old: Desk) -> None:
    assert "64.0 MiB" in run(old, "cache", "show").out


def test_its_cache_is_no_obstacle(old: Desk) -> None:
    with_it, without = (
        run(old, "scan", "inbox", *CHOLERA, "--jsonl"),
        run(old, "scan", "inbox", *CHOLERA, "--jsonl", "--no-cache"),
    )
    assert (with_it.status, with_it.err) == (0, without.err)
    assert with_it.of_type("hit") == without.of_type("hit") != []


def test_what_it_delivered_is_not_told_again(old: Desk) -> None:
    digest = run(old, "digest", "inbox", *CHOLERA, "-f", "json").digest
    assert digest["stories"] == []
    assert run(old, "digest", "inbox", *CHOLERA, "--name", "other", "-f", "json").titles == [
        "Cholera Kills Two in Harwick"
    ]


def test_its_digest_is_printed_again_as_it_was(old: Desk) -> None:
    again = run(old, "digest", "--again", "last", *CHOLERA)
    assert again.status == 0
    assert "Cholera Kills Two in Harwick" in again.out
    assert "health-1129" in again.out


def test_a_digest_after_it_has_what_is_new(old: Desk) -> None:
    old.article(
        "inbox/d.txt",
        "Cholera Reaches Holm",
        "HOLM, Nov 29 (Meridian) - Cholera reached Holm on Sunday, a nurse said.",
    )
    assert run(old, "digest", "inbox", *CHOLERA, "-f", "json").titles == ["Cholera Reaches Holm"]


def test_its_record_is_exported_line_by_line(old: Desk) -> None:
    before = [json.loads(line) for line in (KEPT / "state.jsonl").read_text().splitlines()]
    now = [json.loads(line) for line in run(old, "state", "export").lines]
    assert [line for line in before if line["type"] == "delivered"] == [
        line for line in now if line["type"] == "delivered"
    ]
    assert {line["type"] for line in before} <= {line["type"] for line in now}


def test_its_labels_count(old: Desk) -> None:
    assert [line.split()[0] for line in run(old, "label", "--list", *CHOLERA).lines] == ["keep", "skip"]
    assert run(old, "label", "--undo", *CHOLERA).status == 0


def test_its_report_can_be_repeated(old: Desk) -> None:
    rerun = run(old, "rerun", "report.json")
    assert rerun.status in {0, 1}
    assert "0.1.0" in rerun.out
    assert "Traceback" not in rerun.err


@pytest.mark.parametrize("report", ["report.json", "report.jsonl"])
def test_programs_that_read_its_reports_find_the_same_keys_today(old: Desk, report: str) -> None:
    """Keys may be added within one schema, and none may go."""
    flag = "--json" if report == "report.json" else "--jsonl"
    before = (
        [json.loads(line) for line in (KEPT / report).read_text().splitlines()]
        if flag == "--jsonl"
        else [json.loads((KEPT / report).read_text())]
    )
    ran = run(old, "scan", "inbox", *CHOLERA, flag)
    now = ran.records if flag == "--jsonl" else [ran.json]
    assert [line.get("type") for line in before] == [line.get("type") for line in now]
    for old_line, new_line in zip(before, now, strict=True):
        assert missing(old_line, new_line) == []


def test_its_tables_keep_their_columns(old: Desk) -> None:
    before = (KEPT / "report.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    now = run(old, "scan", "inbox", *CHOLERA, "-f", "csv").out.removeprefix("\ufeff").splitlines()[0]
    assert now.split(",")[: len(before.split(","))] == before.split(",")


def missing(before: object, now: object, at: str = "") -> list[str]:
    """The keys of one document that another lacks, each with its place."""
    if isinstance(before, dict) and isinstance(now, dict):
        gone = [f"{at}.{key}" for key in before if key not in now]
        return gone + [
            place for key in before.keys() & now.keys() for place in missing(before[key], now[key], f"{at}.{key}")
        ]
    if isinstance(before, list) and isinstance(now, list) and before and now:
        return missing(before[0], now[0], f"{at}[]")
    return []


@pytest.mark.parametrize(
    "command",
    [
        ("digest", "inbox", *CHOLERA, "--dry-run"),
        ("digest", "--again", "last", *CHOLERA),
        ("state", "show"),
        ("state", "export"),
    ],
)
def test_who_only_looks_leaves_its_record_as_it_was(old: Desk, command: tuple[str, ...]) -> None:
    assert run(old, *command).status == 0
    state = old.folder / "home/.local/state/triage"
    assert {file.name: file.read_bytes() for file in state.iterdir()} == {
        file.name: file.read_bytes() for file in (KEPT / "state").iterdir()
    }


def test_who_writes_brings_its_record_up_to_date(old: Desk) -> None:
    before = (KEPT / "state/digests.sqlite").read_bytes()
    assert run(old, "digest", "inbox", *CHOLERA, "--name", "other").status == 0
    assert (old.folder / "home/.local/state/triage/digests.sqlite").read_bytes() != before
