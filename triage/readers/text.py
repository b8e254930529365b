"""The reader of plain text: what is taken for wire copy, and one article for each file.

Where headline, furniture and story stand is found in `story`; this module knows suffixes and bytes.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.encoding import decode, is_text
from triage.readers.registry import Bounds, suffix_of
from triage.readers.story import parse

#: Markup and data that only look like text; they have readers of their own, or none.
_FOREIGN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-zA-Z][\w:!?.-]*[\s>/]|[{\[]\s*(?:[\"{\[\]}]|\d))")


class _Text:
    name = "text"
    suffixes = (".txt", ".text", ".md", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """Text that is neither markup nor data, under a suffix of ours; `-` has none."""
        return suffix_of(name) in self.suffixes and is_text(head) and not _FOREIGN.match(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article; a text of white space alone is empty."""
        text, encoding = decode(data)
        article = parse(text, name, encoding)
        if article.title or article.body or article.credits:
            yield article
        else:
            yield Problem(path=name, code="empty", message="nothing in it")


READER = _Text()
