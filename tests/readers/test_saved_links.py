"""Links that people saved, and posts whose headlines stand in a table beside them."""

import io
import zipfile
from pathlib import Path

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.readers.registry import read_bytes

POCKET = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
<li><a href="https://hb.example/f?a=1&amp;b=2" time_added="1795150800" tags="port,ferries">Ferries sold &amp; paid</a></li>
<li><a href="https://hb.example/c" time_added="1795150900" tags="">Cranes arrive</a></li></ul><h1>Read Archive</h1><ul></ul></body></html>"""
BROWSER = """<!DOCTYPE NETSCAPE-Bookmark-file-1><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p><DT><H3>Harbour</H3><DL><p><DT><A HREF="https://hb.example/f" ADD_DATE="1795150800" TAGS="port">Ferries sold</A><DD>Forty million crowns
<DT><A HREF="javascript:void(0)">Clip this</A></DL></DL>"""
POST = "<p>Brandvik Lines will sell the ferries Ostara and Lindworm to Ostrava Marine for forty million crowns.</p><h2>Why now</h2><p>Ice.</p>"
TABLE = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle\n1234.ferries,2026-11-19T10:00:00.000Z,{},,newsletter,everyone,Ferries sold,Ice did it\n"


def test_saved_links_are_articles() -> None:
    first, second = read_bytes(POCKET.encode(), "ril_export.html", Bounds())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.url, first.keywords) == (
        "Ferries sold & paid",
        "https://hb.example/f?a=1&b=2",
        ("port", "ferries"),
    )
    assert (second.title, second.published, second.format) == ("Cranes arrive", "", "bookmarks")
    [link] = read_bytes(BROWSER.encode(), "bookmarks.html", Bounds())
    assert isinstance(link, Article)
    assert (link.title, link.body, link.url) == ("Ferries sold", "Forty million crowns", "https://hb.example/f")


@pytest.mark.parametrize(("is_published", "status"), [("true", ""), ("false", "withheld")])
def test_posts_of_substack_take_their_headlines_from_the_table(
    tmp_path: Path, is_published: str, status: str
) -> None:
    for folder in ("posts", ""):
        (tmp_path / "in" / folder).mkdir(parents=True, exist_ok=True)
        page = tmp_path / "in" / folder / "1234.ferries.html"
        page.write_text(POST)
        (tmp_path / "in" / "posts.csv").write_text(TABLE.format(is_published))
        [article] = [thing for thing in read([str(tmp_path / "in")]) if isinstance(thing, Article)]
        assert (article.title, article.abstract, article.status) == ("Ferries sold", "Ice did it", status)
        assert (article.published, article.body.split("\n")[0]) == ("2026-11-19T10:00:00+00:00", POST[3:103])
        page.unlink()


def test_posts_of_substack_in_their_archive(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("posts/1234.ferries.html", POST)
        archive.writestr("posts.csv", TABLE.format("true"))
    [article] = [thing for thing in read_bytes(stream.getvalue(), "e.zip", Bounds()) if isinstance(thing, Article)]
    assert (article.title, article.path) == ("Ferries sold", "e.zip!posts/1234.ferries.html")


def test_a_numbered_page_without_a_table_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "1234.ferries.html").write_text(
        f"<html><head><title>Ferries</title></head><body>{POST}</body></html>"
    )
    (tmp_path / "posts.csv").write_text("title,url\nA,https://a.example\n")
    found = {thing.title for thing in read([str(tmp_path)]) if isinstance(thing, Article)}
    assert found == {"Ferries", "A"}
