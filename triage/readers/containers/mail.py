"""Mail: single messages and mailboxes; an article each, or as many as an export or a letter inside holds.

RFC 5322 with MIME. Of alternative parts the plain one is the text, unless it says little of what the HTML says. A body
that is JSON (a form's answers) is read by the names of its fields; HTML that is a database's export by that export's
reader. A mailbox (RFC 4155) is messages after lines that begin with "From ".
"""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, blocks_between, converted, placed_within
from triage.readers.containers.letter_edges import without_edges
from triage.readers.contract import Bounds, suffix_of
from triage.readers.encoding import decode, is_text
from triage.readers.fields import fold, language_tag, people, until
from triage.readers.source import Source
from triage.readers.stamps import stamp
from triage.readers.web.markup import paragraphs, text_of_html
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
#: A list's name in brackets; not "[0]: …", of which a colon would be left.
_LISTS = re.compile(r"^\s*(?:\[[^\]]{1,40}\](?!\s*:)\s*)?(?:(?:re|aw|fw|fwd|wg|tr)\s*:\s*)*", re.IGNORECASE)
#: Lists of senders of newsletters are named by a number: "3a2b1c0d9e8f7a6b5c4d3e2fmc list".
_HASH = re.compile(r"(?<![0-9a-z])(?=[a-z]*+\d)[0-9a-f]{12,}|\d{5,}|^[\d .-]++$", re.IGNORECASE)
#: Charsets that are said for what is a larger one, and those that are read as they are declared: their bytes are all ASCII.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}
_SHIFTED = ("iso-2022-", "hz-gb", "hz", "utf-7")
_IS_HTML = re.compile(
    r"\s*+<(?:!doctype html|html|head|body|div|table|p|meta|style|center)\b[^<>]*+>", re.IGNORECASE
)
#: What newsletters fill the line with that a list of mails shows.
_FILLER = re.compile(r"(?:[\u200b-\u200f\u034f\u00ad\u2007\ufeff\u2800\u2060\u180e][ \u00a0\t]*+){4,}")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
_QUOTE = re.compile(r"^>+ ?.*$\n?", re.MULTILINE)
#: A plain part shorter than this share of the HTML part only says that there is one.
_TELLING = 0.35
_DEEPEST = 30
#: Bytes before and of a postmark, at most, by which a block may cut one.
_LONGEST_POSTMARK = 1 << 10
_MOST_PARTS = 1000
#: As press offices call it; nobody has registered one.
_EMBARGOES = (
    "Embargo",
    "Embargoed",
    "X-Embargo",
    "Embargo-Until",
    "Embargoed-Until",
    "X-Embargo-Until",
    "X-Embargoed-Until",
    "Embargo-Date",
    "X-Embargo-Date",
)


class _Mail:
    name = "mail"
    suffixes = (".eml", ".mbox", ".mbx", ".email", ".emlx", ".mail", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """By a block of headers among which there is one that only mail has, or by a mailbox's first line."""
        if b"\0" in head[:1000]:
            return False
        start = _without_count(head.lstrip(), name)
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
        start = _without_count(data.lstrip(), name)
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
    count = data[:20].partition(b"\n")[0] if suffix_of(name) == ".emlx" else b""
    if not count.strip().isdigit():
        return data
    start = data.index(b"\n") + 1
    return data[start : start + int(count)]


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
    from triage.readers.containers.mail_headers import message_of

    for data in messages:
        if data.count(b"multipart/") > _MOST_PARTS:
            said = f"a message of more than {_MOST_PARTS:,} parts within parts; not read"
            problems.append(Problem(path=name, code="bound", message=said))
            continue
        try:
            message, cut = message_of(data)
            if cut:
                problems.append(Problem(path=name, code="bound", message=cut))
            found = list(articles_of_message(message, name, bounds))
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


def articles_of_message(message: EmailMessage, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles of one message: its text, or what is inside as what it is."""
    from triage.readers.containers import alerts
    from triage.readers.exports.html_export import export_of

    sent = _sent(message)
    text, html = _texts(message)
    saved_from = _saved_from(message) if html else ""
    if saved_from:
        from triage.readers.web.pages import page_article

        page = page_article(_saved_page(message, saved_from) or html, name, "utf-8", saved_from)
        if isinstance(page, Article):
            yield page
            return
    export = export_of(html.encode("utf-8", "replace")) if html else None
    if export is not None:
        yield from export.read_text(html, name, "utf-8", bounds)
        return
    if html and alerts.is_alert(html):
        stories = list(alerts.articles(html, sent))
        if len(stories) > 1:
            yield from stories
            return
    if alerts.is_plain_alert(text):
        stories = list(alerts.plain_articles(text, sent))
        if stories:
            yield from stories
            return
    record = _of_form(text, sent)
    if record is not None:
        yield record
        return
    body = _body(text, html)
    if body or sent.title:
        yield replace(sent, body=body)


def _saved_from(message: EmailMessage) -> str:
    """The address of a page that a browser saved as mail (MHTML); "" for mail that was sent."""
    location = _header(message, "Snapshot-Content-Location")
    sender = _header(message, "From")
    if location or (sender and not sender.lstrip('"<').startswith("Saved by")):
        return location
    places = (str(part.get("Content-Location", "")) for part in _parts(message, 0))
    return next((place for place in places if place.startswith("http")), "file:" if sender else "")


def _saved_page(message: EmailMessage, address: str) -> str:
    """The page itself, without the frames in it; "" where no part says that it is."""
    pages = [part for part in _parts(message, 0) if part.get_content_type() == "text/html"]
    found = (part for part in pages if str(part.get("Content-Location", "")) == address)
    return next((_content(part) for part in (*found, *pages)), "")


def _sent(message: EmailMessage) -> Article:
    """What the headers say."""
    sender = _header(message, "From")
    written = _header(message, "Date")
    listed = _header(message, "List-Id").partition("<")[0].strip(' "')
    # Who sends to a list is its paper.
    is_letter = bool(listed or _header(message, "List-Unsubscribe"))
    return Article(
        title=fold(_LISTS.sub("", _header(message, "Subject"))),
        byline=_name_in(sender),
        authors=people(_name_in(sender)),
        outlet=listed if listed and not _HASH.search(listed) else (_name_in(sender) if is_letter else ""),
        language=language_tag(_header(message, "Content-Language")),
        id=_header(message, "Message-ID").strip("<> "),
        published=stamp(re.sub(r"(?<!\s)\s*+\([^()]*+\)\s*+$", "", written)),
        published_text=written,
        embargoed=until(*(_header(message, name) for name in _EMBARGOES)),
        format="mail",
        encoding="utf-8",
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header decoded; what the library refuses is taken as it stands, and unknown charsets as Latin."""
    from triage.readers.containers.mail_headers import LONGEST

    raw = _raw(message, name)
    if len(raw) > LONGEST:
        return " ".join((_decoded(raw) or raw).encode("utf-8", "replace").decode("utf-8").split())
    try:
        value = str(message.get(name, ""))
    except Exception:  # see above
        value = raw
    if "\ufffd" in value:
        value = _decoded(raw) or value
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _raw(message: EmailMessage, name: str) -> str:
    return next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")


def _decoded(raw: str) -> str:
    """A header whose words are in a larger charset than they say, or are cut inside a character."""
    from email.header import decode_header

    said = []
    try:
        for piece, charset in decode_header(re.sub(r"\r?\n[ \t]+", " ", raw)):
            if isinstance(piece, bytes):
                declared = (charset or "ascii").lower()
                said.append(piece.decode(_LARGER.get(declared, declared), "replace"))
            else:
                said.append(piece)
    except (ValueError, LookupError):
        return ""
    return "".join(said)


def _name_in(sender: str) -> str:
    name = sender.partition("<")[0].strip(" \"'")
    return "" if "@" in name else name


def texts_of(data: bytes) -> tuple[str, str]:
    """The plain text and the HTML of a message in bytes; raises what the library raises on damaged headers."""
    from triage.readers.containers.mail_headers import message_of

    return _texts(message_of(data)[0])


def _texts(message: EmailMessage) -> tuple[str, str]:
    """The plain text and the HTML of a message; attachments are none of it."""
    plain: list[str] = []
    marked: list[str] = []
    for part in _parts(message, 0):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_attached(part):
            content = _content(part)
            (marked if kind == "text/html" or _IS_HTML.match(content) else plain).append(content)
    if not any(plain) and not any(marked):
        # Some programs call every part a stream of bytes.
        for part in _parts(message, 0):
            payload = (
                part.get_payload(decode=True) if part.get_content_type() == "application/octet-stream" else None
            )
            if isinstance(payload, bytes) and payload.strip() and is_text(payload[:4096]):
                content = _content(part)
                (marked if _IS_HTML.match(content) else plain).append(content)
    return "\n\n".join(filter(None, plain)), "\n".join(filter(None, marked))


def _parts(message: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    if message.is_multipart():
        for part in message.get_payload():
            yield from _parts(part, depth + 1)
    else:
        yield message


def _is_attached(part: Any) -> bool:
    try:
        return str(part.get_content_disposition()) == "attachment"
    except Exception:  # see above
        return False


def _content(part: Any) -> str:
    """The text of a part: in its charset, in UTF-8, or in what it seems to be."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        declared = part.get_content_charset() or ""
    except Exception:  # see above
        declared = ""
    text = ""
    declared = _LARGER.get(declared.lower(), declared.lower())
    if not declared and b"\x1b$" in payload:
        declared = "iso-2022-jp"
    shifted = declared if declared.startswith(_SHIFTED) else ""
    for charset in (shifted, "utf-8", declared):
        try:
            if charset:
                text = payload.decode(charset)
                break
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    text = text or decode(payload)[0]
    return _flowed(text) if _is_flowed(part) else text.replace("\r\n", "\n")


def _is_flowed(part: Any) -> bool:
    try:
        return str(part.get_param("format", "")).lower() == "flowed"
    except Exception:  # see above
        return False


def _flowed(text: str) -> str:
    """Lines that end in a space go on in the next (RFC 3676)."""
    return re.sub(r"(?m)(?<!^--) \n(?!>|\n)", " ", text.replace("\r\n", "\n"))


def _of_form(text: str, sent: Article) -> Article | None:
    """The article of a body that is one object of JSON; None for any other text."""
    if not text.lstrip().startswith("{"):
        return None
    import json

    from triage.readers.json.columns import article_of

    try:
        record = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    record = {key: _single(value) for key, value in record.items()}
    article = article_of(record) or article_of({"published": sent.published, **record})
    if article is None:
        return None
    for field in ("id", "published", "published_text"):
        force_setattr(article, field, getattr(sent, field) or getattr(article, field))
    return replace(article, title=article.title or sent.title, format="mail", encoding="utf-8")


def _single(value: Any) -> Any:
    """Forms put every answer into a list."""
    return next((part for part in value if part), "") if isinstance(value, list) and len(value) <= 3 else value


def _body(text: str, html: str) -> str:
    marked = _FILLER.sub("", text_of_html(html)) if html else ""
    text = _FILLER.sub("", text)
    plain = paragraphs(_SIGNATURE.sub("", _QUOTE.sub("", text))).strip()
    if marked and len(plain) < _TELLING * len(marked):
        return without_edges(marked)
    return without_edges(plain or marked)
