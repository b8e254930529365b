"""The starter loads, works, and stays true when its comments are taken away."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.loading import profile
from triage.profiles.check import check_profile
from triage.profiles.starter import starter


def test_it_works_as_it_stands():
    found = profile(starter("bird-flu"))
    assert (found.title, [term.text for term in found.terms]) == ("Bird flu", ["bird flu"])
    assert found.threshold == "any"
    assert check_profile(found) == ()


def test_everything_in_its_comments_is_true():
    lines = starter("copper").replace('terms = ["copper"]\n', "").split("\n")
    # A line of code behind the comment sign looks like `# key = …` or `# [table]`.
    opened = [re.sub(r"^# (?=\[|\w+ = )", "", line) for line in lines]
    found = profile("\n".join(opened))
    assert found.threshold == 50
    assert [term.text for term in found.terms] == ["Okinawa", "alliance", "Shinzo Abe"]
    assert found.combinations[0].all[1] == ("Tokyo", "Washington")
    assert found.tests and found.filter.min_words == 50 and found.require.any


@pytest.mark.parametrize("name", ["", "  ", 'a "b"', "c:\\d", "@who", "file:x", "安倍", "a\nb", "--"])
def test_any_name_will_do(name):
    assert profile(starter(name)).terms


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_really_any(name):
    assert profile(starter(name)).title
