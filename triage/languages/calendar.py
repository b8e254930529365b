"""The months and days of English, in their order; for every use of them, so that none is missing anywhere.

Dates in other languages are read by `months`.
"""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: As they are printed: January, Jan; Monday, Mon.
LONG_MONTHS = tuple(map(str.capitalize, MONTHS))
SHORT_MONTHS = tuple(name[:3] for name in LONG_MONTHS)
LONG_DAYS = tuple(map(str.capitalize, WEEKDAYS))
SHORT_DAYS = tuple(name[:3] for name in LONG_DAYS)
#: All of them, in small letters.
WORDS = frozenset((*MONTHS, *WEEKDAYS))
#: Days of the week in the languages of which facts are compared.
DAYS = frozenset(
    (
        *WEEKDAYS,
        *"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split(),
        *"lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
        *"lunes martes miércoles jueves viernes sábado domingo".split(),
        *"lunedì martedì mercoledì giovedì venerdì sabato domenica".split(),
        *"segunda-feira terça-feira quarta-feira quinta-feira sexta-feira".split(),
        *"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    )
)
