"""LexisNexis exports of the years since 2018 (Nexis Uni), in Word documents, Rich Text, PDF and text, one or many articles a file.

A cover page with the list of articles may come first. Each article: headline, publication, date, copyright; labelled
lines (`Length:`, `Byline:`, `Section:` …, the label bold); a line "Body"; the text; lines such as "Classification",
"Graphic", "Load-Date:"; and "End of Document". Interfaces in other languages translate all of these.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, Protocol

from triage.article import Article
from triage.languages.names import tag_of
from triage.readers.exports.nexis_labels import label_of
from triage.readers.exports.text_export import TextExport
from triage.readers.fields import distinct, fold, people
from triage.readers.web.markup import opened
from triage.readers.word_dates import date_in


class HasText(Protocol):
    """A paragraph of any document."""

    @property
    def text(self) -> str:
        """A text without its style."""


class _Row(NamedTuple):
    text: str


_END = (
    "end of document",
    "ende des dokuments",
    "fin du document",
    "fin del documento",
    "fine del documento",
    "einde van document",
    "einde van het document",
    "fim do documento",
    "slut på dokument",
)
_BODY = (
    "body",
    "text",
    "hauptteil",
    "textkörper",
    "corps",
    "corps de l'article",
    "cuerpo",
    "volltext",
    "corpo",
    "tekst",
    "hoofdtekst",
    "texto",
    "brödtext",
)
#: Above what the paper corrected later, which belongs to the text.
_CORRECTION = ("correction", "korrektur", "berichtigung", "rectificatif", "corrección", "correctie", "rettifica")
_FOOT = (
    "classification", "graphic", "notes", "load-date", "klassifizierung", "klassifikation", "grafik", "anmerkungen", "ladedatum",
    *_CORRECTION, "illustration", "classement", "notas", "clasificación", "gráfico", "correction-date", "bibliography",
    "classificatie", "classificação", "classificazione", "grafiek", "gráficos", "grafico", "noten", "note", "notes de bas de page",
)  # fmt: skip
_COPYRIGHT = re.compile(r"(?i)\s*(?:copyright|©|\(c\)\s?\d{4})")
_FOOT_LABEL = re.compile(
    r"(?i)\s*(?:load-date|ladedatum|laaddatum|laad-datum|data de carregamento|fecha de carga|date de chargement|data di caricamento|aktualisierungsdatum|language|sprache|publication-type|subject|journal code)\s*:"
)
#: Labels that stand on a line of their own in the text of some papers and are no part of it.
_INNER = ("abstract", "full text")


def is_export(paragraphs: Sequence[HasText]) -> bool:
    """Whether there is a line "Body" and, after it, one "End of Document"."""
    lines = {_line(one.text) for one in paragraphs if len(one.text) < 60}
    return not lines.isdisjoint(_END) and not lines.isdisjoint(_BODY)


def _apart(lines: Sequence[str]) -> str:
    return "\n\n".join(lines)


def articles(
    paragraphs: Sequence[HasText],
    joined: Callable[[Sequence[str]], str] = _apart,
    *,
    is_wrapped: bool = False,
) -> Iterator[Article]:
    """The articles in their order; `joined` makes the text of its paragraphs, which are mere lines where `is_wrapped`."""
    part: list[str] = []
    for one in paragraphs:
        if _line(one.text) in _END:
            article = _article(part, joined, is_wrapped)
            if article is not None:
                yield article
            part = []
        elif one.text.strip():
            part.append(one.text.replace("\xa0", " ").strip())
    article = _article(part, joined, is_wrapped) if part else None
    if article is not None:
        yield article


def _line(text: str) -> str:
    return fold(text).lower().rstrip(":.")


def _article(lines: list[str], joined: Callable[[Sequence[str]], str], is_wrapped: bool) -> Article | None:
    place = next((at for at, line in enumerate(lines) if _line(line) in _BODY), None)
    if place is None:
        return None
    head, rest = lines[:place], lines[place + 1 :]
    end = next((at for at, line in enumerate(rest) if _line(line) in _FOOT or _FOOT_LABEL.match(line)), len(rest))
    dated = _dated(head)
    foot = dict(label_of(line) for line in rest[end:])
    fields = dict(label_of(line) for line in head[dated + 1 :])
    byline = fields.get("byline", "")
    return Article(
        title=_wrapped_title(head, dated) if is_wrapped else _title(head, dated),
        body=joined([*(line for line in rest[:end] if _line(line) not in _INNER), *_corrected(rest[end:])]),
        byline=byline,
        authors=people(byline),
        abstract=opened(fields.get("highlight", "")),
        credits=fields.get("dateline", ""),
        keywords=distinct(
            re.sub(r"(?<!\s)\s*+\(\d++%\)", "", word) for word in foot.get("subject", "").split(";")
        ),
        outlet=fold(head[dated - 1]) if dated > 1 else "",
        language=tag_of(foot.get("language", "") or fields.get("language", "")),
        published=date_in(head[dated]) if dated >= 0 else "",
        published_text=fold(head[dated]) if dated >= 0 else "",
    )


def _corrected(foot: list[str]) -> list[str]:
    """The paragraphs below the line "Correction"."""
    place = next((at for at, line in enumerate(foot) if _line(line) in _CORRECTION), len(foot))
    return list(takewhile(lambda line: not _is_foot(line), foot[place + 1 :]))


def _is_foot(line: str) -> bool:
    return _line(line) in _FOOT or label_of(line)[0] != "" or _FOOT_LABEL.match(line) is not None


def _dated(head: list[str]) -> int:
    """The place of the date: the last before the labels, so that a cover page's does not count; -1 for none."""
    for at in range(len(head) - 1, -1, -1):
        line = head[at]
        if len(line) < 100 and not _COPYRIGHT.match(line) and not label_of(line)[0] and date_in(line):
            return at
    return -1


def _title(head: list[str], dated: int) -> str:
    if dated >= 2:
        return fold(head[dated - 2])
    return fold(head[0]) if head else ""


#: Lines of a cover page and of a page's edges, above which no headline goes on.
_NO_TITLE = re.compile(
    r"(?i)(?:\d{1,4}\.|page|seite|pagina|página|client|search|narrowed|content type|job number|user name|date and time|documents? \(|about|"
    r"sources?:|project|-none-|terms)\b|.*(?:lexisnexis|\|)"
)
_MOST_LINES = 4
#: A line of a headline that goes on is filled.
_FILLED = 40


def _wrapped_title(head: list[str], dated: int) -> str:
    """The headline of one line or several, above outlet and date."""
    if dated < 2:
        return _title(head, dated)
    first = dated - 2
    while (
        first > 0
        and dated - first < _MOST_LINES + 1
        and len(head[first - 1]) >= _FILLED
        and not _NO_TITLE.match(head[first - 1])
    ):
        first -= 1
    return fold(" ".join(head[first : dated - 1]))


def _is_ours(text: str) -> bool:
    """The line "Body" below one with the length."""
    lines = text.split("\n")
    length = next((at for at, line in enumerate(lines) if label_of(line)[0] == "length"), len(lines))
    return any(_line(line) in _BODY for line in lines[length : length + _MOST_LABELS])


#: Labels between length and text.
_MOST_LABELS = 12


def _in_text(text: str) -> Iterator[Article]:
    yield from articles(list(_rows(text)))


def _rows(text: str) -> Iterator[_Row]:
    """The lines; between "Body" and the foot those that no blank line parts are one paragraph."""
    block: list[str] = []
    is_text = False
    for line in (*text.split("\n"), ""):
        is_foot = _line(line) in (*_FOOT, *_END) or _FOOT_LABEL.match(line) is not None
        if block and (is_foot or not line.strip()):
            yield _Row(fold(" ".join(block)))
            block = []
        is_text = (is_text or _line(line) in _BODY) and not is_foot
        if is_text and _line(line) not in _BODY:
            block += [line] if line.strip() else []
        else:
            yield _Row(line)


EXPORT = TextExport("nexis-uni", _is_ours, _in_text)
