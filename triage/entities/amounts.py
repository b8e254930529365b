"""Dates, sums of money and percentages: found by patterns, with a value that programs can sort by.

Only the text at hand and the day of publication decide; a date without a year, or a weekday, has no value when
that day is unknown.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from triage.entities.entity import EntityType
from triage.expression import Expression
from triage.languages import calendar


class Amount(NamedTuple):
    """One date, sum or percentage."""

    start: int
    end: int
    type: EntityType
    value: str | None


_MONTHS = {
    name: number
    for number, month in enumerate(calendar.MONTHS, 1)
    for name in (month, month[:3], *(("sept",) if month == "september" else ()))
}
_WEEKDAYS = {name: number for number, name in enumerate(calendar.WEEKDAYS)}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sep(?:t(?:ember)?)?\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTH = f"(?:{'|'.join(calendar.LONG_MONTHS)})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DATE = Expression(
    rf"\b(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|\b(?P<m1>{_MONTH})\s{{1,3}}(?P<d1>{_DAY})\b(?!\s?(?:percent|pct|%))(?:,?\s{{1,3}}(?P<y1>{_YEAR}))?(?![\d.,-]\d)"
    rf"|\b(?P<d2>{_DAY})(?:\sof)?\s{{1,3}}(?P<m2>{_MONTH})(?![\w])(?:,?\s{{1,3}}(?P<y2>{_YEAR})\b)?"
    rf"|\b(?P<m3>{_MONTH}),?\s{{1,3}}(?:of\s)?(?P<y3>{_YEAR})\b"
    rf"|\b(?:in|In|since|Since|last|next|this|early|late|until|by|from|mid|through|for|of)[\s-](?P<m4>{_FULL_MONTH})\b(?:,?\s{{1,3}}(?P<y4>{_YEAR})\b)?(?!\.?\s{{1,3}}\d)"
    r"|\b(?P<turn>[Nn]ext|[Ll]ast|[Tt]his)?(?(turn)\s{1,3})"
    rf"(?P<weekday>{'|'.join(calendar.LONG_DAYS)})\b"
    r"|\b(?P<near>today|yesterday|tomorrow|Yesterday|Tomorrow|Today)\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Oo]f|[Ff]rom|[Uu]ntil|[Bb]y|[Dd]uring|year|early|late|mid|[Bb]efore|[Aa]fter|fiscal)[\s-](?P<year>{_YEAR})\b(?![-–.,]\d|\s?(?:%|pct|per))"
    rf"|\b(?P<decade>(?:the\s)?(?:1[89]\d0s|20\d0s))"
)
_FUTURE = Expression(
    r"\b(?:will|would|is to|are to|due|scheduled|plans?|planned|expected|ahead|upcoming|to meet)\b"
)

#: Never shorter on second thoughts: what follows a number begins with neither digit, point nor comma.
_NUMBER = r"(?>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}


def _by_first_letter(words: Iterable[str]) -> str:
    """A pattern of these words in their order, where only those are tried that begin as the text does.

    >>> _by_first_letter(["two", "three", "one"])
    't(?:wo|hree)|o(?:ne)'
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


_COUNT = rf"(?:{_NUMBER}|\b(?:{_by_first_letter(list(_WORDS)[1:])})\b)"
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "mln": 6, "mn": 6, "m": 6, "billion": 9, "bln": 9, "bn": 9, "b": 9,
    "trillion": 12, "trn": 12, "tn": 12, "lakh": 5, "crore": 7,
}  # fmt: skip
_SCALE = r"(?:thousand|million|mln|mn|billion|bln|bn|trillion|trn|tn|lakh|crore|[kmb](?![\w-]))"
_SIGNS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
_UNITS = {
    "dollar": "USD", "dollars": "USD", "dlr": "USD", "dlrs": "USD", "us dollars": "USD", "u.s. dollars": "USD",
    "u.s. dlrs": "USD", "american dollars": "USD", "canadian dollars": "CAD", "canadian dlrs": "CAD",
    "australian dollars": "AUD", "australian dlrs": "AUD", "hong kong dollars": "HKD", "h.k. dlrs": "HKD", "hk dlrs": "HKD",
    "singapore dollars": "SGD", "singapore dlrs": "SGD", "new zealand dollars": "NZD", "taiwan dollars": "TWD",
    "yen": "JPY", "euro": "EUR", "euros": "EUR", "pounds": "GBP", "pounds sterling": "GBP", "stg": "GBP", "sterling": "GBP",
    "marks": "DEM", "swiss francs": "CHF", "french francs": "FRF", "belgian francs": "BEF", "guilders": "NLG", "lire": "ITL",
    "yuan": "CNY", "rupees": "INR", "roubles": "RUB", "rubles": "RUB", "won": "KRW", "rand": "ZAR", "pesos": None,
    "francs": None, "crowns": None, "dinars": None, "riyals": "SAR", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "cents": "USD", "cent": "USD", "cts": "USD", "ct": "USD", "ecus": "XEU", "shekels": "ILS", "lira": "TRY", "liras": "TRY",
    "reais": "BRL", "zlotys": "PLN", "hryvnias": "UAH",
}  # fmt: skip
_CODES = "USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|INR|RUB|KRW|BRL|ZAR|HKD|SGD"
_UNIT = _by_first_letter(
    sorted((re.escape(unit).replace(r"\ ", r"\s{1,3}") for unit in _UNITS), key=len, reverse=True)
)
_MONEY = Expression(
    # At a digit begins none of the first two.
    rf"(?!\d)(?<![\w$])(?P<sign>US\$|AU\$|CA\$|HK\$|NZ\$|NT\$|[ACSR]\$|\$|£|€|¥|₹|₩|₽|₺|₪|Rs\.?)\s{{0,2}}(?P<n1>{_NUMBER})"
    rf"(?:[\s-]{{0,3}}(?P<s1>{_SCALE})(?!\w))?"
    rf"|(?!\d)(?<!\w)(?P<code>{_CODES})\s{{0,2}}(?P<n2>{_NUMBER})(?:\s{{0,3}}(?P<s2>{_SCALE})(?!\w))?"
    rf"|(?<![\w.,$-])(?P<n3>{_COUNT})(?:[\s-]{{1,3}}(?P<s3>{_SCALE}))?[\s-]{{1,3}}(?P<unit>{_UNIT})(?!\w)"
    rf"|(?<![\w.,$-])(?P<n4>{_NUMBER})(?:\s{{0,3}}(?P<s4>{_SCALE}))?\s{{0,3}}(?P<after>€|(?=\w)(?:{_by_first_letter(_CODES.split('|'))}))(?!\w)",
    re.IGNORECASE,
)
_PERCENT = Expression(
    rf"(?<![\w.,])(?P<number>[-+−]?(?:{_COUNT}))(?:[\s-]{{0,3}}(?:%|٪)|[\s-]{{1,3}}(?:percent|per\scent|pct|percentage\spoints?)(?!\w))",
    re.IGNORECASE,
)


_DIGITS = re.compile(r"\d+")
_COUNTS = tuple(_WORDS)[1:]
_COUNT_WORD = Expression(rf"\b(?:{'|'.join(_COUNTS)})\b", re.IGNORECASE)
#: How the names of months and days begin.
_CAPITALS = Expression("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun")
#: Where a date may begin.
_FIRST_LETTER = re.compile(r"\b\w")
_NEAR = ("oday", "esterday", "omorrow")
#: So far before a number, a month or a day may a date begin: "through June".
_LONGEST_OPENING = 8
#: What stands right before the number of a sum that begins earlier: a sign, the last letter of a currency.
_BEFORE_SUM = frozenset("$£€¥₹₩₽₺₪.sSſ").union(*(code[-1] + code[-1].lower() for code in _CODES.split("|")))
#: So many characters may a sign or a currency take, with the blanks after it.
_LONGEST_SIGN = 5
#: How signs and currencies begin.
_SIGN_STARTS = frozenset(sign[0] for sign in _SIGNS).union(
    *(code[0] + code[0].lower() for code in _CODES.split("|")), "asrſ"
)


def amounts(text: str, published: str) -> list[Amount]:
    """All amounts in one text, from left to right, none overlapping."""
    if not text:
        return []
    digits = [match.start() for match in _DIGITS.finditer(text)]
    starts = sorted([*digits, *_count_words(text)])
    found = [*_percents(text, starts), *_sums(text, starts), *_dates(text, digits, _day(published))]
    found.sort(key=lambda amount: (amount.start, -amount.end))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept


def _count_words(text: str) -> list[int]:
    """Where "one" to "twenty" stand as words; to look for each of them is faster than a pattern for all."""
    small = text.lower()
    if len(small) != len(text) or "ſ" in small or "ı" in small:  # what a pattern takes for one is another here
        return [match.start() for match in _COUNT_WORD.finditer(text)]
    found = []
    for word in _COUNTS:
        place = small.find(word)
        while place >= 0:
            end = place + len(word)
            if not (place and _is_letter(small[place - 1])) and not _is_letter(small[end : end + 1]):
                found.append(place)
            place = small.find(word, end)
    return found


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _percents(text: str, starts: list[int]) -> Iterator[Amount]:
    """The percentages whose numbers begin at these places; to search all of the text takes five times as long."""
    end = 0
    for start in starts:
        signed = start > end and text[start - 1] in "-+−"
        if start < end:
            continue
        match = (_PERCENT.match(text, start - 1) if signed else None) or _PERCENT.match(text, start)
        if match:
            end = match.end()
            yield Amount(match.start(), end, "PERCENT", _plain(match["number"], 0))


def _plain(number: str, scale: int) -> str:
    """`1,234.5` times ten to the `scale`, without exponent and trailing zeros.

    >>> _plain("78", 9), _plain("1.50", 6), _plain("two", 0), _plain("-0.5", 0), _plain("1.05", 0), _plain("50", -2)
    ('78000000000', '1500000', '2', '-0.5', '1.05', '0.5')
    """
    text = number.replace(",", "").replace("−", "-").lower()
    whole, _, rest = text.partition(".")
    digits = whole + rest
    if digits.isdigit() and digits.isascii() and digits.strip("0"):
        power = scale - len(rest)
        written = str(int(digits))
        if power >= 0:
            return written + "0" * power
        written = written.zfill(1 - power)
        written = f"{written[:power]}.{written[power:]}"
    else:
        from decimal import Decimal  # takes a while to import, and few need it

        sign, word = (text[0], text[1:]) if text[0] in "+-" else ("", text)
        spelled = word.casefold().replace("ı", "i")  # as the pattern takes it
        value = Decimal(f"{sign}{_WORDS.get(spelled, word)}")
        written = f"{value.scaleb(scale):f}"
    return (written.rstrip("0").rstrip(".") or "0") if "." in written else written


def _sums(text: str, starts: list[int]) -> Iterator[Amount]:
    """The sums whose numbers begin at these places."""
    end = 0
    for start in starts:
        if start < end:
            continue
        before = text[max(end, start - 3) : start].rstrip()[-1:]
        places = [start]
        if before in _BEFORE_SUM:
            early = range(max(end, start - _LONGEST_SIGN), start)
            places = [
                place for place in early if text[place] in _SIGN_STARTS and not _is_letter(text[place - 1 : place])
            ]
            places.append(start)
        for place in places:
            match = _MONEY.match(text, place)
            if match:
                end = match.end()
                amount = _sum(match)
                if amount:
                    yield amount
                break


def _sum(match: re.Match[str]) -> Amount | None:
    """The sum that a pattern has found; None for what is no money."""
    sign, code, unit = match["sign"], match["code"], match["unit"]
    number = match["n1"] or match["n2"] or match["n3"] or match["n4"]
    scale = match["s1"] or match["s2"] or match["s3"] or match["s4"]
    power = _SCALES[scale.lower()] if scale else 0
    if sign:
        currency: str | None = _SIGNS.get(sign.upper(), _SIGNS.get(sign.capitalize()))
    elif unit:
        unit = " ".join(unit.lower().split())
        if unit in {"pounds", "marks", "won", "crowns", "ct"} and power < 6 and unit != "ct":
            return None  # by weight, at school, in a contest
        currency = _UNITS[unit]
        power -= 2 if unit in {"cents", "cent", "cts", "ct"} else 0
    else:
        currency = (code or match["after"]).upper().replace("€", "EUR").replace("RMB", "CNY")
    return Amount(match.start(), match.end(), "MONEY", f"{_plain(number, power)} {currency}" if currency else None)


def _dates(text: str, digits: list[int], published: date | None) -> Iterator[Amount]:
    """The dates around these numbers, and those that are words."""
    anchors = {*digits, *(match.start() for match in _CAPITALS.finditer(text))}
    for word in _NEAR:
        place = text.find(word)
        while place > 0:
            anchors.add(place - 1)
            place = text.find(word, place + 1)
    end = 0
    for anchor in sorted(anchors):
        for first in _FIRST_LETTER.finditer(text, max(end, anchor - _LONGEST_OPENING), anchor + 1):
            match = _DATE.match(text, first.start())
            if match:
                group = match.groupdict()
                # A bare year or month needs a word before it to be a date; the word is no part of it.
                start = (
                    match.start("year") if group["year"] else match.start("m4") if group["m4"] else match.start()
                )
                end = match.end()
                yield Amount(start, end, "DATE", _resolved(text, match, group, published))
                break
        else:
            end = max(end, anchor + 1)


def _resolved(text: str, match: re.Match[str], group: dict[str, str | None], published: date | None) -> str | None:
    if group["iso"] or group["year"]:
        return group["iso"] or group["year"]
    month = next((group[key] for key in ("m1", "m2", "m3", "m4") if group[key]), None)
    if month:
        return _calendar(_MONTHS[month.lower().rstrip(".")], group, published)
    if published is None or group["decade"]:
        return None
    try:
        if group["near"]:
            return str(published + timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[group["near"].lower()]))
        ahead = bool(_FUTURE.search(text[max(0, match.start() - 60) : match.start()].rpartition(".")[2]))
        return str(_weekday(_WEEKDAYS[str(group["weekday"]).lower()], group["turn"], published, ahead))
    except OverflowError:
        return None


def _calendar(month: int, group: dict[str, str | None], published: date | None) -> str | None:
    """A day of a month, or a month; the year nearest to the publication where none is written."""
    year = group["y1"] or group["y2"] or group["y3"] or group["y4"]
    day = group["d1"] or group["d2"]
    if not day:
        return f"{year}-{month:02d}" if year else None
    number = int(day.rstrip("stndrh"))
    try:
        if year:
            return str(date(int(year), month, number))
        if published is None:
            return None
        nearby = [date(published.year + step, month, number) for step in (-1, 0, 1)]
    except ValueError:
        return None
    return str(min(nearby, key=lambda day: abs(day - published)))


def _weekday(weekday: int, turn: str | None, published: date, ahead: bool) -> date:
    """A weekday as news means it: the last one up to the day of publication, or the next one after "will"."""
    word = (turn or "").lower()
    monday = published - timedelta(published.weekday())
    if word == "next":
        return monday + timedelta(7 + weekday)
    if word == "this":
        return monday + timedelta(weekday)
    back = (published.weekday() - weekday) % 7
    if word == "last":
        return published - timedelta(back or 7)
    return published + timedelta((7 - back) % 7) if ahead else published - timedelta(back)
