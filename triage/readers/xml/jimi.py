"""The XML of the Canadian Press (JIMI): a `Publish` element around one `ContentItem`, its text as escaped HTML.

Photos, videos and graphics are sent in the same envelope and are no articles.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.readers.fields import distinct, fold, lines, outlet_name, people
from triage.readers.stamps import stamp
from triage.readers.web.markup import text_of_html, title
from triage.readers.xml.tree import Root, below, child, words
from triage.readers.xml.xml_reader import XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LANGUAGES = {"1": "en", "2": "fr"}
_NEVER = "0001-01-01"


def _articles(root: "Element") -> Iterator[Article]:
    envelopes = [root] if child(root, "contentitem") is not None else below(root, "publish")
    for envelope in envelopes:
        item = child(envelope, "contentitem")
        if item is not None and words(child(item, "contenttype")).lower() in ("", "text"):
            article = _article(envelope, item)
            if article.title or article.body:
                yield article


def _article(envelope: "Element", item: "Element") -> Article:
    value = {name: words(child(item, name)) for name in _NAMES}
    body = child(item, "contenttext")
    sent = words(child(envelope, "publishdatetime")) or words(child(item, "publishdatetime"))
    embargo = value["embargotime"]
    return Article(
        title=title(value["headline"] or value["headline2"]),
        body=text_of_html(body.text) if body is not None and body.text else "",
        byline=value["byline"],
        authors=people(value["byline"]),
        credits=lines(value["placeline"].replace(";;", ", ").replace(";", ", "), value["updatenote"]),
        slug=value["slugproper"],
        keywords=distinct([*value["indexcode"].split(","), *value["keyword"].split(",")]),
        outlet=outlet_name(value["source"], value["credit"], "The Canadian Press"),
        language=_LANGUAGES.get(value["language"], ""),
        id=value["contentitemid"] or value["newscompid"],
        version=fold(f"{value['writethrunum']} {value['writethrutype']}") if value["writethrunum"] else "",
        status="withheld" if value["holdflag"] == "true" else "",
        embargoed="" if embargo.startswith(_NEVER) else stamp(embargo),
        published=_utc(sent) or stamp(value["updateddatetime"]),
        published_text=sent,
    )


#: Elements of an item, in lower case.
_NAMES = (
    "headline headline2 byline placeline updatenote slugproper indexcode keyword source credit language contentitemid newscompid "
    "writethrunum writethrutype holdflag embargotime updateddatetime"
).split()


def _utc(written: str) -> str:
    """The time of sending, which stands in UTC without saying so."""
    found = stamp(written)
    return found if len(found) != len("2026-03-27T15:53:59") else found + "+00:00"


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "Publish" and b"<ContentItem" in head


READER = XmlReader("jimi", (".xml",), _is_ours, _articles, "a picture, video or graphic")
