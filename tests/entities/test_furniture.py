"""Datelines, bylines, credits, tails and slugs: found where they name somebody, never counted."""

from tests.entities.recognised import entities, found, slices
from triage.article import Article
from triage.entities.furniture import dateline_end, slug_line, tail_line


def test_people_in_credits_are_found_there_and_not_counted() -> None:
    article = Article(
        language="en",
        body="Peru said so.",
        credits="(Additional reporting by Kaori Kaneko, Nobuhiro Kubo and Tim Kelly in Tokyo; Editing by Joseph Radford)",
    )
    people = [entity for entity in found(article) if entity.type == "PERSON"]
    assert [slices(article, entity) for entity in people] == [
        ["Kaori Kaneko"],
        ["Nobuhiro Kubo"],
        ["Tim Kelly"],
        ["Joseph Radford"],
    ]
    assert all(e.count == 0 and not e.shown and e.spans[0].field == "credits" for e in people)


def test_a_tail_inside_the_body_is_treated_like_credits() -> None:
    text = "Peru said so on Monday.\n\n(Reporting by Jane Doe in Lima; Editing by Peter Cooney)"
    counts = {entity.text: entity.count for entity in entities(text)}
    assert counts == {"Peru": 1, "Monday": 1, "Jane Doe": 0, "Lima": 0, "Peter Cooney": 0}


def test_a_dateline_does_not_count() -> None:
    counts = {
        e.text: e.count for e in entities("TOKYO, Nov 17 (Reuters) - Sony Corp said on Friday it was sorry.")
    }
    assert counts == {"Tokyo": 0, "Nov 17": 1, "Reuters": 0, "Sony Corp": 1, "Friday": 1}


def test_a_slug_line_is_not_looked_at() -> None:
    text = "Abe FBN\n\nPrime Minister Shinzo Abe spoke."
    assert [entity.text for entity in entities(text)] == ["Shinzo Abe"]
    assert entities("Shinzo Abe spoke.", slug="Abe FBN")[0].count == 1


def test_near_misses_of_furniture() -> None:
    assert slug_line("US-ABE/TRUMP") and not slug_line("Abe spoke") and not slug_line("Shinzo Abe")
    assert (
        slug_line("JAPAN-ABE")
        and not slug_line("LONDON")
        and not slug_line("LONDON 1996-12-06")
        and not slug_line("Arsenal 12")
    )
    assert tail_line("By John Smith") and not tail_line("By Monday the talks had failed, officials said.")
    assert tail_line("Editing by A. Roe") and not tail_line("Editing is hard work.")
    assert dateline_end("LONDON (AP) — Rain.") and not dateline_end("LONDON was wet — very.")
