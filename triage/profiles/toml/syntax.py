"""TOML that is no TOML: the parser's words made into a sentence. Imported only when there is a fault."""

import re

#: What people write, and what to write instead: (pattern of the line, hint).
_HINTS = (
    (re.compile(r"[“”„«»]"), 'use straight quotes: "…"'),
    (re.compile(r"^\s*[\w.-]+\s*:"), "write = instead of :"),
    (re.compile(r"^\s*\{"), 'this is JSON; TOML has key = "…"'),
    (re.compile(r"[{,]\s*[\w-]+\s*:"), "write = instead of :"),
    (re.compile(r"=\s*[\d.]+\s*%"), "a number has no sign: threshold = 50"),
    (re.compile(r"=\s*\d+,\d"), "write a point in a number: 0.5"),
    (re.compile(r"=\s*\("), 'a list stands in [ ]: terms = ["…"]'),
    (re.compile(r"=\s*\[\s*[^\W\d_]"), 'texts need quotes: ["…", "…"]'),
    (re.compile(r"\s//"), "a comment begins with #"),
    (re.compile(r"""["'\]\d]\s*;"""), "each key stands in a line of its own, without ;"),
    (re.compile(r"'[^'\"]*'\w"), """a text with ' in it stands in double quotes: "…\""""),
    (re.compile(r"^\s*[^\W\d_][^=\[#:\"']*$"), 'a text belongs to a key: terms = ["…"]'),
    (re.compile(r"=\s*(True|False|yes|no|Yes|No|TRUE|FALSE)\b"), "write true or false"),
    (
        re.compile(r"^(?=[^=\[#\"']*+=)\s*+[^\s=]++\s++[^\s=]"),
        'a key of several words needs quotes: "two words" = …',
    ),
    (re.compile(r"=\s*[^\W\d_]"), 'texts need quotes: key = "…"'),
    (re.compile(r'"[^"\\]*+\\[^"]*+"'), "in '…' a backslash is a backslash"),
    (re.compile(r"=\s*$"), "nothing stands after the ="),
)
_KEY = re.compile(r"\s*+([\w-]++)\s*+=")
#: A key with its value where a value of a list should stand.
_STATEMENT = re.compile(r"[\w-]++[ \t]*+=")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SENTENCES = {
    "Cannot overwrite a value": "this key stands here twice",
    "Invalid value": "the value is not complete or has no quotes",
    "Expected newline or end of document after a statement": "something is left over at the end of the line",
    "Unclosed array": "a list is not closed with ]",
    "Unclosed inline table": "an inline table is not closed with }",
    "Unterminated string": "a text is not closed with its quote",
    "Expected '=' after a key in a key/value pair": "a key must be followed by =",
    "Invalid statement": "this is no key, no [table] and no comment",
    "Expected ']' at the end of a table declaration": "a [table] is not closed with ]",
    "Expected ']]' at the end of an array declaration": "a [[table]] is not closed with ]]",
    "Illegal character '\\n'": "a text or an inline table must end on its own line",
    "Unescaped '\\' in a string": "a backslash in a text must be doubled",
}


def syntax_fault(text: str, said: str) -> tuple[int, str, str]:
    """Line, message and hint for what `tomllib` said.

    >>> syntax_fault("a = [1", "Unclosed array (at end of document)")[1]
    'a list is not closed with ]'
    """
    place = _PLACE.search(said)
    reason = said[: place.start()] if place else said
    lines = text.split("\n")
    line = int(place[1]) if place and place[1] else len(text.rstrip().split("\n"))
    blamed = lines[line - 1] if line <= len(lines) else ""
    if reason in _LACKS_COMMA and place and place[1]:
        lacking = _line_without_comma(lines, line, int(place[2]))
        if lacking:
            return lacking, "a comma is missing between two values", ""
    if reason == "Invalid value" and place and place[2] and _STATEMENT.match(blamed[int(place[2]) - 1 :]):
        # The parser is still inside a list when the next key comes.
        return _line_before(lines, line), "a list is not closed with ]", ""
    if reason == "Cannot overwrite a value":
        key, first = _key_twice(lines, line)
        if key:
            return line, f"the key {key!r} stands here twice" + (f": first in line {first}" if first else ""), ""
    return line, _sentence(reason), _hint(blamed)


#: What the parser says where it meets a value in place of a comma.
_LACKS_COMMA = frozenset({"Unclosed array", "Unclosed inline table"})


def _line_without_comma(lines: list[str], line: int, column: int) -> int:
    """The line of the value behind which a comma is missing; 0 where another one does not follow.

    The parser stops at the value that follows.
    """
    rest = lines[line - 1][column - 1 :].lstrip() if line <= len(lines) else ""
    if not rest or rest[0] in "]},#":
        return 0
    if lines[line - 1][: column - 1].strip():
        return line
    return _line_before(lines, line)


def _line_before(lines: list[str], line: int) -> int:
    """The last line before one that says something; the line itself where there is none."""
    before = (at for at in range(line - 1, 0, -1) if lines[at - 1].strip() and lines[at - 1].lstrip()[0] != "#")
    return next(before, line)


def _key_twice(lines: list[str], line: int) -> tuple[str, int]:
    """The key that is at fault in a line, and the line where it stood first in the same table; 0 where that is unclear."""
    key = _KEY.match(lines[line - 1]) if line <= len(lines) else None
    if key is None:
        return "", 0
    first = 0
    for number, earlier in enumerate(lines[: line - 1], 1):
        if earlier.lstrip().startswith("["):
            first = 0
        elif (other := _KEY.match(earlier)) and other[1] == key[1] and not first:
            first = number
    return key[1], first


def _sentence(reason: str) -> str:
    for start, sentence in _SENTENCES.items():
        if reason.startswith(start):
            return sentence
    if reason.startswith("Duplicate inline table key "):
        return f"the key {reason.removeprefix('Duplicate inline table key ')} stands here twice"
    if reason.startswith("Cannot declare"):
        return f"{reason.partition('(')[2].partition(')')[0]} is declared twice".replace("'", "").replace(",", "")
    return f"this is not TOML: {reason[:1].lower()}{reason[1:]}"


def _hint(line: str) -> str:
    return next((hint for pattern, hint in _HINTS if pattern.search(line)), "")
