"""Names that a reader is not shown because they were cut or are no body, each beside one that is shown."""

from tests.entities.recognised import entities, names, of
from triage.entities.entity import EntitySpan
from triage.entities.gazetteer import gazetteer
from triage.entities.merge import Mention
from triage.entities.trust import Trust


def test_well_known_bodies_are_told_from_places_and_people() -> None:
    text = "Fianna Fáil wants a vote. Fans of Real Madrid sang. Le Soir and Bank of Ireland said no."
    assert set(of("ORG", text)) == {"Fianna Fáil", "Real Madrid", "Le Soir", "Bank of Ireland"}
    assert of("LOC", text) == []


def test_spoken_acronyms_in_small_letters() -> None:
    assert names("Officials of Unesco and Opec met in Geneva.") == {
        "Unesco": "ORG",
        "Opec": "ORG",
        "Geneva": "LOC",
    }
    assert "Usda" not in names("The USDA said so.", title="USDA CUTS FORECAST OF CORN")


def test_what_a_body_is_for_belongs_to_it() -> None:
    assert of("ORG", "He heads the United Nations Conference on Trade and Development in Geneva.") == [
        "United Nations Conference on Trade and Development"
    ]
    assert of("ORG", "He spoke to the Securities and Exchange Commission on Tuesday.") == [
        "Securities and Exchange Commission"
    ]
    assert of("ORG", "The Council on Hemispheric Affairs in Washington agreed.") == [
        "Council on Hemispheric Affairs"
    ]


def test_a_listed_body_with_its_country() -> None:
    text = "Agents of U.S. Customs and Border Protection stopped the lorry."
    assert of("ORG", text) == ["U.S. Customs and Border Protection"]


def test_a_name_beside_a_capital_that_is_left_over() -> None:
    found = [e for e in entities("Subscribe to the Delmont Ledger Press for FREE today.") if e.type == "ORG"]
    assert not any(e.shown and e.text == "Press for FREE" for e in found)


def test_works_in_quotes() -> None:
    assert of("ORG", 'She grew up with "The Corner House Committee" on television.') == []
    assert of("ORG", "She grew up with the Corner House Committee in Leeds.") == ["Corner House Committee"]


def test_letters_that_are_no_body() -> None:
    assert of("ORG", "Shares of the REIT fell after the AGM; NATO said nothing.") == ["NATO"]


def test_people_taken_for_bodies() -> None:
    assert names("The title went to Aussie Samantha Doyle and France's Jo-Wilfried Bertin in Rome.") == {
        "Aussie": "NORP", "Samantha Doyle": "PERSON", "France": "LOC", "Jo-Wilfried Bertin": "PERSON", "Rome": "LOC",
    }  # fmt: skip


def test_governments_by_the_name_of_who_leads_them() -> None:
    assert of("ORG", "The Reagan Administration prefers loans.") == []
    assert of("ORG", "The Federal Aviation Administration prefers loans.") == ["Federal Aviation Administration"]


def test_a_firm_is_not_of_its_town() -> None:
    assert of("ORG", "It agreed to buy North Shore Bancorp Inc of Northbrook.") == ["North Shore Bancorp Inc"]
    assert of("ORG", "It agreed to buy Aluminum Co of America.") == ["Aluminum Co of America"]


def test_places_that_are_papers_or_offices() -> None:
    text = "He wrote for the Sacramento Examiner and sued the Marin County Sheriff."
    assert names(text) == {"Sacramento Examiner": "ORG", "Marin County": "LOC"}
    assert names("He lives in Marin County.") == {"Marin County": "LOC"}


def test_a_field_that_goes_on_with_and() -> None:
    assert of("ORG", "The Department of Economic and Social Affairs projects growth.") == [
        "Department of Economic and Social Affairs"
    ]
    assert set(of("ORG", "The Department of Defense and the State Department agreed.")) == {
        "Department of Defense", "State Department",
    }  # fmt: skip


def test_offices_are_no_bodies() -> None:
    assert of("ORG", "He met the Bosnian Foreign Minister, Haris Silajdzic, at the Foreign Ministry.") == [
        "Foreign Ministry"
    ]


def test_places_that_go_on() -> None:
    assert names("The talks were held in Punta del Este and in Portugal.") == {
        "Punta del Este": "LOC",
        "Portugal": "LOC",
    }


def test_particles_and_initials_are_no_plain_words() -> None:
    assert set(of("PERSON", "Michael de la Merced wrote of John F Kennedy.")) == {
        "Michael de la Merced", "John F Kennedy",
    }  # fmt: skip


def test_lines_that_are_wrapped_under_a_first_line_that_lost_its_indent() -> None:
    body = (
        "Delmont Fine Foods Inc, a Canadian\n  company owned for the most part by Carrow Holdings PLC of London, has\n"
        "  acquired Channel Foods Ltd, a producer of smoked fish in the west of\n  England, the company said.\n"
    )
    assert set(of("ORG", body)) == {"Delmont Fine Foods Inc", "Carrow Holdings PLC", "Channel Foods Ltd"}


def test_names_that_go_on_where_lists_end() -> None:
    text = "It is owned by Morgan Stanley and Co and the Bank of Zambia, not by Bank of America and US Bancorp."
    assert set(of("ORG", text)) == {"Morgan Stanley and Co", "Bank of Zambia", "Bank of America", "US Bancorp"}
    assert of("ORG", "Trading Corp of Pakistan Ltd said it had invited tenders.") == [
        "Trading Corp of Pakistan Ltd"
    ]
    assert of(
        "PERSON", "South Korean Finance Minister Chung In-yong will resist pressure for a stronger currency."
    ) == ["Chung In-yong"]


def test_towns_before_the_abbreviation_of_a_state() -> None:
    assert names("A group led by Far Hollow, N.J., investors paid.") == {"Far Hollow": "LOC", "N.J.": "LOC"}


def test_pieces_are_not_shown_however_well_known() -> None:
    assert of("LOC", "James Capel (Far East) Ltd estimates more.") == []
    assert of("LOC", "He toured the Far East.") == ["Far East"]


def test_symbols_of_shares() -> None:
    assert of("ORG", "Shares in Carrow Steel Ltd, which trade in London as CRWS, closed higher.") == [
        "Carrow Steel Ltd"
    ]


def test_a_body_needs_a_list_a_word_or_a_frame() -> None:
    assert of("ORG", "You can open the file with TRVK on your phone.") == []
    assert of("ORG", "A spokesman for TRVK said the file was safe.") == ["TRVK"]
    assert of("ORG", "You can open the file with Microsoft on your phone.") == ["Microsoft"]


def test_what_is_spoken_of_as_a_firm_is_no_place() -> None:
    found = names("USAir agreed to the acquisition of Westland. Westland shares rose in London.")
    assert "Westland" not in found
    assert found["London"] == "LOC"


def test_firms_that_look_like_people() -> None:
    assert of("PERSON", "The weekly Ekonomicheskaya Gazeta reported it and Hang Seng fell.") == []
    assert of("PERSON", "Edward A. Viner and Co had capital.") == []
    assert of("PERSON", "Don Lipton, a spokesman for the farm federation, said so.") == ["Don Lipton"]


def test_a_people_that_is_a_piece_of_a_firm_is_not_shown() -> None:
    piece = Mention(EntitySpan("body", 0, 7), ("British",), "NORP", 0.95, True, "British", is_piece=True)
    trust = Trust(gazetteer())
    assert not trust.shown([piece], 0.95)
    assert trust.shown([piece._replace(is_piece=False)], 0.95)
