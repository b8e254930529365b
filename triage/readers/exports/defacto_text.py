"""APA DeFacto exports in Rich Text and plain text, Austrian, many articles a file.

Each article begins with the paper in quotation marks, the day, and the page: `"Der Bote" vom 20.11.2026   Seite: 4`,
`"bote.at" gefunden am 20.11.2026 10:36 Uhr`; below it the section (`Ressort: …`), perhaps a line above the headline, the
headline (in bold where that is known), the text. A drawn line parts articles.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.text_export import BOLD, TextExport, without_marks
from triage.readers.fields import people
from triage.readers.wire.furniture import is_byline
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_HEADER = re.compile(
    r"(?m)^[ \t\x02]*\"(?P<outlet>[^\"\n]{2,60})\"(?: Nr\.? ?[\w/-]{1,12})? (?:vom|gefunden am) (?P<when>\d{1,2}\.\d{1,2}\.\d{4}(?:[ ,]+\d{1,2}:\d\d)?)"
    r"(?: Uhr)?[ \t]*(?:Seite:?[ \t]*[^\n:]{0,20}?)?(?:[ \t]*Ressort:[ \t]*(?P<section>[^\n]{0,60}))?[ \t]*$"
)
_RULE = re.compile(r"[_\-=]{10,}")
_SECTION = re.compile(r"(?:Ressort|Rubrik|Ausgabe|Autor(?:en)?|Von):\s*(.*)")
#: A line that names the author stands among the first.
_HEADS = 4
#: Longer blocks are no headline.
_LONGEST_TITLE = 160


def header_in(text: str) -> tuple[str, str]:
    """Paper and time in the first lines of an article."""
    found = _HEADER.search(text)
    return (found["outlet"], found["when"]) if found else ("", "")


def _is_ours(text: str) -> bool:
    return _HEADER.match(text.lstrip()) is not None


def _articles(text: str) -> Iterator[Article | Problem]:
    starts = list(_HEADER.finditer(text))
    ends = [*(found.start() for found in starts[1:]), len(text)]
    return each(lambda place: _article(place[0], text[place[0].end() : place[1]]), zip(starts, ends, strict=False))


EXPORT = TextExport("defacto", _is_ours, _articles, knows_bold=True)


def _article(header: re.Match[str], part: str) -> Article:
    # Some programs leave no blank line between paragraphs.
    gap = r"\n[ \t]*\n" if re.search(r"\n[ \t]*\n", part.strip()) else r"\n"
    raw = [block.strip("\n") for block in re.split(gap, part)]
    blocks = [(block, _unwrapped(block)) for block in raw]
    blocks = [(marked, line) for marked, line in blocks if line and not _RULE.fullmatch(line)]
    section = header["section"] or ""
    byline = next((line for _, line in blocks[:_HEADS] if is_byline(line)), "")
    blocks = [(marked, line) for marked, line in blocks if not byline or line != byline]
    if blocks and (found := _SECTION.match(blocks[0][1])):
        section = found[1]
        blocks.pop(0)
    place = _headline([marked for marked, _ in blocks])
    lines = [line for _, line in blocks]
    return Article(
        title=lines[place] if place >= 0 else "",
        body="\n\n".join(lines[place + 1 :] if place >= 0 else lines),
        byline=byline,
        authors=people(byline),
        outlet=header["outlet"],
        keywords=(section,) if section and len(section) < 60 else (),
        published=date_in(header["when"]),
        published_text=header["when"],
        language="de",
    )


def _headline(blocks: list[str]) -> int:
    """The block in bold; else the first that is short, unless a short one goes before it as its kicker."""
    bold = next((at for at, block in enumerate(blocks) if BOLD in block), -1)
    if bold >= 0 or not blocks:
        return bold
    short = [at for at, block in enumerate(blocks[:3]) if len(block.strip()) <= _LONGEST_TITLE]
    if not short:
        return -1
    first = blocks[short[0]].strip()
    is_kicker = (
        short[:2] == [0, 1]
        and len(blocks) > 2
        and (first.isupper() or first.endswith((":", ".")) or len(first.split()) < 3)
    )
    return short[1] if is_kicker else short[0]


def _unwrapped(block: str) -> str:
    return " ".join(bare for line in block.split("\n") if (bare := without_marks(line)))
