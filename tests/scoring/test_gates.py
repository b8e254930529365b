"""Gates: what closes a profile for an article, whatever else was found; the sum holds all the same."""

import pytest
from matching.looking import counts, profile, score, verdict


def test_exclude_takes_the_whole_score_and_says_so():
    made = profile("cod", exclude=["box office"])
    found = score(made, "The cod ruled the box office.")
    assert verdict(made, "The cod ruled the box office.") == "excluded: box office"
    assert found.value == 0
    gate = found.contributions[-1]
    assert (gate.term, gate.kinds, gate.count) == ("box office", {"gate": 1}, 1)
    assert sum(part.points for part in found.contributions) == pytest.approx(0)
    assert gate.points == -found.contributions[0].points
    assert verdict(made, "The cod ruled the office.") == "hit"


def test_literals_of_gates_take_wildcards_and_default_settings():
    made = profile("cod", exclude=["box off*"])
    assert verdict(made, "cod in the box offices") == "excluded: box off*"
    assert verdict(made, "cod in the box of fish") == "hit"
    assert verdict(profile("cod", exclude=["WHO"]), "cod for those who wait") == "hit"
    assert verdict(profile("cod", exclude=["recipe"]), "cod recipes") == "excluded: recipe"


def test_gates_see_what_a_longer_term_took():
    made = profile("security alliance", {"text": "alliance", "id": "plain"}, require={"all": ["plain"]})
    assert verdict(made, "a security alliance") == "hit"
    assert counts(made, "a security alliance") == {"security alliance": 1}


def test_a_term_that_excludes_has_no_points():
    made = profile("cod", {"text": "recipe", "exclude": True})
    assert verdict(made, "cod recipe") == "excluded: recipe"
    assert counts(made, "cod recipe") == {"cod": 1, "recipe": 1}
    twice = profile("cod", {"text": "recipe", "exclude": True, "at_least": 2})
    assert verdict(twice, "cod recipe") == "hit"
    assert verdict(twice, "cod recipe recipe") == "excluded: recipe"


def test_exclude_by_tag():
    made = profile("cod", {"text": "striker", "tags": ["sport"], "weight": 0}, exclude=["tag:sport"])
    assert verdict(made, "cod and a striker") == "excluded: tag:sport"
    assert verdict(made, "cod and a strike") == "hit"


def test_a_tag_of_a_combination_in_gates():
    landed = {"id": "landed", "all": [["cod", "hake"], ["quay"]], "tags": ["port"]}
    gates = {
        "exclude": (["tag:port"], "excluded: tag:port", "hit"),
        "require": ({"any": ["tag:port", "tuna"]}, "hit", "requires: tag:port or tuna"),
    }
    for key, (gate, with_it, without) in gates.items():
        for terms in (["cod"], ["cod", {"text": "eel", "tags": ["port"]}]):
            made = profile(*terms, combination=[landed], **{key: gate})
            assert (verdict(made, "cod on the quay"), verdict(made, "cod")) == (with_it, without)
        assert verdict(made, "cod and eel") == with_it
    made = profile("cod", combination=[landed], require={"at_least": {"count": 2, "of": ["tag:port", "tuna"]}})
    assert (verdict(made, "cod, quay, tuna"), verdict(made, "cod tuna")) == (
        "hit",
        "requires: 2 of tag:port, tuna",
    )


def test_a_text_that_is_a_combinations_id_is_looked_for_beside_terms_and_in_combinations():
    strike = {"id": "strike", "all": [["walkout"], ["port"]]}
    near = {"text": "cod", "near": {"terms": ["strike"], "within": 2}}
    made = profile(near, combination=[strike, {"all": [["strike"], ["quay"]]}])
    assert [verdict(made, body) for body in ("cod strike", "a strike on the quay")] == ["hit", "hit"]
    # A tag that only a combination has is a text there too.
    tagged = {"text": "cod", "near": {"terms": ["tag:port"], "within": 2}}
    assert verdict(profile(tagged, combination=[strike | {"tags": ["port"]}]), "cod in port") == "below_threshold"
    made = profile(near, combination=[strike], require={"any": ["strike"]})
    assert (verdict(made, "cod strike"), verdict(made, "a walkout in the port")) == ("requires: strike", "hit")


def test_require():
    made = profile("cod", require={"any": ["quota", "catch"]})
    assert verdict(made, "cod quota") == "hit"
    assert verdict(made, "cod catches") == "hit"
    assert verdict(made, "cod") == "requires: quota or catch"
    made = profile("cod", require={"all": ["quota", "catch"]})
    assert verdict(made, "cod quota catch") == "hit"
    assert verdict(made, "cod quota") == "requires: catch"
    made = profile("cod", require={"none": ["recipe"]})
    assert verdict(made, "cod recipe") == "excluded: recipe"
    assert verdict(made, "cod") == "hit"


def test_at_least_so_many_of_them():
    made = profile("cod", require={"at_least": {"count": 2, "of": ["quota", "catch", "port"]}})
    assert verdict(made, "cod quota port") == "hit"
    assert verdict(made, "cod quota quota") == "requires: 2 of quota, catch, port"


def test_required_terms():
    made = profile("cod", {"text": "quota", "required": True})
    assert verdict(made, "cod quota") == "hit"
    assert verdict(made, "cod") == "requires: quota"
    near = profile("cod", {"text": "quota", "required": True, "near": {"terms": ["cod"], "within": 1}})
    assert verdict(near, "cod the quota") == "hit"
    assert verdict(near, "cod and all the quota") == "requires: quota"


def test_a_gate_alone_matches_nothing():
    made = profile("cod", exclude=["recipe"])
    assert score(made, "A recipe.").contributions[-1:] == () or score(made, "A recipe.").value == 0
    assert not score(made, "A recipe.").hit
