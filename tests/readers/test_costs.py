"""What a file can cost is bounded: archives that lie, articles of one word, folders of nothing but faults."""

import io
import json
import struct
import time
import zipfile
from pathlib import Path

import lxml.etree
import pytest
from desk import Desk

from triage.article import Article
from triage.entities.entity import Entity, EntitySpan
from triage.errors import Problem
from triage.matcher import Matcher
from triage.profiles.load import profile_of_terms
from triage.readers import clock
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.readers.registry import read_bytes
from triage.readers.xml import feeds

STORY = "Copper fell\n\nThe price of copper fell on Monday.\n"


def zipped(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def overlapping(count: int) -> bytes:
    """An archive whose directory names one member over and over."""
    data = zipped({"0.txt": STORY})
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    entry = data[start:end]
    entries = b"".join(entry.replace(b"0.txt", b"%d.txt" % number) for number in range(count))
    tail = bytearray(data[end:])
    tail[8:16] = struct.pack("<HHI", count, count, len(entries))
    return data[:start] + entries + bytes(tail)


def test_members_that_lie_over_one_another_are_refused() -> None:
    [problem] = read_bytes(overlapping(5), "a.zip", Bounds())
    assert str(problem) == "a.zip: members overlap; not read"
    [article] = read_bytes(overlapping(1), "a.zip", Bounds())
    assert isinstance(article, Article)


def test_archives_in_archives_share_one_bound() -> None:
    inner = zipped({f"{number}.txt": f"Copper {number}\n\n" + "copper " * 100_000 for number in range(2)})
    outer = zipped({f"{number}.zip": inner for number in range(20)})
    bounds = Bounds(file_bytes=1 << 20, expansion=1_000_000)

    things = list(read_bytes(outer, "a.zip", bounds))

    last = things[-1]
    assert isinstance(last, Problem)
    assert str(last) == "a.zip: unpacks to more than 16 MiB; the rest is not read"
    assert sum(isinstance(thing, Article) for thing in things) in range(18, 25)


def test_members_that_all_fail_have_the_time_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from triage.readers.wire import text

    def slow(data: bytes, name: str, bounds: Bounds):
        if b"slow" in data:
            end = time.process_time() + 0.22
            while time.process_time() < end:
                pass
            yield Problem(path=name, code="damaged", message="slow and damaged")
        else:
            yield Article(title="Copper fell", path=name)

    monkeypatch.setattr(text.READER, "read", slow)
    (tmp_path / "a.zip").write_bytes(zipped({f"{number:03}.txt": "It is slow here." for number in range(100)}))
    (tmp_path / "b.txt").write_text("It is quick here.")
    start = time.process_time()

    things = list(read([str(tmp_path)], bounds=Bounds(seconds=0.55)))

    assert time.process_time() - start < 8
    [late, *unread] = [
        str(thing).removeprefix(str(tmp_path)) for thing in things[:-1] if "slow and" not in str(thing)
    ]
    assert late.endswith(".txt: takes longer than 1 s to read; not read")
    assert unread[-1] == "/a.zip!099.txt: not read: its archive takes too long"
    assert len(things) == 101
    assert isinstance(things[-1], Article)


@pytest.mark.parametrize("is_nested", [False, True])
def test_members_that_each_take_their_time_have_one_clock_together(
    is_nested: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from triage.readers.wire import text

    def slow(data: bytes, name: str, bounds: Bounds):
        end = time.process_time() + (0.1 if b"slow" in data else 0)
        while time.process_time() < end:
            pass
        yield Article(title="Copper fell", path=name)

    monkeypatch.setattr(text.READER, "read", slow)
    members: dict[str, bytes | str] = {f"{number:02}.txt": "It is slow here." for number in range(40)}
    if is_nested:
        members = {
            f"{number}.zip": zipped({"00.txt": members["00.txt"], "01.txt": members["01.txt"]})
            for number in range(20)
        }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    (tmp_path / "b.txt").write_text("It is quick here.")

    things = list(read([str(tmp_path)], bounds=Bounds(seconds=1 / 3)))

    articles = [thing for thing in things if isinstance(thing, Article)]
    assert 3 <= len(articles) < 12
    assert articles[-1].path.endswith("b.txt")
    unread = [str(thing) for thing in things if isinstance(thing, Problem)]
    assert unread[-1].endswith(
        "!19.zip: not read: its archive takes too long"
        if is_nested
        else "!39.txt: not read: its archive takes too long"
    )
    if not is_nested:
        assert len(articles) - 1 + len(unread) == 40


def test_a_large_archive_has_more_time_than_a_small_one() -> None:
    seen = []
    for size in (0, 5_000_000):
        seen += [clock._CLOCK.whole for _ in clock.steps(iter((Article(title="Copper"),)), size, 20)]
    assert seen == [20, 120]


def test_what_is_read_in_another_process_counts_too() -> None:
    def things():
        yield Article(title="Copper")
        assert not clock.time_is_over()
        clock.spend(30)
        assert clock.time_is_over()

    assert len(list(clock.steps(things(), 0, 20))) == 1
    assert not clock.time_is_over()


def test_an_archive_of_faults_says_the_first_ten_and_their_number(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.zip", zipped({"ok.txt": STORY, **{f"{number:04}.json": '{"title": ' for number in range(1200)}}))
    desk.write("in/ok.txt", STORY)
    for number in range(30):
        desk.write(f"in/{number:02}.json", '{"title": ')

    ran = desk.triage("scan", "a.zip", "-t", "copper")
    assert ran.status == 3
    said = ran.err.splitlines()
    assert len(said) == 12
    assert said[0].startswith("triage: a.zip!0000.json: not JSON")
    assert said[-2:] == [
        "triage: a.zip: 200 more problems with its members",
        f"triage: and 990 more of this kind: {said[0].partition('.json: ')[2]}",
    ]
    assert "+" not in ran.out.partition("not read")[0]

    ran = desk.triage("scan", "in", "-t", "copper", "--json")
    assert len(ran.err.splitlines()) == 11
    assert len(ran.json["problems"]) == 30


def test_an_article_of_one_word_is_counted_whole_and_listed_in_part() -> None:
    article = Article(title="Copper", body="copper " * 60_000 + "coper tin")
    matcher = Matcher([profile_of_terms(["copper", "tin"])])
    start = time.process_time()

    [matched] = matcher.match([article], "all")

    [score] = matched.scores
    counts = {part.term: part.count for part in score.contributions}
    assert counts["copper"] + counts["tin"] == len(score.matches) + score.matches_cut
    assert counts["copper"] >= 60_001
    assert len(score.matches) == 1000
    assert {match.term for match in score.matches} == {"copper", "tin"}
    assert [match.start for match in score.matches[1:]] == sorted(match.start for match in score.matches[1:])
    assert all(article.text(match.field)[match.start : match.end] == match.text for match in score.matches)
    assert time.process_time() - start < 5


def test_a_thousand_matches_are_all_listed() -> None:
    matcher = Matcher([profile_of_terms(["copper"])])
    [score] = matcher.match([Article(body="copper " * 1000)], "all")[0].scores
    assert (len(score.matches), score.matches_cut) == (1000, 0)


def test_an_archive_of_long_articles_takes_little_memory_and_time(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write(
        "a.zip", zipped({f"{number}.txt": f"Copper {number}\n\n" + "copper " * 200_000 for number in range(2)})
    )
    script = "ulimit -v 800000; $TRIAGE scan a.zip -t copper --json --no-cache -j 1"
    ran = desk.shell(script)
    assert ran.status == 0, ran.err
    hits = ran.json["hits"]
    assert [hit["profiles"][0]["contributions"][0]["count"] for hit in hits] == [200_001] * 2
    assert {hit["profiles"][0]["matches_cut"] for hit in hits} == {199_001}


@pytest.mark.parametrize("field", ["title", "keywords", "byline", "outlet"])
def test_what_is_long_is_cut_for_people_and_whole_in_data(tmp_path: Path, field: str) -> None:
    desk = Desk(tmp_path)
    desk.write("p.toml", 'terms = ["copper"]\n')
    # Twice what may be printed of it.
    long = "copper " * 18_000
    record = {"title": "Copper fell", "body": "The price of copper fell on Monday.", "published": "2026-11-01"}
    record |= {field: long.split(" ") if field == "keywords" else long.strip()}
    if field == "keywords":
        record[field] = [f"{word}{number}" for number, word in enumerate(long.split()[:5000])]
    desk.write("in/a.json", json.dumps({"type": "article", "schema": 1} | record))
    for command in (
        ("scan", "in", "-t", "copper"),
        ("scan", "in", "-t", "copper", "--format", "html"),
        ("scan", "in", "-t", "copper", "--format", "markdown"),
        ("show", "in/a.json", "-t", "copper"),
        ("read", "in"),
        ("digest", "in", "-p", "p.toml", "--catch-up"),
        ("digest", "in", "-p", "p.toml", "--again", "last", "--format", "html"),
    ):
        ran = desk.triage(*command)
        assert ran.status == 0
        assert len(ran.stdout) < 60_000, command
    [hit] = desk.triage("scan", "in", "-t", "copper", "--json").json["hits"]
    assert hit[field] == record[field]


def test_a_line_of_names_is_tried_no_more_often_than_it_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from triage.render.terminal import card

    tried = []
    real = card.join
    monkeypatch.setattr(card, "join", lambda parts, *rest: tried.append(1) or real(parts, *rest))
    entities = [
        Entity(text=f"Ann B{number}", type="PERSON", count=1, confidence=1.0, spans=(EntitySpan("body", 0, 1),))
        for number in range(3000)
    ]
    [line] = card.entity_lines(entities, 76)
    assert line.plain == "who  Ann B0, Ann B1, Ann B2, Ann B3, Ann B4, Ann B5, Ann B6, Ann B7, +2992"
    assert len(tried) < 3000 + 200


def test_every_keyword_is_read() -> None:
    words = [f"word{number}" for number in range(100_050)]
    [article] = read_bytes(
        json.dumps({"title": "Copper", "body": "Fell.", "keywords": words}).encode(), "a.json", Bounds()
    )
    assert isinstance(article, Article)
    assert article.keywords == tuple(words)


def test_show_and_matches_say_how_many_matches_they_leave_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.txt", "Copper fell\n\n" + "The price of copper fell again on that day. " * 1005)
    desk.write("b.txt", STORY)
    ran = desk.triage("matches", ".", "-t", "copper")
    assert len(ran.lines) == 1002
    assert ran.err == "triage: 6 more matches of an article are not listed: 1,000 of a profile at most\n"
    assert "6 further matches are counted and not marked" in desk.triage("show", "a.txt", "-t", "copper").out
    assert "further matches" not in desk.triage("show", "b.txt", "-t", "copper").out


@pytest.mark.parametrize(("blocks", "fast"), [(3998, False), (4100, True)])
def test_a_page_of_very_many_blocks_is_asked_of_one_library_only(
    blocks: int, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    asked = []

    def extract(page, **how):
        asked.append(how["fast"])

    monkeypatch.setattr(trafilatura, "bare_extraction", extract)
    page = f"<html><head><title>Copper fell</title></head><body><p>{STORY}</p>{'<td>a' * blocks}</body></html>"
    list(read_bytes(page.encode(), "a.html", Bounds()))
    assert asked == [fast]


def test_items_that_lie_in_one_another_are_each_read_once() -> None:
    items = "".join(
        f"<item><title>Copper {number}</title><description>It fell.</description>" for number in range(100)
    )
    feed = f"<rss version='2.0'><channel><title>Herald</title>{items}{'</item>' * 100}</channel></rss>"
    articles = [thing for thing in read_bytes(feed.encode(), "a.xml", Bounds()) if isinstance(thing, Article)]
    assert [(one.title, one.body) for one in articles] == [
        (f"Copper {number}", "It fell.") for number in range(100)
    ]
    [item, *_] = lxml.etree.fromstring(feed).iter("item")
    assert [element.tag for element in feeds._below(item, "title", "description", "item")] == [
        "title",
        "description",
    ]


def test_paragraphs_in_one_box_of_a_slide_cost_what_they_weigh(tmp_path: Path) -> None:
    names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    title = '<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr></p:sp>'
    box = f"<p:sp><p:txBody>{'<a:p><a:r><a:t>so</a:t></a:r></a:p>' * 30_000}</p:txBody></p:sp>"
    slide = f"<p:sld {names}>{title}{box}</p:sld>"
    (tmp_path / "1.pptx").write_bytes(zipped({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide}))
    # Where each paragraph asks for the whole box this takes seven seconds.
    assert [type(thing) for thing in read([str(tmp_path)], bounds=Bounds(seconds=2))] == [Article]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "1.vtt",
            "WEBVTT\n\n" + ("00:00.000 --> 00:01.000\n" + "".join(f"{n}\n" for n in range(25_000)) + "\n") * 2,
        ),
        ("1.html", f"<!doctype html><title>Harbour</title><p>Copper.<script>{chr(10) * 60_000}x</script>"),
    ],
    ids=["lines of two cues", "empty lines in a script"],
)
def test_text_that_is_pumped_up_costs_what_it_weighs(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    # As the square of their lines they take two seconds and more.
    things = list(read([str(tmp_path)], bounds=Bounds(seconds=0.5)))
    assert not any("longer" in str(thing) for thing in things)
