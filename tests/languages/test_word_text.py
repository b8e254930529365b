"""A list of words gives the same answers as a text and as a set."""

import pytest

from triage.languages.english import dictionary, dictionary_text
from triage.languages.word_text import FEW, FEW_IN_ORDER, WordText
from triage.matching.spelling import all_spellings, spellings


@pytest.mark.parametrize("in_order", [False, True])
def test_the_answers_stay_the_same_when_many_ask(*, in_order: bool) -> None:
    words = WordText("crude oil\noils\n", in_order=in_order)
    asked = {
        "oil": True,
        "il": False,
        "crude": True,
        "oils": True,
        "": False,
        "a": False,
        "oilz": False,
        "z": False,
    }
    for _ in range(FEW_IN_ORDER // len(asked) + 2 if in_order else FEW):
        assert {word: word in words for word in asked} == asked


def test_the_dictionary_is_one() -> None:
    words = dictionary_text()
    assert "heavies" in words
    assert "tennant" not in words
    for word in sorted(dictionary())[:: 63_485 // (2 * FEW)]:
        assert word in words
        assert f"{word}q" not in words


def test_inflections_are_respelt_as_each_by_itself() -> None:
    forms = ("labour", "labours", "laboured", "catalogue", "four")
    assert all_spellings(forms) == frozenset().union(*map(spellings, forms))
    assert {"labor", "labored", "catalog"} <= all_spellings(forms)
    assert "for" not in all_spellings(forms)
