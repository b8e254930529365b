"""Every regular expression that triage compiles, pumped with repeated pieces of what it is made of.

`python tests/security/pumping.py` prints those that take more than `BOUND` seconds for 256,000 characters, or grow
much faster than their text, and ends with 1; parts of module names as arguments restrict it. What a pattern is made of (literals,
members of classes, bodies of repeats, what stands before a repeat) comes from its parse; each piece is repeated behind
each beginning, and the pattern is used as the source uses it: `match`, `search`, `finditer`, `sub`.

The patterns are those that are compiled while all modules are imported, those of cached functions without arguments,
and those that are compiled while the seeds of the fuzzer are read, cut into tokens and matched.
"""

import importlib
import inspect
import math
import os
import pkgutil
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "triage"
#: Characters of the texts, and seconds that the longest may take: some two hundred times what a simple pattern needs.
#: Most patterns are let through after the first, nearly all others after the second.
LENGTHS, BOUND = (1_000, 4_000, 16_000, 64_000, 256_000), 2.0
#: A quarter of the first text, and how much more than in proportion a text may take: a square that stays below that takes
#: less than `BOUND` for the longest.
_SHORT, _MORE = LENGTHS[0] // 4, 1.25
#: By how much four times the text may take longer: what grows with its text takes four times as long, a square sixteen.
_MUCH = 8
#: Seconds of the coarsest clock of CPU time.
_TWO_TICKS = 0.02
#: `TRIAGE_TESTS=all` pumps to the full length whatever does not take next to nothing of it.
_IS_WHOLE = os.environ.get("TRIAGE_TESTS") == "all"
_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
#: How a method is tried: those that go through the whole text are one.
_TRIED = {"findall": "finditer", "sub": "finditer", "subn": "finditer", "split": "finditer"}
_MOST_PIECES, _MOST_STARTS = 60, 10
#: A method of a name, or of what a function of that name gives.
_USE = re.compile(rf"(?:(\w++)(?:\([^()\n]*+\))?)?\s*+\.\s*+({'|'.join(_METHODS)})\b")
#: Patterns that are handed on: how those who are given them use them.
_HANDED_ON = {
    "triage/matching/pattern.py:wildcard": {"fullmatch"},
    **{
        f"triage/readers/wire/{module}.py:{name}": {"match"}
        for module in ("anpa1312", "iptc7901")
        for name in ("_RECOGNISED", "READER")
    },
}


class Used(NamedTuple):
    """A pattern, where it was compiled or is kept, and the methods it is used with."""

    place: str
    pattern: "re.Pattern[Any]"
    methods: tuple[str, ...]


class Slow(NamedTuple):
    """A pattern that grows faster than its text."""

    place: str
    method: str
    start: str
    piece: str
    length: int
    seconds: float

    def __str__(self) -> str:
        """One line for a person."""
        return (
            f"{self.place}.{self.method}({self.start[:60]!r} + {self.piece[:60]!r} * n): "
            f"{self.seconds:.3f} s for {self.length:,} characters"
        )


# -- which patterns there are ------------------------------------------------------------------------------------------


class Recorder:
    """Notes what our modules compile, and who does."""

    def __init__(self) -> None:
        self.direct: dict[tuple[str, Any, int], set[str]] = defaultdict(set)
        self._compile = re._compile  # type: ignore[attr-defined]
        re._compile = self  # type: ignore[attr-defined]

    def __call__(self, pattern: Any, flags: Any) -> Any:
        """In the place of the library's own function, which all of its functions call."""
        compiled = self._compile(pattern, flags)
        caller = sys._getframe(1)
        how = caller.f_code.co_name
        while caller is not None and (
            caller.f_code.co_filename == re.__file__ or caller.f_code.co_filename.endswith("expression.py")
        ):
            caller = caller.f_back  # type: ignore[assignment]
        if caller is not None and caller.f_code.co_filename.startswith(str(PACKAGE)):
            file = str(Path(caller.f_code.co_filename).relative_to(ROOT))
            place = f"{file}:{caller.f_code.co_name}" if how == "compile" else f"{file}:{caller.f_lineno}"
            self.direct[place, compiled.pattern, compiled.flags].add(how)
        return compiled


def used_patterns() -> list[Used]:
    """All of them, each pattern once."""
    recorder = Recorder()
    sys.path.insert(0, str(ROOT))
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages([str(PACKAGE)], "triage.")
        if not found.name.endswith((".spacy", "__main__"))
    ]
    for module in modules:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                with suppress(Exception):
                    value()
    _read_seeds()
    methods = _methods_of_names() | _HANDED_ON
    found: dict[tuple[Any, int], Used] = {}
    for module in modules:
        file = str(Path(str(module.__file__)).relative_to(ROOT))
        for name, value in vars(module).items():
            for kept in _patterns_in(value):
                own = methods.get(f"{file}:{name}") or (set() if name.startswith("_") else methods.get(name))
                _add(found, f"{file}:{name}", kept, own or methods.get(f"{file}:*", set()))
    for (place, source, flags), ways in recorder.direct.items():
        file = place.partition(":")[0]
        how = ways - {"compile"} or methods.get(place) or methods.get(f"{file}:*", set())
        if (source, flags) not in found or ways - {"compile"}:
            _add(found, place, re.compile(source, flags), how)
    return list(found.values())


def _add(found: dict[tuple[Any, int], Used], place: str, pattern: "re.Pattern[Any]", how: set[str]) -> None:
    key = pattern.pattern, pattern.flags
    before = found.get(key)
    how = {_TRIED.get(each, each) for each in how if each in _METHODS} or {"match", "finditer"}
    if before is not None:
        how |= set(before.methods)
        place = before.place
    found[key] = Used(place, pattern, tuple(sorted(_longest(how))))


def _longest(how: set[str]) -> set[str]:
    """Those of the methods that take longest: a search begins as a match does, and finding all as a search."""
    if "finditer" in how:
        return how - {"match", "search"}
    return how - {"match"} if "search" in how else how


def _patterns_in(value: Any, depth: int = 0) -> "Iterator[re.Pattern[Any]]":
    if isinstance(value, str | int):
        return  # most of what is kept
    if isinstance(value, re.Pattern):
        yield value
    elif type(value).__name__ == "Expression":
        with suppress(AttributeError):
            value.fullmatch(value._source[:0])
        yield re.compile(value._source, value._flags)
    elif depth < 5:
        if isinstance(value, dict):
            parts: Any = (*value, *value.values()) if len(value) < 5000 else ()
        elif isinstance(value, tuple | list | set | frozenset):
            parts = value if len(value) < 5000 else ()
        elif hasattr(value, "__struct_fields__") and not isinstance(value, type):
            parts = [getattr(value, name) for name in value.__struct_fields__]
        elif (type(value).__module__.startswith("triage.") and hasattr(value, "__dict__")) or (
            isinstance(value, type) and value.__module__.startswith("triage.")
        ):
            parts = vars(value).values()
        else:
            return
        for part in list(parts):
            yield from _patterns_in(part, depth + 1)


def _methods_of_names() -> dict[str, set[str]]:
    """Global name → methods used on it anywhere; `file:name` → in that file; `file:*` → on its names that are no globals."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in PACKAGE.rglob("*.py"):
        place = file.relative_to(ROOT)
        for name, method in _USE.findall(file.read_text(encoding="utf-8")):
            if name == "re":
                continue
            found[name or "*"].add(method)
            found[f"{place}:{name or '*'}"].add(method)
            if not name.isupper():
                found[f"{place}:*"].add(method)
    return found


def _read_seeds() -> None:
    """What the readers, the tokeniser, stories, entities and the matcher compile on their way."""
    from tests.fuzz.inputs import SEEDS, seeds
    from tests.fuzz.targets import TARGETS

    for target in TARGETS:
        if (SEEDS / target.name).exists():
            for seed in seeds(target.name, target.choices):
                with suppress(Exception):
                    target.run(seed)


# -- what they are made of ---------------------------------------------------------------------------------------------


class Pieces:
    """Texts that a pattern is made of, from its parse."""

    def __init__(self, pattern: "re.Pattern[Any]") -> None:
        parser = importlib.import_module("re._parser")
        source = pattern.pattern
        self.names = parser
        self.parsed = parser.parse(source, pattern.flags & ~re.DEBUG)
        self.groups: dict[int, str] = {}
        self.pieces: dict[str, None] = {}
        self.starts: dict[str, None] = {"": None}
        self._sample(self.parsed, "")

    def _sample(self, sequence: Any, before: str) -> str:
        """A text that the sequence finds; its parts are noted on the way."""
        text = ""
        for name, argument in sequence:
            text += self._one(str(name), argument, before + text)
        if 1 < len(text) <= 80:
            self.pieces[text] = None
        return text

    def _one(self, name: str, argument: Any, before: str) -> str:
        if name in ("LITERAL", "NOT_LITERAL"):
            char = chr(argument) if name == "LITERAL" else _other(chr(argument))
            self.pieces[char] = None
            return char
        if name == "ANY":
            return "x"
        if name == "IN":
            members = _members(argument)
            for member in members:
                self.pieces[member] = None
            return members[0]
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, body = argument
            self.starts[before] = None
            if 1 < len(before) <= 80:
                self.pieces[before] = None
            inner = self._sample(body, before)
            if inner:
                self.pieces[inner] = None
                self.pieces[inner * 2] = None
            self.starts[before + inner] = None
            return inner * max(int(least), 1 if most else 0)
        if name == "BRANCH":
            texts = [self._sample(part, before) for part in argument[1]]
            for text in texts[:12]:
                if text:
                    self.pieces[text] = None
            return texts[0] if texts else ""
        if name == "SUBPATTERN":
            text = self._sample(argument[-1], before)
            if argument[0] is not None:
                self.groups[argument[0]] = text
            return text
        if name == "ATOMIC_GROUP":
            return self._sample(argument, before)
        if name in ("ASSERT", "ASSERT_NOT"):
            self._sample(argument[1], before)
            return ""
        if name == "GROUPREF":
            return self.groups.get(argument, "")
        if name == "GROUPREF_EXISTS":
            return self._sample(argument[1], before)
        return ""


def _members(argument: Any) -> list[str]:
    found: list[str] = []
    is_not = False
    for name, value in argument:
        kind = str(name)
        if kind == "NEGATE":
            is_not = True
        elif kind == "LITERAL":
            found.append(chr(value))
        elif kind == "RANGE":
            found.append(chr(value[0]))
        elif kind == "CATEGORY":
            found += {
                "CATEGORY_SPACE": [" ", "\n"],
                "CATEGORY_NOT_SPACE": ["x"],
                "CATEGORY_DIGIT": ["1"],
                "CATEGORY_NOT_DIGIT": ["x"],
                "CATEGORY_WORD": ["a"],
                "CATEGORY_NOT_WORD": [" ", "-"],
            }.get(str(value), ["x"])
    if is_not:
        return [char for char in "x 1-.\n<" if char not in found][:3] or ["\u2603"]
    return found[:6] or ["x"]


def _other(char: str) -> str:
    return "x" if char != "x" else "y"


def texts_for(used: Used) -> Iterator[tuple[str, str]]:
    """Beginnings and pieces to repeat behind them."""
    seen: set[str] = set()
    for start, piece in _combined(Pieces(used.pattern)):
        # "a" and "aa" repeated are one text.
        if (text := repeated(start, piece, LENGTHS[0])[: LENGTHS[0]]) not in seen:
            seen.add(text)
            yield start, piece


def repeated(start: str, piece: str, length: int) -> str:
    """A beginning, and a piece so often that together they have about that many characters more."""
    return start + piece * (length // len(piece))


def _combined(made: Pieces) -> Iterator[tuple[str, str]]:
    pieces = sorted(made.pieces, key=lambda piece: (-len(piece), piece))[:_MOST_PIECES]
    short = [piece for piece in pieces if len(piece) == 1]
    starts = list(islice(made.starts, _MOST_STARTS))
    for piece in pieces:
        for start in starts:
            yield start, piece
    for piece in pieces[:12]:
        for other in (" ", "\n", "x", *short[:6]):
            if other not in piece:
                yield "", piece + other
                yield "\n", other + piece


# -- how long they take ------------------------------------------------------------------------------------------------


class _TooLongError(Exception):
    """The bound is over."""


def _alarm(number: int, frame: Any) -> None:
    if _over_at and time.process_time() > _over_at[-1]:
        raise _TooLongError


#: When the call that is under way has had its time.
_over_at: list[float] = []


@contextmanager
def watched() -> Iterator[None]:
    """Look ten times a second of CPU time whether a call has had its time: a clock of its own for each would take longer than most."""
    before = signal.signal(signal.SIGVTALRM, _alarm)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.1, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _seconds(call: Callable[[Any], Any], text: Any) -> float:
    """Seconds of the call, or twice the bound when they are over it.

    By the clock on the wall, since that of CPU time is as coarse as 10 ms on some machines, where what grows fast would take
    nothing of a short text; but no longer than two such ticks above CPU time, whatever else the machine does.
    """
    start, cpu = time.perf_counter(), time.process_time()
    _over_at.append(cpu + BOUND)
    try:
        found = call(text)
        if found is not None and hasattr(found, "__next__"):
            for _ in found:
                pass
    except _TooLongError:
        return BOUND * 2
    finally:
        _over_at.pop()
    return min(time.perf_counter() - start, time.process_time() - cpu + _TWO_TICKS)


def slow_use(used: Used, methods: tuple[str, ...] = ()) -> Slow | None:
    """The first way in which it takes too long, if there is one."""
    with watched():
        return _slow_use(used, methods)


def _slow_use(used: Used, methods: tuple[str, ...]) -> Slow | None:
    for start, piece in texts_for(used):
        for method in methods or used.methods:
            if found := _slow_for(used, method, start, piece):
                return found
    return None


def _slow_for(used: Used, method: str, start: str, piece: str) -> Slow | None:
    """What is said of one text, if it takes too long."""
    call, before = getattr(used.pattern, method), math.inf
    for length in LENGTHS:
        is_last = length == LENGTHS[-1]
        text = _ended(used, repeated(start, piece, length))
        bound = BOUND if is_last else BOUND / 4
        seconds = _seconds(call, text)
        if seconds > min(before * _MUCH, bound):
            # A call may have been interrupted: the least of three makes no pattern slow that is not.
            seconds = min(seconds, _seconds(call, text), _seconds(call, text))
        grows = seconds > before * _MUCH
        if seconds > bound or (is_last and grows):
            return Slow(used.place, method, start, piece, length, seconds)
        # Even if it took the square of the length, and what begins is quicker than what lasts.
        if seconds * (LENGTHS[-1] / length) ** 2 < BOUND / 2:
            return None
        if before == math.inf:
            short = _ended(used, repeated(start, piece, _SHORT))
            expected = min(_seconds(call, short), _seconds(call, short)) * len(text) / len(short) * _MORE
            if seconds > expected:
                seconds = min(seconds, _seconds(call, text))
            grows = seconds > expected
        if not (grows or _IS_WHOLE):
            return None
        before = seconds
    return None


def _ended(used: Used, text: str) -> str | bytes:
    """With a sign at the end that most patterns refuse: what has matched so far has to be given back."""
    text += "\x01"
    return text.encode("latin-1", "replace") if isinstance(used.pattern.pattern, bytes) else text


def main() -> int:
    """Print what is too slow; 1 if something is."""
    wanted = sys.argv[1:]
    everything = [one for one in used_patterns() if not wanted or any(each in one.place for each in wanted)]
    slow = []
    for used in everything:
        started = time.process_time()
        found = slow_use(used)
        if found:
            slow.append(found)
            print(found, flush=True)
        took = time.process_time() - started
        if took > 20:
            print(f"  ({used.place}: pumping took {took:.0f} s)", flush=True)
    print(f"{len(everything)} patterns, {len(slow)} slow, {time.process_time():.0f} s of CPU time")
    return int(bool(slow))


if __name__ == "__main__":
    raise SystemExit(main())
