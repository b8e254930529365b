"""People told by a given name: what follows it, how many surnames, and where the name ends."""

from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.function_words import is_function_word
from triage.languages.naming.person_naming import FAMILIES_FIRST

#: Behind a first name that few lists have.
_SON_OF = frozenset("Ben Bin Ibn El Al Abu".split())
#: Before the country of a ruler.
_OF = frozenset("de d' d’ di von van".split())
#: Before the surname of another family.
_OF_FAMILIES = frozenset("de da do del dos das".split())
#: A German noun is longer than most surnames.
_LONGEST_SURNAME = 11


class GivenNameRules:
    """Finds people by their given names in runs of capitals of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._naming = words.naming

    def leads(self, run: WordRun, place: int) -> bool:
        """Whether a given name stands here, and a surname behind it."""
        words = self._words
        if not words.is_given(run.forms[place]):
            return False
        rest = run.forms[place + 1 : run.stop]
        last = self._surname(rest)
        if not last or (
            self._naming.is_plain and any(form.lower().rstrip(".") in words.ends for form in rest[:3])
        ):
            return False  # Warner Bros. Records
        if self._is_long_noun(last) and not words.is_role(run.at(place - 1)):
            return False  # Nazanin Selbstmordgedanken
        lower = last.lower()
        plain = rest[0].lower() not in words.particles
        return not ((plain and lower in words.bodies) or lower in words.ends or words.is_small_word(last))

    def _surname(self, rest: list[str]) -> str:
        """The first word behind a given name that is neither a particle nor an initial; empty if there is none."""
        for form in rest:
            if form.lower() not in self._words.particles and (len(form.rstrip(".")) > 1 or form in "IVX"):
                return form
        return ""

    def _is_long_noun(self, form: str) -> bool:
        return (
            self._naming.capital_nouns
            and len(form) > _LONGEST_SURNAME
            and form not in self._words.surnames
            and self._words.is_noun(form)
        )

    def is_shortened(self, run: WordRun, place: int) -> bool:
        """Whether the surname is but its first letter, as courts and the police have it: Lucy S."""
        forms = run.forms
        return (
            place + 2 == run.stop
            and self._words.is_given(forms[place])
            and len(forms[place + 1]) == 1
            and run.after == "."
            and not run.at(run.stop + 1)[:1].isupper()
        )

    def person(self, run: WordRun, place: int, least: int) -> Name | None:
        """Whose given name stands here; nothing before `least` belongs to the name."""
        words = self._words
        name = self._whole(run, place, least)
        if name is None or not words.is_role(run.before):
            return name
        if all(map(words.is_strange, run.forms[run.start : place])):
            return name._replace(begin=min(name.begin, run.start))  # Tenente Ruan Carlos Rodrigues
        return name

    def _whole(self, run: WordRun, place: int, least: int) -> Name | None:
        """The whole name from the given name on: given names, initials and particles, then the surnames."""
        words, forms = self._words, run.forms
        while place > least and forms[place - 1] != forms[place] and self._is_first_too(forms, place - 1):
            place -= 1
        if self._is_family_first(run, place):
            return Name(place, place + 3, "PER", 0.9)  # Kim Jong Un
        index = self._behind_given(run, place)
        if self._naming.long_names and self._is_all_names(forms[index : run.stop]):
            return Name(place, self._with_country(run, run.stop), "PER", 0.9)
        stop = self._end(run, place, index)
        if stop - place < 2 or self._ends_in_word(forms[place:stop]):
            return None
        if place > least and forms[place - 1].lower() in words.bodies:
            return None
        return Name(place, self._with_country(run, stop), "PER", 0.9)

    def _is_first_too(self, forms: list[str], place: int) -> bool:
        """Whether a word before a given name is one as well, though common words are among the lists': Ali Akbar."""
        words, form = self._words, forms[place]
        if not self._naming.is_plain or not words.is_capital(form):
            return False
        lower = form.lower()
        if lower in words.titles or lower in words.peoples or is_function_word(lower, words.language):
            return False
        if forms[place + 1] in _SON_OF and words.is_strange(form):
            return True  # Tahar Ben Jelloun
        return words.is_given_abroad(form) or form in words.given_in_english

    def _is_family_first(self, run: WordRun, place: int) -> bool:
        """Whether a family stands before two given names, which are short."""
        return (
            run.forms[place] in FAMILIES_FIRST
            and place + 3 <= run.stop
            and all(len(form) < 7 for form in run.forms[place + 1 : place + 3])
        )

    def _behind_given(self, run: WordRun, place: int) -> int:
        """Where given names, initials and particles end; one word is left for the surname."""
        index = place + 1
        while index < run.stop - 1 and self._is_before_surname(run.forms[index], run.forms[index + 1]):
            index += 1
        return index

    def _is_before_surname(self, form: str, following: str) -> bool:
        words = self._words
        if form.lower() in words.particles or len(form.rstrip(".")) == 1:
            return True
        if not words.is_given(form):
            return False
        # Where nouns have capitals, a noun may follow a surname that is a given name too.
        return not self._naming.capital_nouns or (
            not words.is_common(following) and following not in words.particles
        )

    def _is_all_names(self, rest: list[str]) -> bool:
        """Whether a long run of capitals is one name to its end."""
        words = self._words
        names = [form for form in rest if form not in words.particles]
        return (
            2 < len(rest) < 8
            and all(words.is_strange(n) or words.is_given(n) or n in words.surnames for n in names)
            and rest[-1] in names
        )

    def _end(self, run: WordRun, place: int, index: int) -> int:
        """The end of a name whose surname stands at `index`."""
        words, forms = self._words, run.forms
        stop = min(run.stop, index + self._naming.surnames)
        while stop - place > 1 and (forms[stop - 1] in words.particles or words.is_small_word(forms[stop - 1])):
            stop -= 1
        if (
            self._naming.two_families
            and stop + 1 < run.stop
            and forms[stop] in _OF_FAMILIES
            and words.is_capital(forms[stop + 1])
        ):
            return stop + 2  # Elena Highton de Nolasco
        return stop

    def _ends_in_word(self, name: list[str]) -> bool:
        """Whether an ordinary word stands behind a particle, which is no surname then."""
        words, last = self._words, name[-1]
        return (
            not self._naming.particle_tells
            and words.is_common(last)
            and last not in words.surnames
            and not words.is_surname(last)  # Alexandre de Moraes
            and not words.particles.isdisjoint(name)
        )

    def _with_country(self, run: WordRun, stop: int) -> int:
        """The end of a ruler's name with the country: Enrique II de Inglaterra."""
        number = run.forms[stop - 1]
        is_ruler = number.isupper() and set(number) <= set("IVX")
        if is_ruler and run.at(stop) in _OF and run.at(stop + 1)[:1].isupper():
            return stop + 2
        return stop
