"""Labelled text in BIO columns ↔ articles and character spans.

The text is joined with blanks and goes through our own tokeniser, in training as in measuring: what is measured is
what a user gets.
"""

import random
from pathlib import Path
from typing import NamedTuple

from triage.entities.casing import recase
from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Tokeniser, Tokens

SHARED = Path(__file__).resolve().parents[3] / "shared" / "entities"
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


Sentence = list[tuple[str, str]]


class Labelled(NamedTuple):
    """One document: its text, one sentence a line, and the spans of its names."""

    text: str
    spans: frozenset[tuple[int, int, str]]


def documents(file: str) -> list[list[Sentence]]:
    """The documents of one `.bio` file as sentences of (token, tag)."""
    found: list[list[Sentence]] = []
    for block in (SHARED / file).read_text(encoding="utf-8").split("\n\n"):
        rows = [tuple(line.rsplit(" ", 1)) for line in block.split("\n") if line]
        if rows and rows[0][0] == "-DOCSTART-":
            found.append([])
            rows = rows[1:]
        if rows:
            found[-1].append(_hyphens_joined([(_BRACKETS.get(token, token), tag) for token, tag in rows]))
    return [sentences for sentences in found if sentences]


def _hyphens_joined(sentence: Sentence) -> Sentence:
    """The sentence as it was printed: one corpus has "Kim Jong - un" for "Kim Jong-un"."""
    joined: Sentence = []
    rows = iter(range(len(sentence)))
    for place in rows:
        token, tag = sentence[place]
        after = sentence[place + 1][0] if place + 1 < len(sentence) else ""
        if token == "-" and joined and joined[-1][0][-1].isalnum() and after[:1].isalnum():
            joined[-1] = (f"{joined[-1][0]}-{after}", joined[-1][1])
            next(rows)
        else:
            joined.append((token, tag))
    return joined


def labelled(sentences: list[Sentence]) -> Labelled:
    """The document as running text with spans."""
    lines: list[str] = []
    spans: set[tuple[int, int, str]] = set()
    offset = 0
    for sentence in sentences:
        start, kind, place, end = -1, "", offset, offset
        for token, tag in sentence:
            if start >= 0 and not tag.startswith("I-"):
                spans.add((start, end, kind))
                start = -1
            if tag != "O" and start < 0:
                start, kind = place, tag[2:]
            end = place + len(token)
            place = end + 1
        if start >= 0:
            spans.add((start, end, kind))
        lines.append(" ".join(token for token, _ in sentence))
        offset += len(lines[-1]) + 1
    return Labelled("\n".join(lines), frozenset(spans))


def tokens_of(text: str, tokeniser: Tokeniser, gazetteer: Gazetteer) -> Tokens:
    """The tokens of a text, headlines in running case."""
    tokens = Tokens()
    tokeniser.add(tokens, text, "body")
    recase(tokens, gazetteer)
    return tokens


def tags(tokens: Tokens, spans: frozenset[tuple[int, int, str]]) -> list[str]:
    """A BIO tag for every token of ours that lies inside a span."""
    found = ["O"] * len(tokens.words)
    place = 0
    starts = tokens.starts
    for start, end, kind in sorted(spans):
        while place < len(starts) and starts[place] < start:
            place += 1
        mark = "B"
        while place < len(starts) and tokens.ends[place] <= end:
            found[place] = f"{mark}-{kind}"
            mark = "I"
            place += 1
    return found


def with_headline(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Before a third of the documents one of their sentences again as a headline, in capitals or title case."""
    if chance.random() > 0.3:
        return sentences
    chosen = [sentence for sentence in sentences if 4 <= len(sentence) <= 25]
    if not chosen:
        return sentences
    capitals = chance.random() < 0.5
    sentence = chance.choice(chosen)
    if sentence[-1][0] == ".":
        sentence = sentence[:-1]
    headline = [
        (token.upper() if capitals else token[:1].upper() + token[1:] if len(token) > 3 else token, tag)
        for token, tag in sentence
    ]
    return [headline, *sentences]
