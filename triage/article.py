"""The article: what every reader delivers and everything else looks at."""

from datetime import UTC, datetime, tzinfo
from typing import Literal, get_args

from msgspec import Struct

#: The fields of an article that can be matched; `lead` is a zone of `body`, not a field.
Field = Literal["title", "abstract", "body", "byline", "credits", "slug", "keywords", "outlet", "url"]
Zone = Literal["title", "abstract", "lead", "body", "byline", "credits", "slug", "keywords", "outlet", "url"]

FIELDS: tuple[Field, ...] = get_args(Field)


#: What `str.split` takes for white space, in ASCII.
_ASCII_SPACES = b" \t\n\v\f\r\x1c\x1d\x1e\x1f"


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """One news item. Texts stand exactly as the reader delivered them; spans index them in code points.

    Empty strings and empty tuples mean "the source does not say". Times are ISO 8601, with an offset where
    the source gives one, or a bare day. Only `arrived` comes from the file system: seconds since the epoch, None in streams.
    """

    title: str = ""
    body: str = ""
    #: The article's own summary, where it has one.
    abstract: str = ""
    #: The author line as it stands; `authors` holds the names in it.
    byline: str = ""
    authors: tuple[str, ...] = ()
    #: Dateline, agency tail, reporting and editing credits, one a line.
    credits: str = ""
    slug: str = ""
    keywords: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    #: BCP 47 tag as the source has it, lower-case primary subtag first ("en", "pt-BR").
    language: str = ""
    #: Whether the language was told from the text and not by the source.
    language_detected: bool = False
    #: The source's own identifier; see `identity` for articles that have none.
    id: str = ""
    published: str = ""
    #: The date as it was written in the source.
    published_text: str = ""
    updated: str = ""
    arrived: float | None = None
    #: usable, withheld, canceled, embargoed; empty where nothing is said. What holds at a time says `status_at`.
    status: str = ""
    #: Until when the source asks not to publish; as written where that is no time that can be told.
    embargoed: str = ""
    #: From when on the source asks not to use it any more.
    expires: str = ""
    version: str = ""
    #: Where it was read: as typed plus the relative path, `!member` after.
    path: str = ""
    #: Position in its file, from 0.
    index: int = 0
    #: Name of the reader's format, such as "text".
    format: str = ""
    encoding: str = ""

    def text(self, field: Field) -> str:
        r"""The text of one field; keywords stand one a line.

        >>> Article(keywords=("trade", "Japan")).text("keywords")
        'trade\nJapan'
        """
        if field == "keywords":
            if isinstance(self.keywords, str):
                raise TypeError(f"keywords of an Article must be a tuple of texts, got {self.keywords!r}")
            return "\n".join(self.keywords)
        if field not in FIELDS:
            raise ValueError(f"field must be one of {', '.join(FIELDS)}, got {field!r}")
        value: str = getattr(self, field)
        return value

    @property
    def identity(self) -> str:
        """The article's own id, else 16 hex digits over title and body (without white space)."""
        if self.id:
            return self.id
        from triage.hashing import blake2b

        text = f"{self.title}\0{self.body}"
        if text.isascii():
            data = text.encode("ascii").translate(None, _ASCII_SPACES)
        else:
            data = "".join(text.split()).encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=8).hexdigest()


def status_at(article: Article, now: float, zone: tzinfo | None = UTC) -> str:
    """What an article may be used for at a time: usable, withheld, canceled, embargoed or expired.

    An embargo that lies ahead holds an article whatever its status says, as wire items call themselves usable all the
    same; so does one whose end cannot be told. Times without a zone are those of `zone` (None: the system's).

    >>> tuesday = moment("2026-11-10")
    >>> status_at(Article(status="usable", embargoed="2026-11-10T01:00:00+02:00"), tuesday)
    'usable'
    >>> status_at(Article(status="usable", embargoed="2026-11-10T01:00:00+00:00"), tuesday)
    'embargoed'
    >>> status_at(Article(expires="2026-11-10"), tuesday), status_at(Article(status="canceled"), tuesday)
    ('expired', 'canceled')
    """
    status = article.status.lower()
    if status in ("canceled", "withheld"):
        return status
    if article.embargoed:
        lifts = moment(article.embargoed, zone)
        if lifts is None or lifts > now:
            return "embargoed"
        status = "usable" if status == "embargoed" else status
    ends = moment(article.expires, zone) if article.expires else None
    return "expired" if ends is not None and ends <= now else status or "usable"


def place_of(path: str, index: int) -> str:
    """Where an article was read, for people: the path, with the position in a file that holds several.

    >>> place_of("in/cod.txt", 0), place_of("in/day.json", 3)
    ('in/cod.txt', 'in/day.json#3')
    """
    return f"{path}#{index}" if index else path


def moment(iso: str, zone: tzinfo | None = UTC) -> float | None:
    """Seconds since the epoch; a bare day is its start, and a time without a zone stands, in `zone` (None: the system's).

    >>> moment("1970-01-02"), moment("1970-01-01T01:00:00+01:00"), moment("soon"), moment("")
    (86400.0, 0.0, None, None)
    """
    try:
        time = datetime.fromisoformat(iso)
        return (time if time.tzinfo else time.replace(tzinfo=zone)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
