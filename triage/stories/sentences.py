"""What an update says that its earlier version did not: whole sentences, verbatim, as spans of the body."""

import itertools
import re

from triage import text as prose
from triage.article import Article

#: Words of a sentence that is worth telling, and the share of its words that must be new in their order.
WORDS, NEW_SHARE = 4, 0.5
Span = tuple[int, int]


def new_sentences(update: Article, earlier: Article) -> tuple[Span, ...]:
    """The spans of the sentences of `update.body` that are not in the earlier text.

    A sentence is new when most of its pairs of neighbouring words are: a changed number or a verb does not make one.

    >>> old = Article(body="Rain fell in Lima on Monday. Roads were closed.")
    >>> new = Article(body="Rain fell in Lima on Monday. Two bridges have collapsed since then.")
    >>> [new.body[start:end] for start, end in new_sentences(new, old)]
    ['Two bridges have collapsed since then.']
    """
    known = _pairs(_words(f"{earlier.title}\n{earlier.body}"))
    return tuple(span for span in prose.sentences(update.body) if _is_new(update.body[span[0] : span[1]], known))


def changed_sentences(correction: Article, earlier: Article) -> tuple[Span, ...]:
    """The spans of the sentences of a correction that do not stand in the earlier text as they are."""
    known = " ".join(_words(earlier.body))
    return tuple(
        (start, end)
        for start, end in prose.sentences(correction.body)
        if len(words := _words(correction.body[start:end])) >= WORDS and " ".join(words) not in known
    )


def _is_new(sentence: str, known: set[tuple[str, str]]) -> bool:
    words = _words(sentence)
    pairs = _pairs(words)
    return len(words) >= WORDS and len(pairs - known) > NEW_SHARE * len(pairs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(itertools.pairwise(words))
