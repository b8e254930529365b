"""Whether the text that two articles share says that they tell one story.

Shared text is no evidence where it is boilerplate (a paywall, a footer, "About …"), where it is a stub under whatever
headline, or where it is the background of two stories with different openings. In doubt there are two stories.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Protocol

from msgspec.structs import replace

from triage.article import Article, moment
from triage.stories.article_facts import ArticleFacts, opening
from triage.stories.own_text import NOTHING, Boilerplate, OwnText, hash_of, share_most
from triage.stories.words import Sentence, small_words, stem, words_of

#: Articles of one outlet in which a sentence stands before it is boilerplate.
CARRIED = 3
#: A body of fewer words may be a teaser: its headline must say the same, or it must say what the headline says.
SHORT = 60
#: Two openings that share so many of their telling words are versions of one.
OPENING = 0.5
#: Two headlines agree that share so many of their words; nearly the same ones need no more than the shared text.
HEADING, SAME_HEADING = 0.6, 0.8
#: A text says what its headline says if it has this share of its words; the topic of a paper stands in any of its stubs.
SAID = 0.34
#: A body of fewer words is none: a headline alone.
BODILESS = 5

#: Characters that hold so many words nearly always.
LINE = 80


class KnownFacts(Protocol):
    """The facts of articles by their place, read when they are asked for, of which not all are held at once."""

    def __getitem__(self, place: int) -> ArticleFacts: ...

    def in_turn(self, places: Iterable[int]) -> Iterator[tuple[int, ArticleFacts]]:
        """Each with its place."""


def boilerplate(facts: KnownFacts, places: Iterable[int], known: Boilerplate = frozenset()) -> Boilerplate:
    """The sentences that one outlet carries in three articles or more that say different things otherwise.

    An outlet is a name: what unnamed outlets carry may be anybody's copy.
    """
    hashes = {place: array("I", sorted(_hashes(one))) for place, one in facts.in_turn(places) if one.outlet}
    count = Counter(chain.from_iterable(hashes.values()))
    often = {number for number, owners in count.items() if owners >= CARRIED and number not in known}
    del count
    owners: dict[int, list[int]] = defaultdict(list)
    for place, own in hashes.items():
        for number in often.intersection(own):
            owners[number].append(place)
    common = often | known
    found = {number for number, each in owners.items() if _differ(each, hashes, facts, common)}
    return known | found


def _hashes(one: ArticleFacts) -> set[int]:
    return {hash_of(one.outlet, sentence.words) for sentence in one.sentences}


def _differ(
    owners: Sequence[int], hashes: Mapping[int, Iterable[int]], facts: KnownFacts, common: AbstractSet[int]
) -> bool:
    """Whether three of them agree neither in their headlines nor in what is left of them."""
    apart: list[tuple[ArticleFacts, frozenset[int]]] = []
    for place, one in facts.in_turn(owners[: 20 * CARRIED]):
        own = frozenset(hashes[place]) - common
        if all(not _agree(one, own, other, rest) for other, rest in apart):
            apart.append((one, own))
        if len(apart) >= CARRIED:
            return True
    return False


def _agree(one: ArticleFacts, own: frozenset[int], other: ArticleFacts, rest: frozenset[int]) -> bool:
    if own & rest:
        return True
    if not own and not rest:
        # One body under many headlines: a stub where these have nothing in common, or nothing that it does not say itself.
        if not one.heading or not other.heading or headings_agree(one, other):
            return True
        return bool(one.heading & other.heading) and _says(one.sentences, one) and _says(other.sentences, other)
    return headings_agree(one, other, SAME_HEADING)


def headings_agree(one: ArticleFacts, other: ArticleFacts, least: float = HEADING) -> bool:
    """Whether two headlines share so many of their telling words."""
    if not one.heading or not other.heading:
        return one.title.casefold() == other.title.casefold()
    return 2 * len(one.heading & other.heading) >= least * (len(one.heading) + len(other.heading))


def without_boilerplate(article: Article, stock: Boilerplate) -> Article:
    """The article with what it says itself; the same one where it has no boilerplate."""
    if not stock or not article.outlet:
        return article
    facts = ArticleFacts(article)
    own = facts.own(stock)
    if not own.was_cut:
        return article
    return replace(article, body="\n\n".join(facts.body[slice(*one.span)] for one in own.sentences))


def tell_one_story(one: ArticleFacts, other: ArticleFacts, stock: Boilerplate = frozenset()) -> bool:
    """Whether two articles that share text share the story, too."""
    if is_recurring(one, other):
        return False
    own, others = one.own(stock), other.own(stock)
    size = min(own.size, others.size)
    if (own.was_cut or others.was_cut) and (size < NOTHING or not share_most(own.runs, others.runs)):
        return headings_agree(one, other) and (size < NOTHING or _openings_agree(own, other, others, one))
    if headings_agree(one, other, SAME_HEADING):
        return True
    if size < SHORT and one.outlet == other.outlet and not _is_headed(one, other, own, others):
        return False
    return _openings_agree(own, other, others, one)


def is_recurring(one: ArticleFacts, other: ArticleFacts) -> bool:
    """A headline without a text, of another day and address: "What to know this week"."""
    if _has_body(one.body) or _has_body(other.body):
        return False
    days = [moment(each.article.published) for each in (one, other)]
    if days[0] is None or days[1] is None or days[0] // 86400 == days[1] // 86400:
        return False
    return not one.article.url or one.article.url != other.article.url


def _has_body(text: str) -> bool:
    # Asked of every pair: nearly always the first line says so.
    return len(words_of(text[:LINE])) >= BODILESS or len(words_of(text)) >= BODILESS


def _is_headed(one: ArticleFacts, other: ArticleFacts, own: OwnText, others: OwnText) -> bool:
    """Whether a short text of one outlet says what stands above it, in both articles.

    A teaser says nothing of it. Headlines without a word in common are of two stories.
    """
    if one.heading and other.heading and not one.heading & other.heading:
        return False
    return _is_headed_by(own, one) and _is_headed_by(others, other)


def _is_headed_by(own: OwnText, one: ArticleFacts) -> bool:
    if own.says_heading is None:
        own.says_heading = _says(own.sentences, one)
    return own.says_heading


def _says(own: Sequence[Sentence], one: ArticleFacts) -> bool:
    if not one.heading:
        return True
    said = {stem(word) for sentence in own for word in sentence.words}
    said |= {stem(word) for word in words_of(one.body)} if not own and not one.sentences else set()
    starts = {word[:5] for word in said if len(word) >= 5}
    found = sum(word in said or (len(word) >= 5 and word[:5] in starts) for word in one.heading)
    return found >= SAID * len(one.heading)


def _openings_agree(own: OwnText, other: ArticleFacts, others: OwnText, one: ArticleFacts) -> bool:
    """Whether the opening of one stands somewhere in the other, in these words or nearly so."""
    first, second = _first(own.sentences) or opening(one), _first(others.sentences) or opening(other)
    if first is None or second is None:
        return words_of(one.body) == words_of(other.body)
    return _stands_in(first, other) or _stands_in(second, one)


def _first(own: Sequence[Sentence]) -> Sentence | None:
    return next((each for each in own if len(each.words) >= 8), next(iter(own), None))


def _stands_in(first: Sentence, other: ArticleFacts) -> bool:
    if other.has_sentence(first):
        return True
    tell = _content(first)
    if not tell:
        return False
    return any(
        2 * len(tell & (found := _content(each))) >= OPENING * (len(tell) + len(found)) for each in other.sentences
    )


def _content(sentence: Sentence) -> frozenset[str]:
    small = small_words()
    return frozenset(
        stem(word) for word in sentence.words if len(word) > 2 and word not in small and not word.isdigit()
    )


def identical_share(one: ArticleFacts, other: ArticleFacts, stock: Boilerplate = frozenset()) -> float:
    """How much of the shorter text stands in the other with all its figures: background, and not a form filled in."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each.body), each.article.path))
    sizes = [(len(each.words), longer.has_verbatim(each)) for each in shorter.own(stock).sentences]
    return sum(size for size, is_there in sizes if is_there) / max(1, sum(size for size, _ in sizes))


def share_text(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether a quarter of the shorter text's sentences, or the opening, stand in the other."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each.body), each.article.path))
    alike = sum(longer.has_sentence(each) for each in shorter.sentences)
    return bool(alike) and alike >= len(shorter.sentences) / 4
