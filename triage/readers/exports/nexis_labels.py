"""What the exports of LexisNexis share, be they HTML, text or DOCX: labels, counters, dates, in five languages.

An article is a list of blocks: counter, publication, date, headline; labelled lines (`BYLINE: …`, `LENGTH: 355 words`);
the text; labelled lines again (`LOAD-DATE`, `LANGUAGE`, `GRAPHIC` …); copyright. Exporters differ in how blocks are
told apart; what a block is, is known here.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from triage.article import Article
from triage.languages.names import tag_of
from triage.readers.fields import distinct, people
from triage.readers.word_dates import date_in

COUNTER = re.compile(
    r"(?i)\s*(?:(?:dokument|document|documento)\s+)?\d+\s+(?:of|von|de|sur|di|van|von insgesamt)\s+\d+\s*(?:documents?|dokumente?n?|documentos?|"
    r"documenti|documenten)?\s*"
)
_LABEL = re.compile(
    r"\s*([A-ZÄÖÜÉÈÀÍÓÚÑ][A-Za-zÄÖÜäöüßÉÈéèàíóúñ/]*(?:[- ][A-ZÄÖÜÉÈÀÍÓÚÑ&][A-Za-zÄÖÜäöüßÉÈéèàíóúñ]*){0,3})\s?:\s*(.*)",
    re.DOTALL,
)
_FIELDS = {
    "byline": "byline autor autoren auteur von por par autore author verfasser auteurs",
    "length": "length länge laenge longueur longitud lunghezza lengte umfang extensión",
    "section": "section rubrik rubrique sección sezione ressort rubriek",
    "headline": "headline titel titre titular título überschrift titolo",
    "language": "language sprache langue idioma lengua lingua taal",
    "dateline": "dateline lieu ort",
    "highlight": "highlight highlights lead abstract summary hochtöner zusammenfassung",
    "series": "series serie série",
    "published": "date datum fecha publication-date publikationsdatum",
    "update": "load-date update update-date updatedatum lade-datum date-chargement fecha-carga aktualisierung mise-à-jour",
    "subject": "subject themen sujet tema thema subjects",
    "copyright": "copyright",
    "aside": (
        "graphic graphik grafik graphique gráfico notes note anmerkung hinweis correction correction-date corr-date "
        "publication-type publikationstyp zeitungstyp journal-code type publication subject organization organisation company unternehmen ticker "
        "industry branche geographic geographie geografía person personen personne state city country document-type category distribution "
        "classification cite isbn issn acc-no accession-number url name source bibliography transcript-type content-type photo illustration "
        "body classification. load-date. edition ausgabe page seite websites website correction-appended advisory pub-type"
    ),
}
_OF_LABEL = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
_COPYRIGHT = re.compile(r"(?i)\s*(?:copyright\b|©|\(c\)\s?\d{4}|alle rechte vorbehalten|all rights reserved)")


#: Labels that may follow the date where there is no headline.
_AFTER_HEADLINE = ("byline", "length", "section", "headline", "dateline", "language")
#: A short block under a label that is not known.
_CAPITAL_LABEL = re.compile(r"[A-ZÄÖÜÉÈÀÍÓÚÑ][A-ZÄÖÜÉÈÀÍÓÚÑ/]*(?:[- ][A-ZÄÖÜÉÈÀÍÓÚÑ]+){0,3}: [^\n]{0,200}\Z")


class Blocks(Struct):
    """The blocks of one article, sorted."""

    head: list[str] = []
    fields: dict[str, str] = {}
    body: list[str] = []


def label_of(block: str) -> tuple[str, str]:
    """The field and value of a labelled block; ("", "") for any other.

    >>> label_of("BYLINE: Andrew Sparrow"), label_of("LÄNGE: 355 Wörter"), label_of("Note well: nothing")
    (('byline', 'Andrew Sparrow'), ('length', '355 Wörter'), ('', ''))
    """
    found = _LABEL.match(block[:4000]) if ":" in block[:60] else None
    if found is None:
        return "", ""
    name = "-".join(found[1].lower().split())
    field = _OF_LABEL.get(name, "")
    if field and (found[1].isupper() or field != "aside" or "-" in name or found[1] == block[: len(found[1])]):
        return field, block[found.start(2) :].strip()
    return "", ""


def sorted_blocks(blocks: Iterable[str]) -> Blocks:
    """Blocks of an article in their order → head, labelled fields, text.

    The text begins after the last label of the head; a label of the foot (all others stand there) ends it.
    """
    result = Blocks()
    place, is_skipping = "head", False
    for block in blocks:
        text = block.strip()
        if not text or (place == "head" and COUNTER.fullmatch(text)):
            continue
        field, value = label_of(text)
        if field and place == "head" and field not in _AFTER_HEADLINE and _is_dated(result.head):
            # "UPDATE: …" right below the date is a headline.
            field = ""
        if not field and place == "labels" and _CAPITAL_LABEL.match(text):
            field, value = "aside", text
        if field and (text.split(":")[0].isupper() or place != "body"):
            is_skipping = field in ("aside", "copyright")
            if place == "body":
                place = "foot"
            elif place == "head":
                place = "labels"
            result.fields.setdefault(field, " ".join(value.split()))
        elif _COPYRIGHT.match(text) and len(text) < 400:
            place = "foot" if place == "body" else place
        elif place == "head":
            result.head.append(text)
        elif place == "labels" and not (is_skipping and len(text) < 3):
            place = "body"
            result.body.append(text)
        elif place == "body":
            result.body.append(text)
    while len(result.body) > 1 and place == "foot" and _CAPITAL_LABEL.match(result.body[-1]):
        # Labels that are not known stand among those that are.
        result.body.pop()
    return result


def _is_dated(head: list[str]) -> bool:
    return bool(head) and len(head[-1]) < 120 and bool(date_in(head[-1]))


def article_of(blocks: Blocks) -> Article:
    """The article of sorted blocks."""
    outlet, published, written, rest = _head(blocks.head)
    fields, body = blocks.fields, list(blocks.body)
    title = fields.get("headline") or (" ".join(rest[0].split()) if rest else "")
    if not fields and len(rest) > 1:
        # No labels at all: what comes after the headline is the text.
        body = rest[1:]
    byline = fields.get("byline", "")
    if not published:
        written = fields.get("published", "")
        published = date_in(written)
    return Article(
        title=title,
        body="\n\n".join(body),
        abstract=fields.get("highlight", ""),
        byline=byline,
        authors=people(byline),
        credits=fields.get("dateline", ""),
        keywords=distinct(
            re.sub(r"\s*\(\d+%\)", "", word) for word in re.split(r"[;,]", fields.get("subject", ""))
        ),
        outlet=outlet,
        language=tag_of(fields.get("language", "")),
        published=published,
        published_text=written,
    )


def _head(head: list[str]) -> tuple[str, str, str, list[str]]:
    """Publication, date, date as written, and what else stands above the first label."""
    lines = [" ".join(block.split()) for block in head if not _COPYRIGHT.match(block)]
    for place, line in enumerate(lines[:6]):
        published = date_in(line) if len(line) < 120 else ""
        if published:
            outlet = lines[place - 1] if place else ""
            others = lines[: max(place - 1, 0)]
            return outlet, published, line, others or lines[place + 1 :]
    return (lines[0], "", "", lines[1:]) if len(lines) > 1 else ("", "", "", lines)
