"""Systems under comparison: articles and profiles → scores by topic and file number.

triage's is the product's own matcher. The others are what a newcomer would write in an afternoon, and the usual
ranking function of search engines. Profile texts are used as they stand, variants beside the text, with its weight.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.model import Profile, Term

Scores = dict[str, dict[int, float]]
#: BM25 as it is usually configured.
K1, B = 1.5, 0.75
BATCH = 500


def triage_scores(
    profiles: Sequence[Profile], articles: Mapping[int, Article], *, hits_only: bool = False
) -> Scores:
    """The product; `hits_only` keeps what a report would show."""
    matcher = Matcher(profiles)
    scores: Scores = {profile.id: {} for profile in profiles}
    numbers = list(articles)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        results = matcher.match([articles[number] for number in batch], "sums")
        for number, matched in zip(batch, results, strict=True):
            for score in matched.scores:
                if score.hit or not hits_only:
                    scores[score.profile][number] = score.value
    return scores


def without_fuzzy(profiles: Sequence[Profile]) -> list[Profile]:
    """The same profiles with fuzzy matching off in every term."""
    return [
        replace(profile, terms=tuple(replace(term, fuzzy="off") for term in profile.terms)) for profile in profiles
    ]


def naive_scores(profiles: Sequence[Profile], articles: Mapping[int, Article], least: float = 80) -> Scores:
    """The usual script: a term is present where `partial_ratio` with the whole text says so; sum of weights."""
    from rapidfuzz.fuzz import partial_ratio

    scores: Scores = {profile.id: {} for profile in profiles}
    texts = sorted({text for profile in profiles for term in profile.terms for text in _texts(term)})
    for number, article in articles.items():
        whole = f"{article.title}\n{article.body}".lower()
        present = {text for text in texts if partial_ratio(text, whole, score_cutoff=least)}
        for profile in profiles:
            total = sum(term.weight for term in profile.terms if not present.isdisjoint(_texts(term)))
            if total > 0:
                scores[profile.id][number] = total
    return scores


def bm25_scores(profiles: Sequence[Profile], articles: Mapping[int, Article]) -> Scores:
    """Okapi BM25, each profile a bag of its words, each word with the weight of its heaviest term."""
    from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

    numbers = list(articles)
    texts = [_bag(f"{articles[number].title}\n{articles[number].body}") for number in numbers]
    index = BM25Okapi(texts, k1=K1, b=B)
    scores: Scores = {}
    for profile in profiles:
        weights: dict[str, float] = {}
        for term in profile.terms:
            for word in (word for text in _texts(term) for word in _bag(text)):
                weights[word] = max(weights.get(word, 0.0), term.weight)
        totals = [0.0] * len(numbers)
        for word, weight in weights.items():
            if weight > 0:
                totals = [a + weight * b for a, b in zip(totals, index.get_scores([word]), strict=True)]
        scores[profile.id] = dict(zip(numbers, totals, strict=True))
    return scores


def _texts(term: Term) -> set[str]:
    return {text.lower() for text in (term.text, *term.variants)}


def _bag(text: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"[a-z0-9]+", text.lower())]
