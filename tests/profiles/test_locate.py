"""Lines of values: a scanner that must agree with the parser on what a text holds."""

import tomllib
from typing import Any

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.profiles.toml.locate import lines_of

TEXT = """\
# a comment with [brackets] and "quotes"
title = "x" # more
"quoted key" = 1
'literal.key' = 2
a.b . "c" = [1, 2,
  # between
  [3,
   4], { d = 5, "e]" = '}' }]
long = \"\"\"
[not.a.table]
key = "no" \\\"\"\" still \"\"\"\"\"
raw = '''
it's # no comment
'''
when = 1979-05-27 07:32:00

[lists]
x = ["]", '#']

[[term]]
text = "one"
[term.near]
terms = ["a"]
[[term]]
text = "two"
[[term.inner]]
y = 1
[[term.inner]]
y = 2
"""


def test_a_text_with_everything_in_it():
    lines = lines_of(TEXT)
    found = {
        ("title",): 2,
        ("quoted key",): 3,
        ("literal.key",): 4,
        ("a", "b", "c"): 5,
        ("a", "b", "c", 1): 5,
        ("a", "b", "c", 2): 7,
        ("a", "b", "c", 2, 1): 8,
        ("a", "b", "c", 3, "e]"): 8,
        ("long",): 9,
        ("raw",): 12,
        ("when",): 15,
        ("lists",): 17,
        ("lists", "x", 1): 18,
        ("term", 0): 20,
        ("term", 0, "text"): 21,
        ("term", 0, "near"): 22,
        ("term", 0, "near", "terms", 0): 23,
        ("term", 1): 24,
        ("term", 1, "inner", 1, "y"): 29,
    }
    assert {where: lines.of(where) for where in found} == found
    assert lines.first_header == 17
    assert set(lines.lines) >= set(_places(tomllib.loads(TEXT)))


def test_a_place_that_is_not_there_has_the_line_of_what_would_hold_it():
    lines = lines_of(TEXT)
    assert lines.of(("term", 1, "weight")) == 24
    assert lines.of(("nothing",)) is None
    assert lines.of(()) is None


def test_a_table_that_was_opened_by_its_child_first():
    lines = lines_of("[a.b]\nx = 1\n[a]\ny = 2\n")
    assert (lines.of(("a",)), lines.of(("a", "b")), lines.of(("a", "y"))) == (3, 1, 4)


def _places(value: Any, where: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [where] if where else []
    for key, entry in inner:
        found += _places(entry, (*where, key))
    return found


# Texts that are written the way they are to be read back, so that each value is its own line number.
KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=5).map(
        lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ),
    st.from_regex(r"'[^'\x00-\x1f\x7f\ud800-\udfff]{0,5}'", fullmatch=True),
)
SPACE = st.sampled_from(["", " ", "\t "])
BREAK = st.sampled_from(["", " ", "\n", "\n\n", " # ]}\"'\n", "\r\n"])
LINE = "LINE"


@st.composite
def arrays(draw: Any, depth: int) -> str:
    entries = draw(st.lists(values(depth - 1), max_size=3))
    text = "["
    for entry in entries:
        text += draw(BREAK) + entry + draw(BREAK) + ","
    return text + draw(BREAK) + "]"


@st.composite
def inline_tables(draw: Any, depth: int) -> str:
    keys = draw(st.lists(KEYS, max_size=3, unique_by=_read_key))
    pairs = [f"{draw(SPACE)}{key}{draw(SPACE)}={draw(SPACE)}{draw(values(depth - 1))}" for key in keys]
    return "{" + ",".join(pairs) + " }"


def values(depth: int) -> st.SearchStrategy[str]:
    plain = st.sampled_from(
        [LINE, LINE, '"a # ] } \\" b"', "'\\'", '"""\n[x]\n""\\""""', "'''\n'a''\n'''", '""', "''", "true", "1.5"]
    )
    if depth <= 0:
        return plain
    return st.one_of(plain, arrays(depth), inline_tables(depth))


def _read_key(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 1")))


@st.composite
def documents(draw: Any) -> str:
    text = ""
    pair = st.tuples(KEYS, SPACE, values(2), BREAK)
    for _ in range(draw(st.integers(0, 3))):
        header = draw(st.sampled_from(["", "", "[{}]", "[[{}]]", "[ {} ]", "[{}.x]", "[[{}.y]]"]))
        if header:
            text += header.format(draw(KEYS)) + "\n"
        for key, space, value, after in draw(st.lists(pair, max_size=4)):
            text += f"{space}{key}{space}={space}{value}\n{after}".rstrip(" ") + "\n"
    return text


def _numbered(text: str) -> str:
    """Every LINE replaced by the number of its line."""
    return "\n".join(line.replace(LINE, str(number)) for number, line in enumerate(text.split("\n"), 1))


@given(documents())
@settings(max_examples=examples(300), deadline=None)
def test_it_finds_every_place_that_the_parser_finds(text):
    text = _numbered(text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # a key or a table twice
    lines = lines_of(text)
    assert set(_places(table)) == set(lines.lines)
    for where in _places(table):
        value = table
        for part in where:
            value = value[part]
        if isinstance(value, int) and not isinstance(value, bool):
            assert lines.of(where) == value


@given(st.text(max_size=80))
@settings(max_examples=examples(200), deadline=None)
def test_any_text_at_all_ends(text):
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    assert set(_places(table)) <= set(lines_of(text).lines)
