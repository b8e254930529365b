"""Dates as people and databases write them, anywhere in a line, in six dozen languages → ISO 8601.

Unlike `dates`, which decides whether a whole line of copy is a date, this finds the first certain one in a line and
keeps a clock time without a zone as local time. "5/4/2022" is no certain day and gives nothing, unless the caller
knows the order of day and month.
"""

import re
from datetime import date

from triage.expression import Expression
from triage.languages import other_calendars
from triage.languages.months import month_number
from triage.readers.dates import time_of_day

_ZONES = {
    "z": "+00:00", "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "mez": "+01:00", "cest": "+02:00",
    "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00", "kst": "+09:00", "sgt": "+08:00",
    "hkt": "+08:00", "aest": "+10:00", "aedt": "+11:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "sast": "+02:00", "wib": "+07:00", "ist": "", "мск": "+03:00",
}  # fmt: skip
#: Zones of America without a word on summer time, in capitals → hours that they are behind in winter.
_AMERICAN = {"ET": 5, "CT": 6, "MT": 7, "PT": 8}
#: Digits of other scripts (of Arabic, Persian, Hindi, Bengali, Tamil, Thai, and wide ones) and wide signs.
_DIGITS = {
    zero + number: str(number)
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xFF10)
    for number in range(10)
}
_WIDE: dict[int, str | int | None] = {**_DIGITS, **str.maketrans("：／．（）　", ":/.() ")}
#: Vowels and other signs that scripts of the East and South write on letters, and the name of a month with them.
_SIGNS = "\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0981-\u09cd\u0a01-\u0a4d\u0a70\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c4d\u0c80-\u0ccd\u0d00-\u0d4d\u0d82-\u0ddf\u200d\u0e31-\u0e4e"
_LETTER = rf"(?:[^\W\d_]|[{_SIGNS}])"
_MONTH = rf"(?:[^\W\d_]{_LETTER}{{2,14}}|[\u0590-\u0e7f]{{2}}|[\u0e01-\u0e2e]{{1,2}}\.[\u0e01-\u0e2e])"
#: The second word of a month, and its other name behind a slash: تشرين الثاني/نوفمبر.
_SECOND, _OTHER = r"(?:\s(?:الثاني|الأول|الاول))?", r"(?:\s?/\s?[^\W\d_]{3,12})?"
_DAY = (
    r"(?:(?<!\d)(?P<y1>(?:1[346-9]|20)\d\d)\s*(?P<s1>[-/.])\s*(?P<m1>\d{1,2})\s*(?P=s1)\s*(?P<d1>\d{1,2})(?!\d)\.?"
    r"|(?<!\d)(?P<d2>\d{1,2})(?:st|nd|rd|th|er|ro|[ºª°a])?(?:\.\s*|\s+|[-/])(?:de\s+|of\s+|d['’]\s*)?"
    rf"(?P<m2>{_MONTH}{_SECOND}){_OTHER}\.?,?"
    r"(?:\s+|[-/,])(?:de\s+|del\s+)?(?P<y2>(?:1[346-9]|2[05])\d\d)(?!\d)"
    rf"|(?<![^\W_])(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:de\s+)?(?P<y3>(?:1[6-9]|20)\d\d)(?!\d)"
    r"|(?<![\d.])(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>(?:1[6-9]|20)\d\d)(?!\d|\.\d)"
    r"|(?<![\d/-])(?P<d5>\d{1,2})\s?(?P<s5>[/-])\s?(?P<m5>\d{1,2})\s?(?P=s5)\s?(?P<y5>(?:1[6-9]|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<y6>(?:1[6-9]|20)\d\d)\s?[年년]\s?(?P<m6>\d{1,2})\s?[月월]\s?(?P<d6>\d{1,2})\s?[日일]"
    rf"|(?<!\d)(?P<y9>20\d\d)\.?\s+gada\s+(?P<d9>\d{{1,2}})\.\s?(?P<m9>{_MONTH})"
    rf"|(?<!\d)(?P<y7>(?:1[6-9]|20)\d\d)(?:ko|\.)?\s+(?:gada\s+)?(?:m\.\s+)?(?P<m7>{_MONTH})\s+(?P<d7>\d{{1,2}})(?!\d)\.?"
    r"|(?<!\d)(?P<d8>\d{1,2})\s+tháng\s+(?P<m8>\d{1,2}),?\s+(?:năm\s+)?(?P<y8>20\d\d)(?!\d))"
)
_ZONE = r"(?:(?:\s?uhr\b)?\s?\(?(?P<zone>(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?\b|[+-]\d\d:?\d\d\b|z\b|(?:[a-z]{3,4}|мск|(?-i:[ECMP]T))\b)\)?)?"
#: The half of the day where it stands before the hour, and where it has no letters of ours: of these, the second.
_LATE = frozenset("下午 午後 午后 오후 晚上 晚间 晚間 傍晚 م مساء مساءً μμ μ.μ μ.μ.".split())
_PARTS = "下午|午後|午后|오후|晚上|晚间|晚間|傍晚|上午|午前|오전|凌晨|早上|清晨"
_BEFORE_HOUR = rf"(?P<part>{_PARTS})?\s?"
_BEHIND_HOUR = r"(?:\s?(?P<turn>مساءً?|م|صباحا?ً?|ص|[μπ]\.?μ\.?)(?![^\W_]))?"
_TIME = (
    rf"{_BEFORE_HOUR}(?P<hour>\d{{1,2}})\s?[:.h時点시]"
    r"(?:\s?)(?P<minute>\d\d)[分분]?(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?)?" + _BEHIND_HOUR + _ZONE
)
#: What may stand between a day and its time.
_GAP = (
    rf"(?:\s*\(?(?!{_PARTS})[^\W\d_]{{2,10}}\)?,?|\s?[гдрd]?\.,?)?"
    r"(?:\s*[,|·•–—@/-])?(?:\s+(?:at|um|à|a\s+las|alle|às|kl\.?|klo|la|в|о|ab|om|saat|de|(?:alle\s+)?or[aei]|(?:o\s+)?godz\.|a\s+les|kell|plkst\.|jam|στις|को|v|u|ob|lúc|ώρα|الساعة|ساعت|בשעה|เวลา))?\s*|t|\s*\((?:[^()\d]{1,12}\)\s*)?"
)
_DATE = Expression(rf"{_DAY}(?:(?:{_GAP}){_TIME})?", re.IGNORECASE)
_BEFORE = Expression(
    rf"(?<!\d){_TIME}(?:\s+uhr)?[,|·•–—-]?\s+(?:(?:on|am|le|el|il|de|del|den|di|do|du|ngày|,)\s+)?(?:[^\W\d_]{{3,10}}\.?,?\s+)?\Z",
    re.IGNORECASE,
)


def date_in(text: str, *, day_first: bool | None = None) -> str:
    """The first certain date in a line, with its time if it has one; "" for none.

    >>> date_in("Veröffentlicht am 3. März 2021, 14:05 Uhr"), date_in("Updated 5:32 PM GMT, March 14, 2013")
    ('2021-03-03T14:05:00', '2013-03-14T17:32:00+00:00')
    >>> date_in("2018年1月7日"), date_in("31/12/2016"), date_in("5/4/2022"), date_in("5/4/2022", day_first=True)
    ('2018-01-07', '2016-12-31', '', '2022-04-05')
    >>> date_in("١٦ تشرين الثاني/نوفمبر ٢٠٢٦"), date_in("16 नवंबर 2026, 07:40 PM IST"), date_in("2026年11月15日 下午3:20")
    ('2026-11-16', '2026-11-16T19:40:00', '2026-11-15T15:20:00')
    >>> date_in("16 listopada 2026"), date_in("16. listopada 2026."), date_in("۲۵ آبان ۱۴۰۵"), date_in("16 พ.ย. 2569")
    ('2026-11-16', '2026-10-16', '2026-11-16', '2026-11-16')
    >>> date_in("Copyright 2020"), date_in("31 Feb 2016"), date_in("12 march in 2015")
    ('', '', '')
    """
    text = text[:400].translate(_WIDE)
    text = other_calendars.without_eras(text) if "年" in text else text
    for found in _DATE.finditer(text):
        day = _day(found, day_first)
        if day:
            clock = _clock(found, day)
            if not clock:
                before = _BEFORE.search(text[: found.start()])
                clock = _clock(before, day) if before else ""
            return day + clock
    return ""


def _day(found: "re.Match[str]", day_first: bool | None) -> str:
    number = next(index for index in "123456789" if found[f"y{index}"])
    year, month, day = (found[f"{part}{number}"] for part in "ymd")
    if number == "5":
        if day_first is None and int(day) <= 12 and int(month) <= 12 and day != month:
            return ""
        if (day_first is False and int(month) > 0) or (day_first is None and int(month) > 12):
            day, month = month, day
    try:
        if int(year) in other_calendars.SOLAR_YEARS:
            if number == "1" and found["s1"] != "/":
                return ""  # a version, or years of a war
            solar = int(month) if month.isdecimal() else other_calendars.solar_month(month)
            return other_calendars.of_solar(int(year), solar, int(day)).isoformat()
        is_after_stop = number == "2" and found.string[found.end("d2")] == "."
        named = int(month) if month.isdecimal() else month_number(month, is_after_stop=is_after_stop)
        is_thai = int(year) in other_calendars.THAI_YEARS and "ก" <= month[0] <= "ฮ"
        return date(other_calendars.of_thai(int(year)) if is_thai else _common(year), named, int(day)).isoformat()
    except ValueError:
        return ""


def _common(year: str) -> int:
    """The year, of our calendar; ValueError for one that is of none."""
    if int(year) in other_calendars.THAI_YEARS:
        raise ValueError("a year to come")
    return int(year)


def _clock(found: re.Match[str], day: str) -> str:
    """`T07:12:00+01:00` of a time on this day, without the offset where no certain zone is named; "" for no time."""
    time = time_of_day(found)
    said = found["part"] or found["turn"]
    if time and said:
        hour = int(time[:2])
        is_late = said in _LATE
        time = f"{hour % 12 + 12 * is_late if hour <= 12 else hour:02}{time[2:]}"
    return time and f"T{time}{_american(found['zone'], day) or _offset(found['zone'])}"


def _american(zone: str | None, day: str) -> str:
    """The offset on a day of a zone that is named without a word on summer time, as "ET"; "" for any other.

    >>> _american("ET", "2026-11-16"), _american("PT", "2026-07-01"), _american("et", "2026-07-01")
    ('-05:00', '-07:00', '')
    """
    year = int(day[:4])
    if zone not in _AMERICAN or year < _SUMMER_SINCE:
        return ""
    # From the second Sunday of March to the first of November, as since 2007.
    begin, end = (date(year, month, at + 6 - date(year, month, at).weekday()) for month, at in ((3, 8), (11, 1)))
    is_summer = begin <= date.fromisoformat(day) < end
    return f"-{_AMERICAN[zone] - is_summer:02}:00"


#: Before, summer lasted otherwise.
_SUMMER_SINCE = 2007


def _offset(zone: str | None) -> str:
    zone = (zone or "").lower()
    digits = re.search(r"([+-])(\d{1,2}?):?(\d\d)?$", zone)
    if digits is None:
        return _ZONES.get(zone, "")
    hours, minutes = int(digits[2]), int(digits[3] or 0)
    return f"{digits[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes <= 59 else ""
