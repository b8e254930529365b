"""One name, one entity."""

from tests.entities.recognised import entities, found, slices
from triage.article import Article


def test_every_way_to_call_a_person() -> None:
    article = Article(
        language="en",
        title="Abe to visit Peru",
        body="Prime Minister Shinzo Abe will leave on Monday. Mr. Abe said so. Abe's aides agreed, and Prime Minister "
        "Abe smiled.",
    )
    person, *others = (entity for entity in found(article) if entity.type == "PERSON")
    assert not others
    assert (person.text, person.count) == ("Shinzo Abe", 5)
    assert slices(article, person) == ["Abe", "Shinzo Abe", "Abe", "Abe", "Abe"]


def test_two_people_of_one_surname_stay_two() -> None:
    people = [e.text for e in entities("Bill Clinton and Hillary Clinton met Barack Obama.") if e.type == "PERSON"]
    assert people == ["Bill Clinton", "Hillary Clinton", "Barack Obama"]


def test_middle_initials_join() -> None:
    people = [
        e.text for e in entities("George W. Bush spoke. George Bush left, said John Smith.") if e.type == "PERSON"
    ]
    assert people == ["George W. Bush", "John Smith"]


def test_a_country_and_its_short_names() -> None:
    article = Article(language="en", body="The United States said the U.S. was ready. Mexico agreed with the US.")
    country = found(article)[0]
    assert (country.text, country.value, slices(article, country)) == (
        "United States",
        "US",
        ["United States", "U.S.", "US"],
    )


def test_an_acronym_joins_the_name_that_introduced_it() -> None:
    text = "The Home Grown Cereals Authority (HGCA) met on Monday. The HGCA said exports rose, and the IMF agreed."
    organisations = {entity.text: entity.count for entity in entities(text) if entity.type == "ORG"}
    assert organisations == {"Home Grown Cereals Authority": 3, "IMF": 1}


def test_a_company_by_its_short_name() -> None:
    text = "Henley Group Inc said on Monday it would grow. Henley sold shares, Henley Group said."
    organisations = [(entity.text, entity.count) for entity in entities(text) if entity.type == "ORG"]
    assert organisations == [("Henley Group Inc", 3)]


def test_entities_stand_in_order_of_first_mention() -> None:
    found_ = entities("Later Donald Trump flew to Peru.", title="China warns Japan")
    assert [entity.text for entity in found_ if entity.type in {"PERSON", "LOC"}] == [
        "China",
        "Japan",
        "Donald Trump",
        "Peru",
    ]
