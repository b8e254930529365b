"""Figures that must not sink unnoticed: labelled pairs and judged words, where they are at hand."""

import importlib
from pathlib import Path

import pytest
from extent import IS_WHOLE

ROOT = Path(__file__).resolve().parents[2]
QUALITY = ROOT / "benchmarks" / "quality"
LABELLED = ROOT.parent / "shared" / "fuzzy"


@pytest.fixture(autouse=True)
def _benchmarks(benchmarks):
    benchmarks("quality")


@pytest.mark.skipif(not LABELLED.is_dir(), reason="needs the labelled pairs in ../shared/fuzzy")
def test_labelled_pairs_keep_their_precision_and_f1():
    pairs = importlib.import_module("fuzzy_pairs")
    accepts = importlib.import_module("phrase").accepts
    counts = pairs.Counts()
    for pair in pairs.read(LABELLED / "pairs-dev.tsv"):
        if pair.kind != "alias":
            counts.add(pair.match, accepts(pair.keyword, pair.text))
    assert counts.pairs > 2_000
    assert counts.precision >= 0.985, str(counts)
    assert counts.f1 >= 0.96, str(counts)


@pytest.mark.skipif(not LABELLED.is_dir(), reason="needs the labelled pairs in ../shared/fuzzy")
def test_labelled_pairs_keep_their_figures_through_the_whole_product():
    pairs = importlib.import_module("fuzzy_pairs")
    counts = pairs.Counts()
    judged = [pair for pair in pairs.read(LABELLED / "pairs-dev.tsv") if pair.kind != "alias"]
    for pair in judged[:: 1 if IS_WHOLE else 5]:
        counts.add(pair.match, pairs.product_accepts(pair.keyword, pair.text))
    assert counts.precision >= 0.985, str(counts)
    assert counts.f1 >= 0.96, str(counts)


@pytest.mark.skipif(not LABELLED.is_dir(), reason="needs the judged words in ../shared/fuzzy")
def test_judged_words_of_a_corpus_keep_their_precision_and_recall():
    scan = importlib.import_module("fuzzy_scan")
    precision, recall = scan.figures(scan.read([LABELLED / "scan-judged.tsv"]))
    assert precision >= 0.9 and recall >= 0.9


def test_words_judged_by_us_are_accepted_mostly_rightly():
    scan = importlib.import_module("fuzzy_scan")
    precision, recall = scan.figures(scan.read([QUALITY / "scan-judged-more.tsv"]))
    assert precision >= 0.7 and recall >= 0.95
