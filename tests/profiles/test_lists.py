"""Lists: own, shared, from files; wherever a list of texts stands."""

import pytest

from profiles.loading import profile, said
from triage.errors import ProfileError
from triage.profiles.load import load_profile, load_profiles, parse_profile

CAPITALS = '\n[lists]\ncapitals = ["Tokyo", "Washington"]\n'


def test_a_list_stands_wherever_texts_do():
    found = profile(
        'exclude = ["@capitals"]\n'
        'terms = ["@capitals", { text = "x", variants = ["y", "@capitals"], near = { terms = ["@capitals"] } }]\n'
        '[require]\nany = ["@capitals"]\nat_least = { count = 2, of = ["@capitals"] }\n'
        '[[combination]]\nall = ["@capitals", ["z", "@capitals"]]\nnone = ["@capitals"]\n'
        '[filter]\noutlets = ["@capitals"]\n' + CAPITALS
    )
    both = ("Tokyo", "Washington")
    assert [term.text for term in found.terms] == [*both, "x"]
    assert found.terms[2].variants == ("y", *both)
    assert found.terms[2].near is not None and found.terms[2].near.terms == both
    assert found.exclude == found.require.any == found.filter.outlets == both
    assert found.require.at_least is not None and found.require.at_least.of == both
    assert found.combinations[0].all == (both, ("z", *both))
    assert found.combinations[0].none == both


def test_a_text_that_only_looks_like_one_is_none():
    assert profile("terms = [{ text = '@capitals' }]" + CAPITALS).terms[0].text == "@capitals"
    assert profile("terms = ['a@capitals']" + CAPITALS).terms[0].text == "a@capitals"


def test_aliases_are_left_for_matching():
    assert profile('terms = [{ text = "Kyiv", variants = ["@aliases"] }]').terms[0].variants == ("@aliases",)
    assert said('terms = [{ text = "Kyiv", variants = ["@alias"] }]') == [(1, "there is no list 'alias'")]


def test_lists_beside_the_profiles_are_shared_and_own_ones_come_first(tmp_path):
    (tmp_path / "lists.toml").write_text('capitals = ["Paris"]\nrivers = ["Seine", "@capitals"]\n')
    (tmp_path / "a.toml").write_text('terms = ["@capitals", "@rivers"]' + CAPITALS)
    assert [term.text for term in load_profile(tmp_path / "a.toml").terms] == [
        "Tokyo",
        "Washington",
        "Seine",
        "Paris",
    ]
    (tmp_path / "lists.toml").write_text('[lists]\ncapitals = ["Paris"]\n')
    (tmp_path / "b.toml").write_text('terms = ["@capitals"]')
    assert [term.text for term in load_profile(tmp_path / "b.toml").terms] == ["Paris"]


def test_shared_lists_are_read_only_when_named_and_their_faults_said_once(tmp_path):
    (tmp_path / "lists.toml").write_text('rivers = ["Seine"]\ncapitals = [3]\n')
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text('terms = ["x", "@capitals"]')
    (tmp_path / "c.toml").write_text('terms = ["x"]')
    assert load_profile(tmp_path / "c.toml")
    with pytest.raises(ProfileError) as error:
        load_profiles([tmp_path / "a.toml", tmp_path / "b.toml"])
    [fault] = error.value.faults
    assert (fault.path, fault.line) == (str(tmp_path / "lists.toml"), 2)


def test_broken_shared_lists_are_the_only_thing_said(tmp_path):
    (tmp_path / "lists.toml").write_text("capitals = [")
    (tmp_path / "a.toml").write_text('terms = ["@capitals"]')
    with pytest.raises(ProfileError) as error:
        load_profile(tmp_path / "a.toml")
    assert [(fault.path, fault.line) for fault in error.value.faults] == [(str(tmp_path / "lists.toml"), 1)]


def test_a_list_that_is_a_file(tmp_path):
    (tmp_path / "names.csv").write_text(
        'text,variant\n# Ukraine\nZelensky,Selenskyj," Zelenskiy "\n\n"Smith, John",\n', encoding="utf-8-sig"
    )
    text = 'terms = ["file:names.csv"]\nexclude = ["@names"]\n[lists]\nnames = "file:names.csv"\n'
    found = parse_profile(text, folder=tmp_path)
    assert [(term.text, term.variants) for term in found.terms] == [
        ("Zelensky", ("Selenskyj", "Zelenskiy")),
        ("Smith, John", ()),
    ]
    assert found.exclude == ("Zelensky", "Selenskyj", "Zelenskiy", "Smith, John")


def test_a_list_with_semicolons_or_tabs(tmp_path):
    (tmp_path / "a.csv").write_text("a;b\nc\n")
    (tmp_path / "a.tsv").write_text("a, b\tc\n")
    assert parse_profile('terms = ["file:a.csv"]', folder=tmp_path).terms[0].variants == ("b",)
    assert parse_profile('terms = ["file:a.tsv"]', folder=tmp_path).terms[0].text == "a, b"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "names.csv does not exist"),
        (b"", "names.csv is empty"),
        (b"# nothing\n", "names.csv holds no names"),
        (b"a\ncaf\xe9\n", "names.csv is not UTF-8: byte 0xe9 in line 2"),
    ],
)
def test_files_that_hold_no_list(tmp_path, content, message):
    if content is not None:
        (tmp_path / "names.csv").write_bytes(content)
    assert said('terms = [\n"file:names.csv"]', folder=tmp_path) == [(2, message)]


def test_a_changed_file_changes_the_digest(tmp_path):
    (tmp_path / "names.csv").write_text("a\n")
    (tmp_path / "p.toml").write_text('terms = ["file:names.csv"]')
    before = load_profile(tmp_path / "p.toml").sha256
    (tmp_path / "names.csv").write_text("a,b\n")
    assert load_profile(tmp_path / "p.toml").sha256 != before
