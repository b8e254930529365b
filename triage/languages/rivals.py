"""Other words of a dictionary that look nearly like a term: no misspellings of it (impuesta), and no accents left out (casó)."""

from collections.abc import Collection, Mapping
from operator import ne

from triage.languages.accents import one_accent_more
from triage.languages.analogies import in_common
from triage.languages.dictionaries import FormsDictionary

#: Letters by which words that look nearly the same may differ, and letters of a word that may be misspelt, at least.
NEAR = 2
LEAST = 5
_VOWELS = frozenset("aeiouyäöüõ")
#: Letters by which words are put together that are compared.
HEAD = 3
#: Letters of a word of which a lost or a swapped one makes no other, at least.
LONG = 8
_CAPITAL_NOUNS = frozenset({"de", "lb"})


class Rivals:
    """The words that the dictionary of a language has beside some terms."""

    def __init__(
        self,
        known: Mapping[str, Collection[str]],
        asked: Mapping[str, str],
        language: str,
        dictionary: FormsDictionary,
    ) -> None:
        """`known`: words that begin like one of the terms, with their lemmas; `asked`: terms, and these in small letters."""
        self._known = known
        self._asked = asked
        self._alike: dict[str, list[str]] = {}
        for word in known:
            self._alike.setdefault(word[:HEAD], []).append(word)
        self._doubled = {word: doubled(small) | slipped(small) for word, small in asked.items() if word == small}
        if language in _CAPITAL_NOUNS:
            self._doubled |= {word: slipped(word) | slipped(small) for word, small in asked.items()}
        # A name without its accents is the same name: Malmo.
        self._accented = {word: one_accent_more(word, language) for word, small in asked.items() if word == small}
        others = {other for each in (*self._accented.values(), *self._doubled.values()) for other in each}
        self._listed = dictionary.lemmas(others | self._accented.keys() | self._doubled.keys())

    def near(self, word: str, forms: Collection[str]) -> tuple[str, ...]:
        """Words that are spelt nearly like a term and are none of its forms; of a name only common words."""
        small = self._asked[word]
        if len(small) < LEAST:
            return ()
        found = {
            other
            for other in self._alike.get(small[:HEAD], ())
            if _are_near(small, other) and (word == small or all(lemma.islower() for lemma in self._known[other]))
        }
        if word in self._listed:
            found.update(other.lower() for other in self._doubled.get(word, ()) if other in self._listed)
        return tuple(sorted(found.difference(forms)))

    def accented(self, word: str, forms: Collection[str]) -> tuple[str, ...]:
        """Words that have an accent more than a term and are none of its forms; none where the term is not known."""
        if word not in self._listed:
            return ()
        others = (other for other in self._accented.get(word, ()) if other in self._listed)
        return tuple(sorted(other for other in others if self._listed[other] not in forms and other not in forms))


def doubled(word: str) -> set[str]:
    """A word with one consonant twice that it has once, or once that it has twice, which sounds nearly the same.

    >>> sorted(doubled("cappello"))
    ['capello', 'cappelo']
    """
    found = set()
    for place in range(1, len(word) - 1):
        before, letter, after = word[place - 1], word[place], word[place + 1]
        if letter in _VOWELS or letter == before:
            continue
        if letter == after:
            found.add(word[:place] + word[place + 1 :])
        elif before in _VOWELS and after in _VOWELS:
            found.add(word[:place] + letter + word[place:])
    return found


def slipped(word: str) -> set[str]:
    """A long word with a letter lost or two swapped, behind its beginning: another word, if the dictionary has it.

    >>> "campane" in slipped("campagne"), slipped("mare")
    (True, set())
    """
    if len(word) < LONG:
        return set()
    places = range(HEAD, len(word))
    lost = {word[:place] + word[place + 1 :] for place in places}
    swapped = {word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :] for place in places}
    return (lost | swapped).difference((word,))


def _are_near(word: str, other: str) -> bool:
    """Whether two words differ in two letters, or in what stands in one place of them.

    >>> _are_near("negócio", "negocia"), _are_near("impuesto", "impuso"), _are_near("impuesto", "impuestas")
    (True, False, True)
    """
    if abs(len(word) - len(other)) > NEAR or word == other:
        return False
    if len(word) == len(other):
        return bool(sum(map(ne, word, other)) <= NEAR)
    start = in_common(word, other)
    return max(len(word), len(other)) - start - in_common(word[start:][::-1], other[start:][::-1]) <= NEAR
