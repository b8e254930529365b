"""What agencies send that is none of the standards: envelopes of their own in XML, heads of telex in text, corpora and dumps."""

import json

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes
from triage.readers.wire.story import parse
from triage.readers.xml.wiki_text import wiki_text


def read(text: str | bytes, name: str = "wire/1.xml") -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))


def articles(text: str | bytes, name: str = "wire/1.xml") -> list[Article]:
    things = read(text, name)
    found = [thing for thing in things if isinstance(thing, Article)]
    assert len(found) == len(things), things
    return found


def one(text: str | bytes, name: str = "wire/1.xml") -> Article:
    (article,) = articles(text, name)
    return article


JIMI = """<?xml version="1.0" encoding="utf-8"?>
<Publish><PublishID>1</PublishID><ContentItem><NewsCompID>7</NewsCompID><Headline>Bread gets dearer</Headline><Headline2>Bread</Headline2><Byline>Eva Smit</Byline>
<IndexCode>Food,National</IndexCode><Credit>THE LAMP PRESS</Credit><ContentType>{kind}</ContentType><SlugProper>Bread-Price</SlugProper><Source>The Canadian Press</Source>
<UpdateNote>ADDS wood</UpdateNote><ContentItemID>72</ContentItemID><WritethruNum>2nd</WritethruNum><EmbargoTime>0001-01-01T00:00:00</EmbargoTime><Language>2</Language>
<UpdatedDateTime>2026-03-01T03:12:00.33-04:00</UpdatedDateTime><WriteThruType>Writethru</WriteThruType>
<ContentText>&lt;p&gt;Four crowns &amp;amp; no less.&lt;/p&gt;&lt;p&gt;From Monday.&lt;/p&gt;</ContentText><Placeline>Sund;;Norway</Placeline></ContentItem>
<PublishDateTime>2026-03-01T07:12:00.33</PublishDateTime></Publish>"""


def test_the_envelope_of_the_canadian_press() -> None:
    article = one(JIMI.format(kind="Text"))
    assert (article.title, article.body) == ("Bread gets dearer", "Four crowns & no less.\n\nFrom Monday.")
    assert (article.outlet, article.authors, article.slug) == ("CP", ("Eva Smit",), "Bread-Price")
    assert (article.published, article.language, article.version) == (
        "2026-03-01T07:12:00+00:00",
        "fr",
        "2nd Writethru",
    )
    assert (article.credits, article.embargoed, article.id) == ("Sund, Norway\nADDS wood", "", "72")
    (problem,) = read(JIMI.format(kind="Photo"))
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


def test_releases_that_agencies_pass_on() -> None:
    release = """<?xml version="1.0" encoding="UTF-8"?>
<release id="17" lang="da"><longurl>https://via.example/17</longurl><body>&lt;p&gt;&amp;ndash; Br&amp;oslash;d koster fire kroner.&lt;/p&gt;</body><contactsAsText>Eva Smit, 1</contactsAsText>
<embargo/><keywords>br\u00f8d, pris</keywords><leadtext>Br\u00f8d bliver dyrere.</leadtext><publicationDate>01.03.2026 07:12</publicationDate><title>Br\u00f8d bliver dyrere i Sund</title>
<publisher id="1"><name>Bagerlauget</name><description>Et laug.</description></publisher></release>"""
    article = one(release)
    assert (article.title, article.body) == (
        "Br\u00f8d bliver dyrere i Sund",
        "\u2013 Br\u00f8d koster fire kroner.",
    )
    assert (article.outlet, article.published, article.url) == (
        "Bagerlauget",
        "2026-03-01T07:12:00",
        "https://via.example/17",
    )
    assert (article.language, article.abstract, article.keywords) == (
        "da",
        "Br\u00f8d bliver dyrere.",
        ("br\u00f8d", "pris"),
    )


def test_newsml_with_text_in_a_section_of_characters() -> None:
    text = (
        '<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Bread gets dearer</HeadLine><NewsLine><NewsLineType FormalName="Summary"/><NewsLineText><![CDATA[Four '
        'crowns.]]></NewsLineText></NewsLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent><body><body.content><![CDATA[{}]]></body.content></body>'
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    article = one(text.format("Four crowns a loaf.<BR>From Monday."))
    assert (article.body, article.abstract) == ("Four crowns a loaf.\nFrom Monday.", "Four crowns.")
    release = "<!-- title --><h1>Bread</h1><!-- byline --><p>Guild</p><!-- leadtext -->Bread.<!-- body --><p>Four crowns.</p><!-- contacts --><h4>Contacts</h4><p>1</p>"
    assert one(text.format(release)).body == "Bread.\n\nFour crowns."


def test_the_stories_of_reuters_corpora() -> None:
    story = (
        '<?xml version="1.0" encoding="iso-8859-1" ?>\n<newsitem itemid="2286" id="root" date="2026-03-01" xml:lang="en"><title>NORWAY: Bread gets dearer.</title>'
        "<headline>Bread gets dearer.</headline><byline>Eva Smit</byline><dateline>SUND 2026-03-01</dateline><text><p>Four crowns.</p><p>From Monday.</p></text><copyright>(c)"
        '</copyright><metadata><codes class="bip:topics:1.0"><code code="C31"/></codes><dc element="dc.publisher" value="Reuters Holdings Plc"/></metadata></newsitem>'
    )
    article = one(story)
    assert (article.title, article.body) == ("Bread gets dearer.", "Four crowns.\n\nFrom Monday.")
    assert (article.published, article.language, article.id, article.keywords) == (
        "2026-03-01",
        "en",
        "2286",
        ("C31",),
    )
    sgml = (
        '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" OLDID="1" NEWID="9"><DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>grain</D></TOPICS>\n<TEXT>&#2;\n<TITLE>BREAD '
        "&lt;LOAF> GETS DEARER</TITLE><DATELINE>    SUND, Feb 26 - </DATELINE><BODY>Four crowns a loaf,\nthe guild said.\n    From Monday on.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
        '<REUTERS NEWID="10"><DATE>26-FEB-1987 15:02:20.00</DATE><TEXT TYPE="UNPROC">&#2;\nOvens go cold\n&#3;</TEXT></REUTERS>'
    )
    first, second = articles(sgml, "wire/reut2-000.sgm")
    assert (first.title, first.body) == (
        "BREAD <LOAF> GETS DEARER",
        "Four crowns a loaf, the guild said.\n\nFrom Monday on.",
    )
    assert (first.published, first.keywords, first.credits) == (
        "1987-02-26T15:01:01",
        ("grain",),
        "SUND, Feb 26\nReuter",
    )
    assert (second.title, second.body, second.id) == ("", "Ovens go cold", "10")


WIKI = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" version="0.10" xml:lang="en"><siteinfo><sitename>Wikinews</sitename>
<base>https://wiki.example/wiki/Main_Page</base></siteinfo><page><title>Bread gets dearer</title><ns>0</ns><id>1</id><revision><id>2</id><timestamp>2026-03-02T07:12:00Z</timestamp>
<text xml:space="preserve">{{date|March 1, 2026}}
[[File:Oven.jpg|thumb|An oven. {{image source|Eva}}]]
Four '''crowns''' a loaf, the [[Guild of Sund|guild]] of {{w|Sund}} said.&lt;ref&gt;A note&lt;/ref&gt; See [https://x.example the notice].

{| class="x"
| 1 || 2
|}
== Wood ==
* Wood is dear.

== Sources ==
* {{source|url=https://x.example|title=Notice}}
{{publish}}
[[Category:Food]]</text></revision></page><page><title>Talk:Bread</title><ns>1</ns><id>3</id><revision><id>4</id><text>Talk.</text></revision></page>
<page><title>Loaf</title><ns>0</ns><id>5</id><redirect title="Bread"/><revision><id>6</id><text>#REDIRECT [[Bread gets dearer]]</text></revision></page></mediawiki>"""


def test_dumps_of_wikis() -> None:
    article = one(WIKI)
    assert article.title == "Bread gets dearer"
    assert article.body == "Four crowns a loaf, the guild of Sund said. See the notice.\n\nWood\n\nWood is dear."
    assert (article.published, article.updated, article.language) == (
        "2026-03-01",
        "2026-03-02T07:12:00+00:00",
        "en",
    )
    assert (article.url, article.outlet, article.keywords) == (
        "https://wiki.example/wiki/Bread_gets_dearer",
        "Wikinews",
        ("Food",),
    )
    assert one(WIKI.replace("{{publish}}", "{{develop}}")).status == "withheld"


@pytest.mark.parametrize(
    "source",
    [
        "{{" * 50_000,
        "[[" * 50_000 + "x" * 1000 + "]]" * 50_000,
        "<ref>" * 50_000,
        "{|" * 9 + "}}|}]]" * 20_000,
        "<!--" * 50_000,
    ],
)
def test_marks_of_wikis_that_do_not_end_cost_no_time(source: str) -> None:
    assert wiki_text(source).text is not None


def test_markup_of_no_known_format_is_read_where_headline_and_text_are_obvious() -> None:
    text = (
        '<?xml version="1.0"?><export><info><name>Archive</name></info><entries><entry nr="4"><headline>Bread gets dearer</headline><pubDate>2026-03-01</pubDate><source>Lamp Post'
        "</source><author>Eva Smit</author><text><p>Four crowns a loaf, the guild of Sund said.</p><p>From Monday.</p></text></entry></entries></export>"
    )
    article = one(text)
    assert (article.title, article.body) == (
        "Bread gets dearer",
        "Four crowns a loaf, the guild of Sund said.\n\nFrom Monday.",
    )
    assert (article.outlet, article.published, article.format) == ("Lamp Post", "2026-03-01", "xml-guess")
    spread = (
        text.replace("<headline>", "<head><headline>")
        .replace("</headline>", "</headline></head>")
        .replace("<text>", "<main><text>")
        .replace("</text>", "</text></main>")
    )
    assert one(spread).title == "Bread gets dearer"
    for other in (
        text.replace("headline", "label"),
        text.replace("<p>Four crowns a loaf, the guild of Sund said.</p><p>From Monday.</p>", "4"),
    ):
        (problem,) = read(other)
        assert isinstance(problem, Problem)
        assert problem.code == "unsupported"
    # A page stays a page.
    page = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Bread gets dearer</title></head><body><p>{"Four crowns a loaf. " * 9}</p></body></html>'
    assert one(page, "web/1.html").format == "html"


TREC = """<DOC>
<DOCNO> AP260301-0001 </DOCNO>
<FILEID>AP-NR-03-01-26 2344EST</FILEID>
<HEAD>Bread Gets Dearer</HEAD>
<DATELINE>SUND (AP) </DATELINE>
<BYLINE>By EVA SMIT</BYLINE>
<TEXT>
   Four crowns a loaf, the bakers of Sund
say; so does AT&T.
   From Monday.
</TEXT>
</DOC>
"""


def test_corpora_in_the_markup_of_trec() -> None:
    first, second = articles(TREC + TREC.replace("Bread", "Wood").replace("260301", "26"), "corpora/ap")
    assert (first.title, first.byline, first.outlet) == ("Bread Gets Dearer", "By EVA SMIT", "AP")
    assert first.body == "Four crowns a loaf, the bakers of Sund say; so does AT&T.\n\nFrom Monday."
    assert (first.published, first.id, first.credits) == ("1926-03-01", "AP260301-0001", "SUND (AP)")
    assert (second.title, second.published) == ("Wood Gets Dearer", "")
    gigaword = (
        '<DOC id="AFP_ENG_20260301.0001" type="story" >\n<HEADLINE>\nBread gets dearer\n</HEADLINE>\n<TEXT>\n<P>\nFour crowns\na loaf.\n</P>\n<P>\n'
        "AT&amp;T said so.\n</P>\n</TEXT>\n</DOC>\n"
    )
    article = one(gigaword, "corpora/afp_eng_202603.sgml")
    assert (article.format, article.outlet, article.published) == ("trec-sgml", "AFP", "2026-03-01")
    assert article.body == "Four crowns a loaf.\n\nAT&T said so."


def test_any_other_markup_by_its_suffix_and_by_what_describes_a_headline() -> None:
    source = "<export><row><title>Bread gets dearer</title><date>2026-03-01</date><text>Four crowns a loaf, they say.</text></row></export>"
    article = one(source, "xml/1.xml")
    assert (article.format, article.title, article.published) == ("xml-guess", "Bread gets dearer", "2026-03-01")
    described = source.replace("text>", "description>")
    assert one(described, "xml/1.xml").body == "Four crowns a loaf, they say."


MEDIANET = "   ZCZC AAP\r\n%MNETALL MGD\r\n$J\r\n:\r\n:Guild of Sund\r\n*X\r\nBread gets dearer\r\n\r\nSun 1 March 2026\r\n\r\nFour crowns a loaf, it said.\r\n\r\nNNNN\r\n"


def test_messages_of_telex() -> None:
    first, second = articles(MEDIANET + MEDIANET.replace("Bread", "Wood"), "wire/1.tst")
    assert (first.title, first.body, second.title) == (
        "Bread gets dearer",
        "Four crowns a loaf, it said.",
        "Wood gets dearer",
    )
    assert (first.outlet, first.published, first.credits) == ("AAP", "2026-03-01", "Guild of Sund")
    radio = "ZCZC AAP\n%A\n#Bread_1\n$Bread gets dearer in Sund\n:(SUND)\n&AAPIS\\Smit\n*07000000\n@NOR\nFour crowns a loaf is what the bakers want.\n\n   Not one will sell for less.\n\n\nAAP RTV\nNNNN"
    article = one(radio, "wire/1.tst")
    assert (article.title, article.slug) == ("Bread gets dearer in Sund", "Bread_1")
    assert (article.body.splitlines()[-1].strip(), article.credits) == (
        "Not one will sell for less.",
        "SUND\nAAP RTV",
    )
    assert article.body.startswith("Four crowns a loaf is what the bakers want.\n\n   Not one")
    letters = "zczc\nAN#26\nKN#Lamp Bites\nPD#01 March 2026 14:00:00\nSO#ASX\nBY#\nTI#Bread gets dearer\nAB#Four crowns.\nTX#\nFour crowns a loaf.\nFrom Monday.\n"
    article = one(letters, "wire/1.tst")
    assert (article.title, article.body, article.abstract) == (
        "Bread gets dearer",
        "Four crowns a loaf.\n\nFrom Monday.",
        "Four crowns.",
    )
    assert (article.outlet, article.published, article.id) == ("Lamp Bites", "2026-03-01T14:00:00", "26")


def test_messages_of_telex_about_races_and_tables() -> None:
    race = "ZCZC FMG000\nYY TDR\n:POTTED :Sund FIELDS Monday\n    SUND, Mar 1 AAP - Betting for tomorrow's\nloaf race.\n\nRace one\n  3.00 Rye\n    AAP BETTING\n\n\nNNNN\n"
    article = one(race, "wire/1.tst")
    assert (article.title, article.credits) == (
        "Sund FIELDS Monday",
        "SUND, Mar 1 AAP\nAAP BETTING",
    )
    assert article.body.startswith("Betting") and article.body.endswith("3.00 Rye")
    assert one(race.replace(":POTTED :Sund", "RACING : Sund"), "wire/1.tst").title == "RACING : Sund FIELDS Monday"
    # Lines that end with a carriage return alone, or with a vertical tab.
    table = "ZCZC\n#Top Loaves\n:Top Loaves - March 1\nTop Loaves - March 1\nRye   86   0.10\nWheat   76   0.03\nNNNN\n"
    for sign in ("\r", "\v"):
        article = one(table.replace("\n", sign), "wire/1.tst")
        assert (article.format, article.title, article.slug) == ("zczc", "Top Loaves - March 1", "Top Loaves")
        assert article.body == "Rye   86   0.10\nWheat   76   0.03"
    release = MEDIANET.replace(
        "it said.\r\n", "it said.\r\n\r\nhttp://example.org/releases/1\r\nSOURCE: Guild\r\n"
    )
    article = one(release, "wire/1.tst")
    assert (article.url, article.body) == ("http://example.org/releases/1", "Four crowns a loaf, it said.")


def test_a_message_that_lost_its_control_characters() -> None:
    text = (
        "bdt0123 3 wi 215  lmp 0456\n\n/bread/price/\n1ST LEAD\nBread gets dearer in Sund\nBy Eva Smit, lmp  =\n \nSund (lmp) - Four crowns a loaf, the guild\nsaid.\n\nFrom Monday.\n\nlmp es\n\n"
        "010712 GMT Mar 26\n"
    )
    article = one(text, "wire/1.txt")
    assert (article.title, article.byline, article.outlet) == (
        "Bread gets dearer in Sund",
        "By Eva Smit, lmp",
        "lmp",
    )
    assert article.body == "Sund (lmp) - Four crowns a loaf, the guild\nsaid.\n\nFrom Monday."
    assert (article.published, article.version, article.slug) == (
        "2026-03-01T07:12:00+00:00",
        "1ST LEAD",
        "bread/price",
    )
    assert one("sum0123 was a code\n\nIt was on the wall.\n", "wire/1.txt").format == "text"
    service = text.replace("lmp 0456", "lmp-tns 0456").replace("By Eva Smit, lmp", "By lmp correspondents")
    article = one(service.replace(" GMT", ""), "wire/1.txt")
    assert (article.title, article.byline) == ("Bread gets dearer in Sund", "By lmp correspondents")
    assert article.published == "2026-03-01T07:12:00"


def test_kyodo_without_carets() -> None:
    text = "\x01a0105LAMPO\x1fkoko-\r\nu s\x14\x12 BC-Bread-Price   03-01 0344\r\n\x02BC-Bread-Price\r\nBread gets dearer\r\nin Sund+\r\n     SUND, March 1 Lamp - Four crowns.\r\n==Lamp\r\n\x03LAMP-21:37-03-01-26\x04"
    article = one(text, "wire/1.txt")
    assert (article.title, article.body) == ("Bread gets dearer in Sund", "SUND, March 1 Lamp - Four crowns.")
    assert (article.slug, article.published, article.outlet) == ("Bread-Price", "2026-03-01T21:37:00", "LAMP")


def test_releases_of_asianet() -> None:
    text = "Source: Guild of\nSund\nMEDIA RELEASE PR67276\nBread Gets Dearer on the \nCoast\n\nSUND, Norway, March 1, 2026 /PRNewswire-AsiaNet/ --\n\nFour crowns a loaf, the guild said.\n\nSOURCE Guild of Sund\n"
    article = one(text, "wire/1.tst")
    assert (article.title, article.body) == (
        "Bread Gets Dearer on the Coast",
        "Four crowns a loaf, the guild said.",
    )
    assert (article.outlet, article.published, article.slug) == (
        "PRNewswire-AsiaNet",
        "2026-03-01",
        "MEDIA RELEASE PR67276",
    )
    assert article.credits.split("\n") == [
        "Source: Guild of Sund",
        "SUND, Norway, March 1, 2026 /PRNewswire-AsiaNet/",
        "SOURCE Guild of Sund",
    ]
    bare = one(text.replace(" /PRNewswire-AsiaNet/ --", "/PRNewswire-AsiaNet/"), "wire/1.tst")
    assert (bare.published, bare.outlet, bare.body) == (article.published, article.outlet, article.body)
    # "SOURCE" in the story stays in the story.
    other = one(
        "Source: Lamp Post\nTitle: Bread\n\nSource code is dear.\n\nSOURCE code, too.\n\nSo they say.\n",
        "wire/1.txt",
    )
    assert (other.title, other.outlet) == ("Bread", "Lamp Post")
    assert "SOURCE code, too." in other.body


def test_posts_of_promed() -> None:
    text = "Published Date: 2026-03-01 10:00:12\nSubject: PRO/AH/EDR> Rye ergot (3): Norway (Sund)\nArchive Number: 20260301.87\n\nRYE ERGOT (3): NORWAY (SUND)\n****************************\nTwo bakers are ill.\n"
    article = one(text, "wire/1.txt")
    assert (article.title, article.published, article.id) == (
        "Rye ergot (3): Norway (Sund)",
        "2026-03-01T10:00:12",
        "20260301.87",
    )
    assert article.body == "Two bakers are ill."


def test_what_agencies_send_cut_anywhere_ends_in_articles_or_problems() -> None:
    for text in (JIMI.format(kind="Text"), WIKI, MEDIANET, json.dumps({"a": 1})):
        data = text.encode()
        for part in range(1, 20):
            for thing in read(data[: len(data) * part // 20], "wire/1.txt"):
                assert isinstance(thing, Article | Problem)


def test_signs_of_telex_below_two_lines_of_routing() -> None:
    telex = "ZCZC\nHBR0123 4 I 0212 HBW /AX99-0123\nr i BC-BREAD-PRICES   11-20 0212\n^BC-BREAD-PRICES\n^Bread gets dearer\n^By Eva Smit\nSUND (HBW) - Four crowns a loaf.\n  From Monday on.\nNNNN\n"
    article = one(telex, "wire/2.txt")
    assert (article.title, article.byline, article.slug) == ("Bread gets dearer", "By Eva Smit", "BC-BREAD-PRICES")
    assert article.body == "Four crowns a loaf.\n  From Monday on."


AUSTRIAN = """APA0123 5 WI 0256 {}                          Mo, 02.Nov 2026

Brot/Preise/Sund

Brot wird teurer {}

{}   Sund (APA) - Vier Kronen kostet ein Laib, sagen die Bäcker von
Sund. Niemand gibt ihn billiger her.

   Am Montag geht es los.
{} hub/ral

APA0123    2026-11-02/10:14

021014 Nov 26
"""


@pytest.mark.parametrize(
    ("marks", "abstract"),
    [
        (("II", "=", "Utl.: Vier Kronen je Laib - Bäcker\n      warnen =\n\n", "(Schluss)"), "Vier Kronen je Laib - Bäcker warnen"),
        (("APA0101/WI", "", "", "(Forts. mögl.)"), ""),
        (("II", "=", "", "~\n\nRückfragehinweis:\n   Eva Smit, Tel. 01\n~\n\n*** OTS-ORIGINALTEXT PRESSEAUSSENDUNG ***\n"), ""),
    ],
)  # fmt: skip
def test_a_message_of_the_austrian_agency(marks: tuple[str, ...], abstract: str) -> None:
    article = one(AUSTRIAN.format(*marks), "wire/1.txt")
    assert (article.title, article.abstract, article.slug) == ("Brot wird teurer", abstract, "Brot/Preise/Sund")
    assert article.body == (
        "Vier Kronen kostet ein Laib, sagen die Bäcker von Sund. Niemand gibt ihn billiger her.\n\nAm Montag geht es los."
    )
    assert (article.outlet, article.published) == ("APA", "2026-11-02T10:14:00")
    # The numbers begin anew each day.
    assert article.id == "APA0123 2026-11-02"
    near = one("APA0123 5 WI 0256 and no day\n\nBrot wird teurer\n\nVier Kronen kostet ein Laib.\n", "wire/2.txt")
    assert near.id == ""


def test_the_head_and_foot_of_promed_are_no_report() -> None:
    text = (
        "Published Date: 2026-03-01 10:00:12\nSubject: PRO/EDR> Rye ergot - Norway (02): (Sund)\nArchive Number: 20260301.87\n\nRYE ERGOT - NORWAY (02): (SUND)\n"
        "*******************************\nA ProMED-mail post\n<http://www.promedmail.org>\nProMED-mail is a program of the\nInternational Society\n"
        "<http://www.isid.org>\n\nDate: Sun 1 Mar 2026\nSource: Lamp Post, via BBC [in English, edited]\n<https://lamp.example/x>\n\n\nTwo bakers are ill.\n\n--\n"
        "Communicated by:\nProMED-mail Rapporteur Eva Smit\n"
    )
    article = one(text, "wire/1.txt")
    assert (article.body, article.outlet, article.url) == (
        "Two bakers are ill.",
        "Lamp Post",
        "https://lamp.example/x",
    )
    assert article.credits.endswith("ProMED-mail Rapporteur Eva Smit")
    # A report about the list is none of it.
    about = one('ProMED saved\n\nThe list, which opens "A ProMED-mail post", will go on.\n', "wire/2.txt")
    assert about.body == 'The list, which opens "A ProMED-mail post", will go on.'


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("opening", ["(ANSA) - ORLEY, 16 NOV - ", "(ANSA) - "])
def test_a_headline_of_capitals_above_an_agency_is_no_place(gap: str, opening: str) -> None:
    article = parse(
        f"PORTO DI ORLEY CHIUSO PER TRE GIORNI{gap}{opening}Il porto è chiuso da lunedì.\nI portuali chiedono di più.\n"
    )
    assert article.title == "PORTO DI ORLEY CHIUSO PER TRE GIORNI"
    assert (article.outlet, article.body.partition("\n")[0]) == ("ANSA", "Il porto è chiuso da lunedì.")
    # A place and its day may stand on a line of their own.
    article = parse("ROMA, 16 NOV\n(ANSA) - Il porto è chiuso.\nI portuali.\n")
    assert (article.title, article.credits, article.outlet) == ("", "ROMA, 16 NOV (ANSA)", "ANSA")


def test_signs_for_the_machines_of_papers_are_no_text() -> None:
    article = parse(
        "^Orley port shuts^<\n^By JANE HOLM=\n^Associated Press=\n\tORLEY (AP) _ The port shut.\n\tDockers want more.\n"
    )
    assert (article.title, article.authors, article.outlet) == ("Orley port shuts", ("JANE HOLM",), "AP")
    assert article.body == "The port shut.\n\tDockers want more."
    assert parse("Orley ^2 shuts\n\n^ is a sign of power.\n").body == "^ is a sign of power."


@pytest.mark.parametrize(
    ("opening", "outlet", "said"),
    [
        ("新华社奥利11月16日电（记者王明）", "Xinhua", "奥利港关闭三天。"),
        ("【オルリー共同】", "Kyodo", "オルリー港は閉鎖された。"),
        ("(올리=연합뉴스) 김민수 기자 = ", "Yonhap", "올리 항구가 폐쇄됐다."),
        ("МОСКВА, 16 ноября. /ТАСС/. ", "TASS", "Порт Орли закрыли на три дня."),
        ("МОСКВА, 16 ноя — РИА Новости. ", "РИА Новости", "Порт Орли закрыли на три дня."),
        ("أورلي 16 نوفمبر (رويترز) - ", "Reuters", "أغلق الميناء لثلاثة أيام."),
        # No datelines: the head of an agency, a paper that quotes one.
        ("新华社社长表示，", "", "奥利港关闭三天。"),
        ("По сообщению ТАСС, ", "", "порт Орли закрыли."),
        ("قالت وكالة (رويترز) إن ", "", "الميناء أغلق."),
    ],
)
def test_datelines_in_other_scripts(opening: str, outlet: str, said: str) -> None:
    for head in ("", "Заголовок\n\n"):
        article = parse(f"{head}{opening}{said}\n\n2.\n")
        body = f"{article.title}\n\n{article.body}" if not outlet and not head else article.body
        assert article.outlet == outlet
        assert body.startswith(said if outlet else opening + said), article


def test_a_title_of_a_part_is_no_headline_where_the_article_has_one() -> None:
    text = "Four crowns a loaf, the bakers of Sund say."
    front = "<front><article-meta><title-group><article-title>Bread gets dearer</article-title></title-group></article-meta></front>"
    body = f"<body><sec><title>Report</title><p>{text}</p></sec></body>"
    article = one(f'<?xml version="1.0"?><article>{front}{body}</article>')
    assert (article.title, text in article.body) == ("Bread gets dearer", True)
    assert one(f'<?xml version="1.0"?><article>{body}</article>').title == "Report"


EFE = "Santiago, 20 nov (EFE).- Tres personas murieron el viernes por el temporal.\n\nEl viento derribó árboles.\n\nEFE\nmca/jls\n"


@pytest.mark.parametrize(
    "keywords", ["ESPAÑA TEMPORAL", "ESPAÑA TEMPORAL (Crónica)", "CLI:CLIMA,METEOROLOGIA", "EEUU-IRÁN G20"]
)
@pytest.mark.parametrize(
    "head",
    [
        "{}\n\nTres muertos en el norte\n\n",
        "{}\nTres muertos en el norte\n\n",
        "Tres muertos en el norte\n\n{}\n\n",
    ],
)
def test_efe_has_a_line_of_keywords_beside_the_headline(head: str, keywords: str) -> None:
    (article,) = read_bytes((head.format(keywords) + EFE).encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.slug, article.outlet) == ("Tres muertos en el norte", keywords, "EFE")
    assert article.body.startswith("Tres personas murieron")


def test_a_headline_in_capitals_is_no_line_of_keywords() -> None:
    """Of another agency, above the story itself, or in a whole sentence."""
    for head, story in (
        ("ESPAÑA TEMPORAL\n\nTres muertos en el norte\n\n", EFE.replace("EFE", "Reuters")),
        ("TEMPORAL EN EL NORTE\n\n", EFE),
        ("TRES MUERTOS POR EL TEMPORAL EN EL NORTE DE ESPAÑA\n\nEl viento derribó árboles\n\n", EFE),
    ):
        (article,) = read_bytes((head + story).encode(), "a.txt", Bounds())
        assert isinstance(article, Article)
        assert (article.title, article.slug) == (head.split("\n")[0], "")


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("Orley, Nov 20 (PTI) ", "PTI"),
        ("Orley [Norway], November 20 (ANI): ", "ANI"),
        ("ORLEY, Nov. 20, Kyodo - ", "Kyodo"),
        ("ORLEY, AAP - ", "AAP"),
        ("Orley, IRNA – ", "IRNA"),
        ("Orley (NTB): ", "NTB"),
        ("(Keystone-SDA) ", "Keystone-SDA"),
        ("ORLEY 20/11 (BELGA) = ", "Belga"),
        ("20.11.2026 Orley (PAP) - ", "PAP"),
        ("Orley 20. listopadu (ČTK) - ", "ČTK"),
        ("Orley, 2026. november 20., péntek (MTI) - ", "MTI"),
        ("Orley, 20 noi /Agerpres/ - ", "Agerpres"),
        ("ORLEY, 20. studenoga 2026. (Hina) - ", "Hina"),
        ("Orley, 20. marraskuuta (STT) - ", "STT"),
        ("Ayşe YILMAZ/ORLEY, (DHA)- ", "DHA"),
        ("ΟΡΛΙ (ΑΠΕ-ΜΠΕ) - ", "ΑΠΕ-ΜΠΕ"),
        ("Орли, 20 ноември (БТА) - ", "БТА"),
        ("Орли. 20 ноября. INTERFAX.RU - ", "INTERFAX.RU"),
        ("Орлі, 20 листопада. Укрінформ. ", "Укрінформ"),
        ("أورلي في 20 نوفمبر / وام / ", "وام"),
        ("أورلي 20 نوفمبر 2026 م (واس) - ", "واس"),
        # No datelines.
        ("The agency (PTI) says: ", ""),
        ("Orley (a town): ", ""),
        ("Orley, Nov 20 (PTA) ", ""),
        ("Shares of Orley (ANI) ", ""),
        ("Orley told Kyodo - and others: ", ""),
        ("Ministers in Orley (AP) ", ""),
    ],
)
def test_datelines_that_agencies_write_in_ways_of_their_own(opening: str, outlet: str) -> None:
    said = "The harbour is shut for three days."
    for head in ("", "A headline of the day\n\n"):
        written = f"{head}{opening}{said}\n\nFerries lie still.\n"
        article = parse(written)
        assert article.outlet == outlet
        assert (article.body if outlet or head else article.title).startswith(said if outlet else opening.strip())
        copied = plain_copy(written.encode(), "a.txt")
        assert copied is None or (copied.outlet, copied.body) == (article.outlet, article.body)


@pytest.mark.parametrize(
    ("foot", "signed"),
    [
        (" (ANSA).", "(ANSA)."),
        (" (PAP)\n\nabc/ def/", "(PAP)\nabc/ def/"),
        (" Enditem", "Enditem"),
        (" EFE\nal/jrg", "EFE\nal/jrg"),
        (" PTI ABC DEF", "PTI ABC DEF"),
        ("（完）", "（完）"),
        ("\n\nAXL // JPS\nLusa/Fim", "AXL // JPS\nLusa/Fim"),
        ("\n\nkim@yna.example\n(끝)", "kim@yna.example\n(끝)"),
        ("\n\n/TT", "/TT"),
        ("\n\nPewarta: Ani Lestari\nEditor: Budi Santoso", "Pewarta: Ani Lestari\nEditor: Budi Santoso"),
        ("\n\nThis report by The Canadian Press was first published Nov. 20, 2026.", "This report by The Canadian Press was first published Nov. 20, 2026."),
        # No signatures.
        (" They wrote to the Press Association (PA).", ""),
        (" (Again.)", ""),
        ("\n\nEditor: what a day it was", ""),
        (" He left the EFE", ""),
    ],
)  # fmt: skip
def test_what_agencies_sign_behind_a_story(foot: str, signed: str) -> None:
    story = "The harbour is shut for three days.\n\nFerries lie still, the port says."
    article = parse(f"A headline of the day\n\n{story}{foot}\n")
    assert (article.body, article.credits) == (story if signed else f"{story}{foot}", signed)
    copied = plain_copy(f"A headline of the day\n\n{story}{foot}\n".encode(), "a.txt")
    assert copied is None or (copied.body, copied.credits) == (article.body, article.credits)
