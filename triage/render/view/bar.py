"""Bars of eighth blocks: of a share, and of a score."""

from math import log, sqrt

EIGHTHS = " ▏▎▍▌▋▊▉"
#: The score whose bar is full.
FULL = 99.9


def bar(value: float, width: int = 10) -> str:
    """A bar as wide as the value's share of `width` cells, with at least a sliver for anything above 0.

    >>> bar(95), bar(54), bar(0.1), bar(0)
    ('█████████▌', '█████▍', '▏', '')
    """
    eighths = round(max(0.0, min(value, 100.0)) / 100 * width * 8)
    if value > 0:
        eighths = max(1, eighths)
    full, rest = divmod(eighths, 8)
    return "█" * full + (EIGHTHS[rest] if rest else "")


def score_share(value: float) -> float:
    """Per cent of the bar of a score: the root of the evidence that the score is made of, full from 99.9.

    The score squeezes all evidence into 100 points, so that those of the best differ by little; its bar goes on growing.

    >>> [round(score_share(value)) for value in (0, 20, 50, 80, 90, 95, 99, 99.9, 100)]
    [0, 18, 32, 48, 58, 66, 82, 100, 100]
    """
    open_points = 1 - min(max(value, 0.0), FULL) / 100
    return 100 * sqrt(log(open_points) / log(1 - FULL / 100))


def score_bar(value: float, width: int = 10) -> str:
    """The bar of a score.

    >>> score_bar(90), score_bar(99), score_bar(0)
    ('█████▊', '████████▏', '')
    """
    return bar(score_share(value), width)
