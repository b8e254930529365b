"""What readers of text with its own marks share: recognised by the first bytes, cut where each record begins.

SGML that no parser of XML takes, and messages of the telex. A format's module gives the expression and `articles`.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.xml.xml_reader import placed


class MarkedTextReader(Struct):
    """The reader of one such format."""

    name: str
    suffixes: tuple[str, ...]
    #: Asked of the first bytes.
    is_ours: Callable[[bytes], object]
    articles: Callable[[str], Iterator[Article | Problem]]
    #: What a file without a record is said to be.
    nothing: str

    def recognises(self, head: bytes, name: str) -> bool:
        """By the first bytes; no suffix says it."""
        return bool(self.is_ours(head))

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles in the order of the file."""
        text, encoding = decode(data)
        yield from placed(self.articles(text), name, self.name, encoding, bounds, self.nothing)


def records(text: str, start: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Each beginning of a record, and what follows it to the next.

    >>> [(found[0], rest) for found, rest in records("#1 one #2 two", re.compile("#[0-9]"))]
    [('#1', ' one '), ('#2', ' two')]
    """
    starts = list(start.finditer(text))
    ends = [*(found.start() for found in starts[1:]), len(text)]
    for found, end in zip(starts, ends, strict=False):
        yield found, text[found.end() : end]
