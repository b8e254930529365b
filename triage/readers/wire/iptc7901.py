"""IPTC 7901: the plain-text message of European agencies.

SOH service number priority category words … source number
slug/slug/slug/
STX marks, headline, byline =
story
notebook (dpa: contacts and notes after "# Notebook")
ETX day hour minute [zone] month year   EOT
"""

import re

from triage.article import Article
from triage.expression import Expression
from triage.readers.dates import iso_date
from triage.readers.fields import fold, outlet_name, people
from triage.readers.web.markup import paragraphs
from triage.readers.wire.wire_text import ETX, STX, Message, MessageReader, is_author_line, status_of, version_of

_RECOGNISED = re.compile(rb"[^\x02]{0,20}\x01[^\x02\x11-\x14\x1f]{0,600}\x02", re.DOTALL)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FOOT = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*+(?P<zone>[A-Z]{1,5}\b)?\s*+(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{4}|\d\d)"
)
_OFFSETS = {
    **dict.fromkeys(("GMT", "UTC", "Z"), "+00:00"),
    **dict.fromkeys(("MEZ", "CET", "BST"), "+01:00"),
    **dict.fromkeys(("MESZ", "CEST"), "+02:00"),
}
_MONTHS = {
    "mrz": "mar",
    "maerz": "mar",
    "maer": "mar",
    "mär": "mar",
    "avr": "apr",
    "mag": "may",
    "giu": "jun",
    "ott": "oct",
}
#: From here on a message talks to editors.
_NOTEBOOK = re.compile(
    r"^(?:#{1,3} \S|\* \* \* \*|The following information is not intended for publication"
    r"|Die folgenden Informationen sind nicht zur Veröffentlichung)",
    re.MULTILINE,
)
#: "dpa bwh bag": the source and the signs of those who wrote and edited.
_SIGNS = re.compile(r"\n[^\S\n]*+\n(?P<signs>[a-z]{2,6}(?:[ /][a-z0-9]{1,6}){1,6})\s*+\Z")
#: "By dpa correspondents", as the last line of a heading.
_BY = ("By ", "Von ")
_MARK = re.compile(r"\(.*\)|\d+(?:ST|ND|RD|TH)? ?[A-Z ]{3,20}|[A-Z][A-Z -]{2,18}")


def article_of(message: Message) -> Article | None:
    """The article of a message; None for one without a story."""
    first, _, slugs = message.heading.replace("\r", "").strip("\n").partition("\n")
    slug = fold(slugs).strip("/ ")
    head, story = _parted(message.text)
    title, byline, marks = _heading(head)
    body, signs = _story(story)
    if not title and not body:
        return None
    published_text, published = _sent(message.foot)
    return Article(
        title=title,
        body=body,
        byline=byline,
        authors=people(byline),
        credits=signs,
        slug=slug,
        keywords=tuple(part for part in slug.split("/") if part),
        outlet=_source(first),
        published=published,
        published_text=published_text,
        status=status_of(slug, *marks),
        version=version_of(*marks),
    )


READER = MessageReader("iptc7901", (".txt", ".iptc", ".7901"), _RECOGNISED.match, article_of)


def _source(heading: str) -> str:
    """The agency at the end of the first line of a heading, before a number if there is one; "" where none stands.

    >>> _source("dpa123 4 pl 56 dpa 0789"), _source("bsd001 12 pl 340 apa-kultur"), _source("01 02 03")
    ('dpa', 'APA', '')
    """
    words = heading.split()
    if len(words) > 1 and words[-1].isdecimal():
        words.pop()
    last = words[-1] if words else ""
    name = last[len(last.rstrip(_LETTERS + "-")) :].lstrip("-")
    return outlet_name(name.partition("-")[0]) if len(name) > 1 else ""


#: "/bread/price/".
_SLUG = re.compile(r"/?(?:[^/\s]++/)++")
#: The heading of a message that has lost its control characters: "bdt0123 3 wi 215  dpa 0456", and its slug.
BARE_HEADING = Expression(
    r"\s*[a-z]{3}\d{3,5} \d [a-z]{1,3} {1,3}\d{1,5} {1,5}(?P<source>[A-Za-z]{2,8}(?:-[a-z]{2,6})?) {1,3}\d{1,5}[ \t]*\r?\n"
)


def bare_message(text: str) -> Article | None:
    """The article of a text that begins with the heading of a message, without control characters; None for any other."""
    found = BARE_HEADING.match(text)
    if found is None:
        return None
    rows = text[found.end() :].replace("\r\n", "\n").strip("\n").split("\n")
    slug = rows.pop(0) if rows and _SLUG.fullmatch(rows[0].strip()) else ""
    last = next(
        (at for at in range(len(rows) - 1, max(len(rows) - 6, -1), -1) if _FOOT.match(rows[at].strip())), len(rows)
    )
    heading = f"{found[0].strip()}\n{slug}"
    return article_of(Message(f"{heading}{STX}" + "\n".join(rows[:last]) + ETX + "\n".join(rows[last:])))


def _parted(text: str) -> tuple[list[str], str]:
    """The lines of the heading and the story: parted by a line that ends in "=", else by a first blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n").split("\n")
    for number, line in enumerate(lines[:12]):
        if line.rstrip().endswith("="):
            return [*lines[:number], line.rstrip()[:-1]], "\n".join(lines[number + 1 :])
    blank = next((number for number, line in enumerate(lines[:6]) if not line.strip()), 0)
    return lines[:blank], "\n".join(lines[blank:])


def _heading(lines: list[str]) -> tuple[str, str, list[str]]:
    """Headline, byline and marks ("1ST LEAD", "(Achtung)"), each perhaps over several lines."""
    headline: list[str] = []
    byline: list[str] = []
    marks: list[str] = []
    lines = [stripped for line in lines if (stripped := line.strip())]
    for number, line in enumerate(lines, 1):
        is_last = number == len(lines) > 1
        if byline or is_author_line(line) or (is_last and line.startswith(_BY)):
            byline.append(line)
        elif _MARK.fullmatch(line):
            marks.append(line)
        else:
            headline.append(line)
    if not headline and marks:
        # Nothing but capitals: the headline was among them.
        headline.append(marks.pop())
    return fold(" ".join(headline)), fold(" ".join(byline)), marks


def _story(text: str) -> tuple[str, str]:
    """The story without the notebook, and the signs below it."""
    notebook = _NOTEBOOK.search(text)
    tail = text[notebook.start() :] if notebook else text
    signed = _SIGNS.search(tail.rstrip())
    if notebook:
        text = text[: notebook.start()]
    elif signed:
        text = tail.rstrip()[: signed.start()]
    return paragraphs(text), signed["signs"] if signed else ""


def _sent(foot: str) -> tuple[str, str]:
    """The time of sending: as written, and in ISO 8601, without a zone where none is given."""
    found = _FOOT.search(foot)
    if found is None:
        return "", ""
    month = _MONTHS.get(found["month"].lower(), found["month"])
    year = found["year"] if len(found["year"]) == 4 else ("19" if found["year"] >= "70" else "20") + found["year"]
    day = iso_date(f"{int(found['day'])} {month} {year}")
    zone = found["zone"] or ""
    if not day or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return found[0], day
    return found[0], f"{day}T{found['hour']}:{found['minute']}:00{_OFFSETS.get(zone, '')}"
