"""Numbers in another wording than the term's; beside each accept its nearest reject."""

import pytest

from .looking import kinds, texts


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        ("10 percent", "10%, 10 per cent, 10 pct, 110 percent, 10 percentage points", ["10%", "10 per cent", "10 pct"]),
        ("10% tariff", "a 10 percent tariff, a 10-percent tariff", ["10 percent tariff", "10-percent tariff"]),
        ("10 Prozent", "um 10 %, um 2,10 Prozent", ["10 %"]),
        ("1.5°C", "1.5C; 1.5 degrees Celsius; 1.5-degree; 11.5 degrees; 1.5°F", ["1.5C", "1.5 degrees Celsius", "1.5-degree"]),
        ("1.5 degrees", "by 1.5°C, by 2.1.5 C", ["1.5°C"]),
        ("24 February", "Feb. 24; February 24th; 24 Feb 2022; 124 February", ["Feb. 24", "February 24th", "24 Feb"]),
        ("Feb. 24, 2022", "24 February 2022; 24 February 2021; February 24, 2022", ["24 February 2022", "February 24, 2022"]),
        ("Second Amendment", "the 2nd Amendment, the 22nd Amendment", ["2nd Amendment"]),
        ("21st century", "the twenty-first century, the first century", ["twenty-first century"]),
        ("World War II", "World War Two, World War 2, World War I", ["World War Two", "World War 2"]),
        ("Phase 3 trial", "a Phase III trial, a Phase II trial", ["Phase III trial"]),
        ("Formula 1", "Formula One, Formula Two", ["Formula One"]),
        ("five people", "5 people, 25 people, 5.5 people", ["5 people"]),
        ("three-day strike", "a 3-day strike, a 33-day strike", ["3-day strike"]),
        ("two million", "2m people, 2 million, 12 million", ["2m", "2 million"]),
        ("second", "the 2nd", []),
        ("80th anniversary", "the eightieth anniversary, the 180th anniversary", ["eightieth anniversary"]),
        ("100 km", "100km, 100 kilometres, 1100km, 100 kg", ["100km", "100 kilometres"]),
        ("5kg", "a 5 kg bag, 15 kg", ["5 kg"]),
        ("1.5 million", "1.5m, 1.5 mln, 1.5mn people; 1.5 m high; 11.5 mln", ["1.5m", "1.5 mln", "1.5mn"]),
        ("$5 million", "$5 mln, $5 mn; A$5 mln; $5 mlb", ["$5 mln", "$5 mn"]),
        ("Pope Leo XIV", "Pope Leo 14", []),
    ],
)  # fmt: skip
def test_numbers_in_other_words(term: str, body: str, found: list[str]) -> None:
    assert texts(term, body) == found


def test_another_wording_is_a_form() -> None:
    assert kinds("10%", "10 percent and 10%") == [("10 percent", "form"), ("10%", "exact")]
