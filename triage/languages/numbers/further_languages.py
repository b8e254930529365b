"""Small numbers in words in languages whose papers write two or 2: in every case and gender, from 2 to 99.

Left out is a form that is another word or part of a name as well (Turkish altı, six or below; Romanian nouă, nine or new; Hungarian hét, seven or week;
Hebrew שני, two or Monday, and the four, seven and eight of Kiryat Arba, Beersheba and Kiryat Shmona): a number that is
read where there is none would make another one no news. Where a language has no single word for a number, it is put together.
"""

from collections.abc import Iterator
from typing import NamedTuple


class NumberForms(NamedTuple):
    """How one language writes its numbers, each as value=form|form."""

    #: From 1, which is mostly an article, to 9; from 10 on what has a word of its own; 20, 30 …
    ones: str
    units: str
    teens: str
    tens: str
    #: How 25 is written of {ten} and {unit}; empty where each has a word of its own, which `teens` has.
    joined: str
    multipliers: str
    vague: str = ""
    #: Only as part of a longer number.
    parts: str = ""


FURTHER = {
    "ru": NumberForms(
        "один одна одно одного одной одному одним одну",
        "2=два|две|двух|двум|двумя|двое|двоих|двоим 3=три|трех|трем|тремя|трое|троих 4=четыре|четырех|четырем|четверо|четверых "
        "5=пять|пяти|пятью|пятеро|пятерых 6=шесть|шести|шестью|шестеро|шестерых 7=семь|семи|семеро|семерых 8=восемь|восьми|восемью 9=девять|девяти|девятью",
        "10=десять|десяти|десятью 11=одиннадцать|одиннадцати 12=двенадцать|двенадцати 13=тринадцать|тринадцати 14=четырнадцать|четырнадцати "
        "15=пятнадцать|пятнадцати 16=шестнадцать|шестнадцати 17=семнадцать|семнадцати 18=восемнадцать|восемнадцати 19=девятнадцать|девятнадцати",
        "20=двадцать|двадцати 30=тридцать|тридцати 40=сорок|сорока 50=пятьдесят|пятидесяти 60=шестьдесят|шестидесяти 70=семьдесят|семидесяти "
        "80=восемьдесят|восьмидесяти 90=девяносто|девяноста",
        "{ten} {unit}",
        "1e3=тысяча|тысячи|тысяч|тысячу|тысячам|тыс 1e6=миллион|миллиона|миллионов|млн 1e9=миллиард|миллиарда|миллиардов|млрд 1e12=трлн 100=сто|ста",
        "10=десятки|десятков 100=сотни|сотен 1e3=тысячи",
    ),
    "uk": NumberForms(
        "один одна одне одного однієї одному одну",
        "2=два|дві|двох|двом|двома|двоє 3=три|трьох|трьом|трьома|троє 4=чотири|чотирьох|чотирьом|четверо 5=п'ять|п'яти|п'ятьох|п'ятеро 6=шість|шести|шістьох|шестеро "
        "7=сім|сімох|семи|семеро 8=вісім|вісьмох|восьми 9=дев'ять|дев'яти",
        "10=десять|десяти|десятьох 11=одинадцять|одинадцяти 12=дванадцять|дванадцяти 13=тринадцять|тринадцяти 14=чотирнадцять|чотирнадцяти 15=п'ятнадцять|п'ятнадцяти 16=шістнадцять|шістнадцяти 17=сімнадцять|сімнадцяти 18=вісімнадцять|вісімнадцяти 19=дев'ятнадцять|дев'ятнадцяти",
        "20=двадцять|двадцяти 30=тридцять|тридцяти 40=сорок|сорока 50=п'ятдесят|п'ятдесяти 60=шістдесят|шістдесяти 70=сімдесят|сімдесяти 80=вісімдесят|вісімдесяти 90=дев'яносто",
        "{ten} {unit}",
        "1e3=тисяча|тисячі|тисяч|тисячу|тис 1e6=мільйон|мільйона|мільйони|мільйонів|млн 1e9=мільярд|мільярда|мільярди|мільярдів|млрд 100=сто|ста",
        "10=десятки|десятків 100=сотні|сотень 1e3=тисячі",
    ),
    "bg": NumberForms(
        "един една едно",
        "2=два|две|двама 3=три|трима 4=четири|четирима 5=пет|петима 6=шест|шестима 7=седем 8=осем 9=девет",
        "10=десет 11=единадесет|единайсет 12=дванадесет|дванайсет 13=тринадесет|тринайсет 14=четиринадесет|четиринайсет 15=петнадесет|петнайсет "
        "16=шестнадесет|шестнайсет 17=седемнадесет|седемнайсет 18=осемнадесет|осемнайсет 19=деветнадесет|деветнайсет",
        "20=двадесет|двайсет 30=тридесет|трийсет 40=четиридесет|четирисет 50=петдесет 60=шестдесет|шейсет 70=седемдесет 80=осемдесет 90=деветдесет",
        "{ten} и {unit}",
        "1e3=хиляда|хиляди|хил 1e6=милион|милиона|милиони|млн 1e9=милиард|милиарда|милиарди|млрд 100=сто",
        "10=десетки 100=стотици 1e3=хиляди",
    ),
    "pl": NumberForms(
        "jeden jedna jedno jednego jednej jednemu jedną",
        "2=dwa|dwie|dwaj|dwóch|dwu|dwom|dwoje|dwiema|dwoma 3=trzy|trzej|trzech|trzem|troje|trzema 4=cztery|czterej|czterech|czterem|czworo|czterema "
        "5=pięć|pięciu|pięcioro 6=sześć|sześciu|sześcioro 7=siedem|siedmiu|siedmioro 8=osiem|ośmiu|ośmioro 9=dziewięć|dziewięciu|dziewięcioro",
        "10=dziesięć|dziesięciu|dziesięcioro 11=jedenaście|jedenastu 12=dwanaście|dwunastu 13=trzynaście|trzynastu 14=czternaście|czternastu 15=piętnaście|piętnastu "
        "16=szesnaście|szesnastu 17=siedemnaście|siedemnastu 18=osiemnaście|osiemnastu 19=dziewiętnaście|dziewiętnastu",
        "20=dwadzieścia|dwudziestu 30=trzydzieści|trzydziestu 40=czterdzieści|czterdziestu 50=pięćdziesiąt|pięćdziesięciu 60=sześćdziesiąt|sześćdziesięciu "
        "70=siedemdziesiąt|siedemdziesięciu 80=osiemdziesiąt|osiemdziesięciu 90=dziewięćdziesiąt|dziewięćdziesięciu",
        "{ten} {unit}",
        "1e3=tysiąc|tysiące|tysięcy|tys 1e6=milion|miliona|miliony|milionów|mln 1e9=miliard|miliarda|miliardy|miliardów|mld 100=sto|stu",
        "10=dziesiątki 100=setki 1e3=tysiące",
    ),
    "cs": NumberForms(
        "jeden jedna jedno jednoho jedné jednomu jednu",
        "2=dva|dvě|dvou|dvěma|dvojice 3=tři|třech|třem|trojice 4=čtyři|čtyř|čtyřech|čtyřem|čtveřice 5=pět|pěti 6=šest|šesti 7=sedm|sedmi 8=osm|osmi 9=devět|devíti",
        "10=deset|deseti 11=jedenáct|jedenácti 12=dvanáct|dvanácti 13=třináct|třinácti 14=čtrnáct|čtrnácti 15=patnáct|patnácti 16=šestnáct|šestnácti 17=sedmnáct|sedmnácti 18=osmnáct|osmnácti 19=devatenáct|devatenácti",
        "20=dvacet|dvaceti 30=třicet|třiceti 40=čtyřicet|čtyřiceti 50=padesát|padesáti 60=šedesát|šedesáti 70=sedmdesát|sedmdesáti 80=osmdesát|osmdesáti 90=devadesát|devadesáti",
        "{ten} {unit}",
        "1e3=tisíc|tisíce|tis 1e6=milion|milionu|miliony|milionů|mil 1e9=miliarda|miliardy|miliardu|miliard|mld 100=sto|sta|set",
        "10=desítky|desítek 100=stovky|stovek 1e3=tisíce",
    ),
    "sk": NumberForms(
        "jeden jedna jedno jedného jednej jednému jednu",
        "2=dva|dve|dvaja|dvoch|dvom|dvoma 3=tri|traja|troch|trom 4=štyri|štyria|štyroch|štyrom 5=päť|piati|piatich 6=šesť|šiesti|šiestich 7=sedem|siedmi|siedmich "
        "8=osem|ôsmi|ôsmich 9=deväť|deviati|deviatich",
        "10=desať|desiati|desiatich 11=jedenásť 12=dvanásť 13=trinásť 14=štrnásť 15=pätnásť 16=šestnásť 17=sedemnásť 18=osemnásť 19=devätnásť",
        "20=dvadsať 30=tridsať 40=štyridsať 50=päťdesiat 60=šesťdesiat 70=sedemdesiat 80=osemdesiat 90=deväťdesiat",
        "{ten}{unit}",
        "1e3=tisíc|tisíce|tis 1e6=milión|milióna|milióny|miliónov|mil 1e9=miliarda|miliardy|miliardu|miliárd|mld 100=sto",
        "10=desiatky|desiatok 100=stovky|stoviek 1e3=tisíce",
    ),
    "hr": NumberForms(
        "jedan jedna jedno jednog jedne jednoj jednu",
        "2=dva|dvije|dvoje|dvojica|dvojice 3=tri|troje|trojica|trojice 4=četiri|četvero|četvorica 5=pet|petero 6=šest|šestero 7=sedam|sedmero 8=osam|osmero 9=devet|devetero",
        "10=deset|desetero 11=jedanaest 12=dvanaest 13=trinaest 14=četrnaest 15=petnaest 16=šesnaest 17=sedamnaest 18=osamnaest 19=devetnaest",
        "20=dvadeset 30=trideset 40=četrdeset 50=pedeset 60=šezdeset 70=sedamdeset 80=osamdeset 90=devedeset",
        "{ten} {unit}",
        "1e3=tisuća|tisuće|tisuću|tis 1e6=milijun|milijuna|mil 1e9=milijarda|milijarde|milijardi|mlrd 100=stotinu",
        "10=deseci 100=stotine 1e3=tisuće",
    ),
    "ro": NumberForms(
        "un una unu",
        "2=doi 3=trei 4=patru 5=cinci 6=șase 7=șapte 8=opt",
        "10=zece 11=unsprezece 12=doisprezece|douăsprezece 13=treisprezece 14=paisprezece 15=cincisprezece 16=șaisprezece 17=șaptesprezece 18=optsprezece 19=nouăsprezece",
        "20=douăzeci 30=treizeci 40=patruzeci 50=cincizeci 60=șaizeci 70=șaptezeci 80=optzeci 90=nouăzeci",
        "{ten} și {unit}",
        "1e3=mie|mii 1e6=milion|milioane|mil 1e9=miliard|miliarde|mld 100=sută|sute",
        "10=zeci 100=sute 1e3=mii",
        "2=două 9=nouă",
    ),
    "sv": NumberForms(
        "en ett",
        "2=två 3=tre 4=fyra 5=fem 6=sex 7=sju 8=åtta 9=nio",
        "10=tio 11=elva 12=tolv 13=tretton 14=fjorton 15=femton 16=sexton 17=sjutton 18=arton 19=nitton",
        "20=tjugo 30=trettio 40=fyrtio 50=femtio 60=sextio 70=sjuttio 80=åttio 90=nittio",
        "{ten}{unit}",
        "1e3=tusen 1e6=miljon|miljoner|mn 1e9=miljard|miljarder|mdr 100=hundra",
        "10=tiotals 100=hundratals 1e3=tusentals 12=dussintals",
    ),
    "da": NumberForms(
        "en et",
        "2=to 3=tre 4=fire 5=fem 6=seks 7=syv 8=otte 9=ni",
        "10=ti 11=elleve 12=tolv 13=tretten 14=fjorten 15=femten 16=seksten 17=sytten 18=atten 19=nitten",
        "20=tyve 30=tredive 40=fyrre 50=halvtreds 60=tres 70=halvfjerds 80=firs 90=halvfems",
        "{unit}og{ten}",
        "1e3=tusind|tusinde 1e6=million|millioner|mio 1e9=milliard|milliarder|mia 100=hundred|hundrede",
        "100=hundredvis 1e3=tusindvis 12=snesevis",
    ),
    "no": NumberForms(
        "en et ett ei én",
        "2=to 3=tre 4=fire 5=fem 6=seks 7=sju|syv 8=åtte 9=ni",
        "10=ti 11=elleve 12=tolv 13=tretten 14=fjorten 15=femten 16=seksten 17=sytten 18=atten 19=nitten",
        "20=tjue|tyve 30=tretti|tredve 40=førti 50=femti 60=seksti 70=sytti 80=åtti 90=nitti",
        "{ten}{unit}",
        "1e3=tusen 1e6=million|millioner|mill 1e9=milliard|milliarder|mrd 100=hundre",
        "10=titalls 100=hundrevis 1e3=tusenvis",
    ),
    "fi": NumberForms(
        "yksi yhden yhtä",
        "2=kaksi|kahden|kahta 3=kolme|kolmen|kolmea 4=neljä|neljän|neljää 5=viisi|viiden|viittä 6=kuusi|kuuden|kuutta 7=seitsemän|seitsemää "
        "8=kahdeksan|kahdeksaa 9=yhdeksän|yhdeksää",
        "10=kymmenen|kymmentä 11=yksitoista 12=kaksitoista 13=kolmetoista 14=neljätoista 15=viisitoista 16=kuusitoista 17=seitsemäntoista "
        "18=kahdeksantoista 19=yhdeksäntoista",
        "20=kaksikymmentä 30=kolmekymmentä 40=neljäkymmentä 50=viisikymmentä 60=kuusikymmentä 70=seitsemänkymmentä 80=kahdeksankymmentä 90=yhdeksänkymmentä",
        "{ten}{unit}",
        "1e3=tuhat|tuhatta|tuhannen 1e6=miljoona|miljoonaa 1e9=miljardi|miljardia 100=sata|sataa",
        "10=kymmeniä 100=satoja 1e3=tuhansia",
    ),
    "hu": NumberForms(
        "egy",
        "2=két|kettő|ketten 3=három|hárman 4=négy|négyen 8=nyolc|nyolcan 9=kilenc|kilencen",
        "10=tíz|tízen",
        "20=húsz 30=harminc 40=negyven 50=ötven 60=hatvan 70=hetven 80=nyolcvan 90=kilencven",
        "{ten}{unit}",
        "1e3=ezer 1e6=millió 1e9=milliárd 100=száz",
        "100=százak 1e3=ezrek",
        "1=egy 5=öt 6=hat 7=hét 10=tizen 20=huszon",
    ),
    "tr": NumberForms(
        "bir",
        "2=iki 3=üç 4=dört 5=beş 8=sekiz 9=dokuz",
        "",
        "20=yirmi 30=otuz 40=kırk 50=elli 60=altmış 70=yetmiş 80=seksen 90=doksan",
        "{ten} {unit}",
        "1e3=bin 1e6=milyon 1e9=milyar 100=yüz",
        "10=onlarca 100=yüzlerce 1e3=binlerce",
        "1=bir 6=altı 7=yedi 10=on",
    ),
    "el": NumberForms(
        "ένας μία ένα μια ενός μιας έναν",
        "2=δύο|δυο 3=τρεις|τρία|τριών 4=τέσσερις|τέσσερα|τεσσάρων 5=πέντε 6=έξι 7=επτά|εφτά 8=οκτώ|οχτώ 9=εννέα|εννιά",
        "10=δέκα 11=έντεκα|ένδεκα 12=δώδεκα 13=δεκατρείς|δεκατρία 14=δεκατέσσερις|δεκατέσσερα 15=δεκαπέντε 16=δεκαέξι 17=δεκαεπτά 18=δεκαοκτώ 19=δεκαεννέα",
        "20=είκοσι 30=τριάντα 40=σαράντα 50=πενήντα 60=εξήντα 70=εβδομήντα 80=ογδόντα 90=ενενήντα",
        "{ten} {unit}",
        "1e3=χίλια|χίλιοι|χιλιάδες|χιλιάδων 1e6=εκατομμύριο|εκατομμύρια|εκατομμυρίων|εκατ 1e9=δισεκατομμύριο|δισεκατομμύρια|δισεκατομμυρίων|δισ 100=εκατό",
        "10=δεκάδες 100=εκατοντάδες 1e3=χιλιάδες",
    ),
    "id": NumberForms(
        "satu seorang sebuah",
        "2=dua 3=tiga 4=empat 5=lima 6=enam 7=tujuh 8=delapan|lapan 9=sembilan",
        "10=sepuluh 11=sebelas 12=dua belas 13=tiga belas 14=empat belas 15=lima belas 16=enam belas 17=tujuh belas 18=delapan belas|lapan belas 19=sembilan belas",
        "20=dua puluh 30=tiga puluh 40=empat puluh 50=lima puluh 60=enam puluh 70=tujuh puluh 80=delapan puluh|lapan puluh 90=sembilan puluh",
        "{ten} {unit}",
        "1e3=ribu 1e6=juta 1e9=miliar 1e12=triliun 100=ratus",
        "10=puluhan 100=ratusan 1e3=ribuan",
    ),
    "ar": NumberForms(
        "واحد واحدة",
        "3=ثلاثة|ثلاث 4=أربعة|أربع 5=خمسة|خمس 6=ستة|ست 7=سبعة|سبع 8=ثمانية|ثماني|ثمان 9=تسعة|تسع",
        "10=عشرة|عشر 11=أحد عشر|إحدى عشرة 12=اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة 13=ثلاثة عشر|ثلاث عشرة 14=أربعة عشر|أربع عشرة 15=خمسة عشر|خمس عشرة "
        "16=ستة عشر|ست عشرة 17=سبعة عشر|سبع عشرة 18=ثمانية عشر|ثماني عشرة 19=تسعة عشر|تسع عشرة",
        "20=عشرون|عشرين 30=ثلاثون|ثلاثين 40=أربعون|أربعين 50=خمسون|خمسين 60=ستون|ستين 70=سبعون|سبعين 80=ثمانون|ثمانين 90=تسعون|تسعين",
        "{unit} و{ten}",
        "1e3=ألف|ألفا|آلاف 1e6=مليون|مليونا|ملايين 1e9=مليار|مليارا|مليارات 100=مئة|مائة",
        "10=عشرات 100=مئات 1e3=آلاف 1e6=ملايين",
        "1=واحد 2=اثنان|اثنين|اثنتان|اثنتين",
    ),
    "fa": NumberForms(
        "یک",
        "2=دو 3=سه 4=چهار 5=پنج 6=شش 7=هفت 8=هشت",
        "11=یازده 12=دوازده 13=سیزده 14=چهارده 15=پانزده 16=شانزده 17=هفده 18=هجده 19=نوزده",
        "20=بیست 30=سی 40=چهل 50=پنجاه 60=شصت 70=هفتاد 80=هشتاد 90=نود",
        "{ten} و {unit}",
        "1e3=هزار 1e6=میلیون 1e9=میلیارد 100=صد",
        "100=صدها 1e3=هزاران",
        "1=یک 9=نه",
    ),
    "he": NumberForms(
        "אחד אחת",
        "2=שניים|שתיים 3=שלושה|שלוש|שלושת 4=ארבעה|ארבעת 5=חמישה|חמש|חמשת 6=שישה|שש|ששת 7=שבעה|שבעת 8=שמונת 9=תשעה|תשע",
        "10=עשרה|עשר|עשרת 11=אחד עשר|אחת עשרה 12=שנים עשר|שתים עשרה|שנים-עשר 13=שלושה עשר|שלוש עשרה 14=ארבעה עשר|ארבע עשרה 15=חמישה עשר|חמש עשרה "
        "16=שישה עשר|שש עשרה 17=שבעה עשר|שבע עשרה 18=שמונה עשר|שמונה עשרה 19=תשעה עשר|תשע עשרה",
        "20=עשרים 30=שלושים 40=ארבעים 50=חמישים 60=שישים 70=שבעים 80=שמונים 90=תשעים",
        "{ten} ו{unit}",
        "1e3=אלף|אלפים 1e6=מיליון 1e9=מיליארד 100=מאה|מאות",
        "10=עשרות 100=מאות 1e3=אלפי",
        "1=אחד|אחת 4=ארבע 7=שבע 8=שמונה",
    ),
    "hi": NumberForms(
        "एक",
        "2=दो 3=तीन 4=चार 5=पांच|पाँच 6=छह|छः|छ 7=सात 8=आठ 9=नौ",
        "10=दस 11=ग्यारह 12=बारह 13=तेरह 14=चौदह 15=पंद्रह|पन्द्रह 16=सोलह 17=सत्रह 18=अठारह 19=उन्नीस 21=इक्कीस 22=बाईस 23=तेईस 24=चौबीस 25=पच्चीस 26=छब्बीस "
        "27=सत्ताईस 28=अट्ठाईस 29=उनतीस 31=इकतीस 32=बत्तीस 33=तैंतीस 34=चौंतीस 35=पैंतीस 36=छत्तीस 37=सैंतीस 38=अड़तीस 39=उनतालीस 41=इकतालीस 42=बयालीस 43=तैंतालीस 45=पैंतालीस "
        "51=इक्यावन 52=बावन 55=पचपन 56=छप्पन",
        "20=बीस 30=तीस 40=चालीस 50=पचास 60=साठ 70=सत्तर 80=अस्सी 90=नब्बे",
        "",
        "1e3=हजार|हज़ार 1e5=लाख 1e7=करोड़ 100=सौ",
        "12=दर्जनों 100=सैकड़ों 1e3=हजारों|हज़ारों 1e5=लाखों",
    ),
}  # fmt: skip
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "ms": "id"}


def forms_of(language: str) -> NumberForms | None:
    """The forms of a language by its code; None where nothing is known.

    >>> forms_of("nb") is forms_of("no"), forms_of("xx")
    (True, None)
    """
    return FURTHER.get(_SAME.get(language, language))


def listed(text: str) -> Iterator[tuple[str, int]]:
    """The forms of `value=form|form …` with their values; a form may hold a space.

    >>> list(listed("2=dua 12=dua belas|duabelas"))
    [('dua', 2), ('dua belas', 12), ('duabelas', 12)]
    """
    value = 0
    words: list[str] = []
    for word in text.split():
        head, sign, form = word.partition("=")
        if sign:
            yield from ((each, value) for each in " ".join(words).split("|") if each)
            value, words = int(float(head)), [form]
        else:
            words.append(word)
    yield from ((each, value) for each in " ".join(words).split("|") if each)


def values_of(forms: NumberForms) -> Iterator[tuple[str, int]]:
    """Every number from 2 to 99 in every way in which it is written.

    >>> values = dict(values_of(FURTHER["ru"]))
    >>> values["двадцати пяти"], values["двое"], dict(values_of(FURTHER["ar"]))["خمسة وعشرين"], dict(values_of(FURTHER["tr"]))["on altı"]
    (25, 2, 25, 16)
    """
    units = dict(listed(forms.units))
    yield from units.items()
    yield from listed(forms.teens)
    parts = dict(listed(forms.parts))
    tens = dict(listed(forms.tens))
    yield from tens.items()
    if not forms.joined:
        return
    tens |= {word: value for word, value in parts.items() if value >= 10}
    written = units | dict.fromkeys(forms.ones.split(), 1) | {word: at for word, at in parts.items() if at < 10}
    for ten, unit in ((ten, unit) for ten in tens for unit in written):
        yield forms.joined.format(ten=ten, unit=unit), tens[ten] + written[unit]
