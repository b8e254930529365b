r"""What is compiled for stories under the sanitizers of gcc: the tests that compare it with Python, with more examples.

    python tests/fuzz/alike.py

Builds `_alike.c` with AddressSanitizer and UndefinedBehaviorSanitizer into a temporary folder and runs
tests/stories/test_alike.py with it in a process of its own.
"""

import importlib.util
import sys
from pathlib import Path

from core import sanitized

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "triage" / "stories" / "_alike.c"


def main() -> int:
    """Build and run under the sanitizers, or be the run."""
    if len(sys.argv) > 1:
        return tested(sys.argv[1])
    return sanitized(SOURCE, __file__)


def tested(built: str) -> int:
    """The tests, with what was built in its place."""
    import pytest

    sys.path.insert(0, str(ROOT))
    spec = importlib.util.spec_from_file_location("triage.stories._alike", built)
    assert spec is not None
    assert spec.loader is not None
    from triage.stories import compiled

    compiled.ALIKE = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compiled.ALIKE)
    test = str(ROOT / "tests" / "stories" / "test_alike.py")
    return int(pytest.main(["-q", "-p", "no:cacheprovider", "-n", "0", test]))


if __name__ == "__main__":
    sys.exit(main())
