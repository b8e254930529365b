"""Messages between "ZCZC" and "NNNN", as agencies sent them over telex and some still do; one or many a file.

A head comes first, in one of three dialects; below it stands wire copy:

- signs at the start of lines (AAP): `:` source or slug, `^` headline, `$` category, or the headline where it is one, `*X` the
  format, `#` slug, `%` `&` `+` `@` `~` `=` routing and the like;
- letters (News Bites): `TI#headline`, `AB#abstract`, `TX#`, `PD#day`, `SO#`, `KY#`;
- a line of routing and nothing else, or below it `:POTTED :headline` (racing).

Lines may end with a carriage return alone, or with a vertical tab.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.encoding import is_text
from triage.readers.fields import distinct, lines, outlet_name
from triage.readers.marked_text import MarkedTextReader, records
from triage.readers.web.markup import opened
from triage.readers.wire.furniture import is_byline
from triage.readers.wire.furniture_words import AGENCIES
from triage.readers.wire.story import parse
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_RECOGNISED = re.compile(rb"\s*(?:ZCZC|zczc)\b[^\r\n\v\f\x1c-\x1e]{0,80}[\r\n\v\f\x1c-\x1e]")
_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e]")
_START = re.compile(r"(?m)^[ \t]*+(?:ZCZC|zczc)\b([^\n]*+)\n")
_END = re.compile(r"(?m)^[ \t]*+(?:NNNN|nnnn)[ \t]*+$")
_SIGNED = re.compile(r"([%:=^&+@~#*]|\$(?!\d))[ \t]*(.*)")
#: What racing's headlines begin with.
_SORT = re.compile(r"(?:POTTED|SPORT|RACING) ?[:-] ?")
#: The agency and the service at the end of a text.
_SIGNED_OFF = re.compile(r"AAP(?: [A-Z]{2,9})?")
#: Where a press release stands, below its text.
_LINK = re.compile(r"\n(https?://\S+)\Z")
_LETTERED = re.compile(r"([A-Z]{2})#(.*)")
#: A category is a letter or two.
_LONGEST_CODE = 3
_MOST_HEADS = 25
#: Lines of codes above the signs.
_CODES = 4
#: "BC-PORT-STRIKE" where others have the headline.
_SLUG = re.compile(r"[A-Z]{2}-[^\s,]{2,40}(?:, ?[\w .()-]{1,30})?")
#: The first line's code of racing.
_RACING = "FMG"


def _articles(text: str) -> Iterator[Article | Problem]:
    found = records(_BREAK.sub("\n", text), _START)
    return each(lambda record: _article(record[0][1], _END.split(record[1], maxsplit=1)[0]), found)


def _is_zczc(head: bytes) -> bool:
    return _RECOGNISED.match(head) is not None and is_text(head)


READER = MarkedTextReader(
    "zczc", (".tst", ".txt", ""), _is_zczc, _articles, "holds no article, only empty messages"
)


def _article(routing: str, message: str) -> Article:
    rows = message.split("\n")
    at = 0
    signs: list[tuple[str, str]] = []
    while at < min(len(rows), _MOST_HEADS) and (
        not rows[at].strip()
        or _is_routing(rows[at], at)
        or (at < _CODES and _has_sign(rows[at + 1 : at + _CODES]))
    ):
        found = _SIGNED.fullmatch(rows[at].strip())
        if found:
            signs.append((found[1], found[2].strip()))
        at += 1
    if at < len(rows) and _LETTERED.match(rows[at]):
        return _lettered("\n".join(rows[at:]))
    return _signed(routing.strip(), signs, "\n".join(rows[at:]))


def _has_sign(rows: list[str]) -> bool:
    """Whether a headline with its sign follows: what stands above it is routing."""
    return any(row.lstrip().startswith("^") for row in rows)


def _is_routing(row: str, at: int) -> bool:
    """Whether a line belongs to the head: it begins with a sign, or is a line of codes right below the first."""
    return bool(_SIGNED.fullmatch(row.strip())) or (
        at == 0 and len(row) < 70 and sum(map(str.isupper, row)) * 2 > len(row.replace(" ", ""))
    )


def _signed(routing: str, signs: list[tuple[str, str]], text: str) -> Article:
    values: dict[str, list[str]] = {}
    for sign, value in signs:
        if value:
            values.setdefault(sign, []).append(value)
    slugs = [value for value in values.get("^", ()) if _SLUG.fullmatch(value)]
    values["^"] = [value for value in values.get("^", ()) if value not in slugs]
    headline = next((value for sign in "^$" for value in values.get(sign, ()) if len(value) > _LONGEST_CODE), "")
    bylines = [value for value in values["^"] if value != headline and is_byline(value)]
    said = [value.strip("()") for value in values.get(":", ()) if value != headline]
    text = text.strip("\n")
    if not headline and said and (routing.startswith(_RACING) or text[:1].isspace()):
        headline = _SORT.sub("", said.pop(0), count=1)
    text, sign = _signed_off(text)
    story = parse("\n\n".join((headline, *bylines[:1], text.lstrip())) if headline else text)
    link = _LINK.search(story.body, max(len(story.body) - 300, 0))
    agency = next((AGENCIES[word.lower()] for word in routing.split() if word.lower() in AGENCIES), "")
    return replace(
        story,
        format="",
        slug=story.slug or next(iter((*values.get("#", ()), *slugs)), ""),
        body=story.body.removesuffix(link[0]).rstrip() if link else story.body,
        url=link[1] if link else story.url,
        credits=lines(*said, story.credits, sign),
        outlet=story.outlet or outlet_name(agency),
    )


def _signed_off(text: str) -> tuple[str, str]:
    """The text, and the agency that its last line names."""
    above, _, last = text.rstrip().rpartition("\n")
    return (above, last.strip()) if _SIGNED_OFF.fullmatch(last.strip()) else (text, "")


def _lettered(text: str) -> Article:
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for row in text.split("\n"):
        found = _LETTERED.match(row)
        is_new = found is not None and found[1] not in values
        if found and is_new:
            current = values.setdefault(found[1], [])
        current.append(found[2] if found and is_new else row)
    value = {code: "\n".join(rows).strip() for code, rows in values.items()}
    body = "\n\n".join(line.strip() for line in value.get("TX", "").split("\n") if line.strip())
    abstract = opened(value.get("AB", ""))
    return Article(
        title=opened(value.get("TI", "")),
        body=opened(body) or abstract,
        abstract=abstract if body else "",
        byline=value.get("BY", ""),
        slug=value.get("KY", ""),
        keywords=distinct([value.get("CO", "")]),
        outlet=value.get("KN", "") or value.get("SO", ""),
        id=value.get("AN", ""),
        published=date_in(value.get("PD", "")),
        published_text=value.get("PD", ""),
    )
