"""What the words of a profile may have missed: articles without enough points that resemble its hits.

The hits have a centre: the mean of their TF-IDF vectors less `OTHERS` times that of the other articles. An article is
offered if it is as near to the centre as most hits would be to that of the others, had they not the words that the
profile looks for. It is never made a hit: somebody looks at it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, tzinfo
from math import log, sqrt

from msgspec import Struct

from triage.article import Article
from triage.matching.fold import fold
from triage.matching.tokens import count as count_of
from triage.matching.tokens import words
from triage.profiles.model import Profile
from triage.scoring.filters import Filters
from triage.tuning.measured import Scored
from triage.tuning.words import WordStatistics, spellings

#: Fewer hits have no centre worth the name.
FEWEST_HITS = 5
#: How much of the other articles is taken off. Of 1, 2, 3 and 5, three was best on Reuters-21578 with the 18 profiles of
#: benchmarks/quality, whole and cut to three words (benchmarks/quality/missed.py).
OTHERS = 3.0
#: The share of the hits that may be farther from the centre than what is offered, and how many hits are asked.
FARTHER, ASKED = 0.25, 40
#: How many articles are offered, and how many words each is offered with.
MOST, WORDS = 20, 5
#: Figures of similarity: what differs less is a tie, and ties go by path.
DIGITS = 6

#: What is nearer than this is offered at all, and what is left of a sum that came to nothing.
LEAST, NOTHING = 0.1, 1e-9

Vector = dict[str, float]


class MissedArticle(Struct, frozen=True, kw_only=True):
    """An article that resembles the hits."""

    #: Its position among the articles.
    place: int
    #: Cosine of its vector and the centre of the hits, above 0 to 1.
    similarity: float
    #: The words that bring it near, strongest first, as they are written there.
    words: tuple[str, ...]


def missed(
    profile: Profile,
    scored: Sequence[Scored],
    labels: Mapping[int, bool],
    now: float,
    zone: tzinfo | None = UTC,
    count: int = MOST,
) -> tuple[MissedArticle, ...]:
    """The articles most like the hits, nearest first; none where there are under five hits or nothing is near enough.

    `labels`: position → wanted or not. A hit that was skipped is not one to resemble, an article that was kept is; what
    has a label is not offered again, and neither is what a gate, a filter, an embargo or a kill keeps out. An article and
    its copies are offered once.
    """
    liked = [place for place, one in enumerate(scored) if labels.get(place, one.hit)]
    if len(liked) < FEWEST_HITS:
        return ()
    asked = [
        place
        for place in _open(scored, Filters(profile, zone), now)
        if place not in labels and not scored[place].hit
    ]
    if not asked:
        # Words are not counted where nobody could have been missed.
        return ()
    articles = [one.article for one in scored]
    stream = WordStatistics(articles)
    vectors = [vector_of(article, stream) for article in articles]
    resemblance = Resemblance(vectors, liked)
    near = [round(resemblance.of(vector), DIGITS) for vector in vectors]
    known = _terms(profile, stream)
    least = resemblance.least(known)
    candidates = [place for place in asked if near[place] >= max(least, LEAST)]
    candidates.sort(key=lambda place: (-near[place], articles[place].path, articles[place].index))
    chosen = _without_copies(candidates, vectors, count)
    return tuple(
        MissedArticle(
            place=place,
            similarity=near[place],
            words=_reasons(articles[place], vectors[place], resemblance.centre, known, stream),
        )
        for place in chosen
    )


def vector_of(article: Article, stream: WordStatistics) -> Vector:
    """TF-IDF of title and body, of length 1; words of one article alone are left out, they resemble nothing."""
    counts = stream.counts(article)
    vector = {
        word: (1 + log(count)) * stream.rarity(word)
        for word, count in counts.items()
        if stream.frequency[word] > 1
    }
    length = sqrt(sum(part * part for part in vector.values())) or 1.0
    return {word: part / length for word, part in vector.items()}


class Resemblance:
    """How near articles are to those that are liked."""

    def __init__(self, vectors: Sequence[Vector], liked: Sequence[int]) -> None:
        self._vectors = vectors
        self._liked = liked
        self._others = max(len(vectors) - len(liked), 1)
        self._own = _sum(vectors[place] for place in liked)
        whole = _sum(vectors)
        self._rest = {word: whole[word] - part for word, part in self._own.items()}
        self.centre = self._centre(self._own, len(liked))

    def of(self, vector: Vector) -> float:
        """The cosine of a vector and the centre, 0 to 1."""
        return _dot(vector, self.centre)

    def least(self, known: Collection[str]) -> float:
        """How near most of those liked are to the centre of the others, their `known` words aside.

        At most `ASKED` of them are asked.
        """
        asked = [self._vectors[place] for place in self._liked[:: -(-len(self._liked) // ASKED)]]
        near = sorted(_dot(_without(vector, known), self._centre_without(vector)) for vector in asked)
        return near[int(FARTHER * len(near))]

    def _centre_without(self, vector: Vector) -> Vector:
        own = {word: part - vector.get(word, 0.0) for word, part in self._own.items()}
        return self._centre(own, len(self._liked) - 1)

    def _centre(self, own: Vector, count: int) -> Vector:
        """The positive part of the mean less that of the rest, of length 1."""
        centre = {word: part / count - OTHERS * self._rest[word] / self._others for word, part in own.items()}
        centre = {word: part for word, part in centre.items() if part > NOTHING}
        length = sqrt(sum(part * part for part in centre.values())) or 1.0
        return {word: part / length for word, part in centre.items()}


def _without(vector: Vector, known: Collection[str]) -> Vector:
    return {word: part for word, part in vector.items() if word not in known}


def _sum(vectors: Iterable[Vector]) -> Vector:
    whole: Vector = {}
    for vector in vectors:
        for word, part in vector.items():
            whole[word] = whole.get(word, 0.0) + part
    return whole


def _dot(vector: Vector, centre: Vector) -> float:
    return sum(part * centre[word] for word, part in vector.items() if word in centre)


def _open(scored: Sequence[Scored], filters: Filters, now: float) -> list[int]:
    """The places that nothing but their points keeps out; what did not match at all has not met the filters yet."""
    found = []
    for place, one in enumerate(scored):
        reason = one.score.reason if one.score is not None else None
        if one.score is None:
            reason = filters.reason(one.article, count_of(one.article.title) + count_of(one.article.body), now)
        if reason is None or reason.code in SHORT_OF_WORDS:
            found.append(place)
    return found


#: Reasons that are words which an article lacks; those of other gates and filters are its owner's will.
SHORT_OF_WORDS = frozenset({"below_threshold", "requires"})


#: Two texts of which the vectors agree so far are copies.
SAME = 0.9


def _without_copies(places: Sequence[int], vectors: Sequence[Vector], count: int) -> list[int]:
    chosen: list[int] = []
    for place in places:
        if len(chosen) == count:
            break
        if all(_dot(vectors[place], vectors[other]) < SAME for other in chosen):
            chosen.append(place)
    return chosen


def _reasons(
    article: Article, vector: Vector, centre: Vector, known: Collection[str], stream: WordStatistics
) -> tuple[str, ...]:
    """The words that add most, terms of the profile aside."""
    parts = {word: part * centre[word] for word, part in vector.items() if word in centre and word not in known}
    strongest = sorted(parts, key=lambda word: (-parts[word], word))[:WORDS]
    written = spellings([article], stream, frozenset(strongest))
    return tuple(written.get(word, word) for word in strongest)


def _terms(profile: Profile, stream: WordStatistics) -> frozenset[str]:
    """The words that are looked for already."""
    texts = [text for term in profile.terms for text in (term.text, *term.variants)]
    return frozenset(stream.base(fold(token)) for text in texts for token in words(text))
