"""Which fuzzy keywords a token may mean: an index over the rules of `fuzzy_rules`.

A token is asked for once, whatever the number of articles; what is asked is mostly ordinary words, so these are
recognised first, by one probe of the word list. What remains is looked up by its letters with one or two of them
left out: two words that are two places apart have a beginning in common that is (`_keys`). That finds every
keyword that the rules may accept, and a few more; the rules decide.
"""

from collections.abc import Collection, Iterator

from triage.matching.fuzzy_keyword import LEAST_LETTERS, Keyword, Mode, plain, prepare
from triage.matching.fuzzy_rules import FREQUENT, LONG, FuzzyKind, Token, judge, unfit
from triage.matching.skeleton import skeleton
from triage.matching.spelling import ocr
from triage.matching.wordlist import words

Found = tuple[tuple[int, float, FuzzyKind], ...]

#: Letters that keys are made of; more make longer buckets short and every look-up long.
PREFIX = 6
#: Tokens after which the word list pays for itself; a small folder may end before, and save reading it.
FEW = 300


class FuzzyIndex:
    """Keywords, and for each token those that accept it as another spelling of themselves.

    Equality and inflection are not reported: the caller looked for these first.
    """

    def __init__(self, known_words: Collection[str] = ()) -> None:
        self._known_words = frozenset(known_words)
        self._keywords: list[Keyword] = []
        #: Spellings and accents, complete; look-alikes; then keys of forms and sounds.
        self._spelt: dict[str, list[int]] = {}
        self._misread: dict[str, list[int]] = {}
        self._keyed: dict[str, list[int]] = {}
        self._asked = 0
        self._has_loose = False

    def add(self, word: str, *, surface: str, mode: Mode, language: str) -> int:
        """Add a folded word and return its id; `surface` is how the user wrote it: a capital makes a name."""
        keyword = prepare(word, surface, mode, language)
        number = len(self._keywords)
        self._keywords.append(keyword)
        if not keyword.barred:
            self._shelve(number, keyword)
            self._has_loose |= mode == "loose"
        return number

    def _shelve(self, number: int, keyword: Keyword) -> None:
        forms = {pattern.form for pattern in keyword.patterns}
        keys: set[str] = set()
        for text in forms | {pattern.sound for pattern in keyword.patterns}:
            keys.update(_keys(text), (text[1:],))
        for shelves, texts in (
            (self._spelt, keyword.spellings | keyword.accents | forms),
            (self._misread, keyword.misread),
            (self._keyed, keys),
        ):
            for text in texts:
                shelves.setdefault(text, []).append(number)

    def find(self, token: str, *, surface: str, language: str) -> Found:
        """Ids of the keywords that accept the folded token, with similarity and kind, in order of id."""
        if len(token) < LEAST_LETTERS:
            return ()
        text = plain(token)
        spelt = self._spelt.get(text)
        self._asked += 1
        if self._asked > FEW and not self._has_loose:
            rank = words(language).ranks.get(text)
            if rank is not None and rank < FREQUENT and language:
                return self._judged(set(spelt), token, text, surface, language) if spelt else ()
        if unfit(text):
            return ()
        candidates = set(spelt or ())
        candidates.update(*self._candidates(text))
        return self._judged(candidates, token, text, surface, language) if candidates else ()

    def _candidates(self, text: str) -> Iterator[list[int]]:
        sound = skeleton(text)
        for shelves, keys in (
            (self._misread, (ocr(text),)),
            (self._keyed, _keys(text)),
            (self._keyed, _keys(sound) if sound != text else ()),
            (self._keyed, _first_letters_changed(text)),
            (self._keyed, _first_letters_changed(sound)),
        ):
            for key in keys:
                if key in shelves:
                    yield shelves[key]

    def _judged(self, numbers: set[int], token: str, text: str, surface: str, language: str) -> Found:
        asked = Token(text, surface, language, has_apostrophe=text != token)
        found = []
        for number in sorted(numbers):
            verdict = judge(self._keywords[number], asked, self._known_words)
            if verdict.similarity:
                found.append((number, verdict.similarity, verdict.kind))
        return tuple(found)

    def explain(self, word_id: int, token: str, *, surface: str, language: str) -> str:
        """Why the keyword refuses the token: "a real word", "under 5 letters"; empty where it accepts."""
        text = plain(token)
        asked = Token(text, surface, language, has_apostrophe=text != token)
        return judge(self._keywords[word_id], asked, self._known_words).why


def _keys(text: str) -> set[str]:
    """The first letters of a text, whole, without one of them, and if the text is long, without two.

    The first letter always stays: words that differ in it may differ nowhere else.
    """
    p = text[:PREFIX]
    keys = {p}
    size = len(p)
    for i in range(1, size):
        one = p[:i] + p[i + 1 :]
        keys.add(one)
        if len(text) >= LONG:
            keys.update([one[:j] + one[j + 1 :] for j in range(i, size - 1)])
    return keys


def _first_letters_changed(text: str) -> tuple[str, str, str]:
    """Another, no, or a further first letter (keys hold texts without their first), or the first two swapped."""
    return text, text[1:], text[1:2] + text[:1] + text[2:]
