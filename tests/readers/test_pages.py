"""Saved pages: what is the story, what the page says about it, and what is no page."""

import base64
import gzip
import json

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes
from triage.readers.word_dates import date_in

STORY = " ".join(
    f"The council of Oshima met for the {n}th time and spoke about the harbour and its boats."
    for n in range(4, 12)
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title} | Oshima Herald</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{h1}</h1><p>{first}</p><p>{story}</p></article>
<aside class="related"><h2>More stories</h2><a href="/x">Ferry tickets cost more</a></aside>
<footer>© 2016 Oshima Herald. All rights reserved.</footer></body></html>"""


def read(data: bytes | str, name: str = "saved/page.html") -> list[Article | Problem]:
    return list(read_bytes(data.encode() if isinstance(data, str) else data, name, Bounds()))


def one(data: bytes | str, name: str = "saved/page.html") -> Article:
    (thing,) = read(data, name)
    assert isinstance(thing, Article), thing
    return thing


def page(
    head: str = "", title: str = "Harbour opens", h1: str = "Harbour opens again", first: str = "By the sea."
) -> str:
    return PAGE.format(head=head, title=title, h1=h1, first=first, story=STORY)


def test_the_story_is_told_without_what_stands_around_it() -> None:
    article = one(page())
    assert article.title == "Harbour opens again"
    assert "spoke about the harbour" in article.body
    for around in ("Home", "Ferry tickets", "All rights reserved", "Harbour opens again"):
        assert around not in article.body
    assert (article.language, article.format, article.path, article.index) == ("en", "html", "saved/page.html", 0)


def test_a_page_is_known_by_its_content_and_an_article_about_tags_is_none() -> None:
    assert one(page(), "saved/page").format == "html"
    assert one(page(), "saved/page.txt").format == "html"
    text = "Browsers drop a tag\n\nThe <blink> element is gone, the group said on Monday.\n"
    assert one(text, "wire/a.txt").format == "text"
    (problem,) = read("Just a line about html, not a page of it.", "saved/page.html")
    assert isinstance(problem, Problem)


def test_a_page_may_begin_with_a_long_comment_or_be_a_piece_of_one() -> None:
    assert one(f"<!-- {'x' * 9000} -->" + page()).title == "Harbour opens again"
    assert "spoke about the harbour" in one(f"<blockquote><p>{STORY}</p></blockquote>").body
    (problem,) = read("<blockquote><p>" + STORY, "wire/1.txt")
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2016-11-10T07:12:00+09:00">', "2016-11-10T07:12:00+09:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour opens again",'
         '"datePublished":"2016-11-10T07:12:00Z"}</script>', "2016-11-10T07:12:00+00:00"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],'
         '"datePublished":"2016-11-10"}]}</script>', "2016-11-10"),
        ('<meta name="date" content="2016-11-10 07:12">', "2016-11-10T07:12:00"),
        ('<meta property="og:type" content="article">', ""),
        ('<meta name="copyright" content="2016-11-10">', ""),
    ],
)  # fmt: skip
def test_the_date_is_the_one_of_the_story_or_none(head: str, published: str) -> None:
    assert one(page(head)).published == published


def test_a_date_that_only_readers_see_is_found() -> None:
    assert (
        one(page(first='<span class="date">10. November 2016, 07:12 Uhr</span>')).published
        == "2016-11-10T07:12:00"
    )
    assert one(page(first='<time datetime="2016-11-10">Thursday</time>')).published == "2016-11-10"
    assert one(page(first="They met on 10 islands in 2016.")).published == ""


def test_names_outlet_and_address_come_from_the_head() -> None:
    head = (
        '<link rel="canonical" href="https://herald.example/harbour"><meta property="og:site_name" content="Oshima Herald">'
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Kaori Kaneko"},'
        '{"@type":"Person","name":"Tim Kelly"}]}</script>'
    )
    article = one(page(head))
    assert article.authors == ("Kaori Kaneko", "Tim Kelly")
    assert (article.outlet, article.url) == ("Oshima Herald", "https://herald.example/harbour")


def test_the_headline_is_the_one_shown_and_not_the_name_of_the_site() -> None:
    two = page('<meta property="og:title" content="Harbour opens again - Oshima Herald">').replace(
        "<nav>", "<h1 class='logo'>Oshima Herald</h1><nav>"
    )
    assert one(two).title == "Harbour opens again"
    without = page('<meta property="og:site_name" content="Oshima Herald">').replace(
        "<h1>Harbour opens again</h1>", ""
    )
    assert one(without).title == "Harbour opens"


def test_charsets_are_read_as_declared_unless_the_bytes_are_utf8() -> None:
    said = page('<meta charset="windows-1252">', h1="Café owners meet", title="Café owners meet")
    assert one(said.encode("cp1252")).title == "Café owners meet"
    assert one(said.encode("utf-8")).title == "Café owners meet"
    assert one(gzip.compress(said.encode("cp1252")), "saved/page.html.gz").title == "Café owners meet"


def test_a_page_without_a_story_is_a_problem() -> None:
    (problem,) = read("<html><head><title>Login</title></head><body><form><input name=a></form></body></html>")
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


@pytest.mark.parametrize(
    "html",
    [b"<div>" * 10_000, b"<html>" + b"<p>x" * 200_000, b"<html>" + b"<" * 100_000],
    ids=("divisions", "paragraphs", "signs"),
)
def test_pages_made_to_hurt_end(html: bytes) -> None:
    for thing in read(html):
        assert isinstance(thing, Article | Problem)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Publié le 3 août 2021 à 14h05", "2021-08-03T14:05:00"), ("miércoles, 4 de mayo de 2022", "2022-05-04"),
        ("4 мая 2022, 10:15", "2022-05-04T10:15:00"), ("2022年5月4日", "2022-05-04"), ("04.05.2022 | 9:30 Uhr", "2022-05-04T09:30:00"),
        ("May 4, 2022 at 9:30 p.m. EDT", "2022-05-04T21:30:00-04:00"), ("04/05/2022", ""), ("24/05/2022", "2022-05-24"),
        ("9 Januar 1993", "1993-01-09"), ("2011年12月29日 15:32", "2011-12-29T15:32:00"), ("Chapter 4, May 2022", ""), ("31 June 2022", ""),
        ("version 10.11.2016.4", ""), ("1.2.3456", ""),
    ],
)  # fmt: skip
def test_dates_in_words_are_read_or_left(written: str, iso: str) -> None:
    assert date_in(written) == iso


@pytest.mark.parametrize(
    ("title", "site", "shown"),
    [
        ("貿易協定に署名　関税半減｜島新聞デジタル", "", "貿易協定に署名 関税半減"),
        ("貿易協定に署名：島新聞デジタル", "島新聞デジタル", "貿易協定に署名"),
        ("貿易協定に署名 : 政治 : ニュース : 島新聞オンライン", "", "貿易協定に署名"),
        ("貿易協定に署名（島新聞） - 島ニュース", "", "貿易協定に署名"),
        ("码头工人接受工资协议_新闻中心_海港网", "", "码头工人接受工资协议"),
        ("码头工人接受工资协议--国际--海港网", "", "码头工人接受工资协议"),
        ("碼頭工人接受工資協議 | 國際 | 海港社 HB", "海港社", "碼頭工人接受工資協議"),
        ("부두 노동자 임금 합의 수용 - 항구일보", "", "부두 노동자 임금 합의 수용"),
        # No site: a speaker, a year, a part of the headline.
        ("貿易協定に署名：首相「重要な一歩」", "", "貿易協定に署名：首相「重要な一歩」"),
        ("码头工人接受工资协议——六周罢工结束", "", "码头工人接受工资协议——六周罢工结束"),
    ],
)
def test_sites_of_the_far_east_hang_on_titles_without_blanks(title: str, site: str, shown: str) -> None:
    name = f"<meta property='og:site_name' content='{site}'>" if site else ""
    text = "".join(
        f"<p>{'東京の港で新しい貿易協定が署名された。外務省は水曜日に発表した。' * 3}</p>" for _ in range(3)
    )
    assert (
        one(f"<html><head><title>{title}</title>{name}</head><body><article>{text}</article></body></html>").title
        == shown
    )


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("By Kaori Kaneko", False),
        ("Von Kaori Kaneko", False),
        ("By Tim Kelly", True),
        ("By Kaori Kaneko's house the boats lie.", True),
        ("Kaori Kaneko writes about harbours.", True),
    ],
)
def test_who_wrote_it_is_no_text_of_it(line: str, is_kept: bool) -> None:
    text = (
        page()
        .replace("</h1>", f"</h1><p>{line}</p>", 1)
        .replace("<head>", '<head><meta name="author" content="Kaori Kaneko">')
    )
    article = one(text)
    assert article.authors == ("Kaori Kaneko",)
    assert (line in article.body) is is_kept


@pytest.mark.parametrize(
    "line", ["Publié le 16/11/2026 à 18h40", "Stand: 16.11.2026, 18:40 Uhr", "发布时间：2026年11月16日"]
)
def test_a_line_of_day_and_author_is_no_text_where_nothing_else_says_it(line: str) -> None:
    article = one(page().replace("</h1>", f"</h1><p>Von Kaori Kaneko</p><p>{line}</p>", 1))
    assert (article.authors, article.published[:10]) == (("Kaori Kaneko",), "2026-11-16")
    assert article.body.startswith("By the sea.")
    told = "Published 16 November 2026 was a book by many."
    assert told in one(page(first=told)).body


def linked(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def test_a_story_that_is_told_as_it_happens_has_its_updates() -> None:
    updates = [
        {"headline": f"Boat {n}", "articleBody": f"Boat {n} came in with the tide at noon."} for n in range(9)
    ]
    thing = {"@type": "LiveBlogPosting", "headline": "Harbour opens again", "liveBlogUpdate": updates}
    bare = "<html><head>{}</head><body><h1>Harbour opens again</h1><nav>Home</nav><div id=app></div></body></html>"
    article = one(bare.format(linked(thing)))
    assert "Boat 8 came in" in article.body and "Home" not in article.body
    # A page that shows its story is read as it is shown.
    assert "Boat 8" not in one(page(linked(thing))).body


def test_names_may_stand_where_articles_give_their_numbers() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Harbour opens again", "author": {"@id": "#kk"}, "publisher": {"@id": "#oh"}, "description": "It is open."},
        {"@type": "Person", "@id": "#kk", "name": "Kaori Kaneko"},
        {"@type": "Organization", "@id": "#oh", "name": "Oshima Post"},
    ]  # fmt: skip
    article = one(page(linked({"@graph": graph})))
    assert (article.authors, article.outlet, article.abstract) == (("Kaori Kaneko",), "Oshima Post", "It is open.")
    assert one(page(linked({"@graph": graph[:1]}))).authors == ()


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://web.archive.org/web/20261116080000/http://oshima.example/1", "http://oshima.example/1"),
        ("https://web.archive.org/about/", "https://web.archive.org/about/"),
    ],
)
def test_a_page_from_an_archive_is_at_its_own_address(canonical: str, url: str) -> None:
    assert one(page(f'<link rel="canonical" href="{canonical}">')).url == url


def test_the_view_for_readers_of_firefox() -> None:
    head = '<a class="domain reader-domain" href="https://oshima.example/1">oshima.example</a>'
    text = (
        page()
        .replace("<h1>", f"{head}<h1>", 1)
        .replace("</h1>", '</h1><div class="credits reader-credits">Kaori Kaneko</div>', 1)
    )
    article = one(text)
    assert (article.url, article.authors) == ("https://oshima.example/1", ("Kaori Kaneko",))


def test_whom_to_ask_about_a_release_is_no_text() -> None:
    asked = "<p>Mika Orta, press@oshima.example, of the harbour of Oshima will answer whoever asks.</p>"
    for name, is_kept in (("bw-release-contact", False), ("first-contact", True)):
        text = page().replace("</article>", f'<div class="{name}">{asked}</div></article>')
        assert ("Mika Orta" in one(text).body) is is_kept


def test_a_page_saved_by_safari() -> None:
    import plistlib

    def saved(**resource: object) -> bytes:
        return plistlib.dumps(
            {"WebMainResource": {"WebResourceURL": "https://herald.example/a", **resource}},
            fmt=plistlib.FMT_BINARY,
        )

    whole = saved(WebResourceData=page().encode("utf-16"), WebResourceTextEncodingName="UTF-16")
    article = one(whole, "a.webarchive")
    assert (article.title, article.url) == ("Harbour opens again", "https://herald.example/a")
    assert article.body.startswith("By the sea.")
    for damaged in (
        whole[:-40],
        saved(),
        saved(WebResourceData="text"),
        plistlib.dumps([], fmt=plistlib.FMT_BINARY),
    ):
        (problem,) = read(damaged, "a.webarchive")
        assert isinstance(problem, Problem)
        assert problem.code == "damaged"
    (problem,) = read(plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "a.plist")
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


GATE = "<div class='{name}'><h2>Keep reading</h2><p>{asks}</p><button>Go on</button></div>"


def test_what_asks_to_pay_or_to_subscribe_is_no_text() -> None:
    for name, asks in (
        ("paywall-gate", "Already a subscriber? Log in. Unlimited access for €1 a week."),
        ("c-newsletter", "Sign up for our newsletter and read Oshima every morning."),
    ):
        gated = page().replace(
            "</p></article>", f"</p>{GATE.format(name=name, asks=asks)}<p>Boats left.</p></article>"
        )
        article = one(gated)
        assert article.body.endswith("Boats left.") and asks not in article.body
    # Some call the story that is paid for by the same name, and stories tell of who subscribes.
    paid = page().replace(
        f"<p>{STORY}</p>", f"<div class='paywall'><p>{STORY}</p><p>They subscribe to it.</p></div>"
    )
    assert STORY in one(paid).body and "They subscribe to it." in one(paid).body
    for telling in ("The assassination of the mayor shook Oshima.", "Oshima Herald has a million subscribers."):
        inner = page().replace(
            "</p></article>", f"</p><div class='paywall'><p>{telling}</p></div><p>Boats left.</p></article>"
        )
        assert telling in one(inner).body
    told = page(first="He asked all of Oshima to subscribe to the bonds of its harbour.")
    assert "subscribe to the bonds" in one(told).body


def test_a_day_alone_above_the_story_is_no_text_of_it() -> None:
    dated = "<meta property='article:published_time' content='2016-11-10'>"
    assert one(page(head=dated, first="Published 10 November 2016, 07:12")).body == STORY
    assert one(page(head=dated, first="On 10 November 2016 it rained.")).body.startswith("On 10 November")


@pytest.mark.parametrize(
    ("title", "is_article"),
    [
        ("Just a moment...", False),
        ("404 Not Found", False),
        ("Page not found", False),
        ("Before you continue to Oshima Search", False),
        ("Access denied", False),
        ("503 killed in storm off Oshima", True),
        ("Plane not found", True),
        ("Access denied to reporters in Oshima", True),
    ],
)
def test_what_a_server_sends_instead_of_a_page_is_no_article(title: str, is_article: bool) -> None:
    text = (
        "The council of Oshima needs to review what you asked for before it goes on, and asks you to wait for it."
    )
    sent = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    (thing,) = read(sent)
    assert isinstance(thing, Article) == is_article
    if isinstance(thing, Problem):
        assert (thing.code, "sent instead" in thing.message) == ("unsupported", True)
    long = sent.replace(text, f"{text} {STORY} {STORY}")
    assert isinstance(one(long), Article)
    dated = "<meta property='article:published_time' content='2016-11-10'>"
    assert isinstance(one(sent.replace("<title>", f"{dated}<title>")), Article)


def test_a_page_whose_address_is_none_is_read() -> None:
    wrong = (
        "<link rel='canonical' href='https://[herald.example/a'><meta property='og:url' content='http://[::1/'>"
    )
    assert one(page(head=wrong)).title == "Harbour opens again"


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("<p><b>Harbour opens after storm</b></p>", "Harbour opens after storm"),
        ("<table><tr><td><font size=5><b>Harbour opens after storm</b></font><br>", "Harbour opens after storm"),
        ("<p><b>OSHIMA, Nov 10 (Herald)</b> - Boats left.</p>", ""),
        ("<p>Boats left at six.</p><p><b>Harbour opens after storm</b></p>", ""),
        ("<p><b>Boats left at six on Monday.</b></p>", ""),
        # As word processors mark it.
        ("<p class='c1 title'><span>Harbour opens</span></p>", "Harbour opens"),
        ("<p class=MsoTitle>Harbour opens</p>", "Harbour opens"),
        ("<p class='subtitle'>Boats left</p>", ""),
    ],
)
def test_a_page_without_headings_may_print_its_headline_in_bold(opening: str, title: str) -> None:
    article = one(f"<html><body>{opening}<p>{STORY}</p></body></html>")
    assert article.title == title
    assert STORY in article.body and (not title or title not in article.body)


def test_the_bold_headline_is_that_of_the_title_without_the_site() -> None:
    text = f"<html><head><title>Herald: Harbour opens after storm</title></head><body><b>Harbour opens after storm</b><br><p>{STORY}</p></body></html>"
    assert one(text).title == "Harbour opens after storm"
    assert one(text.replace("<b>Harbour", "<b>New harbour")).title == "Herald: Harbour opens after storm"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (linked({"@type": "NewsArticle", "author": "By Kaori Kaneko"}), ("Kaori Kaneko",)),
        (
            linked({"@type": "NewsArticle", "author": {"name": "Kaori Kaneko og Tim Kelly Jr."}}),
            ("Kaori Kaneko", "Tim Kelly Jr."),
        ),
        (
            linked({"@type": "NewsArticle", "author": "Ministry of Health and Welfare"}),
            ("Ministry of Health and Welfare",),
        ),
        (
            '<meta name="citation_author" content="Kaneko, Kaori"><meta name="citation_author" content="Kelly, T.">',
            ("Kaori Kaneko", "T. Kelly"),
        ),
        ('<meta name="sailthru.author" content="Kaori Kaneko">', ("Kaori Kaneko",)),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Kaori Kaneko">',
            ("Kaori Kaneko",),
        ),
        ('<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="Kaori Kaneko">', ()),
    ],
)
def test_authors_as_heads_of_pages_name_them(head: str, authors: tuple[str, ...]) -> None:
    assert one(page(head)).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<p class='autor'>Von Kaori Kaneko</p>", ("Kaori Kaneko",)),
        ("<div class='auteur'>Par Kaori Kaneko et Tim Kelly</div>", ("Kaori Kaneko", "Tim Kelly")),
        ("<div class='byline'>Av Kaori Kaneko</div>", ("Kaori Kaneko",)),
        ("<div class='byline'>Di Kaneko</div>", ("Di Kaneko",)),
        ("<div class='autoteile'>Kaori Kaneko Autos</div>", ()),
    ],
)
def test_authors_as_pages_show_them(line: str, authors: tuple[str, ...]) -> None:
    assert one(page().replace("</h1>", f"</h1>{line}", 1)).authors == authors


def test_the_headline_shown_may_have_other_words_where_words_are_not_set_apart() -> None:
    shown = (
        "<html><head><title>第二岸壁承認｜島新聞</title></head><body><main><h1>{0}</h1><p>"
        + 12 * "港の委員会は二日、承認した。"
        + "</p></main></body></html>"
    )
    assert one(shown.format("第二岸壁の建設を承認")).title == "第二岸壁の建設を承認"
    assert one(shown.format("島のニュース")).title == "第二岸壁承認"


def test_a_day_behind_a_byline_or_beside_the_paper_is_no_text() -> None:
    print_view = f"<html><body><p>Oshima Herald | 10 November 2016</p><h1>Harbour opens</h1><p>By Kaori Kaneko</p><p>{STORY}</p></body></html>"
    article = one(print_view)
    assert (article.published, article.authors, article.body) == ("2016-11-10", ("Kaori Kaneko",), STORY)
    bylined = one(
        f"<html><body><h2>Harbour opens</h2><p>By Kaori Kaneko, 10 November 2016</p><p>{STORY}</p></body></html>"
    )
    assert (bylined.published, bylined.authors) == ("2016-11-10", ("Kaori Kaneko",))


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("Mika Orta · Follow · 4 min read · Nov 10, 2016", False),
        ("Lesedauer: 3 Minuten", False),
        ("Updated 1 hour ago", False),
        ("Atualizado há 2 horas", False),
        ("佐藤花子2016年11月10日 19時14分", False),
        ("2016-11-10 10:14:00 来源：新报网 作者：李华", False),
        # What only speaks of them.
        ("Updated maps of the harbour were shown an hour ago.", True),
        ("It takes a 4 min read to learn it.", True),
        ("On 10 November 2016 the harbour opened", True),
    ],
)
def test_lines_of_clocks_and_sources_above_a_story_are_none_of_it(line: str, is_kept: bool) -> None:
    dated = "<meta property='article:published_time' content='2016-11-10'>"
    assert (line in one(page(head=dated, first=line)).body) is is_kept


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("<저작권자 © 섬신문, 무단 전재 및 재배포 금지>", False),
        ("【责任编辑:王明】", False),
        ("この記事は有料記事です。残り345文字", False),
        ("A version of this article appears in print on Nov. 11, 2016, Section B, Page 1.", False),
        ("Kaori Kaneko covers ports for the Herald.", False),
        ("news@herald.example", False),
        ("© Riproduzione riservata", False),
        ("The Daily Briefing has all the news that you need. Sign up here.", False),
        ("All of Oshima may sign up here by Friday, the mayor said.", True),
        ("Kaori Kaneko won the race on Thursday.", True),
        ("Copyright was the matter of the day.", True),
    ],
)
def test_lines_of_owners_and_authors_below_a_story_are_none_of_it(line: str, is_kept: bool) -> None:
    head = "<meta name='author' content='Kaori Kaneko'>"
    escaped = line.replace("<", "&lt;").replace(">", "&gt;")
    article = one(page(head=head).replace("</article>", f"<p>{escaped}</p></article>"))
    assert STORY in article.body
    assert (line in article.body) is is_kept


@pytest.mark.parametrize(
    ("language", "published"),
    [("fr", "2016-11-02"), ("en-GB", "2016-11-02"), ("en-US", "2016-02-11"), ("en", ""), ("ja", "")],
)
def test_the_language_of_a_page_tells_the_order_of_day_and_month(language: str, published: str) -> None:
    shown = page().replace("<html", f"<html lang='{language}'").replace("</h1>", "</h1><p>02/11/2016</p>", 1)
    assert one(shown).published == published


def test_a_byline_below_the_headline_needs_no_name_of_its_place() -> None:
    signed = page().replace("</h1>", "</h1><p>Por Kaori Kaneko — Oshima</p>", 1)
    assert one(signed).authors == ("Kaori Kaneko",)
    assert one(page().replace("</h1>", "</h1><p>Por la mañana llovió.</p>", 1)).authors == ()


def test_the_pages_in_a_recording_of_a_browser() -> None:
    def entry(url: str, text: str, kind: str = "text/html; charset=utf-8", **more: object) -> dict[str, object]:
        content = {"mimeType": kind, "text": text} | more
        return {"request": {"method": "GET", "url": url}, "response": {"status": 200, "content": content}}

    encoded = base64.b64encode(page(title="Harbour shut", h1="Harbour shut again").encode()).decode()
    entries = [
        entry("https://herald.example/1", page()),
        entry("https://herald.example/x.js", "var x", "text/javascript"),
        entry("https://herald.example/2", encoded, encoding="base64"),
        {"request": {"url": "https://herald.example/3"}, "response": {"status": 404, "content": {}}},
    ]
    recording = {"log": {"version": "1.2", "creator": {"name": "Firefox"}, "entries": entries}}
    first, second = read(json.dumps(recording), "saved/herald.har")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.url, first.format) == ("Harbour opens again", "https://herald.example/1", "har")
    assert (second.title, second.url, second.index) == ("Harbour shut again", "https://herald.example/2", 1)
    recording["log"]["entries"] = entries[1:2]
    (problem,) = read(json.dumps(recording), "saved/herald.har")
    assert "a recording of a browser without a page" in str(problem)
    (broken,) = read(json.dumps(recording)[:-3], "saved/herald.har")
    assert "not a whole recording" in str(broken)
    (other,) = read('{"log": {"title": "Harbour opens", "text": "It is open."}}', "saved/log.json")
    assert "recording" not in str(other)


def test_a_headline_has_no_hyphens_that_nobody_sees() -> None:
    shown = page(title="Har\u00adbour opens", h1="Har&shy;bour opens again")
    assert one(shown).title == "Harbour opens again"


def test_a_line_that_leads_to_another_story_is_none_of_this() -> None:
    led = page().replace(
        "</article>",
        "<p>RELATED: <a href='/x'>Ferry tickets cost more</a></p><p>Boats left at six on Monday.</p></article>",
    )
    assert "Ferry tickets" not in one(led).body and "Boats left" in one(led).body
    told = page().replace("</article>", "<p>Related harbours opened, too.</p></article>")
    assert "Related harbours" in one(told).body


def test_parts_of_pages_are_called_what_their_makers_call_them() -> None:
    built = (
        page()
        .replace("<h1>", "<div class='elementor-widget elementor-widget-post-title'><h1>")
        .replace("</h1>", "</h1></div>")
    )
    assert one(built).title == "Harbour opens again"
    details = "</h1><dl><dd class='createdby'>Written by: Kaori Kaneko</dd><dt>Published</dt><dd>10 November 2016</dd></dl>"
    article = one(page().replace("</h1>", details, 1))
    assert (article.authors, article.published) == (("Kaori Kaneko",), "2016-11-10")
