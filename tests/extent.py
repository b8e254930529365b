"""How much the tests try: a choice of cases in a normal run, all of them with `TRIAGE_TESTS=all`."""

import os

IS_WHOLE = os.environ.get("TRIAGE_TESTS") == "all"


def examples(count: int) -> int:
    """So many examples of a property, or an eighth of them, and ten at least, in a normal run; `.ci/run` tries all."""
    return count if IS_WHOLE else max(count // 8, 10)
