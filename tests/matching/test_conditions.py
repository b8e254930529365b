"""Where and how often a term must stand: zones, first words, near, at_least; and combinations in their windows."""

import pytest

from .looking import counts, kinds, profile, texts, verdict

LONG = "filler " * 60


def test_fields_and_zones():
    facts = {"title": "Cod", "abstract": "Of cod.", "credits": "by Cod", "slug": "COD", "keywords": ("cod",)}
    body = f"Cod leads. {LONG} cod"
    assert texts("cod", body, **facts) == ["Cod", "cod", "Cod", "cod"]
    for zone, found in {
        "title": ["Cod"],
        "abstract": ["cod"],
        "lead": ["Cod"],
        "body": ["Cod", "cod"],
        "credits": ["Cod"],
        "slug": ["COD"],
        "keywords": ["cod"],
    }.items():
        assert texts({"text": "cod", "in": [zone]}, body, **facts) == found, zone
    assert texts({"text": "cod", "not_in": ["body"]}, body, **facts) == ["Cod", "cod"]
    assert texts({"text": "cod", "not_in": ["lead"]}, body, **facts) == ["Cod", "cod", "cod"]


def test_an_abstract_that_is_the_opening_counts_once():
    assert texts("cod", "The cod fell. More.", abstract="The cod fell.") == ["cod"]
    assert texts("cod", "The cod fell. More.", abstract="The cod rose.") == ["cod", "cod"]


def test_the_lead_is_the_first_50_tokens():
    lead = {"text": "cod", "in": ["lead"]}
    assert texts(lead, "word " * 49 + "cod") == ["cod"]
    assert texts(lead, "word " * 50 + "cod") == []


def test_first_words_counts_title_and_body_together():
    term = {"text": "cod", "first_words": 5}
    assert texts(term, "four cod", title="one two three") == ["cod"]
    assert texts(term, "four five cod", title="one two three") == []
    assert texts(term, "x", title="a b c d cod") == ["cod"]
    assert texts(term, "x", title="a b c d e cod") == []


def test_at_least_and_max_count():
    assert texts({"text": "cod", "at_least": 3}, "cod cod cod") == ["cod"] * 3
    assert texts({"text": "cod", "at_least": 3}, "cod cod") == []
    assert texts({"text": "cod", "max_count": 2}, f"{LONG} cod cod", title="Cod") == ["Cod", "cod"]
    # at_least counts every occurrence, also those a longer term takes the points of.
    made = profile({"text": "cod", "at_least": 2}, "cod quota")
    assert counts(made, "cod quota, cod") == {"cod": 1, "cod quota": 1}


def test_near():
    term = {"text": "troops", "near": {"terms": ["Japan", "Okinawa"], "within": 2}}
    assert texts(term, "troops in all Japan") == ["troops"]
    assert texts(term, "Japan moved its troops") == ["troops"]
    assert texts(term, "troops in all of Japan") == []
    assert texts(term, "troops", title="Japan") == []


def test_near_in_order():
    term = {"text": "ban", "near": {"terms": ["cod"], "within": 2, "ordered": True}}
    assert texts(term, "ban on cod") == ["ban"]
    assert texts(term, "cod under ban") == []


def test_near_in_a_sentence_or_paragraph():
    sentence = {"text": "ban", "near": {"terms": ["cod"], "unit": "sentence", "within": 0}}
    assert texts(sentence, "The ban hit all boats and even the cod. Rain fell.") == ["ban"]
    assert texts(sentence, "The ban hit all boats. Even the cod.") == []
    paragraph = {"text": "ban", "near": {"terms": ["cod"], "unit": "paragraph", "within": 0}}
    assert texts(paragraph, "The ban hit all boats. Even the cod.") == ["ban"]
    assert texts(paragraph, "The ban hit all boats.\n\nEven the cod.") == []
    within = {"text": "ban", "near": {"terms": ["cod"], "unit": "sentence", "within": 1}}
    assert texts(within, "The ban hit all boats. Even the cod.") == ["ban"]


def test_unless_near():
    term = {"text": "troops", "unless_near": {"terms": ["exercise"], "within": 1}}
    assert texts(term, "troops in exercise; later some troops left") == ["troops"]
    assert texts(term, "troops in exercise") == []
    assert texts(term, "troops in an exercise") == ["troops"]


def test_near_sees_what_a_longer_term_took():
    made = profile("security alliance", {"text": "Japan", "near": {"terms": ["alliance"], "within": 1}})
    assert counts(made, "the security alliance Japan") == {"security alliance": 1, "Japan": 1}


def test_near_sees_terms_by_tag():
    made = profile(
        {"text": "Okinawa", "tags": ["place"]}, {"text": "base", "near": {"terms": ["tag:place"], "within": 1}}
    )
    assert counts(made, "base in Okinawa") == {"Okinawa": 1, "base": 1}
    assert counts(made, "base in sunny Okinawa") == {"Okinawa": 1}


def test_conditions_on_dates():
    term = {"text": "cod", "from": "2026-01-01", "until": "2026-06-30"}
    assert texts(term, "cod", published="2026-06-30T23:00:00+00:00") == ["cod"]
    assert texts(term, "cod", published="2026-07-01") == []
    assert texts(term, "cod", published="2025-12-31") == []
    assert texts(term, "cod") == ["cod"]


def test_longest_match_takes_the_points():
    made = profile("security alliance", "alliance", "alliance with Japan")
    assert counts(made, "the security alliance, the alliance") == {"security alliance": 1, "alliance": 1}
    assert counts(made, "the security alliance with Japan") == {"alliance with Japan": 1}
    assert counts(profile("Abe", {"text": "Abes", "id": "other"}), "Abe") == {"Abe": 1}


def test_an_equal_match_goes_by_kind_then_weight_then_id():
    assert counts(profile({"text": "attacked", "weight": 9}, "attacks"), "attacks") == {"attacks": 1}
    assert counts(profile({"text": "cod", "id": "b", "weight": 2}, {"text": "cod", "id": "a"}), "cod") == {"b": 1}
    assert counts(profile({"text": "cod", "id": "b"}, {"text": "cod", "id": "a"}), "cod") == {"a": 1}


def combination(*, body: str, **keys) -> int:
    made = profile(
        "zebra", combination=[{"all": [["tariff", "trade pact"], ["Tokyo", "Lima"]], "id": "both", **keys}]
    )
    return counts(made, body).get("both", 0)


def test_a_combination_in_an_article():
    assert combination(body=f"A tariff. {LONG}. In Tokyo.") == 1
    assert combination(body="Tariff, tariff, Tokyo, Lima.") == 1
    assert combination(body="A tariff in Rome.") == 0
    assert combination(body="A trade pact in Lima; baseball.", none=["baseball"]) == 0
    assert combination(body="A trade pact in Lima; football.", none=["baseball"]) == 1


def test_a_combination_within_words_counts_disjoint_windows():
    assert combination(body="tariff of Tokyo", within=1) == 1
    assert combination(body="tariff of old Tokyo", within=1) == 0
    assert combination(body="tariff Tokyo, and tariff Lima", within=1) == 2
    assert combination(body="tariff Tokyo tariff", within=3) == 1
    assert combination(body="tariff Tokyo, then tariff Lima", within=1, max_count=1) == 1
    assert combination(body="tariff Tokyo", within=1, at_least=2) == 0


def test_a_combination_stays_in_one_field():
    made = profile("zebra", combination=[{"all": [["tariff"], ["Tokyo"]], "id": "both", "within": 50}])
    assert counts(made, "in Tokyo", title="tariff") == {}
    assert counts(made, "a tariff in Tokyo", title="tariff") == {"both": 1}


def test_a_combination_in_order_and_in_sentences():
    assert combination(body="tariff in Tokyo", within=3, ordered=True) == 1
    assert combination(body="Tokyo had a tariff", within=3, ordered=True) == 0
    assert combination(body="The tariff fell. Then Tokyo.", unit="sentence") == 0
    assert combination(body="The tariff fell, then Tokyo.", unit="sentence") == 1


def test_no_token_serves_two_parts_of_a_window():
    made = profile("zebra", combination=[{"all": [["trade pact"], ["pact"]], "id": "both", "within": 5}])
    assert counts(made, "a trade pact") == {}
    assert counts(made, "a trade pact and a pact") == {"both": 1}


def test_a_combination_that_excludes_or_is_required():
    shut = profile("cod", combination=[{"all": [["tariff"], ["Tokyo"]], "exclude": True, "id": "no"}])
    assert verdict(shut, "cod, a tariff in Tokyo") == "excluded: no"
    assert verdict(shut, "cod, a tariff in Rome") == "hit"
    asked = profile("cod", combination=[{"all": [["tariff"], ["Tokyo"]], "required": True, "id": "yes"}])
    assert verdict(asked, "cod, a tariff in Tokyo") == "hit"
    assert verdict(asked, "cod, a tariff in Rome") == "requires: yes"


def test_a_combination_of_terms_by_id_sees_what_qualified():
    made = profile(
        {"text": "cod", "id": "fish", "at_least": 2}, combination=[{"all": [["fish"], ["Tokyo"]], "id": "both"}]
    )
    assert counts(made, "cod, cod in Tokyo") == {"fish": 2, "both": 1}
    assert counts(made, "cod in Tokyo") == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Shinzo Abe spoke. Later Abe left.", [("Shinzo Abe", "exact"), ("Abe", "surname")]),
        ("Abe left.", []),
        ("Shinzo Abe spoke. Later abe left.", [("Shinzo Abe", "exact")]),
        ("Shinzo Abe met Kobo Abe. Abe left.", [("Shinzo Abe", "exact")]),
    ],
)
def test_surnames(body: str, found: list[tuple[str, str]]):
    assert kinds("Shinzo Abe", body) == found


def test_acronyms_that_the_text_explains():
    body = "The Trans-Pacific Partnership (TPP) fell. The TPP is dead."
    assert kinds("Trans-Pacific Partnership", body) == [
        ("Trans-Pacific Partnership", "exact"),
        ("TPP", "acronym"),
        ("TPP", "acronym"),
    ]
    assert kinds("Trans-Pacific Partnership", "The TPP is dead.") == []
    assert len(kinds({"text": "Trans-Pacific Partnership", "short_names": "off"}, body)) == 1
