"""The options of `scan`, each with what it keeps and what it leaves out."""

import json
import os
from pathlib import Path

import pytest
from desk import Desk, Ran, paths, scores, valid

HERRING = """\
threshold = 60
terms = [{ text = "herring", weight = 2 }, { text = "quota", weight = 1 }]
exclude = ["recipe"]
"""
#: Dates in the form in which they are read back: records of our own.
DATED = [
    {"title": "Monday's cod", "body": "Cod.", "published": "2026-11-16"},
    {"title": "Wednesday's cod", "body": "Cod.", "published": "2026-11-18T09:30:00+01:00"},
    {"title": "Friday's cod", "body": "Cod.", "published": "2026-11-20"},
    {"title": "Dateless cod", "body": "Cod."},
]


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    desk.article("inbox/1.txt", "Herring Quota Falls", "The herring quota fell. Herring is dear.")
    desk.article("inbox/2.txt", "Cod Rises", "Boats may land more cod this year.", "Cod " * 60 + "and a herring.")
    desk.article("inbox/3.txt", "Herring, Herring", "A recipe for herring.")
    desk.article("inbox/4.txt", "Rain", "It rained.")
    desk.article("inbox/5.txt", "Cod and Herring Are Friends", "The cod met a herring of the same quota.")
    desk.write("profiles/herring.toml", HERRING)
    desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
    return desk


def scan(desk: Desk, *arguments: str) -> Ran:
    ran = desk.triage("scan", "inbox", *arguments)
    assert (ran.status, ran.err) == (0, "")
    return ran


def test_json_in_rank_order_and_jsonl_in_input_order(inbox: Desk):
    ranked = scan(inbox, "--json").json["hits"]
    streamed = scan(inbox, "--jsonl").of_type("hit")
    assert paths(streamed) == [f"inbox/{number}.txt" for number in (1, 2, 5)]
    assert [hit["score"] for hit in ranked] == sorted((hit["score"] for hit in ranked), reverse=True)
    assert scores(ranked) == scores(streamed)


def test_top_says_how_many_it_cut(inbox: Desk):
    whole = scan(inbox, "--json").json
    cut = scan(inbox, "--json", "--top", "2").json
    assert cut["hits"] == whole["hits"][:2]
    assert (cut["stats"]["hits"], cut["stats"]["cut"]) == (3, 1)
    lines = scan(inbox, "--jsonl", "--top", "2")
    assert paths(lines.of_type("hit")) == paths(cut["hits"])
    assert "3 hits (1 cut by --top)" in scan(inbox, "--top", "2").out
    assert scan(inbox, "--json", "--top", "3").json["stats"]["cut"] == 0


def test_all_lists_rejects_with_their_reasons(inbox: Desk):
    assert scan(inbox, "--json").json["rejects"] == []
    whole = scan(inbox, "--json", "--all").json
    reasons = {reject["path"]: [each["reason"] for each in reject["profiles"]] for reject in whole["rejects"]}
    assert reasons == {
        "inbox/3.txt": [{"code": "excluded", "by": "recipe"}],
        "inbox/4.txt": [],
    }
    [excluded] = [reject for reject in whole["rejects"] if reject["path"] == "inbox/3.txt"]
    assert excluded["profiles"][0]["score"] == 0
    assert round(sum(part["points"] for part in excluded["profiles"][0]["contributions"]), 3) == 0
    stats = whole["stats"]
    assert (stats["articles"], stats["hits"], stats["rejects"]) == (5, 3, 2)
    assert (stats["excluded"], stats["no_match"]) == (1, 1)


def test_what_would_have_been_a_hit_is_named_for_people(inbox: Desk):
    out = scan(inbox).out
    assert "excluded" in out
    assert "Herring, Herring" in out
    assert "would have been a hit" in out


def test_a_hit_is_listed_with_every_profile_in_which_something_matched(inbox: Desk):
    [both] = [hit for hit in scan(inbox, "--json").json["hits"] if hit["path"] == "inbox/5.txt"]
    assert {each["id"]: each["hit"] for each in both["profiles"]} == {"herring": True, "cod": True}
    [one] = [hit for hit in scan(inbox, "--json").json["hits"] if hit["path"] == "inbox/2.txt"]
    assert {each["id"]: each["hit"] for each in one["profiles"]} == {"cod": True, "herring": False}


def test_threshold_is_for_all_profiles(inbox: Desk):
    assert paths(scan(inbox, "--jsonl", "--threshold", "any", "-p", "herring").of_type("hit")) == [
        "inbox/1.txt",
        "inbox/2.txt",
        "inbox/5.txt",
    ]
    strict = scan(inbox, "--json", "--threshold", "99.9").json
    assert strict["hits"] == []
    assert strict["run"]["arguments"]["threshold"] == "99.9"
    best = scan(inbox, "--json").json["hits"][0]["score"]
    assert len(scan(inbox, "--json", "--threshold", f"{best - 0.01:.2f}").json["hits"]) == 1
    assert scan(inbox, "--json", "--threshold", f"{best + 0.01:.2f}").json["hits"] == []


def test_since_and_until(desk: Desk):
    records = ({"type": "article", "schema": 1, **record} for record in DATED)
    file = desk.write("week.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    os.utime(file, (0, 0))

    def days(*arguments: str) -> list[str]:
        ran = desk.triage("scan", "week.jsonl", "-t", "cod", "--jsonl", *arguments)
        assert (ran.status, ran.err) == (0, "")
        return [hit["title"].partition("'")[0].split()[0] for hit in ran.of_type("hit")]

    # The record without a date has the time its file arrived: 1970.
    assert days() == ["Monday", "Wednesday", "Friday", "Dateless"]
    assert days("--since", "2026-11-17") == ["Wednesday", "Friday"]
    assert days("--since", "2026-11-18T08:30+00:00") == ["Wednesday", "Friday"]
    assert days("--since", "2026-11-18T08:31+00:00") == ["Friday"]
    assert days("--until", "2026-11-18") == ["Monday", "Wednesday", "Dateless"]
    assert days("--since", "2026-11-16", "--until", "2026-11-16") == ["Monday"]
    ran = desk.triage("scan", "week.jsonl", "-t", "cod", "--json", "--all", "--since", "2026-11-17")
    codes = {reject["index"]: reject["profiles"][0]["reason"]["code"] for reject in ran.json["rejects"]}
    assert codes == {0: "dates", 3: "dates"}
    assert ran.json["stats"]["dates"] == 2
    assert ran.json["stats"]["by_arrival"] == 1
    told = desk.triage("scan", "week.jsonl", "-t", "cod", "--until", "2026-11-18")
    assert "1 dated by arrival" in told.out


def test_by_profile(inbox: Desk):
    ran = scan(inbox, "--by", "profile")
    heads = [line.split("  ")[0] for line in ran.lines if line.endswith((" hit", " hits"))]
    assert heads[:2] == ["cod", "herring"]


def test_with(inbox: Desk):
    [plain, *_] = scan(inbox, "--json").json["hits"]
    assert (plain["body"], plain["summary"], plain["entities"]) == (None, None, None)
    [full, *_] = scan(inbox, "--json", "--with", "body,summary").json["hits"]
    assert full["summary"]
    for sentence in full["summary"]:
        assert full[sentence["field"]][sentence["start"] : sentence["end"]] == sentence["text"]
    for match in full["profiles"][0]["matches"]:
        assert full[match["field"]][match["start"] : match["end"]] == match["text"]
    for snippet in full["snippets"]:
        assert full[snippet["field"]][snippet["start"] : snippet["end"]] == snippet["text"]
    [split, *_] = scan(inbox, "--json", "--with", "body", "--with", "summary").json["hits"]
    assert split == full


def test_output_goes_to_a_file_whole_or_not_at_all(inbox: Desk):
    ran = scan(inbox, "--json", "-o", "report.json")
    assert ran.out == ""
    report = inbox.folder / "report.json"
    assert valid(json.loads(report.read_text()), "document")["stats"]["hits"] == 3
    assert report.read_text() == scan(inbox, "--json").out
    scan(inbox, "-o", "report.txt")
    assert "Herring Quota Falls" in (inbox.folder / "report.txt").read_text()
    assert [file.name for file in inbox.folder.iterdir() if file.name.endswith(".partial")] == []


def test_output_that_cannot_be_written_is_74(inbox: Desk):
    ran = inbox.triage("scan", "inbox", "--json", "-o", "no/such/folder/report.json")
    assert ran.status == 74
    assert ran.err == "triage: no/such/folder/report.json: could not be written: no such file or directory\n"
    (inbox.folder / "folder").mkdir()
    assert inbox.triage("scan", "inbox", "--json", "-o", "folder").status == 74
    assert list(inbox.folder.glob(".*")) == []


@pytest.mark.slow
def test_output_may_be_a_device(inbox: Desk):
    """Written to and never replaced. No real device here: a superuser's failing test would destroy it."""
    if Path("/proc/self/fd/1").exists():
        ran = inbox.process("scan", "inbox", "--json", "-o", "/proc/self/fd/1")
        assert (ran.status, len(ran.json["hits"])) == (0, 3)
    os.mkfifo(inbox.folder / "pipe")
    ran = inbox.shell("$TRIAGE scan inbox --json -o pipe & cat pipe; wait $!")
    assert (ran.status, len(ran.json["hits"])) == (0, 3)
    assert (inbox.folder / "pipe").is_fifo()


def test_a_report_that_was_private_stays_private(inbox: Desk):
    inbox.write("report.json", "old").chmod(0o600)
    scan(inbox, "--json", "-o", "report.json")
    assert (inbox.folder / "report.json").stat().st_mode & 0o777 == 0o600


def test_output_through_a_link_writes_where_it_leads(inbox: Desk):
    inbox.write("real.json", "old")
    (inbox.folder / "link.json").symlink_to("real.json")
    scan(inbox, "--json", "-o", "link.json")
    assert (inbox.folder / "link.json").is_symlink()
    assert (inbox.folder / "real.json").read_text().startswith('{"schema":1')


def test_exit_code_asks_for_a_hit(inbox: Desk):
    assert inbox.triage("scan", "inbox", "-t", "cod", "--exit-code").status == 0
    assert inbox.triage("scan", "inbox", "-t", "zebra", "--exit-code").status == 1
    assert inbox.triage("scan", "inbox", "-t", "zebra").status == 0
    # What could not be read is worse than nothing found.
    assert inbox.triage("scan", "inbox", "gone", "-t", "zebra", "--exit-code").status == 3


def test_quiet_says_only_what_is_wrong(inbox: Desk):
    (inbox.folder / "profiles").rename(inbox.folder / "inbox" / "profiles")
    ran = inbox.triage("scan", "inbox", "--jsonl")
    assert ran.err == "triage: using the 2 profiles in inbox/profiles\n"
    assert inbox.triage("scan", "inbox", "--jsonl", "-q").err == ""
    ran = inbox.triage("scan", "inbox", "gone", "--jsonl", "-q")
    assert (ran.status, ran.err) == (3, "triage: gone: no such file or folder\n")


@pytest.mark.slow
def test_records_are_read_back_to_the_same_scores(inbox: Desk):
    inbox.write("inbox/6.txt", "Großer Hering İ e\u0301\r\n\r\nHERRING ß herring’s quota.\r\n")
    first = scan(inbox, "--jsonl", "--all", "--with", "body")
    again = inbox.triage("scan", "-", "--jsonl", "--all", "--with", "body", stdin=first.stdout)
    assert (again.status, again.err) == (0, "")
    for kind in ("hit", "reject"):
        assert again.of_type(kind) == first.of_type(kind)
    inbox.write("saved.json", scan(inbox, "--json", "--all", "--with", "body").stdout)
    document = inbox.triage("scan", "saved.json", "--json", "--all", "--with", "body").json
    whole = scan(inbox, "--json", "--all", "--with", "body").json
    assert scores(document["hits"]) == scores(whole["hits"])
    assert scores(document["rejects"]) == scores(whole["rejects"])


@pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "csv", "markdown", "paths"])
def test_two_runs_print_the_same_bytes(inbox: Desk, form: str):
    arguments = ("--format", form, "--all", "--with", "body,summary")
    first = scan(inbox, *arguments, "-o", "first")
    assert scan(inbox, *arguments, "-o", "second").status == first.status
    one, two = ((inbox.folder / name).read_text() for name in ("first", "second"))
    if form == "terminal":  # how long a run lasted is said to people only
        one, two = (text[: text.rindex("files: ")] for text in (one, two))
    assert one == two
    assert one


def test_hash_seeds_change_nothing(inbox: Desk):
    outs = {
        inbox.triage("scan", "inbox", "--jsonl", "--all", env={"PYTHONHASHSEED": str(n)}).stdout for n in (1, 2)
    }
    assert len(outs) == 1


def test_json_and_jsonl_are_short_for_format(inbox: Desk):
    assert scan(inbox, "--json").out == scan(inbox, "--format", "json").out
    assert scan(inbox, "--jsonl").out == scan(inbox, "-f", "jsonl").out


def test_terms_join_named_profiles(inbox: Desk):
    run = scan(inbox, "--json", "-p", "cod", "-t", "rain").json["run"]
    assert [profile["id"] for profile in run["profiles"]] == ["cod", "terms"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--top 0", "invalid value for '--top': 0 is less than 1"),
        ("--top some", "invalid value for '--top': 'some' is not a whole number\n"),
        ("--threshold 101", "--threshold must be 0 to 100 or any, got '101'"),
        ("--threshold nan", "--threshold must be 0 to 100 or any, got 'nan'"),
        ("--since soon", "--since must be a date or a span of time, got 'soon'"),
        ("--format jsn", "unknown format 'jsn'"),
        ("--with bdy", "--with cannot add 'bdy'"),
        ("--by outlte", "--by cannot group by 'outlte'"),
        ("--tpo 3", "no such option: --tpo"),
        ("-p herrin", "there is no profile 'herrin'"),
        ("-p no.toml", "the profile no.toml does not exist"),
    ],
)
def test_wrong_values_stop_the_run_before_it_begins(inbox: Desk, arguments: str, message: str):
    ran = inbox.triage("scan", "inbox", *arguments.split(), "-o", "out")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"triage: {message}")
    assert not (inbox.folder / "out").exists()


@pytest.mark.parametrize(
    ("term", "sign"),
    [
        ("cod OR herring", "OR"),
        ("cod,herring", "a comma"),
        ("Paris, Texas", ""),
        ("US Navy SEALs", ""),
        ("War and Peace", ""),
    ],
)
def test_words_of_the_command_line_with_operators_of_other_tools(inbox: Desk, term: str, sign: str):
    said = f"triage: warning: {term!r} is looked for as it stands: {sign} is no operator here\n  hint: -t for each: -t cod -t herring\n"
    ran = inbox.triage("scan", "inbox", "-t", term)
    assert (ran.status, ran.err) == (0, said if sign else "")
    assert inbox.triage("scan", "inbox", "-t", term, "-q").err == ""


def test_a_profile_among_the_paths_is_told_from_an_article(inbox: Desk):
    """`-p profiles/*.toml`, as the shell spells it out."""
    for name in ("a", "b", "c"):
        inbox.write(f"mine/{name}.toml", 'terms = ["cod"]\n')
    ran = inbox.triage("scan", "inbox", "-p", "mine/a.toml", "mine/b.toml", "mine/c.toml")
    assert ran.status == 3
    assert ran.err == (
        "triage: mine/b.toml: not a format that triage reads\ntriage: mine/c.toml: not a format that triage reads\n"
        "  hint: a profile stands behind a -p of its own; -p FOLDER takes all in a folder\n"
    )
