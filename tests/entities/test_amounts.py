"""Dates, money and percentages with their values."""

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.entities import amounts as module
from triage.entities.amounts import amounts

PUBLISHED = "2016-11-10T05:00:00+00:00"  # a Thursday


def values(text: str, published: str = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(text[a.start : a.end], a.type, a.value) for a in amounts(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid $78 billion", [("$78 billion", "MONEY", "78000000000 USD")]),
        ("paid $ 1,234.50 once", [("$ 1,234.50", "MONEY", "1234.5 USD")]),
        ("at £5m and ¥20bn", [("£5m", "MONEY", "5000000 GBP"), ("¥20bn", "MONEY", "20000000000 JPY")]),
        ("3.4 mln dlrs", [("3.4 mln dlrs", "MONEY", "3400000 USD")]),
        ("85 cts a share", [("85 cts", "MONEY", "0.85 USD")]),
        ("USD 3 million", [("USD 3 million", "MONEY", "3000000 USD")]),
        ("two million euros", [("two million euros", "MONEY", "2000000 EUR")]),
        ("5 million pounds", [("5 million pounds", "MONEY", "5000000 GBP")]),
        ("lost 5 pounds", []),
        ("78 billion people", []),
        ("a $-sign", []),
        ("won 3 games", []),
    ],
)
def test_money(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5 percent", "1.5"),
        ("20 pct", "20"),
        ("5%", "5"),
        ("per cent", None),
        ("two percent", "2"),
        ("0.10 per cent", "0.1"),
    ],
)
def test_percentages(text: str, value: str | None) -> None:
    assert [a.value for a in amounts(text, "") if a.type == "PERCENT"] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("on November 17, 2016 he", "", [("November 17, 2016", "2016-11-17")]),
        ("on 17 Nov. 2016 he", "", [("17 Nov. 2016", "2016-11-17")]),
        ("since 2016-11-17 he", "", [("2016-11-17", "2016-11-17")]),
        ("on Nov. 17 he", "", [("Nov. 17", None)]),
        ("on Nov. 17 he", PUBLISHED, [("Nov. 17", "2016-11-17")]),
        ("on Jan 2 he", "2016-12-30", [("Jan 2", "2017-01-02")]),
        ("said on Thursday", PUBLISHED, [("Thursday", "2016-11-10")]),
        ("said on Friday", PUBLISHED, [("Friday", "2016-11-04")]),
        ("will meet on Friday", PUBLISHED, [("Friday", "2016-11-11")]),
        ("next Thursday", PUBLISHED, [("next Thursday", "2016-11-17")]),
        ("last Thursday", PUBLISHED, [("last Thursday", "2016-11-03")]),
        ("said on Thursday", "", [("Thursday", None)]),
        ("came yesterday", PUBLISHED, [("yesterday", "2016-11-09")]),
        ("in January", PUBLISHED, [("January", None)]),
        ("in May 2014 and in 2013", "", [("May 2014", "2014-05"), ("2013", "2013")]),
        ("on February 30, 2016", "", [("February 30, 2016", None)]),
        ("He may come; Theresa May said 2014 people", "", []),
        ("room 2014", "", []),
        ("on Sepember 3 he", "", []),
        ("on Sept. 3, 1999 he", "", [("Sept. 3, 1999", "1999-09-03")]),
    ],
)
def test_dates(text: str, published: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(text[a.start : a.end], a.value) for a in amounts(text, published) if a.type == "DATE"] == expected


def test_the_ends_of_the_calendar() -> None:
    assert values("tomorrow, next Friday, Dec 31", "9999-12-31")[0] == ("tomorrow", "DATE", None)
    assert values("yesterday, last Friday, Jan 1", "0001-01-01")[0] == ("yesterday", "DATE", None)


def test_a_number_in_words_has_a_sign() -> None:
    assert values("fell by −two percent") == [("−two percent", "PERCENT", "-2")]
    assert values("fell by mid-two percent") == [("two percent", "PERCENT", "2")]


PIECES = st.sampled_from(
    "$ US$ A$ Rs Rs. € £ 5 12 1,234 1,234.50 0 00 0.00 1.5 one Two twenty ſix fıve - -- + − % ٪ percent pct million mln k m bn dlrs "
    "dollars yen pounds marks cents USD usd EUR in through fiscal the last Next today Yesterday May May. Sept Market June Monday Sun "
    "2016 1987 2016-11-17 17th , . x of ٣ 123456789012345678 1990s won €5m HK$ \n".split(" ")
)


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(200))
@given(
    st.lists(
        st.sampled_from(["", " ", "  "]).flatmap(lambda blank: PIECES.map(lambda piece: blank + piece)), max_size=9
    )
)
def test_looking_at_numbers_alone_misses_nothing(pieces: list[str]) -> None:
    """The plain way is to search the whole text."""
    text = "".join(pieces)
    digits = [match.start() for match in module._DIGITS.finditer(text)]
    words = sorted(module._count_words(text))
    assert words == [match.start() for match in module._COUNT_WORD.finditer(text)]
    starts = sorted([*digits, *words])
    percents = [match.span() for match in module._PERCENT.finditer(text)]
    sums = [match.span() for match in module._MONEY.finditer(text) if module._sum(match)]
    assert [(amount.start, amount.end) for amount in module._percents(text, starts)] == percents
    assert [(amount.start, amount.end) for amount in module._sums(text, starts)] == sums
    dates = [match.end() for match in module._DATE.finditer(text)]
    assert [amount.end for amount in module._dates(text, digits, None)] == dates
