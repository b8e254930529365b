"""Mails that Outlook saved (.msg): the same articles as the mail would have as .eml.

Each property is a stream `__substg1.0_` + number + type (MS-OXMSG, 2.1): 001F text in UTF-16, 001E text in the code
page of the message, 0102 bytes; times stand in `__properties_version1.0`. A message is made of them and read as mail.
"""

import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from importlib import import_module
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.containers.mail_headers import LONGEST
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.xml.xml_reader import placed

_SUBJECT, _SENDER, _SENT_FOR, _BODY, _HTML, _RICH, _ID, _HEADERS = (
    "0037", "0C1A", "0042", "1000", "1013", "1009", "1035", "007D",
)  # fmt: skip
_ADDRESSES = ("5D01", "5D02", "0C1F", "0065")
_SENT, _DELIVERED, _CODE_PAGE = 0x0039, 0x0E06, 0x3FFD
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
#: Headers that are taken over from those that the mail came with.
_KEPT = re.compile(r"(?im)^(List-Id|Content-Language|Reply-To):[ \t]*+(.*+(?:\n[ \t].*+)*+)")
#: What compressed Rich Text begins with in the writer's window (MS-OXRTFCP, 2.1.2.1).
_WINDOW = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New Roman"
    b"Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def articles(streams: Any, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles of the mail: one, or those of an export, an alert or a page inside."""
    from triage.readers.containers.mail_articles import articles_of_message

    message = _message(_Properties(streams))
    problems: list[Problem] = []

    def found() -> Iterator[Article]:
        for thing in articles_of_message(message, name, bounds):
            if isinstance(thing, Article):
                yield thing
            else:
                problems.append(thing)

    yield from placed(found(), name, "mail", "utf-8", bounds)
    yield from problems


class _Properties:
    """The properties of one message."""

    def __init__(self, streams: Any) -> None:
        self._streams = streams
        self._fixed = dict(self._rows())

    def _rows(self) -> Iterator[tuple[int, bytes]]:
        rows = self._streams.openstream("__properties_version1.0").read()[32:]
        for at in range(0, len(rows) - 15, 16):
            yield int.from_bytes(rows[at + 2 : at + 4], "little"), rows[at + 8 : at + 16]

    def data(self, number: str, kind: str = "0102") -> bytes:
        """The bytes of a property; b"" for none."""
        stream = f"__substg1.0_{number}{kind}"
        return bytes(self._streams.openstream(stream).read()) if self._streams.exists(stream) else b""

    def text(self, number: str) -> str:
        """The text of a property; "" for none."""
        wide = self.data(number, "001F")
        return (wide.decode("utf-16-le", "replace") if wide else self._narrow(self.data(number, "001E"))).strip(
            "\x00"
        )

    def _narrow(self, data: bytes) -> str:
        page = int.from_bytes(self._fixed.get(_CODE_PAGE, b"")[:4], "little")
        try:
            return data.decode("utf-8" if page == 65001 else f"cp{page}")
        except (LookupError, UnicodeDecodeError):
            return decode(data)[0] if data else ""

    def time(self, *numbers: int) -> datetime | None:
        """The first of some times that there is."""
        for number in numbers:
            (ticks,) = struct.unpack("<Q", self._fixed.get(number, b"\0" * 8))
            if 0 < ticks < 1 << 62:
                return _EPOCH + timedelta(microseconds=ticks // 10)
        return None


def _message(properties: _Properties) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = _line(properties.text(_SUBJECT))
    name = _line(properties.text(_SENT_FOR) or properties.text(_SENDER))
    address = next((text for number in _ADDRESSES if "@" in (text := properties.text(number))), "")
    if name or address:
        # Written raw: an address that is none must not stop the mail.
        sender = _line(formataddr((name, address))) if address.isascii() and address else name
        message["From"] = sender[:LONGEST]
    sent = properties.time(_SENT, _DELIVERED)
    if sent is not None:
        message["Date"] = format_datetime(sent)
    if properties.text(_ID):
        message["Message-ID"] = _line(properties.text(_ID))[:LONGEST]
    for header, value in _KEPT.findall(properties.text(_HEADERS).replace("\r\n", "\n")):
        if header not in message:
            message[header] = _line(value)[:LONGEST]
    text, html = _texts(properties)
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def _texts(properties: _Properties) -> tuple[str, str]:
    """Plain text and HTML; where both are missing, what the Rich Text says."""
    text = properties.text(_BODY).replace("\r\n", "\n")
    marked = properties.data(_HTML)
    html = decode(marked)[0] if marked else properties.text(_HTML)
    if not text.strip() and not html.strip():
        rich = unpacked(properties.data(_RICH))
        if rich:
            text = str(import_module("striprtf.striprtf").rtf_to_text(rich.decode("latin-1"), errors="replace"))
    return _whole(text), _whole(html)


def unpacked(data: bytes) -> bytes:
    """Compressed Rich Text → Rich Text; what is cut short as far as it goes (MS-OXRTFCP, 2.2)."""
    if data[8:12] == b"MELA":
        return data[16:]
    if data[8:12] != b"LZFu":
        return b""
    size = int.from_bytes(data[4:8], "little")
    window = bytearray(_WINDOW.ljust(4096, b"\0"))
    end = len(_WINDOW)
    out = bytearray()
    at = 16
    while at < len(data) and len(out) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not control >> bit & 1:
                found = data[at : at + 1]
                at += 1
            else:
                place = int.from_bytes(data[at : at + 2], "big")
                at += 2
                if place >> 4 == end:
                    return bytes(out)
                found = b""
                for step in range((place & 15) + 2):
                    found += window[((place >> 4) + step) % 4096 : ((place >> 4) + step) % 4096 + 1]
                    window[(end + step) % 4096] = found[-1]
            for byte in found:
                window[end] = byte
                end = (end + 1) % 4096
            out += found
    return bytes(out[:size])


def _line(text: str) -> str:
    return " ".join(_whole(text).split())


def _whole(text: str) -> str:
    """Text without halves of characters, which no mail can carry."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
