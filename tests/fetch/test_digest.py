"""Fetched articles in a digest: each story once, a correction as an update, the outlet counted."""

from .conftest import FetchDesk
from .server import NewsServer, entry, feed, rss

STORY = (
    "Ministers agreed on a cod quota of 4,000 tonnes after a night of talks in Tromso, and boats will stay in port until spring. "
    "Skippers said that they would meet again on Tuesday, when the institute publishes its counts of young fish."
)


def test_a_digest_tells_each_story_once_and_its_correction(fetching: FetchDesk, server: NewsServer):
    desk = fetching.desk
    desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
    fetching.sources(server.url("/feed"))

    def morning(day: int, *entries: str) -> list[tuple[str, str | None]]:
        server.routes["/feed"] = feed(rss(*entries))
        now = f"2026-11-{day}T06:00:00+00:00"
        assert fetching.fetch(now=now).status == 0
        ran = desk.triage("digest", "inbox", "--format", "json", env={"TRIAGE_NOW": now})
        assert ran.status == 0, ran
        return [(story["hit"]["title"], story["hit"]["outlet"]) for story in ran.digest["stories"]]

    first = entry(1, title="Cod quota agreed", text=STORY)
    second = entry(
        2, title="Cod boats stay in port", text="The cod boats of the north stay in port, the union said."
    )
    corrected = entry(
        1,
        title="Corrected: cod quota agreed",
        text=STORY.replace("4,000", "3,000"),
        published="Fri, 20 Nov 2026 15:00:00 +0100",
    )
    assert morning(20, first) == [("Cod quota agreed", "Oshima Herald")]
    assert morning(21, first, second) == [("Cod boats stay in port", "Oshima Herald")]
    assert morning(22, corrected, second) == [("Corrected: cod quota agreed", "Oshima Herald")]
    assert morning(23, corrected, second) == []
