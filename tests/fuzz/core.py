r"""The compiled core under the sanitizers of gcc, on texts made by chance: no error, no leak, the answer of Python.

    python tests/fuzz/core.py [SECONDS] [--seed N]

Builds `_core.c` with AddressSanitizer and UndefinedBehaviorSanitizer into a temporary folder, runs itself again under
them, and compares every text with Python's road. Prints how much it tried; the first difference ends it with status 1.
"""

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "triage" / "matching" / "_core.c"
FLAGS = ["-std=c11", "-g", "-fPIC", "-shared", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
#: For a few seconds it takes longer to make it quick than it has to run.
QUICK, SHORT = "-O1", 10
WORDS = (
    "cod Cods COD cods’ l'Élysée d’Abe Abe's Abe TURKEY Turkey trade deal deals trade-deal U.S. US NATO'nun NATO를 서울에서 والقاهرة "
    "בישראל C++ .NET Yahoo! 5% 2.5% World Health Organization (WHO) her-\nring herring herrring ceasefire cease-fire 東京都 カフェ ｶﾞ "
    "harbour Harbors HARBUOR shipping Cholera colera tsch1987 1987 İstanbul istanbul STRASSE Straße cafe\u0301 café O\u02bcBrien O´Brien \ud800 \U00020000 𝐀bc \0 \xad"
).split(" ")
TERMS = ["cod", "trade deal", "Turkey", "C++", "U.S.", "World Health Organization", "herring", "ceasefire", "東京", "café",
         "Élysée", "NATO", "서울", "القاهرة", "ישראל", "Istanbul", "Straße", "O'Brien", "5%", "harbour", "Cholera", ".NET", "Shinzo Abe"]  # fmt: skip


def main() -> int:
    """Build and run under the sanitizers, or be the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, nargs="?", default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--built", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.built:
        return tried(options.built, options.seconds, options.seed)
    level = QUICK if options.seconds > SHORT else "-O0"
    return sanitized(SOURCE, __file__, str(options.seconds), "--seed", str(options.seed), "--built", level=level)


def sanitized(source: Path, *command: str, level: str = QUICK) -> int:
    """The status of a program of Python, run under the sanitizers; its last argument is what was built of the source."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, f"{source.stem}.so")
        include = sysconfig.get_paths()["include"]
        subprocess.run(["gcc", level, *FLAGS, f"-I{include}", str(source), "-o", str(built)], check=True)
        preloaded = subprocess.run(
            ["gcc", "-print-file-name=libasan.so"], check=True, capture_output=True, text=True
        ).stdout.strip()
        # Python itself never gives back all it has; what the core forgets is seen by the memory of the process below.
        variables = {"LD_PRELOAD": preloaded, "ASAN_OPTIONS": "detect_leaks=0", "PYTHONMALLOC": "malloc"}
        whole = [sys.executable, *command, str(built)]
        return subprocess.run(whole, env={**os.environ, **variables}, check=False).returncode


PLAIN = "MAYOR OPENS HARBOUR AFTER STORM\n  The harbour of Orley opened on\n  Friday, officials said.\n\n  Nobody was hurt.\n"


class Comparison:
    """A built core and Python's road, side by side."""

    def __init__(self, built: Path) -> None:
        sys.path.insert(0, str(ROOT))
        import importlib.util

        spec = importlib.util.spec_from_file_location("triage.matching._core", built)
        assert spec is not None
        assert spec.loader is not None
        self._core = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._core)
        import triage
        from triage.matching import core, core_road, finder, occurrence, tokens
        from triage.profiles.model import Profile
        from triage.readers.wire import plain_copy

        plain_copy.CORE = self._core
        self._road = (core, core_road, finder, occurrence, tokens)
        profile = Profile.from_dict({"terms": TERMS})
        self._ours, self._theirs = triage.Matcher([profile]), triage.Matcher([profile])
        self.plain_copies = 0

    def of_articles(self, texts: list[str]) -> str:
        """Where the two differ about articles of which each text is the body, and the one before it the title."""
        from triage.article import Article
        from triage.matching import tokens

        articles = [Article(title=texts[at - 1], body=body, language="en") for at, body in enumerate(texts)]
        self._take(self._core)
        found = [plain(each) for each in self._ours._finder.find(articles)]
        cut = [tokens.spans(each.body) for each in articles]
        self._take(None)
        if found != [plain(each) for each in self._theirs._finder.find(articles)]:
            return f"found differently:\n{articles!r}"
        if cut != [tokens.spans(each.body) for each in articles]:
            return f"cut differently:\n{articles!r}"
        return ""

    def of_copy(self, text: str) -> str:
        """Where the two differ about what a file of plain copy holds."""
        from triage.readers.wire.plain_copy import sure_article
        from triage.readers.wire.story import parse

        sure = sure_article(text, "", "")
        if sure is None:
            return ""
        self.plain_copies += 1
        return "" if sure == parse(text) else f"read differently:\n{text!r}"

    def forget(self) -> None:
        """Begin with new tables: neither side may remember more than words."""
        self._ours._finder._core_road._searches.clear()

    def _take(self, which: object) -> None:
        for module in self._road:
            module.CORE = which  # type: ignore[attr-defined]


def tried(built: Path, seconds: float, seed: int) -> int:
    """Texts by chance until the time is over."""
    compared = Comparison(built)
    chance = random.Random(seed)
    texts = characters = least = most = 0
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        drawn = [text(chance, 60 if number % 2 else 8) for number in range(16)]
        copy = PLAIN
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(copy))
            copy = copy[:place] + text(chance, 4) + copy[place:]
        if difference := compared.of_articles(drawn) or compared.of_copy(copy):
            print(difference)
            return 1
        texts += len(drawn)
        characters += sum(map(len, drawn))
        if texts % 1600 == 0:
            compared.forget()
            most = memory()
            least = least or most
    print(
        f"{texts:,} texts, {characters:,} characters, {compared.plain_copies:,} plain copies: no difference; {least} MiB after 1,600 texts, {most} at the end"
    )
    return 0


def text(chance: random.Random, most: int) -> str:
    """Words and pieces of words, any code point now and then."""
    parts = []
    for _ in range(chance.randrange(most)):
        word = chance.choice(WORDS)
        if chance.random() < 0.2:
            place = chance.randrange(len(word) + 1)
            word = (
                word[:place]
                + chr(chance.choice([chance.randrange(0x250), chance.randrange(0x110000)]))
                + word[place:]
            )
        parts += word, chance.choice([" ", " ", " ", "", "'", "’", ", ", ". ", "\n", "-", "\r\n\r\n", "\u00a0"])
    return "".join(parts)


def plain(found: object) -> object:
    """What was found, as values that compare."""
    return found.lengths, found.profiles  # type: ignore[attr-defined]


def memory() -> int:
    """MiB of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    sys.exit(main())
