"""Datelines: where, when and for whom a story was filed, at its opening or where its headline would stand.

When in doubt there is none: a dash in a headline costs less than a sentence lost.
"""

import re
from typing import NamedTuple

from triage.expression import Expression
from triage.readers.wire.furniture_words import BARE_AGENCIES, SIGNS_ABROAD, UPPER, known_agency

#: Places from which copy is filed without naming a country; a bare "TOYOTA - " must stay in the story.
_FILING_PLACES = frozenset(
    "AMSTERDAM ANKARA ATHENS BAGHDAD BANGKOK BEIJING BEIRUT BERLIN BRUSSELS BUDAPEST CAIRO CAPE CARACAS CHICAGO "
    "DAMASCUS DUBAI DUBLIN FRANKFURT GENEVA HAVANA HELSINKI HONOLULU ISLAMABAD ISTANBUL JAKARTA JERUSALEM KABUL KIEV "
    "KYIV LISBON LONDON MADRID MANILA MEXICO MIAMI MILAN MOSCOW NAIROBI OKINAWA OSLO OTTAWA PARIS PRAGUE RIYADH ROME "
    "SEOUL SHANGHAI SINGAPORE STOCKHOLM SYDNEY TAIPEI TEHRAN TOKYO TORONTO VIENNA WARSAW WASHINGTON ZURICH".split()
)
#: Mixed case or dotted: in a headline of capitals, "SELLS YEN - DEALERS" is no country.
_REGION = rf"(?:, (?:[{UPPER}][a-zà-öø-ÿ][\w'’-]*\.?|(?:[{UPPER}]\.){{2,}})(?: [{UPPER}][\w'’-]*)?){{1,2}}"
_UPPER_PLACE = rf"[{UPPER}](?:[{UPPER}.'’-]| (?=[{UPPER}])|/(?=[{UPPER}]))+"
_MIXED_PLACE = rf"[{UPPER}][\w.'’-]+(?:[ /][{UPPER}][\w.'’-]+){{0,3}}"
#: Its country, as EFE has it: Lyon (Francia), 2 nov (EFE).-
_COUNTRY = r" \([^()\n]{3,30}\)(?=,? \d{1,2} [^\n(]{3,15}\()"
#: Agencies that sign their datelines without parentheses.
_BARE = "AAP|Kyodo|Xinhua|PTI|IANS|Yonhap|Bernama|BERNAMA|Antara|Jiji|ANSA|NTB"
_BARE_AGENCY = Expression(_BARE)
#: The same of those whose datelines have other signs than a dash, or none (`signed_datelines`).
_SIGNED_AGENCY = Expression(BARE_AGENCIES)
_WHEN = rf"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)[a-z]*,? )?(?:[^\W\d_]{{3,10}}\.? \d{{1,2}}|\d{{1,2}}\.? (?!(?:{_BARE}) )(?:de )?[^\W\d_]{{3,10}}\.?)(?:,? \d{{4}})?"
#: An empty line, across which no dateline goes.
_GAP = Expression(r"\n[ \t\r]*\n")
#: Characters within which it stands.
DATELINE = 160
_DATELINE = Expression(
    rf"(?:(?P<upper>{_UPPER_PLACE})(?P<region>(?:{_REGION})?)|(?P<mixed>{_MIXED_PLACE})(?:{_REGION}|{_COUNTRY})?)?"
    rf"(?:(?:,\s+|\s+|^)?(?P<when>(?<![^\s,(]){_WHEN}))?"
    rf"(?:\.?,?\s*(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<wire>[A-Z][\w -]{{2,30}})/)|[ ](?P<bare>{_BARE})(?=[ ]?-))?"
    r"(?P<dash>(?<=/)\.(?=\s)|\s?\.?(?:--?|[–—])(?=\s)|\s[–—]|\s_(?=\s)|\.?--|\s?—)\s*"
)


class Dateline(NamedTuple):
    """The opening of a story: where its words and where its dash end, who filed it, when."""

    said: int
    end: int
    agency: str
    when: str


def opens_a_story(text: str, start: int) -> bool:
    """Whether a dateline stands where the headline would, or where the story would begin without one."""
    above = dateline(text, 0, wants_agency=True)
    return (above is not None and bool(above.agency)) or dateline(text, start) is not None


def dateline(text: str, start: int, *, wants_agency: bool = False) -> Dateline | None:
    """The dateline with which the text at `start` opens; `wants_agency` where one without an agency will not do.

    Bare capitals before a dash are one only with a date, an agency, a country, or a place from which copy is filed.

    >>> dateline("TOKYO, Nov 10 (Reuters) - Abe", 0), dateline("TOYOTA - once", 0)
    (Dateline(said=23, end=26, agency='Reuters', when='Nov 10'), None)
    """
    opening = text[start : start + DATELINE]
    if not opening.isascii() and any(sign in opening for sign in SIGNS_ABROAD):
        from triage.readers.wire.datelines_abroad import dateline_abroad

        if (abroad := dateline_abroad(text, start)) is not None:
            return Dateline(*abroad)
    found = _with_dash(text, start, opening, wants_agency=wants_agency)
    if found is None and (
        "(" in opening or "/" in opening or not opening.isascii() or _SIGNED_AGENCY.search(opening)
    ):
        from triage.readers.wire.signed_datelines import signed_dateline

        if (signed := signed_dateline(text, start)) is not None:
            return Dateline(*signed)
    return found


def _with_dash(text: str, start: int, opening: str, *, wants_agency: bool) -> Dateline | None:
    """The dateline that ends in a dash, as those of most agencies do."""
    # One of these is in every dateline, and in few other openings; "MOSCOW, November 20. /TASS/. Exports fell" has no dash.
    if not (
        ("-" in opening and (" -" in opening or "--" in opening or ".-" in opening or ")-" in opening))
        or "–" in opening
        or "—" in opening
        or " _ " in opening
        or ("/" in opening and "/. " in opening)
    ):
        return None
    if wants_agency and not ("(" in opening or "/" in opening or _BARE_AGENCY.search(opening)):
        return None
    found = _DATELINE.match(text, start, start + DATELINE)
    if found is None or found.end() == start:
        return None
    place_end = max(found.end("upper"), found.end("mixed"))
    between = text[place_end : found.start("dash")] if place_end > 0 else ""
    behind = _behind_agency(text, found)
    has_many_words = not found["when"] and text.count(" ", start, place_end) > 1
    if "\n" in between and (behind is not None or has_many_words or _GAP.search(between)):
        return None  # a headline of capitals, and the story below it
    if behind is not None and not (found["upper"] or found["mixed"] or found["when"]):
        return behind
    when = found["when"] or ""
    if when and not _is_day(when):
        return None
    said = found["agency"] or found["wire"] or found["bare"] or ""
    if when and not said and (found["upper"] or found["mixed"]) and "," not in text[start : found.start("when")]:
        # A headline: "SUGAR SOUGHT ON APRIL 8 - TRADE".
        return None
    known = known_agency(said) if said else ""
    if found["mixed"]:
        is_sure = bool(known or (said and when))
    elif found["upper"]:
        is_sure = bool(
            known or when or found["region"] or found["upper"] in _FILING_PLACES or (said and said[0].isupper())
        )
    else:
        is_sure = bool(known or when)
    return Dateline(found.start("dash"), found.end(), known or said, when) if is_sure else None


def _behind_agency(text: str, found: "re.Match[str]") -> Dateline | None:
    """The whole dateline where the agency comes first: "(ANSA) - ROMA, 16 NOV - "; None where no place and day follow it."""
    known = known_agency(found["agency"]) if found["agency"] else ""
    rest = (
        _DATELINE.match(text, found.end(), found.end() + DATELINE)
        if known and text[found.end() - 1 : found.end()] != "\n"
        else None
    )
    if (
        rest is None
        or rest["agency"]
        or not rest["when"]
        or not (rest["upper"] or rest["mixed"])
        or not _is_day(rest["when"])
    ):
        return None
    return Dateline(rest.start("dash"), rest.end(), known, rest["when"])


def _is_day(when: str) -> bool:
    """Whether the time of a dateline is one, its year given or not."""
    from triage.readers.dates import is_month_day, iso_date

    when = when.replace(" de ", " ")
    return is_month_day(_without_weekday(when)) or bool(iso_date(when))


def _without_weekday(when: str) -> str:
    words = when.split()
    return (
        " ".join(words[1:])
        if len(words) > 2 and words[0].rstrip(",.").isalpha() and not words[2].isdigit()
        else when
    )
