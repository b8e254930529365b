"""Links that people saved, in HTML: the export of Pocket, and the bookmark files that browsers and services write.

An article each: headline, address, tags, and the note that follows (`<DD>`). When a link was saved is not when its
article was published, and gives no date. Folders and links to scripts are none.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.html_export import HtmlExport
from triage.readers.fields import distinct, fold
from triage.readers.web.markup import text_of_html, title
from triage.readers.xml.xml_reader import each

_LINK = re.compile(r"(?is)<a\s([^<>]{0,4000}+)>((?:(?!</?a\b).){0,1000}+)</a>")
_HREF = re.compile(r"(?i)\bhref\s*=\s*[\"'](https?://[^\"'<>\s]++)")
_TAGS = re.compile(r"(?i)\btags\s*=\s*\"([^\"<>]*+)\"")
_NOTE = re.compile(r"(?is)\s*<dd>([^<]{0,4000}+)")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(
        lambda found: _article(found, text), _LINK.finditer(text), is_article=lambda article: article.title
    )


READER = HtmlExport(
    "bookmarks",
    ("netscape-bookmark", "pocket export", " time_added="),
    r"(?i)<!DOCTYPE NETSCAPE-Bookmark|<title>\s*Pocket Export|<a href=[^<>]+ time_added=",
    _articles,
)


def _article(found: re.Match[str], text: str) -> Article | None:
    address = _HREF.search(found[1])
    if address is None:
        return None
    tags = _TAGS.search(found[1])
    note = _NOTE.match(text, found.end())
    headline = title(found[2])
    return Article(
        # Pocket writes the address where it knows no headline.
        title="" if headline == fold(address[1]) else headline,
        body=text_of_html(note[1]).strip() if note else "",
        url=title(address[1]),
        keywords=distinct(tags[1].split(",")) if tags else (),
    )
