"""What the wire itself says an article is: UPDATE 2, CORRECTED, KILL; in its headline, slug, note or status.

Recognised conservatively: in capitals at the head of a headline, behind a slash in a slug, in so many words in a
short notice. Which article is meant is found in `links`.
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.expression import Expression
from triage.readers.wire.furniture_words import WITHDRAWALS, WITHDRAWALS_ABROAD
from triage.readers.wire.withdrawals import abroad_mark, withdraws, without_mark

Kind = Literal["", "update", "correction", "withdrawal"]

#: Mark → what it is; RPT and REPEAT only send the same again.
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("UPDATE", "UPD", "RECAST", "RECASTS", "WRITETHRU", "WRAPUP", "LEAD", "LD"), "update"),
    **dict.fromkeys(("AKTUALISIERT", "AKTUALISIERUNG", "ACTUALISATION", "ACTUALIZACIÓN", "ACTUALIZA"), "update"),
    **dict.fromkeys(("AMPLIACIÓN", "AGGIORNAMENTO", "ATUALIZAÇÃO"), "update"),
    **dict.fromkeys(("CORRECTED (OFFICIAL)", "CORRECTED", "CORRECTION", "CORR", "CORRECTS", "REFILE"), "correction"),
    **dict.fromkeys(("CLARIFICATION", "CLARIFIED", "KORREKTUR", "KORRIGIERT", "BERICHTIGUNG", "RECTIFICATIF"), "correction"),
    **dict.fromkeys(("ANNULE ET REMPLACE", "CORRECCIÓN", "CORRIGE", "RECTIFICACIÓN", "ERRATA CORRIGE"), "correction"),
    **dict.fromkeys(("RETTIFICA", "CORREZIONE", "CORREÇÃO", "CORRECTIE", "RECTIFICATIE"), "correction"),
    **dict.fromkeys(WITHDRAWALS, "withdrawal"),
    **dict.fromkeys(("RPT", "REPEAT"), ""),
}  # fmt: skip
LABELS: dict[Kind, str] = {"": "", "update": "UPDATE", "correction": "CORRECTED", "withdrawal": "WITHDRAWN"}

#: No desk puts more before one headline; a headline of nothing else would cost its length for each.
_MOST_MARKS = 9


class VersionMark(Struct, frozen=True, gc=False):
    """What an article is to those before it."""

    kind: Kind = ""
    #: UPDATE 2 is 2; 0 where no number stands there.
    number: int = 0
    #: The headline and the slug without their marks, folded to be compared.
    title: str = ""
    slug: str = ""
    #: The headline that a notice says it withdraws, folded; empty where it names none.
    named: str = ""

    @property
    def label(self) -> str:
        """The mark as people read it.

        >>> VersionMark("update", 2).label, VersionMark("withdrawal").label, VersionMark().label
        ('UPDATE 2', 'WITHDRAWN', '')
        """
        return f"{LABELS[self.kind]} {self.number}" if self.kind == "update" and self.number else LABELS[self.kind]


def _any_word() -> str:
    """The marks that are some without a number or a bracket, too; LEAD is a metal then, above all in capitals."""
    return "|".join(map(re.escape, sorted(KINDS.keys() - {"LEAD", "LD"}, key=len, reverse=True)))


@cache
def _title_mark() -> re.Pattern[str]:
    words = _any_word()
    ending = r"(?:\s*[-:–—]+\s*|\s*/\s*)(?=\S)"
    return re.compile(
        rf"\W*(?P<word>{words})(?: ?(?P<number>\d{{1,2}}))?{ending}"
        rf"|\W*(?P<nth>\d)(?:ST|ND|RD|TH) (?P<lead>LEAD|LD){ending}"
        r"|\s*\((?:(?P<of>\d)(?:st|nd|rd|th) )?(?P<bracketed>LEAD|LD)\)\s*(?=\S)"
        rf"|(?P<abroad>{abroad_mark()})"
    )


_TITLE_TAIL = Expression(
    r"(?<!\s)\s*+[(\[](?P<word>UPDATE|UPD|CORRECTED|WITHDRAWN|KILL) ?(?P<number>\d{1,2})?[)\]]\s*+$",
    re.IGNORECASE,
)


@cache
def _slug_mark() -> re.Pattern[str]:
    words = _any_word()
    # Behind a slash only: TROOPS-WITHDRAWN and DRUGS-KILL are subjects.
    return re.compile(
        rf"/(?P<word>{words}|(?:LEAD|LD)(?=[ -]?\d))[ -]?(?P<number>\d{{1,2}})?(?=$|[/ ])", re.IGNORECASE
    )


#: One of these is in every mark of a headline or slug that withdraws.
_SIGNS = ("KILL", "WITHDRAWN", "RETRACT", "NUL", "REMOVED", "RETIR", "RITIR", "CKZUG", "CKGEZOGEN", "INGETROKKEN")


def may_withdraw(article: Article) -> bool:
    """Whether it is worth asking for the mark of an article that is no hit; costs next to nothing."""
    if article.status == "canceled":
        return True
    title = article.title
    if not title.isascii() and any(word in title for word in WITHDRAWALS_ABROAD):
        return True
    return any(word in title or word in article.slug for word in _SIGNS)


def mark_of(article: Article) -> VersionMark:
    """The mark of an article; that of a plain one only holds its headline and slug.

    >>> mark_of(Article(title="UPDATE 2-Abe to meet Trump")).label
    'UPDATE 2'
    >>> mark_of(Article(title="Kill the bill, say nurses")).label
    ''
    """
    kind, number, title = _marked(article.title)
    version = f", {article.version}" if article.slug and "L" in article.version else ""
    slug_kind, slug_number, slug = _of_slug(article.slug + version)
    if not kind or (slug_kind == "withdrawal" and kind != "withdrawal"):
        kind, number = slug_kind or kind, slug_number or number
    if article.status == "canceled" or (
        kind != "correction" and withdraws(article.title, article.slug, article.credits, article.body)
    ):
        kind, number, title = "withdrawal", 0, without_mark(title)
    elif kind == "withdrawal":
        kind = ""  # KILL-THE-BILL PROTEST …: a notice has nothing to tell
    named = _named(article) if kind == "withdrawal" else ""
    return VersionMark(kind, number, _folded(title), _folded(slug), named)


#: What a notice says of the story that it withdraws: the story headlined "…", the item titled ….
_NAMED = Expression(
    r"\b(?:headlined|titled|entitled|under the headline|with the headline):? "
    r"(?:[\"“„«'‘](?P<quoted>[^\"“”„«»\n]{4,200}+)[\"”“»'’]|(?P<plain>[^\s\"“„«'‘.;\n][^.;\n]{3,200}+))",
    re.IGNORECASE,
)
_GOES_ON = Expression(
    r", (?:as|because|which|that|since|moved|sent|issued|published)\b| (?:is|was|has been|should|must) (?:not|wrong|withdrawn|being|incorrect|in error)\b"
)


def _named(article: Article) -> str:
    """The headline that the words of a notice name, without its marks."""
    for text in (article.body, article.credits, article.title):
        found = _NAMED.search(text)
        if found:
            said = found["quoted"] or _GOES_ON.split(found["plain"])[0]
            return _folded(_marked(said.strip())[2])
    return ""


def bare_title(title: str) -> str:
    """The headline without its marks, as it stands.

    >>> bare_title("CORRECTED-UPDATE 2-Abe to meet Trump")
    'Abe to meet Trump'
    """
    return _marked(title)[2]


def _marked(title: str) -> tuple[Kind, int, str]:
    """Kind, number and the rest; marks may stand in a row, and the gravest counts (CORRECTED-UPDATE 2-…)."""
    kind: Kind = ""
    number = 0
    rest = title
    for _ in range(_MOST_MARKS):
        found = _title_mark().match(rest) or (None if kind else _TITLE_TAIL.search(rest))
        if found is None:
            break
        said = found.groupdict()
        word = next(said[name] for name in ("word", "lead", "bracketed", "abroad") if said.get(name))
        kind = max(kind, "withdrawal" if said.get("abroad") else _kind_of(word), key=list(LABELS).index)
        number = next((int(said[name]) for name in ("number", "nth", "of") if said.get(name)), 0) or number
        rest = rest[: found.start()] + rest[found.end() :]
    return kind, number, rest


def _kind_of(word: str) -> Kind:
    """What a mark says; nothing where only an expression that ignores case takes its letters for these, as K (Kelvin) for K."""
    return KINDS.get(word.upper(), "")


#: "BC-AF--Ferry Sinking, 1st Ld-Writethru,130", "FERRY-LOKO/ (UPDATE 1, PIX)"; at the end of a slug.
_SLUG_TAIL = Expression(
    r"(?: ?\((?P<word>UPDATE|CORRECTED|REFILE) ?(?P<number>\d{1,2})?(?:,[^()]{1,40})?\)"
    r"|, ?(?P<nth>\d)(?:st|nd|rd|th) (?P<lead>Ld|Lead)(?:-Writethru)?)?(?:, ?\d{2,5})?$"
)


def _of_slug(slug: str) -> tuple[Kind, int, str]:
    if not slug:
        return "", 0, slug  # nothing need be compiled for most articles
    found = _slug_mark().search(slug) or _SLUG_TAIL.search(slug)
    if not found:
        return "", 0, slug
    said = found.groupdict()
    word, number = said["word"] or said.get("lead") or "", said["number"] or said.get("nth")
    return _kind_of(word), int(number or 0), slug[: found.start()] + slug[found.end() :]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
