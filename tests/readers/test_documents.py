"""Documents with one article each, exports of LexisNexis in Word, and web archives."""

import io
import zipfile
from html import escape

import pytest

from tests.readers.pdf_files import pdf_file
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(data: bytes, name: str) -> list[Article | Problem]:
    return list(read_bytes(data, name, Bounds()))


def one(data: bytes, name: str) -> Article:
    (thing,) = read(data, name)
    assert isinstance(thing, Article), thing
    return thing


def packed(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(*paragraphs: str, extra: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    core = '<p xmlns:dc="x" xmlns:t="y"><dc:creator>Kaori Kaneko</dc:creator><t:created>2016-11-10T07:12:00Z</t:created></p>'
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}{extra}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": core})


def test_a_word_document_is_one_article() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Gone</w:delText><w:t>Gone</w:t></w:r></w:del><w:r><w:t>Boats left.</w:t></w:r></w:p>"
    for name in ("docs/1.docx", "docs/1"):
        article = one(docx("Harbour opens", "The harbour is open.", extra=deleted), name)
        assert (article.title, article.body) == ("Harbour opens", "The harbour is open.\n\nBoats left.")
        assert (article.published, article.authors, article.format) == (
            "2016-11-10T07:12:00+00:00",
            ("Kaori Kaneko",),
            "docx",
        )


def test_a_word_document_of_lexisnexis_holds_many() -> None:
    cover = (
        "Date and Time: Wednesday, December 19, 2018",
        "Documents (2)",
        "1. Harbour opens",
        "2. Harbour shuts",
    )
    head = (
        "Oshima Herald",
        "November 10, 2016 Thursday",
        "Copyright 2016 Oshima Herald",
        "Length:\xa09 words",
        "Byline:\xa0Kaori Kaneko",
        "Body",
    )
    foot = ("Classification", "Language:\xa0ENGLISH", "Load-Date:\xa0November 11, 2016", "End of Document")
    data = docx(
        *cover, "Harbour opens", *head, "The harbour is open.", *foot, "Harbour shuts", *head, "It shut.", *foot
    )
    first, second = read(data, "docs/1.docx")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.body, first.published) == ("Harbour opens", "The harbour is open.", "2016-11-10")
    assert (first.outlet, first.authors, first.language) == ("Oshima Herald", ("Kaori Kaneko",), "en")
    assert (second.title, second.body, second.index) == ("Harbour shuts", "It shut.", 1)


def test_a_correction_of_lexisnexis_belongs_to_the_text_and_a_caption_does_not() -> None:
    head = (
        "Crane falls",
        "Oshima Herald",
        "November 10, 2016 Thursday",
        "Length: 9 words",
        "Body",
        "A crane fell.",
    )
    foot = (
        "Correction",
        "The crane stands.",
        "Correction-Date: November 12, 2016",
        "Graphic",
        "A crane.",
        "End of Document",
    )
    article = one(docx(*head, *foot), "docs/1.docx")
    assert article.body == "A crane fell.\n\nThe crane stands."


def test_an_opendocument_text_is_one_article() -> None:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<o xmlns:t="{text}"><t:h t:outline-level="1">Harbour opens</t:h><t:p>The <t:span>harbour</t:span> is open.<t:note><t:p>Note</t:p>'
        "</t:note></t:p></o>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    article = one(data, "docs/1.odt")
    assert (article.title, article.body) == ("Harbour opens", "The harbour is open.")
    # A box within a paragraph has paragraphs of its own.
    boxed = content.replace(" is open.", " is open.<t:box><t:p>Ferries wait.</t:p></t:box>")
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": boxed})
    assert one(data, "docs/1.odt").body == "The harbour is open.\n\nFerries wait."


def test_rich_text_is_one_article() -> None:
    pytest.importorskip("striprtf")
    data = rb"{\rtf1\ansi{\info{\author Kaori Kaneko}{\creatim\yr2016\mo11\dy10}}\b Harbour opens\b0\par The caf\'e9 is open.\par}"
    article = one(data, "docs/1.rtf")
    assert (article.title, article.body, article.published) == ("Harbour opens", "The café is open.", "2016-11-10")


def pdf(*lines: str) -> bytes:
    stream = "BT /F1 12 Tf 72 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Title(Harbour opens)/CreationDate(D:20161110071200+09'00')>>",
    ]  # fmt: skip
    return pdf_file(objects, "/Info 6 0 R")


def test_a_pdf_is_one_article() -> None:
    pytest.importorskip("pypdf")
    article = one(
        pdf("Harbour opens", "The harbour of Oshima is open to boats and fer-", "ries again, the office said."),
        "docs/1.pdf",
    )
    assert article.title == "Harbour opens"
    assert "open to boats and ferries again" in article.body
    assert article.published == "2016-11-10T07:12:00+09:00"
    (problem,) = read(pdf()[:300], "docs/1.pdf")
    assert isinstance(problem, Problem)


STORY = " ".join(
    f"The council of Oshima met for the {n}th time and spoke about the harbour." for n in range(4, 12)
)
PAGE = f"<html lang='en'><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1><p>{STORY}</p></article></body></html>"


def record(kind: str, url: str, payload: str) -> str:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{payload}"
    media = f"application/http; msgtype={kind}"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-11-10T07:12:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(http.encode())}\r\n\r\n{http}\r\n\r\n"
    )


def test_a_web_archive_holds_an_article_for_each_page() -> None:
    pytest.importorskip("warcio")
    archive = record("response", "https://herald.example/harbour", PAGE) + record(
        "request", "https://herald.example/b", "GET /"
    )
    archive += record("response", "https://herald.example/", PAGE) + record(
        "response", "https://herald.example/c", "<html><body>No</body></html>"
    )
    article = one(archive.encode(), "crawl/1.warc")
    assert (article.title, article.url, article.format) == (
        "Harbour opens",
        "https://herald.example/harbour",
        "warc",
    )
    odd = record("response", "https://[herald.example/harbour", PAGE) + record(
        "response", "https://herald.example?a=1", PAGE
    )
    assert one(odd.encode(), "crawl/1.warc").title == "Harbour opens"
    numbered = record("response", "https://herald.example/?utm_source=a&p=123", PAGE) + record(
        "response", "https://herald.example/?utm_source=a&page=2", PAGE
    )
    assert one(numbered.encode(), "crawl/1.warc").url == "https://herald.example/?utm_source=a&p=123"
    for cut in (200, 900, len(archive) // 2):
        assert read(archive.encode()[:cut], "crawl/1.warc")


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for module, data, name, extra in (("pypdf", pdf("x"), "1.pdf", "pdf"), ("warcio", b"WARC/1.0\r\n\r\n", "1.warc", "warc"),
                                      ("trafilatura", PAGE.encode(), "1.html", "pages")):  # fmt: skip
        monkeypatch.setitem(sys.modules, module, None)
        (problem,) = read(data, name)
        assert isinstance(problem, Problem)
        assert (problem.code, f"'news-triage[{extra}]'" in problem.message) == ("missing", True)


def test_rich_text_in_utf_8_as_it_stands_and_halves_of_characters() -> None:
    pytest.importorskip("striprtf")
    told = "Die Häfen kündigen 🚢 an."
    [article] = read(("{\\rtf1\\ansi Fähren\\par " + told + "\\par}").encode(), "a.rtf")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Fähren", told)
    [western] = read(b"{\\rtf1\\ansi\\ansicpg1252 F\\'e4hren\\par Ein Satz.\\par}", "a.rtf")
    assert isinstance(western, Article)
    assert western.title == "Fähren"
    [halved] = read(b"{\\rtf1\\ansi Ferry\\par The port \\u-10240? of Halden.\\par}", "a.rtf")
    assert isinstance(halved, Article)
    halved.body.encode("utf-8")


def test_a_flat_opendocument_text_is_one_article() -> None:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    flat = (
        f'<?xml version="1.0"?><office:document {spaces} xmlns:dc="x" office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>'
        "<dc:creator>Kaori Kaneko</dc:creator></office:meta><office:body><office:text><text:h>Harbour opens</text:h>"
        "<text:p>The harbour is open.</text:p></office:text></office:body></office:document>"
    )
    article = one(flat.encode(), "docs/1.fodt")
    assert (article.title, article.body) == ("Harbour opens", "The harbour is open.")
    assert (article.authors, article.format) == (("Kaori Kaneko",), "odt")


@pytest.mark.parametrize(
    ("member", "piece"),
    [
        ("chunk.html", b"<html><body><h1>Harbour opens</h1><p>The harbour is open.</p></body></html>"),
        ("chunk.mht", b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><p>Harbour opens</p><p>The harbour is open.</p></html>"),
        ("chunk.rtf", rb"{\rtf1\ansi Harbour opens\par The harbour is open.\par}"),
        ("chunk.txt", b"Harbour opens\nThe harbour is open.\n"),
    ],
)  # fmt: skip
def test_pieces_of_other_formats_in_a_word_document(member: str, piece: bytes) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = f'<w:altChunk xmlns:r="{office}" r:id="c1"/><w:p><w:r><w:t>Boats left.</w:t></w:r></w:p>'
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    relations = f'<Relationships><Relationship Id="c1" Target="/word/{member}"/></Relationships>'
    data = packed(
        {
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations,
            f"word/{member}": piece.decode(),
        }
    )
    article = one(data, "docs/1.docx")
    assert (article.title, article.body) == ("Harbour opens", "The harbour is open.\n\nBoats left.")


@pytest.mark.parametrize(
    ("body", "end", "length", "foot"),
    [
        (
            "Hauptteil",
            "Ende des Dokuments",
            "Länge",
            ("Klassifizierung", "Aktualisierungsdatum: November 20, 2016"),
        ),
        ("Hoofdtekst", "Einde van document", "Lengte", ("Classificatie", "Laaddatum: November 20, 2016")),
        ("Corpo", "Fim do documento", "Comprimento", ("Classificação", "Data de carregamento: November 20, 2016")),
    ],
)
def test_lexisnexis_in_other_languages_of_its_interface(
    body: str, end: str, length: str, foot: tuple[str, ...]
) -> None:
    head = ("Oshima Herald", "10. November 2016", "Copyright 2016 Oshima Herald", f"{length}: 9 words", body)
    data = docx("Harbour opens", *head, "It opened.", *foot, end, "Harbour shuts", *head, "It shut.", *foot, end)
    assert [(one.title, one.body) for one in read(data, "a.docx") if isinstance(one, Article)] == [
        ("Harbour opens", "It opened."),
        ("Harbour shuts", "It shut."),
    ]


def test_author_and_day_below_a_headline_are_those_of_the_article() -> None:
    article = one(docx("Harbour opens", "By Tim Kelly", "12 November 2016", "The harbour is open."), "a.docx")
    assert (article.byline, article.published, article.body) == (
        "By Tim Kelly",
        "2016-11-12",
        "The harbour is open.",
    )
    article = one(docx("Harbour opens", "By noon on 12 November 2016 it was open."), "a.docx")
    assert (article.byline, article.body) == ("Kaori Kaneko", "By noon on 12 November 2016 it was open.")


def test_rich_text_of_a_macintosh() -> None:
    article = one(rb"{\rtf1\mac\deff0 K\'9fndigung\par Die Arbeiter k\'9fndigten.\par}", "docs/1.rtf")
    assert (article.title, article.body) == ("Kündigung", "Die Arbeiter kündigten.")
    article = one(rb"{\rtf1\ansi\deff0 K\'fcndigung\par Die Arbeiter k\'fcndigten.\par}", "docs/1.rtf")
    assert article.title == "Kündigung"


def presentation(*slides: str) -> bytes:
    names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    members: dict[str, str] = {
        f"ppt/slides/slide{number}.xml": f"<p:sld {names}>{slide}</p:sld>"
        for number, slide in enumerate(slides, 1)
    }
    return packed({"ppt/presentation.xml": "<p/>", **dict(reversed(members.items()))})


def shape(text: str, kind: str = "body") -> str:
    return f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'


def test_a_presentation_is_one_article() -> None:
    data = presentation(
        shape("Harbour opens", "ctrTitle") + shape("10 November 2016", "subTitle") + shape("7", "sldNum"),
        shape("What it costs", "title") + shape("The harbour costs nine million.") + shape("Oshima Herald", "ftr"),
        *(shape(f"Slide {number}.") for number in range(3, 11)),
    )
    for name in ("docs/1.pptx", "docs/1"):
        article = one(data, name)
        assert (article.title, article.published, article.format) == ("Harbour opens", "2016-11-10", "pptx")
        assert article.body.startswith("What it costs\n\nThe harbour costs nine million.\n\nSlide 3.")
        assert article.body.endswith("Slide 10.") and "Herald" not in article.body
    assert not [thing for thing in read(presentation(), "docs/1.pptx") if isinstance(thing, Article)]
    [problem] = read(presentation(*[shape("so " * 100_000)] * 200), "docs/1.pptx")
    assert isinstance(problem, Problem)
    assert problem.code == "bound"


def test_an_opendocument_presentation_is_one_article() -> None:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("presentation", "presentation"),
        )
    )
    frame = '<draw:frame presentation:class="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    notes = f"<presentation:notes>{frame.format('notes', 'Say it slowly.')}</presentation:notes>"
    pages = (
        f"<draw:page>{frame.format('title', 'Harbour opens')}{frame.format('subtitle', '10 November 2016')}{notes}</draw:page>"
        f"<draw:page>{frame.format('title', 'What it costs')}{frame.format('outline', 'The harbour costs nine million.')}{frame.format('footer', 'Herald')}</draw:page>"
    )
    content = f"<office:document-content {names}><office:body><office:presentation>{pages}</office:presentation></office:body></office:document-content>"
    data = packed({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": content})
    article = one(data, "docs/1.odp")
    assert (article.title, article.published, article.format) == ("Harbour opens", "2016-11-10", "odp")
    assert article.body == "What it costs\n\nThe harbour costs nine million."


@pytest.mark.parametrize("target", ["slides/slide{}.xml", "/ppt/slides/slide{}.xml"])
def test_slides_stand_in_the_order_of_the_presentation(target: str) -> None:
    slides = {
        f"ppt/slides/slide{n}.xml": member
        for n, member in enumerate(map(shape, ("One.", "Two.", "Three.", "Four.")), 1)
    }
    names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    relations = "".join(f'<Relationship Id="rId{n}" Target="{target.format(n)}"/>' for n in (1, 2, 3))
    listed = "".join(f'<p:sldId id="{250 + n}" r:id="rId{n}"/>' for n in (3, 1, 2, 9))
    office = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    members = {
        "ppt/presentation.xml": f"<p:presentation {names} {office}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        **{name: f"<p:sld {names}>{slide}</p:sld>" for name, slide in slides.items()},
    }
    article = one(packed(members), "docs/1.pptx")
    # The fourth is in no list: nothing is lost.
    assert f"{article.title} {article.body}".split() == ["Three.", "One.", "Two.", "Four."]
    # Without relations the numbers of the files count.
    del members["ppt/_rels/presentation.xml.rels"]
    article = one(packed(members), "docs/1.pptx")
    assert f"{article.title} {article.body}".split() == ["One.", "Two.", "Three.", "Four."]


def test_slides_that_are_too_many_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from triage.readers.documents import pptx

    monkeypatch.setattr(pptx, "_MOST_SLIDES", 3)
    three = [shape("Harbour opens", "title"), shape("The harbour costs nine million."), shape("It opens.")]
    assert one(presentation(*three), "docs/1.pptx").body.endswith("It opens.")
    article, problem = read(presentation(*three, shape("The rest.")), "docs/1.pptx")
    assert isinstance(article, Article) and article.body.endswith("It opens.")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("bound", "has 4 slides; those after the first 3 are not read")
