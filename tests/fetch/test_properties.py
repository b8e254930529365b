"""Any bytes give articles or a fault, and rules of robots.txt mean what an expression of the same shape would."""

import contextlib
import re

from hypothesis import given
from hypothesis import strategies as st

from triage.fetch.faults import FetchError
from triage.fetch.feeds import offered_by_feed
from triage.fetch.files import folder_of_outlet
from triage.fetch.http import HttpAnswer, unpacked
from triage.fetch.identity import canonical
from triage.fetch.robots import rules_of
from triage.fetch.sitemap_course import news_of
from triage.fetch.sources import NewsSource
from triage.readers.walk import rule_against
from triage.readers.web.feed_links import feed_links
from triage.readers.xml.outlines import feeds_of_outlines

SOURCE = NewsSource(url="https://herald.example/feed")
PIECES = [b"<rss>", b"<item>", b"<title>", b"</title>", b"<link>", b"http://[", b"//x/", b"</item>", b"<feed xmlns='a' xml:base='http://['>", b"<entry>",
          b"<urlset>", b"<url>", b"<loc>", b"<news:news>", b"<sitemapindex>", b"<sitemap>", b"<opml>", b"<outline xmlUrl='a'/>", b"\xff\xfe", b"\x00", b"&#0;", b"<!DOCTYPE html>",
          b"<link rel='alternate' type='application/rss+xml' href='http://['>", b"<base href='http://['>", b'{"items": [', b"{}", b"]}", b"<?xml version='1.0' encoding='x'?>"]  # fmt: skip
BYTES = st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join))


@given(BYTES, st.sampled_from(["", "utf-8", "cp1252", "rubbish", "utf-16", "idna"]))
def test_any_bytes_are_a_feed_or_a_fault(data: bytes, charset: str):
    answer = HttpAnswer(url="https://herald.example/feed", status=200, data=data, charset=charset)
    try:
        found = offered_by_feed(answer, SOURCE)
    except FetchError:
        return
    assert len(found.articles) == len(found.has_own_url)
    assert all(one.url == "" or one.url.startswith(("http://", "https://")) for one in found.articles)


@given(BYTES)
def test_any_bytes_are_a_sitemap_a_page_a_list_or_none(data: bytes):
    answer = HttpAnswer(url="https://herald.example/map", status=200, data=data)
    with contextlib.suppress(FetchError):
        news_of(answer, SOURCE, 1.0)
    assert all(url.startswith(("http://", "https://")) for url, _ in feed_links(data, "https://herald.example/"))
    with contextlib.suppress(ValueError):
        list(feeds_of_outlines(data))


@given(st.text(alphabet="ab/*$?", max_size=12), st.text(alphabet="ab/?", max_size=12))
def test_rules_are_expressions_of_their_shape(rule: str, path: str):
    rules = rules_of(f"User-agent: *\nDisallow: /{rule}", "x")
    pattern = "/" + rule
    is_whole = pattern.endswith("$")
    shape = "".join(".*" if letter == "*" else re.escape(letter) for letter in pattern.removesuffix("$"))
    fits = re.match(shape + ("$" if is_whole else ""), "/" + path) is not None
    # "?" alone at the end is no query.
    if not path.endswith("?"):
        assert rules.allow(f"https://herald.example/{path}") is not fits


@given(st.text(max_size=60), st.text(alphabet="./ _-\\:\0", max_size=20))
def test_any_name_of_an_outlet_is_a_folder_that_is_walked(name: str, odd: str):
    for outlet in (name, odd + name, name + odd):
        folder = folder_of_outlet(outlet)
        assert folder == folder.strip()
        assert rule_against(folder) is None
        assert not {"/", "\\", "\0", "\n", ":"} & set(folder)
        assert folder not in (".", "..", "profiles")
        assert 0 < len(folder.encode()) < 120


@given(st.lists(st.binary(max_size=50), max_size=5), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_unpack_or_are_a_fault(pieces: list[bytes], coding: str):
    with contextlib.suppress(FetchError):
        list(unpacked(iter(pieces), coding))


@given(st.text(max_size=50))
def test_any_address_has_a_form_that_stays(url: str):
    assert canonical("https://" + canonical("https://" + url)) == canonical("https://" + url)
