"""Press reviews in documents: a story for each headline, and reports whose headings are none."""

import io
import zipfile

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes

TEXT = (
    "The ferries of Karvala lay still on Wednesday, and nobody in the port could say when they would sail again."
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Style and text of a paragraph.
Line = tuple[str, str]


def docx(*lines: Line) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in lines
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return out.getvalue()


def read(*lines: Line) -> list[Article]:
    return [one for one in read_bytes(docx(*lines), "a.docx", Bounds()) if isinstance(one, Article)]


def story(headline: str, day: str, heading: str = "Heading1") -> list[Line]:
    return [(heading, headline), ("Normal", day), ("Normal", TEXT)]


def test_a_press_review_is_as_many_articles_as_it_has_headlines() -> None:
    for heading in ("Heading1", "berschrift2", "Titre1"):
        found = read(
            ("Title", "Press review of Wednesday"),
            *story("Ferries lie still", "Norvik News, 18 November 2026", heading),
            *story("Storm closes bridge", "Osk Post | 17.11.2026, S. 12", heading),
        )
        assert [(one.title, one.outlet, one.published, one.body) for one in found] == [
            ("Ferries lie still", "Norvik News", "2026-11-18", TEXT),
            ("Storm closes bridge", "Osk Post", "2026-11-17", TEXT),
        ]
        assert [one.index for one in found] == [0, 1]


def test_sections_above_the_headlines_are_no_stories() -> None:
    found = read(
        ("Heading1", "Transport"),
        *story("Ferries lie still", "Norvik News, 18 November 2026", "Heading2"),
        ("Heading1", "Weather"),
        *story("Storm closes bridge", "Osk Post, 17 November 2026", "Heading2"),
    )
    assert [(one.title, one.body) for one in found] == [("Ferries lie still", TEXT), ("Storm closes bridge", TEXT)]


def test_an_opening_of_some_length_is_a_story_and_a_list_of_contents_is_none() -> None:
    review = [
        *story("Ferries lie still", "Osk Post, 18 November 2026"),
        *story("Storm", "Osk Post, 17 November 2026"),
    ]
    assert len(read(("Normal", "1. Ferries lie still"), ("Normal", "2. Storm"), *review)) == 2
    opening, *_ = read(("Title", "The day in Norvia"), *[("Normal", TEXT)] * 4, *review)
    assert opening.title == "The day in Norvia"
    listed = (
        ("Normal", "1. Storm ..... Osk Post, p. 2"),
        ("Normal", f"Of the storm: {TEXT} Storm warnings end at noon."),
    )
    opening, *_ = read(*listed, *[("Normal", TEXT)] * 3, *review)
    assert opening.title.endswith("Storm warnings end at noon.") and "p. 2" not in opening.body


def test_what_stands_below_the_heading_of_a_section_is_read() -> None:
    found = read(
        *story("Ferries lie still", "Norvik News, 18 November 2026", "Heading2"),
        ("Heading1", "Editorial"),
        ("Normal", f"{TEXT} So much for today."),
        ("Heading1", "Weather"),
        ("Normal", "From Osk."),
        *story("Storm closes bridge", "Osk Post, 17 November 2026", "Heading2"),
    )
    assert [one.title for one in found] == ["Ferries lie still", "Editorial", "Storm closes bridge"]
    assert found[1].body == f"{TEXT} So much for today."


def test_a_report_with_chapters_is_one_article() -> None:
    [report] = read(
        ("Title", "Ferries in Norvia"),
        ("Normal", "Osk, 18 November 2026"),
        ("Heading1", "Introduction"),
        ("Normal", TEXT),
        ("Heading1", "Results"),
        ("Normal", TEXT),
        ("Heading1", "What happened on 17 November 2026"),
        ("Normal", TEXT),
    )
    assert (report.title, report.published, report.credits) == (
        "Ferries in Norvia",
        "2026-11-18",
        "Osk, 18 November 2026",
    )
    assert report.outlet == "" and "Results" in report.body
    [single] = read(*story("Ferries lie still", "Norvik News, 18 November 2026"))
    assert single.published == "2026-11-18"


def test_figures_and_a_day_in_a_subtitle_are_text() -> None:
    subtitle = "Turnout fell, 18 of 20 quays shut by 3 May 2026"
    [article] = read(("Title", "Ferries lie still"), ("Normal", subtitle), ("Normal", TEXT))
    assert (article.body, article.published, article.credits) == (f"{subtitle}\n\n{TEXT}", "", "")
    [dated] = read(("Title", "Ferries lie still"), ("Normal", "El Norvik, 3 de mayo de 2026"), ("Normal", TEXT))
    assert (dated.body, dated.published) == (TEXT, "2026-05-03")


STORIES = (
    ("Harbour dredging resumes", "Harbour Post", "2026-11-20", "Dredging of the inner harbour resumed on Monday after a break of three weeks, and the port hopes for calm weather."),
    ("Trams for Varley", "Coast Courier", "2026-11-19", "The council voted for the extension of the line to the heath, where work is to begin in spring, the mayor said."),
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.md", "a.txt", "-"])
def test_a_review_in_markdown_or_between_rules_is_as_many_stories(name: str) -> None:
    parts = [f"{title}\n{paper}, {day}\n\n{text}\n" for title, paper, day, text in STORIES]
    review = "# Review\n\n## " + "\n## ".join(parts) if name == "a.md" else f"\n{30 * '='}\n\n".join(parts)
    found = list(read_bytes(review.encode(), name, Bounds()))
    assert [(one.title, one.outlet, one.published, one.body) for one in found if isinstance(one, Article)] == list(
        STORIES
    )
    assert plain_copy(review.encode(), name) is None


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_headings_and_rules_within_a_story_part_nothing(name: str) -> None:
    parts = [f"{title}\n\n{text}\n" for title, _, _, text in STORIES]
    for text in ("# Review\n\n## " + "\n## ".join(parts), f"\n{30 * '='}\n\n".join(parts)):
        (article,) = read_bytes(text.encode(), name, Bounds())
        assert isinstance(article, Article)
        assert STORIES[1][3][:40] in article.body
