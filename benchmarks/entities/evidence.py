"""Weigh what speaks for and against showing a name, by names that readers judged without seeing what was made of them.

    python benchmarks/entities/evidence.py            figures, then triage/entities/evidence_weights.py
    python benchmarks/entities/evidence.py --figures  figures only

`judged_found.tsv` has names found in articles of `../shared/articles`, shown or not, each right (its extent and its type)
or wrong. A logistic regression for each type adds up the signs of `triage.entities.evidence`; figures are of ten folds.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from pathlib import Path

import triage
from triage.article import Article
from triage.entities import default_recogniser
from triage.entities.gazetteer import gazetteer
from triage.entities.merge import Mention
from triage.entities.trust import Trust

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "articles"
JUDGED = Path(__file__).parent / "judged_found.tsv"
WEIGHTS = ROOT / "triage" / "entities" / "evidence_weights.py"
#: So much evidence is enough: where nearly as many right names are shown as wrong ones are not worth another.
ENOUGH = {"PERSON": 1.25, "ORG": 1.45, "LOC": 0.9}
#: How tame weights are (L2); half and twice as much gave the same figures.
TAME = 1.0
SEED, FOLDS = 3, 10

Row = tuple[dict[str, float], bool]


class Witness(Trust):
    """Keeps the mentions of every entity that it is asked about."""

    def __init__(self) -> None:
        super().__init__(gazetteer())
        self.seen: list[list[Mention]] = []

    def shown(self, group: list[Mention], confidence: float) -> bool:
        """Keep it; whether it is shown."""
        self.seen.append(group)
        return super().shown(group, confidence)


def rows() -> dict[str, list[Row]]:
    """Type → the evidence and the verdict of every judged name that is still found."""
    verdicts: dict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]:
        article, kind, name, verdict = line.split("\t")
        verdicts[article][kind, name] = verdict == "right"
    recogniser = default_recogniser()
    found: dict[str, list[Row]] = defaultdict(list)
    for place, wanted in verdicts.items():
        path, _, index = place.partition("#")
        articles = (one for one in triage.read([SHARED / path]) if isinstance(one, Article))
        article = next(one for one in articles if one.index == int(index))
        recogniser._trust = witness = Witness()
        names = {entity.spans: (entity.type, entity.text) for entity in recogniser.recognise(article)}
        for group in witness.seen:
            name = names.get(tuple(mention.span for mention in group))
            if name in wanted and not group[0].by_language:
                found[name[0]].append((dict(witness.evidence.signs(group)), wanted[name]))
    return found


def weighed(judged: list[Row]) -> dict[str, float]:
    """Sign → how much it speaks for a name, as a difference of logarithms of odds."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, right in judged:
        trainer.append([signs], ["right" if right else "wrong"])
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0, "c2": TAME, "max_iterations": 300})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        weights: dict[str, float] = defaultdict(float)
        for (sign, label), weight in tagger.info().state_features.items():
            weights[sign] += weight if label == "right" else -weight
    return dict(weights)


def figures(kind: str, judged: list[Row]) -> None:
    """How many right and wrong names are shown, each fold weighed by the others."""
    order = list(range(len(judged)))
    random.Random(SEED).shuffle(order)
    shown = {True: 0, False: 0}
    for fold in range(FOLDS):
        weights = weighed([judged[row] for place, row in enumerate(order) if place % FOLDS != fold])
        for row in order[fold::FOLDS]:
            signs, right = judged[row]
            shown[right] += sum(weights.get(sign, 0) * value for sign, value in signs.items()) >= ENOUGH[kind]
    right = sum(verdict for _, verdict in judged)
    print(
        f"{kind:7} {len(judged)} judged, {right} right; shown {shown[True]} right, {shown[False]} wrong: {shown[True] / sum(shown.values()):.3f}"
    )


def main() -> None:
    """Figures, then the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", action="store_true", help="print figures, write nothing")
    choice = parser.parse_args()
    judged = rows()
    lines = [
        '"""How much each sign of `evidence` speaks for showing a name. Written by benchmarks/entities/evidence.py."""',
        "",
        "#: Type → the least sum at which a name is shown.",
        f"ENOUGH = {ENOUGH!r}",
        "#: Type → sign → what it adds.",
        "WEIGHTS = {",
    ]
    for kind in ENOUGH:
        figures(kind, judged[kind])
        weights = weighed(judged[kind])
        lines.append(f"    {kind!r}: {{")
        lines += [f"        {sign!r}: {weight:.2f}," for sign, weight in sorted(weights.items())]
        lines.append("    },")
    if not choice.figures:
        WEIGHTS.write_text("\n".join([*lines, "}", ""]).replace("'", '"'), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
