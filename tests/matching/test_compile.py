"""Literals → patterns: what one text of a profile looks for, token by token."""

import pytest

from triage.matching.compile import PatternOptions, compile_literal

DEFAULT = PatternOptions(fuzzy="off")


def folded(text: str, options: PatternOptions = DEFAULT) -> list[list[str]]:
    return [[needle.folded for needle in pattern.needles] for pattern in compile_literal(text, options)]


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("alliance", [["alliance"]]),
        ("Shinzo Abe", [["shinzo", "abe"], ["shinzo", "", "abe"], ["shinzo", "", "", "abe"]]),
        ("Asia-Pacific", [["asia", "pacific"]]),
        ("US", [["us"], ["u", "s"]]),
        ("U.S.", [["u", "s"], ["us"]]),
        ("UNESCO", [["unesco"]]),
        ("東京", [["东", "京"]]),
        ("Erdoğan’s", [["erdogan's"]]),
        ("MH370", [["mh370"], ["mh", "370"]]),
        ("", []),
        (" – ", []),
        ("*", []),
    ],
)
def test_patterns(text: str, patterns: list[list[str]]):
    assert folded(text) == patterns


def test_the_search_begins_at_the_longest_word():
    assert [pattern.anchor for pattern in compile_literal("the security of us", DEFAULT)] == [1]


def test_solid_and_apart_only_where_spelling_may_differ():
    assert ["ceasefire"] in folded("cease-fire", PatternOptions())
    assert ["cease", "fire"] in folded("ceasefire", PatternOptions())
    assert folded("cease-fire") == [["cease", "fire"]]
    assert folded("ban on cod", PatternOptions()) == [["ban", "on", "cod"]]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("WHO", "upper"),
        ("OPEC", "acronym"),
        ("Turkey", "capitalized"),
        ("Peru", "ignore"),
        ("turkey", "ignore"),
    ],
)
def test_case_by_the_look_of_the_text(text: str, case: str):
    assert {needle.case for needle in compile_literal(text, DEFAULT)[0].needles} == {case}


def test_wildcards_in_literals_of_gates_and_where_asked():
    assert [needle.as_ for needle in compile_literal("box off*", DEFAULT)[0].needles] == ["word", "wildcard"]
    assert [needle.as_ for needle in compile_literal("wom?n", DEFAULT)[0].needles] == ["word", "word"]
    [pattern] = compile_literal("wom?n", PatternOptions(as_="wildcard"))
    assert [(needle.folded, needle.as_) for needle in pattern.needles] == [("wom?n", "wildcard")]
