"""People whom no given name and no title tells: by lists of surnames, by words around them, and by what they are not."""

from triage.entities.local.exonyms import natives_of
from triage.entities.local.person_signs import PersonSigns
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.function_words import determiners, is_function_word
from triage.languages.naming.given_names import is_common_because_borne
from triage.languages.naming.person_naming import ARTICLES, BEFORE_SURNAMES
from triage.languages.naming.well_known import is_nothing_but_surname


class UnknownPeopleRules:
    """Finds people in runs of capitals without a given name."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._naming = words.naming
        self._signs = PersonSigns(words)

    def __call__(self, run: WordRun, *, called: bool) -> Name | None:
        """The person in a run, if there is one; `called` if a word for what somebody is stands before."""
        name = self._stripped(run)
        if name is None or not 1 <= name.size <= 3 or self._signs.is_quoted(name):
            return None
        if name.size == 1:
            return self._single(name, called=called)
        if name.size == 2 and name.first in self._naming.capital_particles:
            return self._after_particle(name, called=called)
        inner = [form for form in name.words if form not in self._words.particles]
        if not self._may_be_names(inner):
            return None
        if len(inner) == 2 and self._is_known_alone(inner):
            if not self._naming.capital_nouns and not name.opens:
                return None
            return self._alone(name.part(name.stop - 1, name.stop), called=called)
        return Name(name.start, name.stop, "PER", 0.8) if self._is_believed(name, inner, called=called) else None

    def _stripped(self, run: WordRun) -> WordRun | None:
        """The run without an ordinary word that begins the sentence, and without nouns behind a surname."""
        start, stop = run.start, run.stop
        while start < stop and not self._may_begin(run.forms[start]):
            if start > run.begin or stop - start == 1:
                return None
            start += 1
        if self._naming.capital_nouns:
            while stop - start > 1 and not self._may_end(run.forms[stop - 1]):
                stop -= 1
        return run.part(start, stop)

    def _may_begin(self, form: str) -> bool:
        return self._words.is_strange(form) or self._words.is_given(form) or form in BEFORE_SURNAMES

    def _may_end(self, form: str) -> bool:
        return self._words.is_strange(form) or self._words.is_surname(form)

    def _may_be_names(self, inner: list[str]) -> bool:
        """Whether each of these words may be a name, and the last a surname."""
        words = self._words
        return (
            len(inner) > 1
            and all(words.is_strange(form) or words.is_given_abroad(form) for form in inner[:-1])
            and self._may_end(inner[-1])
        )

    def _is_known_alone(self, inner: list[str]) -> bool:
        """Whether everybody knows the second of two words by itself, and the first is no given name."""
        return inner[1] in self._words.called_alone and not self._words.is_given_abroad(inner[0])

    def _after_particle(self, name: WordRun, *, called: bool) -> Name | None:
        """A surname with its particle, which has a capital without a given name before it."""
        words = self._words
        known = (
            words.is_surname(name.last)
            or called
            or self._signs.is_spoken_of(name)
            or (not name.opens and name.first in {"Van", "Von"} and words.is_strange(name.last))
        )
        return Name(name.start, name.stop, "PER", 0.8) if known else None

    def _is_believed(self, name: WordRun, inner: list[str], *, called: bool) -> bool:
        """Whether more speaks for a person than against one."""
        words, signs = self._words, self._signs
        witnesses = words.is_given_abroad(inner[0]) + words.is_surname(inner[-1])
        witnesses += self._naming.particle_tells and len(inner) < name.size
        witnesses += called or signs.is_spoken_of(name) or signs.has_age(name)
        witnesses += signs.is_described(name) or signs.is_apposed(name)
        english = any(form.lower() in words.english and not words.is_surname(form) for form in inner)
        doubtful = name.opens and not self._naming.capital_nouns and not words.is_given_abroad(inner[0])
        return witnesses > english + doubtful

    def _single(self, run: WordRun, *, called: bool) -> Name | None:
        """One capital that is somebody, with the particle before it that is its own: De Vries."""
        name = self._alone(run, called=called)
        if name is not None and run.part(name.begin, name.end).before in self._naming.own_particles:
            return name._replace(begin=name.begin - 1)
        return name

    def _alone(self, run: WordRun, *, called: bool) -> Name | None:
        """One capital that is a given name or a surname, or stands where only people do."""
        words, form = self._words, run.first
        if self._is_of_something_else(run):
            return None
        if (epithet := self._epithet(run)) > run.start:
            return Name(run.start, epithet, "PER", 0.8)
        found = Name(run.start, run.start + 1, "PER", 0.75)
        is_known = form in words.called_alone and not words.is_common(form)
        if (is_known or (called and words.is_given(form))) and not words.is_listed_elsewhere(form):
            return None if is_known and self._is_rather_a_noun(run) else found
        if not words.is_strange(form) or form.lower() in words.english:
            return None
        if called or self._signs.is_spoken_of(run):
            return found._replace(confidence=0.8)
        return found if self._is_lone_surname(run) else None

    def _is_of_something_else(self, run: WordRun) -> bool:
        """Whether what stands before a capital makes it no name by itself: another capital, a hyphen, an article."""
        words, before = self._words, run.before
        inside = run.start - run.begin
        if inside > 1 and before[:1].isupper() and before[:1].isalpha() and not words.is_role(before):
            return True
        if inside > 2 and before == "-" and run.at(run.start - 2)[0].isupper() and not self._naming.capital_nouns:
            return True  # Saint - Pierre
        return before.lower() in ARTICLES and not (
            self._naming.article_before_people and run.first in words.called_alone
        )

    def _is_rather_a_noun(self, run: WordRun) -> bool:
        """Whether a name that everybody knows is a noun here, in a language that writes nouns with capitals."""
        strange = self._words.is_strange(run.first) or is_common_because_borne(run.first)
        return self._naming.capital_nouns and (
            not strange or run.before.lower() in determiners(self._words.language)
        )

    def _is_lone_surname(self, run: WordRun) -> bool:
        """Whether a surname that a list has is somebody, and not the place that is called so as well."""
        words, form = self._words, run.first
        if self._naming.capital_nouns or not words.is_surname(form) or run.before.lower() in words.locatives:
            return False
        bracketed = run.before == "(" and run.after == ")"
        if form in natives_of(words.language) or words.is_role(run.after) or bracketed:
            return False  # Magallanes; de Kamper burgemeester
        town = words.is_town(form) and not is_nothing_but_surname(form)
        if town and run.opens:
            return False  # Benavente est une ville
        return self._acts(run.after) or not (run.opens or town)

    def _acts(self, after: str) -> bool:
        """Whether a word in small letters follows that may be what somebody does."""
        return after[:1].islower() and (
            after in self._naming.acts or not is_function_word(after, self._words.language)
        )

    def _epithet(self, run: WordRun) -> int:
        """The end of a ruler's name with what he is called: Fernando el Católico, Karl der Große; 0 without."""
        words, stop = self._words, run.start + 3
        word, after = run.at(stop - 1), run.at(stop)
        if not word or run.at(stop - 2) not in self._naming.epithets or not words.is_given(run.first):
            return 0
        named = word[0].isupper() and not (
            after[:1].isupper() or words.is_listed_elsewhere(word) or words.is_given(word)
        )
        return stop if named and word.lower().endswith(self._naming.epithet_ends) else 0
