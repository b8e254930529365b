"""The words of one language by which its names are told: given names, titles, small words, what a capital proves."""

from unicodedata import normalize

from triage.entities.gazetteer import Gazetteer
from triage.languages.common import common_words
from triage.languages.english import is_firm_or_place
from triage.languages.function_words import is_function_word
from triage.languages.german_nouns import is_german_noun
from triage.languages.naming.given_cases import bent_given_names
from triage.languages.naming.given_names import called_alone, given_names
from triage.languages.naming.name_ends import NAME_ENDS, SURNAMES_TOO, sides
from triage.languages.naming.person_naming import SURNAMES_LIKE_SMALL_WORDS, naming
from triage.languages.naming.roles import peoples, roles
from triage.languages.naming.slavic_roles import slavic_roles
from triage.languages.naming.titles import (
    locatives,
    named_after,
    particles,
    place_nouns,
    place_suffixes,
    surname_endings,
    titles,
)
from triage.languages.naming.towns import towns_called
from triage.languages.naming.well_known import is_firm_of_one_word, is_nothing_but_surname, well_known_surnames
from triage.languages.speech import verbs_of_people, verbs_of_speech, verbs_with_quotations

#: Capitals of which is remembered whether anybody knows them, at most.
_REMEMBERED = 20_000
#: Letters of the number of a king or pope: Charles III.
NUMERALS = frozenset("IVX")


class LocalWords:
    """The word lists of one language, and what they say of a word."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.language = language
        self.naming = naming(language)
        self.surnames = gazetteer.last
        #: Words that end the name of a body or a place, as English names have them everywhere.
        self.ends = (gazetteer.org_ends | gazetteer.place_ends | NAME_ENDS) - SURNAMES_TOO | sides(language)
        self.given = given_names(language)
        self.titles = titles(language) | slavic_roles(language)
        self.bodies = named_after(language)
        self.particles = particles(language)
        #: Verbs of which mostly people are the subject.
        self.personal = verbs_of_people(language)
        self.speech = verbs_of_speech(language) | self.personal
        self.nouns = place_nouns(language)
        self.suffixes = place_suffixes(language)
        self.locatives = locatives(language)
        self.endings = surname_endings(language)
        self.roles = titles(language) | roles(language)
        self.peoples = peoples(language)
        self.called_alone = called_alone(language)
        self.quoting = self.speech if self.naming.has_cases else verbs_with_quotations(language)
        self._role_ends = (
            tuple(sorted(role for role in self.roles if len(role) > 5)) if self.naming.joins_words else ()
        )
        self.english = gazetteer.words
        self._remembered: dict[str, bool] = {}
        self.surnames_abroad = gazetteer.last_abroad
        self.given_in_english = gazetteer.first
        self._gazetteer = gazetteer
        #: Given name in another case → in the first.
        self.bent_given = bent_given_names(language) if self.naming.has_cases else {}

    def is_given(self, form: str) -> bool:
        """Whether a word is a given name, in whatever case."""
        if form in self.given or form in self.bent_given:
            return True
        return "-" in form and not self.naming.has_cases and all(part in self.given for part in form.split("-"))

    def is_capital(self, form: str) -> bool:
        """Whether a word has a capital and is no acronym."""
        return (
            form[0].isupper()
            and form[0].isalpha()
            and not (form.isupper() and len(form) > 2 and "." not in form and not NUMERALS.issuperset(form))
            and not (self.naming.has_cases and self._is_coined(form))
        )

    def _is_coined(self, form: str) -> bool:
        """Whether capitals stand inside a word, as in MSWiA and ЗакС; McDonald and Anna-Maria are none."""
        rest = form[1:].split("-", maxsplit=1)[0]
        return (
            len(form) > 2
            and any(map(str.isupper, rest))
            and not form.startswith(("Mc", "Mac", "De", "Di", "O'", "O’", "D'", "Le", "La"))
        )

    def opens(self, form: str) -> bool:
        """Whether the first word of a sentence is an ordinary one that has its capital from there."""
        lower = form.lower()
        return not self.is_given(form) and (
            is_function_word(lower, self.language) or lower in common_words(self.language)
        )

    def is_common(self, form: str) -> bool:
        """Whether a word is one of the commonest and no given name."""
        return form.lower() in common_words(self.language) and not self.is_given(form)

    def may_be_surname(self, form: str) -> bool:
        """Whether a word may be a surname after a title."""
        if self.naming.capital_nouns:
            return form.lower() not in common_words(self.language) and len(form) > 2
        return len(form) > 2 and not is_function_word(form.lower(), self.language)

    def is_body(self, forms: list[str]) -> bool:
        """Whether a list has these words as a body: Dow Jones."""
        return " ".join(forms) in self._gazetteer.organisations.values

    def is_role(self, form: str) -> bool:
        """Whether a word says what somebody is, with whatever is joined to it: UNHCR-Sprecherin, ex-ministre."""
        lower = form.lower()
        if lower in self.roles:
            return True
        if "-" in lower and lower.rpartition("-")[2] in self.roles:
            return True
        return len(lower) > 8 and lower.endswith(self._role_ends)

    def is_leading(self, form: str) -> bool:
        """Whether a word stands before names without belonging to them: a title, a role, a people."""
        lower = form.lower()
        if lower in self.titles:
            return True
        if lower in self.peoples and self.naming.people_leads:
            return True
        return (self.is_role(form) or lower in self.peoples) and not self.is_given(form)

    def is_small_word(self, form: str) -> bool:
        """Whether a word with a capital is a small word of the language, and no surname that looks like one: Weil."""
        return is_function_word(form.lower(), self.language) and form not in SURNAMES_LIKE_SMALL_WORDS

    def is_surname(self, form: str) -> bool:
        """Whether a list has a word as a surname, and nothing has it as an ordinary word or a place."""
        if "-" in form:
            parts = [part for part in form.split("-") if part]
            return len(parts) > 1 and all(self.is_surname(part) for part in parts)
        if is_nothing_but_surname(form) or form in well_known_surnames(self.language):
            return True
        gazetteer, lower = self._gazetteer, form.lower()
        listed = form in gazetteer.last_abroad or (form in gazetteer.last and lower not in gazetteer.words)
        return (
            listed
            and not self.is_common(form)
            and not self.is_listed_elsewhere(form)
            and not is_function_word(lower, self.language)
        )

    def is_listed_elsewhere(self, form: str) -> bool:
        """Whether a list has a word as a place, a body or a people."""
        gazetteer = self._gazetteer
        place = gazetteer.places.values.get(form)
        return (
            (place is not None and place[0] != "town")
            or form in gazetteer.organisations.values
            or form in gazetteer.demonyms
            or is_firm_of_one_word(form)
            or is_firm_or_place(_plain(form))
        )

    def is_strange(self, form: str) -> bool:
        """Whether a capital is no word that anybody knows, nor made of such, nor a name of something else."""
        if not form[0].isupper():
            return False
        strange = self._remembered.get(form)
        if strange is None:
            if len(self._remembered) > _REMEMBERED:
                self._remembered.clear()
            strange = self._remembered[form] = self._is_strange(form)
        return strange

    def _is_strange(self, form: str) -> bool:
        """The answer of `is_strange`, worked out."""
        lower = form.lower()
        return (
            (len(form) > 2 or form in self.surnames_abroad)
            and self.is_capital(form)
            and not form.isupper()
            and not is_function_word(lower, self.language)
            and (is_nothing_but_surname(form) or lower not in common_words(self.language))
            and lower not in self.bodies
            and lower not in self.ends
            and not self.is_role(form)
            and lower not in self.peoples
            and not self.is_listed_elsewhere(form)
            and not (self.naming.capital_nouns and is_german_noun(lower))
            and not ("-" in form and any(len(part) > 1 and part.isupper() for part in form.split("-")))
        )

    def is_noun(self, form: str) -> bool:
        """Whether a German word is put together or ends as nouns do."""
        return is_german_noun(form.lower())

    def is_given_abroad(self, form: str) -> bool:
        """Whether a given name is one of the world's, or is made of given names."""
        if "-" in form:
            return all(
                part and (self.is_given(part) or part in self._gazetteer.first_abroad) for part in form.split("-")
            )
        return self.is_given(form) or (
            form in self._gazetteer.first_abroad and form.lower() not in common_words(self.language)
        )

    def is_town(self, form: str) -> bool:
        """Whether somewhere in the world a town of 5,000 is called so."""
        folded = _plain(form)
        return len(folded) > 4 and folded.isascii() and folded.isalpha() and bool(towns_called(folded))


def _plain(form: str) -> str:
    """A word in small letters without accents, as `towns.txt` has it."""
    return normalize("NFKD", form.lower()).encode("ascii", "ignore").decode("ascii")
