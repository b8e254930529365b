"""Personal names in all their writings, and what is left of them; beside each accept its nearest reject."""

import pytest

from .looking import kinds, texts


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        # What stands within a name is no other person's name, nor the rest of a given name.
        ("John Smith", "John's Mary Smith; John Mary Smith", ["John Mary Smith"]),
        ("John Smith", "John-Paul Smith; John Smith", ["John Smith"]),
        ("Robert Downey", "Robert's Downey Street; Robert Downey's", ["Robert Downey"]),
        ("Levi's Stadium", "Levi’s Stadium; Levi Stadium", ["Levi’s Stadium"]),
        ("Ukraine war", "Ukraine's war", ["Ukraine's war"]),
        ("George Bush", "George HW Bush; George hw Bush", ["George HW Bush"]),
        # Initials as one word.
        ("J. R. R. Tolkien", "JRR Tolkien; jrr Tolkien; J.R.R. Tolkien", ["JRR Tolkien", "J.R.R. Tolkien"]),
        ("A. A. Gill", "AA Gill; the aa gill", ["AA Gill"]),
        # A monarch without title or number, and not with another's.
        ("King Charles III", "Charles III; King Charles II; King Charles", ["Charles III", "King Charles"]),
        ("Pope Leo XIV", "Leo XIII; Pope Leo XIII; Pope Leo 13", []),
        # Middle initials both ways, but no other initial.
        (
            "John Bolton",
            "John R. Bolton; John R Bolton; John S T Bolton",
            ["John R. Bolton", "John R Bolton", "John S T Bolton"],
        ),
        # A middle name in full, where it is a name; two of them may be two people's.
        ("John Bolton", "John Raymond Bolton; John quoted Bolton; John Tuesday Bolton", ["John Raymond Bolton"]),
        ("Pedro Ruiz", "Pedro José Ruiz; Pedro, José Ruiz; Pedro and José Ruiz", ["Pedro José Ruiz"]),
        ("Kevin Banks", "Kevin Bacon\nElizabeth Banks", []),
        ("John R. Bolton", "John Raymond Bolton", []),
        # Another spelling of a given name, where the rest is the same.
        ("Mohammed bin Salman", "Muhammad bin Salman; Mahmoud bin Salman", ["Muhammad bin Salman"]),
        ("Saeed Jalili", "Said Jalili came, he said Jalili left", ["Said Jalili"]),
        ("Aleksandr Golovin", "Alexander Golovin; Alexandra Golovin", ["Alexander Golovin"]),
        ("John R. Bolton", "John Bolton; John R. Bolton; John S. Bolton", ["John Bolton", "John R. Bolton"]),
        ("George Bush", "George H.W. Bush", ["George H.W. Bush"]),
        ("John Bolton", "John met Bolton. John, R. Bolton said.", []),
        # Titles.
        (
            "Dr. Anthony Fauci",
            "Anthony Fauci; Anthony S. Fauci; Antonia Fauci",
            ["Anthony Fauci", "Anthony S. Fauci"],
        ),
        ("Sir Keir Starmer", "Keir Starmer spoke", ["Keir Starmer"]),
        ("General Motors", "the motors", []),
        # Jr. and III, with a comma or without.
        ("Robert Kennedy", "Robert F. Kennedy Jr. spoke", ["Robert F. Kennedy"]),
        (
            "Robert Kennedy Jr.",
            "Robert Kennedy, Jr., spoke; Robert Kennedy",
            ["Robert Kennedy, Jr.", "Robert Kennedy"],
        ),
        ("Elizabeth II", "Elizabeth I; Elizabeth", []),
        # Particles.
        (
            "Bashar al-Assad",
            "Bashar Al-Assad, Bashar al Assad, Bashar el-Assad, Bashar Assad, Bashar of Assad",
            ["Bashar Al-Assad", "Bashar al Assad", "Bashar el-Assad", "Bashar Assad"],
        ),
        (
            "Mohammed bin Salman",
            "Mohammed ibn Salman; Mohammed Bin-Salman",
            ["Mohammed ibn Salman", "Mohammed Bin-Salman"],
        ),
        ("Mark van Bommel", "Mark Van Bommel; Mark von Bommel", ["Mark Van Bommel"]),
        (
            "Mohamed ElBaradei",
            "Mohamed el-Baradei; Mohamed El Baradei",
            ["Mohamed el-Baradei", "Mohamed El Baradei"],
        ),
        # Nothing but spaces, hyphens and initials' stops between the names of a person.
        ("Paris Hilton", "We saw London, Paris, Hilton Head.", []),
        ("Paris Hilton", "- Paris\n- Hilton\n", []),
        ("Paris Hilton", "Paris; Hilton. Paris (Hilton). Paris • Hilton", []),
        ("Paris Hilton", "Paris\nHilton", ["Paris\nHilton"]),
        # A nickname in quotes, between two names and nowhere else.
        (
            "Diego Costa",
            'Diego "Lagarto" Costa; Diego “El Lagarto” Costa; Diego „Lagarto“ Costa; Diego (Lagarto) Costa',
            ['Diego "Lagarto" Costa', "Diego “El Lagarto” Costa", "Diego „Lagarto“ Costa"],
        ),
        ("Diego Costa", 'He met Diego. "The Costa is far." Costa left; Diego "Lagarto", Costa', []),
        ("climate change", 'climate "bad" change', []),
        ("Jean-Claude Juncker", "Jean Claude Juncker", ["Jean Claude Juncker"]),
    ],
)
def test_a_name_in_full(term: str, body: str, found: list[str]):
    assert texts({"text": term, "short_names": "off", "fuzzy": "off"}, body) == found


@pytest.mark.parametrize(
    ("term", "body", "short"),
    [
        ("President Joe Biden", "Joe Biden spoke. Biden left.", ["Biden"]),
        ("Ban Ki-moon", "Ban Ki-moon spoke. Ban left over a ban.", ["Ban"]),
        ("Park Geun-hye", "Park Geun-hye spoke. Park left the park.", ["Park"]),
        ("Park Chung Hee", "Park Chung Hee spoke. Park left the park.", ["Park"]),
        ("Park Hyatt Tokyo", "The Park Hyatt Tokyo opens. Park and pond are near.", []),
        ("Park Avenue Armory", "The Park Avenue Armory opens. A Park ranger came.", []),
        ("Hyde Park Corner", "Hyde Park Corner is near. Hyde left.", []),
        ("President Biden", "President Biden spoke. Biden left.", ["Biden"]),
        # The surname first, or a first name that no list has.
        ("Orbán Viktor", "Orbán Viktor spoke. Orbán left.", ["Orbán"]),
        ("Mahathir Mohamad", "Mahathir Mohamad spoke. Mahathir left.", ["Mahathir"]),
        ("Theresa May", "Theresa May spoke. Theresa left.", []),
        ("Narendra Modi", "Narendra Modi spoke. Narendra left.", []),
        ("Virgin Martin", "Virgin Martin spoke. Virgin left.", []),
        ("Robert F. Kennedy Jr.", "Robert F. Kennedy Jr. spoke. Kennedy left, Jr. stayed.", ["Kennedy"]),
        ("J.D. Vance", "J.D. Vance spoke. Vance left. J. D. sang.", ["Vance"]),
        ("JD Vance", "JD Vance spoke. Vance left.", ["Vance"]),
        ("EU Commission", "EU Commission spoke. The Commission left.", []),
        ("Pope Leo XIV", "Pope Leo XIV spoke. Leo left.", ["Leo"]),
        ("John Paul II", "John Paul II spoke. John Paul left.", ["John Paul"]),
        ("John Paul II", "John Paul II spoke of John Paul Jones.", []),
        ("General Electric", "General Electric fell. Electric cars rose.", []),
        ("Bashar al-Assad", "Bashar al-Assad spoke. Assad left; al-Assad too.", ["Assad", "al-Assad"]),
        ("Osama bin Laden", "Osama bin Laden hid. They met bin Laden. A laden ship.", ["bin Laden"]),
        (
            "Crown Prince Mohammed bin Salman",
            "Crown Prince Mohammed bin Salman spoke. Prince Mohammed left. King Salman stayed.",
            ["Prince Mohammed"],
        ),
        ("Mohammed bin Salman", "Mohammed bin Salman met Prince Mohammed bin Nayef.", []),
        ("Ursula von der Leyen", "Ursula von der Leyen spoke. Von der Leyen left.", ["Leyen"]),
        ("Robert Kennedy", "Robert Kennedy spoke. Kennedy left. Kennedy Airport closed.", ["Kennedy"]),
        # A first name that is a word as well is another person's, a verb is not.
        ("Joe Biden", "Joe Biden spoke. Then Hunter Biden left.", []),
        ("Joe Biden", "Joe Biden spoke. Will Biden run? Biden may.", ["Biden", "Biden"]),
        # A surname that is a word as well, at the head of a sentence.
        ("George Bush", "George Bush travelled. Bush said so. Bush fires spread.", ["Bush"]),
        ("Sir Keir Starmer", "Sir Keir Starmer spoke. Sir Keir left. Sir Ian stayed.", ["Sir Keir"]),
        ("Владимир Путин", "Владимир Путин прибыл. Слова Путина.", []),
        # A word is a surname with its particle; whoever else bears it.
        ("Marine Le Pen", "Marine Le Pen spoke. Le Pen left; Ms Le Pen; the pen fell.", ["Le Pen", "Le Pen"]),
        ("Marine Le Pen", "Marine Le Pen spoke. Jean-Marie Le Pen died. Le Pen left.", []),
        ("Vincent van Gogh", "Vincent van Gogh painted. Theo van Gogh sold. Van Gogh left.", []),
        ("Bashar al-Assad", "Bashar al-Assad fled. Hafez al-Assad died. Assad left.", []),
        # A firm that is called after two others.
        ("Boris Johnson", "Boris Johnson spoke. Johnson & Johnson fell; Johnson and Gove left.", ["Johnson"]),
        # A given name that is a town as well is somebody's, unless it says where.
        ("Boris Johnson", "Boris Johnson spoke. Stanley Johnson left. Johnson sang.", []),
        ("Joe Biden", "Joe Biden came. In Charlotte Biden spoke.", ["Biden"]),
        # A short word before a stop is no title.
        ("Joe Biden", "Joe Biden met Mr. Biden. Aide to Lee. Biden left.", ["Biden", "Biden"]),
    ],
)
def test_what_is_left_of_it(term: str, body: str, short: list[str]):
    language = "en"
    assert [text for text, kind in kinds(term, body, language=language) if kind == "surname"] == short


def test_a_surname_has_its_cases_where_names_have_them():
    found = kinds("Владимир Путин", "Владимир Путин прибыл. Встреча с Путиным.", language="ru")
    assert found == [("Владимир Путин", "exact"), ("Путиным", "surname")]
    found = kinds("Donald Tusk", "Donald Tusk przybył. Słowa Tuska.", language="pl")
    assert found == [("Donald Tusk", "exact"), ("Tuska", "surname")]
    assert len(kinds("Donald Tusk", "Donald Tusk przybył. Anna Tusk została.", language="pl")) == 1
    found = kinds("Andrzej Duda", "Spotkanie Andrzeja Dudy. Duda mówił.", language="pl")
    assert found == [("Andrzeja Dudy", "lemma"), ("Duda", "surname")]


def test_in_hungarian_the_surname_comes_first():
    body = "Orbán Viktor elutazott; Orbán Viktornak, Orbán, Viktor. Orbán szerint"
    found = texts("Viktor Orbán", body, language="hu")
    assert found == ["Orbán Viktor", "Orbán Viktornak", "Orbán", "Orbán"]
    assert texts("Viktor Orbán", "They met Orbán Viktor.", language="en") == []


def test_a_title_of_the_language_is_no_given_name():
    body = "Marine Le Pen a dit. Mme Le Pen part."
    assert texts("Marine Le Pen", body, language="fr") == ["Marine Le Pen", "Le Pen"]
    assert texts("Andrzej Duda", "Andrzej Duda mówił. Pan Duda.", language="pl") == ["Andrzej Duda", "Duda"]
    assert texts("Andrzej Duda", "Andrzej Duda mówił. Kinga Duda.", language="pl") == ["Andrzej Duda"]


def test_a_word_that_opens_a_sentence_before_a_surname_tells_of_nobody_else():
    body = "Recep Erdoğan kazandı. Seçmenler Erdoğan'a güvendi. Dün Erdoğan konuştu."
    assert texts("Recep Erdoğan", body, language="tr") == ["Recep Erdoğan", "Erdoğan"]
    # A given name does, and so does a capital inside the sentence.
    for other in ("Hakan Erdoğan geldi.", "Sonra, Seçmenler Erdoğan geldi."):
        body = f"Recep Erdoğan kazandı. {other} Dün Erdoğan konuştu."
        assert texts("Recep Erdoğan", body, language="tr") == ["Recep Erdoğan"]


def test_a_german_noun_behind_a_surname_is_no_name():
    body = "Angela Merkel kam. Das war Merkels Rede; Frau Merkel Büro."
    assert texts("Angela Merkel", body, language="de") == ["Angela Merkel", "Merkels", "Merkel"]
    assert texts("Angela Merkel", "Angela Merkel kam. Hans Merkel ging.", language="de") == ["Angela Merkel"]
    assert texts("Dean Martin", "Dean Martin sang. Martin Schulz kam.", language="de") == ["Dean Martin"]


def test_a_german_noun_before_a_surname_is_no_given_name():
    body = "Angela Merkel kam. Bundeskanzlerin Merkel ging, das Kabinett Merkel auch."
    assert texts("Angela Merkel", body, language="de") == ["Angela Merkel", "Merkel", "Merkel"]
    for other in ("Karin", "Uwe"):
        found = texts("Angela Merkel", f"Angela Merkel kam. {other} Merkel ging.", language="de")
        assert found == ["Angela Merkel"]


def test_what_stands_before_a_surname_is_judged_by_the_likely_language():
    assert [text for text, _ in kinds("Donald Tusk", "Donald Tusk przybył. Słowa Tuska; z Tuskiem.")][1:] == [
        "Tuska",
        "Tuskiem",
    ]
