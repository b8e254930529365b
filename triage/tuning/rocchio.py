"""New terms from labels, after Rocchio: words of what was kept, less those of what was skipped."""

from collections.abc import Mapping, Sequence
from math import sqrt

from msgspec import Struct

from triage.article import Article
from triage.matching.fold import fold
from triage.matching.tokens import words
from triage.profiles.model import Profile, Term
from triage.scoring.formula import reference_weight
from triage.tuning.words import Stream, spellings

#: How many words are offered: enough for most of the gain, few enough to be read.
UP, DOWN = 20, 10
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


def new_terms(
    profile: Profile,
    articles: Sequence[Article],
    labels: Mapping[int, bool],
    stream: Stream,
) -> tuple[NewTerm, ...]:
    """The strongest words, those to be added first; `labels`: position among the articles → wanted or not."""
    bags = {place: stream.bag(articles[place]) for place in labels}
    kept = [place for place, wanted in labels.items() if wanted]
    others = [place for place, wanted in labels.items() if not wanted]
    if not kept:
        return ()
    vectors = {
        place: {word: part * stream.rarity(word) for word, part in bag.items()} for place, bag in bags.items()
    }
    lengths = {
        place: sqrt(sum(part * part for part in vector.values())) or 1.0 for place, vector in vectors.items()
    }
    centre: dict[str, float] = {}
    for group, share in ((kept, 1.0), (others, -SKIPPED)):
        for place in group:
            for word, part in vectors[place].items():
                centre[word] = centre.get(word, 0.0) + share * part / lengths[place] / len(group)
    length = sqrt(sum(part * part for part in centre.values())) or 1.0
    known = _known(profile, stream)
    ranked = sorted((word for word in centre if word not in known), key=lambda word: (-centre[word], word))
    chosen = [w for w in ranked[:UP] if centre[w] > 0] + [w for w in ranked[::-1][:DOWN] if centre[w] < 0]
    written = spellings((articles[place] for place in labels), stream, frozenset(chosen))
    mean_length = sum(lengths.values()) / len(lengths)
    scale = STRENGTH * len(labels) / (len(labels) + TRUST) / length / mean_length
    reference = reference_weight([term.weight for term in profile.terms if not term.exclude])
    found = []
    for word in chosen:
        weight = scale * centre[word] * stream.rarity(word) * reference
        found.append(
            NewTerm(
                text=written.get(word, word),
                weight=round(weight, 2),
                kept=sum(word in bags[place] for place in kept),
                skipped=sum(word in bags[place] for place in others),
                articles=stream.frequency[word],
            )
        )
    return tuple(term for term in found if term.weight)


def with_terms(profile: Profile, added: Sequence[NewTerm]) -> Profile:
    """The profile with the new terms, its threshold as it was."""
    from msgspec.structs import replace

    ids = {term.id for term in profile.terms}
    new = tuple(
        Term(id=one.text if one.text not in ids else f"{one.text} (new)", text=one.text, weight=one.weight)
        for one in added
    )
    return replace(profile, terms=(*profile.terms, *new))


def _known(profile: Profile, stream: Stream) -> frozenset[str]:
    """Words that are terms already.

    The words of phrases may be suggested alone: that "rate" says something where "interest rate" is a term is worth a
    fifth of the gain (benchmarks/tuning).
    """
    texts = [words(text) for term in profile.terms for text in (term.text, *term.variants)]
    return frozenset(stream.base(fold(tokens[0])) for tokens in texts if len(tokens) == 1)
