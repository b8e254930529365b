"""Columns by the user's word: `--columns` of every command that reads articles, over every kind of table and of JSON."""

import io
import json

import pytest
from desk import Desk

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

SAID = "title=kop,body=stuk"
ROWS = [{"kop": "Harbour opens", "stuk": "The harbour is open."}, {"kop": "Harbour shut", "stuk": "It is not."}]


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def read(data: bytes, name: str, **columns: str) -> list[Article]:
    bounds = Bounds(columns=tuple(columns.items()))
    return [thing for thing in read_bytes(data, name, bounds) if isinstance(thing, Article)]


def titles(desk: Desk, *arguments: str) -> list[str]:
    return [json.loads(line)["title"] for line in desk.triage("read", "in", "--jsonl", *arguments).lines]


def test_read_and_scan_find_articles_in_columns_that_are_named(desk: Desk) -> None:
    desk.write("in/a.csv", "kop,stuk\nHarbour opens,The harbour is open.\n")
    desk.write("in/b.jsonl", "\n".join(map(json.dumps, ROWS)))
    desk.write("in/c.json", json.dumps({"data": {"results": ROWS[:1]}}))
    desk.write("in/d.txt", "Plain copy\n\nIt is read as ever.\n")
    assert titles(desk) == ["Plain copy"]
    assert titles(desk, "--columns", SAID) == [
        "Harbour opens", "Harbour opens", "Harbour shut", "Harbour opens", "Plain copy"
    ]  # fmt: skip
    assert titles(desk, "--columns", "title=kop", "--columns", "body=stuk") == titles(desk, "--columns", SAID)
    ran = desk.triage("scan", "in", "-t", "harbour", "--jsonl", "--columns", SAID)
    assert (len(ran.of_type("hit")), ran.of_type("run")[0]["arguments"]["columns"]) == (4, [SAID])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("matches in -t harbour", "Harbour opens"),
        ("digest in -p p.toml --dry-run", "Harbour opens"),
        ("missed in -p p.toml", "1 hit is too few"),
        ("sample in -p p.toml", "there are no rejects"),
        ("count in -t harbour", "1 hit in 1 article"),
        ("profile test p.toml in", "no tests, no labels"),
        ("profile diff p.toml p.toml in", "1 article"),
        ("profile suggest p.toml in", "1 article"),
        ("profile check p.toml --on in", "1 article"),
    ],
)
def test_every_command_that_reads_articles_takes_columns(desk: Desk, command: str, said: str) -> None:
    desk.write("in/a.csv", "kop,stuk\nHarbour opens,The harbour is open.\n")
    desk.write("p.toml", 'title = "Harbour"\nterms = ["harbour"]\n')
    ran = {
        options: desk.triage(*command.split(), *options.split())
        for options in ("", f"--columns {SAID}", f"--columns {SAID} --exclude a.csv")
    }
    told = [said in one.out + one.err for one in ran.values()]
    assert told == [False, True, False], {options: one.out + one.err for options, one in ran.items()}


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("titel=kop", "--columns: an article has no 'titel'", "did you mean title?"),
        ("zebra=kop", "--columns: an article has no 'zebra'", "one of title, body, abstract"),
        ("title", "--columns needs FIELD=COLUMN, got 'title'", "--columns title=headline,body=text"),
        ("title=", "--columns needs FIELD=COLUMN, got 'title='", "--columns title=headline,body=text"),
        ("title=a,title=b", "--columns names two columns for title: a and b", "name one"),
    ],
)
@pytest.mark.parametrize("command", [("read", "in"), ("scan", "in", "-t", "x")], ids=["read", "scan"])
def test_a_slip_of_the_pen_is_said_before_anything_is_read(desk: Desk, command, said, message, hint) -> None:
    desk.write("in/a.csv", "kop,stuk\nHarbour opens,It is open.\n")
    ran = desk.triage(*command, "--columns", said)
    assert (ran.status, ran.stdout) == (2, b"")
    assert ran.err.startswith(f"triage: {message}\n  hint: {hint}")


def test_the_named_column_wins_and_the_others_are_still_guessed() -> None:
    data = b"title,kop,body,date\nMr,Harbour opens,It is open.,2026-03-10\n"
    (article,) = read(data, "a.csv", title="kop")
    assert (article.title, article.body, article.published) == ("Harbour opens", "It is open.", "2026-03-10")


def test_a_column_is_found_in_any_case_and_inside_an_object() -> None:
    (article,) = read(b'[{"data": {"Kop_Tekst": "Harbour opens"}}]', "a.json", title="kop tekst")
    assert article.title == "Harbour opens"


def test_a_file_without_the_named_column_is_read_as_ever() -> None:
    assert [one.title for one in read(b"title,body\nHarbour opens,It is open.\n", "a.csv", title="kop")] == [
        "Harbour opens"
    ]
    assert read(b"h,t\nHarbour opens,It is open.\n", "a.csv", title="kop") == []


def test_the_order_of_day_and_month_is_learnt_from_the_named_column() -> None:
    data = b"title,body,wann\nA b,It is open.,5/4/2022\nC d,It is shut.,17/4/2022\n"
    assert [one.published for one in read(data, "a.csv", published="wann")] == ["2022-04-05", "2022-04-17"]


@pytest.mark.slow
def test_workbooks_and_parquet_too() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["kop", "stuk"], *(list(row.values()) for row in ROWS)):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert len(read(stream.getvalue(), "a.xlsx", title="kop", body="stuk")) == 2
    assert read(stream.getvalue(), "a.xlsx") == []
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), stream)
    assert len(read(stream.getvalue(), "a.parquet", title="kop", body="stuk")) == 2
    assert read(stream.getvalue(), "a.parquet", title="other") == []


@pytest.mark.parametrize(
    "header",
    ["Kop;Bron;Datum;Tekst;Schrijver", "Tytuł;Źródło;Data publikacji;Treść;Dziennikarz", "Overskrift;Kilde;Dato;Tekst;Forfatter",
     "Rubrik;Källa;Datum;Brödtext;Författare", "Titolo;Testata;Data;Testo;Autore", "Otsikko;Lähde;Päivämäärä;Teksti;Kirjoittaja"],
)  # fmt: skip
def test_names_of_columns_in_more_languages(header: str) -> None:
    [article] = read_bytes(
        f"{header}\nBread;Lamp Post;2026-03-01;Four crowns a loaf.;Eva Smit\n".encode(), "a.csv", Bounds()
    )
    assert isinstance(article, Article)
    said = (article.title, article.outlet, article.published, article.body, article.byline)
    assert said == ("Bread", "Lamp Post", "2026-03-01", "Four crowns a loaf.", "Eva Smit")
