"""What a digest says beside its stories: silence, unread files, its own tests, what was left out and held back."""

import re

import pytest

from .chair import DAY, FERRY, HOUR, PROFILE, Chair


def coverage(printed: object, name: str) -> dict[str, object]:
    """The row of an outlet or folder."""
    [row] = [row for row in printed.digest["coverage"] if row["name"] == name]  # type: ignore[attr-defined]
    return row


def feed(chair: Chair, outlet: str, count: int) -> None:
    """So many articles of an outlet since yesterday."""
    for number in range(count):
        chair.wire(
            f"{outlet}-{chair.now:.0f}-{number}", body=f"Goat {number} of {chair.now}.", infosource=[{"name": outlet}]
        )  # fmt: skip


def test_a_feed_that_died_is_named(chair: Chair) -> None:
    for _ in range(4):
        feed(chair, "Kyodo", 8)
        feed(chair, "EFE", 7)
        chair.digest()
        chair.sleep()
    feed(chair, "EFE", 6)
    printed = chair.digest()
    kyodo, efe = coverage(printed, "Kyodo"), coverage(printed, "EFE")
    assert (kyodo["count"], kyodo["usual"], kyodo["is_silent"]) == (0, 8.0, True)
    assert (efe["count"], efe["usual"], efe["is_silent"]) == (6, 7.0, False)
    assert printed.digest["coverage"][0]["name"] == "Kyodo"
    assert "CHECK THE FEED" in chair.text("--again", "last")


def test_an_outlet_that_rests_on_sundays_is_not_missed_on_mondays(chair: Chair) -> None:
    for day in range(21):
        if day % 7 not in (5, 6):
            feed(chair, "Kyodo", 6)
        printed = chair.digest()
        if day > 13:
            assert not any(row["is_silent"] for row in printed.digest["coverage"]), day
        chair.sleep()


def test_silence_is_measured_by_what_is_usual_at_that_hour(chair: Chair) -> None:
    """A weekly that always sends two days before the digest, until once it falls silent a day earlier."""
    for week, hours in enumerate((40, 40, 40, 40, 70)):
        for number in range(6):
            body = f"Goat {number} of week {week}."
            chair.wire(f"k{week}-{number}", body=body, ago=hours * HOUR, infosource=[{"name": "Kyodo"}])
        printed = chair.digest("--catch-up") if not week else chair.digest()
        assert coverage(printed, "Kyodo")["is_silent"] is (hours == 70), week
        chair.sleep(7)


@pytest.mark.parametrize(("count", "expected"), [(5, False), (3, True)])
def test_a_feed_that_has_sent_its_day_is_not_silent_for_resting_overnight(
    chair: Chair, count: int, expected: bool
) -> None:
    for _ in range(4):
        feed(chair, "Kyodo", 6)
        chair.digest()
        chair.sleep()
    for number in range(count):
        chair.wire(f"late{number}", body=f"Goat {number} went.", ago=14 * HOUR, infosource=[{"name": "Kyodo"}])
    assert coverage(chair.digest(), "Kyodo")["is_silent"] is expected


def test_an_outlet_of_one_a_day_is_missed_after_six_days(chair: Chair) -> None:
    """Nobody missed a columnist who sends one piece a day and stopped."""
    for _ in range(14):
        feed(chair, "Column", 1)
        feed(chair, "EFE", 7)
        chair.digest()
        chair.sleep()
    silent = []
    for _ in range(8):
        feed(chair, "EFE", 7)
        silent.append(coverage(chair.digest(), "Column")["is_silent"])
        chair.sleep()
    # The last piece came an hour before the last digest that had it.
    assert silent == [False] * 4 + [True] * 4
    assert "CHECK THE FEED  Column 0 (usually 1), none since" in " ".join(
        chair.text("--again", "last").split()
    ).replace("FEED Column", "FEED  Column")


def test_an_outlet_that_is_known_to_rest_for_long_is_not_missed_so_soon(chair: Chair) -> None:
    for day in range(24):
        # Two pieces on one day, then none for seven.
        if day % 8 == 0:
            feed(chair, "Column", 2)
        feed(chair, "EFE", 7)
        rows = chair.digest().digest["coverage"]
        assert not any(row["is_silent"] for row in rows), day
        chair.sleep()


def test_few_articles_are_not_missed(chair: Chair) -> None:
    for _ in range(5):
        feed(chair, "Kyodo", 2)
        chair.digest()
        chair.sleep()
    assert coverage(chair.digest(), "Kyodo")["is_silent"] is False


def test_folders_stand_for_outlets_that_articles_do_not_name(chair: Chair) -> None:
    chair.write("inbox/west/a.txt", "Goats\n\nThe goats were fed.\n")
    chair.write("inbox/b.txt", "Goats\n\nThe goats were fed again.\n")
    printed = chair.digest()
    assert coverage(printed, "west")["is_folder"] is True
    assert coverage(printed, "inbox")["count"] == 1


def test_a_failing_profile_test_heads_the_digest(chair: Chair) -> None:
    chair.profile(PROFILE + '[[test]]\ntext = "The goats were fed."\n[[test]]\ntext = "The ferry, the ferry."\n')
    tests = chair.digest().digest["tests"]
    assert tests["passed"] == 1
    [[name, failures]] = tests["failed"]
    assert (name, failures) == (
        "The goats were fed.",
        ["expected a hit, but it is none: nothing matched"],
    )
    text = chair.text("--again", "last")
    assert text.index("PROFILE TEST FAILED") < text.index("Nothing new matched")


def test_an_unread_file_is_said_always_and_counts_once(chair: Chair) -> None:
    bad = chair.write("inbox/bad.json.gz", b"\x1f\x8b\x08broken")
    first = chair.triage("digest", "inbox", "-f", "json")
    assert first.status == 3
    assert "bad.json.gz" in first.err
    assert first.digest["unread"][0]["is_new"] is True
    again = chair.triage("digest", "inbox", "-f", "json")
    assert (again.status, again.err) == (0, "")
    assert again.digest["unread"][0]["is_new"] is False
    chair.sleep()
    bad.write_bytes(b"\x1f\x8b\x08broken too")
    assert chair.triage("digest", "inbox").status == 3


def test_what_could_not_be_read_is_news_when_it_can(chair: Chair) -> None:
    file = chair.write("inbox/a.json", b'{"headline": "Ferry la')
    chair.triage("digest", "inbox")
    chair.sleep(3)
    chair.wire("a", "Ferry late")
    assert file.exists()
    assert chair.digest().titles == ["Ferry late"]


def test_nothing_is_said_as_such_or_not_at_all(chair: Chair) -> None:
    assert "Nothing new matched." in chair.text()
    chair.profile(PROFILE + '[digest]\nwhen_empty = "nothing"\n')
    assert chair.text() == ""
    chair.wire("a", "Ferry late")
    assert "Ferry late" in chair.text()
    assert chair.text() == ""
    printed = chair.triage("digest", "inbox", "-o", "out.txt")
    assert (printed.status, (chair.folder / "out.txt").exists()) == (0, False)


def test_silence_is_said_even_to_who_wants_to_hear_nothing(chair: Chair) -> None:
    chair.profile(PROFILE + '[[test]]\ntext = "The goats were fed."\n[digest]\nwhen_empty = "nothing"\n')
    assert "PROFILE TEST FAILED" in chair.text()


def test_a_quiet_day_has_no_digest_and_loses_nothing(chair: Chair) -> None:
    chair.profile(PROFILE + '[digest]\nquiet_days = ["tuesday", "2016-11-16"]\n')
    chair.digest()
    for _ in range(2):
        chair.sleep()
        chair.wire(f"a{chair.now:.0f}")
        printed = chair.triage("digest", "inbox")
        assert (printed.status, printed.out) == (0, "")
        assert "quiet day" in printed.err
    printed = chair.morning()
    assert len(printed.titles) == 2
    assert printed.digest["window"]["since"].startswith("2016-11-14")


def test_top_and_per_outlet_say_what_they_cut(chair: Chair) -> None:
    chair.profile(PROFILE + "[digest]\ntop = 2\nper_outlet = 1\n")
    for number in range(3):
        chair.wire(f"a{number}", "Ferry ferry ferry", seed=number)
    for number in range(3, 5):
        goats = f"Goat {number} was fed on hill {number}. " * 20
        chair.wire(f"b{number}", "Boats", body=FERRY * 2 + goats, infosource=[{"name": f"Kyodo {number}"}])
    printed = chair.digest()
    assert len(printed.titles) == 2
    assert (printed.held("per_outlet"), printed.held("top")) == (2, 1)
    assert chair.morning().titles == []


def test_rejects_are_counted_and_the_best_are_named(chair: Chair) -> None:
    chair.profile('threshold = 70\nexclude = ["box office"]\n' + PROFILE.replace("threshold = 20", ""))
    chair.wire("a", "Boats", body=f"{FERRY} {'The goats were fed on the hill by their owners. ' * 9}")
    chair.wire("b", "Ferry film", body=FERRY * 4 + "It led the box office.")
    chair.write("inbox/c.txt", "Goats\n\nFed.\n")
    printed = chair.digest()
    counts = printed.digest["counts"]
    assert (counts["passing"], counts["excluded"], counts["no_match"]) == (1, 1, 1)
    assert printed.digest["excluded"][0]["reject"]["title"] == "Ferry film"
    assert printed.digest["excluded"][0]["value"] >= 70
    assert printed.digest["passing"][0]["reject"]["title"] == "Boats"


@pytest.fixture
def asked(chair: Chair) -> Chair:
    """A digest that asked about a near miss; the story beside it has number 1."""
    chair.profile(PROFILE.replace("threshold = 20", "threshold = 70"))
    chair.wire("a", "Boats", body=f"{FERRY} {'The goats were fed on the hill by their owners. ' * 5}")
    chair.wire("b", "Ferry ferry ferry", body=FERRY * 4)
    chair.digest()
    return chair


def test_a_spot_check_asks_and_its_labels_are_counted(asked: Chair) -> None:
    digest = asked.digest("--again", "last").digest
    check = digest["spot_check"]
    assert (check["handle"], check["reject"]["title"], check["share"]) == ("ferries-1114-s", "Boats", 1.0)
    assert 20 <= check["value"] < 70
    assert digest["estimate"] is None
    assert asked.triage("label", "skip", "ferries-1114-s").status == 0
    assert asked.triage("label", "keep", "ferries-1114#1").status == 0
    estimate = asked.morning().digest["estimate"]
    assert (estimate["drawn"], estimate["wrong"], estimate["recall"]["recall"]) == (1, 0, 1.0)
    assert asked.triage("label", "keep", "ferries-1114-s").status == 0
    assert asked.morning().digest["estimate"]["wrong"] == 1


def test_the_fate_of_an_article_is_told_with_the_profile_of_then(asked: Chair) -> None:
    asked.profile('terms = ["goats"]')
    asked.sleep()
    asked.digest()

    def said(which: str, digest: str = "ferries-1114") -> str:
        printed = asked.triage("show", which, "--digest", digest, "--no-pager", "--why")
        assert printed.status == 0
        return printed.out

    assert "shown as no. 1" in said("1")
    assert "shown as no. 1" in said("inbox/b.json")
    assert "below the threshold" in said("inbox/a.json")
    assert "below the threshold" in said("s")
    assert "threshold 70" in said("s")
    assert "delivered in ferries-1114 as no. 1" in said("inbox/b.json", "ferries-1115")
    assert "an earlier digest" in said("inbox/a.json", "ferries-1115")
    asked.wire("c", "Boats", body="The boats were painted.")
    assert "never read" in said("inbox/c.json")
    asked.sleep()
    asked.digest()
    assert "came after" in said("inbox/c.json")
    (asked.folder / "inbox/a.json").unlink()
    assert "below the threshold" in said("urn:a")


def test_a_digest_without_a_spot_check_says_so(asked: Chair) -> None:
    asked.wire("c", "Ferry again", body=FERRY * 5)
    asked.sleep()
    assert asked.digest().digest["spot_check"] is None
    printed = asked.triage("show", "s", "--digest", "last")
    assert (printed.status, printed.err.split("\n")[0]) == (2, "triage: digest ferries-1115 has no spot check")


def test_names_that_meet_a_term_for_the_first_time(chair: Chair) -> None:
    def told(name: str, **more: object) -> None:
        body = f"{name} praised the ferry on Monday. {name} left by car, and {name} was glad. {FERRY}"
        chair.wire(f"n{chair.now:.0f}", "Ferry praised", body=body, **more)  # type: ignore[arg-type]

    told("Rosa Quispe")
    assert chair.digest().digest["first_times"] == []
    chair.sleep(28)
    told("Rosa Quispe", uri="urn:again")
    assert chair.digest().digest["first_times"] == []
    chair.sleep()
    told("Ann Voss")
    assert chair.digest().digest["first_times"] == [], "29 days of digests say nothing of thirty"
    chair.sleep()
    told("Dmitri Pell")
    [first] = chair.digest().digest["first_times"]
    assert (first["name"], first["type"], first["term"], first["story"]) == ("Dmitri Pell", "PERSON", "ferry", 1)


def test_what_is_usual_is_learnt(chair: Chair) -> None:
    for _ in range(3):
        chair.wire(f"a{chair.now:.0f}", ago=HOUR)
        printed = chair.digest()
        assert printed.digest["counts"]["usual_stories"] is None
        chair.sleep()
    counts = chair.digest().digest["counts"]
    assert (counts["usual_stories"], counts["usual_read"]) == (1.0, 1.0)
    days = chair.digest("--again", "last").digest["days"]
    assert len(days) == 30
    assert [day["stories"] for day in days[-4:]] == [1, 1, 1, 0]
    assert days[-1]["day"] == "2016-11-17"
    assert DAY > HOUR


def test_a_faulty_label_file_costs_the_estimate_and_not_the_digest(asked: Chair) -> None:
    asked.triage("label", "skip", "ferries-1114-s")
    file = asked.folder / "profiles/_labels.jsonl"
    file.write_text(file.read_text() + "nonsense\n")
    assert asked.morning().digest["estimate"] is None


def test_digests_that_another_triage_kept_are_passed_over(chair: Chair) -> None:
    import sqlite3

    chair.wire("a", seed=1)
    chair.digest()
    connection = sqlite3.connect(chair.folder / "home/triage/digests.sqlite")
    connection.execute("UPDATE digest SET value = x'7000'")
    connection.execute("INSERT INTO pending (id, changes, output, sha256) VALUES (1, x'7000', x'', '')")
    connection.commit()
    connection.close()
    chair.wire("b", seed=2)
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert (printed.status, printed.titles) == (0, ["Ferry story b is told"])
    assert "could not be read" in printed.err
    assert "another version of triage" in chair.triage("digest", "--again", "ferries-1114").err
    assert chair.digest().titles == []


def test_what_could_not_be_read_before_is_one_line_and_coverage_stands_once_on_a_page(chair: Chair) -> None:
    chair.profile(PROFILE.replace("Ferries", "Boats"), "boats")
    for name in ("a", "b"):
        chair.write(f"inbox/{name}.pdf", b"%PDF-1.4 broken")
    chair.wire("a")
    first = chair.triage("digest", "inbox").out
    assert first.count("NOT READ") == 2
    assert first.count("COVERAGE  as above") == 1
    chair.sleep()
    second = chair.triage("digest", "inbox", "--dry-run")
    assert second.out.count("NOT READ  2 files, as before: inbox/a.pdf, inbox/b.pdf") == 1
    page = chair.triage("digest", "inbox", "--dry-run", "-f", "html").out
    assert page.count("2 files, as before") == 1
    assert page.count(">as above<") == 1


def test_a_digest_that_held_nothing_back_says_so(chair: Chair) -> None:
    chair.digest()
    assert chair.triage("digest", "--held", "last").out == "ferries-1114: nothing was folded or held back\n"


def test_an_article_of_a_day_has_no_hour(chair: Chair) -> None:
    chair.digest()
    chair.wire("old", versioncreated="2016-10-01")
    said = chair.text("--dry-run")
    assert "(Halden Sat 1 Oct)" in " ".join(said.split())


def test_what_the_reader_is_asked_about_is_no_passing_mention_too(chair: Chair) -> None:
    chair.profile(PROFILE.replace("20", "99"))
    for name in "abc":
        chair.wire(name, body="The tunnel. " + " ".join(f"{name}{number}" for number in range(60)))
    text = chair.text("--dry-run")
    asked = re.search(r'Right\? "(Ferry story . is)', " ".join(text.split()))
    assert asked is not None
    passing = text.partition("PASSING MENTIONS")[2].partition("SPOT CHECK")[0]
    assert asked[1] not in passing
    assert passing.count("Ferry story") == 2
