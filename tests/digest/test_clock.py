"""A clock that was wrong once: ahead, behind, or stopped by a digest that never arrived."""

from .chair import DAY, HOUR, Chair


def test_what_a_run_with_its_clock_ahead_passed_over_comes_the_day_after(chair: Chair) -> None:
    chair.wire("a", "Ferry early")
    assert chair.digest().titles == ["Ferry early"]
    chair.sleep()
    # Arrives after the last digest with a date before it: at the wrong time an archive, at the right one news.
    chair.wire("b", "Ferry passed over", published=chair.now - 26 * HOUR)
    chair.wire("c", "Ferry in time")
    right = chair.now
    chair.now += 40 * DAY
    ahead = chair.digest()
    assert (ahead.titles, ahead.held("archive")) == (["Ferry in time"], 1)
    chair.now = right + DAY
    chair.wire("d", "Ferry next day")
    after = chair.digest()
    assert sorted(after.titles) == ["Ferry next day", "Ferry passed over"]
    window = after.digest["window"]
    assert (window["since"], window["until"]) == ("2016-11-14T06:00:00+00:00", "2016-11-16T06:00:00+00:00")
    assert (window["doubt"], after.digest["id"]) == ("clock", "ferries-1116")
    # It is said once.
    assert chair.triage("digest", "inbox", "--again", "last").out.count("clock that was ahead") == 1
    later = chair.morning()
    assert (later.titles, later.digest["window"]["doubt"]) == ([], "")
    # When the wrong day comes, nothing comes again.
    for _ in range(2):
        chair.now = ahead_of(right) - DAY
        assert chair.digest().titles == []
        chair.now = ahead_of(right) + DAY
        assert chair.morning().titles == []


def ahead_of(right: float) -> float:
    return right + 40 * DAY


def test_a_wrong_day_of_rest_blocks_no_later_day(chair: Chair) -> None:
    chair.wire("a", "Ferry early")
    assert chair.digest().titles == ["Ferry early"]
    right = chair.now
    chair.now += 40 * DAY
    assert chair.digest().titles == []
    # That was a Saturday.
    chair.profile('title = "Ferries"\nterms = ["ferry"]\n[digest]\nquiet_days = ["saturday"]\n')
    chair.now = right
    for day in range(4):
        chair.sleep()
        chair.wire(f"b{day}", f"Ferry {day}")
        assert chair.digest().titles == [f"Ferry {day}"]
    chair.sleep()
    chair.wire("saturday", "Ferry on Saturday")
    assert "a quiet day" in chair.triage("digest", "inbox").err
    assert chair.morning().titles == ["Ferry on Saturday"]


def test_another_profile_that_was_not_there_is_not_passed_over(chair: Chair) -> None:
    """The run ahead hid an article from both; the one that looks first must not hide it from the other."""
    chair.profile('terms = ["ferry"]', "boats")
    chair.digest("-p", "boats")
    chair.digest("-p", "ferries")
    chair.sleep()
    chair.wire("b", "Ferry passed over", published=chair.now - 26 * HOUR)
    right = chair.now
    chair.now += 40 * DAY
    ahead = chair.triage("digest", "inbox", "-f", "json")
    assert [digest["counts"]["stories"] for digest in ahead.digests] == [0, 0]
    chair.now = right + HOUR
    assert chair.digest("-p", "boats").titles == ["Ferry passed over"]
    assert chair.digest("-p", "ferries").titles == ["Ferry passed over"]
    assert chair.digest("-p", "boats").titles == chair.digest("-p", "ferries").titles == []


def test_a_first_digest_with_its_clock_ahead_is_no_end(chair: Chair) -> None:
    chair.wire("a", "Ferry early")
    right = chair.now
    chair.now += 40 * DAY
    assert chair.digest().titles == []
    chair.now = right
    first = chair.digest()
    assert (first.titles, first.digest["window"]["is_first"]) == (["Ferry early"], True)
    assert chair.morning().titles == []


def test_a_clock_that_was_behind_once_repeats_nothing(chair: Chair) -> None:
    chair.wire("a", "Ferry early")
    chair.digest()
    chair.sleep()
    chair.wire("b", "Ferry in time")
    right = chair.now
    chair.now = 86400.0 * 365
    behind = chair.digest()
    assert behind.titles == ["Ferry in time"]
    chair.now = right
    again = chair.digest()
    assert (again.titles, again.digest["window"]["since"]) == ([], "2016-11-14T06:00:00+00:00")


def test_a_gap_longer_than_an_archive_hides_nothing(chair: Chair) -> None:
    """Ten days without a digest: what came meanwhile is news, what is older than the last digest an archive."""
    chair.wire("a", "Ferry early")
    chair.digest()
    chair.now += 10 * DAY
    chair.wire("b", "Ferry of the first day", ago=9 * DAY)
    chair.wire("c", "Ferry of long ago", published=chair.now - 12 * DAY)
    printed = chair.digest()
    assert (printed.titles, printed.held("archive")) == (["Ferry of the first day"], 1)


def test_a_first_digest_that_fails_stays_due(chair: Chair) -> None:
    chair.wire("old", "Ferry of last week", ago=30 * HOUR)
    chair.wire("a", "Ferry late")
    for _ in range(3):
        assert chair.triage("digest", "inbox", "-o", "no/such/folder.txt").status == 74
        chair.sleep()
    chair.wire("b", "Ferry today")
    printed = chair.digest()
    assert sorted(printed.titles) == ["Ferry late", "Ferry today"]
    assert (printed.digest["window"]["since"], printed.digest["window"]["is_first"]) == (
        "2016-11-13T06:00:00+00:00",
        True,
    )
    assert printed.held("first") == 1
    # Another name begins by itself.
    assert chair.digest("--name", "bob").digest["window"]["since"] == "2016-11-16T06:00:00+00:00"


def test_two_who_share_a_folder_do_not_hide_what_one_passed_over(chair: Chair) -> None:
    """Ann's run was ahead after Bob's right one had met the article; found by a month of accidents."""
    for name in ("ann", "bob"):
        chair.digest("--name", name)
    chair.sleep()
    chair.wire("b", "Ferry passed over", published=chair.now - 26 * HOUR)
    right = chair.now
    assert chair.digest("--name", "bob").titles == ["Ferry passed over"]
    chair.now += 40 * DAY
    assert chair.digest("--name", "ann").held("archive") == 1
    chair.now = right + HOUR
    assert chair.digest("--name", "ann").titles == ["Ferry passed over"]
    assert chair.digest("--name", "bob").titles == []


def test_after_a_first_digest_that_was_ahead_none_is_called_the_first(chair: Chair) -> None:
    chair.wire("a", "Ferry in time")
    right = chair.now
    assert "the first digest: it covers 24 hours" in chair.triage("digest", "inbox", "--dry-run").out
    chair.now += 40 * DAY
    chair.digest()
    chair.now = right + 60
    chair.wire("b", "Ferry next day")
    page = " ".join(chair.triage("digest", "inbox").out.split())
    assert "the first digest" not in page
    assert "it covers 24 hours" in page
    assert "clock that was ahead" in page
