"""The folder that everything comes into: `OUTLET/DAY/TIME-headline-key.json`, one article each.

A file appears whole or not at all, under a name that was settled before, so that who was interrupted writes the same one
again. What is removed after `keep` was written here; nothing else is touched.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from triage.article import Article
from triage.errors import DeliveryError
from triage.matching.tokens import count
from triage.readers.walk import rule_against
from triage.render.json.record import SCHEMA, article_record, encode
from triage.whole_file import replace_file

_NO_OUTLET = "unknown outlet"
#: So many files are not worth a thread, and so many threads wait for a disk.
_ONE_BY_ONE = 8
#: Bytes of a name of a folder, and characters of a headline in a name.
_LONGEST, _HEADLINE = 80, 48


def record_of(article: Article) -> bytes:
    """An article as the line that every command reads back."""
    words = count(article.title) + count(article.body)
    record = {
        "type": "article",
        "schema": SCHEMA,
        **article_record(article, words, with_=frozenset({"body"}), zone=None),
    }
    return encode(record).encode("utf-8", "replace") + b"\n"


def name_of(article: Article, key: bytes, now: datetime, source: str) -> str:
    """Where the file of an article goes, relative to the inbox: by its outlet, or by its source where it has none."""
    headline = _slug(article.title)
    name = "-".join(part for part in (f"{now:%H%M}", headline, key.hex()[:10]) if part)
    return f"{folder_of_outlet(article.outlet or source)}/{now:%Y-%m-%d}/{name}.json"


def folder_of_outlet(outlet: str) -> str:
    """A name of a folder for an outlet, which every system takes and no walk leaves alone.

    >>> folder_of_outlet("Der Spiegel"), folder_of_outlet("a/b: ../c"), folder_of_outlet("README"), folder_of_outlet("..")
    ('Der Spiegel', 'a b c', 'outlet README', 'unknown outlet')
    """
    text = unicodedata.normalize("NFC", outlet)
    text = "".join(letter if letter.isalnum() or letter in " -_.,&'+()!" else " " for letter in text)
    text = " ".join(text.replace("..", " ").split()).strip(" .-_")
    while len(text.encode("utf-8", "replace")) > _LONGEST:
        text = text[:-1]
    text = text.strip(" .-_")
    if not text:
        return _NO_OUTLET
    text = f"{text[:-5]} toml" if text.lower().endswith(".toml") else text
    is_left_alone = rule_against(text) is not None or text.casefold() in _TAKEN
    return f"outlet {text}" if is_left_alone else text


#: Folders that a walk leaves alone, and names that Windows keeps for itself.
_TAKEN = {"profiles", "con", "prn", "aux", "nul"}


def _slug(title: str) -> str:
    text = unicodedata.normalize("NFKD", title)
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    return (
        slug[:_HEADLINE].rpartition("-")[0]
        if len(slug) > _HEADLINE and "-" in slug[:_HEADLINE]
        else slug[:_HEADLINE]
    )


def write_files(inbox: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Let files appear, each whole or not at all; in threads, since each waits for the disk."""
    if len(files) <= _ONE_BY_ONE:
        for name, data in files:
            write_file(inbox, name, data)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_ONE_BY_ONE) as pool:
        for _ in pool.map(lambda file: write_file(inbox, *file), files):
            pass


def write_file(inbox: Path, name: str, data: bytes) -> None:
    """Let a file appear; one of that name is ours already."""
    path = inbox / name
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # One name for all runs: what one left behind that was killed, the next writes over.
        replace_file(path, (data,), by="fetch")
    except OSError as error:
        raise DeliveryError(
            f"{path}: could not be written: {(error.strerror or 'error').lower()}",
            "what was fetched waits in the inbox's memory; run it again when there is room",
        ) from error


def remove_files(inbox: Path, names: Sequence[str]) -> list[str]:
    """Remove files of ours and the folders that are empty then; those that are gone now."""
    gone = []
    for name in names:
        path = inbox / name
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue
        gone.append(name)
        for folder in (path.parent, path.parent.parent):
            try:
                folder.rmdir()
            except OSError:
                break
    return gone
