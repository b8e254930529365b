"""An update below the threshold comes with its story, and what is too old is named by its headline."""

import re

import pytest
from stories.builders import sentences
from stories.test_lifted import BACKGROUND, LONG, PROFILE, SHORT

from .chair import DAY, Chair


@pytest.fixture
def reader(chair: Chair) -> Chair:
    """Who wants strong stories of trawlers."""
    (chair.folder / "profiles/ferries.toml").unlink(missing_ok=True)
    chair.profile(PROFILE, "trawlers")
    return chair


def fire(chair: Chair, **more: float) -> None:
    chair.wire("a", "Trawler fire in quay kills 41", body=LONG, **more)


def test_alone_it_is_a_passing_mention(reader: Chair) -> None:
    reader.wire("b", "Narvesund fire kills 112", body=SHORT)
    assert reader.digest().titles == []
    assert reader.runs[-1].digest["counts"]["passing"] == 1


def test_it_leads_the_story_of_its_day(reader: Chair) -> None:
    fire(reader, ago=7200)
    reader.wire("b", "Narvesund fire kills 112", body=SHORT)
    printed = reader.digest()
    assert printed.titles == ["Narvesund fire kills 112"]
    assert printed.digest["counts"]["passing"] == 0
    assert printed.digest["stories"][0]["copies"][0]["title"] == "Trawler fire in quay kills 41"
    out = " ".join(reader.triage("digest", "--again", "trawlers-1114").out.split())
    assert "this article alone scores 56" in out
    assert "95" in out
    assert "earlier: Halden Mon 04:00: Trawler fire in quay kills 41" in out


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_it_continues_a_delivered_story_and_ranks_by_it(reader: Chair, form: str) -> None:
    fire(reader)
    reader.digest()
    reader.sleep()
    reader.wire("b", "Narvesund fire kills 112", body=SHORT)
    sold = " ".join(sentences(9, 3))
    reader.wire("c", "Sale", body=f"A trawler was sold at the quay, trawler owners said. {sold}")
    out = reader.triage("digest", "inbox", "-p", "trawlers", "--format", form).out
    said = " ".join(re.sub(r"<style.*?</style>|<[^>]*>|\*", "", out, flags=re.DOTALL).split())
    assert 0 < said.index("Narvesund fire kills 112") < said.index("Sale")
    assert "this article alone scores 56" in said
    reader.sleep()
    reader.wire("d", "Narvesund fire kills 112", body=SHORT, infosource=[{"name": "Star"}])
    assert reader.digest().titles == []


@pytest.mark.parametrize(
    "body",
    [f"{BACKGROUND} A trawler.", f"The trawler Ostara sailed. {BACKGROUND[:60]}"],
    ids=["a copy", "other news"],
)
def test_what_is_no_news_of_it_stays_a_passing_mention(reader: Chair, body: str) -> None:
    fire(reader)
    reader.digest()
    reader.sleep()
    reader.wire("b", "What is known", body=body, infosource=[{"name": "Star"}])
    printed = reader.digest()
    assert (printed.titles, printed.digest["held"]) == ([], [])
    assert printed.digest["counts"]["passing"] == 1


def test_a_withdrawn_story_lifts_nothing(reader: Chair) -> None:
    fire(reader)
    reader.digest()
    reader.sleep()
    reader.wire("k", "KILL-Trawler fire in quay kills 41", body="Story should not be used; there was no fire.")
    reader.digest()
    reader.sleep()
    reader.wire("b", "Narvesund fire kills 112", body=SHORT)
    assert reader.digest().titles == []


def test_what_is_too_old_is_named_where_the_profile_would_have_it(reader: Chair) -> None:
    fire(reader, ago=5 * DAY)
    reader.wire("z", "Rain in Lima", body="Rain fell in Lima.", ago=5 * DAY)
    printed = reader.triage("digest", "inbox", "-p", "trawlers")
    out = " ".join(printed.out.split())
    assert "2 older than what the first digest covers" in out
    assert "1 Trawler fire in quay kills 41 (Halden" in out
    assert "Rain in Lima" not in out
    assert "Trawler fire in quay kills 41" in reader.triage("digest", "--held", "last").out


def test_what_max_age_calls_an_archive_is_named_too(reader: Chair) -> None:
    reader.digest()
    reader.sleep()
    reader.profile(f'{PROFILE}[filter]\nmax_age = "30d"\n', "trawlers")
    reader.wire("a", "Trawler fire in quay kills 41", body=LONG, published=reader.now - 90 * DAY)
    out = " ".join(reader.triage("digest", "inbox", "-p", "trawlers").out.split())
    assert "1 published before" in out
    assert "Trawler fire in quay kills 41 (Halden" in out
