"""Whatever lies in the folder: one clear line for each thing, the rest of the run intact, the right status."""

import ctypes
import os
import random
import subprocess
import sys
from typing import Any

import pytest
from desk import PROGRAM, Desk, Ran, paths

from triage.scoring.scorer import ProfileScorer

HOSTILE = "Deal [/b] [link=http://evil] \x1b[2J\x1b]0;pwned\x07 \u202egnp.exe"


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """One good article on cod, beside which the bad things lie."""
    desk.article("inbox/good.txt", "Cod Quota Falls", "The cod quota fell.")
    return desk


def scan(desk: Desk, *named: str) -> Ran:
    """What a scan for cod finds; the good article is always among it."""
    ran = desk.triage("scan", "inbox", *named, "-t", "cod", "--jsonl")
    assert "inbox/good.txt" in paths(ran.of_type("hit"))
    return ran


def problems(ran: Ran) -> list[str]:
    """As they stand in the report; standard error has said the same, a line each."""
    said = [f"{problem['path']}: {problem['message']}" for problem in ran.of_type("problem")]
    assert ran.err == "".join(f"triage: {line}\n" for line in said)
    return said


def stats(ran: Ran) -> dict[str, int]:
    [found] = ran.of_type("stats")
    return found


NOTHING_IN_THEM = [
    pytest.param(b"", "nothing in it", id="empty"),
    pytest.param(b" \n\t\n", "nothing in it", id="blank"),
    pytest.param(b"\xef\xbb\xbf", "nothing in it", id="a byte order mark"),
    pytest.param(random.Random(7).randbytes(4000), "not a format that triage reads", id="random bytes"),
]


@pytest.mark.parametrize(("data", "message"), NOTHING_IN_THEM)
def test_nothing_to_read(inbox: Desk, data: bytes, message: str):
    """Met in a folder it is left alone and counted; named it is a problem."""
    inbox.write("inbox/bad.txt", data)
    ran = scan(inbox)
    assert (ran.status, problems(ran), stats(ran)["left_alone"]) == (0, [], 1)
    inbox.write("bad.txt", data)
    ran = scan(inbox, "bad.txt")
    assert (ran.status, problems(ran)) == (3, [f"bad.txt: {message}"])
    assert (stats(ran)["files"], stats(ran)["unread"]) == (1, 1)


@pytest.mark.parametrize("suffix", ["txt", "json", "jsonl", "html", "xml", "csv", "md", "eml", "gz", "zip", ""])
def test_random_bytes_under_any_name_never_stop_a_run(inbox: Desk, suffix: str):
    inbox.write(f"inbox/noise.{suffix}", random.Random(len(suffix)).randbytes(3000))
    ran = scan(inbox)
    assert ran.status in (0, 3)
    assert "a bug of ours" not in ran.err
    assert len(ran.err.splitlines()) <= 1


def test_a_line_of_50_megabytes_is_over_the_bound(inbox: Desk):
    inbox.write("inbox/long.txt", b"Cod\n\n" + b"the cod were sold " * 2_800_000)
    ran = scan(inbox)
    said = "inbox/long.txt: larger than the limit of 32 MiB; not read"
    assert (ran.status, ran.err.splitlines()) == (
        3,
        [f"triage: {said}", '  hint: file_bytes = "128 MiB" below [bounds] in triage.toml reads larger files'],
    )
    [problem] = ran.of_type("problem")
    assert problem["code"] == "bound"


def test_a_line_of_2_megabytes_is_an_article(inbox: Desk):
    inbox.write("inbox/long.txt", b"Salmon\n\n" + b"the salmon were sold " * 100_000 + b"and one cod")
    ran = scan(inbox)
    assert (ran.status, problems(ran)) == (0, [])
    [hit] = [hit for hit in ran.of_type("hit") if hit["path"] == "inbox/long.txt"]
    [match] = hit["profiles"][0]["matches"]
    assert (match["text"], match["start"]) == ("cod", 2_100_008)
    ran = inbox.triage("scan", "inbox/long.txt", "-t", "cod")
    assert ran.status == 0
    assert len(ran.out) < 3000


def test_a_headline_with_markup_and_escapes_is_a_headline(inbox: Desk):
    inbox.article("inbox/hostile.txt", HOSTILE + " cod", "The cod.")
    for env in ({}, {"CLICOLOR_FORCE": "1"}):
        ran = inbox.triage("scan", "inbox/hostile.txt", "-t", "cod", env=env)
        assert ran.status == 0
        assert "[/b] [link=http://evil]" in ran.out
        assert not any(bad in ran.out for bad in ("\x1b[2J", "\x1b]", "\x07", "\u202e"))
    [hit] = inbox.triage("scan", "inbox/hostile.txt", "-t", "cod", "--json").json["hits"]
    assert "[/b] [link=http://evil]" in hit["title"]
    for form in ("csv", "markdown", "paths"):
        assert b"\x1b" not in inbox.triage("scan", "inbox", "-t", "cod", "--format", form).stdout


def test_a_path_with_escapes_is_harmless_too(inbox: Desk):
    inbox.article("inbox/\x1b[2J[/b].txt", "Cod", "The cod.")
    (inbox.folder / "inbox" / "\x1b[31m.txt").symlink_to("nowhere")
    ran = inbox.triage("scan", "inbox", "-t", "cod")
    assert ran.status == 3
    assert b"\x1b" not in ran.stdout + ran.stderr


FIVE_MISTAKES = """\
titel = "Fish"
threshold = 120
terms = ["cod"]

[[term]]
text = "herring"
weight = "high"

[[term]]
text = "tun[a"
as = "regex"

[[term]]
text = "hake"
case = "uper"
"""


def test_a_profile_with_five_mistakes(inbox: Desk):
    inbox.write("fish.toml", FIVE_MISTAKES)
    inbox.write("open.toml", 'terms = ["cod"\n')
    ran = inbox.triage("scan", "inbox", "-p", "fish.toml", "-p", "open.toml", "-o", "out.json", "--json")
    assert (ran.status, ran.out) == (2, "")
    faults = [line for line in ran.err.splitlines() if not line.startswith("  hint: ")]
    assert faults == [
        "triage: fish.toml:1: unknown key 'titel'",
        "triage: fish.toml:2: threshold must be from 0 to 100, got 120",
        "triage: fish.toml:7: weight must be a number, got 'high'",
        "triage: fish.toml:10: the regular expression is broken: unterminated character set at position 5",
        "triage: fish.toml:15: case must be auto, ignore, match, upper or capitalized, got 'uper'",
        "triage: open.toml:1: a list is not closed with ]",
    ]
    assert "  hint: did you mean title?" in ran.err
    assert '  hint: did you mean "upper"?' in ran.err
    assert not (inbox.folder / "out.json").exists()
    assert inbox.triage("profile", "check", "fish.toml").err == ran.err[: ran.err.index("triage: open.toml")]


def test_a_dangling_link(inbox: Desk):
    (inbox.folder / "inbox" / "gone.txt").symlink_to("nowhere.txt")
    ran = scan(inbox)
    assert (ran.status, problems(ran)) == (3, ["inbox/gone.txt: a link to nothing"])
    ran = scan(inbox, "inbox/gone.txt")
    assert (ran.status, len(problems(ran))) == (3, 1)


def test_links_that_lead_in_a_circle(inbox: Desk):
    """One that names itself cannot be read; one to a folder above is left alone, and the folder is read once."""
    folder = inbox.folder / "inbox"
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to(folder)
    ran = scan(inbox)
    assert (ran.status, problems(ran)) == (
        3,
        [f"inbox/{name}.txt: too many levels of symbolic links" for name in ("one", "two")],
    )
    assert paths(ran.of_type("hit")) == ["inbox/good.txt"]
    assert stats(ran)["left_alone"] == 1


def test_a_link_out_of_the_folder_is_left_alone(inbox: Desk):
    inbox.article("secret.txt", "Cod Secret", "The cod.")
    (inbox.folder / "inbox" / "out.txt").symlink_to(inbox.folder / "secret.txt")
    (inbox.folder / "inbox" / "same.txt").symlink_to("good.txt")
    ran = scan(inbox)
    assert (ran.status, problems(ran), stats(ran)["left_alone"]) == (0, [], 1)
    assert paths(ran.of_type("hit")) == ["inbox/good.txt", "inbox/same.txt"]


def _without_root_powers() -> None:
    """Let the superuser meet permissions as others do (drops CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH)."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):
        if library.prctl(24, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot drop a capability")


def test_a_folder_and_a_file_without_permission(inbox: Desk):
    is_root = os.geteuid() == 0
    if is_root and not sys.platform.startswith("linux"):
        pytest.skip("the superuser may read everything")
    inbox.article("inbox/shut/inside.txt", "Cod Inside", "The cod.")
    inbox.article("inbox/zzz.txt", "Cod Shut", "The cod.").chmod(0)
    (inbox.folder / "inbox" / "shut").chmod(0)
    command = [*PROGRAM, "scan", "inbox", "-t", "cod", "--jsonl"]
    try:
        done = subprocess.run(
            command,
            cwd=inbox.folder,
            env=inbox.variables,
            capture_output=True,
            check=False,
            timeout=60,
            preexec_fn=_without_root_powers if is_root else None,
        )
    except subprocess.SubprocessError:
        pytest.skip("the superuser may read everything, and cannot do otherwise here")
    finally:
        (inbox.folder / "inbox" / "shut").chmod(0o700)
    ran = inbox.note(command[1:], done)
    assert ran.status == 3
    assert paths(ran.of_type("hit")) == ["inbox/good.txt"]
    assert problems(ran) == ["inbox/shut: permission denied", "inbox/zzz.txt: permission denied"]
    assert stats(ran)["unread"] == 2


def test_a_damaged_archive_member_and_a_broken_record(inbox: Desk):
    inbox.write("inbox/broken.gz", b"\x1f\x8b\x08\x00" + b"\0" * 40)
    inbox.write("inbox/records.jsonl", '{"title": "Cod One", "body": "The cod."}\n{"title": "Cod Tw\n')
    ran = scan(inbox)
    assert ran.status == 3
    assert [problem["path"] for problem in ran.of_type("problem")] == ["inbox/broken.gz", "inbox/records.jsonl"]
    assert len(problems(ran)) == 2
    assert paths(ran.of_type("hit")) == ["inbox/good.txt", "inbox/records.jsonl"]


def test_none_of_the_paths_exists(desk: Desk):
    ran = desk.triage("scan", "one", "two", "-t", "cod")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "triage: one, two: no such file or folder\n"
    # Said before anybody is told to write a profile.
    assert desk.triage("scan", "one").err == "triage: one: no such file or folder\n"
    assert desk.triage("scan", "-t", "“bird", "flu”").err == (
        "triage: flu”: no such file or folder\n"
        '  hint: curly quotation marks hold no words together: type "bird flu" with straight ones\n'
    )


def test_one_of_the_paths_does_not_exist(inbox: Desk):
    ran = scan(inbox, "nothing")
    assert (ran.status, problems(ran)) == (3, ["nothing: no such file or folder"])


def test_the_current_folder_has_gone(desk: Desk):
    ran = desk.shell("mkdir gone && cd gone && rmdir ../gone && $TRIAGE scan . -t cod")
    assert (ran.status, ran.err) == (0, "triage: warning: no articles in .\n")
    ran = desk.shell("mkdir gone && cd gone && rmdir ../gone && $TRIAGE scan a.txt -t cod")
    assert (ran.status, ran.err) == (2, "triage: a.txt: no such file or folder\n")


def test_a_device_and_a_pipe_in_a_folder_are_left_alone(inbox: Desk):
    os.mkfifo(inbox.folder / "inbox" / "pipe.txt")
    ran = scan(inbox)
    assert (ran.status, problems(ran), stats(ran)["left_alone"]) == (0, [], 1)


def test_what_was_not_read_is_said_to_people_too(inbox: Desk):
    (inbox.folder / "inbox" / "gone.txt").symlink_to("nowhere.txt")
    inbox.write("inbox/empty.txt")
    ran = inbox.triage("scan", "inbox", "-t", "cod")
    assert "not read  inbox/gone.txt: a link to nothing" in ran.lines
    assert any(line.startswith("1 file: 1 hit, 1 not read") for line in ran.lines)
    assert any("1 left alone" in line for line in ran.lines)


def test_a_term_that_is_no_utf_8_is_refused(desk: Desk) -> None:
    ran = desk.triage("scan", ".", "-t", "Orley\udcff")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "triage: -t 'Orley\\udcff': not UTF-8, so it can stand in no article\n"


def test_a_profile_in_a_file_whose_name_is_no_utf_8(desk: Desk) -> None:
    desk.write("orley.txt", "Orley opens\n\nThe harbour of Orley opened.\n")
    (desk.folder / "caf\udce9.toml").write_text('terms = ["Orley"]\n')
    for command in (("scan", "orley.txt", "-p"), ("scan", "orley.txt", "--methods", "-p"), ("profile", "check")):
        ran = desk.triage(*command, "caf\udce9.toml")
        assert (ran.status, ran.err) == (0, "")
    [profile] = desk.triage("scan", "orley.txt", "--json", "-p", "caf\udce9.toml").json["run"]["profiles"]
    assert profile["id"] == "caf\ufffd"


def test_a_bug_of_ours_names_the_article(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.article("in/a.txt", "Cod", "The cod fell.")
    desk.write("in/b.jsonl", '{"title": "Ham", "body": "The ham."}\n{"title": "Hake", "body": "The hake fell."}\n')
    right = ProfileScorer.weigh

    def wrong(self: ProfileScorer, found: Any, slots: Any) -> Any:
        if found.texts.article.title == "Hake":
            raise ValueError("what nobody foresaw")
        return right(self, found, slots)

    monkeypatch.setattr(ProfileScorer, "weigh", wrong)
    ran = desk.triage("scan", "in", "-t", "cod", "-t", "hake")
    assert ran.status == 70
    assert ran.err.startswith(
        "triage: internal error: ValueError: what nobody foresaw (at in/b.jsonl#1)\n  hint: "
    )
    assert desk.triage("scan", "in", "-t", "cod").status == 0
