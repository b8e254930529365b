"""What folding costs where thousands of articles share their text: one agency's stories in many papers, one template, boilerplate.

    python benchmarks/speed/copies.py [--base CHECKOUT] [--only template]

CPU seconds of whole processes to JSON, without the cache, folded and not; with `--base` beside another checkout. The articles are
invented, with a fixed seed: 20 stories, each in 100 papers with a foot of their own; 3,000 releases of 50 firms with a paragraph
about each; 1,000 warnings of one service for one county each; 8,000 rows of what a share costs; ten stories of 200 versions.
"""

import argparse
import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import WORDS
from measure import TRIAGE, Side

SEED = 20261130
TERM = "harbour"
Rows = Iterator[dict[str, Any]]


class Prose:
    """Sentences of real words that mean nothing, each with the term."""

    def __init__(self) -> None:
        self.draw = random.Random(SEED)
        self._words = [word for line in WORDS.read_text("ascii").splitlines() for word in line.split()[1:]][:6000]

    def sentence(self, least: int = 10, most: int = 24) -> str:
        """A sentence of so many words."""
        words = [*self.draw.choices(self._words, k=self.draw.randint(least, most)), TERM]
        return " ".join(words).capitalize() + "."

    def paragraph(self, sentences: int) -> str:
        """So many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def name(self) -> str:
        """A word with a capital."""
        return self.draw.choice(self._words).capitalize()

    def time(self) -> str:
        """A time in November."""
        return f"2026-11-{self.draw.randint(1, 28):02}T{self.draw.randint(0, 23):02}:00:00Z"


def syndicated(prose: Prose) -> Rows:
    """One agency's stories, each in a hundred papers, every paper with a foot of its own."""
    feet = [prose.paragraph(2) for _ in range(100)]
    for _ in range(20):
        title, time, body = prose.sentence(8, 8), prose.time(), "\n\n".join(prose.paragraph(3) for _ in range(5))
        for paper, foot in enumerate(feet):
            yield {"title": title, "outlet": f"Paper {paper}", "published": time, "body": f"{body}\n\n{foot}"}


def releases(prose: Prose) -> Rows:
    """Press releases, and below each what its firm says of itself."""
    about = [prose.paragraph(4) for _ in range(50)]
    for number in range(3_000):
        body = f"{prose.paragraph(6)}\n\nAbout us\n{about[number % 50]}"
        yield {"title": prose.sentence(8, 8), "outlet": "Wire", "published": prose.time(), "body": body}


def warnings(prose: Prose) -> Rows:
    """One warning for a thousand counties."""
    for _ in range(1_000):
        county, some = f"{prose.name()} {prose.name()} County", prose.draw.randint
        body = (
            f"The weather service has issued a flood warning for {county} until {some(1, 12)} p.m. At {some(1, 12)}:"
            f"{some(10, 59)} a.m. gauges measured {some(2, 30)} feet. Flood stage is {some(2, 30)} feet. Move to higher ground. "
            f"The harbour may be shut. Do not drive through water. {county} officials asked all who live near the river to leave."
        )
        yield {
            "title": f"Flood warning for {county}",
            "outlet": "Service",
            "published": prose.time(),
            "body": body,
        }


def template(prose: Prose) -> Rows:
    """What a share costs, for eight thousand of them."""
    for _ in range(8_000):
        name, some = f"{prose.name()} {prose.name()} Corp", prose.draw.uniform
        body = (
            f"Shares of {name} stood at ${some(10, 300):.2f} on Monday, {some(1, 9):.1f} percent above the day before. "
            f"{prose.draw.randrange(900, 900_000):,} shares were sold. The harbour is to be dredged. {name} will say on "
            f"{prose.draw.randint(1, 28)} May what it earned. Analysts expect {some(0, 4):.2f} dollars a share, and were told "
            f"of {some(0, 4):.2f} a year ago."
        )
        outlet = prose.draw.choice("XYZ")
        yield {"title": f"{name} rises", "outlet": outlet, "published": prose.time(), "body": body}


def live(prose: Prose) -> Rows:
    """Ten stories that are told anew two hundred times, a paragraph more on top."""
    for _ in range(10):
        paragraphs = [prose.paragraph(2)]
        for version in range(200):
            paragraphs.insert(0, prose.paragraph(1))
            time = f"2026-11-20T{version // 60:02}:{version % 60:02}:00Z"
            body = "\n\n".join(paragraphs[:12])
            yield {"title": f"Live: {prose.sentence(6, 6)}", "outlet": "Live", "published": time, "body": body}


SHAPES: dict[str, Callable[[Prose], Rows]] = {
    "one story in 100 papers": syndicated,
    "releases": releases,
    "warnings": warnings,
    "rows of a template": template,
    "versions": live,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="another checkout to compare with")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    options = parser.parse_args()
    print(
        f"load {os.getloadavg()[0]:.1f}; CPU seconds: not folded, folded"
        + (", folded by base" if options.base else "")
    )
    with tempfile.TemporaryDirectory() as scratch:
        for name, rows in SHAPES.items():
            if options.only in name:
                file = Path(scratch, "inbox.jsonl")
                made = [json.dumps(row) for row in rows(Prose())]
                file.write_text("\n".join(made), "utf-8")
                print(f"{name:24} {len(made):6,} {measured(file, options.base)}", flush=True)


def measured(file: Path, base: Path | None) -> str:
    """The seconds of each way."""
    command = [TRIAGE[0], "-P", *TRIAGE[1:], "scan", "-q", "-j1", "--json", "--no-cache", "-t", TERM, str(file)]
    ways: Sequence[tuple[str, Path | None]] = [
        ("--no-fold", Path(__file__).parents[2]),
        ("--fold", Path(__file__).parents[2]),
        *([("--fold", base)] if base else []),
    ]
    return "".join(f"{Side([*command, way], {'PYTHONPATH': str(at)}).run().cpu:8.2f}" for way, at in ways)


if __name__ == "__main__":
    main()
