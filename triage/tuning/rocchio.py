"""New terms from labels, after Rocchio: words of what was kept, less those of what was skipped."""

from collections.abc import Mapping, Sequence
from math import sqrt

from msgspec import Struct

from triage.article import Article
from triage.matching.fold import fold
from triage.matching.tokens import words
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.formula import reference_weight
from triage.tuning.words import WordStatistics, spellings

#: How many words are offered: enough for most of the gain, few enough to be read.
UP, DOWN = 20, 10
#: A word in one labelled article alone is likely chance.
OFTEN = 2
#: The share of what was skipped that is taken off.
SKIPPED = 0.5
#: How much the new terms weigh together; few labels are trusted less (m / (m + TRUST)).
STRENGTH, TRUST = 2.0, 5.0


class NewTerm(Struct, frozen=True, kw_only=True):
    """A word to add, with what speaks for it."""

    text: str
    weight: float
    #: How many kept and skipped articles have it, and how many of the folder.
    kept: int
    skipped: int
    articles: int
    #: False where it is only to be looked at, see `new_terms`.
    offered: bool = True


def new_terms(
    profile: Profile,
    articles: Sequence[Article],
    labels: Mapping[int, bool],
    stream: WordStatistics,
) -> tuple[NewTerm, ...]:
    """The strongest words, those to be added first; `labels`: position among the articles → wanted or not.

    The score measures weights by the median of the three largest: beside a single term of weight 1, two words of
    weight 0.1 would count as much as words of 0.5. So a profile of one term is offered one word at a time.
    """
    phrases = _phrases(profile, stream)
    bags = {place: stream.bag(articles[place], phrases) for place in labels}
    kept = [place for place, wanted in labels.items() if wanted]
    others = [place for place, wanted in labels.items() if not wanted]
    if not kept:
        return ()
    vectors = {
        place: {word: part * stream.rarity(word) for word, part in bag.items()} for place, bag in bags.items()
    }
    lengths = {place: _length(vector) for place, vector in vectors.items()}
    centre = _centre(vectors, lengths, kept, others)
    known = _known(profile, stream)
    ranked = sorted((word for word in centre if word not in known), key=lambda word: (-centre[word], word))
    up = [word for word in ranked if centre[word] > 0 and _is_often(word, kept, bags)][:UP]
    down = [word for word in ranked[::-1] if centre[word] < 0 and _is_often(word, others, bags)][:DOWN]
    chosen = [*up, *down]
    written = spellings((articles[place] for place in labels), stream, frozenset(chosen))
    scale = _scale(centre, lengths)
    reference = reference_weight([term.weight for term in profile.terms if not term.exclude])
    members: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    positive = sum(member.weight > 0 for member in members)
    found = (
        NewTerm(
            text=written.get(word, word),
            weight=round(scale * centre[word] * stream.rarity(word) * reference, 2),
            kept=sum(word in bags[place] for place in kept),
            skipped=sum(word in bags[place] for place in others),
            articles=stream.frequency[word],
            offered=positive > 1 or not 0 < number < len(up),
        )
        for number, word in enumerate(chosen)
    )
    return tuple(term for term in found if term.weight)


def _centre(
    vectors: Mapping[int, Mapping[str, float]],
    lengths: Mapping[int, float],
    kept: Sequence[int],
    skipped: Sequence[int],
) -> dict[str, float]:
    """The direction in which the kept articles lie, away from the skipped ones."""
    centre: dict[str, float] = {}
    for group, share in ((kept, 1.0), (skipped, -SKIPPED)):
        for place in group:
            for word, part in vectors[place].items():
                centre[word] = centre.get(word, 0.0) + share * part / lengths[place] / len(group)
    return centre


def _scale(centre: Mapping[str, float], lengths: Mapping[int, float]) -> float:
    """What makes weights of the centre that weigh as much together as so many labels are worth."""
    count = len(lengths)
    mean_length = sum(lengths.values()) / count
    return STRENGTH * count / (count + TRUST) / _length(centre) / mean_length


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(sum(part * part for part in vector.values())) or 1.0


def with_terms(profile: Profile, added: Sequence[NewTerm]) -> Profile:
    """The profile with the new terms, its threshold as it was."""
    from msgspec.structs import replace

    ids = {term.id for term in profile.terms}
    added = [one for one in added if one.offered]
    new = tuple(
        Term(id=one.text if one.text not in ids else f"{one.text} (new)", text=one.text, weight=one.weight)
        for one in added
    )
    return replace(profile, terms=(*profile.terms, *new))


def _is_often(word: str, places: Sequence[int], bags: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether enough of the articles have the word; of two, one is enough."""
    return sum(word in bags[place] for place in places) >= min(OFTEN, len(places) - 1)


def _phrases(profile: Profile, stream: WordStatistics) -> frozenset[tuple[str, ...]]:
    """The terms of more than one word, as bases."""
    texts = [words(text) for term in profile.terms for text in (term.text, *term.variants)]
    return frozenset(tuple(stream.base(fold(token)) for token in tokens) for tokens in texts if len(tokens) > 1)


def _known(profile: Profile, stream: WordStatistics) -> frozenset[str]:
    """Words that are terms already.

    The words of phrases may be suggested alone, where they stand alone: that "rate" says something where "interest
    rate" is a term is worth a tenth of the gain (benchmarks/tuning).
    """
    texts = [words(text) for term in profile.terms for text in (term.text, *term.variants)]
    return frozenset(stream.base(fold(tokens[0])) for tokens in texts if len(tokens) == 1)
