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


@pytest.mark.parametrize(
    ("term", "other", "slip"),
    [
        # A listed name, and a slip that is none.
        ("Greenville", "Greeneville", "Greenvlile"),
        ("Tillmann", "Tillman", "Tilmlann"),
        # A place of another name.
        ("Bourges", "Bourgas", "Bourgse"),
        # Two letters of a short name, and one that the alphabet changes.
        ("Yishan", "Ichan", "Yihsan"),
        ("Aideed", "Aidod", "Aidid"),
    ],
)
def test_a_single_mention_of_another_name_is_no_slip(term: str, other: str, slip: str) -> None:
    assert found(term, f"So said the men of {other} on Friday.") == []
    assert found(term, f"So said the men of {slip} on Friday.") == [slip]
    assert found(term, f"So said the men of {slip} on Friday. Not so {term}.") == [slip, term]


@pytest.mark.parametrize("body", ["So said Jerry Shattner on Friday.", "So said Carl Shattner on Friday."])
def test_an_english_given_name_before_makes_a_transliteration_somebody_else(body: str) -> None:
    assert found("Shatner", body) == []
    assert found("Katsav", "So said Moshe Katzav on Friday.") == ["Katzav"]
    assert found("Shatner", f"{body} So said Shatner.")[-1] == "Shatner"


@pytest.mark.parametrize(
    ("term", "spelling", "before"),
    [
        ("Zawahiri", "Zawahri", "Ayman al-"),
        ("Medvedev", "Medvedyev", "Dmitry "),
        ("Aliev", "Aliyev", "Ilham "),
        ("Cazeneuve", "Cazaneuve", "Bernard "),
        ("Xinhua", "Xinua", "the state-run "),
        ("Kirkuk", "Kirkook", "the north of "),
        ("Baquba", "Baqouba", "the north of "),
        ("Erbil", "Irbil", "the city of "),
        ("Sebastopol", "Sevastopol", "the port of "),
    ],
)
def test_names_that_desks_follow_are_found_in_a_single_mention(term: str, spelling: str, before: str) -> None:
    assert found(term, f"So said {before}{spelling} on Friday.") == [spelling]


def test_a_word_of_another_language_is_no_name_in_it() -> None:
    german = "Es ist nicht wahr, dass die {0} in der Stadt waren und dass sie nicht gehen wollten, wie man sagte."
    assert found("Keister", german.format("Geister")) == []
    assert found("Peskov", german.format("Sprecher Dmitri Peskow und andere")) == ["Peskow"]
    names = [("Medvedev", "Medwedew"), ("Shoigu", "Schoigu"), ("Kharkiv", "Charkiw")]
    for name, spelling in names:
        assert found(name, german.format("von {0} und für {0}").format(spelling)) == [spelling] * 2


def test_a_part_of_an_address_is_no_slip() -> None:
    assert found("Steller", "See @steelers and steelers@example.org and www.steelers.com for more.") == []
    assert found("Steller", "See Stelelr. It is there.") == ["Stelelr"]


def test_a_word_in_small_letters_is_no_slip_of_a_short_capitalised_one_if_letters_were_put_in() -> None:
    assert found("Labor", "It is the rate over libor, they said.") == []
    assert found("Labor", "It is the laobr and the labour market, they said.") == ["laobr", "labour"]
