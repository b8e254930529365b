"""Dates and durations as people type them: `2026-11-20`, `2026-11-20T06:00`, `3d`, `12h`, `yesterday`."""

import re
from datetime import datetime

from triage.errors import UsageError

SECONDS = {"m": 60.0, "h": 3600.0, "d": 86400.0, "w": 7 * 86400.0}


def parse_when(text: str, now: float, option: str, *, end: bool = False) -> float | None:
    """Seconds since the epoch; None for an empty text. A bare day is its start, or with `end` its last moment.

    Days without a zone are the system's.

    >>> parse_when("2h", 7200.0, "--since")
    0.0
    """
    if not text:
        return None
    short = re.fullmatch(r"(\d+)\s*([mhdw])", text.strip().lower())
    if short:
        return now - float(short.group(1)) * SECONDS[short.group(2)]
    if text in ("today", "yesterday"):
        day = datetime.fromtimestamp(now).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        start = day.timestamp() - (86400.0 if text == "yesterday" else 0.0)
        return start + 86399.999 if end else start
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{option} must be a date or a span of time, got {text!r}", f"{option} 2026-11-20, or {option} 3d"
        ) from None
    seconds = (time if time.tzinfo else time.astimezone()).timestamp()
    return seconds + 86399.999 if end and len(text) == len("2026-11-20") else seconds
