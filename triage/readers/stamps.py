"""Times as programs write them → ISO 8601: ISO in its long and short forms, RFC 822, seconds since the epoch.

A local time without a zone stays one; a day stays a day. Dates in words, as people write them, are the affair of
`dates`, which is asked last.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from triage.expression import Expression
from triage.readers.dates import FIRST_YEAR, LAST_YEAR, iso_date

_ISO = Expression(
    r"(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|(?:GMT|UTC)?[+-]\d\d(?::?\d\d)?)?)?"
)
_MAIL = Expression(r"(?:[^\W\d_]{2,10}\.?,?\s+)?\d{1,2}[\s-][^\W\d_]{3,9}\.?,?[\s-]\d{2,4}\b.*")
#: As the clock of a Unix machine writes it, and Twitter.
_CLOCK = Expression(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d(?::\d\d)?)(?: ([+-]\d{4}|[A-Z]{3,4}))? (\d{4})"
)
#: A year of two digits behind a month with a name, "3-Nov-26", and between signs, "11/25/26"; then perhaps a clock.
_SHORT = Expression(
    r"(?:(?:[^\W\d_]{2,10}\.?,?\s+)?(?P<day>\d{1,2})\.?[\s-]\s?(?P<month>[^\W\d_]{3,10})\.?,?[\s-]['’]?(?P<year>\d\d)"
    r"|(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<third>\d{1,2}))(?P<clock>,?(?:\s+|T)\d{1,2}:\d\d.*)?"
)
#: What two digits can be of: programs part the centuries here, and nobody knows of those between.
_THIS_CENTURY, _LAST_CENTURY = range(40), range(70, 100)
#: Zones that mail names: a difference, or one of the names that the standard has.
_ZONED = Expression(
    r"(?<![A-Za-z])(?:[+-]\d{4}|(?:GMT|UTC?|[ECMP][SD]T|[A-IK-Z]))(?:\s*\([^()]*\))?\s*\Z", re.IGNORECASE
)
#: The library passes over the half of a day that is named behind its clock.
_HALF = Expression(r"(?i)\d\s?[ap]\.?m\b")
_EPOCH = Expression(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
#: Programs that know no date write their zero.
_ZERO = "1970-01-01T00:00:00"


def stamp(written: object) -> str:
    """The time in ISO 8601, with an offset, without a zone, or a bare day; "" where it is no certain time.

    >>> stamp("20151014T043001+0100"), stamp("2018-03-01T18:34:39.924Z"), stamp("20141126T152703")
    ('2015-10-14T04:30:01+01:00', '2018-03-01T18:34:39+00:00', '2014-11-26T15:27:03')
    >>> stamp("Fri, 12 Dec 2008 02:36:10 EST"), stamp("2016-11-10"), stamp("YYYYMMDD000000-HHMM")
    ('2008-12-12T02:36:10-05:00', '2016-11-10', '')
    >>> stamp(1486072800), stamp("31/12/2016"), stamp("Thu, 01 Jan 1970 00:00:00 GMT")
    ('2017-02-02T22:00:00+00:00', '', '')
    >>> stamp("Wed, 18 Nov 2026 09:14:00 CEST"), stamp("Wed, 18 Nov 2026 09:14")
    ('2026-11-18T09:14:00+02:00', '2026-11-18T09:14:00')
    >>> stamp("Wed, 18 Nov 2026 09:14:00 GMT+2"), stamp("18 Nov 2026 9:14 PM EST")
    ('2026-11-18T09:14:00+02:00', '2026-11-18T21:14:00-05:00')
    >>> stamp("3-Nov-26"), stamp("11/25/26"), stamp("12/11/26"), stamp("25/11/26"), stamp("20-NOV-26 14:05")
    ('2026-11-03', '2026-11-25', '', '', '2026-11-20T14:05:00')
    >>> stamp("Wed Nov 18 09:14:00 +0000 2026"), stamp("Wed Nov 18 09:14:00 2026")
    ('2026-11-18T09:14:00+00:00', '2026-11-18T09:14:00')
    """
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return ""
    text = str(written).strip()
    if not text or len(text) > 80:
        return ""
    text = _CLOCK.sub(r"\2 \1 \5 \3 \4", text).strip() if text[:1].isupper() else text
    found = _ISO.fullmatch(text)
    said = _iso(found) if found else _of_epoch(text) or _of_mail(text) or iso_date(text) or _of_short_year(text)
    return "" if said.startswith(_ZERO) else said


def moment(written: str) -> str:
    """The time in what a program or a person wrote, the fuller of both readings; "" where there is no certain day.

    >>> moment("18.11.2026 09:14"), moment("Wed, Nov 18, 2026 at 8:14 AM"), moment("Wed, 18 Nov 2026 09:14:00 +0100")
    ('2026-11-18T09:14:00', '2026-11-18T08:14:00', '2026-11-18T09:14:00+01:00')
    >>> moment("18/11/2026 09:14"), moment("8/11/2026 09:14"), moment("Thu, 01 Jan 1970 00:00:00 GMT")
    ('2026-11-18T09:14:00', '', '')
    """
    from triage.readers.word_dates import date_in

    said = stamp(written)
    if "T" in said:
        return said
    found = date_in(written)
    return said if found.startswith(_ZERO) or not found.startswith(said) or len(found) <= len(said) else found


def first_stamp(*written: object) -> str:
    """The first of these that is a time."""
    return next((found for found in map(stamp, written) if found), "")


def _iso(found: re.Match[str]) -> str:
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        if found["hour"] is None:
            return datetime(year, month, day).date().isoformat()
        time = datetime(year, month, day, int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return ""
    offset = _offset(found["zone"] or "")
    return time.isoformat() + ("" if offset is None else offset)


def _offset(zone: str) -> str | None:
    """The offset of a zone; None for none."""
    digits = zone.upper().removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if not zone:
        return None
    if digits in ("", "Z"):
        return "+00:00"
    hours, minutes = digits[1:3], digits[3:5] or "00"
    return f"{digits[0]}{int(hours):02}:{int(minutes):02}" if int(hours) <= 14 and int(minutes) < 60 else None


def _of_epoch(text: str) -> str:
    found = _EPOCH.fullmatch(text)
    if found is None:
        return ""
    seconds = int(found[1]) if found[1] else int(found[2]) // 1000
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()


def _of_short_year(text: str) -> str:
    """A date with a year of two digits, where it can only be one day: 25/11/26 is of 2025 in Japan."""
    found = _SHORT.fullmatch(text)
    if found is None:
        return ""
    if found["month"]:
        readings = {f"{found['day']} {found['month']} {year}" for year in _years(found["year"])}
    else:
        first, second, third = found["first"], found["second"], found["third"]
        orders = ((first, second, third), (second, first, third), (third, second, first))
        days = (_day(day, month, year) for day, month, short in orders for year in _years(short))
        readings = {day for day in days if day}
    if len(readings) != 1:
        return ""
    clock = (found["clock"] or "").lstrip(",T ")
    return stamp(f"{readings.pop()} {clock}".strip())


def _years(short: str) -> list[int]:
    centuries = ((2000, _THIS_CENTURY), (1900, _LAST_CENTURY))
    return [start + int(short) for start, years in centuries if len(short) == 2 and int(short) in years]


def _day(day: str, month: str, year: int) -> str:
    try:
        return datetime(year, int(month), int(day)).date().isoformat()
    except ValueError:
        return ""


def _of_mail(text: str) -> str:
    """A date of RFC 822; its zone names mean what the standard says, others are left to `dates`."""
    if _MAIL.fullmatch(text) is None:
        return ""
    from email.utils import parsedate_tz

    parts = parsedate_tz(text)
    if parts is None or ":" not in text:
        return ""
    try:
        time = datetime(*parts[:6])
    except (ValueError, OverflowError):
        return ""
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        return ""
    if not _ZONED.search(text) or _HALF.search(text):
        # No zone, or one whose name the standard does not know, "CEST", "+08": the library says UTC of them all.
        from triage.readers.word_dates import date_in

        known = next((day for day in (iso_date(text), date_in(text)) if "T" in day), "")
        return known or time.isoformat()
    if parts[9] is None or abs(parts[9]) >= 15 * 3600:
        return time.isoformat()
    return time.replace(tzinfo=timezone(timedelta(seconds=parts[9]))).isoformat()
