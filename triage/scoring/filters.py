"""Filters: which articles a profile looks at. They leave the score alone and only decide whether it is reported."""

from datetime import UTC, tzinfo
from fnmatch import fnmatchcase

from triage.article import Article, moment, status_at
from triage.profiles.model import Filter, Profile
from triage.scoring.score import Reason

#: Statuses that keep an article out unless the profile asks for them.
WITHHELD = frozenset({"withheld", "canceled", "embargoed", "expired"})


class Filters:
    """The filter, languages and statuses of one profile."""

    def __init__(self, profile: Profile, zone: tzinfo | None = UTC) -> None:
        """`zone`: that of embargoes which name none."""
        self._zone = zone
        self._filter = profile.filter
        self._languages = _primaries((*profile.languages, *profile.filter.languages))
        self._outlets = tuple(name.casefold() for name in profile.filter.outlets)
        self._excluded = tuple(name.casefold() for name in profile.filter.exclude_outlets)
        self._statuses = frozenset(profile.filter.statuses)
        #: Whether they let every article pass that has no status.
        self.are_open = not self._languages and not self._statuses and self._filter == Filter()

    def reason(self, article: Article, words: int, now: float) -> Reason | None:
        """Why the profile does not look at this article; None where it does. Unknown values pass."""
        if self.are_open and not (article.status or article.embargoed or article.expires):
            return None
        return (
            self._status(article, now)
            or self._language(article)
            or self._length(article, words)
            or self._outlet(article)
            or self._age(article, now)
        )

    def _status(self, article: Article, now: float) -> Reason | None:
        if not (article.status or article.embargoed or article.expires or self._statuses):
            return None
        status = status_at(article, now, self._zone)
        if self._statuses:
            return None if status in self._statuses else Reason("status", status)
        return Reason("status", status) if status in WITHHELD else None

    def _language(self, article: Article) -> Reason | None:
        if not self._languages or not article.language:
            return None
        primary = article.language.partition("-")[0].lower()
        return None if primary in self._languages else Reason("language", article.language)

    def _length(self, article: Article, words: int) -> Reason | None:
        if not article.body:
            # A headline alone: nobody knows how long the story is.
            return None
        least, most = self._filter.min_words, self._filter.max_words
        if least is not None and words < least:
            return Reason("filter", "min_words")
        return Reason("filter", "max_words") if most is not None and words > most else None

    def _outlet(self, article: Article) -> Reason | None:
        outlet = article.outlet.casefold()
        if outlet and any(fnmatchcase(outlet, name) for name in self._excluded):
            return Reason("filter", article.outlet)
        if outlet and self._outlets and not any(fnmatchcase(outlet, name) for name in self._outlets):
            return Reason("filter", article.outlet)
        return None

    def _age(self, article: Article, now: float) -> Reason | None:
        if self._filter.max_age is None:
            return None
        published = moment(article.published) if article.published else article.arrived
        if published is not None and now - published > self._filter.max_age:
            return Reason("filter", "max_age")
        return None


def _primaries(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tag.partition("-")[0].lower() for tag in tags)
