"""What stands in one text in place of what stands in another: headlines and leads that are the same sentence but for a word or two.

Whoever copies a text and means another thing changes a word: "loss" for "profit", the loser for the winner, another
county. Which of these make a version and which a story of its own is decided in `facts` and `links`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct

from triage.languages.turns import AND, turns
from triage.stories.article_facts import ArticleFacts, are_forms, tells

#: Two sentences are the same but for a word or two that share so many of their words; shorter ones say too little.
SAME_BUT_ONE, LEAST = 0.8, 5
#: A sentence that shares so many words with one of the other text is that one, put in other words.
REWORDED = 0.6
#: Headline and first sentence.
FIRST = 2
#: Where names are not written with capitals, a word is one if it stands so often in its text and not in the other.
REPEATED = 2
#: So much of what is said must differ for two texts of one frame to be two stories; one name may be another spelling.
APART = 2

Words = tuple[str, ...]


class Replacement(Struct, frozen=True, gc=False):
    """Words of one text that stand in place of others; a figure stands there as its value behind a #."""

    was: Words
    now: Words

    @property
    def is_figure(self) -> bool:
        """Whether one figure stands in place of another."""
        return _has_figure(self.was) and _has_figure(self.now)


def replacements(new: ArticleFacts, old: ArticleFacts) -> Iterator[Replacement]:
    """Replacements in headline and lead that tell something, each once; of words only those in headline and first sentence."""
    found = {one for place, one in _found(new, old, SAME_BUT_ONE) if place < FIRST or one.is_figure}
    yield from sorted(found, key=lambda one: (one.was, one.now))


def _found(new: ArticleFacts, old: ArticleFacts, least: float) -> Iterator[tuple[int, Replacement]]:
    """Replacements, each with the place of its sentence."""
    turning = turns(new.language or "en")
    for place, sentence in enumerate(new.told_sentences):
        nearest = _nearest(sentence, old.told_sentences, least)
        if nearest is not None and nearest != sentence:
            yield from ((place, one) for one in _runs(nearest, sentence, turning))
            yield from ((place, one) for one in _exchanged(nearest, sentence, new.all_names | old.all_names))


def _nearest(sentence: Words, others: Sequence[Words], least: float) -> Words | None:
    """The most alike of those that are so much alike."""
    bag, best, nearest = Counter(sentence), least, None
    for other in others if len(sentence) >= LEAST else ():
        likeness = 2 * sum((bag & Counter(other)).values()) / (len(sentence) + len(other))
        if likeness >= best and len(other) >= LEAST:
            best, nearest = likeness, other
    return nearest


def _runs(was: Words, now: Words, turning: frozenset[str]) -> Iterator[Replacement]:
    for kind, start, end, into, until in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "replace" and _tells(was[start:end], now[into:until], turning):
            yield Replacement(was[start:end], now[into:until])


def _exchanged(was: Words, now: Words, names: AbstractSet[str]) -> Iterator[Replacement]:
    """Two names of which each stands in the other's place, where all else stays: the loser and the winner.

    >>> one, other = "at last rovers beat united".split(), "at last united beat rovers".split()
    >>> [(each.was, each.now) for each in _exchanged(tuple(one), tuple(other), {"rovers", "united"})]
    [(('rovers', 'united'), ('united', 'rovers'))]
    """
    old, new = ([tuple(run) for _, run in groupby(words, key=names.__contains__)] for words in (was, now))
    places = [place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
    if len(old) == len(new) and len(places) == 2 and places[1] - places[0] > 1:
        first, last = places
        between = [word for run in old[first + 1 : last] for word in run]
        if old[first] == new[last] and old[last] == new[first] and not (len(between) == 1 and between[0] in AND):
            yield Replacement(old[first] + old[last], new[first] + new[last])


def _tells(was: Words, now: Words, turning: frozenset[str] = frozenset()) -> bool:
    """Whether the one says something else than the other.

    >>> _tells(("profit",), ("loss",)), _tells(("#2",), ("#41",)), _tells(("14",), ("21",))
    (True, True, True)
    >>> _tells(("has", "killed"), ("kills",)), _tells(("on", "monday"), ("yesterday",)), _tells(("the",), ("a",))
    (False, False, False)
    """
    if all(map(str.isdigit, (*was, *now))):
        return True
    if not turning.isdisjoint(was) and not turning.isdisjoint(now):
        return True
    said, says = ([word for word in words if tells(word) or word[0] == "#"] for words in (was, now))
    return bool(said and says) and not any(one == other or are_forms(one, other) for one in said for other in says)


def _has_figure(words: Words) -> bool:
    return any(word[0] == "#" for word in words)


def has_other_name(one: ArticleFacts, other: ArticleFacts, lacking: int) -> bool:
    """Whether texts of one frame are filled in with the names of two stories: the same warning for another county.

    `lacking` is how many names of headline and lead each has at least that the other lacks.
    """
    found = {each for _, each in _found(one, other, REWORDED)}
    return (len(found) >= APART or lacking >= APART) and any(
        _is_name(each.was, other, one) and _is_name(each.now, one, other) for each in found
    )


def _is_name(words: Words, own: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether there is a name among the words of a text that the other text never has."""
    return any(
        word not in other.vocabulary
        and (word in own.names if own.has_capitals else own.all_words.count(f" {word} ") >= REPEATED)
        for word in words
        if tells(word)
    )
