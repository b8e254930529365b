"""What is put right after names were found, by rules that hold whoever found them.

First inside each sentence (titles are no part of a name, a country is a place, two places joined by "and" are two),
then across the article (a surname is its bearer everywhere, an acronym its organisation everywhere).
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.passed_over import complete, passed_over
from triage.entities.tokens import Name, Tokens


def repair(tokens: Tokens, found: list[list[Name]], gazetteer: Gazetteer) -> list[list[Name]]:
    """The names of every sentence after all repairs, each list from left to right without overlaps."""
    marks = bytes(map(passed_over(gazetteer).__getitem__, tokens.forms))
    names = [
        _sentence(tokens, number, sentence, marks[begin:end], gazetteer)
        for number, (sentence, (begin, end)) in enumerate(zip(found, tokens.sentences, strict=True))
    ]
    if not any(names):
        return names
    from triage.entities.name_reach import extend
    from triage.entities.spread import propagate

    found_first = [len(sentence) for sentence in names]
    propagate(tokens, names, gazetteer)
    for number, (begin, end) in enumerate(tokens.sentences):
        if len(names[number]) != found_first[number]:
            names[number] = extend(tokens, begin, end, names[number], gazetteer)
    return names


def _sentence(tokens: Tokens, number: int, names: list[Name], marks: bytes, gazetteer: Gazetteer) -> list[Name]:
    """The names of a sentence, with those that were passed over; `marks`: those of `passed_over` on its words."""
    if not names and not marks.strip(b"\0"):
        return names
    begin, end = tokens.sentences[number]
    fixed = _proposed(tokens, number, names, marks, gazetteer) if names else names
    fixed = complete(tokens, begin, end, fixed, marks, gazetteer)
    if not fixed:
        return fixed
    from triage.entities.name_reach import extend

    return extend(tokens, begin, end, fixed, gazetteer)


def _proposed(tokens: Tokens, number: int, names: list[Name], marks: bytes, gazetteer: Gazetteer) -> list[Name]:
    """The names that were proposed, each cut, of its kind and with what goes on behind it."""
    from triage.entities.cut import cut
    from triage.entities.kinds import retype
    from triage.entities.settle import broken, widen

    begin, end = tokens.sentences[number]
    fixed = [
        retype(tokens, part, begin, end, gazetteer) for name in names for part in cut(tokens, name, gazetteer)
    ]
    return widen(tokens, begin, end, broken(tokens, number, fixed, gazetteer), marks, gazetteer)
