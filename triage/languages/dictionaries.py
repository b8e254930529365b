"""Dictionaries of forms and lemmas (simplemma's), read backwards: from a lemma to its forms.

A dictionary of millions of forms takes seconds and hundreds of MiB to load whole. It is read here as the stream that it
is stored as, once for all the words of a profile, and let go.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from unicodedata import normalize

from msgspec import Struct

#: Primary subtags and the dictionary that serves them.
_DICTIONARIES = {
    "bs": "hbs", "hr": "hbs", "no": "nb", "sh": "hbs", "sr": "hbs", "fil": "tl",
    **{tag: tag for tag in (
        "ar ast bg ca cs cy da de el es et fa fi fr ga gd gl he hi hu hy id is it ka la lb lt lv mk ml ms nb nl nn pl pt ro "
        "ru se sk sl sq sv sw tl tr uk"
    ).split()},
}  # fmt: skip
#: Bytes of a beginning by which words that a reader may want are told from the others.
HEAD = 3
#: Beginnings of which all records are kept during a pass, with a million of them some 80 MiB.
MOST_NEAR = 120


class Entries(Struct, frozen=True):
    """What a dictionary has of some words."""

    #: Word as the dictionary writes it → its lemma.
    lemmas: Mapping[str, str]
    #: Lemma as the dictionary writes it → its forms.
    forms: Mapping[str, tuple[str, ...]]
    #: Words that begin as asked → their lemmas.
    alike: Mapping[str, str]


NOTHING = Entries({}, {}, {})


def has_dictionary(language: str) -> bool:
    """Whether a language has a dictionary of forms."""
    return language in _DICTIONARIES


@cache
def version() -> str:
    """The version of the library, which decides what is in its dictionaries."""
    from importlib import metadata  # as large as the rest of a small scan; an English one asks for no version

    try:
        return metadata.version("simplemma")
    except metadata.PackageNotFoundError:
        return ""


def look_up(language: str, words: Collection[str], beginnings: Collection[str]) -> Entries:
    """The lemmas of words, the forms of lemmas among them or theirs, and all words with one of the beginnings.

    One pass over the dictionary, for most lemmas begin as their forms do; a second one where one does not (pies, psa),
    or where the words are too many to keep what begins like them.
    """
    if language not in _DICTIONARIES or not version():
        return NOTHING
    dictionary = _DICTIONARIES[language]
    wanted = {word.encode(): word for word in words}
    near = {word[:HEAD] for word in wanted}
    is_kept = len(near) <= MOST_NEAR
    heads = _heads(beginnings)
    lemmas: dict[bytes, bytes] = {}
    forms: dict[bytes, list[bytes]] = {}
    alike: dict[bytes, bytes] = {}
    for form, lemma in _records(dictionary, near | heads.keys()):
        head = form[:HEAD]
        if head in near and form in wanted:
            lemmas[form] = lemma
        if lemma[:HEAD] in near and (is_kept or lemma in wanted):
            forms.setdefault(lemma, []).append(form)
        if head in heads and form.startswith(heads[head]):
            alike[form] = lemma
    asked = {*wanted, *lemmas.values()}
    forms = {lemma: found for lemma, found in forms.items() if lemma in asked}
    rest = {lemma for lemma in lemmas.values() if lemma not in forms and lemma not in wanted}
    if rest:
        for form, lemma in _records(dictionary, {lemma[:HEAD] for lemma in rest}):
            if lemma in rest:
                forms.setdefault(lemma, []).append(form)
    return Entries(
        {form.decode(): lemma.decode() for form, lemma in lemmas.items()},
        {lemma.decode(): tuple(straightened(form.decode()) for form in found) for lemma, found in forms.items()},
        {straightened(form.decode()): lemma.decode() for form, lemma in alike.items()},
    )


def _heads(beginnings: Collection[str]) -> dict[bytes, tuple[bytes, ...]]:
    """Beginnings by their first bytes; as a tuple, all of them are tried at once."""
    heads: dict[bytes, set[bytes]] = {}
    for beginning in beginnings:
        encoded = beginning.encode()
        if len(encoded) >= HEAD:
            heads.setdefault(encoded[:HEAD], set()).add(encoded)
    return {head: tuple(sorted(found)) for head, found in heads.items()}


def _records(dictionary: str, heads: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each form with its lemma, as UTF-8, of which one begins with one of the heads, in the order of the dictionary."""
    for _, form, lemma in _all_records(dictionary):
        if form[:HEAD] in heads or lemma[:HEAD] in heads:
            yield form, lemma


def _all_records(dictionary: str) -> Iterator[tuple[int, bytes, bytes]]:
    """Each form with its lemma, behind a number that nobody needs.

    Read in the library's own stream format where it is the one we know, which needs little memory; else by its
    public functions. Millions of records pass: a step more for each would be felt.
    """
    from simplemma.strategies.dictionaries import dictionary_factory

    try:
        from simplemma.strategies.dictionaries import frontcode

        data = dictionary_factory._read_decompressed(dictionary)
        is_reversed, _, start = frontcode._read_header(data)
        records = frontcode._iter_records(data, start)
    except (ImportError, AttributeError, ValueError):
        mapping = dictionary_factory.DefaultDictionaryFactory(1).get_dictionary(dictionary)
        return ((0, form.encode(), lemma.encode()) for form, lemma in mapping.items())
    if is_reversed:
        return ((0, form[::-1], lemma[::-1]) for _, form, lemma in records)
    return records


def written(word: str) -> str:
    """A word as the dictionaries write it: composed, with straight apostrophes.

    >>> written("здоров’я")
    "здоров'я"
    """
    return straightened(normalize("NFC", word))


def straightened(word: str) -> str:
    """A word with straight apostrophes, which simplemma has in some languages and others have in texts."""
    return word.replace("\u2019", "'").replace("\u02bc", "'")


def in_small_letters(word: str, language: str = "") -> str:
    """A word in small letters, which Turkish and Azeri have two of for I.

    >>> in_small_letters("İNGİLTERE", "tr"), in_small_letters("IRAK", "tr"), in_small_letters("IRAK")
    ('ingiltere', 'ırak', 'irak')
    """
    if language in {"tr", "az"}:
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower().replace("i\u0307", "i")
