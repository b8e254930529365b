"""Inflected words of other languages than English: by the dictionary, by the stem, and never by a function word."""

from pathlib import Path

import pytest

import triage
from triage.languages import inflection, inflections
from triage.languages.detection import likely
from triage.languages.inflections import Inflections


def found(term: str, text: str, language: str, **more: str) -> list[tuple[str, str]]:
    """Text and kind of what is found."""
    profile = triage.Profile.from_dict({"terms": [{"text": term, **more}]}, id="p")
    (score,) = triage.Matcher([profile]).score(triage.Article(body=text, language=language))
    return [(match.text, match.kind) for match in score.matches]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Beside each form stands a word that begins like it and is another.
        ("pl", "rząd", "W rządzie i dla rządów; rządek drzew.", ["rządzie", "rządów"]),
        ("pl", "wybory", "Po wyborach, przed wyborami; wybór wina.", ["wyborach", "wyborami"]),
        ("uk", "санкція", "Проти санкцій, під санкціями; санітар.", ["санкцій", "санкціями"]),
        ("cs", "vláda", "O vládě, s vládou; vlas.", ["vládě", "vládou"]),
        ("de", "Haus", "In den Häusern, des Hauses; ein Hauser.", ["Häusern", "Hauses"]),
        ("fi", "maa", "Maassa ja maiden; maali.", ["Maassa", "maiden"]),
        ("hu", "ház", "A házban, a házaknak; hazai.", ["házban", "házaknak"]),
        ("tr", "seçim", "Seçimlerin ardından, seçime; seçenek.", ["Seçimlerin", "seçime"]),
        ("it", "caso", "I casi; la casa.", ["casi"]),
        ("it", "stato", "Gli stati; è così.", ["stati"]),
        ("es", "estado", "Los estados; está aquí.", ["estados"]),
        ("fr", "cheval", "Des chevaux; une chevelure.", ["chevaux"]),
        ("pt", "condenação", "As condenações; um condado.", ["condenações"]),
        ("ro", "copil", "Copiilor; o copie.", ["Copiilor"]),
        ("sv", "land", "Länderna; landskap.", ["Länderna"]),
        ("sl", "volitve", "O volitvah; volitev in voliti.", ["volitvah", "volitev"]),
        ("bg", "правителство", "Правителството; правило.", ["Правителството"]),
        ("lt", "vyriausybė", "Vyriausybės, vyriausybei; vyriausia.", ["Vyriausybės", "vyriausybei"]),
        ("el", "κυβέρνηση", "Της κυβέρνησης; κύβος.", ["κυβέρνησης"]),
        ("ga", "rialtas", "An rialtais; riail.", ["rialtais"]),
    ],
)
def test_a_form_is_found_and_its_neighbour_is_not(language: str, term: str, text: str, words: list[str]) -> None:
    assert [(text, "lemma") for text in words] == found(term, text, language, fuzzy="off")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Forms that the dictionary gives to another word: of the voters, dear, a blonde, its price, a tort.
        ("pl", "wybory", "Wynik wyborów; wyborny obiad.", ["wyborów"]),
        ("pl", "Unia", "Prawo Unii i Unię; unita mówi.", ["Unii", "Unię"]),
        ("pl", "powódź", "Ofiary powodzi; powody są inne.", ["powodzi"]),
        ("ar", "انفجار", "وقعت انفجارات في المدينة؛ وقال المنفجر كلمة.", ["انفجارات"]),
        ("pl", "droga", "Na drogach, wiele dróg; dróżka.", ["drogach", "dróg"]),
        ("pl", "prawo", "Nowe prawa; prawie nikt.", ["prawa"]),
        ("pl", "środek", "Brak środków; środa.", ["środków"]),
        ("bg", "откритие", "Нови открития; открито.", ["открития"]),
        ("bg", "вариант", "Във варианта; вариация.", ["варианта"]),
        ("uk", "Андрій", "Андрієві; Андріївка.", ["Андрієві"]),
        ("uk", "Тарас", "Подарували Тарасові; Тарасюк.", ["Тарасові"]),
        ("sk", "prezident", "Dal prezidentovi; prezidentský.", ["prezidentovi"]),
        ("fi", "vaalit", "Vaaleissa; vaaleanpunainen.", ["Vaaleissa"]),
        ("hu", "ár", "Az árak nőttek; árulás.", ["árak"]),
        ("hu", "törvény", "Törvények; törvénytelen.", ["Törvények"]),
        ("it", "lavoro", "I lavori; lavorare.", ["lavori"]),
        ("ro", "partid", "Partidele; o partidă.", ["Partidele"]),
        ("ro", "preşedinte", "Președintelui; președinție.", ["Președintelui"]),
        ("es", "morir", "Tres muertos; muerte.", ["muertos"]),
        ("fr", "arrêter", "Il est arrêté; un arrêt.", ["arrêté"]),
        ("ru", "суд", "Решения судов; судно.", ["судов"]),
        ("da", "skat", "Skatten stiger; skatte dem.", ["Skatten"]),
        ("nb", "regjering", "Regjeringens forslag; regjere.", ["Regjeringens"]),
        ("de", "Polizist", "Die Polizistin; Polizei.", ["Polizistin"]),
        ("fr", "bœuf", "Des bœufs; bouffe.", ["bœufs"]),
        ("es", "caer", "Han caído; cayado.", ["caído"]),
        ("sv", "hand", "Händer och handel.", ["Händer"]),
        ("nb", "bok", "Bøkene; bokse.", ["Bøkene"]),
        ("pl", "Polska", "Rząd Polski; polski rząd.", ["Polski"]),
        # A plural has none, verbs have more letters than these, and stations are no states.
        ("it", "tasse", "Le tasse e i tassi.", ["tasse"]),
        ("it", "banche", "Le banche, due banchi.", ["banche"]),
        ("fr", "fer", "Le fer; une fée.", ["fer"]),
        ("ro", "apel", "Apeluri, apelurile; apele mării.", ["Apeluri", "apelurile"]),
        ("ro", "critic", "Criticele și criticii; critică.", ["Criticele", "criticii", "critică"]),
        ("pl", "dział", "Nowy dział, tego działu; działa strzelają.", ["dział", "działu"]),
        ("ro", "stat", "Statele; două stații, staturi.", ["Statele"]),
        ("hu", "szó", "A szó; a szója ára.", ["szó"]),
        ("pl", "wiek", "W XX wieku; nowa wiki.", ["wieku"]),
        # A word in small letters that has but the stem of a German noun is a verb.
        ("de", "Recht", "Im Rechts; sie rechten.", ["Rechts"]),
        # What small dictionaries do not know.
        ("he", "קנס", "שני קנסות; קנסה", ["קנסות"]),
        ("fa", "باشگاه", "باشگاه‌های تهران", ["باشگاه‌های"]),
        ("bn", "ঢাকা", "ঢাকায় আজ, ঢাকনা", ["ঢাকায়"]),
        ("ur", "حکومت", "حکومتوں نے، حکومتی", ["حکومتوں"]),
        ("ta", "தேர்தல்", "தேர்தலில்; தேர்வு", ["தேர்தலில்"]),
        ("kk", "үкімет", "Үкіметтің шешімі; үкім", ["Үкіметтің"]),
        ("uz", "Toshkent", "Toshkentda; Toshkentliklar", ["Toshkentda"]),
        ("eu", "gobernu", "Gobernuaren; gobernatu", ["Gobernuaren"]),
        ("az", "seçki", "Seçkilərin nəticəsi; seçmək.", ["Seçkilərin"]),
        # An umlaut is another word, and a form that was looked up lacks none.
        ("de", "Wahl", "Bei den Wahlen; wir wählen.", ["Wahlen"]),
    ],
)
def test_a_form_that_belongs_to_another_word_as_well(
    language: str, term: str, text: str, words: list[str]
) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # What the dictionary has as a form of a verb, a participle, an adjective or an object of the same origin.
        ("pl", "wybrzeże", "Na wybrzeża; wybrzydza.", ["wybrzeża"]),
        ("pl", "połączenie", "Brak połączeń; połączyć.", ["połączeń"]),
        ("cs", "tisíc", "V tisících; v tisku.", ["tisících"]),
        ("uk", "клієнт", "Для клієнтів; клей.", ["клієнтів"]),
        ("sv", "skratta", "Hon skrattar; ett skratt.", ["skrattar"]),
        ("da", "begreb", "Begrebet; begribe.", ["Begrebet"]),
        ("hr", "premijer", "Premijeru; premija.", ["Premijeru"]),
        # Behind what Irish writes before a name there is its capital.
        ("ga", "Gaillimh", "i nGaillimh, ó Ghaillimh; ngaillimh.", ["nGaillimh", "Ghaillimh"]),
        ("ga", "Béal Feirste", "i mBéal Feirste; mbéal feirste.", ["mBéal Feirste"]),
        ("ga", "Frainc", "sa bhFrainc; ón bhfraincis.", ["bhFrainc"]),
        # One case among those that the dictionary has, what is possessed, and whose plural is a woman's.
        ("fi", "Turku", "Turusta ja Turussa; turkista.", ["Turusta", "Turussa"]),
        ("hu", "bank", "A nemzet bankja, bankjának; bankár.", ["bankja", "bankjának"]),
        ("ar", "مستوطنة", "بناء مستوطنات؛ قال مستوطن.", ["مستوطنات"]),
        ("fa", "خانه", "خانه\u200cی ما؛ خانواده.", ["خانه\u200cی"]),
        ("el", "Αθήνα", "Πανεπιστήμιο Αθηνών· αθλητών.", ["Αθηνών"]),
        # What it does not know at all.
        ("lv", "komisija", "Komisijas sēde; komiski.", ["Komisijas"]),
        ("bg", "депутат", "Глас на депутата; депутация.", ["депутата"]),
        ("uk", "меморіал", "Біля меморіалу; меморандуму.", ["меморіалу"]),
        ("sl", "avtor", "O avtorjih; avtomat.", ["avtorjih"]),
        # A form that is another word by itself, or of another origin: a politician, I have.
        ("cs", "politika", "Politiky; jeden politik.", ["Politiky"]),
        ("pl", "mama", "Nie mam; mamę.", ["mamę"]),
        ("pl", "życie", "Sens życia; żyć.", ["życia"]),
        # Lithuanian stems are cut short: all people.
        ("lt", "visiškas", "Visiška laisvė; visi žmonės.", ["Visiška"]),
        ("lt", "karta", "Dviejų kartų; kariai.", ["kartų"]),
    ],
)
def test_words_that_end_alike_are_bent_alike(language: str, term: str, text: str, words: list[str]) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # What dictionaries lack, or have as forms of verbs and of other nouns; beside it an ending that is no plural.
        ("es", "inspección", "Las inspecciones; inspeccionar.", ["inspecciones"]),
        ("es", "pez", "Los peces; un pezuña.", ["peces"]),
        ("pt", "pai", "Os pais; o país.", ["pais"]),
        ("pt", "papel", "Os papéis; papelão.", ["papéis"]),
        ("ca", "vaga", "Les vagues; vagament.", ["vagues"]),
        ("fr", "chacal", "Des chacals, des chacaux; chacun.", ["chacals", "chacaux"]),
    ],
)
def test_regular_plurals_of_romance_nouns(language: str, term: str, text: str, words: list[str]) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # The dictionary has all forms of a noun that it knows: what else shares its stem is another word.
        ("it", "tempo", "Tempi duri; il Tempio di Giove.", ["Tempi"]),
        ("it", "lavoratore", "I lavoratori; il lavoro.", ["lavoratori"]),
        ("pt", "processo", "Processos; Process Engineering.", ["Processos"]),
        ("ro", "anexă", "Anexele; se anexează.", ["Anexele"]),
        # A name of these languages has one form.
        ("fr", "Michel", "Michel et Michelle.", ["Michel"]),
        ("pt", "Paulo", "Paulo e Paula.", ["Paulo"]),
        # Pronouns are written on to verbs; what no dictionary has goes by its stem.
        ("es", "decir", "Puede decirlo; decente.", ["decirlo"]),
        ("it", "blogghista", "Due blogghisti; bloggare.", ["blogghisti"]),
    ],
)
def test_words_of_romance_languages_that_share_a_stem(
    language: str, term: str, text: str, words: list[str]
) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Adverbs and superlatives; the other gender of participles, of adjectives and of who does something; pronouns on a verb.
        ("it", "raro", "Due casi rarissimi; una rarità.", ["rarissimi"]),
        ("it", "giuridico", "Giuridicamente; un giudice.", ["Giuridicamente"]),
        ("it", "reale", "I reali parlano; realmente.", ["reali"]),
        ("it", "esposto", "Le tele esposte; lui espose.", ["esposte"]),
        ("it", "segnato", "Le carte segnate; la segnaletica.", ["segnate"]),
        ("it", "aiuto", "Gli aiuti; chi aiuta.", ["aiuti"]),
        ("it", "stato", "Gli stati; saranno, furono.", ["stati"]),
        ("it", "trattato", "Due trattati; si tratta.", ["trattati"]),
        ("it", "corto", "Due corti; la corte.", ["corti"]),
        ("it", "unire", "Vuole unirsi; l'unione.", ["unirsi"]),
        ("it", "passare", "Sono passati; un passante, i passi.", ["passati"]),
        ("it", "attore", "Due attrici; l'atto, gli attori.", ["attrici", "attori"]),
        ("it", "siciliano", "Le siciliane; la Sicilia.", ["siciliane"]),
        ("pt", "semanal", "Semanalmente; uma semana.", ["Semanalmente"]),
        ("pt", "especial", "Especialmente especiais.", ["especiais"]),
        ("pt", "externo", "As externas; exterior.", ["externas"]),
        ("pt", "comprar", "Comprou; as compras, o comprador.", ["Comprou"]),
        ("es", "concreto", "Una idea concreta; la concreción.", ["concreta"]),
        ("es", "derecho", "Los derechos; la derecha.", ["derechos"]),
        ("es", "levantar", "Levantarse, levantándose; el levante.", ["Levantarse", "levantándose"]),
        ("es", "escritor", "La escritora; la escritura.", ["escritora"]),
        ("es", "mejor", "Los mejores; una mejora.", ["mejores"]),
        ("fr", "juge", "Les juges; un jugement.", ["juges"]),
        ("fr", "accusé", "Une accusée, deux accusées; elle accuse.", ["accusée", "accusées"]),
        ("ca", "acusat", "Una acusada; la acusació.", ["acusada"]),
        ("fr", "directeur", "La directrice; la direction.", ["directrice"]),
        ("fr", "sévère", "Sévèrement; la sévérité.", ["Sévèrement"]),
        # Endings of adjectives that a dictionary has of a verb, of a noun, or not at all.
        ("de", "gegründet", "Die gegründete Partei; die Gründe.", ["gegründete"]),
        ("de", "schief", "Der schiefe Turm; der Schiefer.", ["schiefe"]),
        ("de", "fehlen", "Die fehlenden Akten, fehlend; der Fehler.", ["fehlenden", "fehlend"]),
        ("de", "autor", "Eine Autorin, Autorinnen; autoritär.", ["Autorin", "Autorinnen"]),
        ("nl", "uitgebreid", "Een uitgebreide lijst; de uitbreiding.", ["uitgebreide"]),
        ("hr", "ranjen", "Petero ranjenih; rana.", ["ranjenih"]),
        ("lt", "jaunas", "Jauni žmonės; jaunimas.", ["Jauni"]),
        ("lt", "pirkti", "Pirktas namas; pirkinys.", ["Pirktas"]),
        ("lt", "karas", "Karai; kari.", ["Karai"]),
        # What else has the stem of a verb is made of it: a battle, a doctor, life.
        ("lt", "kovoti", "Kovojo, kovojanti; viena kova.", ["Kovojo", "kovojanti"]),
        ("lt", "gydyti", "Gydo, gydomas; gydytojas.", ["Gydo", "gydomas"]),
        ("lt", "gyventi", "Gyvena, gyvenęs; gyvenimas.", ["Gyvena", "gyvenęs"]),
        ("lv", "atbildīgs", "Atbildīgie un atbildīgas; atbildība.", ["Atbildīgie", "atbildīgas"]),
        ("lv", "izdot", "Izdotas grāmatas; izdevumi.", ["Izdotas"]),
        ("lv", "atbalstīt", "Atbalstījusi; atbalsts.", ["Atbalstījusi"]),
        ("lv", "baseins", "Baseiniem; basi.", ["Baseiniem"]),
        ("lv", "augsts", "Augstākais un augstāka; augstums.", ["Augstākais", "augstāka"]),
        ("lv", "maijs", "Maijam; Maijas dziesma.", ["Maijam"]),
    ],
)
def test_forms_by_rule_of_adjectives_participles_and_verbs(
    language: str, term: str, text: str, words: list[str]
) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        ("es", "impuesto", "El impuesto; una multa impuesta; el impusto.", ["impuesto", "impusto"]),
        ("it", "cappello", "Il cappello e il capello; il capello lungo.", ["cappello"]),
        ("it", "capello", "Un capello, il cappello; il cabello.", ["capello"]),
        ("fr", "compagnie", "La compagnie et sa compagne.", ["compagnie"]),
        ("hu", "képviselő", "A képviselő képviseli őket.", ["képviselő"]),
        # A common word is no misspelling of a name, another spelling of it is.
        ("nb", "Støre", "Støre og større båter.", ["Støre"]),
        ("nl", "America", "Amerika en America.", ["Amerika", "America"]),
    ],
)
def test_a_word_of_the_dictionary_is_no_misspelling(language: str, term: str, text: str, words: list[str]) -> None:
    assert [text for text, _ in found(term, text, language)] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "terms", "text", "words"),
    [
        # Once a profile writes accents, a word without is itself: he married, he changed, low, a queue.
        ("es", ["caso", "elección"], "El caso: se casó tras la elección.", ["caso", "elección"]),
        ("sv", ["lag", "träd"], "En lag; lågt och låg.", ["lag"]),
        ("da", ["ko", "løn"], "En ko i kø.", ["ko"]),
        # An accent that makes no other word is one that was left out: in the term, or by who wrote the profile.
        ("es", ["policia", "elección"], "La policía.", ["policía"]),
        ("lv", ["skola", "tirgū"], "Mācās skolā.", ["skolā"]),
        ("sv", ["Malmo", "träd"], "I Malmö.", ["Malmö"]),
        ("es", ["caso"], "Se casó.", ["casó"]),
    ],
)
def test_a_word_without_accents_in_a_profile_that_writes_them(
    language: str, terms: list[str], text: str, words: list[str]
) -> None:
    profile = triage.Profile.from_dict({"terms": terms}, id="p")
    (score,) = triage.Matcher([profile]).score(triage.Article(body=text, language=language))
    assert [match.text for match in score.matches] == words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Whose it is: the dictionary takes what is possessed for a word of its own, or lacks it.
        ("hu", "ház", "Eladták házukat, házaikból; a házas emberek.", ["házukat", "házaikból"]),
        ("hu", "ló", "A lovak és a lovát; lovag.", ["lovak", "lovát"]),
        ("hu", "eke", "Az ekék és az ekét; ekkor.", ["ekék", "ekét"]),
        ("hu", "nyár", "A nyarat várták; a nyarka.", ["nyarat"]),
        ("hu", "szer", "A szert és szerük; aki őt szereti, szeret.", ["szert", "szerük"]),
        ("hu", "Orbán", "Orbánék és Orbánéknak; orbánc.", ["Orbánék", "Orbánéknak"]),
        ("fi", "silmä", "Silmiään ja silmilleni; silmukka.", ["Silmiään", "silmilleni"]),
        ("fi", "mieli", "Mielestäni hyvä; mielellään.", ["Mielestäni"]),
        ("et", "pank", "Pangast ja pangad; pankur.", ["Pangast", "pangad"]),
        # Declensions that tell more than a stem: kariai are warriors, and of karas only karai.
        ("lt", "karas", "Karai, karo; kariai ir karys.", ["Karai", "karo"]),
        ("lt", "karys", "Kariai ir kario; karai.", ["Kariai", "kario"]),
        ("lt", "vyras", "Vyrų; vyresnis.", ["Vyrų"]),
        ("lt", "Šimonytė", "Šimonytę ir Šimonytės; Simonas.", ["Šimonytę", "Šimonytės"]),
        # Plurals that look like a verb, or like another noun.
        ("nb", "lov", "Nye lover; han lovet.", ["lover"]),
        ("nb", "spill", "Spillet; en spiller.", ["Spillet"]),
        ("nb", "museum", "Museet og museer; musen.", ["Museet", "museer"]),
        ("da", "skat", "Skatter; skade.", ["Skatter"]),
        ("sv", "lag", "Nya lagar; arbetaren lagade.", ["lagar"]),
        ("sv", "gås", "Gäss och gässen; hon går.", ["Gäss", "gässen"]),
        ("nl", "vloot", "De vloten; hij vloekt.", ["vloten"]),
        ("nl", "graf", "Twee graven; een graaf.", ["graven"]),
        # Plurals with another vowel, and a man who is a pronoun as well.
        ("sv", "man", "Mannen och männen; manen på hästen.", ["Mannen", "männen"]),
        ("sv", "rot", "Roten och rötterna; de rotade.", ["Roten", "rötterna"]),
        ("nb", "natt", "Flere netter; nettet.", ["netter"]),
        ("da", "ko", "Køerne og køer; en lang kode.", ["Køerne", "køer"]),
        # Nouns without any article in the dictionary; of a name it is none.
        ("sv", "träd", "Trädet och träden; det träder i kraft.", ["Trädet", "träden"]),
        ("sv", "Lund", "I Lund; i lunden.", ["Lund"]),
        ("de", "Brand", "Des Brandes; Wellen branden.", ["Brandes"]),
        (
            "de",
            "Weißes Haus",
            "Im Weißen Haus, das Weiße Haus; ein weißer Hausmann.",
            ["Weißen Haus", "Weiße Haus"],
        ),
        ("de", "Stimme", "Die Stimmen; sie stimmen.", ["Stimmen"]),
        ("fr", "vœu", "Des vœux; il veut.", ["vœux"]),
        ("hu", "kő", "A kövek, kövük; a következő.", ["kövek", "kövük"]),
        # A name of the dictionary that is another word in small letters; a noun that a profile writes with a capital is none.
        ("es", "León", "En León; un león y dos leones.", ["León"]),
        ("it", "Meloni", "La Meloni; meloni maturi.", ["Meloni"]),
        ("es", "Huelga", "La huelga; huelguistas.", ["huelga"]),
        # A name with its article, and what makes another word of one.
        ("ro", "Dunărea", "Pe Dunăre, apele Dunării; duna.", ["Dunăre", "Dunării"]),
        ("tr", "dikkat", "Dikkatle, dikkatini; dikkatli ve dikkatsiz.", ["Dikkatle", "dikkatini"]),
        # A noun that is a verb as well has no forms of it, however many these are.
        ("tr", "yaz", "Yazdan, yazları; kitap yazdı, yazılan.", ["Yazdan", "yazları"]),
        ("tr", "kur", "Kurlar, kurdaki; kurulan, kurdu.", ["Kurlar", "kurdaki"]),
        ("tr", "ara", "İki ülke arasında; arama, aradı, arıyor.", ["arasında"]),
        ("tr", "göl", "Gölün, göllerde; gölge.", ["Gölün", "göllerde"]),
        ("tr", "yazmak", "Yazdı, yazıyor; yazlık.", ["Yazdı", "yazıyor"]),
        ("tr", "Ankara", "Ankara'da Ankaralılar; Ankaralı.", ["Ankara"]),
        ("tr", "kişi", "Kişinin; kışın.", ["Kişinin"]),
        ("it", "volontario", "Una volontaria, tre volontarie; volontà.", ["volontaria", "volontarie"]),
        ("it", "acqua", "Sott'acqua, quell'acqua; acquista.", ["acqua", "acqua"]),
    ],
)
def test_what_a_dictionary_gives_to_other_words(language: str, term: str, text: str, words: list[str]) -> None:
    assert [text for text, _ in found(term, text, language, fuzzy="off")] == words


@pytest.mark.slow
def test_a_surname_that_was_made_of_a_noun_is_bent_as_a_name() -> None:
    text = "Слова Волкова и Морозовой; волки и морозы."
    assert found("Волков", text, "ru", fuzzy="off") == [("Волкова", "lemma")]
    assert [word for word, _ in found("Рада", "Рішення Ради, ради миру.", "uk", fuzzy="off")] == ["Ради"]
    assert [word for word, _ in found("Выборы", "Итоги выборов.", "ru", fuzzy="off")] == ["выборов"]


def test_a_word_that_no_dictionary_has_goes_by_its_stem() -> None:
    assert found("Wolfsmilchfalter", "Des Wolfsmilchfalters", "de", fuzzy="off") == [("Wolfsmilchfalters", "form")]
    assert found("Wolfsmilchfalter", "Die Wolfsmilch", "de", fuzzy="off") == []


def test_a_noun_that_is_another_word_in_small_letters_wants_its_capital() -> None:
    assert [text for text, _ in found("Arm", "Mit beiden Armen; die armen Leute.", "de", fuzzy="off")] == ["Armen"]


def test_forms_of_a_text_without_accents_are_found_and_those_with_other_accents_not() -> None:
    assert found("Łódź", "W Lodzi", "pl", fuzzy="off") == [("Lodzi", "lemma")]
    assert found("pêche", "Les pêches; ses péchés.", "fr", fuzzy="off") == [("pêches", "lemma")]


def test_the_language_that_the_text_tells_bends_as_the_language_that_it_says() -> None:
    text = "Prezydent rozmawiał wczoraj o rządzie i o wyborach, które odbędą się jesienią tego roku w całym kraju."
    assert found("rząd", text, "") == found("rząd", text, "pl") == [("rządzie", "lemma")]


def test_exact_stays_exact_and_a_turkish_i_has_two_capitals() -> None:
    assert found("rząd", "W rządzie", "pl", forms="exact", fuzzy="off") == []
    assert found("ışık", "IŞIKLARI", "tr", fuzzy="off") == [("IŞIKLARI", "lemma")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Orbánnak, Orbánnal, Orbánról.", "hu"),
        ("Turussa, Turusta.", "fi"),
        ("Marinin hallitus, Marinille.", "fi"),
        ("Зеленского, Зеленскому.", "ru"),
        ("Шмигаля, Шмигалем; їх", "uk"),
        # Letters that only one of the languages has.
        ("На караблі пажар. Порт пакінулі пяць караблёў.", "be"),
        ("На обличчі рана. Без обличчя, облич не видно.", "uk"),
        ("В морето. Брегът на моретата.", "bg"),
        ("المدارس مغلقة. مدرسته، بمدارسها.", "ar"),
        ("مسافروں کی ہلاکت۔ مسافر پریشان۔", "ur"),
        # Of these the library knows more than any list; of a list of names it knows nothing.
        ("Maonyesho yalikuwa na vitabu elfu.", "sw"),
        ("Në qytet s'ka drita. Kryetari i qytetit hesht.", "sq"),
        ("Odinga, Ruto, Nairobi, Mombasa", ""),
        # Towns, brands and figures are no language.
        ("Nashville, Louisville, Asheville.", ""),
        ("Volvo, Saab, Scania.", ""),
        ("Net profit 12.", ""),
        # Words that only end as those cases do.
        ("Inchiesta dopo la protesta di Trieste", "it"),
        ("La respuesta del artista", "es"),
        ("Une famille de Marseille", "fr"),
        ("Ausgaben und Aufgaben nach dem Erdbeben", "de"),
        ("Nachgeben und aufschreiben", ""),
        ("Odessa, Augusta ports reopen: grain cargo moves", ""),
    ],
)
def test_the_likely_language_of_few_words(text: str, language: str) -> None:
    assert likely("", text) == language


def test_what_was_looked_up_is_kept_and_another_rule_or_damage_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inflections, "_remembered", {})
    first = Inflections(str(tmp_path)).of(["stato", "Conte"], "it")
    [kept] = tmp_path.glob("forms-*.msgpack")
    # Whose words a profile has is nobody else's affair.
    assert kept.stat().st_mode & 0o077 == 0
    (file,) = tmp_path.iterdir()
    kept = file.read_bytes()

    def unread(*_: object) -> None:
        raise AssertionError("the dictionary was read again")

    monkeypatch.setattr(inflections, "_remembered", {})
    with monkeypatch.context() as patch:
        patch.setattr(inflections, "paradigms", unread)
        assert Inflections(str(tmp_path)).of(["stato"], "it")["stato"] == first["stato"]
    for other in (kept[: len(kept) // 2], b"", kept.replace(b"inflection.py", b"inflexion.py")):
        file.write_bytes(other)
        monkeypatch.setattr(inflections, "_remembered", {})
        assert Inflections(str(tmp_path)).of(["stato"], "it")["stato"] == first["stato"]
    # A cache folder that is a file ended the run, as did one that is there and can only be read.
    assert Inflections(str(file / "triage")).of(["teatro"], "it")["teatro"] != first["stato"]


def test_english_loads_no_dictionary() -> None:
    import subprocess
    import sys

    program = (
        "import sys, triage\n"
        "profile = triage.Profile.from_dict({'terms': ['tariff']}, id='p')\n"
        "body = 'The ministers of the two countries said that tariffs on steel would fall.'\n"
        "assert triage.Matcher([profile]).score(triage.Article(body=body))[0].matches\n"
        "assert not {'simplemma', 'gcld3', 'Stemmer'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)


@pytest.mark.slow
def test_a_short_croatian_text_is_no_english_one_for_its_to() -> None:
    assert found("izbor", "Jučer je vlada objavila izbore, a to je važno za sve građane.", "") == [
        ("izbore", "lemma")
    ]
    assert likely("", "Nestlé to cut jobs in Paris") == ""


@pytest.mark.slow
def test_a_plural_that_the_dictionary_takes_for_a_verb_is_a_plural() -> None:
    assert found("vacuna", "Las vacunas y la vaca llegaron.", "es", fuzzy="off") == [("vacunas", "lemma")]


@pytest.mark.slow
def test_the_forms_of_a_word_do_not_depend_on_the_words_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long compound is no form by its stem, whatever other words of a profile are as long."""
    beside = ["Wahrscheinlichkeitsrechnung", "Läufer", "Wahl"]
    alone = inflection.paradigms(["wahrscheinlich", "laufen"], "de")
    assert alone.items() <= inflection.paradigms(["wahrscheinlich", "laufen", *beside], "de").items()
    monkeypatch.setattr(inflection, "AT_ONCE", 1)
    assert inflection.paradigms(["wahrscheinlich", "laufen"], "de") == alone
    assert found("wahrscheinlich", "Die Wahrscheinlichkeiten; wahrscheinliche.", "de", fuzzy="off") == [
        ("wahrscheinliche", "form")
    ]
