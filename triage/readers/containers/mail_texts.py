"""The parts of a message → its text: which parts are text, in which charset, and what of them is the letter.

Of alternative parts the plain one is the text, unless it says little of what the HTML says.
"""

import re
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from triage.readers.containers.letter_edges import without_edges
from triage.readers.containers.mail_headers import LARGER, message_of
from triage.readers.encoding import decode, is_text
from triage.readers.web.markup import paragraphs, text_of_html

_SHIFTED = ("iso-2022-", "hz-gb", "hz", "utf-7")
_IS_HTML = re.compile(
    r"\s*+<(?:!doctype html|html|head|body|div|table|p|meta|style|center)\b[^<>]*+>", re.IGNORECASE
)
#: What newsletters fill the line with that a list of mails shows.
_FILLER = re.compile(r"(?:[\u200b-\u200f\u034f\u00ad\u2007\ufeff\u2800\u2060\u180e][ \u00a0\t]*+){4,}")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
#: What programs of mailing lists put below each message: a rule, the list, its address.
_LIST_FOOT = re.compile(r"\n_{40,}+[ \t]*\n(?=[^_]{0,600}(?:@|://))(?:[^\n]{0,120}+(?:\n|\Z)){1,6}+\Z")
#: A file inside a text, as mail had it before there were parts.
_UUENCODED = re.compile(r"(?m)^begin [0-7]{3,4} \S[^\n]{0,200}\n(?:[!-`]{1,61}\n)++end$")
_QUOTE = re.compile(r"^>+ ?.*$\n?", re.MULTILINE)
#: The armour of texts that are signed with PGP: above each, below it, and what it puts before hyphens.
_SEALED = re.compile(r"(?m)^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z-]{1,20}: [^\n]{0,200}\n)*+\n?")
_SEAL, _SEAL_END = "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"
_ESCAPED = re.compile(r"(?m)^- (?=-)(?!-- ?$)")
#: A plain part shorter than this share of the HTML part only says that there is one.
_TELLING = 0.35
#: Share of its words, and number of them, from which what only the HTML part says is more than its edges.
_MISSING, _LEAST_MISSING = 0.2, 12
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
_DEEPEST = 30


def texts_of(data: bytes) -> tuple[str, str]:
    """The plain text and the HTML of a message in bytes; raises what the library raises on damaged headers."""
    return texts_in(message_of(data)[0])


def texts_in(message: EmailMessage) -> tuple[str, str]:
    """The plain text and the HTML of a message; attachments are none of it."""
    plain: list[str] = []
    marked: list[str] = []
    for part in parts_of(message, 0):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not is_attached(part):
            content = content_of(part)
            (marked if kind == "text/html" or _IS_HTML.match(content) else plain).append(content)
    if not any(plain) and not any(marked):
        # Some programs call every part a stream of bytes.
        for part in parts_of(message, 0):
            payload = (
                part.get_payload(decode=True) if part.get_content_type() == "application/octet-stream" else None
            )
            if isinstance(payload, bytes) and payload.strip() and is_text(payload[:4096]):
                content = content_of(part)
                (marked if _IS_HTML.match(content) else plain).append(content)
    return "\n\n".join(filter(None, plain)), "\n".join(filter(None, marked))


def parts_of(message: Any, depth: int) -> Iterator[Any]:
    """The innermost parts of a message, in their order, without messages in it; `depth` is how deep it lies in others itself."""
    if depth > _DEEPEST:
        return
    if is_message(message) and depth:
        return
    if message.is_multipart():
        for part in message.get_payload():
            yield from parts_of(part, depth + 1)
    else:
        yield message


def is_message(part: Any) -> bool:
    """Whether a part is a whole message: one forwarded as it came, or one of a digest."""
    return str(part.get_content_type()) == "message/rfc822" and part.is_multipart()


def messages_in(message: Any, depth: int = 0) -> Iterator[EmailMessage]:
    """The messages within a message, in their order, without those within these."""
    if depth > _DEEPEST or not message.is_multipart():
        return
    for part in message.get_payload():
        if is_message(part):
            yield from part.get_payload()
        else:
            yield from messages_in(part, depth + 1)


def is_attached(part: Any) -> bool:
    """Whether a part is meant to be saved and not read with the message."""
    try:
        return str(part.get_content_disposition()) == "attachment"
    except Exception:  # the library raises all kinds of errors on damaged headers
        return False


def content_of(part: Any) -> str:
    """The text of a part: in its charset, in UTF-8, or in what it seems to be."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        declared = part.get_content_charset() or ""
    except Exception:  # see above
        declared = ""
    text = ""
    declared = LARGER.get(declared.lower(), declared.lower())
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
    text = text.replace("\r\n", "\n")
    if not _says(part, "format", "flowed"):
        return text
    # Lines that end in a space go on in the next; where the space is a word's own, two stand there (RFC 3676).
    return re.sub(r"(?m)(?<!^--) \n(?!>|\n)", "" if _says(part, "delsp", "yes") else " ", text)


def _says(part: Any, name: str, value: str) -> bool:
    """Whether the type of a part has a parameter of this value."""
    try:
        return str(part.get_param(name, "")).lower() == value
    except Exception:  # see above
        return False


def telling_text(text: str, html: str) -> str:
    """The plain text of a message, or that of its HTML if it says much more; without filler."""
    marked = _FILLER.sub("", text_of_html(html)) if html else ""
    plain = paragraphs(_unsealed(_FILLER.sub("", text))).strip()
    return marked if _says_more(marked, plain) else plain or marked


def _says_more(marked: str, plain: str) -> bool:
    """Whether the HTML of a message has a good part of its words for itself, of which the plain text has fewer."""
    if len(plain) < _TELLING * len(marked):
        return True
    of_marked, of_plain = (Counter(_WORD.findall(_ADDRESS.sub(" ", text).lower())) for text in (marked, plain))
    missing = (of_marked - of_plain).total()
    return missing > max(_LEAST_MISSING, _MISSING * of_marked.total()) and missing > (of_plain - of_marked).total()


def _unsealed(text: str) -> str:
    """A text without the armour of signatures; what stands above, between and below signed texts is text, too."""
    if "-----BEGIN PGP SIGNED MESSAGE-----" not in text:
        return text
    signed, count = _SEALED.subn("", text.replace("\r\n", "\n"))
    if not count:
        return text
    first, *others = signed.split(_SEAL)
    return _ESCAPED.sub("", "".join((first, *(other.partition(_SEAL_END)[2] for other in others))))


def body_of(text: str, html: str) -> str:
    """The letter by its plain text and its HTML, without filler, quotations and signature."""
    marked = _FILLER.sub("", text_of_html(html)) if html else ""
    text = _UUENCODED.sub("", _unsealed(_FILLER.sub("", text)))
    plain = paragraphs(_SIGNATURE.sub("", _LIST_FOOT.sub("", _QUOTE.sub("", text)))).strip()
    if _says_more(marked, plain):
        return without_edges(marked)
    return without_edges(plain or marked)
