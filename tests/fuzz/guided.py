r"""The compiled core under libFuzzer, which is led by the code that a text reaches: no error, the answer of Python.

    pip install atheris
    python tests/fuzz/guided.py [CORPUS] -max_total_time=3600

Builds `_core.c` with clang for libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer into a temporary folder, and runs
itself again under them. Each input is one text: its first byte says how wide its letters are. CORPUS is a folder that
keeps the texts which reach something new; further arguments are libFuzzer's own.
"""

import os
import random
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
import core as by_chance

#: Where `main` tells the run under the sanitizers what it built.
BUILT = "TRIAGE_FUZZED_CORE"
FLAGS = [
    "-std=c11",
    "-g",
    "-O1",
    "-fPIC",
    "-shared",
    "-fsanitize=fuzzer-no-link,address,undefined",
    "-fno-sanitize-recover=all",
]


def main() -> int:
    """Build the core, and run this program under the sanitizers."""
    import atheris

    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if corpus is not None and not any(corpus.iterdir()):
        _sow(corpus)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "_core.so")
        include = f"-I{sysconfig.get_paths()['include']}"
        subprocess.run(["clang", *FLAGS, include, str(by_chance.SOURCE), "-o", str(built)], check=True)
        variables = {
            "LD_PRELOAD": str(Path(atheris.path(), "asan_with_fuzzer.so")),
            "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
            "PYTHONMALLOC": "malloc",
            BUILT: str(built),
        }
        whole = [sys.executable, __file__, "-max_len=600", *sys.argv[1:]]
        return subprocess.run(whole, env={**os.environ, **variables}, check=False).returncode


def _sow(corpus: Path) -> None:
    """Texts to begin with: words of terms and what is like them, and plain copy."""
    chance = random.Random(0)
    texts = [by_chance.text(chance, 40) for _ in range(300)] + [by_chance.PLAIN]
    for number, text in enumerate(texts):
        (corpus / f"by-chance-{number}").write_bytes(b"\1" + text.encode("utf-8", "replace"))


def text_of(data: bytes) -> str:
    """A text of one, two or four bytes a letter, surrogates and all."""
    if not data:
        return ""
    width, rest = data[0] % 4, data[1:]
    if width == 0:
        return rest.decode("latin-1")
    if width == 1:
        return rest.decode("utf-8", "replace")
    if width == 2:
        return "".join(chr(rest[at] << 8 | rest[at + 1]) for at in range(0, len(rest) - 1, 2))
    return "".join(chr(int.from_bytes(rest[at : at + 4], "big") % 0x110000) for at in range(0, len(rest) - 3, 4))


def fuzz(built: str) -> None:
    """Try texts until libFuzzer has had enough."""
    import atheris

    compared = by_chance.Comparison(Path(built))
    count = 0

    def one(data: bytes) -> None:
        nonlocal count
        count += 1
        if count % 20_000 == 0:
            compared.forget()
        text = text_of(data)
        difference = compared.of_articles([text]) or compared.of_copy(text)
        if difference:
            raise AssertionError(difference)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    if BUILT in os.environ:
        fuzz(os.environ[BUILT])
    else:
        sys.exit(main())
