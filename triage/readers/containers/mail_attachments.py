"""What is attached to a message, read as the files that they are: a release as a document, a table, an archive of copy.

Messages within a message are text of it (`mail_texts`). Pictures, signatures, cards and calendars are left alone, and so is
what no reader knows, as in a folder.
"""

from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.containers.mail_texts import is_attached, parts_of
from triage.readers.contract import Bounds
from triage.readers.encoding import is_text
from triage.readers.registry import read_bytes

#: Kinds of parts that no article is in.
_LEFT_ALONE = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/css",
    "message/",
)
#: Programs about whom the mail is from, or when to meet.
_SIGNATURES = ("signature", "pkcs7", "pgp", "ics", "tnef", "keys")
#: What a file in a folder would be left alone for.
_UNREADABLE = frozenset(("unsupported", "empty"))
#: Attachments of one message that are looked at.
_MOST = 100


def articles_attached(message: EmailMessage, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles in the attachments of a message, in their order; a problem is said of its attachment."""
    if bounds.nesting < 1:
        return
    inside = replace(bounds, nesting=bounds.nesting - 1, keeps_places=False)
    parts = list(parts_of(message, 0))
    # Where every part is a stream of bytes, those that are text are the letter itself.
    is_told = any(
        part.get_content_type() in ("text/plain", "text/html") and not is_attached(part) for part in parts
    )
    files = []
    for part in parts:
        try:
            each = _file_of(part)
        except Exception:  # the library raises all kinds of errors on damaged headers
            yield Problem(path=name, code="damaged", message="an attachment whose headers cannot be read")
            continue
        if each and (is_told or not is_text(each[1][:4096])):
            files.append(each)
    for file, data in files[:_MOST]:
        for thing in read_bytes(data, f"{name}!{file}", inside):
            if not isinstance(thing, Problem) or thing.code not in _UNREADABLE:
                yield thing
    if len(files) > _MOST:
        said = f"more than {_MOST} attachments; the rest is not read"
        yield Problem(path=name, code="bound", message=said)


def _file_of(part: Any) -> tuple[str, bytes] | None:
    """Name and bytes of an attachment that may hold articles."""
    kind = str(part.get_content_type()).lower()
    if kind.startswith(_LEFT_ALONE) or any(word in kind for word in _SIGNATURES):
        return None
    file = part.get_filename()
    if not file or not (is_attached(part) or kind.startswith("application/")):
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    shown = "".join(char if char.isprintable() and char not in "/\\!" else "_" for char in str(file))
    return shown, data
