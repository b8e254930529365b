"""Other wordings of a literal's numbers: 10% and "10 percent", 1.5°C and "1.5 degrees", "24 February" and "Feb. 24",
"Second Amendment" and "2nd Amendment", "World War II" and "World War Two".

Asked while profiles are compiled, of literals of several words or with figures; amounts and thousands are `wordings`' own.
"""

from collections.abc import Iterator

from triage.expression import Expression
from triage.languages.calendar import LONG_MONTHS
from triage.languages.numbers.english import CARDINALS, ORDINALS, PERCENT, SHORT_MONTHS, UNITS

_FIGURE = r"(?<![\w.,])(?P<figure>\d+(?:[.,]\d+)*)"
_PERCENT = Expression(rf"{_FIGURE} ?(?P<unit>%|(?:{'|'.join(PERCENT)})(?!\w))")
_DEGREES = Expression(
    rf"{_FIGURE}(?: ?[°º] ?(?P<sign>[CF])?(?!\w)|(?P<bare>[CF])(?!\w)| degrees?(?: (?P<scale>Celsius|Fahrenheit))?(?!\w))"
)
_MEASURE = Expression(rf"{_FIGURE}[ -]?(?P<unit>{'|'.join(name for names in UNITS for name in names)})(?!\w)")
_JOINTS = Expression(r"( |(?<!wenty)-)")
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}
_MONTH = "|".join((*LONG_MONTHS, *(f"{short}\\.?" for short in SHORT_MONTHS.values() if short)))
_DATE = Expression(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})|(?P<named>{_MONTH}) (?P<of>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,? (?P<year>\d{4}))?"
)
_ROMANS = dict(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True))
#: After these a number is written in Roman figures, or not.
_BEFORE_ROMAN = frozenset("war part phase type stage act volume chapter title level class bowl".split())
LARGEST = len(CARDINALS)
_IN_ROMAN = {number: roman for roman, number in _ROMANS.items()}
_IN_WORDS = {number: word for word, number in CARDINALS.items()}
_ORDINAL_IN_WORDS = {number: word for word, number in ORDINALS.items()}
_ORDINAL = Expression(r"(\d{1,3})(?:st|nd|rd|th)")


def figures(text: str) -> Iterator[str]:
    """The other wordings of the numbers in a literal.

    >>> list(figures("10% tariff"))[:3], list(figures("24 February"))[:3]
    (['10 percent tariff', '10 per cent tariff', '10 pct tariff'], ['24 February', 'February 24', '24th February'])
    >>> list(figures("Second Amendment")), list(figures("World War II")), list(figures("second"))
    (['2nd Amendment'], ['World War 2', 'World War Two'], [])
    """
    if any(map(str.isdigit, text)):
        yield from _percent(text)
        yield from _degrees(text)
        yield from _measure(text)
        yield from _date(text)
    words = _JOINTS.split(text)  # with what stands between them
    if len(words) > 1:
        for number in range(0, len(words), 2):
            for other in _of_word(words[number], words[number - 2] if number else ""):
                yield "".join((*words[:number], other, *words[number + 1 :]))


def _percent(text: str) -> Iterator[str]:
    found = _PERCENT.search(text)
    if found is None:
        return
    before, after = text[: found.start()], text[found.end() :]
    units = ("%", *PERCENT)
    for unit in units:
        if unit != found["unit"]:
            yield f"{before}{found['figure']}{'' if unit == '%' else ' '}{unit}{after}"


def _degrees(text: str) -> Iterator[str]:
    found = _DEGREES.search(text)
    if found is None:
        return
    before, figure, after = text[: found.start()], found["figure"], text[found.end() :]
    scale = found["sign"] or found["bare"] or (found["scale"] or "")[:1]
    if found["bare"] and "." not in figure:
        return  # 4C may be anything
    scales = (scale,) if scale else ("C", "F")
    for one in scales:
        yield f"{before}{figure}°{one}{after}"
        yield f"{before}{figure} °{one}{after}"
        yield f"{before}{figure}{one}{after}"
        yield f"{before}{figure} degrees {_SCALES[one]}{after}"
    yield f"{before}{figure} degrees{after}"


def _measure(text: str) -> Iterator[str]:
    """A figure and its unit, written on or apart, in short or in full: 100 km, 100km, 100 kilometres."""
    found = _MEASURE.search(text)
    if found is None:
        return
    before, figure, unit, after = text[: found.start()], found["figure"], found["unit"], text[found.end() :]
    names = next(names for names in UNITS if unit in names)
    yield f"{before}{figure}{names[0]}{after}"
    yield from (f"{before}{figure} {name}{after}" for name in names)


def _date(text: str) -> Iterator[str]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return
    day, named = found["day"] or found["of"], (found["month"] or found["named"]).rstrip(".")
    full = next(name for name in LONG_MONTHS if named in (name, name[:3], SHORT_MONTHS[name]))
    year = found["year"]
    for month in dict.fromkeys((full, full[:3] if SHORT_MONTHS[full] else full, SHORT_MONTHS[full] or full)):
        for said in (day, _nth(int(day))):
            yield f"{said} {month} {year}" if year else f"{said} {month}"
            yield f"{month} {said}, {year}" if year else f"{month} {said}"


def _of_word(word: str, before: str) -> Iterator[str]:
    """A number in words in figures, and the other way round."""
    is_name = before[:1].isupper()
    number = 0
    if word[:1].isdigit():
        found = _ORDINAL.fullmatch(word.lower())
        if found and (said := _ORDINAL_IN_WORDS.get(int(found[1]))):
            yield said.capitalize() if is_name or not before else said
        elif word.isdigit() and 0 < int(word) <= LARGEST:
            number = int(word)
            yield _IN_WORDS[number].capitalize() if is_name else _IN_WORDS[number]
    elif (lower := word.lower()) in ORDINALS:
        yield _nth(ORDINALS[lower])
    elif lower in CARDINALS:
        number = CARDINALS[lower]
        yield str(number)
    elif word in _ROMANS and is_name and before.lower() in _BEFORE_ROMAN:
        yield str(_ROMANS[word])
        yield _IN_WORDS[_ROMANS[word]].capitalize()
    if number and is_name and before.lower() in _BEFORE_ROMAN:
        yield _IN_ROMAN[number]


def _nth(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
