"""Words for numbers that look like forms of one another and are not: Russian 13 and 30, Swedish 15 and 50, Arabic 3 and 30.

For languages whose figures in words are not read (`number_words` has those that are).
"""

from functools import cache

#: How such a word begins, with others for the same number behind a |; of two that fit, the longer one says which it is.
_STEMS = """
двенадцат двадцат тринадцат тридцат четырнадцат пятнадцат пятьдесят пятидесят шестнадцат шестьдесят шестидесят семнадцат
семьдесят семидесят восемнадцат восемьдесят девятнадцат девяност пять|пяти|пятью шест сем восем|восьм девят
дванадцят двадцят тринадцят тридцят чотирнадцят ятнадцят ятдесят шістнадцят шістдесят сімнадцят сімдесят вісімнадцят вісімдесят
дванадесет двадесет тринадесет тридесет четиринадесет четиридесет петнадесет петдесет шестнадесет шестдесет седемнадесет
седемдесет осемнадесет осемдесет деветнадесет деветдесет
дванаест тринаест четрнаест петнаест шеснаест седамнаест осамнаест деветнаест педесет шездесет седамдесет осамдесет деведесет
dwana|dwunast dwadzie|dwudziest trzyna trzydzie czterna czterdzie piętna pięćdzie szesna sześćdzie siedemna siedemdzie osiemna
osiemdzie dziewiętna dziewięćdzie pięć|pięci sześć|sześci siedem|siedmi osiem|ośmi dziewięć|dziewięci
dvanáct dvacet třináct třicet čtrnáct čtyřicet patnáct padesát šestnáct šedesát sedmnáct sedmdesát osmnáct osmdesát devatenáct
devadesát dvanás dvadsa trinás tridsa štrnás štyridsa pätnás päťdesiat šestnás šesťdesiat sedemnás sedemdesiat osemnás osemdesiat
devätnás deväťdesiat
dvanaest dvadeset trinaest trideset četrnaest četrdeset petnaest pedeset šesnaest šezdeset sedamnaest sedamdeset osamnaest
osamdeset devetnaest devedeset dvanajst dvajset trinajst petnajst petdeset šestnajst šestdeset sedemnajst sedemdeset osemnajst
osemdeset devetnajst devetdeset
tretton trettio|tretti tretten fjorton|fjorten fyrtio|førti femton|femten femtio|femti sexton|seksten sextio|seksti sjutton|sytten
sjuttio|sytti nitton|nitten nittio|nitti
șaisprezece șaptesprezece optsprezece
ثلاثة ثلاثون|ثلاثين أربعة أربعون|أربعين خمسة خمسون|خمسين سبعة سبعون|سبعين ثمانية ثمانون|ثمانين تسعة تسعون|تسعين
שלושה שלושים ארבעה ארבעים חמישה חמישים שישה שישים שבעה שבעים שמונה שמונים תשעה תשעים
"""


#: Letters of the shortest.
LEAST = 3


def number_stem(word: str) -> str:
    """How a folded word for such a number begins; nothing for any other word.

    >>> number_stem("тринадцати") == number_stem("тринадцать") != number_stem("тридцать"), number_stem("femtio")
    (True, 'femtio')
    """
    stems, beginnings = _stems()
    if word[:LEAST] not in beginnings:
        return ""
    return next((stems[word[:end]] for end in range(len(word), LEAST - 1, -1) if word[:end] in stems), "")


@cache
def _stems() -> tuple[dict[str, str], frozenset[str]]:
    """Each with the one that stands for its number, and how they begin."""
    stems = {stem: group.split("|")[0] for group in _STEMS.split() for stem in group.split("|")}
    return stems, frozenset(stem[:LEAST] for stem in stems)
