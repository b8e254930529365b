"""`triage scan` tells each story once: on the sample articles and in small folders."""

import json
import re
from pathlib import Path

import pytest
from desk import Desk, Ran, paths

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
    assert "Owners of ferry" not in said.partition("folded")[0]
    assert "4 files: 4 hits also 2 folded as copies" in said


def test_what_was_folded_is_named_at_the_end_and_opened_by_its_number(inbox: Desk) -> None:
    ran = scan(inbox)
    said = " ".join(ran.out.split())
    assert "folded 2 copies 1.1 Owners of ferry say sorry (Kyodo Thu 19 Nov" in said
    assert "Owners of ferry say sorry" in inbox.triage("show", "1.1").out
    assert inbox.triage("show", "1.3").status == 2
    for name in range(30):
        write(inbox, f"z{name:02}", 1, f"Sorry for the ferry, owners say, number {name}", outlet=f"Paper {name}")
    assert "+12, --all names them" in scan(inbox).out
    assert "names them" not in scan(inbox, "--all").out
    assert "1.32 " in scan(inbox, "--all").out
    assert "Sorry for the ferry" in scan(inbox, "--format", "markdown").out
    page = scan(inbox, "--format", "html").out
    assert "<details>" in page
    assert "Owners of ferry say sorry" in page


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
    assert "19 stories, 25 articles" in out
    assert "6 folded as copies" in out
    assert "WITHDRAWN · Halden" in out
    assert "= WITHDRAWN Halden Thu 19 Nov" in out
    assert "was adjourned for the night and did not collapse" in out
    assert "walked out" not in out, "what was withdrawn is not quoted"
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
        "0412_HLD_SILKGATE-COLLAPSE.txt": {"0531_HLD_SILKGATE-COLLAPSE-KILL.txt": "withdrawal"},
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


def test_a_correction_tells_the_old_sentence_and_the_new_one(desk: Desk) -> None:
    told = "Owners said that {} passengers had to spend the whole night on board."
    for name, title, count in (
        ("a", "Ferry Late Once More", "2,400"),
        ("b", "CORRECTED-Ferry Late Once More", "240"),
    ):
        body = f"{FRAME.format('Lima')}{told.format(count)} {' '.join(sentences(1))}"
        desk.write(f"inbox/{name}.txt", f"Title: {title}\nSource: Halden\nDate: 2026-11-18\n\n{body}\n")
    out = " ".join(scan(desk).out.split())
    assert f"was {told.format('2,400')} now {told.format('240')} = replaces:" in out


def test_a_kill_that_comes_as_text_has_a_status_and_its_reason_stands_below_what_it_withdraws(desk: Desk) -> None:
    write(desk, "a", 1, "Ferry Late Once More as Owners Blame Fog")
    notice = "Story should not be used; the ferry was on time.\n"
    head = "Title: KILL-Ferry Late Once More as Owners Blame Fog\nSource: Halden\nDate: 2026-11-18\n\n"
    desk.write("inbox/kill.txt", head + notice)
    ran = scan(desk)
    out = " ".join(ran.out.split())
    assert "= WITHDRAWN Halden Wed 18 Nov" in out
    assert ": Story should not be used; the ferry was on time." in out
    assert "was late again" not in out, "what was withdrawn is not quoted"
    assert "left out" not in out, "the notice has been told"
    assert "Story should not be used" in scan(desk, "--format", "markdown").out
    rejects = scan(desk, "--json", "--all").json["rejects"]
    assert [(one["path"], one["status"], one["profiles"][0]["reason"]["code"]) for one in rejects] == [
        ("inbox/kill.txt", "canceled", "status")
    ]


@pytest.mark.parametrize(
    "mark", ["MANDATORY KILL: {}", "KILL-{}", "STORY REMOVED: {}", "{} (WITHDRAWN)", "Rückzug: {}"]
)
def test_a_kill_in_json_without_a_status_withdraws_its_story(desk: Desk, mark: str) -> None:
    write(desk, "a", 1, "Ferry Late Once More as Owners Blame Fog")
    text = "This story was sent in error; the ferry was on time. Diese Meldung wurde irrtümlich gesendet."
    kill = {
        "title": mark.format("Ferry Late Once More as Owners Blame Fog"),
        "body": text,
        "outlet": "Halden",
        "published": "2026-11-18",
    }
    desk.write("inbox/kill.jsonl", json.dumps(kill) + "\n")
    ran = scan(desk)
    assert "= WITHDRAWN Halden Wed 18 Nov" in " ".join(ran.out.split())
    assert "was late again" not in ran.out


@pytest.mark.parametrize(
    ("notice", "is_found"),
    [
        ('Editors, please note\n\nThe story headlined "Ferry Late Once More as Owners Blame Fog" should not be used.\n', True),
        ("Advisory\n\nPlease kill the story headlined UPDATE 1-Ferry late once more as owners blame fog, as it is wrong.\n", True),
        ("Please disregard the story headlined Ferry Late Once More as Owners Blame Fog.\n", True),
        ('Editors, please note\n\nThe story headlined "Ferry Late Again as Owners Blame Fog" should not be used.\n', False),
        ("Court says the story headlined Ferry Late Once More as Owners Blame Fog must not be used\n", False),
    ],
)  # fmt: skip
def test_a_kill_finds_the_story_whose_headline_it_names(desk: Desk, notice: str, is_found: bool) -> None:
    write(desk, "a", 1, "Ferry Late Once More as Owners Blame Fog")
    desk.write("inbox/kill.txt", notice)
    assert ("WITHDRAWN ·" in scan(desk).out) is is_found


def test_a_kill_of_nothing_that_is_here_is_named_as_such(desk: Desk) -> None:
    write(desk, "a", 1, "Ferry sold")
    desk.article("inbox/kill.txt", "KILL-Ferry of another town sinks", "Story should not be used.")
    (line,) = [line for line in scan(desk).lines if line.startswith("left out")]
    assert line.endswith("WITHDRAWN Ferry of another town sinks")


def test_the_fuller_text_of_the_same_band_stands_for_a_story(desk: Desk) -> None:
    write(desk, "cut", 1, "Ferry late, owners sorry", count=7, outlet="Star Online")
    write(desk, "whole", 1, "Late once more", outlet="Kyodo")
    report = scan(desk, "--json", "--fold", "--threshold", "any").json
    by_path = {hit["path"]: hit for hit in report["hits"]}
    assert by_path["inbox/cut.txt"]["score"] > by_path["inbox/whole.txt"]["score"]
    bands = {hit["band"] for hit in report["hits"]}
    assert report["stories"][0]["main"]["path"] == ("inbox/whole.txt" if len(bands) == 1 else "inbox/cut.txt")


def test_a_passing_mention_shows_what_the_wire_says_of_it(desk: Desk) -> None:
    long = " ".join(sentences(1, 30))
    text = f"{long} The zeppelin came. {long}"
    for name, title, slug in (("a", "Orchard inspected", "ORCHARD/CORR"), ("b", "UPDATE 2-Granary rebuilt", "")):
        desk.write(
            f"inbox/{name}.txt",
            f"Title: {title}\nSource: Halden\n{f'Slug: {slug}' if slug else 'Page: 1'}\n\n{text}\n",
        )
    brief = desk.triage("scan", "inbox/a.txt", "-t", "zeppelin")
    assert "CORRECTED Orchard inspected" in brief.out
    below = desk.triage("scan", "inbox", "-t", "zeppelin", "--threshold", "50")
    assert "CORRECTED Orchard" in below.out
    assert "UPDATE 2 Granary" in below.out
    assert "UPDATE 2-" not in below.out


def test_outlets_that_carry_one_agencys_text_are_said_to(desk: Desk) -> None:
    for name, title in (
        ("Star Online", "Ferry late"),
        ("The Post", "Ferry owners sorry"),
        ("Herald", "Late ferry"),
    ):
        body = f"LIMA, Nov 18 (Reuters) - {FRAME.format('Lima')}{' '.join(sentences(1))}"
        desk.write(f"inbox/{name}.txt", f"Title: {title}\nSource: {name}\nDate: 2026-11-18\n\n{body}\n")
    assert "= 2 copies of Reuters text: " in scan(desk).out
