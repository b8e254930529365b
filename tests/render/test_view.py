"""What a report says is decided once: every format for people has the same titles, counts and names of what was not shown."""

import re
from html import unescape

import pytest

from triage.render.formats import renderer
from triage.render.view.not_shown import held_back, passing
from triage.render.view.options import Options
from triage.render.view.report import also_said, counts_said, destinations, sections

from .builders import article, below, excluded, hit, report, score

COUNTS = {
    "files": 9,
    "articles": 9,
    "below_threshold": 1,
    "excluded": 1,
    "language": 2,
    "filter": 1,
    "no_match": 2,
    "undated": 3,
}


def page(form: str, **counts: int) -> str:
    """The words of a page, whatever its markup."""
    made = report(
        hit(article("Rain in Lima"), score(60.2)), near_misses=[below(), excluded()], **{**COUNTS, **counts}
    )
    text = "".join(renderer(form, Options(columns=200)).render(made))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", text)).replace("\\", ""))


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_format_says_the_same(form: str) -> None:
    made = report(hit(article("Rain in Lima"), score(60.2)), near_misses=[below(), excluded()], **COUNTS)
    said = page(form)
    for words in (*destinations(made.stats), *also_said(made)):
        assert words in said, words
    for section in sections(made, Options()):
        assert all(title in said for title in section.titles)
    for miss in (*passing(made, Options())[0], *held_back(made, Options())):
        assert f"{miss.score} {miss.title}" in said
    assert "filtered out" not in page(form, filter=0), "other languages are no filter"


def test_counts_are_a_sentence() -> None:
    assert counts_said(report(files=2, articles=3, no_match=3, copies=1)) == (
        "2 files, 3 articles: 0 hits, 3 without a match; also 1 folded as copies"
    )


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_nothing_is_said_in_the_same_words(form: str) -> None:
    text = "".join(renderer(form, Options()).render(report()))
    (section,) = sections(report(), Options())
    assert section.nothing in text


def test_bars_tell_90_from_99_and_a_hit_from_a_passing_mention() -> None:
    from triage.render.view.bar import score_bar, score_share

    bars = [len(score_bar(value)) for value in (20, 50, 80, 90, 99, 99.9)]
    assert bars == sorted(set(bars)), "each a cell longer than the one before at least"
    assert score_bar(90) != score_bar(91) != score_bar(92)
    # Never beyond the track, never nothing for something.
    assert (score_share(100), score_share(-3), score_bar(0.01)) == (100, 0, "▏")


def test_what_scores_nothing_is_no_passing_mention() -> None:
    made = report(near_misses=[below("Named", 0.6), below("Not named", 0.4)], below_threshold=5)
    named, count = passing(made, Options())
    assert ([one.title for one in named], count) == (["Named"], 4)


def test_a_page_says_of_which_day_folder_and_profiles_it_is() -> None:
    from triage.render.view.report import made_said

    when = Options(now=1479103200.0)  # Monday 14 November 2016 in UTC
    assert made_said(report(), when).endswith(" 2016 · inbox · profile peru")
    page = "".join(renderer("html", when).render(report(hit())))
    assert " 2016 · inbox · profile peru</p>" in page


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
@pytest.mark.parametrize(
    ("title", "times"), [("UPDATE 3-Rain in Lima", 1), ("Rain in Lima", 0), ("CORRECTED-Rain in Lima", 0)]
)
def test_a_mark_is_said_once(form: str, title: str, times: int) -> None:
    text = "".join(renderer(form, Options()).render(report(hit(article(title)))))
    text = re.sub(r"<title>.*?</title>|<[^>]+>|\\", "", text)
    assert text.count("UPDATE 3") == times
    assert text.count("CORRECTED") == title.startswith("CORRECTED")


def test_a_mark_that_is_not_in_the_headline_has_its_place() -> None:
    text = "".join(
        renderer("terminal", Options()).render(report(hit(article("UPDATE 3-Rain", status="canceled"))))
    )
    assert ("UPDATE 3" in text, "CANCELED" in text or "WITHDRAWN" in text) == (True, True)


def test_names_fill_their_line() -> None:
    from triage.entities.entity import Entity
    from triage.render.terminal.card import entity_lines

    def named(kind: str, *names: str) -> list[Entity]:
        return [Entity(text=name, type=kind, count=1, confidence=1, spans=()) for name in names]  # type: ignore[arg-type]

    people = named("PERSON", "Dmitri Khvostenin", "Adaeze Thornbury", "Fenna Kwakkel")
    [line] = entity_lines([*people, *named("ORG", "Hawser")], 76)
    assert line.plain == "who  Dmitri Khvostenin, Adaeze Thornbury, Fenna Kwakkel   org  Hawser"
    # Nearest: what does not fit is counted, behind as many as do.
    [line] = entity_lines([*people, *named("ORG", "Hawser Group Holding NV")], 76)
    assert line.plain == "who  Dmitri Khvostenin, Adaeze Thornbury, +1   org  Hawser Group Holding NV"


def test_a_missing_library_is_said_once() -> None:
    from triage.digest.notes import Unread
    from triage.errors import Problem
    from triage.render.digest_notes import unread_said
    from triage.render.view.problems import ToldProblem, told_problems

    def unread(path: str, code: str, is_new: bool) -> Unread:
        return Unread(problem=Problem(path=path, code=code, message="PDF needs x"), is_new=is_new)  # type: ignore[arg-type]

    new = [unread(f"{name}.pdf", "missing", True) for name in "abc"]
    assert unread_said(new) == ((ToldProblem("a.pdf and 2 more: PDF needs x"), True),)
    assert len(unread_said([unread(f"{name}.pdf", "damaged", True) for name in "abc"])) == 3
    assert unread_said([unread("a.pdf", "damaged", False)]) == (
        (ToldProblem("a.pdf: PDF needs x (said before)"), False),
    )
    # What was read in part is a problem everywhere, and nowhere "not read".
    half = Problem(path="a.xml", code="damaged", message="not well-formed; read as far as it goes")
    assert unread_said([Unread(problem=half, is_new=True)]) == ((ToldProblem(str(half), "problem"), True),)
    assert told_problems([half]) == [ToldProblem(str(half), "problem")]
