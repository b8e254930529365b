"""Train the model of the recogniser from `../shared/entities` and articles invented for it, and print what it is worth.

    python benchmarks/entities/train.py              figures, then the model that is shipped
    python benchmarks/entities/train.py --figures    figures only

Trains on wikigold; on public-domain texts of the Voice of America, news and interviews of GUM and announcements of re3d
with the names that readers saw in them (`names.tsv`: the labels these came with leave out many a name or are a model's);
and on invented articles of the kinds of news that those are not (`invented`). The seed is fixed: the same input gives
the same model. Exact-span figures, each of a model that has not seen the texts it is measured on.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from compact import CompactModel, compact
from corpus import (
    INVENTED,
    Labelled,
    Sentence,
    documents,
    invented,
    labelled,
    read_again,
    tags,
    tokens_of,
    with_headline,
)
from features import Features

from triage.entities.gazetteer import Gazetteer, gazetteer
from triage.entities.model import Model, lexicon_of
from triage.entities.repair import repair
from triage.entities.rules import rule_names
from triage.entities.tokens import Tokeniser

DATA = Path(__file__).resolve().parents[2] / "triage" / "entities" / "data"
WIKIGOLD, GUM, VOICE = "wikigold.bio", "gum_news.bio", "voa_text_tokens.txt"
#: Read again for their names.
AGAIN = (
    VOICE,
    GUM,
    "gum_interview.bio",
    "re3d_CENTCOM.bio",
    "re3d_UK_Government.bio",
    "re3d_US_State_Department.bio",
)
SEED = 20
#: A little of both: L1 keeps the model small (twice and half as much cost points on invented news left out), L2 keeps rare features tame.
SETTINGS = {"c1": 0.15, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
TYPES = ("PER", "ORG", "LOC")

Documents = list[list[Sentence]]


def lexicon(texts: Documents) -> str:
    """How often words are capitalised inside sentences, in buckets."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in ([token for token, _ in sentence] for text in texts for sentence in text):
        for before, token in pairwise(line):
            if token[:1].isalpha() and before not in {'"', "''", "``", ":", "'"} and not token.isupper():
                (small if token[0].islower() else capital)[token.lower()] += 1
    buckets: dict[str, list[str]] = {bucket: [] for bucket in "01234"}
    for word in sorted(set(small) | set(capital)):
        total = small[word] + capital[word]
        if total < 3 or len(word) > 25:
            continue
        share = capital[word] / total
        buckets[
            "0" if share < 0.02 else "1" if share < 0.2 else "2" if share < 0.8 else "3" if share < 0.98 else "4"
        ].append(word)
    return "\n".join(f"{bucket} {' '.join(words)}" for bucket, words in buckets.items()) + "\n"


def train(texts: Documents, names: Gazetteer, seed: int = SEED) -> tuple[Model, CompactModel, str]:
    """A model, what is shipped of it, and its lexicon."""
    import pycrfsuite

    words = lexicon(texts)
    features = Features(names, lexicon_of(words))
    tokeniser = Tokeniser(names.is_place)
    chance = random.Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in texts:
        gold = labelled(with_headline(text, chance))
        tokens = tokens_of(gold.text, tokeniser, names)
        marks = tags(tokens, gold.spans)
        for (begin, end), items in zip(tokens.sentences, features.sentences(tokens), strict=True):
            if items:
                trainer.append(items, marks[begin:end])
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        shipped = compact(path.read_bytes())
    return Model(names, lexicon_of(words), shipped.weights, shipped.lattice), shipped, words


def all_texts(names: Gazetteer, without: str = "") -> Documents:
    """What the model is trained on, but for one file."""
    found = [] if without == WIKIGOLD else documents(WIKIGOLD)
    for file in AGAIN:
        found += [] if file == without else read_again(file)
    return found + invented(names, without)


def measured(
    model: Model | None, texts: list[Labelled], names: Gazetteer, *, repaired: bool = True
) -> dict[str, tuple[int, int, int]]:
    """Type → (right, found, gold) by exact spans; without a model by the rules alone."""
    counts = {kind: [0, 0, 0] for kind in TYPES}
    tokeniser = Tokeniser(names.is_place)
    for text in texts:
        tokens = tokens_of(text.text, tokeniser, names)
        found = model(tokens) if model else [rule_names(tokens, n, names) for n in range(len(tokens.sentences))]
        if repaired:
            found = repair(tokens, found, names)
        spans = {
            (tokens.starts[name.begin], tokens.ends[name.end - 1], name.type) for line in found for name in line
        }
        for kind, count in counts.items():
            ours = {span for span in spans if span[2] == kind}
            gold = {span for span in text.spans if span[2] == kind}
            count[0] += len(ours & gold)
            count[1] += len(ours)
            count[2] += len(gold)
    return {kind: (count[0], count[1], count[2]) for kind, count in counts.items()}


def f1(counts: dict[str, tuple[int, int, int]], kinds: tuple[str, ...] = TYPES) -> float:
    """Micro F1 in per cent."""
    right, found, gold = (sum(counts[kind][place] for kind in kinds) for place in range(3))
    return 200 * right / (found + gold) if right else 0.0


def line(title: str, counts: dict[str, tuple[int, int, int]]) -> str:
    """One line of figures."""
    right, found, gold = (sum(counts[kind][place] for kind in TYPES) for place in range(3))
    single = " ".join(f"{kind} {f1(counts, (kind,)):.1f}" for kind in TYPES)
    return f"{title:34} {f1(counts):5.1f}  (P {100 * right / max(found, 1):.1f} R {100 * right / max(gold, 1):.1f})  {single}"


def figures(names: Gazetteer) -> None:
    """Every kind of text left out of training in turn."""
    for file in (GUM, WIKIGOLD, *(path.name for path in sorted(INVENTED.glob("*.txt")))):
        model, _, _ = train(all_texts(names, file), names)
        if file == WIKIGOLD:
            texts = documents(file)
        elif file == GUM:
            print(
                line(
                    "gum_news, its own labels",
                    measured(model, [labelled(text) for text in documents(file)], names),
                )
            )
            texts = read_again(file)
        else:
            texts = invented(names, only=file)
        print(line(file, measured(model, [labelled(text) for text in texts], names)), flush=True)


def main() -> None:
    """Figures, then the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", action="store_true", help="print figures, write nothing")
    parser.add_argument("--model", action="store_true", help="write the model, print no figures")
    choice = parser.parse_args()
    names = gazetteer()
    if not choice.model:
        figures(names)
    if choice.figures:
        return
    _, shipped, words = train(all_texts(names), names)
    (DATA / "en-keys.txt").write_text(shipped.keys, encoding="utf-8", newline="\n")
    (DATA / "en-rows.bin").write_bytes(shipped.rows)
    (DATA / "en.crfsuite").write_bytes(shipped.lattice)
    (DATA / "lexicon.txt").write_text(words, encoding="utf-8", newline="\n")
    size = len(shipped.keys) + len(shipped.rows) + len(shipped.lattice)
    print(f"model {size / 1e6:.2f} MB, lexicon.txt {len(words) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
