"""Why a story must not be used, and which texts say so."""

import json

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes
from triage.readers.wire.withdrawals import withdraws
from triage.stories.advisory import reason
from triage.stories.marks import mark_of
from triage.stories.sentences import corrections

from .builders import sentences


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Story should not be used; meeting did not take place.",) * 2,
        ("Please kill the story headlined Talks collapse. They were adjourned.", "They were adjourned."),
        ("The item has been withdrawn because the ferry did not sink.",) * 2,
        (
            "Please disregard the story slugged FERRY-SINKS. Halden regrets the error.",
            "Please disregard the story slugged FERRY-SINKS.",
        ),
        (
            "Mandatory kill. Nobody was hurt. Rain did not fall. The sun shone.",
            "Nobody was hurt. Rain did not fall.",
        ),
        (
            "Please kill the story headlined Talks collapse, as it is wrong. The minister did not resign. We regret the error.",
            "Please kill the story headlined Talks collapse, as it is wrong. The minister did not resign.",
        ),
        (
            "Please withdraw the item slugged FERRY; a substitute follows. It did not sink. A corrected version will follow.",
            "It did not sink.",
        ),
        ("", ""),
    ],
)
def test_the_reason_is_what_the_notice_says_beyond_courtesy(body: str, said: str) -> None:
    assert reason(Article(body=body)) == said


def test_what_the_killed_story_said_is_no_reason() -> None:
    killed = Article(body="The ferry sank off Lima with all hands on Tuesday night.")
    kill = Article(body=f"Please kill the story headlined Ferry sinks. {killed.body}")
    assert reason(kill, killed) == "Please kill the story headlined Ferry sinks."


def test_a_reason_in_the_note_counts_and_a_dateline_does_not() -> None:
    note = "EDS: MANDATORY KILL; story is wrong"
    assert reason(Article(credits=f"LIMA, Nov 18 (Halden)\n{note}")).endswith(note)
    assert reason(Article(credits="LIMA, Nov 18 (Halden)")) == ""


def test_a_reason_has_bounds() -> None:
    assert len(reason(Article(body="The ferry " + "never " * 90 + "sank."))) < 300


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("KILL-Ferry sinks\n\nIt did not.\n", "canceled"),
        ("WITHDRAWN: Ferry sinks\n\nIt did not.\n", "canceled"),
        ("WITHDRAWN: troops of the north\n\nThe last troops left on Sunday, the ministry said.\n", ""),
        ("ANULADA: la multa\n\nUn juez anuló el lunes la multa de tres millones.\n", ""),
        ("Advisory\n\nStory should not be used; it did not sink.\n", "canceled"),
        ("Ferry sinks\n\nFERRY-SINKS/KILL\n\nIt did not.\n", "canceled"),
        ("Please disregard the story headlined Ferry sinks.\n", "canceled"),
        ("Judge: story on ferry must not be published\n", ""),
        ("Kill the bill, nurses say\n\nThey said so.\n", ""),
        ("KILL-THE-BILL MARCH FILLS CITY\n\n" + "They marched. " * 200, ""),
        ("Police kill bear\n\nThe report was not published.\n", ""),
        ("Ferry sinks\n\nEMBARGOED UNTIL NOV 19\n\nIt did.\n", "embargoed"),
    ],
)
def test_a_text_that_withdraws_has_the_status_of_other_formats(text: str, status: str) -> None:
    (article,) = read_bytes(text.encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert article.status == status


STORY = "Ministers met in Vellmar on Sunday and talked for nine hours about herrings, and parted without a result."
LONG = " ".join([STORY] * 20)


@pytest.mark.parametrize(
    ("title", "body", "is_withdrawn"),
    [
        ("KILL: Talks collapse", "They did not.", True),
        ("KILL: Talks collapse", STORY, False),
        ("KILL-Talks collapse", STORY, True),
        ("KILL-Talks collapse", LONG, False),
        ("MANDATORY KILL: Talks collapse", LONG, True),
        ("STORY REMOVED: Talks collapse", STORY, True),
        ("STORY REMOVED FROM SHELVES", STORY, False),
        ("Story removed: how a tale left the shelves", STORY, False),
        ("Story removed: Talks collapse", "This story was removed since it was sent in error.", True),
        ("Troops leave (WITHDRAWN)", LONG, True),
        ("(WITHDRAWN) Troops leave", STORY, True),
        ("[RETRACTED] Troops leave", STORY, True),
        ("TROOPS (WITHDRAWN)", LONG, False),
        ("Bill on herrings (withdrawn)", STORY, False),
        ("Bill on herrings (withdrawn)", "The story is wrong. This item has been withdrawn.", True),
        ("Troops withdrawn from Mali", STORY, False),
        ("Army withdraws recall notice", STORY, False),
        ("RETIRADA: Las conversaciones fracasan", "Rogamos no utilizar la noticia.", True),
        (
            "RETIRADA: las tropas dejan Mali",
            "Las últimas tropas dejaron el norte el domingo, dijo el ministerio.",
            False,
        ),
        ("Retirada: las conversaciones", "Esta noticia se envió por error; la noticia queda anulada.", True),
        ("Rückzug: Gespräche gescheitert", "Diese Meldung wurde irrtümlich gesendet.", True),
        ("Rückzug: Truppen verlassen Mali", "Die letzten Soldaten haben am Sonntag den Norden verlassen.", False),
        ("Rückzug: Truppen gehen", "Sie gehen.", False),
        ("RÜCKZUG: Gespräche gescheitert", "Sie laufen.", True),
    ],
)
def test_a_withdrawal_is_known_in_every_format(title: str, body: str, is_withdrawn: bool) -> None:
    """Whatever is asked of the text, and whether the compiled core read it."""
    record = json.dumps({"title": title, "body": body, "published": "2026-11-19T08:00:00Z"})
    feed = f'<rss version="2.0"><channel><title>Desk</title><item><title>{title}</title><description>{body}</description></item></channel></rss>'
    for data, name in ((f"{title}\n\n{body}\n", "a.txt"), (record, "a.json"), (feed, "a.xml")):
        (article,) = read_bytes(data.encode(), name, Bounds())
        assert isinstance(article, Article)
        assert (name, article.status == "canceled") == (name, is_withdrawn)
        assert (mark_of(article).kind == "withdrawal") == is_withdrawn
    plain = plain_copy(f"{title}\n\n{body}\n".encode(), "a.txt")
    assert plain is None or (plain.status == "canceled") == is_withdrawn


def test_a_format_that_withholds_is_not_overruled() -> None:
    record = {
        "title": "KILL-Talks collapse",
        "body": "They did not.",
        "status": "withheld",
        "published": "2026-11-19T08:00:00Z",
    }
    (article,) = read_bytes(json.dumps(record).encode(), "a.json", Bounds())
    assert isinstance(article, Article)
    assert article.status == "withheld"


def test_few_words_are_looked_for_in_long_texts() -> None:
    assert not withdraws("Ferry sinks", "", "", " ".join(sentences(1, 30)) + " Story should not be used.")
    # A notice may thank and explain before it says so; beyond its opening it is a quotation.
    assert withdraws("Ferry sinks", "", "", "It did not. " * 36 + "Story should not be used.")
    assert not withdraws("Ferry sinks", "", "", "It did not. " * 44 + "Story should not be used.")


def pairs(old: str, new: str) -> list[tuple[str, str]]:
    """The texts of the changes."""
    found = corrections(Article(body=new), Article(body=old))
    return [
        ("" if one.old is None else old[slice(*one.old)], "" if one.new is None else new[slice(*one.new)])
        for one in found
    ]


def test_each_sentence_replaces_the_one_that_is_most_alike() -> None:
    old = "The ferry carried 24 men to Lima. The tug carried 30 men to Lima."
    new = "The tug carried 33 men to Lima. The ferry carried 42 men to Lima."
    assert pairs(old, new) == [
        ("The tug carried 30 men to Lima.", "The tug carried 33 men to Lima."),
        ("The ferry carried 24 men to Lima.", "The ferry carried 42 men to Lima."),
    ]


def test_what_was_added_and_what_was_taken_out_have_no_other_half() -> None:
    kept = "The ferry carried 24 men to Lima."
    assert pairs(kept, f"{kept} A storm delayed it by an hour.") == [("", "A storm delayed it by an hour.")]
    assert pairs(f"{kept} A storm delayed it by an hour.", kept) == [("A storm delayed it by an hour.", "")]


def test_white_space_and_case_are_no_change() -> None:
    assert pairs("The ferry carried 24 men to Lima.", "The ferry  carried\n24 MEN to Lima.") == []
