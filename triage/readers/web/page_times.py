"""When the article of a page was published: linked data, meta elements, time elements, and last what a reader sees.

Of a page's many dates the one of the story is wanted; the year of a copyright, the day of a teaser and the weather
are none. Where nothing is certain there is no date.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from triage.readers.stamps import moment, stamp
from triage.readers.word_dates import date_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dcsext.articlefirstpublished",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_time",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "article_date_original",
    "article.published",
    "published-date",
    "published",
    "date",
    "created",
    "last-modified-date",
    "og:pubdate",
    "ptime",
    "pdate",
    "rnews:datepublished",
    "weibo: article:create_at",
    "date.created",
)
_META_LATE = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_RAW = re.compile(
    r'\\?"(?:datePublished|date_published|publishedAt|published_at|publicationDate|firstPublished)\\?"\s*:\s*\\?"([^"\\]{8,40})'
)
_DATED = re.compile(
    r"(?i)(?:^|[\s_-])(?:date|datum|fecha|data|time(?:stamp)?|publi(?:sh(?:ed)?|cad[oa])|posted(?:-on)?|pubdate|dateline|meta|"
    r"info|byline|entry-date|article-?date|datetime|created|erstellt|publi(?:cation)?-?date)(?:$|[\s_-])"
)
_DATED_LOOSE = re.compile(r"(?i)date|datum|fecha|time|publish|publicad|posted|byline")
_IN_URL = re.compile(r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:[/_.-]|$)")
#: Elements above and below a heading among which the day stands.
_MOST_ABOVE, _MOST_BELOW = 2, 4
_ASIDE = re.compile(
    r"(?i)relat|teaser|comment|footer|sidebar|recommend|weather|promo|nav|popular|latest|copyright"
)


#: Languages whose slashed dates begin with the month or the year, or with either.
_MONTH_FIRST = frozenset("en zh ja ko hu lt mn fil tl fa".split())
_ENGLISH_DAY_FIRST = frozenset("GB UK AU NZ IE IN ZA KE NG SG".split())


def _day_first(root: "Element") -> bool | None:
    """Whether the day stands before the month in slashed dates of the language of a page; None where nothing tells."""
    language, _, region = (root.get("lang") or "").strip().replace("_", "-").partition("-")
    if language.lower() == "en":
        return True if region.upper() in _ENGLISH_DAY_FIRST else False if region.upper() == "US" else None
    return True if language and language.lower() not in _MONTH_FIRST else None


def published_in(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    """The time of publication in ISO 8601, a bare day, or ""."""
    day = ""
    day_first = _day_first(root)
    for written in _said(root, metas, linked):
        found = moment(written) or date_in(written, day_first=day_first)
        if "T" in found:
            if not day or found.startswith(day) or not _is_day_only(day):
                return found
        elif found:
            day = day or found
    return day or _seen(root, day_first) or _late(metas, linked) or _of_url(root, metas)


def _is_day_only(day: str) -> bool:
    return len(day) == 10


def _said(root: "Element", metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> "list[str]":
    said = [
        thing[key]
        for thing in linked
        for key in ("datePublished", "dateCreated")
        if isinstance(thing.get(key), str)
    ]
    for name in _META:
        said.extend(metas.get(name, [])[:1])
    said.extend(_itemprops(root))
    for script in root.iter("script"):
        text = script.text or ""
        if "ublish" in text and not said:
            found = _RAW.search(text)
            said.extend([found[1]] if found else [])
    return said


def _itemprops(root: "Element") -> list[str]:
    found = [
        element.get("datetime")
        or element.get("content")
        or stamp(element.get("title") or "")
        or " ".join(map(str, element.itertext()))
        for element in root.xpath("descendant-or-self::*[@itemprop]")
        if "datepublished" in element.get("itemprop").lower()
    ]
    return found[:3]


def _seen(root: "Element", day_first: bool | None) -> str:
    """A date in a time element, in an element named after dates, or in a short line near the first heading."""
    for element in root.iter("time"):
        if not _is_aside(element):
            found = stamp(element.get("datetime") or "") or date_in(_line(element), day_first=day_first)
            if found:
                return found
    for element in root.iter("abbr"):
        # As blogs mark it (hAtom), below a post, too.
        if "published" in (element.get("class") or "") and (found := stamp(element.get("title") or "")):
            return found
    for pattern in (_DATED, _DATED_LOOSE):
        for element in root.iter(
            "span", "div", "p", "li", "small", "h3", "h4", "h5", "h6", "em", "i", "b", "a", "td", "abbr"
        ):
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            if pattern.search(names) and not _is_aside(element):
                text = element.get("title") or ""
                found = stamp(text) or date_in(_line(element), day_first=day_first)
                if found:
                    return found
    return _near_heading(root, day_first)


def _near_heading(root: "Element", day_first: bool | None) -> str:
    heading = next(root.iter("h1"), None)
    if heading is None:
        return ""
    around: Element | None = heading
    parent = heading.getparent()
    if parent is not None and parent.tag == "body":
        return _beside(heading, day_first)
    for _ in range(4):
        around = around.getparent() if around is not None else None
        if around is None or around.tag in ("body", "html"):
            break
        pieces = [
            str(piece)
            for piece in around.itertext(
                "h1", "h2", "p", "span", "div", "li", "dd", "strong", "b", "em", "a", "small"
            )
        ]
        for piece in pieces[:60]:
            if 6 <= len(piece.strip()) <= 90:
                found = date_in(piece, day_first=day_first)
                if found:
                    return found
    return ""


def _beside(heading: "Element", day_first: bool | None) -> str:
    """A date in a short line right above or below a heading that stands in the page itself."""
    beside = [
        *islice(heading.itersiblings(), _MOST_BELOW),
        *islice(heading.itersiblings(preceding=True), _MOST_ABOVE),
    ]
    short = (line for one in beside if isinstance(one.tag, str) and 6 <= len(line := _line(one)) <= 90)
    return next(filter(None, (date_in(line, day_first=day_first) for line in short)), "")


def _line(element: "Element") -> str:
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        bare = " ".join(str(piece).split())
        size += len(bare)
        if size > 200:
            return ""
        pieces.append(bare)
    return " ".join(filter(None, pieces))


def _is_aside(element: "Element") -> bool:
    at: Element | None = element
    for _ in range(8):
        if at is None:
            return False
        if at.tag in ("aside", "footer", "nav") or _ASIDE.search(
            f"{at.get('class') or ''} {at.get('id') or ''}"[:300]
        ):
            return at.tag not in ("body", "html", "main", "article")
        at = at.getparent()
    return False


def _late(metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    """Where only the last change is dated, that is the date of this version."""
    for thing in linked:
        found = stamp(thing.get("dateModified") or "") if isinstance(thing.get("dateModified"), str) else ""
        if found:
            return found
    return next((stamp(metas[name][0]) for name in _META_LATE if name in metas and stamp(metas[name][0])), "")


def _of_url(root: "Element", metas: dict[str, list[str]]) -> str:
    urls = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for url in [*urls, *metas.get("og:url", [])]:
        found = _IN_URL.search(url)
        if found:
            return stamp(f"{found[1]}-{found[2]}-{found[3]}")
    return ""
