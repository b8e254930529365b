"""Adding a source to `sources.toml`: a table at its end, everything above it as it was; and reading feeds from OPML."""

import json
from pathlib import Path

from msgspec.structs import replace

from triage.bounded_file import LARGEST_BY_HAND, bytes_of
from triage.errors import UsageError
from triage.fetch.sources import NewsSource, Sources, SourcesError, parse_sources
from triage.readers.xml.outlines import feeds_of_outlines

#: What a new file begins with.
_BEGINNING = """# What triage fetches, and where to; "triage help fetch" says what else may stand here.
inbox = "inbox"
"""


def added(text: str, source: NewsSource, file: Path) -> str:
    """The text of the file with one more source; UsageError where it cannot be added at the end."""
    text = text or _BEGINNING
    table = "\n".join(["", "[[source]]", *_lines(source), ""])
    whole = text.rstrip("\n") + "\n" + table
    try:
        parse_sources(whole, file)
    except SourcesError as error:
        # Either the file was wrong before, or sources stand there in another form.
        parse_sources(text, file)
        raise UsageError(f"{file}: cannot be added to: {error.faults[0].message}", "add it by hand") from error
    return whole


def _lines(source: NewsSource) -> list[str]:
    lines = [f"url = {quoted(source.url)}"]
    texts = ("name", "outlet", "language", "kind", "user", "password_keyring")
    lines += [f"{key} = {quoted(value)}" for key in texts if (value := getattr(source, key))]
    if source.is_mailbox:
        lines.append(f"folder = {quoted(source.folder)}")
    lines += [f"{key} = true" for key in ("full", "allow_private", "allow_http") if getattr(source, key) is True]
    return lines


def quoted(text: str) -> str:
    r"""A text on one line as TOML has it.

    >>> print(quoted('Say "cod"'), quoted("a\nb\x7f"))
    "Say \"cod\"" "a b"
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return json.dumps(" ".join(plain.split()), ensure_ascii=False)


def text_of_file(file: Path) -> str:
    """What stands in the file now; "" for none."""
    try:
        return bytes_of(file, LARGEST_BY_HAND).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = (getattr(error, "strerror", None) or "is not UTF-8").lower()
        raise UsageError(f"{file}: {why}") from error


def with_outlines(sources: Sources, file: Path) -> Sources:
    """The sources and the feeds of an OPML file that are none of them yet, under the same defaults."""
    try:
        feeds = list(feeds_of_outlines(bytes_of(file, LARGEST_BY_HAND)))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: {(getattr(error, 'strerror', None) or str(error)).lower()}") from error
    known = {source.key for source in sources.sources}
    new: dict[str, NewsSource] = {}
    for url, name in feeds:
        source = NewsSource(**{**sources.defaults, "url": url, "name": name})
        if not url.startswith(("https://", "http://")) or (url.startswith("http:") and not source.allow_http):
            # What an old list has without encryption is very often there with it.
            source = replace(source, url=f"https://{url.partition('://')[2]}")
        if source.key not in known:
            new.setdefault(source.key, source)
    return replace(sources, sources=(*sources.sources, *new.values()))
