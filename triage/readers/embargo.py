"""Embargoes that stand in the text: lines such as "EMBARGOED UNTIL 12:30 GMT 20 November 2026", whatever file they come in.

A format with a place for it says so by itself; copy, mail, pages and press releases write it above the story. A line
must be nothing else: an article about an embargo on oil is under none. Where an hour cannot be told the line stands as
it is written, and holds: too early is not to be mended, too late is said.
"""

import re

from msgspec.structs import force_setattr

from triage.article import Article
from triage.expression import Expression
from triage.readers.dates import iso_date
from triage.readers.word_dates import date_in

#: Characters in which it stands, and of a line.
HEAD, LONGEST = 400, 200
_UNTIL = r"(?:until|till|til|to|before|prior to|by|bis|:)"
#: The same in other languages, up to where the time stands.
_ABROAD = (
    r"(?:(?:sous|bajo|sob|sotto|onder|under|pod) )?embargo\W{1,3}(?:jusqu['’](?:au?|à)(?: la)?|au|hasta(?: las?| el)?|até(?: às?| ao?)?|fino (?:al(?:le|la)?|a)|tot|till?|do|asti)\b"
    r"|(?:\w{4,12} )?embargad[oa]s?\W{1,3}(?:hasta(?: las?| el)?|até(?: às?| ao?)?)\b|(?:à|a) ne pas publier avant\b(?: le)?|no publicar (?:antes del?|hasta)\b"
    r"|não publicar antes d[aeo]s?\b|da non pubblicare prima del(?:le)?\b|niet publiceren v[oó]{2}r\b|эмбарго до\b"
    r"|[【\[（(]?(?:解禁(?:日時|時間|日)?|엠바고|보도 ?시점|보도유예)\s{0,3}[:：]?|محظور النشر (?:حتى|لغاية)"
)
_LINE = Expression(
    r"[\W_]*+(?:(?:strictly|news|press|media|release|advance|under|an?|this|story|text|report|is)\W{1,3}){0,5}+"
    rf"(?:embargoed(?: (?:for|copy|material|release|publication|broadcast)){{0,3}}[^\w\n]{{0,3}}(?:{_UNTIL}|(?=\d))"
    rf"|(?P<noun>embargo)(?: (?:date|time|ends?|lifts?|expires))?[^\w\n]{{0,3}}{_UNTIL}"
    rf"|sperrfrist(?: bis)?[^\w\n]{{0,3}}"
    rf"|(?:not for|hold for)(?: immediate)? (?:release|publication|use|broadcast)[^\w\n]{{0,3}}{_UNTIL}"
    rf"|(?P<abroad>{_ABROAD}))"
    r"(?P<when>[^\n]{0,160})",
    re.IGNORECASE,
)
#: The line with nothing after it: until further notice.
_BARE = Expression(r"[\W_]*+(?:STRICTLY )?+(?:UNDER )?+EMBARGO(?:ED)?[\W_]*+")
#: What may follow the last digit of a time.
_AFTER = Expression(
    r"(?:\s?(?:st|nd|rd|th|[ap]\.?m\.?|hours|hrs|h|uhr|ortszeit|local|time|noon|midnight|on|at|in|the|heures?|horas?|hs|uur|hodin|часов|час|ч|\(?[A-Za-z]{1,4}\)?|[A-Za-z]+day)\b\.?|[日時时分시분点]|[\W_])*+",
    re.IGNORECASE,
)
_FROM = Expression(
    r"(?:until|till|to|before|for|bis|:)[:\s]{0,9}+(?:(?:release|until|publication|use|at)[:\s]{1,9}+){0,3}+(?P<date>[^\d\n]{0,120}+\d)",
    re.IGNORECASE,
)
#: Times as readers of dates do not know them.
_HUNDRED = Expression(
    r"(?<![\d:./-])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hours|hrs|h|uhr|z|gmt|utc|bst|ces?t|[ecmp][sd]?t|jst)\b)",
    re.IGNORECASE,
)
_MINUTES = Expression(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])")
_HOUR = Expression(r"(?<![\d:./-])(\d{1,2})\s?([ap])\.?m\b\.?", re.IGNORECASE)
_WORD = Expression(r"(?<=[:.]\d\d)\s?(?:hours|hrs|h|uhr)\b", re.IGNORECASE)
_NOON, _MIDNIGHT = Expression(r"\b(?:12 )?noon\b", re.IGNORECASE), Expression(r"\bmidnight\b", re.IGNORECASE)
#: Of names that mean two offsets, the one at which it is later.
_LATER = Expression(r"(?<=[\dm.] )(E|C|M|P)(?:S)?T\b")
_OFFSETS = {"E": "-05:00", "C": "-06:00", "M": "-07:00", "P": "-08:00"}
#: Where a headline begins after the line.
_TITLE = re.compile(r"(?::|\]|\)| [-–—|])\s")
_CLOCK = Expression(
    r"\d[:.h]\d\d(?!\d|[./-])|\b\d{3,4}\s?(?:hours|hrs|h|z|gmt|utc)\b|\d\s?[ap]\.?m\b|\bnoon\b|\bmidnight\b|\d\s?(?:uhr|o.clock|h|heures?|horas?|uur|ч)\b|\d\s?[時时시点點]",
    re.IGNORECASE,
)


def embargo_end(line: str) -> str:
    """The end of an embargo that a line asks for: ISO if it is a certain time, else as written, else nothing.

    >>> embargo_end("EMBARGOED until 10 November 2016, 07:00 GMT"), embargo_end("EMBARGOED")
    ('2016-11-10T07:00:00+00:00', '')
    >>> embargo_end("EMBARGOED until 10 November 2016, 07:00"), embargo_end("EMBARGOED until noon on the 10th")
    ('2016-11-10T07:00:00', 'noon on the 10th')
    >>> embargo_end("EMBARGOED until 1830 GMT Nov 20 2026"), embargo_end("EMBARGOED until 6 pm ET, Nov 20, 2026")
    ('2026-11-20T18:30:00+00:00', '2026-11-20T18:00:00-05:00')
    """
    abroad = _LINE.match(line)
    if abroad is not None and abroad["abroad"]:
        return _time(abroad["when"].strip(" \t*_()[]【】.!:：,-–—"))
    found = _FROM.search(line)
    return "" if found is None else _time(line[found.start("date") :].strip(" *_()[].!"))


def _time(written: str) -> str:
    told = _HOUR.sub(r"\1:00 \2m", written[:LONGEST])
    if not _MINUTES.search(told):
        told = _HUNDRED.sub(r"\1:\2", told)
    told = _WORD.sub("", told)
    told = _MIDNIGHT.sub("23:59", _NOON.sub("12:00", told))
    told = _LATER.sub(lambda zone: _OFFSETS[zone[1].upper()], told)
    found = iso_date(told)
    if "T" not in found:
        # A time without a zone is one all the same: the day alone would begin too early.
        found = date_in(told) or found
    return found if "T" in found or not _CLOCK.search(told) else written


def hold(article: Article) -> None:
    """Note on an article fresh from its reader the embargo that a line at its head asks for."""
    head = (article.title, *article.body[:HEAD].split("\n"))
    for number, line in enumerate(head):
        if (until := _said(line, is_title=not number)) is not None:
            force_setattr(article, "embargoed", until)
            if article.status not in ("canceled", "withheld") and not (article.status and until):
                force_setattr(article, "status", "embargoed")
            return


def _said(line: str, *, is_title: bool) -> str | None:
    """The end of an embargo; "" where nobody knows it, None for no embargo."""
    if _BARE.fullmatch(line):
        return ""
    found = _LINE.match(line) if len(line) <= LONGEST or is_title else None
    if found is None:
        return None
    when = found["when"]
    if is_title:
        # "EMBARGOED UNTIL 12:30 GMT 20 November: Harbour opens" has its headline after a colon or a dash.
        when = _TITLE.split(when, 1)[0]
    last = max((at for at, char in enumerate(when) if char.isdigit()), default=-1)
    if last < 0 or not _AFTER.fullmatch(when[last + 1 :]):
        return None
    until = _time(when.strip(" \t*_()[]【】.!:：,-–—"))
    # "Embargo by 12 EU states" is a headline.
    return None if (found["noun"] or found["abroad"]) and not until[:4].isdecimal() else until


def asks_to_wait(line: str) -> bool:
    """Whether a line is an embargo's in another language than English and German, with a certain end.

    >>> asks_to_wait("EMBARGADO HASTA LAS 06:00 DEL 17 DE NOVIEMBRE DE 2026"), asks_to_wait("Embargo hasta 2030 al azúcar de Cuba")
    (True, False)
    """
    return (
        len(line) <= LONGEST
        and (found := _LINE.match(line)) is not None
        and bool(found["abroad"])
        and _said(line, is_title=False) is not None
    )
