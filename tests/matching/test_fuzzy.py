"""What a fuzzy word accepts, and beside it the nearest thing it refuses."""

import pytest

from triage.matching.fold import fold
from triage.matching.forms import bases, keyword_bases
from triage.matching.fuzzy.index import FuzzyIndex


def accepts(keyword: str, surface: str, mode: str = "auto", language: str = "en", known=()) -> str:
    """The kind by which a keyword alone accepts a word: exact, form, a fuzzy kind, or nothing."""
    one, other = fold(keyword), fold(surface)
    forms = "plural" if keyword[:1].isupper() else "stem"
    if one == other:
        return "exact"
    if set(keyword_bases(one, keyword, forms, language)) & set(bases(other, forms, language)):
        return "form"
    found = index(keyword, mode, language, known).find(other, surface=surface, language=language)
    return found[0][2] if found else ""


def index(keyword: str, mode: str = "auto", language: str = "en", known=()) -> FuzzyIndex:
    made = FuzzyIndex(known)
    made.add(fold(keyword), surface=keyword, mode=mode, language=language)
    return made


def why(keyword: str, surface: str, language: str = "en", known=()) -> str:
    return index(keyword, known=known).explain(0, fold(surface), surface=surface, language=language)


@pytest.mark.parametrize(
    ("keyword", "accepted", "refused"),
    [
        ("Iran", "Iran", "Iraq"),
        ("Austria", "Austrria", "Australia"),
        ("Niger", "Niger", "Nigeria"),
        ("Abe", "Abe", "are"),
        ("Trump", "Trumpp", "trumpet"),
        ("Slovakia", "Slovkia", "Slovenia"),
        ("universe", "univrese", "university"),
        ("organ", "organs", "organization"),
        ("minister", "ministers", "ministry"),
        ("united", "unitted", "untied"),
        ("trillion", "trillon", "billion"),
        ("resident", "residnet", "president"),
        ("crash", "crahs", "cash"),
        ("tariff", "tariifs", "Tarof"),
        ("Zelensky", "Zelenskiy", "Zelinka"),
        ("Zelensky", "Zelenskyy", "Zaleska"),
        ("Gaddafi", "Qaddafi", "Gandhi"),
        ("Gaddafi", "Kadhafi", "Kandahar"),
        ("Erdogan", "Erdoğan", "Erdington"),
        ("cooperation", "cooparation", "corporation"),
        ("labour", "labor", "harbor"),
        ("labour", "labors", "labels"),
        ("centre", "center", "enter"),
        ("organisation", "organization", "organism"),
        ("manoeuvre", "maneuver", "manure"),
        ("diarrhoea", "diarrhea", "diaries"),
        ("diarrheal", "diarrhoeal", "diaries"),
        ("anemia", "anaemia", "anemone"),
        ("behaviour", "behavior", "behaved"),
        ("artefacts", "artifacts", "artifices"),
        ("apnea", "apnoea", "areas"),
        ("Shinzo", "Shinso", "Shingo"),
        ("Zürich", "Zuerich", "Zermatt"),
        ("Düsseldorf", "Dusseldorf", "Dusselstein"),
        ("Quran", "Qur'an", "Duran"),
        ("Khaled", "Khalid", "Walid"),
        ("acquire", "acquried", "acquisitive"),
        ("wheat", "wehat", "what"),
        ("closed", "cl0sed", "dosed"),
        ("impact", "irnpact", "intact"),
        ("Lloyds", "Llyods", "Lloyd"),
        ("Philips", "Philipps", "Philps"),
        ("Philip", "Philips", "Phillipa"),
        ("Caesars", "Ceasars", "Cesar"),
        ("Barclays", "Barcalys", "Barclay"),
        ("Siemens", "Seimens", "Siemen"),
        ("China", "Chiina", "Sienna"),
        ("Crimea", "Krimea", "Kiena"),
        ("Wright", "Wrihgt", "Freights"),
        ("Baker", "Bkaer", "Bakker"),
        ("Chile", "Chille", "Coles"),
        ("Sharapova", "Charapova", "Carapova"),
        ("Sarney", "Sarny", "Carney"),
        ("Boeing", "Boieng", "bings"),
        ("Chase", "Chaes", "Casse"),
        ("Chernobyl", "Tchernobyl", "Chernigov"),
        ("Finland", "Finnland", "Winland"),
        ("Reagan", "Raegan", "Regan"),
        ("Austin", "Ausitn", "Austen"),
        ("Hussein", "Hossein", "Hessen"),
        ("Muhammad", "Mohammed", "mohamad"),
        ("dockers", "dockrs", "deckers"),
        ("deposits", "desposits", "deposal"),
        ("president", "presidnet", "presidente"),
        ("electricity", "electricty", "electricite"),
        ("tariffs", "tarriffs", "tarots"),
        ("billion", "bilion", "bullion"),
        ("bullion", "bulllion", "bilion"),
    ],
)  # fmt: skip
def test_a_keyword_accepts_its_spellings_and_refuses_the_neighbour(keyword, accepted, refused):
    assert accepts(keyword, accepted)
    assert not accepts(keyword, refused)


@pytest.mark.parametrize(
    ("keyword", "surface", "reason"),
    [
        ("bank", "bnak", "under 5 letters"),
        ("trade", "trde", "under 5 letters"),
        ("OPECS", "OPECC", "an acronym"),
        ("tariff", "tarmac", "a real word"),
        ("Slovenia", "Slovakia", "a place"),
        ("bullion", "bellion", "closer to billion"),
        ("Siemens", "Siemen", "another name"),
        ("dockers", "deckers", "a form of a real word"),
        ("Reagan", "Regan", "another name"),
        ("tariff", "elephantiasisx", "too different"),
        ("million", "1000000", "a number"),
    ],
)
def test_a_refusal_says_why(keyword, surface, reason):
    assert why(keyword, surface) == reason


def test_an_acceptance_has_no_reason_to_give():
    assert why("tariff", "tarrif") == ""


def test_known_words_of_the_user_are_never_a_misspelling():
    assert accepts("Zelensky", "Zelenskiy")
    assert not accepts("Zelensky", "Zelenskiy", known={"zelenskiy"})
    assert why("Zelensky", "Zelenskiy", known={"zelenskiy"}) == "one of your known words"


def test_a_capital_tells_a_name_from_a_word():
    assert accepts("Khaled", "Khalid") and not accepts("Castro", "castor")
    assert accepts("minister", "minsitre") and not accepts("minister", "Minstar")


def test_the_modes_go_from_strict_to_loose():
    assert accepts("petroleum", "petroelum", "strict") and not accepts("petroleum", "petraleon", "strict")
    assert accepts("acquisition", "acqusitoin", "auto") and not accepts("acquisition", "acqusitoin", "strict")
    assert accepts("president", "precident", "auto") and not accepts("president", "resident", "auto")
    assert accepts("barley", "barely", "loose") and not accepts("barley", "barely", "auto")
    assert not accepts("Iran", "Iraq", "loose")


def test_a_language_without_words_accepts_only_the_surest_slips():
    assert accepts("Regierung", "Regeirung", language="de")
    assert not accepts("Regierung", "Regenrung", language="de")
    assert accepts("Зеленский", "Зеленскй", language="ru")
    assert not accepts("Зеленский", "Залесский", language="ru")


def test_a_guarded_word_stays_guarded_for_the_first_tokens_and_the_thousandth():
    made = index("tariff")
    for number in range(1_000):
        made.find(f"word{'x' * (number % 7)}", surface="word", language="en")
        assert made.find("tarmac", surface="tarmac", language="en") == ()
        assert made.find("tarrif", surface="tarrif", language="en")[0][0] == 0


def test_ids_come_in_the_order_in_which_words_were_added():
    made = FuzzyIndex()
    for word in ("tariff", "wheat", "Tariff"):
        made.add(word.lower(), surface=word, mode="auto", language="")
    assert [number for number, _, _ in made.find("tarrif", surface="tarrif", language="en")] == [0, 2]
    assert all(0 < similarity < 1 for _, similarity, _ in made.find("tarrif", surface="tarrif", language="en"))
