r"""How many words a second of CPU the recogniser of names reads, how long it takes to start, and what a hit costs.

    python benchmarks/entities/speed.py FOLDER [--base CHECKOUT] [--pairs 5] [--articles 1000]

A process of its own reads the articles, which is not counted, loads the recogniser, and recognises each article once:
so most words are new to it, as in a first list. With --base another checkout takes turns with this one, and the ratios
are those of the pairs. Words are those of title and body, as `str.split` parts them. Times are CPU, user and system.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Runs in any checkout that has a default recogniser.
ONCE = """
import json, sys, time
import triage
from triage.article import Article
from triage.entities import default_recogniser
folder, most = sys.argv[1], int(sys.argv[2])
articles = []
for one in triage.read([folder]):
    if isinstance(one, Article):
        articles.append(one)
    if len(articles) == most:
        break
words = sum(len(one.title.split()) + len(one.body.split()) for one in articles)
start = time.process_time()
recogniser = default_recogniser()
recogniser.recognise(Article(body="Shinzo Abe left Tokyo.", language="en"))
loaded = time.process_time()
for one in articles:
    recogniser.recognise(one)
print(json.dumps([len(articles), words, loaded - start, time.process_time() - loaded]))
"""


def once(checkout: Path, folder: Path, articles: int) -> tuple[int, int, float, float]:
    """Articles, words, seconds to load and seconds to recognise, of one process."""
    variables = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-c", ONCE, str(folder), str(articles)]
    done = subprocess.run(command, env=variables, cwd=checkout, capture_output=True, text=True, check=True)
    count, words, load, seconds = json.loads(done.stdout)
    return count, words, load, seconds


def line(name: str, runs: list[tuple[int, int, float, float]]) -> str:
    """The middle of some runs."""
    count, words, *_ = runs[0]
    load, seconds = (statistics.median(run[place] for run in runs) for place in (2, 3))
    return f"{name:6} {words / seconds:9,.0f} words/s   {1000 * seconds / count:6.2f} ms an article   load {1000 * load:4.0f} ms"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, help="another checkout")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1000)
    choice = parser.parse_args()
    sides = {"here": ROOT} | ({"base": choice.base.resolve()} if choice.base else {})
    runs: dict[str, list[tuple[int, int, float, float]]] = {name: [] for name in sides}
    for number in range(choice.pairs + 1):
        for name, checkout in sides.items():
            run = once(checkout, choice.folder.resolve(), choice.articles)
            if number:  # the first writes byte code
                runs[name].append(run)
    count, words, *_ = runs["here"][0]
    print(f"{count:,} articles, {words:,} words, {choice.pairs} runs")
    for name, done in runs.items():
        print(line(name, done))
    if choice.base:
        ratios = sorted(base[3] / here[3] for here, base in zip(runs["here"], runs["base"], strict=True))
        loads = sorted(base[2] / here[2] for here, base in zip(runs["here"], runs["base"], strict=True))
        print(
            f"base / here: recognise {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), load {statistics.median(loads):.2f}"
        )


if __name__ == "__main__":
    main()
