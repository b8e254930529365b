"""The other commands, help for all of them, and where profiles come from."""

import json

import jsonschema
import pytest
from desk import Desk, Ran, valid

COMMANDS = ["", "scan", "read", "schema", "profile", "profile new", "profile list", "profile check"]
COD = 'terms = ["cod"]\n'


def used(ran: Ran) -> list[str]:
    """The ids of the profiles of a run."""
    assert ran.status == 0
    return [profile["id"] for profile in ran.json["run"]["profiles"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_help(desk: Desk, command: str):
    long, short = (desk.triage(*command.split(), flag) for flag in ("--help", "-h"))
    assert (long.status, long.err) == (0, "")
    assert long.out.startswith(f"Usage: {' '.join(('triage', *command.split()))} [OPTIONS]")
    assert short.out == long.out
    assert max(map(len, long.lines)) <= 80
    assert ("completion" in long.out) == (command == "")


def test_completion_is_shown_for_the_shell_that_is_named(desk: Desk):
    for arguments in (["--show-completion", "zsh"], ["--show-completion=zsh"]):
        ran = desk.triage(*arguments)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith("#compdef triage")
    assert desk.triage("--show-completion", "fish").out.startswith("complete --command triage")
    for shell in ("tcsh", ""):
        ran = desk.triage(f"--show-completion={shell}")
        assert ran.status == 2
        assert f"no completion for a shell called {shell!r}" in ran.err
        assert "there are bash, zsh, fish" in ran.err


def test_every_command_is_in_the_help_and_has_its_own(desk: Desk):
    from triage.cli import app

    listed = desk.triage("--help").out.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines() if line[:3].strip()] == list(app.COMMANDS)
    for name in set(app.COMMANDS) - set(COMMANDS):
        assert desk.triage(name, "-h").out.startswith(f"Usage: triage {name} ")


def test_the_version(desk: Desk):
    from triage import __version__
    from triage.matching.core import ROAD

    for flag in ("--version", "-V"):
        ran = desk.process(flag)
        assert (ran.status, ran.out, ran.err) == (0, f"triage {__version__}, {ROAD}\n", "")
    ran = desk.process("--version", env={"TRIAGE_PURE": "1"})
    assert ran.out == f"triage {__version__}, pure\n"


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        ("scna inbox", "triage: no such command 'scna'\n  hint: did you mean scan?\n"),
        ("inbox", "triage: no such command 'inbox'\n  hint: triage scan inbox\n"),
        ("profile nwe cod", "triage: no such command 'nwe'\n  hint: did you mean new?\n"),
        ("scan inbox --jsno", "triage: no such option: --jsno\n  hint: did you mean --json?\n"),
        ("--jsno", "triage: no such option: --jsno\n  hint: triage --help\n"),
        ("scan inbox -p", "triage: option '-p' requires an argument\n  hint: triage "),
        ("read", "triage: missing argument 'PATH...'\n  hint: triage read --help\n"),
    ],
)
def test_what_nobody_knows_is_2_with_a_hint(desk: Desk, arguments: str, err: str):
    desk.article("inbox/a.txt", "Cod", "The cod.")
    ran = desk.triage(*arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(err)
    assert "\n  hint: " in ran.err


def test_an_unknown_command_beside_no_near_one_names_them_all(desk: Desk):
    assert "hint: there are scan, " in desk.triage("frobnicate").err


def test_without_arguments_the_help_and_2(desk: Desk):
    ran = desk.process()
    assert ran.status == 2
    assert ran.out == desk.process("--help").out


def test_the_schema(desk: Desk):
    ran = desk.process("schema")
    assert (ran.status, ran.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.out))


def test_read(desk: Desk):
    desk.article("inbox/a.txt", "Cod Falls", "The cod fell.")
    desk.write("inbox/b.gz", b"no gzip")
    desk.write("inbox/empty.txt")
    records = json.loads(desk.triage("read", "inbox/a.txt", "--json").out)
    [article] = [valid(record, "article_line") for record in records]
    assert (article["title"], article["words"], article["body"]) == ("Cod Falls", 5, None)
    ran = desk.triage("read", "inbox", "--jsonl", "--with", "body")
    assert ran.status == (3 if ran.of_type("problem") else 0)
    assert next(record["body"] for record in ran.of_type("article")) == "The cod fell."
    again = desk.triage("read", "-", "--jsonl", "--with", "body", stdin=ran.stdout)
    assert again.of_type("article") == ran.of_type("article")
    assert "Cod Falls" in desk.triage("read", "inbox/a.txt").out
    assert desk.triage("read", "inbox/empty.txt", "--json").out.startswith("[")
    assert desk.triage("read", "gone").status == 2
    desk.triage("read", "inbox", "--jsonl", "-o", "out.jsonl")
    assert (desk.folder / "out.jsonl").exists()


def test_read_adds_the_names_that_are_asked_for(desk: Desk):
    desk.article("inbox/a.txt", "Cod Falls", "The cod fell in Norway.")
    [article] = desk.triage("read", "inbox", "--jsonl", "--with", "entities").of_type("article")
    assert [entity["text"] for entity in article["entities"]] == ["Norway"]
    assert desk.triage("read", "inbox", "--jsonl").of_type("article")[0]["entities"] is None
    ran = desk.triage("read", "inbox", "--jsonl", "--with", "summary")
    assert (ran.status, ran.err) == (2, "triage: --with cannot add 'summary'\n  hint: one of entities, body\n")


@pytest.mark.parametrize("command", ["scan", "matches", "count"])
def test_dates_the_wrong_way_round_are_a_slip(desk: Desk, command: str):
    desk.article("inbox/a.txt", "Cod Falls", "The cod fell.")
    for since, until in (("2026-11-20", "2026-11-10"), ("1d", "3d")):
        ran = desk.triage(command, "inbox", "-t", "cod", "--since", since, "--until", until)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"triage: --since {since} is later than --until {until}\n  hint: the other way round\n"
    for since, until in (("2026-11-10", "2026-11-10"), ("3d", "1d")):
        assert desk.triage(command, "inbox", "-t", "cod", "--since", since, "--until", until).status == 0


def test_read_feeds_scan(desk: Desk):
    desk.article("inbox/a.txt", "Cod Falls", "The cod fell.")
    ran = desk.shell("$TRIAGE read inbox --jsonl --with body | $TRIAGE scan - -t cod --json")
    [hit] = ran.json["hits"]
    [same] = desk.triage("scan", "inbox", "-t", "cod", "--json").json["hits"]
    assert (hit["path"], hit["score"]) == (same["path"], same["score"])


def test_a_new_profile_is_good_and_never_overwrites(desk: Desk):
    ran = desk.triage("profile", "new", "Bird flu")
    assert (ran.status, ran.out, ran.err) == (0, "profiles/bird-flu.toml\n", "")
    assert desk.triage("profile", "check", "bird-flu").status == 0
    before = (desk.folder / "profiles" / "bird-flu.toml").read_bytes()
    ran = desk.triage("profile", "new", "bird flu")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("triage: profiles/bird-flu.toml already exists and was not changed\n  hint: ")
    assert (desk.folder / "profiles" / "bird-flu.toml").read_bytes() == before
    assert desk.triage("profile", "new", "cod", "--folder", "mine").out == "mine/cod.toml\n"
    assert desk.triage("profile", "new", "../..").status == 2
    assert sorted(file.name for file in desk.folder.iterdir()) == ["mine", "profiles"]


def test_a_folder_that_is_a_file_is_named(desk: Desk) -> None:
    desk.write("notes", "mine")
    ran = desk.triage("profile", "new", "Bird flu", "--folder", "notes")
    assert (ran.status, ran.err) == (2, "triage: notes is a file, not a folder\n  hint: --folder FOLDER\n")


def test_a_new_profile_scans_at_once(desk: Desk):
    desk.triage("profile", "new", "cod")
    desk.article("inbox/a.txt", "Cod Falls", "The cod fell.")
    assert desk.triage("scan", "inbox").status == 0


def test_list_names_the_rule_behind_each_threshold(desk: Desk):
    desk.write("profiles/a.toml", COD)
    desk.write("profiles/b.toml", 'title = "Fish"\nterms = [{ text = "cod", weight = 2 }]\n')
    desk.write("profiles/c.toml", "threshold = 12\n" + COD)
    ran = desk.triage("profile", "list")
    assert ran.status == 0
    a, b, c = ran.lines
    assert "threshold any (no weights: every match is reported)" in a
    assert "threshold 50 (the profile has weights)" in b
    assert b.endswith("Fish")
    assert "threshold 12 (given by the profile)" in c


def test_check_says_what_is_good_and_what_is_not(desk: Desk):
    desk.write("profiles/cod.toml", COD)
    ran = desk.triage("profile", "check")
    assert (ran.status, ran.out) == (0, "profiles/cod.toml: good, 1 term\n")
    desk.write("profiles/odd.toml", 'terms = ["a"]\n')
    ran = desk.triage("profile", "check", "odd")
    assert ran.status == 0
    assert desk.triage("profile", "check", "odd", "--strict").status == (0 if "good" in ran.out else 1)
    desk.write("profiles/bad.toml", "weight = 3\n")
    ran = desk.triage("profile", "check")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("triage: profiles/bad.toml:1: ")


def test_where_profiles_come_from(desk: Desk):
    """Each place hides those below it."""
    desk.article("inbox/a.txt", "Cod", "The cod.")
    scan = ("scan", "inbox", "--json")
    none = desk.triage(*scan)
    assert (none.status, none.out) == (2, "")
    assert none.err.startswith("triage: there is no profile yet\n  hint: start one with ")

    desk.write("inbox/profiles/beside.toml", COD)
    ran = desk.triage(*scan)
    assert used(ran) == ["beside"]
    assert ran.err == "triage: using the profile in inbox/profiles\n"

    config = {"XDG_CONFIG_HOME": str(desk.folder / "config")}
    desk.write("config/triage/profiles/own.toml", COD)
    ran = desk.triage(*scan, env=config)
    assert (used(ran), ran.err) == (["own"], "")
    assert used(desk.triage(*scan)) == ["beside"]
    desk.write("home/.config/triage/profiles/home.toml", COD)
    assert used(desk.triage(*scan)) in (["home"], ["beside"])  # the latter where another custom rules

    desk.write("profiles/here.toml", COD)
    ran = desk.triage(*scan, env=config)
    assert (used(ran), ran.err) == (["here"], "")

    desk.write("elsewhere/said.toml", COD)
    said = {"TRIAGE_PROFILES": "elsewhere", **config}
    assert used(desk.triage(*scan, env=said)) == ["said"]
    assert used(desk.triage(*scan, env={"TRIAGE_PROFILES": "elsewhere/said.toml:profiles"})) == ["said", "here"]
    ran = desk.triage(*scan, env={"TRIAGE_PROFILES": "gone"})
    assert (ran.status, ran.err) == (2, "triage: TRIAGE_PROFILES names gone, which does not exist\n")

    desk.write("named.toml", COD)
    assert used(desk.triage(*scan, "-p", "named.toml", env=said)) == ["named"]
    assert used(desk.triage(*scan, "-p", "here", "-p", "elsewhere", env=config)) == ["here", "said"]
    assert used(desk.triage(*scan, "-t", "cod", env=said)) == ["terms"]


def test_an_unknown_profile_is_met_with_a_near_one(desk: Desk):
    desk.article("inbox/a.txt", "Cod", "The cod.")
    desk.write("profiles/herring.toml", COD)
    ran = desk.triage("scan", "inbox", "-p", "herrin")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "triage: there is no profile 'herrin'\n  hint: did you mean herring?\n"


def test_settings_are_checked_before_anything_runs(desk: Desk):
    desk.article("inbox/a.txt", "Cod", "The cod.")
    desk.write("triage.toml", 'timezon = "UTC"\n')
    ran = desk.triage("scan", "inbox", "-t", "cod")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("triage: triage.toml:1: unknown key 'timezon'\n  hint: did you mean timezone?")


def test_times_are_those_of_the_settings(desk: Desk):
    record = {
        "type": "article",
        "schema": 1,
        "title": "Cod",
        "body": "Cod.",
        "published": "2026-11-18T23:30:00+00:00",
    }
    desk.write("a.jsonl", json.dumps(record))
    shown = {zone: desk.triage("scan", "a.jsonl", "-t", "cod", env={"TRIAGE_TIMEZONE": zone}).out for zone in
             ("UTC", "Asia/Tokyo")}  # fmt: skip
    assert "23:30" in shown["UTC"]
    assert "08:30" in shown["Asia/Tokyo"]


def test_known_words_are_no_misspellings(desk: Desk):
    desk.article("a.txt", "Talks", "The minister met Yasukini in Tokyo.")
    arguments = ("scan", "a.txt", "-t", "Yasukuni", "--json")
    assert len(desk.triage(*arguments).json["hits"]) == 1
    assert desk.triage(*arguments, env={"TRIAGE_KNOWN_WORDS": "Yasukini"}).json["hits"] == []
