"""Other wordings of a sum of money: €50, "50 €", "50 euros" and "EUR 50"; "5 Milliarden Euro", "5 Mrd. Euro" and "5 Mrd. €"; "5 Mio." of anything.

Asked while profiles are compiled, of literals with figures. What English calls a billion is `wordings`' own, and no
magnitude of one language stands for that of another: a French *billion* is a million millions.
"""

from collections.abc import Iterator

from triage.expression import Expression

#: Signs → their code, and what they are called; the first name is the one that English writes.
_CURRENCIES = {
    "€": ("EUR", "euros", "Euro"),
    "$": ("USD", "dollars", "Dollar", "dólares", "dollari"),
    # Bare pounds are a weight as well.
    "£": ("GBP", "pounds sterling", "sterline"),
    "¥": ("JPY", "yen"),
}
_SIGNS = {name.lower(): sign for sign, names in _CURRENCIES.items() for name in (sign, *names)} | {
    "euro": "€", "dollar": "$", "us$": "$", "d'euros": "€", "d’euros": "€", "de euros": "€", "de dólares": "$", "de dollars": "$", "di euro": "€", "di dollari": "$",
}  # fmt: skip
#: Millions and milliards, in full and in short; where a language puts a word before the currency, it is among the names above.
_MAGNITUDES = (
    ("Millionen", "Mio.", "Mio"),
    ("Milliarden", "Mrd.", "Mrd"),
    ("milliards", "Md", "Mds"),
    ("millones", "mill."),
    ("milioni", "mln"),
    ("miliardi", "mld"),
    ("miljoen", "mln"),
    ("miljard", "mld"),
    ("milionów", "mln"),
    ("miliardów", "mld"),
    ("miljoner", "milj."),
    ("miljarder", "mdr"),
    ("millioner", "mio."),
    ("milliarder", "mia.", "mrd."),
    ("миллионов", "млн"),
    ("миллиардов", "млрд"),
    ("мільйонів", "млн"),
    ("мільярдів", "млрд"),
)
#: What two languages shorten alike stands for both.
_ROWS = {
    word.lower(): tuple(
        dict.fromkeys(each for row in _MAGNITUDES if word.lower() in map(str.lower, row) for each in row)
    )
    for words in _MAGNITUDES
    for word in words
}
_CODES = frozenset(("us$", *(names[0].lower() for names in _CURRENCIES.values())))
_YEAR = Expression(r"(?:19|20)\d\d")
_NAMES, _WORDS = (
    "|".join(sorted((word.replace("$", r"\$").replace(".", r"\.") for word in words), key=len, reverse=True))
    for words in (_SIGNS, _ROWS)
)
_MANY = Expression(rf"(?i)(?<![\w.,])(?P<figure>\d+(?:[.,]\d+)*) (?P<word>{_WORDS})(?!\w)")
_SUM = Expression(
    rf"(?i)(?P<before>{_NAMES})? ?(?P<figure>\d+(?:[.,]\d+)*)(?: ?(?P<word>{_WORDS}))? ?(?P<behind>{_NAMES})?"
)


def sums(text: str) -> Iterator[str]:
    """The other wordings of a literal that is a sum of money.

    >>> list(sums("50 €")), list(sums("€5 billion"))
    (['€50', '50 €', 'EUR 50', '50 EUR', '50 euros', '50 Euro'], [])
    >>> list(sums("5 Mrd. Euro"))[:4], list(sums("Euro 2028"))
    (['5 Milliarden €', '5 Milliarden EUR', '5 Milliarden euros', '5 Milliarden Euro'], [])
    """
    found = _SUM.fullmatch(text.strip())
    if found is None or found["before"] == found["behind"]:
        yield from _many(text)
    if found is None or (found["before"] is None) == (found["behind"] is None):
        return
    written = (found["before"] or found["behind"]).lower()
    is_name = written not in _CURRENCIES and written not in _CODES
    if is_name and (found["before"] or _YEAR.fullmatch(found["figure"])):
        return  # Euro 2028
    sign = _SIGNS[written]
    names = _CURRENCIES[sign]
    figure, word = found["figure"], found["word"]
    if word is None:
        yield from (f"{sign}{figure}", f"{figure} {sign}", f"{names[0]} {figure}")
        yield from (f"{figure} {name}" for name in names)
        return
    # "5 milliards d'euros": as it is written, and as the signs are.
    said = (sign, *names, *([found["behind"]] if found["behind"] else ()))
    yield from (f"{figure} {one} {name}" for one in _ROWS[word.lower()] for name in said)


def _many(text: str) -> Iterator[str]:
    """Millions and milliards of whatever it is, in full and in short.

    >>> list(_many("5 Millionen Impfdosen"))
    ['5 Mio. Impfdosen', '5 Mio Impfdosen']
    """
    found = _MANY.search(text)
    if found is not None:
        before, after = text[: found.start("word")], text[found.end("word") :]
        yield from (f"{before}{word}{after}" for word in _ROWS[found["word"].lower()] if word != found["word"])
