"""Synthetic news by the thousand: `python benchmarks/scale/synthetic.py FOLDER --articles 1000000 --form jsonl`.

Nobody's texts: words of our own list in Zipf's proportions, made-up names, numbers. One article in twenty holds terms of the
profiles beside this file, one in fifty is a copy of an earlier one of its file or of the one before, under another
headline, cut, or with a paragraph more. An article depends on the seed and its number alone.
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parents[2] / "triage" / "matching" / "data" / "words-en.txt"
#: Words that articles are made of, and the least common word of ours among them.
VOCABULARY = 40_000
TELLING = 0.05
COPIED = 0.02
#: How far back the original of a copy lies, at most.
BACK = 2_000
OUTLETS = ("Halden", "Meridian Press", "Port Wire", "Coast Daily", "Inland Agency")
TOPICS = (
    ("bird flu", "H5N1", "poultry", "culled", "outbreak", "vaccine"),
    ("container ships", "port of Brasmouth", "harbour", "dockers", "customs", "freight rates"),
    ("Kasper Lindqvist", "Lindqvist", "energy minister", "gas pipeline", "storage", "sanctions"),
)
SYLLABLES = "ka ro mi ten sal vor lin dra be quo hu pel nas tir gol".split()


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words, commonest first, and what they weigh together."""
    words = [word for line in WORDS.read_text("utf-8").split("\n") for word in line.split(" ")[1:]]
    chosen = words[:VOCABULARY]
    return chosen, list(accumulate(1 / (rank + 5) for rank in range(len(chosen))))


def article(seed: int, number: int) -> dict[str, Any]:
    """The article of a number."""
    chance = random.Random(seed * 1_000_003 + number)
    if number and chance.random() < COPIED:
        return _copy(article(seed, number - chance.randint(1, min(BACK, number))), number, chance)
    topic = chance.choice(TOPICS) if chance.random() < TELLING else ()
    paragraphs = [_paragraph(chance, topic) for _ in range(max(2, int(chance.gauss(7, 3))))]
    title = " ".join(_words(chance, chance.randint(5, 9))).capitalize()
    if topic and chance.random() < 0.5:
        title += f" {topic[0]}"
    day = datetime(1996, 8, 20, 6, tzinfo=UTC) + timedelta(minutes=5 * number)
    return {
        "id": f"synthetic-{number:08}",
        "title": title,
        "body": "\n\n".join(paragraphs),
        "outlet": chance.choice(OUTLETS),
        "published": day.isoformat(),
        "language": "en",
    }


def _copy(original: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    paragraphs = original["body"].split("\n\n")
    kind = chance.randrange(3)
    if kind == 1:
        paragraphs = paragraphs[: max(1, len(paragraphs) // 2)]
    elif kind == 2:
        paragraphs.append(_paragraph(chance, ()))
    title = original["title"] if kind else " ".join(_words(chance, 7)).capitalize()
    return {
        **original,
        "id": f"synthetic-{number:08}",
        "title": title,
        "body": "\n\n".join(paragraphs),
        "outlet": chance.choice(OUTLETS),
    }


def _words(chance: random.Random, count: int) -> list[str]:
    words, weights = vocabulary()
    return chance.choices(words, cum_weights=weights, k=count)


def _paragraph(chance: random.Random, topic: tuple[str, ...]) -> str:
    words = _words(chance, chance.randint(20, 50))
    if chance.random() < 0.3:
        words[chance.randrange(len(words))] = _name(chance)
    if chance.random() < 0.2:
        words[chance.randrange(len(words))] = f"{chance.randint(1, 99_999):,}"
    if topic and chance.random() < 0.6:
        words[chance.randrange(len(words))] = chance.choice(topic)
    return " ".join(words).capitalize() + "."


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(2))


def articles(seed: int, first: int, count: int) -> Iterator[dict[str, Any]]:
    """Articles of a run of numbers."""
    return (article(seed, number) for number in range(first, first + count))


def write(folder: Path, form: str, *, count: int, each: int, seed: int = 1) -> None:
    """So many articles, so many in each file; `text` writes a file for each, the others one for `each`."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, each):
        some = list(articles(seed, first, min(each, count - first)))
        if form == "text":
            for one in some:
                text = f"{one['title']}\n\n{one['body']}\n"
                (folder / f"{one['id']}.txt").write_text(text, "utf-8")
        elif form == "jsonl":
            lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some)
            (folder / f"{first:09}.jsonl").write_text(lines, "utf-8")
        elif form == "csv":
            _write_csv(folder / f"{first:09}.csv", some)
        else:
            import pyarrow as pa
            from pyarrow import parquet

            parquet.write_table(pa.Table.from_pylist(some), folder / f"{first:09}.parquet", compression="zstd")


def _write_csv(path: Path, some: list[dict[str, Any]]) -> None:
    import csv

    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(some[0]))
        table.writeheader()
        table.writerows(some)


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--articles", type=int, default=100_000)
    asked.add_argument("--each", type=int, default=10_000, help="articles in a file")
    asked.add_argument("--form", choices=("jsonl", "parquet", "csv", "text"), default="jsonl")
    asked.add_argument("--seed", type=int, default=1)
    said = asked.parse_args()
    write(said.folder, said.form, count=said.articles, each=said.each, seed=said.seed)


if __name__ == "__main__":
    main()
