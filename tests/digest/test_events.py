"""What happens to a story after it was delivered: kills, corrections, updates, and embargoes before."""

from typing import Any

import pytest

from .chair import DAY, FERRY, HOUR, PROFILE, Chair

#: As many words as a wire story has, without the terms.
REST = (
    "The captain told reporters in the harbour that the weather had been fine. A spokesman for the owners would "
    "not say when the next boat leaves. Some two hundred passengers spent the night in the terminal. The town "
    "offered them soup and blankets, and the mayor came to see them at midnight."
)
STORY = f"{FERRY}The accident hurt 12 people on Sunday. {REST}"


def events(printed: Any) -> list[tuple[str, str, int]]:
    """Kind, digest and number of what heads the digest."""
    return [(one["kind"], one["past"]["digest"], one["past"]["number"]) for one in printed.digest["events"]]


@pytest.fixture
def delivered(chair: Chair) -> Chair:
    """A story that was delivered on Monday as number 1; now it is Tuesday."""
    chair.wire("a", "Ferry late off Lima after accident", body=STORY, slugline="FERRY-LIMA")
    assert chair.digest().titles == ["Ferry late off Lima after accident"]
    chair.sleep()
    return chair


def test_a_kill_heads_the_next_digest_once(delivered: Chair) -> None:
    notice = "The story headlined Ferry late off Lima should not be used. The accident did not take place."
    delivered.wire("k", "KILL-Ferry late off Lima after accident", body=notice)
    printed = delivered.digest()
    assert events(printed) == [("withdrawal", "ferries-1114", 1)]
    assert "did not take place" in printed.digest["events"][0]["reason"]
    assert printed.titles == []
    delivered.wire("k2", "KILL-Ferry late off Lima after accident", body=notice + " Kyodo has more.")
    assert events(delivered.morning()) == []


def test_a_kill_need_not_match_the_profile(delivered: Chair) -> None:
    delivered.wire("a", "Boat late", body="", pubstatus="canceled", version="2")
    assert events(delivered.digest()) == [("withdrawal", "ferries-1114", 1)]


def test_a_kill_of_another_story_heads_nothing(delivered: Chair) -> None:
    delivered.wire("k", "KILL-Goats leave hill for good", body="The story headlined Goats should not be used.")
    assert events(delivered.digest()) == []


def test_the_kill_is_said_in_the_text(delivered: Chair) -> None:
    delivered.wire("a", "Boat late", body="", pubstatus="canceled", version="2")
    assert "WITHDRAWN" in delivered.text()


def test_who_never_got_the_story_hears_of_it_in_passing(chair: Chair) -> None:
    chair.wire("a", "Ferry late off Lima after accident", body=STORY)
    chair.wire("k", "KILL-Ferry late off Lima after accident", body="The story should not be used.", ago=HOUR / 2)
    printed = chair.digest()
    assert (printed.titles, events(printed), printed.held("withdrawn")) == ([], [], 1)


def test_a_correction_shows_the_old_sentence_and_the_new(delivered: Chair) -> None:
    body = STORY.replace("12 people", "two people")
    delivered.wire("c", "CORRECTED-Ferry late off Lima after accident", body=body, slugline="FERRY-LIMA")
    printed = delivered.digest()
    assert events(printed) == [("correction", "ferries-1114", 1)]
    assert printed.digest["events"][0]["changes"] == [
        {"old": "The accident hurt 12 people on Sunday.", "new": "The accident hurt two people on Sunday."}
    ]
    assert printed.titles == []
    delivered.wire("c2", "CORRECTED-Ferry late off Lima after accident", body=body, ago=60)
    assert events(delivered.morning()) == []


def test_a_correction_that_no_longer_matches_is_said_all_the_same(delivered: Chair) -> None:
    body = STORY.replace("ferry", "hovercraft")
    delivered.wire("c", "CORRECTED-Hovercraft late off Lima after accident", body=body, slugline="FERRY-LIMA")
    assert events(delivered.digest()) == [("correction", "ferries-1114", 1)]


UPDATE = (
    f"{STORY} Divers found the missing anchor on Monday night near the old pier. The ferry sails again on Friday."
)
PLAIN = f"{STORY} Divers found the missing anchor on Monday night near the old pier. The harbour opens again on Friday."


@pytest.mark.parametrize(
    ("policy", "body", "is_shown"),
    [
        ("quiet", UPDATE, False),
        ("new-matches", UPDATE, True),
        ("new-matches", PLAIN, False),
        ("new-matches", PLAIN + " The tunnel stays shut all week.", True),
        ("always", PLAIN, True),
    ],
)
def test_updates_come_as_the_profile_asks(delivered: Chair, policy: str, body: str, is_shown: bool) -> None:
    delivered.profile(f'updates = "{policy}"\n{PROFILE}')
    delivered.wire("u", "UPDATE 2-Ferry late off Lima after accident", body=body, slugline="FERRY-LIMA")
    printed = delivered.digest()
    assert (len(printed.titles), printed.held("quiet")) == ((1, 0) if is_shown else (0, 1))
    if is_shown:
        [story] = printed.digest["stories"]
        assert story["badge"] == "UPDATE 2"
        assert story["past"]["digest"] == "ferries-1114"
        assert "Divers found" in story["new_sentences"][0]["text"]
        assert printed.digest["counts"]["updates"] == 1


def test_a_page_that_has_grown_is_an_update(delivered: Chair) -> None:
    delivered.wire("a", "Ferry late off Lima after accident", body=UPDATE, version="2")
    [story] = delivered.digest().digest["stories"]
    assert (story["badge"], story["past"]["number"]) == ("UPDATE", 1)


def test_what_replaces_a_killed_story_is_shown(delivered: Chair) -> None:
    delivered.profile(f'updates = "quiet"\n{PROFILE}')
    delivered.wire("a", "Boat late", body="", pubstatus="canceled", version="2")
    assert events(delivered.digest()) == [("withdrawal", "ferries-1114", 1)]
    delivered.sleep()
    delivered.wire("u", "UPDATE 3-Ferry late off Lima after accident", body=UPDATE, slugline="FERRY-LIMA")
    assert len(delivered.digest().titles) == 1


def test_what_is_corrected_after_its_kill_is_sent_anew(delivered: Chair) -> None:
    delivered.wire("k", "KILL-Ferry late off Lima after accident", body="The story should not be used.")
    assert events(delivered.digest()) == [("withdrawal", "ferries-1114", 1)]
    delivered.sleep()
    body = STORY.replace("12 people", "two people")
    delivered.wire("c", "CORRECTED-Ferry late off Lima after accident", body=body, slugline="FERRY-LIMA")
    printed = delivered.digest()
    assert (events(printed), len(printed.titles)) == ([], 1)
    assert printed.digest["stories"][0]["badge"] == "CORRECTED"


def embargo(chair: Chair, hours: float) -> str:
    """So many hours from now, as ninjs has it."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(chair.now + hours * HOUR, UTC).isoformat()


def test_an_embargo_that_lifts_is_an_arrival(chair: Chair) -> None:
    chair.wire("a", embargoed=embargo(chair, 30))
    for _ in range(2):
        printed = chair.digest()
        assert (printed.titles, printed.held("embargo")) == ([], 1)
        chair.sleep()
    printed = chair.digest()
    assert (len(printed.titles), printed.held("embargo")) == (1, 0)
    assert chair.morning().titles == []


def test_a_long_embargo_is_no_archive(chair: Chair) -> None:
    chair.wire("a", embargoed=embargo(chair, 20 * 24))
    assert chair.digest().titles == []
    chair.sleep(21)
    assert len(chair.digest().titles) == 1


def test_an_embargo_counts_once_as_an_arrival(chair: Chair) -> None:
    chair.wire("a", embargoed=embargo(chair, 30))
    counts = [[row["count"] for row in chair.digest().digest["coverage"]] for _ in range(2)]
    assert counts == [[1], []]


def test_what_waits_for_its_embargo_is_no_news_for_who_does_not_want_it(chair: Chair) -> None:
    chair.wire("a", "Goats", body="The goats were fed.", embargoed=embargo(chair, 30))
    assert chair.digest().held("embargo") == 0


def test_an_old_kill_of_what_nobody_got_is_no_news(chair: Chair) -> None:
    chair.wire("k", "KILL-Ferry late off Lima", body="The ferry story should not be used.", ago=3 * DAY)
    printed = chair.digest()
    assert (printed.titles, printed.held("first")) == ([], 1)
    chair.sleep()
    chair.wire(
        "l", "KILL-Ferry sunk off Lima", body="The ferry story should not be used.", published=chair.now - 9 * DAY
    )
    assert (chair.digest().titles, events(chair.digest())) == ([], [])


def test_who_got_a_copy_hears_of_the_agencys_kill(chair: Chair) -> None:
    chair.wire("s", "Ferry late off Lima after accident", body=STORY, infosource=[{"name": "Star"}])
    chair.digest()
    chair.sleep(6)
    chair.wire("k", "KILL-Ferry late off Lima after accident", body="This should not be used.")
    assert events(chair.digest()) == [("withdrawal", "ferries-1114", 1)]


def test_notices_in_the_same_words_kill_what_they_name(chair: Chair) -> None:
    for word, seed in (("pier", 1), ("dock", 2)):
        chair.wire(word, f"Ferry runs into old wooden {word} off Lima", seed=seed)
    chair.digest()
    chair.sleep()
    for word in ("pier", "dock"):
        title = f"KILL-Ferry runs into old wooden {word} off Lima"
        chair.wire(f"{word}-kill", title, body="The story should not be used. There will be no substitute story.")
    # Whether the two stand as two stories or as two articles on one event is none of the notices' business.
    killed = sorted(event["article"]["title"] for event in chair.digest().digest["events"])
    assert killed == [f"KILL-Ferry runs into old wooden {word} off Lima" for word in ("dock", "pier")]


def test_a_kill_comes_however_old_it_is(delivered: Chair) -> None:
    delivered.wire("a", "Boat late", body="", pubstatus="canceled", version="2", published=delivered.now - 9 * DAY)
    assert events(delivered.digest()) == [("withdrawal", "ferries-1114", 1)]


def test_many_kills_among_many_articles_take_time_in_proportion(chair: Chair) -> None:
    import json
    import random
    import time

    chance = random.Random(16)
    words = [
        "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(3000)
    ]

    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    stories = [f"Ferry {number} {text(4)}" for number in range(600)]
    records = [{"title": title, "outlet": "X", "body": f"{FERRY}{text(150)}"} for title in stories]
    records += [
        {
            "title": f"KILL-{title}",
            "outlet": "Y",
            "body": f"Please kill {title}. Story should not be used; {text(3)}.",
        }
        for title in [*stories[:20], *(f"Ferry gone {text(5)}" for _ in range(130))]
    ]
    chair.write("inbox/a.jsonl", "\n".join(json.dumps(record) for record in records))
    start = time.process_time()

    digest = chair.digest().digest

    # Each kill with each article would take a minute.
    assert time.process_time() - start < 20
    titles = {story["hit"]["title"] for story in digest["stories"]}
    assert not titles & set(stories[:20]), "a killed story was told"
    assert digest["counts"]["read"] == len(records)
