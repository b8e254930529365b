"""What a profile is made of, as plain values: terms, combinations, gates, filters, tests."""

from typing import Literal

from msgspec import Struct

from triage.article import Zone

As = Literal["word", "prefix", "wildcard", "substring", "regex", "compound"]
Forms = Literal["exact", "plural", "stem", "root"]
Case = Literal["auto", "ignore", "match", "upper", "capitalized"]
Accents = Literal["ignore", "match"]
Fuzzy = Literal["off", "strict", "auto", "loose"]
Unit = Literal["words", "sentence", "paragraph"]
EntityType = Literal["PERSON", "ORG", "LOC"]

#: Characters of a text on one line: more is no term and no title.
LONGEST_TEXT = 2000
#: Points for one occurrence in a zone (research: lead and title boosts tuned on the Reuters ModApte training
#: split; design §4). Zones that are not named score only for terms that name them with `in`.
FIELD_WEIGHTS: dict[Zone, float] = {"title": 5.0, "abstract": 2.0, "lead": 2.0, "body": 1.0}


class Near(Struct, frozen=True, kw_only=True):
    """`near` and `unless_near`: one of `terms` in the same field, at most `within` words between."""

    terms: tuple[str, ...]
    #: Words between; with another unit, sentences or paragraphs between: 0 is the same one.
    within: int = 10
    unit: Unit = "words"
    #: The term first, then one of `terms`.
    ordered: bool = False


class Term(Struct, frozen=True, kw_only=True):
    """What to look for. `forms` is None where the default rule decides by the look of the text."""

    id: str
    text: str
    variants: tuple[str, ...] = ()
    weight: float = 1.0
    #: Zones the term is looked for in; None: the zones of `FIELD_WEIGHTS`. "body" includes the lead.
    within: tuple[Zone, ...] | None = None
    not_within: tuple[Zone, ...] = ()
    first_words: int | None = None
    as_: As = "word"
    forms: Forms | None = None
    case: Case = "auto"
    accents: Accents = "ignore"
    translit: bool = False
    short_names: Literal["auto", "off"] = "auto"
    #: Other names of places and groups that changed or doubled theirs (Kyiv, Kiev).
    aliases: Literal["auto", "off"] = "auto"
    fuzzy: Fuzzy = "auto"
    at_least: int = 1
    max_count: int | None = None
    near: Near | None = None
    unless_near: Near | None = None
    entity: EntityType | None = None
    required: bool = False
    exclude: bool = False
    #: First and last day (ISO) on which the term counts, by the article's published date.
    from_: str = ""
    until: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    #: Line in the profile's file, from 1; None for terms made in code.
    line: int | None = None


class Combination(Struct, frozen=True, kw_only=True):
    """AND of OR-lists; an entry is a term id, a tag (`tag:name`) or a literal text."""

    id: str
    all: tuple[tuple[str, ...], ...]
    none: tuple[str, ...] = ()
    within_words: int | None = None
    unit: Unit = "words"
    ordered: bool = False
    weight: float = 1.0
    within: tuple[Zone, ...] | None = None
    at_least: int = 1
    max_count: int | None = None
    required: bool = False
    exclude: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    line: int | None = None


class AtLeast(Struct, frozen=True, kw_only=True):
    """`count` different entries of `of` must occur."""

    count: int
    of: tuple[str, ...]


class Require(Struct, frozen=True, kw_only=True):
    """Gates over texts, ids and tags; terms with `required` are already in `all`."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    at_least: AtLeast | None = None


class Filter(Struct, frozen=True, kw_only=True):
    """Which articles are looked at."""

    min_words: int | None = None
    max_words: int | None = None
    #: Seconds.
    max_age: float | None = None
    outlets: tuple[str, ...] = ()
    exclude_outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


class ProfileTest(Struct, frozen=True, kw_only=True):
    """One `[[test]]`: a text or a file, and what the profile should say to it."""

    text: str = ""
    title: str = ""
    path: str = ""
    expect: Literal["hit", "no hit"] = "hit"
    min_score: float | None = None
    max_score: float | None = None
    band: Literal["strong", "likely", "passing"] | None = None
    line: int | None = None


class DigestSettings(Struct, frozen=True, kw_only=True):
    """How the profile's digest is made; `max_age` in seconds."""

    name: str = ""
    top: int | None = None
    per_outlet: int | None = None
    per_story: int | None = None
    group_by: Literal["profile", "band"] = "profile"
    when_empty: Literal["say-so", "nothing"] = "say-so"
    max_age: float = 7 * 86400.0
    quiet_days: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    #: Of the articles that resemble the hits without being any, how many are named.
    missed: int = 0
    #: The keys that the profile itself gives; for the others the settings may speak.
    given: tuple[str, ...] = ()


class Notify(Struct, frozen=True, kw_only=True):
    """`[notify]`: the channels that a watch tells, and when. Their addresses are secrets, and are never printed."""

    urls: tuple[str, ...] = ()
    #: The least band that is told.
    at: Literal["passing", "likely", "strong"] = "strong"
    #: Messages to one channel within an hour.
    per_hour: int = 20
    #: From and until, in minutes of the day.
    quiet: tuple[int, int] | None = None


class NotifySettings(Notify, frozen=True, kw_only=True):
    """What one profile says of notifications."""

    #: The keys that the profile itself gives; for the others the settings speak.
    given: tuple[str, ...] = ()
