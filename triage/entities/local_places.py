"""Places in languages other than English: by their names in the language, and by the nouns that call them places."""

from triage.entities.exonyms import natives_of, opens_sentence_as_word, places_of
from triage.entities.first_case import FirstCase, region_in_first_case
from triage.entities.gazetteer import Gazetteer
from triage.entities.local_words import PLAIN, SLAVIC, LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import determiners, is_function_word
from triage.languages.well_known import is_firm_of_one_word

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


_BARE_LINKS = frozenset(("de", "di", "d'", "d’", "von", "van"))
#: The region is masculine, and the club feminine.
_OF_REGIONS = frozenset("il del al dal nel sul".split())
#: Cities that are meant before anybody who is called so.
_CERTAIN = frozenset(
    "Milano Roma Napoli Torino Palermo Genova Bologna Firenze Bari Catania Venezia Verona Messina Padova Trieste Brescia Taranto Parma Modena Perugia Livorno Ravenna Cagliari "
    "Rimini Salerno Ferrara Sassari Siracusa Pescara Bergamo Vicenza Trento Bolzano Novara Piacenza Ancona Udine Arezzo Lecce Como Pisa Lucca Treviso Varese Siena Brindisi "
    "Cremona Mantova Matera Macerata Bordeaux Nancy Lyon Marseille Lille Nantes Rennes Strasbourg Grenoble Metz Reims Dijon Brest Caen Rouen Amiens Orléans Limoges Angers Toulon "
    "Nîmes Avignon Perpignan Toulouse Nice Montpellier Versailles Calais Lens Québec Montréal Sevilla Valencia Barcelona Zaragoza Málaga Murcia Bilbao Valladolid Granada Alicante "
    "Burgos Toledo Salamanca Cádiz Pamplona Oviedo Gijón Vigo Teruel Huesca Segovia Lima Bogotá Caracas Cali Medellín Monterrey Puebla Antofagasta Valparaíso Zacatecas Sinaloa "
    "Porto Lisboa Braga Coimbra Aveiro Évora Viseu Setúbal Guimarães Recife Fortaleza Manaus Curitiba Brasília Goiânia Utrecht Rotterdam Groningen Breda Tilburg Zwolle Haarlem "
    "Arnhem Leiden Delft Alkmaar Weert Zeist Antwerpen Brugge Leuven Hamburg Bremen Kassel Mainz Trier Potsdam Erfurt Rostock Kiel Lübeck Bielefeld Linz Graz Luzern".split()
)
#: Before "von" and a town.
_NEAR = frozenset(
    "Nähe Umgebung Großraum Stadt Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Bischof Erzbischof Landrat Hafen Flughafen Vorort Außenbezirk Zentrum "
    "Innenstadt Norden Süden Osten Westen Raum Altstadt südlich nördlich östlich westlich unweit nordöstlich nordwestlich südöstlich südwestlich".split()
)
#: How German towns end, and few things.
_GERMAN_TOWNS = tuple(
    "ingen heim hausen burg dorf stadt stedt städt feld felde bach au ow itz rode rod leben walde wald furt haven münde kirchen weiler hofen büttel beken born "
    "brück brücken hagen roda loh lohe hof kirch zell ried moos moor horst berg bergen stein egg wil ikon lar beck bek husen sen".split()
)
#: Of these, what things end in where an article stands: im bayerischen Gasthof.
_THINGS = ("hof", "wald", "feld", "stein", "moor", "burg", "berg", "bach", "horst")
#: Holy places that are buildings.
_CHURCHES = frozenset(
    "iglesia église chiesa igreja catedral cathédrale ospedale hospital hôpital universidad université università universidade".split()
)
_SAINTS = frozenset("San Santa Santo Saint Sainte São Sankt Sint".split())
#: What a town has, whose name follows.
_CENTRES = frozenset(
    "centro centre norte sur sud nord sul este est zona arredores alrededores environs dintorni habitantes habitants abitanti inwoners tribunal tribunale rechtbank stade "
    "estadio stadio estádio hospital hôpital ospedale aeropuerto aéroport aeroporto puerto porto port estación gare stazione estação iglesia église chiesa igreja catedral cathédrale "
    "carabinieri polizia questura compagnia Compagnia Stazione Carabinieri Polizia Procura Comune Comando comando finanza Finanza vigili residente nato nata questore campagne comarca Comarca polícia policía police gendarmerie nativo natural oriundo vecino vecinos ciudadanos cidadãos cittadini citoyens inwoner stazione delegacia comisaría commissariat tribunal Tribunal Tribunale Ayuntamiento Prefeitura Prefettura Questura gemeenteraad ospedale Ospedale aeroporto Aeroporto "
    "hospitais hospitales hôpitaux ospedali escolas escuelas écoles scuole bombeiros Bombeiros bomberos Bomberos pompieri pompiers "
    "universidad université università universidade festival feria foire fiera feira bataille battaglia batalla batalha tratado traité trattato diocèse diócesis diocesi diocese gip procura "
    "carcel cárcel prison carcere haven politie bisdom aartsbisdom centrum omgeving parquet procureur marché mercado mercato campus bourse".split()
)
#: Whoever rules or represents a place, which is named after "of".
_RULERS = frozenset(
    "maire préfet préfète évêque archevêque duc duchesse comte comtesse roi reine prince princesse seigneur marquis député députée sénateur sénatrice vicomte baron "
    "alcalde alcaldesa obispo arzobispo duque duquesa conde condesa rey reina príncipe princesa señor marqués diputado senador gobernador barón "
    "sindaco sindaca vescovo arcivescovo duca duchessa conte contessa re regina principe principessa signore marchese prefetto questore barone "
    "prefeito prefeita bispo arcebispo conde rei rainha governador deputado autarca "
    "burgemeester bisschop aartsbisschop hertog graaf koning koningin prins bürgermeister bürgermeisterin oberbürgermeister bischof erzbischof herzog graf fürst könig landrat".split()
)
#: Behind a city they are its club.
_CLUB_ENDS = frozenset(
    "United FC CF SC FCO SCO BSC SV AC Bulls Lakers Rangers Celtics Knicks Heat Rovers Wanderers Hotspur".split()
)
#: Between two names of a person.
_OF_PEOPLE = frozenset(("dos", "das", "da", "do", "del", "de", "di", "d'", "d’"))
#: Between a noun and the place that it is of.
_LINKING = frozenset(
    "von van der de del di do da dos das du des d' d’ della dello dell' dell’ of la le l' l’".split()
)
#: Articles that are part of a place's name where they have a capital: La Montaña.
_OWN_ARTICLES = frozenset("la le les el los las il lo l' l’ de den het".split())
#: With a capital they are the first word of the name of a river, a range, a lake, an island.
_LANDFORMS = frozenset("Rio Río Serra Sierra Lago Monte Mont Lac Ilha Isla Fiume Passo Praia Cabo Baía".split())
_OF_LANDFORMS = frozenset("das dos da do de del della dei".split())
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
            *self._described(forms, begin, end, taken, base),
            *self._located(forms, begin, end, taken),
        ]
        more = [name for name in more if not taken.intersection(range(name.begin, name.end))]
        return [self._with_noun(forms, name, begin, end, base) for name in [*found, *more]]

    def _with_noun(self, forms: list[str], name: Name, begin: int, end: int, base: dict[int, FirstCase]) -> Name:
        """The name with the noun before it that has a capital as its first word, or goes on behind it: Rio Xingu, Rio das Antas."""
        if self._words.language not in LINKED:
            return name
        single = name.end - name.begin == 1
        if single and forms[name.begin] in _LANDFORMS and name.end + 1 < end and forms[name.end] in _OF_LANDFORMS:
            if forms[name.end + 1][0].isupper():
                base.pop(name.begin, None)
                return name._replace(end=name.end + 2)
        elif name.begin > begin and forms[name.begin - 1] in _LANDFORMS and name.begin not in base:
            return name._replace(begin=name.begin - 1)
        return name

    def _is_rather_a_name(self, forms: list[str], b: int, e: int, begin: int) -> bool:
        """Whether a place of one word is borne by people, and nothing says that one goes there: Miranda, Emilia."""
        words = self._words
        if forms[b] not in natives_of(self._words.language) or e - b > 1 or not self._is_borne(forms[b]):
            return False
        if b == begin or forms[b - 1].lower() in words.locatives | determiners(words.language):
            return b == begin
        ahead = forms[b - 2] if b - 2 >= begin else ""
        return not (forms[b - 1] in _LINKS and (ahead.islower() or ahead.lower() in words.nouns))

    def _is_borne(self, form: str) -> bool:
        """Whether people are called so, and no country or large city is."""
        words = self._words
        place = self._cities.values.get(form)
        if form in _CERTAIN or (place is not None and place[0] in {"country", "capital", "city"}):
            return False
        return form in words.called_alone or form in words.surnames or form in words.surnames_abroad

    def _located(self, forms: list[str], begin: int, end: int, taken: set[int]) -> list[Name]:
        """Capitals after a preposition of place: à Rodez, em Aveiro, te Volendam, and Halden (dpa)."""
        words, found = self._words, []
        if words.language in SLAVIC:
            return []
        for index in range(begin, end):
            if not forms[index][0].isupper():
                continue
            if forms[index] in _SAINTS and index not in taken and self._is_saint_town(forms, index, begin, end):
                found.append(Name(index, self._whole(forms, index + 1, end, taken), "LOC", 0.8))
                continue
            if index in taken or not words.is_strange(forms[index]):
                continue
            stop = index + 1
            while stop < min(end, index + 3) and stop not in taken and words.is_strange(forms[stop]):
                stop += 1
            after = forms[stop] if stop < end else ""
            if after[:1].isupper() and after[:1].isalpha() and words.language != "de":
                continue
            if self._is_work(forms, stop, end):
                continue
            if (
                self._is_dateline(forms, index, stop, begin, end)
                or self._has_adjective(forms, index, stop, begin, end)
                or (index > begin and self._is_place_after(forms[index - 1].lower(), forms[index:stop]))
            ):
                found.append(Name(index, stop, "LOC", 0.8))
        return found

    def _is_work(self, forms: list[str], stop: int, end: int) -> bool:
        """Whether small words go on as titles of works do: à Anatomie d'une chute."""
        return stop + 1 < end and forms[stop] in {"d'", "d’"} and forms[stop + 1].islower()

    def _is_saint_town(self, forms: list[str], index: int, begin: int, end: int) -> bool:
        """Whether a saint is a town: a San Polo, ospedale di San Benedetto del Tronto."""
        if index == begin or index + 1 >= end or not self._words.is_capital(forms[index + 1]):
            return False
        before = forms[index - 1].lower()
        ahead = forms[index - 2] if index - 2 >= begin else ""
        nouns = (self._words.nouns | _CENTRES) - _CHURCHES
        return before in self._words.locatives - {"da"} or (before in _LINKS and ahead in nouns)

    def _has_adjective(self, forms: list[str], index: int, stop: int, begin: int, end: int) -> bool:
        """Whether an adjective of a region stands before: im oberbayerischen Manching, in het Oostenrijkse Ried."""
        if index - 2 < begin or stop - index > 1 or (stop < end and forms[stop][0].isupper()):
            return False
        adjective, ahead = forms[index - 1], forms[index - 2].lower()
        if self._words.language == "de":
            named = not forms[index].lower().endswith(_THINGS) and self._is_german_town(forms[index])
            return named and adjective.endswith("ischen") and ahead in {"im", "dem", "vom", "zum", "beim"}
        return self._words.language == "nl" and ahead == "het" and adjective.endswith("e") and len(adjective) > 5

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
            if words.language == "de" and len(name) == 1 and before in {"in", "aus", "nach", "bei"}:
                return self._is_german_town(name[0])
            return " ".join(name) in self._cities.values
        if name[0].lower() in _CENTURIES:
            return False
        if before in _ONLY_PLACES.get(words.language, ()):
            return True
        return len(name) == 1 and words.is_town(name[0])

    def _is_german_town(self, form: str) -> bool:
        """Whether a stranger is called as towns are, or listed: Altenbeken, Manching."""
        if form in self._cities.values or form.lower().endswith(_GERMAN_TOWNS):
            return True
        return form.endswith("ing") and self._words.is_town(form)

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
            located = forms[b - 1].lower() in self._words.locatives or self._is_linked(forms, b, e, begin)
            located = located or self._has_adjective(forms, b, e, begin, end)
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

    def _is_a_word(self, form: str, after: str) -> bool:
        """Whether a capital behind a noun for places is an ordinary word."""
        return form.lower() in _CENTURIES or (self._words.is_common(form) and not self._is_new_town(after))

    def _is_new_town(self, after: str) -> bool:
        """Whether an ordinary word begins the name of a town: Nova Ubiratã."""
        return (
            self._words.language in PLAIN and bool(after) and after[0].isupper() and self._words.is_strange(after)
        )

    def _is_ruled(self, form: str) -> bool:
        """Whether a capital may be what somebody rules: le maire de Signes, but not le prince de Galles' son."""
        words = self._words
        known = words.is_listed_elsewhere(form) or words.is_role(form) or form.lower() in words.peoples
        return not (known or words.is_given(form) or is_function_word(form.lower(), words.language))

    def _whole(self, forms: list[str], index: int, end: int, taken: set[int]) -> int:
        """The end of a place of several words: Civitanova Marche, Belforte del Chienti."""
        stop = index + 1
        while stop < min(end, index + 3) and stop not in taken and self._goes_on(forms, stop, end):
            stop += 1
        within = {
            "it": ("del", "di", "sul", "d'", "d’"),
            "es": ("de", "del"),
            "pt": ("de", "do", "da", "dos"),
        }.get(self._words.language, ())
        if (
            stop + 1 < end
            and forms[stop] in within
            and forms[stop + 1][0].isupper()
            and self._is_ruled(forms[stop + 1])
            and stop + 1 not in taken
        ):
            return stop + 2
        return stop

    def _goes_on(self, forms: list[str], stop: int, end: int) -> bool:
        """Whether a capital behind the first word of a place may belong to it."""
        words, form = self._words, forms[stop]
        if words.language in SLAVIC:
            return words.is_capital(form) and not (stop + 1 < end and forms[stop + 1] in words.suffixes)
        return words.is_capital(form) and form.lower() not in words.ends and not words.is_role(form)

    def _is_linked(self, forms: list[str], b: int, e: int, begin: int) -> bool:
        """Whether something is "of" a town after which nobody is called: il conte di Southampton."""
        if forms[b - 1] not in _BARE_LINKS or b - 2 < begin:
            return False
        if not forms[b - 2].islower() and self._words.language != "de":
            return False
        if self._words.is_common(forms[b]):
            return False
        if e < len(forms) and forms[e][0].isupper():
            return False
        words = self._words
        if words.language == "de":
            return forms[b - 1] == "von" and forms[b - 2] in _NEAR
        if e - b == 1 and not (
            words.is_role(forms[b - 2]) or forms[b - 2] in words.nouns or forms[b - 2] in _CENTRES
        ):
            return False
        return (words.language in LINKED or words.language == "nl") and not (
            e - b == 1 and (self._is_borne(forms[b]) or words.is_listed_elsewhere(forms[b]))
        )

    def _described(
        self, forms: list[str], begin: int, end: int, taken: set[int], base: dict[int, FirstCase]
    ) -> list[Name]:
        """Capitals that a noun calls a place: la ville de Mijek, река Хмелинка, Вологодская область."""
        found = []
        for index in range(begin + 1, end):
            form = forms[index]
            if not form[0].isupper() or index in taken or not self._words.is_capital(form) or len(form) < 3:
                continue
            after = forms[index + 1] if index + 1 < end else ""
            if after in self._words.suffixes and form.lower().endswith(_ADJECTIVES):
                found.append(Name(index, index + 2, "LOC", 0.85))
                base[index] = region_in_first_case(form, after)
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
                and forms[before] not in _CENTRES | _RULERS
            ):
                before -= 1  # el distrito autónomo de Koriakia
            if linked and before >= begin and forms[before].lower() in _RULERS and self._is_ruled(form):
                found.append(Name(index, index + 1, "LOC", 0.8))
                continue
            direct = not linked and (self._words.language not in LINKED or forms[before].lower() in _DIRECT)
            words = self._words
            own = forms[index - 1][0].isupper() and forms[index - 1].lower() in _OWN_ARTICLES
            if words.language in PLAIN and linked and forms[before] in _CENTRES and self._is_ruled(form):
                if not words.is_common(form):
                    found.append(Name(index - own, self._whole(forms, index, end, taken), "LOC", 0.8))
                continue
            if words.language not in SLAVIC and self._is_a_word(form, after):
                continue
            if forms[before] in words.nouns and (linked == (words.language in LINKED) or direct):
                if words.language in SLAVIC and self._names_somebody(forms, index, end):
                    continue  # глава района Елена Дерягина
                stop = self._whole(forms, index, end, taken)
                if linked and forms[before][0].isupper() and words.language in LINKED and before > begin:
                    found.append(Name(before, stop, "LOC", 0.8))  # Golfo de México
                    continue
                found.append(Name(index - own, stop, "LOC", 0.8))
        return found

    def _names_somebody(self, forms: list[str], index: int, end: int) -> bool:
        """Whether a given name and a surname follow the noun: глава района Омар Гаджиев."""
        after = forms[index + 1] if index + 1 < end else ""
        if not after or not self._words.is_capital(after):
            return False
        if index + 2 < end and forms[index + 2] in self._words.suffixes:
            return False  # город Ржев Тверской области
        return self._words.is_given(forms[index]) or after.lower().endswith(self._words.endings)

    def stands_alone(self, forms: list[str], b: int, e: int, begin: int, end: int) -> bool:
        """Whether a place is not part of a longer name."""
        after = forms[e] if e < end else ""
        return not (after[:1].isupper() and self._words.language != "de") and not self._is_part_of_a_name(
            forms, b, e, begin, end
        )

    def _is_part_of_a_name(self, forms: list[str], b: int, e: int, begin: int, end: int) -> bool:
        """Whether a place stands inside a longer name: Paris Hilton, Real Madrid, Banco de España, Bank of China."""
        before = forms[b - 1] if b > begin else ""
        after = forms[e] if e < end else ""
        language = self._words.language
        if language not in SLAVIC and self._has_club_beside(before, after, forms[b:e]):
            return True
        if e - b == 1 and language in LINKED and self._follows_a_person(forms, b, begin):
            return True  # António José dos Santos
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
            place = self._cities.values.get(forms[b])
            return forms[b] in _CLUBS or (place is not None and place[0] in {"city", "town"})
        linked = before.lower() in _LINKS
        if not linked or b - 2 < begin or not forms[b - 2][0].isupper():
            return False
        head = forms[b - 2]
        if head.lower() in self._words.bodies:
            return b - 2 > begin or language in PLAIN
        return language in LINKED and b - 2 > begin and self._heads_a_name(head)

    def _follows_a_person(self, forms: list[str], b: int, begin: int) -> bool:
        """Whether a given name and nothing but capitals stand before the particle: Luciana Lima de Albuquerque."""
        place = b - 2
        if place < begin or forms[b - 1] not in _OF_PEOPLE or set(forms[place]) <= set("IVX"):
            return False
        while place >= begin and self._words.is_capital(forms[place]):
            if self._words.is_given(forms[place]):
                return True
            place -= 1
        return False

    def _has_club_beside(self, before: str, after: str, name: list[str]) -> bool:
        """Whether a word or number beside a city makes it its club, or the word is a firm: Dijon FCO, Mainz 05, Toyota."""
        if after in _CLUB_ENDS or before in {"1860", "1899"}:
            return True
        if (
            len(name) == 1
            and is_firm_of_one_word(name[0])
            and name[0] not in {"Milan", "Santander", "Liverpool", "Nancy"}
        ):
            return True
        return self._words.language == "de" and after in {"04", "05", "07", "09", "96", "98"}

    def _is_club(self, forms: list[str], b: int, e: int, begin: int) -> bool:
        """Whether a city is its football club: FC Porto, la Roma, do São Paulo."""
        if b == begin:
            return False
        before = forms[b - 1]
        if before.isupper() and before.isalpha() and 2 <= len(before) <= 4 and b - 1 >= begin:
            return before not in _NO_CLUBS
        language = self._words.language
        return (
            before.lower() in _ARTICLES.get(language, ())
            and not (forms[b] == "Lazio" and before.lower() in _OF_REGIONS)
            and " ".join(forms[b:e]) in _CLUBS_WITH_ARTICLE[language]
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
