"""The names that one command asks for: who recognises them, what the cache knows of them, and who works ahead."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from triage.article import Article
from triage.entities import default_recogniser
from triage.profiles.model import Profile
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.cache.names import ContentCache, RememberedNames
    from triage.engines.shared_names import SharedNames
    from triage.entities.entity import Entity, Recogniser

#: What the settings called the default recogniser before there were others.
DEFAULT = frozenset({"", "rules", "default"})


class LateRecogniser:
    """A recogniser that is made when it is first asked: lists and models cost what a second run has no need of."""

    def __init__(self, make: "Callable[[], Recogniser]") -> None:
        self._make = make

    @cached_property
    def _made(self) -> "Recogniser":
        return self._make()

    def recognise(self, article: Article) -> "tuple[Entity, ...]":
        """Entities in order of first mention."""
        return self._made.recognise(article)


class NamesAhead:
    """A recogniser that several processes share where a long list will ask it; `close` ends them."""

    MANY = 32

    def __init__(self, recogniser: "Recogniser", jobs: int) -> None:
        self._recogniser = recogniser
        self._jobs = jobs
        self._shared: SharedNames | None = None

    def expect(self, articles: Sequence[Article]) -> None:
        """These will be asked for, in this order."""
        if len(articles) > self.MANY and self._shared is None:
            from triage.engines.shared_names import SharedNames

            self._shared = SharedNames(self._recogniser, self._jobs)
        if self._shared is not None:
            self._shared.expect(articles)

    def recognise(self, article: Article) -> "tuple[Entity, ...]":
        """Entities in order of first mention."""
        return (self._shared or self._recogniser).recognise(article)

    def close(self) -> None:
        """Nobody asks any more."""
        if self._shared is not None:
            self._shared.close()


class NamesOfMany:
    """A recogniser that asks the cache from the seventeenth article on: a small report is faster without it."""

    FEW = 16

    def __init__(self, recogniser: "Recogniser", remembered: "Callable[[], RememberedNames | None]") -> None:
        self._recogniser = recogniser
        self._make = remembered
        self._asked = 0
        self._remembered: RememberedNames | None = None

    def recognise(self, article: Article) -> "tuple[Entity, ...]":
        """Entities in order of first mention."""
        self._asked += 1
        if self._asked == self.FEW + 1:
            self._remembered = self._make()
        return (self._remembered or self._recogniser).recognise(article)


class SessionNames:
    """The recognisers of a session, by the corrections that hold for the profiles in use."""

    def __init__(
        self,
        settings: Settings,
        corrections: Callable[[Sequence[Profile]], Path | None],
        content: "Callable[[Sequence[Profile]], ContentCache | None]",
    ) -> None:
        """`content`: what the cache keeps of articles, where anything is kept."""
        self._settings = settings
        self._corrections = corrections
        self._content = content
        self._recognisers: dict[Path | None, Recogniser] = {}
        self._of_many: NamesOfMany | None = None
        #: Shared out where a long list asks for names.
        self._ahead: NamesAhead | None = None

    def recogniser(self, profiles: Sequence[Profile] = ()) -> "Recogniser":
        """Names as this user wants them; UsageError where the recogniser or `entities.toml` is wrong."""
        file = self._corrections(profiles)
        if file not in self._recognisers:
            self._recognisers[file] = self._recogniser(file)
        return self._recognisers[file]

    def remembered(self, profiles: Sequence[Profile], *, uses_cache: bool, jobs: int = 1) -> "Recogniser":
        """The same recogniser, asking the cache first where there is one; `close` ends it.

        With several `jobs` those that `expect` was told of are recognised ahead of being asked for.
        """
        is_default = self._settings.entities.strip() in DEFAULT
        if is_default and self._corrections(profiles) is None:
            recogniser: Recogniser = LateRecogniser(lambda: self.recogniser(profiles))
        else:
            # What may be wrong with it is said before anything is read.
            recogniser = self.recogniser(profiles)
        if jobs > 1 and is_default:
            # A library may have threads of its own, which no fork has.
            recogniser = self._ahead = self._ahead or NamesAhead(recogniser, jobs)
        if not uses_cache or not self._settings.cache:
            return recogniser
        if self._of_many is None:
            self._of_many = NamesOfMany(recogniser, lambda: self._kept_names(recogniser, profiles))
        return self._of_many

    def expect(self, articles: Sequence[Article]) -> None:
        """These will be asked for their names, in this order."""
        if self._ahead is not None:
            self._ahead.expect(articles)

    def _kept_names(self, recogniser: "Recogniser", profiles: Sequence[Profile]) -> "RememberedNames | None":
        """The recogniser behind the cache; None where there is no place for it, or names may change by themselves."""
        from triage.cache.names import RememberedNames

        kept = self._content(profiles)
        return None if kept is None else RememberedNames(recogniser, kept)

    def _recogniser(self, corrections: Path | None) -> "Recogniser":
        found = self._recogniser_named(self._settings.entities.strip())
        if corrections is None:
            return found
        from triage.entities.corrections import Corrected, load_corrections

        return Corrected(found, load_corrections(corrections))

    @staticmethod
    def _recogniser_named(name: str) -> "Recogniser":
        if name in DEFAULT:
            return default_recogniser()
        from triage.entities.backends import recogniser

        return recogniser(name)

    def close(self) -> None:
        """End who worked ahead."""
        if self._ahead is not None:
            self._ahead.close()
