"""Waiting until something may have changed in a folder: told by the system where watchfiles is there, else by looking again.

Only when to look comes from here; what changed is found by looking, so that an event that is lost costs time and no story.
"""

import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

#: Seconds between two looks without events, and after which one is taken although none came: folders of other machines
#: send none.
POLL, AT_LEAST = 1.0, 30.0
#: A look may take this part of the time.
SHARE = 50
#: Milliseconds between two questions to the system; each wakes the process.
STEP = 500


class Waking:
    """Wakes when a look is due."""

    def __init__(self, paths: Sequence[str], *, polls: bool = False) -> None:
        self._paths = tuple(paths)
        self._changes: Iterator[Any] | None = None
        self._has_waited = False
        self.polls = polls or find_spec("watchfiles") is None

    def wait(self, *, most: float, took: float, is_soon: bool) -> None:
        """Wait for a change, `most` seconds at most; `took`: what the last look cost; `is_soon`: a file is being written."""
        least = took * SHARE
        if is_soon or self.polls:
            time.sleep(max(0.0, min(most, max(POLL, least))))
            return
        until = time.monotonic() + min(most, AT_LEAST)
        started = time.monotonic()
        while (left := until - time.monotonic()) > 0:
            if self._is_changed(left) or not self._has_waited:
                # What changed before the system was asked for the first time is seen by one more look.
                self._has_waited = True
                rest = least - (time.monotonic() - started)
                if rest > 0:
                    time.sleep(min(rest, max(0.0, until - time.monotonic())))
                return

    def _is_changed(self, left: float) -> bool:
        if left < STEP / 1000:
            time.sleep(left)
            return False
        try:
            if self._changes is None:
                from watchfiles import watch

                self._changes = watch(
                    *self._paths,
                    watch_filter=None,
                    debounce=STEP,
                    step=STEP,
                    rust_timeout=STEP,
                    yield_on_timeout=True,
                    recursive=True,
                )
            return bool(next(self._changes, None))
        except (OSError, RuntimeError):
            # No more watches to be had, or a folder that went away: looking again always works.
            self.polls, self._changes = True, None
            return True
