"""How names are bent that no dictionary has: endings by the end of the name, language by language.

Only for words with a capital. The rules are those that newspapers follow for foreign names, too: Tuskiem, Orbánnal,
Marinille, Зеленського. A form that the dictionary has as another word is not taken; the caller sees to that.
"""

from collections.abc import Iterator

from triage.languages.case_endings import BELARUSIAN, BENGALI, TAMIL, URDU, Rules, restressed, takes

_POLISH: Rules = (
    # End of the name, letters that go, endings that come; the first rule that fits is the one.
    ("ski cki dzki", 1, "i iego iemu im ich imi ie"),
    ("ska cka dzka", 1, "a iej ą ie ich im imi"),
    ("ek", 2, "ek ka kowi kiem ku ków kom kami kach kowie"),
    ("ec", 2, "ec ca cowi cem cu cowie ców com cami cach"),
    ("eł", 2, "eł ła łowi łem le łowie łów eła ełowi ełem ele"),
    ("k g", 0, "a owi iem u owie ów om ami ach i"),
    ("sz cz rz ż c l j", 0, "a owi em u e owie ów om ami ach"),
    ("ń", 1, "nia niowi niem niu niowie niów niom niami niach"),
    ("ś", 1, "sia siowi siem siu siowie siów"), ("ć", 1, "cia ciowi ciem ciu ciowie ciów"),
    ("ł", 1, "ł ła łowi łem le łu łowie łów łom łami łach"),
    ("r", 0, "a owi em ze u owie ów om ami ach"),
    ("t", 1, "ta towi tem cie tu towie tów tom tami tach"), ("d", 1, "da dowi dem dzie du dowie dów dom dami dach"),
    ("b f m n p s w z v x h", 0, "a owi em ie u owie ów om ami ach"),
    ("ka", 2, "ki ce kę ką ko kowie ków"), ("ga", 2, "gi dze gę gą go"), ("ra", 2, "ry rze rę rą ro"),
    ("ła", 2, "ły le łę łą ło"), ("ta", 2, "ty cie tę tą to"), ("da", 2, "dy dzie dę dą do"),
    ("ia ja la ca sza cza ża", 1, "i y ę ą o ii"), ("a", 1, "y ie ę ą o"), ("ko", 2, "ki ce kę ką kowie ków"), ("go", 2, "gi dze gę gą"),
    ("o", 1, "a owi em u y ie ę ą"), ("y", 1, "y ego emu ym ych ymi"), ("i", 0, "ego emu m ch mi"), ("e", 0, "go mu m ch"),
)  # fmt: skip
_CZECH: Rules = (
    ("ský cký ý", 1, "ého ému ým ém í ých ými é"), ("ová", 1, "é ou"), ("á", 1, "é ou ých ým"), ("í", 0, "ho mu m ch"), ("é", 1, "ého ému ém ých ým ými"), ("ia", 1, "e i í u ou"),
    ("ek", 2, "ka kovi kem ku kové ků kům kův kova kovo kovy kových"), ("ec", 2, "ce ci cem covi cové ců cův cova"),
    ("š ž č ř c j ď ť ň", 0, "e i em ovi ové ů ům ích ův ova ovo ovy ových ovým ově ovu"),
    ("i", 0, "ho mu m ovi"), ("y", 1, "yho ymu ym ých ým ými ů ům ech ách ami"),  # Pellegriniho, Kennedyho, Karlových
    ("a", 1, "y ě e i u o ou ovi ové ů ův ova ovo ovy"), ("o", 1, "a ovi u em om ové ů"), ("e", 0, "ho mu m"),
    ("", 0, "a e ě i u ovi em om ové ů ům y ech ův ova ovo ovy ových ovým ově ovu"),
)  # fmt: skip
_SLOVAK: Rules = (
    ("é", 1, "ého ému om ých ým ými ej ú"),
    ("ová", 1, "ej ú ou"),
    ("ský cký ý", 1, "ého ému ým om í ých ými ú ej á"),
    ("á", 1, "ej ú ou ých ým"),
    ("ia", 1, "e i í u ou"),
    ("a", 1, "y e i u o ou om ovi ov ova ovo ovia"),  # Šimečkom
    *_CZECH[3:],
)
_SOUTH_SLAVIC: Rules = (
    ("ski ški čki ki", 1, "og om im oga omu ih a e u oj ega emu em"), ("ec ac", 2, "ca cu cem ce ci cev"),
    ("a", 1, "e i u o om ama in ina ino"), ("o", 1, "a u om em ov ova ovo ovu ovim"), ("e", 1, "ea eu eom em eja"),
    ("i", 0, "ja ju jem jev jeva"), ("", 0, "a u om em e i ov ova ovo ovog ovu ove ovi ovim ih ju jem ja ev eva evo"),
)  # fmt: skip
_UKRAINIAN: Rules = (
    ("ський цький зький ий", 2, "ого ому им ім і их ими"), ("ська цька ова ева єва іна їна ина", 1, "ої ій у ою і"),
    ("ій", 2, "ія ію ієм ієві ії ої ого ому ім"), ("ей", 1, "я ю єм єві ї"), ("ай ой", 1, "я ю єм єві ї"),
    ("ець", 3, "ця цю цем цеві ці ців цям"), ("ко", 1, "а у ові ом и ів ам"), ("о", 1, "а у ові ом"),
    ("ія", 1, "ї ю єю є"), ("я", 1, "і ю ею єю е ї"), ("ка", 2, "ки ці ку кою ко"), ("га", 2, "ги зі гу гою го"), ("ха", 2, "хи сі ху хою хо"),
    ("а", 1, "и і у ою ею о ам ами ах"), ("ь", 1, "я ю ем еві і ем"), ("ов ев єв ін їн ин", 0, "а у ові им ім і е их ими и"),
    ("ж ч ш щ", 0, "а у ем еві і ів"), ("ок", 2, "ка ку ком кові ки ків"),
    ("б в г ґ д з к л м н п р с т ф х ц", 0, "а у ові ом ем еві і е и ів ам ами ах"),
)  # fmt: skip
_RUSSIAN: Rules = (
    ("ский цкий ый ий", 2, "ого ому ым им ом их ых ими ыми ые ие"), ("ой", 2, "ого ому ым ом ых"),
    ("ская цкая ая", 2, "ой ую ые их"), ("ова ева ёва ина ына", 1, "ой у ою ы"), ("ей ай уй", 1, "я ю ем ём е и ев"),
    ("ия", 1, "и ю ей"), ("я", 1, "и ю ей ёй е"), ("ь", 1, "я ю ем ём е и ью"), ("а", 1, "ы и у ой ою ей е ам ами ах"),
    ("ов ев ёв ин ын", 0, "а у ым ом е ы ых ыми"), ("ж ч ш щ ц", 0, "а у ем ом е и ы ей ев"),
    ("ец", 2, "ца цу цем цом це цы цев"), ("ок", 2, "ка ку ком ке ки ков"),
    ("б в г д з к л м н п р с т ф х", 0, "а у ом ем е ы и ов ам ами ах"),
)  # fmt: skip
_FINNISH: Rules = (
    ("nen", 3, "sen seen sella selle selta sessa sesta sena seksi sta set sten sia siin"),
    ("a", 0, "n a aan ssa sta lla lle lta na ksi t nsa in"), ("ä", 0, "n ä ään ssä stä llä lle ltä nä ksi t nsä"),
    ("o u", 0, "n a on un hon hun ssa sta lla lle lta na ksi ta t"), ("i e", 0, "n a ä in en iin hin hen ssa ssä sta stä lla llä lle lta ltä na nä ksi ta tä t tta ttä"),
    ("y ö", 0, "n ä yn ön hyn hön ssä stä llä lle ltä nä ksi tä t"),
    ("", 0, "in ia iä iin issa issä ista istä illa illä ille ilta iltä ina inä iksi it ien"),
)  # fmt: skip
_ESTONIAN: Rules = (
    ("a e i o u õ ä ö ü", 0, "le lt l ga s st sse ks ta ni na t d"),
    ("", 0, "i it ile ilt il iga is ist isse iks ita ini u ut ule uga t a at ale aga e et ele ega"),
)
_HUNGARIAN_CASES = (
    "nak nek ban ben ba be ból ből ra re ról ről hoz hez höz tól től nál nél ig ért ként é ék val vel"
)
_HUNGARIAN: Rules = (
    ("a", 1, " ".join("á" + end for end in (_HUNGARIAN_CASES + " t n k kat kkal s").split()) + " áék"),
    ("e", 1, " ".join("é" + end for end in (_HUNGARIAN_CASES + " t n k ket kkel s").split()) + " éék"),
    ("á é i í o ó ö ő u ú ü ű", 0, _HUNGARIAN_CASES + " t n k kat ket jának jének ja je"),
    ("", 0, _HUNGARIAN_CASES + " t at et ot öt on en ön ok ek ök okat eket a e ja je ának ének ában ében át ét ával ével án én"),
)  # fmt: skip
_TURKISH: Rules = (
    ("a ı o u", 0, "nın nun ya yı yu da dan nda ndan ydı yla lar ları nı na"),
    ("e i ö ü", 0, "nin nün ye yi yü de den nde nden ydi yle ler leri ni ne"),
    ("", 0, "ın in un ün a e ı i u ü da de ta te dan den tan ten la le lar ler ları leri"),
)
_AZERBAIJANI: Rules = (
    ("a ı o u", 0, "nın nun ya nı nu da dan dadır yla lar ları larda lardan ların sı su"),
    ("e ə i ö ü", 0, "nin nün yə ni nü də dən dədir ylə lər ləri lərdə lərdən lərin si sü"),
    ("", 0, "ın in un ün a ə ı i u ü da də dan dən la lə lar lər ları ləri larda lərdə ların lərin dır dir"),
)
_GREEK: Rules = (
    ("ος", 2, "ου ο ε ον οι ων ους"), ("ός", 2, "ού ό έ οί ών ούς"), ("ης", 2, "η ηδες"), ("ής", 2, "ή"), ("ας", 2, "α"), ("άς", 2, "ά"),
    ("η", 0, "ς"), ("ή", 0, "ς"), ("α", 0, "ς"), ("ά", 0, "ς"), ("ω ώ", 0, "ς"),
)  # fmt: skip
_LITHUANIAN: Rules = (
    ("ius", 3, "iaus iui ių iumi iuje iau"), ("us", 2, "aus ui ų umi uje au"), ("ys is", 2, "io iui į iu yje i y"),
    ("as", 2, "o ui ą u e ai ų ams ais us"), ("ė", 1, "ės ei ę e ėje"), ("a", 1, "os ai ą oje"),
)  # fmt: skip
_LATVIAN: Rules = (
    ("iņš", 3, "iņa iņam iņu iņā iņi"), ("š", 1, "a am u ā i"), ("is", 2, "a im i ī ja jam ju"), ("s", 1, "a am u ā i iem us"), ("a", 1, "as ai u ā"), ("e", 1, "es ei i ē"),
)  # fmt: skip
_ALBANIAN: Rules = (
    ("ër", 2, "ra rën rës"),
    ("a", 1, "ë ës ën ëve"),
    ("ë", 1, "a ës ën"),
    ("e i o u", 0, "s n t ja"),
    ("", 0, "i it in ut un ët ave"),
)
_BASQUE: Rules = (
    ("a", 0, "k ren rekin ri tik ko n ra"),
    ("e i o u", 0, "n ko ra tik k a ak ren aren ri ari rekin arekin an aren etan"),
    ("", 0, "en eko era etik ek a ak aren ari arekin ean"),
)
_MARATHI: Rules = (("", 0, "ने ला च्या चा ची चे त ात ाने ाला ाच्या ाचा ांनी ांच्या ांना"),)
_KAZAKH: Rules = (
    ("а ы о ұ у я", 0, "ның ға ны да дан мен лар нда сы нан на"),
    ("е і ө ү ә и", 0, "нің ге ні де ден мен лер нде сі нен не"),
    (
        "",
        0,
        "ның нің тың тің дың дің ға ге қа ке ды ді ты ті да де та те дан ден тан тен мен пен лар лер дар дер тар тер ы і",
    ),
)
_UZBEK: Rules = (("", 0, "ning ni ga da dan lar lari larning i ining ini iga ida ka qa"),)
_GENITIVE: Rules = (("s x z ß", 0, ""), ("", 0, "s"))
_PLURAL: Rules = (("s x z", 0, ""), ("a e i o u", 0, "s"), ("", 0, "s es"))
_RULES: dict[str, Rules] = {
    "pl": _POLISH, "cs": _CZECH, "sk": _SLOVAK, "uk": _UKRAINIAN, "ru": _RUSSIAN, "be": BELARUSIAN,
    "sl": _SOUTH_SLAVIC, "hr": _SOUTH_SLAVIC, "bs": _SOUTH_SLAVIC, "sr": _SOUTH_SLAVIC, "sh": _SOUTH_SLAVIC,
    "fi": _FINNISH, "et": _ESTONIAN, "hu": _HUNGARIAN, "tr": _TURKISH, "az": _AZERBAIJANI, "el": _GREEK,
    "sq": _ALBANIAN, "eu": _BASQUE, "bn": BENGALI, "ur": URDU, "mr": _MARATHI, "ta": TAMIL, "kk": _KAZAKH, "uz": _UZBEK,
    "lt": _LITHUANIAN, "lv": _LATVIAN, "de": _GENITIVE, "nl": _GENITIVE, "sv": _GENITIVE, "da": _GENITIVE,
    "nb": _GENITIVE, "nn": _GENITIVE, "no": _GENITIVE, "es": _PLURAL, "pt": _PLURAL,
}  # fmt: skip
#: Letters of a name, at least; shorter ones are too many other words with an ending.
LEAST = 3
#: Languages that no dictionary serves: their nouns are bent by these rules, too, and so are short ones.
_BY_CASES = frozenset({"be", "bn", "ta", "ur"})
LEAST_BY_CASES = 2
#: What follows the doubled last consonant of a Hungarian name: Orbánnal, Tuskkal.
_WITH = ("al", "el", "á", "é")


def bends_known_names(language: str) -> bool:
    """Whether names in the dictionary lack an ending there, so that the rule stands beside it: Nigerias."""
    return _RULES.get(language) in (_GENITIVE, _PLURAL)


def has_name_endings(language: str) -> bool:
    """Whether anything is known of how names are bent in a language."""
    return language in _RULES


def is_surname_of_noun(word: str, lemma: str, language: str) -> bool:
    """Whether a word with a capital is a surname that looks like a case of the noun it was made from: Волков, Песков.

    >>> is_surname_of_noun("Волков", "волк", "ru"), is_surname_of_noun("Выборы", "выборы", "ru")
    (True, False)
    """
    return (
        language in {"ru", "uk", "be", "bg"}
        and lemma[:1].islower()
        and lemma != word.lower()
        and word.endswith(("ов", "ев", "ёв", "ин", "ын"))
    )


def forms_of_name(name: str, language: str) -> frozenset[str]:
    """The forms of a name in small letters, by rule.

    >>> sorted(forms_of_name("tusk", "pl"))[:5], "orbánnal" in forms_of_name("orbán", "hu")
    (['tuska', 'tuskach', 'tuskami', 'tuski', 'tuskiem'], True)
    >>> sorted(forms_of_name("nigeria", "de")), forms_of_name("paris", "de"), forms_of_name("abe", "en")
    (['nigerias'], frozenset(), frozenset())
    """
    rules = _RULES.get(language, ())
    if len(name) < (LEAST_BY_CASES if language in _BY_CASES else LEAST) or not rules:
        return frozenset()
    return frozenset(_bent(name, rules, language)) - {name}


def _bent(name: str, rules: Rules, language: str) -> Iterator[str]:
    base, endings = bending(name, rules)
    if language in _BY_CASES:
        endings = [ending.strip("-") for ending in endings if takes(name, ending)]
    yield from (base + ending for ending in endings)
    if language == "be":
        others = restressed(base, is_stressed=name.endswith(("а", "я")))
        yield from (other + ending for other in others for ending in endings)
    if language == "hu" and name[-1] not in "aáeéiíoóöőuúüű":
        last = name[-2:] if name[-2:] in ("sz", "cs", "gy", "ny", "ty", "zs", "ly") else name[-1]
        yield from (name[: -len(last)] + last[0] + last + ending for ending in _WITH)


def bending(word: str, rules: Rules) -> tuple[str, list[str]]:
    """What stays of a word, and the endings that come to it, by the first rule that fits.

    >>> bending("droga", (("ga", 2, "gi dze"), ("a", 1, "y"))), bending("tor", (("a", 1, "y"),))
    (('dro', ['gi', 'dze']), ('tor', []))
    """
    for ends, cut, endings in rules:
        if not ends or word.endswith(tuple(ends.split())):
            return word[: len(word) - cut], endings.split()
    return word, []
