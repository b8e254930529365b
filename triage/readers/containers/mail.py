"""Mail: single messages and mailboxes; an article each, or as many as an export or a letter inside holds.

RFC 5322 with MIME. A mailbox (RFC 4155) is messages after lines that begin with "From ". What a message says is
`mail_articles`' business, which of its parts are text that of `mail_texts`.
"""

import re
from collections.abc import Iterator
from email.message import EmailMessage

from triage.article import Article
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, converted, placed_within
from triage.readers.contract import Bounds, suffix_of
from triage.readers.cutting import blocks_between
from triage.readers.source import Source
from triage.readers.xml.xml_reader import placed

_POSTMARK = re.compile(rb"^From \S+.{0,60}\d\d:\d\d.{0,60}\d{4}.{0,20}\r?$", re.MULTILINE)
#: The envelope of a mail saved by itself: a sender and no date, above headers.
_ENVELOPE = re.compile(rb"From [^\s@]{1,80}@[^\s@]{1,120}[ \t]*\r?\n(?=[!-9;-~]{2,60}:)")
_FIELD = re.compile(rb"[!-9;-~]{2,60}:[ \t]?[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+")
#: Headers that only mail has; an article's "Date:" and "Subject:" make none.
_SURE = re.compile(
    rb"(?im)^(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|DKIM-Signature|Content-Transfer-Encoding|X-Mailer|"
    rb"Content-Type: (?:text|multipart)/\w+|X-Received|ARC-Seal|List-Id|Authentication-Results|Reply-To|Envelope-To):?"
)
#: One of each is enough where the file is called mail.
_SENDER, _ABOUT = re.compile(rb"(?im)^From:"), re.compile(rb"(?im)^(?:Subject|Date):")


#: Bytes before and of a postmark, at most, by which a block may cut one.
_LONGEST_POSTMARK = 1 << 10
_MOST_PARTS = 1000


class _Mail:
    name = "mail"
    suffixes = (".eml", ".mbox", ".mbx", ".email", ".emlx", ".mail", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """By a block of headers among which there is one that only mail has, or by a mailbox's first line."""
        if b"\0" in head[:1000]:
            return False
        start = _with_lines(_without_count(head.lstrip(), name))
        if start.startswith(b"From "):
            found = _POSTMARK.match(start) or _ENVELOPE.match(start)
            if not found:
                return False
            start = start[found.end() :].lstrip(b"\r\n")
        position = 0
        while field := _FIELD.match(start, position):
            position = field.end()
        headers = start[:position]
        if not headers and suffix_of(name) == ".eml":
            headers = start.partition(b"\n\n")[0] if _FIELD.match(start + b"\n") else b""
        if _SURE.search(headers):
            return True
        return suffix_of(name) == ".eml" and bool(_SENDER.search(headers) and _ABOUT.search(headers))

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of all messages in their order."""
        start = _with_lines(_without_count(data.lstrip(), name))
        envelope = _ENVELOPE.match(start)
        start = start[envelope.end() :] if envelope else start
        messages = _messages(start) if start.startswith(b"From ") else iter((start,))
        problems: list[Problem] = []
        count = 0
        for thing in placed(_articles(messages, name, bounds, problems), name, "", "", bounds):
            count += isinstance(thing, Article)
            yield thing
        yield from problems
        if not count and not problems:
            yield Problem(path=name, code="unsupported", message="mail without a text")

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """A mailbox; a single message has to be read whole."""
        start = source.head.lstrip()
        if not _POSTMARK.match(start):
            return None
        source.read(len(source.head) - len(start))
        return Layout(__name__), source

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """Messages, not read yet."""
        return blocks_between(source, name, bounds, _postmarks, _LONGEST_POSTMARK)

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of the messages in a block."""
        problems: list[Problem] = []
        messages = enumerate(_messages(block.data), block.first)
        found = converted(messages, lambda one: _articles(iter((one,)), name, bounds, problems), name, bounds)
        for thing in placed_within(found, name, "", "", bounds, tally):
            yield from problems
            problems.clear()
            yield thing
        yield from problems

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of a mailbox without an article."""
        if not tally.articles and not tally.problems:
            yield Problem(path=name, code="unsupported", message="mail without a text")


READER = _Mail()


def _without_count(data: bytes, name: str) -> bytes:
    """A message of Apple's program without the count of its bytes before it and the properties behind it."""
    count, line_end, _ = data[:20].partition(b"\n") if suffix_of(name) == ".emlx" else (b"", b"", b"")
    if not line_end or not count.strip().isdigit():
        return data
    start = len(count) + 1
    return data[start : start + int(count)]


def _with_lines(data: bytes) -> bytes:
    """A message without a byte order mark, and with line ends where it has those of old Macintoshes."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox; a line "From " counts only with a date, and after a blank line."""
    places = list(_postmarks(data, 0))
    ends = [found.start() for found in places[1:]] + [len(data)]
    for found, end in zip(places, ends, strict=True):
        yield re.sub(rb"(?m)^>(>*From )", rb"\1", data[found.end() : end].lstrip(b"\r\n"))


def _postmarks(data: bytes, start: int) -> Iterator[re.Match[bytes]]:
    for found in _POSTMARK.finditer(data, start):
        before = data[max(0, found.start() - 4) : found.start()]
        if not before or before.endswith((b"\n\n", b"\r\n\r\n")):
            yield found


def _articles(messages: Iterator[bytes], name: str, bounds: Bounds, problems: list[Problem]) -> Iterator[Article]:
    from triage.readers.containers.mail_articles import articles_of_message
    from triage.readers.containers.mail_attachments import articles_attached
    from triage.readers.containers.mail_headers import message_of
    from triage.readers.containers.mail_texts import messages_in

    def within(message: EmailMessage, depth: int) -> Iterator[Article | Problem]:
        yield from articles_of_message(message, name, bounds)
        yield from articles_attached(message, name, bounds)
        for inner in messages_in(message):
            if depth >= bounds.nesting:
                said = f"messages more than {bounds.nesting} deep in one another; those within are not read"
                yield Problem(path=name, code="bound", message=said)
                break
            yield from within(inner, depth + 1)

    for data in messages:
        if data.count(b"multipart/") > _MOST_PARTS:
            said = f"a message of more than {_MOST_PARTS:,} parts within parts; not read"
            problems.append(Problem(path=name, code="bound", message=said))
            continue
        try:
            message, cut = message_of(data)
            if cut:
                problems.append(Problem(path=name, code="bound", message=cut))
            found = list(within(message, 0))
        except Exception as error:  # the library raises all kinds of errors on damaged headers
            problems.append(
                Problem(path=name, code="damaged", message=f"a message that cannot be read ({_said(error)})")
            )
            continue
        for thing in found:
            if isinstance(thing, Problem):
                problems.append(thing)
            else:
                yield thing


def _said(error: Exception) -> str:
    return (str(error).partition("\n")[0] or type(error).__name__)[:100]
