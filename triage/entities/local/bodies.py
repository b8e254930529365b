"""Organisations by the lists of a language, and what stands in quotation marks behind a noun of a body: компания «Уралторг»."""

from triage.entities.gazetteer import Gazetteer, longest_by_head
from triage.entities.local.first_case import FirstCase
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.naming.bodies import (
    MINISTRIES,
    OF,
    WORDS_TOO,
    is_german_office,
    nouns_of_bodies,
    well_known_bodies,
)

#: Words of a quoted name, at most.
LONGEST = 5
_CLOSING = {"«": "»", "„": "“", '"': '"', "“": "”"}


class BodyRules:
    """Finds organisations in articles of one language."""

    def __init__(self, words: LocalWords, gazetteer: Gazetteer) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._known = well_known_bodies(words.language)
        self._nouns = nouns_of_bodies(words.language)
        #: First word → how many words the longest listed name has that begins with it.
        self._heads = longest_by_head(self._known)

    def __call__(self, sentence: WordRun, names: list[Name], base: dict[int, FirstCase]) -> list[Name]:
        """The names of a sentence with its bodies; a longer one takes the place of a town or person inside it."""
        found = [*self._listed(sentence, base), *self._quoted(sentence)]
        if not found:
            return names
        kept = [name for name in names if not any(_is_inside(name, body) for body in found)]
        taken = {index for name in kept for index in range(name.begin, name.end)}
        bodies: list[Name] = []
        for body in found:
            within = range(body.begin, body.end)
            if taken.isdisjoint(within):
                taken.update(within)
                bodies.append(body)
        return sorted([*kept, *bodies])

    def _listed(self, sentence: WordRun, base: dict[int, FirstCase]) -> list[Name]:
        forms, found, after = sentence.forms, [], sentence.begin
        for begin in range(sentence.begin, sentence.end):
            if begin < after or not forms[begin][0].isupper():
                continue
            size = self._size_at(sentence, begin)
            if size:
                after = begin + size
                base[begin] = FirstCase(tuple(self._first_case(" ".join(forms[begin:after])).split(" ")))
                found.append(Name(begin, after, "ORG", 0.9))
        return found

    def _first_case(self, name: str) -> str:
        if self._words.naming.capital_nouns and is_german_office(name):
            return name.removesuffix("s")
        return self._known.get(name, name)

    def _size_at(self, sentence: WordRun, begin: int) -> int:
        """How many words the longest body has that begins at a place; 0 where none does."""
        forms = sentence.forms
        for size in range(min(self._heads.get(forms[begin], 0), sentence.end - begin), 0, -1):
            if " ".join(forms[begin : begin + size]) in self._known:
                return size
        if forms[begin] in MINISTRIES:
            return self._ministry(sentence, begin)
        if self._words.naming.capital_nouns and is_german_office(forms[begin]):
            return 1
        return int(self._is_firm(forms[begin]) and not self._stands_in_name(sentence, begin))

    def _ministry(self, sentence: WordRun, begin: int) -> int:
        """How many words the name of a ministry has: Ministerio de Transportes y Movilidad."""
        size, place = 0, begin + 1
        while place < min(sentence.end, begin + LONGEST + 1):
            form = sentence.forms[place]
            if form[0].isupper():
                size = place + 1 - begin
            elif form.lower() not in OF:
                break
            place += 1
        return size

    def _is_firm(self, form: str) -> bool:
        """Whether one word is the name of a firm, a club or a paper and of nothing else."""
        words, gazetteer = self._words, self._gazetteer
        return (
            form in gazetteer.organisations.values
            and form not in WORDS_TOO
            and not words.is_given(form)
            and not words.is_small_word(form)
            and form not in gazetteer.first
            and gazetteer.places.values.get(form) is None
            and form.lower() not in words.peoples
        )

    def _stands_in_name(self, sentence: WordRun, place: int) -> bool:
        """Whether a capital stands beside a word, which may then be a surname or part of a longer name, or a number before it: 26 Tesla."""
        before, after = sentence.at(place - 1), sentence.at(place + 1)
        if before[:1].isdigit():
            return True
        is_before = before[:1].isupper() and place - 1 > sentence.begin and not self._words.is_leading(before)
        return is_before or (after[:1].isupper() and not self._words.naming.capital_nouns)

    def _quoted(self, sentence: WordRun) -> list[Name]:
        if not self._nouns:
            return []
        forms, found = sentence.forms, []
        for place in range(sentence.begin + 1, sentence.end - 2):
            closing = _CLOSING.get(forms[place])
            if closing is None or not forms[place + 1][0].isupper() or not self._is_noun(forms[place - 1]):
                continue
            stop = min(sentence.end, place + 2 + LONGEST)
            end = next((at for at in range(place + 2, stop) if forms[at] == closing), None)
            if end is not None:
                found.append(Name(place + 1, end, "ORG", 0.9))
        return found

    def _is_noun(self, form: str) -> bool:
        lower = form.lower()
        return any(lower.startswith(noun) and len(lower) <= len(noun) + 3 for noun in self._nouns)


def _is_inside(name: Name, body: Name) -> bool:
    return body.begin <= name.begin and name.end <= body.end and body.end - body.begin > 1
