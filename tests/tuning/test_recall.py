"""The estimate of recall: its draws, its weights, and whether its interval holds the truth."""

from pathlib import Path
from random import Random

import pytest
from extent import IS_WHOLE, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.scoring.score import Reason, Score, band_of
from triage.tuning.labels import Judged, Label
from triage.tuning.measured import Scored
from triage.tuning.recall import SHARES, allotted, draw, estimate, stratum


def scored(value: float, hit: bool = False, code: str = "below_threshold", counted: int = 1) -> Scored:
    reason = None if hit else Reason(code)  # type: ignore[arg-type]
    score = Score(
        profile="p", value=value, threshold=50, hit=hit, band=band_of(value), reason=reason, counted=counted
    )
    return Scored(article=Article(), score=score)


NONE = Scored(article=Article())


def keep(wanted: bool, share: float | None = None) -> Label:
    return Label(path="a", profile="p", label="keep" if wanted else "skip", sampled=share)


def test_strata() -> None:
    assert [stratum(scored(value, True)) for value in (80, 79.9, 49.9)] == ["strong", "likely", "passing"]
    assert [stratum(scored(value)) for value in (49.9, 20, 19.9)] == ["near", "near", "low"]
    assert stratum(scored(0, code="excluded")) == stratum(scored(70, code="dates")) == "held"
    assert stratum(NONE) == stratum(scored(0, counted=0)) == "none"


def test_near_misses_are_drawn_most_and_all_are_looked_at() -> None:
    assert allotted({"near": 100, "low": 100, "held": 100, "none": 5000}, 10) == {
        "near": 5, "low": 2, "held": 1, "none": 2,
    }  # fmt: skip
    assert allotted({"near": 0, "low": 0, "held": 0, "none": 3}, 10) == {"none": 3}
    assert allotted({"near": 9, "low": 9, "held": 9, "none": 9}, 2) == {"near": 1, "low": 1}


@given(st.dictionaries(st.sampled_from(list(SHARES)), st.integers(0, 50)), st.integers(1, 60))
@settings(deadline=None, max_examples=examples(60))
def test_no_more_than_there_are_and_no_less_than_asked(sizes: dict, count: int) -> None:
    given_ones = allotted(sizes, count)
    assert sum(given_ones.values()) == min(count, sum(sizes.values()))
    assert all(given_ones[name] <= sizes[name] for name in given_ones)


def test_the_same_seed_draws_the_same_and_labelled_ones_are_left() -> None:
    folder = [scored(30 + place / 10) for place in range(100)] + [NONE] * 100 + [scored(90, True)] * 10
    first = draw(folder, {}, 10, 0)
    assert first == draw(folder, {}, 10, 0) != draw(folder, {}, 10, 1)
    assert not any(folder[one.place].hit for one in first)
    labels = {one.place: keep(False, one.share) for one in first}
    assert not {one.place for one in first} & {one.place for one in draw(folder, labels, 10, 0)}


def test_without_a_random_sample_there_is_no_estimate() -> None:
    folder = [scored(90, True), scored(30), NONE]
    assert estimate(folder, Judged({0: keep(True), 1: keep(False)})) is None
    found = estimate(folder, Judged({0: keep(True), 1: keep(False, 1.0)}))
    assert found is not None
    assert found.near is not None
    assert (found.near.recall, found.near.low, found.near.high) == (1, 1, 1)
    assert found.whole is None, "nobody looked where nothing matched"


def test_a_draw_weighs_by_what_it_stands_for() -> None:
    folder = [scored(90, True)] * 10 + [scored(30)] * 100
    labels = {place: keep(True) for place in range(10)}
    labels |= {10 + place: keep(place == 0, 0.1) for place in range(10)}
    found = estimate(folder, Judged(labels))
    assert found is not None
    assert found.whole is not None
    assert found.whole.recall == pytest.approx(10 / 20)
    assert found.whole.low < 0.5 < found.whole.high < 1
    # A reject that somebody found and labelled unasked counts as one, not as ten.
    labels[25] = keep(True)
    more = estimate(folder, Judged(labels))
    assert more is not None
    assert more.whole is not None
    assert more.whole.recall == pytest.approx(10 / (10 + 1 + 1 + 0.1 * 89))


#: Articles and share of wanted ones in each stratum of an imagined folder.
FOLDERS = {
    "a good profile": {"strong": (60, 0.97), "likely": (40, 0.7), "near": (80, 0.1), "low": (150, 0.02), "none": (700, 0.001)},
    "a narrow profile": {"strong": (20, 0.95), "likely": (30, 0.8), "near": (100, 0.3), "low": (100, 0.1), "none": (500, 0.01)},
    "a small folder": {"strong": (8, 0.9), "likely": (6, 0.6), "near": (12, 0.25), "none": (30, 0.03)},
}  # fmt: skip
VALUE = {"strong": 90.0, "likely": 60.0, "near": 30.0, "low": 10.0, "none": 0.0}


@pytest.mark.parametrize(
    ("name", "count"), [("a good profile", 60), ("a narrow profile", 20), ("a small folder", 20)]
)
def test_the_interval_holds_the_truth_in_nine_of_ten_draws(name: str, count: int) -> None:
    held = 0
    draws = 100 if IS_WHOLE else 20
    for seed in range(draws):
        random = Random(f"{name} {seed}")
        folder, truth = [], []
        for band, (size, share) in FOLDERS[name].items():
            is_hit = band in ("strong", "likely")
            folder += [NONE if band == "none" else scored(VALUE[band], is_hit)] * size
            truth += [random.random() < share for _ in range(size)]
        recall = sum(w for one, w in zip(folder, truth, strict=True) if one.hit) / sum(truth)
        labels = {
            place: keep(truth[place]) for place, one in enumerate(folder) if one.hit and random.random() < 0.6
        }
        labels |= {one.place: keep(truth[one.place], one.share) for one in draw(folder, labels, count, seed)}
        found = estimate(folder, Judged(labels))
        assert found is not None
        assert found.whole is not None
        held += found.whole.low - 1e-9 <= recall <= found.whole.high + 1e-9
    assert held >= draws * 0.9, (name, count, held)


def test_the_command_of_the_sample_lets_its_numbers_be_labelled(sample) -> None:
    drawn = sample.triage("sample", "sample_data", "-p", "bird-flu", "-n", "4")
    assert drawn.status == 0
    assert drawn.lines[0].split()[:2] == ["Bird", "flu"]
    assert "4 of 29 rejects, drawn at random" in drawn.lines[0]
    assert sample.triage("label", "skip", "1", "2", "3", "4").status == 0
    lines = Path(sample.folder, "sample_data/_labels.jsonl").read_text("utf-8").splitlines()
    assert sum('"sampled"' in line for line in lines) == 4
    said = sample.triage("profile", "test", "bird-flu", "--labels", "sample_data/_labels.jsonl", "sample_data").out
    said = " ".join(said.split())
    assert "Of 4 rejects drawn at random 4 are rightly left out." in said
    assert "Of all that is wanted, about 100% (" in said
    again = sample.triage("sample", "sample_data", "-p", "bird-flu", "-n", "4")
    assert again.lines[2:-2] != drawn.lines[2:-2]


def test_a_sample_is_of_one_profile(sample) -> None:
    ran = sample.triage("sample", "sample_data")
    assert ran.status == 2
    assert "one profile at a time, and there are bird-flu, hawser, silk-gate" in ran.err
