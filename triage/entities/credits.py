"""Furniture found in an article: which sentences of a body are slug, tail or dateline, and who is named in credits.

What such lines look like is in `furniture`.
"""

import re
from bisect import bisect_right
from itertools import islice

from triage.entities.furniture import dateline_end, slug_line, tail_line
from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

_PARAGRAPH = re.compile(r"[^\n]+")


def mark_furniture(body: str, tokens: Tokens) -> None:
    """Note which sentences are slug, dateline, byline or tail; a slug is left out altogether."""
    lines: list[tuple[int, int, bool | None]] = []
    for number, match in enumerate(_PARAGRAPH.finditer(body)):
        line = match.group().strip()
        if number < 4 and slug_line(line) and _alone(body, match):
            lines.append((match.start(), match.end(), None))
        elif tail_line(line):
            lines.append((match.start(), match.end(), True))
    if not lines:
        return
    for number, (begin, _) in enumerate(tokens.sentences):
        if tokens.fields[number] == "body":
            start = tokens.starts[begin]
            low, high, kind = lines[max(0, bisect_right(lines, start, key=lambda line: line[0]) - 1)]
            if low <= start < high:
                tokens.furniture[number] = kind


def dateline(body: str) -> tuple[int, int]:
    """Where the dateline stands: at the start of one of the first paragraphs; an empty range if nowhere."""
    for match in islice(_PARAGRAPH.finditer(body), 4):
        end = dateline_end(match.group())
        if end:
            return match.start(), match.start() + end
    return 0, 0


def _alone(text: str, line: re.Match[str]) -> bool:
    """Whether a line stands between blank lines (or the edges of the text)."""
    before, after = text[: line.start()].rstrip(" \t"), text[line.end() : line.end() + 200].lstrip(" \t")
    return (not before.strip() or before.endswith("\n\n")) and (not after.strip() or after.startswith("\n\n"))


def credited_names(tokens: Tokens, number: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names of a tail inside the body: people as in credits; places and organisations stay."""
    begin, end = tokens.sentences[number]
    people = [Name(b, e, "PER", 0.9) for b, e in credit_names(tokens, begin, end, gazetteer)]
    taken = {index for name in people for index in range(name.begin, name.end)}
    return sorted([*people, *(name for name in names if not taken.intersection(range(name.begin, name.end)))])


def credit_names(tokens: Tokens, begin: int, end: int, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Runs of two to five capitalised words that are no place, agency or task."""
    forms = tokens.forms
    runs = []
    index = begin
    while index < end:
        start = index
        while index < end and (
            (
                forms[index][0].isupper()
                and forms[index].lower() not in {"reporting", "editing", "writing", "additional", "by", "in"}
            )
            or (index > start and forms[index] in gazetteer.particles)
        ):
            index += 1
        if 2 <= index - start <= 5:
            text = " ".join(forms[start:index])
            listed = text in gazetteer.places.values or text in gazetteer.organisations.values
            if (
                not listed
                and not any(form.lower() in gazetteer.org_ends for form in forms[start:index])
                and not text.isupper()
            ):
                runs.append((start, index))
        index = max(index, start + 1)
    return runs
