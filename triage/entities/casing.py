"""Headlines → the case of running text: "ABE TO MEET TRUMP" is recognised as "Abe to meet Trump".

Only `Tokens.forms` changes; offsets and words stay. What the rest of the article shows decides first, then the
gazetteer, then whether the word is a common one.
"""

from collections.abc import Iterable
from functools import cache
from itertools import compress

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Tokens

#: Written small in title case.
_SMALL = frozenset(
    "a an and as at but by for from in into is nor of on onto or over per so than that the to up via vs with yet be not "
    "its it are was will has".split()
)
#: How many words are remembered with their case.
_MOST_WORDS = 20_000
#: As a word of its own more often a country, a person or a body than what the dictionary says.
_NAMES_FIRST = frozenset("us un eu uk".split())


def recase(tokens: Tokens, gazetteer: Gazetteer) -> None:
    """Bring all-capital and title-case sentences to running case."""
    headlines = []
    marks = bytes(map(_word_cases(gazetteer).__getitem__, tokens.words))
    cases, in_capitals = marks.translate(_CASE), marks.translate(_IN_CAPITALS)
    for number, (begin, end) in enumerate(tokens.sentences):
        kind = _kind(tokens.words, cases, begin, end, gazetteer)
        if (
            kind == "title"
            and tokens.fields[number] != "title"
            and tokens.words[end - 1] in {".", "?", "!", '"', "”"}
        ):
            kind = ""  # a sentence full of names
        if kind:
            headlines.append((number, begin, end, kind))
        elif in_capitals.find(1, begin, end) >= 0:
            _places(tokens, compress(range(begin, end), in_capitals[begin:end]), end, gazetteer)
    if not headlines:
        return
    asked = {tokens.forms[index].lower() for _, begin, end, _ in headlines for index in range(begin, end)}
    evidence = _evidence(tokens, {number for number, *_ in headlines}, asked)
    for _, begin, end, kind in headlines:
        if kind == "capitals":
            _lower(tokens, begin, end, evidence, gazetteer)
        else:
            _untitle(tokens, begin, end, evidence, gazetteer)


def _places(tokens: Tokens, capitals: Iterable[int], end: int, gazetteer: Gazetteer) -> None:
    """Places in capitals amid running text, as datelines have them: "TOKYO (Reuters) - "; `capitals`: where words in capitals stand."""
    forms = tokens.forms
    for index in capitals:
        word = forms[index]
        # A longer name that began before may have put this word in running case.
        known_so = word in gazetteer.organisations.values or word in gazetteer.places.values
        if not word.isupper() or known_so:
            continue
        for size in (3, 2, 1):
            words = " ".join(forms[index : index + size]) if index + size <= end else ""
            known = gazetteer.cased(words) if words.isupper() and (size > 1 or len(word) > 3) else None
            if known and (" ".join(known) in gazetteer.places.values or known[0] in gazetteer.demonyms):
                forms[index : index + size] = known
                break


class WordCases(dict[str, int]):
    """How words are written, for counting: nothing to count, or one of the kinds below; and a mark on three capitals or more."""

    CAPITALS, LONG_CAPITALS, SMALL, CAPITALISED = range(1, 5)
    IN_CAPITALS = 8

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._words = gazetteer.words

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = case = self._case(word) | (self.IN_CAPITALS if len(word) > 2 and word.isupper() else 0)
        return case

    def _case(self, word: str) -> int:
        first = word[0]
        if not first.isalpha() or (len(word) == 1 and first.isupper()):
            return 0
        if word.isupper() and len(word) > 1:
            is_long = word.isalpha() and (len(word) > 4 or word.lower() in self._words)
            return self.LONG_CAPITALS if is_long else self.CAPITALS
        if first.islower():
            return self.SMALL if word not in _SMALL and len(word) > 1 else 0
        return self.CAPITALISED


#: The marks of an article → the kinds alone, and 1 for words in capitals.
_CASE = bytes(mark & 7 for mark in range(256))
_IN_CAPITALS = bytes(bool(mark & WordCases.IN_CAPITALS) for mark in range(256))


@cache
def _word_cases(gazetteer: Gazetteer) -> WordCases:
    return WordCases(gazetteer)


def _kind(words: list[str], cases: bytes, begin: int, end: int, gazetteer: Gazetteer) -> str:
    """`capitals`, `title` or nothing; `cases`: of all words of the article."""
    small = cases.count(WordCases.SMALL, begin, end)
    if small > 2 and small > end - begin >> 2:
        return ""
    long_upper = cases.count(WordCases.LONG_CAPITALS, begin, end)
    upper = cases.count(WordCases.CAPITALS, begin, end) + long_upper
    capitalised = cases.count(WordCases.CAPITALISED, begin, end)
    if upper >= 2 and long_upper >= 2 and upper > 4 * (small + capitalised):
        return "capitals"
    if capitalised + upper >= 4 and small * 6 <= capitalised and end - begin <= 40:
        common = sum(
            words[index].lower() in gazetteer.words and words[index][0].isupper()
            for index in range(begin + 1, end)
        )
        return "title" if common >= 2 else ""
    return ""


def _evidence(tokens: Tokens, headlines: set[int], asked: set[str]) -> dict[str, str]:
    """Lower-case word of those asked for → the form it has inside the sentences of running text."""
    forms: dict[str, dict[str, int]] = {}
    for number, (begin, end) in enumerate(tokens.sentences):
        if number in headlines:
            continue
        words = tokens.forms[begin:end]
        lowers = list(map(str.lower, words))
        for place in compress(range(len(words)), map(asked.__contains__, lowers)):
            word = words[place]
            if not word[0].isalpha():
                continue
            # The first word of a sentence is capitalised whatever it is; it counts where nothing else is known.
            weight = 10 if place and words[place - 1] not in {'"', "“", "'", ":", "-", "--"} else 1
            counts = forms.setdefault(lowers[place], {})
            counts[word] = counts.get(word, 0) + weight
    found = {}
    for lower, counts in forms.items():
        word = max(counts, key=counts.__getitem__)
        if counts[word] >= 10 or word == lower:
            found[lower] = word
    return found


def _lower(tokens: Tokens, begin: int, end: int, evidence: dict[str, str], gazetteer: Gazetteer) -> None:
    forms = tokens.forms
    index = begin
    while index < end:
        for size in (4, 3, 2):
            if index + size <= end:
                known = gazetteer.cased(" ".join(forms[index : index + size]))
                if known:
                    forms[index : index + size] = known
                    index += size
                    break
        else:
            forms[index] = _cased(forms[index], evidence, gazetteer)
            index += 1


def _cased(word: str, evidence: dict[str, str], gazetteer: Gazetteer) -> str:
    """One word of an all-capitals line as running text would have it."""
    if not word.isupper() or len(word) == 1:
        return word.lower() if word.isupper() and word == "A" else word
    lower = word.lower()
    seen = evidence.get(lower)
    if seen:
        return seen
    if "." in word or not word[0].isalpha():
        return word if "." in word[:-1] or not word[0].isalpha() else word.capitalize()
    known = gazetteer.cased(word)
    if known and len(known) == 1:
        return known[0]
    if lower in _NAMES_FIRST:
        return word
    if lower in gazetteer.words or lower in _SMALL:
        return lower if lower not in gazetteer.not_names or lower in _SMALL else word.capitalize()
    if word in gazetteer.organisations.values or not set(lower) & set("aeiouy") or any(c.isdigit() for c in word):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _untitle(tokens: Tokens, begin: int, end: int, evidence: dict[str, str], gazetteer: Gazetteer) -> None:
    """Lower the common words of a title-case line; what looks like a name keeps its capital."""
    forms = tokens.forms
    kept = _inside_names(tokens, begin, end, gazetteer)
    for index in range(begin, end):
        word = forms[index]
        if index in kept or not word[0].isupper() or (word.isupper() and len(word) > 1):
            continue
        lower = word.lower()
        seen = evidence.get(lower)
        if seen is not None:
            forms[index] = seen if seen[1:] == lower[1:] else word
        elif lower in gazetteer.words and lower not in gazetteer.not_names:
            forms[index] = lower


def _inside_names(tokens: Tokens, begin: int, end: int, gazetteer: Gazetteer) -> set[int]:
    """Tokens of names that the gazetteer knows, and common words between a first name or a company ending."""
    forms = tokens.forms
    kept: set[int] = set()
    for phrases in (gazetteer.organisations, gazetteer.places):
        for start, stop, (kind, _) in phrases.find(forms, begin, end):
            if kind not in {"town", "city"} or stop - start > 1:
                kept.update(range(start, stop))
    for index in range(begin, end):
        word = forms[index]
        if word in gazetteer.demonyms:
            kept.add(index)
        lower = word.lower()
        if word in gazetteer.first and index + 1 < end and forms[index + 1][0].isupper():
            if lower not in gazetteer.words and forms[index + 1].lower() not in _SMALL:
                kept.add(index + 1)
            elif forms[index + 1].lower() not in gazetteer.words:
                kept.add(index)  # "John Kerry", "Bill Clinton"
        if lower in gazetteer.companies and index > begin:
            kept.update((index - 1, index))
    return kept
