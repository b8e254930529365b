"""Names that stand in a sentence with a term of the profile for the first time in thirty days."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage import text as prose
from triage.digest.keys import hashed
from triage.digest.notes import FirstTime
from triage.digest.stream import DigestStream
from triage.entities.entity import Entity
from triage.report.report import Hit
from triage.state.store import StateStore

DAYS = 30
#: How many are told, and only once there are digests of so many days.
MOST = 5
#: Types of names, and mentions of one that is worth a line.
TYPES = frozenset({"PERSON", "ORG", "LOC"})
OFTEN = 2


class CoOccurrence(Struct, frozen=True):
    """Names that stand with a term: the first ones for the digest, all pairs for the state."""

    first: tuple[FirstTime, ...]
    pairs: tuple[int, ...]


def co_occurrences(stream: DigestStream, stories: Sequence[tuple[int, Hit]], store: StateStore) -> CoOccurrence:
    """Names with terms in the stories of a digest, each with its number; the most mentioned first."""
    known = store.known_pairs(stream.known.id, stream.day - DAYS, stream.day) if stream.known else frozenset()
    may_tell = stream.known is not None and _has_learnt(stream, store)
    found: dict[str, tuple[int, FirstTime]] = {}
    pairs: set[int] = set()
    for number, hit in stories:
        for entity, term in _together(hit):
            pair = hashed(entity.text.casefold(), term)
            pairs.add(pair)
            if may_tell and pair not in known and entity.count >= OFTEN and entity.text not in found:
                told = FirstTime(name=entity.text, type=entity.type, term=term, story=number)
                found[entity.text] = (entity.count, told)
    best = sorted(found.values(), key=lambda one: (-one[0], one[1].story, one[1].name))
    return CoOccurrence(tuple(told for _, told in best[:MOST]), tuple(sorted(pairs)))


def _has_learnt(stream: DigestStream, store: StateStore) -> bool:
    assert stream.known is not None
    days = store.days(stream.known.id, stream.day - 2 * DAYS)
    return bool(days) and stream.day - days[0][0] >= DAYS


def _together(hit: Hit) -> Iterator[tuple[Entity, str]]:
    """Each name with each term that stands in one sentence with it, and is not the name itself."""
    names = [each for each in hit.entities or () if each.type in TYPES and each.shown]
    matches = [match for score in hit.scores for match in score.matches if match.field == "body"]
    if not names or not matches:
        return
    sentences = prose.sentences(hit.article.body)
    where = {match: _sentence(sentences, match.start) for match in matches}
    for entity in names:
        spans = [span for span in entity.spans if span.field == "body"]
        places = {_sentence(sentences, span.start) for span in spans}
        terms = {match.term for match in matches if where[match] in places}
        own = {
            match.term for match in matches for span in spans if match.start < span.end and span.start < match.end
        }
        yield from ((entity, term) for term in sorted(terms - own))


def _sentence(sentences: Sequence[tuple[int, int]], place: int) -> int:
    from bisect import bisect_right

    return bisect_right(sentences, (place, 1 << 62))
