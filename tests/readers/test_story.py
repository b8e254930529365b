"""Wire copy in the shapes that newsrooms meet; beside every accept its nearest miss."""

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes
from triage.readers.wire.story import parse

STORY = "The harbour of Vellmar closes on Friday, officials said.\n\nShips wait outside."


def copy(*parts: str) -> Article:
    return parse("\n\n".join(parts))


def test_headline_slug_paragraphs_and_credits() -> None:
    article = copy(
        "Vellmar's Mayor Orr to Close Harbour",
        "Orr FBN",
        STORY,
        "'A SAD DAY'",
        "They left.",
        "(Reporting by A. Pen)",
    )
    assert article.title == "Vellmar's Mayor Orr to Close Harbour"
    assert article.slug == "Orr FBN"
    assert article.body == STORY + "\n\n'A SAD DAY'\n\nThey left."
    assert article.credits == "(Reporting by A. Pen)"


def test_wrapped_and_indented_copy_under_a_headline_of_capitals() -> None:
    article = parse(
        "VELLMAR TO CLOSE HARBOUR\n  The harbour of\n  Vellmar closes.\n      Ships wait.\n  Reuter\n  \n"
    )
    assert article.title == "VELLMAR TO CLOSE HARBOUR"
    assert article.body == "The harbour of\n  Vellmar closes.\n      Ships wait."
    assert (article.credits, article.outlet) == ("Reuter", "Reuters")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (
            "HARBOUR CLOSES FOR\nTHE WHOLE WINTER\n\n  It closes.",
            "HARBOUR CLOSES FOR THE WHOLE WINTER",
            "It closes.",
        ),
        (
            "HARBOUR CLOSES FOR\nTHE WHOLE WINTER\n  It closes.",
            "HARBOUR CLOSES FOR THE WHOLE WINTER",
            "It closes.",
        ),
        (
            "Harbour of Vellmar closes\nfor the winter\n\nIt closes.",
            "Harbour of Vellmar closes for the winter",
            "It closes.",
        ),
        (
            "Harbour closes\nThe port of Vellmar closes.\n\nShips wait.",
            "Harbour closes",
            "The port of Vellmar closes.\n\nShips wait.",
        ),
        (
            "HARBOUR CLOSES\nSHIPS WAIT\nCREWS LEAVE\nMAYOR ORR RESIGNS\n\nEND OF IT",
            "HARBOUR CLOSES",
            "SHIPS WAIT\nCREWS LEAVE\nMAYOR ORR RESIGNS\n\nEND OF IT",
        ),
        ("  HARBOUR CLOSES\n    It closes.", "HARBOUR CLOSES", "It closes."),
        ("Harbour closes\n==============\n\nIt closes.", "Harbour closes", "It closes."),
        ("Harbour closes\n---\nIt closes.", "Harbour closes", "It closes."),
        ("# Harbour closes\n\nIt closes.\n\n## Ships", "Harbour closes", "It closes.\n\n## Ships"),
        ("**Harbour closes**\n\nIt closes.", "Harbour closes", "It closes."),
        ("#harbour trends\n\nIt does.", "harbour trends", "It does."),
        ("Harbour closes", "Harbour closes", ""),
        ("\n\n  Harbour closes \r\n", "Harbour closes", ""),
        ("Harbour closes\r\n\r\nIt closes.\r\nShips wait.\r\n", "Harbour closes", "It closes.\r\nShips wait."),
        ("Harbour closes\r\rIt closes.\rShips wait.", "Harbour closes", "It closes.\rShips wait."),
        ("UPDATE 2-Harbour closes\n\nIt closes.", "UPDATE 2-Harbour closes", "It closes."),
        ("", "", ""),
        (" \n\t\n", "", ""),
    ],
)
def test_headline_and_story(text: str, title: str, body: str) -> None:
    article = parse(text)
    assert (article.title, article.body) == (title, body)
    assert article.credits == ""


def test_a_story_without_headline_keeps_its_first_line() -> None:
    wrapped = "The harbour of Vellmar will close on Friday because the\nquay is sinking, and nobody knows when it\nopens again."
    assert (parse(wrapped).title, parse(wrapped).body) == ("", wrapped)
    long = "The harbour closes. " * 20
    assert (parse(long).title, parse(long).body) == ("", long.strip())


@pytest.mark.parametrize(
    ("opening", "said", "outlet", "when"),
    [
        ("TOKYO, Nov 10 (Reuters) - ", "TOKYO, Nov 10 (Reuters)", "Reuters", "Nov 10"),
        ("TOKYO (Reuters) - ", "TOKYO (Reuters)", "Reuters", ""),
        ("(Reuters) - ", "(Reuters)", "Reuters", ""),
        ("WASHINGTON (AP) — ", "WASHINGTON (AP)", "AP", ""),
        ("AUSTIN, Texas (AP) -- ", "AUSTIN, Texas (AP)", "AP", ""),
        ("NEW YORK, Nov. 10 (UPI) -- ", "NEW YORK, Nov. 10 (UPI)", "UPI", "Nov. 10"),
        ("BEIJING, Nov. 10 (Xinhua) -- ", "BEIJING, Nov. 10 (Xinhua)", "Xinhua", "Nov. 10"),
        ("SINGAPORE/TOKYO, Nov 10 (Reuters) - ", "SINGAPORE/TOKYO, Nov 10 (Reuters)", "Reuters", "Nov 10"),
        ("Madrid, 10 nov (EFE).- ", "Madrid, 10 nov (EFE)", "EFE", "10 nov"),
        ("Lyon (Francia), 10 nov (EFE).- ", "Lyon (Francia), 10 nov (EFE)", "EFE", "10 nov"),
        ("Caracas, 10 de noviembre (EFE).- ", "Caracas, 10 de noviembre (EFE)", "EFE", "10 de noviembre"),
        ("PARIS, 3 mars (AFP) - ", "PARIS, 3 mars (AFP)", "AFP", "3 mars"),
        ("Berlin (dpa) - ", "Berlin (dpa)", "dpa", ""),
        ("ST. LOUIS, March 3 - ", "ST. LOUIS, March 3", "", "March 3"),
        ("ATHENS, Greece — ", "ATHENS, Greece", "", ""),
        ("March 3 - ", "March 3", "", "March 3"),
        ("TOKYO -- ", "TOKYO", "", ""),
        ("ZÜRICH, Nov 10 (Reuters) - ", "ZÜRICH, Nov 10 (Reuters)", "Reuters", "Nov 10"),
        ("SALZBURG,\n  March 3 (Reuters) - ", "SALZBURG, March 3 (Reuters)", "Reuters", "March 3"),
        ("VELLMAR, Nov. 10 /PRNewswire/ -- ", "VELLMAR, Nov. 10 /PRNewswire/", "PR Newswire", "Nov. 10"),
    ],
)
def test_datelines(opening: str, said: str, outlet: str, when: str) -> None:
    article = copy("Harbour closes", opening + STORY)
    assert (article.title, article.body) == ("Harbour closes", STORY)
    assert (article.credits, article.outlet) == (said, outlet)
    assert (article.published, article.published_text) == ("", when)


@pytest.mark.parametrize(
    "opening",
    [
        "TOYOTA - once a loom maker - closes.",
        "Orr (left) - the mayor - closes it.",
        "A well-known port closes.",
        "COVID-19 closes it.",
        "Area 51 - the bar - closes.",
        "SHIPS, CREWS - all leave.",
        "He said - and meant - it.",
        "IBM (International Business Machines) closes it.",
    ],
)
def test_openings_that_are_no_datelines(opening: str) -> None:
    article = copy("Harbour closes", opening, STORY)
    assert (article.credits, article.body) == ("", f"{opening}\n\n{STORY}")


@pytest.mark.parametrize(
    "title",
    [
        "BANK BUYS DOLLARS, SELLS YEN - DEALERS",
        "SUGAR SOUGHT ON APRIL 8 - TRADE",
        "TOKYO - Bank buys dollars",
        "TOKYO - ORR",
    ],
)
def test_a_headline_with_a_dash_is_no_dateline(title: str) -> None:
    article = parse(f"{title}\n  The bank intervened.")
    assert (article.title, article.body, article.credits) == (title, "The bank intervened.", "")


def test_a_dateline_with_a_year_dates_the_article() -> None:
    article = copy("Harbour closes", "Paris, Nov 10, 2016 (AFP) - " + STORY)
    assert (article.published, article.published_text) == ("2016-11-10", "Nov 10, 2016")
    assert article.body == STORY


def test_a_story_that_opens_with_its_dateline_has_no_headline() -> None:
    article = copy("TOKYO, Nov 10 (Reuters) - " + STORY)
    assert (article.title, article.body) == ("", STORY)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Kaori Pen", ("Kaori Pen",)),
        ("By Kaori Pen and Tim O'Ink", ("Kaori Pen", "Tim O'Ink")),
        ("By KAORI PEN, TIM INK and Jo van der Quill", ("KAORI PEN", "TIM INK", "Jo van der Quill")),
        ("By Kaori Pen in Vellmar", ("Kaori Pen",)),
        ("By Kaori Pen, Reuters", ("Kaori Pen",)),
        ("*By Kaori Pen*", ("Kaori Pen",)),
        ("Von Käthe Füller", ("Käthe Füller",)),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    article = copy("Harbour closes", line, STORY)
    assert (article.byline, article.authors, article.body) == (line.strip("*"), authors, STORY)


@pytest.mark.parametrize(
    "line", ["By then it was late.", "By Friday the port closes", "Byron Orr spoke.", "By 2016"]
)
def test_lines_that_name_no_author(line: str) -> None:
    article = copy("Harbour closes", line, STORY)
    assert (article.byline, article.body) == ("", f"{line}\n\n{STORY}")


def test_the_employer_under_a_byline_belongs_to_it() -> None:
    article = parse(f"Harbour closes\n\nBy KAORI PEN\nAssociated Press Writer\n\n{STORY}")
    assert (article.byline, article.authors) == ("By KAORI PEN\nAssociated Press Writer", ("KAORI PEN",))
    assert article.body == STORY


@pytest.mark.parametrize(
    "slug", ["Orr FBN", "BC-VELLMAR-HARBOUR", "VELLMAR-HARBOUR/", "AM-Vellmar-Harbour,1st Ld-Writethru"]
)
def test_slug_lines(slug: str) -> None:
    article = copy("Harbour closes", slug, STORY)
    assert (article.slug, article.body) == (slug, STORY)


@pytest.mark.parametrize("line", ["Talks with EU", "A SAD DAY", "COVID-19", "Orr fbn", "Orr goes to ask the FBN"])
def test_lines_that_are_no_slug(line: str) -> None:
    article = copy("Harbour closes", line, STORY)
    assert (article.slug, article.body) == ("", f"{line}\n\n{STORY}")


def test_a_coded_slug_above_the_headline() -> None:
    article = copy("BC-VELLMAR-HARBOUR", "Harbour closes", STORY)
    assert (article.slug, article.title, article.body) == ("BC-VELLMAR-HARBOUR", "Harbour closes", STORY)


@pytest.mark.parametrize(
    "slug",
    ["VELLMAR-HARBOUR/ (UPDATE 1)", "VELLMAR-HARBOUR (TV, PIX)", "VELLMAR/HARBOUR (CORRECTED)", "BC-EU--Vellmar-Old Harbour,1st Ld-Writethru"],
)  # fmt: skip
def test_a_slug_with_its_mark_above_the_headline(slug: str) -> None:
    article = copy(slug, "Vellmar's harbour closes", STORY)
    assert (article.slug, article.title, article.body) == (slug, "Vellmar's harbour closes", STORY)


@pytest.mark.parametrize(
    "line", ["Vellmar-Orley ferry stops (again)", "VELLMAR HARBOUR CLOSES (UPDATE 1)", "BC-Vellmar harbour"]
)
def test_headlines_that_are_no_slug_with_a_mark(line: str) -> None:
    assert copy(line, "They wait in Orley.", STORY).title == line


@pytest.mark.parametrize("line", ["DPA", "Reuters", "AFP"])
def test_an_agency_alone_above_the_headline_is_the_outlet(line: str) -> None:
    article = copy(line, "Vellmar's harbour closes", STORY)
    assert (article.title, article.body, article.credits) == ("Vellmar's harbour closes", STORY, line)
    assert article.outlet.lower() == line.lower()


def test_an_agency_above_one_text_is_the_headline() -> None:
    assert copy("Reuters", "An agency that Paul Julius Reuter founded.").title == "Reuters"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 2016-11-10", "2016-11-10"),
        ("Thursday 10 November 2016", "2016-11-10"),
        ("Nov. 10, 2016 7:12 am EST", "2016-11-10T07:12:00-05:00"),
        ("10 November 2016, 07:12 GMT", "2016-11-10T07:12:00+00:00"),
        ("2016-11-10T07:12:00+09:00", "2016-11-10T07:12:00+09:00"),
        ("Donnerstag, 10. November 2016", "2016-11-10"),
        ("10-NOV-1987 15:01:01.79", "1987-11-10"),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_publication_lines(line: str, published: str, is_above: bool) -> None:
    article = copy(line, "Harbour closes", STORY) if is_above else copy("Harbour closes", line, STORY)
    assert (article.title, article.published, article.body) == ("Harbour closes", published, STORY)
    assert article.published_text == line.removeprefix("Published: ")


@pytest.mark.parametrize(
    "line", ["Published in 2016", "31 February 2016", "10/11/2016", "On 10 November 2016 it closed"]
)
def test_lines_that_are_no_publication_line(line: str) -> None:
    article = copy("Harbour closes", line, STORY)
    assert (article.published, article.published_text, article.body) == ("", "", f"{line}\n\n{STORY}")


@pytest.mark.parametrize(
    "note",
    [
        "EDS: Adds quotes in paragraph four",
        "Eds: Updates with mayor",
        "Editor's note: names have been changed.",
        "(Adds mayor's comment, background)",
        "(Corrects spelling\nof Vellmar in paragraph 2)",
        "CORRECTION: The mayor is Orr.",
        "URGENT",
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_notes_go_into_the_credits(note: str, is_above: bool) -> None:
    article = copy(note, "Harbour closes", STORY) if is_above else copy("Harbour closes", note, STORY)
    assert (article.title, article.body) == ("Harbour closes", STORY)
    assert article.credits == note.replace("\n", " ")


@pytest.mark.parametrize(
    "line", ["Edward Orr spoke: no.", "(Orr adds nothing)", "Correction is due.", "URGENT TALKS"]
)
def test_lines_that_are_no_notes(line: str) -> None:
    article = copy("Harbour closes", line, STORY)
    assert (article.credits, article.body) == ("", f"{line}\n\n{STORY}")


def test_an_embargo_is_read_and_kept() -> None:
    line = "EMBARGOED until 10 November 2016, 07:00 GMT"
    article = copy(line, "Harbour closes", STORY)
    assert (article.title, article.body, article.credits) == ("Harbour closes", STORY, line)
    assert (article.status, article.embargoed) == ("embargoed", "2016-11-10T07:00:00+00:00")
    near = copy("Arms embargo ends", "Embargoes end.", STORY)
    assert (near.status, near.title) == ("", "Arms embargo ends")


def test_a_deck_between_headline_and_byline_stays_in_the_story() -> None:
    deck = "Ships must wait for weeks."
    article = copy("Harbour closes", deck, "By Kaori Pen", "VELLMAR, Nov 10 (Reuters) - " + STORY)
    assert (article.byline, article.outlet) == ("By Kaori Pen", "Reuters")
    assert article.body == f"{deck}\n\n{STORY}"


@pytest.mark.parametrize(
    "tail",
    [
        "(Additional reporting by A. Pen and\nB. Ink in Vellmar; Editing by C. Quill)",
        "Reporting by A. Pen; Editing by C. Quill",
        "Associated Press writer A. Pen contributed to this report.",
        "(MORE)",
        "-30-",
        "ENDS",
        "REUTER...",
        "AFP",
        "Copyright 2016 The Vellmar Courier. All rights reserved.",
        "© 2016 Vellmar Courier",
        "(kaori.pen@example.com; +00 1 23)",
        "To contact the reporter on this story:",
        "Kaori Pen in Vellmar at kpen@example.net",
        "--With assistance from A. Pen and B. Ink.",
        "14-MAG-26 16:40",
        "NNNN",
    ],
)
def test_tails_go_into_the_credits(tail: str) -> None:
    article = copy("Harbour closes", STORY, tail)
    assert (article.body, article.credits) == (STORY, " ".join(tail.split()))


def test_several_tails_keep_their_order() -> None:
    article = copy(
        "Harbour closes", "VELLMAR (AP) - " + STORY, "(Editing by C. Quill)", "___", "ENDS\nKeywords: PORT; SHIPS"
    )
    assert article.credits == "VELLMAR (AP)\n(Editing by C. Quill)\nENDS"
    assert (article.keywords, article.body) == (("PORT", "SHIPS"), STORY)


@pytest.mark.parametrize(
    "ending",
    [
        "(The harbour is old.)",
        "Editing is hard.",
        "More ships wait.",
        "It ends",
        "Copyright law does not help.",
        "He told Reuters.",
        '"More," he said.',
        "In 2016 she contributed a story.",
        "To contact the moon is her dream.",
        "Write to <desk@courier.example> if 3 <4.",
        "They met with assistance.",
        "At noon 16:40",
    ],
)
def test_endings_that_are_story(ending: str) -> None:
    article = copy("Harbour closes", STORY, ending)
    assert (article.body, article.credits) == (f"{STORY}\n\n{ending}", "")


def test_copy_of_dow_jones_is_dated_and_named_below_the_story() -> None:
    stamp = "November 10, 2026 12:40 ET (17:40 GMT)"
    foot = f"(END) Dow Jones Newswires\n\n   {stamp}\n   Copyright (c) 2026 Dow Jones & Company, Inc."
    article = copy("Harbour closes", STORY, "Write to Kaori Pen at kaori.pen@example.com", foot)
    assert (article.body, article.outlet, article.published) == (STORY, "Dow Jones", "2026-11-10T12:40:00-05:00")
    assert "Write to Kaori Pen" in article.credits
    # Of another day than the dateline says, it is that of sending.
    other = copy("Harbour closes", "VELLMAR, Nov 9, 2026 (Dow Jones) - " + STORY, stamp)
    assert (other.body, other.published) == (STORY, "2026-11-09")
    assert copy("Harbour closes", STORY, "(END) of the line").body == f"{STORY}\n\n(END) of the line"


def test_a_line_of_day_and_source_below_the_headline() -> None:
    line = "November 10, 2026 08:30 ET | Source: Vellmar Ports plc"
    article = copy("Harbour closes", line, "VELLMAR, Nov. 10, 2026 (GLOBE NEWSWIRE) -- " + STORY)
    assert (article.body, article.published) == (STORY, "2026-11-10T08:30:00-05:00")
    assert copy("Harbour closes", "Ports | Source: Vellmar", STORY).body.startswith("Ports | Source")


@pytest.mark.parametrize(
    "line",
    [
        "Vellmar Courier (Vellmar, NO) - November 10, 2026",
        "Vellmar Tidende | 10.11.2026 | Side 5 | 340 ord | artikel-id: e1",
        "Vellmarer Bote vom 10.11.2026, Nr. 5, S. 3",
        "Vellmar Avis. Publisert på trykk 10.11.2026. Side 5. Kaori Pen.",
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_paper_day_and_page_as_databases_write_them(line: str, is_above: bool) -> None:
    article = copy(*((line, "Harbour closes") if is_above else ("Harbour closes", line)), STORY)
    assert (article.title, article.body, article.published) == ("Harbour closes", STORY, "2026-11-10")
    assert article.outlet == " ".join(line.split()[:2]).rstrip(".")


@pytest.mark.parametrize(
    "line",
    [
        "The Courier of November 10, 2026, page 5, said it all over again.",
        "Vellmar, November 10, 2026",
        "Ships | 10.11.2026 | a long list of what was said that day",
    ],
)
def test_a_line_that_names_a_day_is_no_source(line: str) -> None:
    assert copy("Harbour closes", line, STORY).outlet == ""


def test_the_notebook_of_dpa_is_no_story() -> None:
    notes = "# dpa-Notizblock\n\n## Orte\n- Hafen, Kai 1\n\ndpa al yybb n1 bq"
    article = copy("Hafen zu", "Vellmar (dpa) - " + STORY, notes)
    assert (article.body, article.outlet) == (STORY, "dpa")
    assert "Kai 1" in article.credits
    told = f"{STORY}\n\nDer dpa-Notizblock nennt Orte."
    assert copy("Hafen zu", "Vellmar (dpa) - " + told).body == told


def test_an_urgent_headline_stands_between_signs() -> None:
    assert copy("++ Harbour closes ++", STORY).title == "Harbour closes"
    assert copy("+++ Harbour closes +++", STORY).title == "Harbour closes"
    assert copy("C++ is forty", STORY).title == "C++ is forty"


def test_headers_of_an_export() -> None:
    text = (
        "Title: Harbour closes\nDate: 2016-11-10\nSource: Vellmar Courier\nURL: https://example.com/1\n"
        f"Author: Kaori Pen\nTags: port, ships\nDesk: 7\n\nHarbour closes\n\n{STORY}\n"
    )
    article = parse(text)
    assert (article.title, article.published, article.outlet) == (
        "Harbour closes",
        "2016-11-10",
        "Vellmar Courier",
    )
    assert (article.url, article.authors, article.keywords) == (
        "https://example.com/1",
        ("Kaori Pen",),
        ("port", "ships"),
    )
    assert (article.body, article.credits) == (STORY, "Desk: 7")


def test_front_matter() -> None:
    text = f'---\ntitle: "Harbour: closed"\ndate: 10 Nov 2016\nauthors:\n  - Kaori Pen\n  - Tim Ink\ntags: [port, ships]\n---\n\n{STORY}'
    article = parse(text)
    assert (article.title, article.published, article.published_text) == (
        "Harbour: closed",
        "2016-11-10",
        "10 Nov 2016",
    )
    assert (article.authors, article.keywords, article.body) == (
        ("Kaori Pen", "Tim Ink"),
        ("port", "ships"),
        STORY,
    )


@pytest.mark.parametrize("title", ["Source: harbour to close", "Update: harbour closes", "Vellmar: port closes"])
def test_a_headline_with_a_colon_is_no_header(title: str) -> None:
    article = copy(title, STORY)
    assert (article.title, article.body, article.outlet) == (title, STORY, "")


def test_a_horizontal_rule_is_no_front_matter() -> None:
    article = parse(f"---\nHarbour closes\n\n{STORY}\n---\nThey left.")
    assert article.title == "Harbour closes"
    assert article.body == f"{STORY}\n---\nThey left."


def test_entities_of_wire_archives_are_characters() -> None:
    (read,) = read_bytes(b"MOBIL &lt;MOB> GAINS\n  AT&T rose &amp; fell, &copy it &#7; said.\n", "a.txt", Bounds())
    assert isinstance(read, Article)
    assert (read.title, read.body) == ("MOBIL <MOB> GAINS", "AT&T rose & fell, &copy it &#7; said.")


P = "Dockers voted on Thursday to accept a pay deal."


@pytest.mark.parametrize(
    ("head", "title", "outlet", "dateline"),
    [
        ("V0221 4.10 NSN 20 NOV 2026\nFed: Dockers accept\n\nHALDEN, Nov 20 AAP - ", "Fed: Dockers accept", "AAP", "V0221 4.10 NSN 20 NOV 2026\nHALDEN, Nov 20 AAP"),
        ("KYODO NEWS (Japan)\n20 November 2026 - 10:05\nDockers accept\nHALDEN, Nov. 20 (Kyodo) -- ", "Dockers accept", "Kyodo", "KYODO NEWS (Japan)\nHALDEN, Nov. 20 (Kyodo)"),
        ("NOR01 4 POL 0212 NOR/AFP-XY12\n\nstrike-Norway-ports\nDockers accept\n\nHALDEN, Nov 20, 2026 (AFP) - ", "Dockers accept", "AFP", "NOR01 4 POL 0212 NOR/AFP-XY12\nHALDEN, Nov 20, 2026 (AFP)"),
        ("TASS\n\n20 November 2026\n\nDockers accept\n\nHALDEN, November 20. /TASS/. ", "Dockers accept", "TASS", "TASS\nHALDEN, November 20. /TASS/"),
        ("+Dockers accept+\n\nHALDEN, Norway, Nov. 20 Kyodo - ", "Dockers accept", "Kyodo", "HALDEN, Norway, Nov. 20 Kyodo"),
    ],
)  # fmt: skip
def test_heads_of_wires_are_no_headlines(head: str, title: str, outlet: str, dateline: str) -> None:
    article = parse(f"{head}{P}\n")
    assert (article.title, article.outlet, article.credits, article.body) == (title, outlet, dateline, P)


@pytest.mark.parametrize("title", ["COVID19 2 NEW CASES", "G20 2026: LEADERS AGREE", "Kyodo News (Japan) is sold"])
def test_headlines_of_numbers_and_agencies_stay(title: str) -> None:
    assert parse(f"{title}\n\nHALDEN (Reuters) - {P}\n").title == title


@pytest.mark.parametrize(
    ("text", "outlet", "body"),
    [
        ("Base struck\n\nMILL CITY, Westmark (AP) _ A blast hit it.", "AP", "A blast hit it."),
        (
            "Base struck\n\nThe hall (Hall B) _ a cold one _ was hit.",
            None,
            "The hall (Hall B) _ a cold one _ was hit.",
        ),
        ("Weiler tritt ab\n\nHannover (dpa/lni) - Er ging am Freitag.", "dpa", "Er ging am Freitag."),
        ("Treffen im Dom\n\nKöln (KNA) - Bischöfe kamen.", "KNA", "Bischöfe kamen."),
        ("Treffen im Dom\n\nHalle (Saal) - Bischöfe kamen.", None, "Halle (Saal) - Bischöfe kamen."),
        (
            "Missiles fired\n(ATTN: ADDS details)\nBy Kim Min\nSEOUL, Nov. 20 (Yonhap) -- They flew.",
            "Yonhap",
            "They flew.",
        ),
        # Blank lines were lost; the dateline of an agency says where the story begins.
        (
            "UPDATE 1-Oil up\n* Brent up 2 pct\n* Storm feared\nBy Jo Doe\nLONDON, Nov 20 (Reuters) - Oil rose.",
            "Reuters",
            "* Brent up 2 pct\n* Storm feared\n\nOil rose.",
        ),
        (
            "Oil up\n* Brent up 2 pct\n* Storm feared\nBy then LONDON (Hall B) - Oil rose.",
            None,
            "* Brent up 2 pct\n* Storm feared\nBy then LONDON (Hall B) - Oil rose.",
        ),
    ],
)
def test_where_a_story_begins_below_its_dateline(text: str, outlet: str | None, body: str) -> None:
    article = parse(text)
    assert (article.outlet or None, article.body) == (outlet, body)


def test_mail_that_was_saved_as_text_has_its_headers() -> None:
    head = "From: Kaori Pen <pen@vellmar.example>\nSent: Thursday, 10 November 2016 07:12\nTo: Desk\nSubject: Harbour closes\n\n"
    article = parse(head + STORY)
    assert (article.title, article.authors, article.published) == (
        "Harbour closes",
        ("Kaori Pen",),
        "2016-11-10T07:12:00",
    )
    assert (article.body, article.credits) == (STORY, "To: Desk")
    article = parse(f"From: a reader\n\n{STORY}")
    assert (article.title, article.byline) == ("From: a reader", "")


def test_a_header_of_a_time_keeps_its_clock() -> None:
    times = {"2016-11-10 07:12": "2016-11-10T07:12:00", "10 Nov 2016": "2016-11-10"}
    for written, published in times.items():
        assert parse(f"Title: Harbour closes\nDate: {written}\n\n{STORY}").published == published
