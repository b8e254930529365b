"""Sums of rows by words: the same as the sums over the features of every token."""

from collections.abc import Callable

import pytest
from extent import examples
from hypothesis import HealthCheck, given, settings

from tests.entities.test_properties import TEXTS
from triage.entities import scores, word_scores
from triage.entities.casing import recase
from triage.entities.gazetteer import DATA, gazetteer, read
from triage.entities.model import lexicon_of
from triage.entities.scores import Scores
from triage.entities.tokens import Tokeniser, Tokens
from triage.entities.weights import LABELS, SCALE, Weights, lanes
from triage.entities.word_scores import Usage, line_of, usage

WEIGHTS = Weights(read("en-keys.txt"), (DATA / "en-rows.bin").read_bytes())
LEXICON = lexicon_of(read("lexicon.txt"))
SCORES = Scores(gazetteer(), LEXICON, WEIGHTS)
Summed = Callable[[Tokens], list[list[int]]]
NEWS = (
    "U.S. PRESIDENT OBAMA MEETS ABE IN NEW YORK\n\nTOKYO, Nov 17 (Reuters) - Prime Minister Shinzo Abe of Japan said on "
    "Thursday that the Bank of Japan and Ryan's Family Steak Houses Inc would not. The well-known bye-bye | Abe, of | the Abe "
    "family in Bye-Bye Bay, said: I go to Iowa.\nª and ǅ and ß met In New York and New\nYork In In Tokyo said Said Inc said.\nI am.\n"
)


def tokens_of(*texts: str) -> Tokens:
    tokens = Tokens()
    for text in texts:
        Tokeniser(gazetteer().is_place, gazetteer().opens_name).add(tokens, text, "body")
    recase(tokens, gazetteer())
    return tokens


@pytest.fixture
def summed(benchmarks: Callable[[str], None]) -> Summed:
    """The plain way: build the features, look each of them up."""
    benchmarks("entities")
    import features

    built = features.Features(gazetteer(), LEXICON)
    return lambda tokens: [[sum(map(WEIGHTS.row, one)) for one in line] for line in built.sentences(tokens)]


def test_news(summed: Summed) -> None:
    tokens = tokens_of(NEWS)
    found = SCORES.sentences(tokens)
    assert found == summed(tokens)
    assert [] in found and sum(map(len, found)) > 60


@settings(deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS)
def test_any_text(summed: Summed, one: str, other: str) -> None:
    tokens = tokens_of(one, other)
    assert SCORES.sentences(tokens) == summed(tokens)


def test_what_is_forgotten_is_found_again(summed: Summed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory of three words gives what one of 20,000 gives."""
    monkeypatch.setattr(word_scores, "MOST_WORDS", 3)
    monkeypatch.setattr(scores, "MOST_CONTEXTS", 2)
    tokens = tokens_of(NEWS)
    bounded = Scores(gazetteer(), LEXICON, WEIGHTS)
    assert bounded.sentences(tokens) == summed(tokens) == bounded.sentences(tokens)


def test_no_text_has_no_sentences() -> None:
    assert SCORES.sentences(Tokens()) == []


def test_lanes_give_back_what_was_added() -> None:
    """A row is counted from O, and lanes below zero borrow nothing from their neighbours in the end."""
    rows = [WEIGHTS.row("w=Tokyo"), WEIGHTS.row("BOS"), WEIGHTS.row("w=nobodyknows")]
    assert rows[0] and rows[1] and not rows[2]
    one, other, nothing, both = lanes([*rows, rows[0] + rows[1]])
    assert nothing == (0,) * len(LABELS)
    assert both == tuple(a + b for a, b in zip(one, other, strict=True))
    assert min(both) < 0 and max(abs(lane) for lane in both) < 20 * SCALE


def test_the_words_of_pairs_are_told_apart() -> None:
    front, behind = Weights("f= a|b ||x y|| c|b\n", bytes(4 * 32)).halves("f=")
    assert {"a", "|", "y", "c"} <= front
    assert {"b", "x", "|"} <= behind
    assert not {"b", "x"} & front
    assert not {"a", "c", "y"} & behind
    for family in ("f=", "b="):  # those of the model: no pair is missed
        front, behind = WEIGHTS.halves(family)
        for key in WEIGHTS.family(family):
            first = key[: key.index("|", 1)]
            assert first in front
            assert key[len(first) + 1 :] in behind


def test_how_english_uses_a_word_is_found_in_its_line() -> None:
    lines = [b"", b""]
    lines[line_of("tokyo", 2)] += b" Tokyo=0011 tokyo=11 tokyo:3 "
    known = Usage(lines)
    assert known.of("Tokyo", "tokyo") == ("0011", "3")
    assert known.of("TOKYO", "tokyo") == ("0011", "3")  # in capitals, as it would have only the first
    assert known.of("tokyo", "tokyo") == ("11", "3")
    assert known.of("toKyo", "tokyo") == ("", "3")
    for form in ("okyo", "Toky", "=", "Tokyo=", "Tokyo=0011"):
        assert known.of(form, form.lower()) == ("", "")


def test_every_entry_is_in_the_line_of_its_word() -> None:
    lines = (DATA / "usage.txt").read_text(encoding="utf-8").split("\n")
    entries = [(number, entry) for number, line in enumerate(lines) for entry in line.split()]
    assert len(entries) > 90_000
    for number, entry in entries[::50]:
        word, mark, value = entry.partition("=" if "=" in entry else ":")
        assert line_of(word.lower(), len(lines)) == number
        assert usage().of(word, word.lower())[mark == ":"] == value


def test_every_listed_name_has_a_capital() -> None:
    """So that words in small letters need not be looked for among them."""
    lists = gazetteer()
    for names in (
        lists.first,
        lists.first_abroad.all(),
        lists.last,
        lists.last_abroad.all(),
        lists.demonyms,
        lists.demonym_heads,
    ):
        assert all(name[0].isupper() for name in names)
