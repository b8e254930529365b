r"""Where the time of a scan goes, finer than `--timings`: CPU seconds of each step, in one process, caches warm.

    python benchmarks/speed/where.py FOLDER PROFILE

The steps are taken one after the other over all articles, so they cost a little less than mixed, and start-up is
left out; the sum is near the CPU time of `triage scan FOLDER -p PROFILE --no-cache -j1`.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import triage
from triage.article import Article
from triage.matching import tokens
from triage.pipeline import BATCH
from triage.readers.encoding import decode
from triage.readers.reading import read
from triage.render.json.jsonl import JsonLinesRenderer
from triage.render.view.options import Options
from triage.report.late import Details, add_details
from triage.report.report import Hit

Done = TypeVar("Done")


def main() -> None:
    """Take the steps, print the table."""
    folder, name = sys.argv[1:]
    gc.disable()
    paths = [path for path in Path(folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
    step("open, read, decode", lambda: [decode(path.read_bytes()) for path in paths])
    articles = step("… and find headline, furniture, story", lambda: articles_of(folder))
    batches = [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]
    matcher = triage.Matcher([triage.load_profile(name)])
    step("compile the profile", lambda: matcher.match([Article(title="a")]))
    words = step("cut into words", lambda: [surfaces(batch) for batch in batches])
    vocabulary = matcher._finder.vocabulary("")
    for what in ("work out each distinct word", "look up every word"):
        step(what, lambda: [[*map(vocabulary.__getitem__, batch)] for batch in words])
    print(f"{'':44}{sum(map(len, words)):,} words, {len(vocabulary):,} of them distinct")
    step("words again, and whether there is a hit", lambda: matched(matcher, batches, "whether"))
    results = step("words again, and every match and sum of hits", lambda: matched(matcher, batches, "hits only"))
    hits = [
        Hit(article=article, scores=found.scores, words=found.words)
        for article, found in zip(articles, results, strict=True)
        if found.is_hit
    ]
    dressed = step("snippets", lambda: [add_details(hit, Details()) for hit in hits])
    lines = JsonLinesRenderer(Options())
    written = step("JSON", lambda: [lines.record(hit) for hit in dressed])
    print(f"{'':44}{len(hits):,} hits, {sum(map(len, written)) / 1e6:.1f} MB")


def step(what: str, work: Callable[[], Done]) -> Done:
    """One line of the table."""
    started = time.process_time()
    done = work()
    print(f"{what:44}{time.process_time() - started:.3f} s")
    return done


def articles_of(folder: str) -> list[Article]:
    """All that can be read."""
    return [one for one in read([folder]) if isinstance(one, Article)]


def surfaces(batch: Iterable[Article]) -> list[str]:
    """The words of title and body."""
    return tokens.surfaces([text for article in batch for text in (article.title, article.body)])


def matched(
    matcher: triage.Matcher, batches: Sequence[Sequence[Article]], detail: str
) -> list[triage.matcher.Matched]:
    """The result of each article."""
    return [one for batch in batches for one in matcher.match(batch, detail)]  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
