"""People in languages other than English: by given names, titles, initials, verbs of speech and endings of surnames."""

from triage.entities.local_words import SLAVIC, LocalWords
from triage.entities.tokens import Name
from triage.languages.function_words import is_function_word

_QUOTES = frozenset("\"'«„“”‘`")
#: "Большая Даниловка", "Нижний Тагил": an adjective before a noun.
_ADJECTIVE_LIKE = tuple("ая яя ый ий ое ее ой ей ого его ому ему ым им ую юю ые ие ых их ами ої ій".split())


#: How German words for people and things end, which no list has all of.
_NOUN_ENDS = tuple(
    "in innen ung heit keit schaft tion chef chefs leiter sprecher führer minister präsident kanzler meister anwalt forscher experte expertin "
    "trainer händler macher geber nehmer vertreter kollege direktor manager analyst ökonom beamter behörde ministerium amt verband "
    "verein institut gericht zeitung blatt agentur bank partei gewerkschaft polizei".split()
)


#: Nouns follow these as well as names.
_NO_SPEECH = frozenset(("laut", "heißt", "meint", "meinte", "meinen", "hieß", "zufolge", "so"))


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
                index = name.end
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
            link = stop
            while link < end and link - stop < 2 and forms[link] in self._words.particles:
                link += 1
            if link == stop or link >= end or link in taken or not self._words.is_capital(forms[link]):
                break
            if not self._words.is_given(forms[stop - 1]) and not self._words.is_given(forms[index]):
                break
            stop = link + 1
        return stop

    def _person(
        self, forms: list[str], start: int, stop: int, begin: int, end: int, taken: set[int]
    ) -> Name | None:
        before = forms[start - 1].lower() if start > begin else ""
        if before in self._words.bodies or forms[start].lower() in self._words.bodies:
            return None
        while start < stop - 1 and forms[start].lower() in self._words.titles:
            before = forms[start].lower()
            start += 1
        if (
            start == begin
            and stop - start > 1
            and (self._words.opens(forms[start]) or self._words.is_long_opening(forms, start, stop))
        ):
            start += 1
            before = forms[start - 1].lower()
        for place in range(start, min(stop, start + 3)):
            if self._words.is_given(forms[place]) and self._follows(forms, place, stop):
                return self._with_given(forms, place, stop, begin)
        size = stop - start
        titled = before in self._words.titles or self._titled_before(forms, start, begin, taken)
        initial = [index for index in range(start, stop - 1) if len(forms[index]) == 2 and forms[index][1] == "."]
        if initial and start > begin and len(forms[stop - 1]) > 2 and not self._words.is_common(forms[stop - 1]):
            return Name(initial[0], stop, "PER", 0.85)
        if (
            titled
            and 1 <= size <= 3
            and self._words.may_be_surname(forms[stop - 1])
            and not self._words.is_common(forms[start])
        ):
            if self._words.language == "de":
                stop = start + 1
            if stop < end and size == 1 and self._is_adjective(forms[start], forms[stop]):
                return None  # председатель Уральского филиала
            return Name(start, stop, "PER", 0.85)
        if (
            self._words.language == "de"
            and size == 1
            and before in self._words.speech - _NO_SPEECH
            and self._is_strange(forms[start])
        ):
            return Name(start, stop, "PER", 0.8)  # „…“, sagte Günal.
        if self._words.language == "de" or not 2 <= size <= 3 or start == begin:
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

    def _is_strange(self, form: str) -> bool:
        """Whether a German capital is no noun that anybody knows, nor made of such."""
        lower = form.lower()
        known = self._words.is_common(form) or lower in self._words.titles or lower in self._words.bodies
        return len(form) > 3 and form[1:].islower() and not known and not lower.endswith(_NOUN_ENDS)

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

    def _follows(self, forms: list[str], place: int, stop: int) -> bool:
        """Whether a surname stands after a given name."""
        rest = forms[place + 1 : stop]
        last = next((form for form in rest if form not in self._words.particles and len(form.rstrip(".")) > 1), "")
        return (
            bool(last)
            and last.lower() not in self._words.bodies
            and last.lower() not in self._words.ends
            and not is_function_word(last.lower(), self._words.language)
        )

    def _with_given(self, forms: list[str], place: int, stop: int, begin: int) -> Name | None:
        """From the given name on: given names, initials and particles, then one surname in German and two elsewhere."""
        index = place + 1
        while index < stop - 1 and (
            (self._words.is_given(forms[index]) and self._words.language != "de")
            or (
                self._words.is_given(forms[index])
                and not self._words.is_common(forms[index + 1])
                and forms[index + 1] not in self._words.particles
            )
            or forms[index] in self._words.particles
            or len(forms[index].rstrip(".")) == 1
        ):
            index += 1
        run = stop
        stop = min(stop, index + 1 if self._words.language == "de" else index + 2)
        while stop - place > 1 and (
            forms[stop - 1] in self._words.particles
            or is_function_word(forms[stop - 1].lower(), self._words.language)
        ):
            stop -= 1
        if (
            self._words.language in {"es", "pt"}
            and stop + 1 < run
            and forms[stop] in {"de", "da", "do"}
            and self._words.is_capital(forms[stop + 1])
        ):
            stop += 2  # Elena Highton de Nolasco
        if any(form in self._words.particles for form in forms[place:stop]) and self._words.is_common(
            forms[stop - 1]
        ):
            return None
        if stop - place < 2:
            return None
        if place > begin and forms[place - 1].lower() in self._words.bodies:
            return None
        return Name(place, stop, "PER", 0.9)
