"""Pages saved by Safari (.webarchive): a property list that holds the page, its address, and what it shows."""

from collections.abc import Iterator
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import page_article
from triage.readers.xml.xml_reader import placed


class _WebArchive:
    name = "webarchive"
    suffixes: tuple[str, ...] = (".webarchive",)

    def recognises(self, head: bytes, name: str) -> bool:
        """A property list that names the main resource of a page, or that is called so."""
        return head.startswith(b"bplist0") and (suffix_of(name) in self.suffixes or b"WebMainResource" in head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the page."""
        page = _page(data)
        if page is None:
            yield Problem(path=name, code="damaged", message="not a whole web archive")
            return
        html, encoding, address = page
        found = page_article(html, name, encoding, address)
        if isinstance(found, Article):
            yield from placed(iter((found,)), name, self.name, encoding, bounds)
        else:
            yield found


READER = _WebArchive()


def _page(data: bytes) -> tuple[str, str, str] | None:
    """The page with its encoding and address; None where there is none."""
    import plistlib

    try:
        archive: Any = plistlib.loads(data)
        main = archive["WebMainResource"]
        content, address = main["WebResourceData"], main.get("WebResourceURL", "")
    except Exception:  # the library raises all kinds of errors on damaged lists
        return None
    if not isinstance(content, bytes):
        return None
    html, encoding = decode_page(content, str(main.get("WebResourceTextEncodingName", "")))
    return html, encoding, address if isinstance(address, str) else ""
