"""`triage scan` tells each story once: on the sample articles and in small folders."""

import re
from pathlib import Path

import pytest
from cli.desk import Desk, Ran, paths

from .builders import sentences, series

SAMPLES = Path(__file__).parents[2] / "sample_data"
FRAME = "The ferry to {} was late again, its owners said. "


def scan(desk: Desk, *more: str) -> Ran:
    """The articles of the inbox that name the ferry."""
    ran = desk.triage("scan", "inbox", "-t", "ferry", *more)
    assert ran.status == 0
    return ran


def write(
    desk: Desk, name: str, seed: int, title: str, *, count: int = 14, outlet: str = "", date: str = ""
) -> None:
    """A story of that seed which names the ferry."""
    head = f"Title: {title}\nSource: {outlet or 'Halden'}\nDate: {date or '2026-11-18'}\n\n"
    desk.write(f"inbox/{name}.txt", head + FRAME.format("Lima") + " ".join(sentences(seed, 14)[:count]) + "\n")


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Two stories: one with two copies, one alone."""
    write(desk, "a", 1, "Ferry Late Once More as Ferry Owners Blame Fog")
    write(desk, "b", 1, "Owners of ferry say sorry", outlet="Kyodo", date="2026-11-19")
    write(desk, "c", 1, "Late", count=6, outlet="Star Online", date="2026-11-18T08:05:00+00:00")
    write(desk, "d", 2, "Ferry of another town sold")
    return desk


def test_copies_stand_in_one_line_under_the_best(inbox: Desk) -> None:
    ran = scan(inbox)
    assert ran.lines[0].endswith("2 stories, 4 articles")
    said = " ".join(ran.out.split())
    assert re.search(r"= 2 copies: Kyodo Thu 19 Nov( 2026)?, Star Online 08:05 \(cut to half\)", said)
    assert "Owners of ferry" not in said
    assert "4 files: 4 hits also 2 folded as copies" in said


def test_verbose_says_where_the_copies_are(inbox: Desk) -> None:
    assert "inbox/b.txt" not in scan(inbox).out
    assert "inbox/b.txt" in scan(inbox, "-v").out


def test_no_fold_lists_them_all(inbox: Desk) -> None:
    ran = scan(inbox, "--no-fold")
    assert ran.lines[0].endswith("4 hits")
    assert "copies" not in ran.out


def test_folding_comes_before_top(inbox: Desk) -> None:
    both = scan(inbox, "--top", "2")
    assert "2 stories, 4 articles" in both.lines[0]
    best = scan(inbox, "--top", "1")
    assert "best 1 of 2 stories" in best.lines[0]
    assert "cut by --top" in best.out


def test_numbers_of_the_list_are_handles(inbox: Desk) -> None:
    assert "2   72" in scan(inbox).out
    assert "Ferry of another town sold" in inbox.triage("show", "2").out
    assert inbox.triage("show", "3").status == 2


def test_data_formats_fold_only_when_asked(inbox: Desk) -> None:
    plain = scan(inbox, "--json").json
    assert plain["stories"] == []
    assert {hit["story"] for hit in plain["hits"]} == {None}
    folded = scan(inbox, "--json", "--fold").json
    assert paths(folded["hits"]) == paths(plain["hits"])
    (story,) = folded["stories"]
    assert story["size"] == 3
    parts = [hit["story"] for hit in folded["hits"] if hit["story"]]
    assert {part["id"] for part in parts} == {story["id"]}
    assert sorted(part["role"] for part in parts) == ["copy", "copy", "main"]
    assert sorted([story["main"]["path"], *paths(story["copies"])]) == [f"inbox/{name}.txt" for name in "abc"]
    assert folded["stats"]["copies"] == 2


def test_json_lines_fold_too(inbox: Desk) -> None:
    ran = scan(inbox, "--jsonl", "--fold")
    assert [record["type"] for record in ran.records] == ["run", *["hit"] * 4, "story", "stats"]
    assert len(scan(inbox, "--jsonl").of_type("story")) == 0


def test_top_with_fold_keeps_the_copies_of_what_is_shown(inbox: Desk) -> None:
    report = scan(inbox, "--json", "--fold", "--top", "1").json
    assert sorted(paths(report["hits"])) == ["inbox/a.txt", "inbox/b.txt", "inbox/c.txt"]
    assert report["stories"][0]["main"]["path"] == "inbox/a.txt"
    assert (report["stats"]["hits"], report["stats"]["cut"], report["stats"]["copies"]) == (4, 1, 2)


def test_formats_without_a_place_for_stories_leave_copies_out(inbox: Desk) -> None:
    assert len(scan(inbox, "--format", "paths").lines) == 4
    assert len(scan(inbox, "--format", "paths", "--fold").lines) == 2
    assert len(scan(inbox, "--format", "csv", "--fold").lines) == 3


def test_a_daily_series_is_never_folded(desk: Desk) -> None:
    for day in (1, 2, 3):
        one = series(day)
        desk.article(f"inbox/{day}.txt", one.title, FRAME.format("Oslo") + one.body)
    assert scan(desk).lines[0].endswith("3 hits")


def test_the_order_of_paths_changes_nothing(inbox: Desk) -> None:
    names = [f"inbox/{name}.txt" for name in "abcd"]
    one = inbox.triage("scan", *names, "-t", "ferry", "--json", "--fold").json
    other = inbox.triage("scan", *reversed(names), "-t", "ferry", "--json", "--fold").json
    assert one["stories"] == other["stories"]
    assert paths(one["hits"]) == paths(other["hits"])


def test_an_article_stays_visible_for_a_profile_that_the_main_one_is_no_hit_of(desk: Desk) -> None:
    desk.write("a.toml", 'terms = ["ferry"]\n[filter]\nexclude_outlets = ["Kyodo"]\n')
    desk.write("b.toml", 'terms = ["ferry"]\n[filter]\nexclude_outlets = ["Halden"]\n')
    write(desk, "a", 1, "Ferry late", outlet="Halden")
    write(desk, "b", 1, "Ferry owners sorry", outlet="Kyodo")
    both = desk.triage("scan", "inbox", "-p", "a.toml", "-p", "b.toml")
    assert "Ferry late" in both.out
    assert "Ferry owners sorry" in both.out


def test_markdown_folds_as_well(inbox: Desk) -> None:
    out = scan(inbox, "--format", "markdown").out
    assert out.count("### ") == 2
    assert "- 2 copies: " in out


def test_a_kill_that_is_no_hit_itself_still_marks_what_it_withdraws(inbox: Desk) -> None:
    kill = "Story should not be used. Halden regrets the error.\n"
    title = "KILL-Ferry Late Once More as Ferry Owners Blame Fog"
    inbox.write("inbox/kill.txt", f"Title: {title}\nSource: Halden\nDate: 2026-11-18\n\n{kill}")
    ran = inbox.triage("scan", "inbox", "-t", "Lima")
    assert "2 stories, 4 articles" in ran.lines[0]
    assert "WITHDRAWN · Star Online" in ran.out, "a copy of what was withdrawn is withdrawn as well"
    assert "= WITHDRAWN Halden" in ran.out
    assert ran.out.count("WITHDRAWN") == 2
    story = inbox.triage("scan", "inbox", "-t", "Lima", "--json", "--fold").json["stories"][0]
    assert [copy["path"] for copy in story["copies"] if copy["role"] == "withdrawal"] == ["inbox/kill.txt"]


def test_a_kill_of_another_story_marks_nothing(inbox: Desk) -> None:
    inbox.article("inbox/kill.txt", "KILL-Tunnel closed after frost, surveyors say", "Story should not be used.")
    assert "WITHDRAWN" not in inbox.triage("scan", "inbox", "-t", "Lima").out


def test_the_sample_articles_are_fewer_stories(desk: Desk) -> None:
    ran = desk.triage("scan", SAMPLES, "-q")
    out = " ".join(ran.out.split())
    assert "19 stories, 26 articles" in out
    assert "7 folded as copies" in out
    assert "WITHDRAWN · Halden" in out
    assert "= withdraws: Halden" in out
    assert "= replaces: Halden" in out
    assert "Coast Courier Thu 19 Nov" in out
    assert "(cut to half)" in out
    assert "new The 34-year-old man helped to catch hens" in out
    assert re.search(r"= CORRECTED Halden Wed 18 Nov( 2026)?: Bird Flu Found", out)


def test_the_sample_stories_are_those_the_readme_tells(desk: Desk) -> None:
    report = desk.triage("scan", SAMPLES, "-q", "--json", "--fold").json
    stories = {
        Path(story["main"]["path"]).name: {Path(path).name: role for path, role in _roles(story)}
        for story in report["stories"]
    }
    assert stories == {
        "0610_HLD_SILKGATE-JAPAN.txt": {"0648_MNS_tokyo-alliance.txt": "copy"},
        "0834_HLD_HAWSER-PROBE.txt": {"0902_MNS_hawser-raids.txt": "copy"},
        "0531_HLD_SILKGATE-COLLAPSE-KILL.txt": {"0412_HLD_SILKGATE-COLLAPSE.txt": "copy"},
        "0755_HLD_BIRDFLU-UPD2.txt": {
            "1412_HLD_BIRDFLU-PORTUGAL.txt": "copy",
            "1455_MNS_portugal-cull.txt": "copy",
            "coast-courier-bird-flu.md": "copy",
            "0640_HLD_BIRDFLU-CORRECTED.txt": "correction",
        },
    }


def _roles(story: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    return [(copy["path"], copy["role"]) for copy in story["copies"]]


@pytest.mark.parametrize(("date", "is_withdrawn"), [("2026-11-17", True), ("2026-11-19", False)])
def test_an_update_after_the_kill_stands(desk: Desk, date: str, is_withdrawn: bool) -> None:
    title = "Ferry late once more as owners blame fog"
    write(desk, "a", 1, f"UPDATE 1-{title}", date=date)
    kill = f"Title: KILL-{title}\nSource: Halden\nDate: 2026-11-18\n\nStory should not be used.\n"
    desk.write("inbox/kill.txt", kill)
    assert ("WITHDRAWN · Halden" in scan(desk).out) == is_withdrawn
