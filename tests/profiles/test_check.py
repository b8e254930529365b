"""Remarks: what its writer may not have meant, and beside it what is fine."""

import pytest

from triage.profiles.check import check_profile
from triage.profiles.load import load_profile, parse_profile


def remarks(text, today=""):
    return [(remark.line, remark.message) for remark in check_profile(parse_profile(text, with_lines=True), today)]


@pytest.mark.parametrize(
    ("wrong", "line", "message", "fine"),
    [
        ('terms = ["$"]', 1, "'$' can never match: it has no letter and no figure", 'terms = ["C++"]'),
        ('terms = ["a", {text = "b", variants = ["–"]}]', 1, "'–' can never match: it has no", 'terms = ["a-b"]'),
        ('terms = ["a",\n"a"]', 2, "'a' is already looked for by 'a' (line 1)", 'terms = ["a",\n"ab"]'),
        (
            'terms = [{text = "TPP", variants = ["Pact"]},\n"pact"]',
            2,
            "'pact' is already looked for by 'TPP' (line 1)",
            'terms = ["WHO",\n{text = "who", weight = 0.4}]',
        ),
        (
            'terms = ["a", {text = "a", id = "b"}]',
            1,
            "'a' is already looked for by 'a'",
            'terms = ["a", {text = "a", in = ["title"]}]',
        ),
        (
            'exclude = ["football"]\nterms = ["a", "Football federation"]',
            2,
            "'Football federation' has 'football' in it, which is excluded: no article with it can be a hit",
            'exclude = ["football", "US"]\nterms = ["footballer", "contact us", "box-football"]',
        ),
        (
            'terms = [{text = "copper*", exclude = true},\n"the copper mines"]',
            2,
            "'the copper mines' has 'copper*' in it, which is excluded",
            'terms = [{text = "copper", exclude = true, in = ["title"]},\n"copper mine"]',
        ),
        (
            'terms = ["poultr?"]',
            1,
            "'poultr?' is looked for as it stands: ? is a wildcard inside a word only",
            'terms = ["poultr*", "p?ultry", "Who? Weekly", {text = "poultr?", as = "wildcard"}]',
        ),
        (
            'terms = ["copper OR zinc"]',
            1,
            "'copper OR zinc' is looked for as it stands: OR is no operator here",
            'terms = ["Johnson and Johnson", "TRUE OR NOT"]',
        ),
        (
            'terms = ["copper, zinc, tin"]',
            1,
            "'copper, zinc, tin' is looked for as it stands: a comma is no operator here",
            'terms = ["Washington, DC", "Lock, Stock and Barrel"]',
        ),
        (
            """terms = ['"bird flu"']""",
            1,
            """'"bird flu"' is looked for as it stands: a quotation mark is no operator here""",
            'terms = ["Toys “R” Us", "401(k)"]',
        ),
        (
            'terms = ["whelk", "trade"]',
            1,
            "'trade' is a common word: alone it scores up to 79 and is seldom right",
            'terms = ["whelk", {text = "trade", weight = 0.5}, {text = "base", near = {terms = ["army"]}}]',
        ),
        (
            'terms = ["whelk"]\nexclude = ["*"]',
            None,
            "'*' in exclude stands for any word: it is not looked for, and closes on nothing",
            'terms = ["whelk"]\nexclude = ["whel*d"]',
        ),
        (
            'terms = ["whelk"]\nrequire = {any = ["*"]}',
            None,
            "'*' in require stands for any word: no article can be a hit",
            'terms = ["whelk"]\nrequire = {any = ["c*"]}',
        ),
        (
            'terms = ["whelk"]\nexclude = ["a*"]',
            None,
            "'a*' in exclude closes on nearly every article",
            'terms = ["whelk"]\nexclude = ["ad*", "a big*"]',
        ),
        (
            'terms = ["TRADE PARTNERSHIP"]',
            1,
            "'TRADE PARTNERSHIP' is in capitals and is found in capitals only",
            'terms = ["EU NATO", "UNESCO"]',
        ),
        (
            'terms = [{text = "Abe", fuzzy = "loose"}]',
            1,
            "'Abe' is too short to be fuzzy: no word has 5 letters",
            'terms = [{text = "Shinzo Abe", fuzzy = "loose"}, "Abe"]',
        ),
        (
            'exclude = ["Tin"]\nterms = ["copper", "tin"]',
            2,
            "'tin' is excluded: no article with it can be a hit",
            'exclude = ["tin can"]\nterms = ["copper", "tin"]',
        ),
        (
            'exclude = ["tin"]\nterms = ["copper"]\nrequire = {all = ["tin"]}',
            None,
            "'tin' is required and excluded: no article can be a hit",
            'exclude = ["tin"]\nterms = ["copper"]\nrequire = {all = ["zinc"]}',
        ),
        (
            'exclude = ["tin"]\nterms = ["copper"]\nrequire = {any = ["tin"]}',
            None,
            "all of require any is excluded",
            'exclude = ["tin"]\nterms = ["copper"]\nrequire = {any = ["tin", "zinc"]}',
        ),
        (
            '[[combination]]\nall = [["a"], ["b"]]\nnone = ["b"]',
            1,
            "'a + b' can never hold: none names all of 'b'",
            '[[combination]]\nall = [["a"], ["b", "c"]]\nnone = ["b"]',
        ),
        (
            'terms = ["a"]\nexclude = ["tag:x"]',
            None,
            "no term has the tag 'x'",
            'terms = ["a", {text = "b", tags = ["x"], weight = -1}]\nexclude = ["tag:x"]\nthreshold = "any"',
        ),
        (
            'terms = ["a", {text = "b", tags = ["x"]}]',
            1,
            "the tag 'x' is never used",
            'terms = ["a", {text = "b", tags = ["x"]}]\nrequire = {any = ["tag:x"]}',
        ),
        (
            'threshold = 90\nterms = ["a"]',
            None,
            "the threshold 90 cannot be reached: no article can score above 86",
            'threshold = 74\nterms = ["a"]',
        ),
        (
            'threshold = 80\nterms = ["a"]',
            None,
            "the threshold 80 is hard to reach: a short article with every term in its title scores 74",
            'threshold = 90\nterms = ["a", "b"]',
        ),
        (
            'threshold = 60\nterms = [{text = "a", in = ["body"], max_count = 1}]',
            None,
            "the threshold 60 cannot be reached: no article can score above 60",
            'threshold = 59\nterms = [{text = "a", in = ["body"], max_count = 1}]',
        ),
    ],
)
def test_a_remark_and_its_nearest_neighbour(wrong, line, message, fine):
    found = remarks(wrong)
    assert len(found) == 1, found
    assert found[0][0] == line
    assert found[0][1].startswith(message)
    assert remarks(fine) == []


def test_terms_whose_time_is_over():
    text = 'terms = ["a", { text = "summit", until = 2026-11-30 }]'
    assert remarks(text, "2026-12-01") == [(1, "'summit' matches no news any more: its until is 2026-11-30")]
    assert remarks(text, "2026-11-30") == []


def test_lists_and_short_fuzzy_terms_need_the_file(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text(
        'terms = ["@used", { text = "Abe", fuzzy = true }]\n[[term]]\ntext = "Iran"\nfuzzy = "auto"\n'
        '[[term]]\ntext = "Shinzo Aso"\nfuzzy = true\n[[term]]\ntext = "Sato"\nfuzzy = false\n'
        '[lists]\nused = ["one"]\nunused = ["@inner"]\ninner = ["two"]\n'
    )
    found = check_profile(load_profile(file, with_lines=True))
    assert [(remark.line, remark.message) for remark in found] == [
        (1, "'Abe' is too short to be fuzzy: no word has 5 letters"),
        (4, "'Iran' is too short to be fuzzy: no word has 5 letters"),
        (13, "the list 'unused' is never used"),
    ]
    assert str(found[0]).startswith(f"{file}:1: ")
