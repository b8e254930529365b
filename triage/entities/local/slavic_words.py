"""What a capital in a Slavic language is rather than a surname: an adjective, a body, a see, a place."""

from triage.entities.local.towns import towns_of
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.naming.slavic_endings import (
    ADJECTIVES_IN_FIRST_CASE,
    HOLY_STARTS,
    PLURAL_ENDS,
    SEES,
    slavic_endings,
)
from triage.languages.naming.slavic_roles import nominative_roles
from triage.languages.naming.titles import institution_starts, institutions

#: So long is a plural that is no surname.
_LONG = 5


class SlavicWords:
    """Tells apart what looks like a surname in one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._endings = slavic_endings(words.language)
        self._common = common_words(words.language)
        self._towns = towns_of(words.language)
        self._nominatives = nominative_roles(words.language)
        self._institutions = institutions(words.language)
        self._starts = institution_starts(words.language)

    def is_plain_capital(self, form: str) -> bool:
        """Whether a word is written as names are, and is no body."""
        return (
            len(form) > 2
            and form[0].isupper()
            and form[1:].replace("-", "").isalpha()
            and not form.isupper()
            and not self.is_institution(form)
        )

    def is_institution(self, form: str) -> bool:
        """Whether a capital is a body rather than somebody: Еврокомиссии, Минобороны, Sejm."""
        lower = form.lower()
        return lower in self._institutions or (
            lower.startswith(self._starts) and not lower.endswith(self._words.endings)
        )

    def is_adjective(self, lower: str) -> bool:
        """Whether a word ends as adjectives do; women's surnames in Czech do not."""
        return lower.endswith(self._endings.adjectives) and not lower.endswith(("ová", "ové", "ovou"))

    def is_body(self, run: WordRun) -> bool:
        """Whether capitals without a given name are an institution: Filharmonii Koszalińskiej, Всемирной Исламской."""
        first, last = run.first.lower(), run.last.lower()
        if self._words.is_given(run.first) or len(first.rstrip(".")) == 1 or "." in last:
            return False
        if self._words.naming.is_cyrillic:
            return self.is_adjective(first) or first in self._common
        return self.is_adjective(last) or self.is_adjective(first)

    def is_named_body(self, form: str, before: str) -> bool:
        """Whether an adjective after a role opens the name of a body: szef Wojewódzkiej Stacji."""
        return (
            not self._words.is_given(form)
            and before.lower() in self._words.titles
            and form.lower().endswith(self._endings.oblique)
        )

    def belongs_to_role(self, before: str, form: str) -> bool:
        """Whether a capital after a role is rather a body in the genitive, or a see: prezes Orlenu, патриарху Московскому."""
        role, lower = before.lower(), form.lower()
        if lower.startswith(HOLY_STARTS):
            return True  # Matka Boska
        if role not in self._words.titles or self._words.is_given(form) or lower.endswith(self._words.endings):
            return self.is_see(before, form)
        return role in self._nominatives and lower.endswith(self._endings.genitives)

    def is_see(self, before: str, form: str) -> bool:
        """Whether a capital behind a bishop is his see."""
        return before.lower().startswith(SEES) and form.lower().endswith(self._endings.oblique)

    def qualifies(self, lower: str, after: str) -> bool:
        """Whether a word is an adjective of the noun after it."""
        return (
            lower.endswith((*self._endings.oblique, *ADJECTIVES_IN_FIRST_CASE))
            and len(after) > 2
            and after.islower()
            and after not in self._words.speech
            and not is_function_word(after, self._words.language)
            and not (lower.endswith(ADJECTIVES_IN_FIRST_CASE) and self.is_verb(after))
        )

    def is_verb(self, word: str) -> bool:
        """Whether a word looks like a verb in the past: Rutkowski przyjechał."""
        return word.endswith(self._endings.past) and not word.endswith(self._endings.nouns_like_past)

    def is_plural(self, lower: str) -> bool:
        """Whether a word is the plural of an ordinary one rather than a surname: Советов."""
        return lower.endswith(PLURAL_ENDS) and len(lower) > _LONG and lower[:-2] in self._common

    def is_foreign(self, forms: list[str]) -> bool:
        """Whether a name in a Cyrillic text is in Latin letters: firms are, people are not."""
        return self._words.naming.is_cyrillic and any(form[0].isascii() and form[0].isalpha() for form in forms)

    def is_town(self, forms: list[str], index: int) -> bool:
        """Whether the list of towns has the word that stands here."""
        return self._towns.find(forms, index, index + 1) is not None

    def is_large_place(self, forms: list[str], index: int) -> bool:
        """Whether the word that stands here is a country, a region or a large town."""
        hit = self._towns.find(forms, index, index + 1)
        return hit is not None and hit[1].is_large
