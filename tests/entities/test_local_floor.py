"""A floor for people and places in six languages: short items of our own, names marked in them as [P …] and [L …]."""

import re
from pathlib import Path

import pytest

from tests.entities.recognised import found
from triage.article import Article

NEWS = Path(__file__).with_name("local_news")
_MARK = re.compile(r"\[([PL]) ([^\]]+)\]")
_TYPES = {"P": "PERSON", "L": "LOC"}
Span = tuple[str, int, int]


def marked(text: str) -> tuple[str, set[Span]]:
    """The text without its marks, and the names that they mark."""
    plain, spans, after = "", set(), 0
    for mark in _MARK.finditer(text):
        plain += text[after : mark.start()]
        spans.add((_TYPES[mark[1]], len(plain), len(plain) + len(mark[2])))
        plain += mark[2]
        after = mark.end()
    return plain + text[after:], spans


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl"])
def test_nine_of_ten_are_right_and_four_of_five_found(language: str) -> None:
    wanted, shown, right = 0, 0, 0
    for item in (NEWS / f"{language}.txt").read_text(encoding="utf-8").split("\n===\n"):
        text, names = marked(item)
        title, _, body = text.partition("\n")
        offsets = {"title": 0, "body": len(title) + 1}
        spans = {
            (entity.type, span.start + offsets[span.field], span.end + offsets[span.field])
            for entity in found(Article(title=title, body=body, language=language))
            if entity.is_listed and entity.type in _TYPES.values()
            for span in entity.spans
        }
        wanted, shown, right = wanted + len(names), shown + len(spans), right + len(names & spans)
    assert right >= 0.93 * shown
    assert right >= 0.8 * wanted
