"""A year of digests: how large is the state, and how long does a digest wait for it?

    python benchmarks/stories/state_year.py [--days 365] [--articles 5000] [--profiles 3] [--keep FILE]

Made-up articles: of each day's, every fiftieth is a hit and becomes a story of 250 words (half of them with a copy),
every tenth is a reject with a score; forty outlets. The days are written through the same two steps as real ones.
Then, in processes of their own, so that nothing is warm but the disk: `triage state show`, `triage digest --again`,
`triage show N --digest`, and in this process what every digest asks. Times are CPU seconds unless they say otherwise.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from stories.builders import story

from triage.article import Article
from triage.digest.coverage import coverage, history
from triage.digest.gathering import ArticleSource, KeptReject
from triage.digest.keys import key_of
from triage.digest.model import Digest, DigestCounts, DigestStory, Use
from triage.digest.past import past
from triage.digest.stream import DAY, DigestStream, streams
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.report.report import Hit
from triage.report.snippets import matches_of
from triage.report.summary import summary
from triage.state.changes import DeliveredArticle, DigestRecord
from triage.state.keeping import size_of
from triage.state.opening import open_state
from triage.state.packed import keys_packed, pack
from triage.state.store import StateStore

SEED, START = 20261123, 1.45e9
OUTLETS = 40


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--profiles", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = options.keep or Path(folder) / "state.sqlite"
        if not state.exists():
            build(state, options.days, options.articles, options.profiles)
        report(state, options.articles)


def profile(number: int) -> Profile:
    """One of the profiles."""
    return Profile.from_dict({"terms": ["harbour", "ferry"], "threshold": 20}, id=f"profile{number}")


def build(state: Path, days: int, articles: int, profiles: int) -> None:
    """Write the year."""
    rng = random.Random(SEED)
    store = StateStore(open_state(state, START).connection)
    every = [profile(number) for number in range(profiles)]
    hits = [list(_hits(each, articles // 50)) for each in every]
    spent = []
    for day in range(days):
        now = START + day * DAY
        keys = [rng.getrandbits(64) - (1 << 63) for _ in range(articles)]
        packed = keys_packed(keys)
        changes = []
        for stream, found in zip(_streams(every, store, now), hits, strict=True):
            changes.append(_changes(stream, found, keys, packed, rng))
        began = time.process_time()
        store.commit(store.prepare(changes))
        spent.append(time.process_time() - began)
    store.close()
    print(
        f"{days} days, {articles:,} articles a day, {profiles} profiles; commit of a day: "
        f"median {sorted(spent)[len(spent) // 2]:.3f} s, last {spent[-1]:.3f} s"
    )


def _hits(each: Profile, count: int) -> Iterator[Hit]:
    matcher = Matcher([each], now=START)
    for number in range(count):
        article = story(number, outlet=f"Outlet {number % OUTLETS}", path=f"inbox/{number}.txt")
        matched = matcher.match([article], "all")[0]
        yield Hit(
            article=article,
            scores=matched.scores,
            words=matched.words,
            summary=summary(article, matches_of(matched.scores)),
        )


def _streams(profiles: list[Profile], store: StateStore, now: float) -> tuple[DigestStream, ...]:
    return streams(profiles, store, given="", settings={}, now=now, timezone="UTC")


def _changes(
    stream: DigestStream, hits: list[Hit], keys: list[int], packed: bytes, rng: random.Random
) -> DigestRecord:
    shown = tuple(
        DigestStory(number=number, section="also", hit=hit, copies=(hits[number % len(hits)],) * (number % 2))
        for number, hit in enumerate(rng.sample(hits, len(hits) * 2 // 3), 1)
    )
    digest = Digest(
        id=stream.handle, name=stream.name, profile=Use(id=stream.profile.id), window=stream.window,
        counts=DigestCounts(read=len(keys)), stories=shown,
    )  # fmt: skip
    covered = coverage(
        stream,
        {
            ArticleSource(f"Outlet {number}"): (len(keys) // OUTLETS, stream.window.until - 60)
            for number in range(OUTLETS)
        },
        _NoStore(),  # type: ignore[arg-type]
    )
    value = pack(stream.profile)
    rejects = [KeptReject(key, 31.4, "below_threshold") for key in keys[:: 10]]  # fmt: skip
    return DigestRecord(
        stream=stream.name, profile=stream.profile.id, handle=stream.handle, since=stream.window.since,
        until=stream.window.until, day=stream.day, read=len(keys), hits=len(hits), stories=len(shown),
        near=len(rejects), value=pack(digest), rejects=pack(rejects), profile_hash=stream.profile.sha256,
        profile_text=b"", profile_value=value, considered=packed,
        delivered=tuple(DeliveredArticle(key, number) for number, key in enumerate(keys[: len(hits)])),
        arrivals=covered.arrivals, company=tuple(rng.getrandbits(62) for _ in range(100)),
    )  # fmt: skip


class _NoStore:
    """A state without arrivals: the past need not be asked to write it."""

    def arrivals(self, stream: int, since: int) -> list[object]:
        return []


def report(state: Path, articles: int) -> None:
    """Sizes and times."""
    store = StateStore(open_state(state, START).connection)
    rows = store.rows("seen")
    print(f"size {size_of(state) / 2**20:,.1f} MiB: {rows:,} articles, {store.rows('digest'):,} digests")
    print(f"  {'bytes an article':40} {size_of(state) / max(rows, 1):8.1f}")
    last = max(one.until for one in store.streams().values())
    [first, *_] = _streams([profile(0)], store, last + DAY)
    rng = random.Random(1)
    new = [rng.getrandbits(64) - (1 << 63) for _ in range(articles)]
    known = [row[0] for row in store.connection.execute("SELECT key FROM seen ORDER BY day DESC LIMIT 35000")]
    handle = store.handles()[0]
    store.close()
    for name, ask in (
        ("open, and the streams", lambda store: store.streams()),
        (f"{len(new):,} new articles looked up", lambda store: [store.seen_by(key) for key in new]),
        (f"{len(known):,} known articles looked up", lambda store: [store.seen_by(key) for key in known]),
        ("what was delivered in 30 days", lambda store: past(first, store)),
        ("coverage and history", lambda store: (coverage(first, {}, store), history(first, store, read=0, hits=0, stories=0))),
    ):  # fmt: skip
        _measure(name, state, ask)
    began = time.process_time()
    for number in range(articles):
        key_of(Article(title="Title", body="word " * 250, path=str(number)))
    print(f"  {f'{articles:,} keys made':40} {time.process_time() - began:8.3f} s")
    for arguments in (
        ["state", "show"],
        ["digest", "--again", handle],
        ["show", "1", "--digest", handle, "--no-pager"],
    ):
        _command(arguments, state)


def _measure(name: str, state: Path, ask: Callable[[StateStore], object]) -> None:
    began, wall = time.process_time(), time.perf_counter()
    store = StateStore(open_state(state, START).connection)
    ask(store)
    store.close()
    print(f"  {name:40} {time.process_time() - began:8.3f} s   wall {time.perf_counter() - wall:.3f} s")


def _command(arguments: list[str], state: Path) -> None:
    began, wall = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "triage", *arguments, "--state", str(state)],
        stdout=subprocess.DEVNULL, check=True, env={**os.environ, "TZ": "UTC"},
    )  # fmt: skip
    after = getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - began.ru_utime - began.ru_stime
    print(f"  {'triage ' + ' '.join(arguments):40} {spent:8.3f} s   wall {time.perf_counter() - wall:.3f} s")


if __name__ == "__main__":
    main()
