"""What an article must never be able to do, where no other test says it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk

STORY = "Cod quota falls\n\nVELLMAR (Reuters) - Boats land less cod.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.write("in/a.txt", STORY)
    made.write("cod.toml", 'terms = ["cod"]\n')
    return made


def test_modules_in_an_inbox_are_not_run(desk: Desk) -> None:
    """Neither from the current folder nor from the folder that is scanned."""
    for module in ("json", "email", "msgspec", "lxml", "sqlite3", "regex", "triage_plugin", "sitecustomize"):
        for folder in ("in", "."):
            desk.write(f"{folder}/{module}.py", f"open('pwned-by-{module}', 'w').close()\n")
    desk.write("in/b.eml", "From: a@b.example\nSubject: Cod\nMIME-Version: 1.0\n\nCod is dear.\n")
    desk.write("in/c.xml", "<rss version='2.0'><channel><item><title>Cod</title></item></channel></rss>")
    environment = {**desk.variables, "PYTHONPATH": ""}
    ran = subprocess.run(
        [sys.executable, "-m", "triage", "scan", "in", "-p", "cod.toml"],
        cwd=desk.folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    assert b"Cod quota falls" in ran.stdout
    assert not list(desk.folder.rglob("pwned-by-*"))


def test_an_article_brings_no_score_and_no_profile(desk: Desk) -> None:
    """What a record says of profiles, scores and hits is no news."""
    claims = {
        "schema": 1, "type": "hit", "title": "Box office", "body": "A film was seen.", "path": "in/a.txt", "index": 0, "score": 100, "band": "strong",
        "profiles": [{"id": "cod", "score": 100, "hit": True, "matches": [{"term": "cod", "field": "title", "start": 0, "end": 3}]}],
        "story": {"id": "1", "role": "main", "size": 9}, "snippets": [{"text": "cod"}], "run": {"profiles": [{"id": "other"}]},
    }  # fmt: skip
    desk.write("in/forged.json", json.dumps(claims))
    document = desk.triage("scan", "in", "-p", "cod.toml", "--json", "--all").json
    assert [hit["path"] for hit in document["hits"]] == ["in/a.txt"]
    assert [profile["id"] for profile in document["run"]["profiles"]] == ["cod"]


def test_profiles_and_settings_in_a_scanned_folder_are_not_taken_unasked(desk: Desk) -> None:
    """With profiles of one's own, what lies in the inbox counts for nothing; without, it is said."""
    desk.write("in/profiles/evil.toml", 'terms = ["boats"]\n')
    desk.write("in/triage.toml", 'timezone = "nowhere"\nentities = "evil"\n')
    desk.write("in/entities.toml", "[[block]]\n")
    ours = desk.triage("scan", "in", "-p", "cod.toml", "--json")
    assert ours.status == 0, ours
    assert [profile["id"] for profile in ours.json["run"]["profiles"]] == ["cod"]
    (desk.folder / "cod.toml").unlink()
    said = desk.triage("scan", "in", "--json")
    assert "in/profiles" in said.err
    never = desk.triage("digest", "in")
    assert never.status == 2, never
    assert "evil" not in never.out


def test_an_expression_that_runs_away_is_told_once(desk: Desk) -> None:
    desk.write("slow.toml", "terms = [{ text = '(x|xx)+$', as = 'regex' }, 'cod']\n")
    for number in range(3):
        desk.write(f"in/{number}.txt", f"Cod {number}\n\n{'x' * 60}!\n")
    ran = desk.triage("scan", "in", "-p", "slow.toml", "--no-cache", "--json")
    assert ran.status == 0
    assert len(ran.json["hits"]) == 4
    [said] = [line for line in ran.err.splitlines() if line.startswith("triage:")]
    assert "slow.toml: the expression of '(x|xx)+$' takes longer than 0.2 s" in said
    assert desk.triage("scan", "in", "-p", "cod.toml", "--no-cache", "--json").err == ""


def test_a_report_is_not_written_through_a_link_that_lies_in_wait(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from triage.cli import output

    precious = desk.write("precious.txt", "mine\n")
    monkeypatch.setattr(os, "getpid", lambda: 4711)
    (desk.folder / ".out.txt.4711.partial").symlink_to(precious)
    output._replace(["report\n"], desk.folder / "out.txt")
    assert precious.read_text() == "mine\n"
    assert (desk.folder / "out.txt").read_text() == "report\n"
    assert not (desk.folder / "out.txt").is_symlink()
