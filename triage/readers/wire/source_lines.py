"""The line by which databases say above or below a headline where a story stood: paper, day and page.

"Halden Herald (Halden, NO) - Monday, November 16, 2026", "November 16, 2026 | Halden Herald (NO)", "Halden Tidende | 16.11.2026 | Side 5 | 340 ord", "Haldener Bote vom 16.11.2026, Nr. 5, S. 3".
Everything on it is known for what it is; a sentence that names a paper and a day is none.
"""

from msgspec import Struct

from triage.expression import Expression
from triage.readers.word_dates import date_in

_LONGEST, _MOST_WORDS, _MOST_WORDS_OF_A_FACT = 160, 6, 3
_DAY = Expression(
    r"\d{1,2}\.\s?\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|[^\W\d_]{3,10}\.? \d{1,2}, \d{4}"
)
#: "Halden Herald (Halden, NO) - ".
_IN_A_PLACE = Expression(r"(?P<name>[^\W\d_][^()\n]{1,60}?) \([^()\n]{2,40}\) ?[-–—] ?(?:[^\W\d_]{3,10},? )?")
#: " | Halden Herald, The (NO)", behind the day.
_BEHIND_DAY = Expression(r" ?\| ?(?P<name>[^\W\d_][^()|\n]{1,60}?) \([^()\n]{2,40}\)")
#: "Halden Tidende | ", "Haldener Bote vom ", "Halden Avis. Publisert på trykk ".
_BEFORE_DAY = Expression(
    r"(?P<name>[^\W\d_][^|·•\n]{1,60}?)(?:\s*[|·•,/]\s*|\s+[-–—]\s+|\s+vom\s+|\s+du\s+|\s+del\s+|\.\s+Publisert (?:på trykk|på nett)\s+)(?:[^\W\d_]{2,10},?\s+)?"
)
_PAGE = Expression(
    r"(?i)(?:s|seite|side|sida|sivu|p|pp|pg|page|pages|pagina|página|стр)\b\.? ?\d.{0,8}|\d{1,5} (?:words|wörter|ord|mots|palabras|parole|woorden)"
)
_BETWEEN = Expression(r"(?<!\s)\s*+[|·•,/;]\s*+|(?<=\d)\.\s++|(?<!\s)\s++[-–—]\s++")


#: A name below paper and day: two to four words, each with a capital.
_NAMED = Expression(
    r"[^\W\d_a-zà-ÿ][\w.'’-]+(?: (?:d[aei]|de[rnl]|van|von|la|le|bin|al))*(?: [^\W\d_a-zà-ÿ][\w.'’-]*){1,3}"
)
_LONGEST_PAPER, _LONGEST_DAY = 60, 40
_YEAR = Expression(r"(?:19|20)\d\d")


class SourceLine(Struct, frozen=True):
    """What such a line says; times as written and in ISO 8601."""

    outlet: str
    published: str
    published_text: str


def source_line(line: str) -> SourceLine | None:
    """What a line says, if it is such a line.

    >>> source_line("Halden Herald (Halden, NO) - November 16, 2026").outlet
    'Halden Herald'
    >>> source_line("November 16, 2026 | Halden Herald, The (NO)").outlet
    'Halden Herald, The'
    >>> source_line("Haldener Bote vom 16.11.2026, Nr. 5, S. 3").published
    '2026-11-16'
    >>> source_line("The Herald of November 16, 2026, page 5, told it all over again."), source_line("Halden, November 16, 2026")
    (None, None)
    """
    day = _DAY.search(line) if len(line) <= _LONGEST else None
    if day is None or not (published := date_in(day[0])):
        return None
    before, behind = line[: day.start()], line[day.end() :].strip(" .,|/·•")
    if not before and (named := _BEHIND_DAY.fullmatch(line, day.end())):
        return SourceLine(named["name"], published, day[0])
    facts = [one for one in _BETWEEN.split(behind) if one]
    is_paged = any(map(_PAGE.fullmatch, facts)) and all(len(one.split()) <= _MOST_WORDS_OF_A_FACT for one in facts)
    found = _BEFORE_DAY.fullmatch(before) if is_paged else None if facts else _IN_A_PLACE.fullmatch(before)
    if found is None or len(found["name"].split()) > _MOST_WORDS:
        return None
    return SourceLine(" ".join(found["name"].split()), published, day[0])


def is_paper_above_day(line: str, below: str) -> bool:
    """Whether two lines are a paper and a day, as PressReader has them below a headline.

    >>> is_paper_above_day("Halden Herald", "16 Nov 2026"), is_paper_above_day("It is closed.", "16 Nov 2026")
    (True, False)
    """
    if len(line) > _LONGEST_PAPER or len(below) > _LONGEST_DAY or line[-1] in ".!?:;," or not line[0].isupper():
        return False
    # Rows of figures are many, and read as dates slowly.
    if not below[-1:].isalnum() or (below.isascii() and _YEAR.search(below) is None):
        return False
    from triage.readers.dates import date_line

    return date_line(below) is not None


def is_name(line: str) -> bool:
    """Whether a line is the name of a person and nothing else.

    >>> is_name("Kaori Kaneko"), is_name("It is closed")
    (True, False)
    """
    return len(line) <= _LONGEST_DAY and _NAMED.fullmatch(line) is not None
