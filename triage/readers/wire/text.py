"""The reader of plain text: what is taken for wire copy, and one article for each file.

Where headline, furniture and story stand is found in `story`; this module knows suffixes and bytes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.expression import Expression
from triage.readers.contract import Bounds, empty, suffix_of
from triage.readers.wire.furniture_words import HEADER_KEY, RULE

#: Markup and data that only look like text; they have readers of their own, or none.
_FOREIGN = Expression(
    rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-zA-Z][\w:!?.-]*[\s>/]|[{\[]\s*[\"{\[\]}]|\[\s*-?\d[\d.eE+-]{0,30}\s*(?:,\s*(?:[\"{\[]|-?\d[\d.eE+-]{0,30}\s*[,\]])|\]\s*\Z))"
)


_RULE = Expression(rf"\n{RULE}\n")
#: The number below a record, and what stands with it.
_NUMBERED = Expression(r"\nRecord Number: [^\n]+(?:\n[^\n]*\S[^\n]*)*+(?:\n\s*+|\Z)")
#: Suffixes of Markdown, which `notes` reads as well where there is something above the text.
MARKDOWN = (".md", ".markdown", ".mdown", ".mdx", ".mkd", ".mkdn", ".qmd", ".rmd", ".gmi")
#: The key of a first header.
_LABEL = Expression(rf"\s*({HEADER_KEY}[ \u00a0]?[:：])")
#: What a heading of such a message begins with: "bdt0123 3 ", "APA0123 5 ".
_MAY_BE_MESSAGE = Expression(r"\s*(?:[a-z]{3}\d{3,5}|(?P<austrian>[A-Z]{3}\d{4})) \d ")
#: What the head of a post of ProMED says.
_POST, _POST_WITHIN = "A ProMED-mail post", 500
#: Wire archives write "&lt;MOB>" in what is otherwise plain text; a bare "AT&T" is no entity.
_ENTITY = Expression(r"&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,6}));")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0"}


def _character(found: re.Match[str]) -> str:
    name, number = found.groups()
    if name:
        return _CHARACTERS[name]
    code = int(number)
    # Controls and surrogates stay as they are written: nothing may be smuggled in.
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else found[0]


class _Text:
    name = "text"
    suffixes = (".txt", ".text", ".tst", ".story", "", ".rst", ".adoc", ".asciidoc", ".org", ".textile", *MARKDOWN)

    def recognises(self, head: bytes, name: str) -> bool:
        """Text that is neither markup nor data, under a suffix of ours; `-` has none."""
        from triage.readers.encoding import is_text

        return suffix_of(name) in self.suffixes and is_text(head) and not _FOREIGN.match(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article, or one for each headers that stand above a text; a text of white space alone is empty."""
        text, encoding = text_of(data)
        texts = texts_with_headers(text) or texts_with_numbers(text) or [text]
        reviewed = _reviewed(text) if len(texts) == 1 and may_be_review(text) else []
        found = reviewed or [article for one in texts for article in articles_of(one, encoding, name)]
        if reviewed or len(found) > 1:
            from triage.readers.xml.xml_reader import placed

            yield from placed(iter(found), name, self.name, encoding, bounds)
        elif found[0].title or found[0].body or found[0].credits:
            yield found[0]
        else:
            yield empty(name)


READER = _Text()


def texts_with_headers(text: str) -> list[str]:
    r"""The texts of a file that holds several, each below headers that begin with the same key; [] for any other.

    >>> texts_with_headers("Title: A\nDate: 2026-11-16\n\nRain.\n\n---\n\nTitle: B\nDate: 2026-11-17\n\nWind.")
    ['Title: A\nDate: 2026-11-16\n\nRain.\n\n---\n\n', 'Title: B\nDate: 2026-11-17\n\nWind.']
    """
    label = _LABEL.match(text)
    if label is None or text.find(f"\n{label[1]}", label.end()) < 0:
        return []
    from triage.readers.wire.headers import read_headers

    starts = []
    for found in re.finditer(rf"(?:\A\s*|\n[ \t\r]*\n|\n([-=*_#])\1{{2,}}[ \t\r]*\n){re.escape(label[1])}", text):
        start = found.end() - len(label[1])
        headers = read_headers(text, start)
        if headers is not None and "title" in headers.fields and len(headers.fields) > 1:
            starts.append(start)
    return [text[start:end] for start, end in pairwise([*starts, len(text)])] if len(starts) > 1 else []


def texts_with_numbers(text: str) -> list[str]:
    r"""The texts of a file that holds several records of a database, whose numbers stand below each; [] for any other.

    >>> texts_with_numbers("A\n\nRain.\nRecord Number: 1F\n\nB\n\nWind.\nRecord Number: 2F\n")
    ['A\n\nRain.\nRecord Number: 1F\n\n', 'B\n\nWind.\nRecord Number: 2F\n']
    """
    if "\nRecord Number: " not in text:
        return []
    ends = [0, *(found.end() for found in _NUMBERED.finditer(text))]
    parts = [text[start:end] for start, end in pairwise(ends)]
    rest = text[ends[-1] :]
    return [*parts, rest] if rest.strip() and parts[1:] else parts if parts[1:] else []


def may_be_review(text: str) -> bool:
    """Whether rules stand between the parts of a text, as between the stories of a press review."""
    return _RULE.search(text) is not None


def _reviewed(text: str) -> list[Article]:
    from triage.readers.documents.text_review import reviewed

    return reviewed(text, is_marked=False)


def text_of(data: bytes) -> tuple[str, str]:
    """The text of a file without the entities that archives write, and its encoding."""
    from triage.readers.encoding import decode

    text, encoding = decode(data)
    text = with_line_ends(text)
    return without_entities(text) if "&" in text else text, encoding


def with_line_ends(text: str) -> str:
    """A text whose lines end only with the signs that Unicode has for it, as some programs of design copy them, with line feeds."""
    if "\n" in text or "\r" in text:
        return text
    return text.replace("\u2029", "\n\n").replace("\u2028", "\n")


def plain_text_of(data: bytes) -> tuple[str, str]:
    """Text and encoding of bytes without a byte order mark and without NUL: most are UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return text_of(data)
    if not text.isascii():
        from triage.readers.encoding import once_encoded

        text = with_line_ends(once_encoded(text))
    return without_entities(text) if "&" in text else text, "utf-8"


def without_entities(text: str) -> str:
    """The text with the characters that entities stand for."""
    # Around the codes of shares: all that most have of them.
    replaced = text.replace("&lt;", "<")
    return _ENTITY.sub(_character, text) if "&" in replaced else replaced


def articles_of(text: str, encoding: str, name: str) -> list[Article]:
    """The article that a text is, be it empty; the reports of a post that has several."""
    if "\n@highlight" in text:
        # Stories of a corpus of summaries have theirs below them.
        story, *highlights = text.split("\n@highlight")
        told = "\n".join(filter(None, map(str.strip, highlights)))
        return [replace(one, abstract=told) for one in articles_of(story, encoding, name)]
    # Most copy is read by the core, and needs nothing of this.
    from triage.readers.wire.story import parse

    article = _bare_message(text, name, encoding) or parse(text, name, encoding)
    if _POST in article.body[:_POST_WITHIN]:
        from triage.readers.wire.promed import posts_of

        return posts_of(article)
    return [article]


def _bare_message(text: str, name: str, encoding: str) -> Article | None:
    """The article of a wire message whose control characters were lost on the way."""
    found = _MAY_BE_MESSAGE.match(text)
    if not found:
        return None
    if found["austrian"]:
        from triage.readers.wire.apa import message

        article = message(text)
        return replace(article, path=name, encoding=encoding, format="text") if article is not None else None
    from triage.readers.wire.iptc7901 import bare_message

    article = bare_message(text)
    return replace(article, path=name, encoding=encoding, format="iptc7901") if article is not None else None
