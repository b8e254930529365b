"""Near spellings in the wild: every match by a misspelling or another transliteration, to be judged and kept.

    python benchmarks/quality/wild.py FOLDER … [--tokens FILE …] [--terms FILE …] [--judged FILE]

Scans folders with names and keywords (wild-terms.txt), prints each near match that has no verdict yet with its sentence,
and the precision by kind over those that have one. A verdict is a line of wild-judged.tsv: kind, term, found, 1 where a
reader who gave the term wants what was found, else 0; a `?` behind it says that another reader might differ. No text is kept.

`--tokens` reads texts that are no articles: sentences a line with spaces between the tokens, of which ten are taken for an
article, or a token a line (`.bio`).
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import triage
from triage.matching.fold import fold
from triage.matching.fuzzy.index import FuzzyIndex

HERE = Path(__file__).parent
NEAR = ("fuzzy", "translit")
#: Characters of the article on either side of what was found.
AROUND = 60
#: Sentences of a list of them that are taken for an article.
SENTENCES = 10
LEAST_LETTERS = 5
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Pair(NamedTuple):
    """A term and what was found for it."""

    kind: str
    term: str
    found: str


def near_matches(articles: list[triage.Article], terms: list[str]) -> tuple[Counter[Pair], dict[Pair, str]]:
    """How often each pair occurs, and the first sentence in which it does."""
    worth = worth_matching(articles, terms)
    wanted = sorted({term for found in worth.values() for term in found})
    counted: Counter[Pair] = Counter()
    sentences: dict[Pair, str] = {}
    if not wanted:
        return counted, sentences
    profile = triage.Profile.from_dict({"title": "wild", "threshold": "any", "terms": wanted})
    matcher = triage.Matcher([profile])
    for number in sorted(worth):
        article = articles[number]
        for match in matcher.score(article)[0].matches:
            if match.kind in NEAR:
                pair = Pair(match.kind, match.term, match.text)
                counted[pair] += 1
                text = getattr(article, match.field)
                around = text[max(0, match.start - AROUND) : match.end + AROUND]
                sentences.setdefault(pair, " ".join(around.split()))
    return counted, sentences


def worth_matching(articles: list[triage.Article], terms: Iterable[str]) -> dict[int, set[str]]:
    """By number of the article: the terms of which it may have a near spelling. Thousands of terms need a look at few articles."""
    index = FuzzyIndex()
    asked = [(term, word, word != term) for term in terms for word in term.split() if len(word) >= LEAST_LETTERS]
    for _, word, is_part in asked:
        index.add(fold(word), surface=word, mode="auto", language="", is_part=is_part)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        for text in (article.title, article.abstract, article.body):
            for word in set(WORD.findall(text)):
                places[re.sub("['’]s$", "", word)].add(number)
    worth: defaultdict[int, set[str]] = defaultdict(set)
    for word, numbers in places.items():
        languages = {"", *(articles[number].language.partition("-")[0] for number in numbers)} - {"en"}
        for found in {
            each[0] for language in languages for each in index.find(fold(word), surface=word, language=language)
        }:
            for number in numbers:
                worth[number].add(asked[found][0])
    return worth


def read(folders: list[str], tokens: list[Path]) -> list[triage.Article]:
    """The articles of folders and of lists of tokens, each in its language."""
    matcher = triage.Matcher([triage.Profile.from_dict({"title": "none", "terms": ["none"]})])
    found = [article for article in triage.read(folders) if isinstance(article, triage.Article)] if folders else []
    for path in tokens:
        found += [triage.Article(title="", body=body) for body in token_texts(path)]
    return [matcher.with_language(article) for article in found]


def token_texts(path: Path) -> Iterator[str]:
    """The texts of a file of tokens, written as newspapers write them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".bio":
        text = "\n".join(line.partition(" ")[0] for line in lines)
        for document in re.split(r"^-DOCSTART-\n", text, flags=re.MULTILINE):
            yield "\n".join(joined(sentence.split()) for sentence in document.split("\n\n"))
    else:
        for start in range(0, len(lines), SENTENCES):
            yield "\n".join(joined(line.split()) for line in lines[start : start + SENTENCES])


def joined(tokens: Iterable[str]) -> str:
    """A sentence of its tokens."""
    text = re.sub(r" ([.,;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|')", r"\1", " ".join(tokens))
    return re.sub(r"([(\[$]) ", r"\1", text)


def judgements(path: Path) -> dict[tuple[str, str], bool]:
    """The kept verdicts, whatever kind a pair was found as: rules change, what is right does not."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line)
    return {(term, found): right == "1" for _kind, term, found, right, *_ in rows}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--tokens", type=Path, nargs="*", default=[])
    parser.add_argument("--terms", type=Path, nargs="*", default=[HERE / "wild-terms.txt"])
    parser.add_argument("--judged", type=Path, default=HERE / "wild-judged.tsv")
    options = parser.parse_args()
    judged = judgements(options.judged) if options.judged.is_file() else {}
    articles = read(options.folders, options.tokens)
    for path in options.terms:
        lines = path.read_text(encoding="utf-8").splitlines()
        counted, sentences = near_matches(articles, [line for line in lines if line and line[0] != "#"])
        for pair in sorted(pair for pair in counted if pair[1:] not in judged):
            print(*pair, "?", counted[pair], sentences[pair], sep="\t")
        print_precision(path.name, counted, judged)


def print_precision(name: str, counted: Counter[Pair], judged: dict[tuple[str, str], bool]) -> None:
    """By kind: pairs, and how often they occur."""
    for kind in NEAR:
        times = [
            (judged[pair[1:]], count)
            for pair, count in counted.items()
            if pair.kind == kind and pair[1:] in judged
        ]
        right = [verdict for verdict, _ in times]
        share = sum(right) / len(right) if right else 0.0
        occurring = sum(count for verdict, count in times if verdict), sum(count for _, count in times)
        print(
            f"{name}: {kind}: {sum(right)} of {len(right)} pairs right ({share:.2f}), "
            f"{occurring[0]} of {occurring[1]} matches"
        )


if __name__ == "__main__":
    main()
