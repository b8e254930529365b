"""Databases' exports in text, Rich Text, PDF and HTML, as people keep them: with covers, notes, and in many languages."""

import pytest

from tests.readers.pdf_files import pdf_file
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str | bytes, name: str = "exports/1.txt") -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))


def articles(text: str | bytes, name: str = "exports/1.txt") -> list[Article]:
    things = read(text, name)
    found = [thing for thing in things if isinstance(thing, Article)]
    assert len(found) == len(things), things
    assert [article.index for article in found] == list(range(len(found)))
    return found


def rtf(text: str) -> bytes:
    lines = text.replace("\\", "\\\\").encode("cp1252").split(b"\n")
    return b"{\\rtf1\\ansi\\ansicpg1252 " + b"\\par\n".join(lines) + b"}"


def nexis(number: int, total: int = 2, counter: str = "{} of {} DOCUMENTS") -> str:
    return f"""


                               {counter.format(number, total)}


                                 The Lamp Post

                            March {number}, 2026 Sunday

LENGTH: 30 words

HEADLINE: Bakers of Sund raise the price of bread, part {number}

BODY:

The bakers of Sund ask for four crowns a loaf from
Monday on.

TEXT: so the notice in their windows begins.

LOAD-DATE: March 4, 2026

LANGUAGE: ENGLISH
"""


COVER = "\n\n\n{}: All Documents: 1-2\n{}: Sunday March 1, 2026  09:33:59\n\nTo:\n\nTOWN LIBRARY\n\n\nTerms: (bakers)\n\nSource: Papers\nProject ID:\n\n"


@pytest.mark.parametrize(
    "request_",
    [
        "Print Request",
        "Email Request",
        "Printopdracht",
        "Druckauftrag",
        "Demande d'impression",
        "Solicitud de impresión",
    ],
)
def test_lexisnexis_behind_a_page_about_the_request(request_: str) -> None:
    first, second = articles(COVER.format(request_, "Time") + nexis(1) + nexis(2))
    assert first.title == "Bakers of Sund raise the price of bread, part 1"
    assert first.body.startswith("The bakers of Sund ask for four crowns a loaf from Monday on.")
    assert (first.outlet, first.published, first.language) == ("The Lamp Post", "2026-03-01", "en")
    assert second.published == "2026-03-02"


def test_lexisnexis_behind_a_note_of_the_user() -> None:
    note = "For Ada, from the library.\nThe query was: bread AND price\n"
    assert len(articles(note + COVER.format("Download Request", "Time") + nexis(1) + nexis(2))) == 2
    # A line that counts documents makes no export of a story.
    (story,) = articles(
        "Court releases papers\n\n1 of 3 DOCUMENTS\n\nThe court of Sund has released one of three papers.\n"
    )
    assert story.format == "text"


def test_lexisnexis_behind_a_search_of_many_terms_and_in_any_encoding() -> None:
    terms = COVER.format("Download Request", "Time Of Request").replace("(bakers)", "(bakers) OR\n" * 1000)
    whole = terms + nexis(1) + nexis(2)
    for encoding in ("utf-8", "utf-16", "cp1252"):
        first, second = articles(whole.encode(encoding))
        assert (first.format, second.published) == ("lexisnexis-txt", "2026-03-02")


def test_lexisnexis_says_what_is_missing() -> None:
    things = read("".join(nexis(number, 4) for number in (1, 2, 3)))
    assert isinstance(things[-1], Problem)
    assert (things[-1].code, things[-1].message) == ("count", "header says 4 articles, found 3")
    # Two exports one behind the other are whole.
    assert len(articles((nexis(1) + nexis(2)) * 2)) == 4
    # A part that was cut out of an export announces nothing.
    assert len(articles(nexis(3, 4) + nexis(4, 4))) == 2


@pytest.mark.parametrize(
    ("labels", "tag"),
    [
        (("LENGTE", "KOP", "AUTEUR", "TEKST", "LAADDATUM", "TAAL: DUTCH; NEDERLANDS"), "nl"),
        (("LÄNGE", "ÜBERSCHRIFT", "AUTOR", "TEXT", "UPDATE", "SPRACHE: GERMAN; DEUTSCH"), "de"),
        (("LONGUEUR", "TITRE", "AUTEUR", "CORPS", "DATE-CHARGEMENT", "LANGUE: FRENCH; FRANÇAIS"), "fr"),
        (("LONGITUD", "TITULAR", "AUTOR", "CUERPO", "FECHA-DE-CARGA", "LENGUAJE: SPANISH; ESPAÑOL"), "es"),
        (("LUNGHEZZA", "TITOLO", "AUTORE", "CORPO", "DATA-CARICAMENTO", "LINGUA: ITALIAN; ITALIANO"), "it"),
    ],
)
def test_lexisnexis_labels_in_other_languages(labels: tuple[str, ...], tag: str) -> None:
    length, head, author, body, update, language = labels
    text = (
        "                     1 of 1 DOCUMENTS\n\n          Copyright 2026 De Lamp\n\n               De Lamp\n\n          3. March 2026\n\n"
        f"          March 3, 2026\n\n{length}: 9 words\n\n{head}: Brood wordt duurder\n\n{author}: Smit, Eva\n\n{body}:\n\n\n"
        f"Vier kronen kost een\nbrood.\n\nVanaf maandag.\n\n{update}: March 4, 2026\n\n{language}\n"
    )
    (article,) = articles(text)
    assert (article.title, article.body) == (
        "Brood wordt duurder",
        "Vier kronen kost een brood.\n\nVanaf maandag.",
    )
    assert (article.outlet, article.published, article.language) == ("De Lamp", "2026-03-03", tag)
    assert article.byline == "Smit, Eva"


def test_lexisnexis_of_one_article_has_no_counter() -> None:
    text = (
        "                     Copyright 2026 De Lamp\n\n                     De Lamp\n\n                     3. March 2026\n\n"
        "                     March 3, 2026\n\nLENGTE: 9 words\n\nKOP: Brood wordt duurder\n\nTEKST:\n\n\nVier kronen kost een\nbrood.\n\n"
        "TAAL: Dutch / Nederlands\n\nLOAD-DATE: March 4, 2026\n"
    )
    (article,) = articles(text)
    assert (article.title, article.body, article.outlet) == (
        "Brood wordt duurder",
        "Vier kronen kost een brood.",
        "De Lamp",
    )
    assert (article.published, article.language) == ("2026-03-03", "nl")


def part(*blocks: str, counter: str = "1 of 1 DOCUMENTS") -> str:
    return "\n\n".join((f"                 {counter}", *blocks)) + "\n"


FOOT = ("LOAD-DATE: March 4, 2026", "LANGUAGE: ENGLISH")


def test_lexisnexis_of_newswires_has_all_labels_below_the_text() -> None:
    day = "                 March 1, 2026, Sunday\n              23:22 Central European Time"
    head = "                 Lamp Agency"
    text = part(
        head, "LEADALL: Bread gets dearer", day, "Four crowns a loaf.", "From Monday.", "SECTION: Town", *FOOT
    )
    (article,) = articles(text)
    assert (article.title, article.outlet) == ("LEADALL: Bread gets dearer", "Lamp Agency")
    assert (article.body, article.published) == ("Four crowns a loaf.\n\nFrom Monday.", "2026-03-01")
    # Only a name stands between the day and the labels.
    text = part(
        head, "BROT WIRD TEURER", "15. März 2026", "Eva Smit", "ORTSZEILE: Sund", "Vier Kronen.", "LÄNGE: 9 Wörter",
        "SPRACHE: German; Deutsch", "HIGHLIGHT:", "Die Bäcker klagen.", "GRAFIK: Ein Ofen",
    )  # fmt: skip
    (article,) = articles(text)
    assert (article.title, article.byline, article.body) == ("BROT WIRD TEURER", "Eva Smit", "Vier Kronen.")
    assert article.abstract == "Die Bäcker klagen."


def test_lexisnexis_keeps_what_only_looks_like_a_label() -> None:
    head = (
        "The Lamp Post",
        "March 1, 2026 Sunday",
        "SHOW: Morning 6:00 PM",
        "Bakers speak",
        "ANCHORS: EVA SMIT",
        "LENGTH: 9 words",
    )
    text = part(
        *head,
        "HOST: Good morning.",
        "NOTE: We begin.",
        "And so it went.",
        "REPORTER: It is dear.",
        "HOST: Thank you.",
        *FOOT,
    )
    (article,) = articles(text)
    assert article.title == "Bakers speak"
    assert article.body.split("\n\n") == [
        "HOST: Good morning.",
        "NOTE: We begin.",
        "And so it went.",
        "REPORTER: It is dear.",
        "HOST: Thank you.",
    ]
    # The place that opens a story is no label, and neither is the head of a last paragraph.
    text = part(
        "The Lamp Post",
        "March 1, 2026",
        "Bread",
        "LENGTH: 9 words",
        "NEW SUND: Bread is dear.",
        "MID: So it is.",
        *FOOT,
    )
    assert articles(text)[0].body == "NEW SUND: Bread is dear.\n\nMID: So it is."
    text = part(
        "The Lamp Post", "March 1, 2026", "Bread", "LENGTH: 9 words", "Bread is dear.", "TYPE: News", *FOOT
    )
    assert articles(text)[0].body == "Bread is dear."


def test_lexisnexis_has_other_labels_in_france() -> None:
    text = part(
        "Copyright 2026 Le Phare\n                 Le Phare", "27 mars 2026", "LONGUEUR: 9 mots", "TITRE: Le pain", "SIGNATURE: Eva Smit", "CHAPEAU:",
        "Le pain coûte cher.", "ARTICLE:", "Quatre couronnes.", "LANGUE: FRENCH; FRANCAISE",
    )  # fmt: skip
    (article,) = articles(text)
    assert (article.title, article.byline, article.outlet) == ("Le pain", "Eva Smit", "Le Phare")
    assert article.body == "Le pain coûte cher.\n\nQuatre couronnes."


def test_lexisnexis_of_today_in_text() -> None:
    text = (
        "Bread gets dearer\nThe Lamp Post\nMarch 1, 2026 Sunday\nPrint Edition\n\nCopyright 2026 Lamp Ltd All Rights Reserved\n\nSection: NEWS; Pg. 1\n"
        "Length: 75 words\nByline: Eva Smit\nBody\n\nFour crowns a loaf,\nthe bakers say.\n\nFrom Monday.\n\nClassification\nLanguage: ENGLISH\nLoad-Date: March 2, 2026\n\n"
        "End of Document\n"
    )
    first, second = articles(text + text.replace("Bread", "Wood"))
    assert (first.title, first.byline, first.outlet) == ("Bread gets dearer", "Eva Smit", "The Lamp Post")
    assert (first.body, first.language) == ("Four crowns a loaf, the bakers say.\n\nFrom Monday.", "en")
    assert (second.title, second.published, second.format) == ("Wood gets dearer", "2026-03-01", "nexis-uni")


@pytest.mark.parametrize("name", ["exports/1.rtf", "exports/1.DOC"])
def test_lexisnexis_in_rich_text(name: str) -> None:
    pytest.importorskip("striprtf")
    text = nexis(1) + nexis(2)
    first, second = articles(rtf(text).replace(b"HEADLINE: ", b"\\b HEADLINE: \\b0 "), name)
    assert (first.title, second.index) == ("Bakers of Sund raise the price of bread, part 1", 1)
    assert first.body == articles(text)[0].body


def test_lexisnexis_prints_the_paper_below_its_copyright() -> None:
    pytest.importorskip("striprtf")
    text = nexis(1, 1).replace(
        "                                 The Lamp Post\n",
        "Copyright 2026 Lamp Ltd\nAll Rights Reserved\nThe Lamp Post\n",
    )
    (article,) = articles(rtf(text), "exports/1.rtf")
    assert article.outlet == "The Lamp Post"


def page(*lines: str) -> str:
    shown = " ".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*" for line in lines)
    return f"BT /F1 10 Tf 72 760 Td 12 TL {shown} ET"


def pdf(*pages: str) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]  # fmt: skip
    for at, stream in enumerate(pages):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        ]
    return pdf_file(objects)


def test_lexisnexis_of_old_in_pdf() -> None:
    pytest.importorskip("pypdf")
    one = (
        "Page 1", "{n} of 2 DOCUMENTS", "Copyright 2026 Lamp Ltd", "All Rights Reserved", "The Lamp Post", "March {n}, 2026 Sunday", "City Edition",
        "SECTION: NEWS; Pg. A1", "LENGTH: 60 words", "HEADLINE: Bakers of Sund raise the price of bread", "BYLINE: Eva Smit", "BODY:",
        "The bakers of Sund ask for four crowns a loaf from Monday on, the guild said in a notice", "that hangs in every window.",
        "Flour has become dearer, and so has the wood with which most of the ovens of the town are",
    )  # fmt: skip
    two = (
        "Page 2",
        "Bakers of Sund raise the price of bread The Lamp Post March {n}, 2026 Sunday",
        "heated in winter.",
        "LOAD-DATE: March 4, 2026",
        "LANGUAGE: ENGLISH",
    )
    pages = [page(*(line.format(n=n) for line in lines)) for n in (1, 2) for lines in (one, two)]
    first, second = articles(pdf(*pages), "exports/1.pdf")
    assert (first.title, first.outlet, first.published) == (
        "Bakers of Sund raise the price of bread",
        "The Lamp Post",
        "2026-03-01",
    )
    assert first.body == (
        "The bakers of Sund ask for four crowns a loaf from Monday on, the guild said in a notice that hangs in every window.\n\n"
        "Flour has become dearer, and so has the wood with which most of the ovens of the town are heated in winter."
    )
    assert (second.byline, second.published, second.language) == ("Eva Smit", "2026-03-02", "en")


def test_lexisnexis_of_today_in_pdf_and_rich_text() -> None:
    pytest.importorskip("pypdf")
    pytest.importorskip("striprtf")
    lines = (
        "Bakers of Sund raise the price of bread as flour and", "wood get dearer in the winter", "The Lamp Post", "March 1, 2026 Sunday", "Copyright 2026 Lamp Ltd",
        "Section: NEWS; Pg. 1", "Length: 40 words", "Byline: Eva Smit", "Body",
        "The bakers of Sund ask for four crowns a loaf from Monday on, the guild said in a notice", "that hangs in every window.", "Load-Date: March 4, 2026", "End of Document",
    )  # fmt: skip
    first, second = articles(pdf(page(*lines), page(*lines)), "exports/1.pdf")
    assert first.title == "Bakers of Sund raise the price of bread as flour and wood get dearer in the winter"
    assert (
        first.body
        == "The bakers of Sund ask for four crowns a loaf from Monday on, the guild said in a notice that hangs in every window."
    )
    assert (second.outlet, second.published, second.byline) == ("The Lamp Post", "2026-03-01", "Eva Smit")
    (third, _) = articles(rtf("\n".join((lines[0] + " " + lines[1], *lines[2:]) * 2)), "exports/1.rtf")
    assert (third.title, third.outlet) == (first.title, "The Lamp Post")


def test_lexisnexis_in_html_with_text_below_its_label_in_one_division() -> None:
    block = '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">{} </SPAN><SPAN CLASS="c2">{}</SPAN></P></DIV>\n'
    text = (
        '<HTML><HEAD><!-- LXNComment 1 --></HEAD><BODY><!-- <DOC NUMBER=1>\n<DOCFULL> -->\n<DIV CLASS="c0"><P>1 of 1 DOCUMENTS</P></DIV>'
        '<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN>Copyright 2026 Lamp Ltd<BR>All Rights Reserved</SPAN><SPAN>&nbsp;</SPAN><BR><IMG SRC="x"><BR>'
        "<SPAN>The Lamp Post</SPAN></P></DIV><BR><DIV><P><SPAN>March</SPAN><SPAN> 1, 2026 Sunday</SPAN><SPAN>&nbsp;<BR>City Edition</SPAN></P></DIV>"
        + block.format("LENGTH:", "9 words") + block.format("HEADLINE:", "Bread gets dearer")
        + '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7"> BODY:<BR></SPAN></P>\n<P CLASS="c8">Four <SPAN>crowns</SPAN> a loaf.</P>\n<P>From Monday.</P></DIV>'
        + block.format("LOAD-DATE:", "March 4, 2026") + "<!-- </DOCFULL> --></BODY></HTML>"
    )  # fmt: skip
    (article,) = articles(text, "exports/1.html")
    assert (article.title, article.body) == ("Bread gets dearer", "Four crowns a loaf.\n\nFrom Monday.")
    assert (article.outlet, article.published) == ("The Lamp Post", "2026-03-01")


def test_factiva_with_the_headline_in_bold() -> None:
    text = (
        '<html><head><title>Factiva</title></head><div class="article nlArticle"><div id="hd"><b class=\'nlHeadline\'>Brood wordt duurder</b></div>'
        '<div class="author">Door Eva Smit</div><div>9 woorden</div><div>3 maart 2026</div><div>De Lamp</div><div>LAMP</div><div>Nederlands</div>'
        '<div>© 2026 De Lamp</div><p class="articleParagraph nlarticleParagraph">Vier kronen.</p><p>Document LAMP000020260303em33000b1</p></div></html>'
    )
    (article,) = articles(text, "exports/1.htm")
    assert (article.title, article.body, article.outlet) == ("Brood wordt duurder", "Vier kronen.", "De Lamp")
    assert (article.published, article.language) == ("2026-03-03", "nl")


FACTIVA = r"""{\rtf1\ansi\ansicpg1252 News\par \b Bread gets dearer in Sund\b0\par By Eva Smit\par 1,300 %s\par %s\par 07:12\par The Lamp Post\par LAMPO\par A4\par %s\par (c) 2026 Lamp Ltd. All rights reserved.\par
\par
Four crowns a loaf, the bakers of Sund say, and not one of them will sell for less before the spring comes and the wood is cheap again.\par
\par
From Monday on.\par
\par
Document LAMPO00020260301em3100001\par
\par
\b Ovens go cold\b0\par 200 %s\par %s\par The Lamp Post\par LAMPO\par %s\par (c) 2026 Lamp Ltd.\par \par Two ovens of the old town are cold.\par \par Document LAMPO00020260228em2s00002\par \par Search Summary\par Text bread\par }"""


@pytest.mark.parametrize(
    ("words", "day", "language"),
    [
        ("words", "1 March 2026", "English"),
        ("Wörter", "1 März 2026", "Englisch"),
        ("mots", "1 mars 2026", "Anglais"),
        ("palabras", "1 marzo 2026", "Inglés"),
    ],
)
def test_factiva_in_rich_text(words: str, day: str, language: str) -> None:
    pytest.importorskip("striprtf")
    first, second = articles((FACTIVA % ((words, day, language) * 2)).encode("cp1252"), "exports/1.rtf")
    assert (first.title, first.byline, first.authors) == (
        "Bread gets dearer in Sund",
        "By Eva Smit",
        ("Eva Smit",),
    )
    assert (first.outlet, first.published, first.language) == ("The Lamp Post", "2026-03-01T07:12:00", "en")
    assert first.body.startswith("Four crowns a loaf")
    assert first.body.endswith("\n\nFrom Monday on.")
    assert (second.title, second.body, second.id) == (
        "Ovens go cold",
        "Two ovens of the old town are cold.",
        "LAMPO00020260228em2s00002",
    )


def test_factiva_with_codes_in_text() -> None:
    one = (
        "HD\tBread gets dearer\nBY\tEva Smit\nWC\t9 words\nPD\t1 March 2026\nSN\tThe Lamp Post\nSC\tLAMPO\nLA\tEnglish\nCY\t(c) 2026\n\nLP\nFour crowns a loaf.\n\n"
        "TD\nFrom Monday on.\n\nThe guild said so.\n\nIN\ti411 : Bread\nAN\tDocument LAMPO00020260301em310000{n}\n\n"
    )
    first, second = articles(one.format(n=1) + one.format(n=2))
    assert (first.title, first.body) == (
        "Bread gets dearer",
        "Four crowns a loaf.\n\nFrom Monday on.\n\nThe guild said so.",
    )
    assert (first.outlet, first.published, second.id) == (
        "The Lamp Post",
        "2026-03-01",
        "LAMPO00020260301em3100002",
    )


def test_a_count_of_words_in_copy_makes_no_export() -> None:
    (article,) = articles(
        "Essay contest opens\n\n300 words\n\nis what a pupil may write for the contest of the Lamp Post, which closes on 1 March 2026.\n"
    )
    assert article.format == "text"


PROQUEST = """
{rule}

Document {n} of 2

{title}: [Final Edition]

Author: Smit, Eva

Publication info: Lamp Post ; Sund [Sund]. 01 Mar 2026: A1.

Abstract: Bread.

Links: http://x.example

Full text: Four crowns a loaf, the bakers say: no less.

Note: this line stays.

Subject: Bread; Prices;

Publication title: Lamp Post

Publication date: Mar 1, 2026

ProQuest document ID: {n}9

"""


def test_proquest_in_text() -> None:
    rule = "_" * 60
    text = f"{rule}\n\nReport Information from ProQuest\nMarch 02 2026 08:00\n" + "".join(
        PROQUEST.format(n=n, rule=rule, title=title)
        for n, title in ((1, "Bread gets dearer"), (2, "Ovens go cold"))
    )
    first, second = articles(text + rule + "\n")
    assert (first.title, second.title) == ("Bread gets dearer: [Final Edition]", "Ovens go cold: [Final Edition]")
    assert first.body == "Four crowns a loaf, the bakers say: no less.\n\nNote: this line stays."
    assert (first.authors, first.outlet, first.published) == (("Eva Smit",), "Lamp Post", "2026-03-01")
    assert (first.keywords, first.abstract, second.id) == (("Bread", "Prices"), "Bread.", "29")
    # Newer ones are told apart by drawn lines alone.
    newer = text.replace("Document 1 of 2\n\n", "").replace("Document 2 of 2\n\n", "")
    assert [article.title for article in articles(newer)] == [first.title, second.title]


def test_proquest_with_a_long_cover_and_an_annex() -> None:
    rule = "_" * 60
    contents = "".join(f"{n}. Bread, {'its price and its bakers ' * 3}..... {n}\n\n" for n in range(1, 120))
    record = "Document {n} of 2\n\n{title}\n\nAuthor: Smit, Eva\n\nhttp://search.proquest.com/docview/{n}9\n\nAbstract: On bread.\n\nDegree: Ph.D.\n\n"
    text = (
        f"\n\nReport Information from ProQuest\n\nMarch 02 2026 08:00\n\n{rule}\n\nTable of contents\n\n{contents}"
        + "".join(
            rule
            + "\n\n"
            + record.format(n=n, title=title)
            + f"Full text: None available.\n\nProQuest document ID: {n}9\n\n"
            for n, title in ((1, "Bread gets dearer"), (2, "Ovens go cold"))
        )
        + f"{rule}\n\nBibliography\n\nCitation style: APA 6th\n\nSmit, E. Bread gets dearer.\n"
    )
    first, second = articles(text)
    assert (first.title, first.body, first.url) == (
        "Bread gets dearer",
        "On bread.",
        "http://search.proquest.com/docview/19",
    )
    assert (second.title, second.id, second.body) == ("Ovens go cold", "29", "On bread.")


def test_lines_of_a_text_in_proquest_may_look_like_labels() -> None:
    head = "\nReport Information from ProQuest\n\n05 March 2026        ProQuest\n\nTable of contents\n\n1. Bread gets dearer...... 1\n\n"
    record = (
        "Document 1 of 1\n\nBread gets dearer\n\nAbstract (summary): On bread.\n\nFull text: Four crowns a loaf.\n\nLocation: the harbour\n\nSource: the bakers\n\n"
        "It is dear.\n\n Credit: Eva Smit\n\nSubject: Bread; Prices\n\nLocation: Sund\n\n05 March 2026       Page 2 of 9       ProQuest\n\n"
        "Publication title: Lamp Post\n\nPublication date: Mar 1, 2026\n\nDatabase: ProQuest\n\n"
    )
    (article,) = articles(head + record + "_" * 60 + "\n\nContact us at: http://example.org\n")
    assert article.body == "Four crowns a loaf.\n\nLocation: the harbour\n\nSource: the bakers\n\nIt is dear."
    assert (article.credits, article.keywords, article.outlet) == ("Eva Smit", ("Bread", "Prices"), "Lamp Post")
    assert (article.abstract, article.published) == ("On bread.", "2026-03-01")


def test_newer_proquest_has_headings_of_capitals_and_pages() -> None:
    record = (
        "Bread gets dearer\nSmit, Eva. The Lamp Post; Sund [Sund]. 01 Mar 2026: A.1.\n\nProQuest document link\n\nABSTRACT (ENGLISH)\n\nOn bread.\n\n"
        "FULL TEXT\n\nFour crowns a loaf,\nthe bakers say.\n\nPDF GENERATED BY PROQUEST.COM Page 1 of 2\n\nDETAILS\n\nSubject: Bread; Prices\n\n"
        "Title: Bread gets dearer\n\nPublication title: The Lamp Post; Sund\n\nPublication date: Mar 1, 2026\n\nLanguage of publication: English\n\n"
    )
    rule = "_" * 60 + "\n\n"
    first, second = articles(rule + record + rule + record.replace("Bread gets", "Bread is") + rule)
    assert (first.title, first.byline, first.outlet) == ("Bread gets dearer", "Smit, Eva", "The Lamp Post")
    assert (first.abstract, first.body) == ("On bread.", "Four crowns a loaf, the bakers say.")
    assert (second.title, second.published) == ("Bread is dearer", "2026-03-01")


def test_defacto_in_html_and_rich_text() -> None:
    pytest.importorskip("striprtf")
    html = (
        '<html><head><title>DeFacto-Campus - Ausdruck</title></head><body><div class="printwrap"><div class="eintrag"><pre>"Die Laterne" Nr. 65 vom 02.03.2026       '
        "Seite: 3\nRessort: Lokales</pre>\n Bäcker klagen.\n<br>\n<h3> Brot wird teurer</h3>\n<p>   Sund - Vier Kronen kostet\nein Laib.</p> <p>Ab Montag.</p>"
        '<p>Bild: Ein Ofen. apa</p></div><div class="eintrag"><pre>"Der Ofen" vom 03.03.2026     Seite: 1</pre><h3>Holz knapp</h3><p>Das Holz ist knapp.</p></div></div></html>'
    )
    first, second = articles(html, "exports/1.htm")
    assert (first.title, first.body) == (
        "Brot wird teurer",
        "Bäcker klagen.\n\nSund - Vier Kronen kostet ein Laib.\n\nAb Montag.",
    )
    assert (first.outlet, first.published, first.keywords) == ("Die Laterne", "2026-03-02", ("Lokales",))
    assert (second.title, second.outlet) == ("Holz knapp", "Der Ofen")
    source = (
        r'{\rtf\ansi \plain\i "Die Laterne" vom 02.03.2026                Seite: 40\plain\par\pard\plain\i Ressort: Lokales\plain\par\pard\plain\par\pard\plain\i Sund'
        r"\plain\par\pard\plain\par\pard\plain\f0\fs20\b\cf2 Brot wird \plain\f0\b\cf2 teurer\plain\par\pard\plain\par\pard\plain Vier Kronen kostet ein Laib.\par\pard\plain\par"
        r'\pard\plain ___________________________________\par\pard\plain\i "laterne.at" gefunden am 02.03.2026 10:36 Uhr\plain\par\pard\plain\par\pard\plain\b Holz knapp\plain\par'
        r"\pard\plain\par\pard\plain Das Holz ist knapp.\par\pard\plain}"
    )
    first, second = articles(source.encode("cp1252"), "exports/1.rtf")
    assert (first.title, first.body, first.outlet) == (
        "Brot wird teurer",
        "Vier Kronen kostet ein Laib.",
        "Die Laterne",
    )
    assert (second.title, second.outlet, second.published) == ("Holz knapp", "laterne.at", "2026-03-02T10:36:00")
    # A story that begins with a quotation is none.
    (story,) = articles('"Die Laterne" vom Montag\n\nDie Zeitung erscheint wieder.\n')
    assert story.format == "text"


def test_rich_text_goes_on_below_a_brace_too_many() -> None:
    pytest.importorskip("striprtf")
    # As APA's OnlineManager writes the head of its pages.
    source = (
        r"{\rtf1{\info{\title RTF Datei}}{\header\pard{\f1\par}{{\trowd\pard\intbl APA\cell\row\pard}}\par}}{\footer\pard{{\trowd\pard Seite\cell\row\pard}}\par}}"
        r'{\i "Die Laterne" vom 02.03.2026 Seite: 3\par Ressort: Lokales\par\par\b\i0 Brot wird teurer\b0\par\par Vier Kronen kostet ein Laib \{Roggen\}.\par}\sect'
        r'{\i "Der Ofen" vom 03.03.2026 Seite: 1\par\par\b\i0 Holz knapp\b0\par\par Das Holz ist knapp.\par}\sect}'
    )
    first, second = articles(source.encode("cp1252"), "exports/1.rtf")
    assert (first.title, first.body) == ("Brot wird teurer", "Vier Kronen kostet ein Laib {Roggen}.")
    assert (second.title, second.outlet) == ("Holz knapp", "Der Ofen")


def test_factiva_in_rich_text_with_bold_codes() -> None:
    pytest.importorskip("striprtf")
    rows = {
        "HD": "Bread gets dearer",
        "BY": "Eva Smit",
        "WC": "9 words",
        "PD": "2 March 2026",
        "SN": "The Lamp Post",
        "SC": "LAMPPO",
        "LA": "English",
        "LP": "Four crowns a loaf.",
        "TD": r"From Monday.\par\par CT scans are dear.\par\par All are glad.",
        "PUB": "Lamp Ltd",
        "AN": "Document LAMPPO0020260302em320001x",
    }
    table = "".join(
        rf"\trowd\cellx900\pard\intbl{{\b {code}}}\cell\pard\intbl {value}\cell\row" + "\n"
        for code, value in rows.items()
    )
    whole = r"{\rtf1\ansi " + table + r"\pard\par " + table.replace("Bread gets", "Wood gets") + "}"
    for source in (whole, whole.replace(rows["AN"], "")):
        first, second = articles(source.encode("cp1252"), "exports/1.rtf")
        assert (first.title, second.title) == ("Bread gets dearer", "Wood gets dearer")
        assert first.body == "Four crowns a loaf.\n\nFrom Monday.\n\nCT scans are dear.\n\nAll are glad."
    lines = "\\par\n".join(
        (r"{\b Bread gets dearer}", "9 words", "2 March 2026", "The Lamp Post", "LAMPPO", "English", "(c) 2026 Lamp", "", "Four crowns a loaf.", "", "Lamp Ltd", rows["AN"], "")
    )  # fmt: skip
    (article,) = articles((r"{\rtf1\ansi " + lines + "}").encode("cp1252"), "exports/1.rtf")
    assert (article.body, article.credits) == ("Four crowns a loaf.", "Lamp Ltd")


def test_mediargus_pairs_its_list_with_its_texts() -> None:
    entry = "{n}. {title}\n\nDe Lamp, woensdag {n} maart 2026, p. {n}, 85w.\n\nVier kronen kost een ...\n\n\n"
    text = "{n:02}-03-2026, p.{n}\n\nStad\n\n{title}\n\nVier kronen kost een brood.\n\nVanaf maandag.\n\n © De Lamp\n\n\n\n\n\n\n\n"
    titles = {1: "Brood wordt duurder", 2: "Ovens  zijn koud"}
    whole = (
        "\ufeff"
        + "".join(entry.format(n=n, title=title) for n, title in titles.items())
        + "\n\n\n\n"
        + "".join(text.format(n=n, title=title) for n, title in titles.items())
    )
    first, second = articles(whole)
    assert (first.title, first.body) == ("Brood wordt duurder", "Vier kronen kost een brood.\n\nVanaf maandag.")
    assert (first.outlet, second.title, second.published) == ("De Lamp", "Ovens zijn koud", "2026-03-02")
    # Where a text is missing, the headline tells whose the others are; above it there may be a name.
    third = text.format(n=2, title=titles[2]).replace("Stad\n\n", f"Eva Smit\n{titles[2]}\n\nOok elders\n\n")
    listed = "".join(entry.format(n=n, title=title) for n, title in titles.items())
    first, second = articles(f"{listed}\n\n{third}")
    assert (first.body, second.body) == (
        "Vier kronen kost een ...",
        "Vier kronen kost een brood.\n\nVanaf maandag.",
    )
    assert second.byline == "Eva Smit"
    # A list without texts still has its teasers; a numbered list of a story is none.
    assert articles(entry.format(n=1, title=titles[1]))[0].body == "Vier kronen kost een ..."
    assert articles("1. Bread\n\nBread is dear, the bakers say.\n\n2. Wood\n\nSo is wood.\n")[0].format == "text"


def test_press_clippings() -> None:
    anchored = (
        '<html><body><h1>Knipselkrant Sund - 5 maart 2026</h1><h2>Inhoudsopgave</h2><ul><li><a href="#Brood">Brood wordt duurder</a></li></ul><hr>'
        '<a name="Brood"></a><h2>Brood wordt duurder</h2><i>De Lamp 05-3-2026</i><p></p><p>Vier kronen.</p><h2>Vanaf maandag</h2><p>Zegt het gilde.</p>'
        '<p>VIEW ORIGINAL PAGE: pagina 3</p><hr><a name="Oven"></a><h2>Ovens koud</h2><i>Ovenblad.nl 4 maart 2026</i><p>Twee ovens.'
        '<a href="http://ovenblad.example/a/1234">http://ovenblad.example/a/1234</a></p><hr></body></html>'
    )
    first, second = articles(anchored, "exports/1.html")
    assert (first.title, first.body) == ("Brood wordt duurder", "Vier kronen.\n\nVanaf maandag\n\nZegt het gilde.")
    assert (first.outlet, first.published) == ("De Lamp", "2026-03-05")
    assert (second.outlet, second.published, second.url) == (
        "Ovenblad.nl",
        "2026-03-04",
        "http://ovenblad.example/a/1234",
    )
    assert second.body == "Twee ovens."
    row = (
        '<TABLE><tr><td><span id="articleTitle"><a href="/">{}</a></span></td></tr><tr><td><span id="sourceTitle">De Lamp</span> / <span id="articleDate">05-03-2026'
        '</span> / <span id="articlePage">pagina 3</span></td></tr><tr><td><span id="articleIntro">{}</span></td></tr></TABLE>'
    )
    listed = (
        "<html><title>Werkmap</title><body>"
        + row.format("Brood", "Vier kronen kost ...")
        + row.format("Ovens", "")
        + "</body></html>"
    )
    first, second = articles(listed, "exports/1.html")
    assert (first.title, first.body, first.outlet, first.published) == (
        "Brood",
        "Vier kronen kost ...",
        "De Lamp",
        "2026-03-05",
    )
    assert (second.title, second.body) == ("Ovens", "")


QUAI = """Le Quai
Économie, jeudi 19 novembre 2026 212 mots, p. 12

Les dockers acceptent

Lena Horn

Les dockers ont accepté jeudi une offre.

Le travail reprendra lundi.

© 2026 Le Quai. Tous droits réservés. Le présent document est protégé.

Certificat émis le 20 novembre 2026 à Université de Halden.

news·20261119·LQ·0012

Le Quai
vendredi 20 novembre 2026 - 08:00
Page 3 • 120 mots

Deux grues arrivent

Elles viennent de Gdansk, dit le port.

news·20261120·LQ·0003
"""


def test_europresse_as_text() -> None:
    first, second = read_bytes(QUAI.encode(), "biblio.txt", Bounds())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.byline, first.outlet) == ("Les dockers acceptent", "Lena Horn", "Le Quai")
    assert first.body == "Les dockers ont accepté jeudi une offre.\n\nLe travail reprendra lundi."
    assert (first.published, first.id, first.format) == ("2026-11-19", "news·20261119·LQ·0012", "europresse")
    assert (second.title, second.published, second.body) == (
        "Deux grues arrivent",
        "2026-11-20",
        "Elles viennent de Gdansk, dit le port.",
    )


def test_gopress_as_text() -> None:
    part = "De Havenbode - {} nov. 2026\nPagina 12\n\nKop {}\n\nDe havenarbeiders hebben een akkoord aanvaard.\n\nPiet Jansen\n\nCopyright © 2026 De Pers\n\n\n"
    first, second = read_bytes(
        ("Gopress Academic\n\n" + part.format(19, 1) + part.format(18, 2)).encode(), "a.txt", Bounds()
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.outlet, first.published) == ("Kop 1", "De Havenbode", "2026-11-19")
    assert (second.title, second.byline, second.body) == (
        "Kop 2",
        "Piet Jansen",
        "De havenarbeiders hebben een akkoord aanvaard.",
    )


def test_copy_that_counts_words_is_no_export() -> None:
    copy = "Le dictionnaire grandit\n\nParis, le 19 novembre 2026. Le nouveau tome compte 212 mots, dit l'éditeur.\n\nIl est en vente.\n"
    [article] = read_bytes(copy.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.format) == ("Le dictionnaire grandit", "text")


def test_lexisnexis_says_what_the_request_announced() -> None:
    cover = "Print Request:   All Documents: 1-146\nTime of Request: Friday\nProject ID: None\n\n"
    problem = read(cover + nexis(1) + nexis(2))[-1]
    assert isinstance(problem, Problem)
    assert problem.message == "header says 146 articles, found 2"


def test_defacto_without_blank_lines_and_with_the_section_behind_the_page() -> None:
    text = (
        '"Der Hafenbote" vom 19.11.2026 Seite: 12 Ressort: Wirtschaft\nVon Lena Horn\nHafenarbeiter nehmen an\nDer Streik ist zu Ende, sagt die Gewerkschaft.\n'
        'Am Montag geht es los.\n"Der Hafenbote" vom 18.11.2026 Seite: 3\nKräne kommen\nZwei Kräne sind da, teilte der Hafen mit.\n'
    )
    first, second = articles(rtf(text), "a.rtf")
    assert (first.title, first.byline, first.keywords) == (
        "Hafenarbeiter nehmen an",
        "Von Lena Horn",
        ("Wirtschaft",),
    )
    assert first.body == "Der Streik ist zu Ende, sagt die Gewerkschaft.\n\nAm Montag geht es los."
    assert (second.title, second.published) == ("Kräne kommen", "2026-11-18")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Title: {title}\nSource: Lamp Post. (Mar. 1, 2026): News: pA1.\nDocument Type: Article\nFull Text:\n", "2026-03-01"),
        ("Record: {number}\nTitle: {title}\nAuthors: Smit, Eva\nSource: Lamp Post. 03/21/2026, pA1. 1p.\nDatabase: Newspaper Source\n\n", "2026-03-21"),
        ("Record: {number}\nTitle: {title}\nAuthors: Smit, Eva\nSource: Lamp Post. 3/1/2026, p1. 1p.\n\nFull Text:\n", "2026-03-01"),
        ("Title: {title}\nAuthor(s): Eva Smit\nSource: Lamp Post (Sund, Norway). (Mar. 1, 2026): News: pA1.\nDocument Type: Article\n\nFull Text:\n", "2026-03-01"),
        ("文章編號: {number}\n標題: {title}\n報章: Lamp Post\n日期: 2026-03-01\n版頭: A01\n\n", "2026-03-01"),
    ],
)  # fmt: skip
def test_records_below_labels_of_databases(head: str, published: str) -> None:
    told = [
        ("Bread gets dearer", "Four crowns a loaf, the bakers say."),
        ("Eggs, too", "Three crowns for six eggs."),
    ]
    text = "\n\n".join(
        head.format(number=f"2026030{at}", title=title) + body for at, (title, body) in enumerate(told)
    )
    found = [one for one in read_bytes(text.encode(), "a.txt", Bounds()) if isinstance(one, Article)]
    assert [(one.title, one.body, one.outlet, one.published) for one in found] == [
        (title, body, "Lamp Post", published) for title, body in told
    ]
    near = "Title: Bread gets dearer\nSource: Lamp Post (Sund)\n\nFour crowns a loaf.\n"
    (article,) = read_bytes(near.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.outlet, article.published) == ("Lamp Post (Sund)", "")


#: Records of databases below a headline: the same paper, day, author and text.
BELOW_A_HEADLINE = {
    "newsbank": "Lamp Post (Sund) - Sunday, March 1, 2026\nAuthor: Eva Smit\n\n{0}\n\nSection: Business\nPage: 12\nRecord Number: 0A1B\nCopyright (c) 2026 Lamp Post\n",
    "newsbank of today": "March 1, 2026 | Lamp Post (Sund)\nAuthor/Byline: Eva Smit | Page: 12 | Section: Business\n{0}\nRecord Number: 0A1B\n",
    "newsbank with labels": "Date: Sunday, March 1, 2026\nPublication: Lamp Post\nAuthor: Eva Smit\nSection: Business\nArticle Text:\n{0}\nRecord Number: 0A1B\n",
    "newsbank on a page": " March 1, 2026 | Lamp Post (Sund)\n\n Author/Byline: Eva Smit | Section: Business \n \n 394\n Words \n\n Read News Document\n\n {0}\n",
    "genios": "Lamp Post vom 01.03.2026, S. 12 / Wirtschaft\n\nVon Eva Smit\n\n{0}\n\nQuelle: Lamp Post vom 01.03.2026, S. 12\nRessort: Wirtschaft\nDokumentnummer: LP2026\n"
    "Dauerhafte Adresse des Dokuments: https://lamp.example/LP2026\nAlle Rechte vorbehalten: (c) Lamp Verlag\n",
    "pressreader": "Lamp Post\n1 Mar 2026\nEva Smit\n\n{0}\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", BELOW_A_HEADLINE)
def test_what_databases_write_around_a_story_is_none_of_it(kind: str) -> None:
    text = "Four crowns a loaf, the bakers say. Section by section, they count.\n\nNobody sells for less."
    record = f"Bread gets dearer\n\n{BELOW_A_HEADLINE[kind].format(text)}"
    # A number ends a record, so that several may stand in a file.
    for count in (1, 2) if "Number:" in BELOW_A_HEADLINE[kind] or "nummer:" in BELOW_A_HEADLINE[kind] else (1,):
        data = "\n".join([record] * count).encode()
        found = [one for one in read_bytes(data, "a.txt", Bounds()) if isinstance(one, Article)]
        assert [(one.title, one.body) for one in found] == [("Bread gets dearer", text)] * count
        assert {(one.outlet, one.published, one.authors) for one in found} == {
            ("Lamp Post", "2026-03-01", ("Eva Smit",))
        }


@pytest.mark.parametrize(
    "opening",
    [
        "Lamp Post\nEva Smit said so.",
        "Author: she wrote it, and nobody else did.",
        "Lamp Post is closed.\n1 March 2026",
        "Source: the harbour.\nIt is open.",
    ],
)
def test_a_story_may_begin_like_a_record(opening: str) -> None:
    text = f"Bread gets dearer\n\n{opening}\n\nNobody sells for less.\n"
    [article] = read_bytes(text.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.byline) == ("Bread gets dearer", "", "")
    assert article.body.startswith(opening)


def test_lexisnexis_of_the_1980s_counts_stories() -> None:
    text = "LEVEL 1 - 3 OF 14 STORIES\n\n              The Associated Press\n\nThe materials in the AP file were compiled by The Associated Press.\n\n              November 2, 1984, Friday, PM cycle\n\nSECTION: Domestic News\n\nLENGTH: 60 words\n\nHEADLINE: Bread gets dearer\n\nDATELINE: SUND\n\nBODY:\n   Four crowns a loaf, the bakers say.\n"
    [article] = articles(text.encode(), "a.txt")
    assert (article.title, article.body) == ("Bread gets dearer", "Four crowns a loaf, the bakers say.")
    assert (article.published, article.format) == ("1984-11-02", "lexisnexis-txt")


RETRIEVED = "Brödet blir dyrare\nLampan, 2026-03-01 07:12\n{0}Publicerat {1}. \n\nFyra kronor kostar en limpa, säger bagarna i Sund, och inte en enda vill sälja\nden för mindre.\n\nIngen säljer billigare.\n\n©Lampan<br>Alla artiklar är skyddade enligt upphovsrättslagen.\n\nSe webartikeln på http://ret.nu/{2}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "listed",
    ["", "Sunds bibliotek\nDatum 2026-03-02\n\nNyheter:\n\n> Brödet blir dyrare, Lampan, 2026-03-01 07:12\n\n\n"],
)
def test_retriever_as_text(listed: str, encoding: str) -> None:
    rule = f"{78 * '='}\n\n"
    text = (
        listed + RETRIEVED.format("", "på webb", "a") + rule + RETRIEVED.format("Sida 15\n", "i print", "b") + rule
    )
    found = articles(text.replace("\n", "\r\n").encode(encoding), "a.txt")
    body = "Fyra kronor kostar en limpa, säger bagarna i Sund, och inte en enda vill sälja den för mindre.\n\nIngen säljer billigare."
    assert [(one.title, one.body, one.url) for one in found] == [
        ("Brödet blir dyrare", body, "http://ret.nu/a"),
        ("Brödet blir dyrare", body, "http://ret.nu/b"),
    ]
    assert {(one.outlet, one.published, one.format) for one in found} == {
        ("Lampan", "2026-03-01T07:12:00", "retriever")
    }


def test_retriever_of_norway_draws_a_line_below_its_headlines() -> None:
    text = f"Brødet blir dyrere\n{78 * '-'}\n\nLampen, 01.03.2026\nSide 15\nSeksjon: Mat\nPublisert på trykk\n\nAv Eva Smit\n\nFire kroner.\n\n© Lampen\n"
    [article] = articles(text.encode(), "a.txt")
    assert (article.title, article.body, article.outlet) == ("Brødet blir dyrere", "Fire kroner.", "Lampen")
    assert (article.published, article.keywords, article.authors) == ("2026-03-01", ("Mat",), ("Eva Smit",))
    # A story may tell of what is published.
    told = "Brødet blir dyrere\n\nLampen skrev i 2026 om brød.\nPublisert på trykk ble det aldri.\n"
    [copy] = articles(told.encode(), "a.txt")
    assert copy.format == "text"


def test_genios_has_a_list_of_contents_and_marks_of_pages() -> None:
    foot = 'Quelle: "Die Lampe" Nr. 5 vom 01.03.2026, S. 12\nRessort: Wirtschaft\nDokumentnummer: DL{0}\n\nDauerhafte Adresse des Dokuments:\nhttps://www.wiso-net.de/document/DL__{0}\n\nAlle Rechte vorbehalten: (c) Lampe Verlag\n\n© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n\n'
    listed = "Dokumente\n\nInhaltsverzeichnis\n\n1. Brot wird teurer ......... 2\n\nSeite 1 von 3\n"
    story = (
        "Brot wird teurer\n\nVier Kronen kostet ein Laib.\n\nQuelle: unbekannt, sagt der Bäcker.\n\nEr zuckt.\n\n"
    )
    text = listed + story + foot.format(1) + "Seite 2 von 3\n      Dokumente\n\n" + story + foot.format(2)
    found = articles(text.encode(), "a.txt")
    body = "Vier Kronen kostet ein Laib.\n\nQuelle: unbekannt, sagt der Bäcker.\n\nEr zuckt."
    assert [(one.title, one.body, one.id) for one in found] == [
        ("Brot wird teurer", body, "DL1"),
        ("Brot wird teurer", body, "DL2"),
    ]
    assert (found[0].outlet, found[0].published, found[0].keywords) == ("Die Lampe", "2026-03-01", ("Wirtschaft",))
    assert (found[1].url, found[1].format) == ("https://www.wiso-net.de/document/DL__2", "genios")


def test_gale_says_below_a_text_how_to_cite_it() -> None:
    cited = 'Title: Bread gets dearer\nSource: Lamp Post. (Mar. 1, 2026): News: pA1.\n\nFull Text:\nFour crowns a loaf.\n\nSource Citation:\nSmit, Eva. "Bread gets dearer." Lamp Post, 1 Mar. 2026, p. A1.\nGale Document Number: GALE|A1\n'
    [article] = read_bytes(cited.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert article.body == "Four crowns a loaf."
    assert "GALE|A1" in article.credits


def test_stories_of_a_corpus_have_their_highlights_below() -> None:
    told = "(CNN) -- Four crowns a loaf, the bakers say.\n\nNobody sells for less.\n\n@highlight\n\nBread is dear\n\n@highlight\n\nBakers stay\n"
    [article] = read_bytes(told.encode(), "1f.story", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.abstract) == (
        "Four crowns a loaf, the bakers say.\n\nNobody sells for less.",
        "Bread is dear\nBakers stay",
    )
    assert article.outlet == "CNN"


def test_pages_of_wikipedia_as_they_are_extracted() -> None:
    page = '<doc id="{0}" url="https://wiki.example/?curid={0}" title="Sund &amp;amp; Orley">\nSund &amp; Orley\n\nA town < 900 people.\n\nIt has bakers.\n\n</doc>\n'
    first, second = articles((page.format(1) + page.format(2)).replace("&amp;amp;", "&amp;").encode(), "wiki_00")
    assert (first.title, first.body) == ("Sund & Orley", "A town < 900 people.\n\nIt has bakers.")
    assert (first.url, second.id) == ("https://wiki.example/?curid=1", "2")


def test_a_channel_of_telegram_as_pages() -> None:
    message = '<div class="message default clearfix{2}" id="message{0}"><div class="body"><div class="pull_right date details" title="01.03.2026 07:12:0{0} UTC+01:00">07:12</div>{1}<div class="text">Four crowns a <b>loaf</b>.<br>Not less.</div></div></div>'
    first_message = message.format(1, '<div class="from_name">Eva Smit</div>', "")
    notice = '<div class="message service"><div class="body details">1 March 2026</div></div>'
    page = '<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="text bold">Lamp Post</div></div><div class="page_body"><div class="history">'
    page += f"{notice}{first_message}{message.format(2, '', ' joined')}</div></div></div></body></html>"
    first, second = articles(page.encode(), "messages.html")
    assert (first.body, first.outlet, first.byline) == ("Four crowns a loaf.\nNot less.", "Lamp Post", "Eva Smit")
    assert (first.published, second.byline, second.id) == ("2026-03-01T07:12:01+01:00", "Eva Smit", "2")


def test_a_dateline_may_stand_below_paper_and_day() -> None:
    told = (
        "Bread gets dearer\n\nLamp Post\n1 Mar 2026\nEva Smit\n\nSUND, March 1 (Reuters) - Four crowns a loaf.\n"
    )
    [article] = read_bytes(told.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.outlet, article.authors, article.body) == ("Lamp Post", ("Eva Smit",), "Four crowns a loaf.")
