"""What holds for every article and every profile."""

import math
import pickle
from itertools import pairwise

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import triage
from triage.profiles.model import Profile

from .looking import Said, kinds, profile, score

WORDS = [
    "cod", "Cod", "cods", "CODS", "herring", "Herring's", "İstanbul", "istanbul", "Straße", "STRASSE", "cafe\u0301",
    "café", "東京", "東京都", "U.S.", "US", "us", "Shinzo", "Abe", "Abe's", "co-op", "ceasefire", "cease-fire", "trade",
    "deal", "deals", "herrring", "M-1", "เทพ", "カフェ", "l'Élysée", "don’t", "’", "TPP",
]  # fmt: skip
GLUE = [" ", " ", " ", ", ", ". ", "\r\n", "\n\n", "-", " “", "” "]
TERMS = [
    "cod", "herring", "Shinzo Abe", "Istanbul", "Strasse", "café", "東京", "US", "trade deal", "ceasefire", "TPP",
    "cease-fire", "Élysée", "M-1", {"text": "her*", "weight": 2}, {"text": "cod", "as": "prefix"},
    {"text": "rr", "as": "substring"}, {"text": "[cC]od\\w*", "as": "regex"}, {"text": "deal", "weight": -1},
    {"text": "trade", "weight": 3, "max_count": 1}, {"text": "Abe", "near": {"terms": ["TPP"], "within": 3}},
    {"text": "Trans-Pacific Partnership", "variants": ["TPP"]}, {"text": "カフェ", "in": ["title"]},
]  # fmt: skip

TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=25).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
ARTICLES = st.builds(
    triage.Article,
    title=TEXTS,
    body=TEXTS,
    abstract=st.just("") | TEXTS,
    language=st.sampled_from(["", "en", "de"]),
)


def may_score(terms: list[Said]) -> bool:
    """Whether one of them has a positive weight."""
    return any(isinstance(term, str) or term.get("weight", 1) > 0 for term in terms)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    terms = draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=5, unique_by=repr))
    keys = draw(st.sampled_from([{}, {"exclude": ["Straße"]}, {"require": {"any": ["cod", "Abe"]}}]))
    return profile("anchovy", *terms, **keys)


@given(ARTICLES, profiles())
@settings(deadline=None, max_examples=examples(80))
def test_spans_are_the_text_and_the_sum_is_the_score(article: triage.Article, made: Profile):
    found = triage.Matcher([made]).score(article)[0]
    for match in found.matches:
        assert article.text(match.field)[match.start : match.end] == match.text
        assert match.text
        assert 0 < match.similarity <= 1
    assert math.fsum(part.points for part in found.contributions) == pytest.approx(found.value, abs=1e-9)
    assert 0 <= found.value <= 100
    assert found.hit == (found.reason is None)
    by_term = {part.term: part.count for part in found.contributions if "gate" not in part.kinds}
    for term, count in by_term.items():
        assert sum(match.term == term for match in found.matches) == count


@given(ARTICLES, profiles())
@settings(deadline=None, max_examples=examples(40))
def test_no_token_gives_points_to_two_terms(article: triage.Article, made: Profile):
    found = triage.Matcher([made]).score(article)[0].matches
    by_place = sorted((match.field, match.start, match.end, match.term) for match in found)
    for one, other in pairwise(by_place):
        assert one[0] != other[0] or one[2] <= other[1] or one[3] == other[3]


@given(st.lists(ARTICLES, min_size=1, max_size=5), st.lists(profiles(), min_size=1, max_size=2))
@settings(deadline=None, max_examples=examples(40))
def test_a_batch_is_its_articles_one_by_one(articles: list[triage.Article], made: list[Profile]):
    made = [Profile.from_dict({"terms": ["cod"]}, id="other"), *made[:1]]
    together = triage.Matcher(made).match(articles)
    alone = [triage.Matcher(made).match([article])[0] for article in articles]
    assert together == alone
    assert triage.Matcher(made).match(articles[::-1]) == alone[::-1]


@given(ARTICLES, profiles(), st.sampled_from([0.001, 0.5, 7, 1e6]))
@settings(deadline=None, max_examples=examples(40))
def test_only_the_proportion_of_weights_counts(article: triage.Article, made: Profile, factor: float):
    from msgspec.structs import replace

    scaled = replace(made, terms=tuple(replace(term, weight=term.weight * factor) for term in made.terms))
    assert triage.Matcher([scaled]).score(article)[0].value == pytest.approx(
        triage.Matcher([made]).score(article)[0].value
    )


@given(ARTICLES, profiles(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=examples(40))
def test_the_order_of_terms_changes_nothing(article: triage.Article, made: Profile, random):
    from msgspec.structs import replace

    terms = list(made.terms)
    random.shuffle(terms)
    found = triage.Matcher([replace(made, terms=tuple(terms))]).score(article)[0]
    before = triage.Matcher([made]).score(article)[0]
    assert found.value == pytest.approx(before.value)
    assert found.matches == before.matches


@given(TEXTS, st.integers(1, 8))
@settings(deadline=None, max_examples=examples(40))
def test_more_of_a_good_term_is_never_worse(body: str, more: int):
    """With all else equal: a neutral word gives way to the term."""
    made = profile("anchovy", "herring", {"text": "trade", "weight": -2})
    fillers = " ".join(["filler"] * more)
    fewer = score(made, f"{body}\n\n{fillers}")
    many = score(made, f"{body}\n\n{fillers.replace('filler', 'anchovy')}")
    assert many.value >= fewer.value - 1e-9


@given(ARTICLES, profiles())
@settings(deadline=None, max_examples=examples(20))
def test_a_matcher_travels(article: triage.Article, made: Profile):
    matcher = triage.Matcher([made], known_words=["Herrring"])
    assert pickle.loads(pickle.dumps(matcher)).score(article) == matcher.score(article)


@given(ARTICLES, profiles())
@settings(deadline=None, max_examples=examples(40))
def test_less_detail_is_the_same_verdict(article: triage.Article, made: Profile):
    """A mere verdict may leave out what cannot be a hit; all else is told of rejects too."""
    matcher = triage.Matcher([made])
    [full] = matcher.match([article], "all")
    for detail in ("verdict", "sums", "hits"):
        [less] = matcher.match([article], detail)
        assert less.is_hit == full.is_hit
        if full.is_hit or detail != "verdict":
            assert [(each.profile, each.value, each.reason) for each in less.scores] == [
                (each.profile, each.value, each.reason) for each in full.scores
            ]


KEYS = st.sampled_from(
    [
        {},
        {"exclude": ["Straße"]},
        {"languages": ["de"]},
        {"filter": {"min_words": 8}},
        {"filter": {"exclude_outlets": ["Kyodo"]}},
        {"filter": {"statuses": ["canceled"]}},
        {"defaults": {"in": ["title"]}},
        {"combination": [{"id": "both", "all": ["trade", "deal"], "exclude": True}]},
    ]
)
OF_STATUS = st.builds(
    lambda article, facts: replace(article, **facts),
    ARTICLES,
    st.sampled_from(
        [{}, {}, {}, {"status": "canceled"}, {"outlet": "Kyodo"}, {"embargoed": "2040-01-01T00:00:00Z"}]
    ),
)


@st.composite
def undecided(draw: st.DrawFn) -> Profile:
    """A profile that may take any match for a hit, and may have a reason not to."""
    terms = draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=4, unique_by=repr).filter(may_score))
    return profile(*terms, **draw(KEYS), threshold=draw(st.sampled_from(["any", "any", 30])))


@given(st.lists(OF_STATUS, min_size=1, max_size=4), st.lists(undecided(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=examples(200))
def test_whether_there_is_a_hit_is_known_without_its_figures(articles: list[triage.Article], made: list[Profile]):
    matcher = triage.Matcher([replace(each, id=str(number)) for number, each in enumerate(made)], now=1.8e9)
    told = [found.is_hit for found in matcher.match(articles, "whether")]
    assert told == [found.is_hit for found in matcher.match(articles, "all")]


@pytest.mark.parametrize("share", [2, 10])
def test_it_is_known_of_many_articles_whether_most_of_them_are_hits_or_few(share: int):
    """Words that are written otherwise are looked for only where need be."""
    texts = ["A cod swam by.", "Codd swam by.", "Herrring was landed.", "It rained.", "The deals were made."]
    articles = [
        triage.Article(title=f"Day {number}", body=texts[0 if number % 10 < share else 1 + number % 4])
        for number in range(1500)
    ]
    matcher = triage.Matcher([profile("cod", "herring", "deal", threshold="any")])
    for start in range(0, len(articles), 64):
        batch = articles[start : start + 64]
        told = [found.is_hit for found in matcher.match(batch, "whether")]
        assert told == [found.is_hit for found in matcher.match(batch, "all")]


@pytest.mark.parametrize(
    ("term", "threshold", "text", "is_hit"),
    [
        ({"text": "Abe", "near": {"terms": ["TPP"], "within": 3}}, "any", "Abe spoke of the TPP.", True),
        ({"text": "Abe", "near": {"terms": ["TPP"], "within": 3}}, "any", "Abe spoke of herring.", False),
        ({"text": "cod", "at_least": 2}, "any", "Cod and cod.", True),
        ({"text": "cod", "at_least": 2}, "any", "Cod and herring.", False),
        ("cod", "any", "A cod swam by.", True),
        ("cod", 99, "A cod swam by.", False),
    ],
)
def test_one_match_is_not_always_a_hit(term: Said, threshold: object, text: str, is_hit: bool):
    matcher = triage.Matcher([profile(term, "whelk", threshold=threshold)])
    [found] = matcher.match([triage.Article(title="At sea", body=text)], "whether")
    assert found.is_hit is is_hit


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Istanbul", "In İstanbul it rained.", "İstanbul"),
        ("Strasse", "Die Straße war leer.", "Straße"),
        ("Straße", "DIE STRASSE WAR LEER.", "STRASSE"),
        ("café", "ﬁne cafe\u0301 there", "cafe\u0301"),
        ("café", "a cafe there", "cafe"),
        ("herring", "a her\u00adring\r\nthere", "her\u00adring"),
        ("trade deal", "a trade\r\ndeal there", "trade\r\ndeal"),
        ("東京", "昨日、東京都で", "東京"),
        ("カフェ", "新しいカフェができた", "カフェ"),
        ("กรุงเทพ", "ไปกรุงเทพมหานคร", "กรุงเทพ"),
        ("Abe", "🐟 İİ Abe’s visit", "Abe"),
        ("Élysée", "à l'Élysée hier", "Élysée"),
        ("herring", "‘herring’", "herring"),
    ],
)
def test_spans_survive_whatever_folding_does(term: str, text: str, found: str):
    [match] = score(term, text).matches
    assert (match.text, text[match.start : match.end]) == (found, found)


@pytest.mark.parametrize(
    ("term", "text"),
    [("東京", "京東で"), ("東京", "東。京"), ("trade deal", "trade.\r\n\r\nDeal"), ("กรุงเทพ", "กรุง เก่า")],
)
def test_their_nearest_misses(term: str, text: str):
    assert kinds(term, text) == []


@given(st.lists(ARTICLES, min_size=1, max_size=4), profiles())
@settings(deadline=None, max_examples=examples(40))
def test_no_result_depends_on_the_articles_before(articles: list[triage.Article], made: Profile):
    matcher = triage.Matcher([made])
    one_after_another = [matcher.score(article)[0] for article in articles]
    together = [scores[0] for scores in (matcher.score(article) for article in reversed(articles))][::-1]
    alone = [triage.Matcher([made]).score(article)[0] for article in articles]
    assert one_after_another == alone
    assert together == alone
