"""What stands below a story (agency marks, credits, notices): recognised, and taken off.

Goes up from the last line until something is story. When in doubt a line is story.
"""

import re
from typing import Literal

from triage.expression import Expression
from triage.readers.wire.furniture import LONGEST_AGENCY, agency, is_byline, is_rule
from triage.readers.wire.furniture_words import (
    AGENCIES,
    CREDIT_WORDS,
    FOOT_LABELS,
    FOOT_WORDS,
    RIGHTS,
    known_agency,
)

FootKind = Literal["credit", "agency", "keywords", "rule", "stamp", "label", "byline"]
_CREDIT = Expression(
    r"\(?\s*(?:(?:Additional|Further|Extra) )?(?:Reporting|Writing|Editing|Compiled|Edited|Written|Translated|Translation|"
    r"Graphics?|Research|Production|Bericht|Redigiert|Reportage|Reporte|Édité|Editado|Información|Rédigé)"
    r"(?:,? (?:and )?(?:additional )?(?:reporting|writing|editing|translation|graphics?))* (?:by|von|par|por|de)\b.*",
    re.DOTALL | re.IGNORECASE,
)
_CREDIT_PROSE = Expression(
    r"\(?\s*(?:(?:The )?(?:AP|Associated Press|Reuters|AFP|Bloomberg|Kyodo)\b.{0,200}?|[^.]{3,160}) "
    r"contributed (?:reporting|(?:to|for) this (?:report|story|article)).{0,80}",
    re.DOTALL,
)
_TAIL = Expression(
    r"\(?\s*+(?:MORE|More|more)\s*+\)?(?:\s*+\.\.\.)?|-++\s*+30\s*+-++|\(?-*+\s*+(?:ENDS?|Ends|E N D S|FIN|ENDE)\s*+-*+\)?|\W*-0-(?:\W*| [A-Z][a-z]{2}/\d\d/\d{4} \d{1,2}:\d\d GMT)"
    r"|(?:©|\([cC]\)|Copyright[:,]?\s*(?:©|\([cC]\)|\d{4}|[Bb]y\b)).*|All [Rr]ights [Rr]eserved\b.*"
    r"|Our Standards: The Thomson Reuters Trust Principles\.?"
    r"|\({1,2}[^()@\n]*+@[^()\n]*+\){1,2}"
    r"|(?:AAP|dpa|AFP|EFE|PA|ANSA)(?: RTV)?(?: [a-z]{2,4}\d?(?:/[a-z]{2,4})?){1,5}+(?:\s{1,4}Author: .{3,60})?|[A-Z]{2,4} \d{6} GMT [A-Z]{3} \d{2,4}"
    r"|To contact the (?:author|editor|journalist|reporter|translator|writer)s?\b[^\n]{0,120}|[^\n@<>.!?]{3,80} at [^\s@]{1,60}@[\w.-]{4,60}|[-—]*\s*With assistance (?:from|by) .{3,200}|N{4}"
    r"|[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}|SOURCE:? {1,3}[A-Z0-9][^\n]{1,80}"
    # Signatures and ends of Lusa, PAP, Antara, Yonhap, Xinhua, APA, the Saudi agency and the Canadian Press.
    r"|[A-Z]{2,4} ?// ?[A-Z]{2,4}|[A-Z]{3}-[A-Z]{3}|/[A-Z]{2,6}/?|Lusa/Fim|[a-z]{2,4}/(?: [a-z]{2,4}/){0,3}|[\w.+-]{1,40}+@[\w.-]{4,60}"
    r"|(?:Pewarta|Penerjemah|Redaktur) ?: ?[^\n]{3,60}|Editor ?: ?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){1,3}"
    r"|[(（](?:끝|完|了|おわり|END|Schluss)[)）](?: [a-z]{2,4}(?:/[a-z]{2,4}){0,2})?|Enditem|// ?انتهى ?//"
    r"|//(?P<agency>[A-Z][a-z]{2,10})//(?: [A-Z]{1,4}(?:/[A-Z]{1,4})?)?"
    # Of IRNA, and of databases.
    r"|\d{3,5}\*\*\d{3,5}\*{0,2}|[Ff]ollow us on [^\n]{2,60}|Se webartik[^\n]{2,12} på http\S+|Copyright of [^\n]{2,120}? is the property of [^\n]{2,1500}"
    r"|This report by The Canadian Press was first published [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\."
)
_CREDIT_STARTS, _FOOT_STARTS = (frozenset(word[:3] for word in words) for words in (CREDIT_WORDS, FOOT_WORDS))
_AGENCY_STARTS = frozenset(name[:3] for name in AGENCIES)
_SHORT_AGENCIES = frozenset(name[:2] for name in AGENCIES if not name[2:3].isalpha())
_LONGEST_CODE = 19
#: When Dow Jones and ANSA sent it.
_STAMP = Expression(
    r"[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{1,2}:\d\d E[SD]?T \(\d{1,2}:\d\d GMT\)|\d{1,2}-[A-Z]{3}-\d{2} \d\d:\d\d"
)
#: From here on dpa talks to editors.
_NOTEBOOK = Expression(r"(?m)^#* ?dpa-Notizblock *$")
#: From here on Gale says how to cite a text.
_CITATION = Expression(r"(?m)^Source Citation\b[^\n]{0,40}\n[^\n]{10,400}(?:\n[^\n]{0,200}){0,4}\Z")
_KEYWORDS = Expression(r"(?:Keywords?|KEYWORDS?|Tags?|TAGS?)\s*:\s*(?P<words>.+)")
#: What some agencies write behind their last sentence: " (ANSA).", " Enditem", "（共同）", " PTI ABC DEF".
_SIGNED = Expression(
    r"(?<=[.!?。！？…\"”»’）)])[ \u3000]*(?:[(（]\s?(?P<name>[^()（）\n]{1,24}?)\s?[)）]\.?|Enditem|EFE|PTI(?: [A-Z]{2,4}){1,6})\Z"
)
#: What databases say of a story below it.
_LABELLED = Expression(rf"(?i:{'|'.join(sorted(FOOT_LABELS, reverse=True))})[ \u00a0]?:[ \t]+\S[^\n]{{0,200}}")
_RIGHTS = Expression(rf"(?i:{'|'.join(RIGHTS)})\b[^\n]{{0,200}}\Z")
_SIGNED_WITHIN = 60
_ENDS = frozenset(("完", "了", "끝", "共同", "時事", "おわり"))
_LONGEST_CREDIT = 2000
#: The rule above the author at the foot of a record of EBSCO.
_RULED = "~~~~~~~~"
_USUAL_CREDIT = 400
_CREDIT_LINES = 8
_PARTS = 12


def tail_kind(line: str) -> FootKind | None:
    """What a line or paragraph at the foot is, if it is no story.

    >>> tail_kind("(Editing by Joseph Radford)"), tail_kind("REUTER"), tail_kind("Editing is hard.")
    ('credit', 'agency', None)
    """
    if _is_plainly_story(line):
        return None
    if _TAIL.fullmatch(line):
        return "credit"
    if len(line) <= LONGEST_AGENCY and agency(line):
        return "agency"
    if is_rule(line):
        return "rule"
    if line[-1:] in ")0123456789" and _STAMP.fullmatch(line):
        return "stamp"
    if _LABELLED.fullmatch(line) or _RIGHTS.match(line):
        return "label"
    if line[:1] in "KT" and _KEYWORDS.fullmatch(line):
        return "keywords"
    return "credit" if is_credit(line) else None


def _is_plainly_story(line: str) -> bool:
    """Whether the last line of a text cannot be anything else: it begins like no tail, agency, credit or keywords.

    The expressions of those are long, and every text has a last line.
    """
    first, opening = line[:1], line[:3].lower()
    return (
        first.isalnum()
        and first.isascii()
        and opening not in _FOOT_STARTS
        and (len(line) > LONGEST_AGENCY or (opening not in _AGENCY_STARTS and opening[:2] not in _SHORT_AGENCIES))
        and (len(line) > _LONGEST_CODE or not ("-" in line or "/" in line))
        and " GMT" not in line
        and "@" not in line
        and "**" not in line
        and "contributed" not in line
    )


def may_end_in_credits(ending: str) -> bool:
    r"""Whether it is worth looking for credits of several lines; most stories end otherwise.

    >>> may_end_in_credits("(Editing by\n  Joseph Radford)"), may_end_in_credits("They are met again.")
    (True, False)
    """
    return (
        ending[-1:] == ")"
        or ("ting" in ending and ("diting" in ending or "eporting" in ending or "riting" in ending))
        or "ontributed" in ending
    )


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph says who reported, wrote and edited.

    >>> is_credit("(Reporting by A. Reporter; Editing by E. Ditor)"), is_credit("(July/June) unchanged at 137 pct.")
    (True, False)
    """
    if paragraph[:1] == "(" and paragraph[-1:] != ")":
        return False
    opening = (paragraph[1:] if paragraph[:1] == "(" else paragraph).lstrip()[:3].lower()
    may_credit = opening in _CREDIT_STARTS or not opening.isascii()
    return (may_credit and _CREDIT.fullmatch(paragraph) is not None) or (
        "contributed" in paragraph and _CREDIT_PROSE.fullmatch(paragraph) is not None
    )


def keywords_of(line: str) -> tuple[str, ...]:
    """The words of a line "Keywords: …".

    >>> keywords_of("Keywords: JAPAN; TRADE")
    ('JAPAN', 'TRADE')
    """
    found = _KEYWORDS.fullmatch(line)
    words = re.split(r"[,;]", found["words"]) if found else []
    return tuple(word.strip() for word in words if word.strip())


def without_foot(body: str, newline: str) -> tuple[str, list[tuple[FootKind, str]]]:
    r"""The story, and the parts that stood below it in their order; lines of one part are joined by a space.

    >>> without_foot("Abe will meet Trump.\n\n(Reporting by Kaori\nKaneko)\nREUTER", "\n")
    ('Abe will meet Trump.', [('credit', '(Reporting by Kaori Kaneko)'), ('agency', 'REUTER')])
    """
    body = body.rstrip()
    parts: list[tuple[FootKind, str]] = []
    if "dpa-Notizblock" in body and (notebook := _NOTEBOOK.search(body)):
        parts.append(("credit", " ".join(body[notebook.start() :].split())))
        body = body[: notebook.start()].rstrip()
    if "\nSource Citation" in body and (citation := _CITATION.search(body)):
        parts.append(("credit", " ".join(body[citation.start() :].split())))
        body = body[: citation.start()].rstrip()
    while body and len(parts) < _PARTS:
        if signed := _signature(body):
            parts.append(("credit", signed))
            body = body.removesuffix(signed).rstrip()
            continue
        opening = body.rfind(newline) + 1
        part = body[opening:].strip()
        kind = tail_kind(part) if len(part) <= _LONGEST_CREDIT else None
        if kind is None and body[:opening].rstrip().endswith(_RULED) and is_byline(part):
            kind = "byline"
        if kind is None:
            if not may_end_in_credits(body[-_USUAL_CREDIT:]):
                break
            opening = _credit_paragraph(body, newline)
            if opening < 0:
                break
            part, kind = body[opening:], "credit"
        parts.append((kind, " ".join(part.split())))
        body = body[:opening].rstrip()
    return body, parts[::-1]


def _signature(body: str) -> str:
    """What the agency of a story has signed behind its last sentence; "" where it has not.

    >>> _signature("The harbour is shut. (ANSA)."), _signature("The harbour is shut (again).")
    ('(ANSA).', '')
    """
    found = _SIGNED.search(body, max(0, len(body) - _SIGNED_WITHIN))
    if found is None or (found["name"] and found["name"] not in _ENDS and not known_agency(found["name"])):
        return ""
    return found[0].strip()


def _credit_paragraph(body: str, newline: str) -> int:
    """Where credits that run over several lines begin; -1 if the foot has none.

    They begin below a blank line or with a parenthesis, in wrapped copy often without a blank line.
    """
    opening = len(body)
    for _ in range(_CREDIT_LINES):
        opening = body.rfind(newline, 0, opening)
        if opening < 0 or len(body) - opening > _LONGEST_CREDIT:
            return -1
        paragraph = body[opening + 1 :].strip()
        if paragraph[:1] == "(" or body[:opening].rstrip(" \t\r").endswith(newline):
            return opening + 1 if is_credit(paragraph) else -1
    return -1
