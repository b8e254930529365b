"""Compound files, the containers of Office before 2007 and of Outlook: a Word document (.doc) or a saved mail (.msg).

What is inside is told by the names of its streams. Spreadsheets and slides of that time are named and not read.
"""

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.documents.office import guarded

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A header, a table of sectors, a directory.
_SMALLEST = 3 * 512
_DOCUMENT, _MAIL = "WordDocument", "__properties_version1.0"
#: Streams of programs whose files hold no article.
_OTHERS = {"Workbook": "an old Excel workbook", "Book": "an old Excel workbook", "PowerPoint Document": "slides"}


class _Compound:
    name = "doc"
    suffixes = (".doc", ".dot", ".msg")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature."""
        return head.startswith(_SIGNATURE) and len(head) >= _SMALLEST

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the document or the articles of the mail."""
        try:
            olefile = import_module("olefile")
        except ImportError:
            yield missing(name, "Word 97 and Outlook need", "office")
            return
        yield from guarded(lambda: _articles(olefile, data, name, bounds), name, "compound file")


READER = _Compound()


def _articles(olefile: Any, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    with olefile.OleFileIO(io.BytesIO(data)) as streams:
        if streams.exists(_MAIL):
            from triage.readers.documents import outlook

            yield from outlook.articles(streams, name, bounds)
        elif streams.exists(_DOCUMENT):
            from triage.readers.documents import word97

            yield from word97.articles(streams, name, bounds)
        else:
            kind = next((kind for stream, kind in _OTHERS.items() if streams.exists(stream)), "an Office file")
            message = f"{kind} of the kind before 2007; save it in the newer format"
            yield Problem(path=name, code="unsupported", message=message)
