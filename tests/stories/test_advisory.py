"""Why a story must not be used, and which texts say so."""

import pytest

from triage.article import Article
from triage.readers.wire.story import parse
from triage.readers.wire.withdrawals import withdraws
from triage.stories.advisory import reason
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
    assert parse(text).status == status


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
