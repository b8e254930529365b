r"""ANPA 1312: the plain-text message of American agencies.

    SYN SYN SOH level number US selector
    priority category DC3 DC1 keyword version month-day words
    STX ^slug, version,words<
    ^headline<
    ^notes and photos<
    ^By Somebody=
    \t   paragraphs of the story
    ETX AP-WF-month-day-year time   EOT

A line that begins with "^" is not story unless it ends without "<" and "=", as in digests of headlines. Kyodo writes
without "^": the slug, the headline up to "+", the story, "==Kyodo".
"""

import re

from triage.article import Article
from triage.languages import calendar
from triage.readers.fields import fold, outlet_name, people
from triage.readers.stamps import stamp
from triage.readers.wire.wire_text import Message, MessageReader, is_author_line, status_of, version_of

_RECOGNISED = re.compile(
    rb"[\x00\x16\s]{0,40}\x01[A-Za-z]{1,2}\d{3,5}\w{0,8}[\x1f\r\n][^\x02]{0,300}\x02\^?", re.DOTALL
)
_KEYWORD = re.compile(
    r"(?<![\x11-\x14])[\x11-\x14]++\s*+(?P<keyword>[^\s\x11-\x14]++)\s++(?P<version>.{0,200}?)\s*+\d\d-\d\d\b"
)
#: Cycle and region before the slug proper: "BC-US--".
_CYCLE = re.compile(r"(?:(?:BC|AM|PM)-)?(?:[A-Z]{2,4}--)?(?=\S)")
_FOOT = re.compile(
    r"(?:(?P<agency>[A-Z]{2,5})-)?(?:[A-Z]{2}-)?(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3,4})?"
)
#: "KYODO-21:37-11-20-26".
_FOOT_OF_KYODO = re.compile(
    r"(?P<agency>[A-Z]{2,8})-(?P<hour>\d\d):(?P<minute>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)(?P<zone>)"
)
_SIGNED = re.compile(r"==[A-Z]\w+")
#: Lines of a headline that ends in "+".
_MOST_HEADLINES = 4
_MONTHS = calendar.SHORT_MONTHS
_SLUG_LINE = re.compile(r"\*?\d{3,5}|(?:BC|AM|PM)-\S.*|.*,\s?\d{2,5}")
_NOTE = re.compile(
    r"(?i)(?:eds|editors?|editor['’]s note|note|attention|ap (?:photos?|graphics?|video|interactive)|with (?:ap )?(?:photos?|video|graphics?)"
    r"|for (?:use|release|global|immediate)|(?:moved|moving|sent|adds?|updates?|corrects?|restores?)\b.*(?:graf|para|photo|byline)"
    r"|hold for release|embargo(?:ed)?|an ap\b|\d+ photos?)\b.*"
)
_EMBARGO = re.compile(r"(?i)(?:hold for release|embargo(?:ed)?|for release)\b.*")
_RELEASE = re.compile(r"(?i)^(?:hold )?for release")
_AGENCY_LINE = re.compile(r"(?:The )?Associated Press(?: Writers?)?|AP [A-Z]\w+(?: \w+)? Writers?")
_RULE = re.compile(r"[_=\-*]{2,}")
#: Codes of tabular matter: field marks, fixed spaces, line heads.
_TABLE = str.maketrans({"\x1e": "\t", "\x1f": "\t", "\x10": "", "\x08": "", "\x12": "", "\x14": "", "\x0c": "\n"})


def article_of(message: Message) -> Article | None:
    """The article of a message; None for one without a story."""
    from triage.readers.embargo import embargo_end

    text = _Text(message.text.translate(_TABLE))
    keyword = _KEYWORD.search(message.heading)
    title, body = text.title, text.body()
    if not title and not body:
        return None
    published_text, published, agency = _sent(message.foot)
    marks = (*text.slugs, keyword["version"] if keyword else "")
    embargoed = next(
        (embargo_end(_RELEASE.sub("embargo", note)) for note in text.notes if _EMBARGO.fullmatch(note)), ""
    )
    is_held = any(re.match(r"(?i)hold for release|embargo", note) for note in text.notes)
    return Article(
        title=title,
        body=body,
        abstract=text.abstract,
        byline=text.byline,
        authors=people(text.byline),
        slug=_CYCLE.sub("", keyword["keyword"], count=1) if keyword else "",
        outlet=outlet_name(agency),
        published=published,
        published_text=published_text,
        status="embargoed" if is_held else status_of(*marks),
        embargoed=embargoed,
        version=version_of(*marks),
    )


READER = MessageReader("anpa1312", (".tst", ".anpa", ".txt"), _RECOGNISED.match, article_of)


class _Text:
    """The text of a message, its lines sorted."""

    def __init__(self, text: str) -> None:
        self.title = self.abstract = self.byline = ""
        self.slugs: list[str] = []
        self.notes: list[str] = []
        #: The lines of the story; None is a blank line, and indented ones keep a leading tab.
        self._story: list[str | None] = []
        self._pending: list[str] = []
        #: Lines of the story that begin with "^".
        self._carets: list[str] = []
        #: Whether a line without "^" has come.
        self._has_story = False
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in lines[self._take_plain_head(lines) :]:
            self._take(line)
        if not self.title:
            self._make_title()

    def _take_plain_head(self, lines: list[str]) -> int:
        """Slug and headline as Kyodo writes them; how many lines that was."""
        end = next((at for at, line in enumerate(lines[:_MOST_HEADLINES]) if line.rstrip().endswith("+")), -1)
        if end < 0 or any(line.lstrip().startswith("^") for line in lines[: end + 1]):
            return 0
        head = [line.strip() for line in lines[: end + 1] if line.strip()]
        if len(head) > 1 and _SLUG_LINE.fullmatch(head[0]):
            self.slugs.append(head.pop(0))
        self.title = " ".join(head).rstrip("+").strip()
        return end + 1

    def _make_title(self) -> None:
        """Make a headline of the first line that begins with "^", if none ends in "<" and more follows it."""
        if self._pending:
            self.title = self._pending.pop(0)
        elif self._carets and len([line for line in self._story if line is not None]) > 1:
            self.title = self._carets[0].strip()
            self._story.remove(self._carets[0])

    def _take(self, line: str) -> None:
        if not line.lstrip(" ").startswith("^") and (self._has_story or not line.rstrip().endswith("<")):
            self._take_story(line)
            return
        for part in re.split(r"<\s*(?=\^)", line.strip()):
            bare = part.strip().lstrip("^").strip()
            # Only the last part of a line still has its "<".
            if bare.endswith("<") or part is not line.strip():
                self._take_head(bare.rstrip("<").strip())
            elif bare.endswith("="):
                self._take_subhead(bare.rstrip("=").strip())
            elif bare:
                self._story.append("\t" + _cells(bare))
                self._carets.append("\t" + _cells(bare))

    def _take_head(self, text: str) -> None:
        if not text:
            return
        if not self.title and not self.notes and _SLUG_LINE.fullmatch(text) and len(self.slugs) < 3:
            self.slugs.append(text)
        elif _NOTE.fullmatch(text):
            self.notes.append(text)
        elif not self.title:
            self.title = text
        elif is_author_line(text):
            self.byline = self.byline or text
        elif _AGENCY_LINE.fullmatch(text):
            return
        elif not self.abstract:
            self.abstract = text
        else:
            self.notes.append(text)

    def _take_subhead(self, text: str) -> None:
        """A line that ends in "=": byline, or a head inside the story; the first of a story without headline is one."""
        has_story = self._has_story
        if not has_story and (_AGENCY_LINE.fullmatch(text) or _NOTE.fullmatch(text)):
            return
        if not has_story and is_author_line(text):
            self.byline = f"{self.byline} {text}".strip()
        elif not self.title and not has_story and not self._pending and text:
            self._pending.append(text)
        elif text:
            self._story.append("\t" + text)

    def _take_story(self, line: str) -> None:
        if _SIGNED.fullmatch(line.strip()):
            return
        cells = _cells(line.strip().removesuffix("="))
        if not cells:
            self._story.append(None)
        else:
            self._has_story = True
            self._story.append(("\t" if line[:1] == "\t" or line[:3] == "   " else "") + cells)

    def body(self) -> str:
        """The story; in wrapped copy an indent begins a paragraph, elsewhere lines stay lines."""
        lines = self._story
        is_wrapped = any(line is not None and line[0] != "\t" for line in lines)
        found: list[str] = []
        for line in lines:
            if line is None:
                found.append("")
                continue
            if line[0] == "\t" and is_wrapped:
                found.append("")
            found.append(line.strip())
        while found and (not found[-1] or _RULE.fullmatch(found[-1])):
            found.pop()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip()


def _cells(line: str) -> str:
    """A line of a table with one tab between its cells."""
    return re.sub(r"(?<![ \t]) *+\t[ \t]*+", "\t", line).strip()


def _sent(foot: str) -> tuple[str, str, str]:
    """The time of sending as written and in ISO 8601, and the agency that sent it."""
    found = _FOOT.search(foot) or _FOOT_OF_KYODO.search(foot)
    if found is None or not 1 <= int(found["month"]) <= 12:
        return "", "", ""
    if found.re is _FOOT_OF_KYODO:
        # Where its clock stands is not said.
        local_time = f"20{found['year']}-{found['month']}-{found['day']}T{found['hour']}:{found['minute']}:00"
        return found[0], stamp(local_time), fold(found["agency"])
    year = ("19" if found["year"] >= "70" else "20") + found["year"]
    month = _MONTHS[int(found["month"]) - 1]
    written = f"{found['day']} {month} {year} {found['hour']}:{found['minute']} {found['zone'] or ''}"
    return found[0], stamp(written), fold(found["agency"] or "")
