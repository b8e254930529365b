"""People and places in languages other than English, by the language's own signs: no model, and precision first.

A person is told by a given name, a title, initials, a verb of speech beside two capitals, or a surname that ends as
surnames do; from then on the surname is that person everywhere in the article, in whatever case. Places come from
lists (`exonyms`). German nouns are capitalised too, so there a given name or title has one surname after it and a
verb of speech proves nothing.
"""

import re
from functools import cache
from typing import NamedTuple

from triage.entities.exonyms import opens_sentence_as_word, places_of
from triage.entities.gazetteer import Gazetteer, gazetteer
from triage.entities.tokens import Name, Tokens
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.given_names import given_names
from triage.languages.name_endings import forms_of_name
from triage.languages.speech import verbs_of_speech
from triage.languages.titles import (
    locatives,
    named_after,
    particles,
    place_nouns,
    place_suffixes,
    surname_endings,
    titles,
)

_SLAVIC = frozenset({"pl", "cs", "ru", "uk"})
#: Here "de" or "di" stands between the noun and the place: la ville de Lille.
_LINKED = frozenset({"fr", "es", "it", "pt"})
#: How Russian and Ukrainian regions end before their noun.
_ADJECTIVES = (
    "ская",
    "ской",
    "скую",
    "ском",
    "ский",
    "ского",
    "ська",
    "ської",
    "ській",
    "ську",
    "ський",
    "ському",
    "ського",
)


#: Countries whose name is a given name more often.
_AFTER_A_NOUN = frozenset({"Maurice", "Jordan", "Chad"})
#: Cities that are their football club after an article.
_CLUBS = frozenset(
    "Barcelona Sevilla Valencia Madrid Granada Cádiz Málaga Alicante Girona Zaragoza Oviedo Valladolid Bilbao".split()
)
_QUOTES = frozenset("\"'«„“”‘`")
#: "Большая Даниловка", "Нижний Тагил": an adjective before a noun.
_ADJECTIVE_LIKE = (
    "ая",
    "яя",
    "ый",
    "ий",
    "ое",
    "ее",
    "ой",
    "ей",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ую",
    "юю",
    "ые",
    "ие",
    "ых",
    "их",
    "ами",
    "а́я",
    "ої",
    "ій",
)


#: Articles and prepositions that have lost their vowel before a name.
_ELISION = re.compile(
    r"(?:[LlDdSsNnJjMmTtCc]|[Qq]u|[Ll]orsqu|[Jj]usqu|[Pp]uisqu|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all|[Uu]n|[Cc]oll)'(?=[^\W\d_])"
)


_PRIZES = frozenset(
    "prize award cup trophy open oval arena stadium festival day night days project show hall".split()
)


class FirstCase(NamedTuple):
    """What a mention is counted under."""

    #: The tokens of the name in its first case.
    forms: tuple[str, ...]
    #: The two letters of a place's country, where the list tells it.
    country: str = ""


class NamesElsewhere(NamedTuple):
    """The names of an article, sentence by sentence."""

    names: list[list[Name]]
    #: (field, start) of a name → what it is counted under.
    bases: dict[tuple[str, int], FirstCase]


class LanguageRules:
    """Finds people and places in articles of one language."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.language = language
        self._places = places_of(language)
        self._cities = gazetteer.places
        self._surnames = gazetteer.last
        #: Words that end the name of a body or a place, as English names have them everywhere.
        self._ends = (gazetteer.org_ends | gazetteer.place_ends | _PRIZES) - {
            "post",
            "banks",
            "park",
            "lake",
            "parks",
        }
        self._given = given_names(language)
        self._titles = titles(language)
        self._bodies = named_after(language)
        self._particles = particles(language)
        self._speech = verbs_of_speech(language)
        self._nouns = place_nouns(language)
        self._suffixes = place_suffixes(language)
        self._locatives = locatives(language)
        self._endings = surname_endings(language)
        self._bent_given = self._cases(self._given)

    def _cases(self, given: frozenset[str]) -> dict[str, str]:
        """Given name in another case → as it is written in the first."""
        if self.language not in _SLAVIC:
            return {}
        bent: dict[str, str] = {}
        own = given if self.language in {"ru", "uk"} else [n for n in sorted(given) if n.isalpha()]
        for name in sorted(own):
            for form in sorted(forms_of_name(name.lower(), self.language)):
                bent.setdefault(form.capitalize(), name)
        return bent

    def __call__(self, tokens: Tokens) -> NamesElsewhere:
        """The names of all sentences."""
        if self.language in _LINKED:
            _part_elisions(tokens)
        base: dict[int, FirstCase] = {}
        names: list[list[Name]] = []
        for number in range(len(tokens.sentences)):
            begin, end = tokens.sentences[number]
            if tokens.furniture[number] is None:
                names.append([])
                continue
            places = self._placed(tokens.forms, begin, end, base)
            people = (
                [] if _is_in_capitals(tokens.words, begin, end) else self._people(tokens.forms, begin, end, places)
            )
            names.append(sorted([*places, *people]))
        self._spread(tokens, names, base)
        bases = {}
        for number, sentence in enumerate(names):
            for name in sentence:
                known = base.get(name.begin) or FirstCase(tuple(tokens.forms[name.begin : name.end]))
                bases[tokens.fields[number], tokens.starts[name.begin]] = known
        return NamesElsewhere(names, bases)

    def _placed(self, forms: list[str], begin: int, end: int, base: dict[int, FirstCase]) -> list[Name]:
        found = []
        for b, e, (name, code) in self._places.find(forms, begin, end):
            if (
                not forms[b][0].isupper()
                or name in _AFTER_A_NOUN
                or (b == begin and opens_sentence_as_word(forms[b], self.language))
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
            if kind in {"country", "capital"} and not self._is_given(forms[b]):
                if not self._is_part_of_a_name(forms, b, e, begin, end):
                    found.append(Name(b, e, "LOC", 0.85))
                continue
            if b == begin or (e - b == 1 and forms[b] in self._surnames):
                continue
            located = forms[b - 1].lower() in self._locatives
            plain = e - b == 1 and (self._is_given(forms[b]) or forms[b].lower() in common_words(self.language))
            if not located and (plain or kind == "town" or self.language == "de"):
                continue
            if not (plain and self.language == "de") and not self._is_part_of_a_name(forms, b, e, begin, end):
                found.append(Name(b, e, "LOC", 0.8))
        return found

    def _described(self, forms: list[str], begin: int, end: int, taken: set[int]) -> list[Name]:
        """Capitals that a noun calls a place: la ville de Mijek, река Хмелинка, Вологодская область."""
        found = []
        for index in range(begin + 1, end):
            form = forms[index]
            if index in taken or not self._is_capital(form) or len(form) < 3:
                continue
            after = forms[index + 1] if index + 1 < end else ""
            if after in self._suffixes and form.lower().endswith(_ADJECTIVES):
                found.append(Name(index, index + 2, "LOC", 0.85))
                continue
            before = index - 1
            if before > begin and forms[before].lower() in {"de", "del", "di", "do", "da", "d'", "d’", "of"}:
                before -= 1
            if forms[before] in self._nouns and (before == index - 1) == (self.language not in _LINKED):
                stop = index + 1
                while stop < min(end, index + 3) and stop not in taken and self._is_capital(forms[stop]):
                    stop += 1
                found.append(Name(index, stop, "LOC", 0.8))
        return found

    def _is_part_of_a_name(self, forms: list[str], b: int, e: int, begin: int, end: int) -> bool:
        """Whether a place stands inside a longer name: Paris Hilton, Real Madrid, Banco de España, Bank of China."""
        before = forms[b - 1] if b > begin else ""
        after = forms[e] if e < end else ""
        if self.language != "de":
            if (
                before[:1].isupper()
                and before[-1].isalpha()
                and b - 1 > begin
                and before.lower() not in self._titles
            ):
                return before not in self._bent_given or self.language not in _SLAVIC
            if (
                after[:1].isupper()
                and after[-1].isalpha()
                and not after.isupper()
                and self.language not in _SLAVIC
            ):
                return not (after in self._given or after.lower() in self._titles)
        elif before in self._given or (before.lower() in self._bodies):
            return True
        if self.language == "es" and before.lower() in {"el", "al", "del"} and e - b == 1:
            return forms[b] in _CLUBS
        linked = before.lower() in {"de", "del", "di", "do", "da", "of", "d'", "d’", "von", "van"}
        return linked and b - 2 > begin and forms[b - 2][0].isupper() and forms[b - 2].lower() in self._bodies

    def _people(self, forms: list[str], begin: int, end: int, places: list[Name]) -> list[Name]:
        taken = {index for name in places for index in range(name.begin, name.end)}
        found: list[Name] = []
        index = begin
        while index < end:
            if index in taken or not self._is_capital(forms[index]):
                index += 1
                continue
            stop = self._run_end(forms, index, end, taken)
            name = self._person(forms, index, stop, begin, end, taken)
            if name is not None:
                found.append(name)
                index = name.end
            else:
                index = stop
        return found

    def _is_capital(self, form: str) -> bool:
        return (
            form[0].isupper() and form[0].isalpha() and not (form.isupper() and len(form) > 2 and "." not in form)
        )

    def _run_end(self, forms: list[str], index: int, end: int, taken: set[int]) -> int:
        """Where the capitals that begin here end; particles between capitals belong to them."""
        stop = index + 1
        while stop < end and stop not in taken:
            if self._is_capital(forms[stop]):
                stop += 1
                continue
            link = stop
            while link < end and link - stop < 2 and forms[link] in self._particles:
                link += 1
            if link == stop or link >= end or link in taken or not self._is_capital(forms[link]):
                break
            if not self._is_given(forms[stop - 1]) and not self._is_given(forms[index]):
                break
            stop = link + 1
        return stop

    def _is_given(self, form: str) -> bool:
        return form in self._given or form in self._bent_given

    def first_case(self, given: str) -> str:
        """A given name in its first case."""
        return given if given in self._given else self._bent_given.get(given, given)

    def _person(
        self, forms: list[str], start: int, stop: int, begin: int, end: int, taken: set[int]
    ) -> Name | None:
        before = forms[start - 1].lower() if start > begin else ""
        if before in self._bodies or forms[start].lower() in self._bodies:
            return None
        while start < stop - 1 and forms[start].lower() in self._titles:
            before = forms[start].lower()
            start += 1
        if (
            start == begin
            and stop - start > 1
            and (self._opens(forms[start]) or self._is_long_opening(forms, start, stop))
        ):
            start += 1
            before = forms[start - 1].lower()
        for place in range(start, min(stop, start + 3)):
            if self._is_given(forms[place]) and self._follows(forms, place, stop):
                return self._with_given(forms, place, stop, begin)
        size = stop - start
        titled = before in self._titles or self._titled_before(forms, start, begin, taken)
        initial = [index for index in range(start, stop - 1) if len(forms[index]) == 2 and forms[index][1] == "."]
        if initial and start > begin and len(forms[stop - 1]) > 2 and not self._is_common(forms[stop - 1]):
            return Name(initial[0], stop, "PER", 0.85)
        if (
            titled
            and 1 <= size <= 3
            and self._may_be_surname(forms[stop - 1])
            and not self._is_common(forms[start])
        ):
            if self.language == "de":
                stop = start + 1
            return Name(start, stop, "PER", 0.85)
        if self.language == "de" or not 2 <= size <= 3 or start == begin:
            return None
        after = forms[stop].lower() if stop < end else ""
        if any(
            forms[index].lower() in self._bodies or self._is_common(forms[index]) for index in range(start, stop)
        ):
            return None
        if self.language in _SLAVIC and forms[stop - 1].lower().endswith(self._endings):
            return Name(start, stop, "PER", 0.8)
        if after in self._speech or before in self._speech or self._is_cyrillic_pair(forms, start, stop):
            return Name(start, stop, "PER", 0.8)
        return None

    def _is_cyrillic_pair(self, forms: list[str], start: int, stop: int) -> bool:
        """Russian and Ukrainian put firms in quotes and write one capital in most other names: two are a person."""
        if self.language not in {"ru", "uk"} or stop - start != 2 or forms[start - 1] in _QUOTES:
            return False
        pair = [form.lower() for form in forms[start:stop]]
        return all("а" <= word[0] <= "ї" and len(word) > 2 for word in pair) and not pair[0].endswith(
            _ADJECTIVE_LIKE
        )

    def _titled_before(self, forms: list[str], start: int, begin: int, taken: set[int]) -> bool:
        """Whether a title and a country stand before: президент России Владимир Путин."""
        place = start - 1
        while place >= begin and place in taken:
            place -= 1
        return place < start - 1 and place >= begin and forms[place].lower() in self._titles

    def _opens(self, form: str) -> bool:
        """Whether the first word of a sentence is an ordinary one that has its capital from there."""
        lower = form.lower()
        return not self._is_given(form) and (
            is_function_word(lower, self.language) or lower in common_words(self.language)
        )

    def _is_long_opening(self, forms: list[str], start: int, stop: int) -> bool:
        """Whether the first of three capitals is the word that begins the sentence: Выступила Карина Гасимова."""
        return self.language in _SLAVIC and stop - start > 2 and not self._is_given(forms[start])

    def _is_common(self, form: str) -> bool:
        return form.lower() in common_words(self.language) and not self._is_given(form)

    def _may_be_surname(self, form: str) -> bool:
        if self.language == "de":
            return form.lower() not in common_words("de") and len(form) > 2
        return len(form) > 2 and not is_function_word(form.lower(), self.language)

    def _follows(self, forms: list[str], place: int, stop: int) -> bool:
        """Whether a surname stands after a given name."""
        rest = forms[place + 1 : stop]
        last = next((form for form in rest if form not in self._particles and len(form.rstrip(".")) > 1), "")
        return (
            bool(last)
            and last.lower() not in self._bodies
            and last.lower() not in self._ends
            and not is_function_word(last.lower(), self.language)
        )

    def _with_given(self, forms: list[str], place: int, stop: int, begin: int) -> Name | None:
        """From the given name on: given names, initials and particles, then one surname in German and two elsewhere."""
        index = place + 1
        while index < stop - 1 and (
            (self._is_given(forms[index]) and self.language != "de")
            or (
                self._is_given(forms[index])
                and not self._is_common(forms[index + 1])
                and forms[index + 1] not in self._particles
            )
            or forms[index] in self._particles
            or len(forms[index].rstrip(".")) == 1
        ):
            index += 1
        stop = min(stop, index + 1 if self.language == "de" else index + 2)
        while stop - place > 1 and (
            forms[stop - 1] in self._particles or is_function_word(forms[stop - 1].lower(), self.language)
        ):
            stop -= 1
        if any(form in self._particles for form in forms[place:stop]) and self._is_common(forms[stop - 1]):
            return None
        if stop - place < 2:
            return None
        if place > begin and forms[place - 1].lower() in self._bodies:
            return None
        return Name(place, stop, "PER", 0.9)

    def _spread(self, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
        """Find surnames by themselves, and give every form of a name the one in the first case."""
        forms = tokens.forms
        full = [
            name for sentence in names for name in sentence if name.type == "PER" and name.end - name.begin > 1
        ]
        surnames = sorted({forms[name.end - 1] for name in full if len(forms[name.end - 1]) > 2})
        capitals = {form for form in forms if form[0].isupper() and len(form) > 2}
        heads = _heads(surnames, capitals, self.language)
        for name in full:
            heads[forms[name.end - 1]] = _hers(
                forms[name.begin], heads.get(forms[name.end - 1], forms[name.end - 1]), self
            )
        known = {form: head for head in dict.fromkeys(heads.values()) for form in _cases(head, self.language)}
        known.update(heads)
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is None:
                continue
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            for index in range(begin, end):
                form = forms[index]
                if (
                    form not in known
                    or index in taken
                    or (index == begin and is_function_word(form.lower(), self.language))
                ):
                    continue
                after = forms[index + 1] if index + 1 < end else ""
                before = forms[index - 1] if index > begin else ""
                beside = after[:1].isupper() and self.language != "de" and self.language not in _SLAVIC
                if before.lower() not in self._bodies and (not beside or after.lower() in self._titles):
                    names[number].append(Name(index, index + 1, "PER", 0.8))
            names[number].sort()
        for sentence in names:
            for name in sentence:
                if name.type == "PER":
                    words = list(forms[name.begin : name.end])
                    words[-1] = known.get(words[-1], words[-1])
                    given = [self.first_case(word) for word in words[:-1]]
                    base[name.begin] = FirstCase((*given, words[-1]))


def _part_elisions(tokens: Tokens) -> None:
    """Make l'Italie, d'Emmanuel and dell'Ucraina two tokens each, in place."""
    cuts = {
        number: match.end()
        for number, form in enumerate(tokens.forms)
        if "'" in form and (match := _ELISION.match(form))
    }
    if not cuts:
        return
    shift = [0]
    for number in range(len(tokens.forms)):
        shift.append(shift[-1] + (number in cuts))
    for number in sorted(cuts, reverse=True):
        cut = cuts[number]
        start = tokens.starts[number]
        for words in (tokens.words, tokens.forms):
            words[number : number + 1] = [words[number][:cut], words[number][cut:]]
        tokens.starts.insert(number + 1, start + cut)
        tokens.ends.insert(number, start + cut)
    tokens.sentences[:] = [(begin + shift[begin], end + shift[end]) for begin, end in tokens.sentences]


#: Endings of surnames that women bear in another form.
_WOMENS = {"ru": (("ов", "ова"), ("ев", "ева"), ("ин", "ина"), ("ский", "ская")), "uk": (("ський", "ська"),)}
_MENS_NAMES = frozenset("Илья Ілля Никита Микита Лука Фома Кузьма Микола Данила Петра Олекса".split())


def _hers(given: str, surname: str, rules: "LanguageRules") -> str:
    """The surname as a woman bears it, if the given name is a woman's: Гасимовой → Гасимова, not Гасимов."""
    first = rules.first_case(given)
    if first[-1] in "ая" and first not in _MENS_NAMES:
        for his, hers in _WOMENS.get(rules.language, ()):
            if surname.endswith(his):
                return surname[: len(surname) - len(his)] + hers
    return surname


def _is_in_capitals(words: list[str], begin: int, end: int) -> bool:
    """Whether a line is all capitals, which prove nothing."""
    letters = [word for word in words[begin:end] if word[0].isalpha() and len(word) > 1]
    return len(letters) > 1 and sum(word.isupper() for word in letters) * 2 > len(letters)


def _cases(surname: str, language: str) -> set[str]:
    """A surname and its forms, capitalised."""
    forms = {surname}
    if language in _SLAVIC or language in {"de", "nl"}:
        forms |= {form.capitalize() for form in forms_of_name(surname.lower(), language)}
    return forms


def _heads(surnames: list[str], capitals: set[str], language: str) -> dict[str, str]:
    """Surname as found → the one of which it is a case, in the article or by its ending: Tuska, Tuskowi → Tusk."""
    if language not in _SLAVIC:
        return {surname: surname for surname in surnames}
    heads: dict[str, str] = {}
    for surname in sorted(surnames, key=lambda form: (len(form), form)):
        near = sorted(
            (form for form in capitals if form != surname and form[:3] == surname[:3]), key=lambda f: (len(f), f)
        )
        head = next((form for form in near if surname in _cases(form, language)), None)
        heads[surname] = head or _first_case(surname, language) or surname
    return heads


#: How surnames end in the first case, where their ending tells them.
_FIRST_CASES = {
    "pl": ("ski", "cki", "wicz", "czyk"), "cs": ("ský", "cký", "ová"),
    "ru": ("ский", "цкий", "ов", "ев", "ин", "ова", "ева", "ина"), "uk": ("ський", "цький", "енко", "ов", "ев", "ін", "чук"),
}  # fmt: skip


def _first_case(surname: str, language: str) -> str:
    """The surname of which a telling ending shows this to be a case; empty where it shows nothing.

    >>> _first_case("Лавровым", "ru"), _first_case("Sikorskiego", "pl"), _first_case("Merkel", "pl")
    ('Лавров', 'Sikorski', '')
    """
    for ending in _FIRST_CASES.get(language, ()):
        for length in range(3, len(surname)):
            if surname[:length].endswith(ending[: max(2, len(ending) - 1)]):
                for form in (surname[:length], surname[:length] + ending[-1]):
                    if form != surname and form.endswith(ending) and surname in _cases(form, language):
                        return form
    return ""


@cache
def rules_of(language: str) -> LanguageRules:
    """The rules of a language of `language.WITH_RULES`."""
    return LanguageRules(language, gazetteer())
