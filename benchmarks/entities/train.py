"""Train the model of the recogniser from `../shared/entities`, and print what it is worth.

    python benchmarks/entities/train.py              figures, then the model that is shipped
    python benchmarks/entities/train.py --figures    figures only

Trains on wikigold, GUM news and interview, and the silver-labelled VOA text, with a fixed seed; the same input gives
the same model. The labels of GUM leave out many a name beside a title ("captain Harry Kane"): what a model of the rest
is sure of there is added before training, never before measuring. Exact-span figures: GUM news with its own file left out, and five folds of wikigold.
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
from corpus import SHARED, Labelled, Sentence, documents, labelled, tags, tokens_of, with_headline
from features import Features

from triage.entities.gazetteer import Gazetteer, gazetteer
from triage.entities.model import Model, lexicon_of
from triage.entities.repair import repair
from triage.entities.rules import rule_names
from triage.entities.tokens import Name, Tokeniser, Tokens

DATA = Path(__file__).resolve().parents[2] / "triage" / "entities" / "data"
HAND_MADE = ("wikigold.bio", "gum_news.bio", "gum_interview.bio")
#: Labelled by a conversion that passes names over.
INCOMPLETE = HAND_MADE[1:]
#: How sure a model must be of a person of two words or more that the labels pass over.
SURE = 0.8
SILVER = "voa_silver.bio"
SEED = 20
#: A little of both: L1 keeps the model small (more of it costs points on news), L2 keeps rare features tame.
SETTINGS = {"c1": 0.08, "c2": 0.05, "max_iterations": 110, "feature.possible_transitions": True}
TYPES = ("PER", "ORG", "LOC")

Documents = list[list[Sentence]]


def lexicon(texts: Documents) -> str:
    """How often words are capitalised inside sentences, in buckets; unlabelled VOA text counts too."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    plain = (SHARED / "voa_text_tokens.txt").read_text(encoding="utf-8").split("\n")
    lines = [line.split(" ") for line in plain] + [[token for token, _ in s] for text in texts for s in text]
    for line in lines:
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


def train(
    hand_made: Documents, silver: Documents, names: Gazetteer, seed: int = SEED
) -> tuple[Model, CompactModel, str]:
    """A model, what is shipped of it, and its lexicon."""
    import pycrfsuite

    words = lexicon(hand_made)
    features = Features(names, lexicon_of(words))
    tokeniser = Tokeniser(names.is_place)
    chance = random.Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in [*hand_made, *silver]:
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


def completed(texts: Documents, teacher: Model, names: Gazetteer) -> Documents:
    """The documents with what a model of other texts finds where they have no label: people in full, listed names."""
    tokeniser = Tokeniser(names.is_place)
    more: Documents = []
    for text in texts:
        tokens = tokens_of(labelled(text).text, tokeniser, names)
        found = repair(tokens, teacher(tokens), names)
        spans = [
            (tokens.starts[name.begin], tokens.ends[name.end - 1], name.type)
            for line in found
            for name in line
            if _is_sure(tokens, name, names)
        ]
        offset, sentences = 0, []
        for sentence in text:
            places = []
            for token, _ in sentence:
                places.append((offset, offset + len(token)))
                offset += len(token) + 1
            sentences.append(_with_spans(sentence, places, spans))
        more.append(sentences)
    return more


def _is_sure(tokens: Tokens, name: Name, names: Gazetteer) -> bool:
    """Whether a name that the labels pass over may be added to them."""
    if name.type == "PER":
        return name.end - name.begin > 1 and name.confidence >= SURE
    text = " ".join(tokens.forms[name.begin : name.end])
    if name.type == "LOC":
        return names.places.values.get(text, ("",))[0] in {"country", "alias", "capital"}
    return name.type == "ORG" and text in names.organisations.values


def _with_spans(sentence: Sentence, places: list[tuple[int, int]], spans: list[tuple[int, int, str]]) -> Sentence:
    """The sentence with these spans as labels where it has none."""
    marked = [tag for _, tag in sentence]
    for start, end, kind in spans:
        inside = [index for index, (b, e) in enumerate(places) if start <= b and e <= end]
        if not inside or start < places[0][0] or end > places[-1][1] or any(marked[i] != "O" for i in inside):
            continue
        for number, index in enumerate(inside):
            marked[index] = f"{'I' if number else 'B'}-{kind}"
    return [(token, tag) for (token, _), tag in zip(sentence, marked, strict=True)]


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


def gum_news(names: Gazetteer) -> dict[str, tuple[int, int, int]]:
    """GUM news, its own file left out of training and lexicon."""
    texts = [labelled(text) for text in documents("gum_news.bio")]
    print(line("gum_news, rules alone", measured(None, texts, names)), flush=True)
    others = [text for file in HAND_MADE if file != "gum_news.bio" for text in documents(file)]
    model, _, _ = train(others, documents(SILVER), names)
    print(line("gum_news left out, model alone", measured(model, texts, names, repaired=False)), flush=True)
    counts = measured(model, texts, names)
    print(line("gum_news left out", counts), flush=True)
    return counts


def wikigold(names: Gazetteer, folds: int = 5) -> None:
    """Five folds of wikigold, by document; the rest of the training data always stands beside."""
    texts = documents("wikigold.bio")
    random.Random(SEED).shuffle(texts)
    others = [text for file in HAND_MADE if file != "wikigold.bio" for text in documents(file)]
    total = dict.fromkeys(TYPES, (0, 0, 0))
    for fold in range(folds):
        rest = [text for number, text in enumerate(texts) if number % folds != fold]
        teacher, _, _ = train(rest, documents(SILVER)[::3], names)
        model, _, _ = train([*rest, *completed(others, teacher, names)], documents(SILVER), names)
        counts = measured(model, [labelled(text) for text in texts[fold::folds]], names)
        print(line(f"wikigold, fold {fold + 1}", counts), flush=True)
        total = {kind: tuple(map(sum, zip(total[kind], counts[kind], strict=True))) for kind in TYPES}  # type: ignore[misc]
    print(line("wikigold, five folds", total), flush=True)


def main() -> None:
    """Figures, then the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", action="store_true", help="print figures, write nothing")
    parser.add_argument("--model", action="store_true", help="write the model, print no figures")
    parser.add_argument("--gum", action="store_true", help="only the figures of GUM news")
    choice = parser.parse_args()
    names = gazetteer()
    if not choice.model:
        gum_news(names)
        if not choice.gum:
            wikigold(names)
    if choice.figures or choice.gum:
        return
    whole = documents("wikigold.bio")
    teacher, _, _ = train(whole, documents(SILVER)[::3], names)
    doubtful = [text for file in INCOMPLETE for text in documents(file)]
    _, shipped, words = train([*whole, *completed(doubtful, teacher, names)], documents(SILVER), names)
    (DATA / "en-keys.txt").write_text(shipped.keys, encoding="utf-8", newline="\n")
    (DATA / "en-rows.bin").write_bytes(shipped.rows)
    (DATA / "en.crfsuite").write_bytes(shipped.lattice)
    (DATA / "lexicon.txt").write_text(words, encoding="utf-8", newline="\n")
    size = len(shipped.keys) + len(shipped.rows) + len(shipped.lattice)
    print(f"model {size / 1e6:.2f} MB, lexicon.txt {len(words) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
