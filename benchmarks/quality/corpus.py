"""The labelled wire stories and the profiles, as the product reads them; nothing of them is kept here."""

import argparse
from pathlib import Path
from typing import NamedTuple

from triage.article import Article
from triage.profiles.load import load_profile
from triage.profiles.model import Profile

HERE = Path(__file__).parent
PROFILES = HERE / "profiles"
WIRE = HERE.parents[2] / "shared" / "articles" / "wire" / "reuters-21578"


class Corpus(NamedTuple):
    """Articles and topics by file number."""

    articles: dict[int, Article]
    topics: dict[int, frozenset[str]]

    def about(self, topic: str) -> set[int]:
        """The numbers of a topic's articles."""
        return {number for number, topics in self.topics.items() if topic in topics}

    def sample(self, every: int) -> "Corpus":
        """Each n-th article."""
        numbers = sorted(self.articles)[::every]
        return Corpus({n: self.articles[n] for n in numbers}, {n: self.topics[n] for n in numbers})


def read_corpus(folder: Path = WIRE) -> Corpus:
    """The stories of a folder that holds `articles/NUMBER` and `topics.txt` (number, then topics)."""
    topics = {}
    for line in (folder / "topics.txt").read_text(encoding="ascii").splitlines():
        number, *names = line.split()
        topics[int(number)] = frozenset(names)
    return Corpus({number: _article(folder / "articles" / str(number)) for number in sorted(topics)}, topics)


def _article(path: Path) -> Article:
    from triage.readers.contract import Bounds
    from triage.readers.registry import read_bytes

    found = list(read_bytes(path.read_bytes(), path.name, Bounds()))
    articles = [article for article in found if isinstance(article, Article)]
    return articles[0] if articles else Article(path=path.name)


def read_profiles(folder: Path = PROFILES) -> list[Profile]:
    """The profiles of a folder in the order of their names."""
    return [load_profile(path) for path in sorted(folder.glob("*.toml"))]


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options that all of these commands share."""
    options = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--wire", type=Path, default=WIRE, help="folder with articles/ and topics.txt")
    options.add_argument("--every", type=int, default=1, help="take each n-th article only")
    return options
