"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom, each with the extensions that carry whole stories.

Elements are found by their local names, because feeds agree on those more than on namespaces. An item's body is the
fullest text it offers; what is shorter becomes the abstract.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import (
    distinct,
    fold,
    language_tag,
    outlet_name,
    people,
    state,
    through_counter,
    until,
    without_outlet,
)
from triage.readers.link_texts import READ_ON
from triage.readers.stamps import first_stamp, moment
from triage.readers.web.markup import local, looks_like_html, paragraphs, text_of, text_of_html
from triage.readers.web.markup import title as one_line
from triage.readers.xml.tree import Root, attribute, below, child, children, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements of an item that hold its whole text, its summary, and the beginning that some print apart from the rest.
_WHOLE = (
    "encoded",
    "content",
    "full-text",
    "fulltext",
    "full_text",
    "body",
    "body_text",
    "story",
    "articlebody",
    "text",
)
_SUMMARY = ("description", "summary", "abstract", "subtitle", "tagline")
_OPENING = ("first_line", "lead", "intro", "standfirst")
_PUBLISHED = ("published", "pubdate", "issued", "date", "publicationdate", "created", "firstpublished")
_UPDATED = ("updated", "modified", "lastbuilddate", "moddate")
_PERSONS = ("author", "creator", "contributor", "dc_creator", "byline")
#: Where feeds of agencies keep what they say about an item; looked into for what the item itself does not say.
_MEDIA = "http://search.yahoo.com/mrss"


def _articles(root: "Element") -> Iterator[Article | Problem]:
    channel = root if local(root) == "feed" else child(root, "channel")
    outlet = outlet_name(_title_of(channel))
    language = language_tag(words(child(channel, "language")), language_around(channel))
    authors = _people(channel) if local(root) == "feed" else ()
    feed = Article(outlet=outlet, language=language, authors=authors)
    return each(lambda item: article_of(item, feed), _items(root), is_article=_is_post)


def _is_post(article: Article) -> bool:
    """Whether it says something; a post may be no more than a picture at an address."""
    return bool(article.title or article.body or article.url or article.id)


def _items(root: "Element") -> "Iterator[Element]":
    """The items, wherever the version of RSS puts them."""
    if local(root) in ("item", "entry"):
        yield root
        return
    yield from (item for item in below(root, "item", "entry") if not _is_of_blogger(item))


def _is_of_blogger(item: "Element") -> bool:
    """Whether an entry of an export of Blogger is none of its posts: a template, a setting, a comment."""
    kinds = [attribute(one, "term") for one in children(item, "category")]
    return any("blogger/2008/kind#" in kind and not kind.endswith(("#post", "#page")) for kind in kinds)


def _below(item: "Element", *names: str) -> "Iterator[Element]":
    """What lies in an item under these names, and in no item within it: damaged feeds nest them by the hundred."""
    from lxml.etree import iterwalk

    walk = iterwalk(item, events=("start",))
    for _, element in walk:
        name = local(element)
        if element is not item and name in ("item", "entry"):
            walk.skip_subtree()
        elif element is not item and name in names:
            yield element


def article_of(item: "Element", feed: Article) -> Article:
    """The article of an item; what it does not say itself, the feed says for all."""
    authors = _people(item)
    source = child(item, "source")
    named = outlet_name(
        _title_of(source) or one_line(words(source) if source is not None and not len(source) else "")
    )
    title = without_outlet(_title(item), named)
    body, abstract = (_without_credit(text, title, named) for text in _texts(item))
    published_text, published = _time(item, _PUBLISHED)
    updated_text, updated = _time(item, _UPDATED)
    return Article(
        title=title,
        body=body,
        abstract=abstract,
        byline=", ".join(authors),
        authors=authors or feed.authors,
        slug=_extension(item, "slug", "slugline"),
        keywords=_keywords(item),
        outlet=named or feed.outlet,
        url=_url(item),
        language=_language(item) or feed.language,
        id=words(child(item, "guid")) or words(child(item, "id")) or attribute(item, "about"),
        published=published or updated,
        published_text=published_text or updated_text,
        updated=updated if published and updated != published else "",
        status=state(_extension(item, "publishing_status", "pubstatus", "status")),
        embargoed=until(_extension(item, "embargodate", "embargoed", "embargo")),
        expires=first_stamp(_extension(item, "expirationdate", "killdate", "expires")),
    )


#: What site software writes below a text of its feed, in the languages in which it comes: with the headline and the site's name.
_CREDIT = re.compile(
    r"(?i)appeared first on|erschien zuerst auf|est apparu en premier sur|(?:se publicó|apareció) primero en|proviene da |apareceu primeiro em|verscheen eerst op"
    r"|pochodzi z serwisu|появил[аои]сь? сначала на|спершу з.явиться на|ilk önce .{1,80} üzerinde ortaya çıktı|dök först upp på|vises først på|に最初に表示されました"
    r"|pertama kali tampil pada|ظهرت المقالة|הופיע לראשונה ב|pochází z |apare prima dată în|εμφανίστηκε πρώτα στο|bejegyzés először"
)
_LONGEST_CREDIT, _LONGEST_LINK = 200, 40


def _without_credit(text: str, title: str, outlet: str) -> str:
    """A text without the line that leads to the page or says where it appeared first; "" where it only repeats the headline and who has it."""
    first, _, rest = text.partition("\n")
    if outlet and fold(first) in (f"{title} {outlet}", title):
        text = rest.lstrip("\n")
    above, _, last = text.rpartition("\n\n")
    if above and len(last) <= _LONGEST_LINK and READ_ON.fullmatch(last):
        return above
    is_credit = (
        len(last) < len(title) + _LONGEST_CREDIT and title[:30] in last and _CREDIT.search(last) is not None
    )
    return above if above and is_credit else text


def _title(item: "Element") -> str:
    """The item's own title before that of its media."""
    titles = list(children(item, "title"))
    own = [element for element in titles if not str(element.tag).startswith("{" + _MEDIA)]
    nested = [element for element in _below(item, "title") if str(element.tag).startswith("{" + _MEDIA)]
    for element in own + nested:
        text = one_line(words(element)) if not len(element) else fold(text_of(element))
        if text:
            return text
    return _extension(item, "headline")


def _texts(item: "Element") -> tuple[str, str]:
    """Body and abstract."""
    wholes = [text for element in _candidates(item, _WHOLE) if (text := _text(element))]
    summaries = [text for element in _candidates(item, _SUMMARY) if (text := _text(element))]
    openings = [text for element in _candidates(item, _OPENING) if (text := _text(element))]
    body = max(wholes, key=len, default="")
    if openings and body and openings[0] not in body:
        body = f"{openings[0]}\n\n{body}"
    if not body:
        body = max(summaries + openings, key=len, default="")
        return ("" if _is_mere_link(item, body) else body), ""
    abstract = (openings + summaries)[0] if openings or summaries else ""
    return body, "" if abstract == body else abstract


def _candidates(item: "Element", names: tuple[str, ...]) -> "Iterator[Element]":
    """Elements of these names, the item's own and those of extensions that group theirs; not those of sources."""
    for element in _below(item, *names):
        holders = [local(holder) for holder in element.iterancestors()]
        depth = holders.index(local(item))
        if depth > 2 or "source" in holders[:depth]:
            continue
        if not any(holder in (*_WHOLE, *_SUMMARY) and holder != "content" for holder in holders[:depth]):
            yield element


def _text(element: "Element") -> str:
    kind = attribute(element, "type").lower()
    if attribute(element, "src", "url") and not len(element) and not (element.text or "").strip():
        return ""
    if kind and "/" in kind and not kind.startswith("text/") and "html" not in kind and "xml" not in kind:
        return ""
    if len(element) and local(element) == "content" and str(element.tag).startswith("{" + _MEDIA):
        return ""
    if len(element):
        return text_of(element)
    text = element.text or ""
    return text_of_html(text) if looks_like_html(text) and kind != "text/plain" else paragraphs(text).strip()


def _is_mere_link(item: "Element", text: str) -> bool:
    """Whether a summary says nothing but "Comments", as link lists have it."""
    return child(item, "comments") is not None and text.lower() in ("comments", "link", "[link] [comments]")


def _url(item: "Element") -> str:
    links = [link for link in children(item, "link") if "search.yahoo.com" not in str(link.tag)]
    for link in links:
        # Atom: the alternate link is the page; without `rel` it is one.
        if attribute(link, "href") and attribute(link, "rel").lower() in ("", "alternate"):
            return _whole(attribute(link, "href"), link)
    for link in links:
        if words(link):
            return _whole(words(link), link)
    guid = child(item, "guid")
    permanent = words(guid) if attribute(guid, "ispermalink").lower() != "false" else ""
    return permanent if permanent.startswith(("http://", "https://")) else ""


def _whole(href: str, link: "Element") -> str:
    """The address to which a link leads: not that of a counter, and no part of one where the feed says of which site it is."""
    if "://" in href[:12]:
        return through_counter(href)
    base = (link.base if link.base and "://" in link.base else "") or _site(link)
    if not base:
        return href
    from urllib.parse import urljoin

    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _site(link: "Element") -> str:
    """The address of a feed's site; "" where it does not say."""
    channel = next((above for above in link.iterancestors() if local(above) in ("channel", "feed")), None)
    for one in children(channel, "link"):
        address = words(one) or ("" if attribute(one, "rel") == "hub" else attribute(one, "href"))
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _people(item: "Element | None") -> tuple[str, ...]:
    found: list[str] = []
    for person in children(item, *_PERSONS):
        name = words(child(person, "name")) if len(person) else words(person)
        # "mail@example.org (Name)" is how RSS 2.0 writes an author.
        if name.endswith(")") and "@" in name.partition("(")[0]:
            name = name.partition("(")[2].rstrip(")")
        several = people(name) if "," in name else ()
        found += several if len(several) > 1 else ["" if "@" in name and " " not in name else name]
    return distinct(found)


def _keywords(item: "Element") -> tuple[str, ...]:
    found = [
        attribute(element, "label", "term") or words(element) for element in children(item, "category", "subject")
    ]
    found += [part for element in children(item, "keywords", "tags") for part in words(element).split(",")]
    found += [attribute(tag, "value") or words(tag) for tag in _below(item, "tag")]
    return distinct(found)


def _time(item: "Element", names: tuple[str, ...]) -> tuple[str, str]:
    """The first time of these names, the item's own before those of its extensions: as written, and in ISO 8601."""
    for name in names:
        for element in [
            *children(item, name),
            *(found for found in _below(item, name) if found.getparent() is not item),
        ]:
            if any(local(holder) == "source" for holder in element.iterancestors()):
                continue
            written = words(element)
            iso = moment(written)
            if iso:
                return written, iso
    return "", ""


def _extension(item: "Element", *names: str) -> str:
    return next((words(element) for element in _below(item, *names) if words(element)), "")


def _language(item: "Element") -> str:
    said = (
        words(child(item, "language")),
        attribute(item, "lang"),
        attribute(child(item, "contentmetadata"), "lang"),
    )
    return language_tag(*said, attribute(child(item, "content"), "lang"))


def _title_of(element: "Element | None") -> str:
    found = child(element, "title")
    if found is None:
        return ""
    return fold(text_of(found)) if len(found) else one_line(words(found))


def _is_ours(root: Root, head: bytes) -> bool:
    name = root.name.lower()
    if name == "rdf":
        return b"purl.org/rss" in head or b"my.netscape.com/rdf" in head or b"<item" in head or b"<channel" in head
    return name in ("rss", "feed", "channel")


READER = XmlReader("feed", (".xml", ".rss", ".atom", ".rdf"), _is_ours, _articles, "a feed without entries")
