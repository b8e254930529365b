"""Places told by what stands before them alone: a preposition, the adjective of a region; or by the agency of a dateline."""

from triage.entities.gazetteer import Gazetteer
from triage.entities.local.place_reach import PlaceReach
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.naming.place_naming import place_naming
from triage.languages.naming.place_words import AGENCIES, CENTRES, CENTURIES, CHURCHES, LINKS, SAINTS


class LocatedPlaces:
    """Finds capitals where places stand: à Rodez, em Aveiro, te Volendam, and Halden (dpa)."""

    def __init__(self, words: LocalWords, gazetteer: Gazetteer, reach: PlaceReach) -> None:
        self._words = words
        self._naming = words.naming
        self._places = place_naming(words.language)
        self._cities = gazetteer.places
        self._reach = reach
        self._seats = (words.nouns | CENTRES) - CHURCHES

    def __call__(self, sentence: WordRun, taken: set[int]) -> list[Name]:
        """The places of a sentence that nothing else tells; none where a place has its cases."""
        if self._naming.has_cases:
            return []
        found = []
        for index in range(sentence.begin, sentence.end):
            if index in taken or not sentence.forms[index][0].isupper():
                continue
            if self._is_saint_town(sentence.part(index, index + 1)):
                found.append(Name(index, self._reach.end(sentence, index + 1, taken), "LOC", 0.8))
                continue
            run = self._strangers(sentence, index, taken)
            if run.size and self._is_located(run):
                found.append(Name(run.start, run.stop, "LOC", 0.8))
        return found

    def _strangers(self, sentence: WordRun, index: int, taken: set[int]) -> WordRun:
        """Up to three capitals from here that nobody knows as anything else."""
        stop = index
        while stop < min(sentence.end, index + 3) and stop not in taken:
            if not self._words.is_strange(sentence.forms[stop]):
                break
            stop += 1
        return sentence.part(index, stop)

    def _is_located(self, run: WordRun) -> bool:
        """Whether strangers stand where a place does."""
        after = run.after
        if after[:1].isupper() and after[:1].isalpha() and not self._naming.capital_nouns:
            return False
        if after in {"d'", "d’"} and run.at(run.stop + 1).islower():
            return False  # titles of works go on like this: à Anatomie d'une chute
        return self._is_dateline(run) or self.has_adjective(run) or self._follows_preposition(run)

    def _is_saint_town(self, run: WordRun) -> bool:
        """Whether a saint is a town: a San Polo, ospedale di San Benedetto del Tronto."""
        following = run.after
        if run.first not in SAINTS or run.opens or not following or not self._words.is_capital(following):
            return False
        before = run.before.lower()
        if before in self._words.locatives and before != "da":
            return True
        return before in LINKS and run.at(run.start - 2) in self._seats

    def has_adjective(self, run: WordRun) -> bool:
        """Whether an adjective of a region stands before: im oberbayerischen Manching, in het Oostenrijkse Ried."""
        article, adjective, end = run.at(run.start - 2), run.before, self._places.adjective_end
        if not end or run.size > 1 or article.lower() not in self._places.before_adjectives:
            return False
        if run.after[:1].isupper() or not adjective.endswith(end):
            return False
        if self._naming.capital_nouns:
            return not run.first.lower().endswith(self._places.thing_ends) and self._is_called_as_town(run.first)
        return len(adjective) > 5

    def _is_dateline(self, run: WordRun) -> bool:
        """Whether an agency in brackets follows the first word."""
        return (
            run.opens
            and run.after == "("
            and run.at(run.stop + 2) == ")"
            and run.at(run.stop + 1).lower() in AGENCIES
        )

    def _follows_preposition(self, run: WordRun) -> bool:
        """Whether a name behind a preposition is a place: any where people cannot stand, else towns of the world."""
        words, before = self._words, run.before.lower()
        if before not in words.locatives:
            return False
        single = run.size == 1
        if any(map(self._is_borne_or_word, run.words)):
            return single and self._is_nothing_but_town(run.first)
        if self._naming.capital_nouns and single and before in self._places.before_towns:
            return self._is_called_as_town(run.first)
        if self._naming.capital_nouns or not single:
            return " ".join(run.words) in self._cities.values
        if run.first.lower() in CENTURIES:
            return False
        return before in self._places.only_places or words.is_town(run.first)

    def _is_borne_or_word(self, form: str) -> bool:
        """Whether people are called so, or an English word is."""
        words = self._words
        return words.is_given(form) or words.is_surname(form) or form.lower() in words.english

    def _is_nothing_but_town(self, form: str) -> bool:
        words = self._words
        return words.is_town(form) and form not in words.called_alone and not words.is_surname(form)

    def _is_called_as_town(self, form: str) -> bool:
        """Whether a stranger is called as German towns are, or listed: Altenbeken, Manching."""
        if form in self._cities.values or form.lower().endswith(self._places.town_ends):
            return True
        return form.endswith("ing") and self._words.is_town(form)
