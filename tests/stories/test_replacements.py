"""A word in place of another: what it turns into news, and what it only rewords."""

from collections import Counter
from difflib import SequenceMatcher, get_close_matches

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from triage.article import Article
from triage.stories.article_facts import ArticleFacts
from triage.stories.facts import adds
from triage.stories.replacements import _changes
from triage.stories.stories import grouped
from triage.stories.words import SLIP, are_forms, bag_of, is_slip

#: Enough verbatim text for two articles to be copies, by language.
BELOW = {
    "en": "Lorries queued at the gate of the plant all morning. A canteen opened for those who had to wait in the rain.",
    "es": "Los camiones esperaron toda la mañana ante la puerta de la planta. Un comedor abrió para quienes hacían cola.",
    "fr": "Les camions ont attendu toute la matinée devant la porte de l'usine. Une cantine a ouvert pour les chauffeurs.",
    "de": "Die Lastwagen warteten den ganzen Morgen vor dem Tor des Werks. Für die Fahrer öffnete eine kleine Kantine.",
    "it": "I camion hanno atteso tutta la mattina davanti al cancello. Una mensa ha aperto per chi faceva la fila.",
    "pt": "Os caminhões esperaram a manhã toda diante do portão da fábrica. Um refeitório abriu para quem fazia fila.",
    "vi": "Xe tải xếp hàng trước cổng nhà máy suốt buổi sáng. Một căng tin mở cửa cho những người phải chờ trong mưa.",
    "nl": "De vrachtwagens wachtten de hele ochtend voor de poort. Voor de chauffeurs ging een kleine kantine open.",
}


def told(lead: str, outlet: str, title: str = "From the region", language: str = "en", hour: int = 8) -> Article:
    """An agency's text as one outlet prints it."""
    published = f"2026-11-18T{hour:02}:00:00+00:00"
    body = f"{lead} {BELOW[language]}"
    return Article(title=title, body=body, outlet=outlet, language=language, published=published, path=outlet)


TURNED = [
    ("en", "Halvard Marine reported a quarterly {} of 412 million crowns on Wednesday.", "profit", "loss"),
    ("en", "Gas flows through the Alta line {} by 12 percent on Monday.", "fell", "rose"),
    ("en", "A jury found the former councillor {} of taking bribes from a firm.", "guilty", "innocent"),
    ("en", "The late goal meant that {} at Mill Lane on Saturday.", "Rovers beat United", "United beat Rovers"),
    ("en", "Peace talks in Genbruck will open on October {}, the mediator said.", "14", "21"),
    ("en", "The dockers of Havenport voted {} a strike in December, their union said.", "for", "against"),
    ("en", "The talks in Genbruck between the two sides {} on Monday, he said.", "will open", "will not open"),
    ("en", "Linden pays 2.4 billion {} for the paint maker, both firms said.", "euros", "dollars"),
    ("en", "Five people of one household in Kisano are {} of the virus.", "cured", "dead"),
    ("en", "Officials have counted five {} cases of the virus in the town.", "suspected", "confirmed"),
    ("en", "The board of the bank in Valdoria has {} its main rate by a quarter point.", "raised", "cut"),
    ("en", "Petrov hit the winner for Rovers in the {} minute of the match on Saturday.", "78th", "87th"),
    ("en", "Police in Genbruck found {} on the roof of the station on Monday.", "one of the men", "two of the men"),
    ("en", "Police in Genbruck found {} on the roof of the station on Monday.", "two of the men", "one of the men"),
    ("en", "Tickets for the match in Genbruck will rise by {} 10 percent, the club said.", "at least", "at most"),
    ("vi", "{} công nhân thiệt mạng trong vụ cháy kho hàng ở Tân Lộc sáng thứ Tư.", "Hai", "Ba"),
    ("de", "In Wiestadt ist am Montag {} aus der Haft geflohen, sagte die Polizei.", "zwei der Männer", "einer der Männer"),
    ("it", "Sono {} dopo la piena del torrente Lisca in Val Breganza.", "morte due persone", "morta una persona"),
    ("de", "Der Stadtrat hat den Bau der neuen Brücke am Montag mit Mehrheit {}.", "beschlossen", "abgelehnt"),
    ("de", "Die Züge zwischen Wiestadt und Holm fahren am Donnerstag {}.", "wieder", "nicht"),
    ("fr", "L'ancien ministre a été {} lundi par le tribunal de la ville.", "condamné", "relaxé"),
    ("es", "El candidato {} ganó el domingo las elecciones a la presidencia.", "Arriaga", "Robledo"),
    ("it", "Il consiglio ha {} lunedì il bilancio della città di Monterivo.", "approvato", "respinto"),
    ("pt", "O comitê {} nesta quarta-feira a taxa básica de juros do país.", "manteve", "elevou"),
    ("nl", "De rechter heeft de directeur van de haven maandag {} na een lang proces.", "veroordeeld", "vrijgesproken"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "frame", "was", "now"), TURNED)
def test_a_paper_that_changes_the_word_that_counts_is_no_copy(
    language: str, frame: str, was: str, now: str
) -> None:
    old, new = (
        told(frame.format(word), outlet, language=language) for word, outlet in ((was, "Kyodo"), (now, "Star"))
    )
    assert adds(ArticleFacts(new), ArticleFacts(old))
    assert not adds(ArticleFacts(told(frame.format(was), "Star", language=language)), ArticleFacts(old))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The plant in Tolland has closed for good, its owner said on Monday.",
         "TOLLAND, Nov 18 (Kyodo) - The plant in Tolland has closed for good, its owner said on Tuesday."),
        ("The plant in Tolland has closed for good, its owner said on Monday.",
         "The owner said on Monday that the plant in Tolland has closed for good."),
        ("The plant in Tolland closed for good, its owner said on Monday.",
         "The old plant in Tolland closes for good, its owner said on Monday."),
        ("The plant in Tolland lost 12 of its trucks, its owner said on Monday.",
         "The plant in Tolland lost twelve of its trucks, its owner says on Monday."),
        ("Talks between Arvonia and Seleth will open in Genbruck on Monday, he said.",
         "Talks between Seleth and Arvonia will open in Genbruck on Monday, he said."),
        ("The two sides will talk, Arvonia said after a meeting with Seleth on Monday.",
         "After a meeting with Seleth on Monday Arvonia said the two sides will talk."),
        ("The plant in Tolland has closed for good, its owner said on Monday.",
         "The plant in Tolland has closed for good, its owner announced on Monday."),
        ("The plant in Tolland lost one of its trucks in the fire, its owner said.",
         "The plant in Tolland lost 1 of its trucks in the fire, its owner said."),
        ("The plant in Tolland has closed for good, its owner told Kyodo on Monday.",
         "The plant in Tolland has closed for good, its owner told reporters on Monday."),
        ("Khvostenin closed the plant in Tolland for good, his office said.",
         "Hvostenin closed the plant in Tolland for good, his office said."),
    ],
)  # fmt: skip
def test_what_only_moves_dates_or_respells_is_a_copy(was: str, now: str) -> None:
    assert not adds(ArticleFacts(told(now, "Star")), ArticleFacts(told(was, "Kyodo")))


@pytest.mark.parametrize(
    ("outlet", "was", "now"), [("The Tolland Times", "the winner", "the loser"), ("Channel One", "two of them", "one of them")]
)  # fmt: skip
def test_small_words_of_an_outlets_name_excuse_nothing(outlet: str, was: str, now: str) -> None:
    frame = "A jury in Tolland said on Monday that {} had taken money from a builder."
    old, new = (told(frame.format(word), name) for word, name in ((was, "Kyodo"), (now, outlet)))
    assert adds(ArticleFacts(new), ArticleFacts(old))


SHORT = [
    ("en", "They had arrested {} there.", "one man", "three men", "1 man"),
    ("en", "Damage was estimated at {}.", "$1,200,000", "$12,000,000", "$1.2 million"),
    ("it", "Sono stati evacuati {} abitanti.", "210", "2.100", "duecentodieci"),
    ("de", "{} sprach den Angehörigen ihr Beileid aus.", "Bürgermeisterin Sabine Krull", "Bürgermeister Peter Falk", "Bürgermeisterin Sabine Krul"),
    ("hi", "हादसे में {} लोग घायल हुए हैं।", "दो", "दस", "2"),
    ("ru", "Пострадали {} человека, сообщили врачи.", "два", "три", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "frame", "was", "now", "same"), SHORT)
def test_a_short_sentence_below_is_the_same_but_for_one_place(
    language: str, frame: str, was: str, now: str, same: str
) -> None:
    opening = BELOW.get(language, "Огонь погас к утру, и дорога через перевал снова была открыта для всех.")
    old, new, form = (told(f"{opening} {frame.format(word)}", outlet, language="en") for word, outlet in ((was, "Kyodo"), (now, "Star"), (same, "Star")))  # fmt: skip
    old, new, form = (replace(each, language=language) for each in (old, new, form))
    assert adds(ArticleFacts(new), ArticleFacts(old))
    assert not adds(ArticleFacts(form), ArticleFacts(old))


def test_a_figure_that_stands_elsewhere_in_the_text_is_news_in_another_place() -> None:
    lead = (
        "{} skiers were killed by an avalanche above Valbrune, the town said. Seven helicopters were sent there."
    )
    old, new = told(lead.format("Two"), "Kyodo"), told(lead.format("Seven"), "Star")
    assert adds(ArticleFacts(new), ArticleFacts(old))
    assert not adds(ArticleFacts(told(lead.format("2"), "Star")), ArticleFacts(old))


def test_another_word_is_no_slip_of_the_pen() -> None:
    assert not are_forms("confirmed", "unconfirmed")
    assert are_forms("confirmed", "confrimed")


WARNING = (
    "The weather service has issued a winter storm warning for {county} County, in effect until 6 p.m. Tuesday. Snow of up to "
    "15 inches is expected in {towns}. Travel could be very difficult to impossible. If you must travel, keep an extra "
    "flashlight, food and water in your vehicle. The latest road conditions can be obtained by calling 5-1-1."
)


def warning(county: str, towns: str, outlet: str, hour: int = 5) -> Article:
    """One of many of the same morning."""
    body, published = WARNING.format(county=county, towns=towns), f"2026-01-20T{hour:02}:10:00+00:00"
    return Article(title=f"{county} under warning", body=body, outlet=outlet, published=published, path=county)


def test_a_form_for_another_place_is_another_story() -> None:
    garrick = warning("Garrick", "Hartwell, Pine Ford and Lowry", "Weather Desk")
    assert grouped([garrick, warning("Selby", "Marsh End, Dade and Quorn", "Weather Desk", 6)]).stories == []
    assert len(grouped([garrick, warning("Garrick", "Hartwell, Pine Ford and Lowry", "Herald", 6)]).stories) == 1
    # One name may be spelt in another way.
    assert len(grouped([garrick, warning("Garrik", "Hartwell, Pine Ford and Lowry", "Herald", 6)]).stories) == 1


FIRES = {
    "zh": ("{}县的夜晚被一阵剧烈的爆炸声打破,{}名工人没能跑出来。", "志愿者连夜生火做饭,附近的居民把棉被和热水送到路口,孩子们裹着毯子坐在车里等天亮。公路因落石中断,抢修人员在雨中工作。"),
    "ar": ("هز انفجار كبير سوق مدينة {} وقتل {} من الباعة.", "وقال شهود عيان إن النيران امتدت إلى محال مجاورة قبل أن تصل سيارات الإطفاء. ودعا المتحدث السكان إلى التبرع بالدم في المستشفى القريب من الميدان."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other"), [("zh", "临川", "安岭"), ("ar", "المنارة", "الريان")])
def test_names_are_found_where_nothing_is_capitalised(language: str, one: str, other: str) -> None:
    lead, below = FIRES[language]

    def fire(place: str, toll: int, day: int) -> Article:
        published = f"2026-06-{day:02}T09:00:00+00:00"
        body = f"{lead.format(place, toll)} {below}"
        return Article(
            title=place, body=body, outlet="a", language=language, published=published, path=f"{place}{day}"
        )

    assert grouped([fire(one, 3, 1), fire(other, 5, 2)]).stories == []
    assert len(grouped([fire(one, 3, 1), fire(one, 5, 2)]).stories) == 1


MATCH = "Матч 12-го тура чемпионата области завершился со счетом 3:2. «{}» обыграл «{}» на своем льду. Следующую игру команда проведет в субботу."


@pytest.mark.parametrize(("language", "frame", "one", "other"), [
    ("ru", MATCH, ("Север", "Металлург"), ("Локомотив", "Химик")),
    ("pl", "Sąd skazał {} na osiem miesięcy więzienia za kradzież w sklepie {}. Wyrok nie jest prawomocny, obrona zapowiedziała już apelację.",
     ("Świderskiego", "Łada"), ("Żurka", "Śnieżka")),
])  # fmt: skip
def test_names_in_any_quotes_and_with_any_capital_are_names(
    language: str, frame: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    ones = [
        Article(title="Хроника", body=frame.format(*names), outlet=outlet, language=language, path=outlet)
        for names, outlet in ((one, "a"), (other, "b"), (one, "c"))
    ]
    assert one[1].casefold() in ArticleFacts(ones[0]).names
    assert grouped(ones[:2]).stories == []
    assert len(grouped([ones[0], ones[2]]).stories) == 1


def metals(day: int, price: str, way: str, stock: str, others: str) -> Article:
    """The report of one day."""
    body = (
        f"Copper {way} to {price} dollars a tonne as traders looked at the dollar that sets the tone for metals. "
        f"{others} Stocks in exchange warehouses stood at {stock} tonnes. For the top stories in metals click here. "
        "Prices are in dollars a tonne unless stated otherwise. Three-month contracts are the benchmark of the trade."
    )
    published = f"2026-06-{day:02}T16:30:00+00:00"
    return Article(title=f"METALS-Copper {way}", body=body, outlet="Kyodo", published=published, path=f"{day}")


def test_the_report_of_the_next_day_is_on_no_event_with_this_one() -> None:
    monday = metals(8, "9,412", "rose", "112,350", "Aluminium traded at 2,518 and zinc at 2,871.")
    tuesday = metals(9, "9,377", "fell", "111,975", "Lead ended at 1,998 in London, and tin at 31,540.")
    again = metals(8, "9,412", "rose", "112,350", "Lead ended at 1,998 in London, and tin at 31,540.")
    assert grouped([monday, tuesday]).apart
    assert not grouped([monday, again]).apart


FOOT = "About Gazette: founded in 1894, Gazette is published by Tideway and reaches 240,000 readers a week. Follow us on social media."
PAY = "You have read two of three free articles this month. Subscribe to Gazette for 1 a week to go on reading all that we write."


def test_a_cut_text_above_more_boilerplate_than_text_is_a_copy() -> None:
    lead = "Ashford City knocked Rovers out of the cup on Tuesday with two goals of Danilo Ferro and one of Marcus Webb."
    rest = " Rovers made six changes and never got going. Pruett spilled a corner and Ferro tapped in from a yard."
    whole = Article(title="Ashford beat Rovers", body=lead + rest, outlet="Kyodo", path="whole")
    others = [
        Article(title=title, body=f"{text}\n\n{PAY}\n\n{FOOT}", outlet="Gazette", path=title)
        for title, text in {
            "Library opens": "The library of Ellerby opens again on Saturday after a refit of fourteen months, the council said on Friday.",
            "Bus overturns": "A bus left the road near Lodenberg in the rain on Monday, and nobody on board of it was hurt at all.",
            "Out of the cup": lead,
        }.items()
    ]
    [group] = grouped([whole, *others]).stories
    assert [member.place for member in group.members] == [0, 3]


def test_what_an_outlet_says_of_itself_is_no_lead() -> None:
    lead = "El presidente electo anunció el martes que Paz Olmedo será su ministra de Hacienda."
    below = "Le puede interesar: las diez playas más tranquilas."
    kyodo, faro = (Article(body=f"{lead} {end}", outlet=end, language="es") for end in ("EFE", below))
    assert not adds(ArticleFacts(faro), ArticleFacts(kyodo))
    told_so = Article(body=f"{lead} Olmedo dirigió diez años el banco.", outlet="Faro", language="es")
    assert adds(ArticleFacts(told_so), ArticleFacts(kyodo))


@pytest.mark.parametrize(
    ("language", "frame", "was", "now", "same"),
    [
        ("ru", "В городе Заречье при взрыве погибли {} человек, сообщили спасатели.", "тринадцать", "тридцать", "тринадцати"),
        ("uk", "У місті внаслідок вибуху загинули {} людей, повідомили рятувальники.", "шістнадцять", "шістдесят", "шістнадцяти"),
        ("sv", "I staden omkom {} personer i en brand, uppger polisen på orten.", "femton", "femtio", "femton"),
        ("pl", "W kopalni zginęło {} górników po silnym wstrząsie, podała spółka.", "pięć", "pięćdziesiąt", "pięciu"),
        ("ar", "قتل {} من العمال في انفجار وقع في مصنع بالمدينة صباح اليوم", "ثلاثة", "ثلاثون", "ثلاثة"),
        ("he", "{} בני אדם נהרגו בשריפה שפרצה במפעל בעיר הבוקר", "שלושה", "שלושים", "שלושה"),
    ],
)  # fmt: skip
def test_thirteen_is_no_form_of_thirty(language: str, frame: str, was: str, now: str, same: str) -> None:
    below = " Огонь погас. " * 3
    old, new, form = (
        Article(title="x", body=frame.format(word) + below, outlet=outlet, language=language)
        for word, outlet in ((was, "a"), (now, "b"), (same, "b"))
    )
    assert adds(ArticleFacts(new), ArticleFacts(old)), "the toll has risen"
    assert adds(ArticleFacts(old), ArticleFacts(new)), "and fallen"
    assert not adds(ArticleFacts(form), ArticleFacts(old))


def test_a_run_of_words_tells_where_each_side_has_one_of_its_own() -> None:
    frame = "A new vaccine {} children in a trial of 4,800 in three countries, its maker Solvane said on Thursday."
    old, new = (
        told(frame.format("protected 75 percent of"), "Kyodo"),
        told(frame.format("failed to protect"), "Star"),
    )
    assert adds(ArticleFacts(new), ArticleFacts(old))
    form = told(frame.format("protects 75 percent of the"), "Star")
    assert not adds(ArticleFacts(form), ArticleFacts(old))


_TEXT = st.lists(st.sampled_from("rain fell on the pier at 4 today and ice".split()), max_size=9)


@given(_TEXT, _TEXT, st.booleans())
@settings(max_examples=examples(300))
def test_what_differs_is_what_difflib_finds(one: list[str], other: list[str], is_as_long: bool) -> None:
    if is_as_long:
        # As a form that is filled in anew.
        one = (one + other)[: max(len(one), len(other))]
        other = [word if at % 3 else f"{word}s" for at, word in enumerate(one)]
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()

    assert list(_changes(tuple(one), tuple(other))) == [tuple(code[1:]) for code in codes if code[0] != "equal"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("meyer", "meier", True),
        ("khvostenin", "hvostenin", True),
        ("employed", "unemployed", False),
        ("cut", "cot", False),
    ],
)
def test_a_slip_is_one_letter_of_a_word_that_is_long_enough(one: str, other: str, expected: bool) -> None:
    assert is_slip(one, [other]) is expected


@given(st.text("abcd", max_size=8), st.lists(st.text("abcd", max_size=8), max_size=4))
@settings(max_examples=examples(200))
def test_a_slip_is_what_difflib_calls_close(word: str, others: list[str]) -> None:
    close = get_close_matches(word, others, 3, SLIP)

    assert is_slip(word, others) == any(
        not (each.endswith(word) or word.endswith(each)) or abs(len(word) - len(each)) < 2 for each in close
    )


@given(_TEXT, _TEXT)
@settings(max_examples=examples(100))
def test_two_bags_share_as_many_words_as_stand_in_both(one: list[str], other: list[str]) -> None:
    assert len(bag_of(one) & bag_of(other)) == (Counter(one) & Counter(other)).total()
    assert len(bag_of(one)) == len(one)
