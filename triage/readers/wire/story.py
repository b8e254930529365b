"""The text of one wire story → its headline, its furniture, and the story itself as a slice of the text.

`furniture`, `datelines` and `foot` know what a line is; this module knows where it may stand: above the story, or below.
In between nothing is taken out, and without certainty a line is story.
"""

from triage.article import Article
from triage.expression import Expression
from triage.readers.fields import fold
from triage.readers.wire.datelines import DATELINE, dateline, opens_a_story
from triage.readers.wire.deck import may_have_deck, resume_below_deck
from triage.readers.wire.foot import without_foot
from triage.readers.wire.furniture import (
    agency_in,
    head_kind,
    is_file_name,
    is_second_byline,
    routing_kind,
)
from triage.readers.wire.furniture_words import AGENCIES, HEAD_LABELS, HEADER_KEY, UPPER
from triage.readers.wire.headline import title_lines, unmarked
from triage.readers.wire.lines import TextLine, TextLines, is_blank, newline_of
from triage.readers.wire.source_lines import is_name, is_paper_above_day
from triage.readers.wire.story_facts import StoryFacts, day_of

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
_MAY_BE_HEADER = Expression(rf"---[ \t\r]*\n|{HEADER_KEY}(?:[ \u00a0]?:[ \t\r\n]|：)")
#: A first line longer than this opens a story that has no headline.
_LONGEST_TITLE, _LONGEST_KEYWORDS = 300, 100
#: A headline with its first word, the first line of a story that stands apart, and whether another stands right below.
#: What headers begin with has a colon; messages have a number behind three letters; notes begin with a parenthesis.
_OPENING = Expression(
    r"(?![^:：]{0,25}[:：]|...\d)(?=([^\s(][^ \n]*+))([^\n]++)\n\s++([^\s(][^\n]*+)(\n[^\S\n]*+(?=\S))?+"
)
#: What NewsBank shows between a record and its text.
_VIEWER = Expression(r"\d{1,5}(?: Words)?|Words|Read News Document")
_NOTE_LINES = 5
_LONGEST_LABEL = 20
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
        or _has_source_below(text, first, opening.end(3) if goes_on else -1)
        or (may_have_deck(text, "\n", start + len(first)) and resume_below_deck(TextLines(text, "\n", 0), 1))
    ):
        return None
    body, foot = without_foot(text[start:], "\n")
    title = unmarked(title)
    if foot:
        return None
    return Article(title=title, body=body, path=path, format="text", encoding=encoding)


def _has_source_below(text: str, first: str, end: int) -> bool:
    """Whether the first line below a headline is a database's: labelled, or a paper above its day; `end` is where another goes on."""
    if ":" in first[:_LONGEST_LABEL] and first.partition(":")[0].lower() in HEAD_LABELS:
        return True
    if end < 0 or len(first) > _LONGEST_LABEL * 3:
        return False
    return is_paper_above_day(first, text[end : end + _LONGEST_LABEL * 3].lstrip().partition("\n")[0].rstrip())


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
        self.facts = StoryFacts()
        self.newline = newline_of(text)
        self.lines = TextLines(text, self.newline, self._headers())

    def article(self, path: str, encoding: str) -> Article:
        """Head, story, foot."""
        body = self._body()
        return Article(body=body, path=path, format="text", encoding=encoding, **self.facts.fields())

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
            self.facts.take(kind, text)
        return (deck + body).strip()

    # The head.

    def _headers(self) -> int:
        """Read the headers of an export, where there are any; where the text goes on."""
        text = self.text
        start = len(text) - len(text.lstrip())
        if text.startswith(("Source:", "SOURCE:"), start):
            release = _RELEASE.match(text, start)
            if release:
                self.facts.credits.append(" ".join(release["source"].split()))
                self.facts.found["slug"] = release["slug"].strip()
                self.facts.found["title"] = " ".join(release["title"].split())
                filed = _FILED.match(text, release.end())
                if filed and (day := day_of(filed["when"])):
                    self.facts.credits.append(" ".join(filed["said"].split()))
                    self.facts.found["outlet"] = filed["wire"]
                    self.facts.date("published", filed["when"], day)
                    return int(filed.end())
                return int(release.end())
        if _MAY_BE_HEADER.match(text, start) is None:
            return start
        from triage.readers.wire.headers import read_headers

        headers = read_headers(text, start)
        if headers is None:
            return start
        self.facts.take_headers(headers)
        return headers.end

    def _labelled(self, at: int, line: TextLine) -> tuple[int, int]:
        """Take the labelled lines of a database below a headline: the line behind them, or `at`, and where in it the text begins, or -1."""
        label, colon, _ = line.text.partition(":")
        # Headers are read up to line feeds, which texts of old computers lack.
        if not colon or self.newline != "\n" or label.lower() not in HEAD_LABELS:
            return at, -1
        from triage.readers.wire.headers import read_headers

        is_sourced = not self.facts.found.keys().isdisjoint(("outlet", "published"))
        headers = read_headers(self.text, line.start, least=1 if is_sourced else 2)
        if headers is None or "title" in headers.fields:
            return at, -1
        self.facts.take_headers(headers)
        while (line_below := self.lines.line(at)) and line_below.end <= headers.end:
            at += 1
        return at, headers.end if line_below and line_below.start < headers.end else -1

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
        self.facts.credits.append(first.text)
        if kind == "agency":
            self.facts.found["outlet"] = agency_in(first.text)
        elif below is not None and is_file_name(below.text) and self.lines.line(2):
            self.facts.found["slug"] = below.text
            return 2
        return 1

    def _title(self, at: int) -> int:
        """Take the headline, of one line or of several that belong together; the number of the line below."""
        lines = self.lines
        line = lines.line(at)
        if line is None:
            return at
        if "title" in self.facts.found:
            # An export with headers often has the headline again above the story.
            is_repeated = (
                fold(unmarked(line.text).lstrip("# ")).casefold() == fold(self.facts.found["title"]).casefold()
            )
            return at + 1 if is_repeated and lines.line(at + 1) else at
        # A headline may begin "TOKYO - …" as well; only an agency makes it the opening of a story.
        opening = dateline(self.text, line.start, wants_agency=True)
        if len(line.text) > _LONGEST_TITLE or (opening and opening.agency):
            return at
        count = title_lines(lines, at)
        if count == 1 and _is_keywords(line.text) and self._is_efe(at + 1 + title_lines(lines, at + 1)):
            self.facts.found.setdefault("slug", line.text)
            return self._title(at + 1)
        if count:
            title = " ".join(part.text for part in lines.upto(at, at + count)) if count > 1 else line.text
            self.facts.found["title"] = unmarked(title)
        return at + count

    def _after_title(self, at: int) -> tuple[int, int]:
        """Take the furniture between headline and story; the line of the story, and its start below a dateline or -1."""
        while line := self.lines.line(at):
            opening = dateline(self.text, line.start)
            if opening:
                self.facts.take_dateline(" ".join(self.text[line.start : opening.said].split()), opening)
                return at, opening.end
            if _is_keywords(line.text) and self._is_efe(at + 1):
                self.facts.found.setdefault("slug", line.text)
                at += 1
                continue
            if _VIEWER.fullmatch(line.text) and "outlet" in self.facts.found:
                at += 1
                continue
            if (behind := self._masthead(at, line)) > at:
                at = behind
                continue
            below, start = self._labelled(at, line)
            if start >= 0:
                return below, start
            if below > at:
                at = below
                continue
            taken = self._furniture(at, line, self.lines.line(at + 1), is_above=False)
            if not taken:
                break
            at += taken
        return at, -1

    def _masthead(self, at: int, line: TextLine) -> int:
        """Take a paper above its day, and the day and a name with them; the number of the line behind, or `at`."""
        below, behind = self.lines.line(at + 1), self.lines.line(at + 2)
        if below is None or behind is None or below.has_gap or not is_paper_above_day(line.text, below.text):
            return at
        self.facts.found.setdefault("outlet", line.text)
        self.facts.take("published", below.text)
        story = self.lines.line(at + 3)
        if story is not None and story.has_gap and not behind.has_gap and is_name(behind.text):
            self.facts.take("byline", behind.text)
            return at + 3
        return at + 2

    def _is_efe(self, at: int) -> bool:
        """Whether a story of EFE opens at a line: its lines of keywords above and below headlines look like headlines of others."""
        story = self.lines.line(at)
        opening = dateline(self.text, story.start, wants_agency=True) if story else None
        return opening is not None and opening.agency == "EFE"

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
        self.facts.take(kind, text)
        return count

    def _parenthesis(self, at: int, text: str) -> tuple[int, str]:
        """The lines of a note in parentheses up to their end; the first alone where they do not end soon."""
        lines = self.lines.upto(at, at + _NOTE_LINES)
        for count, line in enumerate(lines, 1):
            if line.text.endswith(")"):
                return count, " ".join(part.text for part in lines[:count])
        return 1, text
