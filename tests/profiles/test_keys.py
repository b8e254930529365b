"""Every key: a value that it takes, what becomes of it, and its nearest miss."""

import pytest

from profiles.loading import profile, said, term
from triage.profiles.model import FIELD_WEIGHTS, Near
from triage.profiles.toml.keys import (
    COMBINATION_KEYS,
    DIGEST_KEYS,
    FILTER_KEYS,
    PROFILE_KEYS,
    PROFILE_NOTIFY_KEYS,
    TERM_KEYS,
    TEST_KEYS,
)

TERM = [
    ("variants", '["a", " b  c ", "a"]', ("a", "b c"), '"a"', "variants must be a list, got 'a'"),
    ("weight", "-2", -2.0, '"high"', "weight must be a number, got 'high'"),
    ("weight", "0.5", 0.5, "inf", "weight must be a finite number, got inf"),
    ("weight", "0", 0.0, "true", "weight must be a number, got true"),
    ("in", '["lead", "slug"]', ("lead", "slug"), '["leed"]', "in must be title, abstract, lead"),
    ("not_in", '["title"]', ("title",), '["titel"]', "not_in must be title, abstract, lead"),
    ("first_words", "60", 60, "0", "first_words must be 1 or more, got 0"),
    ("as", '"prefix"', "prefix", '"prefixed"', "as must be word, prefix, wildcard, substring, regex or compound"),
    ("forms", '"root"', "root", '"steem"', "forms must be exact, plural, stem or root, got 'steem'"),
    ("case", '"upper"', "upper", '"lower"', "case must be auto, ignore, match, upper or capitalized"),
    ("accents", '"match"', "match", "true", "accents must be ignore or match, got true"),
    ("translit", "true", True, '"yes"', "translit must be true or false, got 'yes'"),
    ("short_names", '"off"', "off", '"no"', "short_names must be auto or off, got 'no'"),
    ("aliases", '"off"', "off", '"no"', "aliases must be auto or off, got 'no'"),
    ("fuzzy", '"loose"', "loose", "2", "fuzzy must be auto, off, strict or loose, got 2"),
    ("fuzzy", "false", "off", '"false"', "fuzzy must be auto, off, strict or loose, got 'false'"),
    ("at_least", "2", 2, "2.0", "at_least must be a whole number, got 2.0"),
    ("max_count", "3", 3, "-1", "max_count must be 1 or more, got -1"),
    (
        "near",
        '{ terms = ["a"], within = 0 }',
        Near(terms=("a",), within=0),
        '["a"]',
        "near must be a table, got a list",
    ),
    (
        "near",
        '{ terms = ["a"], unit = "sentence" }',
        Near(terms=("a",), within=0, unit="sentence"),
        "{}",
        "near needs",
    ),
    (
        "unless_near",
        '{ terms = ["a"], ordered = true }',
        Near(terms=("a",), ordered=True),
        '{ terms = ["a"], with = 3 }',
        "unknown key 'with'",
    ),
    ("entity", '"LOC"', "LOC", '"PER"', "entity must be PERSON, ORG or LOC, got 'PER'"),
    ("required", "true", True, "1", "required must be true or false, got 1"),
    ("exclude", "false", False, '["a"]', "exclude of a term must be true or false, got a list"),
    ("from", "2026-11-01", "2026-11-01", '"1 Nov 2026"', "from must be a day, got '1 Nov 2026'"),
    ("until", '"2026-11-30"', "2026-11-30", '"2026-11-31"', "until must be a day, got '2026-11-31'"),
    ("tags", '["a"]', ("a",), '"a"', "tags must be a list, got 'a'"),
    ("note", '"n\\n"', "n\n", "1", "note must be a text, got 1"),
    ("id", '"a"', "a", '"@a"', "an id cannot begin with @"),
]
NAMES = {"in": "within", "not_in": "not_within", "as": "as_", "from": "from_"}


@pytest.mark.parametrize(("key", "good", "meant", "bad", "message"), TERM)
def test_a_key_of_a_term(key, good, meant, bad, message):
    assert getattr(term(f"{key} = {good}"), NAMES.get(key, key)) == meant
    [(line, fault)] = said(f'[[term]]\ntext = "copper"\n{key} = {bad}\n')
    assert fault.startswith(message)
    assert line == 3


def test_every_key_of_a_term_is_tried_here():
    assert {row[0] for row in TERM} | {"text"} == set(TERM_KEYS)


INNER = [
    ("filter", FILTER_KEYS, "min_words", "5", 5, '"5"'),
    ("filter", FILTER_KEYS, "max_words", "5", 5, "-5"),
    ("filter", FILTER_KEYS, "max_age", '"3d"', 3 * 86400.0, '"3 days"'),
    ("filter", FILTER_KEYS, "max_age", "0.5", 43200.0, "-1"),
    ("filter", FILTER_KEYS, "outlets", '["Kyodo"]', ("Kyodo",), '"Kyodo"'),
    ("filter", FILTER_KEYS, "exclude_outlets", '["Kyodo"]', ("Kyodo",), "[1]"),
    ("filter", FILTER_KEYS, "languages", '["EN", "pt-BR"]', ("en", "pt-BR"), '["english"]'),
    ("filter", FILTER_KEYS, "statuses", '["usable"]', ("usable",), '["used"]'),
    ("notify", PROFILE_NOTIFY_KEYS, "urls", '["${HOOK}"]', ("${HOOK}",), '["slack://token"]'),
    (
        "notify",
        PROFILE_NOTIFY_KEYS,
        "urls",
        '["json://localhost:8/x"]',
        ("json://localhost:8/x",),
        '["json://localhost.example/x"]',
    ),
    ("notify", PROFILE_NOTIFY_KEYS, "at", '"likely"', "likely", '"loud"'),
    ("notify", PROFILE_NOTIFY_KEYS, "per_hour", "3", 3, "0"),
    ("notify", PROFILE_NOTIFY_KEYS, "quiet", '"22:00-06:30"', (1320, 390), '"24:00-06:00"'),
    ("digest", DIGEST_KEYS, "name", '"metals"', "metals", '""'),
    ("digest", DIGEST_KEYS, "top", "10", 10, "0"),
    ("digest", DIGEST_KEYS, "per_outlet", "3", 3, '"3"'),
    ("digest", DIGEST_KEYS, "per_story", "2", 2, "0"),
    ("digest", DIGEST_KEYS, "missed", "3", 3, "-1"),
    ("digest", DIGEST_KEYS, "group_by", '"band"', "band", '"story"'),
    ("digest", DIGEST_KEYS, "when_empty", '"nothing"', "nothing", '"silent"'),
    ("digest", DIGEST_KEYS, "max_age", '"12h"', 43200.0, '"12x"'),
    ("digest", DIGEST_KEYS, "quiet_days", '["Sat", 2026-12-25]', ("saturday", "2026-12-25"), '["someday"]'),
    ("digest", DIGEST_KEYS, "recipients", '["desk@example.org"]', ("desk@example.org",), '["desk"]'),
    (
        "digest",
        DIGEST_KEYS,
        "recipients",
        '["Desk <d@example.org>"]',
        ("Desk <d@example.org>",),
        '["a@b\\nBcc: c"]',
    ),
]


@pytest.mark.parametrize(("table", "keys", "key", "good", "meant", "bad"), INNER)
def test_a_key_of_filter_or_digest(table, keys, key, good, meant, bad):
    found = profile(f'terms = ["a"]\n[{table}]\n{key} = {good}\n')
    assert getattr(getattr(found, table), key) == meant
    [(line, fault)] = said(f'terms = ["a"]\n[{table}]\n{key} = {bad}\n')
    assert fault.startswith(key)
    assert line == 3


def test_every_key_of_filter_and_digest_is_tried_here():
    for table, keys in (("filter", FILTER_KEYS), ("digest", DIGEST_KEYS), ("notify", PROFILE_NOTIFY_KEYS)):
        assert {row[2] for row in INNER if row[0] == table} == set(keys)


COMBINATION = [
    ("id", '"x"', "id", "x", '"tag:x"'),
    ("none", '["b"]', "none", ("b",), '"b"'),
    ("within", "0", "within_words", 0, "-1"),
    ("unit", '"sentence"', "unit", "sentence", '"sentences"'),
    ("ordered", "true", "ordered", True, "1"),
    ("weight", "4", "weight", 4.0, '"4"'),
    ("in", '["title"]', "within", ("title",), '["head"]'),
    ("at_least", "2", "at_least", 2, "0"),
    ("max_count", "1", "max_count", 1, "0"),
    ("required", "true", "required", True, '"true"'),
    ("exclude", "false", "exclude", False, '"false"'),
    ("tags", '["t"]', "tags", ("t",), "1"),
    ("note", '"n"', "note", "n", "1"),
]


@pytest.mark.parametrize(("key", "good", "name", "meant", "bad"), COMBINATION)
def test_a_key_of_a_combination(key, good, name, meant, bad):
    head = 'terms = ["z"]\n[[combination]]\nall = [["a", "b"], "c"]\n'
    combination = profile(f"{head}{key} = {good}\n").combinations[0]
    assert combination.all == (("a", "b"), ("c",))
    assert getattr(combination, name) == meant
    [(line, _)] = said(f"{head}{key} = {bad}\n")
    assert line == 4


def test_every_key_of_a_combination_is_tried_here():
    assert {row[0] for row in COMBINATION} | {"all"} == set(COMBINATION_KEYS)


def test_a_combination_in_one_sentence_means_the_same_sentence():
    head = '[[combination]]\nall = [["a"], ["b"]]\nunit = "sentence"\n'
    assert profile(head).combinations[0].within_words == 0
    assert profile(head + "within = 1").combinations[0].within_words == 1
    assert profile(head.replace("sentence", "words")).combinations[0].within_words is None


def test_keys_of_tests():
    found = profile(
        'terms = ["a"]\n[[test]]\ntitle = "a"\nexpect = "no-hit"\nmin_score = 1\nmax_score = 40\nband = "passing"\n'
        '[[test]]\npath = "a.txt"\nexpect = true\n'
    ).tests
    assert (found[0].title, found[0].expect, found[0].max_score, found[0].band) == ("a", "no hit", 40.0, "passing")
    assert (found[1].path, found[1].expect) == ("a.txt", "hit")
    assert said('terms = ["a"]\n[[test]]\nexpect = "match"\n') == [
        (2, "a test needs text, title or path"),
        (3, "expect must be hit or no hit, got 'match'"),
    ]
    assert said('terms = ["a"]\n[[test]]\ntext = "a"\npath = "b"\nmin_score = 9\nmax_score = 8\n') == [
        (4, "a test has text or path, not both"),
        (6, "max_score is below min_score (9)"),
    ]
    assert set(TEST_KEYS) == {"text", "title", "path", "expect", "min_score", "max_score", "band"}


def test_keys_of_the_profile():
    found = profile(
        'schema = 1\nid = "j"\ntitle = "t"\nnote = "n"\nupdates = "quiet"\nterms = ["a"]\n'
        "fields = { title = 8, keywords = 2 }\nthreshold = 0\n"
    )
    assert (found.id, found.title, found.note, found.updates, found.threshold) == ("j", "t", "n", "quiet", 0.0)
    assert found.fields == {**FIELD_WEIGHTS, "title": 8.0, "keywords": 2.0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema = 2", "schema must be 1, got 2"),
        ("schema = true", "schema must be 1, got true"),
        ('id = ""', "id is empty"),
        ("title = 1", "title must be a text, got 1"),
        ("threshold = 101", "threshold must be from 0 to 100, got 101"),
        ('threshold = "all"', "threshold must be a number from 0 to 100 or \"any\", got 'all'"),
        ('languages = "en"', "languages must be a list, got 'en'"),
        ('fields = ["title"]', "fields must be a table, got a list"),
        ("fields = { titel = 1 }", "unknown key 'titel'"),
        ("fields = { title = 0, abstract = 0, lead = 0, body = 0 }", "fields gives no field any points"),
        ('exclude = "a"', "exclude must be a list, got 'a'"),
        ('updates = "never"', "updates must be quiet, new-matches or always, got 'never'"),
        ('term = ["b"]', "term must be a table, got 'b'"),
        ('term = { text = "b" }', "term must be a list of tables, got a table"),
        ("combination = [{}]", "a combination needs all"),
        ("combination = [{ all = [[]] }]", "an OR-list of a combination is empty"),
        ("require = { every = [] }", "unknown key 'every'"),
        ("require = { at_least = 2 }", "at_least must be a table, got 2"),
        ('require = { at_least = { count = 2, of = ["a"] } }', "at_least asks for 2 of 1: it can never be met"),
        ("lists = []", "lists must be a table, got a list"),
        ("lists = { a = 1 }", "a list must hold texts, got 1"),
        ('lists = { aliases = ["a"] }', "a list cannot be called aliases"),
        ('defaults = { text = "a" }', "unknown key 'text'"),
        ("filter = { min_words = 5, max_words = 4 }", "max_words is below min_words (5)"),
        ("digest = 1", "digest must be a table, got 1"),
        ("test = 1", "test must be a list of tables, got 1"),
    ],
)
def test_wrong_values_of_the_profile(text, message):
    [(line, fault)] = said(f'terms = ["a"]\n{text}\n')
    assert fault.startswith(message)
    assert line == 2


def test_every_key_of_the_profile_is_tried_here():
    tried = {
        "schema", "id", "title", "note", "threshold", "languages", "fields", "terms", "term", "combination",
        "require", "exclude", "lists", "defaults", "filter", "updates", "digest", "notify", "test",
    }  # fmt: skip
    assert tried == set(PROFILE_KEYS)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ('as = "regex"\ntext = "(a"', "the regular expression is broken: missing )"),
        ('as = "regex"\ntext = "a"\nvariants = ["b)"]', "the regular expression is broken: "),
        ('as = "wildcard"\ntext = "* ?"', "a wildcard term needs letters beside * and ?"),
        ('text = "  "', "text is empty"),
        ("text = 1", "text must be a text, got 1"),
        ("weight = 1", "a term needs text"),
        ('text = "a"\nrequired = true\nexclude = true', "required and exclude contradict each other"),
        ('text = "a"\nweight = 2\nexclude = true', "a term with exclude = true earns no points"),
        ('text = "a"\nin = ["title"]\nnot_in = ["title"]', "in and not_in leave no field"),
        ('text = "a"\nin = ["lead"]\nnot_in = ["body"]', "in and not_in leave no field"),
        ('text = "a"\nfrom = 2026-11-02\nuntil = 2026-11-01', "until is before from (2026-11-02)"),
    ],
)
def test_terms_that_make_no_sense(values, message):
    [(line, fault)] = said(f'terms = ["z"]\n[[term]]\n{values}\n')
    assert fault.startswith(message)
    assert line in range(2, 6)


@pytest.mark.parametrize(
    "values",
    [
        'as = "regex"\ntext = "(a)"',
        'as = "regex"\ntext = "a+"',
        'as = "wildcard"\ntext = "a*"',
        'text = "a"\nin = ["body"]\nnot_in = ["lead"]',
        'text = "a"\nfrom = 2026-11-01\nuntil = 2026-11-01',
    ],
)
def test_their_nearest_neighbours_do(values):
    assert profile(f'terms = ["z"]\n[[term]]\n{values}\n').terms[1]


def test_a_profile_needs_something_to_find():
    assert said('title = "x"') == [(None, "the profile has no terms")]
    [(_, message)] = said('terms = [{ text = "a", weight = 0 }, { text = "b", weight = -1 }]')
    assert message.startswith("no term of the profile has a positive weight")
    assert said('terms = [{ text = "a", exclude = true }]')
    assert profile('terms = [{ text = "a", weight = 0.001 }, { text = "b", weight = -1 }]')
    assert profile('[[combination]]\nall = [["a"]]')
