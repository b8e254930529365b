"""People in languages other than English: by given names, titles, initials, verbs of speech and endings of surnames."""

from triage.entities.exonyms import natives_of
from triage.entities.local_words import PLAIN, SLAVIC, LocalWords
from triage.entities.tokens import Name
from triage.languages.function_words import determiners, is_function_word
from triage.languages.given_names import is_common_because_borne
from triage.languages.well_known import is_nothing_but_surname

#: After the colon that follows who speaks.
_OPENING = frozenset(('"', "«", "„", "“", "‘", "'", ",", ",,", "''", "``", "-", "–", "—"))
_QUOTES = frozenset("\"'«„“”‘`")
#: "Большая Даниловка", "Нижний Тагил": an adjective before a noun.
_ADJECTIVE_LIKE = tuple("ая яя ый ий ое ее ой ей ого его ому ему ым им ую юю ые ие ых их ами ої ій".split())


#: Nouns follow these as well as names.
_NO_SPEECH = frozenset(("laut", "heißt", "meint", "meinte", "meinen", "hieß", "zufolge", "so"))


_GERMANIC = frozenset("von van der den ter zu".split())
_CAPITAL_PARTICLES = frozenset("De Van Ten Ter Den Vande Vander La Le El".split())
_BEFORE_SURNAMES = frozenset("Van Von De Di Da Del Du Dos".split())
_OF = frozenset("de d' d’ di von van".split())
#: Between a given name and what its bearer is known as.
_EPITHETS = {"es": ("el", "la"), "it": ("il", "lo", "la"), "fr": ("le", "la"), "de": ("der", "die"), "nl": ("de",)}
#: How such words end, which are adjectives; nouns of a club or a paper seldom do.
_EPITHET_ENDS = {
    "es": ("o", "a", "z", "e", "r"), "it": ("o", "a", "e"), "fr": ("le", "l", "e", "d", "f", "x", "ux", "and"), "de": ("e",), "nl": ("e",),
}  # fmt: skip
#: Families that stand before two given names.
_FAMILY_FIRST = frozenset(
    "Kim Lee Park Choi Moon Yoon Roh Jung Kang Cho Han Ban Lim Lam Mao Deng Zhou Hu Xi Li Wang Zhang Chen Liu Nguyen Tran Pham Ho".split()
)
#: No person stands behind one in most of these languages: La Delfina, el Barcelona, een Renault.
_ARTICLES = frozenset(
    "el los las le les la il lo gli i l' l’ o os as de het een un una une uno um uma unos des den der die das du au aux del al dal sul nel".split()
)
#: Function words that begin what somebody does.
_ACTS = {
    "fr": frozenset("a est avait était sera fut se ne n' s' y".split()), "es": frozenset("ha es se era será fue no había".split()),
    "it": frozenset("ha è si era sarà fu non aveva".split()), "pt": frozenset("é foi tem se era está não tinha".split()),
    "nl": frozenset("is was heeft had kan wil werd moet".split()),
}  # fmt: skip


#: Before the verb of speech behind a quotation.
_QUOTED = frozenset(",'“\"«”»‘’")


class PeopleRules:
    """Finds people in sentences of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words

    def __call__(self, forms: list[str], begin: int, end: int, places: list[Name]) -> list[Name]:
        """The people of a sentence, beside the places that were found in it."""
        taken = {index for name in places for index in range(name.begin, name.end)}
        found: list[Name] = []
        index = begin
        while index < end:
            if index in taken or not self._words.is_capital(forms[index]):
                index += 1
                continue
            stop = self._run_end(forms, index, end, taken)
            name = self._person(forms, index, stop, begin, end, taken)
            if name is not None:
                found.append(name)
                index = max(name.end, index + 1)
            else:
                index = stop
        return found

    def _run_end(self, forms: list[str], index: int, end: int, taken: set[int]) -> int:
        """Where the capitals that begin here end; particles between capitals belong to them."""
        stop = index + 1
        while stop < end and stop not in taken:
            if self._words.is_capital(forms[stop]):
                stop += 1
                continue
            name = index
            while name < stop - 1 and self._is_leading_role(forms[name]):
                name += 1
            link = stop
            while link < end and link - stop < 2 and forms[link] in self._words.particles:
                link += 1
            if link == stop or link >= end or link in taken or not self._words.is_capital(forms[link]):
                break
            if forms[link - 1] == "e" and self._words.is_given(forms[link]):
                break  # Lourdes e René
            if self._words.language in PLAIN and self._is_somebody_else(forms, link, end):
                break  # Barbara de Christian Petzold
            if not (
                self._words.is_given(forms[index])
                or (any(map(self._words.is_given, forms[index + 1 : stop])) and forms[link - 1] != "e")
                or self._words.is_given(forms[stop - 1])
                or (stop - name == 1 and self._is_titled_with_particle(forms, index, link))
                or (stop - name == 1 and self._is_dutch(forms, name, link))
                or self._is_iberian(forms, name, stop, link)
            ):
                break
            stop = link + 1
        return stop

    def _is_somebody_else(self, forms: list[str], link: int, end: int) -> bool:
        """Whether another given name and surname follow "of"."""
        if forms[link - 1] not in {"de", "di", "do", "da", "d'", "d’"} or link + 1 >= end:
            return False
        words = self._words
        return (
            words.is_given(forms[link]) and not words.is_surname(forms[link]) and words.is_capital(forms[link + 1])
        )

    def _is_iberian(self, forms: list[str], name: int, stop: int, link: int) -> bool:
        """Whether surnames stand on both sides of the particle of a Spanish or Portuguese name."""
        words = self._words
        if (
            words.language not in {"es", "pt"}
            or not words.is_surname(forms[link])
            or not words.is_surname(forms[stop - 1])
        ):
            return False
        return words.is_surname(forms[name]) or (name > 0 and words.is_role(forms[name - 1]))

    def _is_dutch(self, forms: list[str], name: int, link: int) -> bool:
        """Whether a stranger and a particle stand before a surname: Elsemieke van Maaren, but Ronde van Baskenland."""
        words = self._words
        if words.language != "nl" or not words.is_strange(forms[name]) or forms[name] in words.surnames:
            return False
        if forms[name + 1 : link] == ["van"] and name > 0 and words.is_role(forms[name - 1]):
            return False  # burgemeester Hoolwerf van Kerkdrielen
        return words.is_strange(forms[link]) and not words.is_town(forms[link])

    def _is_titled_with_particle(self, forms: list[str], index: int, link: int) -> bool:
        """Whether a title and a stranger stand before a particle: Mgr Velasio de Paolis, but burgemeester Lamers van Schiedam."""
        words = self._words
        if words.language == "nl":
            return False
        if words.is_role(forms[index]):
            return True
        return (
            index > 0
            and words.language not in {"nl", "de"}
            and words.is_role(forms[index - 1])
            and not words.is_town(forms[link])
        )

    def _person(
        self, forms: list[str], start: int, stop: int, begin: int, end: int, taken: set[int]
    ) -> Name | None:
        least = start  # what stands before is taken, or no capital
        before = forms[start - 1].lower() if start > begin else ""
        if before in self._words.bodies or forms[start].lower() in self._words.bodies:
            return None
        if self._words.is_body(forms[start:stop]):
            return None
        while start < stop - 1 and self._is_leading_role(forms[start]):
            before = forms[start].lower()
            start += 1
        if (
            start == begin
            and stop - start > 1
            and (self._words.opens(forms[start]) or self._words.is_long_opening(forms, start, stop))
        ):
            start += 1
            before = forms[start - 1].lower()
            while start < stop - 1 and self._is_leading_role(forms[start]):
                before = forms[start].lower()
                start += 1
        while start < stop - 1 and start > begin and self._is_small_word(forms[start]):
            start += 1
            before = forms[start - 1].lower()
        for place in range(start, min(stop, start + 3)):
            if self._words.is_given(forms[place]) and self._follows(forms, place, stop):
                titled = start > begin and self._words.is_role(forms[start - 1])
                first = start if titled and all(map(self._words.is_strange, forms[start:place])) else place
                name = self._with_given(forms, place, stop, least, end)
                return name and name._replace(begin=min(name.begin, first))  # Tenente Ruan Carlos Rodrigues
            if self._is_shortened(forms, place, stop, end):
                return Name(place, place + 3, "PER", 0.85)  # Lucy S.
        size = sum(form not in self._words.particles for form in forms[start:stop])
        ahead = start
        while (
            ahead - 1 > begin
            and forms[ahead - 1] in _GERMANIC
            and self._words.language in PLAIN
            and self._words.language != "nl"
        ):
            ahead -= 1
        if ahead < start and self._words.is_role(forms[ahead - 1]):
            return Name(ahead, stop, "PER", 0.85)  # la presidente von der Leyen
        titled = before in self._words.titles or self._titled_before(forms, start, begin, taken)
        called = titled or (start > begin and self._is_called(forms, start, begin))
        initial = [index for index in range(start, stop - 1) if len(forms[index]) == 2 and forms[index][1] == "."]
        if initial and start > begin and len(forms[stop - 1]) > 2 and not self._words.is_common(forms[stop - 1]):
            return Name(initial[0], stop, "PER", 0.85)
        if (
            titled
            and 1 <= size <= 3
            and self._words.may_be_surname(forms[start if self._words.language == "de" else stop - 1])
            and (not self._words.is_common(forms[start]) or (size > 1 and forms[start] in self._words.surnames))
        ):
            if self._words.language == "de":
                stop = self._german_end(forms, start, stop)
            if stop < end and size == 1 and self._is_adjective(forms[start], forms[stop]):
                return None  # председатель Уральского филиала
            return Name(start, stop, "PER", 0.85)
        if self._words.language in PLAIN or self._words.language == "de":
            return self._by_company(forms, start, stop, begin, end, called)
        if not 2 <= size <= 3 or start == begin:
            return None
        after = forms[stop].lower() if stop < end else ""
        if any(
            forms[index].lower() in self._words.bodies or self._words.is_common(forms[index])
            for index in range(start, stop)
        ):
            return None
        if self._words.language in SLAVIC and forms[stop - 1].lower().endswith(self._words.endings):
            return Name(start, stop, "PER", 0.8)
        if (
            after in self._words.speech
            or before in self._words.speech
            or self._is_cyrillic_pair(forms, start, stop)
        ):
            return Name(start, stop, "PER", 0.8)
        return None

    def _is_small_word(self, form: str) -> bool:
        """Whether a function word has its capital from a quotation that begins with it: «Su Cecilia Sala …»."""
        lower = form.lower()
        return (
            self._words.language in PLAIN
            and is_function_word(lower, self._words.language)
            and lower not in self._words.particles
            and not self._words.is_given(form)
        )

    def _is_leading_role(self, form: str) -> bool:
        lower = form.lower()
        if lower in self._words.titles:
            return True
        if lower in self._words.peoples and self._words.language in {"de", "nl"}:
            return True  # de Brit Ethan Hayter, though girls are called Brit
        return (self._words.is_role(form) or lower in self._words.peoples) and not self._words.is_given(form)

    def _is_called(self, forms: list[str], start: int, begin: int) -> bool:
        """Whether a word for what somebody is stands before: le gardien Manninger, la finlandese Essayah."""
        words, before = self._words, forms[start - 1]
        if words.is_role(before):
            return True
        if before.lower() not in words.peoples or start - 2 < begin:
            return False
        ahead = forms[start - 2]
        return words.is_role(ahead) or is_function_word(ahead.lower(), words.language)

    def _german_end(self, forms: list[str], start: int, stop: int) -> int:
        """The end of a name after a German title, where nouns may follow: Präsidenten Sani Abacha."""
        words, end = self._words, start + 1
        if (
            end < stop
            and forms[start] not in words.surnames
            and forms[end] in words.surnames
            and not words.is_noun(forms[end])
        ):
            return end + 1  # Ministerpräsident Gyula Horn
        while end < min(stop, start + 3) and words.is_strange(forms[end]):
            end += 1
        return end

    def _by_company(
        self, forms: list[str], start: int, stop: int, begin: int, end: int, called: bool
    ) -> Name | None:
        """People whom no given name and no title tells: by lists of surnames, words around, and what they are not."""
        words = self._words
        while (
            start < stop
            and not words.is_strange(forms[start])
            and not words.is_given(forms[start])
            and forms[start] not in _BEFORE_SURNAMES
        ):
            if start > begin or stop - start == 1:
                return None
            start += 1
        size = stop - start
        if words.language == "de":
            while size > 1 and not (words.is_strange(forms[stop - 1]) or words.is_surname(forms[stop - 1])):
                stop, size = stop - 1, size - 1
        if not 1 <= size <= 3 or self._is_quoted(forms, start, stop, begin, end):
            return None
        if size == 1:
            name = self._single(forms, start, begin, end, called)
            return name and self._with_particle(forms, name, begin)
        if size == 2 and forms[start] in (_CAPITAL_PARTICLES if words.language == "nl" else _BEFORE_SURNAMES):
            known = words.is_surname(forms[start + 1]) or (called or self._speaks(forms, start, stop, begin, end))
            known = known or (
                start > begin and forms[start] in {"Van", "Von"} and words.is_strange(forms[start + 1])
            )
            return Name(start, stop, "PER", 0.8) if known else None
        inner = [form for form in forms[start:stop] if form not in words.particles]
        if not all(words.is_strange(form) or words.is_given_abroad(form) for form in inner[:-1]):
            return None
        if not (words.is_strange(inner[-1]) or words.is_surname(inner[-1])) or len(inner) < 2:
            return None
        if len(inner) == 2 and inner[1] in words.called_alone and not words.is_given_abroad(inner[0]):
            if words.language != "de" and start > begin:
                return None
            return self._single(forms, stop - 1, begin, end, called)
        witnesses = words.is_given_abroad(inner[0]) + words.is_surname(inner[-1])
        if words.language == "nl" and len(inner) < size:
            witnesses += 1
        if called or self._speaks(forms, start, stop, begin, end) or self._has_age(forms, stop, end):
            witnesses += 1
        if self._is_described(forms, stop, end) or self._is_apposed(forms, start, stop, begin, end):
            witnesses += 1
        english = any(form.lower() in words.english and not words.is_surname(form) for form in inner)
        doubtful = start == begin and words.language != "de" and not words.is_given_abroad(inner[0])
        if witnesses > english + doubtful:
            return Name(start, stop, "PER", 0.8)
        return None

    def _with_particle(self, forms: list[str], name: Name, begin: int) -> Name:
        """A Dutch surname with the particle that has a capital where no first name stands before: De Vries."""
        before = forms[name.begin - 1] if name.begin > begin else ""
        if self._words.language == "nl" and before in _CAPITAL_PARTICLES:
            return name._replace(begin=name.begin - 1)
        return name

    def _single(self, forms: list[str], start: int, begin: int, end: int, called: bool) -> Name | None:
        """One capital that is a given name or a surname, or stands where only people do."""
        words, form = self._words, forms[start]
        before = forms[start - 1] if start > begin else ""
        after = forms[start + 1] if start + 1 < end else ""
        if before[:1].isupper() and before[:1].isalpha() and not words.is_role(before) and start - 1 > begin:
            return None
        if before == "-" and start - 2 > begin and forms[start - 2][0].isupper() and words.language != "de":
            return None  # Saint - Pierre
        if before.lower() in _ARTICLES and not (words.language == "pt" and form in words.called_alone):
            return None
        if (epithet := self._epithet(forms, start, begin, end)) > start:
            return Name(start, epithet, "PER", 0.8)
        if form in words.called_alone and not words.is_common(form) and not words.is_listed_elsewhere(form):
            strange = words.is_strange(form) or is_common_because_borne(form)
            if words.language == "de" and (not strange or before.lower() in determiners("de")):
                return None
            return Name(start, start + 1, "PER", 0.75)
        if called and words.is_given(form) and not words.is_listed_elsewhere(form):
            return Name(start, start + 1, "PER", 0.75)  # sua musa Iris
        if not words.is_strange(form) or form.lower() in words.english:
            return None
        if called or self._speaks(forms, start, start + 1, begin, end):
            return Name(start, start + 1, "PER", 0.8)
        if words.language == "de" or not words.is_surname(form) or before.lower() in words.locatives:
            return None
        if form in natives_of(words.language) or words.is_role(after) or (before == "(" and after == ")"):
            return None  # Magallanes; de Kamper burgemeester
        if start == begin and words.is_town(form) and not is_nothing_but_surname(form):
            return None  # Benavente est une ville
        acts = after[:1].islower() and (
            after in _ACTS[words.language] or not is_function_word(after, words.language)
        )
        if acts or (start > begin and (is_nothing_but_surname(form) or not words.is_town(form))):
            return Name(start, start + 1, "PER", 0.75)
        return None

    def _epithet(self, forms: list[str], start: int, begin: int, end: int) -> int:
        """The end of a ruler's name with what he is called: Fernando el Católico, Karl der Große; 0 without."""
        words, stop = self._words, start + 3
        if (
            stop > end
            or forms[start + 1] not in _EPITHETS.get(words.language, ())
            or not words.is_given(forms[start])
        ):
            return 0
        word, after = forms[start + 2], forms[stop] if stop < end else ""
        named = word[0].isupper() and not (
            after[:1].isupper() or words.is_listed_elsewhere(word) or words.is_given(word)
        )
        return stop if named and word.lower().endswith(_EPITHET_ENDS[words.language]) else 0

    def _speaks(self, forms: list[str], start: int, stop: int, begin: int, end: int) -> bool:
        """Whether a verb of speech stands right beside: dijo Berganza, „…“, sagte Günal."""
        before = forms[start - 1].lower() if start > begin else ""
        after = forms[stop].lower() if stop < end else ""
        quoting = self._words.quoting
        if self._words.language == "de":
            if before == "so":
                return start - 2 >= begin and forms[start - 2] in {",", "''", "“", '"', "«"}
            # Without a quotation the noun behind is more often what is criticised or called off than who speaks.
            quoted = start - 2 >= begin and forms[start - 2][0] in _QUOTED
            return quoted and before in quoting - _NO_SPEECH
        opens = start == begin and after == ":" and stop + 1 < end and forms[stop + 1] in _OPENING
        return after in quoting or before in quoting or opens

    def _is_apposed(self, forms: list[str], start: int, stop: int, begin: int, end: int) -> bool:
        """Whether the name stands between commas behind a role: o diretor, Otacílio Krambeck, culpa."""
        return (
            start - 2 >= begin
            and stop < end
            and forms[start - 1] == forms[stop] == ","
            and self._words.is_role(forms[start - 2])
        )

    def _is_described(self, forms: list[str], stop: int, end: int) -> bool:
        """Whether a role or a party follows: Uswaldo Pinedo, secretario de Salud; Frangie Saade (MC)."""
        if stop + 2 >= end:
            return False
        if forms[stop] == "(":
            return forms[stop + 1].isupper() and forms[stop + 1].isalpha() and forms[stop + 2] in {")", "-"}
        after = forms[stop + 1]
        if is_function_word(after.lower(), self._words.language):
            after = forms[stop + 2]
        return forms[stop] == "," and self._words.is_role(after)

    def _has_age(self, forms: list[str], stop: int, end: int) -> bool:
        """Whether an age follows: Markus Karl (31), Almeida, 73, a mãe."""
        return (
            stop + 2 < end
            and forms[stop] in {"(", ","}
            and forms[stop + 1].isdigit()
            and len(forms[stop + 1]) == 2
            and (forms[stop + 2] in {")", ",", "Jahre", "ans", "años", "anni", "anos", "jaar"})
        )

    def _is_quoted(self, forms: list[str], start: int, stop: int, begin: int, end: int) -> bool:
        """Whether nothing else stands between quotes: a book, a ship."""
        return start > begin and stop < end and forms[start - 1] in _QUOTES and forms[stop] in _QUOTES | {"»"}

    def _is_adjective(self, form: str, after: str) -> bool:
        """Whether a capital is rather an adjective before its noun than a surname."""
        bent = form.lower().endswith(("ского", "ской", "цкого", "цкой", "ським", "ського", "ської"))
        return bent and after[0].islower() and len(after) > 3 and after not in self._words.speech

    def _is_cyrillic_pair(self, forms: list[str], start: int, stop: int) -> bool:
        """Russian and Ukrainian put firms in quotes and write one capital in most other names: two are a person."""
        if self._words.language not in {"ru", "uk"} or stop - start != 2 or forms[start - 1] in _QUOTES:
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
        return place < start - 1 and place >= begin and forms[place].lower() in self._words.titles

    def _of_a_country(self, forms: list[str], stop: int, end: int) -> int:
        """The end of a ruler's name with the country: Enrique II de Inglaterra."""
        is_ruler = forms[stop - 1].isupper() and set(forms[stop - 1]) <= set("IVX")
        if is_ruler and stop + 1 < end and forms[stop] in _OF and forms[stop + 1][0].isupper():
            return stop + 2
        return stop

    def _is_all_names(self, rest: list[str]) -> bool:
        """Whether a long run of capitals is one Portuguese name to its end."""
        words = self._words
        names = [form for form in rest if form not in words.particles]
        return (
            2 < len(rest) < 8
            and all(words.is_strange(n) or words.is_given(n) or n in words.surnames for n in names)
            and rest[-1] in names
        )

    def _is_first_too(self, forms: list[str], place: int) -> bool:
        """Whether a word before a given name is one as well, though common words are among the lists': Ali Akbar."""
        words, form = self._words, forms[place]
        if words.language not in PLAIN or not words.is_capital(form):
            return False
        lower = form.lower()
        if lower in words.titles or lower in words.peoples or is_function_word(lower, words.language):
            return False
        if forms[place + 1] in {"Ben", "Bin", "Ibn", "El", "Al", "Abu"} and words.is_strange(form):
            return True  # Tahar Ben Jelloun
        return words.is_given_abroad(form) or form in words.given_in_english

    def _is_shortened(self, forms: list[str], place: int, stop: int, end: int) -> bool:
        """Whether the surname is but its first letter, as courts and the police have it."""
        return (
            place + 2 == stop
            and self._words.is_given(forms[place])
            and len(forms[place + 1]) == 1
            and stop < end
            and forms[stop] == "."
            and (stop + 1 == end or not forms[stop + 1][0].isupper())
        )

    def _follows(self, forms: list[str], place: int, stop: int) -> bool:
        """Whether a surname stands after a given name."""
        rest = forms[place + 1 : stop]
        last = next(
            (
                form
                for form in rest
                if form.lower() not in self._words.particles and (len(form.rstrip(".")) > 1 or form in "IVX")
            ),
            "",
        )
        if self._words.language in PLAIN and any(
            form.lower().rstrip(".") in self._words.ends for form in rest[:3]
        ):
            return False  # Warner Bros. Records
        called = place > 0 and self._words.is_role(forms[place - 1])
        if (
            self._words.language == "de"
            and not called
            and len(last) > 11
            and last not in self._words.surnames
            and self._words.is_noun(last)
        ):
            return False  # Nazanin Selbstmordgedanken
        plain = not rest or rest[0].lower() not in self._words.particles
        return (
            bool(last)
            and not (plain and last.lower() in self._words.bodies)
            and last.lower() not in self._words.ends
            and not is_function_word(last.lower(), self._words.language)
        )

    def _with_given(self, forms: list[str], place: int, stop: int, least: int, end: int) -> Name | None:
        """From the given name on: given names, initials and particles, then one surname in German and two elsewhere."""
        while place > least and forms[place - 1] != forms[place] and self._is_first_too(forms, place - 1):
            place -= 1
        if (
            forms[place] in _FAMILY_FIRST
            and place + 3 <= stop
            and all(len(form) < 7 for form in forms[place + 1 : place + 3])
        ):
            return Name(place, place + 3, "PER", 0.9)  # Kim Jong Un
        index = place + 1
        while index < stop - 1 and (
            (self._words.is_given(forms[index]) and self._words.language != "de")
            or (
                self._words.is_given(forms[index])
                and not self._words.is_common(forms[index + 1])
                and forms[index + 1] not in self._words.particles
            )
            or forms[index].lower() in self._words.particles
            or len(forms[index].rstrip(".")) == 1
        ):
            index += 1
        run = stop
        if self._words.language == "pt" and self._is_all_names(forms[index:stop]):
            return Name(place, self._of_a_country(forms, stop, end), "PER", 0.9)
        stop = min(stop, index + 1 if self._words.language == "de" else index + 2)
        while stop - place > 1 and (
            forms[stop - 1] in self._words.particles
            or is_function_word(forms[stop - 1].lower(), self._words.language)
        ):
            stop -= 1
        if (
            self._words.language in {"es", "pt"}
            and stop + 1 < run
            and forms[stop] in {"de", "da", "do", "del", "dos", "das"}
            and self._words.is_capital(forms[stop + 1])
        ):
            stop += 2  # Elena Highton de Nolasco
        last = forms[stop - 1]
        if any(form in self._words.particles for form in forms[place:stop]) and (
            self._words.is_common(last) and last not in self._words.surnames and self._words.language != "nl"
        ):
            return None
        if stop - place < 2:
            return None
        stop = self._of_a_country(forms, stop, end)
        if place > least and forms[place - 1].lower() in self._words.bodies:
            return None
        return Name(place, stop, "PER", 0.9)
