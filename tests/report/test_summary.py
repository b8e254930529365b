"""What a summary quotes, and how: no points of a list, no quotation cut in two."""

import pytest

from triage.article import Article
from triage.matching.match import Match
from triage.quotations import opened
from triage.render.view.quote import quote
from triage.report.summary import summary


def told(body: str, *words: str) -> str:
    """The summary of a text, its own words included, for matches of these words wherever they stand."""
    article = Article(title="Ferry", body=body)
    matches = [
        Match(
            term=word,
            field="body",
            zone="body",
            start=place,
            end=place + len(word),
            text=word,
            kind="exact",
            similarity=1.0,
        )
        for word in words
        for place in range(len(body))
        if body.startswith(word, place)
    ]
    matches.sort(key=lambda one: one.start)
    snippets = summary(article, matches)
    assert all(body[one.start : one.end] == one.text for one in snippets)
    return "".join(one.text for one in quote(article, snippets))


LIST = "* Lender demands money\n* Ferry to stay in port\n\nThe owner of the ferry stepped aside on Friday."


def test_points_above_the_text_are_left_out() -> None:
    assert told(LIST, "ferry", "Ferry", "Lender") == "The owner of the ferry stepped aside on Friday."
    # On one line, as feeds have them.
    assert told(LIST.replace("\n* F", " * F"), "ferry") == "The owner of the ferry stepped aside on Friday."
    assert told(LIST) == "The owner of the ferry stepped aside on Friday."


def test_where_only_a_point_matches_it_stands_without_its_bullet() -> None:
    assert told(LIST, "Lender") == "Lender demands money"
    assert told("• Lender demands money • Rain stays", "Rain") == "Rain stays"


def test_a_star_within_a_sentence_is_no_bullet() -> None:
    assert told("The ferry sells 3 * 4 tickets. It sails.", "ferry") == "The ferry sells 3 * 4 tickets."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The rest of a quotation comes along where it is short.
        ('Lyng said, "No ferry. We will not sail." She left.', 'Lyng said, "No ferry. We will not sail."'),
        ('"We wait. The ferry is late. All wait," she said.', '"We wait. The ferry is late. All wait," she said.'),
        ("“We wait. The ferry is late.” She left.", "“We wait. The ferry is late.”"),
        # It is closed where its end stands in the next paragraph, or is too far.
        ('"The ferry is late.\n\n"We wait," she said.', '"The ferry is late. …"'),
        ('"The ferry is late. ' + "We wait for it. " * 40 + 'So," she said.', '"The ferry is late. …"'),
        (
            '"So. ' + "We wait for it. " * 40 + 'The ferry is late," she said. Rain.',
            '"… The ferry is late," she said.',
        ),
        # Nearest: what is whole stays as it is; inches and apostrophes open nothing.
        ('She said "no ferry". We will sail.', 'She said "no ferry".'),
        ('The 6" pipe of the ferry broke. We sail.', 'The 6" pipe of the ferry broke.'),
        ("The crew's ferry was 'late'. We sail.", "The crew's ferry was 'late'."),
    ],
)
def test_no_quotation_is_cut_without_a_sign(body: str, expected: str) -> None:
    assert told(body, "ferry") == expected


def test_each_paragraph_opens_its_own_quotations() -> None:
    body = '"The first.\n\n"The second," she said. The third.'
    assert opened(body, (body.index("The third"), len(body))) == ("", "")
    assert opened(body, (0, 11)) == ("", '"')
    assert opened("„Nein“, sagte sie. „Doch.", (0, 18)) == ("", "")
    assert opened("„Nein“, sagte sie. „Doch.", (19, 25)) == ("", "„")
