"""What mails that list stories say beside a headline: outlet, author, day, length, in one short line.

A line is taken out of the story's text only where everything on it is known for what it is.
"""

import re

from msgspec import Struct

from triage.languages.names import tag_of
from triage.readers.fields import fold, host_of, outlet_name
from triage.readers.stamps import moment
from triage.readers.wire.furniture_words import AGENCIES
from triage.readers.word_dates import date_in

_BETWEEN = re.compile(r"[|·•;,()\[\]]|\s[–—/-]\s")
_BYLINE = re.compile(r"(?i)(?:by|von|par|por|di|door|av|af|autor(?:in)?|author):?\s+(?=\w)")
_LABEL = re.compile(
    r"(?i)(?:source|outlet|publication|quelle|fuente|fonte|bron|published(?: (?:by|in|on))?|date)\s*:\s*"
)
_FACT = re.compile(
    r"(?i)\d|(?:today|yesterday|gestern|heute|hier|aujourd'hui|ayer|hoy|ontem|hoje|ieri|oggi)$|[^\W\d_]{2,10}\.?$(?<=day|tag)"
)
#: Words of which names of papers are made, and seldom those of people.
_PAPER = re.compile(
    r"(?i)\b(?:news|times|post|herald|journal|tribune|gazette|guardian|telegraph|observer|press|today|daily|weekly|magazine|review|broadcasting|radio|tv|online|zeitung|nachrichten|tagblatt|anzeiger"
    r"|kurier|presse|rundschau|le|la|el|il|o|die|der|the|diario|jornal|folha|giornale|correio|correo|krant|dagblad|avis|tidende|agency|agence|agencia|agência|agenzia)\b|新聞|新闻|日报|日報|신문|일보"
)
_ENDS = re.compile(r"[.!?…。！？:]$")
_LONGEST, _MOST_WORDS, _LINES = 160, 7, 3


class StoryNotes(Struct):
    """What is said beside a headline, and the lines that are the story's text."""

    outlet: str
    byline: str
    published: str
    published_text: str
    lines: list[str]


def notes_in(above: list[str], below: list[str]) -> StoryNotes:
    """The notes of a story by the lines above and below its headline.

    >>> notes_in([], ["Reuters News, 12 November 2026, 340 words, (English)", "Ships wait off Orley."])
    StoryNotes(outlet='Reuters News', byline='', published='2026-11-12', published_text='Reuters News, 12 November 2026, 340 words, (English)', lines=['Ships wait off Orley.'])
    >>> notes_in([], ["Jane Roe, John Doe", "Ships of 2026."]).lines
    ['Jane Roe, John Doe', 'Ships of 2026.']
    """
    notes = StoryNotes("", "", "", "", [])
    for at, line in enumerate((*above, *below)):
        is_near = at < len(above) + _LINES
        if not (is_near and _is_taken(line, notes)):
            notes.lines.append(line)
    return notes


def _is_taken(line: str, notes: StoryNotes) -> bool:
    """Whether a line holds notes and nothing else; what it says of outlet, author and day is noted in any case."""
    bare = _LABEL.sub("", line).strip(" ()[]-–—|·•")
    parts = [part for part in map(fold, _BETWEEN.split(bare)) if part]
    if (
        not parts
        or len(line) > _LONGEST
        or _ENDS.search(line)
        or any(len(one.split()) > _MOST_WORDS for one in parts)
    ):
        return False
    facts = [one for one in parts if _FACT.search(one)]
    names = [one for one in parts if not _FACT.search(one)]
    bylines = [one for one in names if _BYLINE.match(one)]
    outlets = [one for one in names if one not in bylines and not tag_of(one)]
    if not facts and not bylines and not (len(outlets) == 1 == len(parts) and is_outlet(outlets[0])):
        return False
    if not notes.published and (day := moment(line) or date_in(line)):
        notes.published, notes.published_text = day, line
    if bylines and not notes.byline:
        notes.byline = bylines[0]
    if outlets and not notes.outlet and parts[0] == outlets[0]:
        notes.outlet = outlet_name(outlets.pop(0))
    if not notes.outlet and is_outlet(name := parts[0][: re.search(r"\d|\Z", parts[0]).start()].strip()):  # type: ignore[union-attr]
        notes.outlet = outlet_name(name)
    return not outlets


def is_outlet(name: str) -> bool:
    """Whether a name is surely that of a paper, a station, an agency or a site."""
    return bool(name.lower() in AGENCIES or _PAPER.search(name) or (host_of(name) and " " not in name))
