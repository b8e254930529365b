"""People in Slavic languages where one word tells of them, and two beside somebody.

A capital by itself inside a sentence is somebody beside a verb that people are the subject of, with an ending that only
surnames have, or as a given name. What the other rules found is cut and completed first (`slavic_cuts`).
"""

from triage.entities.local.slavic_cuts import QUOTES, ROMAN, SlavicCuts
from triage.entities.local.slavic_words import SlavicWords
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.naming.given_names import given_names_alone
from triage.languages.naming.slavic_endings import (
    ADVERBS,
    AND,
    BEFORE_CLAUSES,
    BEFORE_PLACES,
    ENDS_OF_WORDS,
    HOLY,
    NAMED_AFTER,
    NO_GIVEN_NAMES,
)
from triage.languages.naming.titles import lone_surname_endings


class SlavicPeople:
    """Completes the people of a sentence."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._kinds = SlavicWords(words)
        self._cuts = SlavicCuts(words, self._kinds)
        self._endings = lone_surname_endings(words.language)
        self._common = common_words(words.language)
        alone = given_names_alone(words.language)
        self._given = alone | {form for form, name in words.bent_given.items() if name in alone}

    def __call__(self, sentence: WordRun, people: list[Name], places: list[Name]) -> list[Name]:
        """The people of a sentence as they should be shown, and those that the other rules have missed."""
        kept = [name for name in (self._cuts(sentence, name) for name in people) if name is not None]
        taken = {index for name in (*kept, *places) for index in range(name.begin, name.end)}
        capitals = [
            sentence.part(index, index + 1)
            for index in range(sentence.begin, sentence.end)
            if sentence.forms[index][0].isupper() and index not in taken
        ]
        alone = [
            Name(run.start, self._cuts.end(run), "PER", 0.75) for run in capitals if self._is_alone(run, taken)
        ]
        more = [*kept, *alone]
        taken.update(index for name in alone for index in range(name.begin, name.end))
        for run in capitals:
            name = self._pair(run.part(run.start, run.start + 2), taken, more)
            if name is not None:
                more.append(name)
                taken.update(range(name.begin, name.end))
        return sorted(more)

    def _pair(self, run: WordRun, taken: set[int], people: list[Name]) -> Name | None:
        """Two capitals beside somebody, or behind the one after whom a school is called."""
        if run.opens or run.stop > run.end or not taken.isdisjoint(range(run.start, run.stop)):
            return None
        if run.after[:1].isupper() or not all(map(self._kinds.is_plain_capital, run.words)):
            return None
        if self._words.is_given(run.first):
            if run.at(run.start - 2) in NAMED_AFTER:
                return Name(run.start, run.stop, "PER", 0.8)
            if self._follows_two_capitals(run):
                return Name(run.start, run.stop, "PER", 0.75)  # analityk Domu Maklerskiego Trigon Łukasz Prokopiuk
        beside = run.before in AND and any(
            name.end == run.start - 1 and name.end - name.begin > 1 for name in people
        )
        if not beside or any(
            self._words.is_common(form) or form.lower() in self._words.bodies for form in run.words
        ):
            return None
        if self._kinds.is_body(run) or self._kinds.is_foreign(run.words):
            return None
        return Name(run.start, run.stop, "PER", 0.75)

    def _follows_two_capitals(self, run: WordRun) -> bool:
        """Whether two capitals that are no given names stand before, as of a firm."""
        return run.start - 2 >= run.begin and all(
            form[0].isupper() and not self._words.is_given(form) for form in run.forms[run.start - 2 : run.start]
        )

    def _is_alone(self, run: WordRun, taken: set[int]) -> bool:
        """Whether a capital without another beside it is somebody."""
        form, after = run.first, run.after
        if not self._kinds.is_plain_capital(form) or not self._words.is_capital(form):
            return False
        given = self._words.is_given(form)
        if given and len(after) > 1 and ROMAN.fullmatch(after):
            return True  # Лев XIV
        if self._is_beside_capitals(run, taken) or self._is_other_word(run):
            return False
        if form in self._given and form not in NO_GIVEN_NAMES:
            return self._is_given_alone(run)
        lower = form.lower()
        if (given and not lower.endswith(self._endings)) or self._kinds.is_town(run.forms, run.start):
            return False
        return not self._kinds.qualifies(lower, after) and self._is_surname_alone(run)

    def _is_beside_capitals(self, run: WordRun, taken: set[int]) -> bool:
        """Whether a capital or quotes beside a word, or a hyphen, make it a part of something else."""
        before, after = run.before, run.after
        if after[:1].isupper() and not ROMAN.fullmatch(after) and len(after.rstrip(".")) != 1:
            return True
        if before[:1].isupper() and run.start - 1 > run.begin and run.start - 1 not in taken:
            return True
        return run.is_within(QUOTES) or (after == "-" and run.first.lower().endswith(("о", "o")))

    def _is_other_word(self, run: WordRun) -> bool:
        """Whether the word before, or the word itself, makes a capital a place, a see, a saint or a title."""
        words, before, lower = self._words, run.before, run.first.lower()
        return (
            before in words.nouns
            or self._kinds.is_see(before, run.first)
            or before.lower() in words.bodies
            or (before.lower() in HOLY and run.first in self._given)
            or is_function_word(lower, words.language)
            or lower in words.titles
            or lower in words.bodies
        )

    def _is_given_alone(self, run: WordRun) -> bool:
        """Whether a given name is somebody by itself: inside a sentence, before a word in small letters or an initial."""
        form, after = run.first, run.after
        told = (
            not run.opens
            or (after.islower() and after.isalpha())
            or (len(after.rstrip(".")) == 1 and after[0].isupper())
        )
        return len(form) > 3 and told and not self._kinds.qualifies(form.lower(), after)

    def _is_surname_alone(self, run: WordRun) -> bool:
        """Whether its ending, or a verb beside it, tells a surname."""
        personal, before, after = self._words.personal, run.before, run.after
        is_common = run.first.lower() in self._common
        telling = self._has_telling_end(run.first, is_common=is_common)
        if run.opens:
            return telling and (after in personal or (not is_common and self._kinds.is_verb(after)))
        if telling and before.lower() not in BEFORE_PLACES:
            return True
        if is_common:
            return False
        if before in ADVERBS or (before.isupper() and len(before) > 1):  # powiedział wczoraj Prusiner
            before = run.at(run.start - 2)
        return before in personal or (after in personal and before in BEFORE_CLAUSES)

    def _has_telling_end(self, form: str, *, is_common: bool) -> bool:
        lower = form.lower()
        if not lower.endswith(self._endings) or len(form) < 5 or self._kinds.is_plural(lower):
            return False
        return not (is_common and lower.endswith(ENDS_OF_WORDS))
