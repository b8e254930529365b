"""Given names by language, as they are written; those of English are beside its dictionary."""

from functools import cache
from pathlib import Path

from triage.languages import english
from triage.languages.common import in_order

_DATA = Path(__file__).with_name("data")
#: So many of a language's commonest words are no name from abroad: German Tod, Dann.
COMMON = 1500
#: Languages with a list of their own.
LISTED = frozenset("de fr es it pt nl pl cs ru uk".split())
#: The written forms of those whom every newspaper names, where the lists know another spelling or none.
_MORE = {
    "ru": "Дональд Джо Джозеф Барак Хиллари Джордж Камала Майкл Джеймс Марк Илон Билл Эммануэль Франсуа Николя Ангела Олаф Фридрих "
    "Урсула Борис Риши Кир Тереза Реджеп Биньямин Башар Али Хасан Махмуд Мохаммед Мухаммед Хамид Нарендра Си Ким Синдзо Фумио "
    "Дмитрий Владимир Сергей Алексей Михаил Петр Пётр Юрий Андрей Николай Александр Виктор Рамзан Мария Наталья Наталия Юлия Ксения "
    "Екатерина Елена Ирина Ольга Татьяна Светлана Анна Анастасия Дарья Джон Роберт Ричард Уильям Стив Томас Питер Пол Дэвид Дэниел "
    "Карина Алина Диана Милана Камила Руслан Тимур Рамиль Ильдар Айрат Марат Рустам Ринат Дамир Артур Альберт Эдуард Станислав "
    "Вячеслав Владислав Святослав Ростислав Геннадий Валентин Валентина Валерий Валерия Лариса Людмила Маргарита Надежда Вера Любовь "
    "Нина Галина Тамара Зоя Раиса Инна Жанна Яна Алла Алёна Алена Кристина Вероника Виктория Полина София Софья Арина Ульяна Варвара Дима "
    "Миша Саша Юра Магомед Ахмат Ибрагим Шамиль Аслан Егор Кирилл Никита Артём Артем Даниил Матвей Тимофей Глеб Фёдор Федор Степан Семён "
    "Семен Захар Лев Илья Савелий Рашид Зураб Ираклий Гиви Армен Арам Ашот Карен Вахтанг Нурсултан Касым-Жомарт Ильхам Никол Эмомали "
    "Оскар Рольф Уго Игнасио Мартин Ханс Юрген Клаус Дитер Хельмут Гюнтер Штефан Томаш Мартен Ларс Свен Эрик Густав Нильс Йенс Магнус "
    "Антониу Джорджия Сильвио Марио Педро Луис Хосе Хуан Карлос Уго Николас Фидель Рауль Лула Анджей Дональд Ярослав Виктор Вацлав "
    "Гарри Гари Стефен Стивен Жозе Жан Пьер Жак Луи Шарль Анри Поль Мишель Филипп Клод Ганс Карл Вильгельм Отто Генрих Герхард Гельмут Вольфганг Йозеф Иоганн "
    "Франц Фриц Курт Людвиг Макс Адольф Альфред Герман Эрнст Эрих Эндрю Энтони Эдвард Чарльз Чарли Фрэнк Артур Альберт Бенджамин Брюс Брайан Крис Кристофер "
    "Кевин Кен Кеннет Ларри Люк Мартин Мэтью Нил Николь Патрик Рональд Рэй Саймон Сэм Скотт Тед Тим Тони Том Уолтер Фред Филип Хелен Эмма Элизабет Элис Джейн "
    "Джек Джейсон Джефф Джеффри Джеральд Джесси Джимми Джошуа Джулия Джули Кэтрин Кейт Лаура Линда Лиза Маргарет Мэри Нэнси Сара Сьюзан Энн Энни "
    "Антонио Джованни Джузеппе Паоло Франческо Роберто Альберто Лоренцо Марко Матео Маттео Стефано Алессандро Мигель Фернандо Диего Рафаэль Хавьер Хорхе "
    "Милош Петро Володимир Денис Арсений Виталий Леонид Антон Игорь Олег Максим Павел Евгений Герман Анатолий Роман Константин",
    "uk": "Дональд Джо Джозеф Барак Гілларі Джордж Камала Майкл Джеймс Марк Ілон Білл Еммануель Франсуа Ніколя Ангела Олаф Фрідріх "
    "Урсула Борис Ріші Кір Тереза Реджеп Біньямін Башар Алі Хасан Махмуд Нарендра Сі Кім Сіндзо Фуміо Анджей Віктор Володимир Петро "
    "Юлія Олена Ірина Ольга Тетяна Світлана Ганна Анна Наталія Марія Катерина Оксана Людмила Денис Валерій Віталій Олексій Олександр "
    "Дмитро Андрій Сергій Микола Михайло Юрій Павло Роман Руслан Арсен Арсеній Леонід Антон Ігор Олег Максим Євген Кирило Анатолій "
    "Гаррі Стівен Ендрю Ентоні Едвард Чарльз Френк Бенджамін Кріс Крістофер Кевін Мартін Патрік Рональд Саймон Скотт Тоні Том Філіп Емма Елізабет "
    "Джек Джеффрі Джулія Кетрін Лаура Лінда Маргарет Мері Сара Сьюзен Жан Жак Мішель Філіпп Ганс Карл Отто Гельмут Йозеф Мірослав Зіновій Ярина Надія "
    "Віра Любов Ніна Галина Тамара Зоя Алла Аліна Крістіна Вікторія Поліна Софія Соломія Мар'яна Христина Лариса Валентина Світлана Тетяна Інна Яна "
    "Тарас Степан Василь Богдан Ярослав Ростислав Владислав Джон Роберт Річард Вільям Стів Томас Пітер Пол Девід",
    "pl": "Donald Joe Barack Angela Emmanuel Władimir Siergiej Dmitrij Wołodymyr Olaf Ursula Viktor Recep Benjamin Mateusz Jarosław "
    "Radosław Andrzej Lech Beata Ewa Jerzy Zbigniew Bronisław Aleksander Szymon Władysław Włodzimierz Rafał Karol Sławomir Elon "
    "Grażyna Agnieszka Małgorzata Katarzyna Krystyna Barbara Elżbieta Teresa Zofia Jadwiga Danuta Irena Halina Helena Bożena Dorota Urszula Wanda "
    "Jolanta Joanna Magdalena Monika Renata Iwona Izabela Justyna Sylwia Aneta Edyta Karolina Paulina Natalia Aleksandra Weronika Martyna Kinga Kamila "
    "Alicja Lidia Mirosława Stanisława Bogumiła Wiesława Genowefa Hanna Marzena Violetta Wioletta Żaneta Ilona Klaudia Patrycja Dominika Ewelina "
    "Jan Stanisław Piotr Paweł Tomasz Krzysztof Marek Michał Grzegorz Adam Tadeusz Henryk Ryszard Kazimierz Wojciech Robert Mariusz Dariusz Marian "
    "Maciej Mieczysław Józef Jacek Janusz Edward Wiesław Czesław Waldemar Roman Zdzisław Bogdan Eugeniusz Mirosław Leszek Artur Sebastian Kamil "
    "Damian Daniel Patryk Hubert Kacper Filip Bartosz Bartłomiej Łukasz Przemysław Konrad Witold Ludwik Zygmunt Bolesław Wacław Leon Ignacy "
    "Franciszek Antoni Stefan Feliks Cezary Arkadiusz Norbert Błażej Dominik Gabriel Oskar Wiktor Igor Marcin Dawid Jakub Bogusław Lesław "
    "Jacek Remigiusz Romuald Ryszard Tymoteusz Walenty Wincenty Zenon Ziemowit Adrian Albert Alfred Alojzy Borys Emil Gustaw Ireneusz Jarema "
    "Joachim Juliusz Karolina Kornel Krystian Lucjan Lucyna Łucja Ludwika Marzanna Melchior Michalina Olga Olgierd Oktawia Roksana Seweryn",
    "cs": "Donald Joe Barack Angela Emmanuel Vladimir Sergej Dmitrij Volodymyr Olaf Ursula Viktor Recep Benjamin Andrej Miloš Bohuslav "
    "Petr Václav Vít Karel Mirek Elon Zuzana Ivan Vladimír Volodymyr Kamala Hillary",
}  # fmt: skip
#: First names of whom every newspaper names, in Latin letters.
_OF_THE_NEWS = (
    "Elon Barack Kamala Hillary Keir Rishi Volodymyr Wolodymyr Recep Benjamin Binyamin Kenji Shinzo Fumio Naoto Junichiro Narendra Rahul Indira "
    "Vladimir Wladimir Sergei Sergej Dmitri Dmitrij Alexei Alexej Yevgeny Jewgeni Boris Ursula Emmanuel Giorgia Silvio Lula Nicolás Evo Hugo Jair "
    "Bashar Muammar Saddam Hosni Mahmoud Yasser Ariel Ehud Shimon Yitzhak Nelson Thabo Cyril Uhuru Paul Kofi Ban Antonio António Jens Mark Viktor"
)
#: English names that are words of the language, or begin a sentence of it.
_NEVER = frozenset(
    "An Das Den Der Des Die Do Dong El Ella Em Era In La Las Le Li Los Lo Ma Man Mi My No Noel Se See So Sol Son Song Su Ta Un Use Will "
    "Grace Rose Hope Faith Joy May June April August Art Bee Bell Berg Bill Hart Kirche Mark Golden Dick Dale Land Star Stand Early "
    "Many Pearl Rich Sage Tag Ten Van Von West Wald Zeit Wei Dan Long Jan Son Maria-Theresia Paris Madrid Vienna Georgia Florence London "
    "Austin Chelsea Sydney Asia America Africa India China Israel Jordan Kenya Carolina Dakota Virginia Santa San Dia Dios Mar Luz Cruz "
    "Casa Sal Real Media Nova Vita Prima Clara Isla Tierra Vino Domenica Fe Page Lane Port Porte Marine Ville Victoire Dot Pass Cent "
    "Stellen Ran Allen Delphi Rom Bär Wolf Ernst Gut Hanse Ost Arm Nel Mie Del Ana-Maria Vi Ora Una Dora Sina Bo Ed Al Isa Royal Campo Sierra Zona Monte Lada Booker Mayo Booker Tod Royal Mac Flora Alta Media Latin Major Prince King Queen Lord Sir Lady Miss Sky Ocean River Rio Delta Omega Alfa Alpha Beta Nike Mercedes Porsche Renault Bologna Verona Roma Milan Milano Siena Genova Sofia-Antipolis".split()
)


@cache
def given_names(language: str) -> frozenset[str]:
    """Given names that a newspaper in the language may print; empty for a language without a list.

    >>> "Radosław" in given_names("pl"), "Сергей" in given_names("ru"), given_names("ja")
    (True, True, frozenset())
    """
    if language not in LISTED:
        return frozenset()
    own = _listed(language) | frozenset(_MORE.get(language, "").split())
    if language in {"ru", "uk"}:
        return own
    abroad = frozenset().union(*(_listed(other) for other in LISTED - {"ru", "uk"}), english.given_names())
    common = frozenset(in_order(language)[:COMMON])
    own = frozenset(name for name in own if name not in _NEVER) | frozenset(_OF_THE_NEWS.split())
    return own | frozenset(n for n in abroad if n not in _NEVER and len(n) > 2 and n.lower() not in common)


def _listed(language: str) -> frozenset[str]:
    return frozenset((_DATA / f"given-names-{language}.txt").read_text(encoding="utf-8").split())
