"""People and places in Polish, Czech, Russian and Ukrainian: each sign of a name, and its nearest that is none."""

import pytest

from tests.entities.recognised import found
from triage.article import Article
from triage.languages.naming.surname_cases import first_case_of_surname


def shown(body: str, language: str, kind: str) -> list[str]:
    """The shown names of one type, as they are counted."""
    return [e.text for e in found(Article(body=body, language=language)) if e.type == kind and e.is_listed]


@pytest.mark.parametrize(
    ("language", "body", "places"),
    [
        # A small town after a preposition, beside another place, after a noun of those who live there; not after a first name.
        ("pl", "Spotkanie w Zamościu odwołano.", ["Zamość"]),
        ("pl", "Przyjechali z Kalisza i Krotoszyna.", ["Kalisz", "Krotoszyn"]),
        ("pl", "Protestują mieszkańcy Tychów.", ["Tychy"]),
        ("pl", "Wygrał Jan Krotoszyn.", []),
        ("cs", "Hořelo v Teplicích a Třinci.", ["Teplice", "Třinec"]),
        ("cs", "Prohráli fotbalisté FK Teplice.", []),
        ("uk", "Мешканці Бережан поїхали до Чернівців.", ["Бережани", "Чернівці"]),
        ("uk", "Про це знав Петро Бережан.", []),
        ("ru", "Поезд идёт из Сергиева Посада в Хиву.", ["Сергиев Посад", "Хива"]),
        # Names of two words and with a hyphen bend in both.
        ("pl", "Wracali z Ostrowa Wielkopolskiego przez Bielsko-Białą.", ["Ostrów Wielkopolski", "Bielsko-Biała"]),
        ("cs", "Jeli z Havlíčkova Brodu do Frýdku-Místku.", ["Havlíčkův Brod", "Frýdek-Místek"]),
        ("ru", "Дожди в Нижнем Новгороде и Ростове-на-Дону.", ["Нижний Новгород", "Ростов-на-Дону"]),
        # Regions, rivers and mountains.
        ("cs", "V Krkonoších a na Šumavě sněží.", ["Krkonoše", "Šumava"]),
        ("uk", "На Харківщині та Сумщині тихо.", ["Харківщина", "Сумщина"]),
        # An adjective before its noun is no town, nor is who comes with somebody.
        ("ru", "Он живёт в Белом доме.", []),
        ("pl", "Przyszedł z Krotoszynem pod rękę.", []),
        # A noun of a place and a name of somebody.
        ("ru", "Это обещала глава района Елена Дерябкина.", []),
        ("pl", "Zdała Dominika Kowalczuk.", []),
        # A town and its region, a country and somebody of it; a player and the club, a name in quotes.
        ("ru", "На площади города Ржева Тверской области тихо.", ["Ржева", "Тверская область"]),
        ("uk", "Це заслужений артист України Олег Бандурка.", ["Україна"]),
        ("pl", "Strzelił napastnik Barcelony i zszedł.", []),
        ("pl", "Strzelił napastnik z Barcelony i zszedł.", ["Barcelona"]),
        ("ru", "Хоккеист «Вашингтона» не приехал.", []),
        # The longer name wins; countries in the plural; the first word of a sentence is none of the name.
        ("pl", "Tak jest w Europie Wschodniej i w Niemczech.", ["Europa Wschodnia", "Niemcy"]),
        ("cs", "Voda Labe klesá.", ["Labe"]),
        ("pl", "Dynamo Krotoszyn wygrało.", []),
        ("ru", "Он вернулся из Владивостока.", ["Владивосток"]),
        ("uk", "Посол Великої Британії поїхав.", ["Велика Британія"]),
        # A large town in another case, or a surname with the same end.
        ("ru", "Это обещал мэр Ростова.", ["Ростов"]),
        ("ru", "Это обещала княгиня Романова.", []),
        # Once a town, always that town.
        ("pl", "Krotoszyn czeka. Byli w Krotoszynie.", ["Krotoszyn"]),
        ("pl", "Krotoszyn czeka.", []),
    ],
)  # fmt: skip
def test_places(language: str, body: str, places: list[str]) -> None:
    assert shown(body, language, "LOC") == places


@pytest.mark.parametrize(
    ("language", "body", "people"),
    [
        # A surname beside a verb of which people are the subject; not beside one of bodies.
        ("pl", "To da się zrobić - powtórzył Bychlik.", ["Bychlik"]),
        ("pl", "Wyniki podał Bychlik.", []),
        ("cs", "To nejde, řekla Šmrhová.", ["Šmrhová"]),
        ("uk", "Цього замало, резюмує Гудзик.", ["Гудзик"]),
        # A surname by its ending; not a plural, an adjective or what is in quotes.
        ("ru", "Ещё вчера Дрожников это отрицал.", ["Дрожников"]),
        ("ru", "Ещё вчера Советов это касалось.", []),
        ("uk", "Тут збудовано Харківський завод.", []),
        ("ru", "Ещё вчера «Дрожников» был в продаже.", []),
        # A given name alone; not a saint's, not the word that it is too.
        ("pl", "Obok stał Andrzej i milczał.", ["Andrzej"]),
        ("pl", "Obok stała katedra św. Andrzeja.", []),
        ("pl", "Obok kwitła Róża i milczała.", []),
        # Initials of suspects, numbers of popes, patronymics.
        ("pl", "Mirosław W. miał przyjąć łapówkę.", ["Mirosław W."]),
        ("pl", "Papież Leon XIV przyjął biskupów.", ["Leon XIV"]),
        ("uk", "Доручити Більчаку Олександру Васильовичу підписати угоду.", ["Більчак Олександр Васильович"]),
        # Abbreviations before a name end no sentence.
        ("pl", "Pisał o tym prof. Bychlik.", ["Bychlik"]),
        ("pl", "Mieszkał przy ul. Mickiewicza w centrum.", []),
        # Who has lent the name to a street, a school, a university.
        ("ru", "Дети ходят в школу имени Льва Толстого.", []),
        ("uk", "На вулиці Степана Бандери перекрито рух.", []),
        ("cs", "Vědci z Masarykovy univerzity jásají.", []),
        # Bodies end as surnames do, and stand before them.
        ("pl", "Grała orkiestra Filharmonii Koszalińskiej.", []),
        ("ru", "Выступил председатель Еврокомиссии Баррозу.", ["Баррозу"]),
        ("pl", "Tak pisze gazeta \"Washington Post\" w piątek.", []),
        ("pl", "Mówił o tym szef MSWiA w piątek.", []),
        # A role in any case before a surname; not before the body in which somebody has it, nor before a see.
        ("pl", "Wykład profesora Alessandriniego trwał.", ["Alessandriniego"]),
        ("pl", "Zrezygnował prezes Orlenu i wyszedł.", []),
        ("ru", "Выступил начальник Сбербанка и ушёл.", []),
        ("ru", "Обратились к патриарху Московскому и ко всем.", []),
        ("ru", "Так считают эксперты Deutsche Bank и другие.", []),
        ("uk", "Про це знав режисер Наконечний, автор стрічки.", ["Наконечний"]),
        ("pl", "Znaleźli go - powiedział wczoraj Prusnik.", ["Prusnik"]),
        # Two capitals beside somebody, or behind the one after whom a school is called.
        ("pl", "Przylecą Virgil Bastrik i Kirnfis Depajk jutro.", ["Virgil Bastrik", "Kirnfis Depajk"]),
        ("pl", "Przylecą Virgil Bastrik i Filharmonia Koszalińska jutro.", ["Virgil Bastrik"]),
        ("ru", "Об этом знал врач больницы имени Вагнера Олег Дрожников и все.", ["Олег Дрожников"]),
        ("ru", "Он обсудил с Дональдом Дрожниковым Иран и всё остальное.", ["Дональд Дрожников"]),
        ("ru", "Прибыл Мухаммед бен Салмун и Ахмед аш-Шарун тоже.", ["Мухаммед бен Салмун", "Ахмед аш-Шарун"]),
        ("uk", "Папа Лев XIV мовчав.", ["Лев XIV"]),
        ("pl", "Drużykowski przyjechał w niedzielę.", ["Drużykowski"]),
        ("pl", "Krakowski dział płac zamknięto.", []),
        ("pl", "Mówił o tym szef Wojewódzkiej Stacji w piątek.", []),
        ("pl", "Tak twierdzi analityk Domu Maklerskiego Trigon Łukasz Prokopiak.", ["Łukasz Prokopiak"]),
        ("pl", "Przyszła Ursula von der Leybel. Jutro powie von der Leybel więcej.", ["Ursula von der Leybel"]),
        ("uk", "Про це сказав адвокат Микиташа Назар Кульчук.", ["Назар Кульчук"]),
        ("ru", "Президент Украины Виктор Янушевич молчал.", ["Виктор Янушевич"]),
        ("cs", "Sešli se na náměstí T. G. Masaryka v devět.", []),
        # A plural of a country's name is a surname, a man's name in the genitive no woman's.
        ("ru", "Дмитрий Ливанов молчал.", ["Дмитрий Ливанов"]),
        ("ru", "Фильм Валерия Заречного вышел.", ["Валерий Заречный"]),
        ("pl", "Biuro rektora prof. Stanisława Dolińskiego zamknięto.", ["Stanisław Doliński"]),
        ("pl", "Oskarżył Roberta Dudczaka. Dudczak milczał.", ["Robert Dudczak"]),
        ("pl", "Medal wręczy król Karol XVI Gustaw jutro.", ["Karol XVI Gustaw"]),
        # The case of the given name tells that of the surname.
        ("pl", "Rozmowa z Andrzejem Majdą i Leonem Dubalem trwała.", ["Andrzej Majda", "Leon Dubal"]),
        ("cs", "Zvolili Karla Čupka.", ["Karel Čupek"]),
        ("ru", "Говорили с Сергеем Цоем и Елизаветой Петровной Зайкиной.", ["Сергей Цой", "Елизавета Петровна Зайкина"]),
        ("uk", "Учень Олександра Мурашка мовчав.", ["Олександр Мурашко"]),
    ],
)  # fmt: skip
def test_people(language: str, body: str, people: list[str]) -> None:
    assert shown(body, language, "PERSON") == people


@pytest.mark.parametrize(
    ("language", "surname", "first"),
    [("ru", "Кравца", "Кравец"), ("ru", "Бойца", "Бойца"), ("ru", "Шульца", "Шульц"), ("pl", "Wróbla", "Wróbla"), ("pl", "Karla", "Karl")],
)  # fmt: skip
def test_a_vowel_that_is_lost_is_put_back_or_the_ending_stays(language: str, surname: str, first: str) -> None:
    assert first_case_of_surname(surname, language, is_womans=False) == first
