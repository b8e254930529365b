"""What stands in one text in place of what stands in another: headlines and leads that are the same sentence but for a word or two.

Whoever copies a text and means another thing changes a word: "loss" for "profit", the loser for the winner, another
county. Which of these make a version and which a story of its own is decided in `facts` and `links`.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby

from msgspec import Struct

from triage.languages.calendar import DAYS
from triage.languages.conjunctions import AND
from triage.languages.months import month_number
from triage.languages.numbers.number_stems import number_stem
from triage.languages.numbers.number_words import LANGUAGES, number_words
from triage.languages.numbers.pieces import folded
from triage.languages.speech import verbs_of_speech
from triage.languages.turns import CONTRACTED, doubts, has_spaces, negations, opposed, turns
from triage.stories.article_facts import ArticleFacts, is_credit, opening
from triage.stories.words import Bag, Span, are_forms, has_digit, one_place, small_words, tells

#: Two sentences are the same but for a word or two that share so many of their words; shorter ones say too little.
SAME_BUT_ONE, LEAST = 0.8, 5
#: A sentence that shares so many words with one of the other text is that one, put in other words.
REWORDED = 0.6
#: Headline and first sentence.
FIRST = 2
#: "He said late on Monday": so many words behind a verb of speech a day says only when he spoke.
DAY = 3
#: Where names are not written with capitals, a word is one if it stands so often in its text and not in the other.
REPEATED = 2
#: Pairs of words in each other's place of which it is known whether they say the same.
KNOWN = 1 << 14

Words = tuple[str, ...]


class Replacement(Struct, frozen=True, gc=False):
    """Words of one text that stand in place of others; a figure stands there as its value behind a #."""

    was: Words
    now: Words

    @property
    def is_figure(self) -> bool:
        """Whether one figure stands in place of another."""
        return _has_figure(self.was) and _has_figure(self.now)


def turned(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[int]:
    """0 for the headline and 1 for the first sentence, where they say another thing than those that are nearly the same.

    They have to differ from all of them.
    """
    for place, (sentence, bag) in enumerate(new.told_bags[:FIRST]):
        near = [(old, one) for old in olds if (one := _nearest(sentence, bag, old, SAME_BUT_ONE)) is not None]
        if near and all(_says_otherwise(sentence, nearest, new, old) for old, nearest in near):
            yield place


def replaced(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Span]:
    """The sentences below the first that say another thing than those of other texts that are nearly the same, wherever they stand.

    They have to differ from all of them.
    """
    first = opening(new)
    if first is None or any(new.body == old.body for old in olds):
        return
    for sentence in new.sentences:
        if sentence.span[0] <= first.span[0] or any(old.has_verbatim(sentence) for old in olds):
            continue
        text = new.body[slice(*sentence.span)]
        near = [(old, one) for old in olds if (one := old.nearest(sentence, SAME_BUT_ONE, new)) is not None]
        if (
            near
            and len(sentence.words) >= LEAST
            and not is_credit(text)
            and all(
                _says_otherwise(new.valued(text), old.valued(old.body[slice(*one.span)]), new, old)
                for old, one in near
            )
        ):
            yield sentence.span


def _says_otherwise(now: Words, was: Words, new: ArticleFacts, old: ArticleFacts) -> bool:
    """Whether of two sentences that are nearly the same one says another thing than the other."""
    if now == was:
        return False
    language = new.language or "en"
    return _has_doubt(now, was, language) or any(_replacements(was, now, new, old))


def _has_doubt(one: Words, other: Words, language: str) -> bool:
    """Whether only one of them has a word such as "not" or "cancelled", or a form of it.

    >>> _has_doubt(("not", "killed"), ("killed",), "en"), _has_doubt(("confirms",), ("confirmed",), "en")
    (True, False)
    >>> _has_doubt(("he", "didn", "t", "go"), ("he", "did", "not", "go"), "en")
    False
    >>> _has_doubt(tuple("不合格"), tuple("合格"), "zh"), _has_doubt(tuple("不合格"), tuple("不及格"), "zh")
    (True, False)
    """
    if not has_spaces(language):
        left, right = "".join(one), "".join(other)
        return any((word in left) != (word in right) for word in negations(language))
    if sum(map(one.count, negations(language))) != sum(map(other.count, negations(language))):
        return True
    return any(
        not any(are_forms(word, each) for each in there)
        for here, there in ((one, other), (other, one))
        for word in doubts(language).intersection(here).difference(there)
    )


def _in_sentence(
    sentence: Words, bag: Bag, new: ArticleFacts, old: ArticleFacts, least: float
) -> Iterator[Replacement]:
    nearest = _nearest(sentence, bag, old, least)
    if nearest is not None and nearest != sentence:
        yield from _replacements(nearest, sentence, new, old)


def _replacements(was: Words, now: Words, new: ArticleFacts, old: ArticleFacts) -> Iterator[Replacement]:
    yield from _runs(was, now, new.language or "en", _sources(new.sources, old.sources))
    if len(was) == len(now) and set(was) == set(now):
        yield from _exchanged(was, now, new.all_names | old.all_names)
        yield from _exchanged(was, now, {word for word in was if word[0] == "#"})


@lru_cache(KNOWN)
def _sources(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return one | other


def _nearest(sentence: Words, bag: Bag, old: ArticleFacts, least: float) -> Words | None:
    """The most alike of the sentences of a headline and lead that are so much alike."""
    size, best, nearest = len(sentence), least, None
    # Of other lengths none has so many words in common.
    shortest, longest = size * least / (2 - least) - 1, size * (2 - least) / least + 1
    for other, others in old.told_bags if size >= LEAST else ():
        length = len(other)
        if not shortest < length < longest:
            continue
        likeness = 2 * len(bag & others) / (size + length)
        if (
            likeness < best
            and least > REWORDED
            and (place := one_place(sentence, other))
            and any(map(_has_figure, place))
        ):
            likeness = best
        if likeness >= best and length >= LEAST:
            best, nearest = likeness, other
    return nearest


def _runs(was: Words, now: Words, language: str, sources: AbstractSet[str] = frozenset()) -> Iterator[Replacement]:
    """The words of one sentence in place of those of another; "told Kyodo" is "told reporters" in another paper."""
    speech = verbs_of_speech(language)
    for start, end, into, until in _changes(was, now):
        old, new = was[start:end], now[into:until]
        if old and new:
            is_said = not speech.isdisjoint(was[max(0, start - DAY) : start])
            tells_anew = _tells(old, new, language) and (
                sources.isdisjoint(old + new) or not (_are_of(sources, old) or _are_of(sources, new))
            )
            tells_anew = tells_anew or (not is_said and _is_other_day(old, new))
        else:
            # "Twenty-four" for "four", where figures in words are not read.
            tells_anew = any(map(number_stem, old + new))
        if tells_anew:
            yield Replacement(old, new)


def _are_of(sources: AbstractSet[str], words: Words) -> bool:
    """Whether words only name who publishes a text; The Times or Channel One are not meant by every "the" and "one".

    >>> [_are_of({"the", "kyodo", "one"}, words) for words in (("the", "kyodo"), ("the", "winner"), ("one",))]
    [True, False, False]
    """
    small = small_words()
    telling = [word for word in words if word not in small]
    return bool(telling) and sources >= set(telling)


def _changes(was: Words, now: Words) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both where they differ, as `SequenceMatcher` has them.

    Where all that differs stands in one of them only, it can match nothing, and which words go together is seen at once: the
    longest stretch that both have is one between two differences, itself in the other text.
    """
    if len(was) == len(now):
        others = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
        if {was[at] for at in others}.isdisjoint(now) and {now[at] for at in others}.isdisjoint(was):
            # Places in a row are as far from their numbers in the list.
            for _, run in groupby(enumerate(others), key=lambda each: each[1] - each[0]):
                places = [at for _, at in run]
                yield places[0], places[-1] + 1, places[0], places[-1] + 1
            return
    for kind, start, end, into, until in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start, end, into, until


def _exchanged(was: Words, now: Words, names: AbstractSet[str]) -> Iterator[Replacement]:
    """Two names or figures of which each stands in the other's place, in sentences of the same words: the loser and the winner.

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


@lru_cache(KNOWN)
def _tells(was: Words, now: Words, language: str = "en") -> bool:
    """Whether the one says something else than the other.

    >>> _tells(("profit",), ("loss",)), _tells(("#2",), ("#41",)), _tells(("14",), ("21",)), _tells(("78th",), ("87th",))
    (True, True, True, True)
    >>> _tells(("#2", "men"), ("one", "man")), _tells(("#1",), ("one",))
    (True, False)
    >>> _tells(("has", "killed"), ("kills",)), _tells(("on", "monday"), ("yesterday",)), _tells(("said",), ("announced",))
    (False, False, False)
    """
    firsts = was[0][0], now[0][0]
    if firsts == ("#", "#") and len(was) == len(now) == 1:
        return True
    if firsts[0].isdigit() and firsts[1].isdigit() and all(word[0].isdigit() for word in (*was, *now)):
        return _digits(was) != _digits(now)  # 78th and 78 are one
    if "".join(was) == "".join(now):
        return False  # "U.S." and "US", "e-mail" and "email"
    if _has_figure(was) != _has_figure(now) and _is_one_for_several(was, now, language):
        return True
    turning, opposing, idle = _telling_lists(language)
    if not turning.isdisjoint(was) and not turning.isdisjoint(now):
        return True
    if not opposing.isdisjoint(was) and not opposing.isdisjoint(now):
        for words in opposed(language):
            there, here = words.intersection(was), words.intersection(now)
            if there and here and there != here:
                return True
    said, says = (
        [
            word
            for word in words
            if word[0] == "#" or _is_code(word) or (_counts(word, language) and word not in idle)
        ]
        for words in (was, now)
    )
    return any(map(_lacks(said), says)) and any(map(_lacks(says), said))


def _counts(word: str, language: str) -> bool:
    """Whether a word tells something; of two letters too where it may be a number, for all that is known: Vietnamese ba is 3."""
    is_short = len(word) == 2 and word.isalpha()
    return tells(word) or (is_short and language not in LANGUAGES and word not in small_words())


def _digits(words: Words) -> list[str]:
    return ["".join(filter(str.isdigit, word)) for word in words]


def _is_one_for_several(was: Words, now: Words, language: str) -> bool:
    """Whether on one side stands a word for 1, which is no figure, and on the other another number."""
    ones = number_words(language).ones
    one, several = (now, was) if _has_figure(was) else (was, now)
    return any(word[0] == "#" and word != "#1" for word in several) and not ones.isdisjoint(map(folded, one))


@cache
def _telling_lists(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that turn what is said but for "not", those that have an opposite, those that say nothing by themselves."""
    idle = verbs_of_speech(language) | negations(language) | CONTRACTED
    return turns(language) - negations(language), frozenset[str]().union(*opposed(language)), frozenset(idle)


def _is_code(word: str) -> bool:
    """Whether it is the name of a thing with a number: ba123, h5n1, and no 3rd."""
    return word[0].isalpha() and has_digit(word)


def _is_other_day(was: Words, now: Words) -> bool:
    """Whether a day of the week or a month stands where another does; a paper may write yesterday, or the date.

    >>> _is_other_day(("monday",), ("wednesday",)), _is_other_day(("monday",), ("november", "17"))
    (True, False)
    """
    days = [DAYS.intersection(words) for words in (was, now)]
    months = [{number for word in words if (number := month_number(word))} for words in (was, now)]
    return any(one and other and one != other for one, other in (days, months))


def _lacks(words: Sequence[str]) -> Callable[[str], bool]:
    """Whether a word has no form among others."""
    return lambda word: not any(word == other or (word[0] != "#" and are_forms(word, other)) for other in words)


def _has_figure(words: Sequence[str]) -> bool:
    return any(word[0] == "#" for word in words)


def other_names(one: ArticleFacts, other: ArticleFacts, enough: int) -> int:
    """How many things, up to `enough`, texts of one frame say otherwise, if a name is among them: the same warning for another county."""
    if not (_may_name(one, other) and _may_name(other, one)):
        return 0
    found: set[Replacement] = set()
    has_name = False
    for each in _reworded(one, other):
        has_name = has_name or (_is_name(each.was, other, one) and _is_name(each.now, one, other))
        found.add(each)
        if has_name and len(found) >= enough:
            break
    return len(found) if has_name else 0


def has_other_figure(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether a sentence of headline or lead is one of the other's with another figure."""
    return any(each.is_figure for each in _reworded(one, other))


def _may_name(own: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether headline or lead of a text has a name that the other text never has."""
    return not own.has_capitals or not own.names <= other.vocabulary


def _reworded(one: ArticleFacts, other: ArticleFacts) -> Iterator[Replacement]:
    """What stands in the sentences of headline and lead in place of the other's; no more is worked out than is asked for."""
    for sentence, bag in one.told_bags:
        yield from _in_sentence(sentence, bag, one, other, REWORDED)


def _is_name(words: Words, own: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether there is a name among the words of a text that the other text never has."""
    return any(
        word not in other.vocabulary
        and (word in own.names if own.has_capitals else own.all_words.count(f" {word} ") >= REPEATED)
        for word in words
        if tells(word)
    )
