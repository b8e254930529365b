"""`triage count`: the counts are those of the report, whatever they are counted by."""

import csv
import io
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.desk import Desk
from triage.report.counting import DIMENSIONS, Counting, CountRow
from triage.report.periods import period_of

ARTICLES = (
    ("Cod falls", "Coast Daily", "2026-01-05", "The cod fell at the market, they say."),
    ("Cod rises", "Coast Daily", "2026-01-06T23:30:00+09:00", "The cod rose at the market, they say."),
    ("Ham rises", "River Post", "2026-01-20", "The ham rose at the market, they say."),
    ("Cod and ham", "River Post", "2026-02-03", "The cod and the ham fell at the market."),
    ("Cod lost", "", "", "The cod was lost on its way, they say."),
    ("Nothing", "", "2026-01-21", "Nothing of note was for sale in town."),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    lines = [
        json.dumps({"title": title, "outlet": outlet, "published": when, "body": body})
        for title, outlet, when, body in ARTICLES
    ]
    desk.write("in/a.jsonl", "\n".join(lines) + "\n")
    desk.write("cod.toml", 'terms = ["cod"]\n')
    desk.write("ham.toml", 'terms = ["ham"]\n')
    return desk


PROFILES = ("-p", "cod.toml", "-p", "ham.toml")


def counted(desk: Desk, *more: str) -> dict:
    ran = desk.triage("count", "in", *PROFILES, "--json", *more)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize(
    "by", [*((each,) for each in DIMENSIONS), *combinations(("profile", "outlet", "month", "week"), 2)]
)
def test_counts_are_those_of_the_report(desk: Desk, by: tuple[str, ...]) -> None:
    report = json.loads(desk.triage("scan", "in", *PROFILES, "--json", "--all").out)
    expected: Counter[tuple[str | None, ...]] = Counter()
    for hit in report["hits"]:
        profiles = [one["id"] for one in hit["profiles"] if one["hit"]]
        for profile in profiles if "profile" in by else [""]:
            expected[tuple(profile if name == "profile" else said(hit, name) for name in by)] += 1
    document = counted(desk, "--by", ",".join(by))
    rows = {tuple(row[name] for name in by): row for row in document["rows"]}
    assert {key: row["hits"] for key, row in rows.items() if row["hits"]} == expected
    assert document["totals"] == {"articles": 6, "hits": len(report["hits"]), "undated": 1}
    if "profile" not in by:
        assert sum(row["articles"] for row in rows.values()) == 6
    for row in rows.values():
        share = row["hits"] / row["articles"] if row["articles"] else None
        assert row["share"] == (share if share is None else round(share, 3))


def said(record: dict, name: str) -> str | None:
    if name in {"outlet", "language"}:
        return record[name]
    return period_of(record["published"] or "", name) or None  # type: ignore[arg-type]


def test_no_period_is_missing_and_what_is_unknown_comes_last(desk: Desk) -> None:
    weeks = [row["week"] for row in counted(desk, "--by", "week")["rows"]]
    assert weeks == ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", None]
    outlets = [row["outlet"] for row in counted(desk, "--by", "outlet")["rows"]]
    assert outlets == ["Coast Daily", "River Post", None]
    assert len(counted(desk, "--by", "outlet,week")["rows"]) == 18


def test_every_format_says_the_same(desk: Desk) -> None:
    rows = counted(desk, "--by", "outlet,month")["rows"]
    table = list(
        csv.DictReader(io.StringIO(desk.triage("count", "in", *PROFILES, "--by", "outlet,month", "-f", "csv").out))
    )
    assert [[row["outlet"] or "", row["month"] or "", str(row["articles"]), str(row["hits"])] for row in rows] == [
        [row["outlet"], row["month"], row["articles"], row["hits"]] for row in table
    ]
    chart = ElementTree.fromstring(desk.triage("count", "in", *PROFILES, "--by", "outlet,month", "-f", "svg").out)
    said = [title.text for title in chart.iter("{http://www.w3.org/2000/svg}title")]
    assert [title.rpartition(": ")[2] for title in said if title] == [str(row["hits"]) for row in rows]
    lines = desk.triage("count", "in", *PROFILES, "--by", "outlet").out.splitlines()
    assert [line.split()[:4] for line in lines[:2]] == [
        ["outlet", "hits", "of", "articles"],
        ["Coast", "Daily", "2", "2"],
    ]
    assert lines[-1] == "5 hits in 6 articles; 1 hit undated"


def test_a_story_counts_once(desk: Desk) -> None:
    text = "The cod fell to four crowns at the market of Lund on Monday, traders said, and buyers stayed away for the day."
    for number in range(3):
        desk.write(
            f"more/{number}.json",
            json.dumps({"title": "Cod falls in Lund", "body": text, "outlet": "A", "published": "2026-01-05"}),
        )
    whole = json.loads(desk.triage("count", "more", "-p", "cod.toml", "--json", "--by", "outlet").out)
    folded = json.loads(
        desk.triage("count", "more", "-p", "cod.toml", "--json", "--by", "outlet", "--each", "story").out
    )
    assert whole["rows"] == [{"outlet": "A", "articles": 3, "hits": 3, "share": 1.0}]
    assert folded["rows"] == [{"outlet": "A", "articles": 3, "hits": 1, "share": None}]
    table = desk.triage("count", "more", "-p", "cod.toml", "--by", "outlet", "--each", "story").lines
    assert table[0].split() == ["outlet", "stories", "of", "articles"] and table[1].split()[:3] == ["A", "1", "3"]


def test_articles_of_other_dates_are_counted_nowhere(desk: Desk) -> None:
    totals = counted(desk, "--since", "2026-01-10", "--until", "2026-01-31")["totals"]
    # The one without a date is judged by its arrival, which lies after.
    assert (totals["articles"], totals["hits"]) == (2, 1)


def test_what_cannot_be_counted_by_is_said(desk: Desk) -> None:
    ran = desk.triage("count", "in", *PROFILES, "--by", "outlett")
    assert (ran.status, ran.err.splitlines()[0]) == (2, "triage: --by cannot count by 'outlett'")


def test_too_many_combinations_keep_those_that_were_met(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setattr("triage.report.counting.MOST_ROWS", 5)
    ran = desk.triage("count", "in", *PROFILES, "--by", "outlet,week", "--json")
    assert len(json.loads(ran.out)["rows"]) == 5
    assert "--by outlet,week has 18 combinations; rows of zero are left out" in ran.err


def test_nothing_counted_is_nothing() -> None:
    counting = Counting(["outlet", "week"], ["p"])
    assert counting.rows() == []
    assert CountRow(("a",), 0, 0).share is None


def test_an_article_of_other_dates_is_not_read_whether_it_matched_or_not(desk: Desk) -> None:
    document = counted(desk, "--since", "2026-01-20", "--until", "2026-01-31")
    # Ham of the 20th and nothing of the 21st; the one without a date arrived on another day.
    assert (document["totals"]["articles"], document["totals"]["hits"]) == (2, 1)


def test_names_in_a_chart_have_room(desk: Desk) -> None:
    long = "The Daily Paper of a Town, Long Ago"
    desk.write("more/a.json", json.dumps({"title": "Cod", "outlet": long, "body": "The cod fell, they say."}))
    desk.write("more/b.json", json.dumps({"title": "Cod", "outlet": long * 3, "body": "The cod rose, they say."}))
    chart = ElementTree.fromstring(
        desk.triage("count", "more", "-p", "cod.toml", "--by", "outlet", "-f", "svg").out
    )
    names = [text for text in chart.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "end"]
    assert [name.text == long for name in names] == [True, False]
    for name in names:
        assert float(name.get("x", "0")) >= 7 * len(name.text or "")
