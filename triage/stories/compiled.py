"""What is compiled for finding copies and events, if it was built of this source and nobody asked for Python; else None.

As with the core of matching (`matching/core.py`), both roads give the same results.
"""

from types import ModuleType

from triage.matching.core import IS_PURE_ASKED

#: CRC-32 of `_alike.c`; a test prints the new one when the file has changed.
SOURCE = "c38d4a14a"


def _loaded() -> ModuleType | None:
    if IS_PURE_ASKED:
        return None
    try:
        from triage.stories import _alike
    except ImportError:
        return None
    return _alike if getattr(_alike, "SOURCE", "") == SOURCE else None


ALIKE = _loaded()
