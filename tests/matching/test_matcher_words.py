"""How a term is written and how the text may write it: beside each accept its nearest miss."""

from itertools import pairwise

import pytest

from .looking import Said, kinds, profile, texts

CASE = [
    # A term of capitals only wants capitals.
    ("WHO", "The WHO said", ["WHO"]),
    ("WHO", "The man who said", []),
    ("WHO", "Who said", []),
    ("US", "The US said", ["US"]),
    ("US", "They told us.", []),
    ("US", "The U.S. said", ["U.S."]),
    ("U.S.", "The US said", ["US"]),
    ("U.S.", "They told us. Then", []),
    ("IT", "IT budgets fell", ["IT"]),
    ("IT", "It fell; it fell", []),
    ("NGO", "Two NGOs said", ["NGOs"]),
    ("COVID-19", "COVID-19 rose", ["COVID-19"]),
    ("OPEC", "OPEC and Opec", ["OPEC", "Opec"]),
    # A name that is a common word as well wants its capital.
    ("Turkey", "Turkey said", ["Turkey"]),
    ("Turkey", "roast turkey", []),
    ("May", "Theresa May said", ["May"]),
    ("May", "it may rain", []),
    # With its article, too; a name that is none may stand in small letters.
    ("The Times", "The times are hard, the Times said; The Time", ["the Times"]),
    ("The Hague", "the hague", ["the hague"]),
    ("The economy", "the economy", ["the economy"]),
    ("Los Angeles", "los angeles", ["los angeles"]),
    ({"text": "The Sun", "case": "ignore"}, "the sun", ["the sun"]),
    # Anything else has no case.
    ("Abe", "abe and ABE", ["abe", "ABE"]),
    ("trade deal", "Trade Deal", ["Trade Deal"]),
]


@pytest.mark.parametrize(("term", "body", "found"), CASE)
def test_case_auto(term: Said, body: str, found: list[str]):
    assert texts(term, body) == found


def test_in_a_line_of_capitals_a_common_word_must_stand_cased_elsewhere():
    assert texts("Turkey", "Ankara said Turkey would wait.", title="TURKEY WAITS") == ["TURKEY", "Turkey"]
    assert texts("Turkey", "A roast of turkey for all.", title="TURKEY FOR DINNER") == []
    assert texts("WHO", "The WHO said so.", title="WHO KNOWS") == ["WHO", "WHO"]
    assert texts("WHO", "The singer said so.", title="WHO KNOWS") == []
    # A name that is no common word needs no witness.
    assert texts("Erdogan", "He waits.", title="ERDOGAN WAITS") == ["ERDOGAN"]


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("ignore", ["Who", "WHO", "who"]),
        ("upper", ["WHO"]),
        ("capitalized", ["Who", "WHO"]),
        ("auto", ["WHO"]),
    ],
)
def test_case_as_the_profile_says(case: str, found: list[str]):
    assert texts({"text": "WHO", "case": case}, "Who asked the WHO and who else") == found


def test_figures_have_no_case():
    assert texts({"text": "COVID-19", "case": "upper"}, "COVID-19, Covid-19") == ["COVID-19"]
    assert texts("COVID-19", "COVID-19 and COVID-20") == ["COVID-19"]


def test_case_match():
    assert texts({"text": "iPhone", "case": "match", "fuzzy": "off"}, "iPhone, iphone, IPHONE, iPhones") == [
        "iPhone",
        "iPhones",
    ]


FORMS: list[tuple[Said, str, list[str]]] = [
    # Default: stem for words in small letters, plural for names and acronyms.
    (
        "attack",
        "attack attacks attacked attacking attack's",
        ["attack", "attacks", "attacked", "attacking", "attack"],
    ),
    ("attack", "an attacker", []),
    ("company", "companies", ["companies"]),
    ("Abe", "Abe's Abes", ["Abe", "Abes"]),
    ({"text": "Ford", "fuzzy": "off"}, "Ford forded", ["Ford"]),
    ({"text": "attack", "forms": "exact", "fuzzy": "off"}, "attack attacks attacked", ["attack"]),
    ({"text": "attack", "forms": "plural", "fuzzy": "off"}, "attack attacks attacked", ["attack", "attacks"]),
    ({"text": "organize", "forms": "root", "fuzzy": "off"}, "organization", ["organization"]),
    ({"text": "organize", "fuzzy": "off"}, "organization", []),
    # Protected: they look like forms and are other words.
    ("new", "the news", []),
    ("import", "important imports", ["imports"]),
]


@pytest.mark.parametrize(("term", "body", "found"), FORMS)
def test_forms(term: Said, body: str, found: list[str]):
    assert texts(term, body) == found


def test_forms_of_other_languages():
    assert texts("Krankenhaus", "in den Krankenhäusern", language="de") in ([], ["Krankenhäusern"])
    assert texts("Minister", "des Ministers", language="de") == ["Ministers"]
    assert texts("ministre", "les ministres", language="fr") == ["ministres"]


AS: list[tuple[Said, str, list[str]]] = [
    ({"text": "vacc", "as": "prefix"}, "vaccine vaccinated evacc", ["vaccine", "vaccinated"]),
    ({"text": "bird vacc", "as": "prefix"}, "bird vaccine, birdy vaccine", ["bird vaccine"]),
    ("vaccin*", "vaccine VACCINATION revaccine", ["vaccine", "VACCINATION"]),
    ("*demic", "pandemic epidemics endemic", ["pandemic", "endemic"]),
    ({"text": "wom?n", "as": "wildcard"}, "woman women womn womaan", ["woman", "women"]),
    ("bird f*", "bird flu, bird food; birds. Flu", ["bird flu", "bird food"]),
    ({"text": "flu", "as": "substring"}, "influenza Flume", ["flu", "Flu"]),
    ({"text": "flu", "as": "substring", "case": "match"}, "influenza Flume", ["flu"]),
    ({"text": "a-b", "as": "substring"}, "xa-by a.b", ["a-b"]),
    ({"text": r"H\dN\d", "as": "regex"}, "H5N1 h7n9 HxN1", ["H5N1", "h7n9"]),
    ({"text": r"H\dN\d", "as": "regex", "case": "match"}, "H5N1 h7n9", ["H5N1"]),
    ({"text": r"x*", "as": "regex"}, "axxb", ["xx"]),
]


@pytest.mark.parametrize(("term", "body", "found"), AS)
def test_as(term: Said, body: str, found: list[str]):
    assert texts(term, body) == found


@pytest.mark.parametrize("hostile", [r"(a+)+$", r"(a|aa)+$"])
def test_a_hostile_expression_is_bounded_in_time(hostile: str):
    """The second would run for years. What it found before its time was up counts; the other terms go on."""
    made = profile({"text": hostile, "as": "regex"}, "cod")
    assert texts(made, "a cod " + "a" * 60 + "!") == ["cod"]
    assert texts(made, "cod " + "a" * 5) == ["cod", "aaaaa"]


ACCENTS: list[tuple[Said, str, list[str]]] = [
    ("Erdogan", "Erdoğan Erdogan", ["Erdoğan", "Erdogan"]),
    ("Erdoğan", "Erdogan", ["Erdogan"]),
    ({"text": "Erdoğan", "accents": "match"}, "Erdoğan Erdogan", ["Erdoğan"]),
    ({"text": "Lodz", "accents": "match", "fuzzy": "off"}, "Łódź Lodz", ["Lodz"]),
    ("Lodz", "Łódź", ["Łódź"]),
    ({"text": "café", "accents": "match"}, "cafés cafes", ["cafés"]),
    ({"text": "cafe", "accents": "match"}, "cafés cafes", ["cafes"]),
    ("Zürich", "Zuerich Zurich", ["Zuerich", "Zurich"]),
    ("Köln", "Koeln Koln Kohl", ["Koeln", "Koln"]),
    ("grey", "gray great", ["gray"]),
    ("Conor McGregor", "Conor Mc Gregor; Conor Mc, Gregor", ["Conor Mc Gregor"]),
    ("Leonardo Di Caprio", "Leonardo DiCaprio; Leonardo da Caprivi", ["Leonardo DiCaprio"]),
    ("LeBron James", "Le Bron James; le bronze, Jamie", ["Le Bron James"]),
]


@pytest.mark.parametrize(("term", "body", "found"), ACCENTS)
def test_accents(term: Said, body: str, found: list[str]):
    assert texts(term, body) == found


def test_translit_is_asked_for():
    assert kinds({"text": "Putin", "translit": True}, "Путин сказал") == [("Путин", "translit")]
    assert kinds("Putin", "Путин сказал") == []
    assert kinds({"text": "Путин", "translit": True}, "Putin said") in ([], [("Putin", "translit")])


PHRASES: list[tuple[Said, str, list[str]]] = [
    ("bird flu", "bird flu, bird-flu, bird  flu, bird\nflu", ["bird flu", "bird-flu", "bird  flu", "bird\nflu"]),
    ("bird flu", "bird of flu; flu bird", []),
    ("bird flu", "He saw a bird. Flu was there.", []),
    ("bird flu", "a bird\n\nflu", []),
    # A figure behind a comma counts something else; a year may stand there.
    ("Apollo 11", "Apollo 11; with Apollo, 11 years old", ["Apollo 11"]),
    ("May 2026", "in May, 2026", ["May, 2026"]),
    ("St. Louis", "in St. Louis today", ["St. Louis"]),
    ("cease-fire", "a ceasefire, a cease-fire, a cease fire", ["ceasefire", "cease-fire", "cease fire"]),
    ("ceasefire", "a cease-fire", ["cease-fire"]),
    ("Asia-Pacific", "the Asia Pacific", ["Asia Pacific"]),
    ("M-1", "the M-1 and the M-2", ["M-1"]),
    ("Abe", "the cafe of abed Abels", []),
    ("東京", "東京都", ["東京"]),
    ("東京", "東の京", []),
]


@pytest.mark.parametrize(("term", "body", "found"), PHRASES)
def test_phrases(term: Said, body: str, found: list[str]):
    assert texts({"fuzzy": "off", "text": term} if term in ("M-1", "Abe") else term, body) == found


def test_variants_are_the_same_term():
    term = {"text": "TPP", "variants": ["Trans-Pacific Partnership"], "short_names": "off"}
    assert texts(term, "The Trans-Pacific Partnership, the TPP, a tpp") == ["Trans-Pacific Partnership", "TPP"]


def test_fuzzy_modes_contain_each_other():
    body = "Yasukini Yasukunni Yasukumi Yasakuni Yasukuni"
    found = [set(texts({"text": "Yasukuni", "fuzzy": mode}, body)) for mode in ("off", "strict", "auto", "loose")]
    assert found[0] == {"Yasukuni"}
    assert all(one <= other for one, other in pairwise(found))
    assert "Yasukini" in found[2]


@pytest.mark.parametrize(
    ("term", "body"),
    [("Austria", "Australia"), ("alliance", "allies"), ("Abe", "are"), ("Iran", "Iraq"), ("Sweden", "Swede hen")],
)
def test_a_real_word_is_no_misspelling(term: str, body: str):
    assert texts(term, body) == []
