"""A score as a bar of eighth blocks."""

EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(value: float, width: int = 10) -> str:
    """A bar as wide as the score's share of `width` cells, with at least a sliver for anything above 0.

    >>> bar(95), bar(54), bar(0.1), bar(0)
    ('█████████▌', '█████▍', '▏', '')
    """
    eighths = round(max(0.0, min(value, 100.0)) / 100 * width * 8)
    if value > 0:
        eighths = max(1, eighths)
    full, rest = divmod(eighths, 8)
    return "█" * full + (EIGHTHS[rest] if rest else "")
