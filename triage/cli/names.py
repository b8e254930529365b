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


class CommandRecogniser:
    """The recogniser of one command, made when it is first asked: lists and models cost what a second run has no need of.

    It asks the cache from the seventeenth article on, since a small report is faster without it, and several processes
    share it where a long list will ask it; `close` ends them.
    """

    FEW, MANY = 16, 32
    #: Articles that are looked up to tell whether names are kept of those before us.
    TRIED = 3
    #: Articles that each process is given before it is known which of them are asked for: a tenth of a second's work where
    #: somebody looks at the first ones, else as many as their answers need not wait for us.
    EARLY, EARLY_OF_ALL = 48, 512

    def __init__(
        self,
        make: "Callable[[], Recogniser]",
        content: "Callable[[], ContentCache | None] | None" = None,
        jobs: int = 1,
        *,
        asks_all: bool = False,
    ) -> None:
        """`content`: what the cache keeps of articles; None where nothing is kept. `asks_all`: nobody stops before the last."""
        self._make = make
        self._content = content
        self._jobs = jobs
        self._early = self.EARLY_OF_ALL if asks_all else self.EARLY
        self._asked = 0
        self._shared: SharedNames | None = None
        self._remembered: RememberedNames | None = None

    @cached_property
    def _made(self) -> "Recogniser":
        return self._make()

    def foresee(self, articles: Sequence[Article], count: int) -> None:
        """The first `count` of these will be asked for, or most of them, in about this order."""
        if self._jobs < 2 or count <= self.MANY:
            return
        if self._content is not None:
            self._open(self._content())
        if self._remembered is not None and any(map(self._remembered.knows, articles[: self.TRIED])):
            return
        self._made  # noqa: B018 - lists and models are read once, and not by each
        self._share().start(articles, count)

    def _share(self) -> "SharedNames":
        if self._shared is None:
            from triage.engines.shared_names import SharedNames

            self._shared = SharedNames(self._alone, self._jobs, self._early)
        return self._shared

    def expect(self, articles: Sequence[Article]) -> None:
        """These will be asked for, in this order."""
        if self._jobs > 1 and len(articles) > self.MANY:
            self._share()
        if self._shared is not None:
            self._shared.expect(articles)

    def recognise(self, article: Article) -> "tuple[Entity, ...]":
        """Entities in order of first mention."""
        self._asked += 1
        if self._asked == self.FEW + 1 and self._content is not None and self._remembered is None:
            self._open(self._content())
        return self._remembered.recognise(article) if self._remembered else self._recognised(article)

    def _recognised(self, article: Article) -> "tuple[Entity, ...]":
        return self._shared.recognise(article) if self._shared else self._alone(article)

    def _alone(self, article: Article) -> "tuple[Entity, ...]":
        return self._made.recognise(article)

    def _open(self, content: "ContentCache | None") -> None:
        from triage.cache.names import RememberedNames

        if content is not None:
            self._remembered = RememberedNames(self._recognised, content)

    def close(self) -> None:
        """End who works ahead."""
        if self._shared is not None:
            self._shared.close()


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
        self._command: CommandRecogniser | None = None

    def recogniser(self, profiles: Sequence[Profile] = ()) -> "Recogniser":
        """Names as this user wants them; UsageError where the recogniser or `entities.toml` is wrong."""
        file = self._corrections(profiles)
        if file not in self._recognisers:
            self._recognisers[file] = self._recogniser(file)
        return self._recognisers[file]

    def remembered(
        self, profiles: Sequence[Profile], *, uses_cache: bool, jobs: int = 1, asks_all: bool = False
    ) -> "Recogniser":
        """The same recogniser, asking the cache first where there is one; `close` ends it.

        With several `jobs` those that `foresee` and `expect` were told of are recognised ahead of being asked for.
        """
        is_default = self._settings.entities.strip() in DEFAULT
        if not is_default or self._corrections(profiles) is not None:
            self.recogniser(profiles)  # What may be wrong with it is said before anything is read.
        if self._command is None:
            keeps = uses_cache and self._settings.cache
            self._command = CommandRecogniser(
                lambda: self.recogniser(profiles),
                (lambda: self._content(profiles)) if keeps else None,
                # A library may have threads of its own, which no fork has.
                jobs if is_default else 1,
                asks_all=asks_all,
            )
        return self._command

    def foresee(self, articles: Sequence[Article], count: int) -> None:
        """The first `count` of these will be asked for their names, or most of them, in about this order."""
        if self._command is not None:
            self._command.foresee(articles, count)

    def expect(self, articles: Sequence[Article]) -> None:
        """These will be asked for their names, in this order."""
        if self._command is not None:
            self._command.expect(articles)

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
        if self._command is not None:
            self._command.close()
