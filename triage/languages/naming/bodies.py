"""Bodies that news in a language names without saying what they are: parties, unions, offices, railways, broadcasters, clubs, firms.

What is a word, a place or a surname of the language as well is left out, unless more words stand with it.
"""

from functools import cache

from triage.expression import Expression

#: In Latin letters, in whatever language.
_EVERYWHERE = (
    "UNO|ONU|OTAN|OMS|FMI|BCE|EZB|OPEP|OMC|UEFA|FIFA|CIA|FBI|NASA|Interpol|Europol|Frontex|Amnesty International|Human Rights Watch|Greenpeace|"
    "Siemens Energy|Air France|Air France-KLM|British Airways|Brussels Airlines|Turkish Airlines|Deutsche Bank|Goldman Sachs|BNP Paribas|"
    "Crédit Agricole|Société Générale|Crédit Suisse|Credit Suisse|UBS|ING|ABN Amro|Rabobank|Intesa Sanpaolo|BBVA|CaixaBank|Volkswagen|BMW|ASML|SAP|"
    "ABB|Aldi|Lidl|Rewe|Edeka|Carrefour|Auchan|Nestlé|Ikea|Iberdrola|Endesa|Inditex|Bankia|Shell|Google|Apple|Twitter|TotalEnergies|Sonatrach|Aramco|Petronas|Pluspetrol|Proximus|Real Madrid|Atlético de Madrid|FC Barcelona|Real Betis|"
    "Bayern München|Borussia Dortmund|Hertha BSC|Holstein Kiel|Paris Saint-Germain|Olympique de Marseille|Olympique Lyonnais|FC Nantes|Manchester United|"
    "Manchester City|Inter Milan|AC Milan|AS Roma|SSC Napoli|PSV Eindhoven|Ajax Amsterdam|Feyenoord Rotterdam|Club Brugge|Sporting de Braga|Sporting Braga|"
    "Sparta Praha|Slavia Praha|Viktoria Plzeň|Baník Ostrava|Legia Warszawa|Lech Poznań|Wisła Kraków|Górnik Zabrze|Śląsk Wrocław|Raków Częstochowa|Dynamo Kyjev"
)
_OWN = {
    "de": "CDU|CSU|SPD|FDP|AfD|BSW|ÖVP|SPÖ|FPÖ|SVP|IG Metall|Verdi-Gewerkschaft|DGB|GDL|EVG|ADAC|ARD|ZDF|WDR|NDR|MDR|BND|BKA|BaFin|Bundesbank|Weltbank|Europäische Zentralbank|"
    "Deutsche Bahn|Deutsche Post|Deutsche Telekom|Europäische Kommission|EU-Kommission|Bundesverfassungsgericht|Bundesgerichtshof|Robert-Koch-Institut|Statistisches Bundesamt|"
    "Bayerisches Rotes Kreuz|Bayerischen Roten Kreuz|Deutsches Rotes Kreuz|Deutschen Roten Kreuz|Roten Kreuz|Rotes Kreuz|Technisches Hilfswerk|THW|Vereinten Nationen|Vereinte Nationen|"
    "Europäische Union|Europäischen Union|Eintracht Frankfurt|Werder Bremen|VfB Stuttgart|RB Leipzig|Union Berlin|Rapid Wien|Austria Wien|Red Bull Salzburg",
    "fr": "SNCF|RATP|EDF|CGT|CFDT|FO|CNRS|CNIL|INSEE|Insee|Inserm|Météo-France|AFP|LR|RN|LFI|PCF|EELV|MoDem|UDI|Rassemblement national|La France insoumise|"
    "Les Républicains|Parti socialiste|Assemblée nationale|Conseil d'État|Conseil constitutionnel|Cour de cassation|Cour suprême|Cour des comptes|Croix-Rouge|Banque mondiale|"
    "Banque de France|Commission européenne|Union européenne|Nations unies|Médecins sans frontières|Médiapart|France Télévisions|Radio France|LVMH|Renault|Stellantis|Dassault Aviation|"
    "OM|OL|PSG|ASSE|AS Monaco|RC Lens|LOSC|Stade Rennais|Stade de Reims|RTBF|VRT|SNCB",
    "es": "PSOE|PP|Vox|ERC|PNV|CCOO|UGT|CGPJ|Partido Popular|Partido Socialista|Partido Nacionalista Vasco|Guardia Civil|Policía Nacional|Cruz Roja|"
    "Tribunal Supremo|Tribunal Constitucional|Audiencia Nacional|Banco de España|Banco Mundial|Comisión Europea|Unión Europea|Naciones Unidas|Agencia Tributaria|Renfe|Aena|Pemex|YPF|"
    "Telefónica|Banco Santander|El País|La Vanguardia|PRI|PAN|CFE|IMSS|FARC|ELN|Celta|Real Sociedad|Athletic Club|Osasuna|Getafe|Boca Juniors|River Plate|Betis",
    "it": "Pd|Partito Democratico|Forza Italia|Fratelli d'Italia|Movimento 5 Stelle|M5s|Lega Nord|Italia Viva|Cgil|Cisl|Uil|Istat|Inps|Inail|Ansa|Rai|Mediaset|Enel|Eni|Leonardo Spa|"
    "Autostrade per l'Italia|Ferrovie dello Stato|Trenitalia|Poste Italiane|Protezione civile|Protezione Civile|Croce Rossa|Guardia di Finanza|Corte costituzionale|Corte dei conti|"
    "Banca d'Italia|Banca Mondiale|Commissione europea|Unione europea|Nazioni Unite|Istituto Nazionale di Geofisica e Vulcanologia|Ingv|Juventus|Inter|Fiorentina|Sampdoria|Atalanta|"
    "Udinese|UniCredit|Confindustria|Legambiente|Anas|Csm",
    "pt": "PS|PSD|CDS|PCP|Bloco de Esquerda|Iniciativa Liberal|Partido Socialista|Partido Social Democrata|PT|MDB|PSDB|STF|TSE|Petrobras|Vale do Rio Doce|Embraer|Itaú|Bradesco|"
    "Banco Central|Banco do Brasil|Banco de Portugal|Banco Mundial|Comissão Europeia|União Europeia|Nações Unidas|Defesa Civil|Proteção Civil|Polícia Federal|Polícia Judiciária|GNR|PSP|"
    "Supremo Tribunal Federal|Cruz Vermelha|TAP|EDP|Galp|RTP|Benfica|Sporting CP|FC Porto|Flamengo|Corinthians|Palmeiras|Fluminense|Botafogo|Grêmio|UGT|CGTP|Lusa",
    "nl": "VVD|PVV|CDA|PvdA|GroenLinks|D66|SP|BBB|NSC|FNV|CNV|ACV|ABVV|N-VA|CD&V|NS|KLM|ProRail|Schiphol Group|Rijkswaterstaat|RIVM|CBS|KNMI|NOS|RTL Nieuws|ANP|Belga|DNB|"
    "De Nederlandsche Bank|Wereldbank|Europese Commissie|Europese Unie|Verenigde Naties|Rode Kruis|Hoge Raad|Openbaar Ministerie|Philips|Ajax|PSV|Feyenoord|FC Utrecht|AZ|NEC|"
    "Anderlecht|Club Brugge|Staatsbosbeheer|Ahold Delhaize|NXP",
    "pl": "PiS|PO|PSL|Koalicja Obywatelska|Prawo i Sprawiedliwość|Platforma Obywatelska|Nowa Lewica|Polska 2050|NBP|GUS|ABW|CBA|IPN|PKP|PKP Intercity|LOT|Orlen|"
    "PKN Orlen|PKO BP|KGHM|PGE|PZU|Tauron|Asseco|CD Projekt|TVN|TVP|TVN24|Polsat|PAP|Gazeta Wyborcza|Trybunał Konstytucyjny|Sąd Najwyższy|Straż Graniczna|ONZ|Unia Europejska|"
    "Unii Europejskiej|Komisja Europejska|Komisji Europejskiej|Bank Światowy|Legia|Cracovia|Cracovię|Cracovii|Legii|Legię|Legią|Jagiellonia Białystok|PZPN|WOŚP|Caritas",
    "cs": "ANO|ODS|ČSSD|KDU-ČSL|TOP 09|SPD|KSČM|ČNB|ČSÚ|ČTK|ČEZ|ČSA|České dráhy|Česká pošta|Česká televize|Český rozhlas|Škoda Auto|Národní banka|Ústavní soud|Nejvyšší soud|BIS|NATO|"
    "OSN|Evropská unie|Evropské unie|Evropská komise|Evropské komise|Světová banka|Sparta|Slavia|Slavie|Slavii|Slavií|Sparty|Spartu|Bohemians|Červený kříž|Správa železnic|Agrofert|VZP",
    "ru": "ООН|НАТО|ЕС|МВФ|ВОЗ|ОБСЕ|ФСБ|МВД|МЧС|МИД|ФНС|ЦБ|Центробанк|Госдума|Совфед|Кремль|Роскосмос|Росатом|Роснефть|Газпром|Сбербанк|Лукойл|РЖД|Аэрофлот|Яндекс|Роскомнадзор|Росстат|"
    "Роспотребнадзор|Росгвардия|Минобороны|Минфин|Минздрав|Минюст|Следственный комитет|Следственного комитета|Единая Россия|КПРФ|ЛДПР|ТАСС|РИА Новости|Интерфакс|Коммерсантъ|Евросоюз|"
    "Еврокомиссия|Еврокомиссии|Всемирный банк|Красный Крест|Верховный суд|Конституционный суд|Госдеп|Пентагон|УЕФА|ФИФА",
    "uk": "ООН|НАТО|ЄС|МВФ|ВООЗ|ОБСЄ|СБУ|МВС|ДСНС|НАБУ|САП|ДБР|ЗСУ|ГУР|НБУ|Верховна Рада|Верховної Ради|Верховною Радою|Нацбанк|Нацполіція|Генштаб|Міноборони|Мінфін|МОЗ|МЗС|Укрзалізниця|Укренерго|"
    "Нафтогаз|Енергоатом|ПриватБанк|Укрпошта|Слуга народу|Європейська Солідарність|Укрінформ|Євросоюз|Єврокомісія|Єврокомісії|Світовий банк|Червоний Хрест|Динамо Київ|"
    "Верховний Суд|Конституційний Суд|Пентагон|Держдеп|УЄФА|ФІФА",
}  # fmt: skip
#: Firms, papers and parties of the world that are words or surnames in one of these languages.
WORDS_TOO = frozenset(
    "Bild Mehr Allianz Bayer Kraft Ford Roche Moderna Humana Ciudadanos Podemos Contras Politico Internazionale Unita Fiorentina Ferrari Pravda Lusa "
    "Antara Fars Merck Lafarge Lockheed Northrop Dail Kach Herut Conoco Novosti Merlin Axios Fortis Contadora Majlis Comex Amex".split()
)
#: How a noun begins behind which a name in « » is that of a body.
_NOUNS = {
    "ru": "компани фирм корпораци концерн холдинг предприяти завод фабрик банк клуб команд агентств газет журнал телеканал радиостанци портал издани издательств парти движени объединени "
    "фонд ассоциаци организаци группировк банд общест ооо зао оао пао ао гк тк фк хк авиакомпани авиаперевозчик оператор застройщик магазин сет ритейлер университет институт институци центр театр",
    "uk": "компані фірм корпораці концерн холдинг підприємств завод фабрик банк клуб команд агентств газет журнал телеканал радіостанці портал виданн видавництв парті рух об'єднанн фонд асоціаці "
    "організаці угрупованн товариств тов ат пат прат фк хк авіакомпані оператор забудовник магазин мереж ритейлер університет інститут центр театр",
}  # fmt: skip
#: Endings of cases that a Russian or Ukrainian body of one word takes, if it ends in a consonant or soft.
_ENDINGS = {"ru": "а у ом е", "uk": "у ом і а"}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчш")


#: Offices of the German federation and its states, of one word.
_GERMAN_OFFICE = Expression(
    "(?:Bundes|Landes)[a-zäöüß]{2,}(?:amt|ministerium|gericht|gerichtshof|agentur|polizei|verband|anstalt|bank|rechnungshof|zentralamt|amts|ministeriums|gerichts)"
)
#: Words with which the name of a ministry begins, and those that may stand between it and what it is for.
MINISTRIES = frozenset("Ministerio Ministério Ministero".split())
OF = frozenset("de del della dell' delle dei degli da do das dos la los las e y ed".split())


def is_german_office(word: str) -> bool:
    """Whether a German word is the name of an office.

    >>> is_german_office("Bundeskartellamt"), is_german_office("Bundesland"), is_german_office("Standesamt")
    (True, False, False)
    """
    return word.startswith(("Bundes", "Landes")) and _GERMAN_OFFICE.fullmatch(word) is not None


@cache
def well_known_bodies(language: str) -> dict[str, str]:
    """Bodies of a language, in whatever case → in the first; empty for a language without a list.

    >>> well_known_bodies("ru")["Газпрома"], "PSOE" in well_known_bodies("es"), well_known_bodies("ja")
    ('Газпром', True, {})
    """
    if language not in _OWN:
        return {}
    names = [*_OWN[language].split("|"), *_EVERYWHERE.split("|")]
    bent = {
        name + ending: name
        for name in names
        if name[-1] in _CONSONANTS and " " not in name
        for ending in _ENDINGS.get(language, "").split()
    }
    return {**bent, **{name: name for name in names}}


@cache
def nouns_of_bodies(language: str) -> tuple[str, ...]:
    """How the nouns begin behind which a language names a body in quotation marks; empty where it does without.

    >>> "компании".startswith(nouns_of_bodies("ru")), nouns_of_bodies("de")
    (True, ())
    """
    return tuple(_NOUNS.get(language, "").split())
