"""Each story once: what is new, what is known again, and what two readers of one inbox see."""

import json
import os
import shlex

import pytest

from .chair import DAY, FERRY, HOUR, MONDAY, PROFILE, Chair, ferry_story


def test_what_is_new_comes_once_best_first(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    chair.wire("b", "Ferry tunnel ferry tunnel")
    chair.write("inbox/c.txt", "Nothing here\n\nThe goats were fed.\n")
    first = chair.digest()
    assert first.titles == ["Ferry tunnel ferry tunnel", "Ferry late"]
    assert first.digest["counts"]["read"] == 3
    assert chair.morning().titles == []
    chair.wire("d", "Ferry sold")
    assert chair.morning().titles == ["Ferry sold"]


def test_a_first_digest_covers_a_day_and_says_so(chair: Chair) -> None:
    chair.wire("new", ago=23 * HOUR)
    chair.wire("old", ago=25 * HOUR)
    printed = chair.digest()
    assert printed.titles == ["Ferry story new is told"]
    assert printed.digest["window"]["is_first"]
    assert printed.digest["window"]["since"] == "2016-11-13T06:00:00+00:00"
    assert printed.held("first") == 1
    assert "24 hours" in chair.text("--again", "last")
    later = chair.morning()
    assert later.titles == []
    assert not later.digest["window"]["is_first"]
    assert later.digest["previous"] == "ferries-1114"


def test_a_digest_is_called_by_its_name_and_day(chair: Chair) -> None:
    assert [chair.digest().digest["id"] for _ in range(2)] == ["ferries-1114", "ferries-1114-2"]
    chair.sleep(366)
    assert chair.digest().digest["id"] == "ferries-1115"
    chair.sleep(364)
    assert chair.digest().digest["id"] == "ferries-181114"


def test_renaming_and_touching_make_nothing_new(chair: Chair) -> None:
    file = chair.wire("a")
    assert chair.digest().titles
    file.rename(file.with_name("z.json"))
    os.utime(file.with_name("z.json"), (chair.now + HOUR, chair.now + HOUR))
    assert chair.morning().titles == []
    chair.write("inbox/deep/copy.json", file.with_name("z.json").read_bytes())
    assert chair.morning().titles == []


def test_a_late_file_with_an_old_time_is_not_lost(chair: Chair) -> None:
    chair.digest()
    chair.sleep()
    chair.wire("late", ago=5 * DAY)
    assert chair.digest().titles == ["Ferry story late is told"]


def test_copies_of_what_was_delivered_are_not_news(chair: Chair) -> None:
    chair.wire("a", "Ferry late", seed=1)
    assert chair.digest().titles == ["Ferry late"]
    chair.wire("b", "Owners of the ferry say sorry", seed=1, infosource=[{"name": "Kyodo"}])
    chair.wire("c", "Late", seed=1, count=6, infosource=[{"name": "Star"}])
    chair.wire("d", "Ferry of another town sold", seed=2)
    printed = chair.morning()
    assert printed.titles == ["Ferry of another town sold"]
    assert printed.held("copies") == 2


def test_copies_of_one_morning_stand_with_their_story(chair: Chair) -> None:
    chair.wire("a", "Ferry late ferry", seed=1)
    chair.wire("b", "Late", seed=1, count=7, infosource=[{"name": "Star"}])
    [story] = chair.digest().digest["stories"]
    assert [copy["outlet"] for copy in story["copies"]] == ["Star"]


@pytest.mark.parametrize(
    ("url", "is_known"),
    [
        ("https://www.example.org/ferry/?utm_source=rss&fbclid=1", True),
        ("http://example.org/ferry#top", True),
        ("https://example.org/ferry?page=2", False),
        ("https://example.org/", False),
    ],
)
def test_an_address_is_known_without_its_tracking(chair: Chair, url: str, is_known: bool) -> None:
    """A page that was cut down to a fifth, under another headline, is known by its address alone."""
    body = ferry_story(1, 0) + " Read more on the harbour and on the hills behind it, where nobody came to look."
    chair.wire("a", "Ferry late", seed=1, url="https://example.org/ferry", uri="")
    assert chair.digest().titles
    chair.wire("b", "Ferry late", body=body, url=url, uri="")
    assert chair.morning().titles == ([] if is_known else ["Ferry late"])


def test_two_names_neither_starve_nor_see_each_other(chair: Chair) -> None:
    chair.wire("a")
    assert chair.digest("--name", "ann").titles
    chair.sleep()
    chair.wire("b")
    assert chair.digest("--name", "ann").titles == ["Ferry story b is told"]
    assert len(chair.digest("--name", "bob").titles) == 1  # the first digest of a name covers a day
    assert chair.digest().titles == ["Ferry story b is told"]
    chair.wire("c")
    chair.sleep()
    for name in ("ann", "bob", "ferries"):
        assert chair.digest("--name", name).titles == ["Ferry story c is told"], name


def test_a_name_that_looked_elsewhere_has_not_seen_this(chair: Chair) -> None:
    chair.write("other/x.txt", "Goats\n\nFed.\n")
    chair.triage("digest", "other", "--name", "bob")
    chair.wire("a")
    chair.digest("--name", "ann")
    chair.sleep(3)
    chair.triage("digest", "other", "--name", "bob")
    chair.sleep()
    assert chair.digest("--name", "bob").titles == ["Ferry story a is told"]


def test_each_profile_has_its_own_digest(chair: Chair) -> None:
    chair.profile('terms = ["goats"]', "goats")
    chair.wire("a")
    chair.wire("b", "Goats and ferry", body="The goats took the ferry.")
    printed = chair.digest()
    assert [one["id"] for one in printed.digests] == ["ferries-1114", "goats-1114"]
    assert [len(one["stories"]) for one in printed.digests] == [2, 1]
    assert chair.digest("-p", "goats").titles == []


def test_a_name_goes_before_the_profiles_when_there_are_several(chair: Chair) -> None:
    chair.wire("a")
    assert chair.digest("--name", "ann").digest["name"] == "ann"
    chair.profile('terms = ["goats"]', "goats")
    printed = chair.digest("--name", "ann")
    assert [one["name"] for one in printed.digests] == ["ann", "ann-goats"]
    assert [len(one["stories"]) for one in printed.digests] == [0, 0]


def test_two_profiles_cannot_share_a_name(chair: Chair) -> None:
    chair.profile(PROFILE + '[digest]\nname = "x"\n')
    chair.profile('terms = ["goats"]\n[digest]\nname = "x"\n', "goats")
    printed = chair.triage("digest", "inbox")
    assert printed.status == 2
    assert "ferries and goats" in printed.err


def test_the_name_of_a_profile_survives_its_file(chair: Chair) -> None:
    chair.profile(PROFILE + '[digest]\nname = "boats"\n')
    chair.wire("a")
    assert chair.digest().titles
    (chair.folder / "profiles/ferries.toml").rename(chair.folder / "profiles/ships.toml")
    assert chair.morning().titles == []


def test_profiles_are_never_taken_from_among_the_articles(chair: Chair) -> None:
    (chair.folder / "profiles/ferries.toml").unlink()
    chair.write("inbox/profiles/evil.toml", 'terms = ["ferry"]')
    printed = chair.triage("digest", "inbox")
    assert printed.status == 2
    assert "no profile" in printed.err


def test_a_changed_profile_sends_nothing_again_unless_asked(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    chair.wire("b", "Goats fed", body="The goats were fed on the hill.")
    chair.wire("c", "Goats gone", body="The goats have left the hill.", published=MONDAY - 8 * DAY)
    assert chair.digest().titles == ["Ferry late"]
    chair.profile(PROFILE + '[[term]]\ntext = "goats"\n')
    assert chair.morning().titles == []
    assert chair.morning("--catch-up").titles == ["Goats fed"]
    assert chair.morning("--catch-up").titles == []


def test_an_archive_is_announced_in_one_line(chair: Chair) -> None:
    chair.digest()
    chair.sleep()
    for number in range(4):
        chair.wire(f"old{number}", published=chair.now - (8 + number) * DAY)
    chair.wire("new", published=chair.now - 6 * DAY)
    printed = chair.digest()
    assert printed.titles == ["Ferry story new is told"]
    assert printed.held("archive") == 4
    assert chair.morning().held("archive") == 0


def test_max_age_is_the_profiles(chair: Chair) -> None:
    chair.profile(PROFILE + '[digest]\nmax_age = "20d"\n')
    chair.digest()
    chair.sleep()
    chair.wire("old", published=chair.now - 12 * DAY)
    assert chair.digest().titles == ["Ferry story old is told"]


def test_the_settings_speak_where_the_profile_does_not(chair: Chair) -> None:
    chair.write("triage.toml", 'timezone = "UTC"\n[digest]\ntop = 1\nwhen_empty = "nothing"\n')
    chair.profile(PROFILE + '[digest]\nwhen_empty = "say-so"\n')
    chair.wire("a", "Ferry ferry", seed=1)
    chair.wire("b", "Late", seed=2)
    printed = chair.digest()
    assert printed.titles == ["Ferry ferry"]
    assert printed.held("top") == 1
    assert chair.morning().titles == []


def test_the_same_input_and_state_give_the_same_bytes(chair: Chair) -> None:
    for number in range(12):
        chair.wire(f"a{number}", seed=number // 2)
    dry = [chair.triage("digest", "inbox", "-f", form, "--dry-run").out for form in ("json", "json", "text")]
    assert dry[0] == dry[1]
    assert chair.digest().out == dry[0]
    assert chair.triage("digest", "--again", "ferries-1114", "-f", "json").out == dry[0]
    assert chair.triage("digest", "--again", "last").out == dry[2]


def test_days_and_windows_follow_daylight_saving(chair: Chair) -> None:
    chair.write("triage.toml", 'timezone = "Europe/Berlin"\n')
    chair.now = 1477717200.0  # Saturday 29 October 2016, 07:00 in summer
    chair.digest()
    chair.sleep(25 / 24)  # Sunday, 07:00 in winter
    window = chair.digest().digest["window"]
    assert (window["since"], window["until"]) == ("2016-10-29T07:00:00+02:00", "2016-10-30T07:00:00+01:00")
    assert "2016-10-30" in json.dumps(chair.digest("--again", "last").digest["days"])


def test_again_knows_what_was_delivered(chair: Chair) -> None:
    printed = chair.triage("digest", "--again", "ferries-1114")
    assert (printed.status, "no digest was delivered yet" in printed.err) == (2, True)
    chair.digest()
    printed = chair.triage("digest", "--again", "feries-1114")
    assert (printed.status, "ferries-1114" in printed.err) == (2, True)


def test_the_fuller_text_of_the_same_band_stands_for_a_story(chair: Chair) -> None:
    rest = " ".join(f"Nobody in town number {number} had heard of it before." for number in range(9))
    chair.wire("cut", "Late again", body=f"{FERRY}{rest[:250]}")
    chair.wire("whole", "Owners sorry", body=f"{FERRY}{rest}")
    [story] = chair.digest().digest["stories"]
    [cut] = story["copies"]
    assert (story["hit"]["path"], cut["path"]) == ("inbox/whole.json", "inbox/cut.json")
    assert cut["score"] > story["hit"]["score"]


def test_the_same_few_words_on_another_day_are_news(chair: Chair) -> None:
    for _ in range(2):
        chair.wire(f"a{chair.now:.0f}", "Ferry late", body="Late again.")
        assert chair.digest().titles == ["Ferry late"]
        chair.sleep()


def test_what_a_digest_says_to_type_can_be_typed(chair: Chair) -> None:
    chair.wire("a", "Ferry story")
    printed = chair.triage("digest", "inbox", "--name", "Ann's desk; today")
    (line,) = (line for line in printed.lines if line.startswith("again: "))
    words = shlex.split(line.removeprefix("again: "))
    assert words == ["triage", "digest", "--again", "Ann's desk; today-1114"]
    assert "Ferry story" in chair.triage(*words[1:]).out
    # A plain name stays as it is.
    assert "again: triage digest --again ann-1114\n" in chair.triage("digest", "inbox", "--name", "ann").out
