"""Electronic books (.epub): newspapers and magazines, an article for each entry of the table of contents.

`META-INF/container.xml` names the package (OPF), whose spine is the order of the pages. Cover, contents, lists of links
and colophon are no articles. Headlines are those of the table of contents (NCX or `nav`), which also parts pages that
hold several articles; else the page's own. Outlet, day and language are the book's.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.office import TooLargeError, guarded, is_zip, parsed
from triage.readers.fields import fold, language_tag, people
from triage.readers.stamps import stamp
from triage.readers.web.markup import local, text_of, tree_of_html
from triage.readers.word_dates import date_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Names of pages, and kinds that pages say they are (EPUB structural semantics), that hold no article.
_AROUND = re.compile(
    r"(?i)(?:^|[^a-z])(?:cover|title-?page|half-?title(?:-?page)?|toc|nav|ncx|contents?|table-of-contents|landmarks|index|copyright(?:-?page)?|colophon|imprint"
    r"|impressum|inhalt(?:sverzeichnis)?|sommaire|sumario|índice|colofon|masthead|dedication|loi|lot|advert(?:isement)?s?|anzeigen?|backcover)(?:[^a-z]|$)"
)
_AROUND_TITLE = re.compile(
    r"(?i)\s*(?:cover|title page|(?:table of )?contents|copyright|colophon|imprint|impressum|inhalt(?:sverzeichnis)?|titelseite|sommaire|couverture|mentions légales"
    r"|table des matières|sumario|índice|portada|créditos|inhoud(?:sopgave)?|colofon|sommario|indice|masthead|advertisement|目次|奥付|表紙|目录|封面|版权(?:页)?)\s*"
)
#: A page of which links are more than this share is a list.
_MOST_LINKS = 0.6
_LEAST_WORDS = 12
#: What a program set around the text: bars to leaf through, notes on where the page came from.
_BARS = re.compile(r"(?i)(?:^|[\s_-])(?:navbar|navigation|breadcrumbs?|calibre_navbar|calibre_feed|skip-?link)")
_FROM = re.compile(r"(?i)^This article was downloaded by .{0,200}$", re.MULTILINE)
_BYLINE = re.compile(r"(?i)(?:^|[\s_-])(?:by-?line|author|auteur|autor|dateline-author)(?:$|[\s_-])")
_STANDFIRST = re.compile(
    r"(?i)(?:^|[\s_-])(?:standfirst|subtitle|sub-?headline|rubric|deck|dek|abstract|chapo|teaser|vorspann)(?:$|[\s_-])"
)
#: What stands between the name of a newspaper and the day: "Harbour Brief [Fri, 20 Nov 2026]", "Harbour Brief - 2026-11-20".
_BEFORE_DAY = (" [", " (", " - ", " – ", " — ", " | ", ": ", ", ")
#: Where an article begins that the table of contents names by its place in a page.
_MARK = "\ue000"
_FLOOR = 4 << 20
_LONGEST_DAY = 40


class _Epub:
    name = "epub"
    suffixes = (".epub",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the kind that stands at the beginning of the archive, or the suffix of a zip."""
        return is_zip(head) and (b"application/epub+zip" in head[:200] or suffix_of(name) in self.suffixes)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles in the order of the book."""
        things = guarded(lambda: _articles(_Book(data, bounds)), name, "book")
        yield from placed_or_said(things, name, self.name, bounds)


READER = _Epub()


class _Entry(Struct, frozen=True):
    """An entry of the table of contents: its headline and the element at which it begins."""

    title: str
    anchor: str


class _Page(Struct, frozen=True):
    """A page of the spine."""

    path: str
    kind: str


class _Book:
    """The archive within its bounds, and what the package says."""

    def __init__(self, data: bytes, bounds: Bounds) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._archive.namelist())
        self._room = min(bounds.file_bytes, max(_FLOOR, bounds.expansion * len(data)))
        self.package = self._package()
        self.entries: dict[str, list[_Entry]] = {}

    def bytes_of(self, path: str) -> bytes:
        """A member; b"" where there is none. All of them together are held to the bound."""
        if path not in self._names:
            return b""
        with self._archive.open(path) as file:
            found = file.read(self._room + 1)
        self._room -= len(found)
        if self._room < 0:
            raise TooLargeError
        return found

    def tree(self, path: str) -> "Element | None":
        """A member's tree."""
        return parsed(self.bytes_of(path))

    def _package(self) -> str:
        container = self.tree("META-INF/container.xml")
        named = [] if container is None else [one.get("full-path") or "" for one in _named(container, "rootfile")]
        return next(iter(named), "") or next((name for name in sorted(self._names) if name.endswith(".opf")), "")


def _articles(book: _Book) -> Iterator[Article | Problem]:
    package = book.tree(book.package)
    if package is None:
        return
    outlet, day = _paper(package)
    language = language_tag(_said(package, "language"))
    titles = _contents(book, package)
    for page in _pages(book, package):
        if _AROUND.search(page.kind):
            continue
        root = _html(book.bytes_of(page.path))
        if root is None or _AROUND.search(_kind_of(root)):
            continue
        yield from _of_page(
            root, titles.get(page.path, []), Article(outlet=outlet, published=day, language=language)
        )


def _paper(package: "Element") -> tuple[str, str]:
    """The name of the paper and the day of the issue."""
    title = _said(package, "title")
    outlet, day = _name_and_day(title)
    issued = _said(package, "date")
    return outlet, day or stamp(issued)[:10] or date_in(issued)


def _name_and_day(title: str) -> tuple[str, str]:
    """The name of a paper and the day of an issue, as one title has them.

    >>> _name_and_day("Harbour Brief [Fri, 20 Nov 2026]"), _name_and_day("Harbour 2000")
    (('Harbour Brief', '2026-11-20'), ('Harbour 2000', ''))
    """
    for sign in _BEFORE_DAY:
        name, _, written = title.partition(sign)
        if name and len(written) < _LONGEST_DAY and (day := date_in(written.strip("[]() "))):
            return name, day
    number = next((at for at, char in enumerate(title) if char.isdigit()), len(title))
    day = date_in(title[number:]) if len(title) - number < _LONGEST_DAY else ""
    return (title[:number].rstrip(), day) if day and number else (title, "")


def _said(package: "Element", name: str) -> str:
    return next((fold("".join(one.itertext())) for one in _named(package, name)), "")


def _named(root: "Element", name: str) -> Iterator["Element"]:
    return (one for one in root.iter() if local(one) == name)


def _manifest(book: _Book, package: "Element") -> dict[str, tuple[str, str, str]]:
    """The pages by id: path, properties, kind of file."""
    folder = posixpath.dirname(book.package)
    return {
        one.get("id") or "": (
            _joined(folder, one.get("href") or ""),
            one.get("properties") or "",
            one.get("media-type") or "",
        )
        for one in _named(package, "item")
    }


def _joined(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _pages(book: _Book, package: "Element") -> Iterator[_Page]:
    """The pages of the spine, each once, with all that says what they are."""
    folder = posixpath.dirname(book.package)
    guide = {_joined(folder, one.get("href") or ""): one.get("type") or "" for one in _named(package, "reference")}
    items = _manifest(book, package)
    seen: set[str] = set()
    for one in _named(package, "itemref"):
        number = one.get("idref") or ""
        path, properties, _ = items.get(number, ("", "", ""))
        if path and path not in seen:
            seen.add(path)
            kind = guide.get(path, "")
            name = posixpath.basename(path).rpartition(".")[0]
            # A guide's "text" and "start" say only where to begin.
            yield _Page(path, " ".join((properties, "" if kind in ("text", "start") else kind, name)))


def _kind_of(root: "Element") -> str:
    """What a page says of itself in its outermost elements."""
    said: list[str] = []
    for element in list(root.iter())[:6]:
        said += (value for key, value in element.items() if key.endswith("type") and "/" not in value)
    return " ".join(said)


def _contents(book: _Book, package: "Element") -> dict[str, list[_Entry]]:
    """The entries of the table of contents, by page."""
    found: dict[str, list[_Entry]] = {}
    for path, properties, kind in _manifest(book, package).values():
        if kind == "application/x-dtbncx+xml" or "nav" in properties.split():
            root = book.tree(path) if kind == "application/x-dtbncx+xml" else _html(book.bytes_of(path))
            links = [] if root is None else list(_links(root))
            folder = posixpath.dirname(path)
            for href, title in links:
                entry = _Entry(title, href.partition("#")[2])
                entries = found.setdefault(_joined(folder, href), [])
                if entry.anchor not in (one.anchor for one in entries):
                    entries.append(entry)
    return found


def _links(root: "Element") -> Iterator[tuple[str, str]]:
    """Addresses and headlines of a table of contents, in NCX or HTML."""
    for point in _named(root, "navpoint"):
        content = next(_named(point, "content"), None)
        label = next(_named(point, "text"), None)
        if content is not None and label is not None:
            yield content.get("src") or "", fold("".join(label.itertext()))
    for link in _named(root, "a"):
        if link.get("href"):
            yield link.get("href") or "", fold("".join(link.itertext()))


def _html(data: bytes) -> "Element | None":
    from triage.readers.web.page_encoding import decode_page

    return tree_of_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode_page(data)[0])) if data else None


def _of_page(root: "Element", entries: list[_Entry], book: Article) -> Iterator[Article]:
    """The articles of a page: one, or one for each place of it that the table of contents names."""
    anchored = [entry for entry in entries if entry.anchor]
    links = sum(len("".join(link.itertext())) for link in _named(root, "a"))
    url = next(
        (link.get("href") or "" for link in _named(root, "a") if "downloaded-from" in (link.get("rel") or "")), ""
    )
    byline, standfirst = _first_of(root, _BYLINE), _first_of(root, _STANDFIRST)
    heading = next((text for name in ("h1", "h2", "h3") for one in _named(root, name) if (text := _line(one))), "")
    marked = _mark(root, anchored) if len(anchored) > 1 else []
    text = _FROM.sub("", text_of(_body(root), leaves_out=_is_bar))
    if links > _MOST_LINKS * len(text):
        return
    if len(marked) > 1:
        pieces = text.split(_MARK)
        if len(pieces[0].split()) >= _LEAST_WORDS:
            yield from _one(heading, pieces[0], book, url)
        for entry, piece in zip(marked, pieces[1:], strict=False):
            yield from _one(entry.title, piece, book, url)
        return
    title = next((entry.title for entry in entries if entry.title), "")
    yield from _one(title or heading or _head_title(root), text, book, url, heading, byline, standfirst)


def _one(
    title: str, text: str, book: Article, url: str, heading: str = "", byline: str = "", standfirst: str = ""
) -> Iterator[Article]:
    """The article of a headline and its text, without what stands in fields of its own; none of a page without text."""
    if _AROUND_TITLE.fullmatch(title):
        return
    lines = text.strip().split("\n\n")
    around = {fold(one).casefold() for one in (title, heading, byline, standfirst) if one}
    while lines and fold(lines[0]).casefold() in around:
        del lines[0]
    body = "\n\n".join(line for line in lines if line.strip()).strip()
    if len(body.split()) < _LEAST_WORDS and len(body) < 60:
        return
    yield Article(
        title=title or heading,
        body=body,
        abstract=standfirst,
        byline=byline,
        authors=people(byline),
        outlet=book.outlet,
        url=url,
        language=book.language,
        published=book.published,
    )


def _mark(root: "Element", entries: list[_Entry]) -> list[_Entry]:
    """Set a mark before each element at which an entry begins; the entries whose element there is, in their order."""
    known = {entry.anchor: entry for entry in entries}
    marked: list[_Entry] = []
    for element in list(root.iter()):
        entry = (
            known.pop(element.get("id") or element.get("name") or "", None)
            if isinstance(element.tag, str)
            else None
        )
        parent = element.getparent() if entry is not None else None
        if entry is not None and parent is not None:
            mark = parent.makeelement("p", {})
            mark.text = _MARK
            element.addprevious(mark)
            marked.append(entry)
    return marked


def _body(root: "Element") -> "Element":
    return next(_named(root, "body"), root)


def _is_bar(element: "Element") -> bool:
    return local(element) in ("nav", "aside") or _BARS.search(element.get("class") or "") is not None


def _first_of(root: "Element", name: re.Pattern[str]) -> str:
    """The first short element of a class."""
    for element in root.iter("p", "div", "span", "h2", "h3", "h4", "address"):
        if name.search(element.get("class") or "") and 0 < len(text := _line(element)) < 400:
            return text
    return ""


def _line(element: "Element") -> str:
    return fold("".join(element.itertext()))


def _head_title(root: "Element") -> str:
    return next((_line(one) for one in _named(root, "title")), "")
