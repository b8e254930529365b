"""The lists of names, as they are written and read."""

import pytest

from triage.entities.gazetteer import Phrases, gazetteer
from triage.entities.tokens import Tokeniser


@pytest.mark.parametrize("names", [gazetteer().places, gazetteer().organisations], ids=["places", "organisations"])
def test_listed_names_are_written_token_by_token(names: Phrases):
    tokeniser = Tokeniser(lambda word: False)
    # Most are letters only, and tokens whatever a tokeniser does.
    others = [name for name in names.values if not name.replace(" ", "").isalpha()]
    assert [name for name in others if tokeniser.split(name.replace(" '", "'")) != name.split(" ")] == []


def test_a_name_of_several_kinds_or_countries():
    places = gazetteer().places.values
    assert places["Georgia"] == ("country", "GE")  # and a state
    assert places["U.S."] == ("alias", "US")
    assert places["Cambridge"] == ("town", "")  # in England and in Massachusetts


def test_how_far_names_reach():
    names = Phrases({"New York": ("city", "US"), "New York City": ("city", "US"), "York": ("town", "GB")})
    assert names.heads == {"New": 3, "York": 1}
    assert names.find("in New York and York".split(), 0, 5) == [(1, 3, ("city", "US")), (4, 5, ("town", "GB"))]
