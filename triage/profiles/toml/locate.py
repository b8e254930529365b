"""Where a value stands in a TOML text: key path → line.

`tomllib` says what a text holds but not where, and no maintained library does. This walks a text that `tomllib`
has already accepted, so it only has to find its way and never has to judge. It runs only when there is something
to point at.
"""

from bisect import bisect_right
from contextlib import suppress

#: ("term", 2, "weight"): the third `[[term]]`, its weight.
KeyPath = tuple[str | int, ...]

#: Parts of a dotted key that are told apart: each has a path of its own, and nothing valid is as deep.
_DEEPEST = 32
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


class LineNumbers:
    """The lines of one text, from 1."""

    def __init__(self, lines: dict[KeyPath, int], first_header: int | None) -> None:
        self.lines = lines
        #: Line of the first `[table]`: what belongs to the profile itself has to stand above it.
        self.first_header = first_header

    def of(self, where: KeyPath) -> int | None:
        """The line of a key or of an entry of a list, else of what it stands in; None for the whole text."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[:-1]
        return None


def lines_of(text: str) -> LineNumbers:
    r"""The line of every key, table and list entry of a valid TOML text.

    >>> lines_of('a = 1\n[[term]]\ntext = "x"\n').of(("term", 0, "text"))
    3
    """
    walk = _Walk(text.replace("\r\n", "\n"))
    # Where the text is nested too deeply, what was found so far is enough to point near the place.
    with suppress(RecursionError):
        walk.document()
    return LineNumbers(walk.lines, walk.first_header)


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text + "\n\0"  # a sentinel, so that no look ahead needs a check
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.first_header: int | None = None
        self.starts = [0]
        # Number of entries so far of each `[[array of tables]]`.
        self.counts: dict[KeyPath, int] = {}
        for place, letter in enumerate(text):
            if letter == "\n":
                self.starts.append(place + 1)

    def document(self) -> None:
        table: KeyPath = ()
        self.blank()
        while self.text[self.at] != "\0":
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.blank()

    def line(self) -> int:
        return bisect_right(self.starts, self.at)

    def spaces(self) -> None:
        while self.text[self.at] in " \t":
            self.at += 1

    def blank(self) -> None:
        """White space, line ends and comments."""
        while True:
            letter = self.text[self.at]
            if letter in " \t\n":
                self.at += 1
            elif letter == "#":
                self.at = self.text.index("\n", self.at)
            else:
                return

    def header(self) -> KeyPath:
        line = self.line()
        if self.first_header is None:
            self.first_header = line
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        names = self.names()
        self.at += 2 if is_array else 1
        where: KeyPath = ()
        for place, name in enumerate(names[:_DEEPEST]):
            where = (*where, name)
            self.lines.setdefault(where, line)
            is_last = place == len(names) - 1
            if is_array and is_last:
                self.counts[where] = self.counts.get(where, 0) + 1
            if where in self.counts:
                where = (*where, self.counts[where] - 1)
                self.lines.setdefault(where, line)
        # `[a.b]` may come before `[a]`: the table's own header is where a person looks.
        self.lines[where] = line
        return where

    def names(self) -> list[str]:
        """A key, dotted or not; stops at what follows it."""
        names = []
        while True:
            self.spaces()
            names.append(self.name())
            self.spaces()
            if self.text[self.at] != ".":
                return names
            self.at += 1

    def name(self) -> str:
        start = self.at
        if self.text[start] in "\"'":
            self.string()
            raw = self.text[start : self.at]
            return _unquoted(raw) if "\\" in raw else raw[1:-1]
        while self.text[self.at] in _BARE:
            self.at += 1
        return self.text[start : self.at]

    def pair(self, table: KeyPath) -> None:
        line = self.line()
        where = table
        for name in self.names()[:_DEEPEST]:
            where = (*where, name)
            self.lines.setdefault(where, line)
        self.at += 1  # the equals sign
        self.spaces()
        self.value(where)

    def value(self, where: KeyPath) -> None:
        letter = self.text[self.at]
        if letter in "\"'":
            self.string()
        elif letter == "[":
            self.array(where)
        elif letter == "{":
            self.inline_table(where)
        else:
            while self.text[self.at] not in ",]}#\n\0":
                self.at += 1

    def array(self, where: KeyPath) -> None:
        self.at += 1
        self.blank()
        entry = 0
        while self.text[self.at] not in "]\0":
            self.lines[(*where, entry)] = self.line()
            self.value((*where, entry))
            entry += 1
            self.comma()
        self.at += 1

    def inline_table(self, where: KeyPath) -> None:
        self.at += 1
        self.blank()  # line ends are allowed here from TOML 1.1
        while self.text[self.at] not in "}\0":
            self.pair(where)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        self.blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.blank()

    def string(self) -> None:
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            self.long_string(quote)
            return
        self.at += 1
        while self.text[self.at] not in (quote, "\0"):
            self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
        self.at += 1

    def long_string(self, quote: str) -> None:
        self.at += 3
        while not self.text.startswith(quote * 3, self.at) and self.text[self.at] != "\0":
            self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
        self.at += 3
        # Up to two quotes may stand directly before the closing three.
        for _ in range(2):
            if self.text[self.at] == quote:
                self.at += 1


def _unquoted(raw: str) -> str:
    import tomllib

    value: str = tomllib.loads(f"key = {raw}")["key"]
    return value
