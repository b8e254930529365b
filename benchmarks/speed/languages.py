r"""CPU time of `triage scan` in other languages, as a ratio to English: the first run, and one whose words are known.

    python benchmarks/speed/languages.py [--articles 10000] [--languages pl,de] [--pairs 3]

Articles and terms are invented: words by Zipf's law, first the commonest of the language, then forms that its dictionary
has (English: its list of words), one in thirty a surname. Each language has as many distinct words, and 24 terms from
the same ranks. *First* begins with an empty cache, so that it looks up what it needs of the language; *after* keeps of
that cache what is known of words and nothing of articles, and is what 10,000 new articles cost on the next day.
"""

import argparse
import os
import random
import statistics
import tempfile
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import measure

LANGUAGES = Path(__file__).parents[2] / "triage" / "languages" / "data"
ENGLISH = Path(__file__).parents[2] / "triage" / "matching" / "data" / "words-en.txt"
SEED = 20261129
#: Distinct words of each language, as many as 10,000 stories of a wire have.
WORDS = 36_000
SURNAME = 30
#: What a run may cost beside English, and the first one beside the next, in seconds; and peak memory in MiB.
RATIO, MORE, PEAK = 1.5, 6.0, 300


def main() -> None:
    """Make the articles, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--languages", default="pl,de")
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    print(f"{options.articles:,} articles, {options.pairs} pairs, load {os.getloadavg()[0]:.1f}")
    is_missed = False
    with tempfile.TemporaryDirectory() as scratch:
        english = Tongue(Path(scratch), "en", options.articles)
        for language in options.languages.split(","):
            tongue = Tongue(Path(scratch), language, options.articles)
            english.run(), tongue.run()
            pairs = [(tongue.run(), english.run()) for _ in range(options.pairs)]
            ratio = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
            after = statistics.median(ours.cpu for ours, _ in pairs)
            firsts = [tongue.first() for _ in range(options.pairs)]
            more = statistics.median(each.cpu for each in firsts) - after
            peak = max(cost.peak for cost in (*firsts, *(ours for ours, _ in pairs)))
            is_missed |= ratio > RATIO or more > MORE or peak > PEAK
            print(
                f"{language}: {ratio:.2f} x English (at most {RATIO}), {after:.2f} s; "
                f"the first run {more:+.2f} s (at most {MORE}); {peak} MiB (at most {PEAK})"
            )
    raise SystemExit(is_missed)


class Tongue:
    """Articles and a profile in one language, with a cache of their own."""

    def __init__(self, scratch: Path, language: str, articles: int) -> None:
        draw = random.Random(SEED)
        words = vocabulary(language, draw)
        self._cache = scratch / f"cache-{language}"
        profile = scratch / f"{language}.toml"
        terms = "".join(f'    "{term}",\n' for term in terms_of(words))
        profile.write_text(f'threshold = "any"\nterms = [\n{terms}]\n', "utf-8")
        folder = scratch / language
        folder.mkdir()
        for number, text in enumerate(texts(words, articles, draw)):
            (folder / f"{number:05}.txt").write_text(text, "utf-8")
        command = [*measure.TRIAGE, "scan", str(folder), "-q", "-j1", "-p", str(profile), "--format", "paths"]
        self._side = measure.Side(command, {"XDG_CACHE_HOME": str(self._cache)})

    def first(self) -> measure.Cost:
        """A run with an empty cache."""
        for file in self._cache.rglob("*.*"):
            file.unlink()
        return self._side.run()

    def run(self) -> measure.Cost:
        """A run that knows the words and no article."""
        for file in self._cache.rglob("cache-*"):
            file.unlink()
        return self._side.run()


def vocabulary(language: str, draw: random.Random) -> list[str]:
    """As many words, the commonest first."""
    if language == "en":
        return [word for line in ENGLISH.read_text("ascii").splitlines() for word in line.split()[1:]][:WORDS]
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    common = (LANGUAGES / f"common-{language}.txt").read_text("utf-8").split()
    forms = [form for form in DefaultDictionaryFactory(1).get_dictionary(language) if form.isalpha()]
    return list(dict.fromkeys([*common, *draw.sample(forms, WORDS)]))[:WORDS]


def terms_of(words: list[str]) -> list[str]:
    """24 terms: words of medium frequency, and pairs of them."""
    draw = random.Random(SEED)
    usual = [word for word in words[600:9_000] if len(word) > 4]
    places = [draw.random() for _ in range(40)]
    chosen = [usual[int(len(usual) * place)] for place in places]
    return [*chosen[:16], *(f"{one} {other}" for one, other in zip(chosen[16:24], chosen[24:32], strict=True))]


def texts(words: list[str], count: int, draw: random.Random) -> Iterator[str]:
    """Articles that mean nothing, of some 160 words each."""
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    surnames = (LANGUAGES / "surnames-en.txt").read_text("utf-8").split()

    def word() -> str:
        if draw.randrange(SURNAME) == 0:
            return surnames[int(len(surnames) * draw.random() ** 2)].capitalize()
        return words[bisect(weights, draw.random() * weights[-1])]

    def sentence(length: int) -> str:
        text = " ".join(word() for _ in range(length))
        return text[:1].upper() + text[1:]

    for _ in range(count):
        sentences = (sentence(draw.randrange(8, 22)) + "." for _ in range(draw.randrange(6, 16)))
        yield sentence(8) + "\n\n" + "\n".join(sentences) + "\n"


if __name__ == "__main__":
    main()
