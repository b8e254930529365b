"""ProQuest results in plain text, Rich Text and PDF, many articles a file, in several languages of the interface.

A drawn line parts articles; each begins with "Document 1 of 74" in older exports, with its headline in newer ones. Below
stand labelled lines: `Author:`, `Publication info:`, `Abstract:`, `Links:`; the text after `Full text:`; and again labelled
lines that describe it. Which labels there are is known, so that a colon in the text ends nothing.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.proquest import article_of_values
from triage.readers.exports.text_export import TextExport, paragraphs_of, unwrapped, without_marks
from triage.readers.xml.xml_reader import each

_RULE = re.compile(r"(?m)^[ \t]*_{20,}[ \t]*$")
_NUMBER = re.compile(
    r"(?m)^[ \t\x02]*(?:Document|Dokument|Documento|Dokumentum|Documenti) (\d{1,6}) (?:of|von|de|di|sur|z) (\d{1,6})[ \t]*$"
)
#: Labels in the languages of the interface → as in English.
_LABELS = {
    "author": "author authors autor autoren auteur autore",
    "publication info": "publication-info publikationsinfo información-de-publicación informations-sur-la-publication informazioni-sulla-pubblicazione",
    "abstract": "abstract résumé resumen zusammenfassung resumo",
    "links": "links liens enlaces enlace",
    "full text": "full-text texte-intégral texto-completo volltext testo-completo",
    "subject": "subject sujet materia thema schlagwort assunto",
    "title": "title titre título titel titolo",
    "publication title": "publication-title titre-de-publication título-de-publicación titel-der-publikation publikationstitel",
    "publication date": "publication-date date-de-publication fecha-de-publicación publikationsdatum data-de-publicação",
    "language of publication": "language-of-publication langue-de-publication idioma-de-la-publicación sprache-der-publikation",
    "proquest document id": "proquest-document-id id.-de-documento-de-proquest id-du-document-proquest proquest-dokument-id",
    "document url": "document-url url-del-documento url-du-document dokument-url",
    "": (
        "location people company-/-organization company/organization classification volume issue pages first-page number-of-pages "
        "publication-year publication-subject year place-of-publication country-of-publication publisher journal-subject issn eissn source-type "
        "document-type document-feature copyright last-updated database credit section column dateline word-count illustration series "
        "supplement isbn accession-number identifiers-/-keywords identifiers/keywords identifier-/-keyword identifier/keyword naics-code company product-name start-page "
        "publication-place section-title publication-identifier languages correspondence-author doi contact-us terms-and-conditions startpage "
        "source-attribution ubicación lugar-de-publicación país-de-publicación tipo-de-fuente tipo-de-documento páginas año-de-publicación editorial "
        "base-de-datos última-actualización lieu pays-de-publication éditeur type-de-source type-de-document base-de-données dernière-mise-à-jour"
    ),
}
_OF_LABEL = {label: field for field, labels in _LABELS.items() for label in labels.split()}
_LABEL = re.compile(r"(?m)^[ \t\x02]*([^\W\d_][^\n:]{2,45}?)[ \xa0]?:(?:[ \t\xa0]++|$)")


def _is_ours(text: str) -> bool:
    """ProQuest's name or its numbering, and its labels."""
    if "ProQuest" not in text and not _NUMBER.search(text):
        return False
    fields = {_field(found[1]) for found in _LABEL.finditer(text)}
    return (
        len(
            fields
            & {"full text", "publication info", "publication title", "publication date", "proquest document id"}
        )
        >= 2
    )


def _announced(text: str) -> int | None:
    counts = [(int(found[1]), int(found[2])) for found in _NUMBER.finditer(text)]
    is_whole = len(counts) > 1 and counts[0][0] == 1 and len({total for _, total in counts}) == 1
    return counts[0][1] if is_whole else None


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, _parts(text))


EXPORT = TextExport("proquest", _is_ours, _articles, _announced)


def _parts(text: str) -> Iterator[str]:
    """The stretches between numbers, else between drawn lines."""
    starts = list(_NUMBER.finditer(text))
    if starts:
        ends = [*(found.start() for found in starts[1:]), len(text)]
        for found, end in zip(starts, ends, strict=False):
            yield _RULE.sub("", text[found.end() : end])
    else:
        yield from _RULE.split(text)


def _field(label: str) -> str | None:
    """The English name of a known label, "" for one that says nothing about an article; None for any other."""
    return _OF_LABEL.get("-".join(label.lower().split()))


def _article(part: str) -> Article | None:
    labels = [(found, field) for found in _LABEL.finditer(part) if (field := _field(found[1])) is not None]
    if not labels:
        return None
    ends = [*(found.start() for found, _ in labels[1:]), len(part)]
    values: dict[str, str] = {}
    for (found, field), end in zip(labels, ends, strict=True):
        values.setdefault(field, part[found.end() : end])
    opening = part[: labels[0][0].start()]
    lines = [unwrapped(without_marks(block)) for block in re.split(r"\n[ \t]*\n", opening)]
    body = paragraphs_of(values.pop("full text", ""))
    abstract = paragraphs_of(values.pop("abstract", ""))
    value = {field: unwrapped(text) for field, text in values.items() if field}
    lines = [line for line in lines if line]
    if not value or not (lines or "title" in value):
        return None
    return article_of_values(value, lines, body, abstract, "")
