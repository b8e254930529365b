"""What a command works with: settings, profiles, names, matcher and inputs, each made here and nowhere else.

Whatever order a command asks in, it gets the same: the PATHs are checked before profiles are looked for, the matcher
knows the names that the user has corrected, and inputs are read with all of that settled. So every command and the
library have one answer to one article.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from msgspec.structs import replace

from triage.article import Article
from triage.cli.exits import say
from triage.cli.inputs import InputPlan, Inputs, Scoring
from triage.cli.output import folder_of_links
from triage.cli.selection import Selection, columns_said, own_files
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matcher import Detail, Matched, Matcher
from triage.profiles import CORRECTIONS
from triage.profiles.find import find_profiles, sources
from triage.profiles.model import Profile
from triage.readers.contract import Bounds
from triage.readers.reading import Reading, Things
from triage.render.view.options import Options
from triage.report.dates import Dates
from triage.settings import Settings, load_settings

if TYPE_CHECKING:
    from triage.cache.names import ContentCache
    from triage.cli.names import SessionNames
    from triage.cli.stopwatch import Stopwatch
    from triage.matching.compiled_tables import CompiledTables
    from triage.report.late import Remember


class Session:
    """One command's settings, profiles, recogniser, matcher and inputs."""

    def __init__(
        self,
        environment: Environment,
        selection: Selection = Selection(),  # noqa: B008 - frozen
        *,
        beside: Sequence[str] = (),
        watch: "Stopwatch | None" = None,
    ) -> None:
        """`beside`: folders in which profiles may lie too; by default the PATHs of the selection."""
        self.environment = environment
        self.selection = selection
        self._beside = tuple(beside) or selection.paths
        self._watch = watch
        #: Those that keep the words they meet.
        self._matchers: list[Matcher] = []
        #: What was worked out of articles before; made when it is first asked for.
        self._content: ContentCache | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        """Keep what was worked out by a command that came to its end; nobody works ahead after any."""
        self._end_names()
        if kind is None:
            self._keep_what_was_worked_out()

    @cached_property
    def settings(self) -> Settings:
        """What the settings files, the variables and the current folder say."""
        return load_settings(self.environment)

    @cached_property
    def bounds(self) -> Bounds:
        """How much of a file is read, and which column is which field."""
        return Bounds(**dict[str, Any](self.settings.bounds), columns=columns_said(self.selection.columns))

    def dates(self, since: str, until: str, *, names: tuple[str, str] = ("--since", "--until")) -> Dates:
        """The dates as typed, in the zone of the settings; UsageError, which `names` the option, for what is no time."""
        if not since and not until:
            return Dates()
        from triage.cli.when import parse_when

        now, zone = self.environment.now(), self.settings.zone
        begins, ends = parse_when(since, now, names[0], zone), parse_when(until, now, names[1], zone, end=True)
        if begins is not None and ends is not None and begins > ends:
            raise UsageError(f"{names[0]} {since} is later than {names[1]} {until}", "the other way round")
        return Dates(since=begins, until=ends, zone=zone)

    def check(self) -> None:
        """UsageError for wrong settings, for columns that no article has, and where no PATH exists."""
        _ = self.settings
        self.selection.check()
        _ = self.bounds

    def beside(self, folders: Sequence[str]) -> "Session":
        """The same session, profiles being looked for in other folders."""
        other = Session(self.environment, self.selection, beside=folders, watch=self._watch)
        other.__dict__["settings"] = self.settings
        return other

    # Profiles

    def profiles(
        self,
        named: tuple[str, ...] = (),
        terms: tuple[str, ...] = (),
        *,
        threshold: str = "",
        for_digest: bool = False,
        with_lines: bool = False,
        says_where: bool = True,
        is_local: bool = True,
    ) -> tuple[Profile, ...]:
        """The profiles that are named, else those of the first usual place that has any, under the threshold asked for.

        Not `is_local`: the PATHs are those of a cluster, and not looked for here.

        Raises UsageError where no PATH exists or there is no profile, ProfileError with every fault of every file.
        """
        if is_local:
            self.check()
        found = find_profiles(
            self.environment,
            profiles=named,
            terms=terms,
            paths=self._beside,
            for_digest=for_digest,
            with_lines=with_lines,
        )
        if found.sentence and says_where:
            say(self.environment, f"triage: {found.sentence}")
        if says_where:
            self._say_operators(terms)
        if not threshold:
            return found.profiles
        return at_threshold(found.profiles, threshold)

    def _say_operators(self, terms: tuple[str, ...]) -> None:
        """A warning for words of the command line that are written like a list, or for another tool."""
        for text in terms:
            if "," not in text and not any(map(str.isupper, text.split()[1:-1])):
                continue
            from triage.profiles.check_texts import boolean_sign

            if sign := boolean_sign(text):
                say(
                    self.environment,
                    f"triage: warning: {text!r} is looked for as it stands: {sign} is no operator here",
                )
                say(self.environment, "  hint: -t for each: -t cod -t herring")

    def profile(self, named: tuple[str, ...], command: str) -> Profile:
        """The one profile that is meant; UsageError where that is not one, with `command` as the way out."""
        profiles = self.profiles(named, with_lines=True)
        if len(profiles) > 1:
            ids = [profile.id for profile in profiles]
            raise UsageError(f"one profile at a time, and there are {', '.join(ids)}", f"{command} {ids[0]}")
        return profiles[0]

    # Matching

    def matcher(self, profiles: Sequence[Profile], *, keeps_forms: bool = True) -> Matcher:
        """The profiles compiled under the settings; names are looked up the user's way where a term asks for them.

        `keeps_forms`: what is worked out of words in other languages lies in the cache for the next run.
        """
        matcher = self._matcher(profiles)
        if keeps_forms and self.settings.cache:
            folder = self.environment.folder_of("cache")
            self._keep_what_is_worked_out(matcher.keeping_forms_in(str(folder)), folder)
        return matcher

    def _keep_what_is_worked_out(self, matcher: Matcher, folder: Path) -> None:
        """Words without a meaning, and what is compiled of profiles, for and from other runs."""
        from triage.matching.silent import SilentWords

        @cache
        def key() -> bytes:
            from triage.cache.cache_keys import words_key

            return words_key(matcher.profiles, self.settings)

        def tables() -> "CompiledTables":
            from triage.matching.compiled_tables import CompiledTables

            return CompiledTables(folder, key)

        self._matchers.append(matcher)
        matcher.knowing_words(SilentWords(folder, key)).knowing_tables(tables)

    def _matcher(self, profiles: Sequence[Profile]) -> Matcher:
        asks = any(term.entity for profile in profiles for term in profile.terms)
        names = self.names.recogniser(profiles) if asks else None
        if self._watch is not None:
            from triage.cli.stopwatch import timed_matcher

            return timed_matcher(self._watch).under(profiles, self.settings, self.environment.now(), names)
        return Matcher.under(profiles, self.settings, self.environment.now(), names)

    @cached_property
    def names(self) -> "SessionNames":
        """Who finds names in articles."""
        from triage.cli.names import SessionNames

        return SessionNames(self.settings, self.corrections, self._content_cache)

    def _end_names(self) -> None:
        if "names" in self.__dict__:
            self.names.close()

    def remember(self, profiles: Sequence[Profile], *, uses_cache: bool) -> "Remember | None":
        """What remembers what is costly to make of articles and always the same; None where nothing is kept."""
        if not uses_cache or not self.settings.cache:
            return None

        def remembered(content: Any, make: Callable[[], bytes]) -> bytes | None:
            kept = self._content_cache(profiles)
            return None if kept is None else kept.value(content, make)

        return remembered

    def _content_cache(self, profiles: Sequence[Profile]) -> "ContentCache | None":
        if self._content is None:
            from triage.cache.cache import FILE, CacheStore
            from triage.cache.cache_keys import names_key
            from triage.cache.names import ContentCache

            key = names_key(self.settings, self.corrections(profiles))
            if key is None:
                return None
            try:
                store = CacheStore(self.environment.folder_of("cache") / FILE, self.settings.cache_size)
            except (OSError, RuntimeError):
                return None
            self._content = ContentCache(store, key)
        return self._content

    def _keep_what_was_worked_out(self) -> None:
        for matcher in self._matchers:
            matcher.keep_words()
        if self._content is not None:
            self._content.close()
            self._content = None

    def corrections(self, profiles: Sequence[Profile] = ()) -> Path | None:
        """`entities.toml` beside the profiles in use, else in the user's configuration folder; None where neither is."""
        folders = (*self._folders_of(profiles), self.environment.folder_of("config"))
        return next((file for folder in folders if (file := folder / CORRECTIONS).is_file()), None)

    def _folders_of(self, profiles: Sequence[Profile]) -> Iterable[Path]:
        """The folders of the profiles; without a profile file (`-t`, `entities`), those where a scan would find some."""
        files = [self.environment.folder / profile.path for profile in profiles if profile.path]
        if not files:
            try:
                places = sources(self.environment, self._beside)
                files = list(next((source.files for source in places if source.files), ()))
            except UsageError:
                files = []  # a place for profiles that does not exist: no concern of those who need none
        return dict.fromkeys(file.parent for file in files)

    # Inputs

    def inputs(
        self,
        scoring: Scoring | None = None,
        *,
        uses_cache: bool = True,
        jobs: int = 0,
        state: Path | None = None,
        is_verbose: bool = False,
        is_plain: bool = False,
        things: Things | None = None,
    ) -> Inputs:
        """The articles of the selection; UsageError where none of its PATHs exists.

        `is_plain`: read here, one file after the other; neither cache nor processes. `things`: some files, in place of
        those of the selection.

        `state` is the file of digests that the command has open, where that is not the user's.
        """
        self.check()
        plan = InputPlan(
            environment=self.environment,
            settings=self.settings,
            bounds=self.bounds,
            is_whole=self.selection.is_whole and things is None,
            where=self.selection.paths,
            uses_cache=uses_cache,
            jobs=jobs,
            scoring=scoring,
            watch=self._watch,
            is_verbose=is_verbose,
            is_plain=is_plain,
        )
        if things is None:
            things = self.selection.things(own_files(self.environment, state), partial(say, self.environment))
        return Inputs(things, plan)

    def scoring(
        self,
        matcher: Matcher,
        detail: Detail,
        *,
        heads: bool = False,
        line: Callable[[Article, Matched], str] | None = None,
    ) -> Scoring:
        """What happens to the inputs of a scan, and under which key it is kept."""

        def key() -> bytes | None:
            from triage.cache.cache_keys import results_key

            return results_key(matcher.profiles, self.settings, detail, self.corrections(matcher.profiles))

        return Scoring(matcher, detail, key, heads, line)

    def read(self, selection: Selection) -> Iterator[Article | Problem]:
        """Other files, here and at once: nothing is kept, problems are left to the caller."""
        selection.check()
        bounds = replace(self.bounds, columns=columns_said(selection.columns))
        reading = Reading(selection.things(own_files(self.environment)), self.environment.stdin, bounds)
        return _read(reading)

    def article_at(self, path: Path) -> Article | str:
        """The first article of a file; a sentence where it has none."""
        try:
            for one in self.read(Selection(paths=(str(path),))):
                return one if isinstance(one, Article) else str(one)
        except UsageError as error:
            return error.message
        return f"{path}: no article in it"

    # Output

    def looks(self, *, no_color: bool = False, output: str = "-", **more: Any) -> Options:
        """How the reader would like it."""
        return Options(
            columns=self.environment.columns,
            colour=self.environment.has_colour and not no_color and output in ("", "-"),
            now=self.environment.now(),
            timezone=self.settings.zone,
            links_from=folder_of_links(output),
            **more,
        )


def _read(reading: Reading) -> Iterator[Article | Problem]:
    """What is in it; who has found what was looked for goes no further, and then it is closed."""
    with closing(reading):
        for one in reading:
            if isinstance(one, Article | Problem):
                yield one


def at_threshold(profiles: tuple[Profile, ...], said: str | float) -> tuple[Profile, ...]:
    """The profiles under another threshold; UsageError for what is none."""
    threshold: Any = said
    if said != "any":
        try:
            threshold = float(said)
        except ValueError:
            threshold = -1.0
        if not 0 <= threshold <= 100:
            raise UsageError(f"--threshold must be 0 to 100 or any, got {said!r}")
    return tuple(replace(profile, threshold=threshold, threshold_rule="given") for profile in profiles)
