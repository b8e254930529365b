"""`triage count --format svg`: a chart of the counts, on paper of either colour, whose text can be selected.

Axes begin at zero and are the same in all panels. Over time there is a column for each period, those of zero too, and
one apart for what has no date; else a bar for each name.
"""

from collections.abc import Iterator
from html import escape
from math import ceil, floor, log10
from unicodedata import east_asian_width

from triage.render.counts import Counts, shown
from triage.render.view.short import short
from triage.report.counting import CountRow, is_period

WIDTH, RIGHT = 760, 60
_TOP, _BAR, _PANEL, _GAP = 64, 22, 130, 46
#: Room for the names of bars: what a character takes at most in the usual fonts, a wide one twice, and no more than half the chart.
_CHARACTER, _NAMES = 7.2, 340
#: Charts with more panels or bars than this say how many they leave out.
MOST_PANELS, MOST_BARS = 24, 60
_STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #222; } .title { font-size: 16px; font-weight: 600; } .small { fill: #666; }
.bar { fill: #2563a8; } .unknown { fill: #999; } .grid { stroke: #ddd; } .axis { stroke: #666; } .end { text-anchor: end; }
.middle { text-anchor: middle; } .paper { fill: #fff; }
@media (prefers-color-scheme: dark) { text { fill: #eee; } .small { fill: #aaa; } .bar { fill: #6ea8e5; } .unknown { fill: #777; }
.grid { stroke: #444; } .axis { stroke: #aaa; } .paper { fill: #181818; } }
</style>"""


def as_svg(counts: Counts) -> Iterator[str]:
    """The chart."""
    over_time = bool(counts.by) and is_period(counts.by[-1])
    body, height = _columns(counts) if over_time else _bars(counts)
    title = f"{counts.noun.capitalize()} by {' and '.join(counts.by)}" if counts.by else counts.noun.capitalize()
    profiles = ", ".join(used.id for used in counts.run.profiles)
    about = f"{counts.hits:,} {counts.noun} in {counts.articles:,} articles · {profiles}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}">\n{_STYLE}\n<rect class="paper" width="100%" height="100%"/>\n'
    )
    yield _text(16, 26, title, "title") + _text(16, 46, about, "small")
    yield from body
    yield "</svg>\n"


def ticks(most: int) -> list[int]:
    """Round numbers from zero up to what holds the most, five at most.

    >>> ticks(7), ticks(0), ticks(130), ticks(2400)
    ([0, 2, 4, 6, 8], [0, 1], [0, 50, 100, 150], [0, 1000, 2000, 3000])
    """
    if most <= 1:
        return [0, 1]
    power = 10 ** max(0, floor(log10(most)) - 1)
    step = next(each * power for each in (1, 2, 5, 10, 20, 50) if ceil(most / (each * power)) <= 4)
    return [step * number for number in range(ceil(most / step) + 1)]


def _bars(counts: Counts) -> tuple[list[str], int]:
    rows = list(counts.rows[:MOST_BARS])
    scale = ticks(max((one.hits for one in rows), default=0))
    labels = [" · ".join(shown(counts, place, name) for place, name in enumerate(one.names)) for one in rows]
    left = 24 + min(_NAMES, _CHARACTER * max(map(_width, labels), default=0))
    wide = WIDTH - left - RIGHT
    bottom = _TOP + _BAR * len(rows)
    out = []
    for tick in scale:
        x = left + wide * tick / scale[-1]
        out.append(
            _rule(x, _TOP, x, bottom, "axis" if not tick else "grid")
            + _text(x, bottom + 16, f"{tick:,}", "small middle")
        )
    for number, (one, label) in enumerate(zip(rows, labels, strict=True)):
        y = _TOP + _BAR * number
        kind = "bar" if all(one.names) else "unknown"
        length = wide * one.hits / scale[-1]
        out.append(
            _text(left - 8, y + 15, short(label, int(_NAMES / _CHARACTER)), "end")
            + _box(left, y + 4, length, _BAR - 8, kind, f"{label}: {one.hits:,}")
        )
        out.append(_text(left + length + 6, y + 15, f"{one.hits:,}", "small"))
    if len(counts.rows) > len(rows):
        out.append(_text(16, bottom + 36, f"{len(counts.rows) - len(rows):,} more are not drawn", "small"))
    return out, bottom + 48


def _columns(counts: Counts) -> tuple[list[str], int]:
    panels: dict[tuple[str, ...], list[CountRow]] = {}
    for one in counts.rows:
        panels.setdefault(one.names[:-1], []).append(one)
    drawn = list(panels.items())[:MOST_PANELS]
    scale = ticks(max((one.hits for _, rows in drawn for one in rows), default=0))
    out: list[str] = []
    y = _TOP
    for names, rows in drawn:
        label = " · ".join(shown(counts, place, name) for place, name in enumerate(names))
        # Above the figure of the highest tick.
        out += [_text(16, y + 10, label), *_panel(counts, rows, scale, y + 28)]
        y += _PANEL + _GAP
    if len(panels) > len(drawn):
        out.append(_text(16, y + 10, f"{len(panels) - len(drawn):,} more panels are not drawn", "small"))
        y += 24
    return out, y + 10


def _panel(counts: Counts, rows: list[CountRow], scale: list[int], top: float) -> Iterator[str]:
    left, wide, high = 60.0, WIDTH - 60 - 24, _PANEL - 28
    bottom = top + high
    for tick in scale:
        y = bottom - high * tick / scale[-1]
        yield _rule(left, y, left + wide, y, "axis" if not tick else "grid") + _text(
            left - 6, y + 4, f"{tick:,}", "small end"
        )
    dated = [one for one in rows if one.names[-1]]
    apart = [one for one in rows if not one.names[-1]]
    # What has no date stands apart, a gap after the last period.
    places = len(dated) + 2 * len(apart)
    step = wide / max(places, 1)
    for place, one in [*enumerate(dated), *((len(dated) + 1, one) for one in apart)]:
        length = high * one.hits / scale[-1]
        label = shown(counts, len(counts.by) - 1, one.names[-1])
        kind = "bar" if one.names[-1] else "unknown"
        yield _box(
            left + step * place + step * 0.1, bottom - length, step * 0.8, length, kind, f"{label}: {one.hits:,}"
        )
        if place % max(1, ceil(70 / step)) == 0 or not one.names[-1]:
            yield _text(left + step * (place + 0.5), bottom + 16, label, "small middle")


def _width(label: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in short(label, int(_NAMES / _CHARACTER)))


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    of_class = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{of_class}>{escape(text)}</text>\n'


def _rule(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" class="{kind}"/>'


def _box(x: float, y: float, width: float, height: float, kind: str, title: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" class="{kind}">'
        f"<title>{escape(title)}</title></rect>\n"
    )
