"""The words of one language by which its names are told: given names, titles, small words, what a capital proves."""

from triage.entities.gazetteer import Gazetteer
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.given_names import given_names
from triage.languages.name_endings import forms_of_name
from triage.languages.speech import verbs_of_speech
from triage.languages.titles import (
    locatives,
    named_after,
    particles,
    place_nouns,
    place_suffixes,
    surname_endings,
    titles,
)

SLAVIC = frozenset({"pl", "cs", "ru", "uk"})
_PRIZES = frozenset(
    "prize award cup trophy open oval arena stadium festival day night days project show hall".split()
)


#: After the name of a river or a region: Magdalena Medio.
_SIDES = frozenset(
    "medio media alto alta bajo baja médio baixo norte sur sul sud nord oriental occidental".split()
)


class LocalWords:
    """The word lists of one language, and what they say of a word."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.language = language
        self.surnames = gazetteer.last
        #: Words that end the name of a body or a place, as English names have them everywhere.
        self.ends = (gazetteer.org_ends | gazetteer.place_ends | _PRIZES) - {
            "post",
            "banks",
            "park",
            "lake",
            "parks",
        }
        if language in {"es", "pt", "it"}:
            self.ends |= _SIDES
        self.given = given_names(language)
        self.titles = titles(language)
        self.bodies = named_after(language)
        self.particles = particles(language)
        self.speech = verbs_of_speech(language)
        self.nouns = place_nouns(language)
        self.suffixes = place_suffixes(language)
        self.locatives = locatives(language)
        self.endings = surname_endings(language)
        self.bent_given = self._cases(self.given)

    def _cases(self, given: frozenset[str]) -> dict[str, str]:
        """Given name in another case → as it is written in the first."""
        if self.language not in SLAVIC:
            return {}
        bent: dict[str, str] = {}
        own = given if self.language in {"ru", "uk"} else [n for n in sorted(given) if n.isalpha()]
        for name in sorted(own):
            for form in sorted(forms_of_name(name.lower(), self.language)):
                bent.setdefault(form.capitalize(), name)
        return bent

    def is_given(self, form: str) -> bool:
        """Whether a word is a given name, in whatever case."""
        return form in self.given or form in self.bent_given

    def first_case(self, given: str) -> str:
        """A given name in its first case."""
        return given if given in self.given else self.bent_given.get(given, given)

    def is_capital(self, form: str) -> bool:
        """Whether a word has a capital and is no acronym."""
        return (
            form[0].isupper() and form[0].isalpha() and not (form.isupper() and len(form) > 2 and "." not in form)
        )

    def opens(self, form: str) -> bool:
        """Whether the first word of a sentence is an ordinary one that has its capital from there."""
        lower = form.lower()
        return not self.is_given(form) and (
            is_function_word(lower, self.language) or lower in common_words(self.language)
        )

    def is_long_opening(self, forms: list[str], start: int, stop: int) -> bool:
        """Whether the first of three capitals is the word that begins the sentence: Выступила Карина Гасимова."""
        return self.language in SLAVIC and stop - start > 2 and not self.is_given(forms[start])

    def is_common(self, form: str) -> bool:
        """Whether a word is one of the commonest and no given name."""
        return form.lower() in common_words(self.language) and not self.is_given(form)

    def may_be_surname(self, form: str) -> bool:
        """Whether a word may be a surname after a title."""
        if self.language == "de":
            return form.lower() not in common_words("de") and len(form) > 2
        return len(form) > 2 and not is_function_word(form.lower(), self.language)
