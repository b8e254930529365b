"""Which towns of a list a sentence in a Slavic language means: what stands before them says so."""

from triage.entities.first_case import FirstCase, is_case_of_known
from triage.entities.local_towns import Town, towns_of
from triage.entities.local_words import LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.given_names import given_names_alone
from triage.languages.slavic_roles import players
from triage.languages.titles import place_prepositions, settled_nouns, sure_prepositions

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
        self,
        forms: list[str],
        begin: int,
        end: int,
        names: list[Name],
        base: dict[int, FirstCase],
        named: set[str],
    ) -> list[Name]:
        """The towns of a sentence beside the names found in it; `named` are those that the article has shown elsewhere."""
        people = {index for name in names if name.type != "LOC" for index in range(name.begin, name.end)}
        taken = {index for name in names for index in range(name.begin, name.end)}
        places = {index for name in names if name.type == "LOC" for index in range(name.begin, name.end)}
        found = []
        index = begin
        while index < end:
            form = forms[index]
            hit = None
            if index not in people and form[0].isupper() and (not form.isupper() or len(form) > 3):
                hit = self._towns.find(forms, index, end)
            if hit is None:
                index += 1
                continue
            stop, town = hit
            is_longer = stop - index > 1 and people.isdisjoint(range(index, stop))  # Europa, Europa Wschodnia
            if (is_longer or taken.isdisjoint(range(index, stop))) and (
                not self._is_inside_a_name(forms, index, begin, town)
                if town.name in named
                else self._is_meant(forms, index, stop, begin, town, places)
            ):
                found.append(Name(index, stop, "LOC", 0.8))
                places.update(range(index, stop))
                base[index] = FirstCase(tuple(town.name.split(" ")), town.country)
            index = stop
        return found

    def is_club(self, forms: list[str], name: Name, begin: int) -> bool:
        """Whether a town after a player or coach, or in quotes, is a club: kapitan Barcelony, «Вашингтон»."""
        before, after = forms[name.begin - 1] if name.begin > begin else "", forms[name.end : name.end + 1]
        if before in _QUOTES and after and after[0] in _QUOTES:
            return True  # «Вашингтон»
        return name.begin > begin and forms[name.begin - 1].lower() in self._players

    def _is_meant(self, forms: list[str], index: int, stop: int, begin: int, town: Town, places: set[int]) -> bool:
        if self._is_inside_a_name(forms, index, begin, town) or self._opens_a_name(forms, index, stop, town):
            return False
        before = forms[index - 1].lower() if index > begin else ""
        if stop - index > 1:
            return index > begin or town.is_large
        if before in self._words.bodies or before in self._words.nouns or before in _QUOTES:
            return before in self._words.nouns
        after = forms[stop] if stop < len(forms) else ""
        if (
            not town.is_large
            and town.name.endswith(_ADJECTIVES)
            and len(after) > 3
            and after.islower()
            and not self._goes_on(after)
        ):
            return False  # w Białym domu, в Белом доме
        if self._is_doubtful(forms[index]):
            if not town.is_large or index == begin:
                return False
            abroad = forms[index] not in self._names and not is_case_of_known(forms[index], self._words.language)
            return before in self._sure or (abroad and forms[index] != town.name and before in self._prepositions)
        if before in _WITH and forms[index].lower().endswith(_INSTRUMENTAL):
            return False
        if town.is_large:
            return True
        if index == begin:
            return False
        if before in _AND and index - 2 in places:
            return True
        if forms[index].lower().endswith(self._words.endings):  # as surnames end, too
            return before in self._sure or (town.name.endswith("ів") and before in self._prepositions)
        if before in self._heads:
            return forms[index] != town.name or town.name[-1] in "oіиi"
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

    def _is_inside_a_name(self, forms: list[str], index: int, begin: int, town: Town) -> bool:
        """Whether a capital before a town makes it a part of a longer name: Jan Radom, Real Madryt, Dynamo Kijów."""
        before = forms[index - 1] if index > begin else ""
        if not before[:1].isupper() or not before[-1].isalpha() or len(before) == 1:
            return False
        if before.isupper():
            return before.lower() not in self._prepositions  # FK Teplice, MKS Radom
        lower = before.lower()
        if (
            lower in self._prepositions
            or lower in self._words.titles
            or lower in self._words.nouns
            or lower in self._heads
        ):
            return False
        if index - 1 > begin or self._words.is_given(before):
            return True
        # The first word of a sentence has its capital from there: "Hladina Labe", but not "Dynamo Krotoszyn".
        if forms[index] == town.name and town.name[-1] not in "eoií":
            return not is_function_word(lower, self._words.language)
        return not (is_function_word(lower, self._words.language) or lower in common_words(self._words.language))

    def _opens_a_name(self, forms: list[str], index: int, stop: int, town: Town) -> bool:
        """Whether a surname follows, so that the word is a given name: Кара Диогарди, Dominika Kowalska."""
        after = forms[stop] if stop < len(forms) else ""
        if not after[:1].isupper() or not after[1:].islower() or len(after) < 3 or stop - index > 1:
            return False
        before = forms[index - 1].lower() if index else ""
        if stop + 1 < len(forms) and forms[stop + 1] in self._words.suffixes:
            return False  # Ржев Тверской области
        if self._words.is_given(forms[index]):
            return True
        if before in self._prepositions or self._towns.find(forms, stop, len(forms)) is not None:
            return False
        leads = (
            before in self._heads or before in self._words.titles or (town.is_large and forms[index] != town.name)
        )
        return not (leads and self._words.is_given(after))  # артист України Олег Скрипка
