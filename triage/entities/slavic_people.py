"""People in Slavic languages where one word tells of them, and what of a name is none of it.

A capital by itself inside a sentence is somebody beside a verb that people are the subject of, with an ending that only
surnames have, or as a given name. Adjectives of institutions, which end as surnames do, are cut away.
"""

import re

from triage.entities.local_towns import towns_of
from triage.entities.local_words import LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import is_function_word
from triage.languages.given_names import given_names_alone
from triage.languages.slavic_roles import nominative_roles
from triage.languages.titles import institution_starts, institutions, lone_surname_endings, place_prepositions

_QUOTES = frozenset("\"'«„“”‘`»")
#: Arabic articles before a hyphen and a surname.
_ARTICLES = frozenset("аш аль ас ар ад ат эль ель ес al el aš asz ad as ar".split())
_PAPERS = frozenset("post times journal bank group club cup open street".split())
_ROMAN = re.compile(r"[IVX]{1,5}")
_PATRONYMIC = re.compile(
    r"\w{2,20}(?:ович|евич|йович|ьич|кич|мич|овн|евн|івн|ївн|ичн|инишн)(?:[аеуіиоы]|ем|ом|ой|ою|ові|еві)?"
)
#: Forms of given names that are other words.
_OTHER_WORDS = frozenset("Люди Люд Семена Семені Мари Вері Marce Jaro Lidu Romanem".split())
#: A saint, a gospel, an order bear given names.
_HOLY = (
    "святых",
    "святой",
    "святого",
    "святої",
    "святого",
    "от",
    "від",
    "świętej",
    "świętego",
    "świętych",
    "svaté",
    "svatého",
)
_SEES = ("патриарх", "митрополит", "архиепископ", "епископ", "патріарх", "архієпископ", "єпископ")
#: How a body ends after a role in the first case, and hardly ever a surname in the first case.
_GENITIVES = {
    "pl": ("u", "ii", "ji", "ei", "ów", "iej", "ych", "ich", "ei", "wy", "ry", "ty", "gi", "ki", "ni"), "cs": ("u", "ie", "ií", "ů", "ých", "ice", "ky", "ty", "vy"),
    "ru": ("а", "и", "ы", "у", "ов", "ей"), "uk": ("а", "и", "ії", "у", "ів"),
}  # fmt: skip
_NOMINATIVE_ENDS = ("ski", "cki", "ský", "cký", "ский", "цкий", "ський", "цький")
#: Prepositions after which a place is as likely as somebody.
_WHERE = frozenset("w we v ve в во из у біля".split())
_AND = frozenset(("i", "oraz", "a", ",", "и", "й", "та", "і"))
#: Before the name of somebody after whom something is called.
_NAMED_AFTER = frozenset(("im.", "imienia", "им.", "имени", "ім.", "імені"))
#: Between a verb and its subject.
_ADVERBS = frozenset(
    "wczoraj dziś dzisiaj nam mi później potem wtedy včera dnes nám mi poté вчера сегодня нам мне журналистам вчора сьогодні нам мені журналістам".split()
)
_LIKE_ADJECTIVES = ("ым", "ой", "ский", "скому", "ский", "ову", "еву")
#: Before the subject of a clause of its own.
_BEFORE_A_CLAUSE = frozenset(("-", "–", "—", ",", "że", "že", "что", "що", "як", "как", "jak"))
#: How adjectives end that are no case of a surname's first form.
_ADJECTIVE_ENDS = {
    "pl": ("ska", "skiej", "ską", "skie", "skich", "skim", "skiego", "skiemu", "ski", "cki", "cka", "ckiej", "cką", "ckie", "ckich", "ckim", "ckiego", "ckiemu", "ny", "na", "nej", "nego", "ną"),
    "cs": ("ská", "ské", "ský", "ského", "ském", "ským", "skou", "ských", "cká", "cké", "cký", "ckého", "ckém", "ckým", "ckou", "ný", "ná", "né", "ného", "nou"),
    "ru": ("ая", "яя", "ую", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ский", "ной", "ных", "ский", "ской", "ным", "ный", "ний", "ской"),
    "uk": ("ська", "ської", "ській", "ську", "ською", "ське", "ські", "ських", "ського", "ському", "ським", "цька", "цької", "ний", "на", "ної", "ній", "ну", "ного", "ному", "ним", "них", "ці"),
}  # fmt: skip
_OBLIQUE_ENDS = {
    "pl": ("kiej", "skiego", "skiemu", "skiej", "ckiego", "ckiej", "nego", "nej"), "cs": ("ského", "skému", "ské", "ckého", "ného", "né"),
    "ru": ("ского", "скому", "ской", "цкого", "цкой", "ного", "ному", "ной"), "uk": ("ського", "ському", "ської", "ській", "цького", "цької", "ного", "ному", "ної", "ній"),
}  # fmt: skip


class SlavicPeople:
    """Cuts and completes the people of a sentence."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        language = words.language
        self._towns = towns_of(language)
        self._nominatives = nominative_roles(language)
        self._institutions = institutions(language)
        self._starts = institution_starts(language)
        self._endings = lone_surname_endings(language)
        self._prepositions = place_prepositions(language)
        alone = given_names_alone(language)
        self._given = alone | {form for form, name in words.bent_given.items() if name in alone}

    def __call__(
        self, forms: list[str], begin: int, end: int, people: list[Name], places: list[Name]
    ) -> list[Name]:
        """The people of a sentence as they should be shown, and those that the other rules have missed."""
        kept = [name for name in (self._fitted(forms, name, begin, end) for name in people) if name is not None]
        taken = {index for name in (*kept, *places) for index in range(name.begin, name.end)}
        capitals = [index for index in range(begin, end) if forms[index][0].isupper() and index not in taken]
        alone = [
            Name(index, self._stop(forms, index, end), "PER", 0.75)
            for index in capitals
            if self._is_alone(forms, index, begin, end, taken)
        ]
        more = [*kept, *alone]
        taken.update(index for name in alone for index in range(name.begin, name.end))
        for index in capitals:
            if begin < index < end - 1:
                name = self._pair(forms, index, begin, end, taken, more)
                if name is not None:
                    more.append(name)
                    taken.update(range(name.begin, name.end))
        return sorted(more)

    def _pair(
        self, forms: list[str], index: int, begin: int, end: int, taken: set[int], people: list[Name]
    ) -> Name | None:
        """Two capitals beside somebody, or behind the one after whom a school is called."""
        if index in taken or index + 1 in taken or not self._is_plain_capital(forms[index]):
            return None
        if not self._is_plain_capital(forms[index + 1]) or (index + 2 < end and forms[index + 2][:1].isupper()):
            return None
        before = forms[index - 1]
        if self._words.is_given(forms[index]) and index - 2 >= begin:
            if forms[index - 2] in _NAMED_AFTER:
                return Name(index, index + 2, "PER", 0.8)
            others = [
                form for form in forms[index - 2 : index] if form[0].isupper() and not self._words.is_given(form)
            ]
            if len(others) == 2 and not self.is_institution(forms[index + 1]):
                return Name(index, index + 2, "PER", 0.75)  # analityk Domu Maklerskiego Trigon Łukasz Prokopiuk
        beside = before in _AND and any(name.end == index - 1 and name.end - name.begin > 1 for name in people)
        ordinary = any(
            self._words.is_common(form) or form.lower() in self._words.bodies for form in forms[index : index + 2]
        )
        if (
            not beside
            or ordinary
            or self._is_body(forms, index, index + 2)
            or self._is_foreign(forms[index : index + 2])
        ):
            return None
        return Name(index, index + 2, "PER", 0.75)

    def is_institution(self, form: str) -> bool:
        """Whether a capital is a body rather than somebody: Еврокомиссии, Минобороны, Sejm."""
        lower = form.lower()
        return lower in self._institutions or (
            lower.startswith(self._starts) and not lower.endswith(self._words.endings)
        )

    def _fitted(self, forms: list[str], name: Name, begin: int, end: int) -> Name | None:
        """A name without what stands around it, with what belongs to it; None if it is nobody."""
        start, stop = name.begin, name.end
        before = forms[start - 1] if start > begin else ""
        after = forms[stop] if stop < end else ""
        if before in _QUOTES and after in _QUOTES:
            return None  # in "Washington Post"
        while stop - start > 1 and self.is_institution(forms[start]):
            start += 1
        if self.is_institution(forms[start]):
            return None
        if start > name.begin and self._towns.find(forms, start, stop) is not None:
            return None  # Viktorie Plzeň
        if stop - start > 2 and self._is_place(forms, stop - 1, start):
            stop -= 1  # обсудил с Дональдом Трампом Иран
        given = next((index for index in range(start, stop) if self._words.is_given(forms[index])), start)
        if given > start and stop - given > 1 and self._words.language in {"ru", "uk"}:
            patronymic = _PATRONYMIC.fullmatch(forms[given + 1]) and stop - given == 2
            if not patronymic and len(forms[start].rstrip(".")) > 1:
                start = given  # адвокат Микитася Назар Кульчицький
        ordinary = self._words.bodies | _PAPERS | (self._words.titles if stop - start == 1 else frozenset())
        if self._is_foreign(forms[start:stop]) or forms[stop - 1].lower() in ordinary:
            return None  # эксперты Deutsche Bank, podle Washington Post, panie Komisarzu
        last = forms[stop - 1].lower()
        sure = name.confidence > 0.8
        if (
            sure
            and stop - start > 2
            and self._is_adjective(last)
            and not self._words.is_given(forms[stop - 2])
            and not _PATRONYMIC.fullmatch(forms[stop - 2])
        ):
            stop -= 1  # Михаила Федотова Следственный комитет
        elif not sure and not self._is_spoken_of(before, after) and self._is_body(forms, start, stop):
            return None
        elif sure and stop - start == 2 and self._is_named_body(forms[start], before):
            return None  # szef Wojewódzkiej Stacji
        elif stop - start == 1 and (
            self._qualifies(last, after) or (start == name.begin and self._belongs_to_role(before, forms[start]))
        ):
            return None  # голови Організаційного комітету, prezes Orlenu
        if (
            start - 1 > begin
            and _PATRONYMIC.fullmatch(forms[stop - 1])
            and self._is_plain_capital(forms[start - 1])
            and forms[start - 1].lower() not in self._words.titles
            and self._towns.find(forms, start - 1, start) is None
            and not self._words.is_common(forms[start - 1])
        ):
            start -= 1  # Більчука Олександра Васильовича
        return Name(start, self._stop(forms, stop - 1, end), "PER", name.confidence)

    def _stop(self, forms: list[str], last: int, end: int) -> int:
        """Behind the name that ends with this word: with the number of a pope or king, with the initial of a suspect."""
        after = forms[last + 1] if last + 1 < end else ""
        if _ROMAN.fullmatch(after) and (len(after) > 1 or last + 2 >= end or forms[last + 2] != "."):
            further = last + 2 < end and self._words.is_given(forms[last + 2])  # Karol XVI Gustaw
            return last + 2 + further
        if after in _ARTICLES and last + 3 < end and forms[last + 2] == "-" and forms[last + 3][0].isupper():
            return last + 4  # Ахмед аш-Шараа
        given = self._words.is_given(forms[last])
        if given and len(after) == 2 and after[0].isupper() and after[1] == ".":
            return last + 2
        if given and len(after) == 1 and after.isupper() and last + 2 < end and forms[last + 2] == ".":
            return last + 3
        return last + 1

    def _is_adjective(self, lower: str) -> bool:
        return lower.endswith(_ADJECTIVE_ENDS[self._words.language]) and not lower.endswith(("ová", "ové", "ovou"))

    def _is_body(self, forms: list[str], start: int, stop: int) -> bool:
        """Whether two capitals without a given name are an institution: Filharmonii Koszalińskiej, Всемирной Исламской."""
        first, last = forms[start].lower(), forms[stop - 1].lower()
        if self._words.is_given(forms[start]) or len(first.rstrip(".")) == 1 or "." in last:
            return False
        if self._words.language in {"pl", "cs"}:
            return self._is_adjective(last) or self._is_adjective(first)
        return self._is_adjective(first) or first in common_words(self._words.language)

    def _is_spoken_of(self, before: str, after: str) -> bool:
        return before.lower() in self._words.speech or after in self._words.speech

    def _is_place(self, forms: list[str], index: int, start: int) -> bool:
        """Whether the last capital of a name is rather a country or town that follows it."""
        hit = self._towns.find(forms, index, index + 1)
        return hit is not None and hit[1].is_large and self._words.is_given(forms[start])

    def _is_foreign(self, forms: list[str]) -> bool:
        """Whether a name in a Cyrillic text is in Latin letters: firms are, people are not."""
        return self._words.language in {"ru", "uk"} and any(
            form[0].isascii() and form[0].isalpha() for form in forms
        )

    def _is_named_body(self, form: str, before: str) -> bool:
        """Whether an adjective after a role opens the name of a body."""
        return (
            not self._words.is_given(form)
            and before.lower() in self._words.titles
            and form.lower().endswith(_OBLIQUE_ENDS[self._words.language])
        )

    def _belongs_to_role(self, before: str, form: str) -> bool:
        """Whether a capital after a role is rather a body in the genitive, or a see: prezes Orlenu, патриарху Московскому."""
        role, lower = before.lower(), form.lower()
        if lower.startswith(("bosk", "bož", "бож")):
            return True  # Matka Boska
        if role not in self._words.titles or self._words.is_given(form) or lower.endswith(self._words.endings):
            return role.startswith(_SEES) and lower.endswith(_OBLIQUE_ENDS[self._words.language])
        return role in self._nominatives and lower.endswith(_GENITIVES[self._words.language])

    def _qualifies(self, lower: str, after: str) -> bool:
        """Whether a word is an adjective of the noun after it."""
        return (
            lower.endswith((*_OBLIQUE_ENDS[self._words.language], *_NOMINATIVE_ENDS))
            and len(after) > 2
            and after.islower()
            and after not in self._words.speech
            and not is_function_word(after, self._words.language)
            and not (lower.endswith(_NOMINATIVE_ENDS) and self._is_verb(after))
        )

    def _is_plain_capital(self, form: str) -> bool:
        return (
            len(form) > 2
            and form[0].isupper()
            and form[1:].replace("-", "").isalpha()
            and not form.isupper()
            and not self.is_institution(form)
        )

    def _is_alone(self, forms: list[str], index: int, begin: int, end: int, taken: set[int]) -> bool:
        """Whether a capital without another beside it is somebody."""
        form = forms[index]
        if not self._is_plain_capital(form) or not self._words.is_capital(form):
            return False
        before = forms[index - 1] if index > begin else ""
        after = forms[index + 1] if index + 1 < end else ""
        lower = form.lower()
        if self._words.is_given(form) and len(after) > 1 and _ROMAN.fullmatch(after):
            return True  # Лев XIV
        if (
            (after[:1].isupper() and not _ROMAN.fullmatch(after) and len(after.rstrip(".")) != 1)
            or (before[:1].isupper() and index - 1 > begin and index - 1 not in taken)
            or (before in _QUOTES and after in _QUOTES)
            or (after == "-" and lower.endswith(("о", "o")))
            or before in self._words.nouns
            or (before.lower().startswith(_SEES) and lower.endswith(_OBLIQUE_ENDS[self._words.language]))
            or before.lower() in self._words.bodies
            or (before.lower() in _HOLY and form in self._given)
            or is_function_word(lower, self._words.language)
            or lower in self._words.titles
            or lower in self._words.bodies
        ):
            return False
        if form in self._given and form not in _OTHER_WORDS:
            return self._is_given_alone(form, index > begin, after)
        if (self._words.is_given(form) and not lower.endswith(self._endings)) or self._towns.find(
            forms, index, index + 1
        ) is not None:
            return False
        if self._is_adjective_of(lower, after):
            return False
        common = lower in common_words(self._words.language)
        telling = lower.endswith(self._endings) and len(form) > 4 and not self._is_stem_common(lower)
        telling = telling and not (common and lower.endswith(_LIKE_ADJECTIVES))
        if index == begin:
            return telling and (after in self._words.personal or (not common and self._is_verb(after)))
        if telling and before.lower() not in _WHERE:
            return True
        if common:
            return False
        if before in _ADVERBS or (before.isupper() and len(before) > 1):  # powiedział wczoraj Prusiner
            before = forms[index - 2] if index - 2 >= begin else ""
        return before in self._words.personal or (after in self._words.personal and before in _BEFORE_A_CLAUSE)

    def _is_verb(self, after: str) -> bool:
        """Whether a word looks like a verb in the past: Rutkowski przyjechał."""
        if self._words.language == "pl":
            return after.endswith(("ał", "ił", "ył", "ała", "iła", "yła", "ął", "ęła")) and not after.endswith(
                ("dział", "kanał")
            )
        if self._words.language == "cs":
            return after.endswith(("al", "il", "ala", "ila", "ěla", "ěl"))
        return after.endswith(("ался", "ился", "ала", "ила", "лась", "вся", "лася", "ував"))

    def _is_given_alone(self, form: str, inside: bool, after: str) -> bool:
        return (
            len(form) > 3
            and (
                inside
                or (after.islower() and after.isalpha())
                or (len(after.rstrip(".")) == 1 and after[0].isupper())
            )
            and not self._qualifies(form.lower(), after)
        )

    def _is_adjective_of(self, lower: str, after: str) -> bool:
        return self._qualifies(lower, after)

    def _is_stem_common(self, lower: str) -> bool:
        """Whether a word is the plural of an ordinary one rather than a surname: Советов."""
        common = common_words(self._words.language)
        return lower.endswith(("ов", "ев", "ів")) and len(lower) > 5 and lower[:-2] in common
