"""People in languages other than English: which words of a sentence may be one, and which rule tells it.

A given name tells most (`given_people`), then a title, then lists of surnames and what stands around (`unknown_people`).
Where names have cases, two capitals are a person by their ending or beside a verb of speech; `slavic_people` does the rest.
"""

from triage.entities.local.capital_runs import CapitalRuns
from triage.entities.local.given_people import GivenNameRules
from triage.entities.local.person_signs import PersonSigns
from triage.entities.local.unknown_people import UnknownPeopleRules
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import NUMERALS, LocalWords
from triage.entities.tokens import Name
from triage.languages.function_words import is_function_word

_QUOTES = frozenset("\"'«„“”‘`")
#: "Большая Даниловка", "Нижний Тагил": an adjective before a noun.
_ADJECTIVE_LIKE = tuple("ая яя ый ий ое ее ой ей ого его ому ему ым им ую юю ые ие ых их ами ої ій".split())


class PeopleRules:
    """Finds people in sentences of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._naming = words.naming
        self._runs = CapitalRuns(words)
        self._by_given_name = GivenNameRules(words)
        self._by_surname = UnknownPeopleRules(words)
        self._signs = PersonSigns(words)

    def __call__(self, sentence: WordRun, places: list[Name]) -> list[Name]:
        """The people of a sentence, beside the places that were found in it."""
        taken = {index for name in places for index in range(name.begin, name.end)}
        found: list[Name] = []
        index = sentence.begin
        while index < sentence.end:
            if index in taken or not self._words.is_capital(sentence.forms[index]):
                index += 1
                continue
            run = self._runs.run(sentence, index, taken)
            name = self._person(run, taken)
            if name is not None:
                found.append(name)
                index = max(name.end, index + 1)
            else:
                index = run.stop
        return found

    def _person(self, run: WordRun, taken: set[int]) -> Name | None:
        """The person in a run of capitals, by the first rule that has something to say of it."""
        if self._is_body(run) or set(run.first) <= NUMERALS:
            return None
        name = self._without_lead(run)
        for place in range(name.start, min(name.stop, name.start + 3)):
            if self._by_given_name.leads(name, place):
                return self._by_given_name.person(name, place, run.start)
            if self._by_given_name.is_shortened(name, place):
                return Name(place, place + 3, "PER", 0.85)  # Lucy S.
        titled = self._is_titled(name, taken)
        told = self._by_title(name, titled=titled)
        if told is not None:
            return told
        if self._naming.has_cases:
            return self._by_ending(name)
        return self._by_surname(name, called=titled or self._signs.is_called(name))

    def _is_body(self, run: WordRun) -> bool:
        """Whether a street, a school or a listed body bears the name."""
        bodies = self._words.bodies
        return run.before.lower() in bodies or run.first.lower() in bodies or self._words.is_body(run.words)

    def _without_lead(self, run: WordRun) -> WordRun:
        """The run without titles, and without words that have their capital from the start of a sentence or quotation."""
        words = self._words
        name = self._without_titles(run)
        if name.opens and name.size > 1 and (words.opens(name.first) or self._is_long_opening(name)):
            name = self._without_titles(name.part(name.start + 1, name.stop))
        while name.size > 1 and not name.opens and self._is_small_word(name.first):
            name = name.part(name.start + 1, name.stop)
        return name

    def _without_titles(self, run: WordRun) -> WordRun:
        start = run.start
        while start < run.stop - 1 and self._words.is_leading(run.forms[start]):
            start += 1
        return run.part(start, run.stop)

    def _is_long_opening(self, run: WordRun) -> bool:
        """Whether the first of three capitals is the word that begins the sentence: Выступила Карина Гасимова."""
        return self._naming.has_cases and run.size > 2 and not self._words.is_given(run.first)

    def _is_small_word(self, form: str) -> bool:
        """Whether a function word has its capital from a quotation that begins with it: «Su Cecilia Sala …»."""
        lower = form.lower()
        return (
            self._naming.is_plain
            and is_function_word(lower, self._words.language)
            and lower not in self._words.particles
            and not self._words.is_given(form)
        )

    def _is_titled(self, run: WordRun, taken: set[int]) -> bool:
        """Whether a title stands before, or a title and a country: президент России Владимир Путин."""
        if run.before.lower() in self._words.titles:
            return True
        place = run.start - 1
        while place >= run.begin and place in taken:
            place -= 1
        return place < run.start - 1 and run.at(place).lower() in self._words.titles

    def _by_title(self, run: WordRun, *, titled: bool) -> Name | None:
        """The person behind a title, or one with an initial."""
        words = self._words
        ahead = self._with_foreign_particles(run)
        if ahead < run.start and words.is_role(run.at(ahead - 1)):
            return Name(ahead, run.stop, "PER", 0.85)  # la presidente von der Leyen
        if not run.opens and len(run.last) > 2 and not words.is_common(run.last):
            for place in range(run.start, run.stop - 1):
                if len(run.forms[place]) == 2 and run.forms[place][1] == ".":
                    return Name(place, run.stop, "PER", 0.85)
        if not titled or not self._may_be_titled(run):
            return None
        stop = self._end_among_nouns(run) if self._naming.capital_nouns else run.stop
        return Name(run.start, stop, "PER", 0.85)

    def _with_foreign_particles(self, run: WordRun) -> int:
        """Where the particles in small letters before a surname begin."""
        start = run.start
        while start - 1 > run.begin and run.forms[start - 1] in self._naming.foreign_particles:
            start -= 1
        return start

    def _may_be_titled(self, run: WordRun) -> bool:
        """Whether capitals behind a title may be a surname, alone or with other names."""
        words = self._words
        size = sum(form not in words.particles for form in run.words)
        surname = run.first if self._naming.capital_nouns else run.last
        if not 1 <= size <= 3 or not words.may_be_surname(surname):
            return False
        if words.is_common(run.first) and not (size > 1 and run.first in words.surnames):
            return False
        return not (size == 1 and self._is_adjective(run))

    def _is_adjective(self, run: WordRun) -> bool:
        """Whether a capital is rather an adjective before its noun than a surname: председатель Уральского филиала."""
        after = run.after
        return (
            run.first.lower().endswith(self._naming.adjective_ends)
            and after[:1].islower()
            and len(after) > 3
            and after not in self._words.speech
        )

    def _end_among_nouns(self, run: WordRun) -> int:
        """The end of a name after a German title, where nouns may follow: Präsidenten Sani Abacha."""
        words, forms, end = self._words, run.forms, run.start + 1
        if (
            end < run.stop
            and run.first not in words.surnames
            and forms[end] in words.surnames
            and not words.is_noun(forms[end])
        ):
            return end + 1  # Ministerpräsident Gyula Horn
        while end < min(run.stop, run.start + 3) and words.is_strange(forms[end]):
            end += 1
        return end

    def _by_ending(self, run: WordRun) -> Name | None:
        """Two or three capitals that end as surnames do, stand beside a verb of speech, or are two Cyrillic names."""
        words = self._words
        size = sum(form not in words.particles for form in run.words)
        if not 2 <= size <= 3 or run.opens:
            return None
        if any(form.lower() in words.bodies or words.is_common(form) for form in run.words):
            return None
        told = (
            run.last.lower().endswith(words.endings)
            or not words.speech.isdisjoint((run.before.lower(), run.after.lower()))
            or self._is_cyrillic_pair(run)
        )
        return Name(run.start, run.stop, "PER", 0.8) if told else None

    def _is_cyrillic_pair(self, run: WordRun) -> bool:
        """Russian and Ukrainian put firms in quotes and write one capital in most other names: two are a person."""
        if not self._naming.is_cyrillic or run.size != 2 or run.before in _QUOTES:
            return False
        first, last = run.first.lower(), run.last.lower()
        cyrillic = all("а" <= word[0] <= "ї" and len(word) > 2 for word in (first, last))
        return cyrillic and not first.endswith(_ADJECTIVE_LIKE)
