"""What a watch told, the digest lists all the same, and says when."""

from desk import Ran

from .conftest import FIRST, WatchDesk


def test_the_digest_says_when_it_was_told(watching: WatchDesk):
    watching.desk.write("profiles/fish.toml", 'title = "Fish"\nterms = ["cod"]\n')
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.watch(terms=False, now="2026-11-30T04:12:00+00:00")
    watching.article(
        "b.txt", "Herring quota up", "There is less cod and more herring in the Barents Sea than before."
    )

    def digest(*more: str) -> Ran:
        return watching.desk.triage("digest", "inbox", *more, env={"TRIAGE_NOW": "2026-11-30T06:00:00+00:00"})

    ran = digest("--dry-run", "--format", "json")
    assert [story["told_at"] for story in ran.digest["stories"]].count(None) == 1
    [at] = [story["told_at"] for story in ran.digest["stories"] if story["told_at"]]
    assert at == "2026-11-30T04:12:00+00:00"
    said = digest()
    assert said.out.count("told at 04:12") == 1
    assert "Cod quota cut" in said.out and "Herring quota up" in said.out
