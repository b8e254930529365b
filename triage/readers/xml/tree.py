"""XML bytes → a tree, safely, and finding one's way in it by local names.

Nothing is fetched and no entity of the document is expanded. What real feeds get wrong (characters before the
declaration, HTML entities, bare ampersands, control characters) is mended before parsing; what stays wrong is read as
far as it goes and reported.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from triage.errors import Problem
from triage.readers.encoding import decode, mostly_utf8
from triage.readers.web.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ListErrorLog

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})[\"']")
_DECLARATION = re.compile(r"\A\s*+<\?xml\b[^>]{0,300}\?>")
_DOCTYPE = re.compile(
    r"<!DOCTYPE\s++(?P<root>[\w.:-]++)[^\[<>]*+(?:\[(?P<subset>(?:(?!<!DOCTYPE).)*?)\]\s*+)?>", re.DOTALL
)
_ENTITY = re.compile(r"<!ENTITY\s+(?!%)([^\s\"'>]+)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: CDATA and comments stand first, so that nothing inside them is taken for a reference.
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:#(?P<code>\d{1,8}|[xX][0-9a-fA-F]{1,6});|(?P<name>[A-Za-z]\w{0,31});)?",
    re.DOTALL,
)
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PROLOG = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|" + _DOCTYPE.pattern.replace("?P<root>", "").replace("?P<subset>", ""), re.DOTALL
)
_START = re.compile(r"<(?:(?P<prefix>[A-Za-z_][\w.-]*):)?(?P<name>[A-Za-z_][\w.-]*)(?P<attributes>[^<>]*)")
#: Encodings as files name them → the larger ones that they really use.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "tis-620": "cp874",
}


class Root(NamedTuple):
    """The root element as its start tag has it."""

    name: str
    prefix: str
    attributes: str


class ParsedXml(NamedTuple):
    """A tree, or what is wrong; both where the file was read in spite of a fault."""

    root: "Element | None"
    encoding: str
    problem: Problem | None


@lru_cache(maxsize=4)
def root_of(head: bytes) -> Root | None:
    """The root element of a file that begins so; None for anything but XML. Every XML reader asks this first.

    >>> root_of(b"<?xml version='1.0'?><!-- x --><ns0:newsItem guid='a'>")
    Root(name='newsItem', prefix='ns0', attributes=" guid='a'")
    """
    text = _beginning(head)
    position = 0
    while found := _PROLOG.match(text, position):
        position = found.end()
    start = _START.match(text, position)
    if start is None:
        return None
    return Root(start["name"], start["prefix"] or "", start["attributes"])


def _beginning(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def parse_xml(data: bytes, name: str) -> ParsedXml:
    """The tree of a document; its root is None where nothing can be read."""
    from lxml import etree

    text, encoding = decode_xml(data)
    mended = _mended(text)
    if mended is None:
        return ParsedXml(
            None, encoding, _problem(name, "declares entities of its own, which triage does not expand")
        )
    # Positions in messages are those of the file, since mending keeps line ends.
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    try:
        root: Element | None = etree.fromstring(mended.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        return ParsedXml(None, encoding, _problem(name, _said(error.msg or "")))
    return _judged(root, data, encoding, parser.error_log, name)


def _judged(root: "Element | None", data: bytes, encoding: str, log: "_ListErrorLog", name: str) -> ParsedXml:
    """What to make of the faults that the parser met."""
    for fault in log:
        message = fault.message
        if "depth" in message.lower():
            return ParsedXml(
                None, encoding, Problem(path=name, code="bound", message="elements nested too deeply; not read")
            )
        if fault.domain_name != "NAMESPACE" and fault.level_name != "WARNING":
            what = _said(message)
            said = f"not well-formed XML from line {fault.line} on ({what}); read as far as it goes"
            return ParsedXml(root, encoding, _problem(name, said))
    if root is None:
        return ParsedXml(None, encoding, _problem(name, "not XML"))
    return ParsedXml(root, encoding, _strays(data, encoding, name))


def _strays(data: bytes, encoding: str, name: str) -> Problem | None:
    """What is to be said of a document read as UTF-8 that is not all so."""
    if encoding != "utf-8":
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        count = mostly_utf8(data).bad
        places = "1 place" if count == 1 else f"{count:,} places"
        return _problem(name, f"not UTF-8 in {places}, read there as Windows 1252")
    return None


def decode_xml(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8 where the bytes say so, else as declared, else guessed.

    Many files say ISO 8859-1 and are UTF-8; hardly one is UTF-8 by chance. Seven-bit encodings are believed.
    """
    declared = _DECLARED.match(data[:400])
    codec = _codec(declared[1].decode("ascii")) if declared else ""
    for name in (codec, "utf-8") if codec.startswith(("iso2022", "hz", "utf-7")) else ("utf-8", codec):
        if name:
            try:
                return data.removeprefix(codecs.BOM_UTF8).decode(name), name
            except UnicodeDecodeError:
                continue
    return (_declared_utf8(data.removeprefix(codecs.BOM_UTF8)) if codec == "utf-8" else None) or _guessed(data)


def _declared_utf8(data: bytes) -> tuple[str, str] | None:
    """A document that says UTF-8 and mostly is; None where that is no more than said."""
    mended = mostly_utf8(data)
    return (mended.text, "utf-8") if mended.good and 2 * mended.good >= mended.bad else None


def _guessed(data: bytes) -> tuple[str, str]:
    """Tags are plain ASCII and only mislead a guess."""
    bare = re.sub(rb"<!--.*?(?:-->|\Z)|<[^<>]*>|&#?\w+;", b" ", data, flags=re.DOTALL)
    encoding = decode(bare if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data else data)[1]
    # The two differ in capitals only, and nobody has made feeds on an old Macintosh in Russian.
    encoding = "cp1251" if encoding == "mac-cyrillic" else encoding
    if encoding == "cp1251" and _is_hebrew(bare):
        encoding = "cp1255"
    if encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        return decode(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    return mostly_utf8(data).text if encoding == "utf-8" else data.decode(encoding, "replace"), encoding


def _is_hebrew(data: bytes) -> bool:
    """Whether these bytes are Hebrew rather than Russian, which has capitals and letters beyond those of Hebrew."""
    high = {byte for byte in data if byte >= 0x80}
    return len(high) >= 8 and min(high) >= 0xE0 and max(high) <= 0xFA


def _codec(declared: str) -> str:
    """The codec of a declared name; "" where it cannot be the one, as UTF-16 in a file whose declaration is ASCII."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    return "" if name.startswith(("utf-16", "utf-32")) else _LARGER.get(name, name)


def _mended(text: str) -> str | None:
    """The text without declaration and document type; None where it uses entities that it declares itself."""
    text = _DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    text = _ILLEGAL.sub(" ", text) if _ILLEGAL.search(text) else text
    doctype = _DOCTYPE.search(text, 0, 1 << 16) if "<!DOCTYPE" in text[: 1 << 14] else None
    if doctype:
        names = _ENTITY.findall(doctype["subset"] or "")
        rest = text[doctype.end() :]
        if any(f"&{name};" in rest for name in names):
            return None
        text = text[: doctype.start()] + "\n" * doctype[0].count("\n") + rest
    elif "<!ENTITY" in text[: 1 << 14]:
        return None
    if "&" in text:
        text = _REFERENCE.sub(_resolved, text)
    return text.lstrip()


def _resolved(found: re.Match[str]) -> str:
    whole = found[0]
    if whole[0] == "<":
        return whole
    if found["code"]:
        digits = found["code"]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if 0x80 <= code < 0xA0:
            # Windows 1252, as browsers read it.
            return f"&#{ord(bytes((code,)).decode('cp1252', 'replace'))};"
        if code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
            return whole
        return " "
    name = found["name"]
    if not name:
        return "&amp;"
    if name in _OWN:
        return whole
    char = html5.get(name + ";", "")
    return "".join(f"&#{ord(part)};" for part in char) if char else f"&amp;{name};"


def _said(message: str) -> str:
    """A parser's message as a clause."""
    first = message.partition("\n")[0].strip().rstrip(".")
    return first[:1].lower() + first[1:160] if first else "damaged"


def _problem(name: str, message: str) -> Problem:
    return Problem(path=name, code="damaged", message=message)


def children(element: "Element | None", *names: str) -> "Iterator[Element]":
    """The children with one of these local names (lower case)."""
    if element is not None:
        for child in element:
            if local(child) in names:
                yield child


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first descendant along a path of local names (lower case)."""
    for name in path:
        element = next(children(element, name), None)
    return element


def below(element: "Element | None", *names: str) -> "Iterator[Element]":
    """The descendants with one of these local names (lower case), in the order of the document."""
    if element is not None:
        for found in element.iter():
            if found is not element and local(found) in names:
                yield found


def words(element: "Element | None") -> str:
    """All the text in an element, white space folded; "" for None."""
    if element is None:
        return ""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def attribute(element: "Element | None", *names: str) -> str:
    """The first of these attributes that is not empty, whatever its namespace."""
    if element is None:
        return ""
    for name in names:
        for key, value in element.attrib.items():
            if str(key)[str(key).find("}") + 1 :].rpartition(":")[2].lower() == name and value.strip():
                return str(value).strip()
    return ""


def language_around(element: "Element | None") -> str:
    """The nearest `xml:lang` (or `lang`, `baselang`) of an element or what it stands in."""
    while element is not None:
        found = attribute(element, "lang", "baselang")
        if found:
            return found
        element = element.getparent()
    return ""
