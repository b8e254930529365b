"""The arithmetic of a score from the outside: the golden example of the design, and one worked by hand."""

from math import exp, log

import pytest
from desk import Desk
from two_profiles import LONG, SHORT

GOLDEN = """\
threshold = 50
[defaults]
short_names = "off"
""" + "".join(
    f'[[term]]\ntext = "{text}"\nweight = {weight}\n'
    for text, weight in {
        "Abe": 3,
        "Trump": 3,
        "Shinzo Abe": 4,
        "Trans-Pacific Partnership": 3,
        "TPP": 3,
        "trade deals": 2,
        "alliance": 2,
        "North Korea": 2,
        "tariff": 2,
    }.items()
)
ADDENDS = {
    "Trump": 0.739,
    "Abe": 0.607,
    "alliance": 0.429,
    "Shinzo Abe": 0.273,
    "TPP": 0.205,
    "trade deals": 0.136,
    "North Korea": 0.076,
}
#: Names that stand in the credits of the seed and nowhere else.
CREDITED = ["Kaneko", "Nobuhiro Kubo", "Tim Kelly", "Brunnstrom", "Joseph Radford", "Peter Cooney"]


def addends(hit: dict) -> dict[str, float]:
    """What each term gave the sum, from its points: points share S⁺ as addends share E⁺."""
    [profile] = hit["profiles"]
    evidence = -log(1 - profile["score"] / 100) / 2
    return {part["term"]: part["points"] / profile["score"] * evidence for part in profile["contributions"]}


def test_the_golden_example(desk: Desk, seed):
    desk.write("golden.toml", GOLDEN)
    [hit] = desk.triage("scan", seed, "-p", "golden.toml", "--json").json["hits"]
    assert hit["score"] == pytest.approx(99.3, abs=0.5)
    assert hit["band"] == "strong"
    assert hit["words"] == 721
    assert addends(hit) == pytest.approx(ADDENDS, abs=0.03)
    assert hit["title"] == "Japan's PM Abe to Meet Trump Next Week, Pitch Importance of Alliance"
    assert hit["slug"] == "Abe FBN"
    assert hit["credits"].startswith("(Additional reporting by ")
    assert hit["credits"].endswith(" and Peter Cooney)")


def test_names_of_the_credits_line_score_nothing(desk: Desk, seed):
    desk.write("credits.toml", f"threshold = 1\nterms = {CREDITED}\n")
    ran = desk.triage("scan", seed, "-p", "credits.toml", "--json", "--all")
    assert ran.json["hits"] == []
    assert ran.json["rejects"][0]["profiles"] == []
    # The nearest hit: the same names where the profile asks for that field.
    desk.write("asked.toml", f'terms = {CREDITED}\n[defaults]\nin = ["credits"]\n')
    [hit] = desk.triage("scan", seed, "-p", "asked.toml", "--json").json["hits"]
    assert {part["term"] for part in hit["profiles"][0]["contributions"]} == set(CREDITED)


@pytest.mark.parametrize("profile", [SHORT, LONG], ids=["one minute", "full"])
def test_both_profiles_of_the_design_make_it_a_hit(desk: Desk, seed, profile):
    desk.write("profiles/japan.toml", profile)
    ran = desk.triage("scan", seed, "--json")
    [hit] = ran.json["hits"]
    assert hit["profiles"][0]["id"] == "japan"
    assert hit["score"] >= 50
    assert (ran.status, ran.err) == (0, "")


def test_a_score_worked_by_hand(desk: Desk):
    """Up to 50 words n is 0.6, so that k occurrences of weight z saturate to kz/(kz + 2.4).

    W is the largest of two positive weights, 2.  otter: title 5 + lead 2, 7/9.4 = .7447; rates: title 5,
    5/7.4 = .6757, halved by its weight; harbour: lead 2, 2/4.4 = .4545, halved and negative.
    """
    desk.article("otter.txt", "Otter Bank Lifts Rates", "LIMA - Otter Bank said the harbour can wait.")
    desk.write(
        "otter.toml",
        'terms = [{ text = "otter", weight = 2 }, { text = "rates", weight = 1 }, { text = "harbour", weight = -1 }]',
    )
    [hit] = desk.triage("scan", "otter.txt", "-p", "otter.toml", "--json").json["hits"]
    otter, rates, harbour = 7 / 9.4, 5 / 7.4 / 2, -2 / 4.4 / 2
    alone = 100 * (1 - exp(-2 * (otter + rates)))
    score = 100 * (1 - exp(-2 * (otter + rates + harbour)))
    assert (round(alone, 3), round(score, 3)) == (88.525, 81.922)
    assert hit["score"] == round(score, 3)
    parts = {part["term"]: part for part in hit["profiles"][0]["contributions"]}
    assert parts["otter"]["points"] == pytest.approx(alone * otter / (otter + rates), abs=0.001)
    assert parts["rates"]["points"] == pytest.approx(alone * rates / (otter + rates), abs=0.001)
    assert parts["harbour"]["points"] == pytest.approx(score - alone, abs=0.001)
    assert parts["rates"]["without"] == pytest.approx(score - 100 * (1 - exp(-2 * (otter + harbour))), abs=0.001)
    assert [parts[term]["count"] for term in ("otter", "rates", "harbour")] == [2, 1, 1]
