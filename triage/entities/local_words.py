"""The words of one language by which its names are told: given names, titles, small words, what a capital proves."""

from unicodedata import normalize

from triage.entities.gazetteer import Gazetteer
from triage.languages.common import common_words
from triage.languages.english import is_firm_or_place
from triage.languages.function_words import is_function_word
from triage.languages.given_names import called_alone, given_names
from triage.languages.name_endings import forms_of_name
from triage.languages.naming import naming
from triage.languages.roles import peoples, roles
from triage.languages.slavic_roles import slavic_roles
from triage.languages.speech import verbs_of_people, verbs_of_speech, verbs_with_quotations
from triage.languages.surname_cases import first_case_of_surname
from triage.languages.titles import (
    locatives,
    named_after,
    particles,
    place_nouns,
    place_suffixes,
    surname_endings,
    titles,
)
from triage.languages.towns import towns_called
from triage.languages.well_known import is_firm_of_one_word, is_nothing_but_surname, well_known_surnames

SLAVIC = frozenset({"pl", "cs", "ru", "uk"})
#: Languages with capitals for names alone, in Latin letters, and without cases.
PLAIN = frozenset({"fr", "es", "it", "pt", "nl"})
#: Given names that lose a vowel.
_IRREGULAR = {
    "cs": {"Karel": "Karla Karlovi Karlem Karle Karlu", "Pavel": "Pavla Pavlovi Pavlem Pavle Pavlu", "Zdeněk": "Zdeňka Zdeňkovi Zdeňkem Zdeňku", "Luděk": "Luďka Luďkovi Luďkem Luďku"},
    "ru": {"Павел": "Павла Павлу Павлом Павле", "Пётр": "Петра Петру Петром Петре", "Лев": "Льва Льву Львом Льве", "Любовь": "Любови Любовью", "Илья": "Ильи Илье Илью Ильёй Ильей"},
    "uk": {"Лев": "Лева Леву Левом Леві", "Павло": "Павла Павлу Павлові Павлом", "Ігор": "Ігоря Ігорю Ігореві Ігорем", "Петро": "Петра Петру Петрові Петром"},
    "pl": {"Paweł": "Pawła Pawłowi Pawłem Pawle", "Jerzy": "Jerzego Jerzemu Jerzym", "Mateusz": "Mateusza Mateuszowi Mateuszem Mateuszu",
        "Kacper": "Kacpra Kacprowi Kacprem Kacprze", "Aleksander": "Aleksandrowi Aleksandrem Aleksandrze"},
}  # fmt: skip
_VOWELS = frozenset("aeoyuаеоуияюіїє")
#: A given name stands in these hardly ever.
_PLURALS = ("ов", "ев", "ів", "їв", "ам", "ами", "ах", "ów", "owie", "ami", "ach", "ům")
#: How Czech surnames of women end, whatever the case, and those that have none.
_WOMANS = ("á", "é", "ou", "í", "o", "u", "y", "i")
#: Surnames of men in another case than the first.
_MANS = ("ego", "wicza", "czyka", "ého", "ого", "вича", "енка", "чука")
_PRIZES = frozenset(
    "prize award cup trophy open oval arena stadium festival day night days project show hall records bros pictures studios entertainment "
    "music films sports motors airlines airways systems software holdings partners magazine times radio tv television channel league tour rally "
    "cay island beach bay creek county street square avenue road bridge house united bank news world game games story love life live memorial classic criterium lecture".split()
)
#: German words for places and things that end surnames as well: Wiegelmann, Steinbach.
_SURNAME_ENDS = (
    "mann berg berger bach bacher stein steiner feld felder haus häuser bauer meier maier meyer mayer huber müller moor burg hof hoff hofer thal tal "
    "brück kamp horst wald brandt eck ecker wein baum vogel kopf bert fried rich hard gang"
).split()


#: After the name of a river or a region: Magdalena Medio.
_SIDES = frozenset(
    "medio media alto alta bajo baja médio baixo norte sur sul sud nord oriental occidental".split()
)
#: Capitals of which is remembered whether anybody knows them, at most.
_REMEMBERED = 20_000
_NAME_ENDS = tuple(_SURNAME_ENDS)
#: How German words for people and things end, which no list has all of.
NOUN_ENDS = tuple(
    "in innen ung ungen heit heiten keit keiten schaft schaften tion tionen tät ismus isten iker ologe ologen chef chefs leiter sprecher führer minister präsident kanzler meister anwalt "
    "forscher experte expertin trainer händler macher geber nehmer vertreter kollege direktor manager analyst ökonom beamter behörde ministerium "
    "amt verband verein institut gericht zeitung blatt agentur bank partei gewerkschaft polizei".split()
)


class LocalWords:
    """The word lists of one language, and what they say of a word."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.language = language
        self.naming = naming(language)
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
        self.titles = titles(language) | slavic_roles(language)
        self.bodies = named_after(language)
        self.particles = particles(language)
        #: Verbs of which mostly people are the subject.
        self.personal = verbs_of_people(language)
        self.speech = verbs_of_speech(language) | self.personal
        self.nouns = place_nouns(language)
        self.suffixes = place_suffixes(language)
        self.locatives = locatives(language)
        self.endings = surname_endings(language)
        self.roles = titles(language) | roles(language)
        self.peoples = peoples(language)
        self.called_alone = called_alone(language)
        self.quoting = verbs_with_quotations(language) if language in PLAIN or language == "de" else self.speech
        self._role_ends = (
            tuple(sorted(role for role in self.roles if len(role) > 5)) if language in {"de", "nl"} else ()
        )
        self.english = gazetteer.words
        self._remembered: dict[str, bool] = {}
        self.surnames_abroad = gazetteer.last_abroad
        self.given_in_english = gazetteer.first
        self._gazetteer = gazetteer
        self.bent_given = self._cases(self.given)

    def _cases(self, given: frozenset[str]) -> dict[str, str]:
        """Given name in another case → as it is written in the first."""
        if self.language not in SLAVIC:
            return {}
        bent: dict[str, str] = {}
        own = given if self.language in {"ru", "uk"} else [n for n in sorted(given) if n.isalpha()]
        irregular = {
            form: name for name, forms in _IRREGULAR.get(self.language, {}).items() for form in forms.split()
        }
        bent.update(irregular)
        # A woman's name goes before a man's that has the same form only in the plural: Олександри, Лесі.
        womans: dict[str, str] = {}
        for name in sorted(own):
            cases = forms_of_name(name.lower(), self.language)
            if self.language == "cs" and name.endswith(("ie", "ia")):  # Lucie, Lucii
                cases = frozenset(name[:-1].lower() + ending for ending in ("i", "í", "e"))
            if name.endswith("ий"):  # Анатолия, though surnames in -ий are adjectives
                cases = frozenset(name[:-1].lower() + ending for ending in ("я", "ю", "ем", "и", "єм"))
            for form in sorted(cases):
                if not form.endswith(_PLURALS):
                    known = womans if name[-1] in _VOWELS and form[-1] in "іеыи" else bent
                    known.setdefault(form.capitalize(), name)
        bent.update((form, name) for form, name in womans.items() if form not in irregular)
        return bent

    def is_given(self, form: str) -> bool:
        """Whether a word is a given name, in whatever case."""
        if form in self.given or form in self.bent_given:
            return True
        return "-" in form and self.language not in SLAVIC and all(part in self.given for part in form.split("-"))

    def first_case(self, given: str) -> str:
        """A given name in its first case."""
        return given if given in self.given else self.bent_given.get(given, given)

    def is_mans_case(self, given: str, surname: str) -> bool:
        """Whether a woman's name is rather a case of a man's: Stanisława Dolińskiego, Karla Čapka."""
        return given in self.bent_given and (
            surname.endswith(_MANS)
            or (self.language == "cs" and not surname.endswith(_WOMANS))
            or (set(surname) <= set("IVX") and self.bent_given[given][-1] not in _VOWELS)
        )

    def first_cases(self, names: list[str], surname: str, head: str) -> list[str]:
        """Given names and patronymics in the first case, by what their neighbours tell: Stanisława Dolińskiego, Jana Pawła."""
        bent = [name for name in names if name not in self.given and name in self.bent_given]
        if not bent and surname != head and head[-1] not in _VOWELS:  # Roberta Dudka, who is Dudek elsewhere
            bent = [name for name in names if name in self.bent_given and self.bent_given[name][-1] not in _VOWELS]
        is_mans = bool(bent) and self.bent_given[bent[0]][-1] not in _VOWELS
        cases = []
        for name in names:
            first = self.first_case(name)
            if first == name and ((is_mans and name in self.bent_given) or self.is_mans_case(name, surname)):
                first = self.bent_given[name]
            elif first == name and bent and self.language in {"ru", "uk"}:
                first = first_case_of_surname(name, self.language, is_womans=not is_mans)
            cases.append(first)
        return cases

    def is_capital(self, form: str) -> bool:
        """Whether a word has a capital and is no acronym."""
        return (
            form[0].isupper()
            and form[0].isalpha()
            and not (form.isupper() and len(form) > 2 and "." not in form)
            and not (self.language in SLAVIC and self._is_coined(form))
        )

    def _is_coined(self, form: str) -> bool:
        """Whether capitals stand inside a word, as in MSWiA and ЗакС; McDonald and Anna-Maria are none."""
        rest = form[1:].split("-", maxsplit=1)[0]
        return (
            len(form) > 2
            and any(map(str.isupper, rest))
            and not form.startswith(("Mc", "Mac", "De", "Di", "O'", "O’", "D'", "Le", "La"))
        )

    def opens(self, form: str) -> bool:
        """Whether the first word of a sentence is an ordinary one that has its capital from there."""
        lower = form.lower()
        return not self.is_given(form) and (
            is_function_word(lower, self.language) or lower in common_words(self.language)
        )

    def is_common(self, form: str) -> bool:
        """Whether a word is one of the commonest and no given name."""
        return form.lower() in common_words(self.language) and not self.is_given(form)

    def may_be_surname(self, form: str) -> bool:
        """Whether a word may be a surname after a title."""
        if self.language == "de":
            return form.lower() not in common_words("de") and len(form) > 2
        return len(form) > 2 and not is_function_word(form.lower(), self.language)

    def is_body(self, forms: list[str]) -> bool:
        """Whether a list has these words as a body: Dow Jones."""
        return " ".join(forms) in self._gazetteer.organisations.values

    def is_role(self, form: str) -> bool:
        """Whether a word says what somebody is, with whatever is joined to it: UNHCR-Sprecherin, ex-ministre."""
        lower = form.lower()
        if lower in self.roles:
            return True
        if "-" in lower and lower.rpartition("-")[2] in self.roles:
            return True
        return len(lower) > 8 and lower.endswith(self._role_ends)

    def is_leading(self, form: str) -> bool:
        """Whether a word stands before names without belonging to them: a title, a role, a people."""
        lower = form.lower()
        if lower in self.titles:
            return True
        if lower in self.peoples and self.naming.people_leads:
            return True
        return (self.is_role(form) or lower in self.peoples) and not self.is_given(form)

    def is_surname(self, form: str) -> bool:
        """Whether a list has a word as a surname, and nothing has it as an ordinary word or a place."""
        if "-" in form:
            parts = [part for part in form.split("-") if part]
            return len(parts) > 1 and all(self.is_surname(part) for part in parts)
        if is_nothing_but_surname(form) or form in well_known_surnames(self.language):
            return True
        gazetteer, lower = self._gazetteer, form.lower()
        listed = form in gazetteer.last_abroad or (form in gazetteer.last and lower not in gazetteer.words)
        return (
            listed
            and not self.is_common(form)
            and not self.is_listed_elsewhere(form)
            and not is_function_word(lower, self.language)
        )

    def is_listed_elsewhere(self, form: str) -> bool:
        """Whether a list has a word as a place, a body or a people."""
        gazetteer = self._gazetteer
        place = gazetteer.places.values.get(form)
        return (
            (place is not None and place[0] != "town")
            or form in gazetteer.organisations.values
            or form in gazetteer.demonyms
            or is_firm_of_one_word(form)
            or is_firm_or_place(_plain(form))
        )

    def is_strange(self, form: str) -> bool:
        """Whether a capital is no word that anybody knows, nor made of such, nor a name of something else."""
        if not form[0].isupper():
            return False
        strange = self._remembered.get(form)
        if strange is None:
            if len(self._remembered) > _REMEMBERED:
                self._remembered.clear()
            strange = self._remembered[form] = self._is_strange(form)
        return strange

    def _is_strange(self, form: str) -> bool:
        """Likewise, not remembered."""
        lower = form.lower()
        return (
            (len(form) > 2 or form in self.surnames_abroad)
            and self.is_capital(form)
            and not form.isupper()
            and not is_function_word(lower, self.language)
            and (is_nothing_but_surname(form) or lower not in common_words(self.language))
            and lower not in self.bodies
            and lower not in self.ends
            and not self.is_role(form)
            and lower not in self.peoples
            and not self.is_listed_elsewhere(form)
            and (self.language != "de" or not self._is_german_noun(lower))
            and not ("-" in form and any(len(part) > 1 and part.isupper() for part in form.split("-")))
        )

    def is_noun(self, form: str) -> bool:
        """Whether a German word is put together or ends as nouns do."""
        return self._is_german_noun(form.lower())

    def _is_german_noun(self, lower: str) -> bool:
        """Whether a word ends as German nouns do: in a word of at least four letters, or as abstract nouns."""
        if "-" in lower:
            last = lower.rpartition("-")[2]
            return len(last) < 3 or last in common_words("de") or self._is_german_noun(last)
        if lower.endswith(NOUN_ENDS):
            return True
        if lower.endswith(("ers", "ungs", "eln")):
            return True
        if lower.endswith(_NAME_ENDS):
            return False
        known = common_words("de")
        return any(lower[cut:] in known for cut in range(3, len(lower) - 3))

    def is_given_abroad(self, form: str) -> bool:
        """Whether a given name is one of the world's, or is made of given names."""
        if "-" in form:
            return all(
                part and (self.is_given(part) or part in self._gazetteer.first_abroad) for part in form.split("-")
            )
        return self.is_given(form) or (
            form in self._gazetteer.first_abroad and form.lower() not in common_words(self.language)
        )

    def is_town(self, form: str) -> bool:
        """Whether somewhere in the world a town of 5,000 is called so."""
        folded = _plain(form)
        return len(folded) > 4 and folded.isascii() and folded.isalpha() and bool(towns_called(folded))


def _plain(form: str) -> str:
    """A word in small letters without accents, as `towns.txt` has it."""
    return normalize("NFKD", form.lower()).encode("ascii", "ignore").decode("ascii")
