"""The commands that test, measure, compare and improve profiles."""

import csv
import io
import json
import re

import pytest
from agreed import FEW, Case, name_of, near
from desk import streams, surroundings

from triage.cli.commands.profile_tune import TuneRequest, Tuning
from triage.cli.measuring import read_folder
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.profiles.load import load_profile
from triage.render.terminal.tuning_diff import SHOWN


def test_the_tests_of_a_profile(case: Case) -> None:
    tests = [
        f'[[test]]\npath = "../inbox/{one}"\nexpect = "{"hit" if hit else "no hit"}"\nmin_score = {max(score - 0.01, 0):.3f}\n'
        f"max_score = {min(score + 0.01, 100):.3f}\n"
        for one, (hit, score, _) in case.verdicts.items()
    ]
    wrong = [
        one.replace('"no hit"', '"HIT"').replace('"hit"', '"no hit"').replace('"HIT"', '"hit"') for one in tests
    ]
    text = (case.program.folder / case.profile).read_text("utf-8")
    case.program.write(f"right/{case.name}.toml", f"{text}\n{''.join(tests)}")
    tested = json.loads(case.program("profile", "test", f"right/{case.name}.toml", "--json"))
    assert [one["failures"] for one in tested["profiles"][0]["tests"]] == [[] for _ in case.verdicts]
    case.program.write(f"wrong/{case.name}.toml", f"{text}\n{''.join(wrong)}")
    tested = json.loads(case.program("profile", "test", f"wrong/{case.name}.toml", "--json", status=1))
    assert all(one["failures"] for one in tested["profiles"][0]["tests"])


def labels_of(case: Case) -> str:
    """A file in which every hit is wanted and nothing else."""
    name = f"{case.name}-labels.jsonl"
    lines = [
        json.dumps({"path": f"inbox/{one}", "profile": case.name, "label": "keep" if hit else "skip"})
        for one, (hit, _, _) in case.verdicts.items()
    ]
    case.program.write(name, "\n".join(lines) + "\n")
    return name


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_measures(case: Case) -> None:
    """Who wants the hits and nothing else is served without a mistake."""
    tested = json.loads(
        case.program("profile", "test", case.profile, "inbox", "--labels", labels_of(case), "--json")
    )
    measured = tested["profiles"][0]["measured"]
    assert (measured["articles"], measured["keep"]) == (len(case.verdicts), len(case.hits))
    assert (measured["precision"], measured["recall"]) == (1, 1)
    assert measured["misses"] == measured["false_alarms"] == []
    page = case.program("scan", "inbox", "-p", case.profile, "--methods")
    assert "precision" not in page, "nobody labelled anything beside the profile"


def test_a_comparison(case: Case) -> None:
    case.program.write("nothing.toml", 'terms = ["zyzzyva"]\n')
    files = "nothing.toml", case.profile
    gained = json.loads(case.program("profile", "diff", *files, "inbox", "--json"))["moved"]
    assert {name_of(one): one["new"]["score"] for one in gained if one["movement"] == "gained"} == case.scores


def test_a_check_on_articles(case: Case) -> None:
    said = case.program("profile", "check", case.profile, "--on", "inbox")
    hits = len(case.hits)
    assert f"; {hits} hit{'' if hits == 1 else 's'}" in said


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_a_sample(case: Case) -> None:
    """All rejects, where so many are asked for, each with its score and the reason that a scan gives."""
    document = json.loads(case.program("scan", "inbox", "-p", case.profile, "--json", "--all"))
    reasons = {
        name_of(one): (one["profiles"][0]["score"], one["profiles"][0]["reason"])
        for one in document["rejects"]
        if one["profiles"]
    }
    drawn = json.loads(case.program("sample", "inbox", "-p", case.profile, "-n", "99", "--json"))
    assert drawn["rejects"] == len(case.verdicts) - len(case.hits)
    found = {name_of(one): (one["score"], one["reason"]) for one in drawn["drawn"]}
    assert set(found) == set(case.verdicts) - case.hits
    assert {name: found[name] for name in reasons} == reasons
    page = case.program("sample", "inbox", "-p", case.profile, "-n", "99")
    # A list may be passed on: of what is under embargo it says where it lies, as a scan does.
    assert "Call Off the Strike" not in page
    assert ("under embargo until Sun 22 Nov 04:00: inbox/held.json" in page) == ("held.json" not in case.hits)
    sheet = csv.DictReader(
        io.StringIO(case.program("sample", "inbox", "-p", case.profile, "-n", "99", "--stratify", "band"))
    )
    # It has the text itself.
    assert {name_of(row) for row in sheet} == set(case.verdicts) - ({"held.json"} - set(case.hits))


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_what_is_missed(case: Case) -> None:
    found = json.loads(case.program("missed", "inbox", "-p", case.profile, "--json"))
    assert found["hits"] == len(case.hits)
    for one in found["missed"]:
        hit, score, _ = case.verdicts[name_of(one)]
        assert (hit, score) == (False, one["score"])


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_a_suggestion(case: Case) -> None:
    found = json.loads(
        case.program("profile", "suggest", case.profile, "inbox", "--labels", labels_of(case), "--json")
    )
    assert (found["keep"], found["skip"]) == (len(case.hits), len(case.verdicts) - len(case.hits))


def test_tuning(case: Case) -> None:
    """What is printed when a profile of nothing is saved as this one."""
    program, nothing = case.program, str(case.program.write("nothing.toml", 'terms = ["zyzzyva"]\n'))
    with surroundings(program.folder, program.variables), streams(b"") as (out, _):
        session = Session(Environment.of_process(), Selection(paths=("inbox",)))
        tuning = Tuning(TuneRequest(profile=nothing, paths=("inbox",)), session, read_folder(session))
        before, after = load_profile(nothing), load_profile(case.profile, with_lines=True)
        tuning.compared(tuning.version(before), after)
        printed = out.getvalue().decode()
    assert f"{len(case.hits)} gained · 0 lost" in printed
    gained = [int(score) for score in re.findall(r"^ +\d+ +– → +(\d+) ", printed, re.MULTILINE)]
    assert near(gained, sorted(case.scores.values())[-SHOWN:]), printed
    causes = re.findall(r"^ +\S.* [+−]\d+ \(new\)", printed, re.MULTILINE)
    assert len(causes) == len(gained), printed
