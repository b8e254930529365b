"""What a language calls countries, cities and regions, and the cases in which its texts have them.

Countries come from the Unicode CLDR, cities and regions with a name of their own from `exonyms.tsv`,
and those of a language's own countries, with rivers, seas and what no list has, from `local-places.tsv`. A name of two
words is bent word by word; longer ones are known as they stand.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

from triage.entities.gazetteer import Phrases, read
from triage.entities.tokens import Tokeniser
from triage.languages.function_words import is_function_word
from triage.languages.naming.name_endings import forms_of_name
from triage.languages.naming.person_naming import naming

#: The columns of `exonyms.tsv` after the country.
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "ru", "uk")
#: Languages whose place names have a genitive in -s and no other case.
_WITH_GENITIVE = frozenset({"de", "nl"})
#: More often another word than the place, wherever they stand.
OTHER_WORDS = frozenset(
    "Essen Mali Того Мали Чад Jersey Guernsey Center Knox Palmer Stanley Central Jordan Jordanie- Того- Мали- Aden Reunion "
    "Hof Menominee Marengo Pacífico Mann Man Wostok Восток Схід Маврикий- Ascension Nome Easter Mayo Faro- Denver-".split()
)

#: Cases that are adjectives and languages sooner.
_ADJECTIVES = frozenset(("Nederlands",))

#: A place is one: Ливанов is no Ливан.
_PLURALS = ("ов", "ев", "ів", "їв")
_SOFTENED = ("ha", "ka", "ga", "ra")
_SOFTENED_TO = {"h": "z", "g": "z", "k": "c", "r": "ř"}


class LocalPlaces(Phrases):
    """The places of one language: tokens → (the name in its first case, country)."""

    def __init__(self, language: str) -> None:
        tokeniser = Tokeniser(lambda word: False)
        values: dict[str, tuple[str, str]] = {}
        for code, names in rows_of(language):
            for name in names:
                if name not in OTHER_WORDS:
                    for form in _all_forms(tokeniser.split(name), language):
                        values.setdefault(form, (name, code))
        super().__init__(values)


def _all_forms(tokens: list[str], language: str) -> Iterator[str]:
    """A name of these tokens, then in all cases if it is short."""
    if tokens:
        yield " ".join(tokens)
    if 0 < len(tokens) < 3:
        cases = product(*(_forms(token, language) for token in tokens))
        yield from (form for form in map(" ".join, cases) if form not in _ADJECTIVES)


@cache
def natives_of(language: str) -> frozenset[str]:
    """The names of `local-places.tsv`, many of which are surnames as well."""
    return frozenset(name for _, names in _native(language) for name in names)


def _native(language: str) -> list[tuple[str, list[str]]]:
    """(Country, names) of `local-places.tsv`."""
    lines = (
        line.split("\t") for line in read("local-places.tsv").splitlines() if line.startswith(f"{language}\t")
    )
    return [(code.strip("-"), names.split("|")) for _, code, names in lines]


def rows_of(language: str) -> list[tuple[str, list[str]]]:
    """(Country, names): those of the hand-made list first, which know the newspapers' spelling."""
    rows: list[tuple[str, list[str]]] = []
    column = LANGUAGES.index(language) + 1
    for line in read("exonyms.tsv").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            rows.append((cells[0], [name for name in cells[column].split("|") if name != "-"]))
    rows += _native(language)
    for line in read("countries.tsv").splitlines():
        of, code, names = line.split("\t")
        if of == language:
            rows.append((code, names.split("|")))
    return rows


def _forms(token: str, language: str) -> list[str]:
    """The token and its case forms, capitalised as it is."""
    if token.isupper() or not token[0].isupper() or len(token) < 3:
        return [token]
    if language in _WITH_GENITIVE and token[-1] not in "sßxz":
        return [token, token + "s"]
    if not naming(language).has_cases:
        return [token]
    bent = sorted(
        form
        for form in forms_of_name(token.lower(), language)
        if token[-1] in "ыиі" or not form.endswith(_PLURALS)
    )
    if language == "cs" and token.endswith(_SOFTENED):  # Praha, Praze; Afrika, Africe
        bent.append(token[:-2].lower() + _SOFTENED_TO[token[-2]] + "e")
    if language == "pl" and token.endswith("ska"):  # a noun, though it ends as adjectives do: Polska, Polsce
        bent += [token[:-3].lower() + ending for ending in ("ski", "skę", "sko", "sce")]
    if language == "ru" and token.endswith(
        ("ина", "ова", "ева")
    ):  # a noun, though it ends as surnames do: Украина, Украине
        bent.append(token[:-1].lower() + "е")
    if language == "uk" and token.endswith(("ів", "їв")):  # Львів, Львова; Київ, Києва
        stem = token[:-2].lower() + ("ов" if token.endswith("ів") else "єв")
        bent += [stem + ending for ending in ("а", "у", "ом", "і")]
    return [token, *(form.capitalize() if "-" not in form else form.title() for form in bent)]


@cache
def places_of(language: str) -> LocalPlaces:
    """The places of a language of `LANGUAGES`."""
    return LocalPlaces(language)


def opens_sentence_as_word(form: str, language: str) -> bool:
    """Whether a capital at the start of a sentence proves nothing for this word."""
    return is_function_word(form.lower(), language)
