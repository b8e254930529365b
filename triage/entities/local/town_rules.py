"""Which towns of a list a sentence in a Slavic language means: what stands before them says so."""

from triage.entities.local.first_case import FirstCase, is_case_of_known
from triage.entities.local.towns import Town, towns_of
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.naming.given_names import given_names_alone
from triage.languages.naming.slavic_roles import players
from triage.languages.naming.titles import place_prepositions, settled_nouns, sure_prepositions

_AND = frozenset(
    (",", "i", "oraz", "a", "či", "nebo", "lub", "и", "й", "і", "та", "или", "або", "чи", "(", "-", "–", "—")
)
#: "With": what follows in the instrumental is no place from where one comes.
_WITH = frozenset("z ze s se с со з зі із".split())
_INSTRUMENTAL = ("em", "iem", "ом", "ем", "ем", "им", "ым", "ою", "ою", "ем")
#: Towns that are adjectives, as they are written in the first case.
_ADJECTIVES = ("y", "ny", "ski", "ý", "á", "é", "ый", "ий", "ой", "ая", "ое", "ські", "ська", "не")
_QUOTES = frozenset("\"'«„“”‘`»")


class TownRules:
    """Finds towns, rivers and regions of the lists in sentences of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._towns = towns_of(words.language)
        self._prepositions = place_prepositions(words.language)
        self._sure = sure_prepositions(words.language)
        self._names = given_names_alone(words.language)
        self._players = players(words.language)
        self._heads = settled_nouns(words.language)

    def __call__(
        self, sentence: WordRun, names: list[Name], base: dict[int, FirstCase], named: set[str]
    ) -> list[Name]:
        """The towns of a sentence beside the names found in it; `named` are those that the article has shown elsewhere."""
        forms = sentence.forms
        taken = {index for name in names for index in range(name.begin, name.end)}
        places = {index for name in names if name.type == "LOC" for index in range(name.begin, name.end)}
        people = {index for name in names if name.type != "LOC" for index in range(name.begin, name.end)}
        found = []
        index = sentence.begin
        while index < sentence.end:
            hit = None
            if index not in people and forms[index][0].isupper() and not _is_short_acronym(forms[index]):
                hit = self._towns.find(forms, index, sentence.end)
            if hit is None:
                index += 1
                continue
            stop, town = hit
            run = sentence.part(index, stop)
            is_longer = run.size > 1 and people.isdisjoint(range(index, stop))  # Europa, Europa Wschodnia
            if (is_longer or taken.isdisjoint(range(index, stop))) and (
                not self._is_inside_a_name(run, town) if town.name in named else self._is_meant(run, town, places)
            ):
                found.append(Name(index, stop, "LOC", 0.8))
                places.update(range(index, stop))
                base[index] = FirstCase(tuple(town.name.split(" ")), town.country)
            index = stop
        return found

    def is_club(self, run: WordRun) -> bool:
        """Whether a town after a player or coach, or in quotes, is a club: kapitan Barcelony, «Вашингтон»."""
        return run.is_within(_QUOTES) or run.before.lower() in self._players

    def _is_meant(self, run: WordRun, town: Town, places: set[int]) -> bool:
        """Whether what stands around a town says that it is one."""
        if self._is_inside_a_name(run, town) or self._opens_a_name(run, town):
            return False
        before = run.before.lower()
        if run.size > 1:
            return not run.opens or town.is_large
        if before in self._words.bodies or before in self._words.nouns or before in _QUOTES:
            return before in self._words.nouns
        if not town.is_large and self._is_adjective(run, town):
            return False  # w Białym domu, в Белом доме
        if self._is_doubtful(run.first):
            return self._is_surely_meant(run, town)
        if before in _WITH and run.first.lower().endswith(_INSTRUMENTAL):
            return False
        if town.is_large:
            return not self._is_rather_surname(run, town)
        return self._is_told(run, town, places)

    def _is_rather_surname(self, run: WordRun, town: Town) -> bool:
        """Whether a large town in another case ends as a woman's surname does, and nothing tells a place: княгиня Романова."""
        before = run.before.lower()
        return (
            run.first != town.name
            and run.first.lower().endswith(self._words.endings)
            and before not in self._prepositions
            and before not in self._heads
            and before not in _AND
        )

    def _is_adjective(self, run: WordRun, town: Town) -> bool:
        """Whether a town that is an adjective stands before its noun."""
        after = run.after
        return town.name.endswith(_ADJECTIVES) and len(after) > 3 and after.islower() and not self._goes_on(after)

    def _is_surely_meant(self, run: WordRun, town: Town) -> bool:
        """Whether a large town that is another word, too, stands where only a place does."""
        if not town.is_large or run.opens:
            return False
        form, before = run.first, run.before.lower()
        abroad = form not in self._names and not is_case_of_known(form, self._words.language)
        return before in self._sure or (abroad and form != town.name and before in self._prepositions)

    def _is_told(self, run: WordRun, town: Town, places: set[int]) -> bool:
        """Whether a preposition, a noun or another place stands before a small town."""
        form, before = run.first, run.before.lower()
        if run.opens:
            return False
        if before in _AND and run.start - 2 in places:
            return True
        if form.lower().endswith(self._words.endings):  # as surnames end, too
            return before in self._sure or (town.name.endswith("ів") and before in self._prepositions)
        if before in self._heads:
            return form != town.name or town.name[-1] in "oіиi"
        return before in self._prepositions

    def _goes_on(self, after: str) -> bool:
        """Whether the word after a place belongs to no noun of its: a preposition, a conjunction, a verb of speech."""
        return is_function_word(after, self._words.language) or after in self._words.speech

    def _is_doubtful(self, form: str) -> bool:
        """Whether a word is a person's name or a function word as well as a town."""
        return (
            self._words.is_given(form)
            or is_function_word(form.lower(), self._words.language)
            or is_case_of_known(form, self._words.language)
        )

    def _is_inside_a_name(self, run: WordRun, town: Town) -> bool:
        """Whether a capital before a town makes it a part of a longer name: Jan Radom, Real Madryt, Dynamo Kijów."""
        before = run.before
        if not before[:1].isupper() or not before[-1].isalpha() or len(before) == 1:
            return False
        lower = before.lower()
        if before.isupper():
            return lower not in self._prepositions  # FK Teplice, MKS Radom
        if (
            lower in self._prepositions
            or lower in self._words.titles
            or lower in self._words.nouns
            or lower in self._heads
        ):
            return False
        if run.start - 1 > run.begin or self._words.is_given(before):
            return True
        # The first word of a sentence has its capital from there: "Hladina Labe", but not "Dynamo Krotoszyn".
        if is_function_word(lower, self._words.language):
            return False
        in_first_case = run.first == town.name and town.name[-1] not in "eoií"
        return in_first_case or lower not in common_words(self._words.language)

    def _opens_a_name(self, run: WordRun, town: Town) -> bool:
        """Whether a surname follows, so that the word is a given name: Кара Диогарди, Dominika Kowalska."""
        words, before, after = self._words, run.before.lower(), run.after
        if not after[:1].isupper() or not after[1:].islower() or len(after) < 3 or run.size > 1:
            return False
        if run.at(run.stop + 1) in words.suffixes:
            return False  # Ржев Тверской области
        if words.is_given(run.first):
            return True
        if before in self._prepositions or self._towns.find(run.forms, run.stop, run.end) is not None:
            return False
        leads = before in self._heads or before in words.titles or (town.is_large and run.first != town.name)
        return not (leads and words.is_given(after))  # артист України Олег Скрипка


def _is_short_acronym(form: str) -> bool:
    return form.isupper() and len(form) <= 3
