"""The trained model: a linear-chain CRF over `features`. The only module that knows python-crfsuite.

What it is given of a token is not its features but the sum of their weights for every label (`scores`).
"""

from functools import cache
from itertools import compress, repeat
from operator import ne
from typing import Any

from triage.entities.gazetteer import DATA, Gazetteer, gazetteer, read
from triage.entities.scores import Scores
from triage.entities.tokens import Name, Tokens
from triage.entities.weights import Weights, lanes


class Model:
    """Proposes names sentence by sentence, each with the probability that the model gives its least sure token."""

    def __init__(self, gazetteer: Gazetteer, lexicon: dict[str, str], weights: Weights, lattice: bytes) -> None:
        import pycrfsuite  # type: ignore[import-untyped]

        self._scores = Scores(gazetteer, lexicon, weights)
        self._lattice = lattice  # the tagger reads from this memory: it must live as long
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(lattice)

    def __call__(self, tokens: Tokens) -> list[list[Name]]:
        """The names of every sentence, from left to right, none overlapping; types PER, ORG, LOC, MISC."""
        found: list[list[Name]] = []
        for (begin, _), totals in zip(tokens.sentences, self._scores.sentences(tokens), strict=True):
            found.append(self._names(totals, begin) if totals else [])
        return found

    def _names(self, totals: list[int], offset: int) -> list[Name]:
        tagger = self._tagger
        labels = tagger.tag([
            {
                b"B-PER": per, b"I-PER": in_per, b"B-ORG": org, b"I-ORG": in_org,
                b"B-LOC": loc, b"I-LOC": in_loc, b"B-MISC": misc, b"I-MISC": in_misc,
            }
            for per, in_per, org, in_org, loc, in_loc, misc, in_misc in lanes(totals)
        ])  # fmt: skip
        names: list[Name] = []
        start = stop = -1
        kind = ""
        for place in compress(range(len(labels)), map(ne, labels, repeat("O"))):
            if place == stop and labels[place] == kind:
                stop += 1
                continue
            if start >= 0:
                names.append(self._named(labels, start, stop, offset))
            start, stop, kind = place, place + 1, "I" + labels[place][1:]
        if start >= 0:
            names.append(self._named(labels, start, stop, offset))
        return names

    def _named(self, labels: list[str], start: int, stop: int, offset: int) -> Name:
        """The name of these labels, as sure as the model is of its least sure token."""
        sure = min([self._tagger.marginal(labels[place], place) for place in range(start, stop)])
        return Name(offset + start, offset + stop, labels[start][2:], sure)


def lexicon_of(text: str) -> dict[str, str]:
    """Word → how it is usually written (`0` always small … `4` always capital), from lines `bucket word word …`."""
    found = {}
    for line in text.split("\n"):
        bucket, *words = line.split(" ")
        found.update(dict.fromkeys(words, bucket))
    return found


@cache
def model() -> Model:
    """The model that comes with triage."""
    weights = Weights(read("en-keys.txt"), (DATA / "en-rows.bin").read_bytes())
    return Model(gazetteer(), lexicon_of(read("lexicon.txt")), weights, (DATA / "en.crfsuite").read_bytes())
