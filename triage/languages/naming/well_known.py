"""Surnames that every newspaper names alone, as each language writes them: who else bears one is named in full.

Surnames that are words, places or given names of the language are left out (Kohl, Brandt, Bush, Ford, Paul, Jordan), as
are those that many people bear.
"""

from functools import cache

#: In Latin letters in all of these languages.
_EVERYWHERE = (
    "Trump Biden Obama Clinton Reagan Nixon Kennedy Roosevelt Eisenhower Truman Churchill Thatcher Macron Sarkozy Mitterrand Chirac Hollande "
    "Merkel Adenauer Hitler Goebbels Himmler Mussolini Berlusconi Meloni Draghi Salvini Zapatero Rajoy Aznar Sánchez Netanyahu Arafat Mandela "
    "Gandhi Modi Erdogan Erdoğan Atatürk Assad Mubarak Mugabe Pinochet Castro Chávez Maduro Bolsonaro Guevara Perón Bergoglio Ratzinger Wojtyła "
    "Orbán Zeman Havel Dubček Tusk Kaczyński Wałęsa Duda Morawiecki Nawrocki Jaruzelski Piłsudski Tito Ceausescu Milošević Vučić Stoltenberg Rutte "
    "Juncker Barroso Leyen Kissinger Rumsfeld Cheney McCain Sanders Pence Blinken Mozart Beethoven Goethe Schiller Heidegger Nietzsche "
    "Kant Hegel Freud Einstein Darwin Galileo Shakespeare Dante Cervantes Kafka Picasso Rembrandt Musk Zuckerberg Bezos Messi Ronaldo "
    "Zidane Ibrahimovic Ibrahimović Neymar Mbappé Guardiola Mourinho Ancelotti Klopp Maradona Djokovic Djoković Nadal Federer Verstappen "
    "Schumacher Rockefeller Napoleon Garibaldi Bismarck Lutero Milosevic Djokovic Kaczynski Walesa Dubcek Honecker Ceaușescu Zelenskyj Zelenskyy "
    "Navalny Nasrallah Khashoggi Snowden Assange Weinstein Epstein Kavanaugh Comey Giuliani Buttigieg Schwarzenegger "
    "Newton Kepler Leibniz Descartes Spinoza Rousseau Voltaire Diderot Montesquieu Machiavelli Clausewitz "
    "Tolkien Balzac Flaubert Zola Proust Baudelaire Rimbaud Verlaine Molière Stendhal Camus Sartre Foucault Derrida Lacan Barthes "
    "Hemingway Faulkner Steinbeck Fitzgerald Beckett Orwell Dickens Kipling Borges Neruda Cortázar Bolaño "
    "Saramago Camões Brecht Hölderlin Rilke Böll Dürrenmatt Musil Zweig Schnitzler Handke Jelinek Dostojewski Dostoevskij Tolstoi Tolstoj "
    "Nabokov Solschenizyn Pasternak Händel Haydn Schubert Schumann Brahms Liszt Mahler Bruckner Debussy Ravel Satie Puccini Rossini "
    "Donizetti Vivaldi Paganini Stravinsky Strawinsky Prokofjew Schostakowitsch Tschaikowsky Schönberg Karajan Furtwängler Toscanini Callas Pavarotti "
    "Caravaggio Botticelli Velázquez Dalí Miró Gaudí Monet Manet Renoir Cézanne Gauguin Matisse "
    "Chagall Kandinsky Klee Klimt Schiele Kokoschka Munch Warhol Duchamp Rodin Vermeer Hitchcock Kubrick Spielberg Scorsese Tarantino Coppola "
    "Polanski Almodóvar Buñuel Fellini Visconti Antonioni Pasolini Bertolucci Rossellini Godard Truffaut Bergman Fassbinder Wenders Chaplin "
    "Lennon McCartney Bowie Dylan Springsteen Hendrix Presley Beyoncé Rihanna Pelé Maradona Cruyff Cruijff Beckenbauer Platini Zidane Ronaldinho Rivaldo Romário Totti Buffon "
    "Pirlo Baggio Iniesta Xavi Casillas Beckham Rooney Haaland Lewandowski Modrić Modric Benzema Griezmann Pogba Klopp Tuchel Mourinho Wenger "
    "Merckx Hinault Indurain Froome Pantani Nibali Pogačar Pogacar Vingegaard Lauda Vettel Räikkönen Leclerc "
    "Federer Sampras Agassi Sharapova Alcaraz Phelps Tyson Kasparow Kasparov Carlsen Keynes Hayek Piketty Habermas Adorno "
    "Horkheimer Arendt Heisenberg Planck Bohr Gutenberg Kolumbus Magellan Pizarro "
    "Robespierre Talleyrand Richelieu Mazarin Metternich Cavour Mazzini Allende Videla Galtieri Trotsky"
).split()
_OWN = {
    "de": "Putin Selenskyj Selenski Jelzin Gorbatschow Chruschtschow Breschnew Stalin Lenin Trotzki Lukaschenko Medwedew Lawrow Nawalny Scholz Merz "
    "Baerbock Habeck Steinmeier Söder Laschet Stoiber Honecker Genscher Stresemann Poroschenko Timoschenko Janukowytsch Chomeini Chamenei Mao",
    "fr": "Poutine Zelensky Eltsine Gorbatchev Khrouchtchev Brejnev Staline Lénine Trotski Loukachenko Medvedev Lavrov Navalny Scholz Mélenchon "
    "Pompidou Mazarin Richelieu Robespierre Napoléon Khomeini Khamenei Voltaire Rousseau Zemmour Bayrou Attal Sartre Camus Zola Proust Flaubert",
    "es": "Putin Zelenski Zelenskiy Yeltsin Gorbachov Jruschov Brézhnev Stalin Lenin Trotski Lukashenko Medvédev Lavrov Navalni Scholz Puigdemont Feijóo "
    "Abascal Franco Kirchner Macri Milei Uribe Correa Morales Fujimori Allende Bachelet Piñera Boric Sheinbaum Zelaya Pelé Kaká "
    "Napoleón Jomeini Jamenei Cervantes Borges Neruda Unamuno Puigcercós Zweig",
    "it": "Putin Zelensky Eltsin Gorbaciov Krusciov Breznev Stalin Lenin Trotsky Lukashenko Medvedev Lavrov Navalny Scholz Prodi Renzi Gentiloni "
    "Bersani Andreotti Craxi Mattarella Napolitano Ciampi Napoleone Khomeini Khamenei Manzoni Leopardi Petrarca Boccaccio Schlein Tajani",
    "pt": "Putin Zelensky Zelenskiy Iéltsin Gorbachev Gorbatchov Kruschev Brejnev Stalin Estaline Lenin Lenine Lukashenko Medvedev Lavrov Navalny Scholz "
    "Lula Rousseff Haddad Alckmin Salazar Cavaco Guterres Napoleão Khomeini Khamenei Pelé Neymar Camões Saramago",
    "nl": "Poetin Zelensky Zelenski Jeltsin Gorbatsjov Chroesjtsjov Brezjnev Stalin Lenin Trotski Loekasjenko Medvedev Lavrov Navalny Scholz Wilders "
    "Balkenende Lubbers Fortuyn Timmermans Yeşilgöz Omtzigt Kaag Schoof Napoleon Khomeini Khamenei",
    "pl": "Putin Zełenski Jelcyn Gorbaczow Chruszczow Breżniew Stalin Lenin Trocki Łukaszenka Miedwiediew Ławrow Nawalny Scholz Kwaśniewski Komorowski "
    "Kopacz Szydło Sikorski Trzaskowski Hołownia Kosiniak-Kamysz Bosak Mentzen Olszewski Mazowiecki Suchocka Buzek Balcerowicz Gierek "
    "Gomułka Bierut Mickiewicz Słowacki Sienkiewicz Szymborska Witkacy Chopin Kopernik Kościuszko Solana Chomeini Chamenei Lewandowski Hitler",
    "cs": "Putin Zelenskyj Jelcin Gorbačov Chruščov Brežněv Stalin Lenin Trockij Lukašenko Medveděv Lavrov Navalnyj Scholz Babiš Fiala Masaryk Beneš "
    "Gottwald Husák Sobotka Nečas Topolánek Paroubek Fico Pellegrini Čaputová Mečiar Dzurinda Chomejní Chameneí Dvořák Čapek Hašek Komenský",
    "ru": "Путин Зеленский Ельцин Горбачёв Горбачев Хрущёв Хрущев Брежнев Сталин Ленин Троцкий Лукашенко Медведев Лавров Навальный Песков Шойгу Мишустин "
    "Матвиенко Собянин Жириновский Зюганов Кадыров Пригожин Порошенко Янукович Тимошенко Кравчук Кучма Трамп Байден Обама Клинтон Рейган Никсон Кеннеди "
    "Рузвельт Черчилль Тэтчер Макрон Саркози Олланд Миттеран Меркель Шольц Гитлер Муссолини Берлускони Нетаньяху Арафат Эрдоган Асад Кастро Чавес Мадуро "
    "Назарбаев Токаев Алиев Пашинян Саакашвили Ломоносов Пушкин Лермонтов Гоголь Достоевский Толстой Чехов Тургенев Островский Булгаков Солженицын "
    "Гагарин Королёв Менделеев Моцарт Бетховен Гёте Кант Гегель Ницше Фрейд Эйнштейн Дарвин Шекспир Наполеон Маск Цукерберг Месси Роналду",
    "uk": "Путін Зеленський Єльцин Горбачов Хрущов Брежнєв Сталін Ленін Лукашенко Медведєв Лавров Навальний Пєсков Шойгу Кадиров Пригожин Порошенко "
    "Янукович Тимошенко Кравчук Кучма Ющенко Залужний Сирський Єрмак Шмигаль Кулеба Буданов Трамп Байден Обама Клінтон Рейган Ніксон Кеннеді Рузвельт "
    "Черчилль Тетчер Макрон Саркозі Олланд Меркель Шольц Гітлер Муссоліні Нетаньягу Ердоган Асад Кастро Орбан Туск Дуда Качинський Столтенберг "
    "Шевченко Франко Бандера Шухевич Петлюра Грушевський Хмельницький Мазепа Моцарт Бетховен Ейнштейн Шекспір Наполеон Маск Мессі Роналду",
}  # fmt: skip


@cache
def well_known_surnames(language: str) -> frozenset[str]:
    """Surnames that stand for one person in a language; empty for a language without a list.

    >>> "Gorbačov" in well_known_surnames("cs"), "Трамп" in well_known_surnames("ru"), well_known_surnames("ja")
    (True, True, frozenset())
    """
    own = _OWN.get(language, "").split()
    if not own:
        return frozenset()
    return frozenset(own if language in {"ru", "uk"} else [*own, *_EVERYWHERE])


#: Borne by so many that they are among the commonest words of a language, and words of none.
_NO_WORDS = frozenset(
    "García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Jiménez Hernández Díaz Álvarez Muñoz Gutiérrez Suárez Ramírez Vázquez "
    "Ortega Rojas Herrera Mendoza Juárez Chávez Bolaños Müller Schröder Merkel Schmidt Schulz Hoffmann Jones Jackson Johnson Williams Taylor Anderson Robinson Lewis Davis Harris "
    "Smith Dupont Nelson Howard Clinton Obama Rossi Ferrari Renzi Salvini Letta Berlusconi Draghi Meloni Araújo Gonçalves Rodrigues Fernandes Gomes Nunes Lopes Mendes "
    "Soares Sousa Souza Oliveira Pereira Ferreira Almeida Carvalho Ribeiro Teixeira Barbosa Cardoso Andrade Moreira Monteiro Borges Barros Batista Moraes Sampaio "
    "Jansen Mulder Smit Dekker Vries Valls Hollande Sarkozy Macron Hamon Fillon Macri Correa".split()
)


def is_nothing_but_surname(form: str) -> bool:
    """Whether a word that every newspaper is full of is a surname and nothing else.

    >>> is_nothing_but_surname("González"), is_nothing_but_surname("Costa")
    (True, False)
    """
    return form in _NO_WORDS


#: Firms, makes, papers and clubs that news in any of these languages names by one word, and that could be a person's or a place's.
_FIRMS = frozenset(
    "Mercedes Renault Peugeot Citroën Porsche Bugatti Lamborghini Maserati Ferrari Lancia Fiat Skoda Škoda Volvo Saab Tesla Honda Toyota Suzuki Yamaha Ducati Sauber Ligier "
    "McLaren Minardi Benetton Prada Gucci Versace Armani Chanel Dior Hermès Vuitton Cartier Rolex Lacoste Michelin Pirelli Bosch Siemens Bayer Henkel Krupp Thyssen Daimler "
    "Hoechst Monsanto Nestlé Danone Lactalis Ferrero Barilla Campari Martini Smirnoff Heineken Carlsberg Philips Unilever Shell Repsol Iberdrola Endesa Telefónica Santander "
    "Bankia Mapfre Inditex Zara Mango Mercadona Carrefour Auchan Leclerc Casino Lidl Aldi Edeka Rewe Penny Norma Kaufland Ikea Amazon Google Microsoft Apple Facebook Twitter Meta Netflix "
    "Spotify Uber Airbnb Samsung Huawei Xiaomi Nokia Motorola Ericsson Sony Panasonic Nintendo Adidas Puma Nike Reebok Boeing Airbus Lufthansa Ryanair Iberia Alitalia Vueling "
    "Swissair Sabena Reuters Bloomberg Spiegel Stern Focus Libération Figaro Mediapart Marianne Corriere Repubblica Telegraaf Volkskrant Trouw Folha Estadão Globo Veja Público "
    "Expresso Clarín Nación Excélsior Reforma Ajax Feyenoord Vitesse Heracles Willem Anderlecht Juventus Inter Milan Sampdoria Fiorentina Atalanta Udinese Benfica Belenenses Boavista "
    "Flamengo Palmeiras Corinthians Botafogo Fluminense Grêmio Cruzeiro Internacional Paysandu Arsenal Chelsea Everton Tottenham Liverpool Barça Betis Espanyol Osasuna Celta Levante Getafe "
    "Werder Schalke Hertha Hoffenheim Mainz Petrobras Embraer Bradesco Itaú Vale Galp Sonae Novabase Montepio Allianz Axa Generali Mediolanum Unicredit Monte Paschi Intesa Mediaset "
    "Morena Podemos Ciudadanos Vox Junts Bildu Fininvest Olivetti Parmalat Cirio Enel Telecom Vodafone Orange Bouygues Vivendi Lagardère Havas Publicis Dassault Thales Safran Alstom Areva Total Engie Veolia Suez Saint-Gobain Lafarge "
    "Pfizer Moderna Roche Novartis Sanofi Merck Biontech BioNTech Astrazeneca AstraZeneca McKinsey Mckinsey Deloitte Citigroup Goldman Lehman Lazard Rothschild Verdi".split()
)


def is_firm_of_one_word(form: str) -> bool:
    """Whether a word is rather a firm, a paper or a club than somebody.

    >>> is_firm_of_one_word("Renault"), is_firm_of_one_word("Macron")
    (True, False)
    """
    return form in _FIRMS
