"""How far capitals reach that may be one person: particles between them belong to a name where something tells it."""

from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords


class CapitalRuns:
    """Finds runs of capitals in sentences of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._naming = words.naming

    def run(self, sentence: WordRun, index: int, taken: set[int]) -> WordRun:
        """The capitals that begin here, with the particles between them."""
        stop = index + 1
        while stop < sentence.end and stop not in taken:
            if self._words.is_capital(sentence.forms[stop]):
                stop += 1
                continue
            link = self._link(sentence, stop, taken)
            if link == stop or not self._goes_on(sentence.part(index, stop), link):
                break
            stop = link + 1
        return sentence.part(index, stop)

    def _link(self, sentence: WordRun, stop: int, taken: set[int]) -> int:
        """The capital behind one or two particles that stand here; the place itself if there is none."""
        link = stop
        while link < sentence.end and link - stop < 2 and sentence.forms[link] in self._words.particles:
            link += 1
        if link == sentence.end or link in taken or not self._words.is_capital(sentence.forms[link]):
            return stop
        return link

    def _goes_on(self, run: WordRun, link: int) -> bool:
        """Whether the capital behind particles is of the same name."""
        words, forms = self._words, run.forms
        if self._is_somebody_else(run, link):
            return False
        name = run
        while name.size > 1 and words.is_leading(name.first):
            name = name.part(name.start + 1, name.stop)
        return (
            words.is_given(run.first)
            or (any(map(words.is_given, forms[run.start + 1 : run.stop])) and forms[link - 1] != "e")
            or words.is_given(run.last)
            or (name.size == 1 and self._is_titled(run, link))
            or (name.size == 1 and self._is_told_by_particle(name, link))
            or self._is_of_two_families(name, link)
        )

    def _is_somebody_else(self, run: WordRun, link: int) -> bool:
        """Whether another person follows: Lourdes e René; Barbara de Christian Petzold."""
        words, particle, following = self._words, run.forms[link - 1], run.forms[link]
        if not words.is_given(following):
            return False
        if particle == "e":
            return True
        return (
            particle in self._naming.of
            and link + 1 < run.end
            and not words.is_surname(following)
            and words.is_capital(run.forms[link + 1])
        )

    def _is_of_two_families(self, name: WordRun, link: int) -> bool:
        """Whether surnames stand on both sides of the particle."""
        words = self._words
        if not (self._naming.two_families and words.is_surname(name.forms[link]) and words.is_surname(name.last)):
            return False
        return words.is_surname(name.first) or words.is_role(name.before)

    def _is_told_by_particle(self, name: WordRun, link: int) -> bool:
        """Whether a stranger and a particle stand before a surname: Elsemieke van Maaren, but Ronde van Baskenland."""
        words, following = self._words, name.forms[link]
        if (
            not self._naming.particle_tells
            or not words.is_strange(name.first)
            or name.first in words.surnames
            or not words.is_strange(following)
        ):
            return False
        particles = name.forms[name.start + 1 : link]
        ruled = particles == ["van"] and words.is_role(name.before)  # burgemeester Hoolwerf van Kerkdrielen
        return not ruled and not words.is_town(following)

    def _is_titled(self, run: WordRun, link: int) -> bool:
        """Whether a title and a stranger stand before a particle: Mgr Velasio de Paolis, but burgemeester Lamers van Schiedam."""
        words = self._words
        if self._naming.capital_role_before_particle and words.is_role(run.first):
            return True
        return (
            self._naming.role_before_particle and words.is_role(run.before) and not words.is_town(run.forms[link])
        )
