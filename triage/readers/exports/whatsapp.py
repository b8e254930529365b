"""Chats that WhatsApp exported as text: an article for each message that has one.

Android writes "12/11/2026, 21:05 - Ana Roe: …", iPhones "[12.11.26, 21:05:40] Ana Roe: …"; a message may go on over further lines. What
the program says of itself and what stands for pictures is left out.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode, is_text
from triage.readers.marked_text import records
from triage.readers.xml.xml_reader import each, placed

_LINE = (
    r"\u200e?\[?(?:(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)|(?P<iso>20\d\d[./-]\d{1,2}[./-]\d{1,2})),? (?P<turn>下午|上午|午後|午前|오후|오전)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?:[ \u202f\u00a0](?P<half>[APap])\.?[ \u00a0\u202f]?[Mm]\.?)?(?:\] | - )(?:(?P<name>[^:\n]{1,80}): )?"
)
_START = re.compile(rf"(?m)^{_LINE}")
#: The same in bytes, at the start of a file and once more below it: a text may begin with a day.
_RECOGNISED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\xe2\x80\x8e)?\[?\d{1,4}([./-])\d{1,2}\1\d{1,4},? [\x80-\xff]{0,6}\d{1,2}[:.]\d\d[^\n]{0,20}?(?:\] | - )[^\n]*+\n"
    rb"(?:[^\n]*+\n){0,20}?(?:\xe2\x80\x8e)?\[?\d{1,4}\1\d{1,2}\1\d{1,4},? [\x80-\xff]{0,6}\d{1,2}[:.]\d\d[^\n]{0,20}?(?:\] | - )[^\n:]{1,80}: "
)
#: "<Media omitted>" instead of a picture, "<This message was edited>" below a text.
_NOTE = re.compile(r"\u200e?<[^<>\n]{3,60}>\s*+\Z")
#: "WhatsApp Chat with Newsdesk.txt", "WhatsApp-Chat mit Newsdesk.txt", "WhatsApp Chat - Newsdesk.zip!_chat.txt".
_CHAT = re.compile(
    r"(?i)whatsapp[ -]chat (?:with |mit |- |avec |con |met |com )?([^/\\!]{1,80}?)(?:\.txt|(?:\.zip)?[/\\!]_chat\.txt)?\Z"
)


class _Chats:
    name = "whatsapp"
    suffixes = (".txt",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By two lines of messages, the first at the start; somebody is named in most, which a list of events does not do."""
        if _RECOGNISED.match(head) is None or not is_text(head):
            return False
        names = [found["name"] for found in _START.finditer(decode(head)[0].replace("\r\n", "\n"))]
        return 2 * sum(map(bool, names)) >= len(names)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The messages with a text, in their order."""
        text, encoding = decode(data)
        lines = list(records(text.replace("\r\n", "\n"), _START))
        is_day_first = _is_day_first([found for found, _ in lines])
        chat = _CHAT.search(name)
        outlet = chat[1] if chat else ""
        articles = each(lambda line: _article(*line, is_day_first, outlet), lines)
        yield from placed(articles, name, self.name, encoding, bounds, "a chat without a message")


READER = _Chats()


def _article(found: re.Match[str], rest: str, is_day_first: bool | None, outlet: str) -> Article | None:
    body = _NOTE.sub("", rest).strip()
    # A mark of direction alone begins what iPhones write instead of a picture.
    if not found["name"] or not body or body.startswith("\u200e"):
        return None
    name = found["name"].strip("\u200e\u202a\u202c ~")
    return Article(
        title="",
        body=body,
        byline=name,
        authors=(name,),
        outlet=outlet,
        published=_published(found, is_day_first),
        published_text=found[0].partition(found["name"])[0].strip("[]\u200e -"),
        format=READER.name,
    )


def _is_day_first(lines: Sequence[re.Match[str]]) -> bool | None:
    """Whether days are written before months; None where neither the numbers nor the order of the messages says so."""
    lines = [found for found in lines if not found["iso"]]
    firsts, seconds = {int(found["a"]) for found in lines}, {int(found["b"]) for found in lines}
    if any(found["sign"] == "." for found in lines) or max(firsts, default=0) > 12:
        return True
    if max(seconds, default=0) > 12:
        return False
    likely = [one for one in (True, False) if _is_in_order([_day(found, one) for found in lines])]
    return likely[0] if len(likely) == 1 else None


def _is_in_order(days: Sequence[date | None]) -> bool:
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


def _day(found: re.Match[str], is_day_first: bool) -> date | None:
    if found["iso"]:
        return _date(*(int(part) for part in re.split("[./-]", found["iso"])))
    day, month = (int(found[part]) for part in ("ab" if is_day_first else "ba"))
    year = int(found["year"])
    return _date(year if year > 99 else 2000 + year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _published(found: re.Match[str], is_day_first: bool | None) -> str:
    """When a message was sent, without a zone: the telephone's own; "" where the day is not certain."""
    is_either = bool(found["iso"]) or (is_day_first is None and found["a"].lstrip("0") == found["b"].lstrip("0"))
    day = None if is_day_first is None and not is_either else _day(found, bool(is_day_first) or is_either)
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    elif found["turn"]:
        hour = hour % 12 + (12 if found["turn"] in ("下午", "午後", "오후") else 0)
    if day is None or hour > 23 or int(found["minute"]) > 59:
        return ""
    return f"{day.isoformat()}T{hour:02}:{found['minute']}:{found['second'] or '00'}"
