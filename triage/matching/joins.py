"""Where a spelling is undecided between solid, hyphen and space: the other ways to cut a literal into words.

Only letters and their joints are looked at here; `compile` makes patterns of the result. A cut that no writer would
make is harmless where its parts are no words, and catches words that a line break or a scanner has parted; what must
not be taken for it are neighbours that stand side by side anyway ("not able" for notable).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from triage.matching.fold import fold

#: Shortest word that may be written with a hyphen, apart, and the shortest of its longer halves if apart.
SHORTEST, SHORTEST_APART, SHORTEST_HALF = 5, 7, 4
#: Shortest with a hyphen that is written solid as well: Wi-Fi, X-ray; and the letters of degrees such as Ph.D.
SHORTEST_HYPHENED, SHORTEST_DEGREE, LONGEST_DEGREE = 4, 3, 5
#: Shortest two words that may be written solid.
SHORTEST_SOLID = 6
#: Words that stand before any other; hyphened with one, a word is written with its hyphen only: "fox-it".
FUNCTION_WORDS = frozenset(
    "a an and any are as at be by every for from he her his how i if in is it its my no not now of on or our she so "
    "some that the their then there they this to was we what when where who why with you your".split()
)
#: Letters of a family of Korea or China, at most, as it is told from other words.
LONGEST_FAMILY = 4
#: What stands before a surname, apart or written on: Di Caprio, DiCaprio; Mc Gregor, McGregor.
PARTICLES = frozenset("de del della di du el la le mac mc van von".split())
#: What verbs are written apart from: buy out, pick up.
VERB_PARTICLES = frozenset("back down in off out over up".split())
#: Letters of a word of which a name is made.
_LEAST_WORD = 3
#: Parts of a word of a phrase must be words that news uses.
FREQUENT = 12_000


def _frequent() -> frozenset[str]:
    """The words that news uses, for those of which somebody asks it."""
    from triage.matching.wordlist import frequent

    return frequent(FREQUENT)


class SpellingPart(NamedTuple):
    """A word of another spelling: its letters, and which of the literal's words it is (the last of) or a piece of."""

    letters: str
    source: int
    is_piece: bool = False
    #: The literal's own word, unchanged.
    is_same: bool = False
    #: The letters in the literal's own case; empty where they are not the same letters.
    written: str = ""


class JoinedSpelling(NamedTuple):
    """Another spelling, word by word; `wants_hyphen`: a space between its words would part two words."""

    parts: tuple[SpellingPart, ...]
    wants_hyphen: bool = False


def joins(text: str, words: Sequence[str], folded: Sequence[str]) -> Iterator[JoinedSpelling]:
    """The other ways to write a literal.

    >>> [[part.letters for part in s.parts] for s in joins("take-over bid", ["take", "over", "bid"], ["take", "over", "bid"])]
    [['takeover', 'bid']]
    """
    if not text.isascii():
        yield from _beyond_latin(words, folded)
    if len(words) == 1:
        yield from _apart(folded[0], words[0])
        return
    if is_degree(text, words):
        yield JoinedSpelling((SpellingPart("".join(folded), len(folded) - 1, written="".join(words)),))
    hyphened = _hyphened(text, words)
    if len(words) == 2 or all(hyphened) or (len(words) == 3 and all(word[:1].isupper() for word in words)):
        yield from _solid(words, folded, any(hyphened))
    same = [SpellingPart(word, number, is_same=True) for number, word in enumerate(folded)]
    if len(words) > 2:
        for number, is_hyphen in enumerate(hyphened):
            whole = folded[number] + folded[number + 1]
            if _is_plain(whole, SHORTEST_HYPHENED if is_hyphen else SHORTEST) and (
                is_hyphen or whole in _frequent() or (number and _is_given_name_of_two(words, whole))
            ):
                yield JoinedSpelling(
                    (
                        *same[:number],
                        SpellingPart(whole, number + 1, written=words[number] + words[number + 1]),
                        *same[number + 2 :],
                    )
                )
        yield from _joined_particles(words, folded, same)
    for number, word in enumerate(folded):
        is_short_name = (
            len(words) == 2 and words[number][:1].isupper() and len(words[1 - number]) <= LONGEST_FAMILY
        )
        found = dict.fromkeys((*_pieces(word, is_short_name), *_after_particle(word, words[number])))
        for head, tail in found:
            pieces = _pieces_of(words[number], head, tail, number)
            yield JoinedSpelling((*same[:number], *pieces, *same[number + 1 :]))


def _is_given_name_of_two(words: Sequence[str], whole: str) -> bool:
    """Whether the second and the third of three words are syllables of a given name: Kim Jong Un is Kim Jongun as well."""
    return (
        len(words) == 3
        and len(words[0]) <= LONGEST_FAMILY
        and all(map(str.istitle, words))
        and bool(_syllables().fullmatch(whole))
    )


#: Syllables of a Korean noun of several, at least, and of each: 인공지능 is written 인공 지능 as well.
_SHORTEST_ARABIC = 3
_SHORTEST_HANGUL, _SHORTEST_HANGUL_HALF = 4, 2
#: Letters and signs of each of two Hindi words that are written as one.
_SHORTEST_HINDI_HALF = 4
#: What Arabic names begin and end with, written on or apart: عبد الله, أبو ظبي, نور الدين.
_ARABIC_BEFORE, _ARABIC_BEHIND = ("عبد", "أبو", "ابو"), "الدين"


def _beyond_latin(words: Sequence[str], folded: Sequence[str]) -> Iterator[JoinedSpelling]:
    """Korean nouns and Arabic names, whose parts are written on or apart as one likes."""
    same = [SpellingPart(word, number, is_same=True) for number, word in enumerate(folded)]
    if all(map(_is_hangul, folded)):
        if len(words) == 2 and min(map(len, folded)) >= _SHORTEST_HANGUL_HALF:
            yield JoinedSpelling((SpellingPart("".join(folded), 1, written="".join(words)),))
        elif len(words) == 1:
            word = folded[0]
            for cut in range(_SHORTEST_HANGUL_HALF, len(word) - _SHORTEST_HANGUL_HALF + 1):
                if len(word) >= _SHORTEST_HANGUL:
                    yield JoinedSpelling(_pieces_of(words[0], word[:cut], word[cut:], 0))
        return
    if len(words) == 1 and "\u0900" <= words[0][:1] <= "\u097f":
        yield from _apart_in_hindi(words[0])
    for number, word in enumerate(folded):
        following = folded[number + 1] if number + 1 < len(folded) else ""
        # Persian writes words of a phrase with a sign of no width between them, which folding takes out: هوش‌مصنوعی; Hindi and
        # its neighbours as one word: प्रधानमंत्री.
        is_near = (
            following
            and min(len(word), len(following)) >= _SHORTEST_ARABIC
            and ("\u0600" <= word[0] <= "\u06ff" or "\u0900" <= word[0] <= "\u0dff")
        )
        if following and (is_near or word in _ARABIC_BEFORE or following == _ARABIC_BEHIND):
            part = SpellingPart(word + following, number + 1, written=words[number] + words[number + 1])
            yield JoinedSpelling((*same[:number], part, *same[number + 2 :]))
        parts = tuple(map(fold, words[number].split("\u200c")))
        if len(parts) == 2 and all(parts):
            # خامنه‌ای is typed with a space as well.
            yield JoinedSpelling((*same[:number], *_pieces_of("", *parts, number), *same[number + 1 :]))
        for cut in {len(start) for start in _ARABIC_BEFORE if word.startswith(start)} | (
            {len(word) - len(_ARABIC_BEHIND)} if word.endswith(_ARABIC_BEHIND) else set()
        ):
            if 1 < cut < len(word) - 2 and (word[cut:].startswith("ال") or not word.startswith("عبد")):
                pieces = _pieces_of(words[number], word[:cut], word[cut:], number)
                yield JoinedSpelling((*same[:number], *pieces, *same[number + 1 :]))


def _apart_in_hindi(word: str) -> Iterator[JoinedSpelling]:
    """A Hindi word as two common ones: प्रधान मंत्री, for प्रधानमंत्री."""
    from triage.languages.common import common_words

    known = common_words("hi")
    for cut in range(_SHORTEST_HINDI_HALF, len(word) - _SHORTEST_HINDI_HALF + 1):
        if word[:cut] in known and word[cut:] in known:
            yield JoinedSpelling(_pieces_of(word, fold(word[:cut]), fold(word[cut:]), 0))


def _is_hangul(word: str) -> bool:
    return all("가" <= char <= "힣" for char in word)


def _after_particle(word: str, written: str) -> Iterator[tuple[str, str]]:
    """A surname with its particle apart: Di Caprio, Mc Gregor."""
    for cut in range(2, min(6, len(word) - 2)):
        if word[:cut] in PARTICLES and written[cut : cut + 1].isupper() and written[:cut].istitle():
            yield word[:cut], word[cut:]


def _joined_particles(
    words: Sequence[str], folded: Sequence[str], same: Sequence[SpellingPart]
) -> Iterator[JoinedSpelling]:
    """A name with its particle written on: Leonardo DiCaprio, for Leonardo Di Caprio."""
    for number in range(1, len(words) - 1):
        if folded[number] in PARTICLES and words[number][:1].isupper() and words[number + 1][:1].isupper():
            whole = folded[number] + folded[number + 1]
            part = SpellingPart(whole, number + 1, written=words[number] + words[number + 1])
            yield JoinedSpelling((*same[:number], part, *same[number + 2 :]))


def _hyphened(text: str, words: Sequence[str]) -> list[bool]:
    """Whether each gap between words is a hyphen."""
    found, start = [], 0
    plain = text.replace("’", "'")
    for word in words:
        place = plain.find(word, start)
        found.append(plain[start:place] in {"-", "\u2010", "\u2011"})
        start = place + len(word)
    return found[1:]


def is_degree(text: str, words: Sequence[str]) -> bool:
    """Whether a literal abbreviates several words with stops, not all in capitals: Ph.D., B.Sc."""
    whole = "".join(words)
    return (
        whole.isalpha()
        and text.replace(".", "") == whole
        and not (whole.isupper() or whole.islower())
        and SHORTEST_DEGREE <= len(whole) <= LONGEST_DEGREE
    )


def _is_plain(word: str, shortest: int) -> bool:
    return len(word) >= shortest and word.isalnum() and word.isascii()


def _pieces_of(word: str, head: str, tail: str, source: int) -> tuple[SpellingPart, SpellingPart]:
    cut = len(head)
    first, last = (word[:cut], word[cut:]) if len(word) == cut + len(tail) else ("", "")
    return (
        SpellingPart(head, source, is_piece=True, written=first),
        SpellingPart(tail, source, is_piece=True, written=last),
    )


def _solid(words: Sequence[str], folded: Sequence[str], any_hyphen: bool) -> Iterator[JoinedSpelling]:
    whole = "".join(folded)
    shortest = SHORTEST_HYPHENED if any_hyphen else SHORTEST_SOLID
    if _is_plain(whole, shortest) and (any_hyphen or folded[0] not in FUNCTION_WORDS):
        yield JoinedSpelling((SpellingPart(whole, len(folded) - 1, written="".join(words)),))


def _apart(word: str, written: str) -> Iterator[JoinedSpelling]:
    """A single word in two, everywhere: e-mail, cease fire, govern-ment; O Brien."""
    head, mark, tail = word.partition("'")
    if mark and 0 < len(head) <= 2 and len(tail) > 3 and tail.isalpha():
        yield JoinedSpelling(_pieces_of(written, head, tail, 0))
    if not word.isalpha() or not _is_plain(word, SHORTEST):
        return
    is_name = len(word) >= SHORTEST_APART and _is_listed_name(word, written)
    for cut in range(1 if word[0] == "e" else 2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        is_long = len(word) >= SHORTEST_APART and max(len(head), len(tail)) >= SHORTEST_HALF
        may_be_apart = tail in VERB_PARTICLES or (is_long and cut > 1)
        # A capital inside parts two words, whatever they are: YouTube, TikTok.
        is_parted = len(written) == len(word) and written[cut].isupper() and written[:cut].istitle()
        yield JoinedSpelling(
            _pieces_of(written, head, tail, 0),
            wants_hyphen=not is_parted
            and (head in FUNCTION_WORDS or not may_be_apart or (is_name and _are_words(head, tail))),
        )


def _is_listed_name(word: str, written: str) -> bool:
    """Whether a word is written as the name of a place, a brand or a family that is listed."""
    if not written[:1].isupper():
        return False
    from triage.matching.common import is_name, is_place

    return is_name(word) or is_place(word)


def _are_words(head: str, tail: str) -> bool:
    """Whether two halves of a name stand side by side in any sentence: a ballot in a drop box, and Dropbox."""
    return min(len(head), len(tail)) >= _LEAST_WORD and {head, tail} <= _frequent()


@cache
def _syllables() -> re.Pattern[str]:
    """Two syllables of Chinese or Korean: jin-ping, jong-un."""
    syllable = "((?:[zcs]h|[bcdfghjklmnpqrstwxyz])?[aeiou]{1,3}(?:ng?|[klm])?)"
    return re.compile(syllable + syllable)


def _pieces(word: str, is_short_name: bool) -> Iterator[tuple[str, str]]:
    """A word of a phrase in two: pieces that are words, syllables after a short surname, "d'" and the rest."""
    head, mark, tail = word.partition("'")
    if mark and 0 < len(head) <= 3 < len(tail):
        yield head, tail
    if not word.isalpha() or not word.isascii():
        return
    if is_short_name and len(word) > 4:
        found = _syllables().fullmatch(word)
        if found:
            yield found[1], found[2]
    elif len(word) >= SHORTEST_APART:
        known = _frequent()
        for cut in range(3, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if head in known and tail in known and head not in FUNCTION_WORDS:
                yield head, tail
