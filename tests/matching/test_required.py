"""What is required of substrings and expressions: nothing is found without it, whatever the letters."""

import random
import re
import sys

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from triage import Article, Matcher, Profile
from triage.matching.required import FEW, Required, folded, literal_of

ATOMS = st.sampled_from(
    [*"abk", "i", r"\.", r"\b", r"\w", r"\d", ".", "[ab]", "[^]a]", "[a-k]", "(ab|k)", "(?:ba)", "(a(b|i)k)", r"\x61", r"\u0062", "(?=a)", "^", "$", r"\s", "é"]
)  # fmt: skip
MANY = st.sampled_from(["", "", "", "?", "*", "+", "+?", "{2}", "{0,1}", "??", "|", "*+"])
EXPRESSIONS = st.lists(st.tuples(ATOMS, MANY), min_size=1, max_size=6).map(
    lambda parts: "".join(map("".join, parts))
)


@pytest.mark.slow
@given(EXPRESSIONS, st.lists(st.text(alphabet="abkiIKAéıKİ. 1", max_size=12), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_what_an_expression_finds_holds_its_literal(expression: str, texts: list[str]) -> None:
    try:
        made = regex.compile(expression, regex.IGNORECASE)
    except regex.error:
        return
    literal = folded(literal_of(expression))
    for text in texts:
        if any(found.end() > found.start() for found in made.finditer(text, timeout=1)):
            assert literal in folded(text)


def test_two_letters_that_are_one_without_case_fold_to_one() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if 0xD800 <= code < 0xE000 or not letter.isalpha():
            continue
        others = {letter.lower(), letter.upper(), letter.title(), letter.casefold(), letter.swapcase()} - {letter}
        for other in others:
            if len(other) == 1 and re.fullmatch(re.escape(letter), other, re.IGNORECASE):
                assert folded(letter) == folded(other), (letter, other)
    # Of those that no mapping leads to.
    assert folded("ſ") == folded("S") and folded("K") == folded("k") and folded("ς") == folded("Σ")
    assert folded("ﬅ") == folded("ﬆ") and folded("µ") == folded("Μ")


@pytest.mark.parametrize("count", [FEW - 4, FEW + 100])
def test_few_and_many_are_found_alike(count: int) -> None:
    draw = random.Random(7)
    words = ["".join(draw.choices("abcde", k=draw.randrange(1, 6))) for _ in range(count)]
    required = Required((word, number) for number, word in enumerate(words))
    for _ in range(50):
        texts = ["".join(draw.choices("abcde ", k=30)) for _ in range(2)]
        found = required.standing(texts)
        truth = [number for number, word in enumerate(words) if any(word in text for text in texts)]
        assert [number for number in found if any(words[number] in text for text in texts)] == truth


def test_many_substrings_and_expressions_find_what_one_finds() -> None:
    body = "The HARBOURMASTER of İzmir saw 12 ferries; the ſtorm came at 5.25 knots, said Kelvin of the K-line."
    texts = ["harbourm", "izmir", "storm", "k-line", "ferr", "nowhere", "12", "e"]
    expressions = [r"har\w+ster", r"\d+\.25 kno?ts", r"(?i)KELVIN", r"storms?|gales?", r"ferry\b", r"\x6b-line"]
    padding = [f"nothing{number}" for number in range(2 * FEW)]

    def found(texts: list[str], expressions: list[str]) -> set[str]:
        """The terms that occur, each in a profile of its own."""
        terms = [{"id": text, "text": text, "as": "substring"} for text in texts]
        terms += [{"id": text, "text": text, "as": "regex"} for text in expressions]
        matcher = Matcher(
            [Profile.from_dict({"term": [term]}, id=f"p{number}") for number, term in enumerate(terms)]
        )
        scores = matcher.score(Article(title="Ferries", body=body))
        return {term["id"] for term, score in zip(terms, scores, strict=True) if score.matches}

    truth = {text for text in texts if re.search(re.escape(text), body, re.IGNORECASE)}
    truth |= {one for one in expressions if regex.search(one, body, regex.IGNORECASE)}
    assert truth == {*texts, *expressions} - {"nowhere", r"ferry\b"}
    assert found(texts + padding, expressions) == found(texts, expressions) == truth


def test_an_expression_is_not_run_where_what_it_needs_does_not_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """So one that runs away costs nothing in most texts."""
    from triage.matching import regex as expressions

    asked: list[str] = []
    monkeypatch.setattr(expressions, "places", lambda text, subject, **_: asked.append(subject) or [])
    matcher = Matcher([Profile.from_dict({"id": "p", "term": [{"text": "(a|a)+b", "as": "regex"}]})])
    matcher.score(Article(title="Cod", body=f"The cod {'a' * 40} fell on Monday."))
    assert asked == []
    matcher.score(Article(title="Cod", body=f"The cod {'a' * 40} fell below on Monday."))
    assert asked
