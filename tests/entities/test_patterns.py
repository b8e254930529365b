"""Shapes of names that models cut, join or mistake: each accept beside its nearest reject."""

import pytest

from tests.entities.recognised import names


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # Hyphens and particles.
        ("President Yoon Tae-hyun met Governor Bola Sanwo-Eko.", {"Yoon Tae-hyun": "PERSON", "Bola Sanwo-Eko": "PERSON"}),
        ("The Ohio-based firm met Lee Chun-ming.", {"Ohio": "LOC", "Lee Chun-ming": "PERSON"}),
        ("President Karim al-Haddad left.", {"Karim al-Haddad": "PERSON"}),
        ("Prince Faisal bin Turki left Riyadh.", {"Faisal bin Turki": "PERSON", "Riyadh": "LOC"}),
        ("President Rui Inacio da Costa spoke.", {"Rui Inacio da Costa": "PERSON"}),
        # A month is none after a title, and stays one.
        ("Theresa May left. Mrs May said no more.", {"Theresa May": "PERSON"}),
        ("It rained in May 2019.", {}),
        # A body does not go on into the next one.
        ("He played in the National Hockey League for the St. Louis Eagles.", {"National Hockey League": "ORG"}),
        # A people is a surname behind a given name if anybody is called so, and stays a people.
        ("Rep. Glenn English said the farm bill would pass.", {"Glenn English": "PERSON"}),
        ("English farmers said the bill would pass.", {"English": "NORP"}),
        # Peoples are a kind of their own.
        ("Costa Ricans and Seychellois voted.", {"Costa Ricans": "NORP", "Seychellois": "NORP"}),
        ("First Nations leaders met.", {"First Nations": "NORP"}),
        # Places inside names, and beside them.
        ("Kenya Airways flew to Nairobi.", {"Kenya Airways": "ORG", "Nairobi": "LOC"}),
        ("The Communist Party of Cuba met.", {"Communist Party of Cuba": "ORG"}),
        ("The king of Jordan left.", {"Jordan": "LOC"}),
        ("Michael Jordan left. Jordan was glad.", {"Michael Jordan": "PERSON"}),
        # Firms that speak as firms.
        ("Shell said it would drill.", {"Shell": "ORG"}),
        ("Shares of Nadia's Family Steak Houses Inc rose.", {"Nadia's Family Steak Houses Inc": "ORG"}),
        ("China's Ministry of Commerce said no.", {"China": "LOC", "Ministry of Commerce": "ORG"}),
        # Codes, diseases, degrees, ranks, offices are no bodies.
        ("H5N1 was found by AI and SMS, said MPs.", {}),
        ("Jane Hollister, M.S., R.D., agreed.", {"Jane Hollister": "PERSON"}),
        ("The Secretary of State left.", {}),
        ("Nobody lives on D Street.", {"D Street": "LOC"}),
        ("He saw 300 Islamic State trucks.", {"Islamic State": "ORG"}),
        # List heads in capitals.
        ("SWAB COSTS\n\nThe price rose.\n\nTASTE FOR RECEIPTS\n\nPeople kept them.", {}),
    ],
)  # fmt: skip
def test_shapes(body: str, found: dict[str, str]) -> None:
    assert {name: kind for name, kind in names(body).items() if kind in {"PERSON", "ORG", "LOC", "NORP"}} == found


def test_headlines_in_title_case() -> None:
    assert names("The two met.", title="Shinzo Abe Meets Barack Obama in Paris") == {
        "Shinzo Abe": "PERSON", "Barack Obama": "PERSON", "Paris": "LOC",
    }  # fmt: skip
    assert names("Trains stopped.", title="Trains From Paris To London Stop Again") == {
        "Paris": "LOC",
        "London": "LOC",
    }


def test_a_name_only_in_capitals_is_cased_as_elsewhere() -> None:
    assert names("JORDAN 2\n\nThe second part.") == {"Jordan": "LOC"}
    assert "NATO" in names("NATO 2\n\nThe second part.")


def test_one_frame_twenty_times() -> None:
    people = "Aldo Berti, Clara Dunmore, Edwin Farrow, Greta Halvorsen, Ivan Jelinek, Karen Lindgren, Mario Noretti, Olga Petrova".split(
        ", "
    )
    body = " ".join(f"{person} was seen in Lisbon." for person in people)
    found = names(body)
    assert [name for name, kind in found.items() if kind == "PERSON"] == people
    assert found["Lisbon"] == "LOC"
