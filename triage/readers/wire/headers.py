"""Headers at the top of a text export: `Title: …` lines, or YAML front matter between `---`.

Reads the plain shapes that exports really have and no more of YAML. Keys that are not known stay in `rest`, as they
were written: nothing is lost.
"""

import re

from msgspec import Struct

from triage.expression import Expression
from triage.languages.labels import ABROAD, LABELS
from triage.readers.wire.furniture_words import HEADER_KEY

#: The spellings of exports, in lower case → our fields.
_FIELDS = {
    **{label: field for field, labels in LABELS.items() for label in labels.split(", ")},
    **dict.fromkeys(("title", "headline", "head", "hd", "subject"), "title"),
    **dict.fromkeys(
        (
            "date",
            "published",
            "publication date",
            "pubdate",
            "date published",
            "published at",
            "published on",
            "created",
            "publish_date",
            "published_at",
            "pub_date",
            "publication_date",
            "date_published",
            "published date",
            "posted",
            "sent",
        ),
        "published",
    ),
    **dict.fromkeys(("updated", "modified", "last updated", "last modified", "lastmod", "updated_at"), "updated"),
    **dict.fromkeys(
        ("source", "publication", "outlet", "publisher", "newspaper", "site", "site_name", "agency"),
        "outlet",
    ),
    **dict.fromkeys(("url", "link", "permalink", "source_url", "canonical_url", "uri"), "url"),
    **dict.fromkeys(
        ("author", "authors", "author(s)", "author/byline", "by", "byline", "writer", "from"), "byline"
    ),
    **dict.fromkeys(("keywords", "keyword", "tags", "topics", "categories", "category", "subjects"), "keywords"),
    **dict.fromkeys(("language", "lang"), "language"),
    **dict.fromkeys(("slug", "slugline"), "slug"),
    **dict.fromkeys(
        (
            "id",
            "guid",
            "uid",
            "document id",
            "article id",
            "doc_id",
            "article_id",
            "archive number",
            "record",
            "record number",
            "accession number",
        ),
        "id",
    ),
    **dict.fromkeys(("dateline", "location", "credit", "credits", "copyright", "section"), "credits"),
    **dict.fromkeys(
        ("abstract", "summary", "description", "deck", "standfirst", "subtitle", "excerpt"), "abstract"
    ),
    **dict.fromkeys(
        (
            "embargo",
            "embargoed",
            "embargoed until",
            "embargo until",
            "embargoed_until",
            "embargo_until",
            "embargo date",
            "embargo_date",
            "embargo-until",
            "embargodate",
        ),
        "embargoed",
    ),
    **dict.fromkeys(("version", "revision"), "version"),
    **dict.fromkeys(("body", "text", "content", "story", "article", "article text", "full text"), "body"),
}
#: A line that may be a header; the test that almost every story fails at its first line.
_HEADER = Expression(
    rf"(?P<key>{HEADER_KEY})[ \t\u00a0]*(?::(?:[ \t]+(?P<value>\S[^\n]*)|[ \t\r]*$)|：[ \t]*(?P<wide>[^\n]*))",
    re.MULTILINE,
)
#: The subject of a post of ProMED, which names its lists first.
_POST = Expression(r"Subject: PRO(?:/[A-Z]{2,6})*> ?(?:[A-Z]{2,6}>)?")
_FOLDED = Expression(r"[ \t]+(?:- )?\S|- \S")
#: As Gale and EBSCO write it; figures of EBSCO begin with the month.
_PAPER_AND_DAY = Expression(
    r"(?P<name>[^()\n]{2,60}?)(?: \([^()\n]{2,40}\))?\.? \((?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\)(?:[:,][^\n]{0,80})?"
    r"|(?P<before>[^()\n/]{2,60}?)\. (?P<figures>\d{1,2}/\d{1,2}/\d{4}), (?:p|Vol\.)[^\n]{0,60}"
)
#: A label of the text itself: "Full Text: ".
_APART = Expression(r"\s*(?P<key>[^\W\d_][\w ]{1,20}):[ \t\r]*(?:\n|(?=\S))")
_LONGEST = 60


class Headers(Struct):
    """What the headers said, and where the text goes on."""

    end: int
    fields: dict[str, str]
    keywords: tuple[str, ...]
    #: Lines with unknown keys.
    rest: list[str]
    #: The labels are of a language that writes the day before the month; None where nothing tells.
    day_first: bool | None = None


def read_headers(text: str, start: int, least: int = 2) -> Headers | None:
    """The headers at `start`, or nothing: at least so many of known name, or a title, or front matter."""
    is_fenced = text.startswith("---", start)
    position = text.find("\n", start) + 1 if is_fenced else start
    headers = Headers(position, {}, (), [])
    known, is_closed, key = 0, False, ""
    for _ in range(_LONGEST):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end].rstrip()
        if is_fenced and line in ("---", "..."):
            is_closed, position = True, end + 1
            break
        if not line:
            if not is_fenced:
                break
        elif (key or is_fenced) and _FOLDED.match(line):
            _fold(headers, key, line)
        else:
            found = _HEADER.fullmatch(line)
            if found is None:
                if is_fenced or not known:
                    return None
                break
            key = _FIELDS.get(found["key"].lower(), "")
            # "Titre :", "Fecha:": what English does not write tells the order of day and month.
            if key and found["key"].lower() in ABROAD:
                headers.day_first = True
            subject = _POST.match(line) if key == "title" else None
            if subject:
                line = f"Title: {line[subject.end() :]}"
                found = _HEADER.fullmatch(line) or found
            # "From: Norvik to Osk" and "Sent: by boat" may open a text; no day is written without a figure.
            value = found["value"] or found["wide"] or ""
            known += bool(key) and (key != "published" or any(map(str.isdecimal, value)))
            if key == "body":
                position = position + found.end() - len(value) if value else end + 1
                break
            if not key and not is_fenced and not known:
                return None
            _keep(headers, key, line, _bare(value))
        position = end + 1
        if position >= len(text):
            break
    headers.end = _below_label(text, min(position, len(text))) if not is_fenced else min(position, len(text))
    _take_day(headers)
    is_enough = is_closed if is_fenced else known >= least or "title" in headers.fields
    return headers if is_enough and known else None


def _below_label(text: str, start: int) -> int:
    """Where the text begins: behind a label of its own that stands apart from the headers, as EBSCO has it."""
    found = _APART.match(text, start)
    return found.end() if found and _FIELDS.get(found["key"].lower()) == "body" else start


def _take_day(headers: Headers) -> None:
    """Take the day out of the name of a paper, where databases write it: "Halden Herald. (Nov. 20, 2026): News: pA1."."""
    found = _PAPER_AND_DAY.fullmatch(headers.fields.get("outlet", ""))
    if found and "published" not in headers.fields:
        headers.fields["outlet"] = found["name"] or found["before"]
        month, _, rest = (found["figures"] or "").partition("/")
        day, _, year = rest.partition("/")
        headers.fields["published"] = found["day"] or f"{year}-{month:0>2}-{day:0>2}"


def _is_date(value: str, day_first: bool | None) -> bool:
    from triage.readers.stamps import stamp
    from triage.readers.word_dates import date_in

    return bool(stamp(value) or date_in(value, day_first=day_first))


def _keep(headers: Headers, key: str, line: str, value: str) -> None:
    if key == "keywords":
        headers.keywords += _words(value)
    elif key == "published" and not _is_date(value, headers.day_first):
        headers.fields.setdefault("published_text", value)
    elif key and key not in headers.fields:
        # Mail that was saved as text names the sender's address, too.
        headers.fields[key] = _names(value) if key == "byline" else value
    else:
        headers.rest.append(line.strip())


def _names(value: str) -> str:
    """The names of a header, without the address behind the only one, or the brackets around several."""
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(_words(value))
    if value.endswith(")") and "@" in value.partition(" (")[0]:
        # As groups of news have it: eva@lamp.example (Eva Smit).
        return value.partition(" (")[2].rstrip(")")
    # NewsBank goes on with page and section behind a bar.
    return value.partition("<")[0].partition(" | ")[0].strip(' "') or value


def _fold(headers: Headers, key: str, line: str) -> None:
    value = _bare(line.strip().removeprefix("- "))
    if key == "keywords":
        headers.keywords += _words(value)
    elif key in headers.fields:
        joint = ", " if line.lstrip().startswith("- ") else " "
        headers.fields[key] = (headers.fields[key] + joint + value).strip(" ,")
    else:
        headers.rest.append(value)


def _words(value: str) -> tuple[str, ...]:
    words = re.split(r"[,;]", value.strip("[]"))
    return tuple(word for word in (_bare(word.strip()) for word in words) if word)


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        # YAML writes the quotation mark within twice, or behind a backslash.
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return "" if value in (">", "|", ">-", "|-") else value
