"""The table of docs/fuzzy.md, asked of the program: every example in every mode."""

import re

import pytest

import triage

from .pages import ROOT

TEXT = (ROOT / "docs" / "fuzzy.md").read_text("utf-8")
MODES = ("strict", "auto", "loose")
ROWS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (yes|–) \| (yes|–) \| (yes|–) \|$", TEXT, re.MULTILINE)
EXAMPLES = [
    (word, term, cells)
    for _, examples, *cells in ROWS
    for word, term in re.findall(r"\*([^*]+)\* for (\S+?)(?=[,:]| *$)", examples)
]


def is_found(term: str, word: str, mode: str) -> bool:
    profile = triage.Profile.from_dict({"terms": [{"text": term, "fuzzy": mode}]})
    body = f"On Monday it was {word} that they spoke of."
    (score,) = triage.Matcher([profile]).score(triage.Article(title="A report", body=body, language="en"))
    return bool(score.matches)


def test_the_table_is_read() -> None:
    assert len(ROWS) > 8
    assert len(EXAMPLES) > 15


@pytest.mark.parametrize(("word", "term", "cells"), EXAMPLES, ids=[f"{word}-{term}" for word, term, _ in EXAMPLES])
def test_an_example_is_true_in_every_mode(word: str, term: str, cells: list[str]) -> None:
    assert [("yes" if is_found(term, word, mode) else "–") for mode in MODES] == cells
    assert not is_found(term, word, "off")
    assert is_found(term, term, "off")


def test_known_words_are_words_of_their_own() -> None:
    profile = triage.Profile.from_dict({"terms": ["Khvostenin"]})
    article = triage.Article(title="A report", body="It was Hvostenin who spoke.", language="en")
    assert triage.Matcher([profile]).score(article)[0].matches
    assert not triage.Matcher([profile], known_words=["hvostenin"]).score(article)[0].matches
