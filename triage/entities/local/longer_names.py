"""Whether a place stands inside a longer name, and so is none: Paris Hilton, Real Madrid, Banco de España, Bank of China."""

from triage.entities.gazetteer import Gazetteer
from triage.entities.local.exonyms import places_of
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.languages.naming.clubs import (
    CITIES_BEFORE_FIRMS,
    CLUB_ENDS,
    CLUB_NUMBERS,
    CLUB_YEARS,
    NO_CLUBS,
    club_articles,
    is_club,
)
from triage.languages.naming.place_words import LINKS, OF_A_COUNTRY, OF_PEOPLE
from triage.languages.naming.well_known import is_firm_of_one_word


class LongerNames:
    """Knows what of a longer name stands around a place in one language."""

    def __init__(self, words: LocalWords, gazetteer: Gazetteer) -> None:
        self._words = words
        self._naming = words.naming
        self._places = places_of(words.language)
        self._cities = gazetteer.places
        self._club_articles = club_articles(words.language)
        self._club_numbers = CLUB_NUMBERS.get(words.language, frozenset())

    def stands_alone(self, run: WordRun) -> bool:
        """Whether a place is not part of a longer name, and no capital follows it."""
        return not (run.after[:1].isupper() and not self._naming.capital_nouns) and not self.holds(run)

    def holds(self, run: WordRun) -> bool:
        """Whether a longer name holds a place."""
        words, before = self._words, run.before
        if self._naming.has_cases:
            return before not in words.bent_given if self._follows_capital(run) else self._is_of_body(run)
        if self._has_club_beside(run):
            return True
        if run.size == 1 and self._naming.links_places and self._follows_a_person(run):
            return True  # António José dos Santos
        if before in words.given and not words.is_common(before):
            return before not in words.ends
        if self._naming.capital_nouns:
            return before in words.given or before.lower() in words.bodies or self._is_of_body(run)
        return self._is_beside_capitals(run)

    def _follows_capital(self, run: WordRun) -> bool:
        """Whether a capital stands before that is neither a title nor the start of the sentence."""
        before = run.before
        return (
            before[:1].isupper()
            and before[-1].isalpha()
            and not before.isupper()
            and run.start - 1 > run.begin
            and before.lower() not in self._words.titles
        )

    def _is_beside_capitals(self, run: WordRun) -> bool:
        """Whether a capital or a club stands beside, where capitals are for names alone."""
        if self._is_club(run) or self._follows_capital(run):
            return True
        words, after = self._words, run.after
        if after[:1].isupper() and after[-1].isalpha() and not after.isupper():
            return not (after in words.given or after.lower() in words.titles)
        if words.language == "es" and run.size == 1 and run.before.lower() in self._club_articles:
            place = self._cities.values.get(run.first)
            return is_club(run.before.lower(), run.first, "es") or (
                place is not None and place[0] in {"city", "town"}
            )
        return self._is_of_body(run)

    def _is_of_body(self, run: WordRun) -> bool:
        """Whether a body or a longer name stands before "of": Banco de España, Orioles de Baltimore."""
        head = run.at(run.start - 2)
        if not head[:1].isupper() or run.before.lower() not in LINKS:
            return False
        inside = run.start - 2 > run.begin
        if head.lower() in self._words.bodies:
            return inside or self._naming.is_plain
        return self._naming.links_places and inside and self._heads_a_name(head)

    def _heads_a_name(self, head: str) -> bool:
        """Whether a capital before "de" and a place begins a longer name: Orioles de Baltimore, but Gobierno de España."""
        words = self._words
        return not (
            head.isupper()
            or words.is_role(head)
            or head.lower() in OF_A_COUNTRY
            or words.is_given(head)
            or words.is_surname(head)
            or self._places.values.get(head)
            or self._cities.values.get(head)
        )

    def _follows_a_person(self, run: WordRun) -> bool:
        """Whether a given name and nothing but capitals stand before the particle: Luciana Lima de Albuquerque."""
        place = run.start - 2
        if run.before not in OF_PEOPLE or not run.at(place) or set(run.forms[place]) <= set("IVX"):
            return False
        while place >= run.begin and self._words.is_capital(run.forms[place]):
            if self._words.is_given(run.forms[place]):
                return True
            place -= 1
        return False

    def _has_club_beside(self, run: WordRun) -> bool:
        """Whether a word or number beside a city makes it its club, or the word is a firm: Dijon FCO, Mainz 05, Toyota."""
        if run.after in CLUB_ENDS or run.after in self._club_numbers or run.before in CLUB_YEARS:
            return True
        return run.size == 1 and is_firm_of_one_word(run.first) and run.first not in CITIES_BEFORE_FIRMS

    def _is_club(self, run: WordRun) -> bool:
        """Whether a city is its football club: FC Porto, la Roma, do São Paulo."""
        before = run.before
        if before.isupper() and before.isalpha() and 2 <= len(before) <= 4:
            return before not in NO_CLUBS
        language = self._words.language
        return language != "es" and is_club(before.lower(), " ".join(run.words), language)
