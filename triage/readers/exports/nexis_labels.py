"""What the exports of LexisNexis share, be they HTML, text, RTF, PDF or DOCX: labels, counters, dates, in seven languages.

An article is a list of blocks: counter, publication, date, headline; labelled lines (`BYLINE: …`, `LENGTH: 355 words`);
the text, perhaps below a label of its own (`BODY:`, `TEKST:`); labelled lines again (`LOAD-DATE`, `LANGUAGE`,
`GRAPHIC` …); copyright. Exporters differ in how blocks are told apart; what a block is, is known here.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from triage.article import Article
from triage.languages.names import tag_of
from triage.readers.fields import distinct, people
from triage.readers.web.markup import opened
from triage.readers.word_dates import date_in

#: What stands between the two numbers, and behind them.
_OF = "of|von|von insgesamt|de|sur|di|van|af|av"
_DOCUMENTS = "documents?|dokumente?n?|documentos?|documenti|documenten|dokumenter"
COUNTER = re.compile(
    rf"(?i)\s*+(?:(?:dokument|documento?)\s++)?\d++\s++(?:{_OF})\s++\d++\s*+(?:{_DOCUMENTS})?\s*+"
)
#: A counter that stands alone on its line, sure enough to part articles: (number, total).
COUNTER_LINE = re.compile(
    rf"(?m)^[ \t\xa0]*+(?:(?:FOCUS|LEVEL \d) -[ \t]*+)?(?:(\d{{1,6}})[ \t]++(?:{_OF}|OF)[ \t]++(\d{{1,6}})[ \t]++(?:{_DOCUMENTS.upper()}|STORIES)"
    rf"|(?:Dokument|Documento?|DOKUMENT|DOCUMENTO?)[ \t]++(\d{{1,6}})[ \t]++(?:{_OF})[ \t]++(\d{{1,6}}))[ \t\xa0]*+\r?$"
)
_LABEL = re.compile(r"\s*+((?:[^\W\d_]|/)++(?:[- ][^\W\d_&](?:[^\W\d_]|/)*+){0,3})\s?:\s*+(.*)", re.DOTALL)
_FIELDS = {
    "byline": "byline signature autor autoren auteur von por par autore author verfasser auteurs door redacteur autora autores",
    "length": "length länge laenge longueur longitud lunghezza lengte umfang extensión comprimento tamanho",
    "section": "section rubrik rubrique sección seccion sezione ressort rubriek sectie seção",
    "headline": "headline title titel titre titular título titulo überschrift titolo kop schlagzeile titulares",
    "language": "language sprache langue idioma lengua lenguaje lingua taal língua",
    "dateline": "dateline ortszeile lieu ort datumregel dagtekening",
    "highlight": "highlight highlights chapeau lead abstract summary hochtöner zusammenfassung encart resumen samenvatting sommario",
    "series": "series serie série",
    "published": "date datum fecha publication-date publikationsdatum",
    "update": (
        "load-date update update-date updatedatum lade-datum date-chargement fecha-carga fecha-de-carga aktualisierung mise-à-jour "
        "laaddatum laad-datum data-caricamento data-de-carga data-de-carregamento data-di-caricamento aktualisierungsdatum upload"
    ),
    "subject": "subject themen sujet tema thema subjects onderwerp",
    "copyright": "copyright",
    "show": "show program programme sendung",
    "text": (
        "body text article tekst volledige-tekst hauptteil volltext vollständiger-text corps texte texte-intégral cuerpo texto texto-completo "
        "corpo testo full-text fulltext"
    ),
    "correction": "correction korrektur berichtigung rectificatif corrección correctie rettifica",
    "aside": (
        "graphic graphik grafik graphique gráfico notes note anmerkung hinweis correction-date corr-date "
        "publication-type publikationstyp zeitungstyp journal-code type publication subject organization organisation company unternehmen ticker "
        "industry branche geographic geographie geografía person personen personne state city country document-type category distribution "
        "classification cite isbn issn acc-no accession-number url name source bibliography transcript-type content-type photo illustration "
        "classification. load-date. edition ausgabe page seite websites website correction-appended advisory pub-type "
        "type-publication code-revue tipo-de-publicación tipo-publicación tipo-di-pubblicazione publicatietype type-publicatie pub-subject bio "
        "publikationsart grafiek afbeelding foto ilustración illustratie journal journal-code-name dateline-city memo series-name "
        "anchors anchor host hosts guest guests reporter reporters correspondent correspondents speaker speakers"
    ),
}
_OF_LABEL = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
COPYRIGHT = re.compile(r"(?i)\s*(?:copyright\b|©|\(c\)\s?\d{4}|alle rechte vorbehalten|all rights reserved)")
#: The line that ends a note of copyright; below it some exporters set the publication in the same block.
RIGHTS = re.compile(
    r"(?i)(?:alle rechte vorbehalten|all rights? reserved|tous droits réservés|todos los derechos reservados|tutti i diritti riservati"
    r"|alle rechten voorbehouden|todos os direitos reservados)\W*"
)


#: Labels that may follow the date where there is no headline.
_AFTER_HEADLINE = ("byline", "length", "section", "headline", "dateline", "language", "text", "published", "show")
#: Labels that begin paragraphs of text as well; below one of them text may go on.
_LOOSE = frozenset(
    (
        "note notes hinweis type person name city state country source company page seite photo foto illustration memo category distribution "
        "advisory organization industry bio url ort lieu date lead abstract summary title titel titre article text thema tema subject series "
        "par por door von signature anchors anchor host hosts guest guests reporter reporters correspondent correspondents speaker speakers "
        "show program programme correction highlight highlights publication journal autor author"
    ).split()
)
#: Labels whose text is a block of its own where they stand below the text.
_BELOW_TEXT = ("highlight", "correction")
#: Below the length, one of these speaks.
_SPEAKERS = frozenset("anchor host guest reporter correspondent speaker".split())
_ENDS_SENTENCE = re.compile(r"[.!?…。][\"'”’»)\]]*\s*\Z")
#: A short block under a label that is not known.
_CAPITAL = "A-ZÄÖÜÉÈÀÍÓÚÑÇÃÕÂÊÎÔÛËÏ"
_CAPITAL_LABEL = re.compile(rf"[{_CAPITAL}][{_CAPITAL}/]*+(?:[- ][{_CAPITAL}]++){{0,3}}: [^\n]{{0,200}}\Z")


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
    if found is None or not all(word[:1].isupper() or word == "&" for word in re.split("[- ]", found[1])):
        return "", ""
    name = "-".join(found[1].lower().split())
    field = _OF_LABEL.get(name, "")
    if field and (found[1].isupper() or field != "aside" or "-" in name or found[1] == block[: len(found[1])]):
        return field, block[found.start(2) :].strip()
    return "", ""


def sorted_blocks(blocks: Iterable[str]) -> Blocks:
    """Blocks of an article in their order → head, labelled fields, text.

    The text begins after the last label of the head, or with a label of its own; a label of the foot (all others stand
    there) ends it.
    """
    sorting = _Sorting()
    for block in blocks:
        sorting.take(block.strip())
    return sorting.finished()


class _Sorting:
    """One pass over the blocks of an article."""

    def __init__(self) -> None:
        self._result = Blocks()
        self._place = "head"
        self._is_skipping = False
        #: Blocks below the text that may yet belong to it.
        self._loose: list[str] = []
        self._wants = ""

    def take(self, text: str) -> None:
        """Sort one block."""
        result = self._result
        if not text or (self._place == "head" and COUNTER.fullmatch(text)):
            return
        field, value = label_of(text)
        if field and self._place == "head" and field not in _AFTER_HEADLINE and _is_above(result.head):
            # "UPDATE: …" right below the date, or below the paper, is a headline.
            field = ""
        if not field and self._place == "labels" and _is_capital_label(text):
            field, value = "aside", text
        if field and (text.split(":", maxsplit=1)[0].isupper() or self._place != "body"):
            self._take_labelled(field, value, text)
        elif COPYRIGHT.match(text) and len(text) < 400:
            self._take_copyright(text)
        elif self._place == "head":
            result.head.append(text)
        elif self._place == "labels" and not (self._is_skipping and len(text) < 3):
            self._place = "body"
            result.body.append(text)
        elif self._place == "body":
            result.body.append(text)
        elif self._loose:
            # Text goes on: what looked like the foot was a part of it.
            result.body += [*self._loose, text]
            self._loose = []
            self._place = "body"
        elif self._wants:
            before = result.fields[self._wants]
            result.fields[self._wants] = f"{before}\n\n{text}" if before else text
            # A correction may have several paragraphs.
            self._wants = self._wants if self._wants == "correction" else ""

    def finished(self) -> Blocks:
        """What was sorted; labels that are not known stand among those that are."""
        body = self._result.body
        self._settle()
        while len(body) > 1 and self._place == "foot" and _is_capital_label(body[-1]):
            body.pop()
        return self._result

    def _take_labelled(self, field: str, value: str, text: str) -> None:
        """A labelled block; one that may be text is kept until the next tells."""
        label = text.partition(":")[0].strip().lower()
        if (
            label in _SPEAKERS
            and self._place == "labels"
            and "length" in self._result.fields
            and _ENDS_SENTENCE.search(value)
        ):
            self._place = "body"
            self._result.body.append(text)
        elif label in _LOOSE and value and (self._loose or (self._place == "body" and self._result.body)):
            self._loose.append(text)
            self._place = "foot"
        else:
            self._settle()
            self._take_field(field, value)

    def _settle(self) -> None:
        """What looked like the foot is the foot; only what ends like a sentence is speech of a transcript, and the like."""
        for block in self._loose:
            field, value = label_of(block)
            if field != "highlight" and _ENDS_SENTENCE.search(block):
                self._result.body.append(block)
            else:
                self._take_field(field, value)
        self._loose = []

    def _take_field(self, field: str, value: str) -> None:
        if field == "text" and self._place != "foot":
            self._place = "body"
            if value:
                self._result.body.append(value)
            return
        self._is_skipping = field in ("aside", "copyright", "correction")
        if self._place == "body":
            self._place = "foot"
        elif self._place == "head" and field != "show":
            self._place = "labels"
        self._wants = field if field in _BELOW_TEXT and not value and self._place == "foot" else ""
        self._result.fields.setdefault(field, " ".join(value.split()))

    def _take_copyright(self, text: str) -> None:
        if self._place == "body":
            self._place = "foot"
        elif self._place == "head":
            below = _below_rights(text)
            if below:
                self._result.head.append(below)


def _is_capital_label(text: str) -> bool:
    """Whether a short block stands under a label of capitals, known or not; what ends like a sentence is text."""
    return _CAPITAL_LABEL.match(text) is not None and not _ENDS_SENTENCE.search(text)


def _below_rights(text: str) -> str:
    """What stands below "All Rights Reserved" in the same block, or below the copyright that names it: the publication."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    place = next((at for at, line in enumerate(lines) if RIGHTS.fullmatch(line)), len(lines))
    below = " ".join(lines[place + 1 :])
    if not below and place == len(lines) > 1 and lines[0].endswith(lines[-1]):
        below = lines[-1]
    return below


def _is_above(head: list[str]) -> bool:
    """Whether the next block of a head can be the headline: below the date, or right below the paper."""
    return len(head) == 1 or (bool(head) and len(head[-1]) < 120 and bool(date_in(head[-1])))


def article_of(blocks: Blocks) -> Article:
    """The article of sorted blocks."""
    fields, body = blocks.fields, list(blocks.body)
    outlet, written, above, below = _head(blocks.head, is_titled="headline" in fields)
    published = date_in(written)
    title, byline, text = _headed(above, below, fields, has_text=bool(body))
    body = text + body + ([fields["correction"]] if body and fields.get("correction") else [])
    if not published:
        written = fields.get("published", "")
        published = date_in(written)
    return Article(
        title=title,
        body="\n\n".join(body),
        abstract=opened(fields.get("highlight", "")),
        byline=byline,
        authors=people(byline),
        credits=fields.get("dateline", ""),
        keywords=distinct(
            re.sub(r"(?<!\s)\s*+\(\d++%\)", "", word) for word in re.split(r"[;,]", fields.get("subject", ""))
        ),
        outlet=outlet,
        language=tag_of(fields.get("language", "")),
        published=published,
        published_text=written,
    )


def _head(head: list[str], *, is_titled: bool) -> tuple[str, str, list[str], list[str]]:
    """Publication, date as written, and what stands between the two and below the date."""
    lines = [" ".join(block.split()) for block in head if not COPYRIGHT.match(block)]
    dates = [place for place, line in enumerate(lines[:6]) if len(line) < 120 and date_in(line)]
    if not dates:
        if not lines:
            return "", "", [], []
        return (lines[0], "", [], lines[1:]) if len(lines) > 1 or is_titled else ("", "", [], lines)
    first = last = dates[0]
    while last + 1 in dates:
        # Once more, as the exporter writes it.
        last += 1
    return (lines[0] if first else ""), lines[first], lines[1:first], lines[last + 1 :]


#: Short lines around the date that are no headline.
_EDITION = re.compile(
    r"(?is)(?=.{0,60}\Z).*\b(?:edition|edición|edição|édition|edizione|ausgabe|editie)\b|prepared by\b"
)
#: Longer lines are no names, and no remarks.
_LONGEST_NAME = 60


def _headed(
    above: list[str], below: list[str], fields: dict[str, str], *, has_text: bool
) -> tuple[str, str, list[str]]:
    """Headline, byline, and text that stands above all labels.

    Newswires set the headline between publication and date, and the text right below; most others set the headline below
    the date.
    """
    title, byline = fields.get("headline", ""), fields.get("byline", "")
    above, below = ([line for line in lines if not _EDITION.match(line)] for lines in (above, below))
    if not title and above:
        title = above[0]
    elif not title and below:
        title, *below = below
    if has_text:
        # Beside a text of its own, what stands up here is a name or a remark, unless it is long.
        short = [line for line in below if len(line) < _LONGEST_NAME and not _ENDS_SENTENCE.search(line)]
        byline = byline or ("" if "headline" in fields else next(iter(short), ""))
        below = [line for line in below if line not in short]
    return title, byline, below
