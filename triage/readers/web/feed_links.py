"""The feeds that a web page names in its head."""

from collections.abc import Iterator
from urllib.parse import urljoin

from triage.readers.fields import fold
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import tree_of_page

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def feed_links(data: bytes, url: str) -> Iterator[tuple[str, str]]:
    """Address and title of each feed, in the order of the page; those of comments last."""
    root = tree_of_page(decode_page(data)[0])
    if root is None:
        return
    base = next((str(one.get("href")) for one in root.iter("base") if one.get("href")), "")
    found: dict[str, str] = {}
    for link in root.iter("link", "a"):
        names = str(link.get("rel") or "").lower().split()
        kind = str(link.get("type") or "").partition(";")[0].strip().lower()
        target = str(link.get("href") or "").strip()
        if not target or kind not in _TYPES or (link.tag == "link" and "alternate" not in names):
            continue
        try:
            whole = urljoin(urljoin(url, base), target)
        except ValueError:
            continue
        if whole.startswith(("https://", "http://")):
            found.setdefault(whole, fold(str(link.get("title") or "")))
    yield from sorted(found.items(), key=lambda one: "comment" in f"{one[0]} {one[1]}".lower())
