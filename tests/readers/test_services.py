"""Records as services of search, sites, monitors and reference managers export them; each of our own making."""

import json
from typing import Any

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

BODY = "Four crowns a loaf, the bakers of Sund say, and not one will sell for less."
LINK = "https://lamp.example/bread"


def read(data: bytes, name: str) -> list[Article | Problem]:
    return list(read_bytes(data, name, Bounds()))


def one(data: bytes, name: str) -> Article:
    (article,) = read(data, name)
    assert isinstance(article, Article), article
    return article


RECORDS: dict[str, tuple[Any, dict[str, Any]]] = {
    "bing": (
        {"_type": "News", "value": [{"name": "Bread gets dearer", "url": LINK, "description": BODY, "provider": [{"_type": "Organization", "name": "Lamp Post"}],
                                     "datePublished": "2026-03-01T07:12:00.0000000Z"}]},
        {"published": "2026-03-01T07:12:00+00:00"},
    ),
    "event registry": (
        {"articles": {"results": [{"uri": "1", "lang": "eng", "date": "2026-03-01", "time": "07:12:00", "dateTime": "2026-03-01T07:12:00Z", "url": LINK,
                                   "title": "Bread gets dearer", "body": BODY, "source": {"uri": "lamp.example", "title": "Lamp Post"}, "authors": [{"name": "Eva Smit"}]}]}},
        {"published": "2026-03-01T07:12:00+00:00", "language": "en", "authors": ("Eva Smit",)},
    ),
    "a day and a time beside it": (
        [{"title": "Bread gets dearer", "text": BODY, "date": "2026-03-01", "time": "07:12", "source": "Lamp Post", "url": LINK}],
        {"published": "2026-03-01T07:12:00"},
    ),
    "ghost": (
        {"db": [{"meta": {}, "data": {"posts": [{"id": "1", "title": "Bread gets dearer", "slug": "bread", "html": f"<p>{BODY}</p>", "plaintext": BODY, "canonical_url": LINK,
                                                 "status": "draft", "published_at": "2026-03-01T07:12:00.000Z", "primary_author": {"name": "Eva Smit"}, "publisher": "Lamp Post"}],
                                      "tags": [{"id": "2", "name": "News", "slug": "news", "description": "All"}]}}]},
        {"published": "2026-03-01T07:12:00+00:00", "status": "withheld"},
    ),
    "new york times": (
        {"response": {"docs": [{"abstract": "Bread.", "snippet": "Bread.", "lead_paragraph": BODY, "web_url": LINK, "source": "Lamp Post", "pub_date": "2026-03-01T07:12:00+0000",
                                "headline": {"main": "Bread gets dearer", "print_headline": "Dear Bread"}, "byline": {"original": "By Eva Smit", "person": []}}]}},
        {"abstract": "Bread.", "authors": ("Eva Smit",), "published": "2026-03-01T07:12:00+00:00"},
    ),
    "reddit": (
        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"title": "Bread gets dearer", "selftext": BODY, "subreddit": "sund", "permalink": "/r/sund/1", "url": LINK,
                                                                           "created_utc": 1772349120.0}}]}},
        {"published": "2026-03-01T07:12:00+00:00", "outlet": "r/sund"},
    ),
    "webhose": (
        {"posts": [{"thread": {"site": "lamp.example", "site_full": "www.lamp.example", "title": "Bread gets dearer"}, "url": LINK, "title": "Bread gets dearer", "text": BODY,
                    "language": "english", "published": "2026-03-01T07:12:00.000+01:00"}]},
        {"outlet": "lamp.example", "language": "en", "published": "2026-03-01T07:12:00+01:00"},
    ),
    "wordpress": (
        [{"id": 1, "date": "2026-03-01T08:12:00", "date_gmt": "2026-03-01T07:12:00", "slug": "bread", "status": "publish", "type": "post", "link": LINK, "author": 3, "categories": [7],
          "title": {"rendered": "Bread gets &#8216;dearer&#8217;"}, "content": {"rendered": f"<p>{BODY}</p>"}, "excerpt": {"rendered": "<p>Bread.</p>"},
          "_embedded": {"author": [{"name": "Eva Smit"}], "wp:term": [[{"name": "Food"}]]}},
         {"id": 2, "type": "attachment", "link": LINK, "date": "2026-03-01T08:12:00", "title": {"rendered": "oven.jpg"}}],
        {"title": "Bread gets ‘dearer’", "outlet": "", "authors": ("Eva Smit",), "keywords": ("Food",), "published": "2026-03-01T07:12:00+00:00", "abstract": "Bread."},
    ),
    "arc": (
        {"_id": "ABC", "type": "story", "version": "0.10", "canonical_url": LINK, "headlines": {"basic": "Bread gets dearer", "web": ""}, "subheadlines": {"basic": "Bread."},
         "content_elements": [{"type": "text", "content": BODY}, {"type": "image", "caption": "An oven"}, {"type": "list", "items": [{"type": "text", "content": "Rye <b>too</b>"}]}],
         "credits": {"by": [{"type": "author", "name": "Eva Smit"}]}, "first_publish_date": "2026-03-01T07:12:00Z", "last_updated_date": "2026-03-01T08:00:00Z", "source": {"name": "Lamp Post"}},
        {"body": f"{BODY}\n\nRye too", "authors": ("Eva Smit",), "id": "ABC", "abstract": "Bread.", "updated": "2026-03-01T08:00:00+00:00"},
    ),
    "aylien": (
        {"stories": [{"id": 7, "title": "Bread gets dearer", "body": BODY, "links": {"permalink": LINK}, "source": {"name": "Lamp Post"}, "summary": {"sentences": ["Bread.", "Dear."]}}]},
        {"abstract": "Bread. Dear.", "id": "7"},
    ),
    "bluesky": (
        {"feed": [{"post": {"uri": "at://did:plc:a/app.bsky.feed.post/3k", "author": {"handle": "lamp.example", "displayName": "Lamp Post"},
                            "record": {"text": BODY, "createdAt": "2026-03-01T07:12:00.000Z", "langs": ["en"]}}}]},
        {"title": "", "url": "https://bsky.app/profile/lamp.example/post/3k", "language": "en"},
    ),
    "crowdtangle": (
        [{"Page Name": "Lamp Post", "Post Created": "2026-03-01 07:12:00 EST", "URL": LINK, "Message": "Bread again.", "Link Text": "Bread gets dearer", "Description": BODY}],
        {"body": f"Bread again.\n\n{BODY}", "published": "2026-03-01T07:12:00-05:00"},
    ),
    "mastodon, passed on": (
        [{"id": "2", "content": "", "url": None, "account": {"username": "bo"}, "created_at": "2026-03-02T07:12:00.000Z",
          "reblog": {"id": "1", "content": f"<p>{BODY}</p>", "url": LINK, "account": {"display_name": "Eva Smit"}, "created_at": "2026-03-01T07:12:00.000Z"}}],
        {"title": "", "outlet": "lamp.example", "authors": ("Eva Smit",), "published": "2026-03-01T07:12:00+00:00", "id": "1"},
    ),
    "newsdata": (
        {"results": [{"title": "Bread gets dearer", "link": LINK, "description": BODY, "content": "ONLY AVAILABLE IN PAID PLANS", "source_name": "Lamp Post", "pubDate": "2026-03-01 07:12:00", "pubDateTZ": "UTC"}]},
        {"abstract": "", "published": "2026-03-01T07:12:00+00:00"},
    ),
    "opoint": (
        {"searchresult": {"document": [{"header": {"text": "Bread gets dearer"}, "body": {"text": BODY}, "url": LINK, "unix_timestamp": 1772349120, "first_source": {"name": "Lamp Post"}}]}},
        {"published": "2026-03-01T07:12:00+00:00"},
    ),
    "perigon": (
        {"articles": [{"title": "Bread gets dearer", "content": BODY, "url": LINK, "source": {"domain": "lamp.example"}, "medium": "Article", "authorsByline": "Eva Smit", "pubDate": "2026-03-01T07:12:00Z"}]},
        {"outlet": "lamp.example", "authors": ("Eva Smit",)},
    ),
    "trafilatura": (
        {"title": "Bread gets dearer", "text": BODY, "source": LINK, "source-hostname": "Lamp Post", "hostname": "lamp.example", "author": "Eva Smit; Bo Quist", "date": "2026-03-01"},
        {"authors": ("Eva Smit", "Bo Quist"), "published": "2026-03-01"},
    ),
    "trove": (
        {"response": {"zone": [{"name": "newspaper", "records": {"total": "1", "article": [{"id": "9", "heading": "Bread gets dearer", "title": {"id": "1", "value": "Lamp Post"},
                                                                                               "date": "1914-03-01", "articleText": f"<p>{BODY}</p>", "troveUrl": LINK}]}}]}},
        {"published": "1914-03-01", "id": "9"},
    ),
    "a graph": (
        {"data": {"newsCollection": {"edges": [{"node": {"title": "Bread gets dearer", "body": {"html": f"<p>{BODY}</p>"}, "publishedAt": "2026-03-01T07:12:00Z", "url": LINK, "source": "Lamp Post"}}]}}},
        {"published": "2026-03-01T07:12:00+00:00"},
    ),
    "feedparser": (
        {"feed": {"title": "Lamp Post", "link": LINK, "updated": "2026-03-02"}, "entries": [{"title": "Bread gets dearer", "link": LINK, "content": [{"value": f"<p>{BODY}</p>"}], "tags": [{"term": "food"}]}]},
        {"keywords": ("food",)},
    ),
    "lemmy": (
        {"posts": [{"post": {"id": 5, "name": "Bread gets dearer", "url": LINK, "body": BODY, "ap_id": "https://lemmy.example/5", "published": "2026-03-01T07:12:00Z"}, "creator": {"name": "eva"}}]},
        {"outlet": "", "published": "2026-03-01T07:12:00+00:00"},
    ),
    "pinboard": (
        [{"href": LINK, "description": "Bread gets dearer", "extended": BODY, "time": "2026-03-01T07:12:00Z", "tags": "food"}],
        {"outlet": "", "abstract": "", "keywords": ("food",)},
    ),
    "twitter": (
        {"data": [{"id": "7", "text": BODY, "created_at": "2026-03-01T07:12:00.000Z", "author_id": "4", "lang": "en"}], "includes": {"users": [{"id": "4", "name": "Lamp Post", "username": "lamp"}]}},
        {"title": "", "url": "https://twitter.com/lamp/status/7", "language": "en", "id": "7"},
    ),
    "youtube": (
        {"items": [{"id": {"kind": "youtube#video", "videoId": "a1"}, "snippet": {"title": "Bread gets dearer", "description": BODY, "channelTitle": "Lamp Post", "publishedAt": "2026-03-01T07:12:00Z"}}]},
        {"url": "https://www.youtube.com/watch?v=a1", "published": "2026-03-01T07:12:00+00:00"},
    ),
    "openalex": (
        {"results": [{"id": "https://openalex.org/W1", "doi": LINK, "title": "Bread gets dearer", "publication_date": "2026-03-01",
                      "authorships": [{"author": {"display_name": "Eva Smit"}}, {"author": {"display_name": "Bo Quist"}}],
                      "primary_location": {"landing_page_url": LINK, "source": {"display_name": "Lamp Post"}},
                      "abstract_inverted_index": {word: [at for at, other in enumerate(BODY.split()) if other == word] for word in BODY.split()}}]},
        {"authors": ("Eva Smit", "Bo Quist"), "published": "2026-03-01"},
    ),
    "dow jones": (
        {"data": [{"id": "drn:1", "type": "article", "attributes": {"headline": {"main": {"text": "Bread gets dearer"}}, "body": [{"type": "Paragraph", "content": [{"text": BODY}]}], "url": LINK,
                                                                    "sources": [{"name": "Lamp Post"}], "byline": {"content": [{"text": "By Eva Smit"}]}, "publication_date": "2026-03-01"}}]},
        {"outlet": "", "authors": ("Eva Smit",), "published": "2026-03-01"},
    ),
    "lexisnexis": (
        {"value": [{"Title": "Bread gets dearer", "Date": "2026-03-01T00:00:00Z", "Byline": "Eva Smit", "Source": {"Id": "1", "Name": "Lamp Post"}, "Overview": BODY, "Content": BODY, "Url": LINK}]},
        {"authors": ("Eva Smit",)},
    ),
    "telethon": (
        [{"_": "Message", "id": 5, "date": "2026-03-01T07:12:00+00:00", "message": BODY}, {"_": "MessageService", "id": 6, "date": "2026-03-01T07:13:00+00:00"}],
        {"title": "", "outlet": "", "url": "", "published": "2026-03-01T07:12:00+00:00"},
    ),
    "twint": (
        [{"id": 1, "created_at": "2026-03-01 07:12:00 UTC", "date": "2026-03-01", "time": "07:12:00", "tweet": BODY, "link": LINK}],
        {"title": "", "outlet": "", "published": "2026-03-01T07:12:00"},
    ),
    "a table in a list": (
        [["title", "text", "url", "source"], ["Bread gets dearer", BODY, LINK, "Lamp Post"]],
        {},
    ),
    "a sheet of google": (
        {"range": "A1:D2", "majorDimension": "ROWS", "values": [["Title", "Text", "Link", "Outlet"], ["Bread gets dearer", BODY, LINK, "Lamp Post"]]},
        {},
    ),
    "deep down": (
        {"payload": {"page": {"modules": [{"type": "ad"}, {"teasers": [{"headline": "Bread gets dearer", "text": BODY, "url": LINK, "publisher": "Lamp Post"}]}]}}},
        {},
    ),
    "names in parts": (
        {"articles": [{"title": "Bread gets dearer", "body": BODY, "url": LINK, "publication": {"name": "Lamp Post"}, "authors": [{"first_name": "Eva", "last_name": "Smit"}], "published": {"iso": "2026-03-01T07:12:00Z"}}]},
        {"authors": ("Eva Smit",), "published": "2026-03-01T07:12:00+00:00"},
    ),
    "meta": (
        [{"id": 1, "creation_time": "2026-03-01T07:12:00", "post_owner.name": "Lamp Post", "text": BODY, "url": LINK}],
        {"title": "", "published": "2026-03-01T07:12:00"},
    ),
    "substack": (
        {"posts": [{"id": 1, "title": "Bread gets dearer", "post_date": "2026-03-01T07:12:00.000Z", "canonical_url": LINK, "body_html": f"<p>{BODY}</p>", "publishedBylines": [{"name": "Eva Smit"}]}]},
        {"outlet": "", "authors": ("Eva Smit",), "published": "2026-03-01T07:12:00+00:00"},
    ),
    "hugging face": (
        {"rows": [{"row_idx": 0, "row": {"headline": "Bread gets dearer", "content": BODY, "url": LINK, "publisher": "Lamp Post"}, "truncated_cells": []}]},
        {},
    ),
    "columns apart": (
        {"columns": ["title", "text", "url", "source"], "index": [0], "data": [["Bread gets dearer", BODY, LINK, "Lamp Post"]]},
        {},
    ),
    "described columns": (
        {"meta": [{"name": "title"}, {"name": "text"}, {"name": "url"}, {"name": "outlet"}], "data": [["Bread gets dearer", BODY, LINK, "Lamp Post"]]},
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("service", RECORDS)
def test_what_a_service_calls_what(service: str) -> None:
    record, said = RECORDS[service]
    article = one(json.dumps(record).encode(), "in/1.json")
    wanted = {"title": "Bread gets dearer", "body": BODY, "url": LINK, "outlet": "Lamp Post"} | said
    assert {name: getattr(article, name) for name in wanted} == wanted


def test_records_by_their_numbers_and_tables_by_their_columns() -> None:
    record = {"title": "Bread gets dearer", "text": BODY, "url": LINK}
    numbered = {"0": record, "1": {**record, "title": "Wood gets dearer"}}
    by_columns = {name: {"0": value, "1": value} for name, value in record.items()}
    by_info = {"eng-1": {"info": record}, "eng-2": {"info": record}}
    for document in (numbered, by_columns, by_info):
        things = read(json.dumps(document).encode(), "json/1.json")
        found = [thing for thing in things if isinstance(thing, Article)]
        assert [article.body for article in found] == [BODY, BODY], things
        assert found[0].title == "Bread gets dearer"
    # Under keys that nobody knows, a list of news is one.
    recent = {
        "recentNews": {
            "newest": {"news": "1"},
            "activity": [{**record, "date": "2026-03-01", "time": "08:15:00 PM"}],
        }
    }
    article = one(json.dumps(recent).encode(), "json/1.json")
    assert (article.title, article.published) == ("Bread gets dearer", "2026-03-01T20:15:00")
    # Words by their languages are no records.
    words = json.dumps({"en": {"title": "Title", "text": "Text"}, "de": {"title": "Titel", "text": "Text"}})
    (problem,) = read(words.encode(), "json/1.json")
    assert isinstance(problem, Problem)


def test_json_with_stray_backslashes_and_line_ends_is_mended_and_said_to_be() -> None:
    title = "Bread \\ wood\nis \\'dear\\'"
    source = f'{{"articles": [{{"url": "{LINK}", "title": "{title}", "seendate": "20260301T080000Z"}}]}}'
    problem, article = read(source.encode(), "json/1.json")
    assert isinstance(article, Article) and isinstance(problem, Problem)
    assert (article.title, article.published) == ("Bread \\ wood is 'dear'", "2026-03-01T08:00:00+00:00")
    assert problem.code == "damaged"
    (whole,) = read(source[:-3].encode(), "json/1.json")
    assert isinstance(whole, Problem)


def test_ghost_keeps_authors_and_tags_beside_its_entries() -> None:
    post = {
        "id": "5f1",
        "title": "Bread gets dearer",
        "html": f"<p>{BODY}</p>",
        "published_at": "2026-03-01T08:00:00.000Z",
    }
    data = {
        "posts": [post],
        "users": [{"id": "1", "name": "Eva Smit"}],
        "posts_authors": [{"post_id": "5f1", "author_id": "1"}, {"post_id": "5f1", "author_id": "9"}],
        "tags": [{"id": "t", "name": "Bread"}],
        "posts_tags": [{"post_id": "5f1", "tag_id": "t"}],
    }
    article = one(json.dumps({"db": [{"meta": {}, "data": data}]}).encode(), "json/1.json")
    assert (article.authors, article.keywords, article.body) == (("Eva Smit",), ("Bread",), BODY)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Smit, Eva; Quist, Bo", ("Eva Smit", "Bo Quist")),
        ("SMIT, Eva", ("Eva SMIT",)),
        ("Eva Smit in Sund", ("Eva Smit",)),
        # A list of names in the order of speech, and a name with a paper behind it.
        ("Eva Smit, Bo Quist", ("Eva Smit", "Bo Quist")),
        ("Eva Smit, Lamp Post", ("Eva Smit",)),
        ("Jan in 't Veld", ("Jan in 't Veld",)),
        ("From EVA SMIT and BO QUIST", ("EVA SMIT", "BO QUIST")),
        ("Autorin: Eva Smit", ("Eva Smit",)),
        ("Eva Smit og Bo Lundby Quist", ("Eva Smit", "Bo Lundby Quist")),
        ("Eva da Costa e Silva", ("Eva da Costa e Silva",)),
        ("From our Correspondent", ("From our Correspondent",)),
    ],
)
def test_names_are_those_of_people_in_the_order_of_speech(written: str, names: tuple[str, ...]) -> None:
    record = {"title": "Bread gets dearer", "text": BODY, "author": written}
    assert one(json.dumps([record]).encode(), "in/1.json").authors == names


def test_of_several_summaries_without_a_text_none_is_lost() -> None:
    record = {"title": "Bread gets dearer - Lamp Post", "url": LINK, "source": "Lamp Post", "date": "2026-03-01"}
    told = one(json.dumps([{**record, "description": "Bread.", "snippet": BODY}]).encode(), "in/1.json")
    assert (told.title, told.body, told.abstract) == ("Bread gets dearer", BODY, "Bread.")
    # What a summary repeats of another is said once; another dash in a headline stays.
    again = {**record, "title": "Bread gets dearer - again", "description": BODY, "snippet": BODY[:20]}
    told = one(json.dumps([again]).encode(), "in/1.json")
    assert (told.title, told.body, told.abstract) == ("Bread gets dearer - again", BODY, "")


def test_a_name_with_an_address_is_no_article_without_a_date() -> None:
    people = [{"name": "Eva Smit", "url": LINK, "description": "Baker."}]
    assert isinstance(read(json.dumps(people).encode(), "in/1.json")[0], Problem)


def test_wordpress_without_embedded_authors_has_no_byline() -> None:
    record, _ = RECORDS["wordpress"]
    bare = {key: value for key, value in record[0].items() if key != "_embedded"}
    article = one(json.dumps([bare]).encode(), "in/1.json")
    assert (article.byline, article.authors, article.keywords) == ("", (), ())


def test_digital_wires_of_dpa() -> None:
    wire = {
        "version": 3, "urn": "urn:newsml:dpa.com:20260301:260301-1", "entry_id": "1", "version_created": "2026-03-01T08:12:00+01:00", "pubstatus": "usable",
        "headline": "Brot wird teurer", "kicker": "Sund", "teaser": "Vier Kronen kostet ein Laib.", "language": "de", "byline": "Von Eva Smit",
        "article_html": '<section class="main"><p>Sund (dpa) - Vier Kronen.</p><p>Ab Montag.</p></section><section class="notepad np-public"><p>Kontakt: 1</p></section>',
        "categories": [{"type": "dnltype:keyword", "name": "Brot"}, {"type": "dnltype:desk", "name": "wi"}],
        "associations": [{"type": "image", "urn": "urn:newsml:dpa.com:20260301:2", "headline": "Ofen", "version_created": "2026-03-01T08:12:00+01:00"}],
    }  # fmt: skip
    article = one(json.dumps(wire).encode(), "in/1.json")
    assert (article.title, article.body) == ("Brot wird teurer", "Sund (dpa) - Vier Kronen.\n\nAb Montag.")
    assert (article.abstract, article.outlet, article.keywords) == (
        "Vier Kronen kostet ein Laib.",
        "dpa",
        ("Brot",),
    )
    assert (article.authors, article.published, article.status) == (
        ("Eva Smit",),
        "2026-03-01T08:12:00+01:00",
        "usable",
    )


def test_a_picture_is_no_article_and_said_to_be_one() -> None:
    picture = {
        "uri": "tag:lamp.example,2026:1",
        "type": "picture",
        "headline": "Oven",
        "description_text": "An oven",
        "versioncreated": "2026-03-01T05:00:00Z",
    }
    (problem,) = read(json.dumps(picture).encode(), "in/1.json")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("unsupported", "holds no article, only a picture")
    text = picture | {"type": "text", "body_text": "It is an oven."}
    assert len(read(json.dumps([picture, text]).encode(), "in/1.json")) == 1


TABLES = {
    "meltwater": (
        ("Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tCountry\tLanguage\tReach\n"
         f"01-Mar-2026 07:12AM\tBread gets dearer\t{LINK}\t{BODY}\t... a loaf ...\tLamp Post\tEva Smit\tNorway\tEnglish\t10\n").encode("utf-16"),
        {"outlet": "Lamp Post", "language": "en", "published": "2026-03-01T07:12:00", "authors": ("Eva Smit",), "body": BODY},
    ),
    "media cloud": (
        f"id,indexed_date,language,media_name,media_url,publish_date,title,url\n1,2026-03-02 11:00:00,en,Lamp Post,lamp.example,2026-03-01,Bread gets dearer,{LINK}\n".encode(),
        {"outlet": "Lamp Post", "published": "2026-03-01", "body": ""},
    ),
    "talkwalker": (
        f'url;indexed;published;title;content;root_url;domain_url;lang\n{LINK};2026-03-02 1:00;2026-03-01 07:12:00;"Bread gets dearer";"{BODY}";http://lamp.example/;http://lamp.example/;en\n'.encode(),
        {"outlet": "lamp.example", "published": "2026-03-01T07:12:00", "body": BODY},
    ),
    "zotero": (
        ('"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date","Date Added","Date Modified","Manual Tags","Language"\n'
         f'"A1","newspaperArticle","2026","Smit, Eva; Berg, Ole","Bread gets dearer","Lamp Post","{LINK}","{BODY}","2026-03-01","2026-03-09 08:00:00","2026-03-09 08:00:00","bread; price","eng"\n'
         f'"A2","attachment","","","Bread gets dearer","","{LINK}","","2026-03-01","","","",""\n').encode(),
        {"outlet": "Lamp Post", "published": "2026-03-01", "body": BODY, "authors": ("Eva Smit", "Ole Berg"), "updated": "", "keywords": ("bread", "price"), "language": "en"},
    ),
    "gdelt": (
        f"URL,MobileURL,Date,Title,Domain,Language\n{LINK},,20260301T071200Z,Bread gets dearer,lamp.example,English\n".encode(),
        {"outlet": "lamp.example", "published": "2026-03-01T07:12:00+00:00", "language": "en"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("service", TABLES)
def test_what_a_table_calls_what(service: str) -> None:
    data, said = TABLES[service]
    article = one(data, "in/1.csv")
    wanted = {"title": "Bread gets dearer", "url": LINK} | said
    assert {name: getattr(article, name) for name in wanted} == wanted


RIS = f"""TY  - NEWS
TI  - Bread gets dearer
AU  - Smit, Eva
AU  - Berg, Ole
T2  - Lamp Post
AB  - {BODY}
From Monday on.
DA  - 2026/03/01/
PY  - 2026
KW  - bread
UR  - {LINK}
LA  - eng
ER  -

TY  - NEWS
T1  - Ovens go cold
JO  - Lamp Post
Y1  - 2026/02/28/Saturday
ER  -
"""
WEB_OF_SCIENCE = f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Smit, E
   Berg, O
AF Smit, Eva
   Berg, Ole
TI Bread gets dearer
   in winter
SO LAMP POST
LA English
DE bread; price
AB {BODY}
PD MAR 1
PY 2026
UT WOS:1
ER

EF
"""


def test_references_of_libraries() -> None:
    first, second = (thing for thing in read(RIS.encode(), "in/1.ris") if isinstance(thing, Article))
    assert (first.title, first.body, first.outlet) == (
        "Bread gets dearer",
        f"{BODY}\nFrom Monday on.",
        "Lamp Post",
    )
    assert (first.authors, first.published, first.language) == (("Eva Smit", "Ole Berg"), "2026-03-01", "en")
    assert (first.url, first.keywords, first.format) == (LINK, ("bread",), "ris")
    assert (second.title, second.outlet, second.published) == ("Ovens go cold", "Lamp Post", "2026-02-28")
    article = one(WEB_OF_SCIENCE.encode(), "in/savedrecs.txt")
    assert (article.title, article.body, article.outlet) == ("Bread gets dearer in winter", BODY, "LAMP POST")
    assert (article.authors, article.published, article.id) == (("Eva Smit", "Ole Berg"), "2026-03-01", "WOS:1")
    assert (article.keywords, article.format) == (("bread", "price"), "wos")
    # Copy that begins with such letters is copy.
    assert one(b"FN Herstal wins\n\nThe maker of arms has won.\n", "in/1.txt").format == "text"


def test_references_cut_anywhere_end_in_articles_or_problems() -> None:
    for data in (RIS.encode(), WEB_OF_SCIENCE.encode()):
        for part in range(1, 20):
            for thing in read(data[: len(data) * part // 20], "in/1.txt"):
                assert isinstance(thing, Article | Problem)


def test_markup_never_stays_in_an_abstract() -> None:
    page = f'<html><head><meta property="og:description" content="&lt;p&gt;Four crowns &amp;amp; no less.&lt;/p&gt;"><title>Bread</title></head><body><article><h1>Bread</h1><p>{BODY * 3}</p></article></body></html>'
    assert one(page.encode(), "in/1.html").abstract == "Four crowns & no less."
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lamp",
        "items": [{"id": "1", "title": "Bread", "summary": "Bread &amp; <b>wood</b>", "content_text": BODY}],
    }
    assert one(json.dumps(feed).encode(), "in/1.json").abstract == "Bread & wood"


@pytest.mark.parametrize(
    ("record", "outlet"),
    [
        ({"entries": [{"id": 1, "feed_id": 2, "title": "Bread gets dearer", "url": LINK, "content": BODY, "feed": {"title": "Lamp Post"}}]}, "Lamp Post"),
        ({"results": [{"uri": "nyt://article/1", "title": "Bread gets dearer", "abstract": BODY, "url": LINK}]}, "The New York Times"),
        ([{"id": "1", "created_at": "2026-03-01T07:12:00Z", "url": "https://m.example/@lamp/1", "content": BODY, "account": {"display_name": "Eva"}}], "m.example"),
    ],
)  # fmt: skip
def test_who_an_entry_is_of(record: Any, outlet: str) -> None:
    article = one(json.dumps(record).encode(), "a.json")
    assert (article.outlet, article.body) == (outlet, BODY)


def test_the_sentence_for_which_a_monitor_found_a_text_is_kept() -> None:
    table = f'Date,Headline,URL,Opening Text,Hit Sentence,Source\n1-Mar-2026 07:12AM,Bread gets dearer,{LINK},"{BODY}",{{}},Lamp Post\n'
    assert one(table.format("Rye is dearest.").encode(), "a.csv").body == f"{BODY}\n\nRye is dearest."
    assert one(table.format(BODY[:18]).encode(), "a.csv").body == BODY


def channel(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = [
        {"id": number, "type": "message", "date": "2026-11-18T09:14:00", **message}
        for number, message in enumerate(messages, 1)
    ]
    return {"name": "The Lamp Post", "type": "public_channel", "id": 7, "messages": told, **more}


def test_messages_of_a_channel_of_telegram() -> None:
    marked = [{"type": "bold", "text": "Bread gets dearer"}, "\n\n" + BODY + " ", {"type": "link", "text": LINK}]
    chat = channel(
        {"text": marked, "date_unixtime": "1794993240"},
        {"text": BODY, "forwarded_from": "Sund Radio"},
        {"text": ["Bread is ", {"type": "bold", "text": "dear"}, "."]},
        {"text": [{"type": "bold", "text": "Dear"}, " is the bread."]},
        {"text": "", "photo": "a.jpg"},
        {"type": "service", "action": "pin_message", "text": ""},
    )
    for document in (chat, {"about": "an export", "chats": {"about": "x", "list": [chat]}}):
        found = [
            thing for thing in read(json.dumps(document).encode(), "result.json") if isinstance(thing, Article)
        ]
        assert [(article.title, article.body, article.outlet, article.id) for article in found] == [
            ("Bread gets dearer", f"{BODY} {LINK}", "The Lamp Post", "1"),
            ("", BODY, "Sund Radio", "2"),
            ("", "Bread is dear.", "The Lamp Post", "3"),
            ("", "Dear is the bread.", "The Lamp Post", "4"),
        ]
        assert [article.published for article in found[:2]] == ["2026-11-18T09:14:00+00:00", "2026-11-18T09:14:00"]
    [problem] = read(b'{"name": "log", "messages": [{"id": 1, "text": "x"}]}', "a.json")
    assert isinstance(problem, Problem)


def test_messages_of_a_channel_of_slack() -> None:
    told = [
        {"text": BODY, "user": "U1", "user_profile": {"real_name": "Ida Moor"}},
        {
            "text": "Bread is <https://b.example/x|dear>, says <@U2> in <#C1|bread> &amp; <https://b.example/y>.",
            "user": "U2",
        },
        {"text": "<@U2> has joined the channel", "user": "U2", "subtype": "channel_join"},
        {"text": "", "user": "U2", "files": [{"name": "a.jpg"}]},
        {"text": "The mill burns.", "subtype": "bot_message", "username": "Wire"},
    ]
    day = [{"type": "message", "ts": f"179499324{number}.000200", **one} for number, one in enumerate(told)]
    found = read(json.dumps(day).encode(), "2026-11-18.json")
    assert [(one.body, one.byline) for one in found if isinstance(one, Article)] == [
        (BODY, "Ida Moor"),
        ("Bread is dear, says @U2 in #bread & https://b.example/y.", ""),
        ("The mill burns.", "Wire"),
    ]
    assert next(one.published for one in found if isinstance(one, Article)).startswith("2026-11-18T09:14:00")
    # Records of another kind keep what stands in brackets of theirs.
    [problem] = read(b'[{"type": "message", "text": "<a|b>"}]', "a.json")
    assert isinstance(problem, Problem)


def test_posts_of_bluesky_twitter_and_videos() -> None:
    record = {
        "$type": "app.bsky.feed.post",
        "createdAt": "2026-11-18T09:14:00.000Z",
        "text": BODY,
        "langs": ["en"],
    }
    post = {
        "uri": "at://did/1",
        "author": {"handle": "lamp.example", "displayName": "The Lamp Post"},
        "record": record,
    }
    for document in ({"feed": [{"post": post}]}, {"posts": [post]}):
        article = one(json.dumps(document).encode(), "a.json")
        assert (article.body, article.outlet, article.id) == (BODY, "The Lamp Post", "at://did/1")
        assert (article.published, article.language) == ("2026-11-18T09:14:00+00:00", "en")
    tweet = {
        "created_at": "Wed Nov 18 09:14:00 +0000 2026",
        "id_str": "17",
        "full_text": BODY,
        "user": {"name": "The Lamp Post", "screen_name": "lamp"},
        "lang": "en",
    }
    article = one(json.dumps(tweet).encode(), "a.jsonl")
    assert (article.body, article.outlet, article.url) == (
        BODY,
        "The Lamp Post",
        "https://twitter.com/lamp/status/17",
    )
    assert article.published == "2026-11-18T09:14:00+00:00"
    cut = {key: value for key, value in tweet.items() if key != "full_text"}
    cut |= {"text": f"{BODY[:20]}…", "extended_tweet": {"full_text": BODY}}
    assert one(json.dumps(cut).encode(), "a.jsonl").body == BODY
    snippet = {
        "publishedAt": "2026-11-18T09:14:00Z",
        "title": "Bread gets dearer",
        "description": BODY,
        "channelTitle": "Lamp TV",
    }
    article = one(json.dumps({"items": [{"id": {"videoId": "v"}, "snippet": snippet}]}).encode(), "a.json")
    assert (article.title, article.body, article.outlet) == ("Bread gets dearer", BODY, "Lamp TV")
    excerpt = one(json.dumps({"title": "Bread gets dearer", "snippet": BODY, "url": LINK}).encode(), "a.json")
    assert excerpt.body == BODY


def test_where_a_search_cuts_a_text_it_says_so_behind_it() -> None:
    for cut in ("[+3453 chars]", "[3453 chars]"):
        assert one(json.dumps([{"title": "Bread", "content": f"{BODY} {cut}"}]).encode(), "a.json").body == BODY
    told = f"{BODY} [3453 loaves]"
    assert one(json.dumps([{"title": "Bread", "content": told}]).encode(), "a.json").body == told


def test_an_archive_of_twitter_and_a_chat_of_discord_have_posts_and_no_notices() -> None:
    tweets = [
        {"tweet": {"id_str": "7", "full_text": BODY, "created_at": "Sun Mar 01 07:12:00 +0000 2026", "lang": "en"}}
    ]
    tweet = one(f"window.YTD.tweets.part0 = {json.dumps(tweets)}".encode(), "in/tweets.js")
    assert (tweet.body, tweet.id, tweet.published) == (BODY, "7", "2026-03-01T07:12:00+00:00")
    (problem,) = read(f"window.x = {json.dumps(tweets)}".encode(), "in/tweets.js")
    assert isinstance(problem, Problem)
    said = {"timestamp": "2026-03-01T07:12:00+00:00", "timestampEdited": None, "author": {"name": "eva"}}
    messages = [
        {**said, "id": "1", "type": "Default", "content": BODY},
        {**said, "id": "2", "type": "GuildMemberJoin", "content": "Joined the server."},
    ]
    assert (
        one(json.dumps({"channel": {"name": "bread"}, "messages": messages}).encode(), "in/chat.json").body == BODY
    )


def test_texts_of_a_corpus_need_no_headline_unless_they_are_words() -> None:
    lines = [{"document": f"{place}: {BODY}", "summary": place} for place in ("Sund", "Orley")]
    found = read("\n".join(map(json.dumps, lines)).encode(), "in/1.jsonl")
    assert [(thing.body, thing.abstract) for thing in found if isinstance(thing, Article)] == [
        (line["document"], line["summary"]) for line in lines
    ]
    # One line is a file of lines, too; a document of one record need be no article.
    [alone] = read(json.dumps(lines[0]).encode(), "in/1.jsonl")
    [other] = read(json.dumps(lines[0]).encode(), "in/1.json")
    assert isinstance(alone, Article)
    assert isinstance(other, Problem)
    short = [{"text": "It is so.", "label": 1}, {"text": "It is not.", "label": 0}]
    (problem,) = read("\n".join(map(json.dumps, short)).encode(), "in/1.jsonl")
    assert isinstance(problem, Problem)


#: A body as editors of pages and collectors of news write it, of two paragraphs.
TREES: dict[str, Any] = {
    "a list of paragraphs": ["Bread is dear.", "Not one will sell for less."],
    "HTML in a list": ["<p>Bread is dear.</p>", "<p>Not <b>one</b> will sell for less.</p>"],
    "prosemirror": {"type": "doc", "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": "Bread is dear."}]},
        {"type": "paragraph", "content": [{"type": "text", "text": "Not "}, {"type": "text", "marks": [{"type": "bold"}], "text": "one"}, {"type": "text", "text": " will sell for less."}]},
    ]},
    "portable text": [
        {"_type": "block", "children": [{"_type": "span", "text": "Bread is dear."}]},
        {"_type": "image", "caption": "An oven"},
        {"_type": "block", "children": [{"_type": "span", "text": "Not "}, {"_type": "span", "marks": ["strong"], "text": "one"}, {"_type": "span", "text": " will sell for less."}]},
    ],
    "contentful": {"nodeType": "document", "data": {}, "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "Bread is dear."}]},
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "Not one"}, {"nodeType": "text", "value": " will sell for less."}]},
    ]},
    "draft.js": {"blocks": [{"type": "unstyled", "text": "Bread is dear."}, {"type": "unstyled", "text": "Not one will sell for less."}], "entityMap": {}},
    "editor.js": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": "Bread is dear."}}, {"type": "paragraph", "data": {"text": "Not <b>one</b> will sell for less."}}]},
    "lexical": {"root": {"type": "root", "children": [
        {"type": "paragraph", "children": [{"type": "text", "text": "Bread is dear."}]},
        {"type": "paragraph", "children": [{"type": "text", "text": "Not one"}, {"type": "text", "text": " will sell for less."}]},
    ]}},
    "fundus": {"summary": [], "sections": [{"headline": [], "paragraphs": ["Bread is dear."]}, {"headline": ["Bakers"], "paragraphs": ["Not one will sell for less."]}]},
    "a language": {"en-US": "Bread is dear.\n\nNot one will sell for less."},
}  # fmt: skip


@pytest.mark.parametrize("kind", TREES)
def test_a_body_may_be_a_tree_of_blocks(kind: str) -> None:
    article = one(
        json.dumps({"articles": [{"title": "Bread", "body": TREES[kind], "date": "2026-03-01"}]}).encode(),
        "a.json",
    )
    assert article.body == "Bread is dear.\n\nNot one will sell for less."  # fmt: skip


def test_a_body_that_is_an_object_of_something_else_is_no_text() -> None:
    for body in (
        {"id": "7f"},
        {"type": "image", "url": LINK},
        [{"type": "image", "caption": "An oven"}],
        [["p", "x"]],
    ):
        assert one(json.dumps([{"title": "Bread", "body": body, "url": LINK}]).encode(), "a.json").body == ""


def test_the_data_of_a_page_has_its_article_among_others() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "Bread gets dearer",
        "articleBody": BODY,
        "mainEntityOfPage": {"@type": "WebPage", "@id": LINK},
    }
    site = {"@type": "WebSite", "name": "Lamp Post", "url": "https://lamp.example", "description": "News of Sund"}
    graph = {"@context": "https://schema.org", "@graph": [site, article, {"@type": "Person", "name": "Eva Smit"}]}
    (found,) = read(json.dumps(graph).encode(), "a.json")
    assert isinstance(found, Article)
    assert (found.title, found.body, found.url) == ("Bread gets dearer", BODY, LINK)
    (problem,) = read(json.dumps({**graph, "@graph": [site]}).encode(), "a.json")
    assert isinstance(problem, Problem)


def test_an_author_may_stand_behind_a_node() -> None:
    post = {"title": "Bread", "content": BODY, "author": {"node": {"name": "Eva Smit"}}, "link": LINK}
    assert one(json.dumps({"data": {"posts": {"nodes": [post]}}}).encode(), "a.json").authors == ("Eva Smit",)
