"""What holds for every reader, whatever the bytes: articles or problems, whole, bounded, in order."""

import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator

import msgspec

from triage.article import Article, moment
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

#: Small enough for a fuzzer to reach them.
BOUNDS = Bounds(file_bytes=1 << 18, members=50, nesting=2, seconds=10)
#: Characters that articles may have for each byte of their file, beyond the first thousands: tables repeat column
#: heads, quoted-printable and entities shrink, but nothing multiplies.
SWELLING = 40
_ONE_LINE = ("title", "slug", "outlet", "url", "language", "published", "updated", "status")
_MEMBER = re.compile(rb"^=== (.{0,60})\r?$", re.MULTILINE)
WIRE_TEXT = ("a.txt", "a", "a.fip", "a.001")
WIRE = ("a.xml", "a.json", "a.jsonl", "a.nitf", "a")
PAGES = ("a.html", "a.htm", "a.xhtml", "a")
FEEDS = ("a.xml", "a.rss", "a.atom", "a.json")
MAIL = ("a.eml", "a.mbox", "a", "a.txt")
EXPORTS = ("a.txt", "a.html", "a.xml", "a")
TABLES = ("a.csv", "a.tsv", "a.txt")
DOCUMENTS = ("a.docx", "a.odt", "a.xlsx", "a.rtf", "a.pdf", "a.parquet")
ENCODINGS = tuple(
    f"{charset} {name}"
    for charset in (
        "utf-16 utf-16-be utf-16-le utf-8-sig cp1252 cp1251 koi8-r mac_roman iso8859-2 iso8859-8 cp1256 shift_jis euc-jp "
        "iso2022_jp gb18030 big5 euc-kr cp874 cp437 utf-7"
    ).split()
    for name in ("a.txt", "a.html", "a.xml", "a.csv", "a.eml")
)
CONTAINERS = ("a.zip", "a.tar", "a.gz", "a.tar.gz", "a.warc", "a.xz", "a.bz2")


def wire_text(data: bytes) -> None:
    """Copy as agencies send it."""
    _read(data, WIRE_TEXT)


def wire(data: bytes) -> None:
    """News in XML and JSON, our own records among it."""
    _read(data, WIRE)


def pages(data: bytes) -> None:
    """Pages saved from the web."""
    _read(data, PAGES)


def feeds(data: bytes) -> None:
    """RSS, Atom, JSON Feed, exports of blogs."""
    _read(data, FEEDS)


def mail(data: bytes) -> None:
    """Messages and mailboxes."""
    _read(data, MAIL)


def exports(data: bytes) -> None:
    """What databases of news hand out."""
    _read(data, EXPORTS)


def tables(data: bytes) -> None:
    """Rows and columns."""
    _read(data, TABLES)


def documents(data: bytes) -> None:
    """Files of office programs; those that are archives are packed here."""
    name, rest = _named(data, DOCUMENTS)
    check(_packed(rest, "zip") if rest.startswith(b"=== ") else rest, name)


def containers(data: bytes) -> None:
    """Archives, compressed files, web archives."""
    import bz2
    import gzip
    import lzma

    name, rest = _named(data, CONTAINERS)
    if rest.startswith(b"=== "):
        rest = _packed(rest, "tar" if "tar" in name else "zip")
    if name.endswith(".gz"):
        rest = gzip.compress(rest, 1, mtime=0)
    elif name.endswith(".xz"):
        rest = lzma.compress(rest, preset=0)
    elif name.endswith(".bz2"):
        rest = bz2.compress(rest, 1)
    check(rest, name)


def encodings(data: bytes) -> None:
    """Text in every encoding of the table, whole or with some bytes of another one."""
    choice, rest = _named(data, ENCODINGS)
    charset, _, name = choice.partition(" ")
    text, broken, wrong = rest.partition(b"\0\0")
    check(text.decode("utf-8", "replace").encode(charset, "replace") + broken + wrong, name)


def _named(data: bytes, names: tuple[str, ...]) -> tuple[str, bytes]:
    return names[data[0] % len(names)] if data else names[0], data[1:]


def _read(data: bytes, names: tuple[str, ...]) -> None:
    name, rest = _named(data, names)
    check(rest, name)


def check(data: bytes, name: str) -> None:
    """Read and look at all that comes out."""
    things = list(read_bytes(data, name, BOUNDS))
    assert things, "neither an article nor a problem"
    size = 0
    for thing in things:
        if isinstance(thing, Article):
            size += _article(thing, name)
        else:
            assert isinstance(thing, Problem)
            assert thing.path == name or thing.path.startswith(name + "!"), thing.path
            assert "\n" not in thing.message, thing.message
            # In a run it costs a file or a record; here it is a fault of ours.
            assert "broke down" not in thing.message, thing.message
            assert "record that cannot be read" not in thing.message, thing.message
            _travels(thing)
    unpacked = max(len(data), _unpacked(data, name))
    assert size <= 20_000 + SWELLING * unpacked, f"{unpacked} bytes became {size} characters"


def _article(article: Article, name: str) -> int:
    assert article.format
    assert article.index >= 0
    assert article.path == name or article.path.startswith(name + "!"), article.path
    for field in _ONE_LINE:
        assert "\n" not in getattr(article, field), (field, getattr(article, field))
    for time in (article.published, article.updated):
        assert not time or moment(time) is not None, time
    _travels(article)
    assert article.identity
    return sum(
        len(getattr(article, field))
        for field in article.__struct_fields__
        if isinstance(getattr(article, field), str)
    )


def _travels(thing: Article | Problem) -> None:
    """To a worker and back, and into UTF-8."""
    text = json.dumps(msgspec.to_builtins(thing))
    assert msgspec.convert(json.loads(text), type(thing)) == thing
    text.encode("ascii")
    for field in thing.__struct_fields__:
        value = getattr(thing, field)
        if isinstance(value, str) and field != "path":
            value.encode("utf-8")


def _unpacked(data: bytes, name: str) -> int:
    return 200 * len(data) if name in CONTAINERS or name in DOCUMENTS else len(data)


def _members(text: bytes) -> Iterator[tuple[str, bytes]]:
    parts = _MEMBER.split(text)[1:]
    for name, data in zip(parts[::2], parts[1::2], strict=True):
        yield name.decode("utf-8", "replace"), data.removeprefix(b"\n")


def _packed(text: bytes, kind: str) -> bytes:
    """An archive without compression of what `=== name` lines part."""
    import warnings

    stream = io.BytesIO()
    if kind == "tar":
        with tarfile.open(fileobj=stream, mode="w") as tar:
            for name, data in _members(text):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        return stream.getvalue()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in _members(text):
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()
