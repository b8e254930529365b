"""Near spellings of a name are judged by their article: a slip stands there once, another name again and again."""

import pytest

from triage.article import Article
from triage.matcher import Matcher
from triage.matching import finder
from triage.profiles.model import Profile


@pytest.fixture(params=["core", "python"], autouse=True)
def road(request, monkeypatch) -> None:
    """Each test with the compiled core, where there is one, and without."""
    if request.param == "python":
        monkeypatch.setattr(finder, "CORE", None)


def matcher(*terms: object) -> Matcher:
    return Matcher([Profile.from_dict({"terms": [*terms], "threshold": "any"})])


def found(term: object, body: str, title: str = "") -> list[str]:
    """What a profile of one term finds in an article."""
    return [match.text for match in matcher(term).score(Article(title=title, body=body))[0].matches]


AGAIN = "Shares of {0} rose on Monday. Analysts like {0}, they said, and buyers praised {0} too."
ONCE = "Shares of {0} rose on Monday."


@pytest.mark.parametrize(
    ("term", "other"), [("Instinct", "Instinet"), ("Calvert", "Calvet"), ("Medic", "Mediq"), ("Wolfe", "Wolffe")]
)
def test_another_name_comes_again_and_a_slip_does_not(term: str, other: str) -> None:
    assert found(term, AGAIN.format(other)) == []
    assert found(term, ONCE.format(other)) == [other]


def test_a_spelling_that_recurs_is_the_terms_where_its_own_stands_too() -> None:
    body = f"{AGAIN.format('Calvet')} So says Calvert."
    assert found("Calvert", body) == ["Calvet", "Calvet", "Calvet", "Calvert"]


def test_headline_and_text_count_together() -> None:
    assert found("Instinct", ONCE.format("Instinet"), title="INSTINET shares rise") == []
    assert found("Instinct", ONCE.format("Instinet"), title="Shares rise") == ["Instinet"]


@pytest.mark.parametrize(
    ("term", "spelling"),
    [
        ("Fallujah", "Falluja"),
        ("Gaddafi", "Gadhafi"),
        ("Muqtada", "Moqtada"),
        ("Vodafone", "Vodaphone"),
        ("Pyongyang", "Pyongang"),
        ("Darfur", "Dafur"),
        ("Khvostenin", "Khvostenyn"),
        ("Suriname", "Surinam"),
        ("Allegheny", "Alleghney"),
    ],
)
def test_transliterations_places_and_swapped_letters_may_recur(term: str, spelling: str) -> None:
    assert found(term, AGAIN.format(spelling)) == [spelling] * 3


def test_a_slip_in_a_term_without_a_capital_may_recur() -> None:
    assert found("government", AGAIN.format("the goverment")) == ["goverment"] * 3


@pytest.mark.parametrize("spelling", ["Gazeta", "Istituto"])
def test_a_word_of_another_language_is_no_slip_in_english(spelling: str) -> None:
    term = {"Gazeta": "Gazette", "Istituto": "Institute"}[spelling]
    assert found(term, f"So wrote {spelling} Mercante on Friday.") == []
    assert found("Gazette", "So wrote the Gazetet on Friday.") == ["Gazetet"]


def test_somebodys_given_name_is_no_other_spelling_of_a_surname() -> None:
    assert found("Barrack", "It was said that Barack Obama wrote to them.") == []
    assert found("Barrack", "It was said that Barack wrote to them.") == ["Barack"]
    assert found("Javed", "It was said that Jawed Ludin wrote to them.") == ["Jawed"]
    assert found("Gaddafi", "It was said that Gadhafi Friday wrote to them.") == ["Gadhafi"]


def test_a_firm_has_one_spelling() -> None:
    assert found("Thilan", "The buyer is Tylan Furnace Corp of Ohio.") == []
    assert found("Thilan", "The buyer is Tylan of Ohio.") == ["Tylan"]
    assert found("Vodafone", "The buyer is Vodaphone Group Plc.") == ["Vodaphone"]


def test_an_article_is_no_hit_by_a_spelling_that_does_not_count() -> None:
    articles = [Article(title="", body=text.format("Instinet")) for text in (AGAIN, ONCE)]
    for detail in ("whether", "verdict", "all"):
        assert [matched.is_hit for matched in matcher("Instinct").match(articles, detail)] == [False, True]


def test_terms_decide_alone_whose_spelling_stands_there() -> None:
    body = AGAIN.format("Instinet")
    matches = matcher("Instinct", "Instinet").score(Article(title="", body=body))[0].matches
    assert [match.term for match in matches] == ["Instinet"] * 3
