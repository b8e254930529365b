"""The heart: a batch of articles × compiled profiles → results, without memory of any other article.

Everything that runs triage somewhere, in this process, in many, or on a cluster, calls `Matcher.match`.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, tzinfo
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, Self, get_args

from msgspec import Struct
from msgspec.structs import asdict, replace

from triage.article import Article
from triage.entities.entity import Recogniser
from triage.errors import TriageError, note_article
from triage.languages.detection import detect
from triage.matching.aliases import Aliases, Which
from triage.matching.fold import fold
from triage.misuse import check_article, check_batch, check_matcher, check_several, profiles_of, shown
from triage.profiles.model import Profile
from triage.scoring.filters import Filters
from triage.scoring.score import Reason, Score

if TYPE_CHECKING:
    from triage.matching.compiled_tables import CompiledTables
    from triage.matching.finder import Finder
    from triage.matching.occurrence import ArticleMatches, Deciding
    from triage.matching.plan import Plan
    from triage.matching.silent import SilentWords
    from triage.scoring.counted import WeighedProfile
    from triage.scoring.explain import Explanation
    from triage.scoring.scorer import ProfileScorer
    from triage.settings import Settings

#: Names the behaviour of matching and scoring; part of every cache key. Raise it whenever a score may change.
RULES_VERSION = "9"


#: Characters of articles that are matched together: some hundred articles, or one that is a book.
AT_ONCE = 1 << 19

#: How much of a score is made: whether there is one that makes a hit (its figures may be missing); the verdict alone
#: (rejects that cannot reach their threshold have no scores); contributions too; matches too; matches for hits and
#: contributions for rejects; hits whole, rejects without sums.
Detail = Literal["whether", "verdict", "sums", "all", "hits", "hits only"]
DETAILS: tuple[Detail, ...] = get_args(Detail)


class Matched(Struct, frozen=True):
    """One article's result: the profiles in which something matched, best first, and its tokens."""

    #: 0 where only the verdict was asked for, and fell before they were counted.
    words: int
    scores: tuple[Score, ...]
    #: The article's language where the article itself does not say it.
    language: str = ""
    #: Whether that was told from the text; else it is that of the settings.
    language_detected: bool = False

    def with_language(self, article: Article) -> Article:
        """The article in the language it was matched in."""
        if article.language or not self.language:
            return article
        return replace(article, language=self.language, language_detected=self.language_detected)

    @property
    def is_hit(self) -> bool:
        """Whether it reached the threshold of one profile or more."""
        return bool(self.scores) and self.scores[0].hit


class MatcherSettings(Struct, frozen=True, kw_only=True):
    """What a matcher goes by beside its profiles."""

    #: Written as people write them, compared as tokens are.
    known_words: tuple[str, ...]
    #: Whether other names of places and people count; None: nobody set it.
    aliases: bool | None
    families: tuple[tuple[str, ...], ...]
    #: Seconds since the epoch: what is embargoed or too old.
    now: float
    #: That of articles whose language neither the source nor the text tells.
    language: str
    #: That of embargoes which name none; None: the system's.
    zone: tzinfo | None


class Matcher:
    """Profiles compiled once; picklable (it travels as its profiles and is compiled again)."""

    def __init__(
        self,
        profiles: Profile | Iterable[Profile],
        *,
        known_words: Collection[str] = (),
        aliases: bool | None = None,
        families: Collection[tuple[str, ...]] = (),
        now: float | None = None,
        recogniser: Recogniser | None = None,
        language: str = "",
        zone: tzinfo | None = UTC,
    ) -> None:
        """`known_words`: spelt right although no list has them, so never a misspelling of a term; `aliases`: whether
        terms find other names of places and people (None: those that mean nothing else), `families`: more of them;
        `now`: seconds since the epoch by which embargoes and ages are judged (None: when the matcher is made);
        `recogniser`: who finds the names for terms with `entity`; `language`: that of articles whose language neither
        the source nor the text tells; `zone`: that of embargoes which name none (None: the system's).

        Raises TypeError for arguments of another type, ValueError for two profiles of one id.
        """
        self.profiles = profiles_of(profiles)
        check_matcher(known_words, aliases, families, now, recogniser, language, zone)
        self._settings = MatcherSettings(
            known_words=tuple(fold(word) for word in known_words),
            aliases=aliases,
            families=tuple(tuple(family) for family in families),
            now=time.time() if now is None else now,
            language=language,
            zone=zone,
        )
        self._recogniser = recogniser
        # What is remembered of words is shared by all who ask; one finds at a time.
        self._finding = RLock()
        self._forms_folder = ""
        self._silent: SilentWords | None = None
        self._tables: Callable[[], CompiledTables] | None = None
        self._filters = [Filters(profile, zone) for profile in self.profiles]

    # Imported and compiled when the first article comes: where all results are known already, none does.

    @cached_property
    def _plans(self) -> "list[Plan]":
        from triage.matching.plan import plan

        aliases = Aliases(self._settings.families, which=_which(self._settings.aliases))
        return [plan(profile, aliases) for profile in self.profiles]

    @cached_property
    def _finder(self) -> "Finder":
        from triage.matching.finder import Finder

        return Finder(self._plans, self._settings.known_words, self._forms_folder, self._silent, self._tables)

    @cached_property
    def _names(self) -> Recogniser | None:
        """Who is asked for terms that must lie in a name: whoever was handed in, else the user's `entities.toml`
        beside a profile, over the recogniser that comes with triage.
        """
        if not any(term.entity for each in self.profiles for term in each.terms):
            return self._recogniser
        if self._recogniser is not None:
            return _checked(self._recogniser)
        from triage.entities.corrections import corrected_by
        from triage.profiles import CORRECTIONS

        folders = dict.fromkeys(Path(each.path).parent for each in self.profiles if each.path)
        return next((corrected_by(file) for folder in folders if (file := folder / CORRECTIONS).is_file()), None)

    @cached_property
    def _scorers(self) -> "list[ProfileScorer]":
        from triage.scoring.scorer import ProfileScorer

        worths: dict[object, int] = {}
        scorers = [ProfileScorer(each, worths) for each in self._plans]
        for scorer in scorers:
            scorer.recogniser = self._names
        return scorers

    @cached_property
    def _deciding(self) -> "Deciding":
        scorers = zip(self._scorers, self._filters, strict=True)
        return self._finder.deciding([scorer.decisive if filters.are_open else {} for scorer, filters in scorers])

    @classmethod
    def under(
        cls, profiles: Sequence[Profile], settings: "Settings", now: float, recogniser: Recogniser | None = None
    ) -> "Matcher":
        """The matcher that the user's settings ask for."""
        return cls(
            profiles,
            known_words=settings.known_words,
            aliases=settings.aliases,
            families=settings.families,
            now=now,
            recogniser=recogniser,
            language=settings.language,
            zone=settings.zone,
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as the arguments, not as the compiled tables."""
        tables = None if self._tables is None or "_finder" not in self.__dict__ else self._finder.tables
        return _rebuild, (self.profiles, self._settings, self._names, self._forms_folder, self._silent, tables)

    def remembering(self, tokens: int) -> None:
        """Keep no more than so many distinct tokens in mind: where several of us stand beside one another."""
        self._finder.most_tokens = tokens

    def keeping_forms_in(self, folder: str) -> Self:
        """The same matcher; it keeps the forms of words in other languages in a folder for the next run."""
        self._forms_folder = folder
        return self

    def knowing_words(self, silent: "SilentWords | None") -> Self:
        """The same matcher, with words that are known to mean nothing to it."""
        self._silent = silent
        return self

    def knowing_tables(self, tables: "Callable[[], CompiledTables] | None") -> Self:
        """The same matcher, with what former runs compiled of its profiles; asked for where these are large."""
        self._tables = tables
        return self

    def keep_words(self) -> None:
        """Keep for the next run what was compiled and which words meant nothing, if any article was matched here."""
        if "_finder" in self.__dict__:
            self._finder.keep()

    def with_language(self, article: Article) -> Article:
        """The article in its language: its own, else what its text says, else that of the settings, else unknown."""
        check_article(article)
        return self._in_language(article)

    def _in_language(self, article: Article) -> Article:
        if article.language:
            return article
        language = detect(article.title, article.body)
        if language:
            return replace(article, language=language, language_detected=True)
        language = self._settings.language
        return replace(article, language=language) if language else article

    def score(self, article: Article) -> tuple[Score, ...]:
        """One `Score` for each profile, in the order of the profiles; TypeError for what is no article."""
        with self._finding:
            found = self._finder.find([self.with_language(article)])[0]
            weighed = [
                scorer.weigh(found, found.profiles.get(number, {})) for number, scorer in enumerate(self._scorers)
            ]
            return tuple(self._score(number, found, each, "all") for number, each in enumerate(weighed))

    def passes(self, article: Article, words: int, profile: str) -> bool:
        """Whether the languages and filters of a profile take an article, whatever its score; KeyError for an
        unknown profile.
        """
        number = self._number_of(profile)
        check_article(article)
        return self._filters[number].reason(article, words, self._settings.now) is None

    def explain(self, article: Article, profile: str) -> "Explanation":
        """Every figure behind the score of one article under the profile of that id; KeyError for an unknown one."""
        from triage.scoring.explain import explain

        number = self._number_of(profile)

        def reason_of(version: Profile) -> Reason | None:
            return Filters(version, self._settings.zone).reason(article, found.words, self._settings.now)

        with self._finding:
            article = self.with_language(article)
            found = self._finder.find([article])[0]
            return explain(
                self._scorers[number],
                found,
                found.profiles.get(number, {}),
                reason_of,
                language=self._finder.vocabulary(article.language).language,
                known_words=self._settings.known_words,
            )

    def _number_of(self, profile: str) -> int:
        numbers = [number for number, each in enumerate(self.profiles) if each.id == profile]
        if not numbers:
            raise KeyError(f"no profile of this matcher has the id {shown(profile)}")
        return numbers[0]

    def match(self, batch: Iterable[Article], detail: Detail = "all") -> list[Matched]:
        """One `Matched` for each article; less detail is faster.

        Raises TypeError for what is no article, ValueError for an unknown detail.
        """
        if detail not in DETAILS:
            raise ValueError(f"detail must be one of {', '.join(DETAILS)}, got {shown(detail)}")
        if not isinstance(batch, Sequence):
            check_several("batch", batch, "Articles")
            batch = tuple(batch)
        try:
            with self._finding:
                known = [self._in_language(article) for article in batch]
                return [matched for part in _parts(known) for matched in self._match(part, detail)]
        except (MemoryError, TriageError):
            raise
        except Exception as error:
            # Looking at each field of each article beforehand would cost every run a hundredth.
            check_batch(batch)
            self._name_the_article(batch, detail, error)
            raise

    def _name_the_article(self, batch: Sequence[Article], detail: Detail, error: Exception) -> None:
        """Note on an error of ours which article of a batch it is."""
        for article in batch:
            try:
                self._match([self._in_language(article)], detail)
            except Exception:
                note_article(error, article.path, article.index)
                return

    def _match(self, batch: Sequence[Article], detail: Detail) -> list[Matched]:
        if detail == "whether":
            return [self._matched(found, "verdict") for found in self._finder.find(batch, self._deciding)]
        return [self._matched(found, detail) for found in self._finder.find(batch)]

    def _matched(self, found: "ArticleMatches", detail: Detail) -> Matched:
        if not found.profiles:
            return _matched(found, ())
        if found.decided >= 0:
            article = found.texts.article
            # Nobody went on to count its tokens.
            return Matched(
                0, (self._scorers[found.decided].unmeasured,), article.language, article.language_detected
            )
        weighed = []
        for number, slots in found.profiles.items():
            scorer = self._scorers[number]
            if detail != "verdict" or scorer.may_reach(found, slots):
                each = scorer.weigh(found, slots)
                if each.counted:
                    weighed.append((number, each))
        if detail in {"hits", "hits only"}:
            verdicts: list[Score] = []
            for number, each in weighed:
                verdicts.append(self._score(number, found, each, "verdict"))
                if verdicts[-1].hit:
                    break
            if verdicts and verdicts[-1].hit:
                scores = [self._score(number, found, each, "all") for number, each in weighed]
            elif detail == "hits":
                scores = [
                    self._scorers[number].detailed(verdict, found, each, with_matches=False)
                    for (number, each), verdict in zip(weighed, verdicts, strict=True)
                ]
            else:
                scores = verdicts
        else:
            scores = [self._score(number, found, each, detail) for number, each in weighed]
        if len(scores) > 1:
            scores.sort(key=lambda score: (not score.hit, -score.value, score.profile))
        return _matched(found, tuple(scores))

    def _score(self, number: int, found: "ArticleMatches", weighed: "WeighedProfile", detail: Detail) -> Score:
        score = self._scorers[number].assemble(
            found, weighed, with_contributions=detail != "verdict", with_matches=detail == "all"
        )
        filters, article = self._filters[number], found.texts.article
        if not score.hit or (filters.are_open and not (article.status or article.embargoed or article.expires)):
            return score
        reason = filters.reason(article, found.words, self._settings.now)
        return score if reason is None else replace(score, hit=False, reason=reason)


def _matched(found: "ArticleMatches", scores: tuple[Score, ...]) -> Matched:
    article = found.texts.article
    return Matched(found.words, scores, article.language, article.language_detected)


def _parts(batch: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """The batch in parts that take no more memory than `AT_ONCE` asks for: the tokens of one are there together."""
    start = characters = 0
    for number, article in enumerate(batch):
        characters += len(article.body)
        if characters > AT_ONCE and number > start:
            yield batch[start:number]
            start, characters = number, len(article.body)
    yield batch[start:] if start else batch


def _checked(recogniser: Recogniser) -> Recogniser:
    """A recogniser; one that is not ours has what it gives looked at."""
    if type(recogniser).__module__.startswith("triage."):
        return recogniser
    from triage.entities.backends import InstalledRecogniser

    return InstalledRecogniser(type(recogniser).__name__, recogniser)


def _which(aliases: bool | None) -> Which:
    """The families that the setting asks for; None: nobody set it."""
    return "default" if aliases is None else "all" if aliases else "none"


def _rebuild(
    profiles: tuple[Profile, ...],
    settings: MatcherSettings,
    names: Recogniser | None,
    forms: str,
    silent: "SilentWords | None" = None,
    tables: "CompiledTables | None" = None,
) -> Matcher:
    matcher = Matcher(profiles, recogniser=names, **asdict(settings)).keeping_forms_in(forms).knowing_words(silent)
    return matcher if tables is None else matcher.knowing_tables(lambda: tables)
