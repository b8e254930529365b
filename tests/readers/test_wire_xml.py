"""NITF, NewsML 1, NewsML-G2 and Ritzau: what a newsroom finds in its wire folder."""

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str | bytes, name: str = "in/story.xml") -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))


def one(text: str | bytes) -> Article:
    things = read(text)
    assert len(things) == 1, things
    assert isinstance(things[0], Article), things
    return things[0]


NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf baselang="en-US"><head><title>Harbour-Reopens</title>
<meta name="anpa-keyword" content="Harbour"/>
<docdata management-status="{status}"><doc-id id-string="HH-77" regsrc="Oshima News"/>
<date.issue norm="20260310T081500+0900"/><date.release norm="{release}"/>
<ed-msg info="For Asia only"/><key-list><keyword key="ports"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Harbour of  Oshima
reopens</hl1></hedline><byline>By <person>Mika Orta</person><byttl>Staff Writer</byttl></byline>
<distributor>Oshima News</distributor><dateline><location>OSHIMA</location><story.date norm="20260310"/></dateline></body.head>
<body.content><block id="Notes"><p>Eds: photos to come.</p></block><block id="Main">
<p>The harbour <org>opened</org> again.<br/>Ships came.</p><p>It&#8217;s calm.</p>
<media media-type="image"><media-caption>A ship.</media-caption></media>
<table><tr><th>Ship</th><th>t</th></tr><tr><td>Aya</td><td>900</td></tr></table></block></body.content>
<body.end><tagline>Oshima desk</tagline></body.end></body></nitf>"""


def nitf(status: str = "usable", release: str = "20260310T081500+0900") -> str:
    return NITF.format(status=status, release=release)


def test_a_nitf_story_comes_out_whole() -> None:
    article = one(nitf())
    assert article.title == "Harbour of Oshima reopens"
    assert article.body == ("The harbour opened again.\nShips came.\n\nIt’s calm.\n\nShip\tt\nAya\t900")
    assert (article.byline, article.authors) == ("By Mika Orta, Staff Writer", ("Mika Orta",))
    assert (article.published, article.published_text) == ("2026-03-10T08:15:00+09:00", "20260310T081500+0900")
    assert (article.slug, article.keywords, article.id) == ("Harbour", ("ports",), "HH-77")
    assert (article.outlet, article.language, article.format) == ("Oshima News", "en-US", "nitf")
    assert article.credits == "OSHIMA\nOshima desk"
    assert (article.status, article.embargoed) == ("usable", "")


def test_marks_of_state_and_embargo_are_kept() -> None:
    killed, held = one(nitf("canceled")), one(nitf("embargoed", "20260311T000000+0900"))
    assert killed.status == "canceled"
    assert (held.status, held.embargoed) == ("embargoed", "2026-03-11T00:00:00+09:00")


def test_an_empty_nitf_story_is_no_article_but_a_headline_alone_is_one() -> None:
    empty = "<nitf><head/><body><body.head><hedline>{}</hedline></body.head><body.content/></body></nitf>"
    (problem,) = read(empty.format(""))
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"
    assert one(empty.format("<hl1>Harbour closed</hl1>")).title == "Harbour closed"


def test_a_local_time_stays_without_a_zone_and_a_template_is_no_time() -> None:
    assert one(nitf().replace("20260310T081500+0900", "20260310T081500")).published == "2026-03-10T08:15:00"
    assert one(nitf().replace("20260310T081500+0900", "YYYYMMDD000000")).published == "2026-03-10"


def test_the_encoding_is_what_the_bytes_say() -> None:
    story = nitf().replace("utf-8", "iso-8859-1").replace("calm", "calm in Orléans")
    assert "Orléans" in one(story.encode()).body  # declared Latin-1, really UTF-8
    assert "Orléans" in one(story.replace("&#8217;", "").encode("latin-1")).body
    wide = one(story.replace("iso-8859-1", "utf-16").encode("utf-16"))
    assert "Orléans" in wide.body
    assert wide.encoding == "utf-16-le"


G2_ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:{guid}" version="3" xml:lang="de">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="inselpost.example"/>
<versionCreated>2026-03-10T09:00:00+01:00</versionCreated><firstCreated>2026-03-10T08:00:00+01:00</firstCreated>
<embargoed>2026-03-10T12:00:00+01:00</embargoed><pubStatus qcode="stat:{status}"/>
<edNote>Kontakt: 0123</edNote></itemMeta>
<contentMeta><slugline>Hafen/Insel</slugline><headline role="x:subHeadline">Nebenzeile</headline>
<headline>Hafen wieder offen</headline><by>Von Ida Moor</by><creditline>Inselpost</creditline><language tag="de"/>
<keyword>Hafen</keyword><subject qcode="a:1"><name>Schiffe</name></subject></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Hafen wieder offen</title></head><body><header><ul class="slugline"><li>Hafen</li></ul>
<h1>Hafen wieder offen</h1></header><section class="main"><p class="byline">Von Ida Moor</p><p>Der Hafen ist
 offen.</p><figure><figcaption>Ein Schiff</figcaption></figure><p>Die Schiffe kommen.</p></section>
<section class="notepad"><h3>Notizblock</h3><p>Nicht zur Veröffentlichung</p></section></body></html></inlineXML>
<inlineData contenttype="text/plain" rendition="x:text">Der Hafen ist offen. Die Schiffe kommen.</inlineData>
<inlineData contenttype="text/plain" rendition="x:nonpublic">Kontakte: 0123</inlineData>"""


def g2(kind: str = "text", status: str = "usable", content: str = XHTML, guid: str = "1") -> str:
    return G2_ITEM.format(kind=kind, status=status, content=content, guid=guid)


def test_an_item_of_newsml_g2_gives_one_rendition_without_notes() -> None:
    article = one(g2())
    assert article.title == "Hafen wieder offen"
    assert article.body == "Der Hafen ist offen.\n\nDie Schiffe kommen."
    assert (article.byline, article.authors) == ("Von Ida Moor", ("Ida Moor",))
    assert (article.published, article.updated) == ("2026-03-10T09:00:00+01:00", "2026-03-10T09:00:00+01:00")
    assert (article.id, article.version, article.language) == ("urn:x:1", "3", "de")
    assert (article.status, article.embargoed) == ("usable", "2026-03-10T12:00:00+01:00")
    assert (article.slug, article.keywords, article.outlet) == ("Hafen/Insel", ("Hafen", "Schiffe"), "Inselpost")


def test_a_message_gives_its_text_items_only_and_numbers_them() -> None:
    items = g2(guid="1") + g2("picture", guid="2") + g2(guid="3", status="canceled", content="")
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{items}</itemSet></newsMessage>'
    articles = [thing for thing in read(message) if isinstance(thing, Article)]
    assert [(article.index, article.id, article.status) for article in articles] == [
        (0, "urn:x:1", "usable"),
        (1, "urn:x:3", "canceled"),
    ]


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ('<inlineXML><nitf><body><body.content><p>Ein.</p><p>Zwei.</p></body.content></body></nitf></inlineXML>', "Ein.\n\nZwei."),
        ('<inlineData contenttype="text/plain"><![CDATA[<p>Ein.</p><p>Zwei.</p>]]></inlineData>', "Ein.\n\nZwei."),
        ('<inlineData contenttype="text/plain">Ein.\n\nZwei.</inlineData>', "Ein.\n\nZwei."),
        ('<inlineXML><html><body><p>A&amp;amp;B</p></body></html></inlineXML>', "A&B"),
    ],
)  # fmt: skip
def test_every_rendition_of_a_body_is_read(content: str, body: str) -> None:
    assert one(g2(content=content)).body == body


@pytest.mark.parametrize("root", ["packageItem", "conceptItem", "knowledgeItem", "planningItem"])
def test_packages_concepts_and_plans_are_no_articles(root: str) -> None:
    (problem,) = read(
        f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/><headline>X</headline></{root}>'
    )
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


NEWSML = """<NewsML><NewsEnvelope><DateAndTime>20260310T100000Z</DateAndTime></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><ProviderId>x.example</ProviderId><NewsItemId>9</NewsItemId><RevisionId>2</RevisionId>
<PublicIdentifier>urn:newsml:x:9:2</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260310T090000Z</FirstCreated><ThisRevisionCreated>20260310T093000Z</ThisRevisionCreated>
<Status FormalName="{status}"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Port opens</HeadLine><ByLine>By Ann Lee</ByLine><SlugLine>PORT</SlugLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="EN"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>A picture of a port</HeadLine></NewsLines>
<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Contact"/><ContentItem><MediaType FormalName="Text"/><DataContent>
<p>Call 0123, a very long contact block that is longer than the story.</p></DataContent></ContentItem></NewsComponent>
{story}</NewsComponent></NewsItem></NewsML>"""
STORY = """<NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><p>The port opened.</p>
<p>Ships came.</p></DataContent></ContentItem></NewsComponent>"""


def test_a_newsml_item_gives_the_story_and_its_headline() -> None:
    article = one(NEWSML.format(status="Usable", story=STORY))
    assert (article.title, article.body) == ("Port opens", "The port opened.\n\nShips came.")
    assert (article.published, article.updated) == ("2026-03-10T09:30:00+00:00", "2026-03-10T09:30:00+00:00")
    assert (article.id, article.version, article.outlet) == ("urn:newsml:x:9:2", "2", "AFP")
    assert (article.authors, article.slug, article.language) == (("Ann Lee",), "PORT", "en")
    assert article.format == "newsml-1"


def test_a_newsml_item_is_known_by_provider_date_and_item() -> None:
    text = NEWSML.format(status="Usable", story=STORY).replace(
        "<NewsItemId>", "<DateId>20260310</DateId><NewsItemId>"
    )
    assert one(text).id == "urn:newsml:x.example:20260310:9"
    assert one(text.replace("urn:newsml:x:9:2", "urn:newsml:x")).id == one(text).id
    assert one(text.replace("<NewsItemId>9", "<NewsItemId>10")).id != one(text).id


def test_a_newsml_item_of_pictures_is_no_article() -> None:
    (problem,) = read(NEWSML.format(status="Usable", story=""))
    assert isinstance(problem, Problem)
    assert one(NEWSML.format(status="Canceled", story=STORY)).status == "canceled"


def test_ritzau_is_unescaped_as_often_as_it_was_escaped() -> None:
    item = """<RBNews><NewsID>a-1</NewsID><PublishDate>2026-02-01T18:44:52.973</PublishDate>
<headline>Havn &amp;amp; by</headline><byLine>Ida Moe</byLine><Annuleret>{}</Annuleret>
<content>&lt;P&gt;Havnen er &amp;amp;quot;åben&amp;amp;quot;.&lt;/P&gt;&lt;P&gt;Skibe kom.&lt;/P&gt;</content></RBNews>"""
    article = one(item.format("false"))
    assert (article.title, article.body) == ("Havn & by", 'Havnen er "åben".\n\nSkibe kom.')
    assert (article.published, article.outlet) == ("2026-02-01T18:44:52", "Ritzau")
    two = read(f"<Answer><List>{item.format('true')}{item.format('false')}</List></Answer>")
    assert [thing.status for thing in two if isinstance(thing, Article)] == ["canceled", "usable"]


def test_a_list_of_ids_is_no_format_of_ours() -> None:
    (problem,) = read("<results><result><id>tag:x</id></result></results>")
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


def test_an_opening_that_stands_twice_in_a_corpus_is_told_once() -> None:
    told = (
        '<nitf><head><title>x</title><pubdata name="Lamp Post" date.publication="20260301T000000"/></head><body><body.head><hedline><hl1>Bread gets dearer</hl1>'
        '</hedline></body.head><body.content><block class="lead_paragraph"><p>Four crowns.</p></block><block class="full_text"><p>Four crowns.</p><p>Rye, too.</p>'
        "</block></body.content></body></nitf>"
    )
    [article] = read_bytes(told.encode(), "a.xml", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.outlet) == ("Four crowns.\n\nRye, too.", "Lamp Post")
    [article] = read_bytes(told.replace('"full_text"', '"text"').encode(), "a.xml", Bounds())
    assert isinstance(article, Article)
    assert article.body == "Four crowns.\n\nFour crowns.\n\nRye, too."


SPOOLED = "<nitf><head><title>{0}</title></head><body><body.head><hedline><hl1>{0}</hl1></hedline></body.head><body.content><p>{0}!</p></body.content></body></nitf>\n"


@pytest.mark.parametrize(
    "above",
    ["", '<?xml version="1.0" encoding="utf-8"?>\n', '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n'],
)
def test_documents_one_behind_the_other_are_all_read(above: str) -> None:
    data = "".join(above + SPOOLED.format(title) for title in ("Bread", "Eggs", "Milk")).encode()
    found = list(read_bytes(data, "wire.xml", Bounds()))
    assert [(one.title, one.body, one.index) for one in found if isinstance(one, Article)] == [
        ("Bread", "Bread!", 0), ("Eggs", "Eggs!", 1), ("Milk", "Milk!", 2)
    ]  # fmt: skip
    assert len(found) == 3


@pytest.mark.parametrize("behind", ["<nitf><head>", "<p>And so on.</p>", "and so on"])
def test_what_stands_behind_a_document_and_is_none_is_said(behind: str) -> None:
    problem, article = read_bytes((SPOOLED.format("Bread") + behind).encode(), "wire.xml", Bounds())
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)
    assert (problem.code, article.title) == ("damaged", "Bread")
