"""`triage show` from the user's chair: which article, with which profiles, and how it looks."""

import json
import os
import pty
import re
import stat
import subprocess
import sys

import pytest

ONE = "Troops to Leave Okinawa", "The alliance stands, Tokyo said.", "More troops will leave Okinawa by March."
TWO = "Grain Rises", "Grain rose in Chicago.", "Corn fell."
PROFILE = 'title = "Japan"\nterms = ["Okinawa", "alliance"]\n'


@pytest.fixture
def inbox(desk):
    desk.article("inbox/one.txt", *ONE)
    desk.article("inbox/two.txt", *TWO)
    desk.write("profiles/japan.toml", PROFILE)
    return desk


def test_a_number_of_the_last_report(inbox):
    assert inbox.triage("scan", "inbox").status == 0
    ran = inbox.triage("show", "1")
    assert ran.status == 0
    assert ran.lines[0] == "Troops to Leave Okinawa"
    assert "inbox/one.txt" in ran.out
    assert "▌ The alliance stands, Tokyo said." in ran.lines
    assert "▌ More troops will leave Okinawa by March." in ran.lines
    assert ran.lines[-1] == "why: triage show 1 --why"


def test_json_is_the_record_of_a_scan(inbox):
    scanned = inbox.triage("scan", "inbox", "--jsonl", "--all", "--with", "entities,body")
    records = {one["path"]: one for one in map(json.loads, scanned.lines) if one["type"] in ("hit", "reject")}
    for path, kind in (("inbox/one.txt", "hit"), ("inbox/two.txt", "reject")):
        [shown] = inbox.triage("show", path, "--json").lines
        assert json.loads(shown) == records[path]
        assert records[path]["type"] == kind


def test_json_without_a_profile_is_an_article_and_takes_no_other_format(desk):
    desk.article("inbox/one.txt", *ONE)
    assert json.loads(desk.triage("show", "inbox/one.txt", "--json").out)["type"] == "article"
    assert desk.triage("show", "inbox/one.txt", "--json", "--format", "html").status == 2
    assert desk.triage("show", "1", "--digest", "x", "--json").status == 2


def test_a_table_is_read_again_with_the_columns_of_the_scan(inbox):
    inbox.write("table.csv", "Kopf;Inhalt\nTroops to leave;The alliance stands in Okinawa.\n")
    columns = ("--columns", "title=Kopf,body=Inhalt")
    assert inbox.triage("scan", "table.csv", *columns).status == 0
    for which in ("1", "table.csv"):
        ran = inbox.triage("show", which, "--why")
        assert (ran.status, ran.lines[0]) == (0, "Troops to leave")


def test_a_line_without_a_counted_match_has_no_gutter(inbox):
    ran = inbox.triage("show", "inbox/two.txt")
    assert "  Grain rose in Chicago." in ran.lines
    assert "▌" not in ran.out


def test_what_is_numbered_are_stories_where_copies_were_folded(desk):
    text = "The cod quota fell by a tenth in the north on Monday, fishers of three towns said, and the ministry did not answer them."
    for name in "ab":
        desk.article(f"inbox/{name}.txt", "Cod quota falls", text)
    desk.triage("scan", "inbox", "-t", "cod")
    assert desk.triage("show", "2").err.startswith("triage: the last report has 1 story; there is no 2\n")
    assert desk.triage("show", "1.1").status == 0


def test_there_is_no_such_number(inbox):
    inbox.triage("scan", "inbox")
    for number in ("2", "0"):
        ran = inbox.triage("show", number)
        assert ran.status == 2
        assert ran.err.startswith(f"triage: the last report has 1 hit; there is no {number}\n")
        assert ran.out == ""


def test_no_report_yet(inbox):
    ran = inbox.triage("show", "3")
    assert (ran.status, ran.out) == (2, "")
    assert "no report yet" in ran.err
    assert "triage scan FOLDER first" in ran.err
    # Where nobody looks, a scan gives no numbers unless it is asked to.
    ran = inbox.triage("show", "3", env={"TRIAGE_REMEMBER": "0"})
    assert "triage scan FOLDER --remember first" in ran.err


def test_the_article_is_gone(inbox):
    inbox.triage("scan", "inbox")
    (inbox.folder / "inbox/one.txt").unlink()
    ran = inbox.triage("show", "1")
    assert ran.status == 2
    assert ran.err.startswith("triage: inbox/one.txt: no longer there since the last report\n")


def test_the_profile_is_gone(inbox):
    inbox.triage("scan", "inbox")
    (inbox.folder / "profiles/japan.toml").unlink()
    ran = inbox.triage("show", "1")
    assert ran.status == 2
    assert "japan.toml: the profile of the last report is gone" in ran.err


def test_the_terms_and_the_threshold_of_the_command_line_are_kept(inbox):
    inbox.triage("scan", "inbox", "-t", "corn", "--threshold", "10")
    ran = inbox.triage("show", "1", "--why")
    assert ran.lines[0] == "Grain Rises"
    assert "threshold 10: HIT" in ran.out
    # The same article by its path: the report has read it, so its terms hold.
    assert "threshold 10: HIT" in inbox.triage("show", "inbox/two.txt", "--why").out
    # A profile named now wins.
    assert "corn" not in inbox.triage("show", "1", "--why", "-p", "japan").out


def test_data_formats_leave_the_last_report_alone(inbox):
    inbox.triage("scan", "inbox")
    inbox.triage("scan", "inbox", "-t", "corn", "--json")
    assert inbox.triage("show", "1").lines[0] == "Troops to Leave Okinawa"


def test_the_last_report_is_one_file_below_the_state_folder(inbox):
    for _ in range(2):
        inbox.triage("scan", "inbox", env={"XDG_STATE_HOME": str(inbox.folder / "state")})
    [file] = (inbox.folder / "state/triage").iterdir()
    assert re.fullmatch(r"last-report-[0-9a-f]{16}\.json", file.name)
    kept = json.loads(file.read_text())
    assert [(hit["path"], hit["index"], hit["profiles"]) for hit in kept["hits"]] == [
        ("inbox/one.txt", 0, ["japan"])
    ]


def test_a_scan_does_not_fail_where_nothing_can_be_remembered(inbox):
    inbox.write("file", "no folder")
    ran = inbox.triage("scan", "inbox", env={"XDG_STATE_HOME": str(inbox.folder / "file")})
    assert (ran.status, ran.err) == (0, "")
    assert "Troops to Leave Okinawa" in ran.out
    asked = inbox.triage("scan", "inbox", "--remember", env={"XDG_STATE_HOME": str(inbox.folder / "file")})
    said = f"triage: warning: the numbers are not remembered: {inbox.folder}/file/triage cannot be written\n"
    assert (asked.status, asked.err) == (0, said)


def test_a_file_that_has_changed_is_shown_as_it_is_and_said(inbox):
    inbox.triage("scan", "inbox")
    assert inbox.triage("show", "1").err == ""
    inbox.article("inbox/one.txt", "Another Story", "Okinawa.")
    ran = inbox.triage("show", "1")
    assert ran.err == "triage: inbox/one.txt has changed since the last report\n"
    assert ran.lines[0] == "Another Story"


def test_a_path_that_is_no_utf_8_is_remembered(inbox):
    (inbox.folder / "inbox/one.txt").rename(inbox.folder / "inbox" / os.fsdecode(b"\xff.txt"))
    assert inbox.triage("scan", "inbox").status == 0
    ran = inbox.triage("show", "1")
    assert (ran.status, ran.lines[0]) == (0, "Troops to Leave Okinawa")


def test_a_file_that_cannot_be_read_is_3(inbox):
    inbox.write("inbox/bad.txt.gz", b"\x1f\x8b\x08 no gzip")
    ran = inbox.triage("show", "inbox/bad.txt.gz")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith("triage: inbox/bad.txt.gz: ")


def test_what_came_from_standard_input_is_gone(inbox):
    inbox.triage("scan", "-", "-p", "japan", stdin="Okinawa\n\nOkinawa and the alliance.\n")
    ran = inbox.triage("show", "1")
    assert (ran.status, "came from standard input" in ran.err) == (2, True)


def test_a_spoilt_last_report_is_none(inbox):
    inbox.triage("scan", "inbox", env={"XDG_STATE_HOME": str(inbox.folder / "state")})
    [file] = (inbox.folder / "state/triage").iterdir()
    file.write_text("{")
    ran = inbox.triage("show", "1", env={"XDG_STATE_HOME": str(inbox.folder / "state")})
    assert (ran.status, "no report yet" in ran.err) == (2, True)


def test_an_id(inbox):
    inbox.triage("scan", "inbox")
    ids = {record["path"]: record["id"] for record in inbox.triage("read", "inbox", "--jsonl").of_type("article")}
    assert inbox.triage("show", ids["inbox/one.txt"]).lines[0] == "Troops to Leave Okinawa"
    # No hit, but among what the report read.
    assert inbox.triage("show", ids["inbox/two.txt"]).lines[0] == "Grain Rises"
    ran = inbox.triage("show", "0123456789abcdef")
    assert (ran.status, "is neither a file nor an id in the last report" in ran.err) == (2, True)


def test_path_and_index(inbox):
    records = [{"title": f"Story {place}", "body": f"Number {place} about Okinawa."} for place in range(3)]
    inbox.write("wire.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    assert inbox.triage("show", "wire.jsonl").lines[0] == "Story 0"
    assert inbox.triage("show", "wire.jsonl#2").lines[0] == "Story 2"
    ran = inbox.triage("show", "wire.jsonl#3")
    assert ran.status == 2
    assert ran.err.startswith("triage: wire.jsonl#3: the file has 3 articles; they are counted from 0\n")


def test_a_name_may_be_a_number_or_hold_the_sign(inbox):
    inbox.article("7", *ONE)
    inbox.article("a#1", *TWO)
    assert inbox.triage("show", "./7").lines[0] == "Troops to Leave Okinawa"
    assert inbox.triage("show", "a#1").lines[0] == "Grain Rises"


def test_a_folder_is_no_article(inbox):
    ran = inbox.triage("show", "inbox")
    assert ran.status == 2
    assert ran.err.startswith("triage: inbox is a folder\n  hint: triage scan inbox")


def test_an_article_can_be_read_without_any_profile(desk):
    desk.article("one.txt", *ONE)
    ran = desk.triage("show", "one.txt")
    assert ran.status == 0
    assert "  The alliance stands, Tokyo said." in ran.lines
    assert desk.triage("show", "one.txt", "--why").status == 2


def test_control_characters_cannot_act(inbox):
    inbox.article("evil.txt", "Okinawa \x1b[2Jcleared", "Troops \x1b]0;owned\x07 left \u202eOkinawa.")
    ran = inbox.triage("show", "evil.txt", env={"CLICOLOR_FORCE": "1"})
    assert b"\x1b[2J" not in ran.stdout
    assert b"\x1b]0" not in ran.stdout
    assert "\u202e" not in ran.out
    assert "�[2Jcleared" in ran.out


def test_columns_are_kept_and_tables_keep_theirs(inbox):
    table = "wheat      4.10   up\ncorn       2.95   down\nOkinawa    1.00   flat"
    inbox.article("table.txt", "Prices " * 30, "Okinawa " * 60, table)
    for columns in (40, 80, 140):
        ran = inbox.triage("show", "table.txt", env={"COLUMNS": str(columns)})
        assert max(map(len, ran.lines)) <= columns
        assert "  wheat      4.10   up" in ran.lines
        assert "▌ Okinawa    1.00   flat" in ran.lines


def test_a_terminal_gets_the_pager_that_is_asked_for(inbox):
    pager = inbox.write("pager", "#!/bin/sh\necho PAGED $1\ncat\n")
    pager.chmod(pager.stat().st_mode | stat.S_IXUSR)
    paged = inbox.on_a_terminal("show", "inbox/one.txt", env={"PAGER": f"{pager} -x"})
    assert (paged.status, paged.lines[0]) == (0, "PAGED -x")
    assert re.search(r"\x1b\[1;4(;\d+)?mOkinawa", paged.out)
    for env in ({"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": str(inbox.folder / "nowhere")}, {"TERM": "dumb"}):
        ran = inbox.on_a_terminal("show", "inbox/one.txt", env={"PAGER": str(pager), **env})
        assert (ran.status, "PAGED" in ran.out, "Okinawa" in ran.out) == (0, False, True)


def test_a_list_on_a_terminal_goes_through_the_pager_too(inbox):
    pager = inbox.write("pager", "#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(pager.stat().st_mode | stat.S_IXUSR)
    for more, is_paged in (
        ((), True),
        (("--no-pager",), False),
        (("--json",), False),
        (("-o", "list.txt"), False),
    ):
        ran = inbox.on_a_terminal("scan", "inbox", "-t", "Okinawa", *more, env={"PAGER": str(pager)})
        assert (ran.status, "PAGED" in ran.out) == (0, is_paged), more
    assert "Okinawa" in (inbox.folder / "list.txt").read_text()


def test_a_pager_may_end_early(inbox):
    inbox.article("long.txt", "Long", *["Okinawa " * 50] * 400)
    ran = inbox.on_a_terminal("show", "long.txt", env={"PAGER": "true"})
    assert (ran.status, ran.out) == (0, "")


def test_piped_there_is_no_pager(inbox):
    assert inbox.triage("show", "inbox/one.txt", env={"PAGER": "echo PAGED"}).lines[0] == "Troops to Leave Okinawa"


NOBODY = {"TRIAGE_REMEMBER": ""}


def test_a_schedule_does_not_give_the_numbers_another_meaning(inbox):
    """`triage label keep 1` named an article that a run of cron had printed."""
    inbox.triage("scan", "inbox")
    scheduled = inbox.triage("scan", "inbox", "-t", "corn", env=NOBODY)
    assert "next:" not in scheduled.out, "numbers that nothing remembers are not advertised"
    assert inbox.triage("show", "1").lines[0] == "Troops to Leave Okinawa"
    asked = inbox.triage("scan", "inbox", "-t", "corn", "--remember", env=NOBODY)
    assert "next: triage show 1" in asked.out
    assert inbox.triage("show", "1").lines[0] != "Troops to Leave Okinawa"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_numbers_that_somebody_asks_for_are_those_of_the_list(inbox, form: str):
    arguments = ("scan", "inbox", "--format", form)
    inbox.triage(*arguments, env=NOBODY)
    assert inbox.triage("show", "1").err.startswith("triage: no report yet")
    assert inbox.triage(*arguments, "--remember", env=NOBODY).err == ""
    assert inbox.triage("show", "1").lines[0] == "Troops to Leave Okinawa"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--format csv --remember", "--remember keeps the numbers of a list, and --format csv has none"),
        ("--format csv --remember --quiet", ""),
        ("--format markdown --all --remember", ""),
    ],
)
def test_formats_without_numbers_have_none_to_remember(inbox, options: str, said: str):
    ran = inbox.triage("scan", "inbox", *options.split())
    assert (ran.status, ran.err) == (0, said and f"triage: warning: {said}\n")


def test_numbers_belong_to_the_folder_they_were_printed_in(inbox):
    inbox.triage("scan", "inbox")
    (inbox.folder / "other").mkdir()
    ran = inbox.triage("show", "1", folder="other")
    assert ran.status == 2
    assert ran.err == (
        f"triage: the numbers of the last report were printed in {inbox.folder}, and mean nothing here\n"
        f"  hint: cd {inbox.folder}, or scan here first\n"
    )
    inbox.write("other/in/a.txt", "Corn Falls\n\nThe corn fell on Monday.\n")
    inbox.triage("scan", "in", "-t", "corn", folder="other")
    assert inbox.triage("show", "1", folder="other").lines[0] == "Corn Falls"
    assert inbox.triage("show", "1").lines[0] == "Troops to Leave Okinawa"


def test_numbers_belong_to_the_terminal_they_were_printed_in(inbox):
    inbox.triage("scan", "inbox")
    code = "import os, sys; os.setsid(); from triage.cli.exits import run; sys.exit(run(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", code, "show", "1"],
        cwd=inbox.folder, env={**inbox.variables}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, "were printed in another terminal" in ran.stderr) == (2, True)


def test_a_pipe_remembers_where_somebody_watches(inbox):
    """`triage scan inbox | less`: standard error is the terminal."""
    mine, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "triage", "scan", "inbox"],
        cwd=inbox.folder, env={**inbox.variables, **NOBODY}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=its,
    ) as running:  # fmt: skip
        out, _ = running.communicate(timeout=60)
    os.close(its)
    os.close(mine)
    assert b"next: triage show 1" in out
    assert inbox.triage("show", "1").lines[0] == "Troops to Leave Okinawa"


def test_the_points_of_a_list_stand_on_lines_of_their_own(desk):
    desk.write("a.txt", "Cod sold\n\n* Price of cod rises\n* Rain stays\n\nThe cod were sold.\n")
    shown = desk.triage("show", "a.txt", "-t", "cod").out
    assert "\n▌ * Price of cod rises\n  * Rain stays\n\n▌ The cod were sold.\n" in shown
    page = desk.triage("show", "a.txt", "-t", "cod", "-f", "html").out
    assert page.count("Rain stays</p>") == 1
