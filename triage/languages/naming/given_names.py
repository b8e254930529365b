"""Given names by language, as they are written; those of English are beside its dictionary."""

from functools import cache
from pathlib import Path
from unicodedata import normalize

from triage.languages import english
from triage.languages.common import in_order
from triage.languages.function_words import is_function_word

_DATA = Path(__file__).parents[1] / "data"
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
#: More of Slavic languages: common ones that the lists lack, short forms, and foreign ones as they are written there.
_SLAVIC = {
    "pl": "Coco Tom Israel Xi Kim Benjamin Zyta Kuba Zbyszek Krzysiek Tomek Bartek Wojtek Michalina Małgosia Kasia Basia Asia Zosia Gosia Hania Ania Ela Iza Ola Ula Jurek Staszek Janek Władek Antek Franek Maciek Piotrek "
    "Jaś Staś Józek Kazik Leszek Edek Mietek Heniek Rysiek Zenek Zygmunt Bogumił Mirosław Stanisława Zdzisława Bronisława Władysława Wacława Czesława Lucjan Longina Iga Maja Lena Zuzanna Nadia Oliwia "
    "Amelia Antonina Nina Pola Liliana Gabriela Julia Wiktoria Matylda Łucja Jagoda Bogna Bożenna Dobrosława Ludmiła Swietłana Tamara Jewgienij Jewgienija Aleksiej Nikołaj Michaił Jurij Wiktor Dmytro Ołeksandr Ołena Ołeh Serhij Andrij Mykoła Petro Julija Wołodymyr Wasyl Iwan Tetiana Oksana "
    "Wałerij Witalij Rustem Kyryło Denys Łesia Swiatłana Alaksandr Alaksandra Siarhiej Andriej Aleś Maryja Ihor Anatolij Borys Igor Kiryłł Maksim Ramzan Fiodor Dorota Roch Gerard Gerwazy Hieronim Hipolit Idzi Izydor Jacenty Jarogniew Jeremiasz Joanna Klemens Korneliusz Lambert Makary "
    "Marceli Marian Metody Modest Napoleon Narcyz Nepomucen Oleg Onufry Pankracy Paulin Pius Polikarp Prokop Protazy Rajmund Roland Rudolf Salomon Saturnin Serafin Sergiusz Simon Sławoj Sylwester Światosław Teodor Teofil Tytus Urban Wawrzyniec Wieńczysław Wilhelm Wit Wolfgang Zachariasz Zefiryn Zachary Ziemowit Żaklina Zenobiusz "
    "Aldona Alina Amanda Apolonia Aurelia Balbina Berenika Bernadeta Bogdana Bogusława Celina Cecylia Daria Diana Dominika Donata Edyta Eleonora Emilia Estera Eugenia Eulalia Faustyna Felicja Florentyna Franciszka Genowefa Gertruda Grażyna Gwidona Halszka Henryka Honorata Hortensja Inez Irmina Iwonna Jaśmina "
    "Jowita Judyta Julita Kaja Kamilla Karina Katarzyna Kazimiera Kazia Krystiana Ksenia Laura Leokadia Lila Lilianna Longin Lubomira Luiza Lutosława Magda Maksymiliana Marcela Margareta Mariola Marlena Marta Maryla Maryna Mieczysława Miłosława Nadzieja Natalia Nikola Oktawia Otylia Pelagia Regina Rita Sabina Salomea "
    "Scholastyka Seweryna Stefania Tekla Teodora Teofila Tosia Walentyna Waleria Wanda Wacława Wiktoria Wilhelmina Wincentyna Wirginia Zenobia Zenona Zofia Zuza Zyta Żanna Jerzy Hubert Jakub Jan Marek Gustaw Oskar Donald Friedrich Ursula Kamala Elon Marco Pete Keir Giorgia Recep Ali Mohammed Mahmud Hassan Ibrahim Jusuf "
    "Joanna Józefa Janina Irena Aniela Anastazja Andżelika Renata Rozalia Róża Sonia Weronika Bogdan Boguchwał Jarosław Cyprian Jeremi Juliusz Wiesław Wiesława Zdzisław Hanna Halina Elżbieta Olga Paulina Patrycja Agata Beata Eliza Ewelina Kinga Lidia Malwina Marzena Milena Monika Sandra Sara Sylwia Teresa Urszula Żaneta Mateusz Jędrzej",
    "cs": "Israel Si Xi Kim Benjamin Petr Pavel Jan Jana Jiří Josef Václav Karel František Jaroslav Martin Tomáš Zdeněk Miroslav Vladimír Ondřej Lukáš David Jakub Marek Michal Milan Antonín Stanislav Roman Filip Ladislav Adam Vojtěch Matěj Daniel Dominik Vít Štěpán Šimon Radek Radim Robert Rostislav Rudolf Richard René Prokop Přemysl Bořek Bohdan "
    "Kryštof Kristýna Tereza Veronika Lucie Markéta Barbora Kateřina Hana Lenka Eva Anna Marie Věra Alena Ludmila Helena Jitka Martina Michaela Petra Zuzana Simona Šárka Soňa Iveta Ivana Irena Ilona Dana Dagmar Blanka Božena Bohumila Vlasta Vlastimil Vratislav Viktor Viktorie Vendula Vendulka Vanda Zdeňka Zdenka Žaneta Zora Zlata "
    "Honza Jarda Pepa Mirek Zdenek Standa Láďa Franta Vašek Jirka Tonda Míra Luboš Aleš Leoš Miloš Tomio Andrej Robert Ludvík Lumír Oldřich Otakar Oto Otto Pravoslav Radoslav Radomír Radovan Slavomír Svatopluk Svatava Taťána Tadeáš Teodor Theodor Tibor Valdemar Valerie Vavřinec Vilém Vincenc Viola Vítězslav Vladan Vladislav Vladěna Vojen Xenie Žofie "
    "Kristi Marco Friedrich Volodymyr Oleksandr Dmytro Serhij Andrij Rustem Denys Julija Olena Kyrylo Valerij Mykola Oleh Ihor Alexandr Alexej Jevgenij Nikolaj Michail Jurij Sergej Maxim Igor Ramzan Pete Keir Giorgia Recep Tayyip Péter Viktor Zoltán László Gyula István Attila Jarosław Mateusz Karol Donald Szymon Andrzej Radosław Rafał Krzysztof Lech Peter Robert Ľuboš Ľudovít Juraj Eduard Matúš Igor Zuzana Michal Milan Richard Rudolf Erik Grigorij Boris Andrea",
    "ru": "Джаред Джейк Каш Джош Тайлер Райан Брэндон Остин Кайл Эндрю Омар Омари Мухамед Ахмед Тамим Пит Микко Спартак Боб Джим Билл Хэнк Дик Мик Ник Рик Бобби Джонни Дэнни Фрэнсис Грег Дуглас Гордон Грэм Говард Хью Иэн Йен Джулиан Келвин Клинт Колин Крейг Дастин Дерек Дин Дуайт Эллиот Юджин Гари Гленн Грант Гэвин Харви Генри Герберт Курт Леонард Лоуренс Малкольм Мэтт Морган Натан Норман Оливер Реджинальд Рекс Рой Росс Рассел Себастьян Шон Сидней Стэнли Стюарт Теренс Терри Тоби Трэвис Винсент Вернон Делберт "
    "Уэйн Уоррен Уилл Зак Вуди Квентин Арнольд Сильвестр Брэд Леонардо Анджелина Дженнифер Джессика Скарлетт Натали Мэрил Шэрон Деми Эмили Ребекка Рэйчел Рут Саманта Стефани Синтия Дебора Донна Дороти Эвелин Глория Грейс Хизер Джоан Джуди Карен Кэрол Лорен Луиза Мадлен Мелисса Моника Памела Патрисия Роуз Салли Шарлотта Шейла Тина Ванесса Венди Рудольф Удо Уве Хайнц Хельга Хорст Йоахим Аннегрет Кристиан Тило Ральф Халид Абдул Юсуф Джохар Зелимхан Асланбек Сулейман "
    "Шавкат Ильхам Садыр Мирзо Гурбангулы Бердымухамед Бахыт Динара Айгуль Гульнара Фарида Зухра Лейла Фатима Зарема Мадина Амина Аминат Хава Заира Патимат Магомедали Мурат Мухтар Аслан Адам Алихан Зелимхан Дзамболат Батыр Баир Эрдэни Цырен Сардана Айсен Рафаэль Фарид Фанис Радий Раиф Рустэм Раис Наиль Равиль Ренат Ильшат Азат Айдар "
    "Тамерлан Фабио Ллойд Эми Хольгер Игнац Эрих Арина Мирра Рафаил Аркадий Вениамин Всеволод Эльвира Мария Мира Снежана Регина Римма Рената Роза Эмма Эвелина Элла Эльза Юлиана Юна Лёва Лёша Алёша Серёжа Витя Коля Вася Петя Ваня Митя Костя Женя Толя Гриша Паша Боря Лёня Стёпа Федя Сеня Маша Даша Наташа Катя Оля Таня Лена Света Ира Аня Настя Ксюша Люда Галя Варя Зина "
    "Марина Эдгар Эмиль Эрнест Эдмунд Этьен Жером Жорж Люсьен Марсель Гийом Гастон Оливье Паскаль Рене Робер Стефан Тьерри Ален Бернар Бруно Венсан Кристоф Лоран Мари Софи Марин Сеголен Клер Изабель Элизабет Брижит Юбер Эдуар Габриэль "
    "Акира Кэндзи Такаси Юкио Хироси Сёдзи Наруто Дзюнъитиро Сигэру Таро Ёсихидэ Хадзимэ Юкико Мао Чжоу Дэн Ли Ван Чжан Сунь Пак Чон Мун Юн Нгуен Хо Сухарто Индира Раджив Манмохан Имран Наваз Беназир Ашраф Хосни Муаммар Саддам Ясир Ицхак Шимон Эхуд Ариэль Яир Нафтали Авигдор Йоав Бенни Хакан Мевлют Рауф Абдулла Тайип Кемаль Ахмет Мустафа Исмаил Осама Усама Айман Аятолла Рухолла Хасан Эбрахим Масуд Джавад Аббас Касем "
    "Зигмунт Збигнев Лех Анджей Бронислав Беата Радослав Дональд Ярослав Матеуш Ежи Войцех Тадеуш Вацлав Ян Милош Петр Андрей Роберт Зузана Виктор Ласло Дьюла Иштван Шандор Имре Николае Траян Клаус Бойко Румен Кирилл Александар Воислав Слободан Томислав Ивица Зоран Алеся Ненад Далиа Гитанас Валдис Эгил Кая Тоомас Керсти Саули Тарья Санна Йенс Эрна Улоф Ульф Магдалена",
    "uk": "Джаред Джейк Шон Кайл Олле Лев Даніель Тайсон Ентоні Дерек Агіт Мухаммед Джош Деонтей Брендон Остін Джордан Тайлер Раян Емілі Ешлі Бріджит Боб Джим Білл Рінат Шаміль Джохар Магомед Ахмет Юсуп Кшиштоф Анджей Войцех Матеуш Ярослав Кароль Радослав Рафал Яцек Марек Пьотр Павел Томаш Міхал Збігнєв Ришард Тадеуш Єжи Мечислав Адам Францишек Казимир Дуґлас Дуглас Айше Педро Мередіт Амеріґо Луїджі Лауринас Медісон Паула Еліна Марта Клим Юзеф "
    "Антоніо Антоніу Роберта Урсула Жозеп Кая Дмитрій Кирило Назарій Нік Ніка Ніл Джонатан Джошуа Джуліан Джулія Дін Дональд Едгар Едвард Емма Ерік Ернест Ернст Ерве Жерар Жорж Жозеф Йоганн Йосиф Карлос Кейт Кеннет Клаус Клод Крістіан Курт Ларс Лео Лорен Лоренцо Луї Луїза Луїс Лукас Лукаш Людвіг Макс Маргарет Марго Маріо Марія Марк Маркус Марсель Мартін Маттео Матіас Метью Мігель "
    "Моніка Наталі Ненсі Нільс Ніколас Норман Олівер Олівія Отто Пабло Паоло Патріція Пауль Петер Поль Пʼєр П'єр Раймон Рафаель Ребекка Рене Річард Робер Роджер Розмарі Рональд Рудольф Сальвадор Сандра Себастьян Серджо Сільвіо Сімон Софі Стефані Стюарт Теодор Тереза Тім Тімоті Тоні Уго Федеріко Філіпп Фіона Флоріан Франк Франсуа Франческо Фредерік Фрідріх Хав'єр Хайме Хесус Хорхе Хосе Хуан Шарль Штефан Юрген Ян Янош "
    "Віктор Ілона Мустафа Рефат Рустем Ахтем Наріман Ельвіра Еміне Айдер Джаміля Реджеп Абдулла Ахмад Мухаммад Ібрагім Юсуф Осман Саддам Муаммар Імран Індіра Раджив Абе Такаші Юкіо Хіросі Нік Ніна Влад Вова Діма Саша Женя Петя Вася Толя Коля Маша Даша Наталя Наталка Катя Оля Таня Лєна Світлана Юля Іра Аня Настя Люда Галя Леся Оленка Марійка Василько Івась Стефко Михась Гриць Грицько Тодось Панько Явдоха Параска Мотря Килина Горпина Химка Зоня "
    "Богуслав Болеслав Броніслава Вадим Валентин Вероніка В'ячеслав Вячеслав Георгій Гнат Григорій Дар'я Дарія Діана Едуард Елла Ельза Жанна Злата Іванна Інга Ірина Калина Карина Каріна Кіра Клара Ксенія Лада Лідія Ліна Лука Маргарита Мар'ян Маріанна Матвій Меланія Мілана Назарій Неля Нестор Нонна Оксенія Омелян Орест Павліна Паліна Поліна Радим Регіна Рената Римма Руслана Северин Сніжана Стефанія Тамара Тимур Уляна Фаїна Федора Фелікс Флор Христя Христофор Юліан Юліана Юстин Яна Яніна Ярополк Яромир",
}  # fmt: skip
#: Given names that are other words as often, when they stand alone.
_NOT_ALONE = frozenset(
    "Israel Xi Kim Si Róża Kalina Jagoda Maja Pola Nadzieja Wit Urban Modest Roch Prokop Asia Malwina Ela Kaja Ola Luna Perla Viola Zlata Zora Slava Martin Georgia Jordan Roman Albert Leon Olaf Lena Iga Lila Kazik Wirginia Emilia Konstanty "
    "Вера Надежда Любовь Роман Лев Слава Мира Марта Роза Лилия Август Победа Лада Майя Рада Ван Ли Мао Хо Пак Юн Ким Си Мун Чон Дэн Том Рэй Мари Мир Марин Сол Толя Света Лена Сеня Адам Сунь Хава Виктория "
    "Віра Надія Любов Левко Спас Марта Софія Калина Лада Злата Сі Кім Том Абе Дін Лука Флор Мілана Лада Світлана Нік Ніл Ян Вікторія Марко Мирон Слава".split()
)


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
    "de": "Jordan Ernst Wolf Jan Bill Dan Clara Marine Mark", "fr": "Jordan Marine Rose Jan Bill Clara Dan Mark Florence Victoire Noel", "es": "Jordan Bill Dan Jan Marine Mark Mercedes Carolina Clara Luz Mar Dora",
    "it": "Jordan Marine Bill Clara Dora Jan Dan Ernst Mark Mercedes Carolina", "pt": "Jordan Marine Bill Clara Jan Dan Mark Mercedes Carolina Dora", "nl": "Jordan Jan Bill Clara Ernst Dan Marine Mark Bo",
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
#: Of these, words of Polish or Czech.
_SLAVIC_WORDS = frozenset(
    "Sam Kim Bob Ana Dan Max Ben Tom Tim Ron Ali Jim Joe Mary Anne Linda Santi Vasco Rui Nick Ray".split()
)
#: Given names that are words as well, or places: alone they say nothing.
_WORDS_TOO = {
    "de": "Gottlob Verdi Roman Norma Mercedes Salome Linde Heide Rose Christ Engel Gold Oase Flora Vita Alma Viola Regina Victoria Viktoria Carmen",
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


def is_common_because_borne(form: str) -> bool:
    """Whether a word is among the commonest of a language because everybody is called so.

    >>> is_common_because_borne("Richard"), is_common_because_borne("Rose")
    (True, False)
    """
    return form in _COMMON_NAMES


@cache
def called_alone(language: str) -> frozenset[str]:
    """Given names that mean nobody else and nothing where they stand alone: Hélène, but not Rose, in French.

    >>> "Hélène" in called_alone("fr"), "Rose" in called_alone("fr"), "Rose" in own_given_names("fr")
    (True, False, True)
    """
    words = frozenset(_WORDS_TOO.get(language, "").split())
    own = own_given_names(language) | frozenset(_OF_THE_NEWS.split()) - {"Ban", "Ariel", "Nelson"}
    return frozenset(n for n in own - words if not is_function_word(n.lower(), language))


@cache
def given_names_alone(language: str) -> frozenset[str]:
    """Given names of a Slavic language that say by themselves that somebody is meant.

    >>> "Andrzej" in given_names_alone("pl"), "Róża" in given_names_alone("pl"), given_names_alone("de")
    (True, False, frozenset())
    """
    if language not in _SLAVIC:
        return frozenset()
    own = _listed(language) | frozenset(f"{_MORE[language]} {_SLAVIC[language]}".split())
    return own - _NOT_ALONE


_PLAIN = str.maketrans("łŁøØđĐı", "lLoOdDi")


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
    if language in {"pl", "cs"}:
        return found | (_COMMON_NAMES - _SLAVIC_WORDS)
    # Newspapers leave out the accents of other languages: Bronislaw.
    plain = (
        normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode()
        for name in found
        if not name.isascii()
    )
    unaccented = frozenset(n for n in plain if len(n) > 3 and n not in _NEVER and n.lower() not in common)
    return found | _COMMON_NAMES | unaccented


@cache
def own_given_names(language: str) -> frozenset[str]:
    """Given names of a language's own people, by which somebody is called alone: Hélène, but not Ayşe, in French.

    >>> "Hélène" in own_given_names("fr"), "Ayşe" in own_given_names("fr"), "Ayşe" in given_names("fr")
    (True, False, True)
    """
    slavic = frozenset(_SLAVIC.get(language, "").split())
    own = _listed(language) | frozenset(_MORE.get(language, "").split()) | slavic
    if language in {"ru", "uk"}:
        return own
    own |= _more_by_section().get(language, frozenset())
    return (
        frozenset(n for n in own if n not in _NEVER) | slavic | frozenset(_ALL_THE_SAME.get(language, "").split())
    )


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
