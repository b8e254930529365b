"""Lists of references of BibTeX, EndNote and PubMed, and texts that only begin like them."""

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str, name: str = "in/list.txt") -> list[Article | Problem]:
    return list(read_bytes(text.encode(), name, Bounds()))


def articles(text: str, name: str = "in/list.txt") -> list[Article]:
    return [one for one in read(text, name) if isinstance(one, Article)]


PUBMED = """
PMID- 39123456
OWN - NLM
DP  - 2026 Nov 18
TI  - Avian influenza in poultry workers in Norvia: a
      cross-sectional study.
AB  - We tested 230 workers in
      Karvala.
FAU - Holm, Jane
AU  - Holm J
LA  - eng
JT  - Journal of Norvian medicine
OT  - hens

PMID- 39123457
TI  - Second study.
AB  - Of hens.
"""


def test_pubmed() -> None:
    first, second = articles(PUBMED)
    assert first.title == "Avian influenza in poultry workers in Norvia: a cross-sectional study."
    assert (first.body, first.authors) == ("We tested 230 workers in Karvala.", ("Jane Holm",))
    assert (first.published, first.outlet, first.id) == ("2026-11-18", "Journal of Norvian medicine", "39123456")
    assert (first.keywords, first.language, first.format) == (("hens",), "en", "pubmed")
    assert (second.title, second.id) == ("Second study.", "39123457")
    [article] = articles("PMID- what it stands for\n\nA number that PubMed gives.\n")
    assert article.format == "text"


ENDNOTE = """%0 Newspaper Article
%T Ferries lie still
%A Holm, Jane
%B Norvik News
%D 2026
%8 November 18, 2026
%X So it is.
Nobody sails.
%U https://norvik.example/ferry

%0 Newspaper Article
%T Storm closes bridge
%X It blew.
"""


def test_endnote() -> None:
    first, second = articles(ENDNOTE, "in/list.enw")
    assert (first.title, first.body, first.authors) == (
        "Ferries lie still",
        "So it is. Nobody sails.",
        ("Jane Holm",),
    )
    assert (first.published, first.outlet, first.url) == (
        "2026-11-18",
        "Norvik News",
        "https://norvik.example/ferry",
    )
    assert second.title == "Storm closes bridge"
    for day, published in (("%D 2026\n%8 Nov 18", "2026-11-18"), ("%D 2026\n%8 soon", "")):
        [dated] = articles(f"%0 Newspaper Article\n%T Storm\n{day}\n%X It blew.\n", "in/list.enw")
        assert dated.published == published
    [article] = articles("%0 and other signs\n\nOf what they mean.\n")
    assert article.format == "text"


BIBTEX = r"""% Encoding: UTF-8
@comment{nothing of this}
@article{holm_2026,
    title = {Ferries {lie} still in {K}arvala},
    author = {Holm, Jane and Lund, P{\aa}l},
    journal = "Norvik \& Osk News",
    abstract = {``So it is,'' {\'E}lise said -- 12\% of boats.},
    month = nov, day = 18,
    year = {2026},
    url = {https://norvik.example/ferry},
    keywords = {strike, ferry},
}

@online(storm, title = {Storm closes bridge}, date = {2026-11-17}, abstract = {It blew.})
"""


def test_bibtex() -> None:
    first, second = articles(BIBTEX, "in/list.bib")
    assert (first.title, first.authors) == ("Ferries lie still in Karvala", ("Jane Holm", "Pål Lund"))
    assert first.body == "“So it is,” Élise said – 12% of boats."
    assert (first.outlet, first.published, first.keywords) == (
        "Norvik & Osk News",
        "2026-11-18",
        ("strike", "ferry"),
    )
    assert (first.id, first.format) == ("holm_2026", "bibtex")
    assert (second.title, second.published) == ("Storm closes bridge", "2026-11-17")


@pytest.mark.parametrize(
    "text",
    [
        "@norvik News of today, and more:\n\nSo it is.\n",
        "@all{ read this }\n\nSo it is.\n",
        "@norvik (Osk, 18 Nov) The harbour is closed.\n\nSo it is.\n",
    ],
)
def test_a_text_that_begins_with_an_at_sign_stays_one(text: str) -> None:
    [article] = articles(text)
    assert article.format == "text"


def test_an_entry_whose_braces_are_not_closed_costs_no_other() -> None:
    torn = BIBTEX.replace("{https://norvik.example/ferry}", "{https://norvik.example/ferry")
    assert [one.title for one in articles(torn)] == ["Ferries lie still in Karvala", "Storm closes bridge"]
    many = "@misc{a, title = {Ferries lie still, abstract = {" * 5_000
    assert len(read(many)) < 5_002
    assert [one.code for one in read("@comment{nothing of this}\n") if isinstance(one, Problem)] == ["unsupported"]


def test_abbreviations_and_values_in_parts() -> None:
    strings = '@string{nn = "Norvik News"}\n@string(osk = {Osk})\n'
    [found] = articles(
        f'{strings}@article{{a, month = nov # "~18", year = 2026, journal = nn # " of " # osk, title = {{Storm}}, keywords = none}}'
    )
    assert (found.title, found.published, found.outlet, found.keywords) == (
        "Storm",
        "2026-11-18",
        "Norvik News of Osk",
        ("none",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\nOWN - NLM\nAB  - One.\n\nPMID- 2\nOWN - NLM\nTI  - Storm\nAB  - Two.\n",
        "%0 Book\n%A A, B\n%X One.\n\n%0 Book\n%T Storm\n%X Two.\n",
    ],
)
def test_a_record_without_a_title_is_no_part_of_the_next(text: str) -> None:
    [found] = articles(text)
    assert (found.title, found.body, found.authors) == ("Storm", "Two.", ())


ENDNOTE_XML = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record><database name="a.enl">a.enl</database><ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author><style face="normal">Holm, Jane</style></author></authors></contributors>
<titles><title><style face="normal">Ferries </style><style face="italic">lie still</style></title><secondary-title><style>Norvik News</style></secondary-title></titles>
<keywords><keyword><style>strike</style></keyword></keywords><dates><year><style>2026</style></year><pub-dates><date><style>18 November</style></date></pub-dates></dates>
<abstract><style>So it is.</style></abstract><urls><related-urls><url><style>https://norvik.example/ferry</style></url></related-urls></urls></record>
<record><titles><title>Storm closes bridge</title></titles><dates><year>2026</year></dates></record></records></xml>"""


def test_endnote_in_xml() -> None:
    first, second = articles(ENDNOTE_XML, "in/list.xml")
    assert (first.title, first.body, first.authors) == ("Ferries lie still", "So it is.", ("Jane Holm",))
    assert (first.outlet, first.published, first.keywords) == ("Norvik News", "2026-11-18", ("strike",))
    assert (first.url, first.format, second.title, second.published) == (
        "https://norvik.example/ferry",
        "endnote",
        "Storm closes bridge",
        "",
    )
    other = ENDNOTE_XML.replace("<records>", "<rows>").replace("</records>", "</rows>")
    assert not any(one.format == "endnote" for one in articles(other, "in/list.xml"))


PUBMED_XML = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>39123456</PMID><DateCompleted><Year>2027</Year></DateCompleted>
<Article><Journal><ISSN>0000-0001</ISSN><JournalIssue><PubDate><Year>2026</Year><Month>Nov</Month><Day>18</Day></PubDate></JournalIssue><Title>Journal of Norvian medicine</Title></Journal>
<ArticleTitle>Avian influenza in <i>poultry</i> workers.</ArticleTitle><Abstract><AbstractText Label="METHODS">We tested 230 workers.</AbstractText><AbstractText>Few were ill.</AbstractText></Abstract>
<AuthorList><Author><LastName>Holm</LastName><ForeName>Jane</ForeName><Initials>J</Initials></Author><Author><CollectiveName>Norvian group</CollectiveName></Author></AuthorList><Language>eng</Language></Article>
<KeywordList><Keyword>hens</Keyword></KeywordList></MedlineCitation></PubmedArticle></PubmedArticleSet>"""


def test_pubmed_in_xml() -> None:
    [article] = articles(PUBMED_XML, "in/list.xml")
    assert (article.title, article.body) == (
        "Avian influenza in poultry workers.",
        "Methods: We tested 230 workers.\n\nFew were ill.",
    )
    assert (article.published, article.authors) == ("2026-11-18", ("Jane Holm", "Norvian group"))
    assert (article.outlet, article.language, article.id) == ("Journal of Norvian medicine", "en", "39123456")
    assert (article.keywords, article.format) == (("hens",), "pubmed")


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Halden Herald, 18 November 1926</title></titleStmt>
<publicationStmt><publisher>A library</publisher><date>2027</date></publicationStmt><sourceDesc><bibl><title level="j">Halden Herald</title><date when="1926-11-18"/></bibl></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc></teiHeader><text><body><fw>Page 1</fw>{}</body></text></TEI>"""
DIVISION = "<div type='{}'><head>Ferries lie still</head><byline>By Jane Holm</byline><p>No ferry<lb/>sails.<note>A guess.</note></p><head>Docks</head><ab>All is quiet.</ab></div>"


def test_tei_has_the_articles_of_an_issue_or_one_text() -> None:
    issue = articles(TEI.format(2 * DIVISION.format("article")), "in/issue.xml")
    assert [article.title for article in issue] == ["Ferries lie still"] * 2
    first = issue[0]
    assert first.body == "No ferry sails.\n\nDocks\n\nAll is quiet."
    assert (first.outlet, first.published, first.authors) == ("Halden Herald", "1926-11-18", ("Jane Holm",))
    assert (first.language, first.format) == ("en", "tei")
    [whole] = articles(TEI.format(DIVISION.format("section")), "in/issue.xml")
    assert whole.title == "Halden Herald, 18 November 1926"
    assert whole.body == "Ferries lie still\n\nNo ferry sails.\n\nDocks\n\nAll is quiet."
    [problem] = read("<TEI><teiHeader/></TEI>", "in/issue.xml")
    assert "a header without a text" in str(problem)


def test_a_sitemap_of_news_has_headlines_and_another_says_that_it_has_none() -> None:
    space = "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    news = "<news:news><news:publication><news:name>Herald</news:name></news:publication><news:publication_date>2026-11-18</news:publication_date><news:title>Ferries lie still</news:title></news:news>"
    page = (
        "<urlset "
        + space
        + "><url><loc>https://norvik.example/ferry</loc><lastmod>2026-11-18</lastmod>{}</url></urlset>"
    )
    [article] = articles(page.format(news), "in/news.xml")
    assert (article.title, article.url) == ("Ferries lie still", "https://norvik.example/ferry")
    assert (article.outlet, article.published, article.format) == ("Herald", "2026-11-18", "sitemap")
    [problem] = read(page.format(""), "in/news.xml")
    assert "a sitemap without headlines" in str(problem)


JATS = """<article article-type="news" xml:lang="en"><front><journal-meta><journal-title-group><journal-title>Ports</journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/1</article-id><title-group><article-title>Ferries lie still</article-title></title-group>
<contrib-group><contrib><name><surname>Holm</surname><given-names>Jane</given-names></name></contrib></contrib-group>
<pub-date><year>2026</year></pub-date><pub-date pub-type="epub"><day>8</day><month>11</month><year>2026</year></pub-date><abstract><p>No ferry sails.</p></abstract></article-meta></front>
{}<back><ref-list><ref><mixed-citation>Ray 2020</mixed-citation></ref></ref-list></back></article>"""


def test_an_article_of_a_journal() -> None:
    text = "<body><sec><title>Docks</title><p>All is quiet<xref>1</xref>.</p><fig><caption><p>A quay.</p></caption></fig></sec></body>"
    [whole], [short] = articles(JATS.format(text), "in/a.xml"), articles(JATS.format(""), "in/a.xml")
    assert (whole.title, whole.body, whole.abstract) == (
        "Ferries lie still",
        "Docks\n\nAll is quiet.",
        "No ferry sails.",
    )
    assert (whole.published, whole.authors, whole.outlet) == ("2026-11-08", ("Jane Holm",), "Ports")
    assert (whole.url, whole.language, whole.format) == ("https://doi.org/10.5555/1", "en", "jats")
    assert (short.body, short.abstract) == ("No ferry sails.", "")


def test_notes_of_evernote() -> None:
    note = "<note><title>Ferries lie still</title><content><![CDATA[<?xml version='1.0'?><!DOCTYPE en-note SYSTEM 'x'><en-note><div>No ferry sails.</div><div>All is quiet.</div></en-note>]]></content>{}</note>"
    facts = "<created>20261118T091400Z</created><tag>strike</tag><note-attributes><source-url>https://norvik.example/ferry</source-url><author>Jane Holm</author></note-attributes>"
    clipped, bare = articles(f"<en-export>{note.format(facts)}{note.format('')}</en-export>", "in/a.enex")
    assert (clipped.title, clipped.body) == ("Ferries lie still", "No ferry sails.\n\nAll is quiet.")
    assert (clipped.url, clipped.authors, clipped.keywords) == (
        "https://norvik.example/ferry",
        ("Jane Holm",),
        ("strike",),
    )
    assert (clipped.published, bare.published, bare.format) == ("2026-11-18T09:14:00+00:00", "", "evernote")


def test_a_story_of_dow_jones() -> None:
    story = "<doc><djnml docdate='20261118' xml:lang='en'><head><docdata><djn-mdata accession-number='2026{0}' display-date='20261118T091400.000Z'/></docdata></head><body><headline brand-display='DJ'> Ferries lie still </headline><text><p>No ferry sails.</p></text></body></djnml></doc>"
    [article] = articles(story.format(1), "in/a.nml")
    assert (article.title, article.body, article.outlet) == ("Ferries lie still", "No ferry sails.", "Dow Jones")
    assert (article.published, article.id, article.format) == ("2026-11-18T09:14:00+00:00", "20261", "djnml")
