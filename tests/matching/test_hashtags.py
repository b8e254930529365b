"""The words of a hashtag; beside each accept its nearest reject."""

import pytest

from .looking import counts, kinds, profile, score, texts


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        ("Gaza", "Marching for #GazaUnderAttack today", ["Gaza"]),
        ("Gaza", "Marching for #GazansUnderAttack today", []),
        ("Gaza", "Marching for GazaUnderAttack, page.html#GazaUnderAttack, &#GazaUnderAttack", []),
        ("attack", "#GazaUnderAttack", ["Attack"]),
        ("attacks", "#GazaUnderAttack", ["Attack"]),
        ("climate strike", "#ClimateStrikeNow and #ClimateStrike", ["ClimateStrike", "ClimateStrike"]),
        ("climate strike", "#ClimateAndStrike, #StrikeClimate, climate #StrikeNow", []),
        ("US", "#USPolitics, #UsToo", ["US"]),
        ("NATO", "#NATOSummit’s end", ["NATO"]),
        ("Biden", "#BidenHarris2028’s rally", ["Biden"]),
        ("COVID", "#COVID19 and #COVID-19", ["COVID", "COVID"]),
        ("H", "#H5N1", []),
        ("tube", "#YouTube", []),
        ("phone", "#iPhone", []),
        ("Donald", "#McDonaldStrike", []),
        ("McDonald", "#McDonaldStrike", ["McDonald"]),
        ("Seçim", "#TürkiyeSeçimleri #TürkiyeSeçkin", ["Seçimleri"]),
        ("Киев", "#СпасёмКиев", ["Киев"]),
        ("ガザ", "#SaveGaza", []),
        # The spelling of a hashtag is its own.
        ("Thunberg", "#GretaThunburgSpeech", []),
        ("Thunberg", "＃GretaThunbergSpeech", ["Thunberg"]),
    ],
)
def test_the_words_of_a_hashtag(term: str, body: str, found: list[str]) -> None:
    assert texts(term, body) == found


def test_each_word_of_a_hashtag_counts_for_its_term() -> None:
    found = counts(profile("Gaza", "attack", "under attack"), "#GazaUnderAttack and Gaza")
    assert found == {"Gaza": 2, "under attack": 1}
    assert counts(profile("Gaza", "attack"), "#GazaUnderAttack") == {"Gaza": 1, "attack": 1}
    assert counts(profile("climate", "climate strike", "strike"), "#ClimateStrike") == {"climate strike": 1}
    assert score(profile("Gaza", exclude=["attack"]), "#GazaUnderAttack").value == 0


def test_a_hashtag_counts_once_for_one_term() -> None:
    assert kinds("climate strike", "#ClimateStrike, #climatestrike") == [
        ("ClimateStrike", "form"),
        ("climatestrike", "form"),
    ]
    assert texts({"text": "strike", "variants": ["climate strike"]}, "#ClimateStrikeStrike") == [
        "ClimateStrike",
        "Strike",
    ]
