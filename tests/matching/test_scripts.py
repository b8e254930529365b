"""Scripts side by side, letters written one for the other, letters that look alike: no language is set anywhere."""

import pytest

from .looking import texts


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        # Latin and figures written on to another script are words of their own.
        ("NATO", "NATO를 방문했다. NATO의 결정, 나토NATO", ["NATO", "NATO", "NATO"]),
        ("AI", "AI가 온다, AIDS가 아니다", ["AI"]),
        ("OPEC", "قالت OPECفي", ["OPEC"]),
        ("BJP", "बीजेपीBJP ने", ["BJP"]),
        ("H5N1", "H5N1型が", ["H5N1"]),
        ("삼성SDS", "삼성SDS는", ["삼성SDS"]),
        ("한국", "한국NATO", ["한국"]),
        # Half-width Kana.
        ("ガス", "ｶﾞｽ料金", ["ｶﾞｽ"]),
        ("カス", "ｶﾞｽ料金", []),
        ("ｶﾞｽ", "ガス料金", ["ガス"]),
        # Nukta, and the dot for a nasal.
        ("जमीन", "ज़मीन पर", ["ज़मीन"]),
        ("हिंदी", "हिन्दी में", ["हिन्दी"]),
        ("चम्पा", "चंपा", ["चंपा"]),
        ("अन्य", "अय", []),
        # Arabic and Persian letters that keyboards mix.
        ("غزة", "في غزه اليوم", ["غزه"]),
        ("مصطفى", "مصطفي", ["مصطفي"]),
        ("ایران", "إيران ايران", ["إيران", "ايران"]),
        ("کتاب", "كتاب", ["كتاب"]),
        ("٢٠٢٤", "في 2024", ["2024"]),
        # Look-alike letters.
        ("COVID-19", "заболевших \u0421OVID-19 стало", ["\u0421OVID-19"]),
        ("genocide", "called it g\u0435n\u043ecid\u0435", ["g\u0435n\u043ecid\u0435"]),
        ("Путин", "П\u0079тин", ["П\u0079тин"]),
        ("cop", "сор", []),
        # Traditional and simplified characters.
        ("關稅", "关税上调，税关", ["关税"]),
        ("台湾", "台灣總統，台北", ["台灣"]),
        # A word is not in a longer one by accident.
        ("京都", "東京都で、京都で、京都府", ["京都", "京都"]),
        # Scripts without capitals have no lines of capitals: there an acronym that is a common word counts.
        ("WHO", "WHO表示疫情结束", ["WHO"]),
        ("WHO", "ＷＨＯは終息を宣言した", ["ＷＨＯ"]),
        ("WHO", "WHO는 종식을 선언했다", ["WHO"]),
        ("WHO", "أعلنت WHO انتهاء الوباء", ["WHO"]),
        ("WHO", "WHO ने कहा कि महामारी समाप्त हो गई", ["WHO"]),
        ("WHO", "WHO KILLED THE KING", []),
        # A mayor called 江, and the bridge over the river of a town; districts whose names begin as a mayor ends.
        ("市长", "上海市长江泽民；武汉市长江大桥；上海市长宁区；市长期待", ["市长", "市长"]),
        ("市長", "市長江宜樺；武漢市長江大橋", ["市長"]),
        ("长安", "西安市长安区；市长安排工作", ["长安"]),
        ("人大", "全国人大学习；中国人大学生", ["人大"]),
        ("インド", "インドネシアで、インド首相", ["インド"]),
        ("俄罗斯", "白俄罗斯总统访问俄罗斯", ["俄罗斯"]),
        ("中国", "发展中国家，其中国内企业，中国的", ["中国"]),
        ("南海", "越南海军在南海", ["南海"]),
        ("リオ", "マリオ、シナリオ、リオ五輪", ["リオ"]),
        # A small letter makes another sound of the one before.
        ("ウク", "ウクィー、ウク島", ["ウク"]),
        ("和服", "产品和服务，和服", ["和服"]),
        ("コロナ", "コロナワクチン", ["コロナ"]),
        # The mark of length at the end of a longer word.
        ("サーバー", "サーバを、サーバー", ["サーバ", "サーバー"]),
        ("ハンター", "ハンタの罠、ハンタウイルス、ハンターズ", ["ハンタ", "ハンター"]),
        ("スター", "スタの", []),
        # A prefix before two letters, in a phrase.
        ("תל אביב", "בתל אביב, תל חי", ["בתל אביב"]),
        ('צה"ל', 'צה״ל הודיע, בצה"ל, צה ל', ["צה״ל", 'בצה"ל']),
        # Apostrophes of every kind.
        ("ג'נין", "ג׳נין; בג׳נין; ג נין", ["ג׳נין", "בג׳נין"]),
        ("Лук'янівка", "Лук’янівка і Лук\u02bcянівка", ["Лук’янівка", "Лук\u02bcянівка"]),
    ],
)
def test_a_script_does_not_hide_a_word(term: str, body: str, found: list[str]):
    assert texts({"text": term, "fuzzy": "off"}, body) == found
