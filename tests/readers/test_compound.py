"""Word documents of the years before 2007 and mails of Outlook, in compound files."""

import struct

from tests.readers.compound_files import compound, outlook, word97
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.outlook import unpacked
from triage.readers.registry import read_bytes

#: 2016-11-10 07:12 UTC, in tenths of microseconds since 1601.
TICKS = 131232355200000000


def read(data: bytes, name: str) -> list[Article | Problem]:
    return list(read_bytes(data, name, Bounds()))


def one(data: bytes, name: str) -> Article:
    [thing] = read(data, name)
    assert isinstance(thing, Article), thing
    return thing


def test_a_word_97_document_is_one_article() -> None:
    link = '\x13 HYPERLINK "https://oshima.example" \x14the harbour master\x15'
    article = one(word97("Hafen geöffnet\r", f"Der Hafen ist offen, sagt {link}.\r", "漁船が出た。\r"), "in/a.doc")
    assert article.title == "Hafen geöffnet"
    assert article.body == "Der Hafen ist offen, sagt the harbour master.\n\n漁船が出た。"
    assert article.format == "doc"


def test_an_export_in_a_word_97_document_holds_many() -> None:
    head = "Oshima Herald\rNovember 10, 2016 Thursday\rLength: 9 words\rBody\r"
    told = word97(
        f"Harbour opens\r{head}It opened.\rEnd of Document\r", f"Harbour shuts\r{head}It shut.\rEnd of Document\r"
    )
    articles = read(told, "a.doc")
    assert [(article.title, article.body) for article in articles if isinstance(article, Article)] == [
        ("Harbour opens", "It opened."),
        ("Harbour shuts", "It shut."),
    ]


def test_what_is_encrypted_or_a_workbook_is_named() -> None:
    [problem] = read(word97("Harbour\r", flags=0x0100), "a.doc")
    assert isinstance(problem, Problem)
    assert problem.message == "encrypted; not read"
    [problem] = read(compound({"Workbook": b"x"}), "a.xls")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message[:21]) == ("unsupported", "an old Excel workbook")


def test_a_mail_of_outlook_is_a_mail() -> None:
    texts = {"0037": "Harbour opens", "0C1A": "Oshima Herald", "5D01": "desk@oshima.example", "1000": "The harbour\r\nis open.\r\n",
             "1035": "<1@oshima.example>"}  # fmt: skip
    article = one(outlook(texts, ticks=TICKS), "in/a.msg")
    assert (article.title, article.body, article.byline) == (
        "Harbour opens",
        "The harbour\nis open.",
        "Oshima Herald",
    )
    assert (article.published, article.id, article.format) == (
        "2016-11-10T07:12:00+00:00",
        "1@oshima.example",
        "mail",
    )


def test_a_mail_of_outlook_in_html_and_in_rich_text() -> None:
    html = b"<html><head><meta charset='utf-8'></head><body><p>The harbour is open.</p><p>Boats left \xc3\x96shima.</p></body></html>"
    assert (
        one(outlook({"0037": "Harbour"}, {"1013": html}), "a.msg").body
        == "The harbour is open.\n\nBoats left Öshima."
    )
    rich = rb"{\rtf1\ansi The harbour is open.}"
    packed = struct.pack("<III", len(rich) + 12, len(rich), 0) + b""
    plain = packed[:8] + b"MELA" + b"\0" * 4 + rich
    assert one(outlook({"0037": "Harbour"}, {"1009": plain}), "a.msg").body == "The harbour is open."


def test_compressed_rich_text() -> None:
    # The example of MS-OXRTFCP, 4.1.1, whose text is not of anybody's.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0".replace(
            " ", ""
        )
    )
    assert unpacked(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    for end in range(len(packed)):
        unpacked(packed[:end])


def test_what_is_cut_or_bitten_ends_in_an_article_or_a_problem() -> None:
    for data in (word97("Harbour opens\r", "It opened.\r"), outlook({"0037": "Harbour", "1000": "It opened."})):
        for end in range(8, len(data), 97):
            assert read(data[:end], "a.doc")
        for at in range(0, len(data), 61):
            assert read(data[:at] + b"\xff\xfe" + data[at + 2 :], "a.doc")
