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


def test_a_hashtag_gives_its_points_to_one_term_and_its_words_to_gates() -> None:
    assert counts(profile("Gaza", "attack"), "#GazaUnderAttack") == {"Gaza": 1}
    assert score(profile("Gaza", exclude=["attack"]), "#GazaUnderAttack").value == 0
    assert kinds("climate strike", "#ClimateStrike, #climatestrike") == [
        ("ClimateStrike", "exact"),
        ("climatestrike", "form"),
    ]
