"""Repairs of single names, whoever proposed them."""

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities import recognised
from triage.entities.cut import cut
from triage.entities.gazetteer import gazetteer
from triage.entities.repair import repair
from triage.entities.tokens import Name, Tokeniser, Tokens

WORDS = st.sampled_from(
    "CEO of No. U.S. President Barack Obama Secretary of State John Kerry and China Japan , - Inc Corp Co the The West German "
    "German Embassy Ministry Foreign Bank Smith said in Trinidad Tobago Brothers & du Pont Act Island ( < > d'Estaing 4th".split()
)


def tokens_of(text: str) -> Tokens:
    tokens = Tokens()
    Tokeniser(gazetteer().is_place).add(tokens, text, "body")
    return tokens


def test_capitals_that_are_no_name_are_dropped() -> None:
    tokens = tokens_of("It was No. of all.")
    assert cut(tokens, Name(2, 3, "ORG", 0.5), gazetteer()) == []


@settings(deadline=None, max_examples=examples(300))
@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_whatever_is_proposed_names_stay_apart_and_inside_their_sentence(
    words: list[str], data: st.DataObject
) -> None:
    tokens = tokens_of(" ".join(words))
    proposed = []
    for begin, end in tokens.sentences:
        places = sorted(data.draw(st.sets(st.integers(begin, end), max_size=6)))
        kinds = st.sampled_from(["PER", "ORG", "LOC", "MISC"])
        proposed.append(
            [Name(b, e, data.draw(kinds), 0.7) for b, e in zip(places[::2], places[1::2], strict=False)]
        )
    for (begin, end), names in zip(tokens.sentences, repair(tokens, proposed, gazetteer()), strict=True):
        edges = [begin, *(place for name in names for place in (name.begin, name.end)), end]
        assert edges == sorted(edges)
        assert all(name.begin < name.end for name in names)


def test_a_given_name_that_is_a_people_too_stays_with_its_surname() -> None:
    body = "Chief executive Christian Bruch raised the forecast. Christian leaders disagreed, and so did Christian Angela Weber."
    assert "Christian Bruch" in recognised.of("PERSON", body)
    assert "Angela Weber" in recognised.of("PERSON", body)


def test_two_counties_have_one_police() -> None:
    assert "Avon and Somerset Police" in recognised.names(
        "Avon and Somerset Police said a man had been arrested on Monday."
    )
    assert "Avon and Somerset Police" not in recognised.names(
        "Avon and Somerset said a man had been arrested on Monday."
    )
