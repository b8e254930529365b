"""How English writes small numbers and months, and several languages hundredths: what has figures as another wording."""

CARDINALS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
)
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        range(1, 22),
        strict=True,
    )
)
MONTHS = "January February March April May June July August September October November December".split()
#: As newspapers shorten them, without the stop; empty for those that they write out.
SHORT_MONTHS = {name: name[:3] for name in MONTHS} | {"September": "Sept", "May": "", "June": "", "July": ""}
#: The words for %.
PERCENT = ("percent", "per cent", "pct", "Prozent", "pour cent", "por ciento", "por cento", "per cento", "procent")
