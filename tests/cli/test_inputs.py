"""Which files a command reads: folders, patterns, standard input, lists, and what a walk leaves alone."""

import gzip

import pytest
from desk import Desk, Ran, paths

COD = ("Cod Quota Falls", "The cod quota fell.")


def read(desk: Desk, *arguments: str, **how) -> Ran:
    return desk.triage("scan", *arguments, "-t", "cod", "--jsonl", **how)


def found(desk: Desk, *arguments: str, **how) -> list[str]:
    return paths(read(desk, *arguments, **how).of_type("hit"))


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    for path in ("b.txt", "a.txt", "a/deep/er.txt", "a b.md", "noext", "Z.text"):
        desk.article(f"inbox/{path}", *COD)
    return desk


def test_the_rules_of_a_walk(inbox: Desk):
    for path in ("README", "README.md", "LICENSE.txt", "triage.toml", "profiles/x.txt", ".hidden.txt", ".git/x.txt",
                 "_draft.txt", "_labels.jsonl", "_old/x.txt"):  # fmt: skip
        inbox.article(f"inbox/{path}", *COD)
    ran = read(inbox, "inbox")
    assert (ran.status, ran.err) == (0, "")
    assert paths(ran.of_type("hit")) == [
        "inbox/Z.text",
        "inbox/a b.md",
        "inbox/a.txt",
        "inbox/a/deep/er.txt",
        "inbox/b.txt",
        "inbox/noext",
    ]
    assert ran.of_type("stats")[0]["left_alone"] == 10


def test_what_a_walk_leaves_alone_is_read_when_it_is_named(inbox: Desk):
    inbox.article("inbox/README.md", *COD)
    inbox.article("inbox/_draft.txt", *COD)
    assert found(inbox, "inbox/README.md", "inbox/_draft.txt") == ["inbox/README.md", "inbox/_draft.txt"]


def test_paths_stand_as_they_were_typed(inbox: Desk):
    assert found(inbox, "./inbox//a") == ["./inbox//a/deep/er.txt"]
    assert found(inbox, ".", folder="inbox/a") == ["./deep/er.txt"]
    assert found(inbox, "../a.txt", folder="inbox/a") == ["../a.txt"]
    absolute = str(inbox.folder / "inbox" / "b.txt")
    assert found(inbox, absolute) == [absolute]


def test_patterns_that_no_shell_expanded(inbox: Desk):
    assert found(inbox, "inbox/*.txt") == ["inbox/a.txt", "inbox/b.txt"]
    assert found(inbox, "inbox/**/*.txt") == ["inbox/a.txt", "inbox/a/deep/er.txt", "inbox/b.txt"]
    assert read(inbox, "inbox/*.pdf").status == 2
    inbox.article("inbox/[1].txt", *COD)
    assert found(inbox, "inbox/[1].txt") == ["inbox/[1].txt"]


def test_include_and_exclude(inbox: Desk):
    assert found(inbox, "inbox", "--include", "*.txt") == ["inbox/a.txt", "inbox/a/deep/er.txt", "inbox/b.txt"]
    assert found(inbox, "inbox", "--include", "*.md", "--include", "noext") == ["inbox/a b.md", "inbox/noext"]
    assert found(inbox, "inbox", "--include", "*.txt", "--exclude", "a*") == ["inbox/b.txt"]
    assert found(inbox, "inbox", "--exclude", "a/deep/*", "--include", "*.txt") == ["inbox/a.txt", "inbox/b.txt"]


@pytest.mark.parametrize(
    "command", ["scan inbox -t cod", "read inbox", "count inbox -t cod", "matches inbox -t cod"]
)
def test_what_a_run_wrote_is_no_news_of_the_next(inbox: Desk, command: str):
    """A report in the folder was an article of every run that came after."""
    first = inbox.triage(*command.split(), "-o", "inbox/cod.txt")
    assert (first.status, "written by this run" in first.err) == (0, False)
    before = (inbox.folder / "inbox/cod.txt").read_text()
    inbox.article("other/cod.txt", *COD)
    again = inbox.triage(*command.split(), "other", "-o", "./inbox/../inbox/cod.txt")
    assert again.status == 0
    assert again.err.startswith("triage: inbox/cod.txt is written by this run, and not read\n")
    after = (inbox.folder / "inbox/cod.txt").read_text()
    assert after != before, "another file of that name is read"
    assert found(inbox, "inbox/a.txt") and read(inbox, "inbox/a.txt", "-o", "inbox/a.txt").err == (
        "triage: inbox/a.txt is to be read, and -o would write over it\n  hint: -o FILE, another one\n"
    )
    assert (inbox.folder / "inbox/a.txt").read_text().startswith(COD[0])


def test_standard_input_is_an_article(desk: Desk):
    ran = read(desk, "-", stdin="Cod Quota Falls\n\nThe cod quota fell.\n")
    [hit] = ran.of_type("hit")
    assert (hit["path"], hit["title"], hit["arrived"]) == ("-", "Cod Quota Falls", None)
    assert read(desk, "-", stdin="Rain\n\nIt rained.\n", folder=".").of_type("stats")[0]["no_match"] == 1


def test_nothing_on_standard_input_is_a_problem(desk: Desk):
    ran = read(desk, "-", stdin=b"")
    assert (ran.status, ran.err) == (3, "triage: -: nothing in it\n")


def test_lists_of_files(inbox: Desk):
    names = "inbox/b.txt\ninbox/a b.md\n"
    assert found(inbox, "--files-from", "-", stdin=names) == ["inbox/a b.md", "inbox/b.txt"]
    assert found(inbox, "--files-from", "-", stdin=names.replace("\n", "\0")) == ["inbox/a b.md", "inbox/b.txt"]
    inbox.write("list", names.replace("\n", "\r\n"))
    assert found(inbox, "--files-from", "list") == ["inbox/a b.md", "inbox/b.txt"]
    assert found(inbox, "inbox/noext", "--files-from", "list") == ["inbox/noext", "inbox/a b.md", "inbox/b.txt"]
    ran = read(inbox, "--files-from", "-", stdin="inbox/b.txt\ninbox/gone.txt\n")
    assert (ran.status, ran.err) == (3, "triage: inbox/gone.txt: no such file or folder\n")
    assert read(inbox, "--files-from", "no list").err == "triage: no list: no such file or directory\n"


@pytest.mark.slow
def test_paths_of_one_run_feed_the_next(inbox: Desk):
    ran = inbox.shell(
        "$TRIAGE scan inbox -t cod --format paths -0 | $TRIAGE scan --files-from - -t cod --format paths"
    )
    assert sorted(ran.lines) == sorted(found(inbox, "inbox"))
    ran = inbox.shell("$TRIAGE scan inbox -t cod --format paths -0 | xargs -0 $TRIAGE scan -t quota --jsonl")
    assert len(ran.of_type("hit")) == 6


def test_the_same_file_twice_is_one_article(inbox: Desk):
    assert found(inbox, "inbox/b.txt", "inbox/b.txt") == ["inbox/b.txt"]
    assert found(inbox, "inbox/a", "inbox/a/deep/er.txt") == ["inbox/a/deep/er.txt"]


def test_packed_and_foreign_encodings(desk: Desk):
    desk.write("inbox/packed.txt.gz", gzip.compress(b"Cod Packed\n\nThe cod."))
    text = "Cod Café – “Déjà vu”\n\nThe cod of the café cost 3 € more, said Zoë.\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        desk.write(f"inbox/{encoding}.txt", text.encode(encoding))
    records = {record["path"]: record for record in read(desk, "inbox").of_type("hit")}
    assert len(records) == 5
    assert {records[f"inbox/{name}.txt"]["title"] for name in ("utf-8", "utf-8-sig", "utf-16", "cp1252")} == {
        "Cod Café – “Déjà vu”"
    }
    assert records["inbox/cp1252.txt"]["encoding"] == "cp1252"
    assert records["inbox/utf-16.txt"]["encoding"].startswith("utf-16")
    assert records["inbox/packed.txt.gz"]["title"] == "Cod Packed"


def test_nothing_to_scan(desk: Desk):
    ran = desk.triage("scan", "-t", "cod")
    assert ran.status == 2
    assert ran.err.startswith("triage: nothing to scan")


def test_a_pattern_that_fits_nothing_is_among_the_reasons(inbox: Desk):
    ran = read(inbox, "inbox", "--include", "*.pdf")
    what = "excluded, hidden, empty or of no known format"
    assert ran.err == f"triage: warning: no articles in inbox; 6 left alone ({what})\n"


def test_an_empty_folder_is_a_run_without_hits_and_a_warning(desk: Desk):
    (desk.folder / "inbox").mkdir()
    ran = desk.triage("scan", "inbox", "-t", "cod")
    assert (ran.status, ran.err) == (0, "triage: warning: no articles in inbox\n")
    assert desk.triage("scan", "inbox", "-t", "cod", "-q").err == ""
    assert "Nothing matched." in ran.out
