"""The folder that a benchmark works in: corpora, keyword lists, profiles, a cache of its own; each made when asked for."""

import random
import re
from functools import cached_property
from pathlib import Path

import corpus
from measure import TRIAGE, Side, loop

#: Files of the corpus that most figures are about: as many as Reuters-21578 has in the split that people use.
ARTICLES = 10_788
MOST_TERMS = 10_000
SAMPLE = 200
#: One process, as on the other side.
SCAN = (*TRIAGE, "scan", "-q", "-j1")
PATHS = ("--format", "paths")


class Desk:
    """Everything lies below `work`, and stays as long as that does."""

    def __init__(self, work: Path, source: Path | None) -> None:
        self.work = work.resolve()
        self._source = source
        self.work.mkdir(parents=True, exist_ok=True)

    def articles(self, count: int = ARTICLES) -> Path:
        """A folder of so many articles, the first of the corpus."""
        return corpus.write_corpus(self.work / f"articles-{count}", count, self._source)

    def typographic(self) -> Path:
        """The same articles as a page of today sets them: no straight quotation mark, a dash in every file."""
        folder = self.work / "typographic"
        if not folder.is_dir():
            folder.mkdir()
            for path in sorted(self.articles().rglob("*.txt")):
                text = re.sub(r'"(?=\w)', "“", path.read_text("utf-8")).replace('"', "”").replace("'", "’")
                (folder / path.name).write_text(text.replace(". ", " — ", 1), "utf-8")
        return folder

    @cached_property
    def sample(self) -> Path:
        """200 articles from all over the corpus, to check what is found."""
        folder = self.work / "sample"
        folder.mkdir(exist_ok=True)
        paths = sorted(self.articles().rglob("*.txt"))
        for path in paths[:: len(paths) // SAMPLE][:SAMPLE]:
            (folder / path.name).write_bytes(path.read_bytes())
        return folder

    @cached_property
    def misspelt(self) -> Path:
        """They with a typo in one word of ten: what is hard to find."""
        folder = self.work / "misspelt"
        folder.mkdir(exist_ok=True)
        draw = random.Random(corpus.SEED)
        for path in sorted(self.sample.iterdir()):
            (folder / path.name).write_text(corpus.altered(path.read_text("utf-8"), draw, 10), "utf-8")
        return folder

    @cached_property
    def _words(self) -> list[str]:
        return corpus.keywords(self.articles(), MOST_TERMS)

    def terms(self, count: int) -> list[str]:
        """The first keywords of the list."""
        return self._words[:count]

    def listed(self, count: int) -> Path:
        """They in a file, one a line."""
        path = self.work / f"keywords-{count}.txt"
        path.write_text("".join(f"{term}\n" for term in self.terms(count)), "utf-8")
        return path

    def profile(self, count: int, *, is_fuzzy: bool = True) -> Path:
        """They in one profile."""
        name = f"profile-{count}{'' if is_fuzzy else '-exact'}.toml"
        return corpus.write_profile(self.work / name, self.terms(count), is_fuzzy=is_fuzzy)

    def profiles(self, count: int, each: int) -> Path:
        """A folder of so many profiles, with so many terms each."""
        folder = self.work / f"profiles-{count}"
        folder.mkdir(exist_ok=True)
        words = self.terms(count * each)
        for number in range(count):
            corpus.write_profile(folder / f"profile-{number:03}.toml", words[number * each : (number + 1) * each])
        return folder

    def output(self, name: str) -> Path:
        """Where a side writes what it finds."""
        return self.work / f"{name}.out"

    def scan(self, folder: Path, profile: Path, *more: str) -> Side:
        """Our side, first run: nothing is remembered."""
        command = [*SCAN, str(folder), "-p", str(profile), *(more or PATHS), "--no-cache"]
        return Side(command, output=self.output("ours"))

    def second_scan(self, folder: Path, profile: Path) -> Side:
        """Our side, nothing has changed since the run before; the warm-up run fills the cache."""
        command = [*SCAN, str(folder), "-p", str(profile), *PATHS]
        return Side(command, {"XDG_CACHE_HOME": str(self.work / "cache")}, self.output("ours"))

    def loop(self, folder: Path) -> Side:
        """The floor."""
        return Side(loop(folder))
