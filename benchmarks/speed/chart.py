"""A chart of lines on two logarithmic axes as SVG, for pages with a light or a dark ground."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Point = tuple[float, float]
WIDTH, HEIGHT = 760, 430
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 44, 56
COLOURS = ("#d1495b", "#2e86ab", "#3d9970", "#c98a1b", "#8f5fbf", "#7a8793", "#b5651d", "#4f9da6")
LABEL = 14


def chart(title: str, across: str, up: str, series: Mapping[str, Sequence[Point]]) -> str:
    """The first series is drawn thick; each is named at its right end."""
    points = [point for line in series.values() for point in line]
    low, high = min(point[0] for point in points), max(point[0] for point in points)
    x = _scale(log10(low), log10(high), LEFT, WIDTH - RIGHT)
    bottom, top = floor(log10(min(point[1] for point in points))), ceil(log10(max(point[1] for point in points)))
    y = _scale(bottom, top, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12" fill="#808080">',
        f"<title>{escape(title)}</title>",
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="600">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for power in range(bottom, top + 1):
        at = y(power)
        parts.append(_line(LEFT, at, WIDTH - RIGHT, at))
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10**power:,}</text>')
    for power in range(ceil(log10(low)), floor(log10(high)) + 1):
        at = x(power)
        parts.append(_line(at, TOP, at, HEIGHT - BOTTOM))
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>')
    ends = _apart({name: y(log10(line[-1][1])) for name, line in series.items()})
    for number, (name, line) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(x(log10(one)), y(log10(other))) for one, other in line]
        joined = " ".join(f"{one:.1f},{other:.1f}" for one, other in places)
        width = 3 if number == 0 else 1.6
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts += [f'<circle cx="{one:.1f}" cy="{other:.1f}" r="3" fill="{colour}"/>' for one, other in places]
        weight = ' font-weight="600"' if number == 0 else ""
        last = places[-1]
        if last[0] < WIDTH - RIGHT - 1:
            parts.append(
                f'<line x1="{last[0]:.1f}" y1="{last[1]:.1f}" x2="{WIDTH - RIGHT + 6}" y2="{ends[name]:.1f}" '
                f'stroke="{colour}" stroke-width="0.7" stroke-dasharray="2 3"/>'
            )
        parts.append(
            f'<text x="{WIDTH - RIGHT + 10}" y="{ends[name] + 4:.1f}" fill="{colour}"{weight}>{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    return lambda value: start + (value - low) / (high - low) * (end - start)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#808080" stroke-opacity="0.25"/>'
    )


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """Where names stand so that none covers another."""
    found: dict[str, float] = {}
    last = float("-inf")
    for name, place in sorted(places.items(), key=lambda each: each[1]):
        last = max(place, last + LABEL)
        found[name] = last
    return found
