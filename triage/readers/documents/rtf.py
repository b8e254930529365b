r"""Rich Text (.rtf, and .doc of some databases): one article each, its first paragraph being the headline; or an export.

striprtf turns the markup into text; the information group (`\title`, `\author`, `\creatim`) is read here. Exporters set
headlines in bold, which the text alone would lose: where bold print begins a sign is put in, and taken out again.
"""

import re
from collections.abc import Iterator
from importlib import import_module

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.documents.document_article import articles_of, placed_or_said
from triage.readers.documents.office import DocumentParagraph
from triage.readers.exports.text_export import BOLD, export_in

_INFO = re.compile(r"\{\\(title|author)\s+([^{}\\]{1,300})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})(?:\\hr(\d{1,2})\\min(\d{1,2}))?")
#: Groups inside groups; the library keeps a stack, readers of it do not.
_PICTURE = re.compile(r"\{\\\*?\\?pict[^{}]*\}")
_BRACE = re.compile(r"\\[^a-zA-Z]|[{}]", re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_STARTS_BOLD = re.compile(r"\\b(?:1(?!\d))?(?![a-zA-Z0-9*-])")


class _Rtf:
    name = "rtf"
    suffixes = (".rtf",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature."""
        return head.lstrip().startswith(b"{\\rtf")

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the document."""
        try:
            rtf_to_text = import_module("striprtf.striprtf").rtf_to_text
        except ImportError:
            yield missing(name, "Rich Text needs", "office")
            return
        source = _balanced(_PICTURE.sub("", _source(data).lstrip()).replace(BOLD, ""))
        try:
            marked = rtf_to_text(_STARTS_BOLD.sub(_marked, source), errors="replace").replace("\x00", "")
            marked = _whole(marked)
        except Exception as error:
            # Codecs that do not exist, stacks that are empty: damaged groups show in many ways.
            yield Problem(path=name, code="damaged", message=f"not whole Rich Text ({type(error).__name__})")
            return
        export = export_in(marked)
        if export is not None:
            yield from export.read_text(marked, name, "utf-8", bounds)
            return
        paragraphs = [DocumentParagraph(line) for line in marked.replace(BOLD, "").split("\n")]
        found = list(articles_of(paragraphs, _facts(source)))
        if not found:
            yield Problem(path=name, code="empty", message="Rich Text without text")
        yield from placed_or_said(iter(found), name, self.name, bounds)


READER = _Rtf()


def _source(data: bytes) -> str:
    """The markup; Rich Text is ASCII by rule, but some programs write UTF-8 into it as it stands."""
    if data.isascii():
        source = data.decode("ascii")
        return _HEX.sub(_of_macintosh, source) if "\\mac" in source[:_HEADER] else source
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
    return "".join(char if char.isascii() else _escaped(char) for char in text)


#: A byte as two digits, and how far into the file the character set is named.
_HEX = re.compile(r"\\'([89a-fA-F][0-9a-fA-F])")
_HEADER = 60


def _of_macintosh(found: re.Match[str]) -> str:
    return _escaped(bytes.fromhex(found[1]).decode("mac-roman"))


def _escaped(char: str) -> str:
    units = char.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def _whole(text: str) -> str:
    """Text in which two halves of a character are one, and half a character is replaced."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _marked(found: re.Match[str]) -> str:
    return found[0] + BOLD


def _balanced(source: str) -> str:
    """The markup without braces that would close the document before its end; the library reads nothing after those."""
    end = len(source.rstrip(" \r\n\t\x00}"))
    depth = 0
    surplus = []
    for found in _BRACE.finditer(source, 0, end):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}" and depth == 1:
            surplus.append(found.start())
        elif found[0] == "}":
            depth -= 1
    starts = [0, *(place + 1 for place in surplus)]
    return "".join(source[start:stop] for start, stop in zip(starts, [*surplus, len(source)], strict=True))


def _facts(source: str) -> dict[str, str]:
    facts = {
        "creator" if name == "author" else name: value.strip() for name, value in _INFO.findall(source[:20_000])
    }
    created = _CREATED.search(source, 0, 20_000)
    if created:
        year, month, day, hour, minute = created.groups()
        clock = f"T{int(hour):02}:{int(minute):02}:00" if hour and minute else ""
        facts["created"] = f"{year}-{int(month):02}-{int(day):02}{clock}"
    return facts
