"""The headline of a page as readers see it.

Its head gives one for search engines and one for those who share it, with the name of the site hanging on; its body has
headings of sections, sidebars and teasers beside the one that is meant. That one is most like what the head says.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from triage.readers.fields import fold, host_of
from triage.readers.web.markup import NO_PROSE, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FURNITURE = re.compile(
    r"(?i)\b(?:logo|masthead|site-?title|site-?name|brand|navbar|comments?|related|teaser|breadcrumbs?|section-?name|sidebar|widget|newsletter"
    r"|footer|menu)\b|header--?logo"
)
_UNSEEN = re.compile(r"\b(?:visually-?hidden|sr-only|screen-reader)", re.IGNORECASE)
#: The line above a headline, when it stands in the same heading.
_KICKER = re.compile(
    r"(?i)(?:^|[\s_-])(?:kicker|overline|over-?title|topline|roof-?line|dachzeile|eyebrow|sup-?title|epigraph|spitzmarke|catch-?word|pretitle|"
    r"antetitulo|occhiello)(?:$|[\s_-])"
)
_SEPARATED = re.compile(r"(?<!\s)\s++(?:[•·–—:-]\s++|[|｜»]\s*+)|[|｜»]\s*+")
_SEPARATOR = re.compile(r"\s*[|｜»•·–—:-]\s*")
_WORD = re.compile(r"\w+")
#: Behind the headline in a folded title.
_SITE_SIGN = re.compile(r" ?(?:[|｜_＿»«＜]|::|--|[-–—―:：](?= )|(?<=[^\x00-\x7f])[-–—―：]) ?")
_MOST_HEADINGS = 60
_MARKS = ("font", "span", "big", "i", "em", "u", "center")
#: Words and letters of a headline that is only bold.
_LEAST_BOLD, _LONGEST_BOLD = 4, 160
#: Titles of the Far East: signs set parts apart without blanks, and sites are called by what they are.
_EASTERN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_EASTERN_PART = re.compile(
    r"(?:(?<!\s)\s*+(?:[|｜_＿»«<＜:：]|::|[-–—－―]{1,2})\s*+(?P<part>[^|｜_＿»«<＜:：–—－―\s-][^|｜_＿»«<＜:：–—－―-]{0,24})|[（(](?P<bracketed>[^（()）]{2,20})[）)])\s*+\Z"
)
_EASTERN_SITE = re.compile(
    r"(?i)新聞|新闻|ニュース|デジタル|オンライン|電子版|日報|日报|時報|时报|晚报|晩報|早报|通信|通讯社|通訊社|中央社|放送|テレビ|周刊|週刊|雑誌|[網网]\Z|在线|在線"
    r"|[가-힣]일보|신문|뉴스|방송|닷컴|타임스|\bnews\b|\bonline\b|\bweb\b|\.(?:com|net|jp|cn|kr|tw|hk)\b"
)
_MOST_SECTIONS, _LONGEST_SECTION, _LEAST_EASTERN = 5, 8, 4
#: Likeness from which a heading is the headline; found on the labelled pages, where wrong ones stay below 0.3.
_ENOUGH = 0.35
#: A second-rank heading has to be this much more like it.
_AHEAD = 0.15


def headline_of(root: "Element", said: list[str], outlet: str, url: str) -> str:
    """The heading that is most like one of the titles in the head, the best of them first; else that title itself."""
    names = [name for name in (_bare(outlet), _bare(host_of(url))) if name]
    said = [_without_site(fold(one.replace("\xad", "")), names) for one in said if one.strip()]
    entry = _entry_title(root)
    if entry and _likeness(entry, said) >= _ENOUGH:
        return entry
    first = [heading for heading in _headings(root, "h1") if not _hangs_on(heading, said)]
    best, likeness = _best(first, said)
    second, other = _best(list(_headings(root, "h2")), said)
    if other > likeness + _AHEAD:
        best, likeness = second, other
    if best and (likeness >= _ENOUGH or (len(first) == 1 and len(best) > 20)):
        # A line above the headline that nothing sets apart shows when the head has the headline without it.
        return next((one for one in said if len(one) > 20 and best.endswith(one)), best)
    opening = "" if best else _bold_opening(root)
    if opening and (not said or said[0].endswith(opening)):
        return opening
    return said[0] if said else best or _styled_title(root)


def _styled_title(root: "Element") -> str:
    """The headline of a document that a word processor made a page, which marks it by a style alone."""
    styled = (
        one for one in root.iter("p") if not {"title", "MsoTitle"}.isdisjoint((one.get("class") or "").split())
    )
    return next(filter(None, map(shown, styled)), "")


def _bold_opening(root: "Element") -> str:
    """The first words of a page without headings, where they stand alone and are printed like one; "" where they are not."""
    for element in islice(root.iter("p", "b", "strong"), _MOST_HEADINGS):
        text = fold("".join(element.itertext()))
        if not text:
            continue
        if element.tag == "p":
            bold = next(element.iter("b", "strong"), None)
            if bold is None or fold("".join(bold.itertext())) != text:
                return ""
            continue
        is_headline = (
            len(text.split()) >= _LEAST_BOLD and len(text) <= _LONGEST_BOLD and not text.endswith((".", ":"))
        )
        return text if is_headline and _stands_alone(element) else ""
    return ""


def _stands_alone(element: "Element") -> bool:
    """Whether the line ends behind an element, whatever marks lie around it."""
    while (above := element.getparent()) is not None and not (element.tail or "").strip() and above.tag in _MARKS:
        element = above
    following = element.getnext()
    return not (element.tail or "").strip() and (
        following is None or following.tag not in (*_MARKS, "a", "b", "strong")
    )


def site_in_title(root: "Element", headline: str) -> str:
    """The name of the site that hangs on the title in the head behind the headline; "" for none."""
    title = (
        fold("".join(next(root.iter("title")).itertext()))
        if headline and root.find(".//title") is not None
        else ""
    )
    rest = title[len(headline) :] if title.casefold().startswith(headline.casefold()) else ""
    # The sign is told by what stands before it: "Harbour opens" is no site of "Harbour".
    name = _SITE_SIGN.split(rest)[-1].strip() if _SITE_SIGN.match(rest) else ""
    # Scripts without capitals have no other sign of a name.
    is_name = (name[:1].isalpha() and not name[:1].islower()) or "." in name
    return name if is_name and 2 < len(name) < 40 and len(name.split()) <= 5 and not name[-1].isdigit() else ""


def _entry_title(root: "Element") -> str:
    """The headline of the only entry of a blog, whatever rank its heading has; "" where there are several."""
    entries = root.xpath(
        "//*[self::h2 or self::h3 or self::h4][contains(concat(' ', @class, ' '), ' entry-title ')]"
    )
    found = [shown(entry) for entry in entries] if isinstance(entries, list) else []
    return found[0] if len(found) == 1 and 3 < len(found[0]) < 400 else ""


def _hangs_on(heading: str, said: list[str]) -> bool:
    """Whether a heading is the name of the site: one title ends or begins with it, another knows nothing of it."""
    ours = heading.casefold()
    is_part = any(
        (one.casefold().startswith(ours) and _SEPARATOR.match(one, len(heading)))
        or (one.casefold().endswith(ours) and _SEPARATOR.match(one[: -len(heading)][::-1]))
        for one in said
    )
    return is_part and any(len(one) > 15 and not _parts(heading) & _parts(one) for one in said)


def _best(headings: list[str], said: list[str]) -> tuple[str, float]:
    best = max(headings, key=lambda one: _likeness(one, said), default="")
    return best, _likeness(best, said)


def _headings(root: "Element", rank: str) -> Iterator[str]:
    for count, heading in enumerate(root.iter(rank)):
        if count == _MOST_HEADINGS:
            return
        text = shown(heading, without_kicker=True)
        if 3 < len(text) < 400 and not _is_furniture(heading):
            yield text


def _is_furniture(heading: "Element") -> bool:
    element: Element | None = heading
    for _ in range(2):
        if element is None or element.tag in ("article", "main", "body"):
            break
        # Elementor calls every part of a page a widget.
        named = f"{element.get('class') or ''} {element.get('id') or ''}".replace("elementor-widget", "")
        if _FURNITURE.search(named):
            return True
        element = element.getparent()
    return False


def shown(element: "Element", *, without_kicker: bool = False) -> str:
    """The text of an element as it stands, without what only screen readers and scripts see."""
    text = fold("".join(_pieces(element, without_kicker, 0)).replace("\xad", "")).lstrip("-–—:|· ")
    return text or (shown(element) if without_kicker else "")


def _pieces(element: "Element", without_kicker: bool, depth: int) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        classes = part.get("class") or ""
        if local(part) == "br" or (without_kicker and _KICKER.search(classes)):
            yield " "
        elif depth < 20 and local(part) and local(part) not in NO_PROSE and not _UNSEEN.search(classes):
            yield from _pieces(part, without_kicker, depth + 1)
        yield part.tail or ""


def _likeness(heading: str, said: list[str]) -> float:
    """How much two headlines share, 0 to 1: in words, or in characters where words are not set apart."""
    ours = _parts(heading)
    best = 0.0
    for one in said:
        theirs = _parts(one)
        if ours and theirs:
            shorter, longer = sorted((len(ours), len(theirs)))
            best = max(best, len(ours & theirs) / max(1, shorter, longer / 2))
    return best


def _parts(text: str) -> set[str]:
    if _EASTERN.search(text):
        return {char for char in text.lower() if char.isalnum()}
    words = _WORD.findall(text.lower())
    return set(words) if not words or max(map(len, words)) < 25 else set(text)


def _without_site(title: str, names: list[str]) -> str:
    """A title without the name of the site, at its end or its beginning.

    >>> _without_site("Harbour opens | Oshima Herald", ["oshimaherald"]), _without_site("Harbour - it opens", ["herald"])
    ('Harbour opens', 'Harbour - it opens')
    >>> _without_site("港が開く：島新聞デジタル", []), _without_site("码头开放_国际_海港网", []), _without_site("港が開く：市長", [])
    ('港が開く', '码头开放', '港が開く：市長')
    """
    if _EASTERN.search(title):
        title = _without_eastern_site(title, names)
    places = list(_SEPARATED.finditer(title))
    if not places:
        return title
    last, rest = title[places[-1].end() :], title[: places[-1].start()]
    if _is_site(last, names) or (
        not names and "|" in places[-1][0] and len(last.split()) <= 3 < len(rest.split())
    ):
        return rest
    first = title[: places[0].start()]
    return title[places[0].end() :] if "|" in places[0][0] and _is_site(first, names) else title


def _without_eastern_site(title: str, names: list[str]) -> str:
    """A title in Han, Kana or Hangul without the name of the site, and without the sections before that name."""
    cut = title
    for _ in range(_MOST_SECTIONS):
        found = _EASTERN_PART.search(cut)
        if found is None or len(rest := cut[: found.start()].rstrip()) < _LEAST_EASTERN:
            break
        part = found["bracketed"] or found["part"]
        is_first = cut == title
        if not (
            _EASTERN_SITE.search(part) or _is_site(part, names) or (not is_first and len(part) <= _LONGEST_SECTION)
        ):
            break
        cut = rest
    return cut


def _is_site(part: str, names: list[str]) -> bool:
    bare = _bare(part)
    return len(bare) > 2 and any(
        bare in name or ((len(name) > 3 or _EASTERN.search(name)) and name in bare) for name in names
    )


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower().removeprefix("www."))
