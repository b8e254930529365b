"""Which fuzzy keywords a token may mean: an index over `rules`.

A token is asked for once, whatever the number of articles; what is asked is mostly ordinary words, so these are
recognised first, by one probe of the word list. What remains is looked up by its letters with one or two of them
left out: two words that are two places apart have a beginning in common that is (`_keys`). That finds every
keyword that the rules may accept, and a few more; the rules decide.
"""

from collections.abc import Collection
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Any

from triage.languages.common import common_words
from triage.matching.fuzzy.keyword import (
    FREQUENT,
    LONG,
    FuzzyKind,
    Keyword,
    KeywordPattern,
    Mode,
    prepare,
    unfit,
)
from triage.matching.needles import LEAST_LETTERS, plain
from triage.matching.skeleton import skeleton
from triage.matching.spelling import ocr
from triage.matching.wordlist import is_among, words

Found = tuple[tuple[int, float, FuzzyKind], ...]
#: Keywords, their letters, the shelves, languages, whether any is loose: as they stand in `FuzzyIndex`.
StoredIndex = tuple[
    list[Any], list[Any], dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], list[str], bool
]

#: Letters that keys are made of; more make longer buckets short and every look-up long.
PREFIX = 7
#: Tokens after which the word list pays for itself; a small folder may end before, and save reading it.
FEW = 300
#: Keys that can be gone through in the time that letters of one token take.
KEYS_FOR_A_TOKEN = 8


class FuzzyIndex:
    """Keywords, and for each token those that accept it as another spelling of themselves.

    Equality and inflection are not reported: the caller looked for these first.
    """

    def __init__(self, known_words: Collection[str] = ()) -> None:
        self._known_words = frozenset(known_words)
        self._keywords: list[Keyword] = []
        #: Of each pattern: length, letters of form and sound as bits, and how many of the sound's may differ.
        self._letters: list[list[tuple[int, int, int, int]]] = []
        #: Spellings and accents, complete; look-alikes; then keys of forms and sounds.
        self._spelt: dict[str, tuple[int, ...]] = {}
        self._misread: dict[str, tuple[int, ...]] = {}
        self._keyed: dict[str, tuple[int, ...]] = {}
        #: Which third letters follow the first two of a key; made when it was asked often enough to pay.
        self._thirds: dict[str, set[str]] = {}
        self._thirds_asked = 0
        self._languages: set[str] = set()
        self._asked = 0
        self._ranks: dict[str, int] | None = None
        self._is_loose = False
        #: Keywords that were stored, and how many of them were added again.
        self._told = self._added = 0

    @classmethod
    def of(cls, stored: "StoredIndex", known_words: Collection[str] = ()) -> "FuzzyIndex":
        """An index as `stored` gave it in a former run; the same keywords are added to it in the same order, at no cost."""
        made = cls(known_words)
        keywords, made._letters, made._spelt, made._misread, made._keyed, made._thirds, languages, loose = stored
        made._keywords = [
            Keyword._make((*one[:7], tuple(map(KeywordPattern._make, one[7])), *one[8:])) for one in keywords
        ]
        made._languages, made._is_loose, made._told = set(languages), loose, len(keywords)
        return made

    def stored(self) -> "StoredIndex":
        """The whole index in plain values."""
        keywords = [(*one[:7], tuple(map(tuple, one.patterns)), *one[8:]) for one in self._keywords]
        shelves = self._spelt, self._misread, self._keyed, self._thirds or self._thirds_now()
        return keywords, self._letters, *shelves, sorted(self._languages), self._is_loose

    def add(self, word: str, *, surface: str, mode: Mode, language: str, is_part: bool = False) -> int:
        """Add a folded word and return its id; `surface` is how the user wrote it: a capital makes a name."""
        if self._added < self._told:
            self._added += 1
            return self._added - 1
        keyword = prepare(word, surface, mode, language, is_part=is_part)
        number = len(self._keywords)
        self._keywords.append(keyword)
        unheard = 2 if keyword.is_name else 0
        self._letters.append(
            [
                (len(form), in_form := letters(form), in_form if sound == form else letters(sound), unheard)
                for form, sound in keyword.patterns
            ]
        )
        if not keyword.barred:
            self._shelve(number, keyword)
            self._is_loose |= mode == "loose"
            self._languages.add(language)
        return number

    def _shelve(self, number: int, keyword: Keyword) -> None:
        alone = (number,)
        keys: set[str] = set()
        self._thirds = {}
        # All forms of a long word begin alike.
        for start in {form[: max(PREFIX, LONG)] for form, _ in keyword.patterns}:
            keys.update(_keys(start, 2))
        for form, sound in keyword.patterns:
            keys.update((form, form[1:], sound))
            if keyword.is_name:
                keys.update(_keys(sound, 1), (sound[1:],))
        for shelves, texts in (
            (self._spelt, keyword.spellings | keyword.accents | keyword.forms),
            (self._misread, keyword.misread),
            (self._keyed, keys),
        ):
            for text in texts:
                # Most stand alone, in one value for all: a hundred thousand of a thousand keywords.
                known = shelves.setdefault(text, alone)
                if known is not alone:
                    shelves[text] = known + alone

    def is_ordinary(self, token: str, *, is_lower: bool) -> bool:
        """Whether a folded word of ASCII letters is so plainly itself that `find` has nothing to say; False if unsure."""
        if len(token) < LEAST_LETTERS:
            return True
        rank = self._ranks.get(token) if self._ranks is not None else None
        return rank is not None and (is_lower or rank < FREQUENT) and token not in self._spelt

    def find(self, token: str, *, surface: str, language: str) -> Found:
        """Ids of the keywords that accept the folded token, with similarity and kind, in order of id."""
        if len(token) < LEAST_LETTERS or (not token.isalpha() and unfit(plain(token))):
            return ()
        text = plain(token) if "'" in token or "’" in token else token
        certain = self._others(self._spelt, text, token) if text in self._spelt else ()
        ranks = self._ranks if self._ranks is not None else self._ranks_now(language)
        rank = ranks.get(text) if ranks else None
        if rank is None:
            if not (ranks is None or ranks or certain) and surface.islower() and surface in common_words(language):
                return ()  # `judge` calls it a word of its language
            # Where no word is known, nothing is taken for misread: `judge` is strict there.
            if (ranks is None or ranks or self._is_loose) and self._misread:
                certain = (*certain, *self._others(self._misread, ocr(text), token))
            likely = self._likely(text, 2)
        elif rank >= FREQUENT and not surface.islower():
            likely = self._likely(text, 1)
        elif not certain:
            return ()
        else:
            likely = set()
        if likely and not certain and ranks is None and self._is_frequent(text, language):
            return ()
        return self._judged(likely, certain, token, surface, language) if likely or certain else ()

    def _others(self, shelves: dict[str, tuple[int, ...]], key: str, token: str) -> tuple[int, ...]:
        """The keywords on a shelf, without those that the token is a form of: the caller has found these."""
        numbers = shelves.get(key)
        if numbers is None:
            return ()
        keywords = self._keywords
        return tuple(n for n in numbers if keywords[n].has_apostrophe or token not in keywords[n].forms)

    def _is_frequent(self, text: str, language: str) -> bool:
        """Whether a token is a frequent word; in a small folder this costs less than to load the ranks."""
        if self._is_loose or not (language or len(self._languages) == 1):
            return False
        return is_among(text, FREQUENT, language or next(iter(self._languages)))

    def _ranks_now(self, language: str) -> dict[str, int] | None:
        """Ranks of the words that the guard goes by; None while there are none, or they may not be asked."""
        self._asked += 1
        if self._is_loose or self._asked <= FEW or not (language or len(self._languages) == 1):
            return None
        ranks = words(language or next(iter(self._languages))).ranks
        if len(self._languages) == 1 and language in {"", *self._languages}:
            self._ranks = ranks
        return ranks

    def _likely(self, text: str, places: int) -> set[int]:
        """The keywords that share a key with the token, and most letters."""
        sound = skeleton(text)
        # Another, no, or a further first letter (keys hold texts without their first), or the first two swapped.
        keys = [text, text[1:], text[1:2] + text[:1] + text[2:]]
        if self._may_share(text):
            keys += _keys(text, places)
        if sound != text:
            keys += sound, sound[1:], sound[1:2] + sound[:1] + sound[2:]
            if self._may_share(sound):
                keys += _keys(sound, 1)
        keyed = self._keyed
        shared = keyed.keys() & keys
        if not shared:
            return set()
        numbers = {number for key in shared for number in keyed[key]}
        size, in_text = len(text), letters(text)
        in_sound = in_text if sound == text else letters(sound)
        changed = 2 if places == 1 or size < LONG else 4
        return {
            number
            for number in numbers
            for length, in_form, in_heard, unheard in self._letters[number]
            if -3 < length - size < 3
            and ((in_form ^ in_text).bit_count() <= changed or (in_heard ^ in_sound).bit_count() <= unheard)
        }

    def _may_share(self, text: str) -> bool:
        """False where no key of the text can be one of ours: none begins with three of its first five letters.

        Keys keep the first letter and leave out two of the next; half of all unknown words end here.
        """
        thirds = self._thirds
        if not thirds:
            self._thirds_asked += 1
            if self._thirds_asked * KEYS_FOR_A_TOKEN < len(self._keyed):
                return True
            thirds = self._thirds_now()
        if len(text) < LEAST_LETTERS:
            return True
        first, second, third, fourth, fifth = tuple(text[:5])
        after = thirds.get(first + second)
        if after is not None and (third in after or fourth in after or fifth in after):
            return True
        after = thirds.get(first + third)
        if after is not None and (fourth in after or fifth in after):
            return True
        after = thirds.get(first + fourth)
        return after is not None and fifth in after

    def _thirds_now(self) -> dict[str, set[str]]:
        thirds = self._thirds
        for key in self._keyed:
            thirds.setdefault(key[:2], set()).add(key[2:3])
        return thirds

    def _judged(
        self, likely: set[int], certain: Collection[int], token: str, surface: str, language: str
    ) -> Found:
        from triage.matching.fuzzy.rules import is_near, judge
        from triage.matching.fuzzy.token import prepared

        asked = prepared(token, surface, language)
        keywords = self._keywords
        numbers = {number for number in likely if is_near(keywords[number], asked)}
        numbers.update(certain)
        found = []
        for number in sorted(numbers):
            similarity, kind, _why = judge(keywords[number], asked, self._known_words)
            if similarity:
                found.append((number, similarity, kind))
        return tuple(found)

    def explain(self, word_id: int, token: str, *, surface: str, language: str) -> str:
        """Why the keyword refuses the token: "a real word", "under 5 letters"; empty where it accepts."""
        from triage.matching.fuzzy.rules import judge
        from triage.matching.fuzzy.token import prepared

        return judge(self._keywords[word_id], prepared(token, surface, language), self._known_words).why


def letters(text: str) -> int:
    """Which letters there are, as bits; two places changed change four bits at most."""
    return reduce(or_, map(_BITS.__getitem__, text), 0)


class _Bits(dict[str, int]):
    """The bit of a letter, worked out when it is first met."""

    def __missing__(self, letter: str) -> int:
        bit = self[letter] = 1 << (ord(letter) & 63)
        return bit


_BITS = _Bits()


def _keys(text: str, places: int) -> list[str]:
    """The first letters of a text, whole, without one of them, and if the text is long, without two.

    The first letter always stays: words that differ in it may differ nowhere else.
    """
    first, rest = text[:1], text[1:PREFIX]
    keys = [first + rest]
    if rest:
        keys += map(first.__add__, map("".join, combinations(rest, len(rest) - 1)))
    if places == 2 and len(text) >= LONG:
        keys += map(first.__add__, map("".join, combinations(rest, len(rest) - 2)))
    return keys
