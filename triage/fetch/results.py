"""What became of the sources of a run."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from triage.fetch.addresses import shown
from triage.fetch.sources import NewsSource
from triage.fetch.store import SourceRecord


class SourceResult(Struct, frozen=True, kw_only=True):
    """What became of a source in a run."""

    source: NewsSource
    #: How it is called: by its name, its outlet, what its articles call it, or its address.
    title: str
    new: int = 0
    fault: str = ""
    hint: str = ""
    #: Whether it was asked at all; one that failed lately rests.
    was_asked: bool = True
    #: What is worth saying although all went well.
    remarks: tuple[str, ...] = ()


class FetchReport(Struct, frozen=True, kw_only=True):
    """What became of all of them."""

    results: tuple[SourceResult, ...]
    #: Files that appeared, pages that are still to be fetched, files that were removed.
    written: int = 0
    waiting: int = 0
    removed: int = 0
    requests: int = 0

    @property
    def failed(self) -> tuple[SourceResult, ...]:
        """The sources that could not be had, asked now or resting after failures."""
        return tuple(one for one in self.results if one.fault)


def title_of(source: NewsSource, record: SourceRecord) -> str:
    """How a source is called in what is printed."""
    return source.name or source.outlet or record.outlet or source.title


class _Listed(Protocol):
    """What a list names: a source with its title."""

    @property
    def source(self) -> NewsSource: ...

    @property
    def title(self) -> str: ...


def names_in_list(listed: Sequence[_Listed]) -> list[str]:
    """How each is called in a list: by its title, and where several have the same, by its address too."""
    titles = Counter(one.title for one in listed)
    return [one.title if titles[one.title] == 1 else f"{one.title} ({shown(one.source.url)})" for one in listed]
