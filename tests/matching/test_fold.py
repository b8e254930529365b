"""Folding: what is compared as equal, and what stays apart."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.matching.fold import _folded, fold, joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erdoğan", "ERDOGAN"), ("Łódź", "Lodz"), ("Straße", "STRASSE"), ("İstanbul", "istanbul"), ("Århus", "arhus"),
        ("Kılıçdaroğlu", "kilicdaroglu"), ("Nguyễn", "Nguyen"), ("Ørsted", "orsted"), ("Œuvre", "oeuvre"),
        ("co\u00adoperation", "cooperation"), ("zero\u200bwidth", "zerowidth"), ("e\u0301lite", "élite"),
        ("Горбачёв", "горбачев"), ("مُحَمَّد", "محمد"), ("محـمد", "محمد"), ("ΟΔΥΣΣΕΎΣ", "οδυσσεύς"), ("ＡＢＥ", "abe"),
        ("ｶﾞ", "ガ"), ("ﬁnance", "finance"),
    ],
)  # fmt: skip
def test_spellings_that_are_compared_as_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("が", "か"), ("й", "и"), ("हिन्दी", "हनद"), ("Łódź", "Lod"), ("안", "아")]
)
def test_letters_that_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=12))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127), max_size=12))
def test_ascii_is_only_lowered(text):
    assert fold(text) == text.lower()


def test_a_whole_term_is_joined_without_its_joints():
    assert joined("co-operation") == joined("co operation") == "cooperation"
    assert joined("u.s.") == "us" and joined("cote d'ivoire") == joined("cote d ivoire")
    assert joined("co-operation") != joined("corporation")


def test_words_of_latin_letters_are_folded_letter_by_letter_as_whole_words_are() -> None:
    letters = [chr(code) for code in range(0x41, 0x250)] + ["\xad", "ß", "İ"]
    draw = random.Random(7)
    for _ in range(3_000):
        word = "".join(draw.choices(letters, k=draw.randrange(1, 7)))
        assert fold(word) == (word.lower() if word.isascii() else _folded(word))
