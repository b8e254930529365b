"""How English writes small numbers and months, and several languages hundredths: what has figures as another wording."""

from triage.languages.calendar import LONG_MONTHS
from triage.languages.numbers.number_words import SMALL

#: The numbers that newspapers write in words now and then.
CARDINALS = {word: number for number, word in enumerate(SMALL["en"].split()[:13]) if number}
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        range(1, 22),
        strict=True,
    )
) | dict(
    zip(
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
        range(30, 101, 10),
        strict=True,
    )
)
#: As newspapers shorten them, without the stop; empty for those that they write out.
SHORT_MONTHS = {name: name[:3] for name in LONG_MONTHS} | {"September": "Sept", "May": "", "June": "", "July": ""}
#: Units of measure, in short and in full.
UNITS = (
    ("km", "kilometres", "kilometers"), ("cm", "centimetres", "centimeters"), ("mm", "millimetres", "millimeters"),
    ("kg", "kilograms", "kilos"), ("mg", "milligrams"), ("ml", "millilitres", "milliliters"), ("mph", "miles per hour"),
    ("MW", "megawatts"), ("GW", "gigawatts"), ("TWh", "terawatt-hours"), ("GWh", "gigawatt-hours"),
    ("MWh", "megawatt-hours"), ("kWh", "kilowatt-hours"), ("GB", "gigabytes"), ("TB", "terabytes"), ("mmHg",),
)  # fmt: skip
#: The words for %.
PERCENT = ("percent", "per cent", "pct", "Prozent", "pour cent", "por ciento", "por cento", "per cento", "procent")
