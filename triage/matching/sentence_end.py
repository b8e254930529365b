"""Whether a phrase may run over the gap between two tokens: not over the end of a sentence or paragraph."""

from triage.expression import Expression
from triage.languages import abbreviations

#: Words that carry a dot inside a sentence; not those that are ordinary words too ("art", "ex", names of states).
ABBREVIATIONS = (
    abbreviations.RANKS
    | abbreviations.REFERENCES
    | abbreviations.COMPANIES
    | abbreviations.SUFFIXES
    | abbreviations.MONTHS
    | abbreviations.DAYS
) - {"pres", "art", "ex", "sec", "al"}
#: Stops of Chinese and Japanese: they follow without a space, and never belong to an abbreviation.
WIDE_STOPS = frozenset("。！？")


#: A blank line, or a line that is indented deeper: hard-wrapped wire copy marks its paragraphs so.
_BROKEN = Expression(r"\n[ \t\r]*\n|\n {4,}|\n\t")


_STOP = Expression(r"[.!?…]['\"”’)\]]*\s|[。！？]")


def is_paragraph_end(gap: str) -> bool:
    """Whether a paragraph ends in a gap."""
    return _BROKEN.search(gap) is not None


def ends_sentence(gap: str, word_before: str) -> bool:
    """Whether `gap` ends a sentence or a paragraph after `word_before`.

    >>> ends_sentence(". ", "Japan"), ends_sentence(". ", "St"), ends_sentence(", ", "Japan")
    (True, False, False)
    """
    if "\n" in gap and is_paragraph_end(gap):
        return True
    stop = _STOP.search(gap)
    if stop is None:
        return False
    if stop.group() in WIDE_STOPS:
        return True
    word = word_before.lower()
    return not (len(word) == 1 or word in ABBREVIATIONS)
