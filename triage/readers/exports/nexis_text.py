"""LexisNexis exports in plain text, of the years before 2018, many articles a file.

A page about the request may come first. Each article begins with a centred line "1 of 10 DOCUMENTS" ("Dokument 1 von
10"); below, with blank lines between: publication and date (centred), headline, labelled lines in capitals (`BYLINE:`,
`LENGTH:`), the text in lines of 78 characters, labelled lines again, and the copyright.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode, is_text
from triage.readers.exports.html_export import miscount
from triage.readers.exports.nexis_labels import article_of, sorted_blocks
from triage.readers.xml.xml_reader import placed

_COUNTER = (
    r"(?:\d{1,6} of (\d{1,6}) DOCUMENTS?|Dokument \d{1,6} von (\d{1,6})|\d{1,6} (?:von|de|di|van) (\d{1,6}) "
    r"(?:DOKUMENTEN?|DOCUMENTOS|DOCUMENTI|DOCUMENTEN)|(?:Document|Documento) \d{1,6} (?:de|sur|of|di) (\d{1,6}))"
)
_START = re.compile(rf"^[ \t]*{_COUNTER}[ \t]*$", re.MULTILINE)
_HEAD = re.compile(
    rb"(?s)(?:\xef\xbb\xbf)?\s*(?:Download Request: |\d{1,6} of \d{1,6} DOCUMENTS?\b|Dokument \d+ von \d+\s*\r?\n|"
    rb"Docum\w+ \d+ (?:de|sur|of|di) \d+\s*\r?\n|\d{1,6} \w{2,4} \d{1,6} DO[CK]UMENT)"
)


class _NexisText:
    name = "lexisnexis-txt"
    suffixes = (".txt", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the counter or the page about the request at the very start; no suffix says it."""
        return _HEAD.match(head) is not None and is_text(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles in the order of the file, and a problem where the counters announce more."""
        text, encoding = decode(data)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
        # None where the whole file turns out to be of another encoding than its beginning.
        starts = list(_START.finditer(text))
        count = 0
        for thing in placed(_articles(text, starts), name, self.name, encoding, bounds):
            count += isinstance(thing, Article)
            yield thing
        if not count:
            yield Problem(path=name, code="unsupported", message="an export without an article")
        elif _is_complete(starts) and count < len(starts):
            yield miscount(name, len(starts), count)


READER = _NexisText()


def _is_complete(starts: list[re.Match[str]]) -> bool:
    return bool(starts) and len(starts) == int(next(number for number in starts[-1].groups() if number))


def _articles(text: str, starts: list[re.Match[str]]) -> Iterator[Article]:
    ends = [*(found.start() for found in starts[1:]), len(text)]
    for found, end in zip(starts, ends, strict=False):
        blocks = re.split(r"\n[ \t]*\n", text[found.end() : end])
        article = article_of(sorted_blocks(map(_unwrapped, blocks)))
        if article.title or article.body:
            yield article


def _unwrapped(block: str) -> str:
    return " ".join(line.strip() for line in block.split("\n") if line.strip())
