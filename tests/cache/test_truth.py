"""Whatever is done to files, profiles and settings: a run with the cache prints what a run without it prints."""

import io
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from extent import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from triage.cache import cache_keys, noted, remembered
from triage.cli.exits import run
from triage.environment import Environment
from triage.matching import finder, silent
from triage.matching.regex import OVERRUN
from triage.readers.contract import Bounds

#: Long enough for a tick of the file system to go by, and so short that many steps can be made.
TICK = 0.02
#: The hour of the first scan; two articles are under an embargo then.
START = 1_767_225_600.0
TEXTS = (
    "Cod Falls\n\nThe cod fell on Monday, and the cod of the north did not come back.\n",
    "Ham Falls\n\nThe ham fell on Monday, and the ham of the north did not come back.\n",
    "Cod Rises\n\nThe cod rose on Monday, and the cot of the north did not come back.\n",
    "Storm at Sea\n\nA storm drove the fleet to the harbuor. Die Fischer blieben im Hafen und warten auf besseres Wetter.\n",
    "",
    "\0\1\2 no text at all",
)
#: Two of them have the same number of bytes, so that only times tell that one stands in the place of the other.
assert len(TEXTS[0]) == len(TEXTS[1]) == len(TEXTS[2])
FORMATS = (
    ("--format", "paths"),
    ("--format", "paths", "--top", "1"),
    ("--json",),
    ("--jsonl", "--all"),
    ("--format", "terminal", "--all"),
)
NAMES = ("a.txt", "b.txt", "sub/c.txt", "d", "e.jsonl", "f.csv")
PROFILES = (
    'terms = ["cod", "harbour"]\n',
    'terms = [{ text = "cod", weight = 2 }, "storm"]\nexclude = ["rose"]\n',
    'terms = ["cod", "ham", "fleet"]\nlanguages = ["en"]\n',
    'terms = ["cod"]\n[filter]\nmax_age = "3d"\n',
)
SETTINGS = ("", 'known_words = ["harbuor"]\n', "aliases = true\n", "[bounds]\nfile_bytes = 70\n")
PATHS = (*["inbox"] * 8, "./inbox", "inbox/sub", "inbox/a.txt", "inbox/e.jsonl")


def records(count: int, title: str) -> str:
    """Lines of JSON; one of them is under an embargo of an hour."""
    times = ("", "2026-01-01T01:00:00Z", "2025-12-31T12:00:00Z")
    return "".join(
        f'{{"type": "article", "schema": 1, "path": "old.txt", "title": "{title} {number}", "body": "The cod is cheap today, they say.", "embargoed": "{when}", '
        f'"published": "2026-01-0{3 - number}"}}\n'
        for number, when in enumerate(times[:count])
    )


@dataclass
class Scene:
    """A folder, a profile, settings and a clock, and somebody who changes them."""

    top: Path
    now: float = START

    def __post_init__(self) -> None:
        (self.top / "inbox" / "sub").mkdir(parents=True)
        self.profile(0)
        for name, text in zip(NAMES, TEXTS, strict=True):
            self.edit(name, text)
        self.edit("e.jsonl", records(3, "One"))

    def edit(self, name: str, text: str) -> None:
        (self.top / "inbox" / name).write_text(text)

    def hide(self, name: str, text: str) -> None:
        """Another text of the same length under the same time of writing; the time of the change gives it away."""
        file = self.top / "inbox" / name
        when = file.stat().st_mtime_ns if file.exists() else 10**18
        file.write_text(text)
        os.utime(file, ns=(when, when))

    def swap(self, old: str, new: str) -> None:
        if (self.top / "inbox" / old).exists():
            (self.top / "inbox" / old).replace(self.top / "inbox" / new)

    def remove(self, name: str) -> None:
        (self.top / "inbox" / name).unlink(missing_ok=True)

    def touch(self, name: str, when: int) -> None:
        if (self.top / "inbox" / name).exists():
            os.utime(self.top / "inbox" / name, (when, when))

    def profile(self, number: int) -> None:
        (self.top / "p.toml").write_text(PROFILES[number])

    def settle(self, text: str) -> None:
        (self.top / "triage.toml").write_text(text)

    def wait(self, hours: float) -> None:
        self.now += hours * 3600

    def scan(self, path: str, format_: tuple[str, ...]) -> None:
        """With what earlier scans left in the cache and without it; then once more, now that all is in it."""
        if (self.top / path).exists():
            words = ("scan", path, "-p", "p.toml", *format_)
            without = self.ran(*words, "--no-cache")
            assert self.ran(*words) == without
            assert self.ran(*words) == without, "from the cache alone"

    def ran(self, *words: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
        out, err = io.BytesIO(), io.BytesIO()
        variables = {f"XDG_{kind}_HOME": str(self.top / kind) for kind in ("CACHE", "STATE", "CONFIG")}
        environment = Environment(io.BytesIO(stdin), out, err, variables, Path(), now=lambda: self.now)
        os.chdir(self.top)
        status = run(list(words), environment)
        # The list for people ends with how long the run took.
        return status, re.sub(rb" *\d+\.\d s\n", b"\n", out.getvalue()), err.getvalue()


name = st.sampled_from(NAMES)
#: Those that hold articles of one length.
twin = st.sampled_from(["a.txt", "b.txt", "sub/c.txt"])
change = st.one_of(
    st.tuples(st.just(Scene.edit), name, st.sampled_from(TEXTS)),
    st.tuples(st.just(Scene.hide), twin, st.sampled_from(TEXTS[:3])),
    st.tuples(st.just(Scene.edit), st.just("e.jsonl"), st.builds(records, st.integers(0, 3), st.just("One"))),
    st.tuples(st.just(Scene.swap), twin, twin),
    st.tuples(st.just(Scene.swap), name, name),
    st.tuples(st.just(Scene.remove), name),
    st.tuples(st.just(Scene.touch), name, st.sampled_from([0, int(START) - 86400, 1_900_000_000])),
    st.tuples(st.just(Scene.profile), st.integers(0, len(PROFILES) - 1)),
    st.tuples(st.just(Scene.settle), st.sampled_from(SETTINGS)),
    st.tuples(st.just(Scene.wait), st.sampled_from([1.5, 24.0])),
)
step = st.tuples(st.lists(change, min_size=1, max_size=3), st.sampled_from(PATHS))


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(step, min_size=3, max_size=7),
    formats=st.lists(st.sampled_from(FORMATS), min_size=1, max_size=2),
)
def test_the_cache_never_changes_an_answer(
    steps: list[Any], formats: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        # The rules are those of every run; only the patience is less, and every run is worth writing.
        patch.setattr(remembered, "MARGIN_NS", int(TICK * 1e9))
        patch.setattr(remembered, "WORTHWHILE", 0.0)
        patch.setattr("triage.cli.inputs.FEW", 1)
        patch.setattr(finder, "LARGE", 1)
        patch.setattr(silent, "WORTHWHILE", 1)
        patch.setattr(finder, "MANY", 1)
        scene = Scene(tmp_path_factory.mktemp("scene"))
        try:
            for changes, path in steps:
                for act, *words in changes:
                    act(scene, *words)
                time.sleep(1.5 * TICK)
                for format_ in formats:
                    scene.scan(path, format_)
        finally:
            os.chdir(here)


#: One change each that a cache with a gap in its keys would not see, and the format in which it shows.
GAPS = {
    "another text of one length under one date": ((Scene.hide, "a.txt", TEXTS[1]),),
    "another file under the name": ((Scene.swap, "b.txt", "a.txt"),),
    "another date": ((Scene.touch, "a.txt", 0),),
    "another profile": ((Scene.profile, 1),),
    "another threshold in the same words": ((Scene.profile, 2),),
    "a word that is known now": ((Scene.settle, SETTINGS[1]),),
    "a bound": ((Scene.settle, SETTINGS[3]),),
    "an embargo that is lifted": ((Scene.wait, 1.5),),
    "an age that is reached": ((Scene.wait, 96.0),),
}


@pytest.mark.parametrize("gap", GAPS)
def test_what_a_gap_in_the_keys_would_hide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gap: str) -> None:
    monkeypatch.setattr(remembered, "MARGIN_NS", int(TICK * 1e9))
    monkeypatch.setattr(remembered, "WORTHWHILE", 0.0)
    monkeypatch.setattr("triage.cli.inputs.FEW", 1)
    monkeypatch.chdir(tmp_path)
    scene = Scene(tmp_path)
    if "age" in gap:
        scene.profile(3)
        scene.touch("a.txt", int(START) - 86400)
    time.sleep(1.5 * TICK)
    for format_ in (FORMATS[0], FORMATS[3]):
        for path in ("inbox", "./inbox", "inbox/e.jsonl"):
            scene.ran("scan", path, "-p", "p.toml", *format_)
    for act, *words in GAPS[gap]:
        act(scene, *words)
    time.sleep(1.5 * TICK)
    for format_ in (FORMATS[3], FORMATS[0]):
        for path in ("inbox/e.jsonl", "inbox"):
            scene.scan(path, format_)


@pytest.mark.parametrize("format_", FORMATS[1:4])
def test_a_warning_is_said_from_the_cache_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: tuple[str, ...]
) -> None:
    """An expression that ran away was named by the first run alone, though what it missed was missing in all."""
    monkeypatch.setattr(remembered, "MARGIN_NS", int(TICK * 1e9))
    monkeypatch.setattr(remembered, "WORTHWHILE", 0.0)
    monkeypatch.setattr("triage.cli.inputs.FEW", 1)
    monkeypatch.setattr("triage.matching.regex.LIMIT", 0.02)
    monkeypatch.chdir(tmp_path)
    scene = Scene(tmp_path)
    (tmp_path / "p.toml").write_text('terms = ["cod", { text = "(a|a)+b", as = "regex" }]\n')
    scene.edit("slow.txt", f"Cod\n\nThe cod {'a' * 40} fell below on Monday.\n")
    time.sleep(1.5 * TICK)
    said = []
    for _ in range(3):
        OVERRUN.clear()
        said.append(scene.ran("scan", "inbox", "-p", "p.toml", *format_))
    assert b"takes longer than" in said[0][2]
    assert said[1:] == said[:1] * 2
    OVERRUN.clear()


def test_the_program_is_its_word_lists_and_models_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "triage"
    for name in ("matcher.py", "matching/words.py", "languages/data/common-tr.txt", "entities/data/model.bin"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(name)
    monkeypatch.setattr(cache_keys, "PACKAGE", package)
    before = cache_keys.reading_key(Bounds())
    assert cache_keys.reading_key(Bounds()) == before
    (package / "matching/__pycache__").mkdir()
    (package / "matching/__pycache__/words.pyc").write_text("kept by Python")
    assert cache_keys.reading_key(Bounds()) == before
    for name in ("matching/words.py", "languages/data/common-tr.txt", "entities/data/model.bin"):
        (package / name).write_text(f"another {name}")
        after = cache_keys.reading_key(Bounds())
        assert after != before, name
        before = after


def _many(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of which every second is a hit, and all that is read is kept at once."""
    monkeypatch.setattr(remembered, "WORTHWHILE", 0.0)
    monkeypatch.setattr(remembered, "MARGIN_NS", 0)
    monkeypatch.setattr("triage.cli.inputs.FEW", 1)
    for number in range(20):
        scene.edit(f"n{number:02}.txt", TEXTS[number % 2])
    time.sleep(TICK)


def test_what_standard_input_holds_is_not_learned_of_the_files_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path)
    _many(scene, monkeypatch)
    words = ("scan", "-", "inbox", "-p", "p.toml", "--jsonl")
    expected = scene.ran(*words, "--no-cache", stdin=TEXTS[2].encode())
    for _ in range(2):
        assert scene.ran(*words, stdin=TEXTS[2].encode()) == expected


def test_a_file_too_large_to_be_kept_leaves_the_others_their_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path)
    _many(scene, monkeypatch)
    scene.edit(
        "n05.jsonl",
        "".join(f'{{"title": "Cod {n}", "body": "The cod fell.", "outlet": "A"}}\n' for n in range(90)),
    )
    monkeypatch.setattr(noted, "LARGEST", 200)
    words = ("scan", "inbox", "-p", "p.toml", "--jsonl")
    expected = scene.ran(*words, "--no-cache")
    for _ in range(2):
        assert scene.ran(*words) == expected
