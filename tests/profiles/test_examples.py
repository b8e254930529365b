"""What a person writes, and the profile that it means."""

from pathlib import Path

import pytest
from two_profiles import LONG, SHORT

import triage
from profiles.loading import profile
from triage.profiles.load import load_profile, profile_of_terms
from triage.profiles.model import AtLeast, Combination, Near, Profile, ProfileTest, Require, Term

SEED = Path(__file__).parents[3] / "shared" / "articles" / "seed"


def test_a_profile_of_one_minute_reports_every_match():
    found = profile(SHORT)
    assert found.id == "energy"
    assert found.title == "Japan and the US alliance"
    assert [term.text for term in found.terms] == [
        "Shinzo Abe",
        "security alliance",
        "Trans-Pacific Partnership",
        "TPP",
    ]
    assert all(term == Term(id=term.text, text=term.text) for term in found.terms)
    assert (found.threshold, found.threshold_rule) == ("any", "any")


def test_the_long_example_fills_the_whole_model():
    found = profile(LONG, with_lines=True)
    assert (found.threshold, found.threshold_rule) == (50.0, "given")
    assert found.languages == ("en",)
    assert found.exclude == ("box office",)
    okinawa, alliance, abe, tpp, troops = found.terms
    assert (okinawa.weight, okinawa.line) == (1.0, 6)
    assert (alliance.weight, alliance.line) == (2.0, 6)
    assert (abe.variants, abe.weight, abe.line) == (("Abe Shinzo", "安倍晋三"), 3.0, 8)
    assert tpp.variants == ("Trans-Pacific Partnership",)
    assert troops.near == Near(terms=("Japan", "Okinawa", "U.S."), within=12)
    assert troops.unless_near == Near(terms=("exercise",), within=6)
    assert found.combinations == (
        Combination(
            id="tariff + Tokyo",
            all=(("tariff", "trade pact"), ("Tokyo", "Washington")),
            none=("baseball",),
            within_words=40,
            line=24,
        ),
    )
    assert found.require == Require(any=("Shinzo Abe", "alliance"))
    assert found.filter.min_words == 5
    assert found.filter.exclude_outlets == ("PR Newswire",)
    assert found.tests == (
        ProfileTest(
            text="Shinzo Abe said the security alliance with the United States stands.", expect="hit", line=39
        ),
    )


def test_the_same_profile_from_a_file_a_text_and_a_dictionary(tmp_path):
    file = tmp_path / "japan.toml"
    file.write_text(SHORT, encoding="utf-8")
    loaded = load_profile(file)
    made = triage.Profile.from_dict(
        {
            "title": "Japan and the US alliance",
            "terms": ("Shinzo Abe", "security alliance", "Trans-Pacific Partnership", "TPP"),
        },
        id="japan",
    )
    assert (loaded.id, loaded.path) == ("japan", str(file))
    assert loaded.sha256 == made.sha256
    assert loaded.terms == made.terms


def test_a_weight_anywhere_makes_the_threshold_fifty_and_no_weight_reports_all():
    assert profile('terms = [{ text = "a", weight = 1 }]').threshold == 50
    assert profile('terms = ["a"]\ndefaults = { weight = 2 }').threshold_rule == "weights"
    assert profile('terms = ["a"]\n[[combination]]\nall = [["b"]]\nweight = 2').threshold == 50
    assert profile('terms = ["a"]\n[[combination]]\nall = [["b"]]').threshold == "any"
    said = profile('threshold = "any"\nterms = [{ text = "a", weight = 3 }]')
    assert (said.threshold, said.threshold_rule) == ("any", "given")


def test_ids_are_the_texts_and_stay_unique():
    found = profile('terms = ["tin", "tin", { text = "zinc", id = "tin (2)" }]')
    assert [term.id for term in found.terms] == ["tin", "tin (3)", "tin (2)"]


def test_required_joins_require_and_exclude_joins_exclude_without_points():
    found = profile(
        'exclude = ["x"]\nterms = ["a", { text = "b", required = true }, { text = "c", id = "no", exclude = true }]\n'
        '[require]\nall = ["d"]\nat_least = { count = 1, of = ["a", "d"] }\n'
    )
    assert found.require == Require(all=("d", "b"), at_least=AtLeast(count=1, of=("a", "d")))
    assert found.exclude == ("x", "no")
    assert [term.weight for term in found.terms] == [1, 1, 0]
    assert found.threshold == "any"


def test_defaults_hold_where_a_term_says_nothing_else():
    found = profile('terms = ["a", { text = "b", fuzzy = true }]\n[defaults]\nfuzzy = false\nin = ["title"]\n')
    assert [term.fuzzy for term in found.terms] == ["off", "auto"]
    assert [term.within for term in found.terms] == [("title",), ("title",)]


def test_terms_of_the_command_line_are_taken_to_the_letter():
    found = profile_of_terms(("bird flu", "@who", "file:x"))
    assert [term.text for term in found.terms] == ["bird flu", "@who", "file:x"]
    assert (found.id, found.threshold) == ("terms", "any")


def test_the_digest_sees_what_decides_scores_and_nothing_else():
    first = profile(SHORT)
    assert profile("# a comment\n" + SHORT + 'note = "n"\n[[test]]\ntext = "x"').sha256 == first.sha256
    assert profile(SHORT, with_lines=True).sha256 == first.sha256
    assert profile(SHORT.replace("TPP", "CPTPP")).sha256 != first.sha256
    assert profile(SHORT + "fields = { title = 6 }").sha256 != first.sha256
    assert len(first.sha256) == 64


def test_a_profile_in_code_needs_no_loader():
    assert Profile(id="a", terms=(Term(id="a", text="a"),)).threshold == "any"


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["one minute", "full"])
def test_both_examples_make_the_seed_article_a_hit(text):
    if not SEED.is_dir():
        pytest.skip("the seed article is not here")
    [article] = [found for found in triage.read([SEED]) if isinstance(found, triage.Article)]
    [score] = triage.Matcher([profile(text)]).score(article)
    assert score.hit
    assert score.value > 50


def test_the_long_example_passes_its_own_test_and_not_without_its_gate():
    found = profile(LONG)
    matcher = triage.Matcher([found])
    assert matcher.score(triage.Article(body=found.tests[0].text))[0].hit
    unmet = triage.Article(body="Okinawa and the TPP were on the table, and nobody spoke of anything else.")
    [score] = matcher.score(unmet)
    assert not score.hit
    assert score.reason is not None and score.reason.code == "requires"
