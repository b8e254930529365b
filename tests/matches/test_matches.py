"""`triage matches` from the user's chair."""

import csv
import io
import json

import pytest
from rich.cells import cell_len


@pytest.fixture
def inbox(desk):
    desk.article("inbox/one.txt", "Okinawa Base", "The alliance stands, Tokyo said of Okinawa.", "Allies cheered.")
    desk.article("inbox/two.txt", "Grain", "A grain alliance. Wehat rose; 東京の沖縄 fell.")
    desk.write("profiles/japan.toml", 'title = "Japan"\nterms = ["Okinawa", "alliance", "wheat", "東京"]\n')
    return desk


def test_one_line_a_match_in_the_order_of_the_articles(inbox):
    ran = inbox.triage("matches", "inbox")
    assert (ran.status, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.lines] == ["inbox/one.txt"] * 3 + ["inbox/two.txt"] * 3
    assert ran.lines[0].rstrip().endswith("Okinawa Base")
    assert "The alliance stands, Tokyo said" in ran.lines[1]


def test_matches_stand_below_one_another(inbox):
    ran = inbox.triage("matches", "inbox")
    words = ("Okinawa Base", "alliance stands", "Okinawa.", "alliance. Wehat", "Wehat~ rose", "東京の")
    starts = {cell_len(line[: line.index(word)]) for line, word in zip(ran.lines, words, strict=True)}
    assert len(starts) == 1


def test_a_near_spelling_has_its_mark(inbox):
    assert "Wehat~ rose" in inbox.triage("matches", "inbox").out
    assert "alliance~" not in inbox.triage("matches", "inbox").out


@pytest.mark.parametrize("columns", [20, 47, 48, 80, 140])
def test_columns_are_kept(inbox, columns):
    inbox.article("inbox/" + "deep/" * 9 + "long.txt", "L", "日本" * 300 + "東京" + "日本" * 300, "Okinawa " * 100)
    for arguments in ((), ("--width", str(columns))):
        env = {"COLUMNS": str(columns)} if not arguments else {}
        ran = inbox.triage("matches", "inbox", *arguments, env=env)
        assert max(map(cell_len, ran.lines)) <= columns


def test_by_term_each_has_a_heading_and_is_sorted_by_what_follows(inbox):
    inbox.article("inbox/three.txt", "More", "An alliance breaks.")
    inbox.article("inbox/four.txt", "More", "Any alliance and more.")
    ran = inbox.triage("matches", "inbox", "--sort", "term", "-p", "japan")
    assert "alliance  japan · 4 matches in 4 articles" in ran.lines
    place = ran.lines.index("alliance  japan · 4 matches in 4 articles")
    following = [line.partition("alliance")[2].strip(" .")[:3] for line in ran.lines[place + 1 : place + 5]]
    assert following == ["and", "bre", "sta", "Weh"]


def test_one_term_of_a_profile(inbox):
    ran = inbox.triage("matches", "inbox", "-p", "japan", "--term", "OKINAWA")
    assert len(ran.lines) == 2
    unknown = inbox.triage("matches", "inbox", "-p", "japan", "--term", "Okinava")
    assert (unknown.status, unknown.out) == (2, "")
    assert "no profile has the term 'Okinava'" in unknown.err
    assert "Okinawa" in unknown.err


def test_any_words_without_a_profile(inbox):
    assert [line.split()[-1] for line in inbox.triage("matches", "inbox", "-t", "cheered").lines] == ["cheered."]


def test_what_does_not_count_is_no_match(inbox):
    inbox.write("profiles/japan.toml", 'terms = ["alliance", "grain alliance"]')
    ran = inbox.triage("matches", "inbox", "--jsonl")
    found = [(json.loads(line)["term"], json.loads(line)["path"]) for line in ran.lines]
    assert found == [("alliance", "inbox/one.txt"), ("grain alliance", "inbox/two.txt")]


def test_jsonl_gives_the_span_of_the_match(inbox):
    records = [json.loads(line) for line in inbox.triage("matches", "inbox", "--jsonl").lines]
    bodies = {one["path"]: one for one in inbox.triage("read", "inbox", "--jsonl", "--with", "body").records}
    assert {record["type"] for record in records} == {"match"}
    for record in records:
        text = bodies[record["path"]][record["field"]]
        assert text[record["start"] : record["end"]] == record["text"]
        assert record["right"][:5] == text[record["end"] :].replace("\n", " ").replace("  ", " ")[:5]


def test_csv_has_a_header_and_no_formula(inbox):
    inbox.article("inbox/evil.txt", "X", "=HYPERLINK(1) Okinawa")
    rows = list(csv.DictReader(io.StringIO(inbox.triage("matches", "inbox", "--format", "csv").out)))
    assert [row["term"] for row in rows].count("Okinawa") == 3
    evil = next(row for row in rows if row["path"] == "inbox/evil.txt")
    assert evil["left"].startswith("'=HYPERLINK")


def test_control_characters_cannot_act(inbox):
    inbox.article("inbox/evil.txt", "X", "\x1b[2J Okinawa \x1b]0;x\x07")
    out = inbox.triage("matches", "inbox", env={"CLICOLOR_FORCE": "1"}).stdout
    assert b"\x1b[2J" not in out
    assert b"\x1b]0" not in out


def test_lines_come_while_the_run_goes_on(inbox):
    """The reader of a pipe that wants one line ends the run without a complaint."""
    for number in range(300):
        inbox.article(f"inbox/{number}.txt", "T", "Okinawa. " * 40)
    ran = inbox.shell("$TRIAGE matches inbox | head -n 1")
    assert (ran.status, len(ran.lines), ran.err) == (0, 1, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("inbox", "--format", "xml"), "unknown format 'xml'"),
        (("inbox", "--sort", "size"), "--sort cannot order by 'size'"),
        (("nowhere",), "nowhere: no such file or folder"),
    ],
)
def test_slips_are_named(inbox, arguments, said):
    ran = inbox.triage("matches", *arguments)
    assert (ran.status, said in ran.err) == (2, True)


@pytest.mark.parametrize("command", ["matches", "entities"])
def test_what_is_under_embargo_is_left_out_and_said(desk, command):
    item = {
        "type": "text",
        "pubstatus": "usable",
        "headline": "Ferry Opens",
        "body_text": "The ferry of Ann Lind opens.",
    }
    desk.write("inbox/held.json", json.dumps({**item, "uri": "a", "embargoed": "2199-01-01T00:00:00Z"}))
    desk.write("inbox/free.json", json.dumps({**item, "uri": "b", "embargoed": "1999-01-01T00:00:00Z"}))
    terms = ("-t", "ferry") if command == "matches" else ()
    ran = desk.triage(command, "inbox", *terms)
    assert ran.status == 0
    assert ran.err == "triage: 1 article under embargo is left out: inbox/held.json\n"
    assert "held.json" not in ran.out
    if command == "matches":
        assert "free.json" in ran.out
