"""ninjs, the IPTC's news in JSON: versions 1 (lower case), 2 (lists of objects) and 3 (camel case), and their dialects.

Keys are compared in lower case, which makes one reader of the three. Pictures, sounds, videos and events are no
articles, nor are the ones associated with a story; of several bodies one is read.
"""

from collections.abc import Mapping
from typing import Any

from triage.article import Article
from triage.readers.fields import Times, distinct, fold, language_tag, lines, outlet_name, people, state, until
from triage.readers.json.json_values import first_text, objects, text_in, texts_in
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import is_beside, looks_like_html, paragraphs, text_of_html, title

_IDS = ("uri", "guid", "urn", "_id", "id")
#: At least one of these beside an id makes an object an item of ninjs.
_OWN = frozenset(
    "versioncreated pubstatus representationtype headlines bodies body_text body_html body_xhtml firstcreated contentcreated "
    "eventdetails renditions slugline body_nitf article_html version_created".split()
)
_OF_POSTS = frozenset(("body_html", "body_text"))
_TEXT_TYPES = frozenset(("", "text", "composite", "article", "story"))
_CREATED = ("versioncreated", "version_created", "firstpublished", "firstcreated", "contentcreated", "published")
_SUB_ROLES = ("sub", "short", "alt", "seo", "kicker", "overline")
_NO_ABSTRACT = ("caption", "credit")


def is_ours(record: Mapping[str, Any]) -> bool:
    """Whether an object is an item of ninjs."""
    keys = {key.lower() for key in record}
    own = keys & _OWN
    # Stories of Arc have headlines and ids, too; posts of newsletters and blogs a title and HTML.
    is_post = "title" in keys and keys.isdisjoint(("headline", "headlines")) and own <= _OF_POSTS
    return bool(own) and not keys.isdisjoint(_IDS) and "content_elements" not in keys and not is_post


def article_of(record: Mapping[str, Any], format_name: str = "ninjs") -> Article | None:
    """The article of an item; None for what is none."""
    item = {key.lower(): value for key, value in record.items()}
    if text_in(item.get("type")).lower() not in _TEXT_TYPES or "eventdetails" in item:
        return None
    headline = _headline(item)
    body = _without_title(_body(item), headline)
    is_text = text_in(item.get("type")).lower() in ("text", "article", "story")
    # A stub has a headline at least; what says nothing of its kind and has no body may be anything.
    if not body and not (headline and (is_text or ("type" not in item and "renditions" not in item))):
        return None
    byline = first_text(item, "byline", "by") or ", ".join(_names(item, "bylines"))
    uri = first_text(item, *_IDS)
    return Article(
        title=headline,
        body=body,
        abstract=_abstract(item),
        byline=byline,
        authors=distinct(texts_in(item.get("authors"))) or people(byline),
        credits=lines(first_text(item, "located", "dateline")),
        slug=first_text(item, "slugline"),
        keywords=distinct([*_names(item, "keywords", "keyword", "subjects", "subject"), *_categories(item)]),
        outlet=outlet_name(
            *_names(item, "source", "infosources", "infosource", "provider", "copyrightholder"), _provider(item)
        ),
        url=next(
            (url for url in (first_text(item, "url", "link", "canonical"), uri) if url.startswith("http")), ""
        ),
        language=language_tag(first_text(item, "language")),
        id=uri,
        version=first_text(item, "version"),
        status=state(first_text(item, "pubstatus")),
        format=format_name,
        **_times(item),
    )


def kind_of(record: Mapping[str, Any]) -> str:
    """What an item is that is no text: "picture", "video" …; "" where it does not say."""
    kind = text_in(record.get("type")).lower().rpartition(":")[2]
    return kind if kind.isalpha() and kind not in _TEXT_TYPES else ""


def _categories(item: Mapping[str, Any]) -> list[str]:
    """The keywords among the categories of dpa's digital wires, which have places and desks too."""
    return [
        text_in(category.get("name"))
        for category in objects(item.get("categories"))
        if "keyword" in text_in(category.get("type")).lower()
    ]


def _provider(item: Mapping[str, Any]) -> str:
    """Who sends an item that names no source: dpa's digital wires do so in the number alone, "urn:newsml:dpa.com:…"."""
    found = text_in(item.get("urn")).split(":")
    return found[2] if len(found) > 3 and found[1] == "newsml" else ""


def _times(item: Mapping[str, Any]) -> Times:
    written = first_text(item, *_CREATED)
    published = first_stamp(*(first_text(item, name) for name in _CREATED))
    first = first_stamp(first_text(item, "firstcreated"))
    return {
        "published": published,
        "published_text": written,
        "updated": published if first not in ("", published) else "",
        "embargoed": until(first_text(item, "embargoeduntil", "embargoed", "withhelduntil", "withheld")),
        "expires": first_stamp(first_text(item, "expires")),
    }


def _headline(item: Mapping[str, Any]) -> str:
    """The main headline; the title, a name for use by machines and editors, only where there is none."""
    found = list(objects(item.get("headlines")))
    main = [line for line in found if not any(sub in text_in(line.get("role")).lower() for sub in _SUB_ROLES)]
    said = next((text for line in main + found if (text := text_in(line))), "")
    return title(said or first_text(item, "headline", "title"))


def _abstract(item: Mapping[str, Any]) -> str:
    for description in objects(item.get("descriptions")):
        if text_in(description) and not any(
            part in text_in(description.get("role")).lower() for part in _NO_ABSTRACT
        ):
            return _plain(text_in(description))
    return _plain(first_text(item, "description_text", "description_html", "description", "abstract", "teaser"))


def _body(item: Mapping[str, Any]) -> str:
    """The best rendition: HTML, which knows its paragraphs, before plain text, and NITF where there is nothing else."""
    html: list[str] = []
    plain: list[str] = []
    nitf: list[str] = []
    for body in objects(item.get("bodies")):
        kind = (
            text_in(body.get("contenttype") or body.get("contentType")) + " " + text_in(body.get("role"))
        ).lower()
        (nitf if "nitf" in kind else html if "html" in kind else plain).append(text_in(body))
    html += [first_text(item, name) for name in ("body_html", "body_xhtml", "body_html5", "article_html")]
    plain += [first_text(item, name) for name in ("body_text", "body", "body_plain")]
    nitf.append(first_text(item, "body_nitf"))
    for text in html:
        found = text_of_html(text, leaves_out=is_beside)
        if found:
            return found
    for text in plain:
        if text:
            return _plain(text)
    return next((found for text in nitf if (found := _of_nitf(text))), "")


def _of_nitf(text: str) -> str:
    if not text.strip():
        return ""
    from triage.readers.xml.nitf import story_of
    from triage.readers.xml.tree import below, parse_xml

    root = parse_xml(text.encode("utf-8", "replace"), "").root
    if root is None:
        return ""
    nested = next(below(root, "nitf"), root)
    return story_of(nested).body


def _plain(text: str) -> str:
    return text_of_html(text, leaves_out=is_beside) if looks_like_html(text) else paragraphs(text).strip()


def _without_title(body: str, headline: str) -> str:
    """The body without a first line that repeats the headline, as renditions made for print have it."""
    first, _, rest = body.partition("\n")
    return rest.lstrip("\n") if headline and rest and fold(first) == headline else body


def _names(item: Mapping[str, Any], *keys: str) -> list[str]:
    return [name for key in keys for name in texts_in(item.get(key))]
