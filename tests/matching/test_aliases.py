"""Aliases: other names for the same thing, where a profile or the settings ask for them."""

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
    [("Kyiv", "Kiev"), ("Myanmar", "Burma"), ("Koran", "Quran"), ("Beijing", "Peking"), ("Sheikh", "Cheikh")],
)
def test_a_term_has_its_aliases_only_where_asked(name: str, other: str) -> None:
    text = f"The report named {other} twice."
    assert found({"text": name, "variants": ["@aliases"], "fuzzy": "off"}, text) == [other]
    assert found({"text": name, "fuzzy": "off"}, text) == []
    assert found({"text": name, "fuzzy": "off"}, text, aliases=True) == [other]


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
    assert all(len(Aliases().of(name)) >= 1 for name in ("GDP", "gross domestic product", "Côte d'Ivoire", "U.K."))
