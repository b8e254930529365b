"""Messages within messages: forwarded by hand or as they came, digests of lists, posts of ProMED, what is encrypted."""

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

TEXT = "The ferries of Karvala lay still on Wednesday.\n\nTalks go on, the port said."


def message(subject: str, text: str, sender: str = "Bob Ray <bob@example.org>") -> EmailMessage:
    written = EmailMessage()
    written["From"], written["Subject"] = sender, subject
    written["Date"], written["Message-ID"] = "Thu, 19 Nov 2026 07:00:00 +0100", f"<{len(text)}@example.org>"
    written.set_content(text)
    return written


def read(written: EmailMessage | MIMEMultipart) -> list[Article | Problem]:
    return list(read_bytes(bytes(written), "inbox/1.eml", Bounds()))


def one(subject: str, text: str) -> Article:
    [article] = read(message(subject, text))
    assert isinstance(article, Article)
    return article


HEADERS = (
    "-----Original Message-----\nFrom: Jane Holm <jane@norvik.example>\nSent: Wednesday, November 18, 2026 8:14 AM\nTo: Bob Ray\nSubject: Ferries lie still\n",
    "---------- Forwarded message ---------\nFrom: Jane Holm <jane@norvik.example>\nDate: Wed, Nov 18, 2026 at 8:14 AM\nSubject: Ferries lie still\nTo: <bob@example.org>\n\n",
    "Von: Jane Holm <jane@norvik.example>\nGesendet: Mittwoch, 18. November 2026 08:14\nAn: Bob Ray\nBetreff: WG: Ferries lie still\n",
    "________________________________\n*De :* Jane Holm\n*Envoyé :* mercredi 18 novembre 2026 08:14\n*À :* Bob Ray;\n  Ann Berg\n*Objet :* Ferries lie still\n",
    "From: Jane Holm\n\nSent: 18 November 2026 08:14\n\nTo: Bob Ray\n\nSubject: Ferries lie still\n",
)


@pytest.mark.parametrize("headers", HEADERS)
def test_a_forwarded_story_has_its_own_headline_author_and_day(headers: str) -> None:
    article = one("Fwd: boats", "For you.\n\nBob\n\n" + headers + "\n" + TEXT)
    assert (article.title, article.byline, article.published) == (
        "Ferries lie still",
        "Jane Holm",
        "2026-11-18T08:14:00",
    )
    assert (article.body, article.credits) == (TEXT, "For you. Bob")


@pytest.mark.parametrize("headers", HEADERS[2:])
def test_headers_in_a_letter_that_forwards_nothing_are_text(headers: str) -> None:
    article = one("What she wrote", "The leaked mail reads:\n\n" + headers + "\n" + TEXT)
    assert (article.title, article.byline) == ("What she wrote", "Bob Ray")
    assert article.body.startswith("The leaked mail reads:")
    assert "Ferries lie still" in article.body


def test_a_story_below_a_long_text_is_quoted_and_not_forwarded() -> None:
    article = one("Fwd: boats", "The port of Karvala said so. " * 30 + "\n\n" + HEADERS[2] + "\n" + TEXT)
    assert (article.title, article.byline) == ("boats", "Bob Ray")
    assert TEXT.split("\n", maxsplit=1)[0] in article.body


def test_what_is_forwarded_as_a_quotation_is_read() -> None:
    quoted = HEADERS[1].partition("\n")[2] + TEXT
    marked = "Begin forwarded message:\n\n" + "\n".join("> " + line for line in quoted.split("\n"))
    article = one("Fwd: boats", marked + "\n\nSent from my iPhone\n")
    assert (article.title, article.body) == ("Ferries lie still", TEXT)
    answer = "Thanks.\n\n" + "\n".join("> " + line for line in TEXT.split("\n"))
    assert one("Re: boats", answer).body == "Thanks."


def test_what_was_forwarded_twice_is_the_story_and_an_answer_stays_one() -> None:
    chain = HEADERS[2].replace("Jane Holm", "Ann Berg") + "\nFor you.\n\n" + HEADERS[0] + "\n" + TEXT
    article = one("Fwd: WG: boats", chain)
    assert (article.byline, article.body) == ("Jane Holm", TEXT)
    answered = HEADERS[0].replace("Subject: ", "Subject: RE: ") + "\nIt is true.\n\n" + HEADERS[4] + "\n" + TEXT
    assert one("Fwd: boats", answered).body.startswith("It is true.")


def test_a_message_forwarded_as_it_came_is_an_article_of_its_own() -> None:
    outer = message("Fwd: boats", "See attached.")
    outer.add_attachment(message("Ferries lie still", TEXT, "Jane Holm <jane@norvik.example>"))
    letter, story = read(outer)
    assert isinstance(letter, Article) and isinstance(story, Article)
    assert (letter.title, letter.body) == ("boats", "See attached.")
    assert (story.title, story.byline, story.body, story.index) == ("Ferries lie still", "Jane Holm", TEXT, 1)


def test_a_digest_is_as_many_articles_as_it_holds() -> None:
    digest = MIMEMultipart("digest")
    for number in range(3):
        digest.attach(MIMEMessage(message(f"Story {number}", f"{TEXT} {number}")))
    outer = MIMEMultipart("mixed")
    outer["From"], outer["Subject"], outer["MIME-Version"] = "list@example.org", "Digest, Vol 3", "1.0"
    outer.attach(digest)
    assert [thing.title for thing in read(outer) if isinstance(thing, Article)] == [
        "Story 0",
        "Story 1",
        "Story 2",
    ]
    outer.attach(MIMEText("What the list says of today."))
    assert "Digest, Vol 3" in [thing.title for thing in read(outer) if isinstance(thing, Article)]


def test_a_digest_in_one_text_is_as_many_articles_as_it_holds() -> None:
    def part(number: int) -> str:
        head = f"Message: {number}\nDate: Wed, 18 Nov 2026 0{number}:00:00 +0000\nFrom: Jane Holm <j@x.example>\nSubject: [News] Story {number}\nMessage-ID: <{number}@x>\n"
        return f"{head}\n{TEXT}\n\n{'-' * 30}\n\n"

    contents = f"Today's Topics:\n\n   1. Story 1 (Jane Holm)\n\n\n{'-' * 70}\n\n"
    foot = (
        f"Subject: Digest Footer\n\nNews mailing list\n\n{'-' * 30}\n\nEnd of News Digest, Vol 3, Issue 12\n****\n"
    )
    found = read(message("News Digest, Vol 3, Issue 12", contents + part(1) + part(2) + foot))
    assert [
        (thing.title, thing.body, thing.id, thing.published) for thing in found if isinstance(thing, Article)
    ] == [
        ("Story 1", TEXT, "1@x", "2026-11-18T01:00:00+00:00"),
        ("Story 2", TEXT, "2@x", "2026-11-18T02:00:00+00:00"),
    ]
    ruled = f"Two stories.\n\n{'-' * 70}\n\nThe first is short.\n\n{'-' * 30}\n\nSo is the other.\n"
    assert one("News", ruled).body == ruled.strip()
    inner = part(1) + f"More of it.\n\n{'-' * 30}\n\n"
    first, second = read(message("News Digest, Vol 3, Issue 12", contents + inner + part(2) + foot))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.body, second.body) == (f"{TEXT}\n\nMore of it.", TEXT)


def test_what_stands_above_a_rule_and_the_headers_of_another_letter_is_read() -> None:
    answer = f"{TEXT}\n\n{'-' * 70}\nFrom: Ann Berg\nSubject: Ferries\n\nWhat is new?\n"
    article = one("Re: Ferries", answer)
    assert article.byline == "Bob Ray" and article.body.startswith(TEXT) and "What is new?" in article.body


POST = """AVIAN INFLUENZA (123): NORVIA (KARVALA) POULTRY, H5N1
*****************************************************
A ProMED-mail post
http://www.promedmail.org
ProMED-mail is a program of the
International Society for Infectious Diseases
http://www.isid.org

Date: Tue 17 Nov 2026
Source: Norvik News [edited]
http://norvik.example/flu

Officials in Karvala confirmed an outbreak of H5N1 at a farm.

--
communicated by:
ProMED-mail Rapporteur Jane Holm

[The farm lies near wetlands. - Mod.PL]
.................................................jh/pl/mj/sh

*##########################################################*
ProMED-mail makes every effort to verify the reports that are posted.
"""


def test_a_post_of_promed_by_mail_is_the_report() -> None:
    article = one("PRO/AH/EDR> Avian influenza (123): Norvia (Karvala) poultry, H5N1", POST)
    assert article.title == "Avian influenza (123): Norvia (Karvala) poultry, H5N1"
    assert article.body == "Officials in Karvala confirmed an outbreak of H5N1 at a farm."
    assert (article.outlet, article.url) == ("Norvik News", "http://norvik.example/flu")
    assert "Mod.PL" in article.credits and "every effort" not in article.credits
    assert "effort" in one("Lists", "We read ProMED-mail.\n\nIt makes every effort.").body
    letter = "Measles rise in Karvala.\n\nOfficials quoted the ProMED-mail post of Monday."
    assert one("Weekly letter", letter).body == letter


def test_the_reports_of_a_post_are_an_article_each() -> None:
    report = "[{}] Norvia: {}\nDate: {} Nov 2026\nSource: {} [edited]\nhttp://norvik.example/{}\n\nHens are ill in {}.\n\n--\ncommunicated by:\nProMED\n\n******\n"
    above, below = POST.partition("Date: Tue")[0], POST.partition("[The farm")[2]
    reports = report.format(1, "hens", 17, "Norvik News", 1, "Karvala") + report.format(
        2, "ducks", 16, "Osk Post", 2, "Osk"
    )
    text = f"{above}In this post:\n[1] Norvia: hens\n[2] Norvia: ducks\n\n******\n{reports}[The farm{below}"
    found = [
        one for one in read(message("PRO/AH> Avian influenza (123): Norvia", text)) if isinstance(one, Article)
    ]
    assert [(thing.title, thing.body, thing.outlet, thing.url) for thing in found] == [
        (
            "Avian influenza (123): Norvia [1] Norvia: hens",
            "Hens are ill in Karvala.",
            "Norvik News",
            "http://norvik.example/1",
        ),
        (
            "Avian influenza (123): Norvia [2] Norvia: ducks",
            "Hens are ill in Osk.",
            "Osk Post",
            "http://norvik.example/2",
        ),
    ]
    assert found[0].id != found[1].id
    assert "wetlands" in found[1].credits
    # One number makes no list of reports.
    assert (
        len(read(message("PRO> Avian influenza", text.replace("[2] Norvia: ducks\nDate", "Norvia: ducks\nDate"))))
        == 1
    )


def test_a_line_of_dots_in_a_post_ends_nothing() -> None:
    ruled = POST.replace("at a farm.\n", "at a farm.\n\n.............\n\nOthers are well.\n")
    assert one("PRO> Avian influenza", ruled).body.endswith("Others are well.")


def test_an_encrypted_message_is_said_and_a_signed_one_is_read() -> None:
    armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    [problem] = read(message("boats", armour))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("unreadable", "the message 'boats' is encrypted")
    signed = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{TEXT}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    assert one("boats", signed).body == TEXT
    assert (
        one("boats", f"Two of them.\n\n{signed}\nBelow.\n\n{signed}").body
        == f"Two of them.\n\n{TEXT}\n\nBelow.\n\n{TEXT}"
    )
    assert one("boats", signed.replace(TEXT, "- - grain\n- - rye")).body == "- grain\n- rye"


def test_a_headline_above_the_text_is_the_title_and_no_text() -> None:
    assert one("Ferries lie still", "Ferries lie still\n\n" + TEXT).body == TEXT
    assert one("Ferries lie still", "Ferries lie still.\n\n" + TEXT).body.startswith("Ferries lie still.")


def test_messages_too_deep_in_one_another_are_said_and_so_is_what_is_signed_out_of_sight() -> None:
    inner: EmailMessage | MIMEMultipart = message("Story 0", TEXT)
    for number in range(1, 6):
        outer = MIMEMultipart("mixed")
        outer["From"], outer["Subject"], outer["MIME-Version"] = "q@x.example", f"Story {number}", "1.0"
        outer.attach(MIMEText(f"Text {number}."))
        outer.attach(MIMEMessage(inner))
        inner = outer
    *articles, problem = read(inner)
    assert [one.title for one in articles if isinstance(one, Article)] == [
        "Story 5",
        "Story 4",
        "Story 3",
        "Story 2",
    ]
    assert isinstance(problem, Problem) and problem.code == "bound" and "more than 3 deep" in problem.message
    signed = message("boats", "MIIB")
    signed.replace_header("Content-Type", "application/pkcs7-mime; smime-type=signed-data")
    [problem] = read(signed)
    assert isinstance(problem, Problem) and "is signed" in problem.message
