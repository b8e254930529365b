"""One thing has one name in all that people read: words of a report, a digest, a test or a review are written once.

Layouts differ, and what a command is for; so this looks at texts of several words that stand in two modules.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import triage
from triage.scoring.score import REASONS_OF_MANY

ROOT = Path(triage.__file__).parent
#: Where outputs for people get their words.
PLACES = ("render", "review", "tuning", "watch", "report", "scoring", "digest", "delivery")
#: Texts that are written twice on purpose, and why.
TWICE = {
    "as before": "hits of a comparison that did not move, files that were named before",
    "cannot be read": "a file, in sentences of which each begins with its path",
    "drawn at random": "within sentences of an estimate",
    "false alarms": "within sentences about a term, and the heading of a list",
    "no hit": "a value of the profile language and of its schema",
    "nothing matched": "the group of a sample, and the answer of a test: tuning knows no layout",
    "perhaps missed": "the title of a list, and a count",
    "rightly left out": "within sentences of two estimates",
    "triage label keep 1": "what to type",
    "triage label skip": "what to type",
    "triage show 1 --why": "what to type",
    "under embargo": "an article with its end, and a count",
    "unknown format": "a mistake on the command line, which is no output",
}


@cache
def texts() -> dict[str, set[str]]:
    """Text of several words → the modules that write it."""
    found: dict[str, set[str]] = {}
    for place in PLACES:
        for file in (ROOT / place).rglob("*.py"):
            for text in written(ast.parse(file.read_text("utf-8"))):
                found.setdefault(text, set()).add(file.relative_to(ROOT).as_posix())
    return found


def written(tree: ast.AST) -> Iterator[str]:
    """The literals of a module but for docstrings, without what stands around them."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            text = node.value.strip(" ,;:.·()")
            if re.search(r"[a-z] [a-z]", text):
                yield text


def test_what_people_read_is_written_once() -> None:
    assert len(texts()) > 400
    twice = {text: files for text, files in texts().items() if len(files) > 1}
    assert {text: files for text, files in twice.items() if text not in TWICE} == {}


@pytest.mark.parametrize("text", TWICE)
def test_each_exception_is_needed(text: str) -> None:
    assert len(texts()[text]) > 1


def test_the_page_of_the_counts_has_their_words() -> None:
    """`docs/json.md` says of each reason what a list calls it."""
    page = (ROOT.parent / "docs" / "json.md").read_text("utf-8")
    for code, words in REASONS_OF_MANY.items():
        assert re.search(rf"^\| `{code}` \|.*\*{re.escape(words)}\*", page, re.MULTILINE), code
