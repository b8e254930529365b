"""Compounds of a profile's nouns that articles have and the profile does not find: Choleraepidemie for Cholera.

Only languages that write nouns together are looked at, and only terms of one word; `as = "compound"` finds them.
"""

from triage.article import Article
from triage.languages.compounds import has_compounds
from triage.languages.detection import detect
from triage.matching import tokens
from triage.matching.compounds import Compounds
from triage.matching.fold import fold
from triage.profiles.check import Remark
from triage.profiles.model import Profile, Term

#: Letters of a noun, and of what stands beside it, at least; compounds that are named.
LEAST, LEAST_BESIDE, NAMED = 4, 3, 3


class CompoundWords:
    """The compounds of one profile's terms over a folder."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._terms: tuple[Term, ...] = tuple(
            term
            for term in profile.terms
            if term.as_ == "word" and term.text.isalpha() and len(term.text) >= LEAST and not term.text.isupper()
        )
        self._compounds: dict[str, Compounds | None] = {}
        #: Folded word → the terms that are a part of it, by language.
        self._known: dict[tuple[str, str], list[int]] = {}
        #: Number of a term → its compounds as they were first met.
        self._found: dict[int, dict[str, str]] = {}

    def add(self, article: Article) -> None:
        """Look at the words of one article."""
        language = (article.language or detect(article.title, article.body)).partition("-")[0].lower()
        if not self._terms or not has_compounds(language):
            return
        compounds = self._compounds.setdefault(language, self._of(language))
        assert compounds is not None
        for word in {*tokens.words(article.title), *tokens.words(article.body)}:
            if len(word) < LEAST + LEAST_BESIDE:
                continue
            folded = fold(word)
            parts = self._known.get((language, folded))
            if parts is None:
                parts = self._known[language, folded] = compounds.find(folded)
            for number in parts:
                self._found.setdefault(number, {}).setdefault(folded, word)

    def _of(self, language: str) -> Compounds | None:
        compounds = Compounds.of(language)
        for number, term in enumerate(self._terms):
            if compounds is not None:
                compounds.add(number, term.text, ())
        return compounds

    def remarks(self) -> tuple[Remark, ...]:
        """An offer for each term that is a part of words in the folder."""
        found = []
        for number, words in sorted(self._found.items()):
            term = self._terms[number]
            named = ", ".join(sorted(words.values())[:NAMED]) + (" …" if len(words) > NAMED else "")
            message = f"{term.id!r} is a part of {len(words)} other word{'s' * (len(words) > 1)} here: {named}"
            path = self._profile.path or self._profile.id
            hint = 'as = "compound" finds these too'
            found.append(Remark(path=path, line=term.line, message=message, hint=hint))
        return tuple(found)
