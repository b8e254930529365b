"""Which words are forms of one another, and which only look it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.article import Article
from triage.matcher import Matcher
from triage.matching.forms import bases, is_name_instead, keyword_bases
from triage.profiles.model import Profile

from .looking import texts


def are_forms(one: str, other: str, forms: str = "stem", language: str = "en") -> bool:
    return bool(set(bases(one, forms, language)) & set(bases(other, forms, language)))


@pytest.mark.parametrize(
    ("word", "form", "other"),
    [
        ("tariff", "tariffs", "tarry"),
        ("tax", "taxes", "texas"),
        ("tax", "taxed", "taxi"),
        ("company", "companies", "companion"),
        ("economy", "economies", "economics"),
        ("embargo", "embargoes", "embark"),
        ("quota", "quotas", "quote"),
        ("crisis", "crises", "cries"),
        ("ad", "ads", "add"),
        ("up", "ups", "us"),
        ("ga", "ga", "gas"),
        ("737", "737s", "747s"),
        ("1990s", "1990s", "1990"),
        ("economics", "economics", "economic"),
        ("critic", "critics", "criticism"),
        ("gas", "gasses", "gash"),
        ("moratorium", "moratoria", "memoria"),
        ("override", "overrode", "overrun"),
        ("analysis", "analyses", "analyst"),
        ("fisherman", "fishermen", "fishery"),
        ("woman", "women", "omen"),
        ("army", "armies", "arms"),
        ("merge", "merging", "merger"),
        ("acquire", "acquiring", "acquisition"),
        ("trade", "traded", "trader"),
        ("ship", "shipped", "shop"),
        ("label", "labelled", "lapel"),
        ("label", "labeled", "libel"),
        ("study", "studied", "studs"),
        ("agree", "agreed", "agreement"),
        ("car", "cars", "caring"),
        ("care", "caring", "carry"),
        ("plan", "planned", "planed"),
        ("house", "houses", "hose"),
        ("sunni", "sunnis", "sunny"),
        ("man", "men", "menu"),
        ("person", "people", "peoples'"),
        ("tooth", "teeth", "teethe"),
        ("referendum", "referenda", "referent"),
        ("strike", "struck", "stricken"),
        ("steal", "stolen", "stole's"),
        ("win", "won", "wonder"),
        ("leave", "leaving", "left"),
        ("see", "seeing", "saw"),
    ],
)
def test_a_form_and_what_only_looks_like_one(word, form, other):
    assert are_forms(word, form)
    assert not are_forms(word, other)


@pytest.mark.parametrize(
    "pair",
    [
        "universe university", "organ organization", "minister ministry", "united unit", "united unite", "news new",
        "texas texa", "wales wale", "paris pari", "dallas dalla", "marcos marco", "chang change", "france francs",
        "beijing beij", "during dure", "boeing boe", "williams william", "corps corp's",
    ],
)  # fmt: skip
def test_words_that_must_not_join(pair):
    assert not are_forms(*pair.split(), forms="plural")
    if pair != "chang change":
        assert not are_forms(*pair.split())


@pytest.mark.parametrize(
    ("keyword", "form", "other"),
    [
        ("Palestinians", "palestinian", "palestine"),
        ("Kurds", "kurd", "curds"),
        ("Sunnis", "sunni", "sun"),
        ("Yazidis", "yazidi", "yazid"),
        ("Mattis", "mattis", "matti"),
        ("Novartis", "novartis", "novarti"),
        ("Tariffs", "tariff", "tarry"),
        ("Philip", "philips", "phil"),
        ("Philips", "philips", "philip"),
        ("Reagan", "reagans", "reaga"),
        ("Lloyds", "lloyds", "lloyd"),
        ("Barclays", "barclays", "barclay"),
        ("Caesars", "caesars", "caesar"),
        ("Woods", "woods", "wood"),
        ("woods", "wood", "woody"),
        ("Mars", "mars", "mar"),
    ],
)
def test_a_name_in_s_keeps_it_unless_it_is_a_plural(keyword, form, other):
    mine = set(keyword_bases(keyword.lower(), keyword, "plural", "en"))
    assert mine & set(bases(form, "plural", "en")) and not mine & set(bases(other, "plural", "en"))


def test_forms_widen_from_exact_to_root():
    assert not are_forms("tariff", "tariffs", "exact")
    assert are_forms("tariff", "tariffs", "plural") and not are_forms("merge", "merged", "plural")
    assert are_forms("merge", "merged") and not are_forms("nation", "national")
    assert are_forms("nation", "national", "root")


@pytest.mark.parametrize(
    ("language", "word", "form", "other"),
    [
        ("de", "wahl", "wahlen", "wal"),
        ("fr", "election", "elections", "electron"),
        ("es", "eleccion", "elecciones", "electrico"),
        ("ru", "президент", "президента", "резидент"),
        ("pt", "governo", "governos", "inverno"),
        ("it", "governo", "governi", "inverno"),
    ],
)
def test_other_languages_are_stemmed_by_their_own_rules(language, word, form, other):
    assert are_forms(word, form, language=language)
    assert not are_forms(word, other, language=language)


def test_a_language_without_a_stemmer_knows_only_the_word_itself():
    assert bases("sana", "stem", "xx") == ("sana",)


@given(st.text("abcdeginrsty'", min_size=1, max_size=9), st.sampled_from(["exact", "plural", "stem", "root"]))
def test_a_word_is_its_own_first_base(word, forms):
    assert bases(word, forms, "en")[0] == word


@pytest.mark.parametrize(
    ("title", "found"),
    [("GOLD OUTPUT ROSE IN MAY", "ROSE"), ("Gold output rose in May", "rose"), ("Axl Rose Sings in May", "")],
)
def test_a_form_that_is_a_name_as_well_is_found_in_capitals(title: str, found: str):
    scores = Matcher([Profile.from_dict({"terms": ["rise"]}, id="p")]).score(Article(title=title))
    assert [match.text for score in scores for match in score.matches] == [found] * bool(found)


@pytest.mark.parametrize(
    ("term", "body", "language", "found"),
    [
        ("MP", "MPs, MP's, mps; MPS fell", "en", ["MPs", "MP"]),
        ("GA", "GAS PRICES; GAs", "en", ["GAs"]),
        ("IT", "its, ITS; ITs", "en", ["ITs"]),
        ("USS", "US; USS", "en", ["USS"]),
        ("Xi", "Xis; Xi's", "en", ["Xi"]),
        ("Mr Smith", "Mrs Smith", "en", []),
        ("start-up", "start-ups, startups; stirs up", "en", ["start-ups", "startups"]),
        ("ONG", "As ONGs; ongs", "pt", ["ONGs"]),
    ],
)
def test_plurals_of_two_letters_and_of_acronyms(term: str, body: str, language: str, found: list[str]):
    assert texts(term, body, language=language) == found


def test_the_fed_in_capitals_is_no_form_of_feed():
    assert is_name_instead("fed", "FED")
    assert not is_name_instead("fed", "fed")


def test_a_term_that_is_a_noun_as_well_means_itself():
    assert keyword_bases("shot", "shot", "stem", "en") == ("shot",)
    assert keyword_bases("people", "People", "plural", "en") == ("people",)
    assert keyword_bases("shots", "shots", "stem", "en") == ("shots", "shot")
    assert set(keyword_bases("stolen", "stolen", "stem", "en")) == {"stolen", "steal"}


@pytest.mark.parametrize("forms", ["plural", "exact", "root"])
def test_parts_of_verbs_are_no_plurals(forms):
    assert not are_forms("fall", "fell", forms)
