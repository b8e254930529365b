"""A file with its words taken away and its structure kept: what somebody can send us who may not send the file.

Letters become other letters of the same script and case, digits other digits; the same word becomes the same word, so that
what stands twice still does. Kept are white space, punctuation, markup with the values that say what is what, names of
keys and headers, dates, and in short lines the words that tell formats apart (they are those in the readers' own rules). The
substitution hangs on a secret of the run that is thrown away.
"""

import ast
import io
import re
import secrets
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from triage.languages.months import month_number
from triage.readers.encoding import decode, is_text

#: Characters of a line in which words that tell formats apart are kept: labels and datelines are short, sentences are not.
SHORT = 60
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DATE = re.compile(
    r"\b(?:19|20)\d{6}(?:T?\d{6}Z?)?\b|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{1,2}:\d\d(?::\d\d)?\b"
    r"|\b\d{1,2}\.? (?=[^\W\d_]{3,12}\b)|(?<=[^\W\d_] )\d{1,2}(?=,? \d{4}\b)|\b(?:19|20)\d\d\b"
)
#: Kept: a tag (no address in angle brackets), the ends of a comment, an entity; the key of JSON that stands in a page; of mails and web
#: archives the names of headers, and lines whose values say how the rest is to be read; of lists of references the tags.
_KEPT = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|</?[A-Za-z!?][\w:.-]{0,60}(?:\s[^<>]{0,10000})?/?\??>|&#?\w{1,12};|\"[\w@:$-]{1,60}\"\s{0,5}:"
    r"|(?im:^(?:(?:content-(?:type|transfer-encoding|disposition|length|encoding|language)|mime-version|warc-[a-z-]{2,40}):|warc/|http/\d|--)[^\n]{0,1000}$(?:\n[ \t]{1,20}[\w*-]{2,20}=[^\n]{0,200}$){0,3}|^[A-Za-z][A-Za-z0-9-]{1,40}:)"
    r"|(?m:^(?:%[A-Z0-9@!] |[A-Z][A-Z0-9]  - |(?:FAU|LID|AID|OWN|PMID|STAT) ?- |@[A-Za-z]{3,20}[{(]|[ \t]{0,8}[A-Za-z-]{2,20}[ \t]{0,8}= ?[{\"]))",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,60}+)(\s{0,10}+=\s{0,10}+)(\"[^\"]{0,5000}+\"|'[^']{0,5000}+')")
#: Attributes whose values say what an element is.
_SAYING = frozenset(
    "class id itemprop itemtype property name type rel lang charset http-equiv role version encoding datetime media scheme".split()
)
#: The ends of parts of a mail are lines with what it says there; of an attachment the name is nobody's business.
_BOUNDARY = re.compile(r"(?i)\bboundary\s{0,5}=\s{0,5}(?:\"([^\"\n]{1,100})\"|([^\s\";]{1,100}))")
_FILE = re.compile(r"(?i)(\b(?:file)?name\*?\d{0,2}\*?=)([^;\n]{1,1000})")
#: Of a sheet of a workbook: its tags, the attributes that place a cell or say what its number is, and numbers.
_SHEET_TAG = re.compile(r"<[^<>]{1,10000}>")
_PLACING = frozenset("r t s ref spans xmlns".split())
_NUMBER = re.compile(r"\s*-?[\d.]{1,30}(?:[Ee][+-]?\d{1,4})?\s*")
#: Of the plan of a workbook: its opening, how days are counted, and each sheet.
_BOOK = re.compile(r"<(?P<prefix>(?:\w{1,20}:)?)workbook(?:\s[^<>]{0,5000})?>")
_DAYS_FROM = re.compile(r"\bdate1904\s{0,5}=\s{0,5}[\"'](?:1|true)[\"']")
_SHEET = re.compile(r"<(?:\w{1,20}:)?sheet\s[^<>]{1,2000}>")
_SHEET_PLACES = frozenset("sheetid state".split())
#: Where a package names something outside of it.
_OUTSIDE = re.compile(r"<[^<>]{0,5000}\bTargetMode\s{0,5}=\s{0,5}[\"']External[\"'][^<>]{0,5000}>")
_TARGET = frozenset(("id", "type", "targetmode"))
#: And those that in a package say which member stands where.
_PLACES = frozenset("href src idref toc media-type full-path".split())
#: Of JSON: a string, and the colon that makes it a key; outside of strings an escape is passed over, so that none begins in it.
_STRING = re.compile(r'\\.|"((?:[^"\\]++|\\.){0,100000}+)"(\s{0,20}:)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|.)", re.DOTALL)
#: How a text may begin that says its encoding by that.
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Of a rule of the readers: what is no word, and the words.
_CLASSES = re.compile(r"\\[a-zA-Z]")
_PLAIN = re.compile(r"[^\W\d_]{2,}")
_MEMBER_TEXTS = (".xml", ".xhtml", ".html", ".htm", ".txt", ".json", ".csv", ".opf", ".ncx")


class NotReducibleError(Exception):
    """Neither text nor a package of texts: nothing in it can be told apart."""


def reduced(data: bytes, secret: bytes | None = None, *, is_member: bool = False) -> bytes:
    """The file without its words, in the same encoding; raises NotReducibleError.

    `secret`: what the substitution hangs on; None: a new one. `is_member`: whether it is one of a package, and names others.
    """
    key = secret or secrets.token_bytes(16)
    if data[:4] == b"PK\x03\x04":
        return _package(data, key)
    if not is_text(data):
        raise NotReducibleError
    text, encoding = decode(data)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    try:
        new = _text(text, key, is_member=is_member).encode(encoding)
        return new if new.startswith(mark) else mark + new
    except (LookupError, UnicodeEncodeError):
        return _text(text, key, is_member=is_member).encode()


def _package(data: bytes, key: bytes) -> bytes:
    """Office files, EPUB and archives of texts: each member by itself; pictures and the like are emptied."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for member in package.infolist()[:10_000]:
                if member.file_size > 1 << 26:
                    raise NotReducibleError
                told = _member(member.filename, package.read(member), key)
                copy.writestr(member.filename, told, zipfile.ZIP_STORED if member.filename == "mimetype" else None)
    except NotReducibleError:
        raise
    except Exception as error:  # damaged packages make zipfile, zlib and struct raise errors of their own
        raise NotReducibleError from error
    return out.getvalue()


def _member(name: str, data: bytes, key: bytes) -> bytes:
    """A member of a package without its words; as it is where it only says which members there are."""
    if name.startswith("xl/worksheets/") and not name.endswith(".rels"):
        return _sheet(data, key)
    if name == "xl/workbook.xml":
        return _workbook(data, key)
    if name.endswith(".rels"):
        return _relations(data, key)
    if name.endswith(("[Content_Types].xml", "mimetype", "container.xml", "styles.xml")):
        return data
    return reduced(data, key, is_member=True) if name.lower().endswith(_MEMBER_TEXTS) else b""


def _sheet(data: bytes, key: bytes) -> bytes:
    """A sheet of a workbook with its texts changed: its numbers are places of other texts, and days."""
    text = data.decode("utf-8", "replace")
    swap = _Swap(key, _letters(text))

    def change(between: str) -> str:
        return between if _NUMBER.fullmatch(between) else swap.lines(between)

    return _around(_SHEET_TAG, text, change, lambda tag: _with_values(tag, swap, _PLACING)).encode()


def _workbook(data: bytes, key: bytes) -> bytes:
    """The plan of a workbook: which sheets there are, under other names; not who wrote it, and what they call its cells."""
    text = data.decode("utf-8", "replace")
    swap = _Swap(key, _letters(text))
    book = _BOOK.search(text)
    if book is None:
        return b""
    prefix = book["prefix"]
    days = f'<{prefix}workbookPr date1904="1"/>' if _DAYS_FROM.search(text) else ""
    sheets = (_with_values(tag.rstrip("/>"), swap, _SHEET_PLACES) + "/>" for tag in _SHEET.findall(text))
    return f"{book[0]}{days}<{prefix}sheets>{''.join(sheets)}</{prefix}sheets></{prefix}workbook>".encode()


def _relations(data: bytes, key: bytes) -> bytes:
    """Which member stands where, with addresses outside of the package changed."""
    text = data.decode("utf-8", "replace")
    swap = _Swap(key, _letters(text))
    return _OUTSIDE.sub(lambda found: _with_values(found[0], swap, _TARGET), text).encode()


def _with_values(tag: str, swap: "_Swap", kept: frozenset[str]) -> str:
    """A tag with the values of its attributes changed, but for those `kept` and those of other name spaces."""

    def value(found: re.Match[str]) -> str:
        if found[1].lower() in kept or ":" in found[1]:
            return found[0]
        return f"{found[1]}{found[2]}{found[3][0]}{swap.line(found[3][1:-1])}{found[3][0]}"

    return _ATTRIBUTE.sub(value, tag)


def _text(text: str, key: bytes, *, is_member: bool) -> str:
    letters = _letters(text)
    swap = _Swap(key, letters)
    head = text.lstrip("\ufeff \t\r\n")[:1]
    if head in ("{", "["):
        return _STRING.sub(lambda found: _string(found, swap), text)
    top = text[: text.find("\n") + 1]
    if head == "<" or not any(top.count(sign) > 1 for sign in "\t,;|"):
        top = ""
    ends = {found[1] or found[2] for found in _BOUNDARY.finditer(text)}

    def of_kept(kept: str) -> str:
        if kept[:1] == "<":
            return _tag(kept, swap, is_member)
        if kept.startswith("--") and kept[:3] != "-->":
            return kept if kept.strip()[2:] in ends or kept.strip()[2:-2] in ends else swap.lines(kept)
        return _FILE.sub(lambda found: found[1] + swap.line(found[2]), kept)

    return swap.label(top) + _around(_KEPT, text[len(top) :], swap.lines, of_kept)


def _string(found: re.Match[str], swap: "_Swap") -> str:
    """A string of JSON: a key as it is, a value with its words changed."""
    if found[1] is None or found[2]:
        return found[0]
    return f'"{_around(_ESCAPE, found[1], swap.line)}"'


def _around(
    kept: re.Pattern[str], text: str, change: Callable[[str], str], of_kept: Callable[[str], str] = str
) -> str:
    """The text, changed between what is kept."""
    parts, at = [], 0
    for found in kept.finditer(text):
        parts += [change(text[at : found.start()]), of_kept(found[0])]
        at = found.end()
    return "".join([*parts, change(text[at:])])


def _tag(tag: str, swap: "_Swap", is_member: bool) -> str:
    """A tag of markup with the values of attributes that hold text changed."""
    if tag == "<!--":
        return tag
    kept = _SAYING | {"xmlns"}

    def value(found: re.Match[str]) -> str:
        says = found[1].lower() in kept or ":" in found[1]
        # Another member has no colon in its name: `mailto:` and `https:` are somebody's.
        says = says or (is_member and found[1] in _PLACES and ":" not in found[3])
        return found[0] if says else f"{found[1]}{found[2]}{found[3][0]}{swap.line(found[3][1:-1])}{found[3][0]}"

    return _ATTRIBUTE.sub(value, tag)


class _Swap:
    """Words for words; what a word becomes hangs on the secret alone."""

    def __init__(self, key: bytes, letters: dict[tuple[str, str], str]) -> None:
        self._key = key
        self._letters = letters

    def lines(self, text: str) -> str:
        """Line by line."""
        return "".join(map(self.line, text.splitlines(keepends=True)))

    def line(self, text: str) -> str:
        """A line; in a short one known words stay."""
        return self._line(text, signs() if len(text) <= SHORT else frozenset[str]())

    def label(self, text: str) -> str:
        """A line of names of columns: known words stay."""
        return self._line(text, signs())

    def _line(self, text: str, known: frozenset[str]) -> str:
        return _around(_DATE, text, lambda part: _WORD.sub(lambda word: self._word(word[0], known), part))

    def _word(self, word: str, known: frozenset[str]) -> str:
        if word.lower() in known or month_number(word):
            return word
        digest = blake2b(word.lower().encode(errors="surrogatepass"), key=self._key, digest_size=32).digest()
        return "".join(self._letter(letter, digest[at % 32]) for at, letter in enumerate(word))

    def _letter(self, letter: str, chance: int) -> str:
        if letter.isdigit():
            return str(chance % 9 + 1) if letter.isascii() and letter != "0" else letter
        choices = self._letters.get(_kind(letter), letter)
        return choices[chance % len(choices)]


def _letters(text: str) -> dict[tuple[str, str], str]:
    """The letters of a text by script and case: in its encoding there may be no others."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for letter in sorted(set(text)):
        if letter.isalpha():
            kinds.setdefault(_kind(letter), []).append(letter)
    return {kind: "".join(letters) for kind, letters in kinds.items()}


@cache
def _kind(letter: str) -> tuple[str, str]:
    return unicodedata.name(letter, "none").split()[0], unicodedata.category(letter)


@cache
def signs() -> frozenset[str]:
    """The words in the rules of the readers: those by which formats and their parts are told."""
    found: set[str] = set()
    for file in Path(__file__).parent.rglob("*.py"):
        talk: set[int] = set()
        # A node comes before what it holds.
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Expr):
                talk.add(id(node.value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in talk:
                found.update(word.lower() for word in _PLAIN.findall(_CLASSES.sub(" ", node.value)))
    return frozenset(found)
