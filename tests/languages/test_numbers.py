"""Figures in digits and in words are one, in seven languages; dates, times and ordinals are none."""

import time

import pytest

from triage.languages.numbers.figures import amounts, figures, stated
from triage.languages.numbers.number_words import LANGUAGES, number_words


def values(text: str, language: str = "") -> list[str]:
    """The figures of a text."""
    return [one.value for one in figures(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Forty-one dead, forty one hurt, 41 missing", ["41", "41", "41"]),
        ("en", "one hundred and twelve of 1,200 ships, 2.5 million dlrs, $41m, two dozen, half a dozen", ["112", "1200", "2500000", "41000000", "24", "6"]),
        ("de", "Einundvierzig Tote, zwölftausendfünfhundert Euro, 12.500 Euro, 1,5 Mio. Euro, zwei Dutzend", ["41", "12500", "12500", "1500000", "24"]),
        ("fr", "Quatre-vingt-dix-sept morts, 1 200 blessés, deux mille euros, 3,5 millions", ["97", "1200", "2000", "3500000"]),
        ("es", "Cuarenta y un muertos, doscientas casas, 5 mil millones, 12.500 euros", ["41", "200", "5000000000", "12500"]),
        ("it", "Quarantuno morti, tremila feriti, duecento case, 2 milioni", ["41", "3000", "200", "2000000"]),
        ("pt", "Quarenta e um mortos, duzentas casas, cento e doze feridos, 2,5 milhões", ["41", "200", "112", "2500000"]),
        ("nl", "Eenenveertig doden, tweehonderd huizen, drieduizend euro, 2 miljoen", ["41", "200", "3000", "2000000"]),
    ],
)  # fmt: skip
def test_words_and_digits_are_equal(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_below_a_thousand_has_a_word(language: str) -> None:
    assert set(range(1000)) <= set(number_words(language).values.values())


@pytest.mark.parametrize(
    "text",
    [
        "on 12 November 2026", "on Nov. 12, 2026", "at 12:00 and 03:49 PM", "2026-11-12T09:00", "12.11.2026", "since 2026", "the 2026 season",
        "the 3rd and 41st", "flight MH370, COVID-19, a 5G mast", "No. 12", "story 0412", "at 1430 GMT", "one dead", "The one who fell",
    ],
)  # fmt: skip
def test_times_ordinals_and_codes_are_no_figures(text: str) -> None:
    assert values(text) == []


def test_what_is_nearly_a_time_is_a_figure() -> None:
    assert values("12 people in November") == ["12"]
    assert values("2000 dead") == ["2000"]
    assert values("1 dead") == ["1"]
    assert values("41 km") == ["41"]
    assert values("12 out of 41") == ["12", "41"]


def test_a_percentage_and_an_age_are_no_counts() -> None:
    assert values("12 percent, 12 pct, 12%, 12 per cent") == ["12%"] * 4
    assert values("A 41-year-old man; Smith, 41, said; aged 41") == ["41y"] * 3
    assert values("41 men") == ["41"]


def test_whatever_a_text_has_is_stated() -> None:
    assert "1" in stated("One man died")
    assert {"10", "15"} <= stated("10-15 ships")


def test_the_language_is_guessed_where_nobody_says_it() -> None:
    assert values("Elf Tote und zwei Verletzte bei einem Unfall auf der Autobahn") == ["11", "2"]
    assert values("They met once more at the sei restaurant, due on Friday") == []


def test_times_are_no_amounts_and_their_neighbours_are() -> None:
    assert (
        amounts("Published 12:00 on Nov 12, story 4119, at 0430 GMT, 3 pm, 3. Mai, 12.11.2026, November 2026")
        == []
    )
    assert amounts("Rates at 6.25 and 411 tonnes, 15 of 1,200, 3 people in May") == [
        "6.25",
        "411",
        "15",
        "1,200",
        "3",
    ]


@pytest.mark.parametrize("piece", ["1", "1,", "two ", "twenty-", "1 000 ", "a'", "12:00:", "1-", "hundred ", ".5"])
def test_no_text_takes_long(piece: str) -> None:
    started = time.process_time()
    figures(piece * 20_000)
    amounts(piece * 20_000)
    assert time.process_time() - started < 3
