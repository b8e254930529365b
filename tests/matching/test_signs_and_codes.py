"""Signs, codes, figures, capitals in phrases, interrupted phrases; beside each accept its nearest reject."""

import pytest

from .looking import Said, profile, score, texts

SIGNS = [
    ("C++", "Vitamin C, C++, c++.", ["C++", "c++"]),
    ("C#", "Mr C. Smith, C#", ["C#"]),
    (".NET", "NET profit rose on .NET and ASP.NET. Net income", [".NET", ".NET"]),
    ("5%", "5 dogs, 5%, 5 %, 15%, 2.5%", ["5%", "5 %"]),
    ("Disney+", "Disney parks, Disney+.", ["Disney+"]),
    ("$V", "Henry V, $V", ["$V"]),
    ("Yahoo!", "Yahoo said; Yahoo!", ["Yahoo", "Yahoo!"]),
    ("Yahoo Finance", "Yahoo! Finance; they shouted yahoo! Finance", ["Yahoo! Finance"]),
    ("bird flu", "a bird! Flu", []),
    ("Art. 5", "Art. 5; Art 5; art of 5", ["Art. 5", "Art 5"]),
    ("iOS 18", "ios 18; iOS18; iOS-18; iOS 180", ["ios 18", "iOS18", "iOS-18"]),
    ("ΕΥΡΩΠΗ", "Ευρώπη; ευρώπη", ["Ευρώπη"]),
    ("AT&T", "AT&T; AT & T; LOOK AT T-SHIRTS", ["AT&T", "AT & T"]),
    ("R&D", "R and D; R&D; R. D. Smith", ["R and D", "R&D"]),
    ("N/A", "N/A; N / A; a N A team", ["N/A", "N / A"]),
    ("9/11", "9/11; 9,11 kilos; 9-11 May", ["9/11"]),
    (
        "Marks & Spencer",
        "Marks and Spencer; Marks & Spencer; Marks, Spencer",
        ["Marks and Spencer", "Marks & Spencer"],
    ),
    ("Tate and Lyle", "Tate & Lyle; Tate und Lyle; Tate or Lyle", ["Tate & Lyle", "Tate und Lyle"]),
    ("salt and pepper", "salt & pepper; salt and pepper; salt or pepper", ["salt & pepper", "salt and pepper"]),
    ("kill a bird", "kill & bird; kill and bird", []),
    ("rock and roll", "rock & roll; rock ’n’ roll; rock in roll", ["rock & roll", "rock ’n’ roll"]),
    (
        "U.S.-China",
        "US-China, U.S.–China and U.S.-China; the U.S. China knows; US. China",
        ["US-China", "U.S.–China", "U.S.-China"],
    ),
    ("US-led", "U.S.–led and US-led; US. Led", ["U.S.–led", "US-led"]),
    # A sum by what stands before it; "War cost US $5 billion" may be what the country pays.
    ("US", "It rose to US $5; worth US $ 5 million (US $7)", []),
    ("US", "The US $5 coin; aid cost US $5 billion; in the US, $5", ["US", "US", "US"]),
    ("No. 10", "no 10 people; no\n10 people", []),
    ("No. 10", "No 10, no. 10, No.10 and NO 10", ["No 10", "no. 10", "No.10", "NO 10"]),
    ("no 10", "no 10 people", ["no 10"]),
    ("COVID-19", "ＣＯＶＩＤ－１９の感染; ＣＯＶＩＤ＋１９", ["ＣＯＶＩＤ－１９"]),
    ("No. 10 Downing Street", "at no 10 Downing Street", ["no 10 Downing Street"]),
    ("US", "US$5, US$ and US-Dollar; the US, $5", ["US", "US", "US"]),
    ("U.S.", "U.S.$5; the U.S., $5", ["U.S."]),
    ("§ 218", "218 people; § 218; §218", ["§ 218", "§218"]),
    ("№ 5", "5 people; №5", ["№5"]),
    ("E! News", "E News; E! News; the e news", ["E News", "E! News"]),
    ("HIV/AIDS", "HIV / AIDS; HIV-AIDS; HIV. AIDS", ["HIV / AIDS", "HIV-AIDS"]),
    ("McDonald's", "McDonald's; McDonalds; Mr McDonald", ["McDonald's", "McDonalds"]),
    ("Moody's", "a moody mood; Moody's; Mr Moody", ["Moody's"]),
    ("women's rights", "womens rights; women's rights; women rights", ["womens rights", "women's rights"]),
    ("fox-it", "fox, it; Fox It; fox-it; Fox-IT", ["fox-it", "Fox-IT"]),
    ("sit-in", "a sit in; a sit, in", ["sit in"]),
    ("U.N.", "the U.N. said; the UN. Then", ["U.N.", "UN"]),
    ('Toys "R" Us', "Toys 'R' Us; Toys R Us; toys are us", ["Toys 'R' Us", "Toys R Us"]),
    ("rock 'n' roll", "rock ’n’ roll; rock n roll; rock no roll", ["rock ’n’ roll", "rock n roll"]),
    # Words that names shorten.
    ("St. Louis", "Saint Louis; St Louis; Louis", ["Saint Louis", "St Louis"]),
    ("Mount Everest", "Mt. Everest; to mount Everest", ["Mt. Everest", "mount Everest"]),
    ("Wall Street", "on Wall St. today; the wall. St", ["Wall St"]),
    ("Acme Corp.", "Acme Corporation; Acme Corner", ["Acme Corporation"]),
    ("Roe v. Wade", "Roe vs. Wade; Roe versus Wade; Roe or Wade", ["Roe vs. Wade", "Roe versus Wade"]),
    # Hashtags.
    (
        "#BlackLivesMatter",
        "#BlackLivesMatter; Black Lives Matter; Blue Lives Matter",
        ["#BlackLivesMatter", "Black Lives Matter"],
    ),
    ("#MeToo", "the Me Too movement; me too, he said. Me too", ["Me Too"]),
]
CODES = [
    ("COVID-19", "#Covid_19; Covid, 19", ["Covid_19"]),
    ("COVID-19", "Covid-19, COVID 19, COVID19, covid19, COVID-20", ["Covid-19", "COVID 19", "COVID19", "covid19"]),
    ("COVID-19", "Covid–19; Covid – 19", ["Covid–19"]),
    ("401k", "401(k) plans; 401 (k); 40(k)", ["401(k)"]),
    ("MH370", "MH 370; MH-370; mh370; mh 370; MH3701", ["MH 370", "MH-370", "mh370"]),
    ("S&P500", "S&P 500; s&p500; S 500", ["S&P 500", "s&p500"]),
    ("A320", "an A320, an A-320; a 320-page report. A 320-page one", ["A320", "A-320"]),
    ("5G", "5 g of salt, 5-g; 5G; 5 G", ["5G", "5 G"]),
    ("3M", "3m people; 3M said", ["3M"]),
    ("F-16", "F16s; F-16s; F16; F 160; F-18", ["F16s", "F-16s", "F16"]),
    ("WHO 2025", "the man who 2025 times; WHO 2025", ["WHO 2025"]),
    ("Boeing 737 MAX", "Boeing 737 Max, Boeing 737-MAX, the Boeing 787", ["Boeing 737 Max", "Boeing 737-MAX"]),
    ("401(k)", "401k plans; 401(k) plans; 401 k", ["401k", "401(k)"]),
    ("BA.2", "BA.2.86; BA.2 rose", ["BA.2"]),
    ("iOS 17", "iOS 17.4", ["iOS 17"]),
    ("1,000 troops", "1000 troops; 1 000 troops; 21,000 troops", ["1000 troops", "1 000 troops"]),
    ("10000", "10,000; 10.000; 10,0001; 110,000", ["10,000", "10.000"]),
    ("Euro 2028", "Euro2028; Euro 2,028", ["Euro2028"]),
    ("$5bn", "$5 billion; US$5bn; 5 billion dollars; $5.5bn; €5bn", ["$5 billion", "$5bn", "5 billion dollars"]),
    ("€50", "50 €; 50€; EUR 50; 50 euros; €500; 150 €; 50 dollars; 50.", ["50 €", "50€", "EUR 50", "50 euros"]),
    ("$100", "100 dollars; USD 100; 100 $; 3,100 dollars; 100 euros", ["100 dollars", "USD 100", "100 $"]),
    ("50 Euro", "50 €; 50-Euro-Schein; 150 Euro; 50 Dollar", ["50 €", "50-Euro"]),
    (
        "5 Mrd. Euro",
        "5 Milliarden Euro; 5 Mrd. €; 5 Mrd Euro; 5 Mrd. Dollar; 5 Mio. Euro; 15 Mrd. Euro",
        ["5 Milliarden Euro", "5 Mrd. €", "5 Mrd Euro"],
    ),
    # Millions of anything.
    (
        "5 Millionen Dosen",
        "5 Mio. Dosen, 5 Mio Dosen; 5 Mrd. Dosen, 15 Mio. Dosen",
        ["5 Mio. Dosen", "5 Mio Dosen"],
    ),
    ("5 mln ton", "5 milionów ton, 5 miliardów ton", ["5 milionów ton"]),
    ("5 миллионов", "5 млн, 5 млрд", ["5 млн"]),
    ("5 Mrd. €", "5 Mrd. €; 5 Mrd €; 5 Mrd. Dollar; 5 Mrd. und €; 5 Mrd.", ["5 Mrd. €", "5 Mrd €"]),
    ("2 milliards d'euros", "2 Md€; 2 Mds d’euros; 2 milliards de dollars; 2 Md", ["2 Md€", "2 Mds d’euros"]),
    ("Euro 2028", "2028 euros; €2028; EURO 2028", ["EURO 2028"]),
    ("£50", "50 pounds of rice; GBP 50; 50 pounds sterling", ["GBP 50", "50 pounds sterling"]),
]
CAPITALS = [
    ("Gaza GDP", "Gaza gdp; Gaza Gdp", ["Gaza gdp", "Gaza Gdp"]),
    ("US troops", "told us troops left; US troops; U.S. troops", ["US troops", "U.S. troops"]),
    ("FBI agents", "F.B.I. agents; FBI agents; F B I agents; F.B. agents", ["F.B.I. agents", "FBI agents"]),
    ("former F.B.I. agents", "former FBI agents; former fbi agents; former agents", ["former FBI agents"]),
    ("HIMARS rockets", "Himars rockets", ["Himars rockets"]),
]
INTERRUPTED = [
    ("climate change", "driving cli-\nmate change; climate\n\nchange", ["cli-\nmate change"]),
    ("правительство", "Это прави-\nтельство", ["прави-\nтельство"]),
    (
        "World Health Organization chief",
        "World Health Organization (WHO) chief",
        ["World Health Organization (WHO) chief"],
    ),
    ("World Health Organization chief", "World Health Organization (in Geneva) chief", []),
    ("Shinzo Abe", "Shinzo (PM) Abe", []),
    ("trade deal", "trade, deal", ["trade, deal"]),
    ("big trade deal", "big, trade, deal", []),
    ("trade deal", "trade; deal. trade (deal). * trade\n* deal", []),
    (
        "University of California, Berkeley",
        "University of California Berkeley",
        ["University of California Berkeley"],
    ),
]


@pytest.mark.parametrize(("term", "body", "found"), [*SIGNS, *CODES, *CAPITALS, *INTERRUPTED])
def test_a_term_in_its_writings(term: str, body: str, found: list[str]):
    given: Said = {"text": term, "fuzzy": "off", "short_names": "off"}
    assert texts(given, body) == found


@pytest.mark.parametrize(
    ("case", "found"),
    [("match", ["e-Commerce", "eCommerce"]), ("ignore", ["e-Commerce", "ECOMMERCE", "eCommerce"])],
)
def test_case_holds_for_joined_spellings(case: str, found: list[str]):
    assert texts({"text": "eCommerce", "case": case}, "e-Commerce ECOMMERCE eCommerce") == found


def test_a_brand_stands_alone_in_a_headline_of_capitals():
    assert texts("Ferrari", "It said so.", title="FERRARI CUTS JOBS") == ["FERRARI"]
    assert texts("Turkey", "It said so.", title="TURKEY CUTS JOBS") == []
    assert texts({"text": "Ferrari", "case": "match"}, "It said so.", title="FERRARI CUTS JOBS") == []


@pytest.mark.parametrize("text", ["wom?n", "w*n"])
def test_wildcards_hold_in_conditions(text: str):
    given = {"text": "march", "near": {"terms": [text], "within": 3}}
    assert texts(given, "women march") == ["march"]
    assert texts(given, "wombats march") == []
    assert score(profile("anchovy", exclude=[text]), "Anchovy women.").reason.by == text


def test_a_question_mark_at_the_end_of_a_word_ends_a_question():
    assert texts({"text": "Whelk?", "fuzzy": "off"}, "A whelk? whelky") == ["whelk?"]


def test_each_of_several_terms_with_one_text_has_its_own_occurrences():
    made = profile(
        {"text": "base", "weight": 2},
        {"text": "base", "id": "sport", "weight": -1, "near": {"terms": ["ball"], "within": 2}},
    )
    found = score(made, "The base shut. First base, ball lost.").matches
    assert [(match.term, match.start) for match in found] == [("base", 4), ("sport", 21)]


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        ("Wi-Fi", "wifi; WiFi; wife", ["wifi", "WiFi"]),
        ("X-ray", "Xray; X rays; ray", ["Xray", "X rays"]),
        ("Ph.D.", "a PhD; the Ph.D.; a Ph. D. student; ph value, D. Smith", ["PhD", "Ph.D.", "Ph. D."]),
        ("O'Brien", "O Brien; O`Brien; OBrien; Brien", ["O Brien", "O`Brien", "OBrien"]),
    ],
)
def test_a_term_solid_and_apart(term: str, body: str, found: list[str]):
    assert texts(term, body) == found


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        # A letter alone wants its capital, and its sign.
        ("X", "X said the x axis", ["X"]),
        ("E!", "E! and vitamin E", ["E!"]),
        # Another country's dollar is another sum.
        ("$5 billion", "US$5 billion, A$5 billion, HK$5 billion", ["$5 billion"]),
        # A capital inside parts two words, which have theirs.
        ("YouTube", "You Tube, you tube, You-Tube", ["You Tube", "You-Tube"]),
        ("LinkedIn", "Linked In; they are linked in reports", ["Linked In"]),
        ("TikTok", "Tik Tok, tik tok", ["Tik Tok"]),
        # Diseases called after somebody, and what laws are parted into.
        ("Crohn's disease", "Crohn disease; Crohn said", ["Crohn disease"]),
        ("Down syndrome", "Down's syndrome; down syndromes", ["Down's syndrome", "down syndromes"]),
        ("Moody's analysts", "Moody analysts", []),
        ("Article 5", "Art. 5; Art. 50; art. Five", ["Art. 5"]),
        ("Sec. 230", "Section 230; Section 23", ["Section 230"]),
    ],
)
def test_letters_sums_and_names_of_two_writings(term: str, body: str, found: list[str]) -> None:
    assert texts(term, body) == found


@pytest.mark.parametrize(
    ("term", "title", "is_hit"),
    [
        (".NET", "ALL EYES ON .NET TODAY", True),
        (".NET", "ALL EYES ON NET PROFIT", False),
        ("A+", "GRECIA KEEPS ITS A+ RATING", True),
        ("A+", "A PLUS FOR GRECIA", False),
    ],
)
def test_a_word_with_its_sign_is_no_common_word_in_capitals(term: str, title: str, is_hit: bool):
    body = "The committee met on Monday and said little about it."
    assert score(term, body, title=title).hit is is_hit
