"""PDF as programs print it: the headline by its size, paragraphs by the space between lines, what browsers add left out."""

import pytest

from tests.readers.pdf_files import pdf_file
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

pytest.importorskip("pypdf")

#: Size, height, text of a line.
Line = tuple[float, float, str]
STORY = (
    "Dock workers in Karvala walked out over pay on Wednesday and halted all",
    "ferries to the outer islands, the port said.",
)


def printed(*pages: list[Line], facts: str = "") -> bytes:
    """A PDF of these pages, with these entries in its properties."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{facts}>>",
    ]
    kids = []
    for lines in pages:
        stream = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 72 {height} Tm ({text}) Tj ET" for size, height, text in lines
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects) + 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return pdf_file(objects, "/Info 4 0 R")


def text(height: float, *lines: str, size: float = 10, pitch: float = 12) -> list[Line]:
    return [(size, height - pitch * at, line) for at, line in enumerate(lines)]


def read(*pages: list[Line], facts: str = "") -> Article:
    [article] = read_bytes(printed(*pages, facts=facts), "a.pdf", Bounds())
    assert isinstance(article, Article), article
    return article


def test_the_headline_is_what_is_printed_largest() -> None:
    head = [(24, 740, "Ferry strike leaves thousands"), (24, 712, "stranded in Karvala")]
    article = read(head + text(680, *STORY), facts="/Title(Microsoft Word - ferry.doc)")
    assert article.title == "Ferry strike leaves thousands stranded in Karvala"
    assert article.body == " ".join(STORY)


def test_a_title_in_the_properties_cuts_no_longer_headline() -> None:
    for size in (24, 10):
        article = read(
            [(size, 740, "Ferry strike leaves thousands stranded"), *text(700, *STORY)],
            facts="/Title(Ferry strike)",
        )
        assert article.title == "Ferry strike leaves thousands stranded"
        assert article.body == " ".join(STORY)


def test_the_name_of_a_paper_is_no_headline_unless_nothing_else_is_large() -> None:
    masthead = [(48.0, 760.0, "The Norvik News"), (9.0, 735.0, "Wednesday 18 November 2026")]
    article = read(masthead + text(700, "Ferry strike leaves thousands stranded", size=20) + text(660, *STORY))
    assert article.title == "Ferry strike leaves thousands stranded"
    assert article.published == "2026-11-18"
    assert article.body.startswith(STORY[0])
    assert read([(24, 740, "Ferries stop sailing"), *text(700, *STORY)]).title == "Ferries stop sailing"
    authors = (14.0, 720.0, "Jane Holm, Per Lund and Ann Berg of Karvala")
    assert read([(24, 740, "Ferries stop sailing"), authors, *text(690, *STORY)]).title == "Ferries stop sailing"


def test_space_between_lines_parts_paragraphs() -> None:
    head = [(24.0, 740.0, "Ferry strike leaves thousands stranded")]
    wide = text(680, *STORY) + text(648, *STORY)
    assert read(head + wide).body == " ".join(STORY) + "\n\n" + " ".join(STORY)
    # A full stop at the end of a full line is none of a paragraph.
    full = (STORY[0] + ".", STORY[0])
    assert "\n\n" in read(head + text(680, full[0]) + text(660, *full)).body
    assert "\n\n" not in read(head + text(680, *full)).body


def test_a_large_initial_belongs_to_its_word() -> None:
    head = [(24.0, 740.0, "Ferry strike leaves thousands stranded")]
    assert read([*head, (40, 690, "D"), *text(680, STORY[0][1:], STORY[1])]).body.startswith("Dock workers")
    assert read([*head, (10, 690, "D"), *text(678, *STORY)]).body.startswith("D Dock workers")


def test_letters_that_a_font_draws_as_one_are_two() -> None:
    from triage.readers.documents.printed_lines import lines_of_page

    class Page:
        def extract_text(self, visitor_text: object) -> str:
            return "ﬂights oﬀ\nﬁve œuvres"

    assert [line.text for line in lines_of_page(Page(), 0)] == ["flights off", "five œuvres"]


def test_author_and_day_below_the_headline_go_before_those_of_the_properties() -> None:
    head = [(24.0, 740.0, "Ferry strike leaves thousands stranded")]
    facts = "/Author(Bob Ray)/CreationDate(D:20261130024503Z)"
    below = text(690, "No boats before Friday", "By Jane Holm", "18 November 2026", "Updated: 19 November 2026")
    article = read(head + below + text(640, *STORY), facts=facts)
    assert article.updated == "2026-11-19"
    assert (article.authors, article.published) == (("Jane Holm",), "2026-11-18")
    assert article.body == "No boats before Friday\n\n" + " ".join(STORY)
    article = read(head + text(640, *STORY), facts=facts)
    assert (article.authors, article.published) == (("Bob Ray",), "2026-11-30T02:45:03+00:00")
    assert read(head + text(640, *STORY), facts="/Author((anonymous))").byline == ""


def test_what_a_browser_prints_around_a_page_is_no_text() -> None:
    title = "Ferry strike leaves thousands stranded - Norvik News"
    page = [
        (8.0, 780.0, f"11/30/26, 2:50 AM {title}"),
        (24.0, 740.0, "Ferry strike leaves thousands stranded"),
        *text(690, *STORY),
        (8.0, 20.0, "https://norvik.example/ferry 1/1"),
    ]
    article = read(page, facts=f"/Title({title})")
    assert (article.title, article.url) == (
        "Ferry strike leaves thousands stranded",
        "https://norvik.example/ferry",
    )
    assert article.body == " ".join(STORY)
    assert article.outlet == "Norvik News"
    assert read(page, facts="/Title(Ferry strike leaves thousands stranded in Karvala)").outlet == ""
    alone = read([page[1], *text(690, *STORY, "https://norvik.example/offer")])
    assert alone.url == "" and "https://norvik.example/offer" in alone.body
    told = [*text(690, *STORY, "The offer is at https://norvik.example/offer in full.")]
    article = read([page[1], *told], facts=f"/Title({title})")
    assert "https://norvik.example/offer in full." in article.body
    assert article.url == ""


def test_what_stands_on_most_pages_is_no_text_but_a_byline_is() -> None:
    def story(number: int) -> list[Line]:
        head = [(9.0, 770.0, "Press archive of Norvia"), (24.0, 740.0, f"Ferries lie still for the day {number}")]
        return [
            *head,
            *text(710, "By Jane Holm"),
            *text(690, *STORY[:1], f"ferries on day {number}, the port said."),
            (9.0, 20.0, f"{number}"),
        ]

    article = read(*(story(number) for number in range(1, 6)))
    assert "Press archive" not in article.body
    assert article.byline == "By Jane Holm"
    assert article.body.count("By Jane Holm") == 4


def test_an_export_is_cut_at_its_labels_and_its_lines_are_joined_where_space_shows_paragraphs() -> None:
    def story(number: int) -> list[Line]:
        head = (
            text(740, f"Ferries lie still on day {number}")
            + text(718, "By Jane Holm")
            + text(
                696, "96 words", "18 November 2026", "Norvik News", "NORNEW", "English", "(c) 2026 Norvik Media"
            )
        )
        body = text(612, *STORY) + text(578, *STORY)
        return head + body + text(540, f"Document NORNEW0020261118embi0000{number}")

    found = list(read_bytes(printed(story(1), story(2)), "a.pdf", Bounds()))
    assert [(one.title, one.authors, one.outlet) for one in found if isinstance(one, Article)] == [
        ("Ferries lie still on day 1", ("Jane Holm",), "Norvik News"),
        ("Ferries lie still on day 2", ("Jane Holm",), "Norvik News"),
    ]
    assert all(one.body == f"{' '.join(STORY)}\n\n{' '.join(STORY)}" for one in found if isinstance(one, Article))


def test_pages_that_are_too_many_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from triage.readers.documents import pdf as reader

    monkeypatch.setattr(reader, "_MOST_PAGES", 1)
    page = text(700, *STORY)
    assert read(page).body == " ".join(STORY)
    article, problem = read_bytes(printed(page, page), "a.pdf", Bounds())
    assert isinstance(article, Article)
    assert article.body == " ".join(STORY)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("bound", "has 2 pages; those after the first 1 are not read")


@pytest.mark.parametrize(
    ("initial", "rest", "opening"),
    [
        ("A", "ccording to the harbour", "According to the"),
        ("A", "bout ten of the", "About ten"),
        ("A", "man of the harbour", "A man of"),
        ("I", "am here for the men", "I am here"),
        ("I", "n the harbour", "In the"),
        ('"T', "he harbour", '"The harbour'),
        ("T", "HE HARBOUR", "THE HARBOUR"),
        ("B", "Introduction", "B Introduction"),
    ],
)
@pytest.mark.parametrize("height", [656, 680], ids=["below", "beside"])
def test_a_large_initial_is_a_word_where_it_is_one(initial: str, rest: str, opening: str, height: int) -> None:
    head = [(24.0, 740.0, "Ferry strike leaves thousands stranded")]
    # What stands on one line is written as one line, with a space.
    beside = [(36.0, float(height), initial), *text(680, f" {rest}" if height == 680 else rest, *STORY)]
    assert read(head + beside).body.startswith(opening)


@pytest.mark.parametrize(
    ("days", "count"),
    [(("Ny Tid, 16 November 2026", "Halden Herald, 17 November 2026"), 2), (("Of the port", "Of the boats"), 1)],
)
def test_a_press_review_is_as_many_articles_as_it_has_dated_headlines(days: tuple[str, str], count: int) -> None:
    cover = [(30.0, 740.0, "Press review of the port")]
    first = [(18.0, 690.0, "Ferry strike leaves thousands"), *text(670, days[0], *STORY)]
    second = [
        (18.0, 600.0, "Boats lie in the harbour"),
        *text(580, days[1], *(line.replace("Karvala", "Orley") for line in STORY)),
    ]
    articles = list(read_bytes(printed(cover + first, second), "a.pdf", Bounds()))
    assert len(articles) == count
    if count == 2:
        assert [
            (one.title, one.outlet, one.published, one.body) for one in articles if isinstance(one, Article)
        ] == [
            ("Ferry strike leaves thousands", "Ny Tid", "2026-11-16", " ".join(STORY)),
            (
                "Boats lie in the harbour",
                "Halden Herald",
                "2026-11-17",
                " ".join(STORY).replace("Karvala", "Orley"),
            ),
        ]
