"""Articles of one story meet: copies by their bands, versions by what the wire says; strangers do not."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.cluster.ray_bands import SLOTS, band_keys, keys_of, meeting, signature
from triage.cluster.ray_fold import PLACES, binned
from triage.stories.shingles import fingerprint

from .jobs import synthetic

make: Any = synthetic()


def body(seed: int, words: int = 200) -> list[str]:
    return make._words(random.Random(seed), words)


def article(words: list[str], **more: str) -> Article:
    return Article(title="A headline of seven words for it", body=" ".join(words), **more)


def share(one: Article, other: Article) -> float:
    first, second = fingerprint(one).shingles, fingerprint(other).shingles
    return len(first & second) / len(first | second)


def do_meet(one: Article, other: Article) -> bool:
    return bool({*keys_of(one)[0]} & {*keys_of(other)[0]})


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 25))
def test_copies_meet(seed: int, changed: int) -> None:
    """Whatever exact comparison calls a copy."""
    words = body(seed)
    chance = random.Random(seed + 1)
    others = list(words)
    for _ in range(changed):
        others[chance.randrange(len(others))] = "changed"
    one, other = article(words), article(others)
    if share(one, other) >= 0.5:
        assert do_meet(one, other)


def test_articles_cut_to_half_meet_nearly_always() -> None:
    """Of a hundred, by their bands alone: they share a half."""
    met = sum(
        bool({*band_keys(fingerprint(article(words)))} & {*band_keys(fingerprint(article(words[:100])))})
        for words in (body(seed) for seed in range(100))
    )
    assert met >= 98


def test_strangers_do_not_meet() -> None:
    keys = [
        set(band_keys(fingerprint(Article(title=f"{seed}", body=" ".join(body(seed)))))) for seed in range(100)
    ]
    assert not any(keys[one] & keys[other] for one in range(100) for other in range(one))


def test_short_texts() -> None:
    assert band_keys(fingerprint(Article(body="Too short for it"))) == []
    assert signature(frozenset()) == []
    five = Article(body="Fed adds reserves via repurchases")
    assert len(signature(fingerprint(five).shingles)) == SLOTS
    assert do_meet(five, Article(body="Fed adds reserves via repurchases."))
    assert not do_meet(five, Article(body="Fed drains reserves via repurchases"))


@settings(deadline=None, max_examples=30)
@given(st.frozensets(st.integers(0, (1 << 32) - 1), min_size=1, max_size=300))
def test_a_signature_is_that_of_a_set(shingles: frozenset[int]) -> None:
    assert signature(shingles) == signature(frozenset(sorted(shingles, reverse=True)))
    assert all(0 <= value < 1 << 32 for value in signature(shingles))


def test_versions_and_marks_meet() -> None:
    title = "Base talks resume in Tokyo"
    texts = [" ".join(body(seed)) for seed in range(4)]
    first = Article(id="urn:1", version="1", outlet="Halden", title=title, body=texts[0])
    second = Article(id="urn:1", version="2", outlet="Halden", title="Another one", body=texts[1])
    elsewhere = Article(id="urn:1", version="2", outlet="Other", title="Another one", body=texts[2])
    assert do_meet(first, second)
    assert not do_meet(first, elsewhere)
    update = Article(title=f"UPDATE 1-{title}", body=texts[3])
    assert do_meet(first, update)
    assert meeting(keyed(first, update)) == {(0, 1)}
    same = Article(title=title, body=texts[3])
    assert do_meet(first, same)
    assert meeting(keyed(first, same)) == set(), "a headline alone ties nobody"


def keyed(*some: Article) -> list[tuple[int, int, bool]]:
    return [(key, number, keys_of(one)[1]) for number, one in enumerate(some) for key in keys_of(one)[0]]


def test_groups_stay_together_in_their_bins() -> None:
    groups = [[PLACES * shard + place for shard in range(3)] for place in range(20_000)]
    bins, wanted = binned(groups)
    assert bins == 3
    for place in range(20_000):
        assert len({wanted[shard][place] for shard in range(3)}) == 1
    assert binned([]) == (1, {})
