"""Given names by language, as they are written; those of English are beside its dictionary."""

from functools import cache
from pathlib import Path

from triage.languages import english
from triage.languages.common import in_order
from triage.languages.function_words import is_function_word

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

#: Names among them that are no words in one language.
_ALL_THE_SAME = {
    "de": "Ernst Wolf Jan Bill Dan Clara Marine Mark", "fr": "Marine Rose Jan Bill Clara Dan Mark Florence Victoire Noel", "es": "Bill Dan Jan Marine Mark Mercedes Carolina Clara Luz Mar Dora",
    "it": "Bill Clara Dora Jan Dan Ernst Mark Mercedes Carolina", "pt": "Bill Clara Jan Dan Mark Mercedes Carolina Dora", "nl": "Jan Bill Clara Ernst Dan Marine Mark Bo",
}  # fmt: skip

#: Given names that a language has among its commonest words because everybody is called so.
_COMMON_NAMES = frozenset(
    "John Michael David James George Paul Peter Robert Richard Thomas William Charles Daniel Martin Simon Alexander Frank Jack Joe Tom Tim Sam Ben Max Alex "
    "Anna Maria Laura Sara Julia Lisa Eva Jim Mike Chris Steve Kevin Brian Henry Louis Jean Marie Pierre Michel Jacques Philippe Nicolas François Juan José "
    "Carlos Luis Antonio Francisco Manuel Pedro Pablo Miguel Fernando Jorge Javier Diego Marco Paolo Luca Giuseppe Giovanni Mario Roberto Carlo Andrea Francesco "
    "Hans Karl Klaus Wolfgang Johannes Friedrich Heinrich Otto Walter Werner Kurt Stefan João Ana Willem Henk Kees Piet Dick Donald Barack Ronald Justin Ryan "
    "Scott Jason Eric Adam Edward Arthur Oscar Victor Hugo Gabriel Samuel Joseph Benjamin Jacob Patrick Albert Alfred Oliver Christian Sebastian Philipp Stephan "
    "Andreas Matthias Markus Lukas Emma Emily Mary Elizabeth Anne Jane Kate Sarah Rachel Diana Charlotte Alice Helen Barbara Susan Linda Amy Jennifer Jessica "
    "Angela Theresa Margaret Camille Julie Sophie Nathalie Isabelle Catherine Christine Sandra Monica Silvia Claudia Elena Carmen Isabel Marta Cristina Bob Bobby "
    "Bruce Charlie Dave Dennis Fred Gary Harry Howard Jerry Jimmy Johnny Josh Larry Matt Nick Phil Roger Ron Tony Andy Anthony Stephen Steven Matthew Andrew Jeff "
    "Bernard Claude Gérard Henri Laurent Olivier Marc Vincent André Alain Alberto Alejandro Alfonso Enrique Rafael Ricardo Ramón Vicente Sergio Santi Ignacio Jaime "
    "Angelo Franco Giorgio Sergio Stefano Matteo Massimo Alessandro Claudio Federico Luigi Pietro Ricardo Paulo António Luís Rui Nuno Vasco Gerard Hendrik Kim Ali "
    "Mohammed Mohamed Ahmed Hassan Ibrahim Omar Mustafa Abdullah Osama Saddam Vladimir Boris Ivan Igor Sergei Alexei Dmitri Mikhail".split()
)
#: Given names that are words as well, or places: alone they say nothing.
_WORDS_TOO = {
    "es": "Segundo Rosa Blanca Pilar Consuelo Dolores Mercedes Luz Paz Mar Sol Estrella Victoria Gloria Rosario Concepción Asunción Encarnación Piedad Soledad "
    "Trinidad Ángel Ángeles Cruz Domingo Santos Reyes Salvador Clemente Justo Fidel León Máximo Primitivo Modesto Socorro Perla Alma Alba Aurora Celeste Clara "
    "Flor Iris Jazmín Violeta Virginia América Israel Santiago Delfina Belén Lourdes Guadalupe Fátima Florencia Valencia Carolina Esperanza Milagros Nieves "
    "Remedios Amparo Remedios Consolación Candelaria Cristo Jesús Primavera Abril Dulce Caridad Pureza Rocío Coral Jordán Marina Argentina Granada Bella Linda "
    "Abel Augusto Urbano Severo Justino Inocencio Próspero Amado Bravo Valiente Real Dan Constitución Independencia",
    "it": "Rosa Bianca Vittoria Gioia Grazia Felice Fiore Luce Santo Primo Secondo Quinto Settimo Ottavo Bruno Chiara Serena Viola Perla Gemma Stella Italia "
    "America Costante Fedele Innocenza Letizia Natale Pasquale Vera Franco Alba Aurora Celeste Benigno Onesto Vito Vita Norma Linda Mina Nova Novella Libero "
    "Santa Emilia Marina Ambra Dora Gaia Olimpia Prospero Domenica Allegra Bella Regina Fortunato Benedetto Battista Mercurio Elettra Tosca Aida Fausto Donato "
    "Libera Assunta Concetta Annunziata Immacolata Ottone Leone Lupo Angelo Fiorenza Fiorenzo Florenzia Firenze Lazzaro Urbano Romana Romano Severo Durante Italo Nino Remo",
    "pt": "Rosa Branca Vitória Glória Graça Conceição Esperança Luz Paz Sol Clara Aurora Celeste Alba Natal Domingos Santos Salvador Inocência Pureza Vera Íris Iris "
    "Vasco Flora Norma Nova Estrela Fátima Lourdes Nazaré Belém Aparecida Mercedes Dores Socorro Vital Bento Urbano Marina Amadora Vitorino Cruz Prazeres Linda Áurea Olinda Palmira Leal "
    "Augusto Jordão Perpétua Benedita Vasco Custódia Leopoldina Columbia Diamantina Florença Bruna Jesus Cristo Real Galo",
    "fr": "Rose Blanche Claire Marguerite Violette Aurore Céleste Constance Victoire Prudence Désirée Aimée Aimé Ange Noël Jasmin Olive France Florence Modeste Juste Fidèle "
    "Côme Maxime Avril Marin Parfait Clément Urbain Félicité Grâce Espérance Reine Régine Océane Lorraine Savoie Bretagne Capucine Clémentine Églantine Garance Iris "
    "Fleur Flore Perle Prosper Benjamin Colombe Colombine Mercedes Étoile Aurélien Tanguy Honoré Désiré Honorine Bienvenue Bonaventure Guillotine Figaro Marianne Alexandrie Valence Valentine",
    "nl": "Roos Lente Storm Ster Sterre Merel Linde Floor Beer Wolf Bloem Zon Hoop Victor Victoria Saar Mei Mark Pim Fleur Puck Jet Stan Rein Ster Frank Wil Bas "
    "Florence Roman Jordan Paris Sofia Valencia Milan Saba Chelsea Ad Beau Mies Mens Leen Ans As Bo Don Ons Pier",
}


@cache
def called_alone(language: str) -> frozenset[str]:
    """Given names that mean nobody else and nothing where they stand alone: Hélène, but not Rose, in French.

    >>> "Hélène" in called_alone("fr"), "Rose" in called_alone("fr"), "Rose" in own_given_names("fr")
    (True, False, True)
    """
    words = frozenset(_WORDS_TOO.get(language, "").split())
    return frozenset(n for n in own_given_names(language) - words if not is_function_word(n.lower(), language))


@cache
def given_names(language: str) -> frozenset[str]:
    """Given names that a newspaper in the language may print; empty for a language without a list.

    >>> "Radosław" in given_names("pl"), "Сергей" in given_names("ru"), given_names("ja")
    (True, True, frozenset())
    """
    if language not in LISTED:
        return frozenset()
    own = own_given_names(language)
    if language in {"ru", "uk"}:
        return own
    more = _more_by_section()
    listed = (_listed(other) for other in LISTED - {"ru", "uk"})
    abroad = frozenset().union(*listed, *more.values(), english.given_names())
    common = frozenset(in_order(language)[:COMMON])
    own |= frozenset(_OF_THE_NEWS.split())
    found = own | frozenset(n for n in abroad if n not in _NEVER and len(n) > 2 and n.lower() not in common)
    return found if language in {"pl", "cs"} else found | _COMMON_NAMES


@cache
def own_given_names(language: str) -> frozenset[str]:
    """Those that its own people bear, and are called by alone: Hélène, but not Ayşe, in French.

    >>> "Hélène" in own_given_names("fr"), "Ayşe" in own_given_names("fr"), "Ayşe" in given_names("fr")
    (True, False, True)
    """
    own = _listed(language) | frozenset(_MORE.get(language, "").split())
    if language in {"ru", "uk"}:
        return own
    own |= _more_by_section().get(language, frozenset())
    return frozenset(n for n in own if n not in _NEVER) | frozenset(_ALL_THE_SAME.get(language, "").split())


def _listed(language: str) -> frozenset[str]:
    return frozenset((_DATA / f"given-names-{language}.txt").read_text(encoding="utf-8").split())


@cache
def _more_by_section() -> dict[str, frozenset[str]]:
    """Names chosen by hand: `world` and languages → names."""
    sections: dict[str, frozenset[str]] = {}
    text = (_DATA / "given-names-more.txt").read_text(encoding="utf-8")
    for section in text.partition("\n[")[2].split("\n["):
        name, _, names = section.partition("]")
        sections[name] = frozenset(names.split())
    return sections
