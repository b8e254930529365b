"""What a person reads when a profile is wrong: everything at once, with file, line and a way out."""

import pytest

import triage
from profiles.loading import faults, profile, said
from triage.errors import ProfileError
from triage.profiles.load import load_profile, load_profiles

FIVE = """\
title = "Energy"
treshold = 40

terms = [
  "oil",
  { text = "gas", wieght = 2 },
]

[[term]]
text = "coal"
weight = 'high'
threshold = 50

[require]
any = ["@producers"]

[lists]
producer = ["Norway"]
"""


def test_five_mistakes_are_five_lines():
    found = faults(FIVE)
    assert [str(fault) for fault in found] == [
        "profiles/energy.toml:2: unknown key 'treshold'",
        "profiles/energy.toml:6: unknown key 'wieght'",
        "profiles/energy.toml:11: weight must be a number, got 'high'",
        "profiles/energy.toml:12: a term has no key threshold: threshold belongs above line 9",
        "profiles/energy.toml:15: there is no list 'producers'",
    ]
    hints = [fault.hint for fault in found]
    assert hints[0].startswith("did you mean threshold? keys of a profile are schema, id, title,")
    assert hints[1].startswith("did you mean weight? keys of a term are text, id, variants, weight,")
    assert hints[2:] == [
        "write weight = 8",
        "below a [table] every key belongs to that table",
        "did you mean @producer?",
    ]


def test_without_the_mistakes_it_loads():
    text = FIVE.replace("treshold", "threshold").replace("wieght", "weight").replace("'high'", "8")
    assert profile(text.replace("8\nthreshold = 50", "8").replace("@producers", "@producer"))


def test_keys_that_slipped_below_a_header():
    assert said('terms = ["a"]\n\n[lists]\nb = ["b"]\nexclude = ["c"]\n') == [
        (5, "[lists] has no key exclude: exclude belongs above line 3")
    ]
    assert said('[[term]]\ntext = "a"\nexclude = ["c"]\nlanguages = ["en"]\n') == [
        (
            3,
            "exclude of a term must be true or false, got a list: exclude of the profile belongs above line 1",
        ),
        (4, "a term has no key languages: languages belongs above line 1"),
    ]
    assert said('terms = ["a"]\n[filter]\nterms = ["b"]\n')[0][1].endswith("terms belongs above line 2")
    assert said('terms = ["a"]\n[[test]]\ntext = "b"\nupdates = "quiet"\n')[0][1].endswith("belongs above line 2")


def test_a_fault_in_a_long_list_has_the_line_of_its_entry():
    assert said('terms = [\n  "a",\n  # note\n  3,\n  { text = "b", weight = [] },\n]') == [
        (4, "a term must be a text or a table, got 3"),
        (5, "weight must be a number, got a list"),
    ]


def test_values_that_are_too_much():
    assert said(f'terms = [{{ text = "a", weight = 0x{"f" * 5000} }}]') == [
        (1, "weight must be a finite number, got a very large number")
    ]
    assert said(f"terms = [{'[' * 3000}{']' * 3000}]") == [(None, "is nested too deeply")]
    assert said(f'terms = ["a"]\n{".".join("a" * 3000)} = 1\nx = 1')[1] == (3, "unknown key 'x'")
    assert said(f'terms = ["{"a" * 3000}"]') == [(1, "text is longer than 2000 characters")]


def test_ids_used_twice_name_both_lines():
    [fault] = faults('terms = [{ text = "a", id = "x" }]\n[[combination]]\nid = "x"\nall = [["b"]]\n')
    assert (fault.line, fault.message, fault.hint) == (3, "the id 'x' is used twice", "the first is in line 1")


def test_lists_that_name_themselves():
    assert said('terms = ["@a"]\n[lists]\na = ["@b"]\nb = ["x", "@a"]\n') == [(4, "the list 'a' names itself")]
    assert profile('terms = ["@a"]\n[lists]\na = ["@b"]\nb = ["x"]\n').terms[0].text == "x"


def test_an_at_sign_that_was_meant():
    [fault] = faults('terms = ["@POTUS"]')
    assert fault.hint == 'for these letters themselves, write { text = "@POTUS" }'
    assert profile('terms = [{ text = "@POTUS" }]').terms[0].text == "@POTUS"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('title = "a"\nterms = ["a", "b"', 2, "a list is not closed with ]", ""),
        ('title = "a', 1, "a text is not closed with its quote", ""),
        ('title = "a\nid = "b"', 1, "a text or an inline table must end on its own line", ""),
        ('title: "a"', 1, "a key must be followed by =", "write = instead of :"),
        ("title = Energy", 1, "the value is not complete or has no quotes", 'texts need quotes: key = "…"'),
        ('x = 1\ntitle = "a"\ntitle = "b"', 3, "the key 'title' stands here twice: first in line 2", ""),
        ("terms = [“oil”]", 1, "the value is not complete or has no quotes", 'use straight quotes: "…"'),
        ("fuzzy = True", 1, "the value is not complete or has no quotes", "write true or false"),
        ('terms = ["a",\n# more\n\nthreshold = 50', 1, "a list is not closed with ]", ""),
        ('terms = ["a",\nb]', 2, "the value is not complete or has no quotes", ""),
        ("terms = [a, b]", 1, "the value is not complete or has no quotes", 'texts need quotes: ["…", "…"]'),
        ("terms = (1)", 1, "the value is not complete or has no quotes", 'a list stands in [ ]: terms = ["…"]'),
        ('{"terms": ["a"]}', 1, "this is no key, no [table] and no comment", 'this is JSON; TOML has key = "…"'),
        ('terms = [{text: "a"}]', 1, "a key must be followed by =", "write = instead of :"),
        (
            "threshold = 50%",
            1,
            "something is left over at the end of the line",
            "a number has no sign: threshold = 50",
        ),
        ("weight = 0,5", 1, "something is left over at the end of the line", "write a point in a number: 0.5"),
        ('terms = ["a"] // b', 1, "something is left over at the end of the line", "a comment begins with #"),
        (
            'title = "a"; x = 1',
            1,
            "something is left over at the end of the line",
            "each key stands in a line of its own, without ;",
        ),
        (
            "title = 'It's'",
            1,
            "something is left over at the end of the line",
            'a text with \' in it stands in double quotes: "…"',
        ),
        ("copper\nzinc", 1, "a key must be followed by =", 'a text belongs to a key: terms = ["…"]'),
        ('terms = ["a"] x', 1, "something is left over at the end of the line", ""),
        ("[lists]\n[lists]\n", 2, "lists is declared twice", ""),
        ('text = "a\\d"', 1, "a backslash in a text must be doubled", "in '…' a backslash is a backslash"),
    ],
)
def test_what_is_no_toml_is_said_in_words(text, line, message, hint):
    [fault] = faults(text)
    assert (fault.line, fault.message) == (line, message)
    assert fault.hint == hint or not hint


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", None, "this file is empty"),
        (b" \n\n", None, "this file is empty"),
        (b'title = "a"\nterms = ["caf\xe9"]\n', 2, "this is not UTF-8: byte 0xe9"),
        ('terms = ["a"]'.encode("utf-16"), None, "this file is UTF-16, not UTF-8"),
        (b"\x00\x01\x02", 1, "this is no key, no [table] and no comment"),
    ],
)
def test_files_that_hold_no_profile(tmp_path, content, line, message):
    file = tmp_path / "a.toml"
    file.write_bytes(content)
    with pytest.raises(ProfileError) as error:
        load_profile(file)
    assert [(fault.path, fault.line, fault.message) for fault in error.value.faults] == [
        (str(file), line, message)
    ]


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(ProfileError, match=r"missing\.toml: this file does not exist"):
        load_profile(tmp_path / "missing.toml")
    with pytest.raises(ProfileError, match="this file is a folder"):
        load_profile(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path):
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbftitle = "a"\r\nterms = [\r\n"b",\r\n"c"]\r\n')
    assert [term.text for term in load_profile(file).terms] == ["b", "c"]
    file.write_bytes(b'\xef\xbb\xbftitle = "a"\r\nterms = [\r\n"b",\r\n3]\r\n')
    with pytest.raises(ProfileError, match=r"a.toml:4: a term must be a text"):
        load_profile(file)


def test_all_faults_of_all_files_at_once(tmp_path):
    for name, text in (("a", "terms = [1]\nx = 1"), ("b", 'terms = ["good"]'), ("c", "terms = [")):
        (tmp_path / f"{name}.toml").write_text(text)
    with pytest.raises(ProfileError) as error:
        load_profiles(sorted(tmp_path.iterdir()))
    assert [(fault.path[-6:], fault.line) for fault in error.value.faults] == [
        ("a.toml", 1),
        ("a.toml", 2),
        ("c.toml", 1),
    ]
    assert error.value.status == 2


def test_two_files_with_one_id(tmp_path):
    (tmp_path / "a.toml").write_text('terms = ["a"]')
    (tmp_path / "b.toml").write_text('terms = ["b"]\nid = "a"')
    with pytest.raises(ProfileError, match=r"b.toml:2: the id 'a' is used twice") as error:
        load_profiles(sorted(tmp_path.iterdir()))
    assert str(tmp_path / "a.toml") in error.value.faults[0].hint


def test_faults_of_a_dictionary_name_the_place():
    with pytest.raises(triage.ProfileError) as error:
        triage.Profile.from_dict({"terms": ["a", {"text": "b", "weight": "high"}], 3: 4, "titel": "x"}, id="japan")
    assert [str(fault) for fault in error.value.faults] == [
        "japan: a key must be text, got 3",
        "japan: unknown key 'titel'",
        "japan: terms[1]: weight must be a number, got 'high'",
    ]


def test_words_of_other_tools_are_understood():
    for tried, meant in (("boost", "weight"), ("match", "as"), ("minimum", "at_least")):
        [fault] = faults(f'[[term]]\ntext = "a"\n{tried} = 1\n')
        assert fault.hint.startswith(f"did you mean {meant}?")
    [fault] = faults('[[term]]\ntext = "a"\nzebra = 1\n')
    assert "did you mean" not in fault.hint
    [fault] = faults('[[term]]\ntext = "a"\nin = ["headline"]\n')
    assert fault.hint == 'did you mean "title"?'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('terms = ["bird flu" "avian"]', 1),
        ('terms = [\n  "bird flu"\n  # or\n  "avian",\n]', 2),
        ('terms = [{ text = "bird flu" weight = 3 }]', 1),
        ('terms = [\n  { text = "a" }\n  { text = "b" },\n]', 2),
    ],
)
def test_a_missing_comma_is_called_that(text: str, line: int) -> None:
    [fault] = faults(text)
    assert (fault.line, fault.message) == (line, "a comma is missing between two values")


@pytest.mark.parametrize("text", ['terms = ["bird flu", ', 'terms = ["bird flu"', 'terms = [{ text = "a", }'])
def test_what_is_not_closed_is_not_called_a_comma(text: str) -> None:
    [fault] = faults(text)
    assert "comma" not in fault.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'title = "a"\n[[term]]\ntext = "x"\n[[term]]\ntext = "y"\ntext = "z"',
            "the key 'text' stands here twice: first in line 5",
        ),
        ('terms = [{ text = "a", text = "b" }]', "the key 'text' stands here twice"),
    ],
)
def test_a_key_that_stands_twice_is_named(text: str, said: str) -> None:
    [fault] = faults(text)
    assert fault.message == said
