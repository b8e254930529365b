"""An occurrence: a place where a pattern stands, before anybody asked whether it counts; and all of them in an article."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, get_args

from msgspec import Struct

from triage.article import FIELDS, Article, Field, Zone
from triage.languages.detection import likely
from triage.matching import tokens
from triage.matching.core import CORE
from triage.matching.match import Match

#: Tokens of the body that make the lead.
LEAD = 50
#: Tokens of one text that are measured one by one before all of it is cut: the cheaper way for a few.
MOST_MEASURED = 400
#: Zones by number; the field of zone 2 (lead) and 3 (body) is the body.
ZONES: tuple[Zone, ...] = get_args(Zone)
ZONE_NUMBER: dict[Zone, int] = {zone: number for number, zone in enumerate(ZONES)}
FIELD_NUMBER: dict[Field, int] = {field: number for number, field in enumerate(FIELDS)}
TITLE, ABSTRACT, BODY = 0, 1, 2


def zones_of(field: int) -> tuple[int, ...]:
    """The zones of a field, by their numbers in `ZONES`."""
    return (2, 3) if field == BODY else (field if field < BODY else field + 1,)


class Occurrence(Struct, gc=False, frozen=True, order=False):
    """Tokens `first` to `last` (inclusive) of a field, numbered as in `FIELDS`; `kind` as in `KINDS`.

    The trims cut an article or a possessive off its ends; below 0 they add signs that belong to the match.
    """

    field: int
    first: int
    last: int
    kind: int
    similarity: float
    trim_start: int = 0
    trim_end: int = 0
    #: Set for matches found in the text and not by tokens (substring, regex); else -1.
    start: int = -1
    end: int = -1

    @property
    def zone(self) -> int:
        """Number of the zone in `ZONES`; a span is where it begins."""
        if self.field == BODY:
            return 2 if self.first < LEAD else 3
        return self.field if self.field < BODY else self.field + 1


class Texts:
    """The fields of one article as tokens with spans; nothing is computed before it is asked for."""

    __slots__ = ("_cuts", "_rulers", "_spans", "article")
    # Made with the first field that somebody looks into: nobody does in most articles.
    _spans: dict[int, list[tuple[int, int]]]
    _cuts: dict[int, Iterator[tuple[int, int]]]
    _rulers: dict[int, tokens.Ruler | tokens.MarkedTokens | None]

    def __init__(self, article: Article) -> None:
        self.article = article

    def __getattr__(self, name: str) -> Any:
        """What was not asked for before."""
        if name not in {"_cuts", "_rulers", "_spans"}:
            raise AttributeError(name)
        made: dict[int, Any] = {}
        setattr(self, name, made)
        return made

    @property
    def language(self) -> str:
        """The primary language of the article, or its most probable one."""
        language = self.article.language or likely(self.article.title, self.article.body)
        return language.partition("-")[0].lower()

    def text(self, field: int) -> str:
        """The text of a field by number."""
        article = self.article
        return article.body if field == BODY else article.title if field == TITLE else article.text(FIELDS[field])

    def spans(self, field: int) -> list[tuple[int, int]]:
        """All token spans of a text."""
        found = self._upto(field, 0)
        found += self._cuts[field]
        return found

    def _upto(self, field: int, token: int) -> list[tuple[int, int]]:
        """Its token spans, as far as `token` at least; a text is cut no further than somebody looks."""
        found = self._spans.get(field)
        if found is None:
            found = self._spans[field] = []
            self._cuts[field] = tokens.cuts(self.text(field))
        if token >= len(found):
            found += islice(self._cuts[field], token + 1 - len(found))
        return found

    def span(self, occurrence: Occurrence) -> tuple[int, int]:
        """The half-open span of an occurrence in code points of the field."""
        if occurrence.start >= 0:
            return occurrence.start, occurrence.end
        # As `token_span`; written out, since it is asked of every match.
        ruler = self._ruler(occurrence.field)
        if ruler is None:
            start, end = self.token_span(occurrence)
        elif occurrence.first == occurrence.last:
            start, end = ruler.span(occurrence.first)
        else:
            start, end = ruler.span(occurrence.first)[0], ruler.span(occurrence.last)[1]
        return start + occurrence.trim_start, end - occurrence.trim_end

    def spans_in_turn(self, occurrences: Iterable[Occurrence]) -> list[tuple[int, int]]:
        """`span` of many; where there is a core, tokens are looked up in what it measured."""
        found = []
        here, marks = -1, None
        for one in occurrences:
            if one.start >= 0:
                found.append((one.start, one.end))
                continue
            field = one.field
            if field != here:
                here, ruler = field, self._ruler(field)
                marks = ruler.marks if isinstance(ruler, tokens.MarkedTokens) else None
            if marks is None:
                found.append(self.span(one))
            else:
                found.append((marks[2 * one.first] + one.trim_start, marks[2 * one.last + 1] - one.trim_end))
        return found

    def token_span(self, occurrence: Occurrence) -> tuple[int, int]:
        """The span of an occurrence's tokens, whole."""
        ruler = self._ruler(occurrence.field)
        if ruler is None:
            spans = self._upto(occurrence.field, occurrence.last)
            first, last = spans[occurrence.first], spans[occurrence.last]
        else:
            first = ruler.span(occurrence.first)
            last = first if occurrence.first == occurrence.last else ruler.span(occurrence.last)
        return first[0], last[1]

    def _ruler(self, field: int) -> tokens.Ruler | tokens.MarkedTokens | None:
        """Measures single tokens; None where all spans are known already, or only cutting will do."""
        if field in self._spans:
            return None
        if field not in self._rulers:
            text = self.text(field)
            self._rulers[field] = tokens.Ruler.of(text) if CORE is None else tokens.MarkedTokens(text)
        ruler = self._rulers[field]
        if ruler is not None and ruler.asked > MOST_MEASURED:
            ruler = self._rulers[field] = None
        return ruler

    def spans_of(self, field: int, first: int, last: int) -> list[tuple[int, int]]:
        """The spans of tokens `first` to `last`."""
        return self._upto(field, last)[first : last + 1]

    def gap(self, field: int, token: int) -> str:
        """What stands between a token and the next."""
        spans = self._upto(field, token + 1)
        return self.text(field)[spans[token][1] : spans[token + 1][0]]

    def surface(self, field: int, token: int) -> str:
        """A token as it stands."""
        start, end = self._upto(field, token)[token]
        return self.text(field)[start:end]

    def line(self, field: int, token: int) -> str:
        """The line in which a token begins."""
        text = self.text(field)
        place = self._upto(field, token)[token][0]
        end = text.find("\n", place)
        return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]

    def tokens_of(self, field: int, start: int, end: int) -> tuple[int, int] | None:
        """First and last token that a stretch of text touches; None where it touches none."""
        spans = self.spans(field)
        first = bisect_right(spans, start, key=_end)
        last = bisect_left(spans, end, key=_start) - 1
        return (first, last) if first <= last else None


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _start(span: tuple[int, int]) -> int:
    return span[0]


#: The occurrences of each slot of one profile; see `plan`.
Slots = dict[int, list[Occurrence]]


#: For each slot of which one occurrence makes a hit whatever else is found: the weights of the zones, None where it does not look.
Decisive = Mapping[int, Sequence[float | None]]
#: The same by pattern, with the profile that is decided; without zones where it looks in all that anybody looks into.
Deciding = Mapping[int, tuple[int, Sequence[float | None] | None]]
UNDECIDED: Deciding = {}
#: Articles after which it is known whether looking for written words first pays.
TRIAL = 640


class ArticleMatches(Struct, gc=False):
    """What the finder saw in one article: occurrences by profile and slot."""

    texts: Texts
    #: Tokens of each field that was looked at.
    lengths: dict[int, int]
    profiles: dict[int, Slots]
    #: The patterns after which nobody need look any further.
    deciding: Deciding = UNDECIDED
    #: A profile that has such a one here; then not all is found. -1: none, and all is.
    decided: int = -1
    #: (type, field, start, end) of the names in the article, filled in by whoever first asks for them.
    names: tuple[tuple[str, Field, int, int], ...] | None = None
    #: By term: the matches that several profiles have in common.
    matches: dict[tuple[str, Occurrence], Match] = {}
    #: By what a term counts for: what it comes to here, for all profiles that have it in common.
    terms: dict[int, Any] = {}
    #: Fields in which a word may be broken at the end of a line.
    broken: list[int] = []
    #: Near spellings of names of one word, of which all the article has its say, with their patterns.
    near: list[tuple[int, Occurrence]] = []

    @property
    def words(self) -> int:
        """Tokens of title and body."""
        return self.lengths[TITLE] + self.lengths[BODY]


class Segment(Struct, gc=False):
    """One text of a batch while its tokens go by."""

    found: ArticleMatches
    field: int
    #: Number of its first token in the batch.
    base: int
    #: Whether something in it may be a phrase's.
    has_anchor: bool = False
    #: Phrases whose gaps nobody has looked at yet, with their patterns.
    phrases: list[tuple[int, Occurrence]] = []


#: An article before anybody looked into it, and the fields to look into.
Begun = Callable[[Article, Deciding], tuple[ArticleMatches, tuple[int, ...]]]


class DecidedByWords(Struct):
    """How many articles were decided by words that stand as they are written, of those in which they were looked for first."""

    judged: int = 0
    decided: int = 0

    @property
    def is_usual(self) -> bool:
        """Whether a pass for them alone pays, as far as can be told."""
        return self.judged < TRIAL or self.is_usual_so_far

    @property
    def is_usual_so_far(self) -> bool:
        """Whether they have decided two articles of three by now."""
        return 3 * self.decided >= 2 * self.judged

    def note(self, found: ArticleMatches) -> None:
        """Count one more."""
        self.judged += 1
        self.decided += found.decided >= 0
