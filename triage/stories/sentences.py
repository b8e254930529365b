"""What a later version says that the earlier did not: whole sentences, verbatim, as spans of the bodies."""

import itertools
import re

from msgspec import Struct

from triage import text as prose
from triage.article import Article
from triage.stories.article_facts import is_credit

#: Words of a sentence that is worth telling, and the share of its words that must be new in their order.
WORDS, NEW_SHARE = 4, 0.5
#: Share of their pairs of words that makes two sentences versions of one: "Abe met Trump" and "Abe met Putin" have half.
VERSION = 0.3
Span = tuple[int, int]


class Changed(Struct, frozen=True):
    """A sentence of a correction and the one that it replaces; one of both may be missing."""

    #: In the earlier body.
    old: Span | None
    #: In the corrected body.
    new: Span | None


def new_sentences(update: Article, earlier: Article) -> tuple[Span, ...]:
    """The spans of the sentences of `update.body` that are not in the earlier text.

    A sentence is new when most of its pairs of neighbouring words are: a changed number or a verb does not make one.

    >>> old = Article(body="Rain fell in Lima on Monday. Roads were closed.")
    >>> new = Article(body="Rain fell in Lima on Monday. Two bridges have collapsed since then.")
    >>> [new.body[start:end] for start, end in new_sentences(new, old)]
    ['Two bridges have collapsed since then.']
    """
    known = _pairs(_words(f"{earlier.title}\n{earlier.body}"))
    sentences = ((span, update.body[span[0] : span[1]]) for span in prose.sentences(update.body))
    return tuple(span for span, sentence in sentences if _is_new(sentence, known) and not is_credit(sentence))


def changed_sentences(correction: Article, earlier: Article) -> tuple[Span, ...]:
    """The spans of the sentences of a correction that do not stand in the earlier text as they are."""
    known = f" {' '.join(_words(earlier.body))} "
    return tuple(
        (start, end)
        for start, end in prose.sentences(correction.body)
        if len(words := _words(correction.body[start:end])) >= WORDS and f" {' '.join(words)} " not in known
    )


def corrections(correction: Article, earlier: Article) -> tuple[Changed, ...]:
    """Old sentence → new sentence in the order of the correction; then what was taken out.

    White space and case do not matter. Each old sentence is replaced by at most one new one, the most alike first.

    >>> old = Article(body="Abe met Trump on Monday. He left at noon on a train.")
    >>> new = Article(body="Abe met Trump on Tuesday. He left at noon on a train.")
    >>> [(old.body[a:b], new.body[c:d]) for a, b, c, d in [(*one.old, *one.new) for one in corrections(new, old)]]
    [('Abe met Trump on Monday.', 'Abe met Trump on Tuesday.')]
    """
    added, gone = changed_sentences(correction, earlier), changed_sentences(earlier, correction)
    alike = sorted(
        (-likeness, new, old)
        for new in added
        for old in gone
        if (likeness := _likeness(correction.body[slice(*new)], earlier.body[slice(*old)])) >= VERSION
    )
    pairs: dict[Span, Span] = {}
    for _, new, old in alike:
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    replaced = [Changed(pairs.get(new), new) for new in added]
    return (*replaced, *(Changed(old, None) for old in gone if old not in pairs.values()))


def are_versions(one: str, other: str) -> bool:
    """Whether two sentences differ in words and are alike enough for one to be the other put right.

    >>> are_versions("240,000 hens to be culled", "204,000 hens to be culled"), are_versions("Rain", "rain")
    (True, False)
    """
    return _words(one) != _words(other) and _likeness(one, other) >= VERSION


def _likeness(one: str, other: str) -> float:
    left, right = _pairs(_words(one)), _pairs(_words(other))
    return len(left & right) / max(1, len(left | right))


def _is_new(sentence: str, known: set[tuple[str, str]]) -> bool:
    words = _words(sentence)
    pairs = _pairs(words)
    # "Edited 03:49 PM" tells nothing.
    told = sum(not word[0].isdigit() for word in words)
    return told >= WORDS and len(pairs - known) > NEW_SHARE * len(pairs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(itertools.pairwise(words))
