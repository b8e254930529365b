"""Dates as they are written in copy → ISO 8601, or nothing where a day is not certain.

Pure functions over short strings. A time without a zone gives the bare day; a day without a year gives nothing.
"""

import re
from datetime import date

from triage.expression import Expression
from triage.languages.months import month_number

#: Abbreviations that mean one offset only; CST, IST and the like do not.
_ZONES = {
    "z": "+00:00",
    "gmt": "+00:00",
    "utc": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "jst": "+09:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|"
    r"mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|"
    r"sábado|domingo)\.?,?\s+"
)
_TIME = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s?(?P<half>[ap]\.?\s?m\.?)?"
    r"\s?\(?(?P<zone>z|[a-z]{3,4}|(?:gmt|utc)?[+-]\d\d:?\d\d)?\)?"
)
_DAY = (
    r"(?:(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th|er|º)?\.?(?:\s+|-)(?:de\s+|of\s+)?(?P<m2>[^\W\d_]{3,10})\.?,?(?:\s+|-)(?:de\s+)?(?P<y2>\d{4})"
    r"|(?P<m3>[^\W\d_]{3,10})\.?\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4}))"
)
_LABEL = (
    r"(?P<label>(?:first|last|originally)?\s*(?:published|posted|updated|modified|issued|released|created|publication\s+date|"
    r"date|veröffentlicht|aktualisiert|publié|mis\s+à\s+jour|publicado|actualizado|pubblicato)(?:\s+(?:on|at|am|le|el|il))?"
    r"\s*:?\s*)"
)
_DATE = Expression(rf"(?:{_WEEKDAY})?{_DAY}(?:(?:t|,?\s+|,?\s+at\s+|\s*\|\s*|\s+[-–]\s+){_TIME})?", re.IGNORECASE)
_LINE = Expression(
    rf"{_LABEL}?(?P<date>(?:{_TIME.replace('?P<', '?P<_')},?\s+)?(?:{_WEEKDAY})?{_DAY}"
    rf"(?:(?:t|,?\s+|,?\s+at\s+|\s*\|\s*|\s+[-–]\s+){_TIME})?)\.?",
    re.IGNORECASE,
)
#: No news comes from another century than the next: "3609" is a slip of a program, and would stand first for ever.
LAST_YEAR = 2199
#: No news is older than the press; what is may be of another calendar.
FIRST_YEAR = 1600
_MONTH_DAY = Expression(
    r"([^\W\d_]{3,10})\.?\s+(\d{1,2})|(\d{1,2})\.?\s+([^\W\d_]{3,10})\.?|(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
    re.IGNORECASE,
)
_UPDATED = ("last", "updated", "modified", "aktualisiert", "mis", "actualizado")


def iso_date(text: str) -> str:
    """The date in ISO 8601 with an offset, a bare day, or "" where it is no whole and certain date.

    >>> iso_date("Thursday 10 November 2016"), iso_date("Nov 10, 2016 7:12 am EST"), iso_date("2016-11-10 07:12")
    ('2016-11-10', '2016-11-10T07:12:00-05:00', '2016-11-10')
    >>> iso_date("16 listopada 2026"), iso_date("16. listopada 2026")
    ('2026-11-16', '2026-10-16')
    >>> iso_date("10/11/2016"), iso_date("Nov 10"), iso_date("31 Feb 2016")
    ('', '', '')
    """
    found = _DATE.fullmatch(text.strip()) if len(text) <= 80 else None
    return _iso(found) if found else ""


def date_line(line: str) -> tuple[str, str, bool] | None:
    """A line that holds nothing but a date, perhaps labelled: (as written, ISO, whether it dates an update).

    >>> date_line("Published: 2016-11-10"), date_line("Published in 2016")
    (('2016-11-10', '2016-11-10', False), None)
    """
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    iso = _iso(found)
    if not iso:
        return None
    label = (found["label"] or "").strip().lower()
    return found["date"], iso, label.startswith(_UPDATED)


def is_month_day(text: str) -> bool:
    """Whether this is a month and a day, in either order, such as "Nov 10" or "3 mars".

    >>> is_month_day("Nov. 10"), is_month_day("Area 51")
    (True, False)
    """
    return month_day(text) is not None


def month_day(text: str) -> tuple[int, int] | None:
    """The numbers of a month and a day, written in either order; None for anything else.

    >>> month_day("Nov. 10"), month_day("3 mars"), month_day("11月16日"), month_day("Area 51")
    ((11, 10), (3, 3), (11, 16), None)
    """
    found = _MONTH_DAY.fullmatch(text.strip())
    if found is None:
        return None
    if found["month"]:
        month, day = int(found["month"]), int(found["day"])
        return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    month, day = month_number(found[1] or found[4]), int(found[2] or found[3])
    return (month, day) if month and 1 <= day <= 31 else None


def _iso(found: re.Match[str]) -> str:
    year = found["y1"] or found["y2"] or found["y3"] or found["y4"]
    month = found["m1"] or found["m2"] or found["m3"] or found["m4"]
    day = found["d1"] or found["d2"] or found["d3"] or found["d4"]
    is_after_stop = found["d2"] is not None and found.string[found.end("d2")] == "."
    number = int(month) if month.isdecimal() else month_number(month, is_after_stop=is_after_stop)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ""
    try:
        bare = date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
    return bare + _clock(found)


def _clock(found: re.Match[str]) -> str:
    zone = (found["zone"] or "").lower()
    if zone[-5:-4] in ("+", "-") or zone[-6:-5] in ("+", "-"):
        digits = zone.lstrip("gmtuc").replace(":", "")
        offset = f"{digits[0]}{int(digits[1:3]):02}:{int(digits[3:]):02}"
    else:
        offset = _ZONES.get(zone, "")
    time = time_of_day(found)
    if not time or not offset or int(offset[1:3]) > 14 or int(offset[4:]) > 59:
        return ""
    return f"T{time}{offset}"


def time_of_day(found: re.Match[str]) -> str:
    """`07:12:00` of the groups hour, minute, second and half (am, pm); "" where there is none, or no such time."""
    if not found["hour"]:
        return ""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    return "" if hour > 23 or minute > 59 or second > 59 else f"{hour:02}:{minute:02}:{second:02}"
