"""Aliases: other names for the same thing."""

import pytest

from triage import Article, Matcher
from triage.matching.aliases import Aliases, _shipped
from triage.profiles.model import Profile


def found(term: object, text: str, **settings: object) -> list[str]:
    matcher = Matcher([Profile.from_dict({"terms": [term]}, id="p")], **settings)  # type: ignore[arg-type]
    (score,) = matcher.score(Article(body=text))
    return [match.text for match in score.matches]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Bombay", "Mumbai"),
        ("Myanmar", "Burma"),
        ("Beijing", "Peking"),
        ("Calcutta", "Kolkata"),
        ("Turkey", "Türkiye"),
        ("Swaziland", "Eswatini"),
        ("ISIS", "Daesh"),
        ("Islamic State", "IS"),
        ("Shia", "Shiite"),
        ("Shiite", "Shi'a"),
        ("Muqtada", "Moqtada"),
        ("McDonalds", "McDonald's"),
    ],
)
def test_a_term_has_the_other_names_of_what_was_renamed(name: str, other: str) -> None:
    text = f"The report named {other} twice."
    assert found({"text": name, "fuzzy": "off"}, text) == [other]
    assert found({"text": name, "fuzzy": "off"}, text, aliases=False) == []
    assert found({"text": name, "fuzzy": "off", "aliases": False}, text) == []


@pytest.mark.parametrize(
    ("name", "other"), [("Koran", "Quran"), ("Sheikh", "Cheikh"), ("Thailand", "Siam"), ("GDP", "GNP")]
)
def test_the_other_families_hold_only_where_asked(name: str, other: str) -> None:
    text = f"The report named {other} twice."
    expected = [] if (name, other) == ("GDP", "GNP") else [other]
    assert found({"text": name, "variants": ["@aliases"], "fuzzy": "off"}, text) == expected
    assert found({"text": name, "fuzzy": "off"}, text) == []
    assert found({"text": name, "fuzzy": "off"}, text, aliases=True) == expected


def test_what_is_a_common_word_too_wants_its_capitals() -> None:
    assert found("ISIS", "It is what it is. Is this so? The fighters of IS left.") == ["IS"]


def test_a_match_says_that_it_is_another_name() -> None:
    (score,) = Matcher([Profile.from_dict({"terms": ["Kyiv"]}, id="p")]).score(Article(body="Kyiv, once Kiev."))
    assert [(match.text, match.kind) for match in score.matches] == [("Kyiv", "exact"), ("Kiev", "alias")]


def test_a_name_that_the_profile_gives_itself_is_no_alias() -> None:
    profile = Profile.from_dict({"terms": [{"text": "Kyiv", "variants": ["Kiev"]}]}, id="p")
    (score,) = Matcher([profile]).score(Article(body="Kiev."))
    assert [match.kind for match in score.matches] == ["exact"]


def test_a_name_inside_a_phrase_is_exchanged() -> None:
    term = {"text": "Kiev airport", "variants": ["@aliases"]}
    assert found(term, "Kyiv airport was closed.") == ["Kyiv airport"]
    assert found(term, "Kyiv was closed, the airport open.") == []


def test_the_user_adds_families() -> None:
    families = [("Silk Gate", "Seidentor")]
    assert found({"text": "Silk Gate", "variants": ["@aliases"]}, "Das Seidentor.", families=families) == [
        "Seidentor"
    ]
    assert found({"text": "Silk Gate", "variants": ["@aliases"]}, "Das Seidentor.") == []


def test_every_shipped_family_has_two_names_or_more() -> None:
    assert all(
        len(Aliases(which="all").of(name)) >= 1
        for name in ("GDP", "gross domestic product", "Côte d'Ivoire", "U.K.")
    )


def test_off_is_off_for_names_that_are_spelt_nearly_alike_too() -> None:
    """But for signs: al Qaeda is al-Qaeda, whatever is asked."""
    for family in _shipped(everything=False):
        terms = [{"text": name, "aliases": False} for name in family]
        matcher = Matcher([Profile.from_dict({"terms": [term]}, id=str(at)) for at, term in enumerate(terms)])
        for name in family:
            scores = matcher.score(Article(body=f"The report named {name} twice."))
            found = {family[int(score.profile)] for score in scores if score.matches}
            assert {letters(other) for other in found} == {letters(name)}


def letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.lower()))


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("Turkey", "Türkiye's report", []),
        ("Turkey earthquake", "The Türkiye earthquake", []),
        ("Odessa", "In Odesa it rained.", []),
        ("Odessa", "In Odesssa it rained.", ["Odesssa"]),
        ("Odessa", "In Odessa it rained.", ["Odessa"]),
        ("Hezbollah", "The Hizbullah fighters", []),
        ("Hezbollah", "The Hezbolah fighters", ["Hezbolah"]),
        (
            "Gaddafi",
            "The Qaddafi family",
            ["Qaddafi"],
        ),  # a spelling, and no other name that terms have by themselves
    ],
)
def test_misspellings_count_without_other_names(term: str, text: str, expected: list[str]) -> None:
    assert found({"text": term, "aliases": False}, text) == expected
    assert found({"text": term}, text, aliases=False) == expected


def test_a_variant_is_no_other_name() -> None:
    assert found({"text": "Turkey", "variants": ["Türkiye"], "aliases": False}, "In Türkiye it rained.") == [
        "Türkiye"
    ]
    assert found({"text": "Turkey", "aliases": False}, "In Türkiye it rained.") == []


def test_why_another_name_does_not_count_is_said() -> None:
    matcher = Matcher([Profile.from_dict({"terms": [{"text": "Odessa", "aliases": False}]}, id="p")])
    refused = matcher.explain(Article(body="In Odesa it rained."), "p").refused
    assert [(one.text, one.why) for one in refused] == [("Odesa", "another name, and aliases is off")]
