"""Headers of mail, decoded and within bounds: the library needs time in the square of their length to take them apart.

Those that say how a message is built are cut, which is told; the others are read whole, the long ones as they stand.
"""

import re
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, ClassVar

from triage.readers.fields import fold

#: Characters of a header that the library takes apart; at a thousand quotes it needs a hundredth of a second.
LONGEST = 1000
#: Of those on each part: nobody writes longer ones, boundaries have 70 and names of files 255.
LONGEST_OF_PARTS = 500


class BoundedPolicy(EmailPolicy):
    """The library's reading of mail, its headers on parts no longer than anybody writes them."""

    #: Names of headers that were cut.
    cut: ClassVar[list[str]] = []

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header as it stands, within the bound."""
        name, value = super().header_source_parse(sourcelines)
        if len(value) > LONGEST_OF_PARTS and name.lower().startswith("content-"):
            self.cut.append(name)
            value = value[:LONGEST_OF_PARTS].rstrip("\r\n")
        return name, value


def message_of(data: bytes) -> tuple[EmailMessage, str]:
    """The message in these bytes, and what is to be said of its headers; raises what the library does on damaged ones."""
    import email

    bounded: Any = BoundedPolicy
    policy = bounded(cut=[])
    message = email.message_from_bytes(data, policy=policy)
    said = f"its header {policy.cut[0]} has more than {LONGEST_OF_PARTS} characters; cut" if policy.cut else ""
    return message, said


#: Charsets that are said for what is a larger one, and those that are read as they are declared: their bytes are all ASCII.
LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}


#: Bytes beyond ASCII, as the library hands them on.
_EIGHT_BIT = re.compile(r"[\udc80-\udcff]")
_ENCODED = re.compile(r"=\?[\w.-]{1,30}\?[BbQq]\?[^?\s]{0,200}\?=")


def header(message: EmailMessage, name: str) -> str:
    """A header decoded; what the library refuses is taken as it stands, and unknown charsets as Latin."""
    raw = _raw(message, name)
    if _EIGHT_BIT.search(raw):
        value = _ENCODED.sub(lambda word: decoded(word[0]) or word[0], _of_bytes(message, raw))
        return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
    if len(raw) > LONGEST:
        return " ".join((decoded(raw) or raw).encode("utf-8", "replace").decode("utf-8").split())
    try:
        value = str(message.get(name, ""))
    except Exception:  # see above
        value = raw
    if "\ufffd" in value:
        value = decoded(raw) or value
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _of_bytes(message: EmailMessage, raw: str) -> str:
    """A header whose letters stand there as bytes: in UTF-8, in the charset of a text of the message, or in that of Windows."""
    data = raw.encode("ascii", "surrogateescape")
    for part in (None, *message.walk()):
        try:
            charset = "utf-8" if part is None else part.get_content_charset("ascii")
            return data.decode(LARGER.get(charset, charset))
        except Exception:  # see above
            continue
    return data.decode("cp1252", "replace")


def _raw(message: EmailMessage, name: str) -> str:
    return next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")


def decoded(raw: str) -> str:
    """A header whose words are in a larger charset than they say, or are cut inside a character."""
    from email.header import decode_header

    said = []
    try:
        for piece, charset in decode_header(re.sub(r"\r?\n[ \t]+", " ", raw)):
            if isinstance(piece, bytes):
                declared = (charset or "ascii").lower()
                said.append(piece.decode(LARGER.get(declared, declared), "replace"))
            else:
                said.append(piece)
    except (ValueError, LookupError):
        return ""
    return "".join(said)


def name_in(sender: str) -> str:
    """The name of a sender, without the address; empty where there is none."""
    name = sender.partition("<")[0].strip(" \"'")
    return "" if "@" in name else name


#: A list's name in brackets; not "[0]: …", of which a colon would be left.
_LISTS = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\](?!\s*:)\s*)?(?:(?:re|aw|fw|fwd|wg|tr|rv|sv|vs|antw)\s*:\s*)*", re.IGNORECASE
)


def title_of(subject: str) -> str:
    """A subject without the name of a list, and without what programs put before answers and what is forwarded.

    >>> title_of("[News] Fwd: Re: Harbour opens"), title_of("[1]: a footnote")
    ('Harbour opens', '[1]: a footnote')
    """
    return fold(_LISTS.sub("", subject))
