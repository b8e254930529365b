"""Texts in TEI, as digitised newspapers and corpora have them: a header that says where a text is from, and the text.

An issue of a paper marks its articles as divisions of that type; any other text is one article.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name, people
from triage.readers.stamps import first_stamp, moment
from triage.readers.web.markup import local, text_of
from triage.readers.xml.tree import Root, attribute, below, child, children, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DIVISIONS = ("div", "div1", "div2", "div3")
_ARTICLES = ("article", "story", "newsitem", "news")
#: Parts of a text that stand in fields of their own, or are no story: page numbers and heads, notes of who edited it.
_BESIDE = ("byline", "dateline", "note", "fw", "figure", "docauthor", "docdate", "orig", "sic")
#: Elements that HTML has under another name.
_AS_HTML = {"head": "h2", "ab": "p", "lg": "p", "l": "li", "item": "li", "list": "ul", "row": "tr", "cell": "td"}


def _articles(root: "Element") -> Iterator[Article | Problem]:
    documents = [root] if not local(root).startswith("teicorpus") else list(below(root, "tei", "tei.2"))
    return each(_article, ((header, part) for one in documents for header, part in _parts(one)))


def _parts(document: "Element") -> "Iterator[tuple[dict[str, Any], Element]]":
    """Each article of a document, with what the header says of it."""
    said = _said(child(document, "teiheader"))
    text = child(document, "text", "body")
    if text is None:
        text = child(document, "text")
    if text is None:
        return
    marked = [one for one in below(text, *_DIVISIONS) if attribute(one, "type", "subtype").lower() in _ARTICLES]
    if not marked:
        yield said, text
    for one in marked:
        # A title of the whole is the where it has several.
        yield said | ({"title": ""} if len(marked) > 1 else {}), one


def _said(header: "Element | None") -> dict[str, Any]:
    """Our fields → what the header says: of the source first, and of the file where nothing is said of that."""
    file = child(header, "filedesc")
    source = child(file, "sourcedesc")
    titled = child(file, "titlestmt")
    titles = list(below(source, "title"))
    written = (
        attribute(one, "when", "when-iso", "from") or words(one)
        for place in (source, child(header, "profiledesc", "creation"), child(file, "publicationstmt"))
        for one in below(place, "date")
    )
    day = next((one for one in written if moment(one)), "")
    names = [words(one) for one in below(child(source, "biblstruct", "analytic"), "author")]
    names = names or [words(one) for one in children(titled, "author")]
    addresses = (attribute(one, "target") or words(one) for one in below(source, "ref", "ptr", "idno"))
    return {
        "title": next((words(one) for one in titles if attribute(one, "level") == "a"), "")
        or words(child(titled, "title")),
        "outlet": outlet_name(*(words(one) for one in titles if attribute(one, "level") in ("j", "s"))),
        "published": first_stamp(day) or moment(day),
        "published_text": day,
        "byline": "; ".join(filter(None, names)),
        "authors": distinct(names),
        "language": language_tag(attribute(child(header, "profiledesc", "langusage", "language"), "ident")),
        "keywords": distinct(
            words(one) for one in below(child(header, "profiledesc", "textclass", "keywords"), "term", "item")
        ),
        "url": next((one for one in addresses if one.startswith("http")), ""),
    }


def _article(part: "tuple[dict[str, Any], Element]") -> Article:
    said, text = part
    head = next(below(text, "head"), None)
    title = words(head) if said["title"] in ("", words(head)) else ""
    byline = words(next(below(text, "byline", "docauthor"), None))
    own = {"byline": byline, "authors": people(byline)} if byline else {}

    def leaves_out(element: "Element") -> bool:
        return local(element) in _BESIDE or (element is head and bool(title))

    found = said | own | {"title": title or said["title"]}
    found["language"] = said["language"] or language_tag(language_around(text))
    credited = words(next(below(text, "dateline"), None))
    _name_as_html(text)
    return Article(**found, body=text_of(text, leaves_out=leaves_out), credits=credited)


def _name_as_html(text: "Element") -> None:
    """Give elements the names by which paragraphs are told; a line of print ends with a blank."""
    for element in text.iter():
        name = local(element)
        if name in _AS_HTML:
            element.tag = _AS_HTML[name]
        elif name == "lb" and attribute(element, "break") != "no":
            element.tail = f" {element.tail or ''}"


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name.lower() in ("tei", "tei.2", "teicorpus", "teicorpus.2")


READER = XmlReader("tei", (".xml", ".tei"), _is_ours, _articles, "a header without a text")
