"""Tokens: spans and words agree, whatever the text; the fast road sees what the slow one sees."""

from itertools import pairwise

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.matching import tokens

#: Where tokenisers go wrong: apostrophes, dots, joiners, marks, scripts without spaces, boundaries.
ODD = "aAzZ09 _'’‘´\u02bc\".,-–…\n\r\t\0\xad\u200b\u200d\u0301\u0308İßéЖ東京ひカーｶﾞกำไ가بאऄ्ा🐟"
TEXTS = st.text(st.sampled_from(ODD), max_size=40) | st.text(max_size=40)
EXAMPLES = [
    ("Trump's U.S. trip", ["Trump's", "U", "S", "trip"]),
    ("Asia-Pacific COVID-19 M-1", ["Asia", "Pacific", "COVID", "19", "M", "1"]),
    ("O’Brien's ’quoted’ 'word'", ["O’Brien's", "quoted", "word"]),
    ("rock 'n' roll '80s", ["rock", "n", "roll", "80s"]),
    ("snake_case", ["snake", "case"]),
    ("co\u00adoperate zero\u200bwidth", ["co\u00adoperate", "zero\u200bwidth"]),
    ("İstanbul Straße cafe\u0301", ["İstanbul", "Straße", "cafe\u0301"]),
    ("東京とカフェ", ["東", "京", "と", "カ", "フ", "ェ"]),
    ("が か\u3099", ["が", "か\u3099"]),
    ("กรุงเทพ", ["ก", "รุ", "ง", "เ", "ท", "พ"]),
    ("naïve—dash…dots", ["naïve", "dash", "dots"]),
    ("one\r\ntwo", ["one", "two"]),
    ("3.5% $1,000", ["3", "5", "1", "000"]),
    ("한국 뉴스", ["한국", "뉴스"]),
    ("हिन्दी", ["हिन्दी"]),
    ("NATO를 AI가 2024년에", ["NATO", "를", "AI", "가", "2024", "년에"]),
    ("بNATO في ٢٠٢٤", ["ب", "NATO", "في", "٢٠٢٤"]),
    ("ｶﾞｽ", ["ｶﾞ", "ｽ"]),
    ("Wendel´s Лук\u02bcянівка", ["Wendel´s", "Лук\u02bcянівка"]),
    ("🐟 — “ ”", []),
]


def comparable(token: str) -> str:
    """As the vocabulary looks at it: apostrophes straight, none at the ends."""
    return tokens.straightened(token).strip("'")


@pytest.mark.parametrize(("text", "words"), EXAMPLES)
def test_by_example(text: str, words: list[str]):
    assert tokens.words(text) == words
    assert [text[start:end] for start, end in tokens.spans(text)] == words


@given(TEXTS)
@settings(deadline=None, max_examples=examples(150))
def test_spans_give_back_the_words(text: str):
    spans = tokens.spans(text)
    assert [text[start:end] for start, end in spans] == tokens.words(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None, max_examples=examples(300))
def test_the_fast_road_sees_the_same_tokens(texts: list[str]):
    expected: list[str] = []
    for text in texts:
        expected += [*map(comparable, tokens.words(text)), tokens.BOUNDARY]
    assert list(map(comparable, tokens.surfaces(texts))) == expected


@given(TEXTS)
@settings(deadline=None, max_examples=examples(100))
def test_count(text: str):
    assert tokens.count(text) == len(tokens.words(text))


@given(st.text(alphabet="ab'.- \n\t09Zé\0", max_size=40), st.lists(st.integers(0, 30), max_size=8))
@settings(deadline=None, max_examples=examples(300))
def test_a_ruler_measures_what_spans_cuts(text: str, wanted: list[int]) -> None:
    ruler = tokens.Ruler.of(text)
    cut = tokens.spans(text)
    if ruler is not None:
        assert [ruler.span(token) for token in wanted if token < len(cut)] == [
            cut[token] for token in wanted if token < len(cut)
        ]
