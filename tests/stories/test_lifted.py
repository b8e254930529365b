"""An update below the threshold is shown with the story that reached it; what says nothing new of it is not."""

import re
from typing import Any

import pytest
from desk import Desk, Ran

from triage.render.view.hits import own_score
from triage.scoring.score import Score

from .builders import sentences

PROFILE = """
title = "Trawlers"
threshold = 85
[[term]]
text = "trawler"
[[term]]
text = "quay"
"""
BACKGROUND = " ".join(sentences(3, 6))
LONG = f"A trawler fire in the quay of Narvesund has killed 41 people, the trawler's owner said. The trawler burned. {BACKGROUND}"
SHORT = f"The fire has killed 112 people in Narvesund, its mayor said, and a trawler lies there. {BACKGROUND}"


def write(
    desk: Desk, name: str, title: str, body: str, *, outlet: str = "Kyodo", date: str, head: str = ""
) -> None:
    desk.write(f"inbox/{name}.txt", f"Title: {title}\nSource: {outlet}\nDate: {date}\n{head}\n{body}\n")


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """A strong story, and later a short update of it."""
    desk.write("trawlers.toml", PROFILE)
    write(desk, "a", "Trawler fire in quay kills 41", LONG, date="2026-11-17T08:00+00:00")
    write(desk, "b", "Narvesund fire kills 112", SHORT, date="2026-11-18T08:00+00:00")
    return desk


def scan(desk: Desk, *more: str) -> Ran:
    return desk.triage("scan", "inbox", "-p", "trawlers.toml", *more)


def scores(desk: Desk) -> dict[str, Any]:
    report = scan(desk, "--json", "--all").json
    return {one["path"][6]: one["profiles"][0] for one in (*report["hits"], *report["rejects"]) if one["profiles"]}


def test_the_update_is_below_the_threshold(inbox: Desk) -> None:
    found = scores(inbox)
    assert found["a"]["hit"] and found["a"]["band"] == "strong"
    assert not found["b"]["hit"] and found["b"]["reason"]["code"] == "below_threshold"


def test_it_stands_for_its_story_where_the_best_article_stands(inbox: Desk) -> None:
    ran = scan(inbox)
    out, found = " ".join(ran.out.split()), scores(inbox)
    best, own = (round(found[name]["score"]) for name in "ab")
    assert re.search(rf"^1 +{best} \S* +Narvesund fire kills 112", ran.out, re.MULTILINE)
    assert f"this article alone scores {own}" in out
    assert "strong" in out
    assert "= earlier: Kyodo Tue 17 Nov 08:00: Trawler fire in quay kills 41" in out
    assert "now kills 41 → kills 112" in out
    assert "1 passing also 1 folded as copies, 1 passing but shown for its story" in out
    assert "1 story, 2 articles" in out
    assert "Narvesund fire" in inbox.triage("show", "1").out
    assert "Trawler fire in quay" in inbox.triage("show", "1.1").out


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_in_every_format_for_people(inbox: Desk, form: str) -> None:
    said = " ".join(re.sub(r"<[^>]*>|\*\*", "", scan(inbox, "--format", form).out).split())
    own = round(scores(inbox)["b"]["score"])
    assert f"this article alone scores {own}" in said
    assert said.index("Narvesund fire kills 112") < said.index("Trawler fire in quay kills 41")


def test_it_passes_top_by_its_story(inbox: Desk) -> None:
    write(
        inbox,
        "c",
        "Trawler sold",
        f"A trawler was sold. {' '.join(sentences(9, 8))} The trawler is old.",
        date="2026-11-18",
    )
    assert "Narvesund fire kills 112" in scan(inbox, "--top", "1").lines[2]


def test_data_formats_list_what_reached_the_threshold(inbox: Desk) -> None:
    for more in ((), ("--fold",)):
        assert [hit["path"] for hit in scan(inbox, "--json", *more).json["hits"]] == ["inbox/a.txt"]


def test_no_fold_lifts_nothing(inbox: Desk) -> None:
    assert "1 hit" in scan(inbox, "--no-fold").lines[0]


@pytest.mark.parametrize(
    ("title", "body", "date", "outlet", "head"),
    [
        ("What is known of it", f"{BACKGROUND} A trawler.", "2026-11-18T08:00+00:00", "Star", ""),
        ("Narvesund fire kills 12", SHORT.replace("112", "12"), "2026-11-16T08:00+00:00", "Kyodo", ""),
        (
            "Museum in Narvesund closes",
            f"A trawler went there. {' '.join(sentences(5, 9))}",
            "2026-11-18T08:00+00:00",
            "Kyodo",
            "",
        ),
        ("Narvesund fire kills 112", SHORT, "2026-11-18T08:00+00:00", "Shut Out", ""),
        ("Narvesund fire kills 112", SHORT, "2026-11-18T08:00+00:00", "Kyodo", "Language: de\n"),
    ],
    ids=["a copy", "an older toll", "another story", "an outlet that the filter keeps out", "another language"],
)
def test_what_is_no_news_of_the_story_stays_a_passing_mention(
    desk: Desk, title: str, body: str, date: str, outlet: str, head: str
) -> None:
    desk.write("trawlers.toml", f'languages = ["en"]\n{PROFILE}[filter]\nexclude_outlets = ["Shut Out"]\n')
    write(desk, "a", "Trawler fire in quay kills 41", LONG, date="2026-11-17T08:00+00:00")
    write(desk, "b", title, body, date=date, outlet=outlet, head=head)
    out = " ".join(scan(desk).out.split())
    assert "Trawler fire in quay kills 41" in out
    assert "shown for its story" not in out
    assert "1 hit" in out


def test_dates_hold_for_it(inbox: Desk) -> None:
    assert "shown for its story" not in scan(inbox, "--until", "2026-11-17").out
    assert "shown for its story" in " ".join(scan(inbox, "--until", "2026-11-18").out.split())


def test_without_a_hit_there_is_no_story(inbox: Desk) -> None:
    (inbox.folder / "inbox/a.txt").unlink()
    assert "Nothing reached" in scan(inbox).out


def test_it_never_brings_two_stories_together(inbox: Desk) -> None:
    other = " ".join(sentences(8, 6))
    sinks = f"A quay trawler sank. The trawler lies off Ralas quay. {other}"
    write(inbox, "c", "Quay trawler sinks off Ralas", sinks, date="2026-11-17T09:00+00:00")
    both = f"{BACKGROUND} {other} A trawler and 112 dead."
    write(inbox, "d", "What happened", both, outlet="Star", date="2026-11-18T09:00+00:00")
    out = " ".join(scan(inbox).out.split())
    assert "2 stories, 4 articles" in out
    assert "Narvesund fire kills 112" in out
    assert "Quay trawler sinks off Ralas" in out.partition("folded")[0]


def test_under_two_profiles_it_stands_below_what_the_other_reports(inbox: Desk) -> None:
    inbox.write("deaths.toml", 'terms = ["killed"]\nthreshold = "any"\n')
    inbox.write("owners.toml", 'terms = ["owner"]\nthreshold = "any"\n')
    out = " ".join(scan(inbox, "-p", "owners.toml").out.split())
    assert "Narvesund fire kills 112" in out
    assert "Trawler fire in quay kills 41" in out


def test_by_profile_it_stands_under_the_profile_of_its_story(inbox: Desk) -> None:
    inbox.write("more.toml", 'title = "Boats"\nterms = ["boat"]\n')
    ran = scan(inbox, "-p", "more.toml", "--by", "profile")
    assert "Narvesund fire kills 112" in ran.out


def test_an_own_score_is_said_where_it_shows_as_another_number() -> None:
    def scored(value: float) -> Score:
        return Score(profile="p", value=value, threshold="any", hit=True, band="strong")

    assert own_score(scored(75.2), scored(77.4)) == "this article alone scores 75"
    assert own_score(scored(92.6), scored(93.4)) == ""
