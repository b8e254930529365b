r"""What is compiled for stories under the sanitizers of gcc: the tests that compare it with Python, with more examples.

    python tests/fuzz/alike.py

Builds `_alike.c` with AddressSanitizer and UndefinedBehaviorSanitizer into a temporary folder and runs
tests/stories/test_alike.py with it in a process of its own.
"""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from core import FLAGS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "triage" / "stories" / "_alike.c"


def main() -> int:
    """Build and run under the sanitizers, or be the run."""
    if len(sys.argv) > 1:
        return tested(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "_alike.so")
        include = sysconfig.get_paths()["include"]
        subprocess.run(["gcc", *FLAGS, f"-I{include}", str(SOURCE), "-o", str(built)], check=True)
        preloaded = subprocess.run(
            ["gcc", "-print-file-name=libasan.so"], check=True, capture_output=True, text=True
        ).stdout.strip()
        variables = {"LD_PRELOAD": preloaded, "ASAN_OPTIONS": "detect_leaks=0", "PYTHONMALLOC": "malloc"}
        command = [sys.executable, __file__, str(built)]
        return subprocess.run(command, env={**os.environ, **variables}, check=False).returncode


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
