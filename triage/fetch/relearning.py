"""What an inbox holds, learnt from its files where its memory is gone: damaged, or left behind when the folder was copied.

Ids that are a source's own say nothing here, as files do not name their source; addresses and texts do.
"""

from pathlib import Path

from triage.article import Article
from triage.fetch.identity import keys_of
from triage.fetch.store import FetchStore
from triage.readers.contract import Bounds
from triage.readers.json.records import READER

#: Outlet, day, file: as `files` names them.
_OURS = "*/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/*.json"
#: Bytes of a record; a larger file is none of ours.
_LARGEST = 32 << 20


def relearn(store: FetchStore, inbox: Path, day: int) -> int:
    """Take the articles of all files for known; how many there are."""
    count = 0
    with store.transaction():
        for file in sorted(inbox.glob(_OURS)):
            article = _article(file)
            if article is not None:
                store.add_article("", keys_of(article, ""), day)
                count += 1
    return count


def _article(file: Path) -> Article | None:
    try:
        if file.stat().st_size > _LARGEST:
            return None
        data = file.read_bytes()
    except OSError:
        return None
    if not READER.recognises(data[:4096], file.name):
        return None
    found = next(iter(READER.read(data, "", Bounds())), None)
    return found if isinstance(found, Article) else None
