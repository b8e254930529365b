"""A digest as JSON: the value itself, with articles as every record of ours has them and times in ISO 8601."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from msgspec import Struct

from triage.article import Article
from triage.digest.model import Digest
from triage.render.json import record
from triage.render.view.dates import with_offset
from triage.render.view.options import Options, With
from triage.render.view.points import number
from triage.report.report import Hit, Reject

#: Keys that hold seconds since the epoch.
TIMES = frozenset({"since", "until", "delivered", "at", "told_at", "last_seen"})
#: What a digest keeps for the next ones, and scores that stand with their hits.
UNPRINTED = frozenset({"memory", "best"})
WITH: frozenset[With] = frozenset({"summary", "entities"})


class DigestJsonRenderer:
    """One document with all digests of the run."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The document."""
        found = [plain(digest, digest.window.zone or self._options.timezone) for digest in digests]
        yield record.encode({"schema": record.SCHEMA, "digests": found}) + "\n"


def plain(value: Any, zone: tzinfo | None, key: str = "") -> Any:
    """A digest, or a part of it, as `record.encode` takes it; `zone` is that of its times."""
    if isinstance(value, Hit):
        return record.hit_record(value, WITH, is_encoded=True, zone=zone or UTC)
    if isinstance(value, Reject):
        return record.reject_record(value, is_encoded=True, zone=zone or UTC)
    if isinstance(value, Article):
        return record.head(value, 0, zone or UTC) | {"words": None}
    if isinstance(value, Struct):
        return {
            name: plain(getattr(value, name), zone, name)
            for name in value.__struct_fields__
            if name not in UNPRINTED
        }
    if isinstance(value, tuple | list):
        return [plain(one, zone) for one in value]
    if key == "published":
        return with_offset(value, zone or UTC)
    if isinstance(value, float):
        return _time(value, zone) if key in TIMES else number(value)
    return value


def _time(seconds: float, zone: tzinfo | None) -> str:
    time = datetime.fromtimestamp(seconds, zone) if zone else datetime.fromtimestamp(seconds).astimezone()
    return time.isoformat(timespec="seconds")
