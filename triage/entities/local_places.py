"""Places in languages other than English: by their names in the language, and by the nouns that call them places."""

from triage.entities.exonyms import opens_sentence_as_word, places_of
from triage.entities.first_case import FirstCase
from triage.entities.gazetteer import Gazetteer
from triage.entities.local_words import SLAVIC, LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words

#: Here "de" or "di" stands between the noun and the place: la ville de Lille.
LINKED = frozenset({"fr", "es", "it", "pt"})
#: How Russian and Ukrainian regions end before their noun.
_ADJECTIVES = tuple("ская ской скую ском ский ского ська ської ській ську ський ському ського".split())
#: Countries whose name is a given name more often.
_AFTER_A_NOUN = frozenset({"Maurice", "Jordan", "Chad"})
#: Cities that are their football club after an article.
_CLUBS = frozenset(
    "Barcelona Sevilla Valencia Madrid Granada Cádiz Málaga Alicante Girona Zaragoza Oviedo Valladolid Bilbao".split()
)


class PlaceRules:
    """Finds places in sentences of one language."""

    def __init__(self, words: LocalWords, gazetteer: Gazetteer) -> None:
        self._words = words
        self._places = places_of(words.language)
        self._cities = gazetteer.places

    def __call__(self, forms: list[str], begin: int, end: int, base: dict[int, FirstCase]) -> list[Name]:
        """The places of a sentence; `base` learns under what each is counted."""
        found = []
        for b, e, (name, code) in self._places.find(forms, begin, end):
            if (
                not forms[b][0].isupper()
                or name in _AFTER_A_NOUN
                or (b == begin and opens_sentence_as_word(forms[b], self._words.language))
            ):
                continue
            if self._is_part_of_a_name(forms, b, e, begin, end):
                continue
            found.append(Name(b, e, "LOC", 0.9))
            base[b] = FirstCase(tuple(name.split(" ")), code)
        taken = {index for name in found for index in range(name.begin, name.end)}
        more = [*self._listed_cities(forms, begin, end, taken), *self._described(forms, begin, end, taken)]
        return [*found, *(name for name in more if not taken.intersection(range(name.begin, name.end)))]

    def _listed_cities(self, forms: list[str], begin: int, end: int, taken: set[int]) -> list[Name]:
        """Cities that our gazetteer has under the same name: large ones, and smaller ones where a place must stand."""
        found = []
        for b, e, (kind, _) in self._cities.find(forms, begin, end):
            if kind == "alias" or taken.intersection(range(b, e)) or len(forms[b]) < 4:
                continue
            if kind in {"country", "capital"} and not self._words.is_given(forms[b]):
                if not self._is_part_of_a_name(forms, b, e, begin, end):
                    found.append(Name(b, e, "LOC", 0.85))
                continue
            if b == begin or (e - b == 1 and forms[b] in self._words.surnames):
                continue
            located = forms[b - 1].lower() in self._words.locatives
            plain = e - b == 1 and (
                self._words.is_given(forms[b]) or forms[b].lower() in common_words(self._words.language)
            )
            if not located and (plain or kind == "town" or self._words.language == "de"):
                continue
            if not (plain and self._words.language == "de") and not self._is_part_of_a_name(
                forms, b, e, begin, end
            ):
                found.append(Name(b, e, "LOC", 0.8))
        return found

    def _described(self, forms: list[str], begin: int, end: int, taken: set[int]) -> list[Name]:
        """Capitals that a noun calls a place: la ville de Mijek, река Хмелинка, Вологодская область."""
        found = []
        for index in range(begin + 1, end):
            form = forms[index]
            if index in taken or not self._words.is_capital(form) or len(form) < 3:
                continue
            after = forms[index + 1] if index + 1 < end else ""
            if after in self._words.suffixes and form.lower().endswith(_ADJECTIVES):
                found.append(Name(index, index + 2, "LOC", 0.85))
                continue
            before = index - 1
            if before > begin and forms[before].lower() in {"de", "del", "di", "do", "da", "d'", "d’", "of"}:
                before -= 1
            if forms[before] in self._words.nouns and (before == index - 1) == (
                self._words.language not in LINKED
            ):
                stop = index + 1
                while stop < min(end, index + 3) and stop not in taken and self._words.is_capital(forms[stop]):
                    stop += 1
                found.append(Name(index, stop, "LOC", 0.8))
        return found

    def _is_part_of_a_name(self, forms: list[str], b: int, e: int, begin: int, end: int) -> bool:
        """Whether a place stands inside a longer name: Paris Hilton, Real Madrid, Banco de España, Bank of China."""
        before = forms[b - 1] if b > begin else ""
        after = forms[e] if e < end else ""
        if self._words.language != "de":
            if (
                before[:1].isupper()
                and before[-1].isalpha()
                and not before.isupper()
                and b - 1 > begin
                and before.lower() not in self._words.titles
            ):
                return before not in self._words.bent_given or self._words.language not in SLAVIC
            if (
                after[:1].isupper()
                and after[-1].isalpha()
                and not after.isupper()
                and self._words.language not in SLAVIC
            ):
                return not (after in self._words.given or after.lower() in self._words.titles)
        elif before in self._words.given or (before.lower() in self._words.bodies):
            return True
        if self._words.language == "es" and before.lower() in {"el", "al", "del"} and e - b == 1:
            return forms[b] in _CLUBS
        linked = before.lower() in {"de", "del", "di", "do", "da", "of", "d'", "d’", "von", "van"}
        return (
            linked and b - 2 > begin and forms[b - 2][0].isupper() and forms[b - 2].lower() in self._words.bodies
        )
