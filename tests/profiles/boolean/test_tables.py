"""Thirty strings of each dialect decide as its documentation says: string → profile → matcher → hit or not."""

import pytest

from triage.matcher import Matcher
from triage.profiles.boolean.translate import DIALECTS

from .strings import Case, article, profile, table, takes

CASES = [case for dialect in DIALECTS for case in table(dialect)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.dialect}: {case.string[:60]}")
def test_a_string_decides_as_its_dialect_says(case: Case) -> None:
    matcher = Matcher([profile(case.string, case.dialect)])
    assert [text for text in case.hit if not takes(matcher, article(text))] == []
    assert [text for text in case.no if takes(matcher, article(text))] == []


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_has_thirty_strings_each_with_a_text_that_it_takes_and_one_that_it_does_not(dialect) -> None:
    cases = table(dialect)
    assert len({case.string for case in cases}) >= 30
    assert all(case.hit and case.no for case in cases)
