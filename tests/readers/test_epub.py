"""Newspapers as electronic books: invented issues in the layouts of two programs."""

import io
import zipfile

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
FERRIES = "Brandvik Lines will sell the ferries Ostara and Lindworm to Ostrava Marine for forty million crowns, it said on Tuesday."
CRANES = "Two cranes reached the harbour of Narvesund on Wednesday after nine days at sea, three months later than planned."


def read(data: bytes) -> list[Article | Problem]:
    return list(read_bytes(data, "in/paper.epub", Bounds()))


def book(pages: dict[str, str], title: str, more: str = "", contents: str = "") -> bytes:
    """An issue whose pages are in the order of the spine."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:language>en</dc:language>{more}</metadata><manifest>{items}"
        f'<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">{spine}</spine></package>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/content.opf", package)
        archive.writestr("OEBPS/toc.ncx", contents)
        for name, page in pages.items():
            archive.writestr(f"OEBPS/{name}", f"<html xmlns='http://www.w3.org/1999/xhtml'>{page}</html>")
    return stream.getvalue()


def point(title: str, source: str) -> str:
    return f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{source}"/></navPoint>'


def test_a_newspaper_of_a_reading_program() -> None:
    bar = '<div class="calibre_navbar"><a href="../feed.html">Next</a> | <a href="#">Section menu</a></div>'
    origin = '<p>This article was downloaded by <strong>calibre</strong> from <a rel="calibre-downloaded-from" href="https://hb.example/f">hb.example</a></p>'
    pages = {
        "titlepage.xhtml": "<body><p>Harbour Brief</p></body>",
        "index.html": '<body><ul><li><a href="a1.html">Ferries sold</a></li><li><a href="a2.html">Cranes arrive</a></li></ul></body>',
        "a1.html": f'<body>{bar}<h1>Ferries sold</h1><p class="byline">By Lena Horn</p><p>{FERRIES}</p>{origin}</body>',
        "a2.html": f"<body>{bar}<h1>Cranes arrive</h1><p>{CRANES}</p></body>",
        "copyright.xhtml": f"<body><p>Copyright 2026 Harbour Brief. {CRANES}</p></body>",
    }
    toc = f"<ncx><navMap>{point('Ferries sold', 'a1.html')}{point('Cranes arrive', 'a2.html')}</navMap></ncx>"
    ferries, cranes = read(
        book(pages, "Harbour Brief [Fri, 20 Nov 2026]", "<dc:date>2026-11-21T03:00:00+00:00</dc:date>", toc)
    )
    assert isinstance(ferries, Article)
    assert isinstance(cranes, Article)
    assert (ferries.title, ferries.body, ferries.byline) == ("Ferries sold", FERRIES, "By Lena Horn")
    assert (ferries.url, ferries.outlet, ferries.published) == (
        "https://hb.example/f",
        "Harbour Brief",
        "2026-11-20",
    )
    assert (cranes.title, cranes.body, cranes.index, cranes.format) == ("Cranes arrive", CRANES, 1, "epub")


def test_several_articles_on_a_page_are_parted_where_the_contents_say() -> None:
    page = f'<body><h2 id="a">Ferries sold</h2><p>{FERRIES}</p><h2 id="b">Cranes arrive</h2><p>{CRANES}</p></body>'
    toc = (
        f"<ncx><navMap>{point('Ferries sold', 'p1.xhtml#a')}{point('Cranes arrive', 'p1.xhtml#b')}</navMap></ncx>"
    )
    found = read(book({"p1.xhtml": page}, "Harbour Brief", "<dc:date>2026-11-20</dc:date>", toc))
    assert [(one.title, one.body) for one in found if isinstance(one, Article)] == [
        ("Ferries sold", FERRIES),
        ("Cranes arrive", CRANES),
    ]


def test_a_page_with_links_in_its_text_is_an_article_and_one_of_links_is_none() -> None:
    told = f'<body><h1>Ferries sold</h1><p>{FERRIES} <a href="x">Brandvik Lines</a> has six.</p></body>'
    links = (
        "<body><h1>News</h1>"
        + "".join(f'<p><a href="a{n}.html">Harbour news of a long day no. {n}</a></p>' for n in range(9))
        + "</body>"
    )
    [article] = read(book({"s1.html": links, "a1.html": told}, "Harbour Brief"))
    assert isinstance(article, Article)
    assert article.title == "Ferries sold"


def test_a_book_without_articles_says_so() -> None:
    [problem] = read(book({"cover.xhtml": "<body><p>Harbour Brief</p></body>"}, "Harbour Brief"))
    assert isinstance(problem, Problem)
    assert problem.code == "empty"
