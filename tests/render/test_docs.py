"""docs/json.md and the schema say the same."""

import re
from pathlib import Path

import pytest

from triage.matching.match import KINDS
from triage.render.json.schema import schema

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")


def keys_of(node):
    """Every property name, at any depth."""
    if isinstance(node, dict):
        for name, below in node.items():
            if name == "properties":
                yield from below
            yield from keys_of(below)
    elif isinstance(node, list):
        for below in node:
            yield from keys_of(below)


def values_of(node):
    if isinstance(node, dict):
        yield from (value for value in node.get("enum", ()) if isinstance(value, str))
        for below in node.values():
            yield from values_of(below)
    elif isinstance(node, list):
        for below in node:
            yield from values_of(below)


def rows(section):
    """The keys of the first table below a heading or a line that ends with a colon."""
    below = PAGE.split(section, 1)[1].split("| key | holds |\n|---|---|\n", 1)[1]
    table = re.match(r"(?:\|.*\n)+", below)[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


HEAD = ("in all three:", "Hits and rejects:", "Hits only")


@pytest.mark.parametrize(
    ("sections", "name"),
    [
        (["## The document"], "document"),
        (HEAD, "hit"),
        (HEAD[:2], "reject"),
        (["### A profile"], "profile"),
        (["A contribution:"], "contribution"),
        (["A match:"], "match"),
        (["### A snippet"], "snippet"),
        (["### An entity"], "entity"),
        (["## The run"], "run"),
        (["## A story"], "story"),
        (["## A problem"], "problem"),
        (["## The counts"], "stats"),
    ],
)
def test_each_table_has_the_keys_of_its_record(sections, name):
    documented = [key for section in sections for key in rows(section)]
    assert sorted(documented) == sorted(schema()["$defs"][name]["properties"])


def test_every_key_and_value_is_named():
    named = set(re.findall(r"`\"?([\w ]+)\"?`", PAGE))
    published = schema()
    # Digests have a page of their own.
    del published["$defs"]["digests"]
    assert set(keys_of(published)) - named == set()
    roles = {"main", "copy", "update", "correction", "withdrawal", "event"}
    assert set(values_of(published)) - named - roles == set()


DIGESTS = (Path(__file__).parents[2] / "docs" / "digest.md").read_text("utf-8").partition("## For programs")[2]


def test_every_key_and_value_of_a_digest_is_named():
    digest = schema()["$defs"]["digests"]["properties"]["digests"]["items"]
    named = set(re.findall(r"`(\w[\w-]*)`", DIGESTS))
    # Of a sentence, a change and a problem the page on JSON tells.
    elsewhere = set(re.findall(r"`\"?([\w ]+)\"?`", PAGE)) | {"say-so", "nothing", "band"}
    assert set(digest["properties"]) <= named
    assert set(keys_of(digest)) | set(values_of(digest)) - {""} <= named | elsewhere


def test_what_other_commands_print_is_named():
    """Each definition of a whole document; those of its parts are described where they stand."""
    said = PAGE.partition("In `triage schema` they are called")[2].partition("##")[0]
    parts = {"article_line", "contribution", "document", "entity", "head", "hit", "match", "problem", "profile"}
    parts |= {"reject", "run", "snippet", "stats", "story"} | {f"{kind}_line" for kind in rows_of_lines()}
    assert set(schema()["$defs"]) - parts <= set(re.findall(r"`(\w+)`", said))


def rows_of_lines():
    return ("run", "hit", "reject", "story", "problem", "stats")


def test_the_lines_are_named():
    kinds = {name.removesuffix("_line") for name in schema()["$defs"] if name.endswith("_line")}
    said = next(line for line in PAGE.splitlines() if line.startswith("| `type` | `run`"))
    assert kinds <= set(re.findall(r"`(\w+)`", said))


def test_kinds_stand_in_their_order():
    """It decides which of two terms a word gives its points to."""
    (row,) = (line for line in PAGE.splitlines() if line.startswith("| `kind` | in the order"))
    assert re.findall(r"`(\w+)`", row)[1:] == list(KINDS)
