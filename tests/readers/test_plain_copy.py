"""Short files of plain text are read in one step, and the short way through wire copy finds what the long way finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.extent import examples
from triage.matching.core import CORE
from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes
from triage.readers.wire.plain_copy import _doubts, sure_article
from triage.readers.wire.story import _Parsing, plain_article
from triage.readers.wire.withdrawals import withdraws

PLAIN = "HARBOUR OPENS AFTER STORM\n  The harbour of Orley opened on\n  Friday, officials said.\n"
PARAGRAPHS = (
    "Harbour opens\n\nThe harbour of Orley opened on Friday after nine days of storm, officials said there.\n"
)
#: Marks of Markdown around a headline are no part of it.
MARKED = [
    PARAGRAPHS.replace("Harbour opens", headline)
    for headline in ("**Harbour opens**", "__Harbour opens__", "+Harbour opens+")
]
#: Nothing stands around these.
TAKEN = [
    PLAIN,
    PARAGRAPHS,
    PARAGRAPHS + "\nShips had waited.\n\nThe pilots went out first.\n",
    "HARBOUR <ORLY> OPENS\n  The harbour of Orley opened on\n  Friday.\n",
    PLAIN.replace("officials said", "it did not open, was not sold for scrap, and nobody was killed"),
    PLAIN.replace("HARBOUR OPENS", "COUNCIL OPENS HARBOUR"),
    PLAIN + "  The price was attributed to\n  the exporting ports there.\n",
    PLAIN.replace("HARBOUR OPENS AFTER STORM", "HARBOUR"),
    PLAIN.replace("The harbour", '"The harbour"'),
    "“Harbour opens”\n\nThe harbour of Orley opened on Friday after nine days of storm, officials said there.\n",
    # Whether a text withdraws another is asked when it was read.
    PLAIN.replace("HARBOUR OPENS AFTER STORM", "KILL-HARBOUR OPENS AFTER STORM"),
    PLAIN.replace("The harbour of Orley", "The story should not be used; it"),
    *MARKED,
]
#: The nearest misses: furniture, signs, other formats.
LEFT = [
    PLAIN + "  REUTER\n",
    PLAIN + "  (Reporting by Ann Ode)\n",
    PLAIN.replace("HARBOUR OPENS", "Title: HARBOUR OPENS"),
    PLAIN.replace("  The harbour", "The harbour"),
    PLAIN.replace("The harbour", "ORLEY, Nov 10 (Reuters) - The harbour"),
    PLAIN.replace("HARBOUR OPENS AFTER STORM", "By Ann Ode"),
    PLAIN.replace("The harbour of Orley", "EMBARGOED until 12:30 GMT 20 November 2026"),
    PARAGRAPHS + "\nBy Ann Ode\n\nThe pilots went out first.\n",
    PARAGRAPHS + "\nORLEY (Reuters) - The pilots went out first.\n",
    "Harbour opens\n\nOrley NNN\n\nThe harbour of Orley opened on Friday after nine days of storm, officials said.\n",
    "ORLEY/HARBOUR  \n  The harbour of Orley opened on\n  Friday.\n",
]
#: Blanks behind a count of words, and a rule behind a date, make a line no longer than it says.
PADDED = [
    f"Orley to open harbour\n\n532 words{' ' * 30}\nNovember 10, 2016\nOrley News\nORLN\nEnglish\n(c) 2016 Orley Limited\n\n"
    "The harbour of Orley opened on Friday, officials said.\n\nDocument ORLN000020161110ecba000xy\n",
    f"Orley to open harbour\n\n20 November 2026 {'_' * 70}\nOfficials said so on Monday, and nobody in the room answered them.\n",
]
#: Copy of which every piece is asked something: headlines, openings, what may stand between, ends.
LINES = (
    "HARBOUR OPENS AFTER STORM|HARBOUR <ORLY> OPENS|Harbour opens|**Harbour opens**|COUNCIL MEETS|No ships left|By Ann Ode|By now it was late|"
    "“Harbour,” he said|(ADDS DETAIL)|(Orley) is open|EDS: ADDS|NEWS ALERT|20 November 2026|1987 WAS BEST YEAR|ORLEY/PORT|ORLEY-PORT|"
    "US-HARBOUR|Orley FBN|REUTER|Reuters|AP|The AP said 3|---|====|* * *|Source: Orley|KILL|KILL-Harbour|<KILL/Harbour|Story killed|(撤稿)Harbour|Please kill the story|La noticia queda anulada|Die Meldung wird annulliert|"
    "Annuler la dépêche|Withdraw the story slugged A|There will be no substitute story|Story has been withdrawn.|EMBARGOED until 6 pm|"
    "Not for release|It sold for much|The story must not be used|A ProMED-mail post|<p>Orley|Orley & Sons; Orley|"
    "ORLEY, Nov 10 (Reuters) - Ships left|ORLEY - Ships left|Ships left - again|MOSCOW, November 20. /TASS/. Exports fell|"
    "The harbour of Orley opened on Friday after nine days of storm, officials of the port said|Ships left.|Writing is hard|"
    "(Reporting by Ann Ode)|(Editing by|Ann Ode)|MORE|-30-|Keywords: port|sc/xx|All Rights Reserved|bdt0123 3 ab|  |\t|\xa0|"
    "612 words|1.024 mots|HD|HD   Harbour opens|LENGTH: 612 words|____________________|March 3, 1987|Orley, 3 mars 1987, 612 mots|"
    "Published: 3 Nov 1987|the price.|The Associated Press|PR Newswire|supporting and exporting|attributed|contributed to this|at 12 GMT there|Year 1987 best|Document 1 of 3|ProQuest|Pagina 3|^HARBOUR OPENS|^Harbour opens<|見出し：港|标题：港口|4 mars 2025, 612 words, p. 3|“Orley” vom 3. 3. 1987|Não publicar antes das 13h30 de 20 de novembro de 2026|Эмбарго до 20 ноября 2026, 12:00|Embargo tot 20 november 2026|ORLEY-HARBOUR (TV, PIX)|Contact the writers at ann.ode.of.the.port@orley.example"
).split("|")
COPY = st.lists(
    st.tuples(
        st.sampled_from(LINES), st.sampled_from(["\n", "\n  ", "\n\n", "\n\n  ", "\n \n", "\n\n\n", " ", " - "])
    ),
    max_size=9,
).map(lambda pieces: "".join(line + gap for line, gap in pieces))


@pytest.mark.parametrize(
    "text",
    [
        *TAKEN,
        *LEFT,
        *PADDED,
        "^" + PLAIN,
        "<p>" + PLAIN,
        PLAIN.replace("<", "&lt;"),
        "",
        "\n",
        "\0\0",
        "PK\x03\x04",
    ],
)
def test_a_short_file_is_read_in_one_step_as_in_many(text: str) -> None:
    found = plain_copy(text.encode(), "a.txt")
    assert found is None or [found] == list(read_bytes(text.encode(), "a.txt", Bounds()))


@pytest.mark.parametrize("text", ["<p>" + PLAIN, "{\\rtf1 a}", "", " \n", "From: a@example.com\n\nHarbour"])
def test_other_formats_are_no_plain_copy(text: str) -> None:
    assert plain_copy(text.encode(), "a.txt") is None
    assert plain_copy(PLAIN.encode(), "a.csv") is None


@given(COPY)
@settings(deadline=None, max_examples=examples(300))
def test_any_copy_is_read_in_one_step_as_in_many(text: str) -> None:
    found = plain_copy(text.encode(), "a.txt")
    assert found is None or [found] == list(read_bytes(text.encode(), "a.txt", Bounds()))


@pytest.mark.parametrize("text", TAKEN)
def test_the_short_way_finds_what_the_long_way_finds(text: str) -> None:
    found = plain_article(text, "a.txt", "utf-8")
    assert found is not None
    assert found == _Parsing(text).article("a.txt", "utf-8")


@given(COPY)
@settings(deadline=None, max_examples=examples(300))
def test_the_short_way_through_any_copy_is_the_long_way_or_none(text: str) -> None:
    found = plain_article(text, "a.txt", "utf-8")
    assert found is None or found == _Parsing(text).article("a.txt", "utf-8")


@pytest.mark.parametrize("text", LEFT)
def test_anything_else_is_left_to_the_long_way(text: str) -> None:
    assert plain_article(text, "a.txt", "utf-8") is None


@pytest.mark.skipif(CORE is None, reason="the core was not built, or Python was asked for")
@pytest.mark.parametrize(
    "text", [*TAKEN[:2], TAKEN[2] + "\nNobody was hurt.\n", TAKEN[3], TAKEN[5].replace("COUNCIL", "MAYOR")]
)
def test_the_core_decides_plain_copy(text: str) -> None:
    title, start, end, doubts = CORE.plain_copy(text, _doubts())  # type: ignore[union-attr]
    assert not doubts
    found = _Parsing(text).article("", "")
    assert (text[:title], text[start:end]) == (found.title, found.body)


@pytest.mark.skipif(CORE is None, reason="the core was not built, or Python was asked for")
@pytest.mark.parametrize(
    "text",
    [*LEFT, *MARKED, "", "\n", "Orley", "Orley\n", "Orley \n ", "a\n\nb", "\ud800 a\n\n\ud800 b c", " a b\n\nc d"],
)
def test_the_core_decides_nothing_else(text: str) -> None:
    assert sure_article(text, "a.txt", "utf-8") is None


@pytest.mark.skipif(CORE is None, reason="the core was not built, or Python was asked for")
@pytest.mark.parametrize(
    ("opening", "is_plain"),
    [("Soon -", True), ("TOKYO, Nov 10 (Reuters) -", False), ("Soon _", True), ("WASHINGTON _", False)],
)
def test_the_core_leaves_datelines_to_python(opening: str, is_plain: bool) -> None:
    """A dash near the top is mostly none."""
    text = f"Ferry to reopen at Orley\n\n{opening} The ferry will sail.\n"
    found = sure_article(text, "a.txt", "utf-8")
    assert (found is not None) is is_plain
    assert found is None or found == _Parsing(text).article("a.txt", "utf-8")


@pytest.mark.skipif(CORE is None, reason="the core was not built, or Python was asked for")
@given(st.one_of(COPY, st.text(), st.tuples(COPY, st.text(max_size=9), COPY).map("".join)))
@settings(deadline=None, max_examples=examples(300))
def test_what_the_core_decides_is_what_the_long_way_finds(text: str) -> None:
    sure = sure_article(text, "a.txt", "utf-8")
    assert sure is None or sure == _Parsing(text).article("a.txt", "utf-8")
    assert sure is None or not withdraws(sure.title, "", "", sure.body)


@pytest.mark.skipif(CORE is None, reason="the core was not built, or Python was asked for")
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_the_core_decides_of_a_story_with_any_line_in_it(gap: str) -> None:
    """Instead of its headline, above its text, and below: in doubt Python reads it, as it did."""
    opening, taken = "The harbour of Orley opened on Friday after nine days of storm, as all had hoped.", 0
    for line in LINES:
        for title, above, below in (
            (line, "", ""),
            ("Harbour opens", line + gap, ""),
            ("Harbour opens", "", gap + line),
        ):
            text = f"{title}\n\n{above}{opening}\n\nThe pilots went out first.{below}\n"
            sure = sure_article(text, "a.txt", "utf-8")
            assert sure is None or sure == _Parsing(text).article("a.txt", "utf-8"), text
            assert sure is None or not withdraws(sure.title, "", "", sure.body), text
            taken += sure is not None
    assert taken > 30


@pytest.mark.parametrize(
    "notice",
    [
        "La dépêche est annulée. Elle a été envoyée par erreur.",
        "La noticia queda anulada. Fue enviada por error.",
        "Die Meldung wird annulliert. Sie war irrtümlich gesendet worden.",
        "La notizia è annullata. Era un errore.",
        "A notícia foi anulada. Foi enviada por engano.",
        "Please kill the story. The harbour did not open.",
        "The report has been withdrawn. The harbour did not open.",
        "The item must not be published. The harbour did not open.",
        "Do not use the article headlined Harbour opens.",
        "There will be no substitute story.",
    ],
)
def test_a_notice_in_any_language_is_read_in_one_step_as_in_many(notice: str) -> None:
    text = f"Note to the editors of Orley\n\n{notice} All who were sent it are asked to pass this on.\n"
    found = plain_copy(text.encode(), "a.txt")
    assert found is not None
    assert found.status == "canceled"
    assert plain_copy(
        text.replace(notice, "Nobody was killed, and no match annexed.").encode(), "a.txt"
    ) == replace(
        found,
        status="",
        body="Nobody was killed, and no match annexed. All who were sent it are asked to pass this on.",
    )


def test_plain_copy_is_read_in_one_step() -> None:
    """What breaks down would be left to the long way, and nobody would notice."""
    assert all(plain_copy(text.encode(), "a.txt") is not None for text in [*TAKEN, *LEFT])
