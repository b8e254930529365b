"""Aliases: other names for the same thing."""

import pytest

from triage import Article, Matcher
from triage.matching.aliases import Aliases
from triage.profiles.load import profile_from_dict


def found(term: object, text: str, **settings: object) -> list[str]:
    matcher = Matcher([profile_from_dict({"terms": [term]}, id="p")], **settings)  # type: ignore[arg-type]
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
    (score,) = Matcher([profile_from_dict({"terms": ["Kyiv"]}, id="p")]).score(Article(body="Kyiv, once Kiev."))
    assert [(match.text, match.kind) for match in score.matches] == [("Kyiv", "exact"), ("Kiev", "alias")]


def test_a_name_that_the_profile_gives_itself_is_no_alias() -> None:
    profile = profile_from_dict({"terms": [{"text": "Kyiv", "variants": ["Kiev"]}]}, id="p")
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
