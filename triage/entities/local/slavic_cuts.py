"""What of a Slavic name is none of it, and what belongs to it: adjectives of institutions, patronymics, numbers of popes."""

import re

from triage.entities.local.slavic_words import SlavicWords
from triage.entities.local.towns import towns_of
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.naming.slavic_endings import ARABIC_ARTICLES, ENGLISH_ENDS, PATRONYMIC

QUOTES = frozenset("\"'«„“”‘`»")
ROMAN = re.compile(r"[IVX]{1,5}")
#: Rules that look for less than a given name or a title are less sure than this.
_SURE = 0.8


class SlavicCuts:
    """Cuts and completes the people of sentences in one language."""

    def __init__(self, words: LocalWords, kinds: SlavicWords) -> None:
        self._words = words
        self._kinds = kinds
        self._towns = towns_of(words.language)
        self._ordinary = words.bodies | ENGLISH_ENDS

    def __call__(self, sentence: WordRun, name: Name) -> Name | None:
        """A name without what stands around it, with what belongs to it; None if it is nobody."""
        whole = sentence.part(name.begin, name.end)
        if whole.is_within(QUOTES):
            return None  # in "Washington Post"
        run = self._without_neighbours(whole)
        if run is None or self._is_no_person(run):
            return None
        if name.confidence > _SURE:
            if self._ends_in_adjective(run):
                run = run.part(run.start, run.stop - 1)  # Михаила Федотова Следственный комитет
            elif run.size == 2 and self._kinds.is_named_body(run.first, whole.before):
                return None
        elif not self._is_spoken_of(whole) and self._kinds.is_body(run):
            return None
        if run.size == 1 and self._is_lone_noun(whole, run):
            return None
        if self._follows_surname(run):
            run = run.part(run.start - 1, run.stop)  # Більчука Олександра Васильовича
        return Name(run.start, self.end(run), "PER", name.confidence)

    def _without_neighbours(self, whole: WordRun) -> WordRun | None:
        """The name without bodies before it and a country behind it; None where nothing else is left."""
        start, stop = whole.start, whole.stop
        while stop - start > 1 and self._kinds.is_institution(whole.forms[start]):
            start += 1
        if self._kinds.is_institution(whole.forms[start]):
            return None
        if start > whole.start and self._towns.find(whole.forms, start, stop) is not None:
            return None  # Viktorie Plzeň
        if (
            stop - start > 2
            and self._words.is_given(whole.forms[start])
            and self._kinds.is_large_place(whole.forms, stop - 1)
        ):
            stop -= 1  # обсудил с Дональдом Трампом Иран
        return self._from_given_name(whole.part(start, stop))

    def _from_given_name(self, run: WordRun) -> WordRun:
        """The name from its given name on, unless a surname stands before: адвокат Микитася Назар Кульчицький."""
        words, forms = self._words, run.forms
        given = next((index for index in range(run.start, run.stop) if words.is_given(forms[index])), run.start)
        if given == run.start or run.stop - given < 2 or not words.naming.is_cyrillic:
            return run
        patronymic = PATRONYMIC.fullmatch(forms[given + 1]) and run.stop - given == 2
        initial = len(run.first.rstrip(".")) < 2
        return run if patronymic or initial else run.part(given, run.stop)

    def _is_no_person(self, run: WordRun) -> bool:
        """Whether a name is in foreign letters or ends in an ordinary word: эксперты Deutsche Bank, panie Komisarzu."""
        last = run.last.lower()
        ordinary = last in self._ordinary or (run.size == 1 and last in self._words.titles)
        return ordinary or self._kinds.is_foreign(run.words)

    def _ends_in_adjective(self, run: WordRun) -> bool:
        """Whether the adjective of a noun behind stands last, after a surname."""
        if run.size < 3 or not self._kinds.is_adjective(run.last.lower()):
            return False
        before = run.forms[run.stop - 2]
        return not self._words.is_given(before) and not PATRONYMIC.fullmatch(before)

    def _is_spoken_of(self, run: WordRun) -> bool:
        return run.before.lower() in self._words.speech or run.after in self._words.speech

    def _is_lone_noun(self, whole: WordRun, run: WordRun) -> bool:
        """Whether one capital qualifies what follows, or belongs to the role before it: голови Організаційного комітету."""
        if self._kinds.qualifies(run.last.lower(), whole.after):
            return True
        return run.start == whole.start and self._kinds.belongs_to_role(whole.before, run.first)

    def _follows_surname(self, run: WordRun) -> bool:
        """Whether the surname stands before a given name and a patronymic."""
        if run.start - 1 <= run.begin or not PATRONYMIC.fullmatch(run.last):
            return False
        words, before = self._words, run.before
        return (
            self._kinds.is_plain_capital(before)
            and before.lower() not in words.titles
            and not self._kinds.is_town(run.forms, run.start - 1)
            and not words.is_common(before)
        )

    def end(self, run: WordRun) -> int:
        """Where a name ends: behind the number of a pope or king, or the initial of a suspect."""
        after, further, stop = run.after, run.at(run.stop + 1), run.stop
        if ROMAN.fullmatch(after) and (len(after) > 1 or further != "."):
            return stop + 1 + self._words.is_given(further)  # Karol XVI Gustaw
        if after in ARABIC_ARTICLES and further == "-" and run.at(stop + 2)[:1].isupper():
            return stop + 3  # Ахмед аш-Шараа
        if not after[:1].isupper() or not self._words.is_given(run.last):
            return stop
        if len(after) == 2 and after[1] == ".":
            return stop + 1
        return stop + 2 if len(after) == 1 and further == "." else stop
