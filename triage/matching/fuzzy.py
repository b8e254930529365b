"""Which fuzzy keywords a token may mean."""

from collections.abc import Collection

from triage.matching.fuzzy_rules import FuzzyKind, Keyword, Mode, judge, prepare


class FuzzyIndex:
    """Keywords, and for each token those that accept it as another spelling of themselves.

    Equality and inflection are not reported: the caller looked for these first.
    """

    def __init__(self, known_words: Collection[str] = ()) -> None:
        self._known = frozenset(known_words)
        self._keywords: list[Keyword] = []

    def add(self, word: str, *, surface: str, mode: Mode, language: str) -> int:
        """Add a folded word and return its id; `surface` is how the user wrote it."""
        self._keywords.append(prepare(word, surface, mode, language))
        return len(self._keywords) - 1

    def find(self, token: str, *, surface: str, language: str) -> tuple[tuple[int, float, FuzzyKind], ...]:
        """Ids of the keywords that accept the folded token, with similarity and kind, in order of id."""
        found = []
        for word_id, keyword in enumerate(self._keywords):
            verdict = judge(keyword, token, surface, self._known)
            if verdict.similarity:
                found.append((word_id, verdict.similarity, verdict.kind))
        return tuple(found)

    def explain(self, word_id: int, token: str, *, surface: str, language: str) -> str:
        """Why the keyword refuses the token: "a real word", "under 5 letters"; empty where it accepts."""
        return judge(self._keywords[word_id], token, surface, self._known).why
