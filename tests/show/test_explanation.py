"""Every figure of an explanation, recomputed by changing the profile and scoring again."""

from collections.abc import Iterable

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage import Article, Matcher, Profile
from triage.report.rank import open_value
from triage.scoring.explain import Explanation
from triage.scoring.not_counted import NotCounted
from triage.scoring.score import Score

WORDS = ("cod", "grain", "harbour", "tariff", "trade talks", "trade", "grain harbour")
FILLER = ("the", "a", "of", "boat", "Monday", "price", "said")


def profile(*terms, **more) -> Profile:
    return Profile.from_dict({"title": "x", "terms": list(terms), **more}, id="p")


def explain(profile: Profile, body="", title="", **more) -> Explanation:
    return Matcher([profile]).explain(Article(title=title, body=body, **more), "p")


def score(profile: Profile, article: Article) -> Score:
    return Matcher([profile]).score(article)[0]


def line(explanation: Explanation, term: str):
    return next(each for each in explanation.lines if each.term == term)


def whys(explanation: Explanation) -> list[tuple[str, str]]:
    return [(each.text, each.why) for each in explanation.not_counted]


@st.composite
def tables(draw):
    names = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True))
    terms = []
    for place, name in enumerate(names):
        term = {"text": name, "weight": draw(st.sampled_from([1, 2, 3] if place == 0 else [-2, 1, 2, 3, 5]))}
        if draw(st.booleans()):
            condition = draw(st.sampled_from(["at_least", "max_count", "in", "near", "first_words"]))
            term[condition] = {
                "at_least": 2,
                "max_count": 1,
                "in": ["title"],
                "near": {"terms": ["boat"], "within": 3},
                "first_words": 6,
            }[condition]
        terms.append(term)
    table = {"title": "x", "terms": terms, "threshold": draw(st.sampled_from([20, 50, 80, 95]))}
    if draw(st.booleans()):
        table["combination"] = [{"id": "both", "all": [["grain"], ["cod", "price"]], "within": 9, "weight": 2}]
    if draw(st.booleans()):
        table["exclude"] = ["Monday"]
    return table


texts = st.lists(st.sampled_from(WORDS + FILLER), max_size=60).map(" ".join)


def without(table: dict, name: str) -> dict:
    changed = dict(table, terms=[term for term in table["terms"] if term["text"] != name])
    if name == "both":
        changed.pop("combination")
    return changed


@given(tables(), texts, texts)
@settings(deadline=None, max_examples=examples(120))
def test_if_cut_is_what_the_profile_without_the_term_scores(table, title, body):
    article = Article(title=title, body=body)
    explained = Matcher([Profile.from_dict(table, id="p")]).explain(article, "p")
    for each in explained.lines:
        rest = without(table, each.term)
        weights = [term["weight"] for term in rest["terms"]] + [2] * ("combination" in rest)
        if any(weight > 0 for weight in weights) and rest["terms"]:
            left = open_value(score(Profile.from_dict(rest, id="p"), article))
        elif any(weight > 0 for weight in weights):
            continue
        else:
            left = 0.0
        assert explained.open_value + each.if_cut == pytest.approx(left, abs=1e-9)


@given(tables(), texts, texts)
@settings(deadline=None, max_examples=examples(120))
def test_the_lines_add_up_and_are_those_of_the_score(table, title, body):
    article = Article(title=title, body=body)
    made = Profile.from_dict(table, id="p")
    explained = Matcher([made]).explain(article, "p")
    assert explained.score == score(made, article)
    assert sum(each.points for each in explained.lines) == pytest.approx(explained.open_value, abs=1e-9)
    counts = {part.term: part.count for part in explained.score.contributions if "gate" not in part.kinds}
    assert {each.term: sum(each.counts.values()) for each in explained.lines if each.counts} == counts
    assert sum(each.count for each in explained.spelt) == len(explained.score.matches)


@given(tables(), texts, texts)
@settings(deadline=None, max_examples=examples(200))
def test_a_change_that_is_offered_makes_a_hit(table, title, body):
    article = Article(title=title, body=body)
    explained = Matcher([Profile.from_dict(table, id="p")]).explain(article, "p")
    if explained.score.hit:
        assert explained.changes is None
        return
    changes = explained.changes
    for change in (changes.cheapest, changes.threshold):
        if change is not None:
            again = score(change.profile, article)
            assert again.hit
            assert again.value == pytest.approx(change.value, abs=1e-9)
    if explained.score.reason.code == "below_threshold":
        assert changes.short == pytest.approx(table["threshold"] - explained.score.value)


def test_the_weight_that_is_offered_is_the_least():
    terms = [{"text": "cod", "weight": 1}, {"text": "hake", "weight": 3}, {"text": "ling", "weight": 3}]
    body = "boat " * 60 + "cod cod"
    changes = explain(profile(*terms, threshold=50), body).changes
    assert changes.cheapest.says == "cod weighed 3, not 1"
    less = profile({"text": "cod", "weight": 2}, *terms[1:], threshold=50)
    assert not score(less, Article(body=body)).hit


def test_a_term_that_needed_two_mentions_needs_one():
    made = profile({"text": "troops", "weight": 2, "at_least": 2}, {"text": "alliance", "weight": 2}, threshold=50)
    explained = explain(made, "boat " * 60 + "alliance troops")
    assert whys(explained) == [("troops", "fewer than 2 mentions")]
    assert explained.changes.cheapest.says == "troops needed one mention"
    enough = explain(made, "boat " * 60 + "alliance alliance troops troops")
    assert whys(enough) == []


@pytest.mark.parametrize(
    ("condition", "body", "says"),
    [
        (
            {"near": {"terms": ["Lima"], "within": 2}},
            "Cod. Cod rose a lot today in Lima",
            "cod counted anywhere, not only near Lima",
        ),
        ({"unless_near": {"terms": ["Lima"], "within": 2}}, "cod in Lima", "cod counted near Lima too"),
        ({"first_words": 3}, "Prices of cheap and fresh cod", "cod counted after the first 3 words too"),
        ({"in": ["title"]}, "cod cod", "cod counted in every field"),
        ({"until": "2020-01-01"}, "cod cod", "cod counted on that day too"),
    ],
)
def test_the_condition_in_the_way_is_named(condition, body, says):
    made = profile({"text": "cod", "weight": 1, **condition}, "Okinawa", threshold=40)
    explained = explain(made, body, published="2026-11-20")
    assert explained.changes.cheapest.says == says
    assert explain(profile({"text": "cod", "weight": 1}, "Okinawa", threshold=40), body).score.hit


def test_the_longer_term_takes_the_token():
    explained = explain(profile("alliance", "security alliance"), "A security alliance. The alliance.")
    assert explained.not_counted == (
        NotCounted(
            term="alliance",
            text="alliance",
            why="taken by the longer term",
            count=1,
            inside="security alliance",
        ),
    )
    assert line(explained, "alliance").counts == {"lead": 1}


def test_a_surname_says_where_the_full_name_stands():
    explained = explain(profile("Shinzo Abe"), "Shinzo Abe spoke. Abe left.", "Abe to Speak")
    spelt = [(each.text, each.count, each.introduced) for each in explained.spelt]
    assert spelt == [("Shinzo Abe", 1, ""), ("Abe", 2, "lead")]


def test_a_surname_without_the_full_name_does_not_count():
    explained = explain(profile("Shinzo Abe", "cod"), "cod. Abe left. Abe spoke.")
    assert [(each.text, each.why, each.count) for each in explained.not_counted] == [
        ("Abe", "Shinzo Abe is not named in full", 2)
    ]


def refusals(explanation: Explanation) -> Iterable[tuple[str, str]]:
    return [(each.text, each.why) for each in explanation.refused]


def test_near_spellings_are_refused_with_the_matcher_s_own_reason():
    explained = explain(profile("alliance", "Abe"), "Our allies are here. The alliance stands.")
    assert refusals(explained) == [("allies", "a real word"), ("are", "under 5 letters")]
    # What counts, counts; what is far away is no surprise.
    assert refusals(explain(profile("alliance"), "The alliances and a boat.")) == []


def test_the_case_of_a_word_may_be_why():
    assert refusals(explain(profile("WHO"), "Asked who, the WHO was silent.")) == [("who", "capitals only")]
    assert refusals(explain(profile("Turkey"), "A turkey in Turkey.")) == [
        ("turkey", "matches only when capitalised")
    ]


def test_a_sign_that_makes_the_word_is_part_of_what_was_meant():
    explained = explain(profile("C++", "vitamin"), "Vitamin C is good.")
    assert [(each.text, each.word, each.why) for each in explained.refused] == [("C", "C++", "without its ++")]
    assert refusals(explain(profile("C++"), "C++ is good.")) == []


def test_gates_are_met_or_closed():
    made = profile("cod", require={"any": ["cod", "hake"]}, exclude=["box office", "baseball"])
    met = explain(made, "cod and more cod").gates
    assert [(gate.rule, gate.counts, gate.is_met) for gate in met] == [
        ("require", (2, 0), True),
        ("exclude", (0, 0), True),
    ]
    closed = explain(made, "cod, baseball, baseball")
    assert [(gate.rule, gate.counts, gate.is_met) for gate in closed.gates][1] == ("exclude", (0, 2), False)
    assert closed.score.value == 0
    assert closed.open_value > 50
    assert closed.changes.cheapest.says == "baseball did not exclude"


def test_a_closed_gate_before_a_low_score_takes_two_changes():
    made = profile({"text": "cod", "weight": 1, "at_least": 2}, "hake", exclude=["baseball"], threshold=30)
    explained = explain(made, "cod and baseball")
    assert explained.changes.cheapest.says == "baseball did not exclude and cod needed one mention"


@pytest.mark.parametrize(
    ("more", "article", "says"),
    [
        ({"filter": {"min_words": 10}}, {}, "min_words were 3"),
        ({"languages": ["de"]}, {"language": "en"}, "en were among its languages"),
        (
            {"filter": {"exclude_outlets": ["PR*"]}},
            {"outlet": "PR Wire"},
            "PR Wire were not among the outlets left out",
        ),
        ({}, {"status": "withheld"}, "its statuses had withheld"),
    ],
)
def test_a_filter_in_the_way_is_named(more, article, says):
    explained = explain(profile("cod", **more), "cod is cheap", **article)
    assert not explained.score.hit
    assert explained.changes.cheapest.says == says


def test_nothing_is_offered_where_nothing_was_found():
    changes = explain(profile("cod", threshold=50), "grain").changes
    assert (changes.cheapest, changes.threshold, changes.short) == (None, None, 50)


def test_an_unknown_profile_is_a_key_error():
    with pytest.raises(KeyError):
        Matcher([profile("cod")]).explain(Article(body="cod"), "q")


def test_a_word_that_stands_there_very_often_is_told_once() -> None:
    explanation = explain(profile("copper"), "copper Copper COPPER " * 10_000 + "copper")
    assert [(one.text, one.count) for one in explanation.spelt] == [("copper", 30_001)]
