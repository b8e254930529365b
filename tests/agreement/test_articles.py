"""The commands that show one article after the other: `show`, `matches`, `review`, `watch`."""

import json
import re
from typing import Any

import pytest
from agreed import KNOWN, NAMES, Case, Program, Verdicts, all_profiles, hits_of, name_of, near, told


@pytest.mark.parametrize("article", NAMES)
def test_show(article: str, program: Program, references: dict[str, Verdicts]) -> None:
    page = program("show", f"inbox/{article}", "--why", "--no-color", *all_profiles())
    record = json.loads(program("show", f"inbox/{article}", "--json", *all_profiles()))
    html = program("show", f"inbox/{article}", "--why", "-f", "html", *all_profiles())
    for name, verdicts in references.items():
        assert_page(page, name, verdicts[article])
        assert told(record, name) == verdicts[article]
        head = re.search(rf">{name}</h2>\n<p [^>]*>([^<]*)", html)
        assert head is not None, html
        assert_heading(head[1], verdicts[article])


def test_show_says_what_the_settings_refuse(program: Program) -> None:
    """A word that the settings know is no misspelling, and the explanation says so."""
    page = program("show", "inbox/neighbour.txt", "--why", "--no-color", "-p", "mine/plain.toml")
    assert f'"{KNOWN}" ×2 for Nordholm: one of your known words' in page, page


def assert_page(page: str, name: str, verdict: tuple[bool, float, tuple[Any, ...]]) -> None:
    """What `show --why` prints of an article agrees with a verdict."""
    head = re.search(rf"^{name}  (.*)$", page, re.MULTILINE)
    assert head is not None, page
    assert_heading(head[1], verdict)


def assert_heading(heading: str, verdict: tuple[bool, float, tuple[Any, ...]]) -> None:
    """So does its first line: exact and rounded score, threshold and verdict."""
    hit, score, matches = verdict
    assert (": HIT" in heading) == hit, heading
    shown = re.search(r"→ (\d+),", heading)
    if shown is None:
        assert heading.startswith("no match") and not score and not matches, heading
    else:
        assert near([int(shown[1])], [score]), heading


def test_show_by_number(program: Program, references: dict[str, Verdicts]) -> None:
    """The numbers of a report lead to its articles, under its profiles and its threshold."""
    ran = program.triage(
        "scan", "inbox", "-p", "mine/weights.toml", "--threshold", "50", env={"TRIAGE_REMEMBER": "1"}
    )
    numbers = re.findall(r"^(\d+) +(\d+) ", ran.out, re.MULTILINE)
    assert len(numbers) > len(hits_of(references["weights"]))
    for number, score in numbers:
        assert f"→ {score}, threshold 50: HIT" in program("show", number, "--why", "--no-color")


def test_matches(program: Program, references: dict[str, Verdicts]) -> None:
    lines = [json.loads(one) for one in program("matches", "inbox", "--jsonl", *all_profiles()).splitlines()]
    found: dict[tuple[str, str], list[Any]] = {}
    for one in lines:
        match = (one["term"], one["field"], one["start"], one["end"], one["kind"])
        found.setdefault((one["profile"], name_of(one)), []).append(match)
    # What is under embargo is read to nobody, unless the profile asks for it.
    assert {place: tuple(sorted(matches)) for place, matches in found.items()} == {
        (name, article): matches
        for name, verdicts in references.items()
        for article, (hit, _, matches) in verdicts.items()
        if matches and (hit or article != "held.json")
    }
    assert len(program("matches", "inbox", "--format", "csv", *all_profiles()).splitlines()) == 1 + len(lines)
    assert len(program("matches", "inbox", *all_profiles()).splitlines()) == len(lines)


def test_review(case: Case) -> None:
    """Each story once, best first; the hits of this folder are no copies of one another."""
    ran = case.program.triage("review", "inbox", "-p", case.profile, "--plain", stdin="j\n" * len(case.hits))
    assert ran.status == 0, str(ran)
    numbers = re.findall(rf"^{case.name}, story (\d+) of (\d+), ", ran.out, re.MULTILINE)
    hits = len(case.hits)
    assert numbers == [(str(number), str(hits)) for number in range(1, hits + 1)]
    scores = [int(score) for score in re.findall(rf"^ *(\d+) \S+ +{case.name} ", ran.out, re.MULTILINE)]
    assert scores == sorted(scores, reverse=True) and near(scores, case.scores.values())


def test_review_of_several_profiles(program: Program, references: dict[str, Verdicts]) -> None:
    """Tab leads to the next profile, whose stories are in the order of its own scores."""
    keys = "".join("j\n" * (len(hits_of(verdicts)) - 1) + "\t\n" for verdicts in references.values())
    ran = program.triage("review", "inbox", *all_profiles(), "--plain", stdin=keys)
    for name, verdicts in references.items():
        shown = re.findall(rf"^{name}, story \d+ of (\d+), [^█]*?^ *(\d+) \S* +{name} ", ran.out, re.MULTILINE)
        assert {count for count, _ in shown} == {str(len(hits_of(verdicts)))}
        # The first one comes round again at the end.
        scores = [int(score) for _, score in shown][: len(hits_of(verdicts))]
        assert scores == sorted(scores, reverse=True), name
        assert near(scores, [verdicts[one][1] for one in hits_of(verdicts)]), name


def watched(program: Program, *arguments: str, folder: str = "inbox") -> str:
    """What one look at the folder tells."""
    return program("watch", folder, *arguments, "--poll", "--for", "0s", "--quiet")


def test_watch(case: Case) -> None:
    told_by = [
        json.loads(one)
        for one in watched(
            case.program, "-p", case.profile, "--jsonl", "--state", f"watched/{case.name}/lines/"
        ).splitlines()
    ]
    assert {name_of(one): told(one, case.name) for one in told_by if one["type"] == "hit"} == case.reported
    assert told_by[-1]["hits"] == len(case.hits)
    printed = watched(case.program, "-p", case.profile, "--state", f"watched/{case.name}/cards/")
    assert near(map(int, re.findall(r"^ *\d+ +(\d+) ", printed, re.MULTILINE)), case.scores.values()), printed


def test_watch_of_several_profiles(program: Program, references: dict[str, Verdicts]) -> None:
    told_by = [
        json.loads(one)
        for one in watched(program, *all_profiles(), "--jsonl", "--state", "watched/all/").splitlines()
    ]
    hits = {name_of(one): one for one in told_by if one["type"] == "hit"}
    for name, verdicts in references.items():
        assert {one: told(hits[one], name) for one in hits_of(verdicts)} == {
            one: verdicts[one] for one in hits_of(verdicts)
        }, name


Names = list[tuple[str, str, int, bool]]


def names_in(record: dict[str, Any]) -> Names:
    """Who and what a record has: text, type, mentions, whether it is shown."""
    return [(one["text"], one["type"], one["count"], one["shown"]) for one in record["entities"] or ()]


def test_names(program: Program) -> None:
    """The names of an article are the same for whoever shows them; a list of all adds them up."""
    profiles = ("-p", "mine/plain.toml", "-p", "mine/english.toml", "-p", "mine/german.toml")
    read = {
        name_of(one): names_in(one) for one in json.loads(program("read", "inbox", "--with", "entities", "--json"))
    }
    hits = json.loads(program("scan", "inbox", *profiles, "--json", "--with", "entities"))["hits"]
    assert len(hits) > 5
    for hit in hits:
        shown = json.loads(program("show", hit["path"], "--json", *profiles))
        assert names_in(hit) == names_in(shown) == read[name_of(hit)], hit["path"]
    lines = map(json.loads, program("scan", "inbox", *profiles, "--jsonl", "--with", "entities").splitlines())
    assert {name_of(one): names_in(one) for one in lines if one["type"] == "hit"} == {
        name_of(one): names_in(one) for one in hits
    }
    asked = program("scan", "inbox", *profiles, "--entity", "Veldt Lines", "--format", "paths").splitlines()
    named = [one["path"] for one in hits if any(text == "Veldt Lines" for text, *_ in names_in(one))]
    assert sorted(asked) == sorted(named) and named
    listed = json.loads(program("entities", "inbox", "--all", "--json"))["entities"]
    free = [names for article, names in read.items() if article != "held.json"]  # no name of what is under embargo
    for one in listed:
        counts = [
            count
            for names in free
            for text, kind, count, _ in names
            if (text, kind) == (one["entity"], one["type"])
        ]
        assert (one["articles"], one["mentions"]) == (len(counts), sum(counts)), one
