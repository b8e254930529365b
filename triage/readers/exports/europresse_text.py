"""Europresse (Eureka) and GoPress exports as text: saved as such, copied, or out of a PDF; many articles a file.

Europresse: the paper, a line with section, weekday, day, count of words and page, the headline, perhaps the author, the
text, the copyright, and the number of the document ("news·20121004·…"). GoPress: paper and day in one line, the page in
the next, then likewise.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.text_export import TextExport, paragraphs_of_lines, unwrapped
from triage.readers.fields import fold, people
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_DAY = r"\d{1,2}(?:er)?\.? [^\W\d_]{3,10}\.?,? \d{4}|[^\W\d_]{3,10} \d{1,2}, \d{4}"
#: "Économie, jeudi 19 novembre 2026 212 mots, p. 12", also in two lines, with signs between, or without the page.
_EUROPRESSE = re.compile(
    rf"(?m)^[ \t]*(?:[^\n]{{2,90}}, )?(?:[^\W\d_]{{3,9}},? )(?P<day>{_DAY})(?: ?(?:-|–|à|at) ?\d\d?[:h]\d\d(?: [A-Z]{{3,4}})?)?[ ,•·|–-]*"
    r"(?:\n[ \t]*)?(?:(?:p\. ?|Page )[\w, +-]{1,12}[ ,•·|–-]*\n?[ \t]*)?\d[\d ]{0,6} (?:mots|words|palabras)\b[^\n]{0,60}$"
)
#: "De Havenbode - 19 nov. 2026" above "Pagina 12".
_GOPRESS = re.compile(
    rf"(?m)^[ \t]*(?P<paper>[^\n]{{2,60}}?) ?[-–|,] ?(?:[^\W\d_]{{2,9}}\.? )?(?P<day>{_DAY})[^\n]{{0,20}}\n\s{{0,4}}(?:Pagina|Page|Pag\.|p\.) ?[\w-]{{1,6}}[^\n]{{0,30}}$"
)
_NUMBER = re.compile(r"\b(?:news|web|pub)[·•]\d{8}[·•]\w+[·•]\w+")
_END = re.compile(
    r"(?m)^[ \t]*(?:©|\(c\) ?\d{4}|Copyright\b|Tous droits réservés|All rights reserved|Alle rechten voorbehouden|Certificat émis|Certificate issued|Ce certificat"
    r"|Cet article est paru dans|(?:news|web|pub)[·•]\d{8})"
)
#: What stands between header and headline in a PDF.
_FACT = re.compile(
    r"(?i)(?:nom de la source|type de source|périodicité|couverture géographique|provenance|source name|source type|periodicity|geographical coverage|origin)\b[^\n]*"
)
_LONGEST_NAME, _LONGEST_TITLE = 80, 300


class _Start(NamedTuple):
    """Where an article starts, where its headline may, its paper and its day."""

    start: int
    end: int
    paper: str
    day: str


def _is_ours(text: str) -> bool:
    return next(_starts(text), None) is not None


def _starts(text: str) -> Iterator[_Start]:
    found = list(_EUROPRESSE.finditer(text))
    for header in found:
        above = text[: header.start()].rstrip("\n").rpartition("\n")
        place = header.start() if not above[2].strip() else text.rfind(above[2], 0, header.start())
        yield _Start(place, header.end(), fold(above[2]), header["day"])
    if not found:
        for header in _GOPRESS.finditer(text):
            yield _Start(header.start(), header.end(), fold(header["paper"]), header["day"])


def _articles(text: str) -> Iterator[Article | Problem]:
    starts = list(_starts(text))
    ends = [*(one.start for one in starts[1:]), len(text)]
    return each(lambda pair: _article(pair[0], text[pair[0].end : pair[1]]), zip(starts, ends, strict=True))


EXPORT = TextExport("europresse", _is_ours, _articles)


def _article(start: _Start, part: str) -> Article:
    number = _NUMBER.search(part)
    end = _END.search(part)
    text = part[: end.start()] if end else part
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip() and not _FACT.match(block.strip())]
    title, byline = "", ""
    if blocks and len(line := unwrapped(blocks[0])) <= _LONGEST_TITLE:
        title = line
        del blocks[0]
    if len(blocks) > 1 and _is_name(unwrapped(blocks[0])):
        byline = unwrapped(blocks.pop(0))
    if not byline and len(blocks) > 1 and _is_name(unwrapped(blocks[-1])):
        byline = unwrapped(blocks.pop())
    if len(blocks) == 1:
        blocks = [paragraphs_of_lines(blocks[0].split("\n"))]
    return Article(
        title=title,
        body="\n\n".join(block if "\n\n" in block else unwrapped(block) for block in blocks),
        byline=byline,
        authors=people(byline),
        outlet=start.paper,
        id=number[0] if number else "",
        published=date_in(start.day),
        published_text=start.day,
    )


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    return (
        len(line) < _LONGEST_NAME
        and 1 < len(words) < 9
        and line[-1] not in ".!?:"
        and all(
            word[:1].isupper() or word in ("et", "and", "de", "van", "von", "avec", "par", "le", "la", "du")
            for word in words
        )
    )
