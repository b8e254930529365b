"""The numbers from 0 to 999 as seven languages write them, and the words that multiply them.

A fact about a language, so it stands here once; `figures` finds them in a text. Words are folded: in small letters,
without accents, with a space for every hyphen.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

from msgspec import Struct

#: The languages whose numbers are known in words up to millions; of others, small ones.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


class NumberWords(Struct, frozen=True):
    """The number words of one language."""

    #: "forty one" → 41; those for 1 are articles and pronouns in most languages.
    values: dict[str, int]
    ones: frozenset[str]
    #: "million" → 1000000; also words of quantity ("dozen" → 12) and abbreviations ("mln").
    multipliers: dict[str, int]
    #: "dozens" → 12: an amount that nobody counted.
    vague: dict[str, int]
    #: Stands in one word with the number before it and with the one behind it (dreitausendzwei).
    thousand: str
    #: The most words of a value.
    longest: int
    #: Every word with which a number begins.
    starts: frozenset[str]


#: Before "dozen".
HALF = frozenset("half halbes demi media mezza meia halve".split())
_LARGE = {
    "en": "hundred=100 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 mln=1e6 mn=1e6 bln=1e9 bn=1e9 trln=1e12 dozen=12",
    "de": "hundert=100 tausend=1e3 million=1e6 millionen=1e6 milliarde=1e9 milliarden=1e9 billion=1e12 billionen=1e12 mio=1e6 mrd=1e9 dutzend=12",
    "fr": "mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 md=1e9 mds=1e9 mio=1e6 dizaine=10 douzaine=12 quinzaine=15 "
    "vingtaine=20 trentaine=30 cinquantaine=50 centaine=100 millier=1e3",
    "es": "mil=1e3 millon=1e6 millones=1e6 billon=1e12 billones=1e12 docena=12 decena=10 veintena=20 centenar=100 millar=1e3",
    "it": "mila=1e3 mille=1e3 milione=1e6 milioni=1e6 miliardo=1e9 miliardi=1e9 mln=1e6 mld=1e9 dozzina=12 decina=10 ventina=20 "
    "trentina=30 cinquantina=50 centinaio=100 migliaio=1e3",
    "pt": "mil=1e3 milhao=1e6 milhoes=1e6 bilhao=1e9 bilhoes=1e9 trilhao=1e12 trilhoes=1e12 duzia=12 dezena=10 vintena=20 centena=100 "
    "milhar=1e3",
    "nl": "honderd=100 duizend=1e3 miljoen=1e6 miljard=1e9 mln=1e6 mld=1e9 dozijn=12 tiental=10 twintigtal=20 honderdtal=100",
}  # fmt: skip
_VAGUE = {
    "en": "dozens=12 hundreds=100 thousands=1e3 millions=1e6 billions=1e9",
    "de": "dutzende=12 dutzenden=12 hunderte=100 hunderten=100 tausende=1e3 tausenden=1e3",
    "fr": "dizaines=10 douzaines=12 centaines=100 milliers=1e3",
    "es": "docenas=12 decenas=10 cientos=100 centenares=100 miles=1e3 millares=1e3",
    "it": "decine=10 dozzine=12 centinaia=100 migliaia=1e3",
    "pt": "duzias=12 dezenas=10 centenas=100 milhares=1e3",
    "nl": "tientallen=10 dozijnen=12 honderden=100 duizenden=1e3",
}
_ONES = {
    "en": "one",
    "de": "ein eine eins einer einen einem eines",
    "fr": "un une",
    "es": "un uno una",
    "it": "un uno una",
    "pt": "um uma",
    "nl": "een",
}
#: From 0 on.
SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
    "diciannove",
    "pt": "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
}  # fmt: skip
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
#: Other spellings, and other genders.
_ALSO = {
    "de": "zwo=2 dreiszig=30 fuenf=5 zwoelf=12 fuenfzehn=15 fuenfzig=50",
    "fr": "octante=80 quatre_vingts=80",
    "pt": "duas=2 catorze=14 dezasseis=16 dezassete=17 dezanove=19",
}
_HUNDREDS = {
    "es": "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pt": "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; those of English where they are not known.

    >>> words = number_words("de").values
    >>> words["einundvierzig"], words["zweihundertdrei"], number_words("fr").values["quatre vingt dix sept"]
    (41, 203, 97)
    >>> number_words("nl").values["eenenveertig"], number_words("it").values["quarantuno"], number_words("es").values["treinta y uno"]
    (41, 41, 31)
    >>> number_words("ru").values["тридцать два"], number_words("he").multipliers["מאות"]
    (32, 100)
    """
    if language not in LANGUAGES:
        return _further(language) or number_words("en")
    values = dict(_below_thousand(language))
    values |= {word.replace("_", " "): value for word, value in _listed(_ALSO.get(language, ""))}
    ones = frozenset(_ONES[language].split())
    values |= dict.fromkeys(ones, 1)
    thousand = {"de": "tausend", "nl": "duizend", "it": "mila"}.get(language, "")
    longest = max(word.count(" ") + 1 for word in values)
    large, vague = dict(_listed(_LARGE[language])), dict(_listed(_VAGUE[language]))
    starts = frozenset(word.partition(" ")[0] for word in values) | large.keys() | vague.keys() | HALF
    return NumberWords(
        values, ones, large, vague, thousand, longest, starts | ({"a"} if language == "en" else set())
    )


def _further(language: str) -> NumberWords | None:
    """The number words of one of the further languages."""
    # Imported where an article is in one of them.
    from triage.languages.numbers.further_languages import forms_of, listed, values_of
    from triage.languages.numbers.pieces import folded

    forms = forms_of(language)
    if forms is None:
        return None
    values = {folded(word): value for word, value in values_of(forms)}
    ones = frozenset(map(folded, forms.ones.split()))
    values |= dict.fromkeys(ones, 1)
    large, vague = (
        {folded(word): value for word, value in listed(text)} for text in (forms.multipliers, forms.vague)
    )
    longest = max(word.count(" ") + 1 for word in values)
    starts = frozenset(word.partition(" ")[0] for word in values) | large.keys() | vague.keys()
    return NumberWords(values, ones, large, vague, "", longest, starts)


def _listed(pairs: str) -> Iterator[tuple[str, int]]:
    for pair in pairs.split():
        word, _, value = pair.partition("=")
        yield word, int(float(value))


def _below_thousand(language: str) -> Iterator[tuple[str, int]]:
    """Every number from 0 to 999 in every way in which it is written."""
    below = _below_hundred(language)
    yield from ((word, value) for value, words in enumerate(below) for word in words)
    for hundreds in range(1, 10):
        for rest in range(100):
            for word in _HUNDRED[language](hundreds, rest, below):
                yield word, 100 * hundreds + rest


@cache
def _below_hundred(language: str) -> tuple[tuple[str, ...], ...]:
    small: list[tuple[str, ...]] = [(word.replace("_", " "),) for word in SMALL[language].split()]
    tens = _TENS[language].split()
    also = {value: word for word, value in _listed(_ALSO.get(language, "")) if value < 20}
    units: list[tuple[str, ...]] = [
        (*words, also[value]) if value in also else words for value, words in enumerate(small)
    ]
    found: list[tuple[str, ...]] = list(units)
    for ten, unit in product(range(2, 10), range(10)):
        name = tens[ten - 2]
        found.append((name,) if not unit else tuple(dict.fromkeys(_JOINED[language](name, unit, units))))
    if language == "fr":
        return tuple(_french(value, found) for value in range(100))
    return tuple(found)


Words = tuple[str, ...]


def _apart(between: str) -> Callable[[str, int, list[Words]], list[str]]:
    return lambda ten, unit, units: [f"{ten}{between}{word}" for word in units[unit]]


def _unit_first(between: str, one: str) -> Callable[[str, int, list[Words]], list[str]]:
    return lambda ten, unit, units: [f"{one if unit == 1 else word}{between}{ten}" for word in units[unit]]


def _italian(ten: str, unit: int, units: list[Words]) -> list[str]:
    stem = ten[:-1] if unit in (1, 8) else ten
    return [f"{stem}{word}" for word in units[unit]] + ([f"{stem}un"] if unit == 1 else [])


def _spanish(ten: str, unit: int, units: list[Words]) -> list[str]:
    written = [*units[unit], *(("un", "una") if unit == 1 else ())]
    joined = [f"veinti{word}" for word in written] if ten == "veinte" else []
    return joined + [f"{ten} y {word}" for word in written]


_JOINED: dict[str, Callable[[str, int, list[Words]], list[str]]] = {
    "en": _apart(" "),
    "de": _unit_first("und", "ein"),
    "fr": lambda ten, unit, units: [f"{ten} et {word}" for word in units[unit]] + [f"{ten} {word}" for word in units[unit]],
    "es": _spanish,
    "it": _italian,
    "pt": lambda ten, unit, units: [f"{ten} e {word}" for word in (*units[unit], *(("uma",) if unit == 1 else ()))],
    "nl": _unit_first("en", "een"),
}  # fmt: skip


def _french(value: int, found: list[Words]) -> Words:
    """soixante-dix, quatre-vingt-dix-sept; the Belgian and Swiss forms as well."""
    if value < 70:
        return found[value]
    base, name = (60, "soixante") if value < 80 else (80, "quatre vingt")
    rest = list(found[value - base]) if value != 80 else ["s"]
    if value == 80:
        return (*found[80], "quatre vingts", "quatre vingt")
    return (*found[value], *(f"{name} {word}" for word in rest), *(f"{name} et {word}" for word in rest))


def _english_hundred(hundreds: int, rest: int, below: tuple[Words, ...]) -> Iterator[str]:
    names = (*below[hundreds], "a") if hundreds == 1 else below[hundreds]
    for name in names:
        yield from (
            [f"{name} hundred"]
            if not rest
            else (f"{name} hundred{between}{word}" for word in below[rest] for between in (" ", " and "))
        )


def _written_on(
    hundred: str, one: Words, between: Words
) -> Callable[[int, int, tuple[Words, ...]], Iterator[str]]:
    """zweihundertdrei, tweehonderd drie, duecentotre."""

    def written(hundreds: int, rest: int, below: tuple[Words, ...]) -> Iterator[str]:
        for name in one if hundreds == 1 else below[hundreds]:
            yield from (
                [f"{name}{hundred}"]
                if not rest
                else (f"{name}{hundred}{joint}{word}" for word in below[rest] for joint in between)
            )

    return written


def _french_hundred(hundreds: int, rest: int, below: tuple[Words, ...]) -> Iterator[str]:
    for name in ("",) if hundreds == 1 else below[hundreds]:
        stem = f"{name} cent".strip()
        yield from [stem, f"{stem}s"] if not rest else (f"{stem} {word}" for word in below[rest])


def _named_hundred(language: str, between: str) -> Callable[[int, int, tuple[Words, ...]], Iterator[str]]:
    """doscientos, ciento uno; duzentas e três."""

    def written(hundreds: int, rest: int, below: tuple[Words, ...]) -> Iterator[str]:
        name = _HUNDREDS[language].split()[hundreds - 1]
        names = {1: ("ciento",) if language == "es" else ("cento",)}.get(hundreds, (name, name[:-2] + "as"))
        yield from (
            ((name,) if hundreds == 1 else names)
            if not rest
            else (f"{each}{between}{word}" for each in names for word in below[rest])
        )

    return written


_HUNDRED: dict[str, Callable[[int, int, tuple[Words, ...]], Iterator[str]]] = {
    "en": _english_hundred,
    "de": _written_on("hundert", ("", "ein"), ("", "und")),
    "fr": _french_hundred,
    "es": _named_hundred("es", " "),
    "it": _written_on("cento", ("",), ("", " ")),
    "pt": _named_hundred("pt", " e "),
    "nl": _written_on("honderd", ("", "een"), ("", " ", "en")),
}
