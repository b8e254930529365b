"""Hostile text through every command and format: nothing acts on a terminal, nothing is run, hidden or forged."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.hostile import HARM, NAME, ODD, POSIX, RECORD, Ended, assert_harmless, fill, triage

pytestmark = pytest.mark.skipif(not POSIX, reason="file names that only POSIX has")
#: For people, on a terminal or in a log; what follows `label` needs the labels that it wrote.
FOR_PEOPLE = (
    "scan in", "scan in -v --all", "scan in --by profile --no-fold", "scan in --timings", "scan in -t okinawa", "scan in --entity Okinawa",
    "show 1", "show 1 --why", "show 3 --why", "show in/plain.txt --why", "read in", "matches in", "matches in --sort term --width 60",
    "entities in --all", "profile list", "profile check", "profile check wrong.toml", "profile test", "profile diff second harm in",
    "label keep 1 -p harm", "label skip 3 -p harm", "label --list -p harm", "profile test harm --labels profiles/_labels.jsonl in", "profile suggest harm in", "sample in -p harm",
    "digest in -p harm --dry-run", "digest in -p second --dry-run", "digest in -p harm -p second", "digest --again last", "state show", "profile check --on in",
    "scan missing\x1b[2J\nFORGED", "scan in -p nobody\x1b[2J\nFORGED", "show nothing\x1b[2J\nFORGED", "scan in --since \x1b[2J\nFORGED",
    "scan in -f \x1b[2J\nFORGED", "nonsense\x1b[2J\nFORGED", "scan in --\x1b[2J\nFORGED",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("hostile")
    fill(made)
    yield made
    assert not (made / "pwned").exists()


def ran(folder: Path, command: str, **how: bool) -> Ended:
    if command.startswith(("show", "label")):
        triage(folder, "scan", "in")
    words = [word.replace("\0", " ") for word in command.split(" ")]
    return triage(folder, *words, **how)


@pytest.mark.parametrize("command", FOR_PEOPLE)
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_nothing_acts_on_a_terminal(folder: Path, command: str, colour: bool) -> None:
    ended = ran(folder, command, colour=colour)
    assert ended.status in (0, 1, 2, 3), ended.err
    assert ended.out or ended.err
    assert_harmless(ended.out, colour=colour)
    assert_harmless(ended.err, colour=colour)


def test_show_tells_that_something_was_there(folder: Path) -> None:
    ended = ran(folder, "show 1")
    assert "�" in ended.out
    assert "alert(1)" in ended.out
    assert "FORGED: 99 hits" in ended.out


@pytest.mark.parametrize(
    "command", ["scan in --json --with body --all", "scan in --jsonl --with body", "read in --jsonl --with body"]
)
def test_json_is_exact(folder: Path, command: str) -> None:
    ended = ran(folder, command)
    assert not re.search("[\x7f-\x9f\u202e\u200b]", ended.out)
    if command.endswith("--all"):
        records = json.loads(ended.out)["hits"]
    else:
        records = list(map(json.loads, ended.out.splitlines()))
    articles = [record for record in records if record.get("id") == RECORD["id"]]
    [article] = articles
    for key in ("body", "abstract", "byline", "authors", "credits", "keywords", "published"):
        assert article[key] == RECORD[key]
    for key in ("title", "slug", "outlet", "url"):
        assert article[key] == " ".join(RECORD[key].split("\n"))
    assert article["path"] == NAME


def test_odd_names_survive_json_and_paths(folder: Path) -> None:
    hits = json.loads(ran(folder, "scan in --json").out)["hits"]
    paths = {os.fsencode(hit["path"]) for hit in hits}
    assert {os.fsencode(NAME), ODD} <= paths
    listed = ran(folder, "scan in -f paths -0").raw.split(b"\0")
    assert {os.fsencode(NAME), ODD} <= set(listed)
    lines = ran(folder, "scan in -f paths").raw.removesuffix(b"\n").split(b"\n")
    assert all(line.startswith(b"in/") for line in lines), lines
    again = triage(folder, "scan", "--files-from", "-", "-f", "paths", "-0", stdin=b"\0".join(sorted(set(listed))))
    assert set(again.raw.split(b"\0")) == set(listed)


@pytest.mark.parametrize(
    "command", ["scan in -f csv", "scan in -f csv --wide", "entities in -f csv --all", "matches in -f csv"]
)
def test_no_cell_is_a_formula(folder: Path, command: str) -> None:
    rows = list(csv.reader(io.StringIO(ran(folder, command).out.removeprefix("\ufeff"), newline="")))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert cell[:1] not in ("=", "+", "@", "\t", "\r"), cell
            assert not cell.startswith("-") or cell[1:2].isdigit(), cell
            assert "\x1b" not in cell


def test_markdown_holds_no_html_and_no_foreign_link(folder: Path) -> None:
    from markdown_it import MarkdownIt

    ended = ran(folder, "scan in -f markdown -v --all")
    assert_harmless(ended.out)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(ended.out)
    flat = [inner for token in tokens for inner in [token, *(token.children or ())]]
    assert not [token for token in flat if token.type in ("html_block", "html_inline", "image")]
    for token in flat:
        if token.type == "link_open":
            assert not str(token.attrs["href"]).lower().startswith(("javascript", "data", "http://evil", "//"))


@pytest.mark.parametrize(
    "command", ["scan in -f html -v --all", "show 1 -f html", "digest in -p harm -f html --dry-run"]
)
def test_pages_run_and_fetch_nothing_of_an_article(folder: Path, command: str) -> None:
    assert_page_is_still(ran(folder, command).raw)


def test_mail_and_feeds_carry_no_header_and_no_page_of_an_article(folder: Path) -> None:
    from email import message_from_bytes, policy

    from lxml import etree

    mail = message_from_bytes(
        ran(folder, "digest in -p harm --name post -f eml --dry-run").raw, policy=policy.default
    )
    assert {"subject", "date", "message-id", "mime-version"} <= {key.lower() for key in mail}
    assert not [key for key in mail if key.upper().startswith("FORGED")]
    assert_harmless(str(mail["subject"]))
    assert_harmless(mail.get_body(("plain",)).get_content())
    assert_page_is_still(mail.get_body(("html",)).get_content().encode())
    feed = etree.fromstring(ran(folder, "digest in -p harm --name feed -f atom --dry-run").raw)
    name = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{name}entry")) >= 2
    for title in feed.iter(f"{name}title"):
        assert_harmless(title.text)
    for content in feed.iter(f"{name}content"):
        assert_page_is_still(content.text.encode())
    for link in feed.iter(f"{name}link"):
        assert link.get("href").startswith(("urn:", "https://"))


def assert_page_is_still(page: bytes) -> None:
    """Nothing of an article runs in it or is fetched by it."""
    from lxml import html

    assert b"alert(1)" in page
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "form"), element.tag
        assert element.tag != "script" or "alert" not in (element.text or "")
        for key, value in element.attrib.items():
            assert not key.lower().startswith("on"), (element.tag, key)
            assert key not in ("src", "srcset", "data", "action", "formaction", "poster", "background"), (
                element.tag,
                key,
                value,
            )
            if key == "href":
                assert not value.strip().lower().startswith(("javascript", "data", "vbscript", "//")), value


def test_an_article_cannot_say_where_it_was_read(folder: Path) -> None:
    """Its record names /etc/passwd; nothing leads there."""
    assert b"/etc/passwd" not in ran(folder, "scan in -f paths").raw
    assert "root:" not in ran(folder, "show 1").out


def test_harm_is_what_it_says() -> None:
    """The text that all this is about holds what it is meant to hold."""
    with pytest.raises(AssertionError):
        assert_harmless(HARM)
    with pytest.raises(AssertionError):
        assert_harmless("ok\nFORGED: x")
