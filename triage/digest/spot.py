"""The spot check: one near miss at random, and what the labels of all such checks say of what is missed."""

import os
from collections.abc import Sequence
from random import Random

from msgspec import Struct

from triage.digest.notes import SpotCheck, SpotEstimate
from triage.digest.stream import DigestStream
from triage.report.rank import open_value
from triage.report.report import Reject
from triage.state.changes import SpotRecord
from triage.state.store import StateStore
from triage.tuning.labels import Label
from triage.tuning.recall import Stratum, interval


class SpotDraw(Struct, frozen=True):
    """A spot check as the digest shows it, and as the state keeps it."""

    shown: SpotCheck
    kept: SpotRecord


def spot_check(stream: DigestStream, near: Sequence[Reject]) -> SpotDraw | None:
    """One of the near misses; the same digest asks the same."""
    if not near:
        return None
    in_order = sorted(near, key=lambda reject: (reject.article.path, reject.article.index))
    reject = Random(f"triage spot {stream.handle}").choice(in_order)
    article = reject.article
    share = round(1 / len(near), 6)
    handle = f"{stream.handle}-s"
    return SpotDraw(
        SpotCheck(handle=handle, reject=reject, value=open_value(reject.scores[0]), share=share),
        SpotRecord(handle, article.identity, os.fsencode(article.path), article.index, share),
    )


def estimate(
    stream: DigestStream, labels: Sequence[Label], delivered: Sequence[str], store: StateStore
) -> SpotEstimate | None:
    """What the labels say; None before the first spot check was labelled.

    `delivered` holds the identities of what the stream delivered: labels of those say how many hits are right.
    """
    if stream.known is None:
        return None
    own = {label.id: label for label in labels if label.profile == stream.profile.id and label.id}
    asked = [(own[article], share) for _, article, share in store.spots(stream.known.id) if article in own]
    if not asked:
        return None
    hits, near = store.sizes(stream.known.id)
    wrong = [share for label, share in asked if label.keeps]
    judged = [own[identity] for identity in dict.fromkeys(delivered) if identity in own]
    weights = [1 / share for _, share in asked]
    worth = sum(weights) ** 2 / sum(weight * weight for weight in weights)
    strata = [
        Stratum(name="likely", size=hits, drawn=len(judged), kept=sum(label.keeps for label in judged),
                looked_at=len(judged), found=sum(label.keeps for label in judged)),
        Stratum(name="near", size=near, drawn=worth, kept=worth * sum(1 / share for share in wrong) / sum(weights),
                looked_at=len(asked), found=len(wrong)),
    ]  # fmt: skip
    return SpotEstimate(drawn=len(asked), wrong=len(wrong), recall=interval(strata))
