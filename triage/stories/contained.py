"""Two stories in one text, such as a page of a paper or a press review: that does not make them one story."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from triage.stories.article_facts import ArticleFacts
from triage.stories.evidence import headings_agree, identical_share

#: A text that another holds with more than that has so much of its length at most.
PART = 0.75
#: Stories in one text that are compared with each other.
MOST = 30
Pair = tuple[int, int]


def two_stories(pairs: Sequence[Pair], facts: Mapping[int, ArticleFacts]) -> Iterator[Pair]:
    """The pairs of articles that are alike only through a text that holds both; with that itself, those that it is not headed by.

    `pairs` are alike.
    """
    together = {frozenset(pair) for pair in pairs}
    parts: dict[int, list[int]] = {}
    for pair in pairs:
        shorter, longer = sorted(pair, key=lambda number: len(facts[number].body))
        if len(facts[shorter].body) <= PART * len(facts[longer].body):
            parts.setdefault(longer, []).append(shorter)
    for whole, held in parts.items():
        ones: list[int] = []
        for number in held:
            if len(ones) < MOST and not any(frozenset((number, one)) in together for one in ones):
                ones.append(number)
        apart = [pair for pair in combinations(ones, 2) if _are_two(facts[pair[0]], facts[pair[1]])]
        headed = {one for one in ones if headings_agree(facts[whole], facts[one])}
        yield from apart
        for one, other in apart:
            if len(headed & {one, other}) == 1:
                yield whole, other if one in headed else one


def _are_two(one: ArticleFacts, other: ArticleFacts) -> bool:
    return not headings_agree(one, other) and identical_share(one, other) == 0
