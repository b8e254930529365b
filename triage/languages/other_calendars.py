"""Calendars besides the Gregorian one that news is dated by: the solar one of Iran and Afghanistan, Thai years of the Buddha, and years of an era in East Asia.

Months of the first have names of their own, in Persian and in Dari; the months of the others are the Gregorian ones.
"""

import re
from datetime import date, timedelta
from functools import cache

_SOLAR = (
    "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله", "مهر میزان", "آبان عقرب", "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
)  # fmt: skip
#: Years that may be solar ones, and Thai ones; and how far the latter are ahead.
SOLAR_YEARS, THAI_YEARS = range(1300, 1500), range(2443, 2744)
_AHEAD = 543
#: Eras of Japan and the republic's of Taiwan → the year before their first.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_OF_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?年")
#: The first day of the solar year 1400, and of the cycle of 33 years that holds it, which has eight leap years.
_FIRST, _FIRST_YEAR = date(2021, 3, 21), 1400
_CYCLE, _LEAPS_OF_CYCLE = 33, frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def of_solar(year: int, month: int, day: int) -> date:
    """The day of a date of the solar calendar; ValueError where there is none.

    >>> of_solar(1405, 8, 25), of_solar(1399, 12, 30), of_solar(1403, 12, 30), of_solar(1404, 1, 1)
    (datetime.date(2026, 11, 16), datetime.date(2021, 3, 20), datetime.date(2025, 3, 20), datetime.date(2025, 3, 21))
    """
    length = 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= length:
        raise ValueError("no such day")
    between = range(min(year, _FIRST_YEAR), max(year, _FIRST_YEAR))
    days = sum(366 if _is_leap(one) else 365 for one in between) * (1 if year >= _FIRST_YEAR else -1)
    return _FIRST + timedelta(days=days + (month - 1) * 31 - max(0, month - 7) + day - 1)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAPS_OF_CYCLE


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_SOLAR, 1) for name in names.split()}


def solar_month(name: str) -> int:
    """The number of a month of the solar calendar; 0 where it is none.

    >>> solar_month("آبان"), solar_month("عقرب"), solar_month("نوامبر")
    (8, 8, 0)
    """
    return _months().get(name.replace("ي", "ی"), 0)


def without_eras(text: str) -> str:
    """A text with the Gregorian year where it has that of an era.

    >>> without_eras("令和8年11月16日"), without_eras("平成元年"), without_eras("民國115年"), without_eras("五年")
    ('2026年11月16日', '1989年', '2026年', '五年')
    """
    return _OF_ERA.sub(lambda found: f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text)


def of_thai(year: int) -> int:
    """The Gregorian year of a Thai one.

    >>> of_thai(2569)
    2026
    """
    return year - _AHEAD
