"""What every test may use: where the texts lie that are shared with the project but not part of it.

Properties draw the same examples in every run, however busy the machine: few of them, all with `TRIAGE_TESTS=all`;
`--hypothesis-profile explore` looks for others.
`--shuffle 7` runs the tests in another order, the same for the same number.
"""

import gc
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from desk import Desk
from extent import examples
from hypothesis import HealthCheck, settings
from hypothesis.internal.entropy import deterministic_PRNG

settings.register_profile(
    "same",
    max_examples=examples(100),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("same")

# A shell that starts the tests in the background ignores Ctrl-C for them, `nohup` ignores a hang-up, and programs that the
# tests start would inherit that: those that are interrupted on purpose would never end.
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

# Whatever a container says: each worker would rewrite the asserts of all modules in every run, and programs that tests start
# would compile what they import.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

SHARED = Path(__file__).parents[2] / "shared"
TESTS = Path(__file__).parent
START = Path.cwd()
#: Tests with one of these start a browser or a server in a process of its own.
SLOW_FIXTURES = {"cluster", "s3", "chromium"}
#: What takes longest begins first, and what mostly waits before what works: each module is run by one worker, which makes
#: once what its tests share, and so are the jobs of Ray, which one cluster serves.
FIRST = (
    "scale/test_job", "scale/test_refusals", "scale/test_s3", "security/test_linear", "render/test_html_browser",
    "review/test_terminal", "faults/", "docs/test_examples", "docs/test_site", "docs/test_readme", "scale/", "digest/test_month",
    "languages/", "agreement/", "fetch/", "review/test_screen", "entities/test_floor", "engines/", "state/test_damage",
    "show/test_show", "readers/test_costs", "matching/", "digest/", "cli/test_streams", "delivery/", "assistant/",
    "security/test_privacy", "readers/test_saved_shared", "readers/test_patience", "tuning/", "docs/", "speed/", "cache/",
)  # fmt: skip
#: On the cluster.
JOBS = ("scale/test_job", "scale/test_refusals", "scale/test_s3")
#: Scripts of a shell, whose program needs all modules.
SCRIPTS = ("docs/test_examples", "docs/test_readme", "docs/test_start", "test_served", "tuning/test_walkthrough")
#: Whole months, whole corpora, many examples, programs that break, servers that keep us waiting.
SLOW = (
    "agreement/", "cache/", "cli/test_entities", "cli/test_profile_forms", "cli/test_report", "cli/test_streams", "delivery/test_digest_mail",
    "delivery/test_interrupted", "delivery/test_message", "delivery/test_month", "delivery/test_smtp", "digest/test_accidents",
    "digest/test_delivery", "digest/test_embargo", "digest/test_events", "digest/test_facts", "digest/test_fortnight", "digest/test_month",
    "digest/test_once", "digest/test_proof_of_life", "docs/", "elsewhere/test_other_systems", "engines/", "entities/test_floor", "entities/test_properties",
    "entities/test_repair", "faults/", "fetch/test_faults", "fetch/test_mailbox", "fetch/test_month", "fetch/test_once", "fetch/test_properties", "fuzz/", "languages/",
    "matching/test_accents", "matching/test_core", "matching/test_fuzzy_index", "matching/test_fuzzy_quality", "matching/test_languages",
    "matching/test_matcher", "matching/test_names", "matching/test_near_names", "matching/test_order", "matching/test_required", "matching/test_scripts",
    "matching/test_verbatim", "profiles/boolean/test_properties", "profiles/test_any_table", "profiles/test_locate",
    "quality/", "readers/test_archives", "readers/test_costs", "readers/test_formats_shared", "readers/test_hostile",
    "readers/test_large", "readers/test_missing_library", "readers/test_patience", "readers/test_properties", "readers/test_saved_shared", "readers/test_shared",
    "readers/test_unforeseen", "readers/test_warc_cut", "readers/test_worker", "render/test_html_browser", "review/test_screen", "scale/",
    "scoring/test_bare", "scoring/test_rules_version", "security/", "show/test_docs", "show/test_explanation", "show/test_show", "speed/",
    "state/test_damage", "state/test_lock", "stories/test_scan", "stories/test_stories", "stories/test_wire", "test_sample_data",
    "test_served", "tuning/test_coders", "tuning/test_json", "tuning/test_measures", "tuning/test_profile_test", "tuning/test_recall", "tuning/test_tune",
    "tuning/test_walkthrough",
)  # fmt: skip
#: A file system in the memory, on Linux.
MEMORY = Path("/dev/shm")
BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shuffle", type=int, metavar="SEED", help="another order of modules, and of tests in each")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the folders of tests in memory, where that is large and programs may run: what is written need not reach a disk."""
    # `--basetemp` and the variable of pytest say where else; workers are told by the one who started them.
    if config.option.basetemp or "PYTEST_DEBUG_TEMPROOT" in os.environ or not MEMORY.is_dir():
        return
    room = os.statvfs(MEMORY)
    is_large = room.f_bavail * room.f_frsize > 2 << 30
    if is_large and os.access(MEMORY, os.W_OK | os.X_OK) and not room.f_flag & os.ST_NOEXEC:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what the quick part leaves out."""
    if config.option.markexpr != "not slow" or TESTS not in collection_path.parents:
        return None
    place = collection_path.relative_to(TESTS).as_posix()
    return True if f"{place}/".startswith(SLOW) else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: no look for what is unused need go through it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Each worker begins to import elsewhere, and finds compiled what another has come by: it takes long after a change."""
    report = yield
    here = getattr(collector.config, "workerinput", None)
    if here and collector.path == TESTS:
        first = len(report.result) * int(here["workerid"].removeprefix("gw")) // here["workercount"]
        report.result[:] = [*report.result[first:], *report.result[:first]]
    return report


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a case by the beginning of a long text: each name travels to a worker and back."""
    if not isinstance(val, str | bytes) or len(val) <= 60:
        return None
    beginning = val[:40]
    return f"{beginning}…" if isinstance(beginning, str) else f"{beginning!r}…"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is imported by now out of the looks for what is unused.

    Where groups are not heeded, as pytest 9.2 does not let pytest-xdist 3.8, each worker makes everything for itself.
    """
    if session.config.getoption("loadgroup", default=False) and not all(
        "@" in each.nodeid for each in session.items
    ):
        raise pytest.UsageError("pytest-xdist cannot group tests under this pytest: take one before 9.2")
    # The first property of a process collects garbage, which takes longer later.
    with deterministic_PRNG():
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """What tests left behind is looked for once, and not five times and again when the process ends."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin each test where all of them began: the folder in which the last one ended may be gone."""
    os.chdir(START)
    # More seldom than the program does, which says so where it scans a shard: what a test has made is gone before it need
    # be gone through.
    gc.set_threshold(2_000_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow and what belongs together: before workers read the marks, who come later than this file."""
    places: dict[Path, str] = {}
    groups: dict[Path, str] = {}
    slow: set[Path] = set()
    for item in items:
        path, fixtures = item.path, set(getattr(item, "fixturenames", ()))
        if path not in places:
            places[path] = place = path.relative_to(TESTS).as_posix()
            together = {"jobs": JOBS, "scripts": SCRIPTS}
            groups[path] = next((name for name, begin in together.items() if place.startswith(begin)), "")
            if place.startswith(SLOW):
                slow.add(path)
        if "cluster" in fixtures:
            item.add_marker(pytest.mark.ray)
        if path in slow or fixtures & SLOW_FIXTURES:
            item.add_marker(pytest.mark.slow)
        group = groups[path] or ("machine" if "machine" in fixtures else "")
        if group or not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(group or places[path]))
    seed = config.getoption("--shuffle")
    if seed is None and "PYTEST_XDIST_WORKER" not in os.environ:
        return
    # Workers have come by them in different orders.
    turns = {path: (0 if seed is not None else _turn(place), path) for path, place in places.items()}
    items.sort(key=lambda item: turns[item.path])
    if seed is None:
        return
    draw = random.Random(seed)
    modules: dict[Path, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    # Module by module, so that what a module shares is made once.
    order = draw.sample(list(modules), len(modules))
    items[:] = [item for path in order for item in draw.sample(modules[path], len(modules[path]))]


def _turn(place: str) -> int:
    """When a module begins among the others."""
    return next((turn for turn, begin in enumerate(FIRST) if place.startswith(begin)), len(FIRST))


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article the project began with; a test that asks for it is skipped, visibly, where it is not."""
    folder = SHARED / "articles" / "seed"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        pytest.skip("the seed article is not here")
    return files[0]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser of its own, driven without a window. While it is open an event loop runs, and no test may start another."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("chromium is not here")
    playwright = pytest.importorskip("playwright.sync_api")
    flags = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--process-per-site")  # fmt: skip
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=list(flags))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A process in which every change of the disk can be made to fail."""
    from tests.faults.faulty import Machine, build_shim

    made = Machine(build_shim(tmp_path_factory.mktemp("shim")))
    yield made
    made.close()


@pytest.fixture(scope="session", autouse=True)
def unchanged_program() -> Iterator[None]:
    """The program does not change while it is tested: its files are looked at once, and not in every run."""
    from triage.cache import cache_keys

    look, own = cache_keys._files_below, str(cache_keys.PACKAGE)
    kept = cache(look)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache_keys, "_files_below", lambda folder: (kept if folder == own else look)(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def unchanged_dictionaries() -> Iterator[None]:
    """Dictionaries do not change either: each is unpacked once for all tests, and not for every desk with no cache of its own.

    All of them are 190 MiB.
    """
    from simplemma.strategies.dictionaries import dictionary_factory

    from triage.languages import dictionary_blocks

    with pytest.MonkeyPatch.context() as patch:
        unpacked = cache(dictionary_factory._read_decompressed)
        patch.setattr(dictionary_factory, "_read_decompressed", unpacked)
        patch.setattr(dictionary_blocks, "DictionaryBlocks", cache(dictionary_blocks.DictionaryBlocks))
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to run triage in; a failed test shows every run of it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Have a worker send one report of a test that passed: six messages take longer than most tests."""
    asked = item.config.option
    if "PYTEST_XDIST_WORKER" not in os.environ or asked.durations or asked.xmlpath:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Add what was run to the report of a failure."""
    report = yield
    desks = {id(each): each for each in getattr(item, "funcargs", {}).values() if isinstance(each, Desk)}
    if report.failed:
        # Names of files that are no UTF-8 do not travel from a worker: it would end, and all with it.
        report.sections += [
            ("what was run", str(each).encode("utf-8", "backslashreplace").decode()) for each in desks.values()
        ]
    return report


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """`benchmarks("quality")` makes the modules of that folder importable, as they are for its programs.

    Afterwards they are forgotten: several folders have a module of one name.
    """

    def ours() -> list[str]:
        files = [(name, getattr(module, "__file__", None) or "") for name, module in sys.modules.items()]
        return [name for name, file in files if file.startswith(f"{BENCHMARKS}{os.sep}")]

    assert not ours()
    yield lambda folder: monkeypatch.syspath_prepend(str(BENCHMARKS / folder))
    for name in ours():
        del sys.modules[name]
