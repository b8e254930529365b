"""Other words that a misspelling is more likely to mean: "bellion" is billion before it is bullion."""

from bisect import bisect_left
from collections import defaultdict
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from triage.matching.forms import bases
from triage.matching.fuzzy.costs import cost
from triage.matching.wordlist import WordRanks, words

#: Only words that news uses.
FREQUENT = 30_000
PER_COST = 40
WANTED = 10
RARE_FORM = 20
#: The level of a keyword that is not listed: its owner expects it.
EXPECTED = 60


@cache
def _english() -> dict[tuple[str, int], list[str]]:
    """Frequent English words by first letter and length, the most frequent first."""
    grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words("en").in_order[:FREQUENT]:
        if len(word) > 3:
            grouped[word[0], len(word)].append(word)
    return grouped


def rival(token: str, keyword: str, keyword_cost: float, listed: WordRanks) -> str:
    """A frequent word that the token is more likely to mean than the keyword; empty if there is none."""
    if not listed.in_order:
        return ""
    likelihood = max(listed.level(keyword), EXPECTED) + WANTED - PER_COST * keyword_cost
    for base in bases(token, "stem", "en")[1:]:
        if listed.level(base) - RARE_FORM > likelihood:
            return base
    # Words that are less likely at no cost need not be compared.
    for word in _near(token, 1 if keyword_cost <= 1 else 2, listed, listed.above(likelihood)):
        price = cost(word, token)
        if (
            price <= keyword_cost
            and listed.level(word) - PER_COST * price > likelihood
            and not _same(word, keyword)
        ):
            return word
    return ""


def _same(word: str, keyword: str) -> bool:
    """Another form of the keyword itself."""
    stem = keyword[: max(4, len(keyword) - 2)]
    return word.startswith(stem)


def _near(token: str, most: int, listed: WordRanks, count: int) -> list[str]:
    """Words so near among the first `count` of the list."""
    grouped = _english()
    found: list[str] = []
    for length in range(len(token) - most, len(token) + most + 1):
        alike = grouped[token[0], length]
        if listed is words("en"):
            alike = alike[: bisect_left(alike, count, key=listed.ranks.__getitem__)]
        near = extract(token, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
        found += [word for word, _distance, _index in near]
    return found
