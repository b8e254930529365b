"""Wildcards: `*` and `?` against the plain rule, and against patterns made to take for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.load import parse_profile


def _found(pattern: str, text: str) -> list[str]:
    profile = parse_profile(f'threshold = "any"\nterms = [{{ text = "{pattern}", as = "wildcard" }}]\n')
    [score] = Matcher([profile], now=0.0).score(Article(title="Port", body=text))
    return [match.text for match in score.matches]


def _fits(pattern: str, word: str) -> bool:
    """The rule itself, letter by letter."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return _fits(pattern[1:], word) or bool(word and _fits(pattern, word[1:]))
    return bool(word) and pattern[0] in ("?", word[0]) and _fits(pattern[1:], word[1:])


@given(
    st.text("ab*?", min_size=1, max_size=7).filter(lambda pattern: pattern.strip("*?")),
    st.text("ab", min_size=1, max_size=8),
)
def test_stars_and_question_marks_mean_what_they_say(pattern: str, word: str) -> None:
    assert _found(pattern, f"one {word} two") == [word] * _fits(pattern, word)


@pytest.mark.parametrize("pattern", ["*" * 60 + "ha", "*a*a*a*a*a*a*a*b", "a*?*?*?*?*?*?*?*?*b"])
def test_no_pattern_takes_for_ever(pattern: str) -> None:
    assert _found(pattern, "a" * 100_000) == []
    assert _found(pattern, "a" * 40 + "ha") == (["a" * 40 + "ha"] if pattern.endswith("ha") else [])


def test_a_beginning_of_capitals_may_stand_in_house_style() -> None:
    assert _found("COVID*", "COVID, Covid and covid; COVIDs") == ["COVID", "Covid", "COVIDs"]
    assert _found("WHO*", "WHO, Who and who") == ["WHO"]
