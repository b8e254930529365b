"""Whether an article says that it must not be used, or that another must not: kills and withdrawals in the words of wires.

Asked of every article that has no other status (`readers.finish`). Which article is meant is found in `stories`.
"""

import re
from functools import cache

from triage.readers.wire.furniture_words import WITHDRAWALS, WITHDRAWALS_ABROAD, WITHDRAWALS_OF_COPY

_MARK_STARTS = frozenset(word[0] for word in (*WITHDRAWALS, *WITHDRAWALS_ABROAD, *WITHDRAWALS_OF_COPY))
#: A notice says so at its beginning, and says little else.
NOTICE_WORDS, NOTICE_OPENING = 250, 500


@cache
def _mark() -> re.Pattern[str]:
    words = "|".join((*WITHDRAWALS, *WITHDRAWALS_OF_COPY))
    return re.compile(rf"\W*+(?P<word>(?i:{words}))(?P<sign>\s*[-:–—]+\s*|\s*/\s*)(?=\S)|{abroad_mark()}")


@cache
def _bracketed_mark() -> re.Pattern[str]:
    """A mark in brackets at either end of a headline: (WITHDRAWN)."""
    mark = rf"[(\[](?:{'|'.join((*WITHDRAWALS, *WITHDRAWALS_OF_COPY))})[)\]]"
    return re.compile(rf"\A\s*{mark}\s*|(?<!\s)\s*+{mark}\s*\Z")


def abroad_mark() -> str:
    """The mark of a withdrawal in another script: 【全文取り消し】, [전문취소], 撤稿：."""
    words = "|".join(WITHDRAWALS_ABROAD)
    return rf"[【\[<〈《(（]\s?(?:{words})\s?[】\]>〉》)）]\s*|(?:{words})\s?[:：-]\s*(?=\S)"


#: What a wire sends and calls its own, and what becomes of that, language by language: "This story has been withdrawn", never "The news
#: that the fine has been annulled".
_OF_COPY = (
    (
        r"(?:this|our|above|previous|earlier|preceding) (?:story|item|article|report|paper|dispatch|copy|post|alert|headline|version)|the (?:story|item|dispatch|alert|headline)|it was sent",
        r"withdr[ae]w\w*|killed|removed|retracted|(?:not|never) (?:be )?(?:use|publish|run)\w*|disregard|(?:in|an) error|erroneous\w*|incorrect\w*|wrong\w*|duplicate\w*|mistaken\w*|by mistake|prematurely|inadvertently|sent",
    ),
    (
        "(?:die|diese|unsere|obige|vorige) (?:Meldung|Nachricht)",
        "annullier\\w*|zurückgezogen|zurückziehen|nicht (?:zu |mehr )?(?:verwend|veröffentlich|verwert)\\w*|nicht|irrtümlich\\w*|versehentlich|fehlerhaft|falsch",
    ),
    (
        "(?:la|cette|notre) (?:dépêche|information)",
        r"annul\w*|erron\w*|ne pas (?:utiliser|publier|diffuser|tenir)|ne doit pas|par erreur|caduque",
    ),
    (
        r"(?:la|esta|nuestra) (?:noticia|nota|información)|el despacho",
        r"anul\w*|erróne\w*|por error|no (?:utili|public|use|usar|difund|debe)\w*|caso omiso|retirad\w*",
    ),
    (
        r"(?:la|questa|nostra) (?:notizia|nota)|il lancio",
        r"annull\w*|errat\w*|erronea\w*|per errore|non (?:utilizz|pubblic|usare|diffond|va)\w*|ritirat\w*",
    ),
    (
        r"(?:a|esta|nossa) (?:notícia|nota|matéria)",
        r"anul\w*|errad\w*|errônea|errónea|por engano|por erro|não (?:utiliz|public|usar|use|deve)\w*|retirad\w*",
    ),
)
#: Words below a mark that are too few for news.
_FEW_WORDS = 4
#: Of these a hyphen makes a mark even with spaces around it; news has colons.
_OF_WIRES = ("KILL", "WITHDRAWN")
#: KILL-SWITCH is a word, as is KILL-THE-BILL.
_COMPOUNDS = frozenset(
    "SWITCH SWITCHES SHOT SHOTS ZONE ZONES LIST LISTS RATE CHAIN TEAM TEAMS ORDER ORDERS JOY OFF COUNT COUNTS PERMIT PERMITS".split()
)
_IN_ENGLISH = (*_OF_WIRES, "RETRACTED", "RETRACTION")


@cache
def _of_copy() -> re.Pattern[str]:
    told = "|".join(
        rf"\b(?:{noun})\b(?! (?:that|of|about|dass|daß|que|de|du|des|del|di|da|do|che|à|al))[^.\n]{{0,160}}?\b(?:{verb})\b"
        for noun, verb in _OF_COPY
    )
    orders = (
        r"\b(?:please|rogamos|se ruega|prière de|bitte|si prega di|favor|por favor)\b[^.\n]{0,40}?\b(?:do not use|disregard|no utili\w+|no us\w+|no public\w+|no difund\w+|ne pas|nicht (?:zu )?verwend\w+|nicht veröffentlich\w+|non utilizz\w+|non pubblic\w+|não utiliz\w+|não public\w+|não us\w+)"
        r"|\b(?:eds|editors|achtung redaktionen|an die redaktionen|señores abonados|note aux (?:rédactions|abonnés)|avvertenza|aos assinantes)\b[^\n]{0,3}:"
    )
    return re.compile(f"{told}|{orders}", re.IGNORECASE)


def _is_word(word: str) -> bool:
    """Whether it is a word of a mark; where case is ignored, K (Kelvin) is taken for K."""
    return word.upper() in WITHDRAWALS or word.upper() in WITHDRAWALS_OF_COPY


def _is_marked(title: str, body: str) -> bool:
    """Whether a headline begins with a mark that withdraws another text; in doubt it is news of what was annulled.

    A wire puts its mark and a hyphen right before the headline, or says below that a text of its own is meant, or next to nothing.
    """
    found = _mark().match(title)
    if found is None:
        return False
    word = found["word"]
    if word in WITHDRAWALS_OF_COPY:
        return True
    if not is_short(body) or not (word is None or _is_word(word)):
        return False
    if word is None:
        return True
    if _of_copy().search(body, 0, NOTICE_OPENING):
        return True
    first = title[found.end() :].split(maxsplit=1)[0]
    is_headline = first not in _COMPOUNDS and not ("-" in first and first.isupper())
    is_wired = found["sign"] == "-" or (word in _OF_WIRES and found["sign"].strip() in ("-", "–", "—"))
    # A headline alone, as feeds have them, is news of an annulment rather than a notice in another language.
    says_little = body.count(" ") < _FEW_WORDS and bool(body or word in _IN_ENGLISH)
    return word.isupper() and ((is_wired and is_headline) or says_little)


def _is_bracketed(title: str, body: str) -> bool:
    """Whether a mark in capitals and brackets stands at an end of a headline; one in capitals itself may be a list's."""
    found = _bracketed_mark().search(title)
    if found is None:
        return False
    rest = title[: found.start()] + title[found.end() :]
    return is_short(body) or rest != rest.upper()


def without_mark(title: str) -> str:
    """The headline of what withdraws, without its mark.

    >>> without_mark("MANDATORY KILL: Talks collapse"), without_mark("Talks collapse (WITHDRAWN)")
    ('Talks collapse', 'Talks collapse')
    """
    found = _mark().match(title) or _bracketed_mark().search(title)
    return title if found is None else title[: found.start()] + title[found.end() :]


@cache
def _slug_mark() -> re.Pattern[str]:
    return re.compile(rf"/(?P<word>{'|'.join(WITHDRAWALS)})(?=$|[/ ])", re.IGNORECASE)


#: What a story is called, the words behind which its headline stands, and that it is annulled, language by language.
_ANNULLED = (
    (
        "meldung",
        "mit dem titel|mit der überschrift|unter dem titel",
        r"(?:wird|ist|wurde) (?:\w{1,20} )?annulliert",
    ),
    ("dépêche", "intitulée|titrée|sous le titre", "(?:est|a été) annulée"),
    ("noticia", "titulada|con el título|bajo el título", "(?:queda|ha sido|está) anulada"),
    ("notizia", "intitolata|dal titolo|con il titolo|sotto il titolo", "(?:è|viene|è stata) annullata"),
    ("notícia", "intitulada|com o título|sob o título", "(?:foi|fica|está) anulada"),
)


#: What follows an order to annul a story: nothing, its headline, or that it came before; "annullare la notizia di reato" is news.
_MEANT = (
    r"(?= ?(?:[.,:;!\"“„«\n]|$)| (?:anterior|precedente|précédente|"
    + "|".join(naming for _, naming, _ in _ANNULLED)
    + r")\b)"
)


def _annulled(noun: str, naming: str, verb: str) -> str:
    """A story is annulled, with nothing but its headline between: what news says of a match is another thing."""
    headline = r"(?:\"[^\"\n]{3,200}+\"|„[^“”\n]{3,200}+[“”]|“[^”\n]{3,200}+”|«[^»\n]{3,200}+»)"
    return rf"\b{noun}(?:,? (?:(?:{naming}):? )?{headline},?|,? (?:{naming}) [^.\n]{{3,200}}?)? {verb}\b"


@cache
def notice() -> re.Pattern[str]:
    """The set phrases."""
    return re.compile(
        r"\bmandatory kill\b|\b(?:please )?kill the (?:story|item|article|report)\b"
        r"|\b(?:story|item|article|report) (?:should|must) not be (?:used|published)\b"
        r"|\b(?:story|item|article|report) (?:headlined|slugged|titled) [^.\n]{3,200}? (?:should|must) not be (?:used|published)\b"
        r"|\b(?:please )?(?:disregard|withdraw|do not use) the (?:story|item|article|report) (?:headlined|slugged|sent|titled)\b"
        r"|\b(?:story|item|article|report) (?:is|has been|was) withdrawn\b(?= by|\.| and| because)"
        r"|\bthere will be no (?:substitute|replacement) (?:story|item)\b"
        + "".join(f"|{_annulled(*words)}" for words in _ANNULLED)
        + rf"|\b(?:annule[rz] (?:la|notre|cette) dépêche|(?:anul(?:en|ar)|se anula) la noticia)\b{_MEANT}"
        + rf"|\b(?:annullare la notizia|anul(?:em|ar) a notícia)\b{_MEANT}",
        re.IGNORECASE,
    )


def is_notice(note: str, body: str) -> bool:
    """A short text that says of another that it must not be used.

    >>> is_notice("", "Story should not be used; meeting did not take place."), is_notice("", "They kill the time.")
    (True, False)
    """
    opening = body[:NOTICE_OPENING].lower()
    if note:
        opening = f"{note[:NOTICE_OPENING].lower()}\n{opening}"
    # Asked of every article: one of these stands in every notice, and in few other openings.
    return (
        (
            "kill" in opening
            or "withdraw" in opening
            or "disregard" in opening
            or (" not " in opening and ("do not use" in opening or "not be " in opening))
            or "there will be no" in opening
            or "nul" in opening
        )
        and is_short(body)
        and notice().search(opening) is not None
    )


def withdraws(title: str, slug: str, note: str, body: str) -> bool:
    """Whether headline, slug, note or text of an article say that it withdraws one; the note is its credits.

    >>> withdraws("KILL-Talks collapse", "", "", "They did not."), withdraws("Kill the bill, say nurses", "", "", "They said.")
    (True, False)
    >>> withdraws("Talks collapse (WITHDRAWN)", "", "", "They did not."), withdraws("Bill on herrings (withdrawn)", "", "", "It was.")
    (True, False)
    >>> withdraws("ANULADA: la multa", "", "", "Un juez anuló la multa de tres millones."), withdraws("ANULADA: la multa", "", "", "Rogamos no utilizar la noticia.")
    (False, True)
    >>> withdraws("KILL-SWITCH law passes", "", "", "Lawmakers voted for the switch that stops a car at once.")
    False
    >>> withdraws("Please disregard the story headlined Talks collapse.", "", "", "")
    True
    """
    first = title[:1]
    # Few headlines begin like a mark; an expression asked of every article would be felt.
    may_be_marked = first in _MARK_STARTS or not (first.isalnum() or first == "_")
    may_be_bracketed = first in ("(", "[") or title[-1:] in (")", "]")
    if "/" in slug and (found := _slug_mark().search(slug)) and _is_word(found["word"]) and is_short(body):
        return True
    if (may_be_marked and _is_marked(title, body)) or (may_be_bracketed and _is_bracketed(title, body)):
        return True
    return is_notice(note, body) or (not body and bool(title) and _is_notice_alone(title))


@cache
def _alone() -> re.Pattern[str]:
    """The phrases that no headline of news has: a court, too, may say that a story must not be used."""
    what = "(?:story|item|article|report)"
    return re.compile(
        rf"\bmandatory kill\b|\b(?:please )?kill the {what}\b"
        rf"|\b(?:disregard|withdraw|do not use) the {what} (?:headlined|slugged|sent|titled)\b"
        rf"|\bthere will be no (?:substitute|replacement) {what}\b",
        re.IGNORECASE,
    )


def _is_notice_alone(title: str) -> bool:
    """A notice of one line, which is read as a headline."""
    lower = title.lower()
    return ("kill" in lower or "the " in lower or "there will" in lower) and _alone().search(title) is not None


def is_short(body: str) -> bool:
    """A notice has nothing to tell: KILL-THE-BILL PROTEST … has."""
    return body.count(" ") <= NOTICE_WORDS
