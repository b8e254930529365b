"""What a page says about its article in its head: linked data (schema.org), meta elements, headings, time elements.

Pages contradict themselves: the headline for search engines is not the one shown, the site's name hangs on every
title, a modification passes for a publication. The order of trust is written down here; which text of the page is
the story is found in `pages`.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from triage.readers.fields import distinct, fold, language_tag, people, turned, until
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import opened
from triage.readers.web.markup import title as one_line
from triage.readers.web.page_times import published_in
from triage.readers.web.page_title import headline_of, shown, site_in_title
from triage.readers.wire.furniture import is_byline

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ARTICLE = re.compile(r"(?:article|posting|report|review|story|opinion|recipe)", re.IGNORECASE)
_SCRIPT_SHELL = re.compile(
    r"^\s*+(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)?+\s*+|(?<!\s)\s*+(?:-->|//\]\]>|\]\]>)?+\s*+;?+\s*+\Z"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_BYLINE = re.compile(
    r"(?i)(?:^|[\s_-])(?:byline|authors?|autor(?:in|en|es)?|autore|auteurs?|verfasser|forfatter|författare|schrijver|firma|created-?by|reader-credits)(?:$|[\s_-])"
)
_PARTS = re.compile(r",|;|&|\b(?:and|und|et|y)\b")
#: Elements below a headline among which a byline is looked for.
_MOST_BELOW = 4
#: What WordPress says in cards for other sites.
_WRITTEN_BY = re.compile(
    r"(?i)(?:written |posted )?by|author|(?:verfasst |geschrieben )?von|(?:écrit )?par|(?:escrito )?por|autor|scritto da|geschreven door|skrevet av"
)
_NAME_KEYS = (
    "author",
    "authors",
    "creator",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
    "citation_author",
)
#: As press offices name it in their pages.
_EMBARGOES = (
    "embargo",
    "embargoed",
    "embargo-until",
    "embargo_until",
    "embargodate",
    "embargo-date",
    "article:embargo",
    "article:embargoed",
)
_OUTLET_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
_MOST_LINKED = 400
_ARCHIVED = re.compile(
    r"\Ahttps?://(?:web\.archive\.org/web|archive\.(?:is|ph|today))/\d{4,14}[a-z_]{0,4}/(?=https?://)"
)


class PageFacts(Struct, frozen=True):
    """What the head of a page says; empty where it says nothing."""

    title: str = ""
    abstract: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    embargoed: str = ""
    #: The whole story where the linked data holds it.
    body: str = ""


def facts_of(root: "Element", url: str = "") -> PageFacts:
    """The facts of a page; `url` is where an archive says that it was found."""
    metas = _metas(root)
    linked = _linked(root)
    outlet = _outlet(metas, linked)
    address = _url(root, metas, linked) or url
    body = next(filter(None, map(_body, linked)), "")
    title = headline_of(root, _titles(root, metas, linked), outlet, address)
    return PageFacts(
        title=title,
        # Some sites describe a page with the markup of its teaser.
        abstract=opened(
            _first(
                metas,
                "og:description",
                "description",
                "twitter:description",
                "dc.description",
                "dcterms.description",
            )
            or next((text for thing in linked if (text := _text(thing.get("description")))), "")
        ),
        authors=_authors(root, metas, linked),
        outlet=outlet or site_in_title(root, title),
        url=address,
        language=_language(root, metas, linked),
        keywords=_keywords(metas, linked),
        published=published_in(root, metas, linked),
        updated=first_stamp(
            *(_text(thing.get("dateModified")) for thing in linked),
            _first(metas, "article:modified_time", "og:updated_time", "last-modified"),
        ),
        embargoed=until(*(text for name in _EMBARGOES for text in metas.get(name, []))),
        body=body,
    )


def _metas(root: "Element") -> dict[str, list[str]]:
    """The values of meta elements by lower-case name, property, http-equiv or itemprop."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = fold(unescape(element.get("content") or ""))
        if value:
            for key in ("name", "property", "http-equiv", "itemprop"):
                name = (element.get(key) or "").strip().lower()
                if name:
                    found.setdefault(name, []).append(value)
    return found


def _first(metas: dict[str, list[str]], *names: str) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _linked(root: "Element") -> list[dict[str, Any]]:
    """The objects of linked data that are articles, the best first; pages quote other articles after their own."""
    things: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            things.extend(_things(_json(script.text)))
            if len(things) > _MOST_LINKED:
                break
    _name_by_number(things)
    articles = [thing for thing in things if _ARTICLE.search(_type(thing))]
    pages = [thing for thing in things if _type(thing).lower().endswith("page") and "datePublished" in thing]
    return articles + pages


def _json(written: str) -> Any:
    text = _SCRIPT_SHELL.sub("", written)
    for attempt in (text, _CONTROL.sub(" ", text), re.sub(r",\s*+([}\]])", r"\1", _CONTROL.sub(" ", text))):
        try:
            return msgspec.json.decode(attempt.encode("utf-8", "replace"))
        except (msgspec.MsgspecError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for part in value[:_MOST_LINKED]:
            yield from _things(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            if isinstance(value.get(key), list | dict):
                yield from _things(value[key], depth + 1)


def _type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _name_by_number(things: list[dict[str, Any]]) -> None:
    """Put the names of people and publishers where articles only give their numbers."""
    names = {
        thing["@id"]: thing["name"] for thing in things if isinstance(thing.get("@id"), str) and "name" in thing
    }
    for thing in things:
        for role in ("author", "creator", "publisher"):
            parts = thing[role] if isinstance(thing.get(role), list) else [thing.get(role)]
            for part in parts:
                if isinstance(part, dict) and "name" not in part and isinstance(number := part.get("@id"), str):
                    part["name"] = names.get(number, "")


def _body(thing: dict[str, Any]) -> str:
    """The text of an article in linked data; of a story told as it happens, its updates."""
    updates = thing.get("liveBlogUpdate")
    told = [_text(thing.get("articleBody"))]
    for one in updates if isinstance(updates, list) else [updates]:
        if isinstance(one, dict):
            told += [_text(one.get("headline")), _text(one.get("articleBody"))]
    return "\n\n".join(filter(None, told))


def _text(value: Any) -> str:
    """A string of linked data; its values may be lists or objects with a name."""
    if isinstance(value, list):
        return next((found for found in map(_text, value) if found), "")
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value") or "")
    return unescape(value).strip() if isinstance(value, str) else ""


def _outlet(metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    publishers = (fold(_text(thing.get("publisher"))) for thing in linked)
    return (
        _first(metas, "og:site_name")
        or next((name for name in publishers if name), "")
        or _first(metas, *_OUTLET_KEYS)
    )


def _titles(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> list[str]:
    """What the head calls the page, the surest first."""
    title = next(root.iter("title"), None)
    return [
        *(one_line(_text(thing.get("headline"))) for thing in linked),
        one_line(_first(metas, "og:title")),
        one_line(_first(metas, "twitter:title", "dc.title", "dcterms.title", "title", "headline")),
        "" if title is None else "".join(map(str, title.itertext())),
    ]


def _authors(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> tuple[str, ...]:
    names: list[str] = []
    for thing in linked:
        value = thing.get("author") or thing.get("creator")
        for one in value if isinstance(value, list) else [value]:
            text = fold(_text(one))
            if text and not text.startswith("http"):
                names.extend(_names(text))
        if names:
            return distinct(names)
    for key in _NAME_KEYS:
        for text in metas.get(key, []):
            if not text.startswith("http") and len(text) < 200:
                # Libraries put the surname first.
                is_turned = key.startswith(("dc", "citation")) and re.fullmatch(r"[^\s,]+, [^,]{2,30}", text)
                names.extend(turned(text) if is_turned else people(text) or (text,))
        if names:
            return distinct(names)
    if _WRITTEN_BY.fullmatch(_first(metas, "twitter:label1")):
        return distinct(_names(_first(metas, "twitter:data1")))
    return _byline(root)


def _names(text: str) -> tuple[str, ...]:
    """The people of an author line, where all of it is names; else the line, which may be that of a body."""
    found = people(text)
    return found if len(found) >= len(_PARTS.split(text)) else (text,)


def _byline(root: "Element") -> tuple[str, ...]:
    for element in root.iter("a", "span", "div", "p", "dd", "li", "address", "cite"):
        if (
            element.get("rel") == "author"
            or _BYLINE.search(element.get("class") or "")
            or (element.get("itemprop") == "author")
        ):
            text = shown(element)
            found = people(text) if 3 < len(text) < 120 else ()
            if found:
                return found
    return _signed_below(next(root.iter("h1"), None))


def _signed_below(heading: "Element | None") -> tuple[str, ...]:
    """The people of a byline among the first lines below the headline, whatever its place is called."""
    if heading is None:
        return ()
    lines = (shown(one) for one in islice(heading.itersiblings(), _MOST_BELOW) if isinstance(one.tag, str))
    return next((people(line) for line in lines if 3 < len(line) < 120 and is_byline(line)), ())


def _url(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    for link in root.iter("link"):
        href = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and href.startswith("http"):
            return original(href)
    candidates = [_first(metas, "og:url"), *(_text(thing.get("url")) for thing in linked)]
    # Where Firefox's reader view has the page from.
    candidates += [
        link.get("href") or "" for link in root.iter("a") if "reader-domain" in (link.get("class") or "").split()
    ]
    return original(next((one for one in candidates if one.startswith("http")), ""))


def original(url: str) -> str:
    """The address at which an archive of the Web found a page.

    >>> original("https://web.archive.org/web/20261116080000id_/http://herald.example/1"), original("https://herald.example/")
    ('http://herald.example/1', 'https://herald.example/')
    """
    return _ARCHIVED.sub("", url)


def _language(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    html = next(root.iter("html"), root)
    return language_tag(
        html.get("lang") or "",
        html.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        _first(metas, "content-language"),
        *(_text(thing.get("inLanguage")) for thing in linked),
        _first(metas, "og:locale", "language", "dc.language"),
    )


def _keywords(metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> tuple[str, ...]:
    words: list[str] = []
    for value in (thing.get("keywords") for thing in linked):
        for one in value if isinstance(value, list) else [value]:
            words.extend(re.split(r"[,;]", one) if isinstance(one, str) else [])
    for key in ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags"):
        for one in metas.get(key, []):
            words.extend(re.split(r"[,;]", one))
    return distinct(words)
