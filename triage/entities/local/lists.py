"""Names in a row with others: who is listed with people is a person, what is listed with places is a place."""

from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name

_AND = {
    "de": ("und", "oder", "sowie"),
    "fr": ("et", "ou"),
    "es": ("y", "e", "o"),
    "it": ("e", "ed", "o"),
    "pt": ("e", "ou"),
    "nl": ("en", "of"),
}


class ListRules:
    """Finds what stands in a row with names that are known: Voss e René; Łopuszno, Radoszyce et Zagnańsk."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._and = frozenset(_AND.get(words.language, ()))

    def __call__(self, sentence: WordRun, known: list[Name]) -> list[Name]:
        """The names of a sentence that only their row tells."""
        if not self._and or not known:
            return []
        starts = {name.begin: name for name in known}
        found: list[Name] = []
        index = sentence.begin
        while index < sentence.end:
            row, index = self._row(sentence, index, starts)
            found += self._told(row)
        return found

    def _row(self, sentence: WordRun, index: int, starts: dict[int, Name]) -> tuple[list[Name], int]:
        """Names one behind another from here, those nobody knows with an empty type; a row of one is none."""
        forms, end = sentence.forms, sentence.end
        row: list[Name] = []
        while index < end:
            name = self._name(sentence, index, starts)
            if name is None:
                index = row[-1].end if row else index
                break
            row.append(name)
            index = name.end
            if index + 1 >= end or (forms[index] != "," and forms[index] not in self._and):
                break
            index += 1
        ends_with_and = len(row) > 1 and forms[row[-1].begin - 1] in self._and
        if len(row) < 2 or not ends_with_and or row[-1].end != index:
            return [], max(index, row[-1].end if row else index + 1)
        return row, index

    def _name(self, sentence: WordRun, index: int, starts: dict[int, Name]) -> Name | None:
        if index in starts:
            return starts[index]
        forms, end, stop = sentence.forms, sentence.end, index
        while stop < min(end, index + 3) and stop not in starts and self._may_be_name(forms[stop]):
            stop += 1
        if (
            stop == index
            or (stop < end and forms[stop][0].isupper())
            or (index == sentence.begin and stop - index == 1)
        ):
            return None
        return Name(index, stop, "", 0.0)

    def _may_be_name(self, form: str) -> bool:
        words = self._words
        return words.is_given(form) or (words.is_strange(form) and form.lower() not in words.english)

    def _told(self, row: list[Name]) -> list[Name]:
        kinds = {name.type for name in row if name.type}
        if len(kinds) != 1 or kinds & {"ORG"}:
            return []
        kind = kinds.pop()
        known = sum(bool(name.type) for name in row)
        if known * (10 if kind == "LOC" else 3) < len(row):
            return []
        return [name._replace(type=kind, confidence=0.75) for name in row if not name.type]
