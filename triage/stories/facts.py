"""What an article says that another does not: figures, headline, sentences that match.

Two articles are copies only where neither adds a fact. Here facts are read and compared; which articles are compared,
and what becomes of one that adds something, is decided in `links` and `versions`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from triage import text as prose
from triage.article import Article
from triage.languages.months import month_number
from triage.languages.numbers import Figure, figures, stated
from triage.languages.telltale import function_words, likely
from triage.matching.wordlist import frequent
from triage.stories.marks import bare_title

#: Words of the body that are its lead.
LEAD = 50
#: Two sentences that share so many of their words say the same.
LIKE = 0.8
#: Two words that are so alike are one with a slip of the pen.
SLIP = 0.8
#: A headline of the same outlet that keeps fewer of the other's words is a new one.
KEPT = 0.5
#: Characters beside a figure that make it the same one wherever they stand.
AROUND = 12
#: Sentences of fewer words say nothing: "More soon."
WORDS = 4
#: Words that stand in every headline, by their rank in a list of frequent ones.
FREQUENT = 150
#: Characters of a body that are compared; no news story is longer, and a book in the folder stays bounded.
MOST = 60_000
#: Among the places of matches: there are more than are listed, so that any sentence may hold one.
ANYWHERE = -1
#: What is quoted of a text beyond `MOST`.
QUOTED = 200
Span = tuple[int, int]


class Difference(Struct, frozen=True):
    """One thing that a later text says anew."""

    #: "title"; "figures" of headline or lead; "body" for a sentence.
    field: Literal["title", "figures", "body"]
    #: In the words of the earlier text; empty where it has nothing of the kind.
    was: str
    now: str


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a body."""

    span: Span
    words: tuple[str, ...]


class ArticleFacts:
    """The facts of one article, each read when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.outlet = " ".join(article.outlet.casefold().split())
        self.title = bare_title(article.title)
        #: What is told: a feed may have nothing but a summary.
        whole = article.body or article.abstract
        self.body = whole[:MOST]
        #: What is only compared as a whole.
        self.rest = whole[MOST:]

    @cached_property
    def language(self) -> str:
        """Its own, else a guess."""
        return likely(f"{self.title}\n{self.body}", self.article.language)

    @cached_property
    def lead(self) -> str:
        """The first words of the body."""
        end = 0
        for count, found in enumerate(_word().finditer(self.body)):
            if count >= LEAD:
                break
            end = found.end()
        return self.body[: end + 2]

    @cached_property
    def heading(self) -> frozenset[str]:
        """The words of the headline that tell something."""
        return telling(self.title)

    @cached_property
    def told_figures(self) -> tuple[tuple[str, Figure], ...]:
        """Those of headline and lead, each with the text in which it stands."""
        found = [(self.title, one) for one in figures(self.title, self.language)]
        return (*found, *((self.lead, one) for one in figures(self.lead, self.language)))

    @cached_property
    def shown_values(self) -> frozenset[str]:
        """The values of headline and lead."""
        return frozenset(one.value for _, one in self.told_figures)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Words that are written like names within the sentences of the body."""
        body = _dateline().sub("", self.body, count=1)
        inside = {found[1] or found[2] for found in _inner_capital().finditer(body)}
        return frozenset(
            word.casefold() for word in inside if not word.isupper() and len(word) > 2 and not is_calendar(word)
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Those that stand in headline or lead."""
        return self.all_names.intersection(words_of(f"{self.title}\n{self.lead}"))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of title and body."""
        return frozenset(self.all_words.split())

    @cached_property
    def values(self) -> frozenset[str]:
        """Whatever is said in figures, anywhere in the text."""
        parts = (self.article.title, self.article.abstract, self.body)
        return frozenset[str]().union(*(stated(part, self.language) for part in parts))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that are long enough to say something."""
        return tuple(
            Sentence(span, words)
            for span in prose.sentences(self.body)
            if len(words := tuple(words_of(self.body[span[0] : span[1]]))) >= WORDS
        )

    @cached_property
    def all_words(self) -> str:
        """Title and body, a space around every word."""
        return f" {' '.join(words_of(f'{self.title} . {self.body}'))} "

    @cached_property
    def bags(self) -> list[tuple[int, Counter[str]]]:
        """Of each sentence its length and its words."""
        return [(len(one.words), Counter(one.words)) for one in self.sentences]

    def has_sentence(self, sentence: Sentence, least: float = LIKE) -> bool:
        """Whether one of its sentences is so like another article's."""
        if f" {' '.join(sentence.words)} " in self.all_words:
            return True
        return self.likeness(sentence, least) >= least

    def likeness(self, sentence: Sentence, enough: float = 1.0) -> float:
        """How like the sentence the most alike of its own is: words in common of all words of both."""
        best, size, bag = 0.0, len(sentence.words), Counter(sentence.words)
        for length, other in self.bags:
            if 2 * min(length, size) > best * (length + size):
                shared = sum((bag & other).values())
                best = max(best, 2 * shared / (length + size))
                # A sentence that was cut short.
                if length > size and shared >= 0.95 * size:
                    best = max(best, LIKE)
                if best >= enough:
                    break
        return best


@cache
def _dateline() -> re.Pattern[str]:
    """A byline or a dateline at the head of a body: whose text it is, and from where."""
    return re.compile(
        r"\A\W*(?:(?:By|Von|Par|Por|Di|Door) [^\n.]{3,60}\n|[^\n]{0,80}? ?(?:\(\w[^()\n]{1,30}\)|/) ?[-–—]+ |[^\W\d_][^\n]{2,60}? [-–—]+ )"
    )


@cache
def _inner_capital() -> re.Pattern[str]:
    """A capitalised word behind another word, where no sentence begins."""
    return re.compile(
        r"(?<=[^\W_][ ,])[\"'“‘(]?([A-ZÀ-ÖØ-Þ\u0400-\u042f][^\W\d_]++)|(?<=[^\W_], )([A-ZÀ-ÖØ-Þ][^\W\d_]++)"
    )


@cache
def _word() -> re.Pattern[str]:
    # Where no spaces part words, each character is one.
    return re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]++")


def words_of(text: str) -> list[str]:
    """The words that are compared."""
    return _word().findall(text.casefold())


def telling(title: str) -> frozenset[str]:
    """The words of a headline without the small ones and the figures.

    >>> sorted(telling("Cholera kills 41 in Harare's camps"))
    ['camp', 'cholera', 'harare', 'kill']
    """
    small = small_words()
    found = {
        stem(word)
        for word in _word().findall(title)
        if (len(word) > 2 or not word.isascii()) and not word.isdigit() and word.lower() not in small
    }
    return frozenset(found)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
        "sonnabend sonntag".split()
    )


def is_calendar(word: str) -> bool:
    """Whether it is a month or a day of the week."""
    return word.lower() in _weekdays() or bool(month_number(word))


@cache
def small_words() -> frozenset[str]:
    """Those that stand in every text, in the languages of which we know them."""
    return frequent(FREQUENT) | function_words()


def stem(word: str) -> str:
    """Without case and plural.

    >>> stem("Camps"), stem("gas"), stem("kills")
    ('camp', 'gas', 'kill')
    """
    word = word.casefold()
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def differences(
    new: ArticleFacts, old: ArticleFacts, matches: Collection[int] | None = (), known: Sequence[ArticleFacts] = ()
) -> tuple[Difference, ...]:
    """What `new` says that `old` does not; nothing means that it is a copy.

    `matches` are the places in its body where a profile matched. `known` are other texts that the reader has as well:
    what stands there is not new either.
    """
    olds = (old, *known)
    found = [*_title(new, olds), *_figures(new, old, known), *_named(new, olds)]
    found += (
        Difference("body", "", " ".join(new.body[slice(*span)].split())) for span in added(new, olds, matches)
    )
    if matches and has_other_rest(new, olds):
        found.append(Difference("body", "", " ".join(_new_rest(new, old)[:QUOTED].split())))
    return tuple(dict.fromkeys(found))


def adds(new: ArticleFacts, old: ArticleFacts, matches: Collection[int] | None = ()) -> bool:
    """Whether `new` says anything that `old` does not, headlines aside."""
    if has_other_rest(new, (old,)) and matches:
        return True
    if new.body == old.body and new.title == old.title:
        return False
    return (
        next(_figures(new, old), None) is not None
        or next(_names(new, (old,)), None) is not None
        or next(added(new, (old,), matches), None) is not None
    )


def has_other_rest(new: ArticleFacts, olds: Iterable[ArticleFacts]) -> bool:
    """Whether a text longer than what is compared ends otherwise than all others: nobody knows what it says there."""
    return bool(new.rest) and not any(new.rest == old.rest for old in olds)


def _new_rest(new: ArticleFacts, old: ArticleFacts) -> str:
    """The sentence with which the end of one text begins to be another than that of the other, and what follows."""
    same = 0
    while same < len(new.rest) and new.rest.startswith(old.rest[same : same + QUOTED] or "\0", same):
        same += QUOTED
    while same < min(len(new.rest), len(old.rest)) and new.rest[same] == old.rest[same]:
        same += 1
    return new.rest[max(new.rest.rfind(". ", 0, same + 1) + 2, new.rest.rfind("\n", 0, same) + 1, 0) :]


def has_new_heading(new: ArticleFacts, olds: Iterable[ArticleFacts]) -> bool:
    """Whether its outlet has put no headline like that above the story; those of other outlets may differ."""
    own = [old for old in olds if old.outlet == new.outlet and old.heading]
    return bool(new.heading and own) and not any(keeps_heading(new, old) for old in own)


def figures_changed(new: ArticleFacts, old: ArticleFacts) -> bool:
    """Whether headline and lead have another figure than those of the other text."""
    return next(_figures(new, old), None) is not None or any(
        (partner := _partner(text, one, old)) is not None and partner[2] and one.value not in old.shown_values
        for text, one in new.told_figures
    )


def _named(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Difference]:
    """The headline, or else the sentence, in which a name stands that is new."""
    names = set(_names(new, olds))
    if not names:
        return
    if names & set(words_of(new.title)):
        yield Difference("title", olds[0].title, new.title)
        names -= set(words_of(new.title))
    for sentence in new.sentences:
        if names & set(sentence.words):
            names -= set(sentence.words)
            yield Difference("body", "", " ".join(new.body[slice(*sentence.span)].split()))


def _names(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[str]:
    """Names of headline and lead that no other text has."""
    return _lacking(new.names, olds)


def _lacking(names: Iterable[str], olds: Sequence[ArticleFacts]) -> Iterator[str]:
    """Those that stand in no other text, however they are spelt there."""
    for name in sorted(names):
        if all(name not in old.vocabulary and not _is_misspelt(name, old) for old in olds):
            yield name


def _is_misspelt(name: str, old: ArticleFacts) -> bool:
    """Whether the other text has a word that is the same but for a slip: Meyer and Meier, Khvostenin and Hvostenin."""
    letters = set(name)
    near = [
        word
        for word in old.vocabulary
        if abs(len(word) - len(name)) <= 2 and len(letters.intersection(word)) >= len(letters) - 2
    ]
    return bool(get_close_matches(name, near, 1, SLIP))


def names_differ(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether each names in headline and lead what the other does not have."""
    return next(_names(one, (other,)), None) is not None and next(_names(other, (one,)), None) is not None


def figures_differ(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether each says in headline or lead a figure that the other lacks."""
    return next(_figures(one, other), None) is not None and next(_figures(other, one), None) is not None


def _title(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Difference]:
    """A new headline of the same outlet."""
    if has_new_heading(new, olds):
        own = next(old for old in olds if old.outlet == new.outlet and old.heading)
        yield Difference("title", own.title, new.title)


def keeps_heading(new: ArticleFacts, old: ArticleFacts) -> bool:
    """Whether half of the words of a headline stand in the other."""
    return len(new.heading & old.heading) >= KEPT * len(new.heading)


def _figures(new: ArticleFacts, old: ArticleFacts, known: Sequence[ArticleFacts] = ()) -> Iterator[Difference]:
    """Figures of headline and lead that the other text lacks, or that stand where it has another."""
    found: dict[str, Difference] = {}
    for text, one in new.told_figures:
        around = text[max(0, one.start - AROUND) : one.end + AROUND]
        if around in old.title or around in old.body:
            continue
        partner = _partner(text, one, old)
        lacks = one.value not in old.values and not any(one.value in each.values for each in known)
        moved = partner is not None and partner[2] and one.value not in old.shown_values
        # The one that stands beside the same words says best what has changed.
        if (lacks or moved) and (one.value not in found or (partner and not found[one.value].was)):
            was = phrase(partner[0], partner[1]) if partner else ""
            found[one.value] = Difference("figures", was, phrase(text, one))
    yield from found.values()


def _partner(text: str, one: Figure, old: ArticleFacts) -> tuple[str, Figure, bool] | None:
    """The figure of the other headline or lead that stands beside the same word, and whether both words are the same."""
    before, after = _beside(text, one)
    best: tuple[str, Figure, bool] | None = None
    for where, other in old.told_figures:
        if other.value == one.value or other.value[-1:].isdigit() != one.value[-1:].isdigit():
            continue
        own_before, own_after = _beside(where, other)
        both = before == own_before != "" and after == own_after != ""
        one_side = (before == own_before and len(before) > 3) or (after == own_after and len(after) > 2)
        if both:
            return where, other, True
        if one_side and best is None:
            best = where, other, False
    return best


def _beside(text: str, one: Figure) -> tuple[str, str]:
    before = words_of(text[max(0, one.start - 40) : one.start])
    after = words_of(text[one.end : one.end + 40])
    return (before[-1] if before else "", after[0] if after else "")


def phrase(text: str, one: Figure) -> str:
    """The figure with the word that says of what: the next one, else the one before.

    >>> [phrase(text, figures(text)[0]) for text in ("Cholera kills two in Harare", "Two dead in Harare", "Toll at 41")]
    ['kills two', 'Two dead', 'Toll at 41']
    """
    small = small_words()
    end, start = one.end, one.start
    following = re.match(r"(?:\s*%|[ \u00a0-][^\W\d_]+(?:[-'’][^\W\d_]+)*)", text[end : end + 40])
    if following and following.group()[1:].lower() not in small:
        return text[start : end + following.end()]
    # Back to a word that tells something.
    for found in reversed(list(re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text[max(0, start - 40) : start]))):
        word, at = found.group(), max(0, start - 40) + found.start()
        if word.lower() not in small or found.start() == 0:
            return " ".join(text[at:end].split())
    return text[start:end]


def added(new: ArticleFacts, olds: Sequence[ArticleFacts], matches: Collection[int] | None) -> Iterator[Span]:
    """The sentences with a match that no other text has anything like; their figures count, too."""
    if not matches:
        return
    places = sorted(matches)
    for sentence in new.sentences:
        start, end = sentence.span
        at = bisect_left(places, start)
        has_match = places[0] == ANYWHERE or (at < len(places) and places[at] < end)
        if not has_match or is_credit(new.body[start:end]):
            continue
        if not any(old.has_sentence(sentence) for old in olds) or _has_new_word(new, sentence, olds):
            yield sentence.span


def _has_new_word(new: ArticleFacts, sentence: Sentence, olds: Sequence[ArticleFacts]) -> bool:
    """Whether a sentence that is like another one has a figure or a name of its own."""
    text = " ".join(sentence.words)
    if any(f" {text} " in old.all_words for old in olds):
        return False
    said = figures(new.body[slice(*sentence.span)], new.language)
    if any(not any(one.value in old.values for old in olds) for one in said):
        return True
    return next(_lacking(new.all_names.intersection(sentence.words), olds), None) is not None


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:additional |further )?(?:report|edit|writ|compil|translat)(?:ing|ed|ten|ion)(?: and \w+ing)? by\b"
        r"|copyright\b|©|\(c\)|source:|quelle:|mit material von|fonte:|bron:|con información de)",
        re.IGNORECASE,
    )


def is_credit(sentence: str) -> bool:
    """Whether a sentence only says whose text it is: an agency's line is no news.

    >>> is_credit("(Reporting by Ann Ode; Editing by Bo Lund)"), is_credit("Reporting restrictions were lifted.")
    (True, False)
    """
    return len(sentence) < 200 and _credit().match(sentence) is not None


def opening(facts: ArticleFacts) -> Sentence | None:
    """The first sentence that says something."""
    return next((one for one in facts.sentences if len(one.words) >= 2 * WORDS), next(iter(facts.sentences), None))
