"""What fuzzing has found, pinned: each input once broke the promise that its test names."""

import bz2
from typing import ClassVar

import pytest

from tests.fuzz import loaders, matching, readers
from triage.article import Article
from triage.errors import Problem
from triage.matching.fold import fold
from triage.profiles.boolean.translate import Dialect, translate
from triage.profiles.boolean.tree import BooleanError
from triage.profiles.load import parse_profile
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"title,body\n", "a table without an article"),
        ("a.jsonl", b'{"type": "run", "schema": 1}\n', "a report without an article"),
        # Latin-1 further down makes another text of what the first bytes seemed to be.
        ("a.txt", b"\n   1 of 3 DOCUMENTS\xf3\xf5\n\nHarbour opens\n\nLOAD-DATE: 20\xcd\xc9\xf5\n", None),
    ],
)
def test_a_file_without_articles_is_never_silent(name: str, data: bytes, said: str | None) -> None:
    things = list(read_bytes(data, name, Bounds()))
    assert things
    if said is not None:
        [problem] = things
        assert isinstance(problem, Problem)
        assert problem.message == said
    readers.check(data, name)


def test_an_outlet_is_one_line() -> None:
    page = '<meta charset="windows-1251"><a name="1"></a><table><td>^ИС:\n Ново<pre>\n Порт\nоткрыт.</pre></td></table>'
    data = f"<html>{page}</html>".encode("cp1251")
    [article] = read_bytes(data, "a.html", Bounds())
    assert isinstance(article, Article)
    assert "\n" not in article.outlet
    assert article.outlet.startswith("Ново")


def test_a_slug_from_a_column_is_one_line() -> None:
    record = b'[{"headline": "Harbour opens", "body": "It is.", "slugline": "Harb\\nour", "source": "A\\nB", "url": "https://a.example/\\nx"}]'
    [article] = read_bytes(record, "a.json", Bounds())
    assert isinstance(article, Article)
    assert (article.slug, article.outlet, article.url) == ("Harb our", "A B", "https://a.example/ x")


@pytest.mark.parametrize("level", [1, 9])
def test_bzip2_of_any_level_is_unpacked(level: int) -> None:
    [article] = read_bytes(bz2.compress(b"Harbour opens\n\nIt is.\n", level), "a.txt.bz2", Bounds())
    assert isinstance(article, Article)
    assert article.title == "Harbour opens"


def test_a_term_of_one_letter_may_be_inflected_by_a_fuzzy_profile() -> None:
    text = 'terms = ["~hinz||y||| Tanabe"]\n[defaults]\nfuzzy = "loose"\n'
    assert parse_profile(text).terms
    loaders.profile(b"\0" + text.encode())


def test_letters_with_strokes_and_marks_fold_once_and_for_all() -> None:
    assert [fold(word) for word in ("Ǿ", "ǽ", "Ø", "ó", "A\u064b\u0301", "שָׁלוֹם")] == [
        "o",
        "ae",
        "o",
        "o",
        "a",
        "שלום",
    ]


def test_a_misspelt_phrase_counts_as_near() -> None:
    matching.matcher(b"\x03\x02The Hagueh\n\nherring")


@pytest.mark.parametrize("text", ["har\0bour\x01 or port", 'harbour or "@\x02port"', "harbour\ud800 or port"])
def test_what_nobody_typed_is_no_part_of_a_boolean_string(text: str) -> None:
    assert parse_profile(translate(text, "plain", "Ports").toml).terms


@pytest.mark.parametrize(
    ("dialect", "text", "large"),
    [
        ("plain", "harbour near/{} port", "near/"),
        ("meltwater", "harbour near/{}f port", "near/"),
        ("factiva", "harbour w/{} port", "w/"),
        ("factiva", "atleast{} harbour", "atleast"),
        ("factiva", "harbour and wc>{}", "wc>"),
        ("lexis", "harbour pre/{} port", "pre/"),
        ("lexis", "atleast{}(harbour)", "atleast"),
        ("emm", "define alert a define patterns harbour {} end patterns end alert", ""),
    ],
)
@pytest.mark.parametrize("digits", [10, 20, 5_000])
def test_a_number_that_no_profile_takes_is_refused(dialect: Dialect, text: str, large: str, digits: int) -> None:
    number = "9" * digits
    with pytest.raises(BooleanError, match="no article needs so large a number") as caught:
        translate(text.format(number), dialect, "Ports")
    assert caught.value.place is not None
    assert caught.value.place.text == large + number + ("f" if dialect == "meltwater" else "")


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("plain", "harbour near/999999999 port"),
        ("factiva", "harbour and wc>999999999"),
        ("lexis", "atleast999999999(harbour)"),
        ("plain", 'harbour or "00442079460000"'),
    ],
)
def test_the_largest_number_is_taken_and_one_in_quotes_is_a_word(dialect: Dialect, text: str) -> None:
    assert parse_profile(translate(text, dialect, "Ports").toml).terms


def test_proximities_that_multiply_are_refused() -> None:
    text = "harbour"
    for number in range(30):
        text = f"(port{number} or {text} w/3 quay{number}) w/5 (pier{number} or sea{number} w/2 tide{number})"
    with pytest.raises(BooleanError, match="more than 5,000 pairs of neighbours"):
        translate(text, "factiva", "Ports")


def test_letters_left_open_in_every_word_of_a_phrase_are_refused() -> None:
    with pytest.raises(BooleanError, match="more than 100 spellings"):
        translate(" ".join(["port*"] * 12), "lexis", "Ports")


def test_a_sign_at_the_end_of_a_word_makes_no_other_name() -> None:
    made = translate("(harbour near/3 port) or (harbour: near/3 port:) or (Harbour near/3 port)", "plain", "Ports")
    assert parse_profile(made.toml).terms


def test_what_a_pdf_says_of_itself_costs_no_more_than_that() -> None:
    """Its entries are read when they are asked for, and then they may turn out to be damaged."""
    from triage.readers.documents import pdf

    class Entry:
        def __str__(self) -> str:
            raise ValueError("Unable to find 'endstream' marker")

    class Document:
        metadata: ClassVar[dict[str, object]] = {"/Title": "Harbour opens", "/Author": Entry()}

    class Broken:
        @property
        def metadata(self) -> dict[str, object]:
            raise ValueError("no metadata")

    assert pdf._facts(Document()) == {"/Title": "Harbour opens"}
    assert pdf._facts(Broken()) == {}
