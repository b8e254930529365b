"""Exports of databases: small ones of our own in each layout."""

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str | bytes, name: str = "exports/1.html") -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))


def articles(text: str | bytes, name: str = "exports/1.html") -> list[Article]:
    things = read(text, name)
    assert all(isinstance(thing, Article) for thing in things), things
    found = [thing for thing in things if isinstance(thing, Article)]
    assert [article.index for article in found] == list(range(len(found)))
    return found


FACTIVA_LINES = """<html><head><title>Factiva</title></head><body>{}</body></html>"""
FACTIVA_LINE = """<div class="article {lang}Article"><p></p><div>News</div><div id="hd"><span class="{lang}Headline">{n}) Harbour {n} opens</span>
</div><div class="author">By Kaori Kaneko </div><div>808 {words}</div><div>{day}</div>{clock}<div>Oshima Herald</div><div>OSHER</div>
<div>{language}</div><div>(c) 2016 Oshima Herald</div><p class="articleParagraph {lang}articleParagraph">The harbour is open.</p>
<p class="articleParagraph {lang}articleParagraph">Boats left.</p><p>Oshima Press</p><p>Document OSHER00020161110ecba000{n}</p></div><br>"""


def factiva(lang: str, words: str, day: str, language: str, clock: str = "") -> str:
    said = {"lang": lang, "words": words, "day": day, "language": language, "clock": clock}
    return FACTIVA_LINES.format("".join(FACTIVA_LINE.format(n=n, **said) for n in (1, 2)))


def test_factiva_without_codes_in_any_language_of_the_interface() -> None:
    for words, day, language, tag in (
        ("words", "10 November 2016", "English", "en"),
        ("Wörter", "10 November 2016", "Englisch", "en"),
        ("mots", "10 novembre 2016", "Anglais", "en"),
        ("字", "2016 年 11 月 10 日", "英文", "en"),
        ("palabras", "10 noviembre 2016", "Inglés", "en"),
    ):
        first, second = articles(factiva("en", words, day, language))
        assert (first.title, second.title) == ("Harbour 1 opens", "Harbour 2 opens")
        assert first.body == "The harbour is open.\n\nBoats left."
        assert (first.outlet, first.language, first.published) == ("Oshima Herald", tag, "2016-11-10"), words
        assert (first.id, first.authors) == ("OSHER00020161110ecba0001", ("Kaori Kaneko",))


def test_factiva_keeps_the_time_of_day_where_there_is_one() -> None:
    (first, _) = articles(factiva("en", "words", "10 November 2016", "English", "<div>07:12</div>"))
    assert (first.published, first.outlet) == ("2016-11-10T07:12:00", "Oshima Herald")


def test_factiva_with_codes() -> None:
    row = "<tr><td class='index'><b>{}</b>&nbsp;</td><td>{}</td></tr>"
    values = {"HD": "<b class='frHeadline'>Harbour opens</b>", "PD": "10 novembre 2016", "ET": "15:32", "SN": "Oshima Herald", "LA": "Français",
              "LP": "<p>The harbour is open.</p>", "TD": "<p>Boats left.</p>", "AN": "Document OSHER00020161110ecba0001"}  # fmt: skip
    table = "".join(row.format(code, value) for code, value in values.items())
    (article,) = articles(
        f'<html><head><title>Factiva</title></head><div class="article frArticle"><table>{table}</table></div></html>'
    )
    assert (article.title, article.body) == ("Harbour opens", "The harbour is open.\n\nBoats left.")
    assert (article.published, article.language, article.outlet) == ("2016-11-10T15:32:00", "fr", "Oshima Herald")


def test_factiva_xml_and_the_number_it_announces() -> None:
    one = (
        "<ppsarticle><article><accessionNo>A1</accessionNo><baseLanguage>EN</baseLanguage><headline><paragraph><hlt>Harbour</hlt> opens"
        "</paragraph></headline><leadParagraph><paragraph>It is open.</paragraph></leadParagraph><publicationDate><dateTime>"
        "2016-11-10T07:12:00Z</dateTime></publicationDate><sourceName>Oshima Herald</sourceName></article></ppsarticle>"
    )
    whole = '<PPSResponse><ppsArticleResponse><ppsarticleResultSet count="{}">{}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>'
    (article,) = articles(whole.format(1, one), "exports/1.xml")
    assert (article.title, article.body, article.id) == ("Harbour opens", "It is open.", "A1")
    things = read(whole.format(3, one), "exports/1.xml")
    assert isinstance(things[-1], Problem)
    assert (things[-1].code, things[-1].message) == ("count", "header says 3 articles, found 1")


NEXIS = """

                               {n} {of} 2 {documents}



                                  Oshima Herald

                          November 10, 2016 Thursday

Harbour opens

{byline}: Kaori Kaneko

{length}: 355 words

The harbour of Oshima is open, and boats of all
kinds leave.

SUMMARY: the mayor is glad, he said.

LOAD-DATE: November 11, 2016

LANGUAGE: ENGLISH

                 Copyright 2016 Oshima Herald
                              All Rights Reserved
"""


def nexis(of: str = "of", documents: str = "DOCUMENTS", byline: str = "BYLINE", length: str = "LENGTH") -> str:
    return "".join(NEXIS.format(n=n, of=of, documents=documents, byline=byline, length=length) for n in (1, 2))


def test_lexisnexis_text_in_english_and_german() -> None:
    for text in (nexis(), nexis("von", "DOKUMENTEN", "AUTOR", "LÄNGE")):
        first, second = articles(text, "exports/1.TXT")
        assert (first.title, first.outlet, first.published) == ("Harbour opens", "Oshima Herald", "2016-11-10")
        assert first.body.startswith("The harbour of Oshima is open, and boats of all kinds leave.")
        assert (first.authors, first.language) == (("Kaori Kaneko",), "en")
        for label in ("LENGTH", "LÄNGE", "LOAD-DATE", "Copyright", "DO"):
            assert label not in first.body
        assert second.index == 1


def test_a_headline_that_looks_like_a_label_stays_one() -> None:
    text = (
        nexis()
        .replace("Harbour opens", "UPDATE: Harbour opens", 1)
        .replace("LOAD-DATE:", "HERALD-CODE: OSH\n\nLOAD-DATE:")
    )
    first, second = articles(text, "exports/1.txt")
    assert (first.title, second.title) == ("UPDATE: Harbour opens", "Harbour opens")
    assert "HERALD-CODE" not in first.body


def test_an_article_that_begins_with_a_count_is_no_export() -> None:
    (article,) = articles(
        "1 of 10 doctors strike\n\nOne of ten doctors of Oshima is on strike, the union said.\n", "wire/1.txt"
    )
    assert (article.format, article.title) == ("text", "1 of 10 doctors strike")


def test_lexisnexis_html() -> None:
    block = '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c2">{}</SPAN></P>\n</DIV>\n'
    values = ("1 of 1 DOCUMENTS", "Oshima Herald", "November 10, 2016 Thursday 07:12 AM GMT", "Harbour opens", "BYLINE: By Kaori Kaneko",
              "LENGTH: 9 words", "The harbour is open.", "LOAD-DATE: November 11, 2016", "Copyright 2016 Oshima Herald")  # fmt: skip
    text = "<HTML><HEAD><!-- LXNComment 1 --></HEAD><BODY><!-- <DOC NUMBER=1>\n<DOCFULL> -->\n" + "".join(
        map(block.format, values)
    )
    (article,) = articles(text + "<!-- </DOCFULL></DOC> --></BODY></HTML>")
    assert (article.title, article.body) == ("Harbour opens", "The harbour is open.")
    assert (article.published, article.outlet, article.byline) == (
        "2016-11-10T07:12:00+00:00",
        "Oshima Herald",
        "By Kaori Kaneko",
    )


PROQUEST = """<div><a name="DocID_MSTAR_{n}"></a><p>Harbour {n} opens</p><p><strong>Author:  </strong>Kaneko, Kaori; Kelly, Tim</p><p><a href="https://proquest.example/{n}">ProQuest document link</a></p>
<p><strong>Publication info:  </strong>Oshima Herald ; Oshima [Oshima]10 Nov 2016: A.2.</p><p><strong>Abstract:  </strong></p><p>Open.</p>
<p><strong>Full text: </strong><Text WordCount="9">html&gt;<head><title></title></head><body><p>The harbour is open.</p></body></html></Text></p>
<p><strong>Publication title: </strong>Oshima Herald; Oshima</p><p><strong>Publication date: </strong>Nov 10, 2016</p>
<p><strong>Language of publication: </strong>English</p><p><strong>ProQuest document ID: </strong>{n}</p>
<p><strong>Document URL: </strong><a href="https://proquest.example/{n}">https://proq
uest.example/{n}</a></p></div>"""


def test_proquest_as_a_page_and_as_a_mail() -> None:
    html = "".join(PROQUEST.format(n=n) for n in (1, 2))
    mail = (
        "Received: x\nMIME-Version: 1.0\nSubject: Your research\nContent-Type: text/html; charset=utf-8\n\n" + html
    )
    for found in (articles(html), articles(mail, "inbox/1.eml")):
        assert [article.title for article in found] == ["Harbour 1 opens", "Harbour 2 opens"]
        first = found[0]
        assert first.body == "The harbour is open."
        assert (first.authors, first.outlet) == (("Kaori Kaneko", "Tim Kelly"), "Oshima Herald")
        assert (first.published, first.language, first.url) == ("2016-11-10", "en", "https://proquest.example/1")


def test_europresse_names_author_and_subtitle_in_its_newer_pages() -> None:
    page = (
        '<html><body><article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Phare</span></div>'
        '<span class="DocHeader">Actualité, vendredi 20 novembre 2026 312 mots</span><div class="titreArticle">'
        '<p class="sm-margin-bottomNews">Le Phare Science</p><p class="titreArticleVisu rdp__articletitle">Le port ouvre</p>'
        '<p class="sm-margin-TopNews rdp__subtitle">Des bateaux partent</p></div><p class="sm-margin-bottomNews">{}</p></header>'
        '<div class="docOcurrContainer"><p>Le port est ouvert.</p></div></article></body></html>'
    )
    for line, authors in (
        ("Jean Du Pont", ("Jean Du Pont",)),
        ("Par Jean Du Pont et Anne de Vigny", ("Jean Du Pont", "Anne de Vigny")),
        ("Société", ()),
        ("Le Phare des livres", ()),
    ):
        (article,) = articles(page.replace("{}", line))
        assert (article.title, article.abstract) == ("Le port ouvre", "Des bateaux partent")
        assert (article.authors, article.body) == (authors, "Le port est ouvert."), line


def test_europresse_of_both_layouts() -> None:
    old = (
        '<html><link href="http://www.bpe.europresse.com/x.css"><span class="DocPublicationName">Mag</span><br><span class="DocHeader">jeudi '
        '</span><span class="DocHeader">10 novembre 2016</span><br><br><span class="TitreArticleVisu">Le <span>port</span> ouvre</span><br><br>'
        "Kaori Kaneko<br><p></p>Le port est ouvert.<p></p><b><i>© 2016 Mag. Tous droits réservés.</i></b><p></p>Numéro de document : "
        "news·20161110·MA·1<br><table><tr><td>Ce certificat est émis à X.</td></tr></table></html>"
    )
    new = (
        '<html><head><title>eureka.cc</title></head><article><header><span class="DocPublicationName">Mag</span><span class="DocHeader">jeudi 10 '
        'novembre 2016</span><p class="titreArticle rdp__articletitle">Le port ouvre</p><p class="docAuthors">Kaori Kaneko</p></header><section>'
        '<div class="docOcurrContainer"><p>Le port est ouvert.</p></div></section><div>news·20161110·MA·1</div></article></html>'
    )
    for text in (old, new):
        (article,) = articles(text)
        assert (article.title, article.body, article.byline) == (
            "Le port ouvre",
            "Le port est ouvert.",
            "Kaori Kaneko",
        )
        assert (article.published, article.outlet, article.id) == ("2016-11-10", "Mag", "news·20161110·MA·1")


def test_japanese_archives() -> None:
    kikuzo = (
        '<html><span>朝日新聞社 聞蔵II</span><table class="topic-list"><tr><td class="topic-list">00001</td><td class="topic-list">'
        '<nobr>2016年</nobr><nobr>11月10日</nobr></td></tr></table><table class="topic-detail"><tr><td><span class="font002">港が開く</span>'
        '</td></tr><tr><td><div class="detail001">　港が開いた。<br>　船が出た。</div></td></tr></table></html>'
    )
    yomidasu = (
        '<html><title>ヨミダス歴史館</title><table class="contentsTable"><tr><th>1</th><th>2016.11.10</th><th>港が開く</th><th>12頁</th></tr></table>'
        "<table><tr><th>選択部分</th></tr></table><p>　港が開いた。<br/>　船が出た。</p></html>"
    )
    for text, outlet in ((kikuzo, "朝日新聞"), (yomidasu, "読売新聞")):
        (article,) = articles(text)
        assert (article.title, article.body) == ("港が開く", "港が開いた。\n\n船が出た。")
        assert (article.published, article.outlet, article.language) == ("2016-11-10", outlet, "ja")


def test_integrum_in_windows_1251() -> None:
    text = (
        '<html><head><META charset="windows-1251"><title>Report 12.05.2021 15:50:05</title></head><a href="#1">ПОРТ</a><a name="1"></a><table><tr>'
        "<td>^ИС:\n Новости\n<br>^ДТ:\n 10.11.2016\n<br>^АВ:\n Иванов Иван\n<br>^ЗГ:\n ПОРТ ОТКРЫТ\n<br></td></tr></table><h3>ПОРТ ОТКРЫТ\n"
        "</h3><pre>\n     Порт <b>снова</b>\nоткрыт.\n     Суда вышли.</pre></html>"
    )
    (article,) = articles(text.encode("cp1251"))
    assert (article.title, article.body) == ("ПОРТ ОТКРЫТ", "Порт снова открыт.\n\nСуда вышли.")
    assert (article.published, article.outlet, article.byline) == ("2016-11-10", "Новости", "Иванов Иван")
    assert [
        thing.code
        for thing in read(text.replace('<a href="#1">', '<a href="#1"><a href="#2">').encode("cp1251"))
        if isinstance(thing, Problem)
    ] == ["count"]


def test_exports_cut_anywhere_end_in_articles_or_problems() -> None:
    for text in (factiva("en", "words", "10 November 2016", "English"), nexis(), PROQUEST.format(n=1)):
        data = text.encode()
        for part in range(1, 20):
            for thing in read(data[: len(data) * part // 20], "exports/1.txt"):
                assert isinstance(thing, Article | Problem)


def test_a_correction_below_a_lexisnexis_text_belongs_to_it() -> None:
    blocks = ("<P>Harbour Herald</P>", "<P>January 28, 1993, Tuesday<BR>Correction Appended</P>", "<P>Crane falls</P>", "<P>LENGTH: 12 words</P>",
              "<P>A crane fell at Oshima.</P>", "<P>LANGUAGE: ENGLISH</P>", "<P>CORRECTION:<BR></P><P>The crane stands at Oshima East.</P>",
              "<P>GRAPHIC: Photo</P>")  # fmt: skip
    text = "".join(f"<DIV>{block}</DIV>" for block in blocks)
    (article,) = articles(f"<HTML><BODY><!-- <DOC NUMBER=1> <DOCFULL> -->{text}<!-- </DOCFULL> --></BODY></HTML>")
    assert article.title == "Crane falls"
    assert article.body == "A crane fell at Oshima.\n\nThe crane stands at Oshima East."


def test_what_proquest_sets_beside_the_text_is_in_its_place() -> None:
    photo = '<object class="mstar_text_entity"><param name="x" value="Photograph"><div><p>Boats at Oshima (Photograph by A. Ito)</p></div></object>'
    (article,) = articles(
        '<div><a name="DocID_MSTAR_9"></a><p>Harbour opens</p><p>Kaneko, Kaori<a href="https://x.example">   ProQuest document link</a></p>'
        f"<p>Oshima Herald [Oshima] 10 Nov 2016.</p><p><strong>Full text: </strong><p>The harbour is open.</p>{photo}</p>"
        "<p><strong>Publication date: </strong>Nov 10, 2016</p></div>"
    )
    assert (article.byline, article.authors) == ("Kaneko, Kaori", ("Kaori Kaneko",))
    assert article.body == "The harbour is open.\n\nBoats at Oshima (Photograph by A. Ito)"
