"""How much a profile misses, from rejects that were drawn at random and labelled.

Rejects are drawn by stratum, more of those that nearly were hits; each label remembers what share of its stratum was
drawn, and weighs by the inverse. Rejects that somebody labelled unasked are known and leave the unknown rest. The
interval comes from drawing each stratum's unknown share many times from a beta distribution with a fixed seed, so that
the same labels say the same. A test holds it to cover the truth.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal

from msgspec import Struct

from triage.scoring.score import LIKELY, STRONG
from triage.tuning.labels import Judged, Label
from triage.tuning.measured import Scored
from triage.tuning.measures import Proportion

StratumName = Literal["strong", "likely", "passing", "near", "low", "held", "none"]
HITS: tuple[StratumName, ...] = ("strong", "likely", "passing")
#: Rejects: scores from `NEAR` on, below it, what a gate or filter keeps back, and where nothing matched; and how the
#: draws are shared among them: a near miss is the likeliest mistake, the rest is most of the articles.
SHARES: dict[StratumName, float] = {"near": 0.5, "low": 0.2, "held": 0.1, "none": 0.2}
NEAR = 20.0
DRAWS, SURE = 1000, 0.95
#: Up to so many unlabelled articles are decided one by one.
FEW = 30


def stratum(one: Scored) -> StratumName:
    """Where an article stands under the profile as it is now."""
    score = one.score
    if score is not None and score.hit:
        return "strong" if score.value >= STRONG else "likely" if score.value >= LIKELY else "passing"
    if score is None or (
        not score.counted and score.reason is not None and score.reason.code == "below_threshold"
    ):
        return "none"
    if score.reason is not None and score.reason.code != "below_threshold":
        return "held"
    return "near" if score.value >= NEAR else "low"


class DrawnArticle(Struct, frozen=True):
    """One article of a sample."""

    #: Position among the articles.
    place: int
    stratum: StratumName
    #: The share of its stratum that was drawn.
    share: float


def draw(
    scored: Sequence[Scored], labelled: Mapping[int, Label], count: int, seed: int
) -> tuple[DrawnArticle, ...]:
    """Unlabelled rejects at random, best score first; the same seed draws the same."""
    strata: dict[StratumName, list[int]] = {name: [] for name in SHARES}
    for place, one in enumerate(scored):
        name = stratum(one)
        if name in strata and place not in labelled:
            strata[name].append(place)
    sizes = {name: len(places) for name, places in strata.items()}
    random = Random(f"triage sample {seed}")
    drawn = [
        DrawnArticle(place, name, round(wanted / sizes[name], 6))
        for name, wanted in allotted(sizes, count).items()
        for place in random.sample(strata[name], wanted)
    ]
    return tuple(
        sorted(drawn, key=lambda one: (list(SHARES).index(one.stratum), -scored[one.place].value, one.place))
    )


def allotted(sizes: Mapping[StratumName, int], count: int) -> dict[StratumName, int]:
    """How many of each stratum: by `SHARES`, one at least of each that has any, as far as `count` goes.

    >>> allotted({"near": 3, "low": 40, "held": 0, "none": 900}, 10)
    {'near': 3, 'low': 4, 'none': 3}
    """
    left = {name: size for name, size in sizes.items() if size}
    given: dict[StratumName, int] = dict.fromkeys(left, 0)
    for _ in range(min(count, sum(left.values()))):
        open_ones = [name for name in left if given[name] < left[name]]
        # The one that is furthest behind its share; the empty-handed first.
        name = max(open_ones, key=lambda name: (given[name] == 0, SHARES[name] / (given[name] + 1)))
        given[name] += 1
    return {name: number for name, number in given.items() if number}


class Stratum(Struct, frozen=True, kw_only=True):
    """One stratum of the folder and what its labels say."""

    name: StratumName
    size: int
    #: Labels that were drawn (in hits: any), and how many of them are kept; weights make these no whole numbers.
    drawn: float = 0.0
    kept: float = 0.0
    #: Rejects labelled unasked, and how many of them are kept.
    known: int = 0
    known_kept: int = 0
    #: Labels of the first kind as they are counted by a person.
    looked_at: int = 0
    found: int = 0

    @property
    def rest(self) -> float:
        """Articles that nobody has labelled."""
        return max(0.0, self.size - self.known - self.looked_at)

    @property
    def expected(self) -> float:
        """Wanted articles in it, by the labels."""
        share = self.kept / self.drawn if self.drawn else 0.0
        return self.known_kept + self.found + share * self.rest


class Interval(Struct, frozen=True):
    """A recall, with the bounds between which it lies `SURE` of the time."""

    recall: float
    low: float
    high: float


class Estimate(Struct, frozen=True, kw_only=True):
    """Recall in a folder; None where a stratum was not looked at at all."""

    strata: tuple[Stratum, ...]
    #: Of all that is wanted and scores `NEAR` or more, and of all that is wanted.
    near: Interval | None
    whole: Interval | None
    #: Of all hits, how many are wanted; None where hits were not drawn at random.
    precision: Proportion | None = None

    @property
    def drawn(self) -> int:
        """Rejects drawn at random and labelled."""
        return sum(one.looked_at for one in self.strata if one.name not in HITS)

    @property
    def wrong(self) -> int:
        """The labelled articles that are wanted."""
        return sum(one.found for one in self.strata if one.name not in HITS)


def estimate(scored: Sequence[Scored], judged: Judged) -> Estimate | None:
    """What the labels say of the folder's recall; None without a random sample among them."""
    if not any(label.sampled for place, label in judged.labels.items() if not scored[place].hit):
        return None
    places: dict[StratumName, list[int]] = {name: [] for name in (*HITS, *SHARES)}
    for place, one in enumerate(scored):
        places[stratum(one)].append(place)
    hits_drawn = _are_drawn([label for name in HITS for label in map(judged.labels.get, places[name]) if label])
    strata = tuple(
        _stratum(name, found, judged.labels, hits_drawn=hits_drawn) for name, found in places.items() if found
    )
    return Estimate(
        strata=strata,
        near=interval([one for one in strata if one.name in (*HITS, "near")]),
        whole=interval(strata),
        precision=_precision([one for one in strata if one.name in HITS]) if hits_drawn else None,
    )


def _are_drawn(labels: Sequence[Label]) -> bool:
    """Whether all hits that have a label were drawn; one that was labelled unasked says nothing of the others."""
    return bool(labels) and all(label.sampled for label in labels)


def _precision(hits: Sequence[Stratum]) -> Proportion | None:
    if any(one.rest and not one.drawn for one in hits):
        return None
    size = sum(one.size for one in hits)
    random = Random("triage precision")
    shares = sorted(sum(_drawn_wanted(one, 0.5, random) for one in hits) / size for _ in range(DRAWS))
    share = sum(one.expected for one in hits) / size
    low, high = shares[int(DRAWS * (1 - SURE) / 2)], shares[int(DRAWS * (1 + SURE) / 2)]
    return Proportion(share, min(low, share), max(high, share))


def _stratum(
    name: StratumName, places: Sequence[int], labels: Mapping[int, Label], *, hits_drawn: bool = False
) -> Stratum:
    found = [labels[place] for place in places if place in labels]
    drawn = [label for label in found if name in HITS or label.sampled]
    known = [label for label in found if name not in HITS and not label.sampled]
    is_weighed = hits_drawn or name not in HITS
    weights = [1 / label.sampled if is_weighed and label.sampled else 1.0 for label in drawn]
    total, squares = sum(weights), sum(weight * weight for weight in weights)
    kept = sum(weight for weight, label in zip(weights, drawn, strict=True) if label.keeps)
    # Unequal weights tell less: so many equal ones would tell as much.
    worth = total * total / squares if squares else 0.0
    return Stratum(
        name=name,
        size=len(places),
        drawn=worth,
        kept=worth * kept / total if total else 0.0,
        known=len(known),
        known_kept=sum(label.keeps for label in known),
        looked_at=len(drawn),
        found=sum(label.keeps for label in drawn),
    )


def interval(strata: Sequence[Stratum]) -> Interval | None:
    """Recall and its bounds; None where a stratum has no label, or nothing is wanted."""
    if any(one.rest and not one.drawn for one in strata):
        return None
    got = sum(one.expected for one in strata if one.name in HITS)
    wanted = sum(one.expected for one in strata)
    if not wanted:
        return None
    low = _quantile(strata, (0.5, 0.5), (1 - SURE) / 2)
    high = _quantile(strata, (1.0, 0.0), (1 + SURE) / 2)
    recall = got / wanted
    return Interval(recall, min(low, recall), max(high, recall))


def _quantile(strata: Sequence[Stratum], priors: tuple[float, float], share: float) -> float:
    """A quantile of the recall; `priors` are the successes put to those of hits and of rejects beforehand.

    With Jeffreys' half for both the lower bound is right. The upper one would be far too low: where nobody found
    anything wanted among thousands, half a find in each stratum adds up to many articles. So it goes, as Clopper and
    Pearson do, from no find in rejects and a full one in hits.
    """
    random = Random("triage recall")
    recalls = sorted(_drawn_recall(strata, priors, random) for _ in range(DRAWS))
    return recalls[min(DRAWS - 1, int(DRAWS * share))]


def _drawn_recall(strata: Sequence[Stratum], priors: tuple[float, float], random: Random) -> float:
    got = wanted = 0.0
    for one in strata:
        is_hit = one.name in HITS
        total = _drawn_wanted(one, priors[0] if is_hit else priors[1], random)
        wanted += total
        got += total if is_hit else 0.0
    return got / wanted if wanted else 1.0


def _drawn_wanted(one: Stratum, prior: float, random: Random) -> float:
    """Wanted articles of a stratum, by one draw of its unknown share."""
    share = _beta(one.kept + prior, one.drawn - one.kept + 1 - prior, random)
    rest = one.rest
    more = sum(random.random() < share for _ in range(int(rest))) if rest <= FEW else share * rest
    return one.known_kept + one.found + more


def _beta(right: float, wrong: float, random: Random) -> float:
    """A draw; at the ends of the scale the share itself."""
    if right <= 0 or wrong <= 0:
        return 0.0 if right <= 0 else 1.0
    return random.betavariate(right, wrong)
