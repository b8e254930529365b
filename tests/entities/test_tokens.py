"""Tokens of runs between blanks: the same as those of the whole text."""

import sys

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.entities import tokens as module
from triage.entities.gazetteer import gazetteer
from triage.entities.tokens import Tokeniser, Tokens, pieces, plain_quotes

#: Runs whose stops, hyphens and apostrophes depend on what stands beside them, and blanks.
PARTS = st.sampled_from(
    "J. A. é. Éa ß. x.Y x.y U.S. U.S Inc. Inc Co. co. J.R. (J. J.) a.b. 1.5 1,5 12th 9-5 Ohio-based Japan-U.S. Abe's 's ’s "
    "O'Brien d' AT&T <ABC.L> <abc> triage.org -- ... .. _a_ a_b é 東京。 . , A a 3 x, Abe, \ud800 \n \t \r\n \xa0 \u3000 \x1c".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PARTS, max_size=30).map(" ".join),
    st.lists(st.one_of(PARTS, st.just(" ")), max_size=30).map("".join),
)
REMEMBERS = Tokeniser(gazetteer().is_place)


def plain(text: str) -> list[tuple[str, int, int]]:
    """The plain way: words by one pattern over the text, then their pieces."""
    found = []
    for match in module._TOKEN.finditer(text):
        start = match.start()
        for part in pieces(match.group(), gazetteer().is_place):
            found.append((part, start, start + len(part)))
            start += len(part)
    return found


def remembered(text: str, tokeniser: Tokeniser) -> list[tuple[str, int, int]]:
    tokens = Tokens()
    tokeniser._scan(tokens, text)
    assert tokens.forms == list(map(plain_quotes, tokens.words))
    return list(zip(tokens.words, tokens.starts, tokens.ends, strict=True))


@settings(deadline=None, max_examples=examples(300))
@given(TEXTS)
def test_the_same_tokens_as_those_of_the_whole_text(text: str) -> None:
    assert remembered(text, REMEMBERS) == plain(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J. Smith", ["J.", "Smith"]),
        ("J. smith", ["J", ".", "smith"]),
        ("plan J.", ["plan", "J", "."]),
        ("plan J. ", ["plan", "J."]),
        ("J.\n\n Éluard", ["J.", "Éluard"]),
        ("J. 5", ["J", ".", "5"]),
    ],
)
def test_a_letter_keeps_its_stop_before_a_capital(text: str, words: list[str]) -> None:
    tokeniser = Tokeniser(gazetteer().is_place)
    for _ in range(2):  # when it is new, and when it is remembered
        assert [word for word, *_ in remembered(text, tokeniser)] == words


def test_sentences_are_the_same_when_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Mr. Abe met J. Doe. He left. “Why?” No.", "It rained (again). Abe said U.S. The end."] * 3

    def sentences() -> list[list[tuple[int, int]]]:
        tokeniser = Tokeniser(gazetteer().is_place)
        found = []
        for text in texts:
            tokens = Tokens()
            tokeniser.add(tokens, text, "body")
            found.append(tokens.sentences)
        return found

    expected = sentences()
    assert len(expected[0]) > 3
    monkeypatch.setattr(module, "_MOST_WORDS", 3)
    assert sentences() == expected


def test_every_blank_is_known() -> None:
    blanks = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))
    assert sorted(module._BLANKS + " ") == sorted(blanks)
    assert module._BLANKS[:9].isascii()
    assert not module._BLANKS[9].isascii()
