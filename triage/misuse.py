"""What a caller of the library handed over by mistake, said in one sentence that names the argument.

Whatever is right passes untouched. Mistakes in a profile's own keys are not ours: `profiles.toml` names those.
"""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from msgspec import ValidationError, convert
from msgspec.structs import asdict

from triage.article import Article
from triage.profiles.model import Profile, Term

#: Seconds: no date lies beyond.
_END_OF_TIME = 1e15
_HOW = "triage.load_profile reads one from a file, triage.Profile.from_dict makes one of a dict"


def shown(value: object) -> str:
    """A value as a sentence names it: what is short is quoted, of anything else the type.

    >>> shown("cod.toml"), shown(None), shown(3), shown({"title": "Cod"})
    ("'cod.toml'", 'None', '3', 'a value of type dict')
    """
    if value is None or (isinstance(value, str | int | float) and len(repr(value)) <= 60):
        return repr(value)
    return f"a value of type {type(value).__name__}"


def check(name: str, value: object, kinds: Any, what: str) -> None:
    """TypeError for an argument of another type; a truth is no number."""
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise TypeError(f"{name} must be {what}, got {shown(value)}")


def check_several(name: str, values: object, what: str) -> None:
    """TypeError for what is one alone: of a text the letters would be taken, of a dict the keys."""
    if isinstance(values, str | bytes | dict) or not isinstance(values, Iterable):
        raise TypeError(f"{name} must be a list of {what}, got {shown(values)}")


def profiles_of(given: object) -> tuple[Profile, ...]:
    """The profiles of a sequence, or one that stands alone; each has an id of its own and may score."""
    if isinstance(given, Profile):
        given = (given,)
    if isinstance(given, str | bytes | dict) or not isinstance(given, Iterable):
        raise TypeError(f"profiles must be Profiles, got {shown(given)}: {_HOW}")
    profiles = tuple(given)
    for each in profiles:
        if not isinstance(each, Profile):
            raise TypeError(f"profiles must be Profiles, got {shown(each)}: {_HOW}")
        for member in each.terms:
            if not isinstance(member, Term):
                raise TypeError(f"terms of profile {each.id!r} must be Terms, got {shown(member)}: {_HOW}")
        if not any(member.weight > 0 for members in (each.terms, each.combinations) for member in members):
            raise ValueError(f"profile {each.id!r} has no term with a positive weight: it could never score")
    ids = [each.id for each in profiles]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise ValueError(
            f"profiles: two have the id {twice!r}, by which results name them; give each one of its own"
        )
    return profiles


def check_matcher(
    known_words: Any, aliases: object, families: Any, now: Any, recogniser: object, language: Any, zone: object
) -> None:
    """TypeError or ValueError for what a matcher cannot go by, which it would notice late or never."""
    check_several("known_words", known_words, "texts")
    for word in known_words:
        check("a word of known_words", word, str, "a text")
    if aliases is not None:
        check("aliases", aliases, bool, "True, False or None")
    check_several("families", families, "families, each a tuple of texts")
    for family in families:
        check_several("a family of families", family, "texts")
        for name in family:
            check("a name of families", name, str, "a text")
    if now is not None:
        check("now", now, (int, float), "seconds since the epoch")
        if not abs(now) < _END_OF_TIME:
            raise ValueError(f"now must be seconds since the epoch, got {shown(now)}")
    if recogniser is not None and not callable(getattr(recogniser, "recognise", None)):
        raise TypeError(f"recogniser must have a method recognise(article), got {shown(recogniser)}")
    check("language", language, str, 'a code of a language such as "en"')
    primary = language.replace("_", "-").partition("-")[0]
    if language and not (primary.isascii() and primary.isalpha() and len(primary) in (2, 3)):
        raise ValueError(f'language must be a code of a language such as "en", got {shown(language)}')
    if zone is not None:
        check("zone", zone, tzinfo, "a tzinfo such as zoneinfo.ZoneInfo('Europe/Oslo')")


def check_article(article: object, name: str = "article") -> None:
    """TypeError for what is no article, or has a field of another type than its own."""
    if not isinstance(article, Article):
        raise TypeError(
            f"{name} must be an Article, got {shown(article)}: triage.Article(title=…, body=…) makes one"
        )
    try:
        convert(asdict(article), Article)
    except (ValidationError, UnicodeEncodeError):
        for field, value in asdict(article).items():
            _check_field(field, value)
        raise


def _check_field(field: str, value: object) -> None:
    try:
        convert({field: value}, Article)
    except (ValidationError, UnicodeEncodeError):
        kind = Article.__annotations__[field]
        wanted = kind.__name__ if isinstance(kind, type) else str(kind)
        raise TypeError(f"{field} of an Article must be {wanted}, got {shown(value)}") from None


def check_batch(batch: object) -> None:
    """TypeError for what is no list of articles, or holds something else."""
    if isinstance(batch, Article | str | bytes | dict) or not isinstance(batch, Iterable):
        raise TypeError(f"batch must be a list of Articles, got {shown(batch)}")
    for article in batch:
        check_article(article, "each of batch")
