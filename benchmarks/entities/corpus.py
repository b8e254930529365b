"""Labelled text in BIO columns ↔ articles and character spans.

The text is joined with blanks and goes through our own tokeniser, in training as in measuring: what is measured is
what a user gets.
"""

import random
import re
from itertools import count
from pathlib import Path
from typing import NamedTuple

from triage.entities.casing import recase
from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Tokeniser, Tokens

SHARED = Path(__file__).resolve().parents[3] / "shared" / "entities"
#: File, sentence, and of each name in it the type, the first token and the one after the last.
NAMES = Path(__file__).parent / "names.tsv"
INVENTED = Path(__file__).parent / "invented"
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


def read_again(file: str) -> list[list[Sentence]]:
    """The documents of a file with the names that readers saw in them (`names.tsv`), whatever labels it came with.

    Plain sentences go by ten to a document, as they follow each other.
    """
    if file.endswith(".bio"):
        texts = [[[token for token, _ in sentence] for sentence in text] for text in documents(file)]
    else:
        lines = (SHARED / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
        sentences = [line.split(" ") for line in lines]
        texts = [sentences[first : first + 10] for first in range(0, len(sentences), 10)]
    numbers, seen = count(1), _names_seen(file)
    return [[_marked(sentence, seen.get(next(numbers), [])) for sentence in text] for text in texts]


def _names_seen(file: str) -> dict[int, list[str]]:
    """Sentence of the file, from 1 → its names as "TYPE BEGIN END"."""
    rows = (line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines())
    return {int(number): names for where, number, *names in rows if where == file}


def _marked(tokens: list[str], names: list[str]) -> Sentence:
    marks = ["O"] * len(tokens)
    for name in names:
        kind, begin, end = name.split(" ")
        marks[int(begin) : int(end)] = [f"B-{kind}", *[f"I-{kind}"] * (int(end) - int(begin) - 1)]
    return list(zip(tokens, marks, strict=True))


def invented(gazetteer: Gazetteer, without: str = "", only: str = "*.txt") -> list[list[Sentence]]:
    """Articles invented for training, their names marked in place: "[ORG:Hawser Group] said"; but for one file, or one alone."""
    tokeniser = Tokeniser(gazetteer.is_place)
    found: list[list[Sentence]] = []
    for file in sorted(INVENTED.glob(only)):
        if file.name == without:
            continue
        for block in file.read_text(encoding="utf-8").strip("\n").split("\n\n"):
            text, spans = _unmarked(block)
            tokens = Tokens()
            tokeniser.add(tokens, text, "body")
            marks = tags(tokens, spans)
            found.append(
                [
                    list(zip(tokens.words[begin:end], marks[begin:end], strict=True))
                    for begin, end in tokens.sentences
                ]
            )
    return found


def _unmarked(text: str) -> tuple[str, frozenset[tuple[int, int, str]]]:
    """The text without its marks, and the spans of what was marked."""
    parts: list[str] = []
    spans: set[tuple[int, int, str]] = set()
    size = 0
    for part in re.split(r"(\[[A-Z]+:[^\[\]]+\])", text):
        kind, _, name = part[1:-1].partition(":") if part.startswith("[") else ("", "", part)
        if kind:
            spans.add((size, size + len(name), kind))
        parts.append(name)
        size += len(name)
    return "".join(parts), frozenset(spans)


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
