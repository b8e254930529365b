"""LexisNexis exports in plain text, of the years before 2018, many articles a file; their RTF and DOC hold the same text.

A page about the request may come first ("Print Request: All Documents: 1-74", in any language), and what the user noted
before that. Each article begins with a centred line "1 of 10 DOCUMENTS" ("Dokument 1 von 10"); below, with blank lines
between: publication and date (centred), headline, labelled lines in capitals (`BYLINE:`, `LENGTH:`), the text in lines
of 78 characters, labelled lines again, and the copyright.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.nexis_labels import (
    COPYRIGHT,
    COUNTER_LINE,
    RIGHTS,
    article_of,
    label_of,
    sorted_blocks,
)
from triage.readers.exports.text_export import TextExport, paragraphs_of_lines, unwrapped
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

#: The page about the request, in the languages of the interface. All its pages name the project.
_COVER = re.compile(
    r"(?m)^[ \t]*(?:(?:Print|Download|Email|E-mail|Fax|Delivery) Request|Printopdracht|Downloadopdracht|E-?mail-?opdracht|Druckauftrag"
    r"|Download-?[Aa]uftrag|E-?[Mm]ail-?[Aa]uftrag|Demande d[e'’] ?\w+|Requête d[e'’] ?\w+|Solicitud de \w+|Petición de \w+|Richiesta di \w+"
    r"|Pedido de \w+|Project ID|Projekt-ID|Proje[ck]t-?[ -]?ID|ID du projet|ID de proyecto)[ \xa0]?:"
)
#: "All Documents: 1-161": what was asked for. The terms of the search may be longer than what is looked at.
_REQUESTED = re.compile(r"[^\n]{0,60}: ?\d[\d, -]{0,40}\n")
#: The labels that one of stands below a counter.
_BELOW = ("length", "byline", "headline", "section", "text", "language", "update")
_WITHIN = 4000


def _is_ours(text: str) -> bool:
    """A counter at the very start, behind a page about the request, or above labelled lines."""
    found = COUNTER_LINE.search(text)
    if found is None:
        cover = _COVER.search(text, 0, 2000)
        is_cover = cover is not None and ("Project ID" in text or _REQUESTED.match(text, cover.end()))
        return bool(is_cover) or _is_single(text)
    if not text[: found.start()].strip() or _COVER.search(text, 0, found.start()):
        return True
    below = text[found.end() : found.end() + _WITHIN].split("\n")
    return any(line[:1].isupper() and label_of(line)[0] in _BELOW for line in map(str.strip, below))


def _is_single(text: str) -> bool:
    """One article without a counter: its copyright or its paper, centred, and labels that no copy has."""
    if not text.lstrip("\n").startswith("          "):
        return False
    fields = {
        label_of(line)[0] for line in text.split("\n") if line[:1].isupper() and line.partition(":")[0].isupper()
    }
    return "length" in fields and len(fields & {"update", "language", "text", "headline", "byline", "section"}) > 1


def _announced(text: str) -> int | None:
    """How many articles the counters tell of, if they begin with the first and agree; else it is a part of an export."""
    starts = list(COUNTER_LINE.finditer(text))
    counts = [(int(found[1] or found[3]), int(found[2] or found[4])) for found in starts]
    if len(counts) < 2 or counts[0][0] != 1 or len({total for _, total in counts}) != 1:
        return None
    # Exports of one size may stand one behind the other.
    told = counts[0][1] * sum(number == 1 for number, _ in counts)
    return max(told, _requested(text, starts[0].start()))


def _requested(text: str, end: int) -> int:
    """How many articles the page about the request asks for: "All Documents: 1-146"; 0 where it does not say."""
    found = _ALL.search(text, 0, end)
    return int(found[1]) if found else 0


_ALL = re.compile(
    r"(?:All Documents|Alle Dokumente|Alle documenten|Tous les documents|Todos los documentos|Tutti i documenti): ?1-(\d{1,6})[ \t]*\n"
)


def _articles(text: str) -> Iterator[Article | Problem]:
    starts = list(COUNTER_LINE.finditer(text))
    if not starts and _is_single(text):
        return each(_article, [text])
    ends = [*(found.start() for found in starts[1:]), len(text)]
    return each(_article, (text[found.end() : end] for found, end in zip(starts, ends, strict=False)))


def _article(part: str) -> Article:
    part = part.strip("\n")
    blocks = re.split(r"\n[ \t\xa0]*\n", part)
    # Printed pages have lost their blank lines.
    is_printed = len(blocks) * 8 < part.count("\n") and len(blocks) < 6
    return article_of(sorted_blocks(_printed_blocks(part) if is_printed else _unwrapped_blocks(blocks)))


EXPORT = TextExport("lexisnexis-txt", _is_ours, _articles, _announced)


def _unwrapped_blocks(blocks: list[str]) -> Iterator[str]:
    """Blocks in one line each; the head keeps its lines, for a publication may stand below a note of copyright."""
    is_head = True
    for block in blocks:
        line = unwrapped(block)
        is_head = is_head and not (line and label_of(line)[0])
        yield "\n".join(part.strip() for part in block.split("\n")) if is_head and len(block) < 600 else line


def _printed_blocks(part: str) -> Iterator[str]:
    """The blocks of lines without blank ones between them: labelled lines part them, and the text is made of its lines."""
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    labels = [
        (at, label_of(line)[0])
        for at, line in enumerate(lines)
        if label_of(line)[0] and line.split(":")[0].isupper()
    ]
    first = labels[0][0] if labels else len(lines)
    yield from _without_rights(lines[:first])
    text = next((at for at, field in labels if field == "text"), -1)
    if text < 0:
        text = _last_of_head(labels)
    for (at, field), end in zip(labels, [*(place for place, _ in labels[1:]), len(lines)], strict=False):
        if at < text:
            yield " ".join(lines[at:end])
        elif at == text:
            said = lines[at : at + 1] if field != "text" or lines[at].partition(":")[2].strip() else []
            yield from said
            body = [line for line in lines[at + 1 : end] if not _is_running(line, lines, labels)]
            yield "BODY:\n" + paragraphs_of_lines(body)
        else:
            yield " ".join(lines[at:end])


def _without_rights(head: list[str]) -> list[str]:
    """The lines without the note of copyright, which may take several."""
    end = next((at for at, line in enumerate(head) if RIGHTS.fullmatch(line)), -1)
    start = next((at for at in range(max(end - 4, 0), end) if COPYRIGHT.match(head[at])), end)
    return [line for at, line in enumerate(head) if not (start <= at <= end or RIGHTS.fullmatch(line))]


def _last_of_head(labels: list[tuple[int, str]]) -> int:
    """The label that is followed by the most lines: behind it stands the text."""
    gaps = [(after - at, at) for (at, _), (after, _) in pairwise(labels)]
    return max(gaps)[1] if gaps else (labels[-1][0] if labels else -1)


def _is_running(line: str, lines: list[str], labels: list[tuple[int, str]]) -> bool:
    """Whether a line is the head of a printed page: the headline with paper and day behind it."""
    title = next((label_of(lines[at])[1] for at, field in labels if field == "headline"), "")
    return bool(title) and line.startswith(title[:30]) and len(line) > len(title) + 8 and bool(date_in(line))
