"""Datelines of agencies with ways of their own: no dash, other signs, days as each language writes them, the agency first or bare.

"Lindholm, Nov 20 (PTI) Dredging …", "Lindholm (NTB): …", "LINDHOLM 20/11 (BELGA) = …", "Lindholm, 2026. november 20., péntek (MTI) - …",
"Київ, 20 листопада. Укрінформ. …". Each needs an agency that is known; what stands before it must be a place and a day.
"""

from triage.expression import Expression
from triage.readers.wire.furniture_words import BARE_AGENCIES, known_agency

#: Characters within which the agency ends.
_SIGNED_WITHIN = 100
_SIGN = Expression(
    r"\(\s?(?P<round>[^()\n]{2,24}?)\s?\)|/ ?(?P<slashes>[^/\n\d]{2,24}?) ?/|\b(?P<bare>"
    + BARE_AGENCIES
    + r")(?= ?[-–—.])"
)
#: What stands between the agency and the story.
_BREAK = Expression(r"(?:\.(?=\s))?\s?(?:--?|[–—]|[:=])?\s++(?=[^\W_]|[\"'“”„«»‘’¿¡])")
_MONTH = r"[^\W\d_]{3,12}+\.?"
_WEEKDAY = r"[^\W\d_]{2,12}+"
_WHEN = (
    rf"(?:(?:{_WEEKDAY},? )?\d{{1,2}}(?:\.|º|er|-го)? ?(?:de )?{_MONTH}(?:,? (?:de )?\d{{4}}\.?)?(?: [мmгрم]\.?)?"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./](?:\d{{4}}|\d{{2}}))?\.?"
    rf"|\d{{4}}\. ?{_MONTH} \d{{1,2}}\.)(?:, {_WEEKDAY})?"
)
_NAME = r"[^\W\d_]++(?:['’.-]++[^\W\d_]++)*+"
#: A place, and perhaps a country; a day before it or behind it.
_FILED = Expression(
    rf"(?:(?P<first>(?=\d){_WHEN}),? )?(?P<place>{_NAME}\.?(?:[ /]{_NAME}\.?){{0,4}}?)"
    rf"(?:, {_NAME}\.?(?: {_NAME})?)??(?: ?[(\[][^\W\d_][^()\[\]\n\d]{{1,30}}[)\]])?(?:[ ,.]{{1,2}}(?:في )?(?P<when>{_WHEN}))?[.,]?"
)
#: Words of names of places that have no capital.
_SMALL = frozenset("de del di da do dos das du la le les el en am an der in on upon sur aan den i на".split())
_LONGEST = 80


def signed_dateline(text: str, start: int) -> tuple[int, int, str, str] | None:
    """The dateline with which the text at `start` opens: where its words end, where the story begins, who filed it, when.

    >>> signed_dateline("Lindholm, Nov 20 (PTI) The harbour is shut.", 0)
    (22, 23, 'PTI', 'Nov 20')
    >>> signed_dateline("Lindholm (a town): the harbour is shut.", 0), signed_dateline("He told Reuters (AP) so.", 0)
    (None, None)
    """
    for sign in _SIGN.finditer(text, start, start + _SIGNED_WITHIN):
        agency = known_agency(sign["round"] or sign["slashes"] or sign["bare"])
        if not agency:
            continue
        end = _BREAK.match(text, sign.end())
        when = _filed(text[start : sign.start()].rstrip(" ,-–"))
        if end is None or when is None:
            return None
        if not end[0].strip() and (
            (text[start : sign.start()] and not when) or text[end.end() : end.end() + 1].islower()
        ):
            # "The agency (Reuters) says", in letters that have no capitals, too.
            return None
        if sign["bare"] and not when and (text[sign.start() - 2] != "," or end[0][:2] not in (" -", " –", " —")):
            return None
        return sign.end(), end.end(), agency, when
    return None


def _filed(said: str) -> str | None:
    """The day that stands before an agency, "" for a place alone or nothing; None for anything else."""
    if not said:
        return ""
    found = _FILED.fullmatch(said) if len(said) <= _LONGEST else None
    if found is None or not all(map(_may_name, found["place"].replace("/", " ").split())):
        return None
    return found["first"] or found["when"] or ""


def _may_name(word: str) -> bool:
    """Whether a word may stand in the name of a place: it has a capital, or is in letters that have none."""
    return word[0].upper() == word[0] or word in _SMALL
