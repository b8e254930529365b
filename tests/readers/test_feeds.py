"""RSS, RDF, Atom, JSON Feed and WordPress exports, as sites and readers really write them."""

import json

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str | bytes, name: str = "feed.xml") -> list[Article]:
    things = list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))
    assert all(isinstance(thing, Article) for thing in things), things
    return [thing for thing in things if isinstance(thing, Article)]


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Oshima Post</title><link>http://post.example/</link><language>en-gb</language>{items}</channel></rss>"""


def rss(items: str) -> Article:
    (article,) = read(RSS.format(items=f"<item>{items}</item>"))
    return article


def test_an_item_of_rss_with_everything() -> None:
    article = rss(
        "<title>Fish &amp;amp; chips</title><link>http://post.example/1</link><guid isPermaLink='false'>p1</guid>"
        "<pubDate>Tue, 10 Mar 2026 08:15:00 EST</pubDate><dc:creator>Mika Orta</dc:creator><category>Food</category>"
        "<description>In short.</description>"
        "<content:encoded><![CDATA[<p>The  whole</p><p>story.<br>Here.</p><script>x()</script>]]></content:encoded>"
    )
    assert (article.title, article.body, article.abstract) == (
        "Fish & chips",
        "The whole\n\nstory.\nHere.",
        "In short.",
    )
    assert (article.url, article.id, article.outlet) == ("http://post.example/1", "p1", "Oshima Post")
    assert (article.published, article.language) == ("2026-03-10T08:15:00-05:00", "en-GB")
    assert (article.authors, article.keywords) == (("Mika Orta",), ("Food",))
    assert article.published_text == "Tue, 10 Mar 2026 08:15:00 EST"


def test_without_a_whole_text_the_description_is_the_body() -> None:
    assert rss("<title>T</title><description>1 &lt; 2, plainly.</description>").body == "1 < 2, plainly."
    assert (
        rss("<title>T</title><description>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</description>").body == "A\n\nB"
    )


def test_a_mere_link_to_comments_is_no_body_but_the_word_is() -> None:
    link = "<description>&lt;a href='x'&gt;Comments&lt;/a&gt;</description>"
    assert rss(f"<title>T</title><comments>http://x.example</comments>{link}").body == ""
    assert rss(f"<title>T</title>{link}").body == "Comments"


def test_media_give_what_the_item_itself_does_not_say() -> None:
    media = "<media:group><media:title>Ship</media:title><media:description>It sails.</media:description></media:group>"
    assert (rss(media).title, rss(media).body) == ("Ship", "It sails.")
    assert rss(f"<title>Own</title>{media}").title == "Own"


def test_the_author_of_rss_is_a_name_and_a_permanent_guid_is_the_url() -> None:
    article = rss("<title>T</title><author>a@b.example (Ida Moor)</author><guid>http://post.example/2</guid>")
    assert (article.authors, article.url) == (("Ida Moor",), "http://post.example/2")
    assert rss("<title>T</title><guid isPermaLink='false'>http://post.example/2</guid>").url == ""


def test_rdf_and_old_rss_have_their_items_elsewhere() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns="http://purl.org/rss/1.0/"><channel><title>Post</title></channel><item rdf:about="http://p.example/1">
<title>Port</title><link>http://p.example/1</link><description>Open.</description><dc:date>2026-03-10</dc:date></item></rdf:RDF>"""
    (article,) = read(rdf)
    assert (article.id, article.body, article.published) == ("http://p.example/1", "Open.", "2026-03-10")
    (old,) = read("<rss version='0.91'><channel><title>P</title></channel><item><title>Port</title></item></rss>")
    assert old.title == "Port"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:n="http://agency.example/ns" xml:lang="fi">
<title>Feed</title><author><name>Desk</name></author><entry>{}</entry></feed>"""


def test_an_atom_entry_with_xhtml_and_several_links() -> None:
    (article,) = read(
        ATOM.format(
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Port <b>opens</b></div></title><id>urn:1</id>'
            '<link rel="replies" href="http://p.example/c"/><link rel="alternate" href="http://p.example/1"/>'
            "<published>2026-03-10T08:00:00Z</published><updated>2026-03-10T09:00:00Z</updated>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A</p><p>B</p></div></content>'
        )
    )
    assert (article.title, article.body, article.url) == ("Port opens", "A\n\nB", "http://p.example/1")
    assert (article.published, article.updated) == ("2026-03-10T08:00:00+00:00", "2026-03-10T09:00:00+00:00")
    assert (article.authors, article.language) == (("Desk",), "fi")


def test_the_whole_story_may_stand_in_an_extension() -> None:
    (article,) = read(
        ATOM.format(
            "<title>Star sings</title><content>Stub.</content><n:meta><n:published>2026-03-10T08:00:00Z</n:published></n:meta>"
            "<n:data><n:first_line>She sang.</n:first_line><n:body>And then she\n\nsang again, at length.</n:body></n:data>"
        )
    )
    assert article.body == "She sang.\n\nAnd then she\n\nsang again, at length."
    assert article.published == "2026-03-10T08:00:00+00:00"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("koi8-r", "Правительство утвердило проект бюджета на будущий год, сообщил премьер."),
        ("cp1255", "הממשלה אישרה את הצעת התקציב לשנה הבאה, אמר ראש הממשלה"),
        ("cp1251", "Правительство утвердило проект бюджета на будущий год, сообщил премьер."),
        (
            "euc-jp",
            "政府は十日、来年度の予算案を閣議決定した。首相は記者会見で、景気の回復に全力を挙げると述べた。",
        ),
        ("big5", "政府十日批准了明年的預算草案。總理在記者會上表示，將全力促進經濟復甦。"),
    ],
)
def test_legacy_encodings_are_guessed_when_nothing_is_declared(encoding: str, text: str) -> None:
    (article,) = read(RSS.format(items=f"<item><description>{text}</description></item>").encode(encoding))
    assert article.body == text


def test_a_feed_without_entries_is_said_to_be_one() -> None:
    (problem,) = read_bytes(ATOM.replace("<entry>{}</entry>", "").encode(), "f.xml", Bounds())
    assert isinstance(problem, Problem)
    assert problem.message == "holds no article, only a feed without entries"


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "language": "en",
        "authors": [{"name": "Mika Orta"}],
        "items": [
            {"id": "1", "url": "http://p.example/1", "title": "Port", "content_html": "<p>A</p><p>B</p>", "tags": ["x"],
             "summary": "S", "date_published": "2026-03-10T08:00:00-05:00"},
            {"id": "2", "content_text": "Only a text."},
        ],
    }  # fmt: skip
    first, second = read(json.dumps(feed), "feed.json")
    assert (first.title, first.body, first.abstract) == ("Port", "A\n\nB", "S")
    assert (first.published, first.keywords, first.format) == ("2026-03-10T08:00:00-05:00", ("x",), "json-feed")
    assert (second.title, second.body, second.index) == ("", "Only a text.", 1)


WXR = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Blog</title><language>en-US</language>
<item><title>pic</title><wp:post_type>attachment</wp:post_type><content:encoded>x</content:encoded></item>
<item><title>Port</title><dc:creator>ida</dc:creator><wp:post_type>post</wp:post_type><wp:status>{status}</wp:status>
<pubDate>{date}</pubDate><wp:post_date_gmt>2026-03-10 08:00:00</wp:post_date_gmt><wp:post_name>port</wp:post_name>
<excerpt:encoded>Short.</excerpt:encoded><content:encoded><![CDATA[[dropcap]T[/dropcap]he port [sic] is open.

[caption id="1"]<img src="x"/> A ship[/caption]
[contact_form]
Ships <b>came</b>.]]></content:encoded></item></channel></rss>"""


def test_a_wordpress_export_gives_posts_without_shortcodes() -> None:
    (article,) = read(WXR.format(status="publish", date="Tue, 10 Mar 2026 08:00:00 +0000"))
    assert (article.title, article.abstract, article.slug) == ("Port", "Short.", "port")
    assert article.body == "The port [sic] is open.\n\nShips came."
    assert (article.published, article.status, article.authors) == (
        "2026-03-10T08:00:00+00:00",
        "usable",
        ("ida",),
    )


def test_a_draft_is_withheld_and_dated_by_its_own_date() -> None:
    (article,) = read(WXR.format(status="draft", date=""))
    assert (article.status, article.published) == ("withheld", "2026-03-10T08:00:00+00:00")


FEED_OF_TWO_BYTES = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Hafenbote</title><item>
<title>L\xc3\xb6hne steigen</title><description>Die \x93neuen\x94 L\xc3\xb6hne gelten ab Montag.</description></item></channel></rss>"""


def test_a_short_feed_in_utf8_with_two_other_bytes_stays_utf8_and_says_so() -> None:
    problem, article = read_bytes(FEED_OF_TWO_BYTES, "a.xml", Bounds())
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)
    assert (problem.code, problem.message) == ("damaged", "not UTF-8 in 2 places, read there as Windows 1252")
    assert (article.title, article.body) == ("Löhne steigen", "Die “neuen” Löhne gelten ab Montag.")


def test_a_feed_that_says_utf8_and_is_of_windows_is_read_as_that() -> None:
    [article] = read_bytes(FEED_OF_TWO_BYTES.replace(b"\xc3\xb6", b"\xf6"), "a.xml", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.encoding) == ("Löhne steigen", "cp1252")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Wed, 18 Nov 2026 09:14:00 CEST", "2026-11-18T09:14:00+02:00"),
        ("Wed, 18 Nov 2026 09:14:00 EST", "2026-11-18T09:14:00-05:00"),
        ("Wed, 18 Nov 2026 09:14:00", "2026-11-18T09:14:00"),
        ("Wed, 18 Nov 2026 09:14:00 -0000", "2026-11-18T09:14:00+00:00"),
        ("Ср, 18 ноя 2026 09:14:00 +0300", "2026-11-18T09:14:00+03:00"),
        ("18/11/2026 09:14", "2026-11-18T09:14:00"),
        ("8/11/2026 09:14", ""),
        ("18.11.2026 09:14", "2026-11-18T09:14:00"),
        ("2026年11月18日 09:14", "2026-11-18T09:14:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", ""),
    ],
)
def test_days_that_no_standard_knows_are_read_where_they_are_certain(written: str, published: str) -> None:
    """A zone that is not known is none: a local time stays one."""
    feed = f"<rss version='2.0'><channel><title>N</title><item><title>Ferries lie still</title><description>So it is.</description><pubDate>{written}</pubDate></item></channel></rss>"
    [article] = read_bytes(feed.encode(), "a.rss", Bounds())
    assert isinstance(article, Article)
    assert article.published == published


def test_the_name_of_its_source_is_no_part_of_a_headline() -> None:
    link = "&lt;a href='https://n.example/1'&gt;{}&lt;/a&gt;&amp;nbsp;&lt;font&gt;{}&lt;/font&gt;"
    one = "Cholera spreads along Orley river"
    article = rss(
        f"<title>{one} - Halden Herald</title><description>{link.format(one, 'Halden Herald')}</description>"
        "<source url='https://halden.example'>Halden Herald</source>"
    )
    assert (article.title, article.body, article.outlet) == (one, "", "Halden Herald")
    # Other stories in it are news; and without a source nobody knows what stands behind the dash.
    both = link.format(one, "Halden Herald") + "&lt;br&gt;" + link.format("Dengue rises in Balou", "AP")
    article = rss(f"<title>{one}</title><description>{both}</description><source url='x'>Halden Herald</source>")
    assert article.body == "Dengue rises in Balou AP"
    assert rss("<title>Ferry strike - day two</title><description>It goes on.</description>").title.endswith(
        "day two"
    )


@pytest.mark.parametrize(
    ("credit", "is_credit"),
    [
        ("The post <a>Fish and chips</a> appeared first on <a>Oshima Post</a>.", True),
        ("L’article Fish and chips est apparu en premier sur Oshima Post.", True),
        ("Der Beitrag Fish and chips erschien zuerst auf Oshima Post.", True),
        ("Сообщение Fish and chips появились сначала на Oshima Post.", True),
        ("It appeared first on a menu of Oshima.", False),
        ("Fish and chips are dear.", False),
    ],
)
def test_the_line_that_says_where_a_post_appeared_first_is_no_text(credit: str, is_credit: bool) -> None:
    html = f"<p>The whole story.</p><p>{credit}</p>"
    body = rss(f"<title>Fish and chips</title><content:encoded><![CDATA[{html}]]></content:encoded>").body
    assert (body == "The whole story.") is is_credit


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/1?a=b", "https://lamp.example/news/1?a=b"),
        ("https://www.google.com/url?rct=j&amp;url=https://sund.example/1&amp;ct=ga", "https://sund.example/1"),
        (
            "http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fsund.example%2f1&amp;c=2",
            "https://sund.example/1",
        ),
        # No counter, though its address holds another.
        ("https://sund.example/share/https://lamp.example/1", "https://sund.example/share/https://lamp.example/1"),
    ],
)
def test_a_link_leads_to_the_page_itself(link: str, url: str) -> None:
    items = f"<item><title>Rain</title><link>{link}</link><description>It fell.</description></item>"
    feed = f"<rss version='2.0'><channel><title>Lamp</title><link>https://lamp.example/feed</link>{items}</channel></rss>"
    [article] = read_bytes(feed.encode(), "1.xml", Bounds())
    assert isinstance(article, Article)
    assert article.url == url


def test_an_address_in_atom_is_one_within_its_base() -> None:
    entry = "<entry><title>Rain</title><link href='news/1'/><summary>It fell.</summary></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://lamp.example/a/'><title>Lamp</title>{entry}</feed>"
    [article] = read_bytes(feed.encode(), "1.atom", Bounds())
    assert isinstance(article, Article)
    assert article.url == "https://lamp.example/a/news/1"


def test_signs_in_headlines_that_are_no_markup_stay() -> None:
    titles = {
        "IBM &lt;IBM&gt; up": "IBM <IBM> up",
        "&lt;b&gt;Rain&lt;/b&gt;": "Rain",
        "l&#146;eau &#150; 1 &lt; 2": "l’eau – 1 < 2",
    }
    for written, title in titles.items():
        feed = f"<rss version='2.0'><channel><title>Lamp</title><item><title>{written}</title><description>It fell.</description></item></channel></rss>"
        [article] = read_bytes(feed.encode(), "1.xml", Bounds())
        assert isinstance(article, Article)
        assert article.title == title


def test_several_authors_in_one_element_are_several() -> None:
    for written, names in (("Eva Smit, Bo Quist", ("Eva Smit", "Bo Quist")), ("Smit, Eva", ("Smit, Eva",))):
        feed = f"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Lamp</title><item><title>Rain</title><dc:creator>{written}</dc:creator><description>It fell.</description></item></channel></rss>"
        [article] = read_bytes(feed.encode(), "1.xml", Bounds())
        assert isinstance(article, Article)
        assert article.authors == names


def test_an_export_of_blogger_has_posts_beside_templates_and_settings() -> None:
    entry = "<entry><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{0}'/><title>{0}</title><content>It rained.</content></entry>"
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'>"
        + "".join(map(entry.format, ("template", "settings", "post", "comment", "page")))
        + "</feed>"
    )
    found = [one for one in read_bytes(feed.encode(), "blog.xml", Bounds()) if isinstance(one, Article)]
    assert [article.title for article in found] == ["post", "page"]


def test_a_link_to_read_on_is_no_text() -> None:
    item = "<rss><channel><item><title>Rain</title><description>&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;&lt;a href='x'&gt;{}&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>"
    for told, body in (
        ("Read more »", "It rained."),
        ("Weiterlesen", "It rained."),
        ("Rain fell on us.", "It rained.\n\nRain fell on us."),
    ):
        [article] = read_bytes(item.format(told).encode(), "a.xml", Bounds())
        assert isinstance(article, Article)
        assert article.body == body
