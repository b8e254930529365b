"""What the tools work with, made by the command: profiles, matcher, names and articles under the user's settings."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any, Protocol

from triage.article import Article
from triage.entities.entity import Recogniser
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.readers.reading import Read
from triage.report.dates import Dates


class ReadInputs(Protocol):
    """The inputs of one question, and the files that were read for them."""

    @property
    def files(self) -> int:
        """Files in which something could be read."""

    @property
    def unread(self) -> int:
        """Files, links and folders that could not be."""

    def __iter__(self) -> Iterator[Read]:
        """Articles, problems and what was left alone."""


class Workspace(Protocol):
    """What one server works with; nothing it does is written anywhere."""

    def now(self) -> float:
        """Seconds since the epoch."""

    def zone(self) -> tzinfo:
        """The zone of times for which a source gives none."""

    def dates(self, since: str, until: str) -> Dates:
        """Dates or ages as the assistant wrote them; UsageError for what is no time."""

    def profiles(self) -> tuple[Profile, ...]:
        """The profiles as they are now; UsageError and ProfileError as everywhere."""

    def profile_file(self, profile: Profile) -> Path:
        """The file of a profile."""

    def matcher(self, profiles: Sequence[Profile]) -> Matcher:
        """The profiles compiled under the settings."""

    def recogniser(self, profiles: Sequence[Profile]) -> Recogniser:
        """Names as this user wants them."""

    def inputs(self, paths: Sequence[str]) -> ReadInputs:
        """The articles of files and folders, read one after the other, without cache."""

    def may_be_used(self, article: Article) -> bool:
        """Whether no embargo holds the article."""

    def digests(self, paths: Sequence[str], profiles: Sequence[Profile]) -> list[dict[str, Any]]:
        """What a dry run of `digest` would print as JSON."""

    def forms(self, term: str, language: str) -> dict[str, Any]:
        """What `profile forms --json` prints."""

    def entities(self, paths: Sequence[str], types: Sequence[str]) -> dict[str, Any]:
        """What `entities --json` prints."""

    def page(self, name: str) -> str:
        """A page of the manual."""
