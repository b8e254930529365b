r"""A corpus like a day of wire copy, and keywords to look for in it; the same for the same seed.

    python benchmarks/speed/corpus.py OUT --articles 10788 [--from FOLDER] [--keywords 10,100,1000]

Articles are invented from the shipped list of words by Zipf's law, or drawn from a folder: first its own, then
copies of them with a typo in one word of 200 and other numbers, so that no two are the same. Keywords are words
(60 %) and neighbours of two or three (40 %) of the corpus, 15 % of them misspelt; a shorter list begins a longer one.
"""

import argparse
import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

SEED = 20261123
#: One word of so many has a typo.
TYPO = 200
#: Files in a folder of the corpus: more in one are slow on some file systems.
SHELF = 10_000
#: Articles that keywords are drawn from.
SOURCES = 2_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = Path(__file__).parents[2] / "triage" / "matching" / "data" / "words-en.txt"


def main() -> None:
    """Write the corpus and the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=10_788)
    parser.add_argument("--from", dest="source", type=Path)
    parser.add_argument("--keywords", default="10,100,1000,5000,10000")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--typo", type=int, default=TYPO, help="one word of so many has one")
    options = parser.parse_args()
    folder = write_corpus(options.out / "articles", options.articles, options.source, options.seed, options.typo)
    counts = [int(count) for count in options.keywords.split(",")]
    words = keywords(folder, max(counts), options.seed)
    for count in counts:
        (options.out / f"keywords-{count}.txt").write_text("\n".join(words[:count]) + "\n", "utf-8")
        write_profile(options.out / f"profile-{count}.toml", words[:count])


def write_corpus(
    folder: Path, articles: int, source: Path | None = None, seed: int = SEED, typo: int = TYPO
) -> Path:
    """So many articles below a folder, in folders of 10,000; a folder that has them already is left as it is."""
    done = folder / ".done"
    made_as = f"{articles} {source} {seed} {typo}\n"
    if done.exists() and done.read_text("utf-8") == made_as:
        return folder
    draw = random.Random(seed)
    texts = _drawn(source, draw, typo) if source else _invented(draw, typo)
    for number, text in enumerate(islice(texts, articles)):
        shelf = folder / f"{number // SHELF:02}"
        if number % SHELF == 0:
            shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{number:06}.txt").write_text(text, "utf-8")
    done.write_text(made_as, "utf-8")
    return folder


def _drawn(source: Path, draw: random.Random, typo: int) -> Iterator[str]:
    """The texts of a folder, then altered copies of them for ever."""
    paths = sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith("."))
    texts = [path.read_text("utf-8", errors="replace") for path in paths]
    yield from texts
    while True:
        yield altered(draw.choice(texts), draw, typo)


def altered(text: str, draw: random.Random, typo: int = TYPO) -> str:
    """A copy with a typo in one word of so many, and every number another one."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdigit():
            return str(draw.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        return misspelt(word, draw) if draw.randrange(typo) == 0 else word

    return re.sub(r"[0-9]{1,9}|[A-Za-z]{4,}", other, text)


def misspelt(word: str, draw: random.Random) -> str:
    """One letter left out, doubled, replaced, or swapped with the next; never the first."""
    place = draw.randrange(1, len(word) - 1)
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    return draw.choice(
        [
            head + tail,
            head + letter + letter + tail,
            head + draw.choice(LETTERS) + tail,
            head + tail[0] + letter + tail[1:],
        ]
    )


def _invented(draw: random.Random, typo: int) -> Iterator[str]:
    """Articles of real words that mean nothing: how often a word comes goes by its rank, as in any language."""
    words = [word for line in WORDS.read_text("ascii").splitlines() for word in line.split()[1:]]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def some(count: int) -> list[str]:
        return [words[bisect(weights, draw.random() * weights[-1])] for _ in range(count)]

    phrases = [" ".join(some(draw.choice((2, 2, 3)))) for _ in range(3_000)]
    while True:
        lines = [" ".join(some(8)).upper()]
        for _ in range(max(1, round(draw.lognormvariate(2, 0.7)))):
            parts = some(draw.randrange(10, 22))
            parts.insert(draw.randrange(len(parts)), phrases[int(len(phrases) * draw.random() ** 3)])
            if draw.randrange(3) == 0:
                parts.insert(draw.randrange(len(parts)), str(draw.randrange(10_000)))
            lines.append(_wrapped(" ".join(parts).capitalize() + "."))
        yield altered("\n".join(lines) + "\n", draw, typo)


def _wrapped(sentence: str, width: int = 64) -> str:
    lines = [""]
    for word in sentence.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += " " + word
    return "\n".join(lines)


def keywords(folder: Path, count: int, seed: int = SEED) -> list[str]:
    """So many different keywords of a corpus, in lower case; any beginning of the list is a fair list itself."""
    draw = random.Random(seed)
    words, pairs = _usual(folder)
    found: dict[str, None] = {}
    while len(found) < count:
        is_phrase = len(found) % 5 in {1, 3}
        text = draw.choice(pairs if is_phrase else words)
        if draw.random() < 0.15:
            parts = text.split()
            longest = max(range(len(parts)), key=lambda place: len(parts[place]))
            parts[longest] = misspelt(parts[longest], draw)
            text = " ".join(parts)
        found.setdefault(text)
    return list(found)


def _usual(folder: Path) -> tuple[list[str], list[str]]:
    """Words of four letters or more and phrases of two or three words, each in two articles at least."""
    draw = random.Random(SEED)
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    paths = sorted(folder.rglob("*.txt"))
    for path in paths if len(paths) <= SOURCES else draw.sample(paths, SOURCES):
        text = path.read_text("utf-8").casefold()
        words.update(set(re.findall(r"[a-z]{4,}", text)))
        phrases.update(set(_phrases(re.findall(r"[a-z0-9']+|[^\sa-z0-9']", text), draw)))
    return (
        sorted(word for word, count in words.items() if count > 1),
        sorted(phrase for phrase, count in phrases.items() if count > 1),
    )


def _phrases(tokens: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Neighbours that make a phrase: letters only, and two words of four letters or more at the ends."""
    for place in range(len(tokens) - 2):
        parts = tokens[place : place + draw.choice((2, 2, 3))]
        if all(part.isalpha() for part in parts) and min(len(parts[0]), len(parts[-1])) > 3:
            yield " ".join(parts)


def write_profile(path: Path, terms: Sequence[str], *, is_fuzzy: bool = True) -> Path:
    """A profile that reports every match of the terms; exact ones take neither misspellings nor other forms."""
    defaults = "" if is_fuzzy else '\n[defaults]\nfuzzy = "off"\nforms = "exact"\nshort_names = "off"\n'
    texts = "".join(f'    "{term}",\n' for term in terms)
    path.write_text(f'threshold = "any"\nterms = [\n{texts}]\n{defaults}', "utf-8")
    return path


if __name__ == "__main__":
    main()
