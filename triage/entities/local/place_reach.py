"""How far the name of a place reaches that has several words: Civitanova Marche, Belforte del Chienti."""

from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.languages.function_words import is_function_word
from triage.languages.naming.place_naming import place_naming

#: So many capitals are a place at most.
_MOST = 3


class PlaceReach:
    """Knows where places of one language end."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._inside = place_naming(words.language).inside

    def end(self, sentence: WordRun, index: int, taken: set[int]) -> int:
        """The end of the place whose first word stands here."""
        stop = index + 1
        while stop < min(sentence.end, index + _MOST) and stop not in taken and self._goes_on(sentence, stop):
            stop += 1
        following = sentence.at(stop + 1)
        if (
            sentence.at(stop) in self._inside
            and following[:1].isupper()
            and self.may_be_ruled(following)
            and stop + 1 not in taken
        ):
            return stop + 2
        return stop

    def _goes_on(self, sentence: WordRun, stop: int) -> bool:
        """Whether a capital behind the first word of a place may belong to it."""
        words, form = self._words, sentence.forms[stop]
        if not words.is_capital(form):
            return False
        if words.naming.has_cases:
            return sentence.at(stop + 1) not in words.suffixes
        return form.lower() not in words.ends and not words.is_role(form)

    def may_be_ruled(self, form: str) -> bool:
        """Whether a capital may be what somebody rules: le maire de Signes, but not le prince de Galles' son."""
        words = self._words
        known = words.is_listed_elsewhere(form) or words.is_role(form) or form.lower() in words.peoples
        return not (known or words.is_given(form) or is_function_word(form.lower(), words.language))
