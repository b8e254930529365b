"""Abbreviations before names: "prof. Gierek" is one sentence, and its first word has its stop."""

from triage.entities.tokens import Tokens
from triage.languages.abbreviations import BEFORE_NAMES


def join_abbreviations(tokens: Tokens, language: str) -> None:
    """Give abbreviations before names their stop, and mend sentences that ended there, in place."""
    known = BEFORE_NAMES.get(language, frozenset())
    forms = tokens.forms
    stops = [
        number + 1
        for number in range(len(forms) - 2)
        if forms[number + 1] == "."
        and forms[number].lower() in known
        and tokens.ends[number] == tokens.starts[number + 1]
        and 0 < tokens.starts[number + 2] - tokens.ends[number + 1] <= 2
    ]
    if not stops:
        return
    _mend_sentences(tokens, frozenset(stops))
    gone = 0
    shift = [0]
    where = frozenset(stops)
    for number in range(len(forms)):
        gone += number in where
        shift.append(gone)
    for stop in reversed(stops):
        tokens.ends[stop - 1] = tokens.ends[stop]
        for words in (tokens.words, tokens.forms):
            words[stop - 1] += "."
            del words[stop]
        del tokens.starts[stop], tokens.ends[stop]
    tokens.sentences[:] = [(begin - shift[begin], end - shift[end]) for begin, end in tokens.sentences]


def _mend_sentences(tokens: Tokens, stops: frozenset[int]) -> None:
    """Join a sentence that ends with an abbreviation to the next of the same field."""
    number = 0
    while number + 1 < len(tokens.sentences):
        begin, end = tokens.sentences[number]
        after_begin, after_end = tokens.sentences[number + 1]
        if (
            end - 1 in stops
            and after_begin == end
            and tokens.fields[number] == tokens.fields[number + 1]
            and tokens.furniture[number] == tokens.furniture[number + 1]
        ):
            tokens.sentences[number] = (begin, after_end)
            del tokens.sentences[number + 1], tokens.fields[number + 1], tokens.furniture[number + 1]
        else:
            number += 1
