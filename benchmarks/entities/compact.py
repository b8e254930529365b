"""Make of a trained model what is shipped: the weights of every attribute in one row, and a small model for the sums.

The tagger adds up the rows of a word itself (`triage/entities/weights.py`, which says how rows are laid out) and asks
python-crfsuite only for the best labels of a sentence, by a model whose attributes are the labels.
"""

import random
import struct
import tempfile
from pathlib import Path
from typing import NamedTuple

from triage.entities.weights import LABELS, LANE, SCALE, Weights

_SEED = 20


class CompactModel(NamedTuple):
    """A model in the form in which it is read."""

    keys: str
    rows: bytes
    lattice: bytes

    @property
    def weights(self) -> Weights:
        """What the tagger reads."""
        return Weights(self.keys, self.rows)


def compact(model: bytes) -> CompactModel:
    """The compact form of a model as python-crfsuite writes it."""
    labels, attributes = _names(model)
    rows: dict[int, dict[str, float]] = {}
    transitions = {}
    for kind, source, target, weight in _records(model):
        if kind:
            transitions[labels[source], labels[target]] = weight
        else:
            rows.setdefault(source, {})[labels[target]] = weight
    keys, data = _written({attributes[number]: row for number, row in rows.items()})
    return CompactModel(keys, data, _lattice(transitions))


def _names(model: bytes) -> tuple[dict[int, str], dict[int, str]]:
    """Number → label, and number → attribute."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    told = tagger.info()
    labels, attributes = told.labels.items(), told.attributes.items()
    return {int(number): label for label, number in labels}, {int(number): name for name, number in attributes}


def _records(model: bytes) -> list[tuple[int, int, int, float]]:
    """Kind (0 attribute → label, 1 label → label), source, target and weight of every feature."""
    (start,) = struct.unpack_from("<I", model, 28)
    mark, _, count = struct.unpack_from("<4sII", model, start)
    if mark != b"FEAT":
        raise ValueError("not a model that crfsuite wrote")
    return list(struct.iter_unpack("<IIId", model[start + 12 : start + 12 + 20 * count]))


def _written(rows: dict[str, dict[str, float]]) -> tuple[str, bytes]:
    """One line of keys for each family of attributes, and their rows in the same order."""
    families: dict[str, list[str]] = {}
    for attribute in sorted(rows):
        family, mark, key = attribute.partition("=")
        families.setdefault(f"{family}=" if mark else "", []).append(key if mark else family)
    lines, data = [], bytearray()
    for family, keys in families.items():
        lines.append(" ".join([family, *keys]))
        for key in keys:
            row = rows[family + key]
            beside = round(row.get("O", 0) * SCALE)
            vector = sum(
                (round(row.get(label, 0) * SCALE) - beside) << LANE * lane for lane, label in enumerate(LABELS)
            )
            data += vector.to_bytes(len(LABELS) * LANE // 8, "little", signed=True)
    return "\n".join(lines) + "\n", bytes(data)


def _lattice(transitions: dict[tuple[str, str], float]) -> bytes:
    """A model of which every label is an attribute, worth 1 in the smallest unit of a row, with these transitions."""
    import pycrfsuite

    chance = random.Random(_SEED)
    trainer = pycrfsuite.Trainer(verbose=False)
    every = ["O", *LABELS]
    for _ in range(300):
        labels = [chance.choice(every) for _ in range(12)]
        trainer.append([[label] for label in labels], labels)
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0, "c2": 1, "max_iterations": 3, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        model = bytearray(path.read_bytes())
    names, attributes = _names(bytes(model))
    (start,) = struct.unpack_from("<I", model, 28)
    for number, (kind, source, target, _) in enumerate(_records(bytes(model))):
        if kind:
            weight = transitions.get((names[source], names[target]), 0.0)
        else:
            weight = 1 / SCALE if attributes[source] == names[target] != "O" else 0.0
        struct.pack_into("<d", model, start + 12 + 20 * number + 12, weight)
    return bytes(model)
