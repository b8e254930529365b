"""NewsML 1.x of the IPTC: an envelope, news items, and in each a tree of components, one of which is the story.

The story is the content item that is text and plays no other role (style sheet, contact, caption); its headline is
that of the nearest component around it. Where an item offers the same text in several formats, one is read.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import Times, distinct, language_tag, lines, outlet_name, people, state, until
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import local, looks_like_html, paragraphs, text_of, text_of_html
from triage.readers.xml.tree import Root, attribute, below, child, children, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Roles of components that are something else than the story.
_OTHER_ROLES = frozenset(
    "stylesheet headline subheadline caption logo photo picture image video audio graphic contact contacts summary abstract "
    "keywords note notes editornote advisory thumbnail preview quicklook icon teaser".split()
)
_TEXT_KINDS = ("text", "html", "xhtml", "nitf", "xml", "plain", "ascii", "utf")
_OTHER_KINDS = (
    "css",
    "image",
    "jpeg",
    "png",
    "gif",
    "video",
    "audio",
    "photo",
    "graphic",
    "pdf",
    "postscript",
    "binary",
)
#: What releases of companies have around their text, told by comments.
_RELEASE_HEAD = re.compile(r"(?s)\A\s*<!-- title -->.{0,2000}?<!-- (?:leadtext|body) -->")
_RELEASE_FOOT = re.compile(r"<!-- (?:legal disclaimer|contacts|boilerplate|attachments) -->")
_RICH = ("xhtml", "html", "nitf", "xml")


def _articles(root: "Element") -> Iterator[Article | Problem]:
    envelope = child(root, "newsenvelope")
    items = [root] if local(root) != "newsml" else list(children(root, "newsitem"))
    return each(lambda item: _article(item, envelope), items, is_article=lambda article: True)


def _article(item: "Element", envelope: "Element | None") -> Article | None:
    component = item if local(item) == "newscomponent" else child(item, "newscomponent")
    if component is None:
        return None
    content, body, story = _content(component)
    holders = list(below(component, "contentitem"))
    # From the story outwards: what the nearer component says goes before what its surroundings say.
    around = _around(content, component) if content is not None else [component]
    # A component of nothing but media has a headline too, but that is a caption's.
    title = _line(around, "headline") or story.title
    if not body and (not title or (holders and not any(_is_story(holder, component) for holder in holders))):
        return None
    byline = _line(around, "byline") or story.byline
    identifier = child(item, "identification", "newsidentifier")
    return Article(
        title=title,
        body=body,
        abstract=_line(around, "subheadline") or story.abstract or _summary(around),
        byline=byline,
        authors=people(byline),
        credits=lines(_line(around, "dateline"), _line(around, "creditline")),
        slug=_line(around, "slugline") or words(child(item, "identification", "namelabel")),
        keywords=_keywords(around),
        outlet=_outlet(item, envelope, around),
        language=_language(around),
        id=_identity(identifier),
        version=words(child(identifier, "revisionid")),
        status=_status(child(item, "newsmanagement")),
        **_times(item, envelope),
    )


def _identity(identifier: "Element | None") -> str:
    """Provider, date and item make an item what it is in all its revisions.

    The public identifier is that with the revision, or, with some providers, one and the same for whatever they send.
    """
    parts = [words(child(identifier, name)) for name in ("providerid", "dateid", "newsitemid")]
    if all(parts):
        return ":".join(("urn:newsml", *parts))
    return words(child(identifier, "publicidentifier")) or parts[2]


def _content(component: "Element") -> "tuple[Element | None, str, Article]":
    """The content item that is the story, its text, and what a NITF rendition says beside."""
    best: Element | None = None
    best_rank, best_body, best_story = (-1, -1, -1), "", Article()
    for holder in below(component, "contentitem"):
        data = child(holder, "datacontent")
        if data is None or not _is_story(holder, component):
            continue
        roles = _roles(holder, component)
        body, story = _text(data)
        rank = (bool(roles & {"body", "main", "text"}), any(kind in _kind(holder) for kind in _RICH), len(body))
        if body and rank > best_rank:
            best, best_rank, best_body, best_story = holder, rank, body, story
    return best, best_body, best_story


def _roles(holder: "Element", component: "Element") -> set[str]:
    around = _around(holder, component)
    return {attribute(found, "formalname").lower() for part in around for found in children(part, "role")}


def _is_story(holder: "Element", component: "Element") -> bool:
    """Whether a content item is text and plays no part beside the story."""
    return _is_text(holder) and _roles(holder, component).isdisjoint(_OTHER_ROLES)


def _kind(holder: "Element") -> str:
    """What a content item says of its medium and format."""
    return " ".join(
        attribute(part, "formalname") for part in children(holder, "mediatype", "format", "mimetype")
    ).lower()


def _is_text(holder: "Element") -> bool:
    kind = _kind(holder)
    if any(other in kind for other in _OTHER_KINDS):
        return False
    return not kind or any(text in kind for text in _TEXT_KINDS)


def _text(data: "Element") -> tuple[str, Article]:
    nitf = next(below(data, "nitf"), None)
    if nitf is not None:
        from triage.readers.xml.nitf import story_of

        story = story_of(nitf)
        return story.body, story
    body = next(below(data, "body.content", "body"), data)
    if len(body) == 1 and local(body[0]) == "body.content":
        body = body[0]
    if len(body) == 0:
        # Escaped, or in a section of characters.
        text = _RELEASE_FOOT.split(_RELEASE_HEAD.sub("", body.text or "", count=1))[0]
        return (text_of_html(text) if looks_like_html(text) else paragraphs(text)), Article()
    return text_of(body), Article()


def _around(element: "Element", outermost: "Element") -> "list[Element]":
    """The components that a content item stands in, nearest first."""
    found = []
    parent = element.getparent()
    while parent is not None:
        if local(parent) == "newscomponent":
            found.append(parent)
        if parent is outermost:
            break
        parent = parent.getparent()
    return found


def _line(components: "list[Element]", name: str) -> str:
    for component in components:
        for news_lines in children(component, "newslines"):
            text = words(child(news_lines, name))
            if text:
                return text_of_html(text) if looks_like_html(text) else text
    return ""


def _summary(components: "list[Element]") -> str:
    """A line of its own kind, "Summary"."""
    for component in components:
        for line in below(child(component, "newslines"), "newsline"):
            if "summary" in attribute(child(line, "newslinetype"), "formalname").lower():
                text = words(child(line, "newslinetext"))
                return text_of_html(text) if looks_like_html(text) else text
    return ""


def _keywords(components: "list[Element]") -> tuple[str, ...]:
    found = []
    for component in components:
        for news_lines in children(component, "newslines"):
            found += [words(line) for line in children(news_lines, "keywordline")]
        found += [
            attribute(part, "value")
            for part in below(child(component, "metadata"), "property")
            if "keyword" in attribute(part, "formalname").lower()
        ]
    return distinct(found)


def _language(components: "list[Element]") -> str:
    for component in components:
        said = attribute(child(component, "descriptivemetadata", "language"), "formalname")
        if language_tag(said):
            return language_tag(said)
    return language_tag(language_around(components[0])) if components else ""


def _outlet(item: "Element", envelope: "Element | None", components: "list[Element]") -> str:
    said = [
        attribute(child(part, "administrativemetadata", "provider", "party"), "formalname") for part in components
    ]
    said.append(attribute(child(envelope, "sentfrom", "party"), "formalname"))
    said.append(_line(components, "creditline"))
    said += [
        attribute(child(part, "administrativemetadata", "source", "party"), "formalname") for part in components
    ]
    said.append(words(child(item, "identification", "newsidentifier", "providerid")))
    return outlet_name(*said)


def _times(item: "Element", envelope: "Element | None") -> Times:
    management = child(item, "newsmanagement")
    revised, first = words(child(management, "thisrevisioncreated")), words(child(management, "firstcreated"))
    published = first_stamp(revised, first, words(child(envelope, "dateandtime")))
    will_be, when = _change(management)
    return {
        "embargoed": until(when) if will_be == "usable" else "",
        "expires": first_stamp(when) if will_be in ("canceled", "withheld", "embargoed") else "",
        "published": published,
        "published_text": revised or first or words(child(envelope, "dateandtime")),
        "updated": published if first_stamp(first) not in ("", published) else "",
    }


def _change(management: "Element | None") -> tuple[str, str]:
    """What the status of an item will be, and when."""
    change = child(management, "statuswillchange")
    return state(attribute(child(change, "futurestatus"), "formalname")), words(child(change, "dateandtime"))


def _status(management: "Element | None") -> str:
    """What an item is; what is withheld and will be usable at a time is under embargo."""
    status = state(attribute(child(management, "status"), "formalname"))
    will_be, when = _change(management)
    return "embargoed" if status == "withheld" and will_be == "usable" and until(when) else status


def _is_ours(root: Root, _: bytes) -> bool:
    return root.name in ("NewsML", "NewsItem", "NewsComponent")


READER = XmlReader("newsml-1", (".xml", ".newsml"), _is_ours, _articles, "pictures or empty items")
