"""NewsML-G2 of the IPTC: a bare `newsItem`, or a `newsMessage` with any number of items.

Only items of text are articles: pictures, packages, concepts, events and planning are not. An item may carry its
content in several renditions (XHTML, NITF, plain text, parts of the page); the best one is read, not their sum.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import Times, distinct, fold, language_tag, lines, outlet_name, people, state, until
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import is_beside, local, looks_like_html, opened, paragraphs, text_of, text_of_html
from triage.readers.xml.tree import Root, attribute, below, child, children, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOTS = frozenset(
    "newsMessage newsItem packageItem conceptItem knowledgeItem planningItem catalogItem contentSet contentMeta".split()
)
#: Classes of items that hold prose; a missing one may.
_TEXT_CLASSES = frozenset(("", "text", "composite", "article", "story"))
#: Renditions of parts of the page, by the end of their name.
_PARTS = frozenset(
    "headline teaser public nonpublic notepad caption summary byline dateline slug note notes contact contacts keywords".split()
)
#: Roles of headlines and descriptions that are not the main one.
_SUB_ROLES = ("sub", "short", "alt", "overline", "kicker", "seo")
_NO_ABSTRACT = ("caption", "note", "rights")


class _Content:
    """The body of an item, and what its rendition says beside it."""

    def __init__(self, body: str = "", story: Article | None = None, title: str = "") -> None:
        self.body = body
        #: What a NITF rendition says about itself.
        self.story = story
        self.title = title


def _items(root: "Element") -> "Iterator[Element]":
    """The news items of a document; a bare content set is read as an item without metadata."""
    name = local(root)
    if name == "newsitem":
        yield root
    elif name == "newsmessage":
        yield from below(root, "newsitem")
    elif name == "contentset":
        yield root


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each(_article, _items(root), is_article=lambda article: True)


def _article(item: "Element") -> Article | None:
    item_meta, meta = child(item, "itemmeta"), child(item, "contentmeta")
    if _code(child(item_meta, "itemclass")) not in _TEXT_CLASSES:
        return None
    content_set = item if local(item) == "contentset" else child(item, "contentset")
    if child(item_meta, "itemclass") is None and _is_media(content_set):
        return None
    content = _content(content_set)
    story = content.story or Article()
    title = _headline(meta) or story.title or words(child(item_meta, "title")) or content.title
    if not title and not content.body:
        return None
    byline = " ".join(words(by) for by in children(meta, "by")).strip() or story.byline
    return Article(
        title=title,
        body=_without_byline(content.body, byline),
        abstract=_abstract(meta) or story.abstract,
        byline=byline,
        authors=_authors(meta, byline) or story.authors,
        credits=lines(words(child(meta, "dateline")), words(child(meta, "creditline"))) or story.credits,
        slug=words(child(meta, "slugline")),
        keywords=_keywords(meta),
        outlet=_outlet(item, item_meta, meta) or story.outlet,
        url=_url(item),
        language=language_tag(attribute(child(meta, "language"), "tag"), language_around(item)) or story.language,
        id=attribute(item, "guid"),
        version=attribute(item, "version"),
        status=state(_code(child(item_meta, "pubstatus"))),
        **_times(item_meta, meta, story),
    )


def _code(element: "Element | None") -> str:
    """The last part of a code such as "ninat:text" or a URI that ends in it."""
    code = attribute(element, "qcode", "uri", "literal")
    return code.rpartition(":")[2].rpartition("/")[2].lower()


def _headline(meta: "Element | None") -> str:
    headlines = list(children(meta, "headline"))
    main = [line for line in headlines if not any(sub in attribute(line, "role").lower() for sub in _SUB_ROLES)]
    return next((words(line) for line in main + headlines if words(line)), "")


def _abstract(meta: "Element | None") -> str:
    for description in children(meta, "description"):
        role = attribute(description, "role").lower()
        text = text_of(description)
        if text and not any(part in role for part in _NO_ABSTRACT):
            return text_of_html(text) if looks_like_html(text) else text
    return ""


def _authors(meta: "Element | None", byline: str) -> tuple[str, ...]:
    """The names of the byline, else the creators that are persons: a name in two words, with no desk in it."""
    creators = (words(child(creator, "name")) for creator in children(meta, "creator"))
    return people(byline) or distinct(name for creator in creators for name in people(creator))


def _keywords(meta: "Element | None") -> tuple[str, ...]:
    found = [words(keyword) for keyword in children(meta, "keyword")]
    found += [words(child(subject, "name")) for subject in children(meta, "subject")]
    return distinct(found)


def _outlet(item: "Element", item_meta: "Element | None", meta: "Element | None") -> str:
    said = [words(child(meta, "creditline"))]
    for source in [*children(meta, "infosource"), *children(item_meta, "provider")]:
        said += [
            words(child(source, "name")),
            attribute(source, "literal"),
            attribute(source, "qcode").rpartition(":")[2],
        ]
    holder = child(item, "rightsinfo", "copyrightholder")
    return outlet_name(*said, words(child(holder, "name")), attribute(holder, "literal"))


def _url(item: "Element") -> str:
    """The page of the item, where it names one."""
    for link in below(child(item, "itemmeta"), "link"):
        rel, href = attribute(link, "rel").lower(), attribute(link, "href")
        if href.startswith("http") and rel.rpartition(":")[2] in ("canonical", "permalink", "isa", "webversion"):
            return href
    return ""


def _times(item_meta: "Element | None", meta: "Element | None", story: Article) -> Times:
    """The time of this version; where the item is older, that time is its update too."""
    version, first = words(child(item_meta, "versioncreated")), words(child(item_meta, "firstcreated"))
    created = words(child(meta, "contentcreated"))
    published = first_stamp(version, first, words(child(meta, "contentmodified")), created) or story.published
    is_update = bool(first) and first_stamp(first) != published
    return {
        "published": published,
        "published_text": version or first or created,
        "updated": published if is_update else "",
        "embargoed": until(words(child(item_meta, "embargoed"))) or story.embargoed,
        "expires": first_stamp(words(child(item_meta, "expires")), words(child(meta, "expires"))) or story.expires,
    }


def _content(content_set: "Element | None") -> _Content:
    """The best rendition: marked-up ones before plain ones, and among equals the longest."""
    best, best_rank = _Content(), (0, 0)
    for holder in children(content_set, "inlinexml", "inlinedata"):
        if attribute(holder, "rendition").rpartition(":")[2].lower() in _PARTS:
            continue
        content = _rendition(holder)
        kind = 2 if local(holder) == "inlinexml" else 1
        rank = (kind if content.body else 0, len(content.body))
        if rank > best_rank or (best_rank == (0, 0) and (content.story or content.title)):
            best, best_rank = content, rank
    return best


def _is_media(content_set: "Element | None") -> bool:
    """Whether an item of unknown class has nothing but pictures and the like."""
    kinds = [attribute(part, "contenttype").lower() for part in content_set] if content_set is not None else []
    return bool(kinds) and all(kind.startswith(("image/", "video/", "audio/")) for kind in kinds)


def _rendition(holder: "Element") -> _Content:
    if local(holder) == "inlinedata":
        kind = attribute(holder, "contenttype").lower()
        if kind and not kind.startswith(("text/", "application/xhtml", "application/xml")):
            return _Content()
        text = "".join(str(part) for part in holder.itertext())
        return _Content(text_of_html(text) if looks_like_html(text) else paragraphs(text))
    for element in holder:
        name = local(element)
        if name == "nitf":
            from triage.readers.xml.nitf import story_of

            story = story_of(element)
            return _Content(story.body, story)
        if name == "html":
            return _xhtml(element)
        if name.startswith(("sports-", "event", "market")):
            return _Content()
    text = text_of(holder, leaves_out=is_beside)
    return _Content(opened(text))


def _xhtml(html: "Element") -> _Content:
    body = child(html, "body")
    text = "" if body is None else text_of(body, leaves_out=is_beside)
    title = words(child(html, "head", "title"))
    first, _, rest = text.partition("\n\n")
    if title and rest and fold(first) == title:
        text = rest
    return _Content(opened(text), title=title)


def _without_byline(body: str, byline: str) -> str:
    """The body without a first paragraph that only repeats the byline."""
    first, _, rest = body.partition("\n\n")
    return rest if byline and rest and fold(first).lower() == fold(byline).lower() else body


def _is_ours(root: Root, head: bytes) -> bool:
    if root.name not in _ROOTS:
        return False
    return root.name not in ("contentSet", "contentMeta") or b"inlineXML" in head or b"iptc" in head


READER = XmlReader("newsml-g2", (".xml",), _is_ours, _articles, "pictures, packages, concepts or plans")
