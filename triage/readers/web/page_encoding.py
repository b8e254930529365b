"""The bytes of a web page → its text: by what the page says of itself, as browsers understand it."""

import re

from triage.readers.encoding import decode

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*+=\s*+[\"']?+\s*+([\w:.-]{2,30})")


def decode_page(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of a page and its encoding: UTF-8 where the bytes are, else as the server or the page says."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        return decode(data)
    data = data.removeprefix(b"\xef\xbb\xbf")
    found = _CHARSET.search(data[:8192])
    said = found[1].decode("ascii", "replace") if found else ""
    for name in ("utf-8", *(_WEB_NAMES.get(name.lower(), name) for name in (declared, said))):
        if name:
            try:
                return data.decode(name), name.lower()
            except (UnicodeDecodeError, LookupError, ValueError):
                continue
    if (said or declared).lower() in ("utf-8", "utf8") or _is_mostly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    return decode(data)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether a few broken bytes alone keep it from being UTF-8, as in cut and joined files."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    other = sum(1 for char in text[:200_000] if char > "\x7f") - broken
    return broken <= 20 and other > 4 * broken


#: What pages call them → what browsers take them for.
_WEB_NAMES = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "big5": "cp950", "tis-620": "cp874", "windows-31j": "cp932", "utf8": "utf-8", "x-user-defined": "", "unicode": "",
}  # fmt: skip
