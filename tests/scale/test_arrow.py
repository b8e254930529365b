"""Record batches in and out: the rows of `--jsonl` as columns."""

import os
import pickle
import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from desk import Desk, valid
from msgspec.structs import replace

from triage import pipeline
from triage.article import Article
from triage.cluster.arrow import articles_of, match_batch, records, result_batch, result_schema, wanted
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.load import load_profiles
from triage.readers.reading import read
from triage.render.json.schema import schema
from triage.render.view.options import With
from triage.report.late import Details

from .jobs import ROOT, Row, archive, in_order, records_of, rows, rows_of_part

# Not imported before a test asks for it: each worker would, and forks of it would copy it.
pytestmark = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
SAMPLE = ROOT / "sample_data"
EVERYTHING = pipeline.Choice(rejects=True, detail="all")


def arrow() -> Any:
    return import_module("pyarrow")


def matcher() -> Matcher:
    """The sample profiles, and one whose threshold is a number."""
    return Matcher(load_profiles(sorted((SAMPLE / "profiles").glob("*.toml"))))


def results_of(
    inputs: Iterable[Any], of: Matcher, choice: pipeline.Choice, with_: frozenset[With] = frozenset()
) -> Any:
    """The batch of results of what was read, whatever it was read from."""
    return result_batch(records(wanted(pipeline.results(inputs, of, choice, pipeline.Stats()), choice), with_))


def batch_of(folder: str) -> Any:
    """The articles of a folder as a table of news."""
    some = [one for one in read([folder]) if isinstance(one, Article)]
    return arrow().RecordBatch.from_pylist(
        [{"title": one.title, "body": one.body, "path": one.path, "index": one.index} for one in some]
    )


def test_rows_are_those_of_jsonl(desk: Desk) -> None:
    ran = desk.triage("scan", SAMPLE, "-p", SAMPLE / "profiles", "--jsonl", "--all", "--with", "body,summary")
    found = results_of(read([str(SAMPLE)]), matcher(), EVERYTHING, frozenset({"body", "summary"}))
    some: list[Row] = list(records_of(found))
    assert in_order(some) == rows(ran)
    assert [list(one) for one in in_order(some)] == [list(one) for one in rows(ran)], "keys in another order"
    for one in some:
        valid(one, f"{one['type']}_line")
    assert {one["type"] for one in some} == {"hit", "reject"}
    assert {type(profile["threshold"]) for one in some for profile in one["profiles"]} == {str, float}


def test_without_rejects_there_are_hits_alone() -> None:
    found = match_batch(batch_of(str(SAMPLE)), matcher())
    assert set(found.column("type").to_pylist()) == {"hit"}
    assert found.schema == result_schema()


def test_columns_are_the_keys_of_the_json_schema() -> None:
    published = schema()["$defs"]
    assert result_schema().names == list(published["hit_line"]["properties"])
    profile = result_schema().field("profiles").type.value_type
    assert [field.name for field in profile] == list(published["profile"]["properties"])
    may_be_null = {field.name for field in result_schema() if field.nullable}
    only_hits = set(published["hit_line"]["properties"]) - set(published["reject_line"]["properties"])
    assert only_hits < may_be_null
    assert not may_be_null & {"type", "path", "index", "score", "profiles"}


def test_a_path_that_is_no_utf8_has_its_bytes_written_out() -> None:
    odd = Article(title="Bird flu", body="Bird flu, bird flu.", path="in/\udce9t\udce9.txt")
    assert results_of([odd], matcher(), EVERYTHING).column("path").to_pylist() == ["in/\\xe9t\\xe9.txt"]


def test_a_table_of_ones_own() -> None:
    """Some columns, others besides, nulls, and times as times."""
    when = datetime(2026, 11, 20, 6, tzinfo=UTC)
    batch = arrow().RecordBatch.from_pylist(
        [
            {"title": "Bird flu", "body": None, "published": when, "arrived": when, "clicks": 7, "id": 12},
            {"title": None, "body": "None here", "published": None, "arrived": None, "clicks": 0, "id": 13},
        ]
    )
    read_ = {"format": "parquet", "encoding": "utf-8"}
    said = "2026-11-20T06:00:00+00:00"
    assert articles_of(batch) == [
        Article(title="Bird flu", published=said, published_text=said, arrived=when.timestamp(), id="12", **read_),
        Article(body="None here", id="13", **read_),
    ]


#: What exports hold: markup, line breaks, lists as text, bytes, times of several kinds, and rows of nothing.
UNCLEAN = [
    {"headline": "Bird flu &amp; poultry", "text": "<p>Bird flu spreads.</p><p>Farmers&nbsp;worry.</p>", "tags": "oil;opec"},
    {"headline": "Bird\nflu   again", "text": "Bird flu &lt;H5N1&gt; is <b>here</b>.", "tags": "['flu', 'birds']"},
    {"headline": "", "text": "No headline, but bird flu.", "byline": "By Ann Lee and Bo Ek", "source": "https://www.example.org"},
    {"headline": None, "text": None, "byline": "Nobody"},
    {"headline": "EMBARGOED until 2030: bird flu", "text": "Bird flu, they say.", "date": "Nov 20, 2026", "lang": "EN_us"},
    {"headline": "Rain", "text": "It rained [+120 chars]", "date": "2026-11-20", "status": "canceled"},
]  # fmt: skip


def test_a_batch_has_the_rows_of_a_scan_of_its_file(desk: Desk) -> None:
    """One road from a row to an article: whoever reads the rows, the same fields come out."""
    from pyarrow import parquet

    table = arrow().Table.from_pylist(
        [{**dict.fromkeys(("byline", "source", "date", "lang", "status")), **row} for row in UNCLEAN]
    )
    table = table.append_column("raw", arrow().array([b"\xff"] * len(table), arrow().binary()))
    parquet.write_table(table, desk.folder / "a.parquet")
    arrived = (desk.folder / "a.parquet").stat().st_mtime
    profile = desk.write("flu.toml", 'terms = [{ text = "bird flu", weight = 2 }, "opec"]\n')
    ran = desk.triage("scan", "a.parquet", "-p", "flu.toml", "--jsonl", "--all")
    places = [0, 1, 2, None, 3, 4]
    batch = (
        table.append_column("path", arrow().array(["a.parquet"] * len(table)))
        .append_column("index", arrow().array(places, arrow().int64()))
        .append_column("arrived", arrow().array([arrived] * len(table)))
        .combine_chunks()
        .to_batches()[0]
    )
    found = match_batch(batch, Matcher(load_profiles([profile])), EVERYTHING)
    assert list(records_of(found)) == rows(ran)
    assert len(rows(ran)) == 5
    assert rows(ran)[0]["title"] == "Bird flu & poultry"
    renamed = batch.rename_columns(["kop", *batch.schema.names[1:]])
    assert match_batch(renamed, Matcher(load_profiles([profile])), columns={"title": "kop"}).num_rows == 4


def test_a_table_without_a_text_is_refused() -> None:
    with pytest.raises(UsageError, match="neither a column title nor a column body"):
        articles_of(arrow().RecordBatch.from_pylist([{"headline": "Bird flu"}]))


def test_an_empty_batch_gives_an_empty_one() -> None:
    found = match_batch(batch_of(str(SAMPLE)).slice(0, 0), matcher())
    assert found.num_rows == 0
    assert found.schema == result_schema()


def test_the_matcher_travels() -> None:
    batch = batch_of(str(SAMPLE))
    travelled: Matcher = pickle.loads(pickle.dumps(matcher()))
    assert match_batch(batch, travelled, EVERYTHING).equals(match_batch(batch, matcher(), EVERYTHING))


def test_names_travel_with_the_matcher() -> None:
    from triage.entities import default_recogniser

    dressed = replace(EVERYTHING, details=Details(recogniser=default_recogniser()))
    batch = batch_of(str(SAMPLE / "2026-11-20"))
    here = match_batch(batch, matcher(), dressed, frozenset({"entities"}))
    there = match_batch(batch, matcher(), pickle.loads(pickle.dumps(dressed)), frozenset({"entities"}))
    assert here.equals(there)
    assert any(here.column("entities").to_pylist())


class Frame:
    """As much of a Spark data frame as the page's lines touch: batches of Arrow, one after the other."""

    def __init__(self, batches: list[Any]) -> None:
        self.batches = batches
        self.written: dict[str, list[Any]] = {}
        self.read = self.write = self

    def selectExpr(self, *expressions: str) -> "Frame":  # noqa: N802
        assert expressions == ("*", "_metadata.file_path AS path", "_metadata.row_index AS index")
        return self

    def master(self, _: str) -> "Frame":
        return self

    def getOrCreate(self) -> "Frame":  # noqa: N802
        return self

    def parquet(self, path: str) -> "Frame":
        self.written[path] = self.batches
        return self

    def mapInArrow(self, function: Callable[[Iterator[Any]], Iterator[Any]], schema: Any) -> "Frame":  # noqa: N802
        found = list(function(iter(self.batches)))
        assert all(each.schema == schema for each in found)
        self.batches = found
        return self


def test_the_lines_for_spark_run(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = pytest.importorskip("docs.pages", reason="the pages of the documentation are read with markdown-it")
    (block,) = docs.blocks("pyspark")
    lines = [line for line in block.text.splitlines() if line.strip()]
    assert len(lines) <= 16
    frame = Frame([batch_of(str(SAMPLE / "2026-11-18")), batch_of(str(SAMPLE / "2026-11-20"))])
    session = types.SimpleNamespace(builder=frame)
    spark = {
        "pyspark": {},
        "pyspark.sql": {"SparkSession": session},
        "pyspark.sql.pandas": {},
        "pyspark.sql.pandas.types": {"from_arrow_schema": lambda same: same},
    }
    for name, values in spark.items():
        module = types.ModuleType(name)
        vars(module).update(values)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.chdir(SAMPLE)
    exec(compile(block.text, str(block), "exec"), {})
    assert [each.schema for each in frame.written["hits/"]] == [result_schema()] * 2
    assert sum(each.num_rows for each in frame.written["hits/"]) > 0


def test_the_lines_for_spark_run_in_spark(desk: Desk) -> None:
    """With Java and PySpark (extra spark): the rows of a scan of the same files."""
    from shutil import which

    if which("java") is None:
        pytest.skip("java is not installed")
    for library in ("pyspark", "pandas"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    docs = pytest.importorskip("docs.pages", reason="the pages of the documentation are read with markdown-it")
    (block,) = docs.blocks("pyspark")
    archive(desk.folder / "archive", 200, "parquet", each=100)
    desk.write("profiles/silk-gate.toml", 'terms = ["bird flu", "container ships", "Lindqvist", "harbour"]\n')
    # A job of a second: nothing for a browser to watch, and no code made fast that runs once.
    conf = desk.write("conf/spark-defaults.conf", "spark.ui.enabled false\nspark.sql.codegen.wholeStage false\n")
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_CONF_DIR": str(conf.parent),
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    subprocess.run(
        [sys.executable, "-c", block.text],
        cwd=desk.folder,
        env=environment,
        check=True,
        capture_output=True,
        timeout=300,
    )
    found = [
        row
        for part in (desk.folder / "hits").glob("*.parquet")
        for row in rows_of_part(part.read_bytes(), ".parquet")
    ]
    local = rows(desk.triage("scan", "archive", "-p", "profiles", "--jsonl"))
    assert len(local) > 0
    assert [_placeless(row) for row in in_order(found)] == [_placeless(row) for row in local]


def _placeless(row: Row) -> Row:
    """A row with the name of its file alone, without its time, which Spark does not say."""
    return {**row, "path": row["path"].rpartition("/")[2], "arrived": None}


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"batch": [{"title": "Cod"}]}, TypeError, r"^batch must be a RecordBatch or Table of pyarrow, got a value of type list"),
        ({"matcher": []}, TypeError, r"^matcher must be a Matcher, got a value of type list$"),
        ({"choice": {"rejects": True}}, TypeError, r"^choice must be a Choice, got a value of type dict$"),
        ({"with_": "body"}, TypeError, r"^with_ must be a list of some of entities, summary, body, got 'body'$"),
        ({"with_": {"bdy"}}, ValueError, r"^with_ may hold entities, summary, body, got 'bdy'$"),
        ({"columns": "title"}, TypeError, r"^columns must be a dict of fields and columns"),
        ({"columns": {"kop": "title"}}, UsageError, r"^columns: an article has no 'kop'$"),
        ({"columns": {"title": "kop"}}, UsageError, r"^no column 'kop', which columns names; there are: title, body, index, arrived$"),
        ({"index": ["second"]}, ValueError, r"^the column index must hold whole numbers, got 'second'$"),
        ({"arrived": [["today"]]}, ValueError, r"^the column arrived must hold times, got a value of type list$"),
    ],
)  # fmt: skip
def test_what_cannot_be_matched_is_said_in_one_sentence(
    wrong: dict[str, Any], error: type[Exception], said: str
) -> None:
    row = {"title": ["Bird flu"], "body": ["Bird flu spreads."], "index": [2], "arrived": ["2026-11-20"]}
    given = {name: wrong.pop(name, value) for name, value in row.items()}
    batch = arrow().RecordBatch.from_pydict(given)
    assert match_batch(arrow().RecordBatch.from_pydict(row), matcher()).column("index").to_pylist() == [2]
    with pytest.raises(error, match=said):
        match_batch(**{"batch": batch, "matcher": matcher(), **wrong})


def test_what_is_asked_for_is_there() -> None:
    batch = batch_of(str(SAMPLE / "2026-11-20"))
    bare, full = (match_batch(batch, matcher(), with_=with_) for with_ in ((), ["entities", "summary", "body"]))
    for name in ("entities", "summary", "body"):
        assert not any(bare.column(name).to_pylist())
        assert any(full.column(name).to_pylist())
