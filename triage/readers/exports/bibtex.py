"""BibTeX, as Zotero, JabRef, EndNote and libraries write it: each entry as a record with the tags of RIS.

`@article{key, title = {…}, author = "A and B", month = nov}`: values in braces, which may lie in one another, in quotation
marks, or bare. Of TeX what stands in names and titles is read: accents, dashes, quotation marks; braces go.
"""

import re
import unicodedata
from collections.abc import Iterator

from triage.languages.months import month_number

Record = dict[str, list[str]]

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|%[^\n]*+\n)*+@(?:(?i:comment|string|preamble)\s*+[{(]|[A-Za-z]{3,20}\s*+[{(]\s*+[^\s{}(),=\"]{0,200}\s*+,\s*+[A-Za-z][\w:-]{0,40}\s*+=)"
)
_ENTRY = re.compile(
    r"(?m)^[ \t]{0,8}@(?P<kind>[A-Za-z]{3,20})[ \t]{0,8}[{(]\s{0,8}(?P<key>[^\s{}(),=\"]{0,200})\s{0,8},"
)
_FIELD = re.compile(r"[\s,]*+(?P<name>[A-Za-z][\w:-]{0,40})\s*+=\s*+")
_GOES_ON = re.compile(r"\s*+#\s*+")
#: An abbreviation for a value, and how long that is.
_STRING = re.compile(r"(?mi)^[ \t]{0,8}@string[ \t]{0,8}[{(]")
_LONGEST_STRING = 1_000
_BARE = re.compile(r"[^\s,{}\"]{1,80}")
_NO_ENTRIES = ("comment", "string", "preamble")
#: Our tags → the names of fields, best first.
_TAGS = {
    "TI": ("title",),
    "T2": (
        "journaltitle",
        "journal",
        "newspaper",
        "booktitle",
        "publisher",
        "organization",
        "institution",
        "howpublished",
    ),
    "AB": ("abstract", "annotation", "note"),
    "DA": ("date",),
    "UR": ("url", "howpublished"),
    "LA": ("langid", "language"),
}

#: Marks of TeX → those that combine with the letter before them.
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c",
    "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "i": "i", "j": "j",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
}  # fmt: skip
_ACCENT = re.compile(
    r"\{?\\(?:(?P<sign>['`^\"~=.])|(?P<word>[uvHckrd])(?![A-Za-z]))[ \t]{0,4}\{?[ \t]{0,4}(?:\\(?P<dotless>[ij])(?![A-Za-z])|(?P<letter>[A-Za-z]))\}?"
)
_LETTER = re.compile(r"\{?\\(?P<name>aa|AA|ae|AE|oe|OE|ss|dh|DH|th|TH|dj|DJ|[oOlLij])(?![A-Za-z])(?:\{\}|[ \t])?")
_COMMAND = re.compile(r"\\(?:[A-Za-z]{2,20}(?![A-Za-z])[ \t]?)?")
_ESCAPED = re.compile(r"\\([&%$#_{}])")


def is_bibtex(data: bytes) -> bool:
    """Whether a file begins with an entry, behind comments at most."""
    return _START.match(data) is not None


def records(text: str) -> Iterator[Record]:
    """The entries of a file, in its order."""
    strings: dict[str, str] = {}
    found_strings = list(_STRING.finditer(text))
    for found, following in zip(found_strings, [*found_strings[1:], None], strict=False):
        end = min(found.end() + _LONGEST_STRING, following.start() if following else len(text))
        strings.update(_fields(text[found.end() : end], strings))
    starts = list(_ENTRY.finditer(text))
    # An entry whose braces are not closed ends where the next begins.
    ends = [*(found.start() for found in starts[1:]), len(text)]
    for found, end in zip(starts, ends, strict=False):
        if found["kind"].lower() in _NO_ENTRIES:
            continue
        fields = dict(_fields(text[found.end() : end], strings))
        record = {
            tag: [value]
            for tag, names in _TAGS.items()
            if (value := next(filter(None, map(fields.get, names)), ""))
        }
        record["AU"] = [name for name in re.split(r"\s+and\s+", fields.get("author", "")) if name]
        record["KW"] = [word for word in re.split(r"[,;]", fields.get("keywords", "")) if word.strip()]
        record["ID"] = [found["key"]]
        record |= _day(fields)
        yield {tag: values for tag, values in record.items() if values and values != [""]}


def _day(fields: dict[str, str]) -> Record:
    """Month and day beside a year, where there is no whole date."""
    year, written, day = (fields.get(name, "") for name in ("year", "month", "day"))
    # Some write both into one: `month = nov # "~18"`.
    month, _, beside = written.partition(" ")
    day = day or beside.strip(" ,.")
    if not year or fields.get("date"):
        return {}
    number = int(month) if month.isdecimal() and len(month) <= 2 else month_number(month)
    if number and day.isdecimal() and len(day) <= 2:
        return {"DA": [f"{year}-{number:02}-{int(day):02}"]}
    return {"PY": [year]}


def _fields(text: str, strings: dict[str, str]) -> Iterator[tuple[str, str]]:
    at = 0
    while found := _FIELD.match(text, at):
        value, at = _value(text, found.end(), strings)
        parts = [value]
        while joint := _GOES_ON.match(text, at):
            value, at = _value(text, joint.end(), strings)
            parts.append(value)
        yield found["name"].lower(), plain_tex("".join(parts))


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    """A value, or a part of one, as it is written, and the place behind it."""
    first = text[at : at + 1]
    if first not in ("{", '"'):
        found = _BARE.match(text, at)
        return (strings.get(found[0].lower(), found[0]), found.end()) if found else ("", at + 1)
    depth, end = 0, at + 1
    while end < len(text):
        char = text[end]
        if char == "\\":
            end += 2
            continue
        if not depth and char == ("}" if first == "{" else '"'):
            break
        depth += (char == "{") - (char == "}")
        end += 1
    return text[at + 1 : end], end + 1


def plain_tex(text: str) -> str:
    r"""A text without what TeX writes in it.

    >>> plain_tex(r"``P{\aa}l'' \& {\'E}lise -- {The {Hague}}")
    '“Pål” & Élise – The Hague'
    """
    text = _ESCAPED.sub(lambda found: {"{": "\0", "}": "\1"}.get(found[1], found[1]), text)
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found["name"]], text)
    text = text.replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–").replace("~", " ")
    text = _COMMAND.sub("", text).replace("{", "").replace("}", "").replace("\0", "{").replace("\1", "}")
    return " ".join(text.split())


def _accented(found: re.Match[str]) -> str:
    letter = found["dotless"] or found["letter"]
    return unicodedata.normalize("NFC", letter + _ACCENTS[found["sign"] or found["word"]])
