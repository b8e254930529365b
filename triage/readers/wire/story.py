"""The text of one wire story → its headline, its furniture, and the story itself as a slice of the text.

`furniture`, `datelines` and `foot` know what a line is; this module knows where it may stand: above the story, or below.
In between nothing is taken out, and without certainty a line is story.
"""

from typing import Any

from triage.article import Article
from triage.expression import Expression
from triage.readers.fields import fold
from triage.readers.wire.datelines import DATELINE, Dateline, dateline, opens_a_story
from triage.readers.wire.deck import may_have_deck, resume_below_deck
from triage.readers.wire.foot import FootKind, keywords_of, without_foot
from triage.readers.wire.furniture import (
    Kind,
    agency,
    agency_in,
    authors,
    head_kind,
    is_file_name,
    is_second_byline,
    routing_kind,
)
from triage.readers.wire.furniture_words import AGENCIES, UPPER
from triage.readers.wire.headline import title_lines, unmarked
from triage.readers.wire.lines import TextLine, TextLines, is_blank, newline_of

#: A few words in capitals, and perhaps of what kind the story is: ESPAÑA TEMPORAL (Crónica); CLI:CLIMA,METEOROLOGIA.
_KEYWORDS = Expression(
    rf"(?:[{UPPER}\d][{UPPER}\d.,:/'’-]*+(?: [{UPPER}\d][{UPPER}\d.,:/'’-]*+){{0,5}})(?: \([{UPPER}]\w{{3,20}}\))?"
)
#: The head of a press release as AsiaNet sends it: who speaks, a number, the headline, each perhaps over several lines.
_RELEASE = Expression(
    r"(?P<source>S(?:ource|OURCE):[^\n]{1,200}(?:\n(?!MEDIA)[^\n]{1,200}){0,2})\n(?P<slug>MEDIA RELEASE[^\n]{0,40})\n\s*"
    r"(?P<title>\S[^\n]{0,300}(?:\n[^\n]*\S[^\n]*){0,3})(?:\n|\Z)"
)
#: Its dateline on a line of its own, without the dash that others end with.
_FILED = Expression(
    r"\s*(?P<said>[^\n/]{2,60}?, (?P<when>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}) ?/(?P<wire>[A-Za-z][\w -]{2,40})/)[ \t]*\n(?=\s*\n)"
)
#: What headers begin with: a rule, or a key and its colon.
_MAY_BE_HEADER = Expression(r"---[ \t\r]*\n|[^\W\d_][\w -]{0,24}(?:[ \u00a0]?:[ \t\r\n]|：)")
#: A first line longer than this opens a story that has no headline.
_LONGEST_TITLE, _LONGEST_KEYWORDS = 300, 100
#: A headline with its first word, the first line of a story that stands apart, and whether another stands right below.
#: What headers begin with has a colon; messages have a number behind three letters; notes begin with a parenthesis.
_OPENING = Expression(
    r"(?![^:：]{0,25}[:：]|...\d)(?=([^\s(][^ \n]*+))([^\n]++)\n\s++([^\s(][^\n]*+)(\n[^\S\n]*+(?=\S))?+"
)
_NOTE_LINES = 5
_MARKED_LINE = Expression(r"(?m)^\^(\w[^\n]*+)$")


def parse(text: str, path: str = "", encoding: str = "") -> Article:
    r"""The article that a text is; an empty text gives an empty article.

    >>> article = parse("Abe to meet Trump\n\nTOKYO, Nov 10 (Reuters) - Abe will meet Trump.\n")
    >>> article.title, article.body, article.credits
    ('Abe to meet Trump', 'Abe will meet Trump.', 'TOKYO, Nov 10 (Reuters)')
    """
    if text.startswith("^"):
        # As printing machines of papers want it: "^Abe to meet Trump<", "^By KAORI KANEKO=".
        text = _MARKED_LINE.sub(lambda line: line[1].rstrip("<=^ \t\r"), text)
    return plain_article(text, path, encoding) or _Parsing(text).article(path, encoding)


def plain_article(text: str, path: str, encoding: str) -> Article | None:
    """The article of a headline and a story with nothing around them, as nearly all of some archives are; else None.

    It is what the long way finds, since each question of that is asked here.
    """
    opening = _OPENING.match(text)
    if opening is None or "\r" in text:
        return None
    word, title, first, goes_on = opening.groups()
    title, first, start = title.rstrip(), first.rstrip(), opening.start(3)
    near = text[: start + DATELINE]
    if (
        len(title) > _LONGEST_TITLE
        or title.lower() in AGENCIES
        or ((title[-1].isdigit() or word.lower() in AGENCIES) and routing_kind(title, first))
        or head_kind(title, is_alone=False) is not None
        # A short line above a blank one may be a slug.
        or head_kind(first, is_alone=goes_on is None and not is_blank(text, opening.end(3))) is not None
        or (
            (
                "-" in near
                or "–" in near
                or "—" in near
                or " _ " in near
                or "/" in near
                or "(" in near
                or not near.isascii()
            )
            and opens_a_story(text, start)
        )
        or (may_have_deck(text, "\n", start + len(first)) and resume_below_deck(TextLines(text, "\n", 0), 1))
    ):
        return None
    body, foot = without_foot(text[start:], "\n")
    title = unmarked(title)
    if foot:
        return None
    return Article(title=title, body=body, path=path, format="text", encoding=encoding)


def _may_be_routing(line: str) -> bool:
    """Whether the first line of a text may be one of codes, or the name of an agency.

    Asked of every text: nearly all begin with a headline that ends in a letter and names no agency.
    """
    return line[-1].isdigit() or line.split(None, 1)[0].lower() in AGENCIES


def _is_keywords(line: str) -> bool:
    return (
        len(line) <= _LONGEST_KEYWORDS
        and (line.isupper() or line[-1] == ")")
        and _KEYWORDS.fullmatch(line) is not None
    )


class _Parsing:
    """One pass over one text, and what it has found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, Any] = {}
        self.credits: list[str] = []
        self.newline = newline_of(text)
        self.lines = TextLines(text, self.newline, self._headers())

    def article(self, path: str, encoding: str) -> Article:
        """Head, story, foot."""
        body = self._body()
        found = self.found
        if self.credits:
            found["credits"] = "\n".join(self.credits)
        if "byline" in found:
            found["authors"] = authors(found["byline"])
        return Article(body=body, path=path, format="text", encoding=encoding, **found)

    def _body(self) -> str:
        lines = self.lines
        if lines.line(0) is None:
            return ""
        at, start = self._after_title(self._title(self._before_title()))
        deck = ""
        resume = 0
        if (
            start < 0
            and (first := lines.line(at)) is not None
            and may_have_deck(self.text, self.newline, first.end)
        ):
            resume = resume_below_deck(lines, at)
        if resume:
            above = lines.upto(at, resume)
            deck = self.text[above[0].start : above[-1].end] + "\n\n"
            at, start = self._after_title(resume)
        if start < 0:
            opening = lines.line(at)
            start = opening.start if opening else len(self.text)
        body, foot = without_foot(self.text[start:], self.newline)
        for kind, text in foot:
            self._take(kind, text)
        return (deck + body).strip()

    # The head.

    def _headers(self) -> int:
        """Read the headers of an export, where there are any; where the text goes on."""
        text = self.text
        start = len(text) - len(text.lstrip())
        if text.startswith(("Source:", "SOURCE:"), start):
            release = _RELEASE.match(text, start)
            if release:
                self.credits.append(" ".join(release["source"].split()))
                self.found["slug"] = release["slug"].strip()
                self.found["title"] = " ".join(release["title"].split())
                filed = _FILED.match(text, release.end())
                if filed and (day := _iso_date(filed["when"])):
                    self.credits.append(" ".join(filed["said"].split()))
                    self.found["outlet"] = filed["wire"]
                    self._date("published", filed["when"], day)
                    return int(filed.end())
                return int(release.end())
        if _MAY_BE_HEADER.match(text, start) is None:
            return start
        from triage.readers.wire.headers import read_headers

        headers = read_headers(text, start)
        if headers is None:
            return start
        self.found.update(headers.fields)
        for name in ("credits", "embargoed", "published", "updated"):
            self._settle(name, headers.fields.get(name, ""), headers.day_first)
        if headers.keywords:
            self.found["keywords"] = headers.keywords
        self.credits += headers.rest
        return headers.end

    def _settle(self, name: str, value: str, day_first: bool | None) -> None:
        """Headers hold times as written and credits of their own; the article wants ISO and one list."""
        if not value:
            return
        del self.found[name]
        if name == "credits":
            self.credits.append(value)
        elif name == "embargoed":
            self._take("embargo", f"Embargoed until {value}")
        else:
            self._date(name, value, _time(value, day_first))

    def _before_title(self) -> int:
        """Take the furniture above the headline; the last line there is is never furniture."""
        at = self._routing()
        while (line := self.lines.line(at)) and (below := self.lines.line(at + 1)):
            taken = self._furniture(at, line, below, is_above=True)
            if not taken:
                break
            at += taken
        return at

    def _routing(self) -> int:
        """Take a first line of codes, or of an agency above a day; how many lines that was."""
        first = self.lines.line(0)
        if first is None or not _may_be_routing(first.text):
            return 0
        below = self.lines.line(1)
        kind = routing_kind(first.text, below.text) if below else None
        if kind is None:
            return 0
        self.credits.append(first.text)
        if kind == "agency":
            self.found["outlet"] = agency_in(first.text)
        elif below is not None and is_file_name(below.text) and self.lines.line(2):
            self.found["slug"] = below.text
            return 2
        return 1

    def _title(self, at: int) -> int:
        """Take the headline, of one line or of several that belong together; the number of the line below."""
        lines = self.lines
        line = lines.line(at)
        if line is None:
            return at
        if "title" in self.found:
            # An export with headers often has the headline again above the story.
            is_repeated = fold(unmarked(line.text).lstrip("# ")).casefold() == fold(self.found["title"]).casefold()
            return at + 1 if is_repeated and lines.line(at + 1) else at
        # A headline may begin "TOKYO - …" as well; only an agency makes it the opening of a story.
        opening = dateline(self.text, line.start, wants_agency=True)
        if len(line.text) > _LONGEST_TITLE or (opening and opening.agency):
            return at
        count = title_lines(lines, at)
        if count == 1 and _is_keywords(line.text) and self._is_efe(at + 1 + title_lines(lines, at + 1)):
            self.found.setdefault("slug", line.text)
            return self._title(at + 1)
        if count:
            title = " ".join(part.text for part in lines.upto(at, at + count)) if count > 1 else line.text
            self.found["title"] = unmarked(title)
        return at + count

    def _after_title(self, at: int) -> tuple[int, int]:
        """Take the furniture between headline and story; the line of the story, and its start below a dateline or -1."""
        while line := self.lines.line(at):
            opening = dateline(self.text, line.start)
            if opening:
                self._take_dateline(" ".join(self.text[line.start : opening.said].split()), opening)
                return at, opening.end
            if _is_keywords(line.text) and self._is_efe(at + 1):
                self.found.setdefault("slug", line.text)
                at += 1
                continue
            taken = self._furniture(at, line, self.lines.line(at + 1), is_above=False)
            if not taken:
                break
            at += taken
        return at, -1

    def _is_efe(self, at: int) -> bool:
        """Whether a story of EFE opens at a line: its lines of keywords above and below headlines look like headlines of others."""
        story = self.lines.line(at)
        opening = dateline(self.text, story.start, wants_agency=True) if story else None
        return opening is not None and opening.agency == "EFE"

    def _take_dateline(self, said: str, opening: Dateline) -> None:
        self.credits.append(said)
        if opening.when and not self.found.keys() & {"published", "published_text"}:
            self._date("published", opening.when, _iso_date(opening.when))
        if opening.agency:
            self.found.setdefault("outlet", opening.agency)

    def _furniture(self, at: int, line: TextLine, below: TextLine | None, *, is_above: bool) -> int:
        """Take the furniture at a line, above which another stands; how many lines that was."""
        count, text = 1, line.text
        if text[0] == "(" and ")" not in text:
            count, text = self._parenthesis(at, text)
            below = self.lines.line(at + count)
        kind = head_kind(text, is_alone=below is not None and below.has_gap and not is_above)
        if kind is None and is_above and text.lower() in AGENCIES and self.lines.line(at + 2):
            # Above headline and story; one alone may be about the agency.
            kind = "agency"
        if kind is None:
            return 0
        if kind == "byline" and below and is_second_byline(below.text):
            text = f"{text}\n{below.text}"
            count += 1
        self._take(kind, text)
        return count

    def _parenthesis(self, at: int, text: str) -> tuple[int, str]:
        """The lines of a note in parentheses up to their end; the first alone where they do not end soon."""
        lines = self.lines.upto(at, at + _NOTE_LINES)
        for count, line in enumerate(lines, 1):
            if line.text.endswith(")"):
                return count, " ".join(part.text for part in lines[:count])
        return 1, text

    def _take(self, kind: Kind | FootKind, text: str) -> None:
        """Put a piece of furniture into its field; what has none, or finds it taken, into the credits."""
        found = self.found
        bare = text.strip("*_ \t") or text
        if kind == "rule":
            return
        if kind == "stamp":
            self._stamp(bare)
            return
        if kind in ("published", "updated"):
            self._date(kind, bare, "")
        elif kind == "source":
            self._source(bare)
        elif kind in ("slug", "byline") and kind not in found:
            found[kind] = bare
        elif kind == "keywords":
            found["keywords"] = (*found.get("keywords", ()), *keywords_of(text))
        else:
            self.credits.append(bare)
            if kind == "agency":
                found.setdefault("outlet", agency(bare))
            elif kind == "embargo":
                from triage.readers.embargo import embargo_end

                found["status"] = "embargoed"
                found["embargoed"] = embargo_end(bare)

    def _stamp(self, text: str) -> None:
        """Take the time of sending, where no other day is named."""
        self.credits.append(text)
        iso = _time(text, None)
        if iso and self.found.get("published", iso[:10]) == iso[:10]:
            self.found.update(published=iso, published_text=text)

    def _source(self, text: str) -> None:
        """Take the paper and the day of a story in a database."""
        from triage.readers.wire.source_lines import source_line

        found = source_line(text)
        if found:
            self.found.setdefault("outlet", found.outlet)
            self._date("published", found.published_text, found.published)
        self.credits.append(text)

    def _date(self, name: str, text: str, iso: str) -> None:
        if not iso:
            from triage.readers.dates import date_line

            dated = date_line(text)
            text, iso = (dated[0], dated[1]) if dated else (text, _time(text, None))
        if name == "updated" and "updated" not in self.found and iso:
            self.found["updated"] = iso
        elif name == "published" and "published" not in self.found:
            self.found.setdefault("published_text", text)
            if iso:
                self.found["published"] = iso
        else:
            self.credits.append(text)


def _iso_date(text: str) -> str:
    # Many texts have no date: they need not import what reads one.
    from triage.readers.dates import iso_date

    return iso_date(text)


def _time(text: str, day_first: bool | None) -> str:
    """The time that a header says: the clock, too, where it does not stand as programs write it."""
    iso = _iso_date(text)
    if "T" in iso or (iso and ":" not in text):
        return iso
    from triage.readers.stamps import moment
    from triage.readers.word_dates import date_in

    full = moment(text) or date_in(text, day_first=day_first)
    return full if full.startswith(iso) else iso
