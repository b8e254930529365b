"""Messages of the Austrian agency and of its press releases (OTS): a line of codes and the day, a slug, headline, subtitle, story.

The story ends with "(Schluss)" or "(Forts.)" and initials, a release with whom to ask; below stand code and time of sending.
"""

import re

from msgspec.structs import replace

from triage.article import Article
from triage.readers.wire.story import parse
from triage.readers.word_dates import date_in

_HEAD = re.compile(
    r"\s*(?P<code>[A-Z]{3}\d{4}) \d [A-Z]{2} \d{4}[^\n]{0,60}? (?:Mo|Di|Mi|Do|Fr|Sa|So), (?P<day>\d\d)\. ?(?P<month>[^\W\d_]{3,4})\.? (?P<year>\d{4})[ \t]*\n\s*"
    r"(?:(?P<slug>[^\s/]+(?:/[^\s/]+)+)[ \t]*\n\s*\n\s*)?"
)
_SUBTITLE = re.compile(r"Utl\.: ?(?P<text>[^\n]+(?:\n[^\n=]*\S[^\n]*)*)\s*")
#: From here on nothing is told any more.
_END = re.compile(
    r"(?m)^(?:~\s*+)?+[ \t]*+(?:\((?:Schluss|Forts)|Rückfragehinweis:|\*\*\* ?OTS-ORIGINALTEXT|[A-Z]{3}\d{4} +\d{4}-)"
)
_SENT = re.compile(r"\n[A-Z]{3}\d{4} +(\d{4}-\d\d-\d\d)/(\d\d:\d\d)\b")
_PARAGRAPH = re.compile(r"\n(?:[ \t]*\n[ \t]*|[ \t]{2,})")


def message(text: str) -> Article | None:
    """The article of a message; None for anything else."""
    head = _HEAD.match(text)
    if head is None:
        return None
    title, _, rest = text[head.end() :].partition("\n\n")
    if subtitle := _SUBTITLE.match(rest.lstrip()):
        rest = rest.lstrip()[subtitle.end() :]
    end = _END.search(rest)
    story, foot = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    paragraphs = (" ".join(one.split()) for one in _PARAGRAPH.split(story))
    article = parse(f"{_joined(title)}\n\n" + "\n\n".join(one for one in paragraphs if one.strip("~ ")))
    sent = _SENT.search(foot)
    day = date_in(f"{head['day']}. {head['month']} {head['year']}")
    return replace(
        article,
        abstract=_joined(subtitle["text"]) if subtitle else "",
        slug=head["slug"] or "",
        keywords=tuple((head["slug"] or "").split("/")) if head["slug"] else (),
        # The numbers begin anew each day.
        id=f"{head['code']} {day}",
        outlet=article.outlet or "APA",
        published=f"{sent[1]}T{sent[2]}:00" if sent else day,
        published_text=f"{sent[1]}/{sent[2]}" if sent else day,
        credits="\n".join(filter(None, (article.credits, " ".join(foot.split())))),
    )


def _joined(lines: str) -> str:
    """A headline of several lines, without the sign that ends it."""
    return " ".join(lines.split()).rstrip("= ")
