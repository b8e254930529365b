"""Places in languages other than English: by their names in the language, and by the nouns that call them places."""

from triage.entities.exonyms import opens_sentence_as_word, places_of
from triage.entities.first_case import FirstCase
from triage.entities.gazetteer import Gazetteer
from triage.entities.local_words import PLAIN, SLAVIC, LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import determiners

#: Here "de" or "di" stands between the noun and the place: la ville de Lille.
LINKED = frozenset({"fr", "es", "it", "pt"})
#: How Russian and Ukrainian regions end before their noun.
_ADJECTIVES = tuple("ская ской скую ском ский ского ська ської ській ську ський ському ського".split())
#: Countries whose name is a given name more often.
_AFTER_A_NOUN = frozenset({"Maurice", "Jordan", "Chad"})
#: Prepositions after which a stranger is a place.
_ONLY_PLACES = {
    "es": frozenset({"en"}),
    "pt": frozenset({"em"}),
    "nl": frozenset({"in", "te", "uit"}),
    "fr": frozenset({"à"}),
}
_AGENCIES = frozenset("dpa afp reuters ap efe ansa lusa anp belga apa sda ats epd kna sid europa press".split())
#: Cities that take no article in Italian and Portuguese: with one they are their club.
_ARTICLES = {
    "it": frozenset("la il l' della del dell' alla al all' dalla dal sulla sul nella nel contro".split())
    - {"contro"},
    "pt": frozenset("o do ao no pelo".split()),
}
_CLUBS_WITH_ARTICLE = {
    "it": frozenset(
        "Roma Lazio Napoli Torino Genova Bologna Verona Parma Udine Lecce Cagliari Empoli Sassuolo Salerno Venezia Monza Como Palermo Bari Catania Brescia Bergamo Pescara "
        "Cremona Pisa Modena Reggiana Perugia Ascoli Piacenza Siena Livorno Foggia Padova Vicenza Treviso Cesena Ternana Messina Barcellona Siviglia Valencia Liverpool Manchester Lione Marsiglia".split()
    ),
    "pt": frozenset(
        "São Paulo|Barcelona|Sevilha|Valência|Liverpool|Manchester|Braga|Boavista|Santos|Fortaleza|Bragantino".split(
            "|"
        )
    ),
}
#: Cities that are their football club after an article.
_CLUBS = frozenset(
    "Barcelona Sevilla Valencia Madrid Granada Cádiz Málaga Alicante Girona Zaragoza Oviedo Valladolid Bilbao".split()
)


#: Between a noun and the place that it is of.
_LINKING = frozenset("de del di do da dos das du des d' d’ della dello dell' dell’ of la le l' l’".split())
#: Articles that are part of a place's name where they have a capital: La Montaña.
_OWN_ARTICLES = frozenset("la le les el los las il lo l' l’ de den het".split())
_CENTURIES = frozenset(
    "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento".split()
)
#: Nouns that need none in languages that link.
_DIRECT = frozenset("río monte lago volcán cerro isla fiume torrente passo rio serra mont lac ilha".split())
_LINKS = frozenset(("de", "del", "di", "do", "da", "of", "d'", "d’", "von", "van"))
#: What a country has; it is named none the less.
_OF_A_COUNTRY = frozenset(
    "gobierno estado estados ejecutivo norte sur este oeste gouvernement état etat nord sud est ouest république governo stato repubblica nord sud ovest "
    "governo norte sul leste oeste república embajada ambassade ambasciata embaixada primer premier reino royaume regno ejército armée esercito exército parlamento parlement "
    "ciudad ville città cidade provincia province província región région regione região comunidad junta generalitat ayuntamiento mairie comune prefeitura câmara isla isole île îles islas ilhas".split()
)
#: Capitals before a city that are no club.
_NO_CLUBS = frozenset("USA UE EU UK ONU UNO US II III IV VI DC PP PS CDU SPD OMS TV".split())


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
                or self._is_rather_a_name(forms, b, e, begin)
            ):
                continue
            if self._is_part_of_a_name(forms, b, e, begin, end):
                continue
            if self._words.language in SLAVIC and b > begin and forms[b - 1] in self._words.given:
                continue  # Дмитрий Ливан
            if self._words.language in SLAVIC and self._words.is_given(forms[b]) and e - b == 1:
                after = forms[e] if e < end else ""
                if b == begin or after[:1].isupper():
                    continue  # Dominika Kowalska, Софія
            found.append(Name(b, e, "LOC", 0.9))
            base[b] = FirstCase(tuple(name.split(" ")), code)
        taken = {index for name in found for index in range(name.begin, name.end)}
        more = [
            *self._listed_cities(forms, begin, end, taken),
            *self._described(forms, begin, end, taken),
            *self._located(forms, begin, end, taken),
        ]
        return [*found, *(name for name in more if not taken.intersection(range(name.begin, name.end)))]

    def _is_rather_a_name(self, forms: list[str], b: int, e: int, begin: int) -> bool:
        """Whether a place of one word is borne by people, and nothing says that one goes there: Miranda, Emilia."""
        words = self._words
        if forms[b] not in self._places.natives or e - b > 1 or not self._is_borne(forms[b]):
            return False
        if b == begin or forms[b - 1].lower() in words.locatives | determiners(words.language):
            return b == begin
        return not (forms[b - 1] in _LINKS and b - 2 >= begin and forms[b - 2].islower())

    def _is_borne(self, form: str) -> bool:
        """Whether people are called so, and no country or large city is."""
        words = self._words
        place = self._cities.values.get(form)
        if place is not None and place[0] in {"country", "capital", "city"}:
            return False
        return form in words.called_alone or form in words.surnames or form in words.surnames_abroad

    def _located(self, forms: list[str], begin: int, end: int, taken: set[int]) -> list[Name]:
        """Capitals after a preposition of place: à Rodez, em Aveiro, te Volendam, and Halden (dpa)."""
        words, found = self._words, []
        if words.language in SLAVIC:
            return []
        for index in range(begin, end):
            if index in taken or not words.is_strange(forms[index]):
                continue
            stop = index + 1
            while stop < min(end, index + 3) and stop not in taken and words.is_strange(forms[stop]):
                stop += 1
            after = forms[stop] if stop < end else ""
            if after[:1].isupper() and after[:1].isalpha() and words.language != "de":
                continue
            if self._is_dateline(forms, index, stop, begin, end) or (
                index > begin and self._is_place_after(forms[index - 1].lower(), forms[index:stop])
            ):
                found.append(Name(index, stop, "LOC", 0.8))
        return found

    def _is_dateline(self, forms: list[str], index: int, stop: int, begin: int, end: int) -> bool:
        """Whether an agency in brackets follows the first word."""
        return (
            index == begin
            and stop + 2 < end
            and forms[stop] == "("
            and forms[stop + 2] == ")"
            and forms[stop + 1].lower() in _AGENCIES
        )

    def _is_place_after(self, before: str, name: list[str]) -> bool:
        """Whether a name behind a preposition is a place: any where people cannot stand, else towns of the world."""
        words = self._words
        if before not in words.locatives:
            return False
        if any(words.is_given(form) or words.is_surname(form) or form.lower() in words.english for form in name):
            return (
                len(name) == 1
                and words.is_town(name[0])
                and name[0] not in words.called_alone
                and not words.is_surname(name[0])
            )
        if words.language == "de" or len(name) > 1:
            place = self._cities.values.get(" ".join(name))
            return place is not None
        if name[0].lower() in _CENTURIES:
            return False
        if before in _ONLY_PLACES.get(words.language, ()):
            return True
        return len(name) == 1 and words.is_town(name[0])

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
            while before > begin and index - before < 3 and forms[before].lower() in _LINKING:
                before -= 1
            linked = before < index - 1
            if (
                linked
                and before > begin
                and self._words.language in LINKED
                and forms[before] not in self._words.nouns
                and forms[before].islower()
            ):
                before -= 1  # el distrito autónomo de Koriakia
            direct = not linked and (self._words.language not in LINKED or forms[before].lower() in _DIRECT)
            if self._words.language not in SLAVIC and (self._words.is_common(form) or form.lower() in _CENTURIES):
                continue
            if forms[before] in self._words.nouns and (linked == (self._words.language in LINKED) or direct):
                if self._words.language in SLAVIC and self._names_somebody(forms, index, end):
                    continue  # глава района Елена Дерягина
                stop = index + 1
                while (
                    stop < min(end, index + 3)
                    and stop not in taken
                    and self._words.is_capital(forms[stop])
                    and not (stop + 1 < end and forms[stop + 1] in self._words.suffixes)
                ):
                    stop += 1
                article = forms[index - 1]
                start = index - (article[0].isupper() and article.lower() in _OWN_ARTICLES)
                found.append(Name(start, stop, "LOC", 0.8))
        return found

    def _names_somebody(self, forms: list[str], index: int, end: int) -> bool:
        """Whether a given name and a surname follow the noun."""
        after = forms[index + 1] if index + 1 < end else ""
        return self._words.is_given(forms[index]) and bool(after) and self._words.is_capital(after)

    def _is_part_of_a_name(self, forms: list[str], b: int, e: int, begin: int, end: int) -> bool:
        """Whether a place stands inside a longer name: Paris Hilton, Real Madrid, Banco de España, Bank of China."""
        before = forms[b - 1] if b > begin else ""
        after = forms[e] if e < end else ""
        language = self._words.language
        if (
            b > begin
            and before in self._words.given
            and language not in SLAVIC
            and not self._words.is_common(before)
        ):
            return before not in self._words.ends
        if language != "de" and language not in SLAVIC and self._is_club(forms, b, e, begin):
            return True
        if language != "de":
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
        linked = before.lower() in _LINKS
        if not linked or b - 2 < begin or not forms[b - 2][0].isupper():
            return False
        head = forms[b - 2]
        if head.lower() in self._words.bodies:
            return b - 2 > begin or language in PLAIN
        return language in LINKED and b - 2 > begin and self._heads_a_name(head)

    def _is_club(self, forms: list[str], b: int, e: int, begin: int) -> bool:
        """Whether a city is its football club: FC Porto, la Roma, do São Paulo."""
        if b == begin:
            return False
        before = forms[b - 1]
        if before.isupper() and before.isalpha() and 2 <= len(before) <= 4 and b - 1 >= begin:
            return before not in _NO_CLUBS
        language = self._words.language
        return (
            before.lower() in _ARTICLES.get(language, ()) and " ".join(forms[b:e]) in _CLUBS_WITH_ARTICLE[language]
        )

    def _heads_a_name(self, head: str) -> bool:
        """Whether a capital before "de" and a place begins a longer name: Orioles de Baltimore, but Gobierno de España."""
        words, lower = self._words, head.lower()
        return not (
            head.isupper()
            or words.is_role(head)
            or lower in _OF_A_COUNTRY
            or words.is_given(head)
            or words.is_surname(head)
            or self._places.values.get(head)
            or self._cities.values.get(head)
        )
