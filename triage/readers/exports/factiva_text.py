"""Factiva exports in Rich Text, plain text and PDF, many articles a file, in any language of the interface.

Two layouts, each article closed by "Document" and its number. Lines without codes: headline, perhaps a section before
and an author below it, then one line each for the count of words, day, perhaps time, source, its code, page, language,
copyright; the text. Or codes with values beside them (`HD`, `BY`, `PD`, `SN`, `LA`, `LP`, `TD`, `AN` …), as in HTML.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from triage.article import Article
from triage.errors import Problem
from triage.languages.names import tag_of_line
from triage.readers.exports.factiva import article_of_codes, is_clock, number_in, time_of
from triage.readers.exports.text_export import TextExport, without_marks
from triage.readers.fields import people
from triage.readers.wire.furniture import is_byline
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_CODES = "SE HD BY CR WC PD ET SN SC ED PG LA CY CX VOL LP TD RF CO IN NS RE IPC IPD PUB AN CT ART".split()
_CODE = re.compile(
    rf"[ \t]*(?P<code>{'|'.join(_CODES)})(?:[ \t]*\||\t|[ \xa0]{{1,}}|$)[ \t|\xa0]*+(?P<value>(?:.*[^ \t|\xa0])?)[ \t|\xa0]*+"
)
_END = re.compile(
    r"(?m)^[ \t\x02]*(?:AN[ \t|\xa0\x02]*)?[^\W\d]{3,12}[ \xa0]+[A-Z][A-Z0-9]{2,9}0{2,4}\d{8}\w{6,12}[ \t|]*$"
)
#: Where a headline's code begins an article, perhaps below its section, where none has a number.
_HEAD = re.compile(r"(?m)^(?:[ \t\x02]*SE[ \t|\xa0][^\n]*\n)?[ \t\x02]*HD(?=[ \t|\xa0\n])")
_COUNT = re.compile(r"\d[\d.,\xa0 ]{0,8}[^\W\d]{1,14}\.?")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_RIGHTS = re.compile(
    r"(?i)(?:\(c\)|©|copyright\b|(?:all|alle|tous|todos) (?:rights|rechte|droits|los derechos)\b)"
)
_COMPANY = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|LLP|plc|PLC|AG|GmbH|KG|SE|S\.?A\.?(?:S\.?)?|S\.?L\.?|S\.?p\.?A\.?|B\.?V\.?|N\.?V\.?|AB|A/S|AS|Oy|Co|Company|Corp|Corporation|Group|Media"
    r"|Publishing|Publishers|Verlag|Press|News|Newspapers)\b\.?(?: & Co\.? KG)?\Z"
)
#: Lines between source and text: code, edition, page, volume, language.
_MOST_FACTS = 10
_LONGEST_FACT = 80


def _is_ours(text: str) -> bool:
    lines = [line for line in map(without_marks, text.split("\n")) if line]
    if sum(1 for code in ("HD", "PD", "SN", "LA", "TD") if any(_code_of(line)[0] == code for line in lines)) >= 4:
        return True
    return any(_dated_below(lines, at) >= 0 for at in range(min(len(lines), 400)))


def _dated_below(lines: list[str], at: int) -> int:
    """The place of the source's code, where a count of words, a day, perhaps a time, and a source stand at a line; -1."""
    if (
        not _COUNT.fullmatch(lines[at])
        or at + 3 >= len(lines)
        or len(lines[at + 1]) > 40
        or not date_in(lines[at + 1])
    ):
        return -1
    source = at + 2 + is_clock(lines[at + 2])
    is_coded = source + 1 < len(lines) and _SOURCE_CODE.fullmatch(lines[source + 1])
    return source + 1 if is_coded else -1


def _articles(text: str) -> Iterator[Article | Problem]:
    # Printed without numbers: one article.
    return each(lambda part: _article(*part), _parts(text) or [(text, "")])


def _parts(text: str) -> list[tuple[str, str]]:
    """The stretches of a text up to each number of an article, and those numbers' lines."""
    ends = list(_END.finditer(text))
    heads = [] if ends else [head.start() for head in _HEAD.finditer(text)]
    if len(heads) > 1:
        return [(text[start:end], "") for start, end in pairwise([*heads, len(text)])]
    starts = (0, *(end.end() for end in ends))
    return [(text[start : end.end()], end[0]) for start, end in zip(starts, ends, strict=False)]


EXPORT = TextExport("factiva-text", _is_ours, _articles, knows_bold=True)


def _article(part: str, end: str) -> Article:
    lines = part.removesuffix(end).strip("\n").split("\n")
    codes = _cells(part.split("\n"))
    if {"HD", "PD"} <= codes.keys():
        return article_of_codes(codes, "")
    return _of_lines(lines, number_in(end))


def _code_of(line: str) -> tuple[str, str]:
    found = _CODE.fullmatch(line)
    return (found["code"], found["value"]) if found else ("", "")


def _cells(lines: list[str]) -> dict[str, str]:
    """The values by their codes; each goes on to the next code."""
    cells: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        code, value = _code_of(without_marks(line))
        is_new = bool(code) and code not in cells and not ("TD" in cells and _is_text(code, value, line))
        if is_new:
            current = cells.setdefault(code, [])
        bare = without_marks(value if is_new else line).strip("| \t\xa0")
        if bare:
            current.append(bare)
    return {code: "\n\n".join(values) for code, values in cells.items()}


def _is_text(code: str, value: str, line: str) -> bool:
    """Whether a line of the text only begins like a code: "CT scans are dear", "IN THE END"."""
    return f"{code} {value}" in line and ":" not in value and code not in ("AN", "PUB", "RF")


def _of_lines(raw: list[str], number: str) -> Article:
    places = [at for at, line in enumerate(raw) if without_marks(line)]
    lines = [without_marks(raw[at]) for at in places]
    count = next((at for at in range(len(lines)) if _is_count(lines, at)), -1)
    if count < 0:
        title, *rest = lines or [""]
        return Article(title=title, body="\n\n".join(rest), id=number)
    title, byline = _headline(lines[:count], [raw[at] for at in places[:count]])
    published, clock, source, first = _facts(lines, count)
    end = next((at for at in range(source, min(first + 4, len(lines))) if _RIGHTS.match(lines[at])), -1)
    first = max(first, end + 1)
    publisher = lines[-1] if number and first + 1 < len(lines) and _is_publisher(lines[-1]) else ""
    last = places[-1] if publisher else len(raw)
    body = _paragraphs([raw[at] for at in range(places[first], last)] if first < len(places) else [])
    facts = lines[source + 1 : first]
    return Article(
        title=title,
        body=body,
        byline=byline,
        authors=people(byline),
        credits=publisher,
        outlet=lines[source] if source < len(lines) else "",
        language=next((tag for tag in map(tag_of_line, facts) if tag), ""),
        id=number,
        published=time_of(published, clock),
        published_text=f"{published} {clock}".strip(),
    )


def _is_count(lines: list[str], at: int) -> bool:
    return (
        bool(_COUNT.fullmatch(lines[at]))
        and at + 1 < len(lines)
        and len(lines[at + 1]) < 40
        and bool(date_in(lines[at + 1]))
    )


def _facts(lines: list[str], count: int) -> tuple[str, str, int, int]:
    """Day, time, the place of the source, and the place of the text's first line."""
    source = count + 2
    clock = ""
    if source < len(lines) and is_clock(lines[source]):
        clock = lines[source]
        source += 1
    last = source
    for at in range(source + 1, min(source + _MOST_FACTS, len(lines))):
        line = lines[at]
        if _RIGHTS.match(line):
            return lines[count + 1], clock, source, at + 1
        if len(line) > _LONGEST_FACT or line[-1:] in ".!?":
            break
        if (
            _SOURCE_CODE.fullmatch(line)
            or tag_of_line(line)
            or line.isdigit()
            or re.match(r"(?i)(?:p|s|page|seite|página|pág)\.? ?\w?\d", line)
        ):
            last = at
    return lines[count + 1], clock, source, last + 1


def _headline(lines: list[str], raw: list[str]) -> tuple[str, str]:
    """Headline and author of the lines above the count; the headline stands in bold where that is known."""
    if not lines:
        return "", ""
    bold = [line for line, marked in zip(lines, raw, strict=True) if line and marked.strip() != line]
    place = lines.index(bold[-1]) if bold else -1
    if place < 0:
        is_named = len(lines) > 1 and (is_byline(lines[-1]) or _is_name(lines[-1]))
        above = lines[:-1] if is_named else lines
        place = lines.index(max(above[-2:], key=len))
    return lines[place], ", ".join(lines[place + 1 :])


def _is_publisher(line: str) -> bool:
    """Whether the last line above the number names a company, as it does in most articles."""
    return (
        len(line) < _LONGEST_FACT
        and len(line.split()) < 9
        and line[:1].isupper()
        and _COMPANY.search(line) is not None
    )


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    return (
        2 <= len(words) <= 6
        and len(line) <= 60
        and all(word[:1].isupper() or word in ("and", "und", "et", "y", "de", "von", "van") for word in words)
    )


def _paragraphs(lines: list[str]) -> str:
    """Each line is a paragraph where lines are long, as in Rich Text; else a blank line parts them."""
    if any(len(line) > 120 for line in lines) or "" not in lines:
        return "\n\n".join(bare for line in lines if (bare := without_marks(line)))
    blocks = "\n".join(without_marks(line) for line in lines).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks if block.strip())
