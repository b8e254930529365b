"""What documents that are zip archives of XML share: which of them it is, one member within bounds, its tree."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FLOOR = 4 << 20


class TooLargeError(Exception):
    """A member is over its bound."""


class EntitiesError(Exception):
    """A member declares entities, which no office program does."""


class DocumentParagraph(Struct, frozen=True):
    """A paragraph and its style's name, lower case."""

    text: str
    style: str = ""


def is_zip(head: bytes) -> bool:
    """Whether there is the header of a first member, with a version that exists, or of an archive without any."""
    return (head.startswith(b"PK\x03\x04") and head[5:6] == b"\0") or head.startswith(b"PK\x05\x06\0\0")


def most_unpacked(data: bytes, bounds: Bounds) -> int:
    """Bytes that what is packed in a document may have."""
    return min(bounds.file_bytes, max(_FLOOR, bounds.expansion * len(data)))


def members(data: bytes, bounds: Bounds, *names: str) -> list["Element | None"]:
    """The trees of some members, None for those that are not there; raises `TooLargeError`, `EntitiesError` or what zipfile raises."""
    limit = most_unpacked(data, bounds)
    trees: list[Element | None] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = set(archive.namelist())
        for name in names:
            found = b""
            if name in known:
                with archive.open(name) as file:
                    found = file.read(limit + 1)
            if len(found) > limit:
                raise TooLargeError
            trees.append(parsed(found))
    return trees


def parsed(data: bytes) -> "Element | None":
    """The tree of a member; None where there is nothing in it; raises `EntitiesError`."""
    if not data.strip():
        return None
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root: Element | None = etree.fromstring(data, parser)
    declared = None if root is None else root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise EntitiesError
    return root


def guarded(read: Callable[[], Iterator[Article | Problem]], name: str, kind: str) -> Iterator[Article | Problem]:
    """The articles of a document; a problem where the archive is damaged, over its bounds, or says nothing."""
    count = 0
    try:
        for thing in read():
            count += 1
            yield thing
    except TooLargeError:
        yield Problem(path=name, code="bound", message="unpacks to more than the limit; not read")
    except EntitiesError:
        message = "declares entities of its own, which triage does not expand"
        yield Problem(path=name, code="damaged", message=message)
    except Exception as error:
        # zipfile, zlib, lxml and the library of workbooks each have errors of their own for damaged files.
        said = str(error).strip().partition("\n")[0][:100] or type(error).__name__
        yield Problem(path=name, code="damaged", message=f"not a whole {kind} ({said[:1].lower()}{said[1:]})")
    else:
        if not count:
            yield Problem(path=name, code="empty", message=f"a {kind} without text")
