"""The compiled core, if it was built, is of this source, and nobody asked for Python; else None, and Python does it all.

What the core does, and why no more, is in docs/decisions/0030-a-small-compiled-core.md. Both roads give the same
results to the byte. A core that another checkout left behind is refused by the stamp of its source.
"""

import os
from types import ModuleType

#: CRC-32 of `_core.c`; a test prints the new one when the file has changed.
SOURCE = "c64ad6965"
#: Whether Python is asked for although the core may be there.
IS_PURE_ASKED = os.environ.get("TRIAGE_PURE", "") not in {"", "0"}


def _loaded() -> tuple[ModuleType | None, str]:
    """The core, and the word for what runs: `core`, or `pure` and why where that may surprise."""
    if IS_PURE_ASKED:
        return None, "pure"
    try:
        from triage.matching import _core
    except ImportError:
        return None, "pure"
    if getattr(_core, "SOURCE", "") != SOURCE:
        return None, "pure (the compiled core is of another version: install again)"
    return _core, "core"


CORE, ROAD = _loaded()
