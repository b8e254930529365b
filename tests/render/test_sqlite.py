"""A run as a database has the records of `--jsonl`, whole or not at all."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.desk import Desk
from triage.render.json.parquet_tables import table_names
from triage.report.periods import period_of

ARGUMENTS = ("-p", "cod.toml", "-t", "ham", "--all", "--with", "entities,summary,body")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    text = (
        "The cod fell to four crowns at the market of Lund on Monday, Anna Lindqvist said, and buyers stayed away."
    )
    for number in range(3):
        desk.write(
            f"in/{number}.json",
            json.dumps(
                {
                    "title": "Cod falls in Lund",
                    "body": text,
                    "outlet": "A",
                    "published": f"2026-01-0{number + 5}",
                    "tags": ["fish"],
                }
            ),
        )
    desk.write("in/ham.txt", "Ham rises\n\nThe ham rose, traders said on Monday.\n")
    desk.write("in/none.txt", "Nothing\n\nNothing of note was for sale.\n")
    desk.write("in/broken.json", '{"title": "x"')
    desk.write("cod.toml", 'title = "Cod"\nterms = ["cod", "buyers"]\n')
    return desk


#: Options in, an open database out.
Opened = Callable[..., sqlite3.Connection]


@pytest.fixture
def opened(desk: Desk) -> Iterator[Opened]:
    """Makes the database of a run, and opens it for the test."""
    with ExitStack() as stack:

        def run(*more: str) -> sqlite3.Connection:
            ran = desk.triage("scan", "in", *ARGUMENTS, "--format", "sqlite", "-o", "run.db", *more)
            assert (ran.status, ran.out) == (3, "")
            connection = stack.enter_context(closing(sqlite3.connect(desk.folder / "run.db")))
            connection.row_factory = sqlite3.Row
            return connection

        yield run


@pytest.mark.parametrize("fold", [(), ("--fold",), ("--top", "2")])
def test_its_rows_are_the_records_of_json_lines(desk: Desk, opened: Opened, fold: tuple[str, ...]) -> None:
    lines = [json.loads(line) for line in desk.triage("scan", "in", *ARGUMENTS, "--jsonl", *fold).out.splitlines()]
    database = opened(*fold)
    records = [one for one in lines if one["type"] in {"hit", "reject"}]
    rows = database.execute("SELECT * FROM articles ORDER BY id").fetchall()
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for key, value in record.items():
            if key in {"schema", "profiles", "story", "event", "entities", "entities_cut"}:
                continue
            column = {"index": "position", "id": "identity"}.get(key, key)
            found = row[column]
            assert (json.loads(found) if isinstance(value, list) else found) == value, key
        assert row["week"] == (period_of(record["published"] or "", "week") or None)
        assert (row["story"], row["role"]) == (
            (record.get("story") or {}).get("id"),
            (record.get("story") or {}).get("role"),
        )
        assert scores_of(database, row["id"]) == [
            score_of(one) for one in sorted(record["profiles"], key=lambda one: one["id"])
        ]
        entities = database.execute(
            "SELECT * FROM entities WHERE article = ? ORDER BY id", (row["id"],)
        ).fetchall()
        assert [(one["text"], one["type"]) for one in entities] == [
            (one["text"], one["type"]) for one in record.get("entities") or ()
        ]
    problems = [one for one in lines if one["type"] == "problem"]
    assert [tuple(one) for one in database.execute("SELECT path, code, message FROM problems")] == [
        (one["path"], one["code"], one["message"]) for one in problems
    ]
    stats = next(one for one in lines if one["type"] == "stats")
    assert dict(database.execute("SELECT * FROM stats").fetchall()) == {
        key: value for key, value in stats.items() if key not in {"type", "schema"}
    }
    (run,) = database.execute("SELECT * FROM run").fetchall()
    assert json.loads(run["arguments"]) == lines[0]["arguments"]
    assert [tuple(one) for one in database.execute("SELECT id, sha256 FROM profiles")] == [
        (one["id"], one["sha256"]) for one in lines[0]["profiles"]
    ]
    stories = [one for one in lines if one["type"] == "story"]
    assert [tuple(one) for one in database.execute("SELECT * FROM stories")] == [
        (one["id"], one["size"], one["score"], one["band"]) for one in stories
    ]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def scores_of(database: sqlite3.Connection, article: int) -> list[tuple]:
    found = []
    for score in database.execute("SELECT * FROM scores WHERE article = ? ORDER BY profile", (article,)):
        which = (article, score["profile"])
        parts = database.execute(
            "SELECT term, points, count FROM contributions WHERE article = ? AND profile = ? ORDER BY id", which
        )
        spans = database.execute(
            "SELECT term, field, span_start, span_end, text FROM matches WHERE article = ? AND profile = ? ORDER BY id",
            which,
        )
        found.append(
            (
                score["profile"],
                score["score"],
                bool(score["hit"]),
                score["reason"],
                [*map(tuple, parts)],
                [*map(tuple, spans)],
            )
        )
    return found


def score_of(one: dict) -> tuple:
    return (
        one["id"],
        one["score"],
        one["hit"],
        (one["reason"] or {}).get("code"),
        [(part["term"], part["points"], part["count"]) for part in one["contributions"]],
        [(match["term"], match["field"], match["start"], match["end"], match["text"]) for match in one["matches"]],
    )


def test_texts_are_found_and_hits_counted(opened: Opened) -> None:
    database = opened()
    found = database.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'lindqvist'").fetchall()
    assert len(found) == 3
    rows = [tuple(row) for row in database.execute("SELECT * FROM hits_by_outlet_week ORDER BY outlet")]
    assert rows == [("terms", None, None, 1), ("cod", "A", "2026-01-05", 3)]
    assert database.execute("SELECT text FROM profiles WHERE id = 'cod'").fetchone()[0].startswith('title = "Cod"')


def test_a_name_that_is_no_unicode_has_marks_in_its_place(desk: Desk, opened: Opened) -> None:
    (desk.folder / "in" / b"cod\xff.txt".decode("utf-8", "surrogateescape")).write_text("Cod\n\nThe cod fell.\n")
    paths = [row["path"] for row in opened().execute("SELECT path FROM articles")]
    assert "in/cod\ufffd.txt" in paths
    assert len(paths) == 6


def test_it_appears_whole_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("run.db", "what was there")
    monkeypatch.setattr("triage.render.json.database.DatabaseWriter.end", broken)
    assert desk.triage("scan", "in", *ARGUMENTS, "--format", "sqlite", "-o", "run.db").status == 70
    assert (desk.folder / "run.db").read_text() == "what was there"
    assert [file.name for file in desk.folder.glob("*partial*")] == []
    assert [file.name for file in desk.folder.glob(".*partial*")] == []


def broken(*_: object) -> str:
    raise AssertionError("on the way")


def test_a_database_needs_a_file(desk: Desk) -> None:
    ran = desk.triage("scan", "in", "-t", "cod", "--format", "sqlite")
    assert (ran.status, ran.err.splitlines()) == (
        2,
        ["triage: --format sqlite writes a file, not standard output", "  hint: -o run.db"],
    )


def test_parquet_has_the_same_tables(desk: Desk, opened: Opened) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for _ in range(2):
        # Twice: a folder of such files is replaced.
        ran = desk.triage("scan", "in", *ARGUMENTS, "--fold", "--format", "parquet", "-o", "run")
        assert (ran.status, ran.out) == (3, "")
    database = opened("--fold")
    names = table_names(database)
    assert sorted(file.name for file in (desk.folder / "run").iterdir()) == sorted(
        f"{name}.parquet" for name in names
    )
    assert len(names) == 11
    for name in names:
        table = parquet.read_table(desk.folder / "run" / f"{name}.parquet")
        rows = database.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
        if name == "run":
            # The same arguments, the format aside, which does not decide what is found.
            assert table.num_rows == 1
        assert [tuple(row.values()) for row in table.to_pylist()] == [tuple(row) for row in rows], name
        assert table.column_names == [column[1] for column in database.execute(f"PRAGMA table_info({name})")]


def test_parquet_appears_whole_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    desk.write("run/notes.txt", "mine")
    ran = desk.triage("scan", "in", *ARGUMENTS, "--format", "parquet", "-o", "run")
    assert (ran.status, "run: holds something else" in ran.err) == (74, True)
    assert [file.name for file in (desk.folder / "run").iterdir()] == ["notes.txt"]
    monkeypatch.setattr("triage.render.json.parquet_tables.write_tables", broken)
    assert desk.triage("scan", "in", *ARGUMENTS, "--format", "parquet", "-o", "other").status == 70
    assert not (desk.folder / "other").exists()
    assert [file.name for file in desk.folder.glob(".*.partial")] == []
    assert desk.triage("scan", "in", "-t", "cod", "--format", "parquet").status == 2


@pytest.mark.parametrize("output", [("sqlite", "caf\udce9.db"), ("parquet", "caf\udce9")])
def test_a_run_may_lie_in_a_place_that_is_no_utf_8(desk: Desk, output: tuple[str, str]) -> None:
    pytest.importorskip("pyarrow")
    format_, name = output
    ran = desk.triage("scan", "in", *ARGUMENTS, "--format", format_, "-o", name)
    assert (ran.status, ran.out) == (3, "")
    assert (desk.folder / name).exists()


def test_tables_of_a_run_in_a_folder_of_articles_are_none(desk: Desk) -> None:
    """What was found in articles, each match and each head of a hit, was read as articles by the next run."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    desk.article("news/a.txt", "Cod Quota Falls", "The cod quota fell on Monday, ministers in Tromso said.")
    asked = ("scan", "news", "-t", "cod")
    desk.triage(*asked, "--format", "parquet", "-o", "news/run")
    ran = desk.triage(*asked, "--json").json
    assert (len(ran["hits"]), ran["stats"]["articles"], ran["problems"]) == (1, 1, [])
    assert ran["stats"]["left_alone"] == len([*(desk.folder / "news/run").iterdir()])
    named = desk.triage("scan", "news/run/matches.parquet", "-t", "cod")
    assert (named.status, named.err.endswith(": a table of what triage found, and no articles\n")) == (3, True)
    # Texts of articles can be read back.
    desk.triage(*asked, "--format", "parquet", "--with", "body", "-o", "back")
    back = desk.triage("scan", "back", "-t", "cod", "--json").json
    assert [hit["title"] for hit in back["hits"]] == ["Cod Quota Falls"]
