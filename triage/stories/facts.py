"""What an article says that another does not: figures, headline, sentences that match.

Two articles are copies only where neither adds a fact. Here facts are read and compared; which articles are compared,
and what becomes of one that adds something, is decided in `links` and `versions`.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from triage.article import moment
from triage.expression import Expression
from triage.languages.numbers.figures import Figure, figures
from triage.languages.numbers.number_stems import number_stem
from triage.languages.numbers.number_words import LANGUAGES
from triage.languages.turns import turns
from triage.stories.article_facts import LIKE, ArticleFacts, is_credit, opening, without_dateline
from triage.stories.copies import APART, NUMBERS, are_series
from triage.stories.group import ANYWHERE, Difference
from triage.stories.replacements import REWORDED, has_other_figure, other_names, replaced, turned
from triage.stories.shingles import numbers_of
from triage.stories.words import Sentence, Span, is_slip, small_words, stem_length, tells, words_of

#: A headline of the same outlet that keeps fewer of the other's words is a new one.
KEPT = 0.5
#: Words of a sentence of the lead that tells something by itself.
TOLD = 6
#: Characters beside a figure that make it the same one wherever they stand.
AROUND = 12
#: So much must be otherwise in two texts of one frame for them to be two stories.
OTHERWISE = 2
#: What is quoted of a text beyond `MOST`.
QUOTED = 200


def differences(
    new: ArticleFacts, old: ArticleFacts, matches: Collection[int] | None = (), known: Sequence[ArticleFacts] = ()
) -> tuple[Difference, ...]:
    """What `new` says that `old` does not; nothing means that it is a copy.

    `matches` are the places in its body where a profile matched. `known` are other texts that the reader has as well:
    what stands there is not new either.
    """
    olds = (old, *known)
    found = [*_title(new, olds), *_figures(new, old, known), *_named(new, olds), *_reworded(new, olds)]
    found += () if found else _turned(new, olds)
    found += (
        Difference("body", "", " ".join(new.body[slice(*span)].split()))
        for span in (*topped(new, olds), *added(new, olds, matches), *replaced(new, olds))
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
        or next(_reworded(new, (old,)), None) is not None
        or next(turned(new, (old,)), None) is not None
        or next(topped(new, (old,)), None) is not None
        or next(added(new, (old,), matches), None) is not None
        or next(replaced(new, (old,)), None) is not None
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


def _reworded(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Difference]:
    """The headline or first sentence with another word in place of one: "denies" for "confirms", "nobody" for 41.

    Papers put an agency's text in words of their own; but what the same outlet rewords, it means, and where no figures
    in words are known, any word may be one.
    """
    if new.outlet != olds[0].outlet and new.language in LANGUAGES:
        return
    if keeps_heading(new, olds[0]) and (
        next(_new_words(new, new.title, olds), None) or _is_turned(new, new.title, olds)
    ):
        yield Difference("title", olds[0].title, new.title)
    first = opening(new)
    if first is None or not any(old.likeness(first, REWORDED) >= REWORDED for old in olds):
        return
    sentence = new.body[slice(*first.span)]
    if next(_new_words(new, without_dateline(sentence), olds), None) or _is_turned(new, sentence, olds):
        yield Difference("body", "", " ".join(sentence.split()))


def _turned(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Difference]:
    """The headline or sentence of the lead that is nearly another's, and says another thing, whoever wrote it."""
    for place in turned(new, olds):
        text = " ".join(new.told_texts[place].split())
        yield Difference("body", "", text) if place else Difference("title", olds[0].title, new.title)


def _new_words(new: ArticleFacts, text: str, olds: Sequence[ArticleFacts]) -> Iterator[str]:
    """The words of a text that tell something and of which no other text has any form; figures are compared by value."""
    for one in reversed(figures(text, new.language)):
        text = f"{text[: one.start]} {text[one.end :]}"
    for word in words_of(text):
        if not tells(word):
            continue
        if any(word in old.vocabulary for old in olds):
            continue
        if number := number_stem(word):
            # 13 and 30 look like forms of one word in many languages.
            if not any(number == number_stem(each) for old in olds for each in old.vocabulary):
                yield word
        elif not any(word[: stem_length(word)] in old.beginnings or _is_misspelt(word, old) for old in olds):
            yield word


def _is_turned(new: ArticleFacts, text: str, olds: Sequence[ArticleFacts]) -> bool:
    """Whether headline or first sentence has a small word that turns it, "not" or "all", where every other has none, or other ones."""
    turning = turns(new.language or "en")
    # One of title and opening may say it for both.
    own = turning.intersection(_opened(new))
    said = turning.intersection(words_of(text))
    return bool(turning) and all(
        said - (there := turning.intersection(_opened(old))) or (there & _turned_in(old, text, new)) - own
        for old in olds
    )


def _turned_in(old: ArticleFacts, text: str, new: ArticleFacts) -> set[str]:
    """The words of the other headline, or of the other first sentence, beside which a text stands."""
    if text == new.title:
        return set(words_of(old.title))
    first = opening(old)
    return set(first.words) if first else set()


def _opened(facts: ArticleFacts) -> set[str]:
    """The words of headline and first sentence."""
    first = opening(facts)
    return {*words_of(facts.title), *(first.words if first else ())}


def _lacking(names: Iterable[str], olds: Sequence[ArticleFacts]) -> Iterator[str]:
    """The words that stand in no other text, however they are spelt there."""
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
    return is_slip(name, near)


def names_differ(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether each names in headline and lead what the other does not have."""
    return next(_names(one, (other,)), None) is not None and next(_names(other, (one,)), None) is not None


def is_another_of_its_kind(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether both fill one frame with names of their own: not a story that goes on but the next of its kind.

    One other name alone may be another spelling.
    """
    count = other_names(one, other, OTHERWISE)
    if count >= OTHERWISE:
        return True
    pairs = ((one, (other,)), (other, (one,)))
    return bool(count) and all(sum(1 for _ in _names(*pair)) >= OTHERWISE for pair in pairs)


def is_next_of_series(one: ArticleFacts, other: ArticleFacts) -> bool:
    """Whether two texts that share some of their sentences are two of a kind: other names, or the figures of another day."""
    if is_another_of_its_kind(one, other):
        return True
    days = [moment(each.article.published) for each in (one, other)]
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) < APART:
        return False
    if min(len(one.values), len(other.values)) < NUMBERS or not has_other_figure(one, other):
        return False
    return are_series(numbers_of(one.article), numbers_of(other.article), 0.0, other_day=True)


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

    >>> said = ("Cholera kills two in Harare", "Two dead in Harare", "Toll at 41", "Asked Moyo. Dozens were ill")
    >>> [phrase(text, figures(text)[0]) for text in said]
    ['kills two', 'Two dead', 'Toll at 41', 'Dozens']
    """
    small = small_words()
    end, start = one.end, one.start
    following = re.match(r"(?:\s*%|[ \u00a0-][^\W\d_]+(?:[-'’][^\W\d_]+)*)", text[end : end + 40])
    if following and following.group()[1:].lower() not in small:
        return text[start : end + following.end()]
    # Back to a word of the same sentence that tells something.
    begin = max(0, start - 40, *(text.rfind(stop, 0, start) + 1 for stop in (". ", ".\n", "? ", "! ", "\n\n")))
    for found in reversed(list(re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text[begin:start]))):
        word, at = found.group(), begin + found.start()
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
        # What stands there word for word is nearly all of it, and soon found.
        if not has_match or any(old.has_verbatim(sentence) for old in olds) or is_credit(new.body[start:end]):
            continue
        if not any(old.likeness(sentence, LIKE) >= LIKE for old in olds) or _has_new_word(new, sentence, olds):
            yield sentence.span


def topped(new: ArticleFacts, olds: Sequence[ArticleFacts]) -> Iterator[Span]:
    """The sentences of the lead that no other text has in any words, where the opening of another stands beside them.

    So a wire puts what is new above or into a story. A paper that rewords the opening says the same.
    """
    lead = [one for one in new.sentences if one.span[0] < len(new.lead)]
    if not any((first := opening(old)) and any(_are_near(first, one) for one in lead) for old in olds):
        return
    for sentence in lead:
        start, end = sentence.span
        is_whole = len(sentence.words) >= TOLD and new.body[start:end].rstrip("\"'”’»)").endswith(
            (".", "!", "?", "。")
        )
        if not is_whole or is_credit(new.body[start:end]) or _CAPTION.match(new.body, end):
            continue
        if not any(old.likeness(sentence, REWORDED) >= REWORDED for old in olds):
            yield sentence.span


def _are_near(one: Sentence, other: Sentence) -> bool:
    return len(one.bag & other.bag) >= LIKE * min(len(one.bag), len(other.bag))


#: Behind what a picture shows stands who made it.
_CAPTION = Expression(
    r"[\s(/|]*(?:Photo|PHOTO|Picture|Image|Foto|Bild|Imagen|Imagem|Immagine|Credit|Getty|写真)\b"
)


def _has_new_word(new: ArticleFacts, sentence: Sentence, olds: Sequence[ArticleFacts]) -> bool:
    """Whether a sentence that is like another one, and none of them, has a figure or a name of its own."""
    said = figures(new.body[slice(*sentence.span)], new.language)
    if any(not any(one.value in old.values for old in olds) for one in said):
        return True
    return next(_lacking(new.all_names.intersection(sentence.words), olds), None) is not None
