"""What stands beside capitals and tells that they are a person: a role, a verb of speech, an age, a party."""

from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.languages.function_words import is_function_word

#: After the colon that follows who speaks.
_OPENING = frozenset(('"', "«", "„", "“", "‘", "'", ",", ",,", "''", "``", "-", "–", "—"))
_QUOTES = frozenset("\"'«„“”‘`")
_CLOSING = _QUOTES | {"»"}
#: Before the verb of speech behind a quotation.
_QUOTED = frozenset(",'“\"«”»‘’")
#: Before "so", which names who was quoted.
_BEFORE_SO = frozenset((",", "''", "“", '"', "«"))
#: Nouns follow these as well as names.
_NO_SPEECH = frozenset(("laut", "heißt", "meint", "meinte", "meinen", "hieß", "zufolge", "so"))
_BEHIND_AGE = frozenset((")", ",", "Jahre", "ans", "años", "anni", "anos", "jaar"))


class PersonSigns:
    """Reads what stands around a run of capitals in one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._speech = words.quoting - _NO_SPEECH if words.naming.capital_nouns else words.quoting

    def is_called(self, run: WordRun) -> bool:
        """Whether a word for what somebody is stands before: le gardien Manninger, la finlandese Essayah."""
        words = self._words
        if words.is_role(run.before):
            return True
        ahead = run.at(run.start - 2)
        if not ahead or run.before.lower() not in words.peoples:
            return False
        return words.is_role(ahead) or is_function_word(ahead.lower(), words.language)

    def is_spoken_of(self, run: WordRun) -> bool:
        """Whether a verb of speech stands right beside: dijo Berganza, „…“, sagte Günal."""
        before = run.before.lower()
        if self._words.naming.capital_nouns:
            # Without a quotation the noun behind is more often what is criticised or called off than who speaks.
            ahead = run.at(run.start - 2)
            if before == "so":
                return ahead in _BEFORE_SO
            return ahead[:1] in _QUOTED and before in self._speech
        if before in self._speech or run.after.lower() in self._speech:
            return True
        return run.opens and run.after == ":" and run.at(run.stop + 1) in _OPENING

    def is_apposed(self, run: WordRun) -> bool:
        """Whether the name stands between commas behind a role: o diretor, Otacílio Krambeck, culpa."""
        return run.before == run.after == "," and self._words.is_role(run.at(run.start - 2))

    def is_described(self, run: WordRun) -> bool:
        """Whether a role or a party follows: Uswaldo Pinedo, secretario de Salud; Frangie Saade (MC)."""
        after, further = run.at(run.stop + 1), run.at(run.stop + 2)
        if not further:
            return False
        if run.after == "(":
            return after.isupper() and after.isalpha() and further in {")", "-"}
        if is_function_word(after.lower(), self._words.language):
            after = further
        return run.after == "," and self._words.is_role(after)

    def has_age(self, run: WordRun) -> bool:
        """Whether an age follows: Markus Karl (31), Almeida, 73, a mãe."""
        age = run.at(run.stop + 1)
        return run.after in {"(", ","} and len(age) == 2 and age.isdigit() and run.at(run.stop + 2) in _BEHIND_AGE

    def is_quoted(self, run: WordRun) -> bool:
        """Whether nothing else stands between quotes: a book, a ship."""
        return run.before in _QUOTES and run.after in _CLOSING
