"""A web archive that breaks off says so wherever it was cut, plain or compressed, and what came before is read."""

import gzip
import io

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.source import Source
from triage.readers.web.warc import READER

pytest.importorskip("warcio")
PAGE = "<html><head><title>Ferry {0}</title></head><body><article>{1}</article></body></html>"
SENTENCE = "<p>Ferry number {0} of {1} left the harbour in the early morning, the port said.</p>"


def archive(count: int, *, is_packed: bool) -> tuple[bytes, list[int]]:
    """An archive of pages, and where its records end."""
    data, ends = b"", [0]
    for number in range(count):
        page = PAGE.format(number, "".join(SENTENCE.format(line, number) for line in range(5)))
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://port.example/{number}.html\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        data += gzip.compress(record, mtime=0) if is_packed else record
        ends.append(len(data))
    return data, ends


def read(data: bytes, *, in_pieces: bool) -> tuple[list[str], list[str]]:
    """Titles, and what is said."""
    rest = io.BytesIO(data)
    found = (
        READER.stream(Source(b"", rest.read), "a.warc", Bounds())
        if in_pieces
        else READER.read(data, "a.warc", Bounds())
    )
    things = list(found)
    titles = [thing.title for thing in things if isinstance(thing, Article)]
    return titles, [thing.message for thing in things if isinstance(thing, Problem)]


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
def test_an_archive_that_breaks_off_says_so(is_packed: bool, in_pieces: bool) -> None:
    data, ends = archive(3, is_packed=is_packed)
    # The blank lines behind a plain record are no part of it.
    harmless = {end - gone for end in ends for gone in range(1 if is_packed else 5)}
    for cut in range(ends[1] + 1, len(data), 29):
        titles, said = read(data[:cut], in_pieces=in_pieces)
        assert titles[0] == "Ferry 0"
        assert bool(said) == (cut not in harmless), cut
        assert all(message.startswith("the archive breaks off") for message in said)


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
def test_a_whole_archive_has_nothing_to_say(is_packed: bool, in_pieces: bool) -> None:
    data, ends = archive(3, is_packed=is_packed)
    assert read(data, in_pieces=in_pieces) == (["Ferry 0", "Ferry 1", "Ferry 2"], [])
    assert read(data[: ends[2]], in_pieces=in_pieces) == (["Ferry 0", "Ferry 1"], [])


def test_what_is_damaged_within_is_said() -> None:
    data, ends = archive(2, is_packed=True)
    middle = ends[0] + (ends[1] - ends[0]) // 2
    _, said = read(data[:middle] + bytes(8) + data[middle + 8 :], in_pieces=False)
    assert said


def test_texts_that_were_taken_from_pages_are_articles() -> None:
    """Extracts of Common Crawl (WET)."""
    text = "Ferry 7\nFerry number 7 left the harbour, the port said.\nIt came back."
    head = "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: http://port.example/7.html\r\nWARC-Identified-Content-Language: eng,deu\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    records = "".join(head.format(kind, len(text), text) for kind in ("conversion", "metadata"))
    [article] = READER.read(records.encode(), "a.warc.wet", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.url, article.language) == ("Ferry 7", "http://port.example/7.html", "en")
    assert article.body == "Ferry number 7 left the harbour, the port said.\nIt came back."
