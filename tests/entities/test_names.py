"""Who, what and where, as a reader would say it; beside each name its nearest miss."""

import pytest

from tests.entities.recognised import entities, names, of


def test_one_sentence_of_news() -> None:
    assert names(
        "French President Emmanuel Macron met executives of Siemens AG in Berlin on Monday, an official of the "
        "European Union said."
    ) == {
        "French": "NORP",
        "Emmanuel Macron": "PERSON",
        "Siemens AG": "ORG",
        "Berlin": "LOC",
        "Monday": "DATE",
        "European Union": "ORG",
    }


def test_titles_are_no_part_of_a_name_and_split_what_stands_before_them() -> None:
    assert names("U.S. President Barack Obama and Secretary of State John Kerry spoke to reporters.") == {
        "U.S.": "LOC",
        "Barack Obama": "PERSON",
        "John Kerry": "PERSON",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He praised the Japan-U.S. alliance.", {"Japan": "LOC", "U.S.": "LOC"}),
        ("The Ohio-based maker of pumps grew.", {"Ohio": "LOC"}),
        ("The U.S.-led force withdrew from the area.", {"U.S.": "LOC"}),
        ("The then-President Ronald Reagan liked him.", {"Ronald Reagan": "PERSON"}),
        ("A meeting of leaders from the Asia-Pacific took place.", {"Asia-Pacific": "LOC"}),
        ("He is a well-known and far-reaching trade-off expert.", {}),
    ],
)
def test_hyphen_compounds(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_a_country_with_its_embassy_is_an_organisation_and_without_it_a_place() -> None:
    assert names("He called the U.S. Embassy in Tokyo.") == {"U.S. Embassy": "ORG", "Tokyo": "LOC"}
    assert names("He called the U.S. economy strong.") == {"U.S.": "LOC"}


def test_two_places_joined_by_and_are_two() -> None:
    assert of("LOC", "Talks between China and Japan went on, Germany and France said.") == [
        "China",
        "Japan",
        "Germany",
        "France",
    ]
    assert of("LOC", "Tourists like Trinidad and Tobago for its beaches.") == ["Trinidad and Tobago"]


def test_possessives_stay_outside() -> None:
    for apostrophe in "'’":
        text = f"Angela Merkel{apostrophe}s party and Germany{apostrophe}s neighbours were pleased."
        assert set(names(text)) >= {"Angela Merkel", "Germany"}


def test_both_kinds_of_quotes() -> None:
    for opening, closing in ('""', "“”", "‘’", "''"):
        text = f"{opening}We trust Hillary Clinton,{closing} said Peter Navarro, an adviser in Washington."
        assert names(text) == {"Hillary Clinton": "PERSON", "Peter Navarro": "PERSON", "Washington": "LOC"}


def test_a_name_across_a_line_break() -> None:
    assert names("Officials said that Japanese Prime Minister Shinzo\nAbe would visit Washington.") == {
        "Japanese": "NORP",
        "Shinzo Abe": "PERSON",
        "Washington": "LOC",
    }
    wrapped = (
        "  The agreement on trade was signed by Prime Minister Margaret\n"
        "  Thatcher after long talks with the governor of the Bank of\n  England and others in London.\n"
    )
    assert names(wrapped) == {"Margaret Thatcher": "PERSON", "Bank of England": "ORG", "London": "LOC"}


def test_names_do_not_cross_a_blank_line() -> None:
    assert "Washington Angela Merkel" not in names("He flew to Washington\n\nAngela Merkel stayed at home.")


def test_headlines_in_capitals_and_title_case_are_read_like_text() -> None:
    body = "Japanese Prime Minister Shinzo Abe will meet Donald Trump in New York, officials said."
    for title in (
        "ABE TO MEET TRUMP NEXT WEEK, PITCH IMPORTANCE OF ALLIANCE",
        "Abe to Meet Trump Next Week, Pitch Importance of Alliance",
    ):
        spans = {
            title[span.start : span.end].title(): entity.text
            for entity in entities(body, title=title)
            for span in entity.spans
            if span.field == "title"
        }
        assert spans == {"Abe": "Shinzo Abe", "Trump": "Donald Trump"}


def test_common_words_in_capitals_are_no_names() -> None:
    assert names("'DECIDEDLY UNREASSURING'\n\nHe said so on the phone.") == {}
    assert names("They liked the close personal “Ron-Yasu” ties of that time.") == {}


def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital() -> None:
    text = "Officials were worried. Analysts agreed. Talks failed. Shares fell. Trade suffered. Nobody cared."
    assert names(text) == {}


def test_a_person_named_like_a_country_and_the_country() -> None:
    assert names("Michael Jordan scored 40 points. Jordan said he was tired.") == {"Michael Jordan": "PERSON"}
    assert names("King Abdullah returned to Jordan. The people of Jordan said they were glad.")["Jordan"] == "LOC"


def test_places_carry_their_country() -> None:
    values = {
        entity.text: entity.value for entity in entities("He flew from Tokyo to Peru, then to Asia and Ohio.")
    }
    assert values == {"Tokyo": "JP", "Peru": "PE", "Asia": None, "Ohio": "US"}


def test_a_doubtful_name_is_kept_but_not_shown() -> None:
    doubtful = [entity for entity in entities("", title="ZORBAX FALLS ON WEAK DEMAND") if entity.type != "DATE"]
    assert all(not entity.shown for entity in doubtful)


def test_the_symbol_of_a_share_is_no_name() -> None:
    assert names("Henley Group Inc <HENG.O> said it plans to sell the unit.") == {"Henley Group Inc": "ORG"}


def test_a_people_of_two_words_is_one() -> None:
    assert names("West German and South Korean officials met.") == {"West German": "NORP", "South Korean": "NORP"}
    assert (
        entities("Nothing.", title="SOUTH KOREAN MINISTER TO VISIT WEST GERMAN CAPITAL SOON")[0].text
        == "South Korean"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Energy Factors Inc said it would sell.", ["Energy Factors Inc"]),
        ("He bought Capital Wire and Cable Corp for cash.", ["Capital Wire and Cable Corp"]),
        ("Sony Corp and Cable Corp agreed.", ["Sony Corp", "Cable Corp"]),
        ("Japan and Sony Corp agreed.", ["Sony Corp"]),
        ("Chairman Sony Corp", ["Sony Corp"]),
        ("He left Aluminum Co of America.", ["Aluminum Co of America"]),
        ("The Bank of France cut rates.", ["Bank of France"]),
        ("He said Inc and Corp are endings.", []),
    ],
)
def test_how_far_a_company_reaches(text: str, expected: list[str]) -> None:
    assert of("ORG", text) == expected


def test_a_person_needs_a_witness_to_be_shown() -> None:
    unknown = "Shares of Highveld rose. Analysts liked Highveld."
    assert of("PERSON", unknown) == []
    assert of("PERSON", "Mr. Highveld spoke. Analysts liked Mr. Highveld.") == ["Highveld"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What has a capital and is neither a person nor an organisation nor a place.
        ("The debate about Brexit went on, and Brexit was named by 41 percent.", {"41 percent": "PERCENT"}),
        ("The Brexit Party won.", {"Brexit Party": "ORG"}),
        ("After Zika and Ebola the mood changed, said Anna Miller.", {"Anna Miller": "PERSON"}),
        ("They fished in the Ebola River.", {"Ebola River": "LOC"}),
        # A disease is not where it was found.
        ("An outbreak of Newcastle disease was found.", {}),
        ("An outbreak of a disease in Newcastle was found.", {"Newcastle": "LOC"}),
        ("West Nile virus and Rift Valley fever killed horses in Kenya.", {"Kenya": "LOC"}),
        ("They moved from the Rift Valley to Kenya.", {"Rift Valley": "LOC", "Kenya": "LOC"}),
        ("He has Parkinson's disease.", {}),
    ],
)
def test_what_is_named_and_is_none_of_them(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A caption stands before the sentence, in capitals or as the same name.
        ("MVP Ben Ostrander hit the ball.", {"Ben Ostrander": "PERSON"}),
        ("SCUFFLE OVER Harvey Ostrander was hit in a restaurant.", {"Harvey Ostrander": "PERSON"}),
        ("Mayor JR Smith spoke.", {"JR Smith": "PERSON"}),
        ("Singer Justin Ostrander Justin Ostrander took the stage.", {"Justin Ostrander": "PERSON"}),
        # A surname that is what firms are, too.
        ("Tyra Banks said she would come.", {"Tyra Banks": "PERSON"}),
        ("Virginia Banks said it would lend.", {"Virginia Banks": "ORG"}),
        # When a body meets is no part of it.
        ("He asked the Security Council for Friday.", {"Security Council": "ORG", "Friday": "DATE"}),
        ("He asked the Council for Refugees.", {"Council for Refugees": "ORG"}),
    ],
)
def test_what_stands_beside_a_name(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "building",
    [
        "Buckingham Palace",
        "Windsor Castle",
        "Trump Tower",
        "Lambeth Palace",
        "Grand Mosque",
        "Notre Dame Cathedral",
    ],
)
def test_a_building_is_one_place_and_is_shown(building: str) -> None:
    found = entities(f"Officials met at {building} on Monday. Guests at {building} said the plan was sound.")
    assert [(one.text, one.type, one.shown) for one in found if one.type != "DATE"] == [(building, "LOC", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Solicitor General said on Monday the plan was sound, and the Surgeon General agreed.", {}),
        ("Shares of Dollar General and General Motors rose.", {"Dollar General": "ORG", "General Motors": "ORG"}),
        ("Crystal Palace beat Arsenal on Saturday.", {"Crystal Palace": "ORG", "Arsenal": "ORG"}),
        ("House Speaker Nancy Pelosi said so.", {"House": "ORG", "Nancy Pelosi": "PERSON"}),
    ],
)
def test_offices_are_nobody_and_firms_and_clubs_are_what_they_are(text: str, expected: dict[str, str]) -> None:
    assert {one.text: one.type for one in entities(text) if one.type != "DATE"} == expected
