"""What the writer probably meant. Imported only when there is a fault."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from triage.profiles.toml.faults import one_of
from triage.profiles.toml.locate import LineNumbers

#: Words of other tools, and words that people try first.
_OTHER_WORDS = {
    "synonyms": "variants",
    "spellings": "variants",
    "boost": "weight",
    "points": "weight",
    "value": "weight",
    "min_score": "threshold",
    "score": "threshold",
    "cutoff": "threshold",
    "must": "required",
    "mandatory": "required",
    "not": "exclude",
    "block": "exclude",
    "stop": "exclude",
    "ignore": "exclude",
    "language": "languages",
    "lang": "languages",
    "field": "in",
    "zones": "in",
    "zone": "in",
    "min_count": "at_least",
    "minimum": "at_least",
    "match": "as",
    "type": "as",
    "name": "title",
    "description": "note",
    "comment": "note",
    "keyword": "term",
    "keywords": "terms",
    "words": "terms",
    "word": "text",
    "phrase": "text",
    "since": "from",
    "proximity": "near",
    "distance": "within",
    "words_between": "within",
    "combinations": "combination",
    "tests": "test",
    "list": "lists",
    "filters": "filter",
    "default": "defaults",
    "tag": "tags",
    "headline": "title",
    "text": "body",
    "ingress": "lead",
    "dateline": "credits",
    "source": "outlet",
    "person": "PERSON",
    "per": "PERSON",
    "people": "PERSON",
    "organisation": "ORG",
    "organization": "ORG",
    "gpe": "LOC",
    "place": "LOC",
    "match-case": "match",
    "sensitive": "match",
    "insensitive": "ignore",
    "stemmed": "stem",
    "glob": "wildcard",
    "regexp": "regex",
    "on": "auto",
    "cancelled": "canceled",
}
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "russian": "ru",
    "japanese": "ja",
    "chinese": "zh",
    "arabic": "ar",
    "dutch": "nl",
    "polish": "pl",
    "turkish": "tr",
    "korean": "ko",
    "ukrainian": "uk",
}


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant.

    >>> nearest("treshold", ["threshold", "title"]), nearest("boost", ["weight"]), nearest("zebra", ["weight"])
    ('threshold', 'weight', None)
    """
    folded = {choice.casefold(): choice for choice in choices}
    tried = word.strip().casefold().replace("-", "_")
    if tried in folded:
        return folded[tried]
    meant = _OTHER_WORDS.get(tried)
    if meant is not None and meant.casefold() in folded:
        return folded[meant.casefold()]
    # Of a short word two letters that changed places are a third: "nwe".
    close = get_close_matches(tried, folded, n=1, cutoff=0.7 if len(tried) > 4 else 0.65)
    return folded[close[0]] if close else None


def did_you_mean(word: object, choices: Iterable[str], quoted: bool = False) -> str:
    """`did you mean threshold?`, or nothing."""
    meant = nearest(word, choices) if isinstance(word, str) else None
    if meant is None:
        return ""
    return f'did you mean "{meant}"?' if quoted else f"did you mean {meant}?"


def among(word: object, choices: Iterable[str]) -> str:
    """What was probably meant, else what there is to choose from; every mistyped value on the command line gets this hint.

    >>> among("jsno", ["text", "json"]), among("pdf", ["text", "json"])
    ('did you mean json?', 'one of text, json')
    """
    known = tuple(choices)
    return did_you_mean(word, known) or "one of " + ", ".join(known)


def of_unknown_key(word: str, known: tuple[str, ...], what: str) -> str:
    """The hint below an unknown key: the likely one first, then all of them."""
    return f"{did_you_mean(word, known)} keys of {what} are {one_of(known, 'and')}".strip()


def of_language(word: object) -> str:
    """The code of a language that was written out."""
    code = _LANGUAGES.get(word.strip().casefold()) if isinstance(word, str) else None
    return f'write "{code}"' if code else 'write a code such as "en", "de" or "pt-BR"'


def above_first_header(message: str, key: str) -> Callable[[LineNumbers], str]:
    """For a key of the profile that slipped below a table header; `message` begins the sentence."""

    def said(lines: LineNumbers) -> str:
        if lines.first_header is None:
            return f"{message}: {key} is a key of the profile itself"
        return f"{message}: {key} belongs above line {lines.first_header}"

    return said


BELOW_A_HEADER = "below a [table] every key belongs to that table"
