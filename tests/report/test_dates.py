"""Which articles are of the dates that were asked for."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from desk import Desk

from triage.article import Article
from triage.cli.when import parse_when
from triage.report.dates import Dates

NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
Said = Callable[..., list[str]]


@pytest.fixture
def listed(desk: Desk) -> Said:
    """Titles of what is listed, on a desk in New York whose system keeps UTC."""
    desk.write("triage.toml", 'timezone = "America/New_York"\n')
    times = {"Day": "2026-11-20", "Night": "2026-11-20T03:00:00Z", "Noon": "2026-11-20T12:00"}
    records = [
        {"type": "article", "schema": 1, "title": title, "body": "Cod.", "published": time}
        for title, time in times.items()
    ]
    desk.write("week.jsonl", "".join(json.dumps(record) + "\n" for record in records))

    def run(*dates: str) -> list[str]:
        command = ("scan", "week.jsonl", "-t", "cod", "--json", *dates)
        ran = desk.triage(*command, env={"TRIAGE_NOW": "2026-11-21T03:00:00Z", "TZ": "UTC"})
        return sorted(hit["title"] for hit in ran.json["hits"])

    return run


@pytest.mark.parametrize(
    ("dates", "titles"),
    [
        ("--since 2026-11-20", ["Day", "Noon"]),
        ("--until 2026-11-19", ["Night"]),
        ("--since 2026-11-20T11:59", ["Day", "Noon"]),
        ("--since 2026-11-20T12:01", ["Day"]),
        ("--since 2026-11-21", []),
        ("--since today", ["Day", "Noon"]),
        ("--until yesterday", ["Night"]),
        ("--since 6h", ["Day"]),
    ],
)
def test_days_are_those_of_the_settings(listed: Said, dates: str, titles: list[str]) -> None:
    assert listed(*dates.split()) == titles


@pytest.mark.parametrize("zone", [NEW_YORK, UTC, TOKYO])
def test_a_bare_day_is_all_of_its_hours_where_the_reader_is(zone: tzinfo) -> None:
    article = Article(published="2026-11-20")
    noon = datetime(2026, 11, 20, 12, tzinfo=zone).timestamp()
    assert Dates(since=noon, zone=zone).outside(article) == Dates(until=noon, zone=zone).outside(article) == ""
    assert Dates(since=noon + 43200, zone=zone).outside(article) == "since"
    assert Dates(until=noon - 43201, zone=zone).outside(article) == "until"


def test_an_article_without_a_date_goes_by_its_file_and_without_that_stays() -> None:
    dates = Dates(since=100.0, until=200.0)
    arrived = [Article(arrived=time) for time in (99.0, 100.0, 200.0, 201.0)]
    assert [dates.outside(article) for article in arrived] == ["since", "", "", "until"]
    assert all(dates.by_arrival(article) for article in arrived)
    assert (dates.outside(Article()), dates.by_arrival(Article())) == ("", False)
    assert not dates.by_arrival(Article(published="1970-01-01", arrived=100.0))
    assert not Dates().by_arrival(arrived[0])


@pytest.mark.parametrize(("text", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-11-02", 24)])
def test_a_day_on_which_clocks_change_is_shorter_or_longer(text: str, hours: int) -> None:
    now = datetime.fromisoformat(f"{text}T20:00").replace(tzinfo=NEW_YORK)
    for said, of in ((text, now), ("today", now), ("yesterday", now + timedelta(days=1))):
        begin = parse_when(said, of.timestamp(), "--since", NEW_YORK)
        end = parse_when(said, of.timestamp(), "--until", NEW_YORK, end=True)
        assert begin == datetime.fromisoformat(text).replace(tzinfo=NEW_YORK).timestamp()
        assert round(end - begin, 3) == hours * 3600 - 0.001


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("day", "since", "side"),
    [
        ("2026-03-29", "2026-03-29T23:59", ""),
        ("2026-03-29", "2026-03-30T00:00", "since"),
        ("2026-10-25", "2026-10-25T23:59", ""),
        ("2026-10-25", "2026-10-26T00:00", "since"),
        ("9999-12-31", "9999-12-31T23:59", ""),
    ],
)
def test_a_day_on_which_clocks_are_changed_has_its_own_hours(day: str, since: str, side: str) -> None:
    begin = datetime.fromisoformat(since).replace(tzinfo=BERLIN).timestamp()
    assert Dates(since=begin, zone=BERLIN).outside(Article(published=day)) == side


@pytest.mark.parametrize("zone", [NEW_YORK, UTC, TOKYO, None])
def test_the_first_and_the_last_day_of_the_calendar_are_days(zone: tzinfo | None) -> None:
    for said in ("0001-01-01", "9999-12-31", "9999-12-31T23:59"):
        begin, end = (parse_when(said, 0.0, "--since", zone, end=is_end) for is_end in (False, True))
        assert begin is not None
        assert end is not None
        assert begin <= end


def test_a_day_without_hyphens_is_whole() -> None:
    whole = parse_when("2026-11-20", 0.0, "--until", NEW_YORK, end=True)
    assert parse_when("20261120", 0.0, "--until", NEW_YORK, end=True) == whole
    assert parse_when("20261120T12", 0.0, "--until", NEW_YORK, end=True) != whole
