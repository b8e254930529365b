"""The table of `entities`: a line for each name, and what is left out."""

from collections.abc import Iterator
from datetime import datetime

from triage.render.terminal.lines import beside, join, pack, printed, shorten, text
from triage.render.terminal.styled import StyledText, cell_len
from triage.render.terminal.theme import style
from triage.render.view.bar import bar
from triage.render.view.dates import MONTHS
from triage.render.view.entity_listing import EntityListing, EntityRow
from triage.render.view.options import Options
from triage.render.view.points import cut_said, many
from triage.render.view.safe import line

#: Longer lines are hard to follow, and from `WITH_BAR` on there is room for a bar.
WIDEST, WITH_BAR, BAR = 140, 92, 16
#: A longer name is shortened, where the screen is not narrower still.
LONGEST = 48


def table_lines(listing: EntityListing, options: Options) -> Iterator[str]:
    """The lines of the list for people."""
    columns = max(20, min(options.columns, WIDEST))
    table = _Table(listing, columns)
    width = table.width if listing.rows else columns
    rule = text("─" * width, "rule")
    title = text(_kinds(listing), "title")
    lines = beside(title, text(f"in {many(listing.articles, 'article')}", "hint"), width)
    lines.append(rule)
    if listing.rows:
        lines += [table.head(), *map(table.line, listing.rows), rule]
    lines += pack([text(each, "hint") for each in _left_out(listing, options)], " · ", width)
    for each in lines:
        if each.plain:
            yield printed(each, options.colour)


def _kinds(listing: EntityListing) -> str:
    if not listing.rows:
        return "No names" if listing.articles else "No articles"
    words = {"PERSON": "people", "ORG": "organisations", "LOC": "places", "NORP": "peoples"}
    said = [word for kind, word in words.items() if any(row.type == kind for row in listing.rows)]
    if any(row.type not in words for row in listing.rows):
        said.append("dates and amounts")
    whole = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    return whole[:1].upper() + whole[1:]


def _left_out(listing: EntityListing, options: Options) -> list[str]:
    said = [many(len(listing.rows), "name")]
    if listing.cut:
        said.append(cut_said(listing.cut))
    if listing.doubtful and options.all:
        said.append(f"? in doubt ({listing.doubtful:,} in all)")
    elif listing.doubtful:
        said.append(f"{many(listing.doubtful, 'doubtful name')} left out, --all lists them")
    return said


class _Table:
    """Where the columns of the table stand: what matters less goes first where the screen is narrow."""

    def __init__(self, listing: EntityListing, columns: int) -> None:
        rows = listing.rows
        self._most = max((row.articles for row in rows), default=1)
        self._fixed: list[tuple[str, int]] = []
        longest = max((cell_len(line(row.text)) + 2 * (not row.shown) for row in rows), default=0)
        self._name = max(6, min(longest, LONGEST))
        self._bar = BAR if columns >= WITH_BAR else 0
        room = columns - (self._bar + 1 if self._bar else 0)
        wishes = [("articles", 8), ("type", 7), ("mentions", 8), ("first seen", 11), ("country", 7)]
        if not any(row.country for row in rows):
            wishes.pop()
        if not any(row.first_seen for row in rows):
            wishes = [wish for wish in wishes if wish[0] != "first seen"]
        least = min(self._name, 24)
        for name, width in wishes:
            if least + sum(other + 2 for _, other in (*self._fixed, (name, width))) <= room:
                self._fixed.append((name, width))
        order = ("type", "country", "articles", "mentions", "first seen")
        self._fixed.sort(key=lambda wish: order.index(wish[0]))
        self._name = min(self._name, room - sum(width + 2 for _, width in self._fixed))
        self.width = self._name + sum(width + 2 for _, width in self._fixed)
        self.width += self._bar + 1 if self._bar and self._has("articles") else 0

    def _has(self, name: str) -> bool:
        return any(name == other for other, _ in self._fixed)

    def head(self) -> StyledText:
        """The names of the columns."""
        cells = ["entity".ljust(self._name)]
        for name, width in self._fixed:
            cells.append(name.rjust(width) if name in ("articles", "mentions") else name.ljust(width))
            if name == "articles" and self._bar:
                cells[-1] += " " * (self._bar + 1)
        return StyledText("  ".join(cells), style("hint"))

    def line(self, row: EntityRow) -> StyledText:
        """One entity."""
        doubt = "" if row.shown else " ?"
        name = shorten(text(row.text.strip(), row.type), self._name - len(doubt))
        gap = StyledText(" " * max(0, self._name - name.cell_len - len(doubt)))
        cells = [name, StyledText(doubt, style("hint")), gap]
        values = {
            "type": StyledText(f"  {row.type:7}", style("hint")),
            "country": StyledText(f"  {row.country or '':7}"),
            "articles": StyledText(f"  {row.articles:8,}"),
            "mentions": StyledText(f"  {row.mentions:8,}"),
            "first seen": StyledText(f"  {_day(row.first_seen):11}", style("hint")),
        }
        for column, _ in self._fixed:
            cells.append(values[column])
            if column == "articles" and self._bar:
                drawn = bar(100 * row.articles / self._most, self._bar)
                cells.append(StyledText(" " + drawn.ljust(self._bar), style(row.type)))
        return join(cells)


def _day(iso: str | None) -> str:
    """`18 Nov 2026`; columns want dates of one shape, so the year stays."""
    if not iso:
        return ""
    day = datetime.fromisoformat(iso)
    return f"{day.day:2} {MONTHS[day.month - 1]} {day.year}"
