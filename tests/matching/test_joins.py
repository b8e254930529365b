"""Solid, hyphened or apart: which of them a term finds, through the whole product, and the neighbour it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import triage
from triage.matching.fold import fold
from triage.matching.joins import joins


def finds(term: str, text: str) -> bool:
    profile = triage.Profile.from_dict({"title": term, "terms": [term]})
    article = triage.Article(title="", body=f"They wrote of {text} again.")
    return bool(triage.Matcher([profile]).score(article)[0].matches)


@pytest.mark.parametrize(
    ("term", "found", "other"),
    [
        # Korean nouns of several and Arabic names, whose parts are written on or apart.
        ("인공지능", "인공 지능이", "인공의 지능"),
        ("조류 인플루엔자", "조류인플루엔자를", "조류 독감"),
        ("우리나라", "우리 나라", "우리는 나라의"),
        ("대통령", "대통령이", "대 통령"),
        ("عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبد السيسي"),
        ("عبدالله", "عبد الله", "عبد والله"),
        ("أبوظبي", "أبو ظبي", "أبو زيد"),
        ("نور الدين", "نورالدين", "نور الشمس"),
        ("प्रधान मंत्री", "प्रधानमंत्री ने", "प्रधान और मंत्री"),
        ("प्रधानमंत्री", "प्रधान मंत्री ने", "प्रधान और मंत्री"),
        ("هوش مصنوعی", "هوش\u200cمصنوعی", "هوش"),
        # Dots between names from abroad, the virus in two writings, v as it is heard; a tone on either vowel.
        ("唐纳德·特朗普", "唐纳德•特朗普", "唐纳德、特朗普"),
        ("ドナルド・トランプ", "ドナルドトランプ", "ドナルド、トランプ"),
        ("コロナウイルス", "コロナウィルス", "コロナウイ"),
        ("ヴェトナム", "ベトナム", "ベトン"),
        ("Hòa Bình", "Hoà Bình", "Hóa Bình"),
        ("خامنه\u200cای", "خامنه ای", "خامنه"),
        ("W.E.B. Du Bois", "W.E.B. DuBois", "W.E. DuBois"),
        # A hyphened word beside a figure, initials or a sign; a name with its saint.
        ("Wi-Fi 6", "WiFi 6", "WiFi 60"),
        ("T-Mobile US", "TMobile US", "mobile US"),
        ("AT&T start-up", "AT&T startup", "ATT startup"),
        ("Saint-Étienne", "St-Étienne", "Étienne"),
        ("Sainte-Soline", "Ste-Soline", "St-Soline"),
        # A firm with a stop inside, and what Spanish abbreviates in the plural.
        ("E.ON", "EON", "eon"),
        ("EE.UU.", "EE. UU.", "EE. VV."),
        ("EE.UU.", "EEUU", "EEVV"),
        ("EEUU", "EE.UU.", "EU.EU."),
        ("TP.HCM", "TPHCM", "TP HN"),
        ("e-mail", "email", "mail"),
        ("email", "E-mail", "e mail"),
        ("emailed", "e-mailed", "mailed"),
        ("online", "on-line", "on line"),
        ("online", "on-line", "on\nline"),
        ("on-line", "online", "one line"),
        ("pre-tax", "pretax", "tax"),
        ("pretax", "pre-tax", "pre tax"),
        ("buyout", "buy out", "buy it out"),
        ("buy out", "buyout", "by out"),
        ("resell", "re-sell", "sell"),
        ("cease-fire", "ceasefire", "crossfire"),
        ("ceasefire", "cease fire", "cease. Fire"),
        ("notable", "not-able", "not able"),
        ("government", "govern-\nment", "govern the men"),
        ("F-16", "F16", "F 160"),
        ("F-16", "F-16s", "F-18s"),
        ("F16", "F-16", "F. 16"),
        ("G-7", "G7", "G77"),
        ("MI5", "MI 5", "mi 5"),
        ("Covid-19", "COVID19", "COVID20"),
        ("COVID19", "Covid-19", "covid 20 cases of"),
        ("U.S.", "US", "us"),
        ("US Congress", "U.S. Congress", "us, Congress"),
        ("U.S. Congress", "US Congress", "us congress"),
        ("UK-EU trade", "U.K.-EU trade", "UK trade"),
        ("take-over bid", "takeover bid", "takeover, a bid"),
        ("takeover bid", "take over bid", "take the over bid"),
        ("ceasefire agreement", "cease-fire agreements", "cease-fire or agreement"),
        ("cease-fire agreement", "ceasefire agreement", "ceasefire"),
        ("Kim Jong-un", "Kim Jongun", "Kim Jong"),
        ("Xi Jinping", "Xi Jin-ping", "Xi Jin"),
        ("Kim Jong Un", "Kim Jongun", "Kim Jongunho"),
        # A listed name made of two words is no two words.
        ("Dropbox", "Drop-\nbox", "drop box"),
        ("Greenland", "green-land", "green land"),
        ("Cyberattack", "cyber attack", "cyber defence"),
        ("Ho Chi Minh", "Hochiminh", "Ho Chi"),
        ("Shiite", "Shi-ite", "Shi ate"),
        ("Cote d'Ivoire", "Cote d Ivoire", "Cote Ivoire"),
        ("Cote d'Ivoire", "Côte d’Ivoire", "Cote d'Azur"),
        ("health care", "healthcare", "health is care"),
    ],
)
def test_a_term_finds_its_other_join_and_not_its_neighbour(term, found, other):
    assert finds(term, term) and finds(term, found)
    assert not finds(term, other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("online", {"on-line", "onl-ine", "onli-ne"}),
        ("ban on cod", set()),
        ("take over bid", set()),
        ("health care", {"healthcare"}),
        ("the rapist", set()),
        ("Xi Jinping", {"xijinping", "xi jin ping"}),
        ("Łódź", set()),
    ],
)
def test_the_other_spellings(text, expected):
    words = text.split()
    found = joins(text, words, [fold(word) for word in words])
    assert expected == {("-" if s.wants_hyphen else " ").join(part.letters for part in s.parts) for s in found}


@given(st.lists(st.text("abcdeinot'", min_size=1, max_size=9), min_size=1, max_size=4))
def test_another_spelling_has_the_same_letters(words):
    words = [word.strip("'") or "x" for word in words]
    for spelling in joins(" ".join(words), words, words):
        letters = "".join(part.letters for part in spelling.parts)
        assert letters.replace("'", "") == "".join(words).replace("'", "")
        assert all(0 <= part.source < len(words) for part in spelling.parts)
