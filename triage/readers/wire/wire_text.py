"""What the two plain-text wire formats share: messages between control characters, marks of versions and kills.

IPTC 7901 and ANPA 1312 both put a heading between SOH and STX, the text up to ETX, and the time of sending up to EOT.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.wire.furniture import is_byline
from triage.readers.xml.xml_reader import each, placed

SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"
#: "Kill" is a word of the news too: as a mark it stands in capitals, or alone after a comma.
_KILLED = re.compile(
    r"(?:^|[,\s(])KILL\b|,\s*(?:Kill|Elim)\b|(?i:\b(?:mandatory|bulletin)[ -]kill\b|\bmeldung zurückgezogen\b|^\(?annullierung)"
)
_WITHHELD = re.compile(r"(?:^|[,\s(])WITHHOLD\b|,\s*Withhold\b")
_VERSION = re.compile(
    r"(?i)\b(?:\d+\s?(?:st|nd|rd|th)\s?(?:ld|lead|update|roundup)(?:[-\s]?(?:writethru|all))?|update[- ]?\d+|"
    r"(?:\d\.\s?)?(?:zusammenfassung|neu)|correct(?:ion|ed)|berichtigung|urgent|writethru)\b"
)


class Message:
    """One message as the control characters part it."""

    __slots__ = ("foot", "heading", "is_whole", "text")

    def __init__(self, raw: str) -> None:
        raw = raw.partition(EOT)[0]
        self.heading, begun, rest = raw.partition(STX)
        self.text, ended, self.foot = rest.partition(ETX)
        #: Whether the text has its beginning and its end.
        self.is_whole = bool(begun and ended)


def messages(text: str) -> list[Message]:
    """The messages of a file, in their order."""
    return [Message(raw) for raw in text.split(SOH)[1:]]


class MessageReader(Struct):
    """The reader of messages between control characters, told by what stands before their text."""

    name: str
    suffixes: tuple[str, ...]
    #: Asked of the first bytes.
    is_ours: Callable[[bytes], object]
    article_of: Callable[[Message], Article | None]

    def recognises(self, head: bytes, name: str) -> bool:
        """SOH, a heading, STX; no suffix says it."""
        return bool(self.is_ours(head))

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article a message; one without its end is read as far as it goes, and said to be cut."""
        text, encoding = decode(data)
        found = messages(text)
        if any(not message.is_whole for message in found):
            yield Problem(path=name, code="damaged", message="a truncated message; read as far as it goes")
        nothing = "holds no article, only empty messages" if all(message.is_whole for message in found) else ""
        yield from placed(each(self.article_of, found), name, self.name, encoding, bounds, nothing)


def status_of(*marks: str) -> str:
    """Canceled or withheld where a slug line or mark says so, else usable.

    >>> status_of("BC-US--Lobster, KILL"), status_of("BC-US--Police Kill Bear, 1st Ld")
    ('canceled', 'usable')
    """
    said = " ".join(marks)
    if _KILLED.search(said):
        return "canceled"
    return "withheld" if _WITHHELD.search(said) else "usable"


def version_of(*marks: str) -> str:
    """The version mark in a slug line or above a headline.

    >>> version_of("BC-US--Giant Lobster Death, 1st Ld-Writethru,127"), version_of("1ST LEAD"), version_of("Lead story")
    ('1st Ld-Writethru', '1ST LEAD', '')
    """
    found = _VERSION.search(" ".join(marks))
    return found[0] if found else ""


def is_author_line(line: str) -> bool:
    """Whether a line is a byline; headings of wires name the paper after the author."""
    return is_byline(line) or re.match(r"(?:By|Von|Par|Por|BY|VON|PAR|POR) [A-ZÀ-Þ]", line) is not None
