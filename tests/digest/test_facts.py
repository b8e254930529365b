"""Nothing that is news is hidden: new facts come as updates, boilerplate hides nothing, copies of kills stay away."""

from typing import Any

import pytest
from stories.test_facts import BACKGROUND, FOOTER, NEWS

from .chair import Chair

PLAGUE = 'title = "Plague"\nterms = ["cholera"]\n'


@pytest.fixture
def clinic(chair: Chair) -> Chair:
    """A reader of news about cholera, who knows of two dead."""
    (chair.folder / "profiles/ferries.toml").unlink(missing_ok=True)
    chair.profile(PLAGUE, "plague")
    cholera(chair, "a", "two")
    assert chair.digest().titles == ["Cholera kills two in Harare"]
    return chair


def cholera(
    chair: Chair, name: str, toll: str, title: str = "", more: str = "", outlet: str = "Halden", **fields: Any
) -> None:
    """A story that goes on over its background."""
    body = f"Cholera has killed {toll} people in Harare, the health ministry said. {BACKGROUND}{more}"
    chair.wire(
        name, title or f"Cholera kills {toll} in Harare", body=body, infosource=[{"name": outlet}], **fields
    )


def changes(printed: Any) -> list[list[tuple[str, str, str]]]:
    """What each story says anew."""
    return [
        [(one["field"], one["was"], one["now"]) for one in story["changes"]] for story in printed.digest["stories"]
    ]


@pytest.mark.parametrize("policy", ["new-matches", "always"])
@pytest.mark.parametrize("mark", ["", "UPDATE 1-"])
def test_another_toll_is_an_update_that_says_what_changed(clinic: Chair, policy: str, mark: str) -> None:
    clinic.profile(f'updates = "{policy}"\n{PLAGUE}', "plague")
    clinic.sleep()
    cholera(clinic, "b", "41", f"{mark}Cholera kills 41 in Harare")
    printed = clinic.digest()
    assert changes(printed)[0][0] == ("figures", "kills two", "kills 41")
    assert printed.digest["stories"][0]["past"]["number"] == 1
    clinic.sleep()
    cholera(clinic, "c", "forty-one", "Forty-one dead of cholera in Harare", outlet="Star")
    assert (clinic.digest().titles, clinic.runs[-1].held("copies")) == ([], 1)


def test_who_wants_no_updates_gets_none_and_is_told_their_headlines(clinic: Chair) -> None:
    clinic.profile(f'updates = "quiet"\n{PLAGUE}', "plague")
    clinic.sleep()
    cholera(clinic, "b", "41")
    printed = clinic.digest()
    assert printed.titles == []
    [held] = printed.digest["held"]
    assert (held["reason"], [one["title"] for one in held["articles"]]) == (
        "quiet",
        ["Cholera kills 41 in Harare"],
    )


def test_a_sentence_that_matches_and_a_new_headline_are_updates(clinic: Chair) -> None:
    clinic.sleep()
    cholera(clinic, "b", "two", more=" Cholera beds and cholera salt have come from Norway.")
    assert [one[0] for one in changes(clinic.digest())[0]] == ["body"]
    clinic.sleep()
    cholera(clinic, "c", "two", "Water works to blame, minister says")
    assert [one[0] for one in changes(clinic.digest())[0]] == ["title"]


@pytest.mark.parametrize(
    ("title", "more", "outlet"),
    [
        ("Clinics lack salt in capital", "", "Star"),
        ("", " (Reporting by Ann Moyo in Harare; Editing by Bo Lund)", "Halden"),
        ("", " Published Nov 12, 2016 12:00. Edited 03:49 PM.", "Star"),
        ("Cholera kills 2 in Harare", "", "Halden"),
    ],
)
def test_a_mere_copy_stays_away(clinic: Chair, title: str, more: str, outlet: str) -> None:
    clinic.sleep()
    cholera(clinic, "b", "two", title, more, outlet)
    printed = clinic.digest()
    assert (printed.titles, printed.held("copies")) == ([], 1)


def test_a_typo_and_a_cut_stay_away(clinic: Chair) -> None:
    clinic.sleep()
    body = f"Cholera has kiled two people in Harare, the health ministry said. {BACKGROUND}"
    clinic.wire("b", "Cholera kills two in Harare", body=body)
    clinic.wire("c", "Two dead in Harare", body=body[:300], infosource=[{"name": "Star"}])
    printed = clinic.digest()
    assert (printed.titles, printed.held("copies")) == ([], 2)


def test_of_two_versions_of_one_morning_the_newest_leads_and_the_other_is_named(chair: Chair) -> None:
    chair.profile(PLAGUE, "plague")
    cholera(chair, "a", "two", ago=7200)
    cholera(chair, "b", "41")
    [story] = chair.digest("-p", "plague").digest["stories"]
    assert story["hit"]["title"] == "Cholera kills 41 in Harare"
    assert [(one["title"], one["story"]["outdated"]) for one in story["copies"]] == [
        ("Cholera kills two in Harare", True)
    ]


def test_a_footer_hides_nothing_on_the_next_day_either(chair: Chair) -> None:
    chair.profile('terms = ["Halden", "harbour"]', "port")
    mails = list(NEWS.items())
    for number, (title, text) in enumerate(mails[:3]):
        chair.wire(f"m{number}", title, body=f"{text} {FOOTER} Halden.", infosource=[{"name": "Brief"}])
    assert len(chair.digest("-p", "port").titles) == 3
    chair.sleep()
    chair.wire("m3", mails[3][0], body=f"{mails[3][1]} {FOOTER} Halden.", infosource=[{"name": "Brief"}])
    printed = chair.digest("-p", "port")
    assert (printed.titles, printed.held("copies")) == ([mails[3][0]], 0)


def test_a_headline_without_a_text_of_another_day_is_new(chair: Chair) -> None:
    for day in range(2):
        chair.wire(
            f"w{day}",
            "What ferry riders need to know this week",
            body="",
            url=f"https://example.org/{day}",
            uri=f"u{day}",
        )
        assert chair.digest().titles == ["What ferry riders need to know this week"]
        chair.sleep(7)
    assert chair.digest().titles == []


def test_the_same_file_twice_is_counted(chair: Chair) -> None:
    file = chair.wire("a", "Ferry late")
    chair.write("inbox/again.json", file.read_bytes())
    printed = chair.digest()
    assert (printed.digest["counts"]["read"], printed.held("identical"), len(printed.titles)) == (2, 1, 1)
    assert chair.morning().digest["counts"]["read"] == 0


def test_a_copy_of_a_killed_text_stays_away_whoever_carries_it(chair: Chair) -> None:
    body = "The ferry to Lima ran aground. The captain said that nobody was hurt. Divers look for the anchor by night."
    chair.wire("a", "Ferry aground off Lima, captain says", body=body)
    chair.digest()
    chair.sleep()
    chair.wire("k", "KILL-Ferry aground off Lima, captain says", body="The story should not be used.")
    chair.digest()
    for day, outlet in enumerate(("Star", "Post")):
        chair.sleep()
        chair.wire(f"c{day}", "Anchor lost at sea", body=body, infosource=[{"name": outlet}])
        printed = chair.digest()
        assert (printed.titles, printed.held("withdrawn")) == ([], 1)
    chair.sleep()
    chair.wire("d", "Ferry late once more", seed=3, infosource=[{"name": "Star"}])
    assert chair.digest().titles == ["Ferry late once more"]


def test_what_was_killed_before_it_came_is_remembered(chair: Chair) -> None:
    body = "The ferry to Lima ran aground. The captain said that nobody was hurt. Divers look for the anchor by night."
    chair.wire("a", "Ferry aground off Lima, captain says", body=body)
    chair.wire("k", "KILL-Ferry aground off Lima, captain says", body="The story should not be used.", ago=60)
    assert (chair.digest().titles, chair.runs[-1].held("withdrawn")) == ([], 1)
    for outlet in ("Star", "Post"):
        chair.sleep()
        chair.wire(outlet, "Anchor lost at sea", body=body, infosource=[{"name": outlet}])
        assert (chair.digest().titles, chair.runs[-1].held("withdrawn")) == ([], 1)


def test_a_kill_that_comes_before_its_story_is_remembered(chair: Chair) -> None:
    chair.wire("k", "KILL-Ferry aground off Lima, captain says", body="The ferry story should not be used.")
    chair.digest()
    chair.sleep()
    chair.wire("a", "Ferry aground off Lima, captain says", seed=2, ago=30 * 3600)
    chair.wire("b", "Ferry aground off Cuzco, captain says", seed=3)
    assert (chair.digest().titles, chair.runs[-1].held("withdrawn")) == (
        ["Ferry aground off Cuzco, captain says"],
        1,
    )


def test_a_toll_that_goes_back_is_news_again_and_a_late_copy_is_none(clinic: Chair) -> None:
    for name, toll in (("b", "41"), ("c", "two")):
        clinic.sleep()
        cholera(clinic, name, toll)
        assert clinic.digest().titles == [f"Cholera kills {toll} in Harare"]
    assert changes(clinic.runs[-1])[0][0] == ("figures", "kills 41", "kills two")
    clinic.sleep()
    cholera(clinic, "d", "41", "Forty-one dead in capital", outlet="Star")
    assert clinic.digest().titles == []


def test_an_update_that_says_nothing_new_stays_away(clinic: Chair) -> None:
    clinic.sleep()
    cholera(clinic, "b", "two", "UPDATE 1-Cholera kills two in Harare")
    assert (clinic.digest().titles, clinic.runs[-1].held("copies")) == ([], 1)


def test_what_was_held_back_is_named_listed_and_opened_by_its_number(clinic: Chair) -> None:
    clinic.sleep()
    cholera(clinic, "b", "41")
    cholera(clinic, "c", "41", "Forty-one dead in capital", outlet="Post")
    cholera(clinic, "d", "two", "Two dead in capital", outlet="Star")
    out = clinic.text()
    assert "changed: kills two → kills 41" in out
    assert "FOLDED  1 copy of the stories above" in out
    assert "3 Two dead in capital (Star" in " ".join(out.split())
    listed = clinic.triage("digest", "--held", "last").out
    assert "2 Forty-one dead in capital (Post Tue 05:00; copy of 1)  inbox/c.json" in listed
    assert "3 Two dead in capital (Star Tue 05:00; copy of what was delivered)  inbox/d.json" in listed
    for number, title in ((1, "Cholera kills 41"), (2, "Forty-one dead"), (3, "Two dead")):
        assert title in clinic.triage("show", str(number), "--digest", "last").out
    assert clinic.triage("show", "4", "--digest", "last").status == 2
    page = clinic.triage("digest", "--again", "last", "-f", "html").out
    assert "<details>" in page
    assert "Two dead in capital" in page
    assert "Two dead in capital" in clinic.triage("digest", "--again", "last", "-f", "markdown").out


def test_a_short_update_does_not_sink_its_story(chair: Chair) -> None:
    chair.profile('terms = ["cholera"]\n', "plague")
    more = " Cholera tents, cholera beds and cholera salt are there."
    cholera(chair, "a", "two", more=more, ago=7200)
    cholera(chair, "b", "41", "Toll rises in Harare")
    chair.wire(
        "c",
        "Cholera in Lima",
        body=f"Cholera came to Lima, a doctor said. {' '.join(['Rain fell on the hills.'] * 9)}",
    )
    first, _ = chair.digest("-p", "plague").digest["stories"]
    assert first["hit"]["title"] == "Toll rises in Harare"
    assert first["copies"][0]["score"] > first["hit"]["score"]
    shown = round(first["copies"][0]["score"])
    assert f"1  {shown}  Toll rises in Harare" in chair.triage("digest", "--again", "last").out


def test_a_toll_that_goes_back_in_other_words_is_no_quiet_update(clinic: Chair) -> None:
    clinic.sleep()
    cholera(clinic, "b", "41")
    clinic.digest()
    clinic.sleep()
    lead = f"Cholera has killed in Harare, the health ministry said, no fewer than 55. {BACKGROUND}"
    clinic.wire("c", "Cholera in Harare: toll is 55", body=lead, infosource=[{"name": "Halden"}])
    clinic.digest()
    clinic.sleep()
    cholera(clinic, "d", "41", "Cholera kills 41 in Harare", more=" More soon.")
    printed = clinic.digest()
    assert (printed.titles, printed.held("quiet")) == (["Cholera kills 41 in Harare"], 0)
    clinic.sleep()
    cholera(clinic, "e", "forty-one", "Cholera kills 41 in Harare", outlet="Star")
    assert clinic.digest().titles == []


def test_a_denial_is_an_update_beside_what_others_say_in_other_words(clinic: Chair) -> None:
    own = (
        "Doctors in Harare fear that cholera has come back to the camps, and forty families wait for their tests."
    )
    clinic.sleep()
    old = "Cholera has killed two people in Harare, the health ministry said."
    clinic.wire("b", "Fear of cholera", body=f"{own} {old} {BACKGROUND}", infosource=[{"name": "Star"}])
    assert clinic.digest().digest["stories"][0]["past"] is not None
    clinic.sleep()
    lead = f"Cholera has not killed two people in Harare, the health ministry said. {BACKGROUND}"
    clinic.wire("c", "Ministry speaks", body=lead, infosource=[{"name": "Post"}])
    printed = clinic.digest()
    assert (printed.titles, printed.held("quiet")) == (["Ministry speaks"], 0)
    clinic.sleep()
    clinic.wire("d", "Ministry on disease", body=lead, infosource=[{"name": "Courier"}])
    printed = clinic.digest()
    assert (printed.titles, printed.held("copies")) == ([], 1)


def test_a_late_copy_does_not_hide_the_update_that_came_before_it(clinic: Chair) -> None:
    other = f"Cholera has killed nobody in Harare, the health ministry said. {BACKGROUND}"
    late = "You have read two of your three free articles. Subscribe to Post for 1 a month to go on reading it."
    clinic.sleep()
    clinic.wire("b", "Ministry speaks", body=other, infosource=[{"name": "Post"}], ago=7200)
    body = f"Cholera has killed two people in Harare, the health ministry said. {BACKGROUND}\n\n{late}\n\nMore on Sunday in Post, our paper for all of Harare."
    clinic.wire("c", "Two dead of cholera", body=body, infosource=[{"name": "Post"}], ago=3600)
    assert "Ministry speaks" in clinic.digest().titles
    assert clinic.digest().held("quiet") == 0


def test_what_an_outlet_says_of_itself_is_no_update(clinic: Chair) -> None:
    about = "About Post: founded in 1894, Post is read by 240,000 people of the camps, who like it. Read also: cholera songs."
    clinic.sleep()
    cholera(clinic, "b", "two", "Two dead of cholera", more=f"\n\n{about}", outlet="Post")
    assert (clinic.digest().titles, clinic.runs[-1].held("copies")) == ([], 1)
