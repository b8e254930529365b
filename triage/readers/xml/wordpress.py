"""The export of a WordPress site: RSS in which each item is a post, a page, or something that is no article.

Bodies are as the editor saved them: paragraphs parted by blank lines instead of tags, with shortcodes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name, state
from triage.readers.stamps import first_stamp, stamp
from triage.readers.web.markup import is_beside, text_of_html
from triage.readers.web.markup import title as one_line
from triage.readers.xml.feeds import article_of
from triage.readers.xml.tree import Root, child, children, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Types of items that no reader of the site ever sees as an article.
_NO_ARTICLES = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block wp_template "
    "wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group feedback "
    "shop_order product_variation".split()
)
#: A shortcode is told from an editor's bracket, such as "[sic]", by its tail: an attribute, an underscore, a closing twin.
_ENCLOSING = re.compile(
    r"\[(caption|gallery|playlist|audio|video|embed)\b[^\[\]]*+\][^\[]*+(?:\[(?!/?\1\b)[^\[]*+)*+\[/\1\]"
)
_CODE = re.compile(r"\[(?:(?P<name>[a-z][\w-]*+)(?:\s[^\[\]]*+)?|/(?P<closed>[a-z][\w-]*+))\]")
_SINGLE = re.compile(
    r"\[/?(?=[a-z]++[_-]\w)[a-z]\w*+(?:-\w++)*+(?:\s[^\[\]]*+)?/?\]|\[[a-z][\w-]*+\s(?=[^\[\]=]*+=)[^\[\]]*+\]|\[gallery\]"
    r"|\[/[a-z][\w-]*+\]"
)
_BLANK = re.compile(r"\n[ \t]*+\n\s*+")


def _articles(root: "Element") -> Iterator[Article | Problem]:
    channel = child(root, "channel")
    feed = Article(
        outlet=outlet_name(words(child(channel, "title"))),
        language=language_tag(words(child(channel, "language"))),
    )
    return each(lambda item: _article(item, feed), filter(_is_article, children(channel, "item")))


def _is_article(item: "Element") -> bool:
    return (
        words(child(item, "post_type")).lower() not in _NO_ARTICLES
        and words(child(item, "status")).lower() != "auto-draft"
    )


def _article(item: "Element", feed: Article) -> Article:
    encoded = {_space(element): element.text or "" for element in children(item, "encoded")}
    shown, gmt, local_time = (words(child(item, name)) for name in ("pubdate", "post_date_gmt", "post_date"))
    published = (
        stamp(shown) or (first_stamp(gmt) + "+00:00" if "T" in first_stamp(gmt) else "") or first_stamp(local_time)
    )
    status = state(words(child(item, "status")))
    return replace(
        article_of(item, feed),
        body=text_of_html(_as_html(encoded.get("content", "")), leaves_out=is_beside),
        abstract=text_of_html(_as_html(encoded.get("excerpt", "") or words(child(item, "description")))),
        keywords=distinct(one_line(words(category)) for category in children(item, "category")),
        slug=words(child(item, "post_name")),
        status=status,
        # A post for later has the time at which it will be there.
        embargoed=published if status == "embargoed" else "",
        published=published,
        published_text=shown or local_time,
    )


def _space(element: "Element") -> str:
    """Which of the two `encoded` elements this is: content or excerpt."""
    return "excerpt" if "excerpt" in str(element.tag) else "content"


def _as_html(saved: str) -> str:
    r"""A saved body as HTML: paragraphs tagged, shortcodes gone, what they enclose kept.

    >>> _as_html("[dropcap]R[/dropcap]ain [sic] fell.\n\n[contact_form]It was late.")
    'Rain [sic] fell.<p>It was late.'
    """
    text = _ENCLOSING.sub(" ", saved.replace("\r\n", "\n"))
    return _BLANK.sub("<p>", _SINGLE.sub("", _without_pairs(text)))


def _without_pairs(text: str) -> str:
    """The text without the outermost pairs of an opening and its closing twin, whatever they are called.

    No regular expression: one that looked for the twin of each opening would go through the whole text each time.

    >>> _without_pairs("[b]Rain[/b] [i]fell [b]all[/b] day[/i] [u].")
    'Rain fell [b]all[/b] day [u].'
    """
    codes = list(_CODE.finditer(text))
    twins: dict[str, list[re.Match[str]]] = {}
    for code in reversed(codes):
        if code["closed"]:
            twins.setdefault(code["closed"], []).append(code)
    pieces: list[str] = []
    place = 0
    for code in codes:
        ends = twins.get(code["name"] or "")
        while ends and ends[-1].start() < code.end():
            ends.pop()
        if ends and code.start() >= place:
            pieces += (text[place : code.start()], text[code.end() : ends[-1].start()])
            place = ends[-1].end()
    return "".join((*pieces, text[place:]))


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name.lower() == "rss" and (b"wordpress.org/export" in head)


READER = XmlReader("wordpress", (".xml", ".wxr"), _is_ours, _articles, "attachments and menus")
