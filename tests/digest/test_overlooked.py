"""`[digest] missed`: what resembles the stories without being one is named below them, and nowhere else."""

import re
from email import message_from_bytes
from email.policy import default

from ferries import FERRY, LINER, OTHERS

from .chair import PROFILE, Chair

ASKS = PROFILE + "[digest]\nmissed = 2\n"


def morning_at_sea(chair: Chair) -> None:
    at_sea(chair, *range(len(FERRY)))
    on_land(chair)
    chair.wire("liner", "Liner adrift", body=LINER)


def at_sea(chair: Chair, *numbers: int) -> None:
    for number in numbers:
        chair.wire(f"sea-{number}", f"Rescue no. {number}", body=FERRY[number])


def on_land(chair: Chair) -> None:
    for number, text in enumerate(OTHERS * 3):
        chair.wire(f"land-{number}", f"News no. {number}", body=f"{text} Number {number}.")


def test_it_is_named_with_its_words_and_no_story(chair: Chair) -> None:
    chair.profile(ASKS)
    morning_at_sea(chair)
    ran = chair.digest()
    [one] = ran.digest["missed"]
    assert one["article"]["title"] == "Liner adrift"
    assert one["words"]
    assert not {"ferry", "tunnel"} & set(one["words"])
    assert 0 < one["similarity"] <= 1
    assert "Liner adrift" not in ran.titles
    assert ran.digest["counts"]["hits"] == len(FERRY)


def test_every_format_names_it_and_how_to_take_it(chair: Chair) -> None:
    chair.profile(ASKS)
    morning_at_sea(chair)
    chair.digest()
    for form in ("text", "markdown", "html", "eml"):
        ran = chair.triage("digest", "--again", "ferries-1114", "--format", form)
        assert ran.status == 0, ran.err
        said = ran.out
        if form == "eml":
            part = message_from_bytes(ran.stdout, policy=default).get_body(("plain",))
            assert part is not None
            said = part.get_content()
        said = " ".join(re.sub(r"<[^>]*>", " ", said).replace("\\", "").split())
        assert "Liner adrift" in said, form
        assert "like the stories: " in said
        assert "label keep inbox/liner.json -p profiles/ferries.toml" in said, form
    assert chair.triage("label", "keep", "inbox/liner.json", "-p", "profiles/ferries.toml").status == 0


def test_without_the_key_nothing_is_looked_for(chair: Chair) -> None:
    morning_at_sea(chair)
    ran = chair.digest()
    assert ran.digest["missed"] == []
    assert "PERHAPS MISSED" not in chair.triage("digest", "inbox", "--again", "ferries-1114").out


def test_with_few_hits_it_says_nothing_until_there_were_enough(chair: Chair) -> None:
    chair.profile(ASKS)
    at_sea(chair, *range(4))
    chair.wire("first", "Liner adrift", body=LINER)
    assert chair.digest().digest["missed"] == []
    chair.sleep()
    # What was delivered the day before counts as liked.
    at_sea(chair, *range(4, len(FERRY)))
    on_land(chair)
    chair.wire("second", "Liner adrift once more", body=LINER + " So it was said.")
    assert [one["article"]["title"] for one in chair.digest().digest["missed"]] == ["Liner adrift once more"]


def test_what_is_under_embargo_is_not_named(chair: Chair) -> None:
    chair.profile(ASKS)
    morning_at_sea(chair)
    chair.wire("liner", "Liner adrift", body=LINER, embargoed="2016-11-20T00:00:00+00:00")
    assert chair.digest().digest["missed"] == []
