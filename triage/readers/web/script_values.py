r"""Values written in JavaScript → plain ones: what scripts assign, where it is no JSON.

Keys without quotes, single quotes, `void 0`, `!0`, `new Date(…)`, `JSON.parse("…")`, and a function called at once with the
values that its object names (Nuxt 2). Nothing is run: anything else ends the reading.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(
    r"""\s*+(?:(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\$]|\\.)*+`)|(?P<number>-?(?:\d[\w.]*+(?:(?<=[eE])[+-]\d++)?|\.\d++|Infinity\b))"""
    r"""|(?P<flag>![01])|(?P<word>[A-Za-z_$][\w$.]*+)|(?P<sign>[\[\]{}(),:;]))""",
    re.DOTALL,
)
_CALLED = re.compile(r"\(?\s*+\(?\s*+function\s*+\(([\w$,\s]*+)\)\s*+\{")
_RETURN = re.compile(r"\breturn\s*+(?=[{\[(])")
_ESCAPE = re.compile(
    r"\\(?:u\{(?P<long>[0-9a-fA-F]{1,6})\}|u(?P<wide>[0-9a-fA-F]{4})|x(?P<narrow>[0-9a-fA-F]{2})|(?P<char>.))",
    re.DOTALL,
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "", "\n": ""}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_DEEPEST = 150
_LONGEST_NUMBER = 40


class _Named(str):
    """A name that stands for one of the values that a function is called with."""


def value_at(text: str, start: int) -> Any:
    r"""The value that begins at a place of a script; ValueError where there is none that can be told without running it.

    >>> value_at("x={a:1,'b':[!0,void 0,],c:new Date(5)};y", 2)
    {'a': 1, 'b': [True, None], 'c': 5}
    >>> value_at('window.X=(function(a,b){return {title:a,tags:[b]}}("Rain","wet"));', 9)
    {'title': 'Rain', 'tags': ['wet']}
    >>> value_at(r'JSON.parse("{\"a\": 1}")', 0), value_at(r'"[\u0022a\u0022]"', 0)
    ({'a': 1}, ['a'])
    """
    called = _CALLED.match(text, start)
    if called:
        return _returned(text, called)
    try:
        value: Any = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        value = _Script(text, start).value(0)
    # Pages also assign their data as a text.
    return json.loads(value) if isinstance(value, str) else value


def _returned(text: str, called: re.Match[str]) -> Any:
    """What a function returns that is called where it stands."""
    found = _RETURN.search(text, called.end())
    if found is None:
        raise ValueError("a function without a value")
    script = _Script(text, found.end())
    value = script.value(0)
    names = [name.strip() for name in called[1].split(",")]
    while (sign := script.sign()) in ("}", ";", ")"):
        pass
    given = script.values(")", 0) if sign == "(" else []
    return _resolved(value, dict(zip(names, given, strict=False)))


def _resolved(value: Any, names: Mapping[str, Any]) -> Any:
    if isinstance(value, _Named):
        return names.get(value)
    if isinstance(value, list):
        return [_resolved(one, names) for one in value]
    if isinstance(value, dict):
        return {key: _resolved(one, names) for key, one in value.items()}
    return value


class _Script:
    """A place in a script, and the values from there on."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start

    def _next(self) -> re.Match[str]:
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            raise ValueError("no value")
        self._at = found.end()
        return found

    def sign(self) -> str:
        """The next sign; "" where something else is next."""
        return self._next()["sign"] or ""

    def value(self, depth: int) -> Any:
        """The next value."""
        if depth > _DEEPEST:
            raise ValueError("too deep")
        found = self._next()
        if found["string"] is not None:
            return text_of_literal(found["string"])
        if found["number"] is not None:
            return _number(found["number"])
        if found["flag"]:
            return found["flag"] == "!0"
        if found["word"]:
            return self._of_word(found["word"], depth)
        if found["sign"] == "[":
            return self.values("]", depth + 1)
        if found["sign"] == "{":
            return self._object(depth + 1)
        if found["sign"] == "(":
            inner = self.value(depth + 1)
            self._expect(")")
            return inner
        raise ValueError("no value")

    def values(self, closing: str, depth: int) -> list[Any]:
        """The values up to a bracket; a comma may stand behind the last."""
        found: list[Any] = []
        while not self._is_next(closing):
            if self._is_next(","):
                found.append(None)
                continue
            found.append(self.value(depth))
            if not self._is_next(","):
                self._expect(closing)
                return found
        return found

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self._is_next("}"):
            key = self._next()
            name = key["word"] or key["number"] or (key["string"] and text_of_literal(key["string"]))
            if name is None:
                raise ValueError("no key")
            found[name] = self.value(depth) if self._is_next(":") else _Named(name)
            if not self._is_next(","):
                self._expect("}")
                return found
        return found

    def _of_word(self, word: str, depth: int) -> Any:
        if word in _WORDS:
            return _WORDS[word]
        if word == "void":
            self._next()
            return None
        if word == "new":
            return self.value(depth + 1)
        if not self._is_next("("):
            return _Named(word)
        given = self.values(")", depth + 1)
        if word == "JSON.parse" and given and isinstance(given[0], str):
            return json.loads(given[0])
        if word == "decodeURIComponent" and given and isinstance(given[0], str):
            from urllib.parse import unquote

            return unquote(given[0])
        if word == "Array":
            return []
        if word in ("Date", "Map", "Set", "String", "Object.freeze", "Object.create"):
            return given[0] if given else None
        raise ValueError("a call")

    def _is_next(self, sign: str) -> bool:
        found = _TOKEN.match(self._text, self._at)
        if found is None or found["sign"] != sign:
            return False
        self._at = found.end()
        return True

    def _expect(self, sign: str) -> None:
        if self.sign() != sign:
            raise ValueError(f"no {sign}")


def text_of_literal(literal: str) -> str:
    r"""The text of a literal in quotes.

    >>> text_of_literal(r"'a\u002Fb\x41\n\'c\''")
    "a/bA\n'c'"
    """
    if "\\" not in literal:
        return literal[1:-1]
    text = _ESCAPE.sub(_escaped, literal[1:-1])
    # Characters in two halves, each escaped by itself.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(found: re.Match[str]) -> str:
    code = found["long"] or found["wide"] or found["narrow"]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _CONTROLS.get(found["char"], found["char"])


def _number(written: str) -> int | float | None:
    try:
        return int(written) if len(written) <= _LONGEST_NUMBER else None
    except ValueError:
        pass
    try:
        return float(written)
    except ValueError:
        return None
