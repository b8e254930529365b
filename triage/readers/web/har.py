"""Recordings of a browser (HAR): the pages among what it loaded, each an article at its address."""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.json.json_values import inner_text, objects, text_in
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import page_article
from triage.readers.xml.xml_reader import each, placed

_OURS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{(?=[^{}\[\]]{0,2000}?"(?:version|creator|entries)")')
_PAGES = ("text/html", "application/xhtml+xml")
_WITHOUT = "a recording of a browser without a page of news; it must be saved with the contents of the answers"


class _Har:
    name = "har"
    suffixes = (".har",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the keys that it begins with."""
        return _OURS.match(head) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the pages, in the order in which they were loaded."""
        try:
            entries = list(objects(json.loads(data)["log"].get("entries")))
        except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
            yield Problem(path=name, code="damaged", message="not a whole recording of a browser")
            return
        articles = each(lambda entry: _article(entry, name), entries, is_article=lambda article: True)
        yield from placed(articles, name, self.name, "", bounds, _WITHOUT)


READER = _Har()


def _article(entry: Mapping[str, Any], path: str) -> Article | None:
    """The article of a page that came whole; None for anything else."""
    answer = entry.get("response")
    content = answer.get("content") if isinstance(answer, Mapping) else None
    if not isinstance(answer, Mapping) or not isinstance(content, Mapping) or answer.get("status") != 200:
        return None
    kind = text_in(content.get("mimeType")).partition(";")[0].strip().lower()
    text = content.get("text")
    if kind not in _PAGES or not isinstance(text, str) or not text.strip():
        return None
    encoding = "utf-8"
    if content.get("encoding") == "base64":
        text, encoding = decode_page(base64.b64decode(text))
    found = page_article(text, path, encoding, inner_text(entry.get("request"), "url"))
    return replace(found, format=READER.name) if isinstance(found, Article) else None
