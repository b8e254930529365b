"""The state as its digests use it: questions, changes, migration, keeping and forgetting."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.errors import DeliveryError, UsageError
from triage.state import recovery
from triage.state.changes import Arrival, DeliveredArticle, DigestRecord, SpotRecord, UnreadFile
from triage.state.keeping import key_text, prune, put_aside, records
from triage.state.opening import damage, open_state, open_to_read, unwritable
from triage.state.packed import keys_packed, pack, unpack, unpacked_keys
from triage.state.store import StateStore
from triage.state.tables import TABLES, VERSION, version_of

KEYS = st.integers(min_value=-(1 << 63), max_value=(1 << 63) - 1)


def changes(stream: str = "a", handle: str = "a-1", *considered: int, **more: Any) -> DigestRecord:
    """A digest of that stream."""
    facts: dict[str, Any] = {
        "profile": "p", "since": 0.0, "until": 86400.0, "day": 1, "read": 3, "hits": 2, "stories": 1, "near": 1,
        "value": pack("whole"), "rejects": pack([]), "profile_hash": "h", "profile_text": b"t", "profile_value": b"v",
        "considered": keys_packed(considered),
    }  # fmt: skip
    return DigestRecord(stream=stream, handle=handle, **{**facts, **more})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StateStore]:
    """An empty state in a file."""
    made = StateStore(open_state(tmp_path / "state.sqlite", 0.0).connection)
    yield made
    made.close()


def deliver(store: StateStore, *all_: DigestRecord) -> None:
    """Both steps."""
    store.commit(store.prepare(all_))


def test_nothing_holds_before_the_commit(store: StateStore) -> None:
    number = store.prepare([changes("a", "a-1", 7)])
    assert (store.streams(), store.seen_by(7), store.handles()) == ({}, None, [])
    assert store.pending() == [(number, ("a-1",))]
    store.commit(number)
    assert store.streams()["a"].handle == "a-1"
    assert store.seen_by(7) == (frozenset({store.streams()["a"].id}), 1)
    assert store.pending() == []


def test_what_is_dropped_never_was(store: StateStore) -> None:
    store.drop(store.prepare([changes("a", "a-1", 7)]))
    assert (store.streams(), store.seen_by(7), store.pending()) == ({}, None, [])


@settings(deadline=None, max_examples=examples(30))
@given(st.lists(st.tuples(st.sampled_from("abc"), st.frozensets(st.integers(0, 9), max_size=6)), max_size=8))
def test_an_audience_is_the_set_of_streams_that_considered(rounds: list[tuple[str, frozenset[int]]]) -> None:
    connection = open_to_read(Path("/nowhere"))
    store = StateStore(connection)
    truth: dict[int, set[str]] = {}
    for number, (stream, keys) in enumerate(rounds):
        deliver(store, changes(stream, f"{stream}-{number}", *keys))
        for key in keys:
            truth.setdefault(key, set()).add(stream)
    ids = {name: last.id for name, last in store.streams().items()}
    for key in range(10):
        seen = store.seen_by(key)
        assert (seen[0] if seen else frozenset()) == {ids[name] for name in truth.get(key, ())}
    store.close()


def test_digests_delivered_together_are_one_run(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", 1, 2), changes("b", "b-1", 2, 3))
    deliver(store, changes("a", "a-2", 4, until=2 * 86400.0))
    assert [store.run_of(key) for key in (1, 2, 3, 4, 5)] == [1, 1, 1, 2, None]
    runs = [store.digest(handle).run for handle in ("a-1", "b-1", "a-2")]  # type: ignore[union-attr]
    assert runs == [1, 1, 2]
    assert [kept.handle for kept in store.digests(store.streams()["a"].id, 0.0)] == ["a-1", "a-2"]


def test_a_stream_continues_from_its_last_digest(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", until=10.0))
    deliver(store, changes("a", "a-2", until=30.0, profile="q"))
    deliver(store, changes("b", "b-1", until=20.0))
    last = store.streams()["a"]
    assert (last.handle, last.until, last.profile) == ("a-2", 30.0, "q")


def test_several_digests_of_a_day_add_up(store: StateStore) -> None:
    for handle in ("a-1", "a-2"):
        deliver(store, changes("a", handle, arrivals=(Arrival("EFE", False, 4, 9.0, 1.0),)))
    stream = store.streams()["a"].id
    assert store.arrivals(stream, 0) == [("EFE", 0, 1, 8, 9.0, 1.0)]
    assert store.days(stream, 0) == [(1, 6, 4, 2)]


def test_delivered_articles_have_a_fate(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", 1, delivered=(DeliveredArticle(1, 2),)))
    stream = store.streams()["a"].id
    assert store.where_delivered(stream, 1) == (1, 2, 0)
    deliver(store, changes("a", "a-2", withdrawn=(1,)))
    assert store.delivered(stream) == {1: (1, 2, 1)}


def test_waiting_articles_are_released(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", waiting=(5, 6)))
    deliver(store, changes("a", "a-2", released=(5,)))
    assert store.waiting(store.streams()["a"].id) == {6}


def test_paths_need_not_be_text(store: StateStore) -> None:
    spot = SpotRecord("a-1-s", "id", b"in\xffbox/a", 3, 0.5)
    deliver(store, changes("a", "a-1", spot=spot, unread=(UnreadFile(b"b\xff", -1, 1, 2, "damaged"),)))
    assert store.spot("a-1-s") == (b"in\xffbox/a", 3, "id", 0.5)
    assert store.known_unread() == {(b"b\xff", -1): (1, 2, "damaged")}
    assert [record["path"] for record in records(store) if record["type"] == "unread"] == ["b\udcff"]


@settings(deadline=None, max_examples=examples(50))
@given(st.lists(KEYS, max_size=20))
def test_keys_are_packed_and_unpacked(keys: list[int]) -> None:
    assert unpacked_keys(keys_packed(keys)) == sorted(keys)
    assert all(len(key_text(key)) == 16 for key in keys)


@settings(deadline=None, max_examples=examples(50))
@given(st.text(), st.text(alphabet="ab/é" + "".join(map(chr, range(0xDC80, 0xDD00)))))
def test_values_are_packed_and_unpacked(title: str, path: str) -> None:
    article = Article(title=title.encode("utf-8", "replace").decode(), path=path)
    assert unpack(pack(article), Article) == article


def test_what_was_packed_as_another_thing_is_refused() -> None:
    for data in (b"", b"p", b"pnonsense", pack([1, 2])):
        with pytest.raises(ValueError, match="not a Article"):
            unpack(data, Article)


def test_prune_empties_answers_and_forgets_facts(store: StateStore) -> None:
    for day in (1, 50, 100):
        arrival = Arrival("EFE", False, 4, 9.0, 1.0)
        deliver(store, changes("a", f"a-{day}", day, day=day, until=day * 86400.0, arrivals=(arrival,),
                               delivered=(DeliveredArticle(day, 1),), company=(day,)))  # fmt: skip
    pruned = prune(store, 100, answers=30, facts=60)
    assert (pruned.digests, pruned.articles) == (2, 1)
    assert [kept.value is None for kept in store.digests(1, 0.0)] == [True, False]
    assert [store.seen_by(key) is None for key in (1, 50, 100)] == [True, False, False]
    assert set(store.delivered(1)) == {50, 100}
    assert len(store.arrivals(1, 0)) == 2


def test_prune_never_forgets_where_a_stream_is(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", 1))
    prune(store, 5000, answers=30, facts=60)
    assert store.streams()["a"].handle == "a-1"


def test_an_article_that_is_still_there_is_not_forgotten(store: StateStore) -> None:
    deliver(store, changes("a", "a-1", 1))
    deliver(store, changes("a", "a-2", day=90, until=9.0, present=keys_packed([1])))
    prune(store, 100, answers=30, facts=60)
    assert store.seen_by(1) is not None


def test_a_new_state_has_all_tables_and_the_version(store: StateStore) -> None:
    assert version_of(store.connection) == VERSION
    assert {table: store.rows(table) for table in TABLES} == dict.fromkeys(TABLES, 0)
    every = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert every == {*TABLES, "pending"}


def test_a_state_may_be_opened_twice(tmp_path: Path, store: StateStore) -> None:
    deliver(store, changes("a", "a-1", 1))
    reader = StateStore(open_to_read(tmp_path / "state.sqlite"))
    number = store.prepare([changes("a", "a-2", 2)])
    store.connection.execute("BEGIN IMMEDIATE")
    assert reader.handles() == ["a-1"]
    store.connection.execute("ROLLBACK")
    store.commit(number)
    assert len(reader.handles()) == 2
    reader.close()


def test_a_state_that_was_just_begun_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert damage(path) == ""
    opened = open_state(path, 0.0)
    opened.connection.close()
    assert opened.sentence == ""


def test_what_is_left_of_a_damaged_state_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    store = StateStore(open_state(path, 0.0).connection)
    for number in range(60):
        deliver(store, changes("a", f"a-{number}", *range(number * 40, number * 40 + 40), until=float(number)))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    opened = open_state(path, 0.0)
    assert "cut short" in opened.sentence
    assert [file.name for file in put_aside(path)] == ["state.sqlite.damaged-19700101T000000"]
    assert put_aside(path)[0].read_bytes() == whole[: len(whole) * 3 // 4]
    saved = StateStore(opened.connection)
    assert "a" in saved.streams()
    assert saved.rows("digest") + saved.rows("seen") > 0
    deliver(saved, changes("a", "a-new", 99999, until=99.0))
    saved.close()


def test_two_damaged_states_of_a_second_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    for _ in range(2):
        path.write_bytes(b"nonsense")
        open_state(path, 0.0).connection.close()
    assert len(put_aside(path)) == 2


def test_who_only_looks_makes_no_file(tmp_path: Path) -> None:
    store = StateStore(open_to_read(tmp_path / "none.sqlite"))
    assert store.streams() == {}
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeliveryError, match="could not be opened"):
        open_state(tmp_path / "file" / "state.sqlite", 0.0)
    with pytest.raises(UsageError, match="another program"):
        other = tmp_path / "other.db"
        connection = sqlite3.connect(other)
        connection.execute("CREATE TABLE x (y)")
        connection.commit()
        connection.close()
        open_state(other, 0.0)


@pytest.mark.parametrize("text", ["Copper fell\n\nIt fell on Monday.\n", "ß" * 70])
def test_an_article_that_was_named_by_a_slip_is_no_damaged_state(tmp_path: Path, text: str) -> None:
    article = tmp_path / "0412.txt"
    article.write_text(text, encoding="utf-8")
    for opens in (lambda: open_state(article, 0.0), lambda: open_to_read(article)):
        with pytest.raises(UsageError, match=r"0412\.txt is a text and no state of digests"):
            opens()
    assert article.read_text(encoding="utf-8") == text
    assert [file.name for file in tmp_path.iterdir()] == ["0412.txt"]
    # A state under any other name is put aside when it is no text, one that is called a database whatever it holds.
    for name, content in (("my.state", b"\xff\0" * 100), ("digests.sqlite", b"rubbish")):
        (tmp_path / name).write_bytes(content)
        opened = open_state(tmp_path / name, 0.0)
        opened.connection.close()
        assert "was damaged" in opened.sentence


def test_our_own_mistakes_are_not_blamed_on_the_disk(store: StateStore) -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        store.connection.execute("SELECT nonsense FROM nowhere")
    assert unwritable(Path("x"), caught.value) is caught.value


@pytest.mark.parametrize("was_marked", [True, False])
def test_a_killed_delivery_is_settled_by_its_marker(tmp_path: Path, store: StateStore, was_marked: bool) -> None:
    state = tmp_path / "state.sqlite"
    number = store.prepare([changes("a", "a-1", 1)])
    recovery.begin(state, number)
    if was_marked:
        recovery.delivered(state, number)
    [said] = recovery.recover(store, state)
    assert ("noted now" in said) is was_marked
    assert bool(store.handles()) is was_marked
    assert {file.name for file in tmp_path.iterdir()} <= {"state.sqlite", "state.sqlite-wal", "state.sqlite-shm"}


@pytest.mark.parametrize(("content", "is_delivered"), [(b"all of it", True), (b"half", False), (None, False)])
def test_a_file_tells_by_itself(
    tmp_path: Path, store: StateStore, content: bytes | None, is_delivered: bool
) -> None:
    from hashlib import sha256

    file = tmp_path / "out.txt"
    if content is not None:
        file.write_bytes(content)
    store.prepare([changes("a", "a-1", 1)], str(file).encode(), sha256(b"all of it").hexdigest())
    recovery.recover(store, tmp_path / "state.sqlite")
    assert bool(store.handles()) is is_delivered


@pytest.mark.parametrize("place", ["new/state.sqlite", "there/state.sqlite"])
def test_nobody_else_reads_a_state(tmp_path: Path, place: str) -> None:
    """In a folder that exists the state took the rights of every other file there."""
    (tmp_path / "there").mkdir(mode=0o755)
    path = tmp_path / place
    store = StateStore(open_state(path, 0.0).connection)
    deliver(store, changes("a", "a-1", 7))
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {
        "state.sqlite": 0o600, "state.sqlite-wal": 0o600, "state.sqlite-shm": 0o600,
    }  # fmt: skip
    store.close()
